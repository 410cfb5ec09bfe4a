//! Two things measured by turns in the same run, and told as a ratio: neighbours on the machine slow both alike.

use std::time::Duration;

/// What was measured of us and of the peer.
#[derive(Default)]
pub struct Beside {
    ours: Vec<Duration>,
    peer: Vec<Duration>,
}

impl Beside {
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
        // A quick run is one small round, which is over before the clock can tell anything.
        let verdict = match ratios.len() {
            1 => "not told by one round",
            _ if ratio <= most => "met",
            _ => "MISSED",
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
