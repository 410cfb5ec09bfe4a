//! The ICD-10-CM codes of a lesion: diagnosis, site, side and part (R-SITE-12, selection algorithm of the rules).

use std::ops::Deref;

use super::book::{CodeBook, DiagnosisAt, IcdSource, SiteId, SiteRow};
use super::facts::{Facts, Meaning, Named, class_of, side_missing};
use super::ids::{Icd, RuleId};
use super::lesion::{Part, Side};

const BY_NAME: RuleId = RuleId::new("R-DX-16");
const BY_SITE: RuleId = RuleId::new("R-SITE-12");

/// The codes of a lesion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coded {
    /// One code, or two where both sides carry one (N-53). The rule says how they were found.
    Codes(OfSides, RuleId),
    /// The name of the diagnosis leaves the code open (R-DX-20).
    DiagnosisOpen,
    /// The site leaves the code open (R-SITE-13), or is missing.
    SiteOpen,
    /// The book lists no code for this diagnosis at this site: ask, never guess.
    NotListed,
    /// There is no known diagnosis.
    NoDiagnosis,
}

/// One code, or one for each side; kept in place, as every lesion has some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfSides {
    codes: [Icd; 2],
    many: usize,
}

impl OfSides {
    const fn one(code: Icd) -> Self {
        Self { codes: [code; 2], many: 1 }
    }

    /// With the code of the other side, where that is another one.
    fn and(self, other: Icd) -> Self {
        let [own, _] = self.codes;
        if own == other { self } else { Self { codes: [own, other], many: 2 } }
    }
}

impl Deref for OfSides {
    type Target = [Icd];

    fn deref(&self) -> &[Icd] {
        &self.codes[..self.many]
    }
}

/// The codes of a lesion as far as its facts decide them.
pub fn codes_of(facts: &Facts<'_>, book: &CodeBook) -> Coded {
    if let Some(own) = facts.icd10 {
        return Coded::Codes(OfSides::one(own), RuleId::new("R-DOC-16"));
    }
    let Named::Known(meaning) = facts.diagnosis else { return Coded::NoDiagnosis };
    if let Some(typed) = meaning.typed {
        return Coded::Codes(OfSides::one(typed), RuleId::new("R-DOC-16"));
    }
    let row = book.diagnosis(meaning.row);
    let rule = row.rule.unwrap_or(BY_NAME);
    let site = facts.site.known().map(|id| book.site(id));
    let sides: &[Option<Side>] = match facts.side {
        Some(Side::Bilateral) => &[Some(Side::Right), Some(Side::Left)],
        Some(Side::Left) => &[Some(Side::Left)],
        Some(Side::Right) => &[Some(Side::Right)],
        Some(Side::Midline) | None => &[None],
    };
    let mut codes: Option<OfSides> = None;
    let mut add = |code: Icd| codes = Some(codes.map_or(OfSides::one(code), |own| own.and(code)));
    let mut found = rule;
    for side in sides {
        if let Some(at) = row.at.iter().find(|at| placed(at, facts, site, *side, book)) {
            add(at.icd);
            found = at.rule.unwrap_or(rule);
            continue;
        }
        match meaning.icd(book) {
            None | Some(IcdSource::Open) => return Coded::DiagnosisOpen,
            Some(IcdSource::Fixed(icd)) => add(*icd),
            Some(IcdSource::Category { category, histology }) => {
                found = BY_SITE;
                let Some(site) = site else { return Coded::SiteOpen };
                if let Some(own) = site.icd.get(category) {
                    add(*own);
                    continue;
                }
                let Some(class) = class_of(site, book) else {
                    return whatever_the_reading(facts, site, book);
                };
                let form = book.icd_form(class, *side, facts.part);
                let Some(code) = form.and_then(|form| form.codes.get(category)) else {
                    return Coded::NotListed;
                };
                // Most codes have no place for a histology, and one letter is sooner looked for than three.
                let place =
                    code.split_once('{').and_then(|(before, rest)| Some((before, rest.strip_prefix("h}")?)));
                let code = match place {
                    Some((before, after)) => {
                        Icd::from_text(&[before, histology.as_deref().unwrap_or("0"), after].concat())
                    }
                    None => Icd::from_text(code),
                };
                match code {
                    Some(icd) => add(icd),
                    None => return Coded::NotListed,
                }
            }
        }
    }
    codes.map_or(Coded::NoDiagnosis, |codes| Coded::Codes(codes, found))
}

