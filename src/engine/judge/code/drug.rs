//! Drugs are billed apart for injections into lesions and for light treatment; these tables have none, so that only the
//! record can be compared (R-CODE-24, R-CODE-25).

use crate::engine::facts::written;
use crate::engine::ids::{Code, RuleId};
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;
use crate::engine::procedure::Kind;

const INJECTED: RuleId = RuleId::new("R-CODE-24");
const LIGHT: RuleId = RuleId::new("R-CODE-25");
const NO_DRUG: RuleId = RuleId::new("R-CODE-01");

pub fn apply(sheet: &Sheet<'_>, _: usize, code: Code) -> Option<Remark> {
    if !code.as_str().starts_with('J') {
        return None;
    }
    let lesions = sheet.case.encounter.lesions.iter();
    let drugs = lesions.flat_map(|lesion| &lesion.procedures).filter_map(|done| {
        let rule = match done.kind {
            Kind::Injection => INJECTED,
            Kind::Photodynamic => LIGHT,
            _ => return None,
        };
        Some((rule, written(&done.drug)?))
    });
    let drugs: Vec<(RuleId, &str)> = drugs.collect();
    let Some((rule, drug)) = drugs.first() else {
        let text = "no injected or applied drug is documented; what a destruction uses up is part of it.";
        return Some(Remark::unsupported(NO_DRUG, text, format!("Take {code} off, or record the drug.")));
    };
    let named = |word: &str| drugs.iter().any(|(_, drug)| drug.to_lowercase().contains(word));
    if sheet.case.book.drug(code).is_some_and(|row| named(&row.word)) {
        let text = format!(
            "Accepted: the drug is billed apart, and the record names {drug}; units are not judged here."
        );
        return Some(Remark::accepted(*rule, text));
    }
    let text = format!("drugs are billed apart, and these tables have none: the record names {drug}.");
    Some(Remark::not_yet(*rule, text, "Compare the code with the drug and its amount."))
}
