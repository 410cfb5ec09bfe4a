//! Which lesions are on a claim line.

use super::Line;

/// The lesions that were counted for any of some lines, looked up lesion by lesion.
#[derive(Clone, Debug, Default)]
pub struct OnLines(Vec<bool>);

impl OnLines {
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Self {
        let mut counted = Vec::new();
        for lesion in lines.flat_map(|line| line.pool.iter().copied()) {
            if counted.len() <= lesion {
                counted.resize(lesion + 1, false);
            }
            counted[lesion] = true;
        }
        Self(counted)
    }

    /// Whether this lesion was counted for a line.
    pub fn has(&self, lesion: usize) -> bool {
        self.0.get(lesion).copied().unwrap_or(false)
    }
}
