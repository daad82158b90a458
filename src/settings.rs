//! The settings of an administrator: which there are, what they may hold, and what is in force.
//! Not here: an operator's settings ([`crate::config`]).

use std::collections::{BTreeMap, BTreeSet};

use casework::digest::DigestHour;
use casework::ladder::Ladders;
use casework::municipality::Nis;
use casework::settings::{Settings, is_looser};
use chrono::{DateTime, NaiveDate, Utc};
use law::{Profile, RuleBook};
use serde_json::Value;
use store::settings::{self, Setting};
use store::{Store, StoreError};

use crate::cli::CliError;
use crate::config::Config;

/// The key of the stricter municipalities.
const STRICTER_IN: &str = "stricter_in";
/// The key of the doubt about the short-stay report.
const SHORT_STAY_REPORT: &str = "short_stay_report";

/// What an administrator may set, with what each holds.
pub const KEYS: [(&str, &str); 7] = [
    (
        "profile",
        "the reading whose date is called safe: careful, statutory or strict",
    ),
    (
        "ladders",
        "on which days somebody is written to: the text of a TOML file like casework/ladders.toml",
    ),
    (
        "switched_off",
        "ids of rules that give no date here, separated by commas",
    ),
    (
        STRICTER_IN,
        "municipalities whose safe date follows a stricter reading than the organisation's: 44021=strict, separated by commas",
    ),
    (
        SHORT_STAY_REPORT,
        "whether the report of a short stay is asked, for arrivals from --from on: in-force or ended",
    ),
    (
        jobs::DIGEST_AT,
        "when the morning mail of those who work on cases leaves on working days: a time such as 07:30, or off",
    ),
    (
        jobs::HOLD,
        "the reason why no letter may leave now; off lets them leave again",
    ),
];

/// Whether a setting changes dates or reminders, so that open cases are computed again.
pub fn changes_plans(key: &str) -> bool {
    key != jobs::HOLD && key != jobs::DIGEST_AT
}

/// Whether a value counts from its first day for what happened since, also while that day lies ahead.
pub fn counts_by_fact(key: &str) -> bool {
    key == SHORT_STAY_REPORT
}

/// Reads what somebody typed for a key.
///
/// # Errors
/// When there is no such key, or the value does not fit it.
pub fn parse(key: &str, text: &str) -> Result<Value, CliError> {
    let wrong = |problem: String| CliError::Unknown(format!("{key}: {problem}"));
    match key {
        "profile" => Ok(profile(text).map_err(wrong)?.as_str().into()),
        STRICTER_IN => {
            let mut all = serde_json::Map::new();
            for pair in text
                .split(',')
                .map(str::trim)
                .filter(|pair| !pair.is_empty())
            {
                let unreadable =
                    || wrong(format!("{pair:?}: give NIS=PROFILE, such as 44021=strict"));
                let (nis, own) = pair.split_once('=').ok_or_else(unreadable)?;
                let nis = Nis::parse(nis.trim()).map_err(|_| unreadable())?;
                let own = profile(own).map_err(wrong)?.as_str();
                if all.insert(nis.as_str().to_owned(), own.into()).is_some() {
                    return Err(wrong(format!("{} stands twice", nis.as_str())));
                }
            }
            Ok(Value::Object(all))
        }
        SHORT_STAY_REPORT => match text.trim() {
            word @ ("in-force" | "ended") => Ok(word.into()),
            other => Err(wrong(format!("{other:?}: give in-force or ended"))),
        },
        "ladders" => {
            Ladders::parse(text).map_err(|error| wrong(error.to_string()))?;
            Ok(text.into())
        }
        "switched_off" => {
            let book = RuleBook::embedded()?;
            let rules: Vec<&str> = text
                .split(',')
                .map(str::trim)
                .filter(|rule| !rule.is_empty())
                .collect();
            if let Some(unknown) = rules.iter().find(|rule| book.find(rule).is_none()) {
                return Err(wrong(format!(
                    "no rule {unknown:?}; `termijn law list` names them all"
                )));
            }
            Ok(rules.into())
        }
        jobs::DIGEST_AT => {
            DigestHour::parse(text).map_err(|_| {
                wrong(format!(
                    "{text:?}: give off, or a time until noon such as 07:30"
                ))
            })?;
            Ok(text.trim().into())
        }
        jobs::HOLD => match text.trim() {
            "" => Err(wrong("give the reason, or off".to_owned())),
            "off" => Ok(Value::Null),
            reason => Ok(reason.into()),
        },
        _ => {
            let known: Vec<&str> = KEYS.iter().map(|(key, _)| *key).collect();
            Err(CliError::Unknown(format!(
                "no setting {key:?}; there is: {}",
                known.join(", ")
            )))
        }
    }
}

