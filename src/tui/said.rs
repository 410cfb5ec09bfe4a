//! What a row of the list of encounters says: the codes in short, what is open, held or blocked, what a search finds.

use crate::engine::assess;
use crate::engine::encounter::Encounter;
use crate::engine::history::History;
use crate::engine::ids::Code;
use crate::engine::lesion::Lesion;
use crate::engine::outcome::{Assessment, Level};

use super::ctx::Ctx;
use super::encounters::{Content, Found, Place};
use super::line;
use super::targets::{self, Target};
use super::text::{clean, number};
use super::words;

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// `17000, 17003 x 4`; those of open questions are not among them.
    pub codes: String,
    /// `final`, or how much is open, held, blocked: `1 open, 2 held, 1 blocker`; or why it cannot be read.
    pub state: String,
    /// It cannot be read.
    pub is_broken: bool,
    /// What a search looks in, in small letters, one fact a line.
    pub search: String,
}

/// What a row says, with what is known of earlier encounters.
pub fn say(found: &Found, history: &History, ctx: &Ctx<'_>) -> Said {
    match &found.content {
        Content::Unread => {
            Said { codes: String::new(), state: String::new(), is_broken: false, search: brief(found) }
        }
        Content::Broken(why) => {
            let state = format!("cannot be read: {}", clean(why));
            let search = format!("{}\n{state}", found.id).to_lowercase();
            Said { codes: String::new(), state, is_broken: true, search }
        }
        Content::Read(encounter) => {
            let assessment = assess(encounter, history, ctx.book(encounter));
            let (codes, state) = (codes(&assessment), state(&assessment));
            let mut facts = vec![found.id.clone(), codes.clone(), state.clone()];
            if state.contains("blocker") {
                facts.push("blocked".to_owned());
            }
            if matches!(found.place, Place::Journal { .. }) {
                facts.push("unfinished".to_owned());
            }
            facts.extend(possible(&assessment));
            facts.extend(of_encounter(encounter, ctx));
            Said { codes, state, is_broken: false, search: facts.join("\n").to_lowercase() }
        }
    }
}

/// What a search looks in as long as an encounter was not read.
pub fn brief(found: &Found) -> String {
    let date = found.brief.date_of_service.map_or_else(String::new, |date| date.to_string());
    format!("{}\n{date}\n{}", found.id, found.brief.patient_id.as_deref().unwrap_or_default()).to_lowercase()
}

/// The codes in short, in claim order: `17000, 17003 x 4`.
fn codes(assessment: &Assessment) -> String {
    let codes: Vec<String> = assessment
        .lines
        .iter()
        .map(|line| match line.units {
            1 => words::code(line),
            units => format!("{} x {units}", words::code(line)),
        })
        .collect();
    codes.join(", ")
}

/// What keeps it from being final, each with its number. A blocker that only repeats a question or a hold counts there.
fn state(assessment: &Assessment) -> String {
    let blocks = |target: &Target| matches!(target, Target::Finding(at) if assessment.findings[*at].level == Level::Blocker);
    let blockers = targets::of(assessment).iter().filter(|target| blocks(target)).count();
    let states = [
        (assessment.open.len(), format!("{} open", assessment.open.len())),
        (assessment.held.len(), format!("{} held", assessment.held.len())),
        (blockers, number(blockers, "blocker", "blockers")),
    ];
    let states: Vec<String> =
        states.into_iter().filter(|(many, _)| *many > 0).map(|(_, words)| words).collect();
    match (states.is_empty(), assessment.is_final) {
        (false, _) => states.join(", "),
        (true, true) => "final".to_owned(),
        (true, false) => "not final".to_owned(),
    }
}

/// Codes that are only possible yet: an encounter is found by them too.
fn possible(assessment: &Assessment) -> Vec<String> {
    let open = assessment.open.iter().flat_map(|open| open.codes.iter().flatten());
    let held = assessment.held.iter().flat_map(|held| &held.outcomes).flat_map(|one| &one.codes);
    let mut codes: Vec<&str> = open.chain(held).map(Code::as_str).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.into_iter().map(ToOwned::to_owned).collect()
}

fn of_encounter(encounter: &Encounter, ctx: &Ctx<'_>) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(encounter.date_of_service.map(|date| date.to_string()));
    facts.extend(encounter.patient.id.clone());
    facts.extend(encounter.lesions.iter().flat_map(|lesion| of_lesion(lesion, encounter, ctx)));
    facts
}

/// Names as they stand and in full words, side and what was done.
fn of_lesion(lesion: &Lesion, encounter: &Encounter, ctx: &Ctx<'_>) -> Vec<String> {
    let words = ctx.words(encounter);
    let mut facts = Vec::new();
    for name in [&lesion.diagnosis, &lesion.suspected, &lesion.site].into_iter().flatten() {
        facts.push(name.clone());
        facts.extend(line::full_words(name, words));
    }
    facts.extend(lesion.side.map(|side| side.word().to_owned()));
    facts.extend(lesion.part.map(|part| part.word().to_owned()));
    for procedure in &lesion.procedures {
        facts.push(procedure.kind.word().replace('-', " "));
        facts.extend(procedure.methods.iter().map(|method| method.word().replace('-', " ")));
    }
    facts
}
