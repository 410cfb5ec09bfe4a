//! A variant as its recipe makes it: the note, what it documents, and the answer that the recipe means.

use super::place::Spot;
use crate::bundle;
use crate::engine::encounter::Encounter;
use crate::engine::ids::Code;
use crate::engine::lesion::{Count, Lesion, Pathology, Symptom, letter_id};
use crate::engine::procedure::{Kind, Method, Procedure};
use crate::engine::size::Measured;
use crate::practice::Decision;
use crate::practice::scenario::{Expect, ExpectedHeld, ExpectedOpen, OutcomeCodes};

/// Makes variants of one situation.
pub(super) struct Recipe {
    /// The family of scenarios that it belongs to.
    pub(super) family: &'static str,
    /// 1: one rule, a clean note; 2: several rules; 3: messy or incomplete.
    pub(super) level: u8,
    /// What it trains, the most important first.
    pub(super) rules: &'static [&'static str],
    /// Makes one.
    pub(super) make: fn(&mut super::dice::Dice) -> Made,
}

/// One variant.
pub(super) struct Made {
    pub(super) title: &'static str,
    pub(super) decision: Decision,
    pub(super) note: String,
    pub(super) encounter: Encounter,
    /// Neutral facts that are meant to be missing.
    pub(super) without: &'static [&'static str],
    pub(super) expect: Expect,
    pub(super) contradiction: Option<String>,
}

impl Made {
    fn of(
        title: &'static str,
        decision: Decision,
        note: String,
        lesions: Vec<Lesion>,
        expect: Expect,
    ) -> Self {
        let mut encounter = Encounter { lesions, ..Encounter::default() };
        for (index, lesion) in encounter.lesions.iter_mut().enumerate() {
            lesion.id = letter_id(index);
        }
        Self { title, decision, note, encounter, without: &[], expect, contradiction: None }
    }

    /// These claim lines and nothing open.
    pub(super) fn code(title: &'static str, note: String, lesions: Vec<Lesion>, lines: Vec<String>) -> Self {
        let expect = Expect {
            lines: Some(lines),
            is_final: Some(true),
            open: Some(Vec::new()),
            held: Some(Vec::new()),
            ..Expect::default()
        };
        Self::of(title, Decision::Code, note, lesions, expect)
    }

    /// A question about one fact of these lesions.
    pub(super) fn ask(
        title: &'static str,
        note: String,
        lesions: Vec<Lesion>,
        lines: Vec<String>,
        (of, field, codes): (&[&str], &str, Option<Vec<Vec<String>>>),
    ) -> Self {
        let lesions_of = of.iter().map(ToString::to_string).collect();
        let open = ExpectedOpen { lesions: lesions_of, field: Some(field.to_owned()), rule: None, codes };
        let expect = Expect {
            lines: Some(lines),
            is_final: Some(false),
            open: Some(vec![open]),
            held: Some(Vec::new()),
            ..Expect::default()
        };
        Self::of(title, Decision::Query, note, lesions, expect)
    }

    /// A fact that the provider has to settle, though no code hangs on it: `blocker RULE [LESION] [FIELD]`.
    pub(super) fn blocked(
        title: &'static str,
        note: String,
        lesions: Vec<Lesion>,
        lines: Vec<String>,
        finding: String,
    ) -> Self {
        let expect = Expect {
            lines: Some(lines),
            is_final: Some(false),
            open: Some(Vec::new()),
            held: Some(Vec::new()),
            findings: vec![finding],
            ..Expect::default()
        };
        Self::of(title, Decision::Query, note, lesions, expect)
    }

    /// The first lesion waits for its report; the codes by outcome.
    pub(super) fn hold(
        title: &'static str,
        note: String,
        lesions: Vec<Lesion>,
        lines: Vec<String>,
        outcomes: &[(&str, Vec<String>)],
    ) -> Self {
        let outcomes = outcomes
            .iter()
            .map(|(name, codes)| ((*name).to_owned(), OutcomeCodes::Codes(codes.clone())))
            .collect();
        let held = ExpectedHeld { lesions: vec!["A".to_owned()], rule: None, outcomes: Some(outcomes) };
        let expect = Expect {
            lines: Some(lines),
            is_final: Some(false),
            open: Some(Vec::new()),
            held: Some(vec![held]),
            ..Expect::default()
        };
        Self::of(title, Decision::Hold, note, lesions, expect)
    }

    /// Nothing is reportable.
    pub(super) fn nothing(title: &'static str, note: String, lesions: Vec<Lesion>) -> Self {
        let expect = Expect { lines: Some(Vec::new()), is_final: Some(true), ..Expect::default() };
        Self::of(title, Decision::Nothing, note, lesions, expect)
    }

    /// These codes must not be there.
    pub(super) fn absent(mut self, codes: &[&str]) -> Self {
        self.expect.absent.extend(codes.iter().map(ToString::to_string));
        self
    }

    /// This finding must be there.
    pub(super) fn told(mut self, finding: impl Into<String>) -> Self {
        self.expect.findings.push(finding.into());
        self
    }
}

/// A diagnosis in the words of notes.
pub(super) struct Dx {
    /// In the table of diagnoses.
    pub(super) name: &'static str,
    pub(super) one: &'static str,
    pub(super) many: &'static str,
    /// One and many in telegraphic words.
    pub(super) short: (&'static str, &'static str),
    /// Its code, where the site does not decide it.
    pub(super) icd: &'static str,
}

