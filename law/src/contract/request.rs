//! From a question to a [`Situation`]. Anything unknown is an error of that line, by its path.
//! Not here: the law.

use crate::book::RuleBook;
use crate::nationality::Nationality;
use crate::situation::{About, Absence, Fact, Situation, Stay};
use crate::words::{
    AbsenceReason, Card, Document, FactKind, Lodging, Profile, Purpose, Sponsor, StayLength, Track,
    Visa,
};

use super::error::LineError;
use super::read::{At, join, refuse_doubles};
use super::tree::Tree;

const KEYS: &[&str] = &[
    "id",
    "track",
    "facts",
    "about",
    "absences",
    "earlier_stays",
    "closures",
    "today",
    "profile",
];
const ABOUT_KEYS: &[&str] = &[
    "stay",
    "lodging",
    "nationality",
    "birth_date",
    "visa",
    "visa_days",
    "card",
    "old_layout",
    "purpose",
    "sponsor",
    "municipality",
    "document",
];
const FACT_KEYS: &[&str] = &["on", "document", "card", "evidence", "issued_on", "rule"];

/// The longest stay that a C visa is taken to print, in days.
const MOST_VISA_DAYS: u32 = 365;

/// The words of a list, for the error that names what would be right.
macro_rules! word {
    ($at:expr, $code:literal, $list:ty) => {{
        let known: Vec<&str> = <$list>::ALL.iter().map(|word| word.as_str()).collect();
        $at.word::<$list>($code, &known)
    }};
}

/// The id of a question, when it has a readable one.
pub fn id(question: &Tree) -> Option<String> {
    match question.get("id") {
        Some(Tree::Text(id)) => Some(id.clone()),
        _ => None,
    }
}

/// Reads a whole question.
pub fn parse(book: &RuleBook, question: &Tree, profile: Profile) -> Result<Situation, LineError> {
    refuse_doubles(question, "")?;
    let entries = At {
        tree: question,
        path: "",
    }
    .object(KEYS)?;
    let at = |key: &'static str| {
        entries
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, tree)| At { tree, path: key })
    };
    if let Some(id) = at("id") {
        id.text()?;
    }
    let track = at("track").ok_or_else(|| {
        LineError::new(
            "track.missing",
            "track",
            "is missing",
            "one of the 16 track ids",
        )
    })?;
    let mut situation = Situation::new(word!(track, "track.unknown", Track)?);
    situation.profile =
        at("profile").map_or(Ok(profile), |at| word!(at, "profile.unknown", Profile))?;
    situation.today = at("today")
        .map(|at| at.date("today.not_a_date"))
        .transpose()?;
    if let Some(facts) = at("facts") {
        read_facts(book, facts, &mut situation.facts)?;
    }
    if let Some(about) = at("about") {
        situation.about = read_about(about)?;
    }
    if let Some(absences) = at("absences") {
        for (path, tree) in absences.list()? {
            situation
                .absences
                .push(read_absence(At { tree, path: &path })?);
        }
    }
    if let Some(stays) = at("earlier_stays") {
        for (path, tree) in stays.list()? {
            situation
                .earlier_stays
                .push(read_stay(At { tree, path: &path })?);
        }
    }
    if let Some(closures) = at("closures") {
        for (path, tree) in closures.list()? {
            situation
                .closures
                .push(At { tree, path: &path }.date("closure.not_a_date")?);
        }
    }
    Ok(situation)
}

fn read_facts(book: &RuleBook, facts: At<'_>, into: &mut Vec<Fact>) -> Result<(), LineError> {
    for (name, tree) in facts.any_object()? {
        let path = join(facts.path, name);
        let kind: FactKind = name.parse().map_err(|_| {
            LineError::new(
                "fact.unknown",
                &path,
                format!("unknown fact {name:?}"),
                "a fact name of the contract",
            )
        })?;
        let at = At { tree, path: &path };
        match tree {
            Tree::Text(_) => {
                if kind == FactKind::DutyDone {
                    return Err(at.wrong_type("a list of {on, rule}"));
                }
                into.push(Fact::new(kind, at.date("fact.not_a_date")?));
            }
            Tree::List(_) => {
                for (path, tree) in at.list()? {
                    into.push(read_fact(book, kind, At { tree, path: &path })?);
                }
            }
            _ => return Err(at.wrong_type("a date, or a list of {on, ...}")),
        }
    }
    Ok(())
}

