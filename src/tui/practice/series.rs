//! Results over time as rows of characters: bars and small curves that can be read without colour.

/// The steps of a curve, the lowest first.
const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A bar of so many cells, filled up to `per_mille`; all of it only where everything is.
#[must_use]
pub fn bar(per_mille: u32, cells: usize) -> String {
    let filled = (usize::try_from(per_mille).unwrap_or(0) * cells / 1000).min(cells);
    format!("{}{}", "━".repeat(filled), "·".repeat(cells - filled))
}

/// The last values as a curve of at most so many cells, between nothing and the highest.
#[must_use]
pub fn curve(values: &[u32], highest: u32, cells: usize) -> String {
    let last = &values[values.len().saturating_sub(cells)..];
    let step = |value: &u32| {
        let at = u64::from(*value) * 7 / u64::from(highest.max(1));
        STEPS[usize::try_from(at).unwrap_or(7).min(7)]
    };
    last.iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::{bar, curve};

    #[test]
    fn a_bar_is_full_only_where_everything_is_reached() {
        assert_eq!(bar(0, 4), "····");
        assert_eq!(bar(500, 4), "━━··");
        assert_eq!(bar(999, 4), "━━━·");
        assert_eq!(bar(1000, 4), "━━━━");
    }

    #[test]
    fn a_curve_shows_the_last_values() {
        assert_eq!(curve(&[1000, 0, 500, 1000], 1000, 3), "▁▄█");
        assert_eq!(curve(&[], 1000, 3), "");
        assert_eq!(curve(&[7, 7], 0, 3), "██");
    }
}
