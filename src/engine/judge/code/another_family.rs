//! A code of the wrong family for what is documented: a tag under the benign code, a wart under the premalignant one
//! (P-09, P-10, P-11, P-28, P-30, P-31, P-40, R-CODE-02, R-CODE-21).

use crate::engine::book::FamilyId;
use crate::engine::facts::class_of;
use crate::engine::ids::{Code, RuleId};
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;
use crate::engine::procedure::Kind;

/// A family that was billed, the family of what is documented, the rule, and why.
struct Misfit {
    billed: &'static str,
    documented: &'static str,
    rule: RuleId,
    why: &'static str,
}

const fn misfit(
    billed: &'static str,
    documented: &'static str,
    rule: &'static str,
    why: &'static str,
) -> Misfit {
    Misfit { billed, documented, rule: RuleId::new(rule), why }
}

const WART: RuleId = RuleId::new("P-10");
const LID: RuleId = RuleId::new("P-30");
const ORGAN: RuleId = RuleId::new("P-28");
const ORGAN_SAMPLE: RuleId = RuleId::new("R-CODE-21");
const TECHNIQUE: RuleId = RuleId::new("R-CODE-02");
/// Viral warts in ICD-10-CM.
const WARTS: &str = "B07";

const MISFITS: &[Misfit] = &[
    misfit("DESTR_BENIGN", "SKIN_TAG", "P-09", "skin tags have codes of their own, whatever the method"),
    misfit("DESTR_PREMAL", "SKIN_TAG", "P-09", "skin tags have codes of their own, whatever the method"),
    misfit(
        "DESTR_PREMAL",
        "DESTR_BENIGN",
        "P-40",
        "the diagnosis is benign, and the code is for premalignant lesions",
    ),
    misfit(
        "DESTR_BENIGN",
        "DESTR_PREMAL",
        "P-40",
        "the diagnosis is premalignant, and the code is for benign lesions",
    ),
    misfit("DESTR_MALIG", "DESTR_BENIGN", "P-11", "the diagnosis is benign, and the code is for cancers"),
    misfit(
        "DESTR_MALIG",
        "DESTR_PREMAL",
        "P-11",
        "the diagnosis is premalignant, and the code is for cancers",
    ),
    misfit(
        "DESTR_BENIGN",
        "DESTR_MALIG",
        "R-DX-06",
        "the diagnosis is malignant, and the code is for benign lesions",
    ),
    misfit(
        "DESTR_PREMAL",
        "DESTR_MALIG",
        "R-DX-06",
        "the diagnosis is malignant, and the code is for premalignant lesions",
    ),
    misfit("DESTR_BENIGN", "DESTR_VASC", "R-CODE-06", "growths of vessels are coded by their area"),
    misfit("DESTR_VASC", "DESTR_BENIGN", "R-CODE-06", "the lesion is no growth of vessels"),
    misfit("EXC_MALIG", "EXC_BENIGN", "R-DX-06", "the diagnosis is benign, and the code is for cancers"),
    misfit(
        "EXC_BENIGN",
        "EXC_MALIG",
        "R-DX-06",
        "the diagnosis is malignant, and the code is for benign lesions",
    ),
    misfit(
        "BX_LIP",
        "BIOPSY_SKIN",
        "P-31",
        "this code is for the red lip and its mucosa, and the site is skin",
    ),
    misfit("DESTR_PREMAL", "PDT", "R-COUNT-20", "a field treated with light is not counted by lesions"),
    misfit("DESTR_BENIGN", "PDT", "R-COUNT-20", "a field treated with light is not counted by lesions"),
];

