//! A line of a letter: text in which a date or a telephone number may stand out.
//!
//! Fluent gives back plain text. What must be marked in HTML travels through it between private-use characters,
//! which never reach a reader: [`Line::parse`] takes them out again.

const DATE: char = '\u{E000}';
const PHONE: char = '\u{E001}';
const END: char = '\u{E002}';

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Plain words.
    Text(String),
    /// The date that the letter is about: bold, the only bold there is.
    Date(String),
    /// A telephone number: a phone dials it when touched.
    Phone(String),
}

/// A line: a sentence or a few.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The pieces, in order.
    pub pieces: Vec<Piece>,
}

impl Line {
    /// The line as plain text.
    pub fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) | Piece::Date(text) | Piece::Phone(text) => text.as_str(),
            })
            .collect()
    }

    pub(super) fn parse(marked: &str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = marked;
        while let Some(start) = rest.find([DATE, PHONE]) {
            let (before, marked) = rest.split_at(start);
            if !before.is_empty() {
                pieces.push(Piece::Text(before.to_owned()));
            }
            let Some((inside, after)) = marked.split_once(END) else {
                rest = marked;
                break;
            };
            let mut chars = inside.chars();
            let mark = chars.next();
            let inside = chars.as_str().to_owned();
            pieces.push(if mark == Some(PHONE) {
                Piece::Phone(inside)
            } else {
                Piece::Date(inside)
            });
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        Self { pieces }
    }
}

impl Piece {
    /// The number of a telephone piece as a `tel:` address wants it.
    pub fn dial(&self) -> String {
        match self {
            Self::Phone(number) => number
                .chars()
                .filter(|c| c.is_ascii_digit() || *c == '+')
                .collect(),
            Self::Text(_) | Self::Date(_) => String::new(),
        }
    }
}

/// What a caller gave, without anything that could pass for one of our marks or break a line.
pub(super) fn clean(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| ![DATE, PHONE, END].contains(c))
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn date(text: &str) -> String {
    format!("{DATE}{text}{END}")
}

pub(super) fn phone(text: &str) -> String {
    format!("{PHONE}{}{END}", clean(text))
}

#[cfg(test)]
mod tests {
    use super::{Line, Piece, clean, date, phone};

    #[test]
    fn marks_become_pieces_and_disappear() {
        let line = Line::parse(&format!(
            "Ga op {} of bel {}.",
            date("maandag"),
            phone("09 1\u{E002}2")
        ));
        assert_eq!(line.text(), "Ga op maandag of bel 09 12.");
        assert_eq!(line.pieces[1], Piece::Date("maandag".into()));
        assert_eq!(line.pieces[3].dial(), "0912");
        assert_eq!(clean("a\r\nb\u{E000}"), "a b");
    }
}
