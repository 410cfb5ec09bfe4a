//! Numbers with what belongs to them: units, dimensions, sums, ranges.

use super::lexer::{Piece, PieceKind};
use super::lexicon::{Lexicon, Meaning};
use super::words::{Key, Word};
use crate::engine::length::{LengthError, parts_thousands};
use crate::engine::lesion::whole_number;
use crate::engine::size::{Area, Measured};

/// A number or several joined ones, with their unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Quantity {
    /// A single number without a unit, as typed with a decimal point; `negative` where a minus stands before it.
    Bare {
        /// Its text.
        text: String,
        /// Its value where it is a whole number.
        whole: Option<u32>,
        /// A minus stands before it.
        negative: bool,
    },
    /// A length: `8 mm`, `1.2 x 0.8 cm`, `9+2*2mm`.
    Length {
        /// In a form that can be read as a size.
        text: String,
        /// How many dimensions it has.
        dimensions: usize,
        /// It is a sum of lengths.
        sum: bool,
        /// It is a product alone: `8*6mm`, which may be two dimensions or a sum of equal lengths.
        product: bool,
    },
    /// An area: `12 cm2`.
    Area(String),
    /// Whole numbers joined by `+` without a unit: `4+3`.
    Sum {
        /// The numbers.
        numbers: Vec<u32>,
        /// As typed.
        text: String,
    },
    /// `20+`: more than the number.
    More(String),
    /// `8-10`, `1/2`, `1.2 x 0.8` without a unit: no single value.
    Unclear {
        /// As typed, in plain form.
        text: String,
        /// The unit, where one was typed.
        unit: Option<&'static str>,
        /// It is a range of whole numbers without a unit, so that it can stand in place of a count.
        range: bool,
    },
}

/// A sum such as `9+2*2`, or a single number.
struct Part {
    text: String,
    whole: Vec<u32>,
    sum: bool,
    product: bool,
    unclear: bool,
    unit: Option<Key>,
    /// The piece after it.
    end: usize,
}

/// The number in letters or digits at this place, and the piece after it.
fn number(pieces: &[Piece], at: usize, lexicon: &Lexicon) -> Option<(String, usize)> {
    // "point eight"
    let (whole, mut end) =
        if points(pieces, at, lexicon) { ("0".to_owned(), at) } else { in_words(pieces, at, lexicon)? };
    // "one point two"
    if key_at(pieces, end, lexicon).is_some_and(|(key, _)| key == Key::Point) {
        let (decimals, after) = decimals(pieces, end + 1, lexicon);
        if !decimals.is_empty() && !whole.contains('.') {
            return Some((format!("{whole}.{decimals}"), after));
        }
    }
    // "twenty five"
    if let Some((ones, next)) = in_words(pieces, end, lexicon)
        && !is_digits(pieces, at)
        && !is_digits(pieces, end)
        && ones.len() == 1
        && ones != "0"
        && whole.len() == 2
        && whole.ends_with('0')
        && whole != "10"
    {
        end = next;
        return Some((format!("{}{ones}", &whole[..1]), end));
    }
    Some((whole, end))
}

/// The digits said one by one after "point", and the piece after them.
fn decimals(pieces: &[Piece], mut at: usize, lexicon: &Lexicon) -> (String, usize) {
    let mut decimals = String::new();
    while let Some((digit, next)) = in_words(pieces, at, lexicon).filter(|(digit, _)| digit.len() == 1) {
        decimals.push_str(&digit);
        at = next;
    }
    (decimals, at)
}

/// Whether "point eight" begins here, a number below one in words. `point 8` may be any point of the skin and is none.
pub(super) fn points(pieces: &[Piece], at: usize, lexicon: &Lexicon) -> bool {
    key_at(pieces, at, lexicon) == Some((Key::Point, at + 1))
        && !is_digits(pieces, at + 1)
        && !decimals(pieces, at + 1, lexicon).0.is_empty()
}

fn is_digits(pieces: &[Piece], at: usize) -> bool {
    matches!(pieces.get(at).map(|piece| &piece.kind), Some(PieceKind::Number(_)))
}

