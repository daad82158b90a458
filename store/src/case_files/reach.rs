//! How far somebody sees, for lists: the SQL side of [`Actor::reaches`].
//! Not here: who may do what; `casework::access` says it.

use casework::Actor;
use casework::access::Scope;
use casework::ids::{TeamId, UserId};
use uuid::Uuid;

/// Which cases a list may show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Every case.
    All,
    /// The cases of a team, and those of one of its people elsewhere.
    Team {
        /// The team.
        team: TeamId,
        /// Whose own cases count as well.
        user: Option<UserId>,
    },
    /// The cases of one caseworker.
    Caseworker(UserId),
    /// None.
    Nothing,
}

impl Reach {
    /// The whole reach of an actor.
    pub fn of(actor: &Actor) -> Self {
        match (actor.scope, actor.team, actor.user) {
            (Scope::All, _, _) => Self::All,
            (Scope::Team, Some(team), user) => Self::Team { team, user },
            (Scope::Team | Scope::Own, _, Some(user)) => Self::Caseworker(user),
            (Scope::Team | Scope::Own, _, None) => Self::Nothing,
        }
    }

    /// Whether a case lies within it.
    pub fn holds(&self, team: TeamId, caseworker: Option<UserId>) -> bool {
        let (all, of, user) = self.bound();
        all || of == Some(team.0) || user.is_some() && user == caseworker.map(|one| one.0)
    }

    /// As the texts ask for it: everything, a team, a caseworker.
    pub(crate) fn bound(&self) -> (bool, Option<Uuid>, Option<Uuid>) {
        match self {
            Self::All => (true, None, None),
            Self::Team { team, user } => (false, Some(team.0), user.map(|one| one.0)),
            Self::Caseworker(user) => (false, None, Some(user.0)),
            Self::Nothing => (false, None, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_the_actor_says() {
        let user = |n: u128| UserId(Uuid::from_u128(n));
        let team = |n: u128| TeamId(Uuid::from_u128(n));
        for scope in [Scope::Own, Scope::Team, Scope::All] {
            for (mine, me) in [(None, None), (Some(team(3)), None), (None, Some(user(1)))]
                .into_iter()
                .chain([(Some(team(3)), Some(user(1)))])
            {
                let actor = Actor {
                    user: me,
                    team: mine,
                    scope,
                    ..Actor::operator()
                };
                for of in [team(3), team(4)] {
                    for caseworker in [None, Some(user(1)), Some(user(2))] {
                        let reached = actor.reaches(of, caseworker);
                        assert_eq!(
                            Reach::of(&actor).holds(of, caseworker),
                            reached,
                            "{actor:?}"
                        );
                    }
                }
            }
        }
    }
}
