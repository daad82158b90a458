//! An address that is written to, or a number that is called. One address may serve several cases;
//! limits and merging go by its folded form.
//! Not here: whether an address works; the relay tells, and `suspended_at` remembers.

use chrono::{DateTime, Utc};

use crate::ids::{ContactId, Ids};
use crate::masked::Masked;
use crate::refusal::{Problem, Refusal};
use crate::words::Language;

/// The longest address SMTP can carry (RFC 5321, 4.5.3.1).
const LONGEST_EMAIL: usize = 254;

/// An e-mail address, simply and strictly read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(Masked<String>);

impl Email {
    /// Reads an address: printable ASCII without spaces, one `@`, a domain with a dot.
    ///
    /// # Errors
    /// When it is anything else; quoted local parts and bare domains are refused on purpose.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let refuse = |problem| {
            Err(Refusal::new(
                "contact.email",
                problem,
                "name@domain.example",
            ))
        };
        let text = text.trim();
        if text.is_empty() {
            return refuse(Problem::Missing);
        }
        if text.len() > LONGEST_EMAIL {
            return refuse(Problem::TooLong);
        }
        let plain = |c: char| c.is_ascii_graphic() && !"\"(),:;<>[\\]".contains(c);
        if !text.chars().all(plain) {
            return refuse(Problem::Unreadable);
        }
        let mut parts = text.split('@');
        let (Some(local), Some(domain), None) = (parts.next(), parts.next(), parts.next()) else {
            return refuse(Problem::Unreadable);
        };
        let dotted =
            |part: &str| !part.is_empty() && part.split('.').all(|label| !label.is_empty());
        let label = |label: &str| {
            label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        if local.len() > 64
            || !dotted(local)
            || !dotted(domain)
            || !domain.contains('.')
            || !domain.split('.').all(label)
        {
            return refuse(Problem::Unreadable);
        }
        Ok(Self(Masked::new(text.to_owned())))
    }

    /// The address as given.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// The form by which limits and merging go: lower case.
    pub fn folded(&self) -> Masked<String> {
        Masked::new(self.expose().to_ascii_lowercase())
    }

    /// The domain, for limits per domain.
    pub fn domain(&self) -> String {
        let (_, domain) = self.expose().rsplit_once('@').unwrap_or_default();
        domain.to_ascii_lowercase()
    }
}

/// A telephone number in international form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(Masked<String>);

impl Phone {
    /// Reads a number; `0...` is taken as Belgian, `00...` as international.
    ///
    /// # Errors
    /// When it is not 8 to 15 digits.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let refuse = |problem| Err(Refusal::new("contact.phone", problem, "+32 and digits"));
        let kept: String = text
            .trim()
            .chars()
            .filter(|c| !" ./-()".contains(*c))
            .collect();
        if kept.is_empty() {
            return refuse(Problem::Missing);
        }
        let digits = if let Some(rest) = kept.strip_prefix('+') {
            rest.to_owned()
        } else if let Some(rest) = kept.strip_prefix("00") {
            rest.to_owned()
        } else if let Some(rest) = kept.strip_prefix('0') {
            format!("32{rest}")
        } else {
            return refuse(Problem::Unreadable);
        };
        let sound = digits.chars().all(|c| c.is_ascii_digit()) && !digits.starts_with('0');
        if !sound || !(8..=15).contains(&digits.len()) {
            return refuse(Problem::Unreadable);
        }
        Ok(Self(Masked::new(format!("+{digits}"))))
    }

    /// The number in international form.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

/// Whom letters go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Which contact.
    pub id: ContactId,
    /// The address, if there is one.
    pub email: Option<Email>,
    /// The number, if there is one.
    pub phone: Option<Phone>,
    /// The language letters are written in.
    pub language: Language,
    /// Since when the person wants no e-mail.
    pub stopped_at: Option<DateTime<Utc>>,
    /// Since when the address is known not to work.
    pub suspended_at: Option<DateTime<Utc>>,
}

impl Contact {
    /// The address, when letters may go to it.
    pub fn usable_email(&self) -> Option<&Email> {
        let free = self.stopped_at.is_none() && self.suspended_at.is_none();
        self.email.as_ref().filter(|_| free)
    }
}

/// A contact to be added: at least one way to reach the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewContact {
    /// The address.
    pub email: Option<Email>,
    /// The number.
    pub phone: Option<Phone>,
    /// The language letters are written in.
    pub language: Language,
}

impl NewContact {
    /// Gives the contact its identifier.
    ///
    /// # Errors
    /// When there is neither an address nor a number.
    pub fn create(self, ids: &mut dyn Ids) -> Result<Contact, Refusal> {
        if self.email.is_none() && self.phone.is_none() {
            return Err(Refusal::new(
                "contact",
                Problem::Missing,
                "an e-mail address or a telephone number",
            ));
        }
        Ok(Contact {
            id: ContactId::next(ids),
            email: self.email,
            phone: self.phone,
            language: self.language,
            stopped_at: None,
            suspended_at: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for good in ["Ana.B+x@mail.example", "o'neil@a-b.co.uk", "x@y.zz"] {
            let email = Email::parse(good).unwrap();
            assert!(!format!("{email:?}").contains(good));
        }
        assert_eq!(
            Email::parse("Ana@Mail.Example").unwrap().folded().expose(),
            "ana@mail.example"
        );
        assert_eq!(
            Email::parse("Ana@Mail.Example").unwrap().domain(),
            "mail.example"
        );
        for bad in [
            "",
            "a",
            "a@b",
            "a@@b.c",
            "a@b@c.d",
            "a b@c.d",
            "a@b.c\r\nBcc: x@y.z",
            "a@.b.c",
            ".a@b.c",
            "a@b..c",
            "a@-b.c",
            "<a@b.c>",
            "ä@b.c",
            "a@b.c.",
        ] {
            assert!(Email::parse(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn numbers() {
        for (given, kept) in [
            ("0470 12 34 56", "+32470123456"),
            ("+40 721 234 567", "+40721234567"),
            ("0032 2 123.45.67", "+3221234567"),
        ] {
            assert_eq!(Phone::parse(given).unwrap().expose(), kept);
        }
        for bad in ["", "12", "call me", "+0123456789", "0470-abc"] {
            assert!(Phone::parse(bad).is_err(), "{bad:?}");
        }
    }
}
