//! A pair on different lesions: both stand, and the column 2 line shows that they are distinct (R-CLAIM-04, -07).

use compact_str::CompactString;

use crate::engine::case::Case;
use crate::engine::draft::{Draft, Line};
use crate::engine::encounter::Payer;
use crate::engine::facts::switched;
use crate::engine::ids::{Code, Modifier, RuleId};
use crate::engine::policy::Switch;
use crate::engine::rules::bundle::same_lesion_pair::on_different_lesions;
use crate::engine::rules::modify::paired_organs::lid_modifier;
use crate::engine::rules::order::claim_order::value;

const RULE: RuleId = RuleId::new("R-CLAIM-04");
const ON_ADD_ONS: RuleId = RuleId::new("R-CLAIM-07");
const LOWER_VALUE: RuleId = RuleId::new("R-CLAIM-05");
const WHICH: RuleId = RuleId::new("N-33");
const DISTINCT: Modifier = Modifier::new("59");
const SEPARATE: Modifier = Modifier::new("XS");
const ANATOMIC: RuleId = RuleId::new("N-18");

/// The modifier for another lesion, by policy and payer (N-33).
pub fn distinct(case: &Case<'_>) -> Modifier {
    let xs = match case.policy.get(Switch::DistinctModifier) {
        "XS" => true,
        "auto" => matches!(case.encounter.payer, Some(Payer::Medicare | Payer::MedicareAdvantage)),
        _ => false,
    };
    if xs { SEPARATE } else { DISTINCT }
}

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    // A line is named once, however many others it is parted from.
    let choice = Choice {
        lower_value: switched(case.policy, Switch::NcciModifierColumn, "lower_rvu"),
        by_place: switched(case.policy, Switch::PreferAnatomic, "on"),
        distinct: distinct(case),
    };
    let mut names: Vec<Option<Named>> = vec![None; draft.lines().last().map_or(0, |(last, _)| last + 1)];
    for (_, column1, column2) in draft.paired(case, true) {
        if on_different_lesions(draft.line(column1), draft.line(column2)) {
            for line in [column1, column2] {
                names[line].get_or_insert_with(|| Named::of(case, draft.line(line)));
            }
            if let (Some(name1), Some(name2)) = (&names[column1], &names[column2]) {
                part(case, draft, &choice, (column1, name1), (column2, name2));
            }
        }
    }
}

/// Whether the modifier of an edit goes on column 2, as it does unless the policy puts it on the line of lower value
/// (R-CLAIM-04, R-CLAIM-05).
pub fn borne_by_column2(case: &Case<'_>, column1: Code, column2: Code) -> bool {
    let by_value = switched(case.policy, Switch::NcciModifierColumn, "lower_rvu");
    !by_value || value(case, column1) >= value(case, column2)
}

/// A line in words.
#[derive(Clone)]
struct Named {
    /// Its code, which is told with every pair.
    code: CompactString,
    lesions: String,
}

impl Named {
    fn of(case: &Case<'_>, line: &Line) -> Self {
        Self { code: line.code.as_str().into(), lesions: case.name(&line.members) }
    }
}

/// What the policy says about the modifier.
struct Choice {
    lower_value: bool,
    by_place: bool,
    distinct: Modifier,
}

fn part(
    case: &Case<'_>,
    draft: &mut Draft,
    choice: &Choice,
    (column1, name1): (usize, &Named),
    (column2, name2): (usize, &Named),
) {
    let mut bearer = column2;
    if choice.lower_value {
        let on_column2 = borne_by_column2(case, draft.line(column1).code, draft.line(column2).code);
        bearer = if on_column2 { column2 } else { column1 };
        let text = "By policy the modifier goes on the line of lower value.";
        draft.add_reason(bearer, LOWER_VALUE, text);
    }
    let other = if bearer == column1 { column2 } else { column1 };
    let by_place = choice.by_place && elsewhere(case, draft, bearer, other);
    let by_place = by_place.then(|| anatomic(case, draft, bearer)).flatten();
    let (modifier, why) = by_place.unwrap_or((choice.distinct, WHICH));
    let parts = " are an edit that a modifier parts; ";
    let text = [
        &name1.code,
        " and ",
        &name2.code,
        parts,
        &name1.lesions,
        " and ",
        &name2.lesions,
        " are different.",
    ];
    let add_on = draft.line(bearer).parent.is_some();
    draft.modify(bearer, modifier, RULE, text);
    if add_on {
        draft.add_reason(
            bearer,
            ON_ADD_ONS,
            "The add-on is in the edit too, so it needs the modifier as well.",
        );
    }
    if modifier != DISTINCT {
        draft.add_reason(bearer, why, [modifier.as_str(), " by policy."]);
    }
}

/// The digit or lid of a line's only lesion, where the policy prefers it (N-18).
pub fn anatomic(case: &Case<'_>, draft: &Draft, line: usize) -> Option<(Modifier, RuleId)> {
    if !switched(case.policy, Switch::PreferAnatomic, "on") {
        return None;
    }
    let [lesion] = draft.line(line).members.as_slice() else { return None };
    let site = case.book.site(case.facts[*lesion].site.known()?);
    match site.modifiers.as_slice() {
        [only] if *only != Modifier::new("LT") && *only != Modifier::new("RT") => Some((*only, ANATOMIC)),
        _ => lid_modifier(case, *lesion).map(|modifier| (modifier, ANATOMIC)),
    }
}

/// Whether a line's only lesion lies at another place than all lesions of another line, as far as the record says
/// (R-CLAIM-09).
fn elsewhere(case: &Case<'_>, draft: &Draft, line: usize, other: usize) -> bool {
    let [own] = draft.line(line).members.as_slice() else { return false };
    let place = |lesion: usize| {
        let facts = &case.facts[lesion];
        (facts.site.known(), lid_modifier(case, lesion))
    };
    let known = |lesion: &usize| case.facts[*lesion].site.known().is_some();
    let mut others = draft.line(other).pool.iter().filter(|lesion| *lesion != own);
    others.all(|lesion| known(lesion) && place(*lesion) != place(*own))
}
