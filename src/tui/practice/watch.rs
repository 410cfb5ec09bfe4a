//! How long a note was looked at: the time is taken while it lies on the desk.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// Times by item.
#[derive(Debug)]
pub struct Watch {
    begun: Instant,
    spent: BTreeMap<String, Duration>,
    running: Option<(String, Instant)>,
}

impl Default for Watch {
    fn default() -> Self {
        Self { begun: Instant::now(), spent: BTreeMap::new(), running: None }
    }
}

impl Watch {
    /// The time since it was made.
    pub fn time(&self) -> Duration {
        self.begun.elapsed()
    }

    /// From now on this item is looked at, or none.
    pub fn turn_to(&mut self, item: Option<String>) {
        if let Some((before, since)) = self.running.take() {
            *self.spent.entry(before).or_default() += since.elapsed();
        }
        self.running = item.map(|item| (item, Instant::now()));
    }

    /// The seconds of an item, which is answered with that.
    pub fn stop(&mut self, item: &str) -> u32 {
        self.turn_to(None);
        let spent = self.spent.remove(item).unwrap_or_default();
        u32::try_from(spent.as_secs()).unwrap_or(u32::MAX)
    }
}