fn in_words(pieces: &[Piece], at: usize, lexicon: &Lexicon) -> Option<(String, usize)> {
    let kind = &pieces.get(at)?.kind;
    if let PieceKind::Number(text) = kind {
        return Some((text.clone(), at + 1));
    }
    let PieceKind::Word(word) = kind else { return None };
    match lexicon.phrase(word)? {
        Meaning::Word(Word::Number(number)) => Some((number.to_string(), at + 1)),
        Meaning::Word(_) | Meaning::Diagnosis { .. } | Meaning::Site { .. } => None,
    }
}

/// The keyword at this place, of up to two words, and the piece after it.
fn key_at(pieces: &[Piece], at: usize, lexicon: &Lexicon) -> Option<(Key, usize)> {
    let PieceKind::Word(first) = &pieces.get(at)?.kind else { return None };
    if let Some(PieceKind::Word(second)) = pieces.get(at + 1).map(|piece| &piece.kind)
        && let Some(Meaning::Word(Word::Key(key))) = lexicon.phrase(&format!("{first} {second}"))
    {
        return Some((*key, at + 2));
    }
    match lexicon.phrase(first)? {
        Meaning::Word(Word::Key(key)) => Some((*key, at + 1)),
        Meaning::Word(_) | Meaning::Diagnosis { .. } | Meaning::Site { .. } => None,
    }
}

pub(super) fn unit_at(pieces: &[Piece], at: usize, lexicon: &Lexicon) -> Option<(Key, usize)> {
    key_at(pieces, at, lexicon).filter(|(key, _)| matches!(key, Key::Mm | Key::Cm | Key::Mm2 | Key::Cm2))
}

fn part(pieces: &[Piece], at: usize, lexicon: &Lexicon) -> Option<Part> {
    let (text, mut end) = number(pieces, at, lexicon)?;
    let mut part = Part {
        whole: whole_number(&text).into_iter().collect(),
        text,
        sum: false,
        product: false,
        unclear: false,
        unit: None,
        end,
    };
    if part.whole.is_empty() {
        part.product = true;
    }
    loop {
        let unit = unit_at(pieces, end, lexicon);
        let sign_at = unit.map_or(end, |(_, after)| after);
        let Some((sign, more)) = joined(pieces, sign_at, unit.is_some()) else {
            if let Some((unit, after)) = unit {
                part.unit = Some(unit);
                end = after;
            }
            break;
        };
        // `9mm+2*2mm`: a part of a sum may have a unit of its own.
        if let Some((unit, _)) = unit {
            part.text.push_str(unit.word());
            part.product = true;
        }
        part.sum |= matches!(sign, '+' | '*');
        part.product |= sign == '*';
        part.unclear |= matches!(sign, '-' | '/');
        part.text.push(sign);
        part.text.push_str(more);
        match whole_number(more) {
            Some(whole) => part.whole.push(whole),
            None => part.product = true,
        }
        end = sign_at + 2;
    }
    part.end = end;
    Some(part)
}

/// The sign at this place that joins the number before it to the one after it, and that number.
///
/// A plus need touch only one of them: with blanks on both sides it parts entries and never comes here.
fn joined(pieces: &[Piece], at: usize, after_unit: bool) -> Option<(char, &str)> {
    let (sign, next) = (pieces.get(at)?, pieces.get(at + 1)?);
    let PieceKind::Number(more) = &next.kind else { return None };
    let joined = match sign.kind {
        PieceKind::Plus => ('+', sign.glued || next.glued),
        PieceKind::Star => ('*', !after_unit),
        PieceKind::Dash => ('-', !after_unit && sign.glued && next.glued),
        PieceKind::Slash => ('/', !after_unit && sign.glued && next.glued),
        _ => return None,
    };
    joined.1.then_some((joined.0, more))
}

/// Whether the cross at this place joins two dimensions and does not mean "times".
fn joins(pieces: &[Piece], at: usize, lexicon: &Lexicon) -> bool {
    let Some(piece) = pieces.get(at) else { return false };
    let glued_after = pieces.get(at + 1).is_some_and(|next| next.glued);
    if piece.kind == PieceKind::Cross {
        return true;
    }
    let apart = matches!(&piece.kind, PieceKind::Word(word) if word == "x") && !piece.glued && glued_after;
    if apart {
        // `8 x4mm`: a length follows, so it is no number of cycles.
        return part(pieces, at + 1, lexicon).is_some_and(|next| next.unit.is_some());
    }
    key_at(pieces, at, lexicon) == Some((Key::By, at + 1))
}

