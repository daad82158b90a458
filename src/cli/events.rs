//! `termijn event`: record what happened to a person, or what a caseworker judged.
//! Not here: what follows from it; the answer shows which dates moved.

use casework::command::{Command as Deed, NewEvent};
use casework::event::{Attributes, EventKind};
use casework::ids::EventId;
use casework::masked::Masked;
use casework::municipality::Nis;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use law::words::{
    AbsenceReason, Card, Document, Lodging, Purpose, Sponsor, StayLength, Track, Visa,
};

use super::{CliError, Ended, Format, cases};
use crate::config::Config;
use crate::desk::Desk;
use crate::wiring::{block_on, day_of, now, open_store};

/// What `termijn event` can do.
#[derive(Subcommand)]
pub enum Command {
    /// Record a fact or a judgement; shows which dates move
    Record {
        /// Reference or id of the case
        case: String,
        /// What happened: `presence_reported`, `annex_19_filed`, `card_expires`, `duty_done` ...
        kind: EventKind,
        /// The day it happened, or the day that is printed; today when absent
        #[arg(long, value_parser = super::values::day)]
        on: Option<NaiveDate>,
        #[command(flatten)]
        details: Details,
        /// How the answer is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Say that a recorded event did not happen; it stays in the history
    Withdraw {
        /// Reference or id of the case
        case: String,
        /// Id of the event, as `case show` gives it
        #[arg(value_parser = super::values::id::<EventId>)]
        event: EventId,
        /// How the answer is written
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
}

/// What an event says besides its kind and day.
#[derive(Args, Clone, Debug, Default)]
pub struct Details {
    /// Last day of a period; both days count
    #[arg(long, value_parser = super::values::day)]
    until: Option<NaiveDate>,
    /// The paper concerned: annex-19, card-a, passport ...
    #[arg(long)]
    document: Option<Document>,
    /// What you saw: a stamp, a ticket
    #[arg(long)]
    evidence: Option<String>,
    /// short or long
    #[arg(long)]
    stay: Option<StayLength>,
    /// private, hotel, hospital, prison or licensed
    #[arg(long)]
    lodging: Option<Lodging>,
    /// work, single-permit, student, family ...
    #[arg(long)]
    purpose: Option<Purpose>,
    /// Whom the person joins: eu, belgian or third-country
    #[arg(long)]
    sponsor: Option<Sponsor>,
    /// none, C, D or D-B20
    #[arg(long)]
    visa: Option<Visa>,
    /// Days of stay printed on a C visa
    #[arg(long)]
    visa_days: Option<u32>,
    /// A, B, K, L, EU, EU+, F, F+, H, I, J, M or N
    #[arg(long)]
    card: Option<Card>,
    /// Whether the card has the old layout
    #[arg(long)]
    old_layout: Option<bool>,
    /// The rule a judgement speaks of
    #[arg(long)]
    rule: Option<String>,
    /// Why somebody was away
    #[arg(long)]
    reason: Option<AbsenceReason>,
    /// The day the expiring paper was issued
    #[arg(long, value_parser = super::values::day)]
    issued_on: Option<NaiveDate>,
    /// The track that was chosen
    #[arg(long)]
    track: Option<Track>,
    /// NIS code of the municipality an address lies in
    #[arg(long)]
    municipality: Option<String>,
    /// What a review decided
    #[arg(long)]
    outcome: Option<String>,
}

impl Details {
    /// The event of a kind on a day with these details.
    pub fn event(&self, kind: EventKind, on: NaiveDate) -> Result<NewEvent, CliError> {
        Ok(NewEvent {
            kind,
            on,
            until: self.until,
            document: self.document,
            attributes: self.attributes()?,
            evidence: self.evidence.clone().map(Masked::new),
        })
    }

    /// What of these details replaces what an older event said.
    pub fn over(&self, old: &NewEvent) -> Result<NewEvent, CliError> {
        let new = self.attributes()?;
        let was = old.attributes.clone();
        Ok(NewEvent {
            kind: old.kind,
            on: old.on,
            until: self.until.or(old.until),
            document: self.document.or(old.document),
            attributes: Attributes {
                track: new.track.or(was.track),
                stay: new.stay.or(was.stay),
                lodging: new.lodging.or(was.lodging),
                purpose: new.purpose.or(was.purpose),
                sponsor: new.sponsor.or(was.sponsor),
                visa: new.visa.or(was.visa),
                visa_days: new.visa_days.or(was.visa_days),
                card: new.card.or(was.card),
                old_layout: new.old_layout.or(was.old_layout),
                rule: new.rule.or(was.rule),
                reason: new.reason.or(was.reason),
                issued_on: new.issued_on.or(was.issued_on),
                municipality: new.municipality.or(was.municipality),
                outcome: new.outcome.or(was.outcome),
            },
            evidence: self
                .evidence
                .clone()
                .map(Masked::new)
                .or_else(|| old.evidence.clone()),
        })
    }

    fn attributes(&self) -> Result<Attributes, CliError> {
        Ok(Attributes {
            track: self.track,
            stay: self.stay,
            lodging: self.lodging,
            purpose: self.purpose,
            sponsor: self.sponsor,
            visa: self.visa,
            visa_days: self.visa_days,
            card: self.card,
            old_layout: self.old_layout,
            rule: self.rule.clone(),
            reason: self.reason,
            issued_on: self.issued_on,
            municipality: self.municipality.as_deref().map(Nis::parse).transpose()?,
            outcome: self.outcome.clone(),
        })
    }
}

/// Runs it.
pub fn run(config: &Config, command: Command) -> Result<Ended, CliError> {
    let at = now();
    let (case, format) = match &command {
        Command::Record { case, format, .. } | Command::Withdraw { case, format, .. } => {
            (case.clone(), *format)
        }
    };
    let deed = match command {
        Command::Record {
            kind, on, details, ..
        } => Deed::Record(details.event(kind, on.unwrap_or_else(|| day_of(at)))?),
        Command::Withdraw { event, .. } => Deed::Withdraw { event },
    };
    let (before, changes) = block_on(async {
        let desk = Desk::new(open_store(config).await?, config, day_of(at)).await?;
        let before = desk.find(&case).await?;
        let changes = desk.carry_out(Some(before.id), deed, at).await?;
        Ok((before, changes))
    })?;
    cases::show_changes(Some(&before), &changes, day_of(at), format)?;
    Ok(Ended::Well)
}