fn profile(text: &str) -> Result<Profile, String> {
    let unknown = |_| format!("{text:?} is no profile; one of careful, statutory, strict");
    text.trim().parse().map_err(unknown)
}

/// Refuses a value that contradicts the other settings: no municipality may be looser than the
/// organisation.
///
/// # Errors
/// Which municipality, and which profile it would have to be stricter than.
pub fn check(key: &str, value: &Value, in_force: &Settings) -> Result<(), CliError> {
    let (STRICTER_IN, Some(all)) = (key, value.as_object()) else {
        return Ok(());
    };
    let organisation = in_force.profile;
    for (nis, own) in all {
        let own = profile(own.as_str().unwrap_or_default()).map_err(CliError::Unknown)?;
        if is_looser(own, organisation) {
            return Err(CliError::Unknown(format!(
                "{STRICTER_IN}: {nis}={own} would call later dates safe than the organisation does ({organisation}); a municipality may only be stricter"
            )));
        }
    }
    Ok(())
}

/// The settings in force on a day: what is stored, else what the operator or this binary says.
///
/// # Errors
/// When the database cannot be read, or holds a value that has no meaning here.
pub async fn in_force(store: &Store, config: &Config, on: NaiveDate) -> Result<Settings, CliError> {
    known(store, config, on, None).await
}

/// As [`in_force`], as far as they had been set before an instant.
///
/// # Errors
/// As [`in_force`].
pub async fn known(
    store: &Store,
    config: &Config,
    on: NaiveDate,
    before: Option<DateTime<Utc>>,
) -> Result<Settings, CliError> {
    let stored = store
        .read(move |tx| {
            Box::pin(async move {
                let mut found = Vec::new();
                for (key, _) in KEYS.into_iter().filter(|(key, _)| changes_plans(key)) {
                    let mut history = settings::history(tx, key).await?;
                    history.retain(|one| before.is_none_or(|before| one.set_at < before));
                    if key == SHORT_STAY_REPORT {
                        found.extend(history);
                    } else {
                        found.extend(history.into_iter().rfind(|one| one.in_force_from <= on));
                    }
                }
                Ok(found)
            })
        })
        .await?;
    let mut in_force =
        Settings::embedded().map_err(|error| CliError::Unknown(error.to_string()))?;
    in_force.profile = config.organisation.profile;
    in_force.sending = config.sending_hours()?;
    for setting in stored {
        take(&mut in_force, &setting).ok_or_else(|| {
            let (place, found) = (
                format!("setting.{}", setting.key),
                setting.value.to_string(),
            );
            CliError::from(StoreError::corrupt(&place, &found))
        })?;
    }
    Ok(in_force)
}

/// Puts a stored value in its place; `None` when it has no meaning here.
fn take(in_force: &mut Settings, setting: &Setting) -> Option<()> {
    match (setting.key.as_str(), &setting.value) {
        ("profile", Value::String(text)) => in_force.profile = text.parse().ok()?,
        ("ladders", Value::String(text)) => in_force.ladders = Ladders::parse(text).ok()?,
        ("switched_off", Value::Array(rules)) => {
            let rules = rules
                .iter()
                .map(|rule| rule.as_str().map(ToOwned::to_owned));
            in_force.switched_off = rules.collect::<Option<BTreeSet<_>>>()?;
        }
        (STRICTER_IN, Value::Object(all)) => {
            let pairs = all
                .iter()
                .map(|(nis, own)| Some((Nis::parse(nis).ok()?, own.as_str()?.parse().ok()?)));
            in_force.stricter_in = pairs.collect::<Option<BTreeMap<_, _>>>()?;
        }
        (SHORT_STAY_REPORT, Value::String(word)) => {
            let asked = match word.as_str() {
                "in-force" => true,
                "ended" => false,
                _ => return None,
            };
            // Of two that begin on the same day, the one set last holds.
            in_force
                .short_stay_report
                .insert(setting.in_force_from, asked);
        }
        _ => return None,
    }
    Some(())
}
