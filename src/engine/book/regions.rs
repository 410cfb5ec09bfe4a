//! Which sites may be said in place of others: regions with their parts, and neighbours.

use std::collections::BTreeMap;

use super::names::fold;

/// The regions of an edition, by folded names of sites.
#[derive(Debug, Default)]
pub struct Regions(pub(super) BTreeMap<String, Region>);

/// A site with what it covers and what lies beside it.
#[derive(Debug, Default)]
pub(super) struct Region {
    pub(super) parts: Vec<String>,
    pub(super) near: Vec<String>,
}

impl Regions {
    /// Whether two sites are certainly different places: both are known, and neither is part of the other or near it.
    #[must_use]
    pub fn apart(&self, one: &str, other: &str) -> bool {
        let (one, other) = (fold(one), fold(other));
        one != other
            && self.0.contains_key(&one)
            && self.0.contains_key(&other)
            && !self.covers(&one, &other)
            && !self.covers(&other, &one)
            && !self.beside(&one, &other)
    }

    /// Whether a site has parts of its own: a lesion there and another lesion there can lie apart.
    #[must_use]
    pub fn is_wide(&self, site: &str) -> bool {
        self.0.get(&fold(site)).is_none_or(|region| !region.parts.is_empty())
    }

    fn covers(&self, whole: &str, part: &str) -> bool {
        let Some(region) = self.0.get(whole) else { return false };
        region.parts.iter().any(|own| own == part || (own != whole && self.covers(own, part)))
    }

    /// Whether one lies beside the other, or beside a region that covers it.
    fn beside(&self, one: &str, other: &str) -> bool {
        let near = |site: &str, beside: &str| {
            self.0.get(site).is_some_and(|region| region.near.iter().any(|near| near == beside))
        };
        near(one, other) || near(other, one)
    }
}
