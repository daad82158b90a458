//! Logging in: PLAIN where it is offered, else LOGIN.
//! Not here: whether the way is safe for a password ([`super::conversation`]).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::offers::Offers;
use super::terms::Login;

/// What is said after the server's next answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The name, after 334.
    Name,
    /// The password, after 334.
    Password,
    /// Nothing more: 235 is due.
    Nothing,
}

/// What follows from an answer that was not a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Further {
    /// Logged in.
    Done,
    /// Say this; then the step.
    Say(String, Step),
    /// The answer does not fit the step.
    Wrong,
}

/// The first command; `None` when the server offers neither way.
pub fn begin(login: &Login, offers: &Offers) -> Option<(String, Step)> {
    if offers.auth_plain {
        Some((format!("AUTH PLAIN {}", plain(login)), Step::Nothing))
    } else {
        let command = "AUTH LOGIN".to_owned();
        offers.auth_login.then_some((command, Step::Name))
    }
}

/// What follows from 235 or 334.
pub fn further(login: &Login, step: Step, code: u16) -> Further {
    match (step, code) {
        (Step::Nothing, 235) => Further::Done,
        (Step::Name, 334) => Further::Say(STANDARD.encode(&login.user), Step::Password),
        (Step::Password, 334) => {
            Further::Say(STANDARD.encode(login.password.expose()), Step::Nothing)
        }
        _ => Further::Wrong,
    }
}

/// What a reply may repeat of it and nobody must keep.
pub fn secrets(login: &Login) -> Vec<String> {
    let password = login.password.expose();
    let name = STANDARD.encode(&login.user);
    let all = [
        plain(login),
        name,
        STANDARD.encode(password),
        password.clone(),
    ];
    all.into_iter().filter(|one| !one.is_empty()).collect()
}

fn plain(login: &Login) -> String {
    STANDARD.encode(format!("\0{}\0{}", login.user, login.password.expose()))
}
