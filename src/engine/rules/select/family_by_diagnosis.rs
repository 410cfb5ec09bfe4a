//! Technique first, then the behaviour of the lesion: together they name the family (R-CODE-01, R-DX-06).
//!
//! Where the diagnosis is missing, unknown, undecided, or leads nowhere by this technique, it is asked for: the
//! engine takes no family that nobody has named (N-17, N-26, N-27, N-46).

use super::family::{Choice, choose, decides};
use crate::engine::book::{BehaviourId, DiagnosisId, FamilyId, SiteId, did_you_mean};
use crate::engine::case::{Case, Try};
use crate::engine::draft::{Ask, Candidates, Draft, finding};
use crate::engine::facts::{Facts, Named};
use crate::engine::ids::RuleId;
use crate::engine::lesion::Pathology;
use crate::engine::outcome::{Level, Text};
use crate::engine::place::Field;
use crate::engine::procedure::{Closure, Kind};

const CORN: RuleId = RuleId::new("N-26");
const MUCOSA: RuleId = RuleId::new("N-19");
const CLOSURE: RuleId = RuleId::new("R-DOC-28");
const SITE_UNKNOWN: RuleId = RuleId::new("R-SITE-13");
const CLOSER: &str = "Enter the site more closely.";
const NOBODY_NAMED: RuleId = RuleId::new("N-17");

/// What the words about a family depend on.
type Same = (Kind, Option<(DiagnosisId, Option<usize>)>, FamilyId, RuleId);

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    // What is the same for many is worded once.
    let mut worded: Vec<(Same, usize)> = Vec::with_capacity(8);
    for index in 0..draft.services().len() {
        let service = &draft.services()[index];
        let (lesion, kind) = (service.lesion, service.kind);
        if !case.book.knows_kind(kind) {
            continue;
        }
        let id = case.id(lesion);
        match choose(case, lesion, kind, draft.procedure(case, index)) {
            Choice::Family(family, rule) => {
                let named = decides(case, lesion, kind);
                let meaning = case.facts[named].diagnosis.known();
                let same = (kind, meaning.map(|meaning| (meaning.row, meaning.reading)), family, rule);
                match worded.iter().find(|(known, _)| *known == same) {
                    Some((_, other)) => draft.choose_like(index, *other),
                    None => {
                        draft.choose(index, family, rule, why(case, named, kind, family));
                        worded.push((same, index));
                    }
                }
            }
            Choice::SiteOpen(sites, rule) => draft.ask_about(index, site_open(case, lesion, sites, rule)),
            Choice::ClosureOpen => draft.ask_about(index, closure_open(id, lesion)),
            Choice::Mucosa(organ) => {
                let message = format!(
                    "Lesion {id}: a carcinoma of the mucosa ({organ}): the skin codes may not apply; ask the clinician."
                );
                let remedy = "Code it elsewhere once it is clear what was treated.";
                draft.set_aside(
                    index,
                    finding(MUCOSA, Level::Blocker, Some(id), Field::Site, message, remedy),
                );
            }
            Choice::DiagnosisOpen => {
                let behaviour =
                    case.facts[lesion].diagnosis.known().and_then(|meaning| meaning.behaviour(case.book));
                let ask = ask(case, draft, lesion, kind, behaviour);
                draft.ask_about(index, ask);
            }
        }
    }
}

/// Why a family was taken, in words.
fn why<'a>(case: &Case<'a>, lesion: usize, kind: Kind, family: FamilyId) -> [&'a str; 8] {
    let row = case.book.family(family);
    let Some(meaning) = case.facts[lesion].diagnosis.known().filter(|_| !row.any_diagnosis) else {
        return [kind.word(), ": ", &row.label, ".", "", "", "", ""];
    };
    let what = match meaning.behaviour(case.book) {
        Some(behaviour) => &case.book.behaviour(behaviour).label,
        None => "in each of its meanings",
    };
    let name = &case.book.diagnosis(meaning.row).name;
    [kind.word(), " of ", name, " (", what, "): ", &row.label, "."]
}

