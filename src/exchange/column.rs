//! The columns of a file of cases, and what each is called in four languages. The names are a contract
//! with the files of others (`docs/IMPORT.md`, compared by a test) and therefore not in `locales/`,
//! where a better word may take the place of a good one at any time.
//! Not here: what a cell may hold.

use casework::words::Language;
use store::case_files::search::fold;

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $need:ident, $nl:literal, $fr:literal, $de:literal, $en:literal $(, also $($also:literal)+)?;)*) => {
        /// One column.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Column {
            $($(#[$doc])* $name,)*
        }

        impl Column {
            /// Every column, in the order in which they are written.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name for programs; a header may use it, whatever its language.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// Whether a case cannot be opened without it.
            pub const fn is_needed(self) -> bool {
                match self { $(Self::$name => columns!(@$need),)* }
            }

            /// The name in a header.
            pub const fn name(self, language: Language) -> &'static str {
                match self {
                    $(Self::$name => match language {
                        Language::Nl => $nl,
                        Language::Fr => $fr,
                        Language::De => $de,
                        Language::En => $en,
                    },)*
                }
            }

            /// Other names that are understood in every language.
            const fn also(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($($also),+)?],)* }
            }
        }
    };
    (@needed) => { true };
    (@optional) => { false };
}

columns! {
    /// The reference the case has elsewhere; empty: it gets a new one.
    Reference = "reference", optional, "Referentie", "Référence", "Referenz", "Reference";
    /// What letters call the person.
    GivenName = "given_name", needed, "Voornaam", "Prénom", "Vorname", "Given name", also "first name";
    /// Family name.
    FamilyName = "family_name", needed, "Familienaam", "Nom de famille", "Familienname", "Family name", also "achternaam" "nachname" "last name" "surname";
    /// The language the person reads.
    Language = "language", needed, "Taal", "Langue", "Sprache", "Language";
    /// ISO 3166 code.
    Nationality = "nationality", needed, "Nationaliteit", "Nationalité", "Staatsangehörigkeit", "Nationality";
    /// Only where a rule asks for it.
    BirthDate = "birth_date", optional, "Geboortedatum", "Date de naissance", "Geburtsdatum", "Date of birth";
    /// Address for letters.
    Email = "email", optional, "E-mailadres", "Adresse e-mail", "E-Mail-Adresse", "E-mail address", also "e-mail" "courriel";
    /// Telephone number.
    Phone = "phone", optional, "Telefoonnummer", "Numéro de téléphone", "Telefonnummer", "Telephone number", also "telefoon" "téléphone" "telefon" "telephone" "gsm";
    /// NIS code or name.
    Municipality = "municipality", needed, "Gemeente", "Commune", "Gemeinde", "Municipality";
    /// Name of the team.
    Team = "team", optional, "Team", "Équipe", "Team", "Team";
    /// Address of the caseworker.
    Caseworker = "caseworker", optional, "Dossierbeheerder", "Gestionnaire du dossier", "Sachbearbeiter", "Caseworker";
    /// The road the person is on.
    Track = "track", needed, "Traject", "Parcours", "Weg", "Track";
    /// The day of arrival in Belgium.
    Arrived = "arrived", needed, "Aankomstdatum", "Date d’arrivée", "Ankunftsdatum", "Date of arrival";
    /// What shows the arrival.
    Evidence = "evidence", optional, "Bewijs van aankomst", "Preuve de l’arrivée", "Nachweis der Ankunft", "Evidence of arrival";
    /// Short or long.
    Stay = "stay", optional, "Duur van het verblijf", "Durée du séjour", "Aufenthaltsdauer", "Length of stay";
    /// Where the person sleeps.
    Lodging = "lodging", optional, "Verblijfplaats", "Logement", "Unterkunft", "Lodging";
    /// The visa in the passport.
    Visa = "visa", optional, "Visum", "Visa", "Visum", "Visa";
    /// Days of stay printed on a C visa.
    VisaDays = "visa_days", optional, "Dagen op het visum", "Jours du visa", "Tage des Visums", "Days of the visa";
    /// What the person comes for.
    Purpose = "purpose", optional, "Doel van het verblijf", "Motif du séjour", "Zweck des Aufenthalts", "Purpose of stay";
    /// Whom the person joins.
    Sponsor = "sponsor", optional, "Vervoegt", "Personne rejointe", "Nachzug zu", "Joins";
}

impl Column {
    /// The column that a heading names, with the languages in which it is called so.
    pub fn of_heading(heading: &str) -> Option<(Self, Vec<Language>)> {
        let asked = fold(heading);
        let column = *Self::ALL.iter().find(|column| column.is_called(&asked))?;
        let all = Language::ALL.iter().copied();
        let own: Vec<Language> = all
            .clone()
            .filter(|language| fold(column.name(*language)) == asked)
            .collect();
        let everywhere = own.is_empty() || fold(column.id()) == asked;
        Some((column, if everywhere { all.collect() } else { own }))
    }

    fn is_called(self, folded: &str) -> bool {
        let own = Language::ALL.iter().map(|language| self.name(*language));
        own.chain(self.also().iter().copied())
            .chain([self.id()])
            .any(|name| fold(name) == folded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_to_one_column() {
        for column in Column::ALL {
            for language in Language::ALL {
                let (found, languages) = Column::of_heading(column.name(*language)).unwrap();
                assert_eq!(found, *column);
                assert!(languages.contains(language), "{column:?} in {language}");
            }
            for name in column.also().iter().chain([&column.id()]) {
                assert_eq!(Column::of_heading(name).unwrap().0, *column, "{name}");
            }
        }
        let (column, languages) = Column::of_heading("  PRENOM ").unwrap();
        assert_eq!((column, languages), (Column::GivenName, vec![Language::Fr]));
        assert_eq!(Column::of_heading("shoe size"), None);
        assert_eq!(Column::of_heading(""), None);
    }

    #[test]
    fn the_page_has_the_same_names() {
        let page = include_str!("../../docs/IMPORT.md");
        let (_, rest) = page.split_once("<!-- columns -->").unwrap();
        let (table, _) = rest.split_once("<!-- /columns -->").unwrap();
        let rows: Vec<Vec<&str>> = table
            .lines()
            .filter(|line| line.starts_with('|'))
            .skip(2)
            .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
            .collect();
        let names = |column: &Column| {
            let own = Language::ALL.iter().map(|language| column.name(*language));
            let need = if column.is_needed() { "yes" } else { "no" };
            let id = format!("`{}`", column.id());
            (id, own.collect::<Vec<_>>(), need)
        };
        assert_eq!(rows.len(), Column::ALL.len());
        for (row, column) in rows.iter().zip(Column::ALL) {
            let (id, own, need) = names(column);
            assert_eq!(row[0], id);
            assert_eq!(row[1..5], own);
            assert_eq!(row[5], need, "{id}");
        }
    }
}
