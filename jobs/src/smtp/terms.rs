//! What an operator tells about the mail server, and how long each phase of a conversation may take.
//! Not here: reading the configuration, certificates ([`super::trust`]).

use std::time::Duration;

use casework::masked::Masked;

/// How the way to the server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// Plain at first, TLS before anything that matters; without it nothing is sent.
    Starttls,
    /// TLS from the first byte.
    Implicit,
    /// None, and only to an address of this machine.
    NoneOnLoopback,
}

/// The account on the server.
#[derive(Clone, Debug)]
pub struct Login {
    /// Its name.
    pub user: String,
    /// Its password.
    pub password: Masked<String>,
}

/// How long each phase may take at the most, whatever arrives meanwhile.
///
/// RFC 5321 (4.5.3.2) asks for five minutes where strangers may be slow. This is a conversation with
/// the organisation's own relay, and each letter that waits keeps a hand from the others. After the
/// mark the times of the RFC hold. However long it takes, the lease is renewed (`crate::lease`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is named after the phase it limits")]
pub struct Timers {
    /// One address of the server.
    pub connect: Duration,
    pub tls: Duration,
    pub greeting: Duration,
    pub ehlo: Duration,
    pub auth: Duration,
    pub reset: Duration,
    pub mail: Duration,
    pub rcpt: Duration,
    pub data: Duration,
    /// The whole body, without its end.
    pub body: Duration,
    /// The answer after the final dot. Giving up sooner makes doubles.
    pub reply: Duration,
    pub quit: Duration,
    /// A connection without letters is closed after this.
    pub idle: Duration,
}

impl Default for Timers {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            tls: Duration::from_secs(30),
            greeting: Duration::from_secs(60),
            ehlo: Duration::from_secs(30),
            auth: Duration::from_secs(30),
            reset: Duration::from_secs(10),
            mail: Duration::from_secs(60),
            rcpt: Duration::from_secs(60),
            data: Duration::from_secs(120),
            body: Duration::from_secs(180),
            reply: Duration::from_secs(600),
            quit: Duration::from_secs(2),
            idle: Duration::from_secs(60),
        }
    }
}

/// However impatient an operator is: a greeting or a look for a recipient may take this long.
const LEAST_PATIENCE: Duration = Duration::from_secs(10);

impl Timers {
    /// With so much time for the answer after the dot. No other phase deserves more than that; where it
    /// is short, nobody waits a minute for a server that fell silent before.
    pub fn for_reply(reply: Duration) -> Self {
        let most = reply.max(LEAST_PATIENCE);
        let usual = Self::default();
        Self {
            tls: usual.tls.min(most),
            greeting: usual.greeting.min(most),
            ehlo: usual.ehlo.min(most),
            auth: usual.auth.min(most),
            mail: usual.mail.min(most),
            rcpt: usual.rcpt.min(most),
            data: usual.data.min(most),
            body: usual.body.min(most),
            reply,
            ..usual
        }
    }

    /// How long a letter may be under way at the most: a kept connection that fell silent, a server with two
    /// addresses of which the second answers, AUTH LOGIN with its three steps, and every phase to its last moment.
    pub fn slowest_letter(&self) -> Duration {
        let session = self.reset + self.connect * 2 + self.greeting + self.tls;
        let login = self.ehlo * 3 + self.auth * 3;
        session + login + self.mail + self.rcpt + self.data + self.body + self.reply
    }
}

/// The terms of a conversation.
#[derive(Clone, Debug)]
pub struct Terms {
    /// How it is protected.
    pub encryption: Encryption,
    /// The account; none when the server asks for none.
    pub login: Option<Login>,
    /// How long each phase may take.
    pub timers: Timers,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_phase_is_waited_for_longer_than_the_answer_to_the_dot_unless_it_is_short() {
        let seconds = Duration::from_secs;
        assert_eq!(Timers::for_reply(seconds(600)), Timers::default());
        for (reply, mail, data, connect) in [(200, 60, 120, 10), (45, 45, 45, 10), (1, 10, 10, 10)]
        {
            let timers = Timers::for_reply(seconds(reply));
            assert_eq!(timers.reply, seconds(reply));
            assert_eq!(timers.mail, seconds(mail));
            assert_eq!(
                (timers.data, timers.connect),
                (seconds(data), seconds(connect))
            );
            assert!(timers.quit < timers.mail && timers.reset <= timers.mail);
        }
    }
}
