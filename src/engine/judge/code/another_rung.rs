//! A code of the right family for another size, number, site group or way (P-03, P-07, P-29, P-33, P-34, R-MEAS-09).

use super::super::remark::Remark;
use super::super::sheet::Sheet;
use crate::engine::book::{FamilyRow, Group, Ladder, Measure, Rounding};
use crate::engine::facts::{group_of, switched};
use crate::engine::ids::{Code, RuleId};
use crate::engine::length::Length;
use crate::engine::policy::Switch;
use crate::engine::procedure::{Extent, Kind, Procedure};

const STOPS: RuleId = RuleId::new("P-03");
const BENIGN: RuleId = RuleId::new("P-04");
const GAP: RuleId = RuleId::new("P-07");
const EXTENSIVE: RuleId = RuleId::new("P-29");
const ELLIPSE: RuleId = RuleId::new("P-33");
const MARGIN: RuleId = RuleId::new("P-34");
const INJECTIONS: RuleId = RuleId::new("P-46");
const AFTER: RuleId = RuleId::new("R-MEAS-09");
const ADDED: RuleId = RuleId::new("R-MEAS-20");
const GROUP: RuleId = RuleId::new("R-CODE-01");
const FIRST_BIOPSY: RuleId = RuleId::new("R-CODE-22");

pub fn apply(sheet: &Sheet<'_>, billed: usize, code: Code) -> Option<Remark> {
    let book = sheet.case.book;
    let family = book.code(code)?.family;
    let row = book.family(family);
    let own: Vec<usize> = (0..sheet.lines.len()).filter(|line| sheet.lines[*line].family == family).collect();
    let free = |line: &&usize| !sheet.met(**line);
    let group = place(sheet, code).map(|(group, _)| group);
    let near = |line: &&usize| place(sheet, sheet.ranked[**line].code).map(|(group, _)| group) == group;
    let line = another_each(sheet, billed, own.iter().filter(|line| free(line) && near(line)))
        .or_else(|| another_each(sheet, billed, own.iter().filter(free)))
        .or_else(|| own.iter().find(near))
        .or_else(|| own.first())?;
    let (line, right) = (*line, sheet.ranked[*line].code);
    let lesions = sheet.lesions(line);
    let remedy = format!("Bill {right} for {lesions}.");
    if row.pooled && sheet.above_hard_limit(code, sheet.billed[billed].units) && row.id == "DESTR_PREMAL" {
        let units = sheet.billed[billed].units;
        let text = format!(
            "{code} ends at the fourteenth lesion, {units} units are too many; {lesions} make {right}."
        );
        return Some(Remark::wrong(STOPS, text, remedy).naming(line));
    }
    if sheet.met(line) && !row.pooled {
        let text = format!(
            "{lesions}: {right} stands for it already, and no other lesion is documented for {code}."
        );
        return Some(Remark::wrong(sheet.rule_of(line), text, format!("Take {code} off.")));
    }
    let (rule, why) = match row.measure {
        Measure::Size | Measure::Excised => by_size(sheet, line, code, row),
        Measure::Way => by_way(sheet, line, code),
        Measure::Technique if row.kinds.contains(&Kind::Biopsy) => {
            (FIRST_BIOPSY, "the technique and the number of lesions decide".to_owned())
        }
        Measure::Technique => (row.rule, "the technique decides, and a day has one such code".to_owned()),
        Measure::Count
        | Measure::Area
        | Measure::Length
        | Measure::Minutes
        | Measure::Lesion
        | Measure::Stages
        | Measure::Lids => (number_rule(sheet, line, row), group_or_number(sheet, line, code)),
    };
    if sheet.met(line) {
        let text = format!("{why}: {lesions} {} {right}, which is billed already.", make(sheet, line));
        return Some(Remark::wrong(rule, text, format!("Take {code} off.")));
    }
    let text = format!("{why}: {lesions} {} {right}.", make(sheet, line));
    // Where sources disagree the policy decides; another site may code it that way.
    Some(if rule == AFTER {
        Remark::unsupported(rule, text, remedy)
    } else {
        Remark::wrong(rule, text, remedy).naming(line)
    })
}

