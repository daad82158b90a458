//! `termijn law suggest`: the tracks that fit a person, in words or as JSON.
//! Not here: the table behind it; `law::suggest` has it.

use std::fmt::Display;
use std::io::Write;

use ::law::nationality::Nationality;
use ::law::suggest::{Advice, Family, Known, suggest};
use ::law::words::{Card, Document, Lodging, StayLength, Visa};
use chrono::NaiveDate;
use clap::Args;
use serde_json::json;
use views::Language;
use views::words::{Words, words};

use crate::cli::{CliError, Format, values};
use crate::wiring;

/// What `termijn law suggest` takes. What is left out is not known.
#[derive(Args)]
pub struct Arguments {
    /// A nationality by its two letters (XXA stateless, XXB refugee); once for each
    #[arg(long, value_parser = nationality)]
    nationality: Vec<Nationality>,
    /// short (at most 90 days) or long
    #[arg(long)]
    stay: Option<StayLength>,
    /// Whose family the person is: none, eu, belgian or third-country
    #[arg(long)]
    family: Option<Family>,
    /// none, C, D or D-B20
    #[arg(long)]
    visa: Option<Visa>,
    /// Whether the person comes to marry or to register a cohabitation
    #[arg(long)]
    to_marry: Option<bool>,
    /// private, hotel, hospital, prison or licensed
    #[arg(long)]
    lodging: Option<Lodging>,
    /// A, B, K, L, EU, EU+, F, F+, H, I, J, M or N
    #[arg(long)]
    card: Option<Card>,
    /// A paper the person holds, such as annex-46; once for each
    #[arg(long)]
    paper: Vec<Document>,
    /// Whether the person asks for international protection
    #[arg(long)]
    asks_protection: Option<bool>,
    /// Whether the Withdrawal Agreement with the United Kingdom covers the person
    #[arg(long)]
    withdrawal_agreement: Option<bool>,
    /// Whether another member state made the person a long-term resident
    #[arg(long)]
    resident_elsewhere: Option<bool>,
    /// Whether the person returns to a home in a neighbouring state
    #[arg(long)]
    home_abroad: Option<bool>,
    /// The day of the question; today when absent
    #[arg(long, value_parser = values::day)]
    on: Option<NaiveDate>,
    /// The language of the words: nl, fr, de or en
    #[arg(long, default_value = "en", value_parser = language)]
    lang: Language,
    /// How the suggestion is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

fn nationality(text: &str) -> Result<Nationality, String> {
    Nationality::parse(text)
        .ok_or_else(|| "not a country; expected two capital letters of ISO 3166-1".to_owned())
}

fn language(text: &str) -> Result<Language, String> {
    let exact = Language::ALL.into_iter().find(|one| one.code() == text);
    exact.ok_or_else(|| "expected nl, fr, de or en".to_owned())
}

/// Suggests.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), CliError> {
    let on = arguments
        .on
        .unwrap_or_else(|| wiring::day_of(wiring::now()));
    let advice = suggest(&arguments.person(), on);
    let Advice {
        suggestions,
        questions,
        notes,
    } = &advice;
    let said =
        json!({ "on": on, "suggestions": suggestions, "questions": questions, "notes": notes });
    match arguments.format {
        Format::Table => tell(&advice, words(arguments.lang), out)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &said)?;
            writeln!(out)?;
        }
        Format::Jsonl => writeln!(out, "{said}")?,
    }
    Ok(())
}

impl Arguments {
    fn person(&self) -> Known {
        Known {
            nationalities: self.nationality.clone(),
            stay: self.stay,
            family: self.family,
            visa: self.visa,
            to_marry: self.to_marry,
            lodging: self.lodging,
            card: self.card,
            papers: self.paper.clone(),
            asks_protection: self.asks_protection,
            withdrawal_agreement: self.withdrawal_agreement,
            resident_elsewhere: self.resident_elsewhere,
            home_abroad: self.home_abroad,
        }
    }
}

fn tell(advice: &Advice, words: &Words, out: &mut impl Write) -> Result<(), CliError> {
    let word = |family: &str, code: &dyn Display| words.say(&format!("suggest-{family}-{code}"));
    let because = words.say("suggest-because");
    let look_at = words.say("suggest-look-at");
    for one in &advice.suggestions {
        writeln!(out, "{}  {}", one.track, words.track(one.track.as_str()))?;
        for reason in &one.reasons {
            writeln!(out, "  {because:<10}  {}", word("reason", reason))?;
        }
        for caution in &one.cautions {
            writeln!(out, "  {look_at:<10}  {}", word("caution", caution))?;
        }
    }
    if advice.suggestions.is_empty() {
        writeln!(out, "{}", words.say("suggest-none"))?;
    }
    let know = words.say("suggest-know");
    for note in &advice.notes {
        writeln!(out, "{know}: {}", word("note", note))?;
    }
    let ask = words.say("suggest-ask");
    for question in &advice.questions {
        writeln!(out, "{ask}: {}", word("ask", question))?;
    }
    writeln!(out, "{}", words.say("suggest-never-decides"))?;
    Ok(())
}
