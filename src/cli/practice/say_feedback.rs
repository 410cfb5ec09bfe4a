//! Feedback as text: from the trainee's answer to the right one.

use crate::practice::feedback::{Feedback, Told};
use crate::report::{lay, plain};

pub use crate::practice::stats::percent;

/// The feedback, what was said of it beforehand, and the title, which could have helped before.
pub fn text(feedback: &Feedback, sure: Option<bool>, title: &str) -> String {
    let mut out = String::new();
    let verdict = match (feedback.right, sure) {
        (true, Some(false)) => "Right, and you were not sure: this one is worth another look.",
        (true, _) => "Right.",
        (false, Some(true)) => "Not right, and you were sure: this rule comes back first.",
        (false, _) => "Not right.",
    };
    lay::heading(&mut out, &format!("{verdict} {} of 100 points", percent(feedback.per_mille)));
    lay::paragraph(&mut out, "  ", 2, &plain::line(title));
    let scores: Vec<String> = feedback
        .scores
        .iter()
        .map(|score| format!("{} {}/{}", score.component, score.got, score.of))
        .collect();
    lay::paragraph(&mut out, "  ", 2, &scores.join(", "));
    lay::heading(&mut out, "You wrote");
    for row in &feedback.answer {
        lay::paragraph(&mut out, "  - ", 4, row);
    }
    for row in &feedback.accepted {
        lay::paragraph(&mut out, "    ", 4, row);
    }
    if !feedback.errors.is_empty() {
        lay::heading(&mut out, "What went wrong");
        for error in &feedback.errors {
            told(&mut out, error);
        }
    }
    if !feedback.right {
        lay::heading(&mut out, "What the note gives");
        for row in &feedback.right_answer {
            lay::paragraph(&mut out, "  - ", 4, row);
        }
    }
    lay::heading(&mut out, "Because");
    for (reason, rule) in &feedback.because {
        lay::paragraph(&mut out, "  - ", 4, &format!("{reason} [{rule}]"));
    }
    if feedback.because.is_empty() {
        out.push_str("  - nothing was done that is reported\n");
    }
    if let Some(contradiction) = &feedback.contradiction {
        lay::heading(&mut out, "The note contradicts itself");
        lay::paragraph(&mut out, "  ", 2, contradiction);
    }
    if let Some(teach) = &feedback.teach {
        lay::heading(&mut out, "Remember");
        lay::paragraph(&mut out, "  ", 2, &plain::line(teach));
    }
    if let (false, Some((rule, contrast))) = (feedback.right, &feedback.contrast) {
        lay::heading(&mut out, &format!("In contrast ({rule})"));
        lay::paragraph(&mut out, "  ", 2, contrast);
    }
    out
}

fn told(out: &mut String, error: &Told) {
    lay::paragraph(out, "  - ", 4, &format!("{} ({})", error.name, error.component));
    lay::paragraph(out, "    ", 4, &format!("{}.", error.said.trim_end_matches('.')));
    if !error.contrast.is_empty() {
        lay::paragraph(out, "    ", 4, &format!("In contrast: {}", error.contrast));
    }
    let sources = if error.sources.is_empty() {
        String::new()
    } else {
        format!("; source: {}", error.sources.join("; "))
    };
    lay::paragraph(out, "    ", 4, &format!("{} {}{sources}", error.rule, error.title));
}
