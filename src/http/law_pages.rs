//! The rule book on pages: the list of rules, tracks and documents, and one rule with its example.
//! Not here: the words; `views::lawbook` makes them from the book of this binary.

use law::Track;
use views::lawbook::{self, RuleView};
use views::pages::{LawList, LawRule, RuleRow, TrackRules};
use views::words::words;

use super::reader::Reader;
use super::{App, Problem};

/// The page `/law`.
pub fn list(app: &App, reader: &Reader) -> LawList {
    let words = words(reader.language(app));
    let rules = app.book.rules();
    let row = |rule: &law::Rule| RuleRow {
        id: rule.id.clone(),
        name: words.rule(&rule.id),
        kind: rule.kind.as_str().replace('_', "-"),
        starts: words.start(rule.trigger),
        period: lawbook::period(rule, words),
        certainty: words.say(&format!("certainty-{}", rule.certainty)),
    };
    let of_track = |track: &Track| TrackRules {
        track: track.to_string(),
        rules: rules
            .iter()
            .filter(|rule| rule.tracks.contains(track))
            .map(|rule| rule.id.clone())
            .collect(),
    };
    LawList {
        shell: reader.shell(app, "/law", None),
        rules: rules.iter().map(row).collect(),
        tracks: Track::ALL.iter().map(of_track).collect(),
        papers: lawbook::papers(app.book, words),
        hash: app.book.hash().to_owned(),
    }
}

/// The page `/law/{rule}`.
pub fn rule(app: &App, reader: &Reader, id: &str) -> Result<LawRule, Problem> {
    let rule = app.book.find(id).ok_or(Problem::NotFound)?;
    let words = words(reader.language(app));
    Ok(LawRule {
        // The id of the book, not what was asked: nothing of the address reaches the page.
        shell: reader.shell(app, &format!("/law/{}", rule.id), None),
        rule: RuleView::of(app.book, rule, words),
        hash: app.book.hash().to_owned(),
    })
}