/// The question about a site that could mean places with different codes (N-01).
fn site_open(case: &Case<'_>, lesion: usize, sites: Vec<SiteId>, rule: RuleId) -> Ask {
    let id = case.id(lesion);
    let row = case.facts[lesion].site.known().map(|site| case.book.site(site));
    let own = row.and_then(|row| row.question.clone());
    let (own, rule, remedy) = match (own, row, case.facts[lesion].site) {
        (Some(own), ..) => (own, rule, CLOSER.into()),
        (None, Some(row), _) => (format!("Which part of the {} is it?", row.name), rule, CLOSER.into()),
        (None, None, Named::Unknown(typed)) => {
            let remedy = did_you_mean(&case.book.near_sites(typed), "Enter a name of the site table.");
            (format!("where is '{typed}'?"), SITE_UNKNOWN, remedy)
        }
        (None, None, _) => ("where is it?".to_owned(), rule, CLOSER.into()),
    };
    Ask {
        lesions: vec![lesion],
        field: Field::Site,
        rule,
        question: format!("Lesion {id}: {own}").into(),
        remedy,
        place: Field::Site,
        candidates: Candidates::Sites(sites),
    }
}

/// The question about a closure of which the class is missing.
fn closure_open(id: &str, lesion: usize) -> Ask {
    Ask {
        lesions: vec![lesion],
        field: Field::Technique,
        rule: CLOSURE,
        question: format!("How was the wound of lesion {id} closed: simple, intermediate or complex?").into(),
        remedy: "Enter the class of the closure.".into(),
        place: Field::Closure,
        candidates: Candidates::Facts(Closure::ALL.iter().map(|class| Try::Closure(*class)).collect()),
    }
}

/// The question about the diagnosis of a lesion, and what to try for it.
fn ask(case: &Case<'_>, draft: &Draft, lesion: usize, kind: Kind, behaviour: Option<BehaviourId>) -> Ask {
    let id = case.id(lesion);
    let facts = &case.facts[lesion];
    // Beside a sample it matters whether the lesion is told by eye (N-07).
    let sampled = draft.services_of(lesion).any(|(_, service)| service.kind == Kind::Biopsy);
    let (rule, question, candidates) = match (facts.diagnosis, behaviour) {
        (Named::Known(meaning), None) => {
            let row = case.book.diagnosis(meaning.row);
            let question = draft.words(|| match &row.question {
                Some(own) => format!("Lesion {id}: {own}"),
                None => format!("Lesion {id}: What kind of {} is it?", row.name),
            });
            let rule = row.rule.unwrap_or(RuleId::new("N-02"));
            (rule, question, Candidates::Readings(row.readings.len()))
        }
        (Named::Known(_), Some(behaviour)) => {
            let (rule, question) = undecided(case, id, kind, behaviour, facts);
            let rows = candidates(case, lesion, kind, Some(behaviour), sampled);
            let horn = rule == CORN && case.book.knows_kind(Kind::Paring);
            if horn {
                let mut facts: Vec<Try> = rows.into_iter().map(Try::Diagnosis).collect();
                facts.push(Try::Kind(Kind::Paring));
                (rule, question.into(), Candidates::Facts(facts))
            } else {
                (rule, question.into(), Candidates::Diagnoses(rows))
            }
        }
        (Named::Missing, _) => {
            let question = draft.words(|| format!("What is the diagnosis of lesion {id}?"));
            (NOBODY_NAMED, question, Candidates::Diagnoses(candidates(case, lesion, kind, None, sampled)))
        }
        (Named::Unknown(typed), _) => {
            let question = draft.words(|| format!("What is '{typed}', the diagnosis of lesion {id}?"));
            (
                RuleId::new("R-DX-20"),
                question,
                Candidates::Diagnoses(candidates(case, lesion, kind, None, sampled)),
            )
        }
    };
    Ask {
        lesions: vec![lesion],
        field: Field::Diagnosis,
        rule,
        question,
        remedy: if draft.only_codes() { Text::default() } else { remedy(case, facts.diagnosis) },
        place: Field::Diagnosis,
        candidates,
    }
}

