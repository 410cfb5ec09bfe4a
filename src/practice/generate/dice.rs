//! What chance decides in a variant: the same name and seed give the same choices for ever, on every machine.

use fastrand::Rng;

/// Seeded choices.
pub(super) struct Dice(Rng);

impl Dice {
    /// Dice that are thrown the same way whenever name and seed are the same.
    pub(super) fn new(name: &str, seed: u64) -> Self {
        // FNV-1a, because the hashes of the standard library may change between its versions.
        let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let named = name.bytes().fold(0xcbf2_9ce4_8422_2325, fold);
        Self(Rng::with_seed(seed.to_le_bytes().into_iter().fold(named, fold)))
    }

    /// A number below `end`; 0 where that is nothing.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        // Only whole 64-bit draws are taken: how fastrand narrows them depends on the machine and on its version.
        let part = (u128::from(self.0.u64(..)) * u128::from(end)) >> 64;
        u32::try_from(part).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True once in so many throws.
    pub(super) fn one_in(&mut self, times: u32) -> bool {
        self.below(times) == 0
    }

    /// One of several; there must be one.
    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let at = self.below(u32::try_from(from.len()).unwrap_or(u32::MAX));
        &from[usize::try_from(at).unwrap_or(0)]
    }

    /// So many different ones, in any order; all of them where there are fewer.
    pub(super) fn some<T: Clone>(&mut self, from: &[T], number: u32) -> Vec<T> {
        let mut left = from.to_vec();
        let mut out = Vec::new();
        while !left.is_empty() && (out.len() as u64) < u64::from(number) {
            let at = self.below(u32::try_from(left.len()).unwrap_or(u32::MAX));
            out.push(left.remove(usize::try_from(at).unwrap_or(0)));
        }
        out
    }

    /// A whole split into so many parts, each at least 1.
    pub(super) fn split(&mut self, whole: u32, parts: u32) -> Vec<u32> {
        let mut out = Vec::new();
        let mut left = whole;
        for rest in (1..parts).rev() {
            let most = left.saturating_sub(rest).max(1);
            let part = self.between(1, most.min(left.div_ceil(rest + 1) * 2));
            out.push(part.min(most));
            left = left.saturating_sub(part.min(most));
        }
        out.push(left);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn the_same_throws_for_ever() {
        let throws = |name: &str, seed| -> Vec<u32> {
            let mut dice = Dice::new(name, seed);
            (0..6).map(|_| dice.below(100)).collect()
        };
        assert_eq!(throws("R-COUNT-01", 7), throws("R-COUNT-01", 7));
        assert_ne!(throws("R-COUNT-01", 7), throws("R-COUNT-01", 8));
        assert_ne!(throws("R-COUNT-01", 7), throws("R-COUNT-05", 7));
    }

    #[test]
    fn parts_make_up_the_whole() {
        for seed in 0..500 {
            let mut dice = Dice::new("split", seed);
            let (whole, parts) = (dice.between(4, 40), dice.between(1, 4));
            let out = dice.split(whole, parts);
            assert_eq!((out.iter().sum::<u32>(), out.len() as u32), (whole, parts), "{out:?}");
            assert!(out.iter().all(|part| *part > 0), "{out:?}");
        }
    }
}
