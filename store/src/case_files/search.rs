//! Finding people: by name (accents, word order and the middle of a word forgiven), by reference and
//! by address; and lists of cases in the order of names.
//! Not here: the file itself ([`super::load`]).

use std::collections::BTreeSet;

use casework::ids::{CaseId, TeamId, UserId};
use casework::masked::Masked;
use casework::words::{CaseStatus, Language};
use sqlx::types::Json;
use uuid::Uuid;

use super::{Reach, load};
use crate::error::StoreError;
use crate::reminders::word;
use crate::tx::Tx;
use crate::values::fold_email;

queries! {
    /// The pieces of a name, all at once. The databases take a list apart in different ways; SQLite needs the
    /// `WHERE` to know that `ON` does not belong to a join.
    INDEX = {
        sqlite "INSERT INTO name_trigram (trigram, case_id) SELECT value, $2 FROM json_each($1) WHERE true \
                ON CONFLICT (trigram, case_id) DO NOTHING",
        postgres "INSERT INTO name_trigram (trigram, case_id) SELECT jsonb_array_elements_text($1), $2 \
                  ON CONFLICT (trigram, case_id) DO NOTHING"
    };
    /// Cases whose names hold every piece. The databases take a list apart in different ways.
    BY_PIECES = {
        sqlite "SELECT f.id, f.reference, f.given_name, f.family_name, f.name_folded, f.language, f.municipality, f.team_id, \
                f.caseworker_id, f.status FROM case_file f WHERE f.id IN (SELECT case_id FROM name_trigram \
                WHERE trigram IN (SELECT value FROM json_each($1)) GROUP BY case_id HAVING count(*) = $2) \
                AND ($4 OR f.team_id = $5 OR f.caseworker_id = $6) AND (f.name_folded, f.id) > ($7, $8) \
                ORDER BY f.name_folded, f.id LIMIT $3",
        postgres "SELECT f.id, f.reference, f.given_name, f.family_name, f.name_folded, f.language, f.municipality, f.team_id, \
                  f.caseworker_id, f.status FROM case_file f WHERE f.id IN (SELECT case_id FROM name_trigram \
                  WHERE trigram IN (SELECT jsonb_array_elements_text($1)) GROUP BY case_id HAVING count(*) = $2) \
                  AND ($4 OR f.team_id = $5 OR f.caseworker_id = $6) AND (f.name_folded, f.id) > ($7, $8) \
                  ORDER BY f.name_folded, f.id LIMIT $3"
    };
    /// Cases of an address.
    BY_EMAIL [hot] = "SELECT l.case_id FROM contact c JOIN case_contact l ON l.contact_id = c.id WHERE c.email_folded = $1";
    /// One line of a list.
    LINE [hot] = "SELECT id, reference, given_name, family_name, name_folded, language, municipality, team_id, caseworker_id, \
                  status FROM case_file WHERE id = $1";
    /// The first page of all cases.
    LIST [hot] = "SELECT id, reference, given_name, family_name, name_folded, language, municipality, team_id, caseworker_id, \
                  status FROM case_file WHERE ($2 OR team_id = $3 OR caseworker_id = $4) ORDER BY name_folded, id LIMIT $1";
    /// The cases after a place in the list.
    LIST_AFTER [hot] = "SELECT id, reference, given_name, family_name, name_folded, language, municipality, team_id, \
                        caseworker_id, status FROM case_file WHERE (name_folded, id) > ($1, $2) \
                        AND ($4 OR team_id = $5 OR caseworker_id = $6) ORDER BY name_folded, id LIMIT $3";
}

type Key = (Uuid,);

/// The longest page of a list.
pub const MOST_LINES: u32 = 100;

/// One case in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseLine {
    /// Which case.
    pub id: CaseId,
    /// Its reference.
    pub reference: String,
    /// Given and family name.
    pub name: Masked<String>,
    /// The folded name by which lists are sorted.
    pub sort_key: Masked<String>,
    /// The language of the person.
    pub language: Language,
    /// NIS code.
    pub municipality: String,
    /// The team.
    pub team: TeamId,
    /// The caseworker.
    pub caseworker: Option<UserId>,
    /// Whether it is still worked on.
    pub status: CaseStatus,
}

