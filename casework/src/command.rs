//! Commands: what somebody wants of a case file, judged and carried out without touching anything.
//! The answer is either every change that must be written together, or a refusal.
//! Not here: loading and writing; the store does both in one transaction.

mod check;
mod open;
mod record;
pub(crate) mod replan;
mod told;

use chrono::{DateTime, NaiveDate, Utc};
use law::RuleBook;
use law::words::{Document, Track};

use crate::access::{Action, Actor};
use crate::audit::AuditEntry;
use crate::case_file::{CaseFile, Reference};
use crate::contact::{Contact, NewContact};
use crate::correction::WhyChanged;
use crate::deadline::{Deadline, LawInForce};
use crate::event::{Attributes, Event, EventKind};
use crate::ids::{EventId, HouseholdId, Ids, TeamId, UserId};
use crate::masked::Masked;
use crate::municipality::Nis;
use crate::person::Person;
use crate::question::{Question, questions};
use crate::refusal::{Problem, Refusal};
use crate::reminder::Reminder;
use crate::settings::Settings;
use crate::task::Task;
use crate::words::{AuditAction, CaseStatus};

/// An event to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// What happened.
    pub kind: EventKind,
    /// The day.
    pub on: NaiveDate,
    /// The last day, for periods.
    pub until: Option<NaiveDate>,
    /// The paper concerned.
    pub document: Option<Document>,
    /// What it says besides.
    pub attributes: Attributes,
    /// What the caseworker saw.
    pub evidence: Option<Masked<String>>,
}

impl NewEvent {
    /// An event without details.
    pub fn new(kind: EventKind, on: NaiveDate) -> Self {
        Self {
            kind,
            on,
            until: None,
            document: None,
            attributes: Attributes::default(),
            evidence: None,
        }
    }
}

/// Open a case file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCase {
    /// The reference the case had elsewhere, to be kept; a new one when absent.
    pub reference: Option<Reference>,
    /// Whose case.
    pub person: Person,
    /// Who is written to.
    pub contacts: Vec<NewContact>,
    /// Where the person lives.
    pub municipality: Nis,
    /// The team that works on it.
    pub team: TeamId,
    /// The caseworker, once there is one.
    pub caseworker: Option<UserId>,
    /// The people the person lives with.
    pub household: Option<HouseholdId>,
    /// The road the person is on.
    pub track: Track,
    /// The arrival and what else is known.
    pub events: Vec<NewEvent>,
}

/// Give a case to another team or caseworker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssignCase {
    /// The team.
    pub team: TeamId,
    /// The caseworker.
    pub caseworker: Option<UserId>,
}

/// What somebody wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open a case file.
    Open(Box<OpenCase>),
    /// Record a fact or a judgement.
    Record(NewEvent),
    /// Put another event in the place of one that was wrong.
    Correct {
        /// The wrong one; it stays in the file.
        event: EventId,
        /// The right one.
        with: NewEvent,
    },
    /// Say that an event did not happen.
    Withdraw {
        /// Which one; it and what it corrected stay in the file.
        event: EventId,
    },
    /// Give the case to another team or caseworker.
    Assign(AssignCase),
    /// Compute everything again: profile, ladder, closures or a switch changed.
    Replan,
    /// Take over the rule book of the context in the place of the one the case was computed with.
    AdoptBook,
}

impl Command {
    /// Why a date may move because of it.
    const fn why(&self) -> WhyChanged {
        match self {
            Self::AdoptBook => WhyChanged::Law,
            Self::Replan => WhyChanged::Setting,
            _ => WhyChanged::Fact,
        }
    }
}

/// What a command is judged by.
pub struct Context<'a> {
    /// The rule book: the one the case was computed with, except when it takes over another.
    pub book: &'a RuleBook,
    /// The settings in force.
    pub settings: &'a Settings,
    /// Closing days of the town hall of this case.
    pub closures: &'a [NaiveDate],
    /// Now.
    pub now: DateTime<Utc>,
    /// The civil day of `now` in Brussels.
    pub today: NaiveDate,
    /// Who acts.
    pub actor: &'a Actor,
    /// New identifiers.
    pub ids: &'a mut dyn Ids,
}

impl Context<'_> {
    fn law(&self) -> LawInForce<'_> {
        LawInForce {
            book: self.book,
            settings: self.settings,
            closures: self.closures,
        }
    }

    fn audit(&mut self, action: AuditAction, file: &CaseFile) -> AuditEntry {
        AuditEntry::new(action, file.id, self.actor.name(), self.now, self.ids)
    }
}

