//! The SMTP conversation without I/O: what arrived goes in, what to do next comes out. Strictly one
//! command, one reply; whatever else the server says ends the conversation.
//! Not here: sockets and TLS ([`super::transport`]), what a refusal means ([`super::answer`]).

use std::time::Duration;

use casework::masked::Masked;

use super::answer::{Accepted, Failure, Phase};
use super::classes::Class;
use super::judgement::{garbled, judge, unanswered};
use super::letter::{END, Envelope, stuffed};
use super::login::{self, Further, Step};
use super::offers::Offers;
use super::reply::{Reader, Reply, told};
use super::terms::{Encryption, Terms};
use crate::crash_points::CrashPoint;

/// What the driver does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Look whether something arrived that nobody asked for: say `received`, `ended` or `quiet`.
    Look,
    /// Write, within this time; say `written`. What arrives meanwhile is `received`.
    Write(Masked<Vec<u8>>, Duration),
    /// Read and say `received`. With a time, the timer starts anew; without, it runs on.
    Read(Option<Duration>),
    /// Switch to TLS within this time; say `secured` or `not_secured`.
    Secure(Duration),
    /// What the caller wanted is reached.
    Reached(Reached),
    /// It is not.
    Failed(Failure),
}

/// Where a conversation pauses until the caller speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reached {
    /// The server waits for a letter.
    Ready,
    /// It said 354 and waits for the body: the moment of the mark.
    Go,
    /// The body is out, its end is not: the last moment to turn back.
    BodyOut,
    /// The letter is taken.
    Accepted(Accepted),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// Nothing was opened yet.
    New,
    /// The buffer is looked at before the command of this phase.
    Looking(Phase),
    Writing(Phase),
    Waiting(Phase),
    Securing,
    Ready,
    Go,
    BodyOut,
    Closed,
}

/// One conversation, from the greeting to the last letter.
pub struct Conversation {
    terms: Terms,
    /// The name by which the machine greets.
    hello: String,
    on_loopback: bool,
    encrypted: bool,
    greeted: bool,
    standing: Standing,
    reader: Reader,
    pending: Vec<u8>,
    offers: Offers,
    login: Step,
    envelope: Option<Envelope>,
    /// What a reply may repeat and nobody must keep.
    private: Vec<String>,
}

impl Conversation {
    /// A conversation with a server that was just connected to. `on_loopback`: at its address as
    /// connected to, not by its name.
    pub fn new(terms: Terms, hello: String, on_loopback: bool) -> Self {
        let private = terms.login.as_ref().map(login::secrets).unwrap_or_default();
        Self {
            terms,
            hello,
            on_loopback,
            encrypted: false,
            greeted: false,
            standing: Standing::New,
            reader: Reader::default(),
            pending: Vec::new(),
            offers: Offers::default(),
            login: Step::Nothing,
            envelope: None,
            private,
        }
    }

    /// Begins.
    pub fn open(&mut self) -> Next {
        match self.terms.encryption {
            _ if self.standing != Standing::New => self.misused(),
            Encryption::NoneOnLoopback if !self.on_loopback => {
                let why = "without encryption only an address of this machine is spoken to";
                self.fail(Phase::Connect, Class::Tls, why)
            }
            Encryption::Implicit => self.secure(),
            Encryption::Starttls | Encryption::NoneOnLoopback => self.wait(Phase::Greeting),
        }
    }

    /// Whether the next letter may go this way.
    pub fn is_ready(&self) -> bool {
        self.standing == Standing::Ready
    }

    /// Asks whether the server still listens, and clears what was said of the letter before.
    pub fn reset(&mut self) -> Next {
        if !self.is_ready() {
            return self.misused();
        }
        self.say(Phase::Reset, "RSET")
    }

    /// Offers a letter.
    pub fn begin(&mut self, envelope: &Envelope) -> Next {
        if !self.is_ready() {
            return self.misused();
        }
        self.envelope = Some(envelope.clone());
        if let Some((class, why)) = self.offers.obstacle(envelope) {
            // Nothing was said, so the server still waits for a letter.
            return Next::Failed(self.failure(Phase::Mail, class, why));
        }
        let command = self.offers.mail_command(envelope);
        self.say(Phase::Mail, &command)
    }

    /// Sends the body, without its end. Only after [`Reached::Go`], and after the mark.
    pub fn body(&mut self, bytes: &[u8]) -> Next {
        if self.standing != Standing::Go {
            return self.misused();
        }
        self.prepare(Phase::Body, stuffed(bytes))
    }

    /// Sends the end of the body. From here on nobody can turn back.
    pub fn dot(&mut self) -> Next {
        if self.standing != Standing::BodyOut {
            return self.misused();
        }
        self.prepare(Phase::Dot, END.to_vec())
    }