/// Of several lines with one wrong code each is about another claim line, as far as there are any.
fn another_each<'l>(
    sheet: &Sheet<'_>,
    billed: usize,
    lines: impl Iterator<Item = &'l usize>,
) -> Option<&'l usize> {
    let all = &sheet.billed;
    let key = |at: usize| (&all[at].modifiers, &all[at].diagnoses, all[at].units, at);
    let alike = (0..all.len()).filter(|at| all[*at].code == all[billed].code && all[*at].meets.is_empty());
    let before = alike.filter(|at| key(*at) < key(billed)).count();
    lines.take(before + 1).last()
}

fn make(sheet: &Sheet<'_>, line: usize) -> &'static str {
    if sheet.lines[line].members.len() == 1 { "is" } else { "are" }
}

/// The message about the number in a pool, where there is one.
fn number_rule(sheet: &Sheet<'_>, line: usize, row: &FamilyRow) -> RuleId {
    match row.id.as_str() {
        "IL_INJ" => INJECTIONS,
        "DESTR_BENIGN"
            if sheet.billed.iter().filter(|entry| billed_in(sheet, entry.code, row)).count() > 1 =>
        {
            BENIGN
        }
        _ => sheet.rule_of(line),
    }
}

fn billed_in(sheet: &Sheet<'_>, code: Option<Code>, row: &FamilyRow) -> bool {
    code.and_then(|code| sheet.family(code)).is_some_and(|other| other.id == row.id)
}

fn group_or_number(sheet: &Sheet<'_>, line: usize, code: Code) -> String {
    let right = place(sheet, sheet.ranked[line].code).map(|(group, _)| group);
    if right.is_some() && place(sheet, code).map(|(group, _)| group) != right {
        format!("{code} is for another group of sites")
    } else {
        format!("{code} is for another number or measure")
    }
}

/// Which way the code is for.
fn by_way(sheet: &Sheet<'_>, line: usize, code: Code) -> (RuleId, String) {
    let extensive = |code: Code| {
        let mut ways = sheet.case.book.ways(sheet.lines[line].family);
        ways.any(|way| way.code == code && way.extent == Some(Extent::Extensive))
    };
    if extensive(code) && !extensive(sheet.ranked[line].code) {
        return (EXTENSIVE, format!("{code} needs the word extensive in the record, and why"));
    }
    (sheet.rule_of(line), format!("{code} is for another method or extent"))
}

/// Which size or site group the code is for, and how it was come by.
fn by_size(sheet: &Sheet<'_>, line: usize, code: Code, row: &FamilyRow) -> (RuleId, String) {
    let case = sheet.case;
    let own = &sheet.lines[line];
    let lesion = own.members.first().copied().unwrap_or(0);
    let groups = place(sheet, code).zip(place(sheet, sheet.ranked[line].code));
    if let Some(((billed, _), (right, _))) = groups.filter(|((billed, _), (right, _))| billed != right) {
        let site =
            case.facts[lesion].site.known().map_or("its site", |site| case.book.site(site).name.as_str());
        let group = |group: Option<Group>| group.map_or_else(String::new, |group| group.to_string());
        let text = format!(
            "{code} is for site group {}, and {site} belongs to group {}",
            group(billed),
            group(right)
        );
        return (GROUP, text);
    }
    let group = row.group.and_then(|column| {
        group_of(case.book.site(case.facts[lesion].site.known()?), column, case.book, case.policy)
    });
    let Some(ladder) = case.book.ladder(own.family, group) else {
        return (sheet.rule_of(line), format!("{code} is for another size"));
    };
    let done = case.facts[lesion].lesion.procedures.iter().find(|done| row.kinds.contains(&done.kind));
    done.and_then(|done| how(sheet, line, code, (lesion, done), ladder)).unwrap_or_else(|| {
        let size = case.facts[lesion].size.map_or_else(String::new, |size| format!(" than {}", size.both()));
        (measured_by(done, sheet, line), format!("{code} is for another size{size}"))
    })
}

/// The rule by which the family is measured.
fn measured_by(done: Option<&Procedure>, sheet: &Sheet<'_>, line: usize) -> RuleId {
    match done.map(|done| done.kind) {
        Some(Kind::Destruction) => RuleId::new("R-MEAS-01"),
        Some(Kind::Shave) => RuleId::new("R-MEAS-02"),
        Some(Kind::Excision) => RuleId::new("R-MEAS-03"),
        Some(_) | None => sheet.rule_of(line),
    }
}

/// How somebody may have come by the code: the length that would give it.
fn how(
    sheet: &Sheet<'_>,
    line: usize,
    code: Code,
    (lesion, done): (usize, &Procedure),
    ladder: &Ladder,
) -> Option<(RuleId, String)> {
    let case = sheet.case;
    let gives = |length: Length| {
        let rung = ladder.reach(length.hundredths_mm().into(), Rounding::Down).rung;
        rung.gives.iter().any(|gives| gives.code == code)
    };
    let size = case.facts[lesion].size;
    let counted = match (done.kind, &done.excised, &done.margin) {
        (Kind::Excision, Some(excised), _) => Some(excised.length),
        (Kind::Excision, None, Some(margin)) => size.map(|size| size.plus_both_margins(margin.length)),
        _ => size,
    };
    if let Some(counted) = counted {
        let reach = |rounding| ladder.reach(counted.hundredths_mm().into(), rounding);
        let up = reach(Rounding::Up);
        if up.gap.is_some() && up.rung.gives.iter().any(|gives| gives.code == code) {
            let text = format!("{} lies between two brackets and is counted down", counted.both());
            return Some((GAP, text));
        }
    }
    let margin = done.margin.as_ref().map(|margin| margin.length);
    if let (Some(size), Some(margin)) = (size, margin)
        && done.kind != Kind::Excision
        && gives(size.plus_both_margins(margin))
    {
        let text =
            format!("{code} adds the margin, and the {} takes the lesion alone, {}", done.kind, size.both());
        return Some((MARGIN, text));
    }
    let closed = done.closure_length.as_ref().map(|length| length.length);
    if done.kind == Kind::Excision && closed.is_some_and(gives) {
        let text = format!("{code} is for the length of the ellipse, not for the lesion with its margins");
        return Some((ELLIPSE, text));
    }
    let after = done.size_after.as_ref().map(|after| after.length);
    let before = !switched(case.policy, Switch::MaligDiameter, "post_curettage");
    if let Some(after) = after.filter(|after| before && gives(*after)) {
        let text = format!(
            "{code} is for the size after curettage, {}; the policy here takes the size before",
            after.both()
        );
        return Some((AFTER, text));
    }
    let family = sheet.lines[line].family;
    let same = sheet.lines.iter().filter(|other| other.family == family).flat_map(|other| &other.members);
    let all: u32 = same.filter_map(|lesion| case.facts[*lesion].size).map(Length::hundredths_mm).sum();
    let sum = Length::from_hundredths_mm(all);
    if size.is_some_and(|size| size < sum) && gives(sum) {
        let text = format!("{code} adds the lesions up, and each lesion is measured alone");
        return Some((ADDED, text));
    }
    None
}

/// The site group and rung of a code on the ladders of its family.
fn place(sheet: &Sheet<'_>, code: Code) -> Option<(Option<Group>, usize)> {
    let book = sheet.case.book;
    let family = book.code(code)?.family;
    let groups = book.groups_of(family);
    let mut groups: Vec<Option<Group>> = groups.into_iter().map(Some).collect();
    groups.push(None);
    groups.into_iter().find_map(|group| {
        let ladder = book.ladder(family, group)?;
        let rung = ladder.rungs.iter().position(|rung| rung.gives.iter().any(|gives| gives.code == code))?;
        Some((group, rung))
    })
}
