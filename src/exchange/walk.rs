//! The open cases on their way out: which of them, a page at a time, with the names that stand in a row.
//! Not here: the shape of a row ([`super::export`]), and where the file goes.

use std::collections::HashMap;
use std::io::{self, Write};

use casework::case_file::CaseFile;
use casework::ids::{CaseId, TeamId, UserId};
use law::words::Track;
use store::case_files::{Reach, load};
use store::{Store, StoreError, teams_users};

use super::export::Export;

/// Cases are read so many at a time, each page in a short transaction of its own: a slow reader of the
/// file keeps no snapshot open.
const PAGE: u32 = 200;

/// Which cases go out.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// How far whoever asks sees.
    pub reach: Reach,
    /// Only cases of this team.
    pub team: Option<TeamId>,
    /// Only cases on this track.
    pub track: Option<Track>,
}

/// A walk over the open cases.
#[derive(Debug)]
pub struct Walk {
    store: Store,
    wanted: Wanted,
    teams: HashMap<TeamId, String>,
    users: HashMap<UserId, String>,
    after: Option<CaseId>,
}

impl Walk {
    /// Begins before the first case.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn begin(store: Store, wanted: Wanted) -> Result<Self, StoreError> {
        let read = store.read(|tx| {
            Box::pin(async move {
                let teams = teams_users::list_teams(tx).await?;
                let users = teams_users::list_users(tx).await?;
                Ok((teams, users))
            })
        });
        let (teams, users) = read.await?;
        let teams = teams.into_iter().map(|team| (team.id, team.name));
        let users = users.into_iter().map(|user| (user.id, user.email));
        Ok(Self {
            store,
            wanted,
            teams: teams.collect(),
            users: users.collect(),
            after: None,
        })
    }

    /// The next cases, in the order in which they were opened; `None` after the last.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn next_page(&mut self) -> Result<Option<Vec<CaseFile>>, StoreError> {
        let (reach, after) = (self.wanted.reach, self.after);
        let page = self.store.read(move |tx| {
            Box::pin(async move { load::open_files_within(tx, reach, after, PAGE).await })
        });
        let mut page = page.await?;
        let Some(last) = page.last() else {
            return Ok(None);
        };
        self.after = Some(last.id);
        let Wanted { team, track, .. } = self.wanted;
        page.retain(|file| {
            team.is_none_or(|team| file.team == team) && (track.is_none() || file.track() == track)
        });
        Ok(Some(page))
    }

    /// Writes one of them.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write<W: Write>(&self, file: &CaseFile, export: &mut Export<W>) -> io::Result<()> {
        let team = self.teams.get(&file.team).map(String::as_str);
        let user = file.caseworker.and_then(|user| self.users.get(&user));
        export.case(file, team.unwrap_or_default(), user.map(String::as_str))
    }
}