/// The codes where a site can mean several places: those that all of them give, and open only where they differ (N-01).
fn whatever_the_reading(facts: &Facts<'_>, site: &SiteRow, book: &CodeBook) -> Coded {
    let mut each = site.readings.iter().map(|reading| {
        let there = Facts { site: Named::Known(*reading), ..*facts };
        codes_of(&there, book)
    });
    match each.next() {
        Some(first @ Coded::Codes(..)) if each.all(|other| other == first) => first,
        Some(_) | None => Coded::SiteOpen,
    }
}

/// The site-dependent row that gives a lesion its code, if one does.
pub fn placed_row<'b>(facts: &Facts<'_>, book: &'b CodeBook) -> Option<&'b DiagnosisAt> {
    let Named::Known(meaning) = facts.diagnosis else { return None };
    let rows = &book.diagnosis(meaning.row).at;
    if rows.is_empty() {
        return None;
    }
    let site = facts.site.known().map(|id| book.site(id));
    rows.iter().find(|at| placed(at, facts, site, facts.side, book))
}

/// Whether a site-dependent code applies.
fn placed(
    at: &DiagnosisAt,
    facts: &Facts<'_>,
    site: Option<&SiteRow>,
    side: Option<Side>,
    book: &CodeBook,
) -> bool {
    let Some(site) = site else { return false };
    let here = facts.site.known().is_some_and(|id| at.sites.contains(&id)) || wherever(site, at, book);
    here && at.side.is_none_or(|own| side == Some(own)) && at.part.is_none_or(|own| facts.part == Some(own))
}

/// Whether a site is one of these, whatever place it means.
fn wherever(site: &SiteRow, at: &DiagnosisAt, book: &CodeBook) -> bool {
    let listed = |class: &str| at.classes.iter().any(|own| own == class);
    let reading = |id: &SiteId| at.sites.contains(id) || book.site(*id).class.as_deref().is_some_and(listed);
    class_of(site, book).is_some_and(listed)
        || (site.class.is_none() && !site.readings.is_empty() && site.readings.iter().all(reading))
}

/// Whether a code would be more exact with the side: the code without it differs from the one with it (N-10), where a
/// lid or lip that is not named either may have to be said too. The midline is no side of what has two.
pub fn side_changes_code(facts: &Facts<'_>, book: &CodeBook) -> bool {
    let midline = Facts { side: facts.side.filter(|side| *side != Side::Midline), ..*facts };
    if !side_missing(&midline, book) {
        return false;
    }
    let side = Some(Side::Left);
    more_exact(facts, (side, facts.part), book)
        || (facts.part.is_none() && more_exact(facts, (side, Some(Part::Upper)), book))
}

/// Whether a code would be more exact with the lid or lip, on whichever side (R-SITE-07, R-SITE-13).
pub fn part_changes_code(facts: &Facts<'_>, book: &CodeBook) -> bool {
    if facts.part.is_some() || !may_ask_for_part(facts, book) {
        return false;
    }
    let side = facts.side.filter(|side| *side != Side::Midline).or(Some(Side::Left));
    let sided = Facts { side, ..*facts };
    more_exact(&sided, (side, Some(Part::Upper)), book)
}

/// Whether the code of a diagnosis or of a site class names a lid or lip; those of most do not.
fn may_ask_for_part(facts: &Facts<'_>, book: &CodeBook) -> bool {
    let Named::Known(meaning) = facts.diagnosis else { return false };
    if book.diagnosis(meaning.row).at.iter().any(|at| at.part.is_some()) {
        return true;
    }
    let class = || facts.site.known().and_then(|site| class_of(book.site(site), book));
    matches!(meaning.icd(book), Some(IcdSource::Category { .. }))
        && class().is_none_or(|class| book.icd_forms_of(class).any(|form| form.part.is_some()))
}

/// Whether the code with this side and part differs from the one that the lesion has. A code that somebody typed is
/// none that would change, unless it is the very one that leaves them open.
fn more_exact(facts: &Facts<'_>, (side, part): (Option<Side>, Option<Part>), book: &CodeBook) -> bool {
    let Named::Known(named) = facts.diagnosis else { return false };
    // The codes of most names ask for neither.
    let sided = book.diagnosis(named.row).at.iter().any(|at| at.side.is_some() || at.part.is_some());
    if !sided && !matches!(named.icd(book), Some(IcdSource::Category { .. })) {
        return false;
    }
    let diagnosis = Named::Known(Meaning { typed: None, ..named });
    let by_name = Facts { diagnosis, icd10: None, ..*facts };
    let without = codes_of(&by_name, book);
    let typed = facts.own_code().map(|(own, _)| own);
    let open = typed.is_none_or(|own| matches!(without, Coded::Codes(codes, _) if codes.contains(&own)));
    open && codes_of(&Facts { side, part, ..by_name }, book) != without
}