pub fn apply(sheet: &Sheet<'_>, billed: usize, code: Code) -> Option<Remark> {
    let own = sheet.family(code)?;
    // One line of each family is enough; one that nobody has billed is more likely to be meant.
    let all = || 0..sheet.lines.len();
    let mut seen: Vec<(FamilyId, bool, bool)> = Vec::new();
    let mut lines = all().filter(|line| !sheet.met(*line)).chain(all().filter(|line| sheet.met(*line)));
    lines.find_map(|line| {
        // What stands for its lesion already is not meant by a line with diagnoses of its own.
        if sheet.met(line) && !shares_a_diagnosis(sheet, billed, line) {
            return None;
        }
        let kind = (sheet.lines[line].family, at_a_lid(sheet, line), is_wart(sheet, line));
        if seen.contains(&kind) {
            return None;
        }
        seen.push(kind);
        let documented = sheet.case.book.family(sheet.lines[line].family);
        let (rule, why) = misfit_of(sheet, line, (&own.id, &documented.id)).or_else(|| {
            let organ = |row: &crate::engine::book::FamilyRow| !row.organs.is_empty();
            let same_kind = own.kinds.iter().any(|kind| documented.kinds.contains(kind));
            let sample = own.kinds.contains(&Kind::Biopsy);
            match (organ(own), organ(documented)) {
                _ if !same_kind => removed_otherwise(sheet, line, own.kinds.as_slice()),
                (true, _) if at_a_lid(sheet, line) => {
                    Some((LID, "the code is for the lid margin, and the record names lid skin"))
                }
                (_, true) if sample => Some((ORGAN_SAMPLE, "the organ has a biopsy code of its own")),
                (true, false) if sample => {
                    Some((ORGAN_SAMPLE, "the code is for an organ that is not documented"))
                }
                (false, true) => Some((ORGAN, "the organ has codes of its own")),
                (true, _) => Some((ORGAN, "the code is for an organ that is not documented")),
                (false, false) => None,
            }
        })?;
        let (lesions, right) = (sheet.lesions(line), sheet.ranked[line].code);
        if sheet.met(line) {
            let text = format!("{why} ({lesions}), and {right} is billed for it already.");
            return Some(Remark::wrong(rule, text, format!("Take {code} off.")));
        }
        let text = format!("{why} ({lesions}).");
        Some(Remark::wrong(rule, text, remedy(sheet, line, right)).naming(line))
    })
}

/// Whether a billed line has a diagnosis of a claim line, or states none.
fn shares_a_diagnosis(sheet: &Sheet<'_>, billed: usize, line: usize) -> bool {
    let stated = &sheet.billed[billed].diagnoses;
    stated.is_empty() || stated.iter().any(|icd| sheet.ranked[line].diagnoses.contains(icd))
}

/// The rule for a billed family and one that is documented or possible.
pub fn misfit_of_families(billed: &str, documented: &str) -> Option<(RuleId, &'static str)> {
    let row = MISFITS.iter().find(|row| (row.billed, row.documented) == (billed, documented))?;
    Some((row.rule, row.why))
}

/// The same for a claim line; a wart is named as such.
fn misfit_of(sheet: &Sheet<'_>, line: usize, families: (&str, &str)) -> Option<(RuleId, &'static str)> {
    let found = misfit_of_families(families.0, families.1)?;
    if families == ("DESTR_PREMAL", "DESTR_BENIGN") && is_wart(sheet, line) {
        return Some((
            WART,
            "warts are benign; old pages that send them to the premalignant codes are out of date",
        ));
    }
    Some(found)
}

/// A removal billed by another technique than the one that is documented.
fn removed_otherwise(sheet: &Sheet<'_>, line: usize, kinds: &[Kind]) -> Option<(RuleId, &'static str)> {
    let removal =
        [Kind::Destruction, Kind::Shave, Kind::Excision, Kind::TagRemoval, Kind::Biopsy, Kind::Paring];
    let documented = &sheet.case.book.family(sheet.lines[line].family).kinds;
    let is = |kinds: &[Kind]| kinds.iter().any(|kind| removal.contains(kind));
    (is(kinds) && is(documented) && !sheet.met(line))
        .then_some((TECHNIQUE, "the code is for another technique than the one that is documented"))
}

fn is_wart(sheet: &Sheet<'_>, line: usize) -> bool {
    sheet.ranked[line].diagnoses.iter().any(|icd| icd.as_str().starts_with(WARTS))
}

fn at_a_lid(sheet: &Sheet<'_>, line: usize) -> bool {
    let case = sheet.case;
    let sites = sheet.lines[line].members.iter().filter_map(|lesion| case.facts[*lesion].site.known());
    sites.map(|site| class_of(case.book.site(site), case.book)).any(|class| class == Some("EYELID"))
}

/// What to bill instead; for an organ with several codes all of them are named.
fn remedy(sheet: &Sheet<'_>, line: usize, right: Code) -> String {
    let mut codes: Vec<Code> = sheet.case.book.ways(sheet.lines[line].family).map(|way| way.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let organ = !sheet.case.book.family(sheet.lines[line].family).organs.is_empty();
    if organ && codes.len() > 1 {
        let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
        return format!("Bill {right}, of the codes of this organ: {}.", codes.join(", "));
    }
    format!("Bill {right}.")
}
