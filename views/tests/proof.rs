//! What a proof shows of a count: the strip, the holiday, the replay, and what closing days change.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use chrono::NaiveDate;
use law::assess::{TraceLevel, assess};
use law::words::AbsenceReason;
use law::{Absence, Fact, FactKind, Profile, RuleBook, Situation, Track};
use views::Language;
use views::proof::{Advice, Cell, Dated, Proof, Replay};
use views::words::words;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The proof of one rule for somebody of whom one fact is known; `spoil` may change what was recorded.
fn proof(
    rule: &str,
    track: Track,
    fact: FactKind,
    on: &str,
    spoil: impl Fn(&mut Dated<'_>),
) -> Proof {
    let mut known = Situation::new(track);
    known.facts.push(Fact::new(fact, day(on)));
    let found = assess(RuleBook::embedded().unwrap(), &known, TraceLevel::Full).unwrap();
    let date = found
        .deadlines
        .iter()
        .find(|one| one.rule.id == rule)
        .unwrap();
    let mut dated = Dated::of(date, Profile::Careful, &[]);
    spoil(&mut dated);
    Proof::of(&dated, words(Language::En))
}

fn entered(rule: &str, track: Track, on: &str) -> Proof {
    proof(rule, track, FactKind::EnteredBelgium, on, |_| {})
}

#[test]
fn counted_days_are_numbered_and_holidays_named() {
    let proof = entered("dvisa-register", Track::ThirdCountryVisaD, "2026-11-02");
    assert!(proof.numbered && proof.replay == Replay::Same);
    let armistice = proof
        .strip
        .iter()
        .find(|one| one.on == day("2026-11-11"))
        .unwrap();
    assert_eq!(armistice.reason.as_deref(), Some("armistice"));
    assert_eq!(armistice.cells[0], Cell::Skipped);
    let last = proof.strip.last().unwrap();
    assert_eq!((last.on, last.cells[0]), (day("2026-11-13"), Cell::Last(8)));
}

#[test]
fn months_show_the_days_they_reached() {
    // 30 November and three months: no 30 February, the 28th is a Sunday.
    let proof = entered("eu-long-stay-apply", Track::EuLongStay, "2026-11-30");
    assert!(!proof.numbered && proof.replay == Replay::Same);
    let days: Vec<(NaiveDate, u32)> = proof.strip.iter().map(|one| (one.on, one.days)).collect();
    assert_eq!(
        days,
        [
            (day("2026-11-30"), 1),
            (day("2026-12-01"), 87),
            (day("2027-02-26"), 1),
            (day("2027-02-27"), 1),
            (day("2027-02-28"), 1),
            (day("2027-03-01"), 1),
        ]
    );
    assert_eq!(
        proof.strip[2].cells,
        [Cell::Skipped, Cell::Moved, Cell::Moved]
    );
    assert_eq!(proof.strip[5].cells, [Cell::Moved, Cell::Past, Cell::Past]);
    let steps: Vec<&str> = proof.steps[0].iter().map(|one| one.step.as_str()).collect();
    assert_eq!(steps, ["months", "clamped", "closed", "rolled-forward"]);
}

#[test]
fn a_trace_that_does_not_lead_to_its_date_is_said() {
    let (track, fact) = (Track::EuLongStay, FactKind::EnteredBelgium);
    let spoiled = proof("eu-long-stay-apply", track, fact, "2026-11-30", |dated| {
        dated.readings.careful = Some(day("2027-02-25"));
    });
    assert_eq!(spoiled.replay, Replay::Differs);
    for language in Language::ALL {
        let words = words(language);
        let text = spoiled.lines(words).join("\n");
        assert!(text.contains(&words.say("explain-not-replayed")), "{text}");
    }
    let bare = proof("eu-long-stay-apply", track, fact, "2026-11-30", |dated| {
        dated.steps = &[]
    });
    assert_eq!(bare.replay, Replay::NotTold);
}

#[test]
fn closing_days_move_the_day_to_go_only() {
    let safe = day("2026-12-31");
    let after = Some(day("2026-12-18"));
    let shut: Vec<NaiveDate> = ["2026-12-30", "2026-12-31", "2026-12-26"].map(day).to_vec();
    let moved = Advice::of(safe, after, Some(day("2026-12-29")), &shut).unwrap();
    // The 26th is a Saturday: nobody would have gone that day.
    assert_eq!(moved.closed, [day("2026-12-30"), day("2026-12-31")]);
    assert_eq!(Advice::of(safe, after, Some(safe), &shut[2..]), None);
    let none = Advice::of(day("2026-12-21"), after, None, &[day("2026-12-21")]).unwrap();
    assert_eq!(none.on, None);
    for language in Language::ALL {
        for advice in [&moved, &none] {
            let said = advice.words(words(language));
            assert!(!said.contains('⟦') && said.contains("2026"), "{said}");
        }
    }
}

#[test]
fn a_check_tells_its_outcomes() {
    let mut known = Situation::new(Track::EuLongStay);
    known
        .facts
        .push(Fact::new(FactKind::Annex19Filed, day("2021-11-22")));
    // Six months to the day: some sources still allow it, others do not.
    known.absences.push(Absence {
        from: day("2023-03-01"),
        until: Some(day("2023-08-31")),
        reason: AbsenceReason::Family,
    });
    let found = assess(RuleBook::embedded().unwrap(), &known, TraceLevel::Full).unwrap();
    let mut dates = found.deadlines.iter();
    let check = dates.find(|one| one.check.is_some()).unwrap();
    for language in Language::ALL {
        let words = words(language);
        let proof = Proof::of(&Dated::of(check, Profile::Careful, &[]), words);
        let finding = proof.finding.as_ref().unwrap();
        assert!(finding.verdict.contains(&words.say("verdict-review")));
        assert_eq!(finding.outcomes.len(), 2, "{finding:?}");
        for (code, year) in [("limit-included", "2026"), ("limit-excluded", "2028")] {
            let reason = words.say(&format!("outcome-{code}"));
            let told = |one: &&String| one.contains(&reason) && one.contains(year);
            assert!(finding.outcomes.iter().any(|one| told(&one)), "{finding:?}");
        }
        let text = proof.lines(words).join("\n");
        assert!(text.contains(&finding.outcomes[1]), "{text}");
        assert!(text.contains("184"), "the absence itself: {text}");
        assert!(!text.contains(&words.say("explain-no-legal")), "{text}");
        assert!(!text.contains('⟦'), "{text}");
    }
}
