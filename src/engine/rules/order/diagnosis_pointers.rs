//! Each line points to the diagnoses of its own lesions, at most four: those of most lesions first, then by code
//! (R-DX-16, N-38).

use std::cmp::Reverse;

use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::icd::Coded;
use crate::engine::ids::{Icd, RuleId};

const RULE: RuleId = RuleId::new("R-DX-16");
const MOST: usize = 4;

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let lines: Vec<usize> = draft.lines().map(|(index, _)| index).collect();
    // A line has few codes, however many lesions it stands for.
    let mut ranked: Vec<(Icd, u32)> = Vec::new();
    for line in lines {
        ranked.clear();
        for lesion in &draft.line(line).members {
            let Coded::Codes(codes, _) = case.coded(*lesion) else { continue };
            for code in codes {
                let lesions = case.facts[*lesion].count.unwrap_or(1);
                match ranked.iter_mut().find(|(met, _)| met == code) {
                    Some((_, sum)) => *sum += lesions,
                    None => ranked.push((*code, lesions)),
                }
            }
        }
        ranked.sort_by_key(|(code, lesions)| (Reverse(*lesions), *code));
        let diagnoses: Vec<Icd> = ranked.iter().take(MOST).map(|(code, _)| *code).collect();
        if diagnoses.is_empty() {
            continue;
        }
        let text = if ranked.len() > MOST {
            "Points to the four diagnoses of most of its lesions."
        } else {
            "Points to the diagnoses of its own lesions."
        };
        draft.point(line, diagnoses, RULE, text);
        for at in 0..draft.line(line).members.len() {
            let lesion = draft.line(line).members[at];
            let Coded::Codes(codes, rule) = case.coded(lesion) else { continue };
            let id = case.id(lesion);
            match codes.as_slice() {
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
