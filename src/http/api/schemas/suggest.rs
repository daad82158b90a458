//! Questions for a track and the advice that comes back.
//! Not here: questions for dates ([`super::questions`]).

use law::suggest::{Ask, Caution, Family, Note, Reason};
use law::words::{Card, Document, Lodging, StayLength, Track, Visa};
use serde_json::{Value, json};

use super::{Named, day, flag, list, nationality, object, one_of_ours, words};

pub fn all() -> Vec<Named> {
    vec![
        ("TrackQuestion", question()),
        (
            "TrackSuggestion",
            object(&[
                ("track", words!(Track)),
                ("stay?", words!(StayLength)),
                ("reasons", list(words!(Reason))),
                ("cautions", list(words!(Caution))),
            ]),
        ),
        (
            "TrackAdvice",
            object(&[
                ("on", day()),
                ("suggestions", list(one_of_ours("TrackSuggestion"))),
                ("questions", list(words!(Ask))),
                ("notes", list(words!(Note))),
            ]),
        ),
    ]
}

fn question() -> Value {
    let one_or_more = |of: Value| json!({"anyOf": [of.clone(), list(of)]});
    let mut schema = object(&[
        ("nationality?", one_or_more(nationality())),
        ("stay?", words!(StayLength)),
        ("family?", words!(Family)),
        ("visa?", words!(Visa)),
        ("to_marry?", flag()),
        ("lodging?", words!(Lodging)),
        ("card?", words!(Card)),
        ("papers?", one_or_more(words!(Document))),
        ("asks_protection?", flag()),
        ("withdrawal_agreement?", flag()),
        ("resident_elsewhere?", flag()),
        ("home_abroad?", flag()),
        ("today?", day()),
    ]);
    schema["example"] =
        json!({"nationality": "MA", "stay": "long", "family": "eu", "visa": "none"});
    schema
}
