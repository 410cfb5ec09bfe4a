//! What every answer keeps to, whatever was asked.

use std::collections::{BTreeMap, BTreeSet};

use curette::engine::assess;
use curette::engine::book::{Judged, Measure};
use curette::engine::encounter::Encounter;
use curette::engine::history::History;
use curette::engine::ids::{Code, RuleId};
use curette::engine::lesion::Count;
use curette::engine::outcome::{Assessment, CodeLine, LesionId, Level};
use curette::engine::policy::Switch;
use curette::engine::procedure::Kind;
use proptest::prelude::*;

use super::all_kinds::encounters;
use super::book;

type Law = fn(&Encounter, &Assessment) -> Result<(), String>;

/// The laws, each with its name.
const LAWS: &[(&str, Law)] = &[
    ("every rule has a page", every_rule_has_a_page),
    ("a line is whole", a_line_is_whole),
    ("an add-on stands straight behind a parent", add_ons_behind_parents),
    ("the claim is ordered by value", ordered_by_value),
    ("what never stands together does not", never_together),
    ("a pair is parted on different lesions only", pairs_are_parted),
    ("a distinct service is another lesion", distinct_is_another_lesion),
    ("a hard limit blocks", hard_limits_block),
    ("a question blocks and has answers", questions_block),
    ("a hold warns", holds_warn),
    ("final means that nothing is left", final_means_done),
];

/// The laws that an answer breaks.
pub fn broken(encounter: &Encounter, answer: &Assessment) -> Vec<String> {
    let fault =
        |(name, law): &(&str, Law)| law(encounter, answer).err().map(|fault| format!("{name}: {fault}"));
    LAWS.iter().filter_map(fault).collect()
}

proptest! {
    #![proptest_config(super::cases(100))]

    #[test]
    fn every_answer_keeps_the_laws(encounter in encounters()) {
        let answer = assess(&encounter, History::none(), book());
        let broken = broken(&encounter, &answer);
        prop_assert!(broken.is_empty(), "{}\n{}", broken.join("\n"), told(&answer));
        prop_assert_eq!(&answer, &assess(&encounter, History::none(), book()));
    }
}

/// An answer in short.
pub fn told(answer: &Assessment) -> String {
    let line = |line: &CodeLine| {
        format!(
            "{} {} x{} {:?} {:?} +{:?}",
            line.rank, line.code, line.units, line.modifiers, line.lesions, line.add_on_to
        )
    };
    let lines: Vec<String> = answer.lines.iter().map(line).collect();
    format!(
        "{}\nopen {:?}\nheld {:?}\ndropped {:?}",
        lines.join("\n"),
        answer.open,
        answer.held,
        answer.dropped
    )
}

fn hold(that: bool, fault: impl FnOnce() -> String) -> Result<(), String> {
    if that { Ok(()) } else { Err(fault()) }
}

fn every_rule_has_a_page(_: &Encounter, answer: &Assessment) -> Result<(), String> {
    let mut rules: BTreeSet<RuleId> = BTreeSet::new();
    rules.extend(answer.lines.iter().flat_map(|line| &line.because).map(|reason| reason.rule));
    rules.extend(answer.open.iter().map(|open| open.rule));
    rules.extend(answer.held.iter().map(|held| held.rule));
    rules.extend(answer.dropped.iter().map(|dropped| dropped.rule));
    rules.extend(answer.findings.iter().map(|finding| finding.rule));
    rules.extend(answer.checklist.iter().map(|item| item.rule));
    let unknown: Vec<_> = rules.into_iter().filter(|rule| book().rule(*rule).is_none()).collect();
    hold(unknown.is_empty(), || format!("{unknown:?}"))
}

fn a_line_is_whole(encounter: &Encounter, answer: &Assessment) -> Result<(), String> {
    for (at, line) in answer.lines.iter().enumerate() {
        let lesion = |id: &LesionId| encounter.lesions.iter().any(|lesion| lesion.id == *id);
        let distinct = |list: &[LesionId]| list.iter().collect::<BTreeSet<_>>().len() == list.len();
        let modifiers: BTreeSet<_> = line.modifiers.iter().collect();
        let whole = line.rank == at + 1
            && !line.because.is_empty()
            && line.units > 0
            && !line.lesions.is_empty()
            && line.lesions.iter().all(lesion)
            && distinct(&line.lesions)
            && book().code(line.code).is_some_and(|row| !row.by_number)
            && line.modifiers.len() <= 4
            && modifiers.len() == line.modifiers.len()
            && line.modifiers.iter().all(|modifier| book().modifier(*modifier).is_some())
            && line.diagnoses.len() <= 4;
        hold(whole, || format!("{line:?}"))?;
    }
    Ok(())
}

