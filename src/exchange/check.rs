//! What could be read, beside what is stored: teams, caseworkers, who is recorded already, and what
//! `casework` says of each case. Nothing is written.
//! Not here: the file itself ([`super::read`]).

use std::collections::{BTreeMap, HashMap};

use casework::access::Actor;
use casework::case_file::Reference;
use casework::command::Command;
use casework::ids::{TeamId, UserId};
use casework::masked::Masked;
use casework::municipality::Nis;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use store::case_files::{Reach, load, namesakes};
use store::teams_users::{self, Team, User};
use store::{StoreError, Tx};

use super::column::Column;
use super::intake::Intake;
use super::problem::{Fault, Problem, shown};
use super::read::Reading;
use super::row::Row;
use super::table::Header;
use super::twin::{Sameness, Traits, name_of};
use crate::desk::{Desk, closing_days};
use crate::wiring::day_of;

/// After so many rows, a few milliseconds' work, others may run.
const JUDGED_AT_ONCE: usize = 50;

/// What is wanted besides the file.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The team of rows that name none.
    pub team: Option<TeamId>,
    /// Whether people who seem to be recorded already are written all the same.
    pub with_duplicates: bool,
}

/// A case that can be opened.
#[derive(Clone, Debug)]
pub struct Ready {
    /// The line of its row.
    pub line: u64,
    /// Who it is about.
    pub intake: Intake,
    /// The team.
    pub team: TeamId,
    /// The caseworker.
    pub caseworker: Option<UserId>,
}

/// Somebody who seems to be recorded already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Duplicate {
    /// The line of the row.
    pub line: u64,
    /// In what they agree.
    pub same: Sameness,
    /// The line further up in the file.
    pub other_line: Option<u64>,
    /// The reference of the recorded case, where the reader may see it.
    pub case: Option<String>,
    /// Whether the row is left out.
    pub left_out: bool,
}

/// Something to look at that stops nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// The line of the row.
    pub line: u64,
    /// What is asked: `arrival_ahead`, `arrival_long_ago`, `unreachable`.
    pub code: &'static str,
    /// The day in doubt.
    pub on: Option<NaiveDate>,
}

/// A file judged.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The cases that can be opened.
    pub ready: Vec<Ready>,
    /// Everything that is wrong, by line.
    pub problems: Vec<Problem>,
    /// Who seems to be recorded already.
    pub duplicates: Vec<Duplicate>,
    /// What should be looked at.
    pub doubts: Vec<Doubt>,
    /// The lines of the rows that are not among `ready`.
    pub left_out: Vec<u64>,
}

/// What the database knows that a file speaks of.
#[derive(Debug)]
struct Known {
    teams: Vec<Team>,
    users: Vec<User>,
    closures: BTreeMap<Nis, Vec<NaiveDate>>,
    recorded: Vec<Option<Recorded>>,
}

/// A case that seems to be of the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    same: Sameness,
    case: Option<String>,
}

impl Recorded {
    /// Whether it has the very reference, which two cases cannot have.
    pub fn is_by_reference(&self) -> bool {
        self.same == Sameness::Reference
    }
}