/// Everything that must be written together, or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// The file as it is afterwards, with its new version and with everything below in it.
    pub file: CaseFile,
    /// Whether the file is new.
    pub created: bool,
    /// New contacts.
    pub contacts_added: Vec<Contact>,
    /// New events.
    pub events_added: Vec<Event>,
    /// Events whose `withdrawn_at` is now.
    pub events_withdrawn: Vec<EventId>,
    /// Deadlines to insert or update by id, in this order: ended ones first.
    pub deadlines: Vec<Deadline>,
    /// New reminders.
    pub reminders_planned: Vec<Reminder>,
    /// Reminders that are cancelled, with the reason.
    pub reminders_cancelled: Vec<Reminder>,
    /// Work for a human. One that is open already for the same kind and subject is left alone.
    pub tasks: Vec<Task>,
    /// Lines of the history.
    pub audit: Vec<AuditEntry>,
    /// What a caseworker should be asked; not stored, [`questions`] gives them again.
    pub questions: Vec<Question>,
}

impl Changes {
    pub(crate) fn of(file: CaseFile) -> Self {
        Self {
            file,
            created: false,
            contacts_added: Vec::new(),
            events_added: Vec::new(),
            events_withdrawn: Vec::new(),
            deadlines: Vec::new(),
            reminders_planned: Vec::new(),
            reminders_cancelled: Vec::new(),
            tasks: Vec::new(),
            audit: Vec::new(),
            questions: Vec::new(),
        }
    }

    /// Whether a date, a reminder or a task follows that was not there before.
    pub fn plans_differ(&self) -> bool {
        !(self.deadlines.is_empty()
            && self.reminders_planned.is_empty()
            && self.reminders_cancelled.is_empty()
            && self.tasks.is_empty())
    }
}

/// Judges a command and says what must be written.
///
/// # Errors
/// A [`Refusal`] when the domain says no; nothing must be written then.
pub fn apply(
    file: Option<&CaseFile>,
    command: &Command,
    context: &mut Context<'_>,
) -> Result<Changes, Refusal> {
    let mut changes = match (command, file) {
        (Command::Open(open), None) => open::open(open, context)?,
        (Command::Open(_), Some(_)) => {
            return Err(Refusal::new("case", Problem::AlreadyRecorded, "a new case"));
        }
        (_, None) => return Err(Refusal::new("case", Problem::NotFound, "an existing case")),
        (command, Some(file)) => change(file, command, context)?,
    };
    replan::replan(&mut changes, command.why(), context)?;
    changes.questions = questions(&changes.file, context.today);
    Ok(changes)
}

fn change(
    file: &CaseFile,
    command: &Command,
    context: &mut Context<'_>,
) -> Result<Changes, Refusal> {
    let action = match command {
        Command::Assign(_) => Action::AssignCase,
        _ => Action::ChangeCase,
    };
    context.actor.ask(action, file)?;
    if file.status == CaseStatus::Closed {
        return Err(Refusal::new("case", Problem::CaseClosed, "an open case"));
    }
    if file.rulebook != context.book.hash() && *command != Command::AdoptBook {
        let expected = "the rule book the case was computed with";
        return Err(Refusal::new("rulebook", Problem::Contradicting, expected));
    }
    let mut changes = Changes::of(file.clone());
    changes.file.version += 1;
    match command {
        Command::Record(new) => record::record(&mut changes, new, context)?,
        Command::Correct { event, with } => record::correct(&mut changes, *event, with, context)?,
        Command::Withdraw { event } => record::withdraw(&mut changes, *event, context)?,
        Command::Assign(to) => {
            let caseworker =
                |user: Option<UserId>| user.map_or_else(String::new, |u| u.to_string());
            let line = context
                .audit(AuditAction::CaseAssigned, file)
                .before("team", file.team)
                .before("caseworker", caseworker(file.caseworker))
                .after("team", to.team)
                .after("caseworker", caseworker(to.caseworker));
            changes.audit.push(line);
            changes.file.team = to.team;
            changes.file.caseworker = to.caseworker;
        }
        Command::Replan => {
            let line = context.audit(AuditAction::CaseReplanned, file);
            changes
                .audit
                .push(line.after("rulebook", context.book.hash()));
        }
        Command::AdoptBook => {
            let line = context.audit(AuditAction::CaseReplanned, file);
            changes.audit.push(
                line.before("rulebook", &file.rulebook)
                    .after("rulebook", context.book.hash()),
            );
            context.book.hash().clone_into(&mut changes.file.rulebook);
        }
        Command::Open(_) => {}
    }
    Ok(changes)
}

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod told_tests;
