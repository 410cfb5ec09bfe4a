//! The facts of a lesion in words, as they were documented.

use super::lay::joined;
use crate::engine::lesion::{Count, Lesion};
use crate::engine::procedure::{Kind, Method, Procedure};
use crate::engine::size::{Area, Measured};

/// The lesion itself: what it is, where, how many, how large.
#[must_use]
pub fn lesion(lesion: &Lesion) -> String {
    let mut facts = Vec::new();
    match (&lesion.diagnosis, &lesion.suspected) {
        (Some(diagnosis), Some(suspected)) => facts.push(format!("{diagnosis}, suspected {suspected}")),
        (Some(diagnosis), None) => facts.push(diagnosis.clone()),
        (None, Some(suspected)) => facts.push(format!("suspected {suspected}")),
        (None, None) => facts.push("diagnosis not stated".to_owned()),
    }
    facts.extend(lesion.icd10.as_ref().map(|icd| format!("ICD-10-CM {icd} as chosen")));
    facts.push(place(lesion));
    facts.push(match &lesion.count {
        Count::NotStated => "number not stated".to_owned(),
        Count::Exactly(1) => "1 lesion".to_owned(),
        Count::Exactly(number) => format!("{number} lesions"),
        Count::Vague(word) => format!("number stated as '{word}'"),
    });
    facts.extend(lesion.size.as_ref().map(|size| format!("size {}", length(size))));
    facts.extend(lesion.area.as_ref().map(|area| format!("area {} cm2", Area::cm2(area.total))));
    facts.extend(lesion.pathology.map(|pathology| format!("pathology {pathology}")));
    facts.extend(lesion.intent.map(|intent| format!("intent to {intent}")));
    if !lesion.symptoms.is_empty() {
        let words: Vec<&str> = lesion.symptoms.iter().map(|symptom| symptom.word()).collect();
        facts.push(words.join(", "));
    }
    facts.extend(lesion.indication.as_ref().map(|text| format!("indication: {text}")));
    facts.join("; ")
}

/// Where it is: `left upper lid (near the canthus)`.
fn place(lesion: &Lesion) -> String {
    let mut text = String::new();
    for word in
        [lesion.side.map(|side| side.word()), lesion.part.map(|part| part.word())].into_iter().flatten()
    {
        text.push_str(word);
        text.push(' ');
    }
    text.push_str(lesion.site.as_deref().unwrap_or("site not stated"));
    if let Some(detail) = &lesion.site_detail {
        text.push_str(&format!(" ({detail})"));
    }
    text
}

/// A procedure: what was done, by what means, with its measurements.
#[must_use]
pub fn procedure(procedure: &Procedure) -> String {
    let mut text = kind(procedure.kind).to_owned();
    let methods: Vec<&str> = procedure.methods.iter().copied().map(Method::word).collect();
    if !methods.is_empty() {
        text.push_str(&format!(" by {}", joined(&methods, "and")));
    }
    let mut facts = vec![text];
    facts.extend(procedure.technique.map(|word| word.word().to_owned()));
    facts.extend(procedure.extent.map(|word| word.word().to_owned()));
    facts.extend(
        procedure.cycles.map(|cycles| format!("{cycles} {}", if cycles == 1 { "cycle" } else { "cycles" })),
    );
    facts.extend(procedure.size_after.as_ref().map(|size| format!("{} after treatment", length(size))));
    facts.extend(procedure.margin.as_ref().map(|margin| format!("margin {} on each side", length(margin))));
    facts.extend(procedure.excised.as_ref().map(|size| format!("excised diameter {}", length(size))));
    facts.extend(procedure.depth.map(|depth| format!("depth {depth}")));
    match (procedure.closure, &procedure.closure_length) {
        (Some(closure), Some(size)) => facts.push(format!("{closure} closure {}", length(size))),
        (Some(closure), None) => facts.push(format!("{closure} closure")),
        (None, Some(size)) => facts.push(format!("closure {}", length(size))),
        (None, None) => {}
    }
    facts.extend(procedure.stages.map(|stages| format!("{stages} stages")));
    if !procedure.blocks.is_empty() {
        let blocks: Vec<String> = procedure.blocks.iter().map(u32::to_string).collect();
        facts.push(format!("blocks {}", blocks.join(" + ")));
    }
    facts.extend(
        procedure.deep_structure.map(|deep| {
            if deep { "deep structure involved" } else { "no deep structure involved" }.to_owned()
        }),
    );
    facts.extend(procedure.drug.clone());
    facts.extend(procedure.minutes.map(|minutes| format!("{minutes} minutes")));
    if !procedure.also.is_empty() {
        facts.push(format!("in the same act as {}", joined(&procedure.also, "and")));
    }
    facts.extend(procedure.details.clone());
    facts.join("; ")
}

/// A kind of procedure in running text.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::TagRemoval => "removal of skin tags",
        Kind::Mohs => "Mohs surgery",
        Kind::Photodynamic => "photodynamic therapy",
        Kind::AcneCryotherapy => "cryotherapy of acne",
        Kind::AcnePeel => "chemical peel of acne",
        Kind::NailAvulsion => "nail avulsion",
        Kind::Other => "another procedure",
        Kind::Destruction
        | Kind::Biopsy
        | Kind::Shave
        | Kind::Excision
        | Kind::Paring
        | Kind::Injection
        | Kind::Cautery
        | Kind::Repair
        | Kind::Epilation
        | Kind::Flap
        | Kind::Graft => kind.word(),
    }
}

/// A length in both units, with what was typed where that says more.
fn length(size: &Measured) -> String {
    let both = size.length.both();
    let said = size.typed.contains(['x', 'X', '+', '*', '\u{d7}']);
    if said { format!("{}, {both}", size.typed) } else { both }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesion_is_told_in_one_sentence() {
        let told = lesion(&Lesion {
            diagnosis: Some("basal cell carcinoma".into()),
            site: Some("nasal ala".into()),
            side: crate::engine::lesion::Side::parse("left"),
            count: Count::Exactly(1),
            size: Measured::parse("0.8 cm").ok(),
            ..Lesion::default()
        });
        assert_eq!(told, "basal cell carcinoma; left nasal ala; 1 lesion; size 8 mm (0.8 cm)");
    }

    #[test]
    fn what_is_not_stated_is_said_to_be_missing() {
        assert_eq!(lesion(&Lesion::default()), "diagnosis not stated; site not stated; number not stated");
    }

    #[test]
    fn a_procedure_names_its_methods() {
        let mut done = Procedure::new(Kind::Destruction);
        done.methods = vec![Method::Curettage, Method::Electrosurgery];
        done.size_after = Measured::parse("11 mm").ok();
        assert_eq!(
            procedure(&done),
            "destruction by curettage and electrosurgery; 11 mm (1.1 cm) after treatment"
        );
    }
}
