//! Cuts a line into pieces: words, numbers, signs.

use std::ops::Range;

use super::lexicon::{Lexicon, Meaning};
use super::words::Word;
use crate::engine::ids::Icd;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// What it is.
    pub kind: PieceKind,
    /// It follows the piece before it without a blank.
    pub glued: bool,
    /// The word as typed where a typing error was mended.
    pub mended: Option<String>,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// Letters and digits, folded.
    Word(String),
    /// Digits with an optional decimal point; a decimal comma is written as a point.
    Number(String),
    /// A minus sign before a number.
    Minus,
    /// `+`
    Plus,
    /// `*`
    Star,
    /// `x` or `×` between digits.
    Cross,
    /// `-` between digits.
    Dash,
    /// `/` between digits.
    Slash,
    /// `?`
    Question,
    /// `->` or `→`
    Arrow,
    /// `~`, `<`, `>`
    About,
    /// `%`
    Percent,
    /// `@` and a lesion's id.
    At(String),
    /// A point that stands alone.
    Dot,
    /// An ICD-10-CM code.
    Icd(Icd),
    /// Any other sign, kept to be shown.
    Sign,
}

/// No known word is longer; a longer one is looked at whole only once, so that pasted text takes no quadratic time.
const LONGEST_WORD: usize = 64;

/// The parts of a line between ` + ` signs or line ends, each as a range of bytes.
pub(super) fn segments(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut before_blank = true;
    for (at, c) in line.char_indices() {
        let after = line[at + c.len_utf8()..].chars().next();
        let parts = c == '+' && before_blank && after.is_none_or(blank);
        if parts || matches!(c, '\n' | '\r') {
            found.push(start..at);
            start = at + c.len_utf8();
        }
        before_blank = blank(c);
    }
    found.push(start..line.len());
    found.retain(|range| line[range.clone()].chars().any(|c| !blank(c)));
    found
}

/// Blanks and control characters part words; control characters never reach a text.
pub(super) fn blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Cuts one segment of a line.
pub(super) fn cut(line: &str, segment: Range<usize>, lexicon: &Lexicon) -> Vec<Piece> {
    let mut cutter = Cutter { line, at: segment.start, end: segment.end, lexicon, pieces: Vec::new() };
    cutter.run(segment.start);
    cutter.pieces
}

struct Cutter<'a> {
    line: &'a str,
    at: usize,
    end: usize,
    lexicon: &'a Lexicon,
    pieces: Vec<Piece>,
}

