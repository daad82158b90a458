//! A row of cells to a person with an arrival; every cell is judged, so that all its problems are
//! seen at once.
//! Not here: what only the database knows: teams, caseworkers, who is recorded already.

use casework::case_file::Reference;
use casework::contact::Email;
use casework::masked::Masked;
use casework::person::Person;
use law::words::{Purpose, Sponsor, StayLength, Visa};

use super::cells::{self, Read};
use super::column::Column;
use super::intake::Intake;
use super::problem::{Fault, Problem};
use super::read::Told;
use super::safe::unprotect;
use super::table::{Header, Record};

/// One row that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it stands.
    pub place: Place,
    /// Who it is about.
    pub intake: Intake,
    /// The name of the team.
    pub team: Option<String>,
    /// The address of the caseworker.
    pub caseworker: Option<Email>,
}

/// Where a row stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line of its first cell.
    pub line: u64,
    /// How many lines below the first each cell begins; empty when the row is one line.
    below: Vec<u64>,
}

impl Place {
    fn of(record: &Record) -> Self {
        let breaks = |cell: &String| cell.matches('\n').count() as u64;
        let mut sum = 0;
        let mut below = Vec::new();
        if record.cells.expose().iter().any(|cell| breaks(cell) > 0) {
            for cell in record.cells.expose() {
                below.push(sum);
                sum += breaks(cell);
            }
        }
        Self {
            line: record.line,
            below,
        }
    }

    /// The problem of a cell of this row.
    pub fn problem(&self, header: &Header, fault: Fault) -> Problem {
        let mut problem = Problem {
            line: Some(self.line),
            column: None,
            heading: Some(fault.column.name(header.language).to_owned()),
            code: fault.code,
            message: fault.message,
            readings: fault.readings,
        };
        let mut known = header.columns.iter().enumerate();
        if let Some((place, (_, heading))) = known.find(|(_, (one, _))| *one == fault.column) {
            problem.line = Some(self.line + self.below.get(place).copied().unwrap_or_default());
            problem.column = Some(place + 1);
            problem.heading = Some(heading.clone());
        }
        problem
    }
}

/// The cells of one row, by column.
struct Cells<'a> {
    header: &'a Header,
    record: &'a Record,
    faults: Vec<Fault>,
}

impl Cells<'_> {
    /// The cell as it stands, without the apostrophe of safety; `None` when there is nothing in it.
    fn whole(&self, column: Column) -> Option<&str> {
        let mut known = self.header.columns.iter();
        let place = known.position(|(one, _)| *one == column)?;
        let cell = unprotect(self.record.cells.expose().get(place)?.trim()).trim();
        (!cells::plain(cell).is_empty()).then_some(cell)
    }

    fn keep<T>(&mut self, read: Read<T>) -> Option<T> {
        read.map_err(|fault| self.faults.push(fault)).ok()
    }

    /// A cell that may be empty.
    fn may<T>(&mut self, column: Column, read: impl FnOnce(&str) -> Read<T>) -> Option<T> {
        let cell = cells::plain(self.whole(column)?);
        self.keep(read(&cell))
    }

    /// A cell that must hold something.
    fn must<T>(&mut self, column: Column, read: impl FnOnce(&str) -> Read<T>) -> Option<T> {
        if self.whole(column).is_none() {
            let fault = Fault::new(column, "missing", "this cell must not be empty");
            self.faults.push(fault);
            return None;
        }
        self.may(column, read)
    }

    /// A cell that means nothing without another.
    fn needs(&mut self, column: Column, other: Column) {
        if self.whole(column).is_some() && self.whole(other).is_none() {
            let name = other.name(self.header.language);
            let message = format!("this means nothing while {name:?} is empty");
            self.faults
                .push(Fault::new(column, "not_expected", message));
        }
    }
}

