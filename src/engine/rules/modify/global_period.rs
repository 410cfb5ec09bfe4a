//! An earlier procedure of the same patient and clinician whose global period is open (R-CLAIM-16 to -20): a modifier
//! only where the record proves which one, a question to the user where it does not (P-43).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::encounter::Payer;
use crate::engine::history::{Earlier, EarlierLine};
use crate::engine::ids::{Code, Modifier, RuleId};
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::rules::modify::earlier_lesion::{Compared, Proof, compare, is_treated};

const ASKED: RuleId = RuleId::new("P-43");
const AGAIN: RuleId = RuleId::new("R-CLAIM-16");
const ANOTHER: RuleId = RuleId::new("R-CLAIM-17");
const NO_DAYS: RuleId = RuleId::new("R-CLAIM-19");
const CLOCK: RuleId = RuleId::new("R-CLAIM-20");
const DAYS: RuleId = RuleId::new("R-CLAIM-31");

/// An earlier encounter from which a global period reaches to this date.
pub struct Reach<'a> {
    /// Days that have gone by, from 1.
    pub gone: u32,
    /// The encounter.
    pub earlier: &'a Earlier,
    /// Its lines whose period is open; those that were not decided may be.
    pub lines: Vec<&'a EarlierLine>,
    /// Some of their codes were not decided.
    pub undecided: bool,
    /// A period is open for certain, whatever those will be.
    pub certain: bool,
}

impl Reach<'_> {
    /// The code with the longest period, and its days.
    pub fn longest(&self) -> Option<(Code, u32)> {
        self.lines
            .iter()
            .map(|line| (line.days, std::cmp::Reverse(line.code)))
            .max()
            .map(|(days, code)| (code.0, days))
    }
}

/// The earlier encounters from which a global period reaches to this one, the oldest first. The clock starts at the
/// midnight after the procedure: the same date is none of its days (R-CLAIM-20).
pub fn reaching<'a>(case: &Case<'a>) -> Vec<Reach<'a>> {
    let history = case.history;
    let before = history.before(case.encounter).filter(|(gone, _)| *gone > 0);
    let reach = before.map(|(gone, earlier)| {
        let open = |line: &&EarlierLine| line.days >= gone;
        let mut lines: Vec<&EarlierLine> = earlier.lines.iter().filter(open).collect();
        let decided = lines.len();
        lines.extend(earlier.undecided.iter().filter(open));
        let certain = lines.iter().any(|line| line.certain);
        Reach { gone, earlier, undecided: lines.len() > decided, certain, lines }
    });
    reach.filter(|reach| !reach.lines.is_empty()).collect()
}

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    if case.history.is_empty() {
        return;
    }
    same_date(case, draft);
    let reach = reaching(case);
    let procedures: Vec<usize> = draft
        .lines()
        .filter(|(_, line)| case.book.visits().row(line.code).is_none())
        .map(|(index, _)| index)
        .collect();
    for line in procedures {
        for reach in &reach {
            match relation(case, draft, line, reach) {
                Relation::Another(proof) => another(case, draft, line, reach, &proof),
                Relation::Again(code) => again(case, draft, line, reach, code),
                Relation::Unknown => ask(case, draft, line, reach),
            }
        }
        without_days(case, draft, line);
    }
}

/// How a line stands to an earlier encounter.
pub enum Relation {
    /// Every lesion is another one than any before.
    Another(Proof),
    /// Its lesion is the one that this code stood for.
    Again(Code),
    /// The record does not say.
    Unknown,
}

/// How a line stands to an earlier encounter, as far as the record proves it.
pub fn relation(case: &Case<'_>, draft: &Draft, line: usize, reach: &Reach<'_>) -> Relation {
    let members = &draft.line(line).members;
    let mut another = None;
    let mut again = None;
    for earlier in &reach.lines {
        if earlier.lesions.is_empty() || members.is_empty() {
            return Relation::Unknown;
        }
        for lesion in &earlier.lesions {
            for member in members {
                match compare(case, *member, lesion) {
                    Compared::Different(proof) => another = another.or(Some(proof)),
                    Compared::Same if members.len() == 1 && earlier.lesions.len() == 1 => {
                        again = again.or(Some(earlier.code));
                    }
                    Compared::Same | Compared::Unknown => return Relation::Unknown,
                }
            }
        }
    }
    match (again, another) {
        (Some(code), _) if !reach.undecided && is_treated(case, draft, line) => Relation::Again(code),
        (None, Some(proof)) if reach.certain => Relation::Another(proof),
        (Some(_) | None, _) => Relation::Unknown,
    }
}

fn another(case: &Case<'_>, draft: &mut Draft, line: usize, reach: &Reach<'_>, proof: &Proof) {
    let lesions = case.name(&draft.line(line).members);
    let verb = if draft.line(line).members.len() == 1 { "is another lesion" } else { "are other lesions" };
    let text = || format!("79: {lesions} {verb} than on {}: {proof}.", reach.earlier.date);
    draft.modify(line, Modifier::new("79"), ANOTHER, text);
    clock(draft, line, reach);
    taken_as(case, draft, line, reach, "79, because the record shows another lesion");
}