    /// Nothing had arrived.
    pub fn quiet(&mut self) -> Next {
        let Standing::Looking(phase) = self.standing else {
            return self.misused();
        };
        self.standing = Standing::Writing(phase);
        let bytes = std::mem::take(&mut self.pending);
        Next::Write(Masked::new(bytes), self.time(phase))
    }

    /// Everything was written.
    pub fn written(&mut self) -> Next {
        match self.standing {
            Standing::Writing(Phase::Body) => {
                self.standing = Standing::BodyOut;
                Next::Reached(Reached::BodyOut)
            }
            // The time for the answer begins when the dot has left.
            Standing::Writing(Phase::Dot) => {
                CrashPoint::DotOut.passed();
                self.wait(Phase::Dot)
            }
            Standing::Writing(phase) => {
                self.standing = Standing::Waiting(phase);
                Next::Read(None)
            }
            _ => self.misused(),
        }
    }

    /// Bytes arrived.
    pub fn received(&mut self, bytes: &[u8]) -> Next {
        let waiting = matches!(self.standing, Standing::Waiting(_));
        let phase = self.phase();
        match self.reader.take(bytes) {
            // Half of what nobody asked for is as wrong as the whole, except in a body, where a
            // server that gives up deserves to be heard out.
            Ok(None) if waiting || self.standing == Standing::Writing(Phase::Body) => {
                Next::Read(None)
            }
            Ok(Some(reply)) if waiting => self.answered(phase, &reply),
            Ok(Some(reply)) => self.out_of_turn(phase, &reply),
            Ok(None) => self.fail(phase, garbled(phase), "the server spoke out of turn"),
            Err(why) => self.fail(phase, garbled(phase), &why.to_string()),
        }
    }

    /// The server ended the connection, or the network did.
    pub fn ended(&mut self, why: &str) -> Next {
        let phase = self.phase();
        self.fail(phase, unanswered(phase), why)
    }

    /// The time of the phase is over.
    pub fn timed_out(&mut self) -> Next {
        let phase = self.phase();
        let seconds = self.time(phase).as_secs_f64();
        let why = format!("no answer within {seconds} seconds");
        self.fail(phase, unanswered(phase), &why)
    }

    /// The connection is encrypted from here on.
    pub fn secured(&mut self) -> Next {
        if self.standing != Standing::Securing {
            return self.misused();
        }
        self.encrypted = true;
        if self.greeted {
            self.ehlo()
        } else {
            self.wait(Phase::Greeting)
        }
    }

    /// TLS did not come about.
    pub fn not_secured(&mut self, why: &str) -> Next {
        self.fail(Phase::Tls, Class::Tls, why)
    }

    /// Where it stands, in the words of the history.
    fn phase(&self) -> Phase {
        match self.standing {
            Standing::New | Standing::Closed => Phase::Connect,
            // Not a byte of the dot has left.
            Standing::Looking(Phase::Dot) | Standing::BodyOut => Phase::Body,
            Standing::Looking(phase) | Standing::Writing(phase) | Standing::Waiting(phase) => phase,
            Standing::Securing => Phase::Tls,
            Standing::Ready => Phase::Reset,
            Standing::Go => Phase::Data,
        }
    }

    const fn time(&self, phase: Phase) -> Duration {
        let timers = &self.terms.timers;
        match phase {
            Phase::Connect => timers.connect,
            Phase::Tls => timers.tls,
            Phase::Greeting => timers.greeting,
            Phase::Ehlo | Phase::Starttls => timers.ehlo,
            Phase::Auth => timers.auth,
            Phase::Reset => timers.reset,
            Phase::Mail => timers.mail,
            Phase::Rcpt => timers.rcpt,
            Phase::Data => timers.data,
            Phase::Body => timers.body,
            Phase::Dot => timers.reply,
        }
    }

    fn answered(&mut self, phase: Phase, reply: &Reply) -> Next {
        if let Some(class) = judge(phase, reply) {
            return self.refused(phase, class, reply);
        }
        match phase {
            Phase::Greeting => {
                self.greeted = true;
                self.ehlo()
            }
            Phase::Ehlo => {
                self.offers = Offers::read(reply);
                self.after_ehlo()
            }
            Phase::Starttls => self.secure(),
            Phase::Auth => self.log_in_further(reply),
            Phase::Mail => {
                let to = self
                    .envelope
                    .as_ref()
                    .map(|envelope| envelope.to.expose().clone());
                self.say(
                    Phase::Rcpt,
                    &format!("RCPT TO:<{}>", to.unwrap_or_default()),
                )
            }
            Phase::Rcpt => self.say(Phase::Data, "DATA"),
            Phase::Data => {
                self.standing = Standing::Go;
                self.reader = Reader::default();
                Next::Reached(Reached::Go)
            }
            Phase::Reset => self.ready(Reached::Ready),
            Phase::Dot => {
                let (code, reply) = (reply.code, reply.told(&self.private_words()));
                self.ready(Reached::Accepted(Accepted { code, reply }))
            }
            Phase::Connect | Phase::Tls | Phase::Body => self.misused(),
        }
    }

