//! What is looked for in whole tables once a simulated day, and once more when the faults have stopped.
//! Not here: what is seen at each step (`witness.rs`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use store::Kind;
use store::testing::TestStore;

use super::calendar::{self, Hours, is_working_day};
use super::witness::{Violation, Witness, broken, instant};

/// Rules that always lead to letters: nothing says the same better, and nothing has to be asked.
const ALWAYS_WRITTEN: &str = "('eu-short-stay-report', 'tcn-short-stay-report', 'eu-long-stay-apply', \
                              'eu-family-tcn-apply', 'dvisa-register')";

/// What a scan goes by.
pub struct Today<'a> {
    pub bench: &'a TestStore,
    pub now: DateTime<Utc>,
    pub hours: &'a Hours,
    /// Letters that somebody is sending.
    pub at_work: BTreeSet<String>,
    /// Since when nothing kept a letter from leaving: no outage, no hold, a process at work.
    pub undisturbed_since: DateTime<Utc>,
}

impl Today<'_> {
    async fn texts(&self, sql: &str) -> Vec<String> {
        let found = self.bench.raw_texts(sql).await;
        found.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    async fn none(&self, invariant: u32, what: &str, sql: &str) -> Result<(), Violation> {
        match self.texts(sql).await.first() {
            Some(first) => broken(invariant, format!("{what}: {first}")),
            None => Ok(()),
        }
    }

    fn id(&self, column: &str) -> String {
        match self.bench.kind() {
            Kind::Sqlite => format!("lower(hex({column}))"),
            Kind::Postgres => format!("replace({column}::text, '-', '')"),
        }
    }

    fn at(&self, at: DateTime<Utc>) -> String {
        // As the program writes it, so that texts compare like instants.
        format!("'{}'", at.to_rfc3339())
    }

    /// Every scan.
    pub async fn scan(&self, witness: &Witness) -> Result<(), Violation> {
        self.reminders_are_in_one_letter().await?;
        self.what_arrived_is_known(witness).await?;
        self.duties_have_reminders().await?;
        self.windows_are_where_they_belong().await?;
        self.ends_have_reasons_and_tasks().await?;
        self.nothing_waits_too_long().await?;
        self.tables_stay_small().await?;
        witness.counts_copies(&self.at_work)
    }

    async fn reminders_are_in_one_letter(&self) -> Result<(), Violation> {
        let id = self.id("r.id");
        let sql = format!(
            "SELECT {id} || ' in a letter that is ' || v.state FROM reminder r JOIN delivery v ON v.id = r.delivery_id \
             WHERE r.state = 'bundled' AND v.state NOT IN ('queued', 'claimed', 'sending', 'unknown')"
        );
        self.none(1, "a reminder waits in a letter that has ended", &sql)
            .await
    }

    async fn what_arrived_is_known(&self, witness: &Witness) -> Result<(), Violation> {
        let id = self.id("id");
        let sql = format!(
            "SELECT {id} FROM delivery WHERE ambiguous = 0 AND state IN ('queued', 'dead', 'cancelled', 'superseded')"
        );
        for letter in self.texts(&sql).await {
            let taken = witness
                .letters
                .get(&letter)
                .is_some_and(|known| !known.copies.is_empty());
            if taken {
                return broken(
                    9,
                    format!("letter {letter} was taken, and nobody doubts that it was not"),
                );
            }
        }
        Ok(())
    }

    async fn duties_have_reminders(&self) -> Result<(), Violation> {
        let (id, tomorrow) = (self.id("d.id"), calendar::local(self.now).0 + Days::new(1));
        let sql = format!(
            "SELECT {id} || ' ' || d.rule FROM deadline d JOIN case_file f ON f.id = d.case_id \
             JOIN case_contact x ON x.case_id = f.id JOIN contact c ON c.id = x.contact_id \
             WHERE d.state = 'open' AND f.status = 'open' AND d.rule IN {ALWAYS_WRITTEN} AND d.safe_on > '{tomorrow}' \
             AND CAST(d.legal AS TEXT) LIKE '%\"missing\":[]%' AND CAST(d.legal AS TEXT) LIKE '%\"judged_missed_on\":null%' \
             AND CAST(d.legal AS TEXT) NOT LIKE '%\"assumed\":true%' \
             AND c.email IS NOT NULL AND c.stopped_at IS NULL AND c.suspended_at IS NULL \
             AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.deadline_id = d.id)"
        );
        let missing = self.texts(&sql).await;
        match missing.first() {
            Some(first) => broken(10, format!("a duty without a reminder: {first}")),
            None => Ok(()),
        }
    }

    /// Counted again from the dates alone. A reminder planned late opens later; none opens earlier.
    async fn windows_are_where_they_belong(&self) -> Result<(), Violation> {
        let id = self.id("r.id");
        let sql = format!(
            "SELECT {id} || '|' || r.rung || '|' || r.opens_at || '|' || r.closes_at || '|' || COALESCE(CAST(d.due_on AS TEXT), '') \
             || '|' || COALESCE(CAST(d.safe_on AS TEXT), '') || '|' || d.computed_at FROM reminder r JOIN deadline d ON d.id = r.deadline_id \
             WHERE r.state = 'planned' AND (r.rung = 'last' OR r.rung LIKE '%-working-day%')"
        );
        for row in self.texts(&sql).await {
            let cells: Vec<&str> = row.split('|').collect();
            let (id, rung) = (cells[0], cells[1]);
            let (opens_at, closes_at, computed_at) =
                (instant(cells[2]), instant(cells[3]), instant(cells[6]));
            let day = |text: &str| text.parse::<NaiveDate>().ok();
            let (Some(due_on), Some(safe_on)) = (day(cells[4]), day(cells[5])) else {
                continue;
            };
            let opens_on = match rung
                .split('-')
                .next()
                .and_then(|count| count.parse::<u32>().ok())
            {
                Some(count) => working_days_before(safe_on, count),
                None => due_on,
            };
            let expected = calendar::instant(opens_on, self.hours.from);
            let wrong = match expected > computed_at {
                // The first rung may open with the one it took the place of.
                true => opens_at > expected || rung == "last" && opens_at != expected,
                false => false,
            };
            if wrong {
                return broken(
                    10,
                    format!("{rung} of {id} opens at {opens_at}, not at {expected}"),
                );
            }
            let end = calendar::instant(due_on + Days::new(1), 0);
            if rung == "last" && closes_at != end {
                return broken(
                    10,
                    format!("{rung} of {id} closes at {closes_at}, not at {end}"),
                );
            }
        }
        Ok(())
    }

    async fn ends_have_reasons_and_tasks(&self) -> Result<(), Violation> {
        let id = self.id("v.id");
        let without = format!(
            "SELECT {id} || ' ' || v.state FROM delivery v WHERE v.state IN ('dead', 'cancelled', 'superseded') AND v.reason IS NULL"
        );
        self.none(11, "an end without a reason", &without).await?;
        let asks = format!(
            "SELECT {id} || ' ' || v.state FROM delivery v WHERE (v.state IN ('dead', 'bounced') OR v.state = 'cancelled' AND v.ambiguous > 0) \
             AND NOT EXISTS (SELECT 1 FROM task t WHERE t.subject_id = v.id)"
        );
        self.none(11, "an end that nobody is asked about", &asks)
            .await
    }

    async fn nothing_waits_too_long(&self) -> Result<(), Violation> {
        let id = self.id("id");
        let leased = self.at(self.now - TimeDelta::hours(3));
        let sql = format!("SELECT {id} || ' ' || state FROM delivery WHERE lease_until < {leased}");
        self.none(12, "a lease ran out and nobody took it back", &sql)
            .await?;
        let unknown = self.at(self.now - TimeDelta::hours(6));
        let sql = format!(
            "SELECT {id} FROM delivery WHERE state = 'unknown' AND next_try_at < {unknown}"
        );
        self.none(12, "a letter of unknown fate that nobody looks at", &sql)
            .await?;
        // A whole working day on which nothing was in the way.
        let (today, _) = calendar::local(self.now);
        let day = today - Days::new(1);
        let opening = calendar::instant(day, self.hours.from);
        if !self.hours.opens_on(day) || self.undisturbed_since > opening {
            return Ok(());
        }
        let before = self.at(opening);
        let sql = format!(
            "SELECT {id} FROM delivery WHERE state = 'queued' AND next_try_at < {before} AND opens_at < {before}"
        );
        self.none(12, "a letter waited a whole day for nothing", &sql)
            .await
    }

    async fn tables_stay_small(&self) -> Result<(), Violation> {
        let old = self.at(self.now - TimeDelta::days(60));
        self.none(
            19,
            "an old attempt",
            &format!("SELECT phase FROM attempt WHERE at < {old} LIMIT 1"),
        )
        .await?;
        let many = "SELECT CAST(COUNT(*) AS TEXT) FROM delivery HAVING COUNT(*) > 2 * (SELECT COUNT(*) FROM reminder)";
        self.none(19, "more letters than reminders could need", many)
            .await
    }

    /// Nothing is left half-way when nothing has been in the way for long.
    pub async fn everything_is_final(&self, calm_since: DateTime<Utc>) -> Result<(), Violation> {
        let (id, calm) = (self.id("id"), self.at(calm_since));
        let sql = format!(
            "SELECT {id} || ' is ' || state FROM delivery WHERE state IN ('queued', 'claimed', 'sending', 'unknown') AND created_at < {calm}"
        );
        self.none(12, "a letter without an end", &sql).await?;
        let (id, now) = (self.id("r.id"), self.at(self.now));
        let sql = format!(
            "SELECT {id} || ' ' || r.rung FROM reminder r JOIN contact c ON c.id = r.contact_id JOIN deadline d ON d.id = r.deadline_id \
             WHERE r.state = 'planned' AND r.opens_at < {calm} AND r.closes_at > {now} AND d.state = 'open' \
             AND c.email IS NOT NULL AND c.stopped_at IS NULL AND c.suspended_at IS NULL \
             AND NOT EXISTS (SELECT 1 FROM delivery v WHERE v.address_folded = c.email_folded AND v.created_at >= {calm})"
        );
        self.none(12, "a reminder that is due and in no letter", &sql)
            .await?;
        let sql = format!(
            "SELECT {id} || ' ' || r.rung FROM reminder r WHERE r.state IN ('planned', 'bundled') AND r.closes_at < {calm}"
        );
        self.none(12, "a reminder whose time is over", &sql).await
    }

    /// Every letter that was sent has its receipt.
    pub async fn receipts_know_what_was_sent(&self, folder: &Path) -> Result<(), Violation> {
        let mut known = BTreeSet::new();
        for entry in folder.read_dir().unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            for line in text
                .lines()
                .filter(|line| line.contains("\"said\":\"sent\""))
            {
                let line: BTreeMap<String, serde_json::Value> = serde_json::from_str(line).unwrap();
                known.insert(line["message_id"].as_str().unwrap().to_owned());
            }
        }
        let sent = self
            .texts("SELECT message_id FROM delivery WHERE state IN ('sent', 'bounced')")
            .await;
        match sent.iter().find(|id| !known.contains(*id)) {
            Some(id) => broken(20, format!("{id} was sent and has no receipt")),
            None => Ok(()),
        }
    }
}

fn working_days_before(day: NaiveDate, count: u32) -> NaiveDate {
    let mut day = day;
    let mut left = count;
    while left > 0 {
        day = day - Days::new(1);
        left -= u32::from(is_working_day(day));
    }
    day
}
