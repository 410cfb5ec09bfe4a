//! The terminal: what it says of itself, and what the program makes of it.

use std::io::{IsTerminal, stdin, stdout};

use super::report::Report;

/// Tells the terminal.
pub fn look(report: &mut Report) {
    report.section("Terminal");
    for name in ["TERM", "COLORTERM", "NO_COLOR"] {
        let value = std::env::var_os(name).map(|value| value.to_string_lossy().into_owned());
        report.row(name, value.as_deref().filter(|value| !value.is_empty()).unwrap_or("not set"));
    }
    report.row("input", is_terminal(stdin().is_terminal()));
    report.row("output", is_terminal(stdout().is_terminal()));
    size_and_colours(report);
}

fn is_terminal(is: bool) -> &'static str {
    if is { "a terminal" } else { "no terminal" }
}

#[cfg(feature = "tui")]
fn size_and_colours(report: &mut Report) {
    use crate::tui::examine;
    match examine::size() {
        Some((columns, rows)) => {
            report.row("size", &format!("{columns} columns, {rows} rows"));
            if stdout().is_terminal() && !examine::is_large_enough((columns, rows)) {
                let (least_columns, least_rows) = examine::SMALLEST;
                report.attend(format!(
                    "the terminal has {columns} columns and {rows} rows; make it at least {least_columns} by {least_rows}"
                ));
            }
        }
        None => report.row("size", "not known"),
    }
    report.row("colours", examine::colours());
}

#[cfg(not(feature = "tui"))]
fn size_and_colours(report: &mut Report) {
    report.row("interface", "there is no terminal interface in this build");
}