/// Judges a reading beside the database.
///
/// # Errors
/// When the database cannot be read.
pub async fn check(
    desk: &Desk,
    reading: Reading,
    wishes: &Wishes,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Checked, StoreError> {
    let mut checked = Checked {
        problems: reading.problems,
        ..Checked::default()
    };
    if let Some(header) = reading.header {
        let (rows, known) = look_up(desk, reading.rows, actor).await?;
        let mut judge = Judge {
            desk,
            wishes,
            actor,
            now,
            header: &header,
            known: &known,
            seen: Seen::default(),
            checked: &mut checked,
        };
        for (place, (row, recorded)) in rows.into_iter().zip(&known.recorded).enumerate() {
            judge.row(row, recorded.as_ref());
            // A file is long; whoever else is served by this thread goes first now and then.
            if place % JUDGED_AT_ONCE == JUDGED_AT_ONCE - 1 {
                tokio::task::yield_now().await;
            }
        }
    }
    let ready: Vec<u64> = checked.ready.iter().map(|ready| ready.line).collect();
    let lines = reading.lines.into_iter();
    checked.left_out = lines
        .filter(|line| ready.binary_search(line).is_err())
        .collect();
    checked
        .problems
        .sort_by_key(|problem| (problem.line, problem.column));
    Ok(checked)
}

async fn look_up(
    desk: &Desk,
    rows: Vec<Row>,
    actor: &Actor,
) -> Result<(Vec<Row>, Known), StoreError> {
    let reach = Reach::of(actor);
    let read = desk.store.read(move |tx| {
        Box::pin(async move {
            let mut known = Known {
                teams: teams_users::list_teams(tx).await?,
                users: teams_users::list_users(tx).await?,
                closures: BTreeMap::new(),
                recorded: Vec::new(),
            };
            for row in &rows {
                let municipality = &row.intake.municipality;
                if !known.closures.contains_key(municipality) {
                    let days = closing_days(tx, municipality).await?;
                    known.closures.insert(municipality.clone(), days);
                }
                let recorded = find_recorded(tx, &row.intake, reach).await?;
                known.recorded.push(recorded);
            }
            Ok((rows, known))
        })
    });
    read.await
}

/// The case that seems to be of the same person. A case beyond the reader's reach is not named.
pub async fn find_recorded(
    tx: &mut Tx,
    intake: &Intake,
    reach: Reach,
) -> Result<Option<Recorded>, StoreError> {
    if let Some(reference) = &intake.reference
        && load::find_by_reference(tx, reference.as_str())
            .await?
            .is_some()
    {
        return Ok(Some(Recorded {
            same: Sameness::Reference,
            case: Some(reference.as_str().to_owned()),
        }));
    }
    let (family, given) = (&intake.person.family_name, &intake.person.given_name);
    let new = Traits::of(intake);
    let found = namesakes::find(tx, family.expose(), given.expose()).await?;
    Ok(found.into_iter().find_map(|case| {
        let same = new.same_as(&Traits::of_case(&case))?;
        let seen = reach.holds(case.team, case.caseworker);
        Some(Recorded {
            same,
            case: seen.then_some(case.reference),
        })
    }))
}

/// Who stood further up in the file, among the rows that can be written.
#[derive(Default)]
struct Seen {
    references: HashMap<Reference, u64>,
    people: HashMap<Masked<String>, Vec<(u64, Traits)>>,
}

impl Seen {
    fn find(&self, intake: &Intake) -> Option<(Sameness, u64)> {
        let reference = intake.reference.as_ref();
        if let Some(line) = reference.and_then(|one| self.references.get(one)) {
            return Some((Sameness::Reference, *line));
        }
        let new = Traits::of(intake);
        let known = self.people.get(&name_of(intake))?;
        known
            .iter()
            .find_map(|(line, known)| Some((new.same_as(known)?, *line)))
    }

    fn remember(&mut self, line: u64, intake: &Intake) {
        if let Some(reference) = &intake.reference {
            self.references.insert(reference.clone(), line);
        }
        let people = self.people.entry(name_of(intake)).or_default();
        people.push((line, Traits::of(intake)));
    }
}

struct Judge<'a> {
    desk: &'a Desk,
    wishes: &'a Wishes,
    actor: &'a Actor,
    now: DateTime<Utc>,
    header: &'a Header,
    known: &'a Known,
    seen: Seen,
    checked: &'a mut Checked,
}