impl Cutter<'_> {
    fn peek(&self) -> Option<char> {
        self.line[self.at..self.end].chars().next()
    }

    fn second(&self) -> Option<char> {
        self.line[self.at..self.end].chars().nth(1)
    }

    fn before(&self, from: usize) -> Option<char> {
        self.line[from..self.at].chars().next_back()
    }

    fn push(&mut self, start: usize, kind: PieceKind) {
        let glued = self.pieces.last().is_some_and(|piece| piece.span.end == start);
        self.pieces.push(Piece { span: start..self.at, kind, glued, mended: None });
    }

    fn after_number(&self) -> bool {
        self.pieces
            .last()
            .is_some_and(|piece| piece.span.end == self.at && matches!(piece.kind, PieceKind::Number(_)))
    }

    /// Whether a word that takes a length stands straight before: the point of `m.4cm` is a decimal point.
    fn after_measuring_word(&self) -> bool {
        let Some(Piece { span, kind: PieceKind::Word(word), .. }) = self.pieces.last() else { return false };
        let measures = match self.lexicon.phrase(word) {
            Some(Meaning::Word(Word::Key(key))) => key.takes_length(),
            Some(Meaning::Word(Word::Closure(_))) => true,
            Some(Meaning::Word(_) | Meaning::Diagnosis { .. } | Meaning::Site { .. }) | None => false,
        };
        measures && span.end == self.at
    }

    fn run(&mut self, from: usize) {
        while let Some(c) = self.peek() {
            let start = self.at;
            let next = self.second();
            let digit_next = next.is_some_and(|c| c.is_ascii_digit());
            let fresh = self.before(from).is_none_or(|c| !c.is_alphanumeric()) || self.after_measuring_word();
            if c.is_ascii_digit() || (matches!(c, '.' | ',') && digit_next && fresh) {
                self.number_or_word(start);
                continue;
            }
            if c.is_alphanumeric() {
                self.letters(start);
                continue;
            }
            self.at += c.len_utf8();
            match c {
                '@' => self.lesion_id(start),
                '+' => self.push(start, PieceKind::Plus),
                '*' => self.push(start, PieceKind::Star),
                '\u{d7}' => self.push(start, PieceKind::Cross),
                '?' => self.push(start, PieceKind::Question),
                '%' => self.push(start, PieceKind::Percent),
                '\u{2192}' => self.push(start, PieceKind::Arrow),
                '-' | '=' if next == Some('>') => {
                    self.at += 1;
                    self.push(start, PieceKind::Arrow);
                }
                '~' | '<' | '>' | '\u{2248}' | '\u{2264}' | '\u{2265}' => self.push(start, PieceKind::About),
                '-' | '\u{2013}' | '\u{2212}' if digit_next => {
                    let touching =
                        self.line[from..start].chars().next_back().is_some_and(char::is_alphanumeric);
                    let after_number = self.pieces.last().is_some_and(|piece| {
                        piece.span.end == start && matches!(piece.kind, PieceKind::Number(_))
                    });
                    if after_number {
                        self.push(start, PieceKind::Dash);
                    } else if !touching {
                        self.push(start, PieceKind::Minus);
                    }
                }
                '/' if digit_next
                    && self
                        .pieces
                        .last()
                        .is_some_and(|p| p.span.end == start && matches!(p.kind, PieceKind::Number(_))) =>
                {
                    self.push(start, PieceKind::Slash);
                }
                '.' if next.is_none_or(blank)
                    && self.line[from..start].chars().next_back().is_none_or(blank) =>
                {
                    self.push(start, PieceKind::Dot);
                }
                '.' | ',' | ';' | ':' | '!' | '(' | ')' | '[' | ']' | '"' | '\'' | '\u{2018}'
                | '\u{2019}' | '\u{201c}' | '\u{201d}' | '/' | '&' | '-' | '\u{2013}' | '\u{2014}'
                | '\u{2212}' | '\u{2022}' | '\u{b7}' | '|' | '_' | '#' | '=' => {}
                _ if blank(c) => {}
                _ => self.push(start, PieceKind::Sign),
            }
        }
    }

    /// The run of letters, digits and apostrophes from here, folded, and its end; at most so many characters of it.
    fn run_of_letters(&self, most: usize) -> (String, usize) {
        let mut folded = String::new();
        let mut end = self.at;
        for (offset, c) in self.line[self.at..self.end].char_indices().take(most) {
            if c.is_alphanumeric() {
                if c == '\u{b2}' {
                    folded.push('2')
                } else {
                    folded.extend(c.to_lowercase())
                }
                end = self.at + offset + c.len_utf8();
            } else if !matches!(c, '\'' | '\u{2019}' | '^') {
                break;
            }
        }
        (folded, end)
    }

    fn letters(&mut self, start: usize) {
        if let Some((icd, end)) = self.icd() {
            self.at = end;
            return self.push(start, PieceKind::Icd(icd));
        }
        let (mut folded, mut end) = self.run_of_letters(LONGEST_WORD);
        let chars = &self.line[start..end];
        // `12mmx8mm`, `8mmish`: the unit ends where the cross or the other word begins.
        if self.after_number() && !self.lexicon.knows(&folded) {
            for unit in ["mm", "cm", "mil"] {
                if folded
                    .strip_prefix(unit)
                    .is_some_and(|rest| rest.starts_with(['x', '\u{d7}']) || rest == "ish")
                    && chars.is_char_boundary(unit.len())
                    && chars[..unit.len()].eq_ignore_ascii_case(unit)
                {
                    self.at = start + unit.len();
                    return self.push(start, PieceKind::Word(unit.to_owned()));
                }
            }
        }
        if chars.starts_with(['x', 'X']) && chars[1..].starts_with(|c: char| c.is_ascii_digit()) {
            let between = self.pieces.last().is_some_and(|p| p.span.end == start);
            self.at += 1;
            return self.push(start, if between { PieceKind::Cross } else { PieceKind::Word("x".into()) });
        }
        if !self.lexicon.knows(&folded) {
            // `m4mm`, `ln2x2`: a known word, then a number.
            if chars.starts_with(['m', 'M']) && chars[1..].starts_with(|c: char| c.is_ascii_digit()) {
                self.at += 1;
                return self.push(start, PieceKind::Word("m".into()));
            }
            if let Some((head, times)) = folded.rsplit_once('x')
                && chars.is_ascii()
                && !times.is_empty()
                && times.bytes().all(|b| b.is_ascii_digit())
                && self.lexicon.knows(head)
                && head.len() + 1 + times.len() == chars.len()
            {
                self.at = start + head.len();
                self.push(start, PieceKind::Word(head.to_owned()));
                let cross = self.at;
                self.at += 1;
                return self.push(cross, PieceKind::Word("x".into()));
            }
        }
        if folded.len() >= LONGEST_WORD {
            (folded, end) = self.run_of_letters(usize::MAX);
        }
        self.at = end;
        self.push(start, PieceKind::Word(folded));
    }

    fn number_or_word(&mut self, start: usize) {
        let (folded, end) = self.run_of_letters(LONGEST_WORD);
        let letters = folded.bytes().any(|byte| !byte.is_ascii_digit());
        if letters && self.lexicon.knows(&folded) {
            self.at = end;
            return self.push(start, PieceKind::Word(folded));
        }
        let mut text = String::new();
        while let Some(c) = self.peek() {
            let digit_next = self.second().is_some_and(|c| c.is_ascii_digit());
            if c.is_ascii_digit() {
                text.push(c);
            } else if matches!(c, '.' | ',') && digit_next {
                // With a second point it is no number, and no part of it is one.
                text.push('.');
            } else {
                break;
            }
            self.at += 1;
        }
        self.push(start, PieceKind::Number(text));
    }

    fn lesion_id(&mut self, start: usize) {
        let (folded, end) = self.run_of_letters(usize::MAX);
        self.at = end;
        if folded.is_empty() {
            self.push(start, PieceKind::Sign);
        } else {
            self.push(start, PieceKind::At(self.line[start + 1..end].to_owned()));
        }
    }

    /// An ICD-10-CM code with its point, such as `C44.311`.
    fn icd(&self) -> Option<(Icd, usize)> {
        let rest = &self.line[self.at..self.end];
        let code: &str =
            &rest[..rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.')).unwrap_or(rest.len())];
        let code = code.trim_end_matches('.');
        let bytes = code.as_bytes();
        let shaped = (5..=8).contains(&bytes.len())
            && bytes[0].is_ascii_alphabetic()
            && bytes[1].is_ascii_digit()
            && bytes[2].is_ascii_alphanumeric()
            && bytes[3] == b'.'
            && bytes[4..].iter().all(u8::is_ascii_alphanumeric)
            && bytes[4..].iter().any(u8::is_ascii_digit);
        let icd = Icd::from_text(&code.to_ascii_uppercase()).filter(|_| shaped)?;
        Some((icd, self.at + code.len()))
    }
}