fn again(case: &Case<'_>, draft: &mut Draft, line: usize, reach: &Reach<'_>, code: Code) {
    let date = reach.earlier.date;
    let text = || format!("58: the lesion of {code} on {date} is treated again, or further.");
    draft.modify(line, Modifier::new("58"), AGAIN, text);
    clock(draft, line, reach);
    taken_as(case, draft, line, reach, "58, because the same lesion is treated further");
    let lesion = draft.line(line).members.first().map(|lesion| case.id(*lesion));
    let name = case.name(&draft.line(line).members);
    draft.find(finding(
        AGAIN,
        Level::Advice,
        lesion,
        Field::Site,
        format!("{name} is taken as the one of {code} on {date}: site, side and diagnosis are the same."),
        "If it is another lesion, say where it lies in the words about the site: then it is asked, or takes 79.",
    ));
}

/// Inside a global period the modifier is worth a look, also where the record proves it: within ten days under the message
/// for a second procedure, later in a long period under the rule of the days.
fn taken_as(case: &Case<'_>, draft: &mut Draft, line: usize, reach: &Reach<'_>, taken: &str) {
    let Some((earlier, days)) = reach.longest() else { return };
    let rule = if reach.gone <= 10 { ASKED } else { DAYS };
    let (code, date, gone) = (draft.line(line).code, reach.earlier.date, reach.gone);
    let lesion = draft.line(line).members.first().map(|lesion| case.id(*lesion));
    draft.find(finding(
        rule,
        Level::Warning,
        lesion,
        Field::Site,
        format!("{code} lies inside the global period of {earlier} of {date}, day {gone} of {days}: {taken}."),
        "Nothing, if that is right. 58 is for what was planned or goes further, 79 for another lesion, 78 for a complication.",
    ));
}

/// The days, for a line that got a modifier for them.
fn clock(draft: &mut Draft, line: usize, reach: &Reach<'_>) {
    let Some((code, days)) = reach.longest() else { return };
    let (date, gone) = (reach.earlier.date, reach.gone);
    draft.add_reason(line, DAYS, || format!("{code} on {date} opened a global period of {days} days."));
    draft.add_reason(line, CLOCK, || format!("This is day {gone} after {date}."));
}

/// What cannot be known is asked.
fn ask(case: &Case<'_>, draft: &mut Draft, line: usize, reach: &Reach<'_>) {
    let Some((earlier, days)) = reach.longest() else { return };
    let (code, date, gone) = (draft.line(line).code, reach.earlier.date, reach.gone);
    let lesion = draft.line(line).members.first().map(|lesion| case.id(*lesion));
    let may = if reach.certain { "lies" } else { "may lie" };
    let mut remedy = "79 if it is another lesion: its site, side or diagnosis shows it. 58 if it was planned, goes further, \
or treats what the first one found. 78 for a complication, in the procedure room."
        .to_owned();
    if matches!(case.encounter.payer, Some(Payer::Medicare | Payer::MedicareAdvantage)) {
        remedy.push_str(" For Medicare a complication treated in the office is included.");
    }
    draft.find(finding(
        ASKED,
        Level::Warning,
        lesion,
        Field::Site,
        format!(
            "{code} {may} inside the global period of {earlier} of {date}: day {gone} of {days}. The record does not say how they belong together."
        ),
        remedy,
    ));
}

/// A biopsy or shave before has no days, so nothing is put on for it.
fn without_days(case: &Case<'_>, draft: &mut Draft, line: usize) {
    if draft.only_codes() {
        return;
    }
    let recent = case.history.before(case.encounter).filter(|(gone, _)| (1..=10).contains(gone));
    for (_, earlier) in recent {
        for before in earlier.lines.iter().filter(|before| before.days == 0) {
            let members = &draft.line(line).members;
            let same = before.lesions.iter().any(|lesion| {
                members.iter().any(|member| matches!(compare(case, *member, lesion), Compared::Same))
            });
            if same {
                let (code, date) = (before.code, earlier.date);
                draft.add_reason(line, NO_DAYS, || {
                    format!("{code} on {date} has no global days: no 58 for it.")
                });
            }
        }
    }
}

/// Two encounters of one date are one day for the claim.
fn same_date(case: &Case<'_>, draft: &mut Draft) {
    if draft.services().is_empty() {
        return;
    }
    let known =
        |earlier: &&Earlier| earlier.id.is_some() && case.encounter.id.is_some() && !earlier.lines.is_empty();
    let same = case.history.before(case.encounter).filter(|(gone, _)| *gone == 0).map(|(_, earlier)| earlier);
    for earlier in same.filter(known) {
        let codes: Vec<&str> = earlier.lines.iter().map(|line| line.code.as_str()).collect();
        draft.find(finding(
            CLOCK,
            Level::Warning,
            None,
            Field::DateOfService,
            format!(
                "Another encounter of {} gives {}: lines of one date are judged together.",
                earlier.date,
                codes.join(", ")
            ),
            "Put both into one encounter; on the same date it is 59, not 58, 78 or 79.",
        ));
    }
}