impl Judge<'_> {
    fn row(&mut self, row: Row, recorded: Option<&Recorded>) {
        let mut faults = Vec::new();
        let team = self.team(&row, &mut faults);
        let caseworker = self.caseworker(&row, &mut faults);
        let line = row.place.line;
        let doubts = match team {
            Some(team) if faults.is_empty() => {
                self.opened(&row.intake, line, team, caseworker, &mut faults)
            }
            _ => Vec::new(),
        };
        let (Some(team), true) = (team, faults.is_empty()) else {
            let problems = faults.into_iter();
            let placed = problems.map(|fault| row.place.problem(self.header, fault));
            self.checked.problems.extend(placed);
            return;
        };
        if self.is_left_out(&row, recorded) {
            return;
        }
        self.seen.remember(line, &row.intake);
        self.checked.doubts.extend(doubts);
        self.checked.ready.push(Ready {
            line,
            intake: row.intake,
            team,
            caseworker,
        });
    }

    fn team(&self, row: &Row, faults: &mut Vec<Fault>) -> Option<TeamId> {
        let teams = &self.known.teams;
        let known = || {
            let names: Vec<&str> = teams.iter().map(|team| team.name.as_str()).collect();
            names.join(", ")
        };
        let fault = |code, message| Fault::new(Column::Team, code, message);
        let Some(name) = &row.team else {
            if self.wishes.team.is_none() {
                let message = format!(
                    "no team; name one in the row or for the whole file; there is: {}",
                    known()
                );
                faults.push(fault("missing", message));
            }
            return self.wishes.team;
        };
        let exact = teams.iter().find(|team| team.name == *name);
        let team = exact.or_else(|| {
            let same = |team: &&Team| team.name.to_lowercase() == name.to_lowercase();
            let mut found = teams.iter().filter(same);
            found.next().filter(|_| found.next().is_none())
        });
        if team.is_none() {
            let message = format!("no team {:?}; there is: {}", shown(name), known());
            faults.push(fault("unknown_team", message));
        }
        team.map(|team| team.id)
    }

    fn caseworker(&self, row: &Row, faults: &mut Vec<Fault>) -> Option<UserId> {
        let asked = row.caseworker.as_ref()?.folded();
        let same = |user: &&User| user.email.to_lowercase() == *asked.expose();
        let user = self.known.users.iter().find(same);
        let wrong = match user {
            None => Some("nobody who works here has this address; see `termijn user list`"),
            Some(user) if !user.active => Some("this caseworker no longer works here"),
            Some(_) => None,
        };
        if let Some(message) = wrong {
            faults.push(Fault::new(Column::Caseworker, "unknown_user", message));
        }
        user.map(|user| user.id)
    }

    /// Opens the case without writing it: what is refused then is a fault of the row.
    fn opened(
        &self,
        intake: &Intake,
        line: u64,
        team: TeamId,
        caseworker: Option<UserId>,
        faults: &mut Vec<Fault>,
    ) -> Vec<Doubt> {
        let today = day_of(self.now);
        let open = intake.open(team, caseworker, today);
        let command = Command::Open(Box::new(open));
        let closures = self.known.closures.get(&intake.municipality);
        let closures = closures.map(Vec::as_slice).unwrap_or_default();
        let judged = self
            .desk
            .judge(None, &command, closures, self.actor, self.now);
        let changes = match judged {
            Ok(changes) => changes,
            Err(refusal) => {
                let column = intake.column_of(&refusal.field, today);
                faults.push(Fault::refused(column, &refusal));
                return Vec::new();
            }
        };
        // What is asked about a deadline stands on the case; here it would drown the rest.
        let asked = changes
            .questions
            .iter()
            .filter(|one| one.deadline.is_none());
        let mut doubts: Vec<Doubt> = asked
            .map(|one| Doubt {
                line,
                code: one.code.as_str(),
                on: one.on,
            })
            .collect();
        if changes.contacts_added.is_empty() {
            doubts.push(Doubt {
                line,
                code: "unreachable",
                on: None,
            });
        }
        doubts
    }

    fn is_left_out(&mut self, row: &Row, recorded: Option<&Recorded>) -> bool {
        let line = row.place.line;
        let above = self.seen.find(&row.intake);
        let duplicate = match (recorded, above) {
            (Some(recorded), _) => Duplicate {
                line,
                same: recorded.same,
                other_line: None,
                case: recorded.case.clone(),
                left_out: true,
            },
            (None, Some((same, other))) => Duplicate {
                line,
                same,
                other_line: Some(other),
                case: None,
                left_out: true,
            },
            (None, None) => return false,
        };
        let left_out = !self.wishes.with_duplicates || duplicate.same == Sameness::Reference;
        self.checked.duplicates.push(Duplicate {
            left_out,
            ..duplicate
        });
        left_out
    }
}
