//! Looks an answer up in the table: by phase, code and enhanced code, never by text.
//! Not here: the table itself ([`super::classes`]), and reading replies ([`super::reply`]).

use super::answer::Phase;
use super::classes::{At, Class, Code, Detail, TABLE};
use super::reply::{Enhanced, Reply};

/// The codes that let the conversation go on.
const fn welcome(phase: Phase) -> &'static [u16] {
    match phase {
        Phase::Connect | Phase::Tls | Phase::Body => &[],
        Phase::Greeting | Phase::Starttls => &[220],
        Phase::Ehlo | Phase::Reset | Phase::Mail | Phase::Dot => &[250],
        Phase::Auth => &[235, 334],
        Phase::Rcpt => &[250, 251],
        Phase::Data => &[354],
    }
}

/// What a reply means in a phase; `None` when the conversation goes on, or after the dot: accepted.
pub fn judge(phase: Phase, reply: &Reply) -> Option<Class> {
    if welcome(phase).contains(&reply.code) {
        return None;
    }
    let fits = |(at, code, detail): &(At, Code, Detail)| {
        at.holds(phase) && code.holds(reply.code) && detail.holds(reply.enhanced)
    };
    let row = TABLE.iter().find(|row| row.answers.iter().any(fits));
    Some(row.map_or(Class::Proto, |row| row.class))
}

/// What it means that no readable reply came.
pub const fn unanswered(phase: Phase) -> Class {
    match phase {
        Phase::Dot => Class::Ambig,
        _ => Class::Conn,
    }
}

/// What it means that something came that is no reply, or out of turn.
pub const fn garbled(phase: Phase) -> Class {
    match phase {
        Phase::Dot => Class::Ambig,
        Phase::Starttls | Phase::Tls => Class::Tls,
        _ => Class::Proto,
    }
}

impl At {
    fn holds(self, phase: Phase) -> bool {
        match self {
            Self::Any => true,
            Self::Session => phase <= Phase::Reset,
            Self::Letter => phase > Phase::Reset,
            Self::Only(only) => phase == only,
            Self::Recipient => phase >= Phase::Rcpt,
        }
    }
}

impl Code {
    fn holds(self, code: u16) -> bool {
        match self {
            Self::Any => true,
            Self::Of(codes) => codes.contains(&code),
            Self::From(least, most) => (least..=most).contains(&code),
        }
    }
}

