//! Turns pieces into tokens: longest names first, then abbreviations, then one typing error.

use std::ops::Range;

use super::lexer::{Piece, PieceKind, cut};
use super::lexicon::{Lexicon, Meaning};
use super::quantities::{Quantity, points, quantity, unit_at};
use super::words::{Key, Word};
use crate::engine::ids::Icd;
use crate::engine::lesion::whole_number;

/// A part of a segment with one meaning.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Where it stands in the line, in bytes.
    pub span: Range<usize>,
    /// What it means.
    pub mean: Mean,
    /// A word of it was mended: as typed.
    pub mended: Option<String>,
    /// The words that it was read as.
    pub read: String,
    /// It follows the token before it without a blank.
    pub glued: bool,
}

/// What a token means.
#[derive(Clone, Debug)]
pub(super) enum Mean {
    /// A name or word that is known.
    Known(Meaning),
    /// A number or measure.
    Quantity(Quantity),
    /// `x2`
    Times(u32),
    /// `?`
    Question,
    /// `->`
    Arrow,
    /// `~`
    About,
    /// `35%`
    Percent(String),
    /// `.`
    Repeat,
    /// `@b`
    Lesion(String),
    /// An ICD-10-CM code.
    Icd(Icd),
    /// One typing error away from several names.
    Choice(Vec<String>),
    /// Not known.
    Unknown,
}

/// Longest phrase that is looked for, in words.
const LONGEST: usize = 10;

/// The tokens of a segment.
pub(super) fn tokens(line: &str, segment: Range<usize>, lexicon: &Lexicon) -> Vec<Token> {
    let pieces = cut(line, segment, lexicon);
    read_pieces(line, pieces, lexicon, true)
}

fn read_pieces(line: &str, mut pieces: Vec<Piece>, lexicon: &Lexicon, expand: bool) -> Vec<Token> {
    let choices = mend(&mut pieces, lexicon);
    free_sides(&mut pieces, lexicon);
    free_percentages(&mut pieces, lexicon);
    let mut found = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let (mean, end) = choices
            .iter()
            .find(|choice| choice.range.start == at)
            .map(|choice| (Mean::Choice(choice.names.clone()), choice.range.end))
            .unwrap_or_else(|| next(line, &pieces, at, lexicon));
        let span = pieces[at].span.start..pieces[end - 1].span.end;
        let mended =
            pieces[at..end].iter().any(|piece| piece.mended.is_some()).then(|| line[span.clone()].to_owned());
        let read = pieces[at..end].iter().filter_map(word_of).collect::<Vec<_>>().join(" ");
        let glued = pieces[at].glued;
        at = end;
        if let Mean::Known(Meaning::Word(Word::Short(text))) = &mean {
            if expand {
                let inner = read_pieces(text, cut(text, 0..text.len(), lexicon), lexicon, false);
                found.extend(inner.into_iter().map(|token| Token {
                    span: span.clone(),
                    glued,
                    mended: None,
                    ..token
                }));
            } else {
                found.push(Token { span, mean: Mean::Unknown, mended: None, read, glued });
            }
            continue;
        }
        found.push(Token { span, mean, mended, read, glued });
    }
    found
}

/// The meaning of what begins at this piece, and the piece after it.
fn next(line: &str, pieces: &[Piece], at: usize, lexicon: &Lexicon) -> (Mean, usize) {
    let one = at + 1;
    let phrase = longest(pieces, at, lexicon);
    match &pieces[at].kind {
        PieceKind::Word(word) => {
            if word == "x"
                && let Some(PieceKind::Number(text)) = pieces.get(one).map(|piece| &piece.kind)
                && let Some(times) = whole_number(text)
            {
                return (Mean::Times(times), at + 2);
            }
            let numeral = matches!(phrase, Some((Meaning::Word(Word::Number(_)), _)));
            if let Some((meaning, end)) = phrase.filter(|_| !numeral && !points(pieces, at, lexicon)) {
                return (Mean::Known(meaning.clone()), end);
            }
            if numeral || points(pieces, at, lexicon) {
                return number(line, pieces, at, lexicon);
            }
            if is_fraction(word) {
                return fraction(word.clone(), pieces, one, lexicon);
            }
            (Mean::Unknown, one)
        }
        PieceKind::Number(_) => {
            if let Some((meaning, end)) = phrase.filter(|(_, end)| *end > one) {
                return (Mean::Known(meaning.clone()), end);
            }
            number(line, pieces, at, lexicon)
        }
        PieceKind::Minus => number(line, pieces, at, lexicon),
        PieceKind::Question => {
            let mut end = one;
            while pieces.get(end).is_some_and(|piece| piece.glued && piece.kind == PieceKind::Question) {
                end += 1;
            }
            (Mean::Question, end)
        }
        PieceKind::Arrow => (Mean::Arrow, one),
        PieceKind::About => (Mean::About, one),
        PieceKind::At(id) => (Mean::Lesion(id.clone()), one),
        PieceKind::Dot => (Mean::Repeat, one),
        PieceKind::Icd(icd) => (Mean::Icd(*icd), one),
        PieceKind::Cross => match pieces.get(one).map(|piece| &piece.kind) {
            Some(PieceKind::Number(text)) => match whole_number(text) {
                Some(times) => (Mean::Times(times), at + 2),
                None => (Mean::Unknown, one),
            },
            _ => (Mean::Unknown, one),
        },
        PieceKind::Plus
        | PieceKind::Star
        | PieceKind::Dash
        | PieceKind::Slash
        | PieceKind::Percent
        | PieceKind::Sign => (Mean::Unknown, one),
    }
}

