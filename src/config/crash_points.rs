//! `TERMIJN_CRASH_AT=cp4:2` in a test build: the process dies at the second passing of the fourth point.
//! Not here: the points (`jobs::crash_points`). Without the feature `faults` this file is not compiled.

use super::ConfigError;

/// It has no section: it is no setting of an operator.
const NAME: &str = "TERMIJN_CRASH_AT";

/// Arms the point that the environment names, if it names one.
pub fn arm_as_told() -> Result<(), ConfigError> {
    #[expect(
        clippy::disallowed_methods,
        reason = "src/config is where the environment is read; figment would take this for a setting"
    )]
    let told = std::env::var(NAME);
    let Ok(told) = told else { return Ok(()) };
    jobs::crash_points::arm(&told)
        .map_err(|problem| ConfigError::new(NAME, problem, "cp1:1 to cp13:N"))
}
