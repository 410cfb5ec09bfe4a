//! The first way to answer: facts that the trainee took from the note, beside those that it documents.

use std::collections::BTreeMap;

use super::Sheet;
use super::family::number;
use crate::engine::book::CodeBook;
use crate::engine::encounter::Encounter;
use crate::engine::lesion::{Count, Lesion};

/// The facts of a lesion that can decide a code, as comparable words.
type Facts = BTreeMap<String, String>;

/// A point for every fact that both state alike, of all that either states.
pub(super) fn points(sheet: &Sheet<'_>) -> Option<(u32, u32)> {
    let (mut got, mut of) = (0, 0);
    for (wanted, own) in paired(sheet)? {
        got += alike(&wanted, &own);
        of += wanted.len() + own.keys().filter(|key| !wanted.contains_key(*key)).count();
    }
    Some((number(got), number(of)))
}

/// The facts that the note and the entries do not state alike, by name, each once.
pub(crate) fn differences(sheet: &Sheet<'_>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (wanted, own) in paired(sheet).unwrap_or_default() {
        for key in wanted.keys().chain(own.keys()).filter(|key| wanted.get(*key) != own.get(*key)) {
            let name = key.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ').to_owned();
            if !out.contains(&name) {
                out.push(name);
            }
        }
    }
    out
}

/// Every lesion of the note with the entry that is most like it, then the entries that are left over.
fn paired(sheet: &Sheet<'_>) -> Option<Vec<(Facts, Facts)>> {
    let documented = sheet.documented?;
    let mut own = lesions(documented, sheet.key.book);
    let mut out = Vec::new();
    for wanted in lesions(sheet.key.encounter, sheet.key.book) {
        let best = (0..own.len()).max_by_key(|at| (alike(&wanted, &own[*at]), usize::MAX - at));
        let best = best.map(|at| own.remove(at)).unwrap_or_default();
        out.push((wanted, best));
    }
    out.extend(own.into_iter().map(|own| (Facts::new(), own)));
    Some(out)
}

fn alike(one: &Facts, other: &Facts) -> usize {
    one.iter().filter(|(key, value)| other.get(*key) == Some(value)).count()
}

/// The lesions of an encounter. Entries that say the same but for their number are one, however they were split.
fn lesions(encounter: &Encounter, book: &CodeBook) -> Vec<Facts> {
    let mut out: Vec<(Facts, Option<u32>)> = Vec::new();
    for lesion in &encounter.lesions {
        let facts = facts(lesion, book);
        let number = match lesion.count {
            Count::Exactly(number) => Some(number),
            Count::NotStated | Count::Vague(_) => None,
        };
        match out.iter_mut().find(|(own, counted)| *own == facts && counted.is_some() && number.is_some()) {
            Some((_, counted)) => {
                *counted = counted.zip(number).map(|(one, other)| one.saturating_add(other))
            }
            None => out.push((facts, number)),
        }
    }
    let with_count = |(mut facts, number): (Facts, Option<u32>)| {
        facts.extend(number.map(|number| ("count".to_owned(), number.to_string())));
        facts
    };
    out.into_iter().map(with_count).collect()
}

fn facts(lesion: &Lesion, book: &CodeBook) -> Facts {
    let mut out = Facts::new();
    let mut put = |key: &str, value: Option<String>| out.extend(value.map(|value| (key.to_owned(), value)));
    put(
        "diagnosis",
        lesion.diagnosis.as_deref().map(|name| {
            book.diagnosis_named(name).map_or_else(|| name.to_lowercase(), |id| format!("{id:?}"))
        }),
    );
    put("suspected", lesion.suspected.as_ref().map(|_| "yes".to_owned()));
    put("pathology", lesion.pathology.map(|state| state.to_string()));
    put(
        "site",
        lesion
            .site
            .as_deref()
            .map(|name| book.site_named(name).map_or_else(|| name.to_lowercase(), |id| format!("{id:?}"))),
    );
    put("side", lesion.side.map(|side| side.to_string()));
    put("part", lesion.part.map(|part| part.to_string()));
    put("size", lesion.size.as_ref().map(|size| format!("{:?}", size.length)));
    put("area", lesion.area.as_ref().map(|area| format!("{:?}", area.total)));
    for (at, procedure) in lesion.procedures.iter().enumerate() {
        let mut put = |key: &str, value: Option<String>| put(&format!("{key} {at}"), value);
        let methods: Vec<&str> = procedure.methods.iter().map(|method| method.word()).collect();
        put("kind", Some(procedure.kind.to_string()));
        put("methods", (!methods.is_empty()).then(|| methods.join(" ")));
        put("technique", procedure.technique.map(|technique| technique.to_string()));
        put("extent", procedure.extent.map(|extent| extent.to_string()));
        put("depth", procedure.depth.map(|depth| depth.to_string()));
        put("margin", procedure.margin.as_ref().map(|margin| format!("{:?}", margin.length)));
        put("excised", procedure.excised.as_ref().map(|size| format!("{:?}", size.length)));
        put("closure", procedure.closure.map(|closure| closure.to_string()));
        put("closure length", procedure.closure_length.as_ref().map(|length| format!("{:?}", length.length)));
        put("stages", procedure.stages.map(|stages| stages.to_string()));
        put("blocks", (!procedure.blocks.is_empty()).then(|| format!("{:?}", procedure.blocks)));
        put("minutes", procedure.minutes.map(|minutes| minutes.to_string()));
    }
    out
}
