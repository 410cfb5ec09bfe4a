//! Two things measured by turns in the same run, and told as a ratio: neighbours on the machine slow both alike.

use std::time::Duration;

use crate::asked::Asked;

/// What was measured of us and of the peer.
pub struct Beside {
    /// Too small and too short to tell anything by the clock.
    quick: bool,
    ours: Vec<Duration>,
    peer: Vec<Duration>,
}

impl Beside {
    /// Nothing measured yet.
    pub fn new(asked: &Asked) -> Self {
        Self { quick: asked.quick, ours: Vec::new(), peer: Vec::new() }
    }

    /// Measures both, one after the other.
    pub fn round(&mut self, ours: impl FnOnce() -> Duration, peer: impl FnOnce() -> Duration) {
        self.ours.push(ours());
        self.peer.push(peer());
    }

    /// Prints the medians with the range of the middle half, and the median of the ratios of each round: a machine that
    /// changes its speed from one second to the next changes it for both of a round.
    pub fn tell(self, what: &str, peer: &str, most: f64) {
        let mut ratios: Vec<f64> = self
            .ours
            .iter()
            .zip(&self.peer)
            .map(|(ours, peer)| ours.as_secs_f64() / peer.as_secs_f64())
            .collect();
        ratios.sort_unstable_by(f64::total_cmp);
        let ratio = ratios[ratios.len() / 2];
        let ((ours, our_range), (peers, peer_range)) = (middle(self.ours), middle(self.peer));
        let verdict = match ratio <= most {
            _ if self.quick => "not told by a quick run",
            true => "met",
            false => "MISSED",
        };
        println!("{what}: {} ({our_range})", shown(ours));
        println!("    beside {peer}: {} ({peer_range})", shown(peers));
        println!("    ratio {ratio:.2}, target at most {most}: {verdict}");
    }
}

/// The median, and the range of the middle half in words.
fn middle(mut times: Vec<Duration>) -> (Duration, String) {
    times.sort_unstable();
    let at = |part: usize| times[(times.len() - 1) * part / 4];
    (at(2), format!("{} to {}", shown(at(1)), shown(at(3))))
}

fn shown(time: Duration) -> String {
    if time < Duration::from_secs(1) {
        format!("{:.3} ms", time.as_secs_f64() * 1000.0)
    } else {
        format!("{:.2} s", time.as_secs_f64())
    }
}