/// What was done, by what means, in the words of notes.
pub(super) struct Act {
    pub(super) method: &'static [Method],
    /// "I … them": froze.
    pub(super) did: &'static str,
    /// "they were …": frozen with liquid nitrogen.
    pub(super) done: &'static str,
    pub(super) short: &'static str,
    /// As a heading names it.
    pub(super) noun: &'static str,
}

/// Why something benign was treated.
pub(super) struct Reason {
    pub(super) symptom: Symptom,
    pub(super) short: &'static str,
    /// After "it" and after "they".
    pub(super) one: &'static str,
    pub(super) many: &'static str,
}

pub(super) const REASONS: &[Reason] = &[
    Reason { symptom: Symptom::Pain, short: "painful", one: "hurts", many: "hurt" },
    Reason {
        symptom: Symptom::Bleeding,
        short: "bleeds",
        one: "bleeds again and again",
        many: "bleed again and again",
    },
    Reason {
        symptom: Symptom::Itching,
        short: "itchy",
        one: "itches day and night",
        many: "itch day and night",
    },
    Reason {
        symptom: Symptom::Trauma,
        short: "catches on clothing",
        one: "catches on clothing",
        many: "catch on clothing",
    },
    Reason {
        symptom: Symptom::Enlarging,
        short: "growing",
        one: "has been growing",
        many: "have been growing",
    },
];

/// A lesion at a spot.
pub(super) fn lesion(diagnosis: &str, spot: &Spot, count: u32, procedures: Vec<Procedure>) -> Lesion {
    Lesion {
        diagnosis: Some(diagnosis.to_owned()),
        site: Some(spot.place.name.to_owned()),
        side: spot.side,
        count: Count::Exactly(count),
        procedures,
        ..Lesion::default()
    }
}

/// The same with its report in hand.
pub(super) fn reported(mut lesion: Lesion) -> Lesion {
    lesion.pathology = Some(Pathology::Final);
    lesion
}

/// Something done by these means.
pub(super) fn by(kind: Kind, methods: &[Method]) -> Procedure {
    Procedure { methods: methods.to_vec(), ..Procedure::new(kind) }
}

/// A claim line as scenario files write it.
pub(super) fn line(code: &str, units: u32, modifiers: &[&str], diagnoses: &str, lesions: &[usize]) -> String {
    let units = if units == 1 { String::new() } else { format!("x{units}") };
    let modifiers: String = modifiers.iter().map(|modifier| format!("-{modifier}")).collect();
    let ids: Vec<String> = lesions.iter().map(|index| letter_id(*index)).collect();
    format!("{code}{units}{modifiers} {diagnoses} [{}]", ids.join(","))
}

/// Lines in the order of the claim: the highest value for one unit first, equal ones by code and lesion as they stand.
pub(super) fn by_value(mut lines: Vec<String>) -> Vec<String> {
    let book = bundle::books().ok().and_then(<[_]>::last);
    let value = |line: &String| {
        let code = line.get(..5).and_then(Code::from_text);
        let row = book.zip(code).and_then(|(book, code)| book.code(code));
        (std::cmp::Reverse(row.map_or(0, |row| row.rvu_office)), line.get(..5).unwrap_or_default().to_owned())
    };
    lines.sort_by_key(value);
    lines
}

/// A length of whole tenths of a millimetre: as the encounter has it, and as the note says it.
pub(super) struct Length {
    pub(super) tenths: u32,
    pub(super) typed: String,
}

impl Length {
    /// In millimetres or centimetres, as the dice fall.
    pub(super) fn roll(dice: &mut super::dice::Dice, tenths: u32) -> Self {
        let decimal = |value: u32, unit: u32| {
            let text =
                format!("{}.{:0width$}", value / unit, value % unit, width = if unit == 10 { 1 } else { 2 });
            let trimmed = text.trim_end_matches('0').trim_end_matches('.').to_owned();
            if trimmed.is_empty() { "0".to_owned() } else { trimmed }
        };
        let typed = if dice.one_in(2) {
            format!("{} mm", decimal(tenths, 10))
        } else {
            let cm = decimal(tenths, 100);
            format!("{} cm", if cm.contains('.') { cm } else { format!("{cm}.0") })
        };
        Self { tenths, typed }
    }

    /// As it stands in the encounter.
    pub(super) fn measured(&self) -> Option<Measured> {
        Measured::parse(&self.typed).ok()
    }

    /// As a voice says it; only what is dictated writes units out.
    pub(super) fn said(&self, voice: super::voice::Voice) -> String {
        match voice {
            super::voice::Voice::Spoken => {
                let units = [(" mm", " millimeters"), (" cm", " centimeters")];
                let said = units.iter().fold(self.typed.clone(), |text, (from, to)| text.replace(from, to));
                match self.tenths {
                    10 => said.replace("1 millimeters", "1 millimeter"),
                    100 => said.replace("1.0 centimeters", "1 centimeter"),
                    _ => said,
                }
            }
            super::voice::Voice::Terse | super::voice::Voice::Form | super::voice::Voice::Prose => {
                self.typed.clone()
            }
        }
    }
}

/// The rung of a size: the index of the first bracket that it does not pass.
pub(super) fn rung(tenths: u32, ends: &[u32]) -> usize {
    ends.iter().position(|end| tenths <= *end).unwrap_or(ends.len())
}
