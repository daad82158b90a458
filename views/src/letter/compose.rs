//! The order of a letter: what, until when, where, what to bring, what one gets, why, and who helps.

use super::line::{Line, clean, date, phone};
use super::{Act, Contact, Duty, Letter, Place};
use crate::dates::{self, Form};
use crate::words::{Value, Words, words};

/// The blocks of a letter, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// "Dag Samira,".
    pub greeting: String,
    /// One part per duty.
    pub parts: Vec<Part>,
    /// What holds for the whole letter: who helps, and "I did this".
    pub closing: Vec<Block>,
    /// Who writes, and how to stop it.
    pub footer: Vec<Block>,
}

/// What one duty asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// What to do and until when.
    pub headline: Line,
    /// One or two sentences more.
    pub intro: Vec<Line>,
    /// What to bring and so on, each with a heading.
    pub blocks: Vec<Block>,
}

/// A heading with lines, a list or a link below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// The heading; the footer has none.
    pub title: Option<String>,
    /// Sentences.
    pub lines: Vec<Line>,
    /// A list.
    pub items: Vec<String>,
    /// A link.
    pub link: Option<Link>,
}

/// A link and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What the link says.
    pub label: String,
    /// Where it goes.
    pub url: String,
}

impl Content {
    /// The level of headings below a part: the first part has the `h1`, the others an `h2`.
    pub const fn level(&self, first: &bool) -> u8 {
        if *first { 2 } else { 3 }
    }
}

pub(super) fn compose(letter: &Letter) -> Option<Content> {
    let words = words(letter.language);
    let duties = letter.sorted();
    let first = *duties.first()?;
    let mut parts: Vec<Part> = duties.iter().map(|duty| part(words, duty)).collect();
    if let Some(head) = parts.first_mut() {
        if duties.len() > 1 {
            head.intro
                .push(Line::parse(&words.count("letter-several", duties.len())));
        }
        if let Some(place) = &letter.place
            && !clean(&place.name).is_empty()
            && goes_there(first)
        {
            head.blocks.insert(0, place_block(words, place));
        }
        if let Some(url) = &letter.links.page {
            let mut why = block(words, "letter-more", Vec::new());
            why.link = Some(Link {
                label: words.say("letter-more-link"),
                url: url.clone(),
            });
            head.blocks.push(why);
        }
    }
    Some(around(words, letter, parts, "letter-from"))
}

/// A letter around its parts: the greeting before them, who helps and who writes after them.
pub(super) fn around(words: &Words, letter: &Letter, parts: Vec<Part>, from: &str) -> Content {
    let greeting = letter
        .first_name
        .as_deref()
        .map(clean)
        .filter(|name| !name.is_empty());
    Content {
        greeting: greeting.map_or_else(
            || words.say("letter-greeting"),
            |name| words.say_with("letter-greeting-name", &[("name", name.as_str().into())]),
        ),
        parts,
        closing: closing(words, letter),
        footer: footer(words, letter, from),
    }
}

/// A new passport is not asked at the town hall, so a letter about one does not name it.
fn goes_there(duty: &Duty) -> bool {
    duty.document.as_deref() != Some("passport")
}

fn part(words: &Words, duty: &Duty) -> Part {
    let language = words.language();
    let on = date(&dates::write(language, duty.on, Form::Full));
    let values = [("date", Value::Text(&on))];
    let rule = format!("rule-{}", duty.rule);
    let find = |what: &str| words.find_with(&format!("{rule}.{what}"), &values);
    let headline = find("headline").unwrap_or_else(|| words.say_with("letter-headline", &values));
    let mut intro = Vec::new();
    if duty.last_day {
        intro.push(Line::parse(&words.say("letter-last-day")));
    }
    intro.push(Line::parse(
        &find("intro").unwrap_or_else(|| words.say("letter-intro")),
    ));
    if let Some(name) = duty
        .document
        .as_deref()
        .and_then(|slug| words.find(&format!("document-{slug}")))
    {
        let text = words.say_with("letter-document", &[("document", name.as_str().into())]);
        intro.push(Line::parse(&text));
    }
    if let Some(opens) = duty.opens_on {
        let opens = dates::write(language, opens, Form::Full);
        intro.push(Line::parse(
            &words.say_with("letter-opens", &[("date", opens.as_str().into())]),
        ));
    }
    if duty.document.as_deref() == Some("passport") {
        intro.push(Line::parse(&words.say("letter-passport")));
    }

    let mut blocks = Vec::new();
    let choices = items(find("choices"));
    if !choices.is_empty() {
        blocks.push(list(words, "letter-choices", choices));
    }
    let bring = match &duty.bring {
        Some(given) => given
            .iter()
            .map(|item| clean(item))
            .filter(|item| !item.is_empty())
            .collect(),
        None if goes_there(duty) => items(find("bring")),
        None => Vec::new(),
    };
    if !bring.is_empty() {
        blocks.push(list(words, "letter-bring", bring));
    }
    for (what, title) in [
        ("get", "letter-get"),
        ("why", "letter-why"),
        ("note", "letter-note"),
    ] {
        if let Some(text) = find(what) {
            blocks.push(block(words, title, vec![Line::parse(&text)]));
        }
    }
    Part {
        headline: Line::parse(&headline),
        intro,
        blocks,
    }
}

