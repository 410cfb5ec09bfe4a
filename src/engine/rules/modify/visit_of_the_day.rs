//! The visit on the day of a procedure: 25 where it had work of its own (R-CLAIM-11), 57 where it decided on a procedure
//! with ninety days (N-39), 24 inside an earlier global period (R-CLAIM-17); without any of that it is no line (N-54).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, Service, finding};
use crate::engine::ids::{Code, Modifier, RuleId};
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::rules::modify::global_period::{Reach, Relation, reaching, relation};
use crate::engine::visit::{Seen, Work};

const SEPARATE: RuleId = RuleId::new("R-CLAIM-11");
const FOR_LONG: RuleId = RuleId::new("R-CLAIM-12");
const UNRELATED: RuleId = RuleId::new("R-CLAIM-17");
const NOT_59: RuleId = RuleId::new("R-CLAIM-10");
const LONG_AND_SHORT: RuleId = RuleId::new("N-39");
const NO_WORK: RuleId = RuleId::new("N-54");
const ONLY_DECISION: RuleId = RuleId::new("P-21");
const ONLY_NEW: RuleId = RuleId::new("P-22");
const INCLUDED: RuleId = RuleId::new("P-44");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let Some(seen) = Seen::of(case.encounter, case.book) else { return };
    let visit = draft.lines().find(|(_, line)| case.book.visits().row(line.code).is_some());
    let Some(line) = visit.map(|(index, _)| index) else { return };
    let code = draft.line(line).code;
    let decided = decided(case, draft, &seen);
    let stands = match (&decided, seen.work) {
        (Decided::On(_, long), _) => {
            let text = || format!("The visit decided on {long}, which has 90 days: 57, not 25.");
            draft.modify(line, Modifier::new("57"), LONG_AND_SHORT, text);
            true
        }
        (_, Work::Recorded(_)) => {
            with_25(case, draft, line, &decided);
            true
        }
        (_, Work::None | Work::OnlyNew) => {
            let text = "No work of its own is on record: no line, and never 25 without it.";
            draft.drop_line(case, line, NO_WORK, text);
            let new_patient = case.book.visits().row(code).is_some_and(|row| row.new_patient);
            no_work(draft, code, seen.work, new_patient);
            false
        }
    };
    about_the_decision(draft, code, &decided);
    for reach in reaching(case) {
        let elsewhere = match decided {
            Decided::On(long, _) => matches!(relation(case, draft, long, &reach), Relation::Another(_)),
            Decided::NotSaid
            | Decided::Asked(_)
            | Decided::Short(..)
            | Decided::Waits(_)
            | Decided::Nobody(_) => false,
        };
        let visit = Inside { line: stands.then_some(line), code, elsewhere };
        in_a_global_period(case, draft, &visit, &seen, &reach);
    }
}

/// A visit inside a global period.
pub struct Inside {
    /// Its line, where it has one.
    pub line: Option<usize>,
    /// Its code.
    pub code: Code,
    /// It decided about a lesion that is certainly another one.
    pub elsewhere: bool,
}

/// What the visit decided on.
enum Decided {
    /// Nothing was said, and nothing asks for it.
    NotSaid,
    /// Nothing was said, and a procedure with ninety days stands.
    Asked(Code),
    /// A procedure with ninety days, by its line.
    On(usize, Code),
    /// A lesion whose procedures are all shorter.
    Short(String, Code),
    /// A lesion whose code is not decided yet.
    Waits(String),
    /// A lesion that was not treated, or is none.
    Nobody(String),
}

fn decided(case: &Case<'_>, draft: &Draft, seen: &Seen<'_>) -> Decided {
    let is_long = |code: Code| case.book.code(code).is_some_and(|row| row.global == "090");
    let Some(id) = seen.decides_for() else {
        let long = draft.lines().map(|(_, line)| line.code).find(|code| is_long(*code));
        return long.map_or(Decided::NotSaid, Decided::Asked);
    };
    let Some(lesion) = case.encounter.lesions.iter().position(|lesion| lesion.id.eq_ignore_ascii_case(id))
    else {
        return Decided::Nobody(id.to_owned());
    };
    let own =
        || draft.lines().filter(|(_, line)| line.touches(&[lesion])).map(|(index, line)| (index, line.code));
    match (own().find(|(_, code)| is_long(*code)), own().next()) {
        (Some((line, long)), _) => Decided::On(line, long),
        (None, Some((_, short))) => Decided::Short(id.to_owned(), short),
        (None, None) if draft.services_of(lesion).any(|(_, service)| !service.gone()) => {
            Decided::Waits(id.to_owned())
        }
        (None, None) => Decided::Nobody(id.to_owned()),
    }
}

