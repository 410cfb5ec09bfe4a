//! The assessment as JSON: the shape that other programs rely on. Members stand in a fixed order and are always there.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::plain;
use crate::engine::book::CodeBook;
use crate::engine::date::Date;
use crate::engine::ids::{Code, RuleId};
use crate::engine::outcome::{Assessment, BilledLine, CodeLine, Held, LesionId, Open, Reason};

/// The version of the shape.
pub(super) const SCHEMA: u32 = 1;

/// The assessment over several lines, indented by two blanks, with a line end.
///
/// # Errors
/// Never for an assessment; the type is that of the JSON writer.
pub fn pretty(assessment: &Assessment, book: &CodeBook) -> serde_json::Result<String> {
    Ok(safe(serde_json::to_string_pretty(&Whole::of(assessment, book))?))
}

/// The assessment on one line, with a line end.
///
/// # Errors
/// Never for an assessment; the type is that of the JSON writer.
pub fn one_line(assessment: &Assessment, book: &CodeBook) -> serde_json::Result<String> {
    Ok(safe(serde_json::to_string(&Whole::of(assessment, book))?))
}

/// Any other answer over several lines, with a line end.
///
/// # Errors
/// Never for a value; the type is that of the JSON writer.
pub fn value(value: &serde_json::Value) -> serde_json::Result<String> {
    Ok(safe(serde_json::to_string_pretty(value)?))
}

/// What stands in place of a bad line of a batch: `{"line": 17, "error": "…"}`, with a line end.
///
/// # Errors
/// Never for a text; the type is that of the JSON writer.
pub fn bad_line(number: u64, error: &str) -> serde_json::Result<String> {
    Ok(safe(format!("{{\"line\": {number}, \"error\": {}}}", serde_json::to_string(error)?)))
}

/// With a line end, and with `\u009b` in place of what could steer a terminal: JSON readers undo it. Outside of its
/// strings JSON has no such character but the line end.
pub(super) fn safe(mut json: String) -> String {
    // Nearly every answer is harmless throughout.
    // Looking at every byte is faster than stopping at the first, as many are looked at at once.
    if json.bytes().fold(true, |so_far, byte| so_far & harmless(byte)) {
        json.push('\n');
        return json;
    }
    let mut out = String::with_capacity(json.len() + 1);
    // What is harmless is copied in long runs.
    let mut copied = 0;
    for (at, c) in json.char_indices().filter(|(_, c)| !matches!(c, ' '..='~' | '\n')) {
        if plain::steers(c) {
            out.push_str(&json[copied..at]);
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
            copied = at + c.len_utf8();
        }
    }
    out.push_str(&json[copied..]);
    out.push('\n');
    out
}

/// Whether a byte is a printable character or a line end by itself.
fn harmless(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n')
}

#[derive(Serialize)]
struct Whole<'a> {
    schema: u32,
    encounter: Option<&'a str>,
    edition: &'a str,
    #[serde(serialize_with = "pairs")]
    tables: Vec<(&'a str, String)>,
    #[serde(serialize_with = "pairs")]
    policy: Vec<(&'a str, String)>,
    r#final: bool,
    lines: Vec<LineShape<'a>>,
    open: Vec<OpenShape<'a>>,
    held: Vec<HeldShape<'a>>,
    dropped: Vec<DroppedShape<'a>>,
    checklist: Vec<ItemShape<'a>>,
    findings: Vec<FindingShape<'a>>,
    billed: Vec<BilledShape<'a>>,
    amended: Vec<AmendedShape<'a>>,
}

#[derive(Serialize)]
struct AmendedShape<'a> {
    at: &'a str,
    reason: &'a str,
    of: &'a str,
}

#[derive(Serialize)]
struct LineShape<'a> {
    rank: usize,
    code: &'a str,
    units: u32,
    modifiers: Vec<&'a str>,
    diagnoses: Vec<&'a str>,
    lesions: &'a [LesionId],
    add_on_to: Option<usize>,
    because: Vec<ReasonShape<'a>>,
}

#[derive(Serialize)]
struct ReasonShape<'a> {
    rule: &'a str,
    text: &'a str,
    source: Option<String>,
}

#[derive(Serialize)]
struct OpenShape<'a> {
    lesions: &'a [LesionId],
    codes: Vec<Vec<&'a str>>,
    field: &'a str,
    question: &'a str,
    rule: &'a str,
}

#[derive(Serialize)]
struct HeldShape<'a> {
    lesions: &'a [LesionId],
    until: &'a str,
    outcomes: Vec<OutcomeShape<'a>>,
    rule: &'a str,
}

#[derive(Serialize)]
struct OutcomeShape<'a> {
    pathology: &'a str,
    codes: Vec<&'a str>,
    open: bool,
}

#[derive(Serialize)]
struct DroppedShape<'a> {
    code: &'a str,
    lesions: &'a [LesionId],
    rule: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct ItemShape<'a> {
    item: &'a str,
    lesion: Option<&'a str>,
    tier: &'a str,
    tick: &'a str,
    rule: &'a str,
}

#[derive(Serialize)]
struct FindingShape<'a> {
    rule: &'a str,
    level: &'a str,
    lesion: Option<&'a str>,
    field: Option<&'a str>,
    message: &'a str,
    remedy: &'a str,
    accepted: Option<&'a str>,
}

#[derive(Serialize)]
struct BilledShape<'a> {
    code: &'a str,
    units: u32,
    modifiers: &'a [String],
    verdict: &'a str,
    rule: &'a str,
    text: &'a str,
    also: Vec<AlsoShape<'a>>,
}

