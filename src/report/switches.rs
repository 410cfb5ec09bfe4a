//! The policy switches with their values, their state and the rule behind them.

use super::lay::paragraph;
use crate::engine::book::CodeBook;
use crate::engine::policy::{Policy, Switch};

/// All switches: what each may be, what it is now, which rule it belongs to.
#[must_use]
pub fn list(policy: &Policy, book: &CodeBook) -> String {
    let mut out = String::new();
    for switch in Switch::ALL.iter().copied() {
        let value = policy.get(switch);
        let state = if value == switch.values()[0] { "default" } else { "chosen" };
        out.push_str(&format!("{switch:<24} {value:<16} {state:<8} {}\n", switch.rule()));
        let title = book.rule(switch.rule()).map(|page| format!("; {}", page.title)).unwrap_or_default();
        paragraph(&mut out, "    ", 6, &format!("{}{title}", allowed(switch)));
    }
    out
}

/// The values that a switch may have, the default first: `pre (default) or post_curettage`.
#[must_use]
pub fn allowed(switch: Switch) -> String {
    let words: Vec<String> = (switch.values().iter().enumerate())
        .map(|(at, value)| {
            let value = if *value == "n" { "a whole number from 1" } else { *value };
            if at == 0 { format!("{value} (default)") } else { value.to_owned() }
        })
        .collect();
    super::lay::joined(&words, "or")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_named_and_numbers_are_described() {
        assert_eq!(allowed(Switch::MaligDiameter), "pre (default) or post_curettage");
        assert_eq!(allowed(Switch::ExtensiveMinCount), "none (default) or a whole number from 1");
    }
}
