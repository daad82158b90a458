//! What a server offers in its answer to EHLO, and what follows for a letter.
//! Not here: the conversation itself.

use super::classes::Class;
use super::letter::Envelope;
use super::reply::Reply;

/// The extensions that sending uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    pub(super) starttls: bool,
    pub(super) auth_plain: bool,
    pub(super) auth_login: bool,
    eight_bit: bool,
    utf8: bool,
    size: bool,
    /// The largest letter, in bytes, when the server says.
    largest: Option<usize>,
}

impl Offers {
    /// Reads them from the lines after the first.
    pub fn read(reply: &Reply) -> Self {
        let mut offers = Self::default();
        for line in reply.lines().skip(1) {
            let line = line.to_ascii_uppercase();
            let mut words = line.split_whitespace();
            match words.next() {
                Some("STARTTLS") => offers.starttls = true,
                Some("8BITMIME") => offers.eight_bit = true,
                Some("SMTPUTF8") => offers.utf8 = true,
                Some("SIZE") => {
                    offers.size = true;
                    offers.largest = words
                        .next()
                        .and_then(|most| most.parse().ok())
                        .filter(|most| *most > 0);
                }
                Some("AUTH") => {
                    for mechanism in words {
                        offers.auth_plain |= mechanism == "PLAIN";
                        offers.auth_login |= mechanism == "LOGIN";
                    }
                }
                _ => {}
            }
        }
        offers
    }

    /// Why this server cannot take a letter, found without asking.
    pub(super) fn obstacle(&self, envelope: &Envelope) -> Option<(Class, &'static str)> {
        if !envelope.is_speakable() {
            return Some((Class::Addr, "the address cannot be written in SMTP"));
        }
        if envelope.is_international() && !self.utf8 {
            let class = if envelope.to.expose().is_ascii() {
                Class::Policy
            } else {
                Class::Addr
            };
            return Some((
                class,
                "the server takes no address beyond ASCII (it does not offer SMTPUTF8)",
            ));
        }
        if envelope.eight_bit && !self.eight_bit {
            return Some((
                Class::Content,
                "the server takes no text beyond ASCII (it does not offer 8BITMIME)",
            ));
        }
        self.largest
            .is_some_and(|largest| envelope.size > largest)
            .then_some((Class::Content, "the letter is larger than the server takes"))
    }

    /// The command that begins a letter.
    pub(super) fn mail_command(&self, envelope: &Envelope) -> String {
        let mut command = format!("MAIL FROM:<{}>", envelope.from.expose());
        if self.size {
            command.push_str(&format!(" SIZE={}", envelope.size));
        }
        if envelope.eight_bit {
            command.push_str(" BODY=8BITMIME");
        }
        if envelope.is_international() {
            command.push_str(" SMTPUTF8");
        }
        command
    }
}
