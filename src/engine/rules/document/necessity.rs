//! Whether the record shows why a benign lesion was removed, as its payer wants it: a wish about looks is no sign, and a
//! word without a fact is weak (R-NEC-02, R-NEC-05, R-NEC-06, P-25, the pages of the payers).

use crate::engine::book::{NoteWhen, PayerRow};
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::encounter::{Abn, Payer};
use crate::engine::facts::answered;
use crate::engine::ids::{Icd, RuleId};
use crate::engine::lesion::Symptom;
use crate::engine::need::{self, Need};
use crate::engine::notice::meant_for;
use crate::engine::outcome::{Finding, Level};
use crate::engine::place::Field;
use crate::engine::told::Told;

const SIGNS: RuleId = RuleId::new("R-NEC-02");
const LOOKS: RuleId = RuleId::new("R-NEC-05");
const NO_FACT: RuleId = RuleId::new("R-NEC-06");
const KERATOSIS: RuleId = RuleId::new("P-25");
const CODE_OF_LOOKS: RuleId = RuleId::new("R-DX-18");
const SEBORRHEIC: Icd = Icd::new("L82.1");

/// What there is to say about the need of one lesion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Remark {
    /// Removed for its looks.
    Wish,
    /// A sign that this payer does not name.
    OtherSign(Symptom),
    /// A seborrheic keratosis without a symptom, under Medicare.
    Keratosis,
    /// A diagnosis that usually is a wish.
    UsuallyCosmetic,
    /// Words without a fact.
    EmptyWords,
    /// Repeated injury, and not how.
    InjuryNotTold,
    /// A sign, and a code that says looks.
    CodeSaysLooks,
}

/// Whether this step speaks about a lesion, so that the checklist need not.
pub fn speaks(case: &Case<'_>, draft: &Draft, lesion: usize) -> bool {
    let asked = || {
        let mut own = draft.lines().filter(|(_, line)| line.pool.contains(&lesion));
        own.any(|(_, line)| need::asked_of(case, line.family))
    };
    // That nothing at all is recorded blocks, and only the checklist says that.
    case.need(lesion) != Need::Nothing && !remarks(case, lesion).is_empty() && asked()
}

fn remarks(case: &Case<'_>, lesion: usize) -> Vec<Remark> {
    let facts = &case.facts[lesion];
    let indication = answered(&facts.lesion.indication);
    let empty = || indication.is_some_and(|text| Told::of(text).says(&case.book.necessity().empty_words));
    let looks_cosmetic =
        || case.book.follows_medicare(case.encounter.payer) && need::coded(case, lesion, SEBORRHEIC);
    let mut out = Vec::new();
    match case.need(lesion) {
        Need::NotAsked | Need::Covered(_) => return out,
        Need::Sign(sign) => {
            let sign = &case.book.necessity().signs[sign];
            let untold = |text: &str| Told::of(text).only(&case.book.necessity().bare_injury);
            if sign.symptom == Some(Symptom::Trauma) && indication.is_none_or(untold) {
                out.push(Remark::InjuryNotTold);
            }
            if need::coded(case, lesion, need::COSMETIC) {
                out.push(Remark::CodeSaysLooks);
            }
            return out;
        }
        Need::Nothing if looks_cosmetic() => out.push(Remark::Keratosis),
        Need::Nothing => return out,
        Need::Wish => out.push(Remark::Wish),
        Need::OtherSign(symptom) => out.push(Remark::OtherSign(symptom)),
        Need::Words => {
            let row = facts.diagnosis.known().map(|meaning| case.book.diagnosis(meaning.row));
            if looks_cosmetic() {
                out.push(Remark::Keratosis);
            } else if row.is_some_and(|row| row.cosmetic) {
                out.push(Remark::UsuallyCosmetic);
            }
            if empty() {
                out.push(Remark::EmptyWords);
            }
        }
    }
    if meant_for(case, lesion) {
        out.clear();
    }
    out
}

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let Some(payer) = case.encounter.payer.and_then(|payer| case.book.payer(payer)) else { return };
    for lesion in asked_lesions(case, draft) {
        for remark in remarks(case, lesion) {
            draft.find(said(case, payer, lesion, remark));
        }
    }
}

/// The lesions on lines of which this payer asks why they were removed.
pub fn asked_lesions(case: &Case<'_>, draft: &Draft) -> Vec<usize> {
    let mut lesions: Vec<usize> = draft
        .lines()
        .filter(|(_, line)| need::asked_of(case, line.family))
        .flat_map(|(_, line)| line.pool.iter().copied())
        .collect();
    lesions.sort_unstable();
    lesions.dedup();
    lesions
}