fn number(line: &str, pieces: &[Piece], at: usize, lexicon: &Lexicon) -> (Mean, usize) {
    let Some((found, end)) = quantity(line, pieces, at, lexicon) else { return (Mean::Unknown, at + 1) };
    let Quantity::Bare { text, whole, negative } = &found else { return (Mean::Quantity(found), end) };
    let after = pieces.get(end).map(|piece| &piece.kind);
    if let Some(PieceKind::Word(word)) = after
        && is_fraction(word)
    {
        return fraction(format!("{text}{word}"), pieces, end + 1, lexicon);
    }
    if after == Some(&PieceKind::Percent) && !negative {
        return (Mean::Percent(format!("{text}%")), end + 1);
    }
    let times = *whole;
    match times.filter(|_| matches!(after, Some(PieceKind::Word(word)) if word == "x")) {
        Some(times) => (Mean::Times(times), end + 1),
        None => (Mean::Quantity(found), end),
    }
}

/// Whether a word is written in signs such as `\u{bd}`: numbers that are no digits.
fn is_fraction(word: &str) -> bool {
    word.chars().all(|c| c.is_numeric() && !c.is_ascii_digit())
}

/// A number with such a sign: of lesions it is none, and as a length it is asked for in digits.
fn fraction(text: String, pieces: &[Piece], end: usize, lexicon: &Lexicon) -> (Mean, usize) {
    let unit = unit_at(pieces, end, lexicon);
    let after = unit.map_or(end, |(_, after)| after);
    let unit = unit.map(|(unit, _)| unit.word());
    (Mean::Quantity(Quantity::Unclear { text, unit, range: unit.is_none() }), after)
}

/// The longest phrase that begins at this piece, and the piece after it; "the" inside a name may be there or not.
fn longest<'a>(pieces: &[Piece], at: usize, lexicon: &'a Lexicon) -> Option<(&'a Meaning, usize)> {
    let first = word_of(pieces.get(at)?)?;
    let reach = lexicon.reach(first).min(LONGEST);
    let exact = phrase_of(pieces, at, reach, false, lexicon);
    let article = pieces[at..].iter().take(reach + 1).skip(1).any(|piece| word_of(piece) == Some("the"));
    if !article {
        return exact;
    }
    let without = phrase_of(pieces, at, reach + 1, true, lexicon);
    [exact, without].into_iter().flatten().max_by_key(|(_, end)| *end)
}

fn phrase_of<'a>(
    pieces: &[Piece],
    at: usize,
    reach: usize,
    skip_article: bool,
    lexicon: &'a Lexicon,
) -> Option<(&'a Meaning, usize)> {
    let mut phrase = String::with_capacity(32);
    let mut best = None;
    let mut signs = 0;
    for (number, piece) in pieces[at..].iter().take(reach + 1).enumerate() {
        // `neoplasia 1-2`: a sign between two digits parts the words of a name like a blank.
        if number > 0 && matches!(piece.kind, PieceKind::Dash | PieceKind::Slash) {
            signs += 1;
            continue;
        }
        let Some(word) = word_of(piece).filter(|_| number - signs < reach) else { break };
        if number > 0 && skip_article && word == "the" {
            continue;
        }
        if number > 0 {
            phrase.push(' ');
        }
        phrase.push_str(word);
        if let Some(meaning) = lexicon.phrase(&phrase) {
            best = Some((meaning, at + number + 1));
        }
    }
    best
}

/// The text by which a piece takes part in a phrase.
fn word_of(piece: &Piece) -> Option<&str> {
    if let PieceKind::Word(text) | PieceKind::Number(text) = &piece.kind {
        Some(text.as_str()).filter(|text| !text.contains('.'))
    } else {
        None
    }
}

/// "dorsal l hand" is the left "dorsal hand", "back of the right hand" no back: a side inside a name is put before it.
fn free_sides(pieces: &mut [Piece], lexicon: &Lexicon) {
    for at in 1..pieces.len().saturating_sub(1) {
        let side = word_of(&pieces[at]).and_then(|word| lexicon.phrase(word));
        let named_side = matches!(longest(pieces, at, lexicon), Some((Meaning::Site { .. }, _)));
        if !matches!(side, Some(Meaning::Word(Word::Side(_)))) || named_side {
            continue;
        }
        for start in at.saturating_sub(4)..at {
            if longest(pieces, start, lexicon).is_some_and(|(_, end)| end > at) {
                break;
            }
            let mut without = pieces[start..at].to_vec();
            without.extend(pieces[at + 1..].iter().take(3).cloned());
            if let Some((Meaning::Site { .. }, end)) = longest(&without, 0, lexicon)
                && end > at - start
            {
                pieces[start..=at].rotate_right(1);
                break;
            }
        }
    }
}