fn add_ons_behind_parents(_: &Encounter, answer: &Assessment) -> Result<(), String> {
    for line in &answer.lines {
        let parents = book().code(line.code).map_or(&[][..], |row| &row.parents);
        let right = match line.add_on_to {
            None => parents.is_empty(),
            Some(rank) => {
                let parent = &answer.lines[rank - 1];
                let between = &answer.lines[rank..line.rank - 1];
                parents.contains(&parent.code)
                    && parent.add_on_to.is_none()
                    && rank < line.rank
                    && between.iter().all(|other| other.add_on_to == Some(rank))
            }
        };
        hold(right, || format!("{} at {} is an add-on to {:?}", line.code, line.rank, line.add_on_to))?;
    }
    Ok(())
}

fn ordered_by_value(encounter: &Encounter, answer: &Assessment) -> Result<(), String> {
    let place = encounter.place_of_service.as_deref().and_then(|place| book().place_of_service(place));
    let facility = place.is_some_and(|place| place.facility);
    let value = |code: Code| {
        book().code(code).map_or(0, |row| if facility { row.rvu_facility } else { row.rvu_office })
    };
    let key = |line: &&CodeLine| (std::cmp::Reverse(value(line.code)), line.code);
    let primaries: Vec<&CodeLine> = answer.lines.iter().filter(|line| line.add_on_to.is_none()).collect();
    hold(primaries.is_sorted_by_key(key), || "not by value".to_owned())?;
    for parent in primaries {
        let own = answer.lines.iter().filter(|line| line.add_on_to == Some(parent.rank));
        hold(own.is_sorted_by_key(|line| key(&line)), || format!("the add-ons of {}", parent.code))?;
    }
    Ok(())
}

/// Every two lines with a pair: column 1, column 2, and whether a modifier parts them.
fn paired(answer: &Assessment) -> impl Iterator<Item = (&CodeLine, &CodeLine, bool)> {
    answer.lines.iter().flat_map(move |one| {
        answer.lines.iter().filter_map(move |other| {
            let pair = book().pair(one.code, other.code).filter(|pair| pair.column1 == one.code)?;
            (one.code != other.code).then_some((one, other, pair.allowed))
        })
    })
}

fn never_together(_: &Encounter, answer: &Assessment) -> Result<(), String> {
    paired(answer)
        .try_for_each(|(one, other, allowed)| hold(allowed, || format!("{} and {}", one.code, other.code)))
}

fn apart(line: &CodeLine, from: &CodeLine) -> bool {
    line.lesions.iter().any(|lesion| !from.lesions.contains(lesion))
}

/// Whether the policy lets a biopsy stand beside the Mohs surgery of its tumour.
fn first_diagnosis(encounter: &Encounter, one: &CodeLine, other: &CodeLine) -> bool {
    let of = |line: &CodeLine| book().code(line.code).map(|row| book().family(row.family));
    let mohs = of(one).is_some_and(|family| family.measure == Measure::Stages || family.id == "MOHS_BLOCKS");
    let biopsy = of(other).is_some_and(|family| family.kinds.contains(&Kind::Biopsy));
    mohs && biopsy && encounter.policy.get(Switch::MohsBiopsy) == "first_diagnosis"
}

/// The modifiers that say that a lesion is another one: by number, or by place where the policy prefers that.
fn parts(line: &CodeLine) -> bool {
    line.modifiers.iter().any(|modifier| !matches!(modifier.as_str(), "51" | "50"))
}

fn pairs_are_parted(encounter: &Encounter, answer: &Assessment) -> Result<(), String> {
    let either = encounter.policy.get(Switch::NcciModifierColumn) == "lower_rvu";
    for (one, other, _) in paired(answer) {
        let told = || format!("{} {:?} and {} {:?}", one.code, one.lesions, other.code, other.lesions);
        hold(apart(other, one) || first_diagnosis(encounter, one, other), || {
            format!("one lesion: {}", told())
        })?;
        hold(parts(other) || (either && parts(one)), || format!("no modifier: {}", told()))?;
    }
    Ok(())
}

