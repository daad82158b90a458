//! Who may see and change what. A pure check, asked by every command and every query.
//! Not here: how somebody proved who they are.

use std::collections::BTreeSet;

use crate::case_file::CaseFile;
use crate::ids::{TeamId, UserId};
use crate::refusal::{Problem, Refusal};
use crate::words::words;

words! {
    /// What a user does in the organisation. A user may have several.
    Role = "role" {
        /// Works on cases.
        Caseworker = "caseworker",
        /// Sees and divides the work.
        Coordinator = "coordinator",
        /// Settings and users; no content of cases.
        Administrator = "administrator",
        /// The history; no content of cases.
        Auditor = "auditor",
    }
}

words! {
    /// How far a user sees.
    Scope = "scope" { Own = "own", Team = "team", All = "all", }
}

words! {
    /// What somebody wants to do.
    Action = "action" {
        ReadCase = "read_case", ChangeCase = "change_case", AssignCase = "assign_case",
        ReadHistory = "read_history", ChangeSettings = "change_settings",
        ChangeUsers = "change_users",
    }
}

/// Roles as a set.
pub type Roles = BTreeSet<Role>;

/// Who acts, and how far that reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The user; `None` for the operator at the command line, who may do everything.
    pub user: Option<UserId>,
    /// What the user does.
    pub roles: Roles,
    /// The user's team.
    pub team: Option<TeamId>,
    /// How far the user sees.
    pub scope: Scope,
}

impl Actor {
    /// The operator of the installation, who owns the database anyway.
    pub fn operator() -> Self {
        Self {
            user: None,
            roles: Role::ALL.iter().copied().collect(),
            team: None,
            scope: Scope::All,
        }
    }

    /// How the history names the actor.
    pub fn name(&self) -> String {
        match self.user {
            Some(user) => format!("user:{user}"),
            None => "operator".to_owned(),
        }
    }

    /// Whether a role of the actor allows an action at all.
    pub fn may(&self, action: Action) -> bool {
        let roles: &[Role] = match action {
            Action::ReadCase | Action::ChangeCase => &[Role::Caseworker, Role::Coordinator],
            Action::AssignCase => &[Role::Caseworker, Role::Coordinator],
            Action::ReadHistory => &[Role::Auditor, Role::Coordinator],
            Action::ChangeSettings | Action::ChangeUsers => &[Role::Administrator],
        };
        roles.iter().any(|role| self.roles.contains(role))
    }

    /// Whether a case lies within the actor's reach.
    pub fn reaches(&self, team: TeamId, caseworker: Option<UserId>) -> bool {
        let own = self.user.is_some() && self.user == caseworker;
        match self.scope {
            Scope::All => true,
            Scope::Team => own || self.team == Some(team),
            Scope::Own => own,
        }
    }

    /// Asks for one action on one case.
    ///
    /// # Errors
    /// When a role or the reach forbids it.
    pub fn ask(&self, action: Action, file: &CaseFile) -> Result<(), Refusal> {
        if self.may(action) && self.reaches(file.team, file.caseworker) {
            return Ok(());
        }
        let expected = "a role and a scope that reach this case";
        Err(Refusal::new("case", Problem::NotAllowed, expected).with("action", action))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn reach_and_roles() {
        let (me, other) = (UserId(Uuid::from_u128(1)), UserId(Uuid::from_u128(2)));
        let (mine, theirs) = (TeamId(Uuid::from_u128(3)), TeamId(Uuid::from_u128(4)));
        let actor = |roles: &[Role], scope| Actor {
            user: Some(me),
            roles: roles.iter().copied().collect(),
            team: Some(mine),
            scope,
        };
        for (scope, team, caseworker, reached) in [
            (Scope::Own, mine, Some(me), true),
            (Scope::Own, mine, Some(other), false),
            (Scope::Own, mine, None, false),
            (Scope::Team, mine, Some(other), true),
            (Scope::Team, theirs, Some(me), true),
            (Scope::Team, theirs, None, false),
            (Scope::All, theirs, None, true),
        ] {
            let actor = actor(&[Role::Caseworker], scope);
            assert_eq!(actor.reaches(team, caseworker), reached, "{scope} {team}");
        }
        assert!(!actor(&[Role::Administrator], Scope::All).may(Action::ReadCase));
        assert!(!actor(&[Role::Auditor], Scope::All).may(Action::ChangeCase));
        assert!(actor(&[Role::Auditor, Role::Caseworker], Scope::Own).may(Action::ReadHistory));
    }
}
