//! Cases out as CSV, in the shape that [`super::read`] takes: a case as it stands, not its history.
//! Not here: which cases, and where the file goes.

use std::io::{self, Write};

use casework::case_file::CaseFile;
use casework::event::EventKind;
use casework::words::Language;
use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::column::Column;
use super::safe::protect;
use super::table::Separator;

/// How the file is written.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// The language of the header.
    pub language: Language,
    /// What stands between cells.
    pub separator: Separator,
    /// Whether the file begins with the mark by which Excel knows UTF-8.
    pub mark: bool,
}

/// A file that is being written.
pub struct Export<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> Export<W> {
    /// Begins a file with its header.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(mut out: W, form: Form) -> io::Result<Self> {
        if form.mark {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut export = Self::go_on(out, form.separator);
        let names = Column::ALL.iter().map(|column| column.name(form.language));
        export.out.write_record(names).map_err(of_csv)?;
        Ok(export)
    }

    /// Goes on with a file whose beginning was written elsewhere: no mark and no header.
    pub fn go_on(out: W, separator: Separator) -> Self {
        // Every cell in quotation marks: a spreadsheet with another separator in mind does not see a
        // formula where a cell was cut in two.
        let out = WriterBuilder::new()
            .delimiter(separator.byte())
            .quote_style(QuoteStyle::Always)
            .terminator(Terminator::CRLF)
            .from_writer(out);
        Self { out }
    }

    /// Writes a case with the name of its team and the address of its caseworker.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn case(
        &mut self,
        file: &CaseFile,
        team: &str,
        caseworker: Option<&str>,
    ) -> io::Result<()> {
        self.row(|column| cell(file, team, caseworker, column))
    }

    /// Writes a row that says what a file looks like.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn example(&mut self) -> io::Result<()> {
        self.row(|column| {
            let text = match column {
                Column::GivenName => "Annelien",
                Column::FamilyName => "Voorbeeld",
                Column::Language => "nl",
                Column::Nationality => "RO",
                Column::BirthDate => "1990-02-28",
                Column::Email => "annelien@mail.example",
                Column::Phone => "+32470123456",
                Column::Municipality => "11002",
                Column::Track => "eu-short-stay",
                Column::Arrived => "2026-11-23",
                Column::Evidence => "stamp in the passport",
                Column::Lodging => "private",
                _ => return None,
            };
            Some(text.to_owned())
        })
    }

    fn row(&mut self, cell: impl Fn(Column) -> Option<String>) -> io::Result<()> {
        let cells = Column::ALL.iter();
        let cells = cells.map(|column| protect(&cell(*column).unwrap_or_default()));
        self.out.write_record(cells).map_err(of_csv)
    }

    /// Ends the file and gives back what it was written to.
    ///
    /// # Errors
    /// When the rest of it cannot be written.
    pub fn end(self) -> io::Result<W> {
        self.out.into_inner().map_err(|error| error.into_error())
    }
}

/// The cause itself: a reader that went away must still be known as one.
fn of_csv(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(cause) => cause,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// One cell of a case. An address to which no letter may go is left out: the other side would write.
fn cell(file: &CaseFile, team: &str, caseworker: Option<&str>, column: Column) -> Option<String> {
    let person = &file.person;
    let stated = |kind| file.newest(kind).map(|event| &event.attributes);
    let arrival = || file.newest(EventKind::ARRIVAL);
    let text = |text: &str| Some(text.to_owned());
    match column {
        Column::Reference => text(&file.reference),
        Column::GivenName => text(person.given_name.expose()),
        Column::FamilyName => text(person.family_name.expose()),
        Column::Language => text(person.language.as_str()),
        Column::Nationality => text(person.nationality.expose().as_str()),
        Column::BirthDate => person.birth_on.as_ref().map(|day| day.expose().to_string()),
        Column::Email => {
            let mut usable = file.contacts.iter().filter_map(|one| one.usable_email());
            usable.next().map(|email| email.expose().to_owned())
        }
        Column::Phone => {
            let mut numbers = file.contacts.iter().filter_map(|one| one.phone.as_ref());
            numbers.next().map(|phone| phone.expose().to_owned())
        }
        Column::Municipality => text(file.municipality.as_str()),
        Column::Team => text(team),
        Column::Caseworker => caseworker.map(ToOwned::to_owned),
        Column::Track => file.track().map(|track| track.to_string()),
        Column::Arrived => arrival().map(|event| event.on.to_string()),
        Column::Evidence => arrival()?.evidence.as_ref().map(|one| one.expose().clone()),
        Column::Stay => stated(EventKind::StayStated)?
            .stay
            .map(|one| one.to_string()),
        Column::Lodging => stated(EventKind::LodgingStated)?
            .lodging
            .map(|one| one.to_string()),
        Column::Visa => stated(EventKind::VisaStated)?
            .visa
            .map(|one| one.to_string()),
        Column::VisaDays => stated(EventKind::VisaStated)?
            .visa_days
            .map(|days| days.to_string()),
        Column::Purpose => stated(EventKind::PurposeStated)?
            .purpose
            .map(|one| one.to_string()),
        Column::Sponsor => stated(EventKind::PurposeStated)?
            .sponsor
            .map(|one| one.to_string()),
    }
}
