//! Whether somebody in a file seems to be recorded already, in the database or further up in the file.
//! The same name is not enough, unless nothing else is known of the new one; two birth dates that
//! differ are two people.
//! Not here: what is done about it.

use casework::masked::Masked;
use chrono::NaiveDate;
use serde::Serialize;
use store::case_files::namesakes::Namesake;
use store::case_files::search::sort_key;

use super::intake::Intake;

/// In what two people agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sameness {
    /// The reference; such a row is never written, because a reference stands for one case.
    Reference,
    /// Name and birth date.
    NameAndBirthDate,
    /// Name and e-mail address.
    NameAndEmail,
    /// Name and telephone number.
    NameAndPhone,
    /// The name, and there is nothing else to tell them apart.
    Name,
}

impl Sameness {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Reference,
        Self::NameAndBirthDate,
        Self::NameAndEmail,
        Self::NameAndPhone,
        Self::Name,
    ];

    /// In words.
    pub const fn said(self) -> &'static str {
        match self {
            Self::Reference => "the same reference",
            Self::NameAndBirthDate => "the same name and birth date",
            Self::NameAndEmail => "the same name and e-mail address",
            Self::NameAndPhone => "the same name and telephone number",
            Self::Name => "the same name, and nothing else to tell them apart",
        }
    }
}

/// What tells people of one name apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traits {
    birth_on: Option<Masked<NaiveDate>>,
    emails: Vec<Masked<String>>,
    phones: Vec<Masked<String>>,
}

impl Traits {
    /// Of somebody in a file.
    pub fn of(intake: &Intake) -> Self {
        let phone = |phone: &casework::contact::Phone| Masked::new(phone.expose().to_owned());
        Self {
            birth_on: intake.person.birth_on.clone(),
            emails: intake.email.iter().map(|email| email.folded()).collect(),
            phones: intake.phone.iter().map(phone).collect(),
        }
    }

    /// Of a recorded case.
    pub fn of_case(case: &Namesake) -> Self {
        Self {
            birth_on: case.birth_on.clone(),
            emails: case.emails.clone(),
            phones: case.phones.clone(),
        }
    }

    /// In what a new one agrees with a known one of the same name, if they seem to be one person.
    pub fn same_as(&self, known: &Self) -> Option<Sameness> {
        if let (Some(new), Some(old)) = (&self.birth_on, &known.birth_on) {
            return (new == old).then_some(Sameness::NameAndBirthDate);
        }
        let shared = |new: &[Masked<String>], old: &[Masked<String>]| {
            new.iter().any(|one| old.contains(one))
        };
        let nothing_else =
            self.birth_on.is_none() && self.emails.is_empty() && self.phones.is_empty();
        if shared(&self.emails, &known.emails) {
            Some(Sameness::NameAndEmail)
        } else if shared(&self.phones, &known.phones) {
            Some(Sameness::NameAndPhone)
        } else {
            nothing_else.then_some(Sameness::Name)
        }
    }
}

/// The name as it is compared.
pub fn name_of(intake: &Intake) -> Masked<String> {
    let person = &intake.person;
    Masked::new(sort_key(
        person.family_name.expose(),
        person.given_name.expose(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn traits(birth: Option<&str>, email: Option<&str>, phone: Option<&str>) -> Traits {
        Traits {
            birth_on: birth.map(|day| Masked::new(day.parse().unwrap())),
            emails: email
                .map(|one| Masked::new(one.to_owned()))
                .into_iter()
                .collect(),
            phones: phone
                .map(|one| Masked::new(one.to_owned()))
                .into_iter()
                .collect(),
        }
    }

    #[test]
    fn who_is_who() {
        let (born, later) = (Some("1990-01-02"), Some("1990-01-03"));
        let (a, b) = (Some("a@x.example"), Some("b@x.example"));
        for (new, known, same) in [
            (
                traits(born, a, None),
                traits(born, b, None),
                Some(Sameness::NameAndBirthDate),
            ),
            // Father and son with one address.
            (traits(born, a, None), traits(later, a, None), None),
            (
                traits(born, a, None),
                traits(None, a, None),
                Some(Sameness::NameAndEmail),
            ),
            (
                traits(None, a, Some("+32")),
                traits(None, b, Some("+32")),
                Some(Sameness::NameAndPhone),
            ),
            (traits(None, a, None), traits(None, b, None), None),
            (traits(None, a, None), traits(None, None, None), None),
            (
                traits(None, None, None),
                traits(born, b, None),
                Some(Sameness::Name),
            ),
        ] {
            assert_eq!(new.same_as(&known), same);
        }
    }
}