/// "lido 1% with epi" is 1% of "lido with epi": a percentage after an anaesthetic is put before it.
fn free_percentages(pieces: &mut [Piece], lexicon: &Lexicon) {
    for at in 1..pieces.len().saturating_sub(1) {
        let drug = word_of(&pieces[at - 1]).and_then(|word| lexicon.phrase(word));
        if matches!(pieces[at].kind, PieceKind::Number(_))
            && pieces[at + 1].kind == PieceKind::Percent
            && matches!(drug, Some(Meaning::Word(Word::Anesthesia(_))))
        {
            pieces[at - 1..=at + 1].rotate_left(1);
        }
    }
}

/// Pieces that are one typing error away from several names.
struct Choice {
    range: Range<usize>,
    names: Vec<String>,
}

/// One way to mend a word: the phrase that it would make.
struct Mended {
    word: String,
    meaning: Meaning,
    range: Range<usize>,
    phrase: String,
}

/// Mends words with one typing error where the mended word makes a name; what could be several names is given back.
fn mend(pieces: &mut [Piece], lexicon: &Lexicon) -> Vec<Choice> {
    let mut choices = Vec::new();
    for at in 0..pieces.len() {
        let PieceKind::Word(typed) = &pieces[at].kind else { continue };
        if lexicon.knows(typed) {
            continue;
        }
        let typed = typed.clone();
        let mut ways: Vec<Mended> = Vec::new();
        for word in lexicon.near(&typed) {
            let word = word.to_owned();
            pieces[at].kind = PieceKind::Word(word.clone());
            if let Some((meaning, range)) = covering(pieces, at, lexicon) {
                let phrase: Vec<&str> = pieces[range.clone()].iter().filter_map(word_of).collect();
                ways.push(Mended { word, meaning: meaning.clone(), phrase: phrase.join(" "), range });
            }
        }
        pieces[at].kind = PieceKind::Word(typed.clone());
        let most = ways.iter().map(|way| way.range.len()).max().unwrap_or_default();
        ways.retain(|way| way.range.len() == most && !matches!(way.meaning, Meaning::Word(Word::Ignored)));
        let Some(first) = ways.first() else { continue };
        if ways.iter().all(|way| way.meaning.same(&first.meaning)) {
            // Of singular and plural the plural is taken: it leaves the number open.
            let plural = |way: &&Mended| matches!(way.meaning, Meaning::Diagnosis { plural: true, .. });
            let word = ways.iter().find(plural).unwrap_or(first).word.clone();
            pieces[at].kind = PieceKind::Word(word);
            pieces[at].mended = Some(typed);
        } else {
            let names = ways.iter().map(|way| full(way, lexicon)).collect();
            choices.push(Choice { range: first.range.clone(), names });
        }
    }
    choices
}

/// What a mended phrase would be, in full words.
fn full(way: &Mended, lexicon: &Lexicon) -> String {
    match &way.meaning {
        Meaning::Diagnosis { row, .. } => lexicon.diagnoses[*row].name.clone(),
        Meaning::Site { row, .. } => lexicon.sites[*row].name.clone(),
        Meaning::Word(_) => way.phrase.clone(),
    }
}

/// The longest phrase that has the piece in it.
fn covering<'a>(pieces: &[Piece], at: usize, lexicon: &'a Lexicon) -> Option<(&'a Meaning, Range<usize>)> {
    let mut best: Option<(&Meaning, Range<usize>)> = None;
    for start in (at.saturating_sub(3)..=at).rev() {
        if let Some((meaning, end)) = longest(pieces, start, lexicon)
            && end > at
            && best.as_ref().is_none_or(|(_, range)| end - start > range.len())
        {
            best = Some((meaning, start..end));
        }
    }
    best
}

impl Token {
    /// The word of this token, where it is no name of a diagnosis or site.
    pub fn word(&self) -> Option<&Word> {
        if let Mean::Known(Meaning::Word(word)) = &self.mean { Some(word) } else { None }
    }

    /// The row of the diagnosis that this token names.
    pub fn diagnosis(&self) -> Option<usize> {
        if let Mean::Known(Meaning::Diagnosis { row, .. }) = &self.mean { Some(*row) } else { None }
    }

    /// The whole number of this token, where it stands alone.
    pub fn whole(&self) -> Option<u32> {
        if let Mean::Quantity(Quantity::Bare { whole, .. }) = &self.mean { *whole } else { None }
    }

    /// The keyword of this token.
    pub fn key(&self) -> Option<Key> {
        if let Some(Word::Key(key)) = self.word() { Some(*key) } else { None }
    }
}
