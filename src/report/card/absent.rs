//! Why a code is not on the claim, in parts: what decided against it and on which condition it would be right. Nothing
//! here is advice.

use super::{Asked, Part, behind, not_coded};
use crate::engine::ids::{Code, RuleId};
use crate::engine::lesion::Lesion;
use crate::engine::outcome::LesionId;
use crate::engine::place::Field;
use crate::engine::why_not::{Absence, Nearest, Need, Tried, WhyNot};
use crate::report::lay::joined;
use crate::report::{claim, facts};

const NO_VISIT_BY_ITSELF: RuleId = RuleId::new("R-CLAIM-12");
const NO_MODIFIER_OPENS: RuleId = RuleId::new("R-CLAIM-02");

/// Everything that speaks against a code.
#[must_use]
pub fn of_absent(asked: &Asked<'_>, code: Code, why: &WhyNot) -> Vec<Part> {
    let mut parts = Vec::new();
    match why {
        WhyNot::Stands(ranks) => {
            let ranks: Vec<String> = ranks.iter().map(ToString::to_string).collect();
            let lines = if ranks.len() == 1 { "line" } else { "lines" };
            parts.push(Part::Fact(0, format!("{code} is on the claim, {lines} {}.", joined(&ranks, "and"))));
        }
        WhyNot::NoSuchCode { text, rule } => {
            parts.push(Part::Fact(0, format!("'{code}' {text}.")));
            behind::short(&mut parts, asked, *rule, "says so");
        }
        WhyNot::NotHeld => {
            let edition = asked.book.edition();
            parts.push(Part::Fact(
                0,
                format!("'{code}' is not in the tables of edition {edition}, so nothing leads to it."),
            ));
        }
        WhyNot::ByNumber => parts.push(Part::Fact(
            0,
            format!("{code} is known by its number alone: no fact that can be documented here leads to it."),
        )),
        WhyNot::Visit(documented) => {
            let is = documented.as_deref().map_or("no visit".to_owned(), |code| format!("the visit {code}"));
            let says = format!(
                "{code} is for a visit with work of its own beyond the treated lesions; documented is {is}."
            );
            behind::short(&mut parts, asked, NO_VISIT_BY_ITSELF, &says);
        }
        WhyNot::Absent(absence) => absent(&mut parts, asked, code, absence),
    }
    parts
}

fn absent(parts: &mut Vec<Part>, asked: &Asked<'_>, code: Code, absence: &Absence) {
    let answer = asked.answer;
    for dropped in absence.dropped.iter().filter_map(|at| answer.dropped.get(*at)) {
        parts.push(Part::Heading(format!("Dropped for {}", claim::lesions(&dropped.lesions))));
        not_coded::of_dropped(parts, asked, dropped);
    }
    for open in absence.open.iter().filter_map(|at| answer.open.get(*at)) {
        parts.push(Part::Heading(format!("Possible for {}, not decided yet", claim::lesions(&open.lesions))));
        not_coded::of_open(parts, asked, open);
    }
    for (at, outlook) in &absence.held {
        let Some(held) = answer.held.get(*at) else { continue };
        parts.push(Part::Heading(format!("Waits with {}", claim::lesions(&held.lesions))));
        let says = format!("given if {} says {outlook}", held.until);
        behind::rule(parts, asked, held.rule, &[&says]);
    }
    if !absence.never_beside.is_empty() {
        let others: Vec<&str> = absence.never_beside.iter().map(Code::as_str).collect();
        let others = joined(&others, "and");
        parts.push(Part::Heading(format!("Never beside {others}")));
        let says = format!("On the claim stands {others}, and no modifier parts {code} from it.");
        behind::short(parts, asked, NO_MODIFIER_OPENS, &says);
    }
    if !absence.because_of.is_empty() {
        parts.push(Part::Heading("Stands in its place".to_owned()));
        let text = format!("Without {} the code would be on the claim.", or(&absence.because_of));
        parts.push(Part::Fact(0, text));
        for line in
            answer.lines.iter().filter(|line| line.lesions.iter().any(|id| absence.because_of.contains(id)))
        {
            parts.push(Part::Fact(1, claim::in_short(line)));
        }
    }
    // A code that was dropped had its facts; what it lacks is told only where nothing else is.
    let told = !absence.dropped.is_empty() || !absence.held.is_empty();
    let nearest: Vec<&Nearest> = absence.nearest.iter().filter(|near| !near.needs.is_empty()).collect();
    if absence.nearest.is_empty() && !told {
        parts.push(Part::Fact(0, "No lesion is documented, so nothing points to it.".to_owned()));
    } else if !told {
        for near in nearest {
            lacks(parts, asked, code, near);
        }
    }
    parts.push(Part::Gap);
    parts.push(Part::Fact(
        0,
        "A condition is no advice: the code follows what was done and seen, as it is in the record."
            .to_owned(),
    ));
}

/// `lesion A`, `lesion A or B`.
fn or(lesions: &[LesionId]) -> String {
    format!("{} {}", if lesions.len() == 1 { "lesion" } else { "one of the lesions" }, joined(lesions, "or"))
}

/// What a thing that was done lacks.
fn lacks(parts: &mut Vec<Part>, asked: &Asked<'_>, code: Code, near: &Nearest) {
    let lesions = claim::lesions(&near.lesions);
    let points = if near.needs.len() > 2 {
        format!("Nothing points to it; nearest is {lesions}")
    } else {
        format!("What decides against it, by {lesions}")
    };
    parts.push(Part::Heading(points));
    for lesion in
        asked.encounter.lesions.iter().filter(|lesion| near.lesions.iter().any(|id| *id == lesion.id))
    {
        parts.push(Part::Fact(0, format!("{}: {}", lesion.id, facts::lesion(lesion))));
        done(parts, lesion);
    }
    if !near.now.is_empty() {
        let codes: Vec<&str> = near.now.iter().map(Code::as_str).collect();
        parts.push(Part::Fact(0, format!("Coded with {}.", joined(&codes, "and"))));
    }
    for need in &near.needs {
        behind::short(parts, asked, need.rule, &condition(need));
    }
    let tried = match &near.tried {
        Tried::Gives(gone) if gone.is_empty() => {
            format!("With this documented, {code} would be on the claim.")
        }
        Tried::Gives(gone) => {
            let gone: Vec<&str> = gone.iter().map(Code::as_str).collect();
            format!(
                "With this documented, {code} would be on the claim and {} would not.",
                joined(&gone, "and")
            )
        }
        Tried::StillNot => format!("Even with this documented, other facts of the record keep {code} away."),
    };
    parts.push(Part::Fact(0, tried));
}

fn done(parts: &mut Vec<Part>, lesion: &Lesion) {
    if lesion.procedures.is_empty() {
        parts.push(Part::Fact(1, "nothing was done".to_owned()));
    }
    for procedure in &lesion.procedures {
        parts.push(Part::Fact(1, facts::procedure(procedure)));
    }
}

/// What the code is for, and what is documented.
fn condition(need: &Need) -> String {
    let fact = match need.fact {
        Field::Kind => "what was done".to_owned(),
        Field::Diagnosis => "what the lesion is".to_owned(),
        other => other.word().replace(['_', '.'], " "),
    };
    let documented = need.documented.as_deref().unwrap_or("nothing");
    format!("{fact}: the code is for {}; documented is {documented}.", need.wanted)
}
