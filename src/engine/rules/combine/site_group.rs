//! The site group that chooses a ladder, or the question about the site that decides it (N-01, R-SITE-13).

use std::collections::BTreeSet;

use crate::engine::book::{FamilyId, Group, SiteColumn, SiteId, did_you_mean};
use crate::engine::case::Case;
use crate::engine::draft::{Ask, Candidates};
use crate::engine::facts::{Named, group_of};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Text;
use crate::engine::place::Field;

const SITE: RuleId = RuleId::new("R-DOC-04");
const SITE_UNCLEAR: RuleId = RuleId::new("N-01");
const SITE_UNKNOWN: RuleId = RuleId::new("R-SITE-13");

/// The site group, or the question that decides it.
pub fn group(case: &Case<'_>, lesion: usize, family: FamilyId) -> Result<Group, Ask> {
    let id = case.id(lesion);
    let ask = |rule, question: String, remedy: Text, sites| Ask {
        lesions: vec![lesion],
        field: Field::Site,
        rule,
        question: question.into(),
        remedy,
        place: Field::Site,
        candidates: Candidates::Sites(sites),
    };
    let Some(column) = case.book.family(family).group else {
        let sites = case.book.site_classes().to_vec();
        return Err(ask(SITE, format!("Where is lesion {id}?"), "Enter the site.".into(), sites));
    };
    let everywhere = || told_apart(case, lesion, column);
    match case.facts[lesion].site {
        Named::Missing => Err(ask(
            SITE,
            format!("Where is lesion {id}?"),
            "Enter the site, and the side where there are two.".into(),
            everywhere(),
        )),
        Named::Unknown(typed) => {
            let remedy = did_you_mean(&case.book.near_sites(typed), "Enter a name of the site table.");
            Err(ask(
                SITE_UNKNOWN,
                format!("Where is '{typed}', the site of lesion {id}?"),
                remedy,
                everywhere(),
            ))
        }
        Named::Known(site) => {
            let row = case.book.site(site);
            group_of(row, column, case.book, case.policy).ok_or_else(|| {
                let own =
                    row.question.clone().unwrap_or_else(|| format!("Which part of the {} is it?", row.name));
                let sites = if row.readings.is_empty() { everywhere() } else { row.readings.clone() };
                let rule = row.rule.unwrap_or(SITE_UNCLEAR);
                ask(rule, format!("Lesion {id}: {own}"), "Enter the site more closely.".into(), sites)
            })
        }
    }
}

/// One site for each group of this column, or, where several things were done, for each combination of groups: a closure
/// has columns of its own. A missing site means the skin: organs with codes of their own are never presumed, they count
/// where they are named or where the name that was given could mean one.
fn told_apart(case: &Case<'_>, lesion: usize, column: SiteColumn) -> Vec<SiteId> {
    let done = &case.encounter.lesions[lesion].procedures;
    let several = done.len() > 1 || done.iter().any(|procedure| procedure.closure.is_some());
    let columns = if several { SiteColumn::ALL } else { &[column][..] };
    let mut seen = BTreeSet::new();
    let sites = case.book.site_classes().iter().copied();
    sites
        .filter(|id| {
            let site = case.book.site(*id);
            let groups: Vec<_> =
                columns.iter().map(|column| group_of(site, *column, case.book, case.policy)).collect();
            site.organ.is_none() && site.wart_organ.is_none() && seen.insert(groups)
        })
        .collect()
}
