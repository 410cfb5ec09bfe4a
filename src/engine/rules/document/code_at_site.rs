//! A diagnosis code that somebody typed, held against the site and the side of the lesion: what its diagnosis would be
//! coded as there (R-SITE-08, R-SITE-09, R-SITE-12, R-DX-11, R-DX-17).

use crate::engine::book::{CodeBook, IcdStanding};
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::{Facts, Meaning, Named, class_of, meaning};
use crate::engine::icd::{Coded, OfSides, codes_of, placed_row};
use crate::engine::ids::{Icd, RuleId};
use crate::engine::lesion::{Part, Side};
use crate::engine::outcome::Level;

const LIP: RuleId = RuleId::new("R-SITE-08");
const GENITALS: RuleId = RuleId::new("R-SITE-09");
const SIDE: RuleId = RuleId::new("R-SITE-12");
const UNSPECIFIED_SIDE: RuleId = RuleId::new("R-DX-11");
const NO_SITE: RuleId = RuleId::new("R-DX-17");
const NOWHERE: &str = "UNSPECIFIED";

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (index, facts) in case.facts.iter().enumerate() {
        let Some((own, field)) = facts.own_code() else { continue };
        // What is no code at all is said elsewhere.
        if case.book.icd_standing(own) != IcdStanding::Given
            || !draft.services_of(index).any(|(_, service)| !service.gone())
        {
            continue;
        }
        let Some(class) = facts.site.known().and_then(|site| class_of(case.book.site(site), case.book))
        else {
            continue;
        };
        let Some(row) = case.book.diagnosis_coded(own) else { continue };
        let named = meaning(row, None, case.book, case.policy);
        let Some(here) = fitting(case, facts, named, own) else { continue };
        let id = case.id(index);
        let given = here.iter().map(Icd::as_str).collect::<Vec<_>>().join(", ");
        let (rule, level, message) = if own.category() != here[0].category() && case.book.completes(own) {
            let rule = if matches!(class, "VERMILION" | "INNER_LIP" | "ORAL") { LIP } else { GENITALS };
            (
                rule,
                Level::Blocker,
                format!("{own} is for skin elsewhere; this site has a chapter of its own."),
            )
        } else if names_no_site(own, case.book) {
            (NO_SITE, Level::Warning, format!("{own} names no site, and the site is recorded."))
        } else if without_side(case, facts, named).is_some_and(|codes| codes.contains(&own)) {
            let message = format!("{own} leaves side or part open, and they are recorded; payers deny that.");
            (UNSPECIFIED_SIDE, Level::Warning, message)
        } else {
            let there = Facts { diagnosis: Named::Known(named), icd10: None, ..*facts };
            let rule = placed_row(&there, case.book).and_then(|at| at.rule).unwrap_or(SIDE);
            (rule, Level::Warning, format!("{own} is not the code of this diagnosis at this site and side."))
        };
        let message = format!("Lesion {id}: {message}");
        let remedy = format!("Use {given}, or leave the code to the program.");
        draft.find(finding(rule, level, Some(id), field, message, remedy));
    }
}

/// The codes that a diagnosis has at the site of a lesion, where they are others than this one, whatever side or part
/// was not stated.
fn fitting(case: &Case<'_>, facts: &Facts<'_>, named: Meaning, own: Icd) -> Option<OfSides> {
    let sides: &[Option<Side>] = match facts.side {
        None | Some(Side::Midline) => &[None, Some(Side::Left), Some(Side::Right)],
        Some(Side::Left) => &[Some(Side::Left)],
        Some(Side::Right) => &[Some(Side::Right)],
        Some(Side::Bilateral) => &[Some(Side::Bilateral)],
    };
    let parts: &[Option<Part>] = match facts.part {
        None => &[None, Some(Part::Upper), Some(Part::Lower)],
        Some(Part::Upper) => &[Some(Part::Upper)],
        Some(Part::Lower) => &[Some(Part::Lower)],
    };
    // A word such as face may be any of several places.
    let places = facts.site.known().map_or(&[][..], |site| &case.book.site(site).readings);
    let places = std::iter::once(facts.site).chain(places.iter().map(|place| Named::Known(*place)));
    let mut first = None;
    for site in places {
        let there = Facts { site, ..*facts };
        for (side, part) in sides.iter().flat_map(|side| parts.iter().map(move |part| (*side, *part))) {
            let Coded::Codes(codes, _) = coded(case, &there, named, (side, part)) else { return None };
            if codes.contains(&own) {
                return None;
            }
            first = first.or(Some(codes));
        }
    }
    first
}

/// Whether a code is that of an unspecified site.
fn names_no_site(own: Icd, book: &CodeBook) -> bool {
    let form = book.icd_form(NOWHERE, None, None).and_then(|form| form.codes.get(own.category()));
    let fixed = form.and_then(|code| code.split('{').next());
    fixed.is_some_and(|fixed| own.as_str().starts_with(fixed))
}

/// The codes of a diagnosis at the site of a lesion without side and part.
fn without_side(case: &Case<'_>, facts: &Facts<'_>, named: Meaning) -> Option<OfSides> {
    match coded(case, facts, named, (None, None)) {
        Coded::Codes(codes, _) => Some(codes),
        Coded::DiagnosisOpen | Coded::SiteOpen | Coded::NotListed | Coded::NoDiagnosis => None,
    }
}

fn coded(
    case: &Case<'_>,
    facts: &Facts<'_>,
    named: Meaning,
    (side, part): (Option<Side>, Option<Part>),
) -> Coded {
    codes_of(&Facts { diagnosis: Named::Known(named), icd10: None, side, part, ..*facts }, case.book)
}