fn with_25(case: &Case<'_>, draft: &mut Draft, line: usize, decided: &Decided) {
    let code = draft.line(line).code;
    // Where nothing that was done is coded here, its days are not known either.
    if !stays(draft, case) && draft.services().iter().all(Service::gone) {
        draft.find(finding(
            SEPARATE,
            Level::Warning,
            None,
            Field::Visit,
            format!("Visit {code}: what was done is not coded here, so it is not known whether the visit takes 25 or 57."),
            "Look up the global days of the procedure: 25 for none or ten, 57 for the decision on one with ninety.",
        ));
        return;
    }
    let text = "Work of its own is on record: without all that concerns the treated lesions a visit is left.";
    draft.modify(line, Modifier::new("25"), SEPARATE, text);
    draft.add_reason(line, NOT_59, "A visit is told apart by 25, never by 59.");
    let pairs = if case.book.visits().row(code).is_some_and(|row| row.in_pairs) {
        "The pair table lists it below nearly every procedure here; 25 on the visit opens that."
    } else {
        "The pair table does not list it; payers ask for 25 all the same."
    };
    draft.add_reason(line, SEPARATE, pairs);
    if let Decided::Asked(_) = decided {
        draft.add_reason(
            line,
            LONG_AND_SHORT,
            "25, as long as the visit is not said to hold the decision for 90 days.",
        );
    }
}

/// Whether anything of the day is a line of a procedure.
fn stays(draft: &Draft, case: &Case<'_>) -> bool {
    draft.lines().any(|(_, line)| case.book.visits().row(line.code).is_none())
}

/// The visit is not billed: why, and what would change that.
fn no_work(draft: &mut Draft, code: Code, work: Work<'_>, new_patient: bool) {
    let remedy = "Record the separate problem in 'separate work': what else was asked, found and planned. Or leave the visit off.";
    let mut say = |rule, message: String| {
        draft.find(finding(rule, Level::Warning, None, Field::SeparateWork, message, remedy));
    };
    if new_patient || work == Work::OnlyNew {
        say(ONLY_NEW, format!("Visit {code}: that the patient is new does not make a visit on its own."));
    }
    if work != Work::OnlyNew {
        say(
            ONLY_DECISION,
            format!("Visit {code} is not billed: deciding to treat is part of the procedure."),
        );
    }
}

/// What is to be said about the decision for a long procedure.
fn about_the_decision(draft: &mut Draft, code: Code, decided: &Decided) {
    let (rule, message, remedy) = match decided {
        Decided::NotSaid | Decided::On(..) => return,
        Decided::Asked(long) => (
            LONG_AND_SHORT,
            format!("Visit {code}: {long} has 90 days. Did this visit decide on it? Then it takes 57."),
            "If so, name the lesion in 'decision for'.",
        ),
        Decided::Short(id, short) => (
            FOR_LONG,
            format!(
                "Visit {code}: 57 is for procedures with 90 days, and lesion {id} has {short}; the decision is part of it."
            ),
            "Take the lesion out of 'decision for'.",
        ),
        Decided::Waits(id) => (
            LONG_AND_SHORT,
            format!("Visit {code}: whether lesion {id} has a procedure with 90 days is not decided yet."),
            "Look again once its code stands: then the visit takes 57.",
        ),
        Decided::Nobody(id) => (
            FOR_LONG,
            format!("Visit {code}: there is no treated lesion '{id}' that it could have decided about."),
            "Correct 'decision for'.",
        ),
    };
    draft.find(finding(rule, Level::Warning, None, Field::DecisionFor, message, remedy));
}

/// A visit inside the global period of an earlier procedure: only another problem is billed, with 24.
pub fn in_a_global_period(
    case: &Case<'_>,
    draft: &mut Draft,
    visit: &Inside,
    seen: &Seen<'_>,
    reach: &Reach<'_>,
) {
    let Inside { line, code, elsewhere } = *visit;
    let Some((earlier, days)) = reach.longest() else { return };
    let (date, gone) = (reach.earlier.date, reach.gone);
    let inside =
        format!("Visit {code} lies inside the global period of {earlier} of {date}, day {gone} of {days}");
    let another = match seen.work {
        Work::Recorded(text) => !case.book.visits().is_follow_up(text),
        Work::None | Work::OnlyNew => elsewhere,
    };
    if let (Some(line), true, true) = (line, another, reach.certain) {
        let text = || format!("24: another problem than that of {earlier} on {date}, day {gone} of {days}.");
        draft.modify(line, Modifier::new("24"), UNRELATED, text);
        draft.find(finding(
            UNRELATED,
            Level::Advice,
            None,
            Field::SeparateWork,
            format!("{inside}: 24 says that it has nothing to do with it."),
            "If any of it was care after that procedure, that part is included and does not count.",
        ));
        return;
    }
    let rule = if days > 10 { INCLUDED } else { UNRELATED };
    draft.find(finding(
        rule,
        Level::Warning,
        None,
        Field::SeparateWork,
        format!("{inside}: visits about it are included."),
        "Leave the visit off if it was care after that procedure. If another problem was seen to, record that in 'separate work': then it takes 24.",
    ));
}