#[derive(Serialize)]
struct AlsoShape<'a> {
    rule: &'a str,
    text: &'a str,
}

/// Pairs as an object whose members keep their order.
fn pairs<S: Serializer>(pairs: &[(&str, String)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(pairs.len()))?;
    for (name, value) in pairs {
        map.serialize_entry(name, value)?;
    }
    map.end()
}

impl<'a> Whole<'a> {
    fn of(assessment: &'a Assessment, book: &CodeBook) -> Self {
        Self {
            schema: SCHEMA,
            encounter: assessment.encounter.as_deref(),
            edition: &assessment.edition,
            tables: tables(assessment).into_iter().map(|(name, from)| (name, from.to_string())).collect(),
            policy: assessment
                .policy
                .differing()
                .map(|(switch, value)| (switch.word(), value.to_owned()))
                .collect(),
            r#final: assessment.is_final,
            lines: assessment.lines.iter().map(|line| LineShape::of(line, book)).collect(),
            open: assessment.open.iter().map(OpenShape::of).collect(),
            held: assessment.held.iter().map(HeldShape::of).collect(),
            dropped: (assessment.dropped.iter())
                .map(|dropped| DroppedShape {
                    code: dropped.code.as_str(),
                    lesions: &dropped.lesions,
                    rule: dropped.rule.as_str(),
                    text: &dropped.text,
                })
                .collect(),
            checklist: (assessment.checklist.iter())
                .map(|row| ItemShape {
                    item: row.item.word(),
                    lesion: row.lesion.as_deref(),
                    tier: row.tier.word(),
                    tick: row.tick.word(),
                    rule: row.rule.as_str(),
                })
                .collect(),
            findings: (assessment.findings.iter())
                .map(|finding| FindingShape {
                    rule: finding.rule.as_str(),
                    level: finding.level.word(),
                    lesion: finding.lesion.as_deref(),
                    field: finding.field.map(|field| field.word()),
                    message: &finding.message,
                    remedy: &finding.remedy,
                    accepted: finding.accepted.as_deref(),
                })
                .collect(),
            billed: assessment.billed.iter().map(BilledShape::of).collect(),
            amended: (assessment.amended.iter())
                .map(|one| AmendedShape { at: &one.at, reason: &one.reason, of: &one.of })
                .collect(),
        }
    }
}

impl<'a> LineShape<'a> {
    fn of(line: &'a CodeLine, book: &CodeBook) -> Self {
        Self {
            rank: line.rank,
            code: line.code.as_str(),
            units: line.units,
            modifiers: line.modifiers.iter().map(|modifier| modifier.as_str()).collect(),
            diagnoses: line.diagnoses.iter().map(|icd| icd.as_str()).collect(),
            lesions: &line.lesions,
            add_on_to: line.add_on_to,
            because: (line.because.iter())
                .map(|reason| ReasonShape {
                    rule: reason.rule.as_str(),
                    text: &reason.text,
                    source: source_titles(reason.rule, book),
                })
                .collect(),
        }
    }
}

impl<'a> OpenShape<'a> {
    fn of(open: &'a Open) -> Self {
        Self {
            lesions: &open.lesions,
            codes: open.codes.iter().map(|codes| words(codes)).collect(),
            field: open.field.word(),
            question: &open.question,
            rule: open.rule.as_str(),
        }
    }
}

impl<'a> BilledShape<'a> {
    fn of(line: &'a BilledLine) -> Self {
        let also = |also: &'a Reason| AlsoShape { rule: also.rule.as_str(), text: &also.text };
        Self {
            code: &line.code,
            units: line.units,
            modifiers: &line.modifiers,
            verdict: line.verdict.word(),
            rule: line.rule.as_str(),
            text: &line.text,
            also: line.also.iter().map(also).collect(),
        }
    }
}

impl<'a> HeldShape<'a> {
    fn of(held: &'a Held) -> Self {
        Self {
            lesions: &held.lesions,
            until: held.until.word(),
            outcomes: (held.outcomes.iter())
                .map(|outcome| OutcomeShape {
                    pathology: outcome.pathology.word(),
                    codes: words(&outcome.codes),
                    open: outcome.open,
                })
                .collect(),
            rule: held.rule.as_str(),
        }
    }
}

fn words(codes: &[Code]) -> Vec<&str> {
    codes.iter().map(Code::as_str).collect()
}

/// The tables in the order in which reports name them: pairs, units, add-ons, values, diagnoses, then any other.
pub(super) fn tables(assessment: &Assessment) -> Vec<(&str, Date)> {
    const ORDER: [&str; 5] = ["ncci_ptp", "mue", "aoc", "rvu", "icd10cm"];
    let place = |name: &str| ORDER.iter().position(|known| *known == name).unwrap_or(ORDER.len());
    let mut tables: Vec<(&str, Date)> =
        assessment.tables.iter().map(|table| (table.name.as_str(), table.from)).collect();
    tables.sort_by_key(|(name, _)| place(name));
    tables
}

/// The titles of the sources of a rule, joined by `; `; `None` where the book has no page or the page no source.
fn source_titles(rule: RuleId, book: &CodeBook) -> Option<String> {
    let titles: Vec<&str> = book
        .rule(rule)?
        .source
        .iter()
        .map(|key| book.source(key).map_or(key.as_str(), |row| &row.title))
        .collect();
    (!titles.is_empty()).then(|| titles.join("; "))
}
