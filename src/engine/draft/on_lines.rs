//! Which lesions are on a claim line.

use super::Line;

/// The lesions that were counted for any of some lines, looked up lesion by lesion.
#[derive(Clone, Debug, Default)]
pub struct OnLines(Vec<bool>);

impl OnLines {
    pub(super) fn of<'a>(lesions: usize, lines: impl Iterator<Item = &'a Line>) -> Self {
        let mut counted = vec![false; lesions];
        for lesion in lines.flat_map(|line| line.pool.iter().copied()) {
            counted[lesion] = true;
        }
        Self(counted)
    }

    /// Whether this lesion was counted for a line.
    pub fn has(&self, lesion: usize) -> bool {
        self.0.get(lesion).copied().unwrap_or(false)
    }
}