fn said(case: &Case<'_>, payer: &PayerRow, lesion: usize, remark: Remark) -> Finding {
    let id = case.id(lesion);
    let name = &payer.label;
    let accepted = accepted(case, payer.id);
    let indication = answered(&case.facts[lesion].lesion.indication).unwrap_or_default();
    let (rule, level, field, message, remedy) = match remark {
        Remark::Wish => (
            SIGNS,
            Level::Blocker,
            Field::Symptoms,
            format!("Lesion {id}: removed for its looks; {name} covers a benign lesion only with a sign."),
            format!("Record a sign if there was one ({accepted}){}", or_who_pays(case, payer)),
        ),
        Remark::OtherSign(symptom) => (
            payer.rules.first().copied().unwrap_or(SIGNS),
            Level::Warning,
            Field::Symptoms,
            format!("Lesion {id}: {symptom} is no sign on the list of {name}."),
            format!("Record another sign if there was one: {accepted}."),
        ),
        Remark::Keratosis => (
            KERATOSIS,
            Level::Warning,
            Field::Symptoms,
            format!("Lesion {id}: a seborrheic keratosis (L82.1) without a symptom looks cosmetic."),
            format!(
                "Record bleeding, itching, pain, trauma or a change if there was any{}",
                or_notice(case, payer)
            ),
        ),
        Remark::UsuallyCosmetic => (
            LOOKS,
            Level::Warning,
            Field::Symptoms,
            format!("Lesion {id}: this is usually removed for its looks, and no sign is recorded."),
            format!("Record a sign if there was one ({accepted}){}", or_who_pays(case, payer)),
        ),
        Remark::EmptyWords => (
            NO_FACT,
            Level::Warning,
            Field::Indication,
            format!("Lesion {id}: '{indication}' names no fact."),
            format!("Write what was seen or felt: {accepted}."),
        ),
        Remark::CodeSaysLooks => (
            CODE_OF_LOOKS,
            Level::Warning,
            Field::Icd10,
            format!("Lesion {id}: Z41.1 says that it was removed for its looks, but a sign is recorded."),
            "Take the code out, or the sign.".to_owned(),
        ),
        Remark::InjuryNotTold => (
            NO_FACT,
            Level::Warning,
            Field::Indication,
            format!("Lesion {id}: repeated injury is recorded, but not how it happens."),
            "Write into the indication what rubs or catches it, such as a collar or shaving.".to_owned(),
        ),
    };
    finding(rule, level, Some(id), field, message, remedy)
}

/// The signs that a payer accepts of any lesion, in the words of the encounter file.
fn accepted(case: &Case<'_>, payer: Payer) -> String {
    let here = |payers: &[Payer]| payers.is_empty() || payers.contains(&payer);
    let signs = case.book.necessity().signs.iter();
    let words: Vec<&str> = signs
        .filter(|sign| here(&sign.payers) && sign.diagnoses.is_empty())
        .filter_map(|sign| sign.symptom.map(|symptom| symptom.word()))
        .collect();
    words.join(", ")
}

fn or_who_pays(case: &Case<'_>, payer: &PayerRow) -> &'static str {
    if payer.id == Payer::MedicareAdvantage {
        return "; otherwise the plan decides before it is done, or the patient pays.";
    }
    match (payer.abn, case.encounter.record.abn) {
        (true, Some(Abn::Voluntary)) => ", or choose GX with GY: the patient pays.",
        (true, Some(Abn::Signed | Abn::None) | None) => {
            ", or choose GY (GX with it after a voluntary notice): the patient pays."
        }
        (false, _) => "; otherwise the patient pays, payer self-pay.",
    }
}

fn or_notice(case: &Case<'_>, payer: &PayerRow) -> &'static str {
    match (payer.abn, case.encounter.record.abn) {
        (true, Some(Abn::Signed)) => ", or choose GA: a signed notice is on file.",
        (true, Some(Abn::Voluntary | Abn::None) | None) => {
            ", or get a notice (ABN) before it is done and choose GA."
        }
        (false, _) => "; otherwise ask the plan before it is done.",
    }
}

/// Whether the note about a payer's policy is due.
pub fn note_is_due(case: &Case<'_>, draft: &Draft, when: NoteWhen) -> bool {
    match when {
        NoteWhen::Asked => !asked_lesions(case, draft).is_empty(),
        NoteWhen::Unmet => asked_lesions(case, draft)
            .into_iter()
            .any(|lesion| case.need(lesion).unmet() && !meant_for(case, lesion)),
        NoteWhen::Wish => {
            let on_lines = draft.on_lines();
            (0..case.facts.len()).any(|lesion| {
                on_lines.has(lesion) && need::removed_as_benign(case, lesion) && need::wish(case, lesion)
            })
        }
    }
}
