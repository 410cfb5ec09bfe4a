//! Each line points to the diagnoses of its own lesions, at most four: those of most lesions first, then by code
//! (R-DX-16, N-38).

use std::cmp::Reverse;

use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::facts::switched;
use crate::engine::icd::Coded;
use crate::engine::ids::{Icd, RuleId};
use crate::engine::need;
use crate::engine::policy::Switch;

const RULE: RuleId = RuleId::new("R-DX-16");
const SIGNS: RuleId = RuleId::new("R-DX-19");
const MOST: usize = 4;

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let lines: Vec<usize> = draft.lines().map(|(index, _)| index).collect();
    // A line has few codes, however many lesions it stands for.
    let mut ranked: Vec<(Icd, u32)> = Vec::with_capacity(2 * MOST);
    for line in lines {
        ranked.clear();
        for lesion in &draft.line(line).members {
            let Coded::Codes(codes, _) = case.coded(*lesion) else { continue };
            for code in codes.iter() {
                let lesions = case.facts[*lesion].count.unwrap_or(1);
                match ranked.iter_mut().find(|(met, _)| met == code) {
                    Some((_, sum)) => *sum += lesions,
                    None => ranked.push((*code, lesions)),
                }
            }
        }
        ranked.sort_by_key(|(code, lesions)| (Reverse(*lesions), *code));
        let mut diagnoses: Vec<Icd> = ranked.iter().take(MOST).map(|(code, _)| *code).collect();
        if diagnoses.is_empty() {
            continue;
        }
        let text = if ranked.len() > MOST {
            "Points to the four diagnoses of most of its lesions."
        } else {
            "Points to the diagnoses of its own lesions."
        };
        let signs = codes_of_signs(case, draft, line, &diagnoses);
        diagnoses.extend(&signs);
        draft.point(line, diagnoses, RULE, text);
        if !signs.is_empty() {
            draft.add_reason(line, SIGNS, "The signs stand behind as further diagnoses, by policy.");
        }
        for at in 0..draft.line(line).members.len() {
            let lesion = draft.line(line).members[at];
            let Coded::Codes(codes, rule) = case.coded(lesion) else { continue };
            let id = case.id(lesion);
            match &**codes {
                _ if *rule == RULE => {}
                [only] => draft.add_reason(line, *rule, ["Lesion ", id, ": ", only.as_str(), "."]),
                several => {
                    let codes: Vec<&str> = several.iter().map(Icd::as_str).collect();
                    draft.add_reason(line, *rule, ["Lesion ", id, ": ", &codes.join(", "), "."]);
                }
            }
        }
    }
}

/// The codes of the signs of a line's benign lesions, as far as the line has room for them; only by policy, and only
/// where Medicare contractors ask (R-DX-19).
fn codes_of_signs(case: &Case<'_>, draft: &Draft, line: usize, own: &[Icd]) -> Vec<Icd> {
    let line = draft.line(line);
    if !case.book.follows_medicare(case.encounter.payer)
        || !switched(case.policy, Switch::SecondarySymptomDx, "on")
        || !need::asked_of(case, line.family)
    {
        return Vec::new();
    }
    let benign = line.members.iter().filter(|lesion| need::removed_as_benign(case, **lesion));
    let mut codes: Vec<Icd> = benign.flat_map(|lesion| need::codes_of_signs(case, *lesion)).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.retain(|code| !own.contains(code));
    codes.truncate(MOST.saturating_sub(own.len()));
    codes
}