#[derive(sqlx::FromRow)]
struct LineRow {
    id: Uuid,
    reference: String,
    given_name: String,
    family_name: String,
    name_folded: String,
    language: String,
    municipality: String,
    team_id: Uuid,
    caseworker_id: Option<Uuid>,
    status: String,
}

impl TryFrom<LineRow> for CaseLine {
    type Error = StoreError;

    fn try_from(row: LineRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: CaseId(row.id),
            reference: row.reference,
            name: Masked::new(format!("{} {}", row.given_name, row.family_name)),
            sort_key: Masked::new(row.name_folded),
            language: word("case_file.language", &row.language)?,
            municipality: row.municipality,
            team: TeamId(row.team_id),
            caseworker: row.caseworker_id.map(UserId),
            status: word("case_file.status", &row.status)?,
        })
    }
}

/// A name as it is compared: plain small letters and digits, words apart by one space.
pub fn fold(name: &str) -> String {
    let plain = deunicode::deunicode(name).to_lowercase();
    let words = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The key by which a name is sorted: family name first.
pub fn sort_key(family: &str, given: &str) -> String {
    format!("{}, {}", fold(family), fold(given))
}

/// The pieces of a folded name: three letters each, and each word's beginning.
fn pieces(folded: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        let letters: Vec<char> = word.chars().collect();
        all.extend(
            letters
                .windows(3)
                .map(|three| three.iter().collect::<String>()),
        );
        all.insert(
            letters
                .iter()
                .take(2)
                .fold(" ".to_owned(), |mut piece, letter| {
                    piece.push(*letter);
                    piece
                }),
        );
    }
    all
}

/// The pieces that a query asks for: the middle of a word where it has three letters, else a beginning.
fn asked(folded: &str) -> BTreeSet<String> {
    let words = folded.split(' ').filter(|word| word.len() >= 2);
    words
        .flat_map(|word| {
            let letters: Vec<char> = word.chars().collect();
            match letters.len() {
                2 => vec![format!(" {word}")],
                _ => letters
                    .windows(3)
                    .map(|three| three.iter().collect())
                    .collect(),
            }
        })
        .collect()
}

/// Writes the pieces of a folded name.
pub(super) async fn index(tx: &mut Tx, case: CaseId, folded: &str) -> Result<(), StoreError> {
    let pieces = pieces(folded);
    run!(tx, INDEX, [Json(&pieces), case.0], execute).map(|_| ())
}

/// Cases that fit what somebody typed, at most [`MOST_LINES`].
pub async fn search(tx: &mut Tx, text: &str) -> Result<Vec<CaseLine>, StoreError> {
    search_within(tx, Reach::All, text).await
}

/// As [`search`], of the cases within a reach.
pub async fn search_within(
    tx: &mut Tx,
    reach: Reach,
    text: &str,
) -> Result<Vec<CaseLine>, StoreError> {
    search_page(tx, reach, text, None, MOST_LINES).await
}

/// A page of what fits, in the order of names; `after` is the sort key and id of the last one seen.
/// A page that is not full is the last one.
pub async fn search_page(
    tx: &mut Tx,
    reach: Reach,
    text: &str,
    after: Option<(String, CaseId)>,
    limit: u32,
) -> Result<Vec<CaseLine>, StoreError> {
    let limit = limit.min(MOST_LINES);
    let Some(few) = exactly(tx, text).await? else {
        return by_name(tx, reach, &fold(text), after, limit).await;
    };
    // One address or one reference: so few that they are put in order here.
    let mut found = Vec::new();
    for id in few {
        found.extend(find_line(tx, reach, id).await?);
    }
    let place = |line: &CaseLine| (line.sort_key.expose().clone(), line.id);
    found.sort_by_key(place);
    found.retain(|line| after.as_ref().is_none_or(|after| place(line) > *after));
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}