impl Detail {
    fn holds(self, enhanced: Option<Enhanced>) -> bool {
        match (self, enhanced) {
            (Self::Any, _) | (Self::Absent, None) => true,
            (Self::Of(pairs), Some((_, subject, detail))) => pairs.contains(&(subject, detail)),
            (Self::Subject(wanted), Some((_, subject, _))) => subject == wanted,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::classes::Letter;
    use super::super::reply::Reader;
    use super::*;

    fn judged(phase: Phase, line: &str) -> Option<Class> {
        let reply = Reader::default().take(format!("{line}\r\n").as_bytes());
        judge(phase, &reply.unwrap().unwrap())
    }

    #[test]
    fn the_table() {
        use Class as C;
        use Phase as P;
        for (phase, line, class) in [
            (P::Greeting, "554 no mail here", C::Conn),
            (P::Greeting, "450 wait", C::Busy),
            (P::Ehlo, "502 unknown", C::Proto),
            (P::Ehlo, "550 5.7.1 go away", C::Proto),
            (P::Ehlo, "550 5.1.1 nobody", C::Proto),
            (P::Starttls, "454 not now", C::Tls),
            (P::Starttls, "250 ok", C::Tls),
            (P::Auth, "535 5.7.8 wrong", C::Auth),
            (P::Auth, "504 unknown mechanism", C::Auth),
            (P::Auth, "454 4.7.0 later", C::Busy),
            (P::Auth, "250 ok", C::Proto),
            (P::Mail, "530 5.7.0 login first", C::Auth),
            (P::Mail, "421 4.3.2 going down", C::Busy),
            (P::Dot, "421 timeout", C::Busy),
            (P::Rcpt, "421 4.7.28 slow down", C::Rate),
            (P::Rcpt, "450 4.7.0 slow down", C::Rate),
            (P::Rcpt, "451 4.4.1 next hop", C::Busy),
            (P::Rcpt, "450 4.7.1 greylisted", C::Grey),
            (P::Rcpt, "451 4.7.1 greylisted", C::Grey),
            (P::Dot, "450 4.2.0 greylisted", C::Grey),
            (P::Mail, "451 4.7.1 not yet", C::Sys),
            (P::Rcpt, "452 4.2.2 full", C::Full),
            (P::Dot, "552 5.2.2 full", C::Full),
            (P::Rcpt, "550 5.2.2 full", C::Full),
            (P::Rcpt, "552 full", C::Full),
            (P::Dot, "451 4.3.0 trouble", C::Sys),
            (P::Mail, "452 4.3.1 disk", C::Sys),
            (P::Rcpt, "450 mailbox busy", C::Sys),
            (P::Rcpt, "550 5.1.1 nobody", C::Addr),
            (P::Rcpt, "550 nobody", C::Addr),
            (P::Rcpt, "551 moved", C::Addr),
            (P::Rcpt, "553 5.1.3 syntax", C::Addr),
            (P::Rcpt, "501 5.1.3 syntax", C::Addr),
            (P::Rcpt, "554 5.1.2 no such host", C::Addr),
            (P::Rcpt, "550 5.1.10 null MX", C::Addr),
            (P::Dot, "550 5.1.1 nobody", C::Addr),
            (P::Mail, "550 5.1.1 sender", C::Policy),
            (P::Mail, "553 sender", C::Policy),
            (P::Rcpt, "554 5.7.1 relay denied", C::Policy),
            (P::Dot, "550 5.7.26 DMARC", C::Policy),
            (P::Dot, "550 5.7.515 DMARC", C::Policy),
            (P::Dot, "554 no", C::Policy),
            (P::Dot, "550 no", C::Policy),
            (P::Dot, "552 5.3.4 too large", C::Content),
            (P::Mail, "552 too large", C::Content),
            (P::Dot, "552 5.2.3 too large", C::Content),
            (P::Dot, "554 5.6.0 content", C::Content),
            (P::Mail, "503 bad sequence", C::Proto),
            (P::Mail, "555 unknown parameter", C::Proto),
            (P::Mail, "354 go", C::Proto),
            (P::Mail, "251 ok", C::Proto),
            (P::Rcpt, "252 cannot say", C::Proto),
            (P::Data, "250 ok", C::Proto),
            (P::Body, "250 ok", C::Proto),
            (P::Body, "451 4.3.0 trouble", C::Sys),
            (P::Reset, "500 unknown", C::Proto),
            (P::Dot, "354 go", C::Ambig),
            (P::Dot, "251 ok", C::Ambig),
            (P::Dot, "200 ok", C::Ambig),
            (P::Dot, "150 wait", C::Ambig),
        ] {
            assert_eq!(judged(phase, line), Some(class), "{phase:?} {line}");
        }
    }

    #[test]
    fn only_250_after_the_dot_is_sent_and_nothing_else_is_ever_lost() {
        for code in 100..600_u16 {
            for detail in ["", "2.0.0 ", "4.2.2 ", "5.7.1 ", "5.1.1 "] {
                let after = judged(Phase::Dot, &format!("{code} {detail}x"));
                assert_eq!(after.is_none(), code == 250, "{code}");
                assert_eq!(
                    after == Some(Class::Ambig),
                    code != 250 && code < 400,
                    "{code}"
                );
                for phase in Phase::ALL.into_iter().filter(|phase| *phase != Phase::Dot) {
                    let class = judged(phase, &format!("{code} {detail}x"));
                    assert_ne!(class, Some(Class::Ambig), "{phase:?} {code}");
                    let ends = |class: Class| matches!(class.row().letter, Letter::Ends(_));
                    let letters = class.is_some_and(ends);
                    // Nothing that happens before MAIL may end a letter, and no 4xx ever does.
                    assert!(
                        !letters || (phase > Phase::Reset && code >= 500),
                        "{phase:?} {code}"
                    );
                }
            }
        }
    }

    #[test]
    fn silence() {
        for phase in Phase::ALL {
            let dot = phase == Phase::Dot;
            assert_eq!(unanswered(phase) == Class::Ambig, dot);
            assert_eq!(garbled(phase) == Class::Ambig, dot);
        }
    }
}
