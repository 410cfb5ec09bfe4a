//! Paring of corns at the foot is routine foot care: Medicare covers it for a systemic condition with class findings,
//! and one of Q7, Q8 and Q9 says which (R-DOC-32). They are read where the record states them, never presumed.

use super::book::{Group, SiteColumn};
use super::case::Case;
use super::facts::written;
use super::ids::Modifier;
use super::procedure::Kind;
use super::told::Told;

/// What the record states about class findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Nothing.
    NotStated,
    /// One of Q7, Q8 and Q9.
    Stated(Modifier),
    /// Two different ones.
    Contradiction,
}

/// Whether the payer knows routine foot care.
pub fn asked(case: &Case<'_>) -> bool {
    case.book.follows_medicare(case.encounter.payer)
}

/// Whether a lesion lies at the foot, its toes and sole; a site that is missing may be there.
pub fn at_the_foot(case: &Case<'_>, lesion: usize) -> bool {
    let Some(site) = case.facts[lesion].site.known().map(|id| case.book.site(id)) else { return true };
    // The table has no mark for feet: of the lower limb they alone are grouped with the hands.
    site.class.as_deref() == Some("LOWER_LIMB") && site.groups.get(&SiteColumn::L) == Some(&Group::L2)
}

/// What is stated about the findings, in the details of any paring of the day: they are those of the patient.
pub fn class(case: &Case<'_>) -> Class {
    let mut stated: Option<Modifier> = None;
    for lesion in &case.encounter.lesions {
        let parings = lesion.procedures.iter().filter(|done| done.kind == Kind::Paring);
        for found in parings.filter_map(|done| written(&done.details)).flat_map(in_words) {
            match stated {
                Some(other) if other != found => return Class::Contradiction,
                Some(_) | None => stated = Some(found),
            }
        }
    }
    stated.map_or(Class::NotStated, Class::Stated)
}

/// The modifiers that a text names, or else the one that its class findings give: one of class A is Q7, two of class B
/// are Q8, one of class B and two of class C are Q9.
pub fn in_words(text: &str) -> Vec<Modifier> {
    let told = Told::of(text);
    let named = told.names(&["Q7", "Q8", "Q9"]);
    if !named.is_empty() {
        return named.into_iter().map(Modifier::new).collect();
    }
    let of = |class: &str| told.counts(&["class", class]);
    let word = match (of("a"), of("b"), of("c")) {
        (1.., _, _) => "Q7",
        (0, 2.., _) => "Q8",
        (0, 1, 2..) => "Q9",
        (0, 0 | 1, _) => return Vec::new(),
    };
    vec![Modifier::new(word)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_read_as_stated() {
        let read = |text: &str| in_words(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(read("diabetes with neuropathy; Q8"), ["Q8"]);
        assert_eq!(read("one class A finding: toe amputated"), ["Q7"]);
        assert_eq!(read("two class B findings: no pulses"), ["Q8"]);
        assert_eq!(read("one class B and two class C findings"), ["Q9"]);
        assert_eq!(read("one class B finding"), Vec::<String>::new());
        assert_eq!(read("diabetes, absent pulses"), Vec::<String>::new());
        assert_eq!(read("no class A findings"), Vec::<String>::new());
    }
}