/// The cases of an address or a reference; `None` when the text is neither and so a name.
async fn exactly(tx: &mut Tx, text: &str) -> Result<Option<Vec<CaseId>>, StoreError> {
    if text.contains('@') {
        let rows = run!(tx, BY_EMAIL, [fold_email(text)], all Key)?;
        return Ok(Some(rows.into_iter().map(|(id,)| CaseId(id)).collect()));
    }
    let found = load::find_by_reference(tx, text).await?;
    Ok(found.map(|id| vec![id]))
}

async fn by_name(
    tx: &mut Tx,
    reach: Reach,
    folded: &str,
    after: Option<(String, CaseId)>,
    limit: u32,
) -> Result<Vec<CaseLine>, StoreError> {
    let asked = asked(folded);
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let count = i64::try_from(asked.len()).unwrap_or(i64::MAX);
    let (all, team, user) = reach.bound();
    let (most, wanted) = (
        i64::from(MOST_LINES),
        usize::try_from(limit).unwrap_or(usize::MAX),
    );
    let (mut key, mut id) = after.unwrap_or((String::new(), CaseId(Uuid::nil())));
    let mut found = Vec::new();
    loop {
        let pieces = Json(&asked);
        let rows = run!(tx, BY_PIECES, [pieces, count, most, all, team, user, key.as_str(), id.0], all LineRow)?;
        let full = rows.len() >= usize::try_from(MOST_LINES).unwrap_or(usize::MAX);
        for row in rows {
            let line = CaseLine::try_from(row)?;
            (key, id) = (line.sort_key.expose().clone(), line.id);
            // The pieces may stand in different words; the words asked for must really be there.
            if folded.split(' ').all(|word| key.contains(word)) {
                found.push(line);
            }
            if found.len() == wanted {
                return Ok(found);
            }
        }
        if !full {
            return Ok(found);
        }
    }
}

/// One line of the list, when it lies within a reach.
pub async fn find_line(
    tx: &mut Tx,
    reach: Reach,
    id: CaseId,
) -> Result<Option<CaseLine>, StoreError> {
    let found = line(tx, id).await?;
    Ok(found.filter(|line| reach.holds(line.team, line.caseworker)))
}

async fn line(tx: &mut Tx, id: CaseId) -> Result<Option<CaseLine>, StoreError> {
    run!(tx, LINE, [id.0], optional LineRow)?
        .map(CaseLine::try_from)
        .transpose()
}

/// Cases in the order of names; `after` is the sort key and id of the last one seen.
pub async fn list(
    tx: &mut Tx,
    after: Option<(String, CaseId)>,
    limit: u32,
) -> Result<Vec<CaseLine>, StoreError> {
    list_within(tx, Reach::All, after, limit).await
}

/// As [`list`], of the cases within a reach.
pub async fn list_within(
    tx: &mut Tx,
    reach: Reach,
    after: Option<(String, CaseId)>,
    limit: u32,
) -> Result<Vec<CaseLine>, StoreError> {
    let (all, team, user) = reach.bound();
    let limit = i64::from(limit.min(MOST_LINES));
    let rows = match after {
        None => run!(tx, LIST, [limit, all, team, user], all LineRow)?,
        Some((key, id)) => run!(tx, LIST_AFTER, [key, id.0, limit, all, team, user], all LineRow)?,
    };
    rows.into_iter().map(CaseLine::try_from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold_and_fall_apart() {
        assert_eq!(fold("Müller-Ångström"), "muller angstrom");
        assert_eq!(fold("Ștefan  O'Neil"), "stefan o neil");
        assert_eq!(sort_key("De Smet", "Élise"), "de smet, elise");
        let all = pieces("muller");
        assert!(asked("ull").is_subset(&all) && asked("mu").is_subset(&all));
        assert!(!asked("ul").is_subset(&all));
    }
}