fn read_fact(book: &RuleBook, kind: FactKind, fact: At<'_>) -> Result<Fact, LineError> {
    fact.object(FACT_KEYS)?;
    let path = |key| join(fact.path, key);
    let on = fact
        .tree
        .get("on")
        .ok_or_else(|| LineError::new("fact.not_a_date", path("on"), "is missing", "YYYY-MM-DD"))?;
    let mut read = Fact::new(
        kind,
        At {
            tree: on,
            path: &path("on"),
        }
        .date("fact.not_a_date")?,
    );
    if let Some(tree) = fact.tree.get("document") {
        read.document = Some(word!(
            At {
                tree,
                path: &path("document")
            },
            "fact.unknown",
            Document
        )?);
    }
    if let Some(tree) = fact.tree.get("card") {
        read.card = Some(word!(
            At {
                tree,
                path: &path("card")
            },
            "fact.unknown",
            Card
        )?);
    }
    if let Some(tree) = fact.tree.get("issued_on") {
        read.issued_on = Some(
            At {
                tree,
                path: &path("issued_on"),
            }
            .date("fact.not_a_date")?,
        );
    }
    if let Some(tree) = fact.tree.get("evidence") {
        At {
            tree,
            path: &path("evidence"),
        }
        .text()?;
    }
    match (kind, fact.tree.get("rule")) {
        (FactKind::DutyDone, Some(tree)) => {
            let path = path("rule");
            let rule = At { tree, path: &path }.text()?;
            if book.find(rule).is_none() {
                let problem = format!("unknown rule {rule:?}");
                return Err(LineError::new(
                    "fact.unknown",
                    path,
                    problem,
                    "the id of a rule of the book",
                ));
            }
            read.rule = Some(rule.to_owned());
        }
        (FactKind::DutyDone, None) => {
            let problem = "duty_done needs the rule that is settled";
            return Err(LineError::new(
                "value.wrong_type",
                path("rule"),
                problem,
                "the id of a rule",
            ));
        }
        (_, Some(_)) => {
            let problem = "only duty_done names a rule";
            return Err(LineError::new(
                "key.unknown",
                path("rule"),
                problem,
                "no such key here",
            ));
        }
        (_, None) => {}
    }
    Ok(read)
}

fn read_about(about: At<'_>) -> Result<About, LineError> {
    let mut read = About::default();
    for (key, tree) in about.object(ABOUT_KEYS)? {
        let path = join(about.path, key);
        let at = At { tree, path: &path };
        match key.as_str() {
            "stay" => read.stay = Some(word!(at, "about.unknown", StayLength)?),
            "lodging" => read.lodging = Some(word!(at, "about.unknown", Lodging)?),
            "visa" => read.visa = Some(word!(at, "about.unknown", Visa)?),
            "card" => read.card = Some(word!(at, "about.unknown", Card)?),
            "purpose" => read.purpose = Some(word!(at, "about.unknown", Purpose)?),
            "sponsor" => read.sponsor = Some(word!(at, "about.unknown", Sponsor)?),
            "document" => read.document = Some(word!(at, "about.unknown", Document)?),
            "visa_days" => read.visa_days = Some(at.whole(1, MOST_VISA_DAYS)?),
            "old_layout" => read.old_layout = Some(at.bool()?),
            "birth_date" => read.birth_date = Some(read_birth_date(at)?),
            "nationality" => read.nationality = Some(read_nationality(at)?),
            "municipality" => read.municipality = Some(read_municipality(at)?),
            _ => {}
        }
    }
    Ok(read)
}

/// People may be older than the calculator's calendar; nothing is counted from a birth date.
fn read_birth_date(at: At<'_>) -> Result<chrono::NaiveDate, LineError> {
    let text = at.text()?;
    match at.date("about.unknown") {
        Err(error) if error.code == "fact.out_of_range" && text > "1850" && text < "1950" => text
            .parse()
            .map_err(|_| LineError::new("about.unknown", at.path, error.message, "YYYY-MM-DD")),
        other => other,
    }
}

fn read_nationality(at: At<'_>) -> Result<Nationality, LineError> {
    let text = at.text()?;
    Nationality::parse(text).ok_or_else(|| {
        let expected = "two capital letters of ISO 3166-1, or XXA or XXB";
        LineError::new(
            "about.unknown",
            at.path,
            format!("unknown country {text:?}"),
            expected,
        )
    })
}

fn read_municipality(at: At<'_>) -> Result<String, LineError> {
    let text = at.text()?;
    if text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(text.to_owned());
    }
    Err(LineError::new(
        "about.unknown",
        at.path,
        format!("{text:?} is no NIS code"),
        "five digits",
    ))
}

fn read_absence(absence: At<'_>) -> Result<Absence, LineError> {
    absence.object(&["from", "until", "reason"])?;
    let path = |key| join(absence.path, key);
    let missing = |key, code| {
        LineError::new(
            code,
            path(key),
            "is missing",
            "from, until (or null) and reason",
        )
    };
    let get = |key, code| absence.tree.get(key).ok_or_else(|| missing(key, code));
    let from = At {
        tree: get("from", "absence.not_a_date")?,
        path: &path("from"),
    }
    .date("absence.not_a_date")?;
    let until = match get("until", "absence.not_a_date")? {
        Tree::Null => None,
        tree => Some(
            At {
                tree,
                path: &path("until"),
            }
            .date("absence.not_a_date")?,
        ),
    };
    if until.is_some_and(|until| until < from) {
        let problem = "ends before it begins";
        return Err(LineError::new(
            "absence.reversed",
            path("until"),
            problem,
            "a day not before `from`",
        ));
    }
    let reason = At {
        tree: get("reason", "absence.unknown")?,
        path: &path("reason"),
    };
    Ok(Absence {
        from,
        until,
        reason: word!(reason, "absence.unknown", AbsenceReason)?,
    })
}

fn read_stay(stay: At<'_>) -> Result<Stay, LineError> {
    stay.object(&["from", "until"])?;
    let path = |key| join(stay.path, key);
    let get = |key| {
        let tree = stay.tree.get(key);
        let tree = tree.ok_or_else(|| {
            LineError::new("stay.not_a_date", path(key), "is missing", "YYYY-MM-DD")
        })?;
        At {
            tree,
            path: &path(key),
        }
        .date("stay.not_a_date")
    };
    let (from, until) = (get("from")?, get("until")?);
    if until < from {
        return Err(LineError::new(
            "stay.reversed",
            path("until"),
            "ends before it begins",
            "a day not before `from`",
        ));
    }
    Ok(Stay { from, until })
}
