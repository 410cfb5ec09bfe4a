//! Progress as rows of text: points and speed over time, by component and rule; calibration, mastery, errors.

use std::collections::BTreeMap;

use crate::config::theme::Role;
use crate::engine::ids::RuleId;
use crate::practice::grade::Component;
use crate::practice::mistake;
use crate::practice::results::Attempt;
use crate::practice::stats::{Retention, Stats, percent, stats};
use crate::tui::text::{cut, number, pad, wrap};

use super::Practice;
use super::series::{bar, curve};

/// A row: its look and its text.
pub type Row = (Role, String);

/// Days that are shown.
const DAYS: usize = 10;
/// Named errors that are shown.
const ERRORS: usize = 8;

/// The rows of the page, in so many cells.
#[must_use]
pub fn rows(practice: &Practice, cells: usize) -> Vec<Row> {
    let results = &practice.shelf.results;
    let stats = stats(results);
    let Some((first, last)) = &stats.days else {
        return vec![(
            Role::Faint,
            "Nothing was answered yet. Go back, and Enter begins with the first note.".to_owned(),
        )];
    };
    let answers = number(stats.all.attempts, "answer", "answers");
    let points = percent(stats.all.per_mille);
    let days = if first == last { format!("on {first}") } else { format!("{first} to {last}") };
    let mut out = vec![(
        Role::Text,
        format!("{answers}, {days}: {} wholly right, {points} of 100 points", stats.all.right),
    )];
    let widths = if cells < 100 { Widths { bar: 12, curve: 8 } } else { Widths { bar: 30, curve: 20 } };
    by_day(&mut out, results, widths);
    by_component(&mut out, results, &stats, widths);
    by_rule(&mut out, practice, &stats, (widths, cells));
    calibration(&mut out, &stats, cells);
    errors(&mut out, &stats);
    out
}

/// Cells of bars and of curves over time.
#[derive(Clone, Copy)]
struct Widths {
    bar: usize,
    curve: usize,
}

fn heading(out: &mut Vec<Row>, text: String) {
    out.push((Role::Text, String::new()));
    out.push((Role::Heading, text));
}

/// Points and seconds of every day.
fn by_day(out: &mut Vec<Row>, results: &[Attempt], widths: Widths) {
    let mut days: BTreeMap<&str, Vec<&Attempt>> = BTreeMap::new();
    for attempt in results {
        days.entry(attempt.day()).or_default().push(attempt);
    }
    heading(out, format!("{:<16}{:<bar$}  points  seconds  answers", "By day", "", bar = widths.bar));
    let skipped = days.len().saturating_sub(DAYS);
    for (day, attempts) in days.into_iter().skip(skipped) {
        let points: u64 = attempts.iter().map(|attempt| u64::from(attempt.per_mille)).sum();
        let points = u32::try_from(points / attempts.len().max(1) as u64).unwrap_or(0);
        let seconds = middle(attempts.iter().map(|attempt| attempt.seconds).collect());
        out.push((Role::Text, measured(day, points, seconds, attempts.len(), widths)));
    }
}

fn by_component(out: &mut Vec<Row>, results: &[Attempt], stats: &Stats, widths: Widths) {
    heading(out, head("By component", widths));
    for (component, row) in &stats.components {
        let of_it = |attempt: &&Attempt| attempt.scores.get(component.word()).is_some_and(|(_, of)| *of > 0);
        let own: Vec<&Attempt> = results.iter().filter(of_it).collect();
        let points: Vec<u32> = own.iter().map(|attempt| share(attempt, *component)).collect();
        let text = measured(component.word(), row.per_mille, row.seconds, row.attempts, widths);
        out.push((Role::Text, format!("{text}{}", curves(&points, &own, widths.curve))));
    }
}

