//! The one-line entry: what lines mean, written by hand from the interface page.

mod completion;
mod earlier;
mod echo;
mod laws;
mod lines;
mod repeats;
mod visits;

use curette::bundle;
use curette::engine::book::CodeBook;
use curette::engine::encounter::Encounter;
use curette::engine::lesion::{Count, Lesion};
use curette::engine::procedure::Procedure;
use curette::entry::{Abbreviations, Context, Entry, Lexicon, Reading, read, take};

pub fn book() -> &'static CodeBook {
    bundle::books().expect("books").last().expect("a book")
}

fn words() -> &'static Lexicon {
    static WORDS: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
    WORDS.get_or_init(|| {
        Lexicon::new(book(), &Abbreviations::parse(bundle::ABBREVIATIONS).expect("abbreviations"))
    })
}

pub fn reading(line: &str, encounter: &Encounter) -> Reading {
    read(line, &Context { book: book(), words: words(), encounter })
}

/// The encounter that these lines make, each of which must be taken.
pub fn entered(lines: &[&str]) -> Encounter {
    let mut encounter = Encounter::default();
    for line in lines {
        let reading = reading(line, &encounter);
        assert!(reading.understood, "'{line}' of {lines:?} is not taken: {:?}", reading.echo);
        take(&reading, &mut encounter);
    }
    encounter
}

/// The facts of a lesion in one text: only what is there.
pub fn facts(lesion: &Lesion) -> String {
    let mut out: Vec<String> = Vec::new();
    out.push(match &lesion.count {
        Count::NotStated => "?".into(),
        Count::Exactly(number) => number.to_string(),
        Count::Vague(word) => format!("'{word}'"),
    });
    out.extend(lesion.diagnosis.clone());
    out.extend(lesion.suspected.as_ref().map(|name| format!("suspected {name}")));
    out.extend(lesion.icd10.as_ref().map(|code| format!("icd {code}")));
    out.extend(lesion.pathology.map(|state| format!("path {state}")));
    out.extend(lesion.side.map(|side| side.to_string()));
    out.extend(lesion.part.map(|part| part.to_string()));
    out.extend(lesion.site.as_ref().map(|site| format!("at {site}")));
    out.extend(lesion.site_detail.as_ref().map(|text| format!("detail {text}")));
    out.extend(lesion.size.as_ref().map(|size| format!("{} mm", size.length.mm())));
    out.extend(lesion.area.as_ref().map(|area| format!("area {}", area.total / 10_000)));
    out.extend(lesion.indication.clone());
    out.extend(lesion.symptoms.iter().map(|symptom| symptom.to_string()));
    out.extend(lesion.description.as_ref().map(|text| format!("\"{text}\"")));
    out.extend(lesion.anesthesia.as_ref().map(|text| format!("anaesthesia {text}")));
    out.extend(lesion.intent.map(|intent| format!("to {intent}")));
    out.extend(lesion.procedures.iter().map(procedure_facts));
    out.join(", ")
}

fn procedure_facts(procedure: &Procedure) -> String {
    let mm = |name: &str, size: &Option<curette::engine::size::Measured>| {
        size.as_ref().map(|size| format!("{name} {} mm", size.length.mm()))
    };
    let mut out = vec![procedure.kind.to_string()];
    out.extend(procedure.technique.map(|technique| technique.to_string()));
    out.extend(procedure.methods.iter().map(|method| method.to_string()));
    out.extend(procedure.cycles.map(|number| format!("x{number}")));
    out.extend(mm("after", &procedure.size_after));
    out.extend(procedure.extent.map(|extent| extent.to_string()));
    out.extend(mm("margin", &procedure.margin));
    out.extend(mm("excised", &procedure.excised));
    out.extend(procedure.depth.map(|depth| depth.to_string()));
    out.extend(procedure.closure.map(|closure| format!("closure {closure}")));
    out.extend(mm("closed", &procedure.closure_length));
    out.extend(procedure.stages.map(|number| format!("stages {number}")));
    if !procedure.blocks.is_empty() {
        out.push(format!("blocks {:?}", procedure.blocks));
    }
    out.extend(procedure.deep_structure.map(|deep| format!("deep {deep}")));
    out.extend(procedure.drug.as_ref().map(|drug| format!("drug {drug}")));
    out.extend(procedure.minutes.map(|number| format!("{number} min")));
    out.extend(procedure.details.as_ref().map(|text| format!("details {text}")));
    format!("[{}]", out.join(" "))
}

/// Every line must be taken and make these lesions.
pub fn lines_mean(lines: &[(&str, &[&str])]) {
    let mut faults = Vec::new();
    for (line, expected) in lines {
        let reading = reading(line, &Encounter::default());
        let found: Vec<String> = reading
            .entries
            .iter()
            .map(|entry| match entry {
                Entry::Lesion(lesion) => facts(lesion),
                Entry::Fact { .. } | Entry::Total(_) => "no lesion".to_owned(),
            })
            .collect();
        if found != *expected || !reading.understood {
            faults.push(format!("{line}\n  is   {found:?}\n  not  {expected:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