fn place_block(words: &Words, place: &Place) -> Block {
    let mut lines = vec![Line::parse(&clean(&place.name))];
    if let Some(number) = place
        .phone
        .as_deref()
        .filter(|number| !clean(number).is_empty())
    {
        let number = phone(number);
        lines.push(Line::parse(&words.say_with(
            "letter-appointment",
            &[("phone", number.as_str().into())],
        )));
    }
    block(words, "letter-where", lines)
}

fn closing(words: &Words, letter: &Letter) -> Vec<Block> {
    let mut blocks = Vec::new();
    // An appointment is worth a sentence only where one is needed.
    let desk = letter
        .duties
        .iter()
        .any(|duty| Act::of(&duty.rule) != Act::Date);
    let intro = if desk {
        "letter-help-intro"
    } else {
        "letter-help-plain"
    };
    if let Some(lines) = letter
        .contact
        .as_ref()
        .map(|contact| contact_lines(words, contact))
        && !lines.is_empty()
    {
        let mut all = vec![Line::parse(&words.say(intro))];
        all.extend(lines);
        blocks.push(block(words, "letter-help", all));
    }
    if let Some(url) = &letter.links.done {
        let mut done = block(words, "letter-done", Vec::new());
        done.link = Some(Link {
            label: words.say("letter-done-link"),
            url: url.clone(),
        });
        blocks.push(done);
    }
    blocks
}

fn contact_lines(words: &Words, contact: &Contact) -> Vec<Line> {
    let given =
        |value: &Option<String>| value.as_deref().map(clean).filter(|text| !text.is_empty());
    let name = given(&contact.name);
    let number = given(&contact.phone).map(|number| phone(&number));
    let mut lines = Vec::new();
    match (&name, &number) {
        (Some(name), Some(number)) => {
            let values = [
                ("name", name.as_str().into()),
                ("phone", number.as_str().into()),
            ];
            lines.push(words.say_with("letter-call-name", &values));
        }
        (None, Some(number)) => {
            lines.push(words.say_with("letter-call", &[("phone", number.as_str().into())]))
        }
        (Some(name), None) => {
            lines.push(words.say_with("letter-ask-name", &[("name", name.as_str().into())]))
        }
        (None, None) => {}
    }
    if let Some(email) = given(&contact.email) {
        lines.push(words.say_with("letter-write", &[("email", email.as_str().into())]));
    }
    lines.iter().map(|line| Line::parse(line)).collect()
}

fn footer(words: &Words, letter: &Letter, from: &str) -> Vec<Block> {
    let organisation = clean(&letter.organisation);
    let from = words.say_with(from, &[("organisation", organisation.as_str().into())]);
    let mut blocks = vec![Block {
        lines: vec![Line::parse(&from)],
        ..Block::default()
    }];
    if let Some(url) = &letter.links.stop {
        blocks.push(Block {
            lines: vec![Line::parse(&words.say("letter-stop"))],
            link: Some(Link {
                label: words.say("letter-stop-link"),
                url: url.clone(),
            }),
            ..Block::default()
        });
    }
    if let Some(reference) = letter
        .reference
        .as_deref()
        .map(clean)
        .filter(|text| !text.is_empty())
    {
        let text = words.say_with(
            "letter-reference",
            &[("reference", reference.as_str().into())],
        );
        blocks.push(Block {
            lines: vec![Line::parse(&text)],
            ..Block::default()
        });
    }
    blocks
}

pub(super) fn block(words: &Words, title: &str, lines: Vec<Line>) -> Block {
    Block {
        title: Some(words.say(title)),
        lines,
        ..Block::default()
    }
}

fn list(words: &Words, title: &str, items: Vec<String>) -> Block {
    Block {
        items,
        ..block(words, title, Vec::new())
    }
}

/// A list in a Fluent file is a text with one item a line.
fn items(text: Option<String>) -> Vec<String> {
    let text = text.unwrap_or_default();
    text.lines()
        .map(clean)
        .filter(|item| !item.is_empty())
        .collect()
}