    fn after_ehlo(&mut self) -> Next {
        if self.terms.encryption == Encryption::Starttls && !self.encrypted {
            return if self.offers.starttls {
                self.say(Phase::Starttls, "STARTTLS")
            } else {
                self.fail(
                    Phase::Starttls,
                    Class::Tls,
                    "the server does not offer STARTTLS",
                )
            };
        }
        let Some(login) = &self.terms.login else {
            return self.ready(Reached::Ready);
        };
        if !self.encrypted && !self.on_loopback {
            return self.fail(
                Phase::Auth,
                Class::Tls,
                "a password never travels without encryption",
            );
        }
        let Some((command, step)) = login::begin(login, &self.offers) else {
            let why = "the server offers neither AUTH PLAIN nor AUTH LOGIN";
            return self.fail(Phase::Auth, Class::Auth, why);
        };
        self.login = step;
        self.say(Phase::Auth, &command)
    }

    fn log_in_further(&mut self, reply: &Reply) -> Next {
        let login = self.terms.login.as_ref();
        match login.map(|login| login::further(login, self.login, reply.code)) {
            Some(Further::Done) => self.ready(Reached::Ready),
            Some(Further::Say(word, step)) => {
                self.login = step;
                self.say(Phase::Auth, &word)
            }
            Some(Further::Wrong) | None => self.refused(Phase::Auth, Class::Proto, reply),
        }
    }

    fn ehlo(&mut self) -> Next {
        let command = format!("EHLO {}", self.hello);
        self.say(Phase::Ehlo, &command)
    }

    fn secure(&mut self) -> Next {
        self.standing = Standing::Securing;
        Next::Secure(self.time(Phase::Tls))
    }

    fn wait(&mut self, phase: Phase) -> Next {
        self.reader = Reader::default();
        self.standing = Standing::Waiting(phase);
        Next::Read(Some(self.time(phase)))
    }

    fn ready(&mut self, reached: Reached) -> Next {
        self.reader = Reader::default();
        self.standing = Standing::Ready;
        Next::Reached(reached)
    }

    fn say(&mut self, phase: Phase, command: &str) -> Next {
        self.prepare(phase, format!("{command}\r\n").into_bytes())
    }

    fn prepare(&mut self, phase: Phase, bytes: Vec<u8>) -> Next {
        self.reader = Reader::default();
        self.pending = bytes;
        self.standing = Standing::Looking(phase);
        Next::Look
    }

    /// A reply that nobody asked for. It may be a late one to something else, so it never condemns a
    /// letter; but a server that says goodbye, or gives up in a body, is believed.
    fn out_of_turn(&mut self, phase: Phase, reply: &Reply) -> Next {
        let class = match judge(phase, reply) {
            _ if phase == Phase::Dot => Class::Ambig,
            Some(Class::Busy) if reply.code == 421 => Class::Busy,
            Some(class) if phase == Phase::Body && reply.digit() == 4 => class,
            _ => garbled(phase),
        };
        self.standing = Standing::Closed;
        Next::Failed(self.with_reply(phase, class, reply))
    }

    fn refused(&mut self, phase: Phase, class: Class, reply: &Reply) -> Next {
        // A well-formed no to a letter leaves the connection clean; any other doubt ends it.
        let clean = phase >= Phase::Mail
            && (400..600).contains(&reply.code)
            && reply.code != 421
            && !matches!(class, Class::Auth | Class::Proto | Class::Ambig);
        self.standing = if clean {
            Standing::Ready
        } else {
            Standing::Closed
        };
        self.reader = Reader::default();
        Next::Failed(self.with_reply(phase, class, reply))
    }

    fn with_reply(&self, phase: Phase, class: Class, reply: &Reply) -> Failure {
        Failure {
            phase,
            class,
            code: Some(reply.code),
            enhanced: reply.enhanced,
            reply: reply.told(&self.private_words()),
        }
    }

    fn failure(&self, phase: Phase, class: Class, why: &str) -> Failure {
        let reply = told(std::iter::once(why), &self.private_words());
        Failure {
            phase,
            class,
            code: None,
            enhanced: None,
            reply,
        }
    }

    fn fail(&mut self, phase: Phase, class: Class, why: &str) -> Next {
        self.standing = match casework::planted!(planted_pool_reuse) {
            false => Standing::Closed,
            true => Standing::Ready,
        };
        Next::Failed(self.failure(phase, class, why))
    }

    /// A step that does not belong here: the conversation ends, and what may have left stays unknown.
    fn misused(&mut self) -> Next {
        let phase = self.phase();
        self.fail(
            phase,
            unanswered(phase),
            "a step out of order ended the conversation",
        )
    }

    fn private_words(&self) -> Vec<String> {
        let mut words = self.private.clone();
        words.extend(self.envelope.iter().flat_map(Envelope::private));
        words
    }
}
