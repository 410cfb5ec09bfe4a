//! Questions about sites, by row and by name.

use super::{CodeBook, SiteId, SiteRow, index, names, near};
use crate::engine::lesion::Side;

impl CodeBook {
    /// A site.
    #[must_use]
    pub fn site(&self, id: SiteId) -> &SiteRow {
        &self.sites[id.at()]
    }

    /// All sites.
    pub fn sites(&self) -> impl Iterator<Item = (SiteId, &SiteRow)> {
        self.sites.iter().enumerate().map(|(at, row)| (SiteId(index(at)), row))
    }

    /// The site of a name or synonym, in any case and spacing.
    #[must_use]
    pub fn site_named(&self, name: &str) -> Option<SiteId> {
        names::named(&self.site_names, name)
    }

    /// A site that is written with its side before or behind it, such as left cheek: the side has a place of its own.
    fn sided_site(&self, typed: &str) -> Option<(SiteId, Side)> {
        let typed = names::fold(typed);
        let before = typed.split_once(' ');
        let behind = typed.rsplit_once(' ').map(|(site, side)| (side, site));
        [before, behind].into_iter().flatten().find_map(|(side, site)| {
            let side = match side {
                "l" => Side::Left,
                "r" => Side::Right,
                "both" | "bilat" => Side::Bilateral,
                word => Side::parse(word)?,
            };
            Some((self.site_named(site)?, side))
        })
    }

    /// One site for each kind of site that codes can tell apart: what is tried when a site is missing.
    #[must_use]
    pub fn site_classes(&self) -> &[SiteId] {
        &self.site_classes
    }

    /// Up to three names of sites near a typed one; where a known site is typed with its side, that alone.
    #[must_use]
    pub fn near_sites(&self, typed: &str) -> Vec<String> {
        if let Some((site, side)) = self.sided_site(typed) {
            return vec![format!("site = \"{}\" with side = \"{}\"", self.site(site).name, side.word())];
        }
        let rows = self.sites.iter();
        near::near(
            typed,
            rows.flat_map(|row| std::iter::once(&row.name).chain(&row.names)).map(String::as_str),
        )
    }
}