/// Reads the quantity at this place; gives it with the place after it.
pub(super) fn quantity(
    line: &str,
    pieces: &[Piece],
    at: usize,
    lexicon: &Lexicon,
) -> Option<(Quantity, usize)> {
    let negative = matches!(pieces.get(at)?.kind, PieceKind::Minus);
    let from = if negative { at + 1 } else { at };
    let mut parts = vec![part(pieces, from, lexicon)?];
    while parts.len() < 3 {
        let end = parts.last().map_or(from, |part| part.end);
        if !joins(pieces, end, lexicon) {
            break;
        }
        let Some(next) = part(pieces, end + 1, lexicon) else { break };
        parts.push(next);
    }
    // Everything after the last part with a unit belongs to something else: `8mm x 2`.
    if let Some(last) = parts.iter().rposition(|part| part.unit.is_some()) {
        parts.truncate(last + 1);
    }
    let end = parts.last().map_or(from, |part| part.end);
    Some((classify(line, pieces, at..end, &parts, negative), more(pieces, end, &parts))).map(
        |(found, after)| {
            if after > end { (Quantity::More(format!("{}+", parts[0].text)), after) } else { (found, end) }
        },
    )
}

/// The place after `20+`, where a plus touches a bare number and nothing follows it; otherwise the same place.
fn more(pieces: &[Piece], end: usize, parts: &[Part]) -> usize {
    let plus = pieces.get(end).is_some_and(|piece| piece.glued && piece.kind == PieceKind::Plus);
    let alone = parts.len() == 1 && parts[0].unit.is_none() && !parts[0].sum && parts[0].whole.len() == 1;
    let touched = pieces.get(end + 1).is_some_and(|next| next.glued);
    if plus && alone && !touched { end + 1 } else { end }
}

fn classify(
    line: &str,
    pieces: &[Piece],
    range: std::ops::Range<usize>,
    parts: &[Part],
    negative: bool,
) -> Quantity {
    let start = pieces.get(range.start).map_or(0, |piece| piece.span.start);
    let stop = pieces.get(range.end.saturating_sub(1)).map_or(start, |piece| piece.span.end);
    let raw = line.get(start..stop).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let unit = parts.iter().rev().find_map(|part| part.unit);
    let text = plain(parts, negative);
    if let [only] = parts
        && unit.is_none()
        && !only.unclear
    {
        if only.sum {
            return if only.product {
                Quantity::Unclear { text, unit: None, range: false }
            } else {
                Quantity::Sum { numbers: only.whole.clone(), text }
            };
        }
        let whole = only.whole.first().copied().filter(|_| !negative);
        return Quantity::Bare { text, whole, negative };
    }
    if parts.iter().any(|part| part.unclear) || unit.is_none() {
        let range =
            parts.len() == 1 && unit.is_none() && parts[0].whole.len() == 2 && !parts[0].text.contains('/');
        return Quantity::Unclear { text, unit: unit.map(Key::word), range };
    }
    if matches!(unit, Some(Key::Mm2 | Key::Cm2)) {
        let readable = Area::parse(&raw).is_ok() || parts_thousands(&raw);
        return Quantity::Area(if readable { raw } else { text });
    }
    let sum = parts.iter().any(|part| part.sum);
    let product = sum && parts.len() == 1 && !text.contains('+') && text.matches('*').count() == 1;
    // What may part thousands is told as it was typed, and patches stay a sum of areas.
    let readable =
        matches!(Measured::parse(&raw), Ok(_) | Err(LengthError::Thousands(_))) || Area::parse(&raw).is_ok();
    let text = if readable { raw } else { text };
    Quantity::Length { text, dimensions: parts.len(), sum, product }
}

/// The parts written plainly: `1.2 x 0.8 cm`.
fn plain(parts: &[Part], negative: bool) -> String {
    let written: Vec<String> = parts
        .iter()
        .map(|part| match part.unit {
            Some(unit) => format!("{} {}", part.text, unit.word()),
            None => part.text.clone(),
        })
        .collect();
    format!("{}{}", if negative { "-" } else { "" }, written.join(" x "))
}
