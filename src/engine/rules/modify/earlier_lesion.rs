//! Whether a lesion is one of an earlier encounter: other places, sides and diagnoses prove another one; the same exact
//! place with the same cancer proves the same one; everything else is unknown.

use std::fmt;

use crate::engine::book::SideNeed;
use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::facts::{Facts, written};
use crate::engine::history::EarlierLesion;
use crate::engine::lesion::{Pathology, Side};
use crate::engine::procedure::Kind;

/// What two entries have to do with each other.
pub enum Compared {
    /// They are different lesions.
    Different(Proof),
    /// They are one lesion.
    Same,
    /// The record does not say.
    Unknown,
}

/// What shows that a lesion is another one, earlier first.
#[derive(Clone, Debug)]
pub enum Proof {
    /// The other side.
    Side(Side, Side),
    /// Another place.
    Site(String, String),
    /// Another diagnosis.
    Diagnosis(String, String),
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Side(then, now) => write!(f, "then {then}, now {now}"),
            Self::Site(then, now) | Self::Diagnosis(then, now) => write!(f, "then {then}, now {now}"),
        }
    }
}

/// What a report, or time, can still turn into something else.
const NOT_NAMED: [&str; 4] = ["unspecified", "uncertain", "history", "other"];

/// What may stand at the place of an earlier procedure because of it, or be the earlier lesion under its true name.
const MAY_FOLLOW: [&str; 6] = ["malignant", "in-situ", "scar", "granulation", "cyst", "cosmetic"];

/// Compares a lesion with one of an earlier encounter.
pub fn compare(case: &Case<'_>, lesion: usize, earlier: &EarlierLesion) -> Compared {
    let facts = &case.facts[lesion];
    different(case, facts, earlier).map_or_else(
        || if same(case, facts, earlier) { Compared::Same } else { Compared::Unknown },
        Compared::Different,
    )
}

fn different(case: &Case<'_>, facts: &Facts<'_>, earlier: &EarlierLesion) -> Option<Proof> {
    if let (Some(then), Some(now)) = (earlier.side, facts.side)
        && matches!((then, now), (Side::Left, Side::Right) | (Side::Right, Side::Left))
    {
        return Some(Proof::Side(then, now));
    }
    let site = facts.site.known().map(|site| &case.book.site(site).name);
    if let (Some(then), Some(now)) = (&earlier.site, site)
        && case.book.regions().apart(then, now)
    {
        return Some(Proof::Site(then.clone(), now.clone()));
    }
    let meaning = facts.diagnosis.known()?;
    let behaviour = &case.book.behaviour(meaning.behaviour(case.book)?).id;
    let then = earlier.behaviour.as_ref()?;
    let named = |behaviour: &str| !NOT_NAMED.contains(&behaviour);
    let apart =
        then != behaviour && named(then) && named(behaviour) && !MAY_FOLLOW.contains(&behaviour.as_str());
    apart.then(|| {
        let now = case.book.diagnosis(meaning.row).name.clone();
        Proof::Diagnosis(earlier.diagnosis.clone().unwrap_or_default(), now)
    })
}

/// The same exact place, and a cancer that was there before or that the earlier procedure found.
fn same(case: &Case<'_>, facts: &Facts<'_>, earlier: &EarlierLesion) -> bool {
    let Some(site) = facts.site.known().map(|site| case.book.site(site)) else { return false };
    let exact = match site.side {
        SideNeed::Wanted | SideNeed::Noted => facts.side.is_some() && !site.plain,
        SideNeed::None => !case.book.regions().is_wide(&site.name),
    };
    let detail = written(&facts.lesion.site_detail).map(crate::engine::book::fold);
    let place = earlier.site.as_ref() == Some(&site.name)
        && earlier.side == facts.side
        && !matches!((&earlier.detail, &detail), (Some(then), Some(now)) if then != now);
    let Some(meaning) = facts.diagnosis.known() else { return false };
    let found = matches!(earlier.behaviour.as_deref(), Some("unspecified" | "uncertain"));
    let cancer = meaning.malignant(case.book) && facts.pathology == Pathology::Final;
    let diagnosis = earlier.diagnosis.as_ref() == Some(&case.book.diagnosis(meaning.row).name) || found;
    exact && place && cancer && diagnosis
}

/// Whether the lesion of a line is treated: cut out, destroyed, or taken in stages. A closure goes with that; a closure or
/// a sample alone does not say what it belongs to.
pub fn is_treated(case: &Case<'_>, draft: &Draft, line: usize) -> bool {
    let treats = |kind: &Kind| matches!(kind, Kind::Excision | Kind::Destruction | Kind::Mohs);
    let sample = |kind: &Kind| *kind == Kind::Biopsy;
    let kinds = |family| case.book.family(family).kinds.iter();
    let own = draft.line(line);
    !kinds(own.family).any(sample)
        && draft.lines().any(|(_, other)| other.touches(&own.members) && kinds(other.family).any(treats))
}
