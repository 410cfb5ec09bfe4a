//! How long nobody has typed. Both clocks are asked: one stands still while the machine sleeps, the other may be set.

use std::time::{Duration, Instant, SystemTime};

/// The moment of the last key.
#[derive(Clone, Copy, Debug)]
pub struct Idle {
    run: Instant,
    wall: SystemTime,
}

impl Idle {
    /// A key just now.
    #[must_use]
    pub fn now() -> Self {
        Self { run: Instant::now(), wall: SystemTime::now() }
    }

    /// How long ago that is.
    #[must_use]
    pub fn time(self) -> Duration {
        // A wall clock that was set back says nothing.
        self.run.elapsed().max(self.wall.elapsed().unwrap_or_default())
    }
}
