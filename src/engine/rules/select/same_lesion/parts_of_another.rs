//! What is part of another thing done to the same lesion, whatever a report says (R-SAME-04, -08, -09, -10, -13, -14,
//! -17, -18, N-36, R-CODE-12).

use super::{done, drop_all, left};
use crate::engine::book::Measure;
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::switched;
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::policy::Switch;
use crate::engine::procedure::Kind;
use crate::engine::rules::select::family::family_of;

/// A thing done, what it makes part of itself, the rule, and why.
struct Part {
    stands: Kind,
    goes: Kind,
    rule: RuleId,
    text: &'static str,
}

const fn part(stands: Kind, goes: Kind, rule: &'static str, text: &'static str) -> Part {
    Part { stands, goes, rule: RuleId::new(rule), text }
}

const PARTS: &[Part] = &[
    part(Kind::Flap, Kind::Excision, "R-SAME-13", "A flap includes the excision of the same lesion."),
    part(
        Kind::Mohs,
        Kind::Excision,
        "R-SAME-14",
        "Mohs surgery takes the place of the excision of the same lesion.",
    ),
    part(
        Kind::Mohs,
        Kind::Shave,
        "R-SAME-14",
        "Mohs surgery takes the place of the shave of the same lesion.",
    ),
    part(
        Kind::Mohs,
        Kind::Destruction,
        "R-SAME-14",
        "Mohs surgery takes the place of the destruction of the same lesion.",
    ),
    part(
        Kind::Mohs,
        Kind::Biopsy,
        "N-36",
        "A biopsy of the tumour on the day of its Mohs surgery is part of it.",
    ),
    part(
        Kind::NailAvulsion,
        Kind::Biopsy,
        "R-SAME-18",
        "Taking off the nail includes the sample of the same nail.",
    ),
    part(
        Kind::Excision,
        Kind::Biopsy,
        "R-SAME-04",
        "The lesion was taken out whole: its biopsy is part of that.",
    ),
    part(
        Kind::Excision,
        Kind::Shave,
        "R-SAME-04",
        "The lesion was taken out whole: what was shaved off it before is part of that.",
    ),
    part(
        Kind::Shave,
        Kind::Biopsy,
        "R-SAME-04",
        "The lesion was taken off whole: its biopsy is part of that.",
    ),
    part(
        Kind::Excision,
        Kind::Destruction,
        "R-SAME-08",
        "The excision stands for the destruction of the same lesion.",
    ),
    part(
        Kind::Destruction,
        Kind::Paring,
        "R-SAME-09",
        "Paring before the destruction of the same lesion is part of it.",
    ),
    part(
        Kind::Destruction,
        Kind::Injection,
        "R-SAME-10",
        "The injection of a lesion that is destroyed is part of that.",
    ),
    part(
        Kind::Destruction,
        Kind::AcneCryotherapy,
        "R-CODE-12",
        "Freezing for acne does not ride on the destruction of the same lesion.",
    ),
    part(
        Kind::Photodynamic,
        Kind::Destruction,
        "R-SAME-17",
        "The area was treated with light; freezing counts only outside it.",
    ),
];

pub fn apply(case: &Case<'_>, draft: &mut Draft, lesion: usize) {
    for part in PARTS {
        if !done(draft, lesion, part.stands) || !done(draft, lesion, part.goes) {
            continue;
        }
        let mohs_biopsy = part.stands == Kind::Mohs && part.goes == Kind::Biopsy;
        if mohs_biopsy && switched(case.policy, Switch::MohsBiopsy, "first_diagnosis") {
            continue;
        }
        if one_way(case, draft, lesion, part) {
            continue;
        }
        drop_all(case, draft, lesion, part.goes, part.rule, part.text);
        if part.stands == Kind::Photodynamic {
            let id = case.id(lesion);
            draft.find(finding(
                part.rule,
                Level::Warning,
                Some(id),
                Field::Kind,
                format!("Lesion {id} was treated with light and frozen on one day."),
                "Say which lesions were outside the area of the light treatment, and enter them apart.",
            ));
        }
    }
}

/// Whether both lead to one code of the organ, which is chosen by the way of all that was done (R-CODE-15).
fn one_way(case: &Case<'_>, draft: &Draft, lesion: usize, part: &Part) -> bool {
    let family = |kind| left(draft, lesion, kind).first().and_then(|first| family_of(case, draft, *first));
    let own = family(part.stands).filter(|own| case.book.family(*own).measure == Measure::Way);
    own.is_some() && own == family(part.goes)
}
