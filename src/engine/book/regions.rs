//! Which sites may be said in place of others: regions with their parts, and neighbours.

use std::collections::{BTreeMap, BTreeSet};

/// The regions of an edition, by the names of sites.
#[derive(Debug, Default)]
pub struct Regions {
    pub(super) regions: BTreeMap<String, Region>,
    /// For every known site those that may be said in its place; laid out when the book is loaded.
    together: BTreeMap<String, BTreeSet<String>>,
}

/// A site with what it covers and what lies beside it.
#[derive(Debug, Default)]
pub(super) struct Region {
    pub(super) parts: Vec<String>,
    pub(super) near: Vec<String>,
}

impl Regions {
    /// Whether two sites, by their names, are certainly different places: both are known, and neither is part of the
    /// other or near it.
    #[must_use]
    pub fn apart(&self, one: &str, other: &str) -> bool {
        one != other
            && self.together.contains_key(other)
            && self.together.get(one).is_some_and(|together| !together.contains(other))
    }

    /// Whether a site has parts of its own: a lesion there and another lesion there can lie apart.
    #[must_use]
    pub fn is_wide(&self, site: &str) -> bool {
        self.regions.get(site).is_none_or(|region| !region.parts.is_empty())
    }

    /// Lays out which sites may be said in place of which; no region is part of itself.
    pub(super) fn lay_out(&mut self) {
        let mut together: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut both = |one: &str, other: &str| {
            together.entry(one.to_owned()).or_default().insert(other.to_owned());
            together.entry(other.to_owned()).or_default().insert(one.to_owned());
        };
        for (site, region) in &self.regions {
            both(site, site);
            for other in self.covered(site).into_iter().chain(region.near.iter().map(String::as_str)) {
                both(site, other);
            }
        }
        self.together = together;
    }

    /// The parts of a region, and their parts.
    pub(super) fn covered(&self, site: &str) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut waiting: Vec<&str> = self
            .regions
            .get(site)
            .map_or(&[][..], |region| &region.parts)
            .iter()
            .map(String::as_str)
            .collect();
        while let Some(part) = waiting.pop() {
            if found.insert(part) {
                let parts = self.regions.get(part).map_or(&[][..], |region| &region.parts);
                waiting.extend(parts.iter().map(String::as_str));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regions(rows: &[(&str, &[&str], &[&str])]) -> Regions {
        let text = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
        let mut regions = Regions::default();
        for (site, parts, near) in rows {
            regions.regions.insert((*site).to_owned(), Region { parts: text(parts), near: text(near) });
        }
        regions.lay_out();
        regions
    }

    #[test]
    fn a_part_of_a_part_may_be_said_in_place_of_the_whole_and_a_part_of_a_neighbour_may_not() {
        let regions = regions(&[
            ("limb", &["hand"], &[]),
            ("hand", &["finger"], &["wrist"]),
            ("finger", &[], &[]),
            ("wrist", &[], &[]),
            ("foot", &[], &[]),
        ]);
        for (one, other) in [("limb", "finger"), ("hand", "limb"), ("hand", "wrist"), ("foot", "foot")] {
            assert!(!regions.apart(one, other) && !regions.apart(other, one), "{one} {other}");
        }
        for (one, other) in [("finger", "wrist"), ("foot", "finger"), ("foot", "limb")] {
            assert!(regions.apart(one, other) && regions.apart(other, one), "{one} {other}");
        }
        assert!(!regions.apart("foot", "body"), "what is in no row is never different");
        assert!(regions.is_wide("hand") && !regions.is_wide("finger") && regions.is_wide("body"));
    }
}
