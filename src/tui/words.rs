//! Lesions, codes and outcomes in full words, for lists and reasons.

use crate::engine::ids::Code;
use crate::engine::lesion::{Count, Lesion};
use crate::engine::outcome::{CodeLine, Outcome};
use crate::engine::procedure::{Kind, Procedure};

use super::text::clean;

/// A lesion in words.
pub struct Said {
    /// How many, as shown in a narrow column.
    pub count: String,
    /// Diagnosis, or what is suspected.
    pub what: String,
    /// Site and side.
    pub site: String,
    /// Site, size, what was done, each a part.
    pub details: Vec<String>,
}

/// A lesion in words; what is not stated is left out, but that nothing was done is said.
#[must_use]
pub fn lesion(lesion: &Lesion) -> Said {
    let count = match &lesion.count {
        Count::NotStated => String::new(),
        Count::Exactly(number) => number.to_string(),
        Count::Vague(word) => clean(word),
    };
    let what = match (&lesion.diagnosis, &lesion.suspected) {
        (Some(diagnosis), Some(suspected)) => format!("{}, suspected {}", clean(diagnosis), clean(suspected)),
        (Some(diagnosis), None) => clean(diagnosis),
        (None, Some(suspected)) => format!("suspected {}", clean(suspected)),
        (None, None) => "no diagnosis".to_owned(),
    };
    let mut site = Vec::new();
    site.extend(lesion.side.map(|side| side.word().to_owned()));
    site.extend(lesion.part.map(|part| part.word().to_owned()));
    site.extend(lesion.site.as_deref().map(clean));
    let site = if lesion.site.is_some() {
        site.join(" ")
    } else {
        format!("{} no site", site.join(" ")).trim().to_owned()
    };
    let mut details = vec![site.clone()];
    details.extend(lesion.size.as_ref().map(|size| clean(&size.typed)));
    details.extend(lesion.area.as_ref().map(|area| clean(&area.typed)));
    if lesion.procedures.is_empty() {
        details.push("not treated".to_owned());
    }
    details.extend(lesion.procedures.iter().map(procedure));
    details.extend(lesion.pathology.map(|state| format!("pathology {state}")));
    Said { count, what, site, details }
}

fn procedure(procedure: &Procedure) -> String {
    let mut parts = Vec::new();
    parts.extend(procedure.technique.map(|technique| technique.word().to_owned()));
    parts.push(procedure.kind.word().replace('-', " "));
    let methods: Vec<&str> = procedure.methods.iter().map(|method| method.word()).collect();
    let mut text = parts.join(" ");
    if !methods.is_empty() {
        // "curettage, electrosurgery" says that it is a destruction.
        let methods = methods.join(", ");
        text = if procedure.kind == Kind::Destruction { methods } else { format!("{text}: {methods}") };
    }
    if let Some(cycles) = procedure.cycles {
        text += &format!(" x{cycles}");
    }
    if let Some(after) = &procedure.size_after {
        text += &format!(", after {}", clean(&after.typed));
    }
    if let Some(margin) = &procedure.margin {
        text += &format!(", margin {}", clean(&margin.typed));
    }
    if let Some(excised) = &procedure.excised {
        text += &format!(", excised {}", clean(&excised.typed));
    }
    if let Some(closure) = procedure.closure {
        let length = procedure
            .closure_length
            .as_ref()
            .map_or(String::new(), |length| format!(" {}", clean(&length.typed)));
        text += &format!(", {closure} closure{length}");
    }
    if !procedure.blocks.is_empty() {
        let blocks: Vec<String> = procedure.blocks.iter().map(ToString::to_string).collect();
        text += &format!(", blocks {}", blocks.join("+"));
    }
    text
}

/// `17261, 17262 or 17263`; lists of several codes are joined by `+`.
#[must_use]
pub fn possible(codes: &[Vec<Code>]) -> String {
    let lists: Vec<String> = codes
        .iter()
        .map(|list| {
            if list.is_empty() {
                "none".to_owned()
            } else {
                list.iter().map(Code::as_str).collect::<Vec<_>>().join(" + ")
            }
        })
        .collect();
    match lists.as_slice() {
        [] => "not known yet".to_owned(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} or {last}", before.join(", ")),
    }
}

/// `malignant: 17281`.
#[must_use]
pub fn outcome(outcome: &Outcome) -> String {
    let codes = if outcome.open {
        "another fact is missing".to_owned()
    } else if outcome.codes.is_empty() {
        "no code".to_owned()
    } else {
        outcome.codes.iter().map(Code::as_str).collect::<Vec<_>>().join(" + ")
    };
    format!("{}: {codes}", outcome.pathology)
}

/// `17110-59`.
#[must_use]
pub fn code(line: &CodeLine) -> String {
    let modifiers: String = line.modifiers.iter().map(|modifier| format!("-{modifier}")).collect();
    format!("{}{modifiers}", line.code)
}