/// Reads one row.
pub fn read(
    header: &Header,
    record: &Record,
    told: &Told,
    guessed: bool,
) -> Result<Row, Vec<Problem>> {
    let place = Place::of(record);
    let (wanted, found) = (header.columns.len(), record.cells.expose().len());
    // Cells beyond the last that hold nothing are what spreadsheets leave.
    let beyond = record.cells.expose().iter().skip(wanted);
    if found < wanted || beyond.clone().any(|cell| !cell.trim().is_empty()) {
        let message = format!(
            "the row has {found} cells and the header {wanted}; a cell that holds the separator must stand in quotation marks"
        );
        let problem = Problem::of_file("row.cells", message).at_line(record.line);
        return Err(vec![problem]);
    }
    let mut cells = Cells {
        header,
        record,
        faults: Vec::new(),
    };
    let (intake, team, caseworker) = values(&mut cells, told, guessed);
    let faults = cells.faults;
    match intake {
        Some(intake) if faults.is_empty() => Ok(Row {
            place,
            intake,
            team,
            caseworker,
        }),
        _ => {
            let problems = faults.into_iter();
            Err(problems.map(|fault| place.problem(header, fault)).collect())
        }
    }
}

fn values(
    cells: &mut Cells<'_>,
    told: &Told,
    guessed: bool,
) -> (Option<Intake>, Option<String>, Option<Email>) {
    let reference = cells.may(Column::Reference, |cell| {
        Reference::parse(cell).map_err(|refusal| Fault::refused(Column::Reference, &refusal))
    });
    // Names keep every sign within them.
    let name = |cells: &mut Cells<'_>, column| {
        let whole = cells.whole(column).map(ToOwned::to_owned);
        cells.must(column, |_| {
            cells::name(column, whole.as_deref().unwrap_or_default(), guessed)
        })
    };
    let given = name(cells, Column::GivenName);
    let family = name(cells, Column::FamilyName);
    let language = cells.must(Column::Language, cells::language);
    let nationality = cells.must(Column::Nationality, cells::nationality);
    let day = |column| move |cell: &str| cells::day(column, cell, told.dates);
    let birth_on = cells.may(Column::BirthDate, day(Column::BirthDate));
    let email = cells.may(Column::Email, |cell| cells::email(Column::Email, cell));
    let phone = cells.may(Column::Phone, cells::phone);
    let municipality = cells.must(Column::Municipality, cells::municipality);
    let team = cells.may(Column::Team, |cell| Ok(cell.to_owned()));
    let caseworker = cells.may(Column::Caseworker, |cell| {
        cells::email(Column::Caseworker, cell)
    });
    let track = cells.must(Column::Track, cells::track);
    let arrived_on = cells.must(Column::Arrived, day(Column::Arrived));
    let evidence = cells
        .whole(Column::Evidence)
        .map(|text| Masked::new(text.to_owned()));
    let stay = cells.may(Column::Stay, |cell| {
        cells::word(Column::Stay, cell, StayLength::ALL)
    });
    let lodging = cells.may(Column::Lodging, cells::lodging);
    let visa = cells.may(Column::Visa, |cell| {
        cells::word(Column::Visa, cell, Visa::ALL)
    });
    let visa_days = cells.may(Column::VisaDays, |cell| cells::days(Column::VisaDays, cell));
    let purpose = cells.may(Column::Purpose, |cell| {
        cells::word(Column::Purpose, cell, Purpose::ALL)
    });
    let sponsor = cells.may(Column::Sponsor, |cell| {
        cells::word(Column::Sponsor, cell, Sponsor::ALL)
    });
    cells.needs(Column::VisaDays, Column::Visa);
    cells.needs(Column::Sponsor, Column::Purpose);
    let person = (|| {
        Some(Person {
            given_name: given?,
            family_name: family?,
            language: language?,
            nationality: nationality?,
            birth_on: birth_on.map(Masked::new),
        })
    })();
    let intake = (|| {
        Some(Intake {
            reference,
            person: person?,
            email,
            phone,
            municipality: municipality?,
            track: track?,
            arrived_on: arrived_on?,
            evidence,
            stay,
            lodging,
            visa,
            visa_days,
            purpose,
            sponsor,
        })
    })();
    (intake, team, caseworker)
}