fn by_rule(out: &mut Vec<Row>, practice: &Practice, stats: &Stats, (widths, cells): (Widths, usize)) {
    let book = crate::bundle::books().ok().and_then(<[_]>::last);
    heading(out, head("By rule", widths));
    for (rule, row, mastery) in &stats.rules {
        let of_it = |attempt: &&Attempt| attempt.rules.contains(rule);
        let own: Vec<&Attempt> = practice.shelf.results.iter().filter(of_it).collect();
        let points: Vec<u32> = own.iter().map(|attempt| attempt.per_mille).collect();
        let text = measured(rule, row.per_mille, row.seconds, row.attempts, widths);
        out.push((Role::Text, format!("{text}{}", curves(&points, &own, widths.curve))));
        let standing = practice.standings.rule(rule).word();
        let kept = match mastery.retention {
            Retention::NotMeasured => "retention not measured yet".to_owned(),
            Retention::Measured { per_mille, kept: true } => format!("kept, {} of 100", percent(per_mille)),
            Retention::Measured { per_mille, kept: false } => {
                format!("not kept, {} of 100", percent(per_mille))
            }
        };
        let mastered = match (&mastery.mastered, mastery.good_days.len()) {
            (Some(day), _) => format!("mastered {day}; {kept}"),
            (None, 0) => format!("{standing}; no day good enough yet"),
            (None, days) => {
                format!("{standing}; {} of the two, 3 days apart", number(days, "good day", "good days"))
            }
        };
        // An id alone says nothing to whoever does not know it by heart.
        let page = book.and_then(|book| book.rule(RuleId::from_text(rule)?));
        let title = page.map_or_else(String::new, |page| format!(": {}", page.title));
        out.push((Role::Faint, cut(&format!("  {mastered}{title}"), cells.saturating_sub(2))));
    }
}

/// Sure and unsure against right and wrong.
fn calibration(out: &mut Vec<Row>, stats: &Stats, cells: usize) {
    let of = &stats.calibration;
    heading(out, format!("{:<16}{:>8}{:>8}", "Calibration", "right", "wrong"));
    out.push((Role::Text, format!("{:<16}{:>8}{:>8}", "sure", of.sure_right, of.sure_wrong)));
    out.push((Role::Text, format!("{:<16}{:>8}{:>8}", "unsure", of.unsure_right, of.unsure_wrong)));
    if of.sure_wrong > 0 {
        let text = "Sure and wrong are the errors that nobody looks up: their rules come back first.";
        out.extend(wrap(text, cells.saturating_sub(2)).into_iter().map(|row| (Role::Advice, row)));
    }
}

fn errors(out: &mut Vec<Row>, stats: &Stats) {
    if stats.errors.is_empty() {
        return;
    }
    heading(out, "Named errors, the most frequent first".to_owned());
    for (id, times) in stats.errors.iter().take(ERRORS) {
        let known = mistake::all().iter().find(|mistake| mistake.id == *id);
        let name = known.map_or(id.as_str(), |mistake| &mistake.name);
        out.push((Role::Text, format!("  {times:>3} x {name}")));
    }
}

fn head(what: &str, widths: Widths) -> String {
    format!("{what:<16}{:<bar$}  points  seconds  answers  points · time", "", bar = widths.bar)
}

/// Name, bar, points, seconds, number of answers.
fn measured(name: &str, per_mille: u32, seconds: u32, answers: usize, widths: Widths) -> String {
    let (name, bar) = (pad(name, 15), bar(per_mille, widths.bar));
    format!("{name} {bar}  {:>6}  {seconds:>7}  {answers:>7}", percent(per_mille))
}

/// The curves of points and of seconds, the newest answer last.
fn curves(points: &[u32], attempts: &[&Attempt], cells: usize) -> String {
    let seconds: Vec<u32> = attempts.iter().map(|attempt| attempt.seconds).collect();
    let slowest = seconds.iter().copied().max().unwrap_or(0);
    format!("  {} · {}", curve(points, 1000, cells), curve(&seconds, slowest, cells))
}

/// Points of a component in thousandths.
fn share(attempt: &Attempt, component: Component) -> u32 {
    attempt
        .scores
        .get(component.word())
        .map_or(0, |(got, of)| u32::try_from(u64::from(*got) * 1000 / u64::from((*of).max(1))).unwrap_or(0))
}

/// The value in the middle.
fn middle(mut values: Vec<u32>) -> u32 {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or(0)
}