fn remedy(case: &Case<'_>, diagnosis: Named<'_, crate::engine::facts::Meaning>) -> Text {
    match diagnosis {
        Named::Unknown(typed) => match case.book.near_diagnoses(typed).as_slice() {
            [] => "Enter a name of the diagnosis table or an ICD-10-CM code.".into(),
            near => format!("Did you mean {}? Or enter an ICD-10-CM code.", near.join(", ")).into(),
        },
        Named::Missing | Named::Known(_) => "Enter what the clinician or the report calls it.".into(),
    }
}

/// Why a known diagnosis names no family by this kind of procedure.
fn undecided(
    case: &Case<'_>,
    id: &str,
    kind: Kind,
    behaviour: BehaviourId,
    facts: &Facts<'_>,
) -> (RuleId, String) {
    let behaviour = &case.book.behaviour(behaviour);
    let meaning = facts.diagnosis.known();
    let named = meaning.map_or("", |meaning| case.book.diagnosis(meaning.row).name.as_str());
    let code = meaning.and_then(|meaning| meaning.typed);
    let named = code.as_ref().map_or(named, |code| code.as_str());
    match behaviour.id.as_str() {
        "uncertain" if facts.pathology == Pathology::Final => (
            RuleId::new("N-27"),
            format!("The report leaves the behaviour of lesion {id} uncertain: as what was it treated?"),
        ),
        "unspecified" | "uncertain" => {
            (NOBODY_NAMED, format!("Nobody has named lesion {id}: what is its diagnosis?"))
        }
        "hyperkeratosis" if kind == Kind::Destruction => {
            (CORN, format!("Lesion {id} is a corn or callus: was it destroyed as a wart, or pared?"))
        }
        "tag" | "premalignant" | "in-situ" | "malignant" | "benign" | "vascular" | "granulation" => {
            let rule = if kind == Kind::TagRemoval { "R-CODE-07" } else { "R-CODE-11" };
            let label = &behaviour.label;
            (
                RuleId::new(rule),
                format!("Lesion {id} is {label}, which has no code by {kind}: what was treated?"),
            )
        }
        _ => (
            RuleId::new("N-46"),
            format!("Lesion {id} ({named}) is no lesion of these families: what was treated?"),
        ),
    }
}

/// One plain diagnosis for each family that this kind of procedure can lead to; beside a sample one that is told by eye
/// and one that is not.
fn candidates(
    case: &Case<'_>,
    lesion: usize,
    kind: Kind,
    known: Option<BehaviourId>,
    sampled: bool,
) -> Vec<DiagnosisId> {
    let narrowed = fitting(case, lesion, kind, known, sampled);
    if narrowed.is_empty() { fitting(case, lesion, kind, None, sampled) } else { narrowed }
}

fn fitting(
    case: &Case<'_>,
    lesion: usize,
    kind: Kind,
    known: Option<BehaviourId>,
    sampled: bool,
) -> Vec<DiagnosisId> {
    let mut families = Vec::new();
    let mut out = Vec::new();
    let known = known.map(|known| case.book.behaviour(known).id.as_str());
    let at_the_lid = case.facts[lesion].site.known().is_none_or(|site| at_the_lid(case, site));
    for (id, row) in case.book.diagnoses() {
        let family = case.book.family_of(kind, row.behaviour).filter(|_| row.means_one_thing());
        let Some(family) = family else { continue };
        let named = case.book.behaviour(row.behaviour).id.as_str();
        // A corn is a corn (N-26); an uncertain report is read as malignant or benign (N-27).
        let fits = match known {
            Some("hyperkeratosis") => named == "benign",
            Some("uncertain") => named == "malignant" || named == "benign",
            Some(_) | None => match named {
                // Proud flesh is known for what it is; a gland of the lid is nowhere else.
                "unlisted" | "granulation" => false,
                "chalazion" => at_the_lid,
                _ => true,
            },
        };
        let family = (family, sampled && row.by_eye);
        if fits && !families.contains(&family) {
            families.push(family);
            out.push(id);
        }
    }
    out
}

/// Whether a site is a lid, or a name that could mean one.
fn at_the_lid(case: &Case<'_>, site: SiteId) -> bool {
    let lid = |site: SiteId| case.book.site(site).class.as_deref() == Some("EYELID");
    lid(site) || case.book.site(site).readings.iter().any(|reading| lid(*reading))
}
