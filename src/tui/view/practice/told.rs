//! Feedback: from the trainee's answer to the right one, with the named errors, the rules and their sources.

use ratatui::text::{Line, Span};

use crate::config::theme::Role;
use crate::practice::grade::Score;
use crate::practice::stats::percent;

use crate::tui::ctx::Ctx;
use crate::tui::practice::feedback::Told;
use crate::tui::practice::series::bar;
use crate::tui::style::Styles;
use crate::tui::text::{clean, pad, wrap};

/// Cells of the bar of a component.
const BAR: usize = 10;

/// The rows of the page.
pub fn rows<'a>(told: &Told, ctx: &Ctx<'_>, cells: usize) -> Vec<Line<'a>> {
    let mut page = Page { styles: ctx.styles, cells: cells.min(110), rows: Vec::new() };
    let feedback = &told.feedback;
    let verdict = format!("{} {} of 100 points", told.verdict(), percent(feedback.per_mille));
    page.put(if feedback.right { Role::Understood } else { Role::Warning }, 1, &verdict);
    page.put(Role::Faint, 1, &format!("{} ({})", told.item.title, told.item.id));
    for score in &feedback.scores {
        page.score(score);
    }
    page.heading("You answered");
    page.list(&feedback.answer);
    for text in &feedback.accepted {
        page.put(Role::Faint, 3, text);
    }
    if !feedback.errors.is_empty() {
        page.heading("What went wrong");
    }
    for error in &feedback.errors {
        page.put(Role::Error, 1, &format!("✗ {} ({})", error.name, error.component));
        page.put(Role::Text, 3, &format!("{}.", error.said.trim_end_matches('.')));
        if !error.contrast.is_empty() {
            page.put(Role::Text, 3, &format!("In contrast: {}", error.contrast));
        }
        let sources = if error.sources.is_empty() {
            String::new()
        } else {
            format!("; source: {}", error.sources.join("; "))
        };
        page.put(Role::Faint, 3, &format!("{} {}{sources}", error.rule, error.title));
    }
    if !feedback.right {
        page.heading("What the note gives");
        page.list(&feedback.right_answer);
    }
    page.heading("Because");
    for (reason, rule) in &feedback.because {
        page.put(Role::Text, 1, &format!("- {reason} [{rule}]"));
    }
    if feedback.because.is_empty() {
        page.put(Role::Text, 1, "- nothing was done that is reported");
    }
    if let Some(text) = &feedback.contradiction {
        page.heading("The note contradicts itself");
        page.put(Role::Text, 1, text);
    }
    if let Some(text) = &feedback.teach {
        page.heading("Remember");
        page.put(Role::Text, 1, text);
    }
    if let (false, Some((rule, text))) = (feedback.right, &feedback.contrast) {
        page.heading(&format!("In contrast ({rule})"));
        page.put(Role::Text, 1, text);
    }
    page.heading("The note");
    for line in told.item.note.lines() {
        page.put(Role::Faint, 1, line);
    }
    page.rows
}

/// The page as far as it is written.
struct Page<'a, 'b> {
    styles: &'b Styles,
    cells: usize,
    rows: Vec<Line<'a>>,
}

impl Page<'_, '_> {
    fn put(&mut self, role: Role, indent: usize, text: &str) {
        let style = self.styles.of(role);
        for row in wrap(&clean(text), self.cells.saturating_sub(indent + 2)) {
            self.rows.push(Line::from(vec![Span::raw(" ".repeat(indent)), Span::styled(row, style)]));
        }
    }

    fn heading(&mut self, text: &str) {
        self.rows.push(Line::default());
        self.put(Role::Heading, 1, text);
    }

    fn list(&mut self, texts: &[String]) {
        for text in texts {
            self.put(Role::Text, 1, &format!("- {text}"));
        }
    }

    /// A component with its points: a word, a bar and numbers.
    fn score(&mut self, score: &Score) {
        let right = score.got == score.of;
        let per_mille = score.got.saturating_mul(1000) / score.of.max(1);
        let (word, role) = match (right, score.got) {
            (true, _) => ("right", Role::Understood),
            (false, 0) => ("wrong", Role::Error),
            (false, _) => ("in part", Role::Warning),
        };
        self.rows.push(Line::from(vec![
            Span::raw(" "),
            Span::styled(pad(score.component.word(), 15), self.styles.of(Role::Text)),
            Span::styled(bar(per_mille, BAR), self.styles.of(Role::Faint)),
            Span::styled(format!(" {:>3}/{:<3} ", score.got, score.of), self.styles.of(Role::Text)),
            Span::styled(word, self.styles.of(role)),
        ]));
    }
}