/// 59 or XS stands only beside a line of other lesions: an edit, the same code again, or what a policy wants.
fn distinct_is_another_lesion(encounter: &Encounter, answer: &Assessment) -> Result<(), String> {
    let closure = |line: &CodeLine| {
        book().code(line.code).is_some_and(|row| book().family(row.family).measure == Measure::Length)
    };
    let several = |line: &CodeLine| {
        let lesions =
            encounter.lesions.iter().filter(|lesion| line.lesions.iter().any(|id| *id == lesion.id));
        lesions.into_iter().any(|lesion| matches!(lesion.count, Count::Exactly(number) if number > 1))
    };
    let either = encounter.policy.get(Switch::NcciModifierColumn) == "lower_rvu";
    let by_policy = encounter.policy.get(Switch::Repair59) == "always";
    for line in &answer.lines {
        if !line.modifiers.iter().any(|modifier| matches!(modifier.as_str(), "59" | "XS")) {
            continue;
        }
        let reason = answer.lines.iter().filter(|other| other.rank != line.rank).any(|other| {
            let pair = book().pair(other.code, line.code).filter(|_| other.code != line.code);
            let edit = pair.is_some_and(|pair| pair.column2 == line.code || either);
            let again = other.code == line.code && (apart(line, other) || several(line));
            (edit && (apart(line, other) || first_diagnosis(encounter, other, line)))
                || again
                || (by_policy && closure(line) && closure(other))
        });
        hold(reason, || format!("{} {:?}", line.code, line.lesions))?;
    }
    Ok(())
}

fn hard_limits_block(_: &Encounter, answer: &Assessment) -> Result<(), String> {
    let mut days: BTreeMap<Code, u64> = BTreeMap::new();
    for line in &answer.lines {
        *days.entry(line.code).or_default() += u64::from(line.units);
    }
    for (code, units) in days {
        let limit = book().unit_limit(code).filter(|limit| limit.judged == Judged::DayHard);
        let over = limit.is_some_and(|limit| units > u64::from(limit.most));
        let said = answer
            .findings
            .iter()
            .any(|finding| finding.level == Level::Blocker && finding.message.starts_with(code.as_str()));
        hold(!over || said, || format!("{code} x{units}"))?;
    }
    Ok(())
}

fn questions_block(encounter: &Encounter, answer: &Assessment) -> Result<(), String> {
    for open in &answer.open {
        let blocks = answer.findings.iter().any(|finding| {
            finding.level == Level::Blocker
                && finding.lesion.as_ref().is_none_or(|id| open.lesions.contains(id))
        });
        let lesions = open.lesions.iter().all(|id| encounter.lesions.iter().any(|lesion| lesion.id == *id));
        let codes = open.codes.iter().all(|list| {
            list.is_sorted_by(|one, other| one < other)
                && list.iter().all(|code| book().code(*code).is_some())
        });
        let sorted = open.codes.is_sorted_by(|one, other| one < other);
        hold(blocks && lesions && codes && sorted && !open.codes.is_empty(), || format!("{open:?}"))?;
    }
    Ok(())
}

fn holds_warn(_: &Encounter, answer: &Assessment) -> Result<(), String> {
    for held in &answer.held {
        let warned = answer.findings.iter().any(|finding| {
            finding.level == Level::Warning
                && finding.lesion.as_ref().is_some_and(|id| held.lesions.contains(id))
        });
        let empty = |outcome: &curette::engine::outcome::Outcome| outcome.open && !outcome.codes.is_empty();
        hold(warned && !held.outcomes.iter().any(empty), || format!("{held:?}"))?;
    }
    Ok(())
}

fn final_means_done(_: &Encounter, answer: &Assessment) -> Result<(), String> {
    let blocked = answer.findings.iter().any(|finding| finding.level == Level::Blocker);
    let done = answer.open.is_empty() && answer.held.is_empty() && !blocked;
    hold(done == answer.is_final, || format!("final is {}", answer.is_final))
}
