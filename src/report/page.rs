//! The page of a rule.

use super::lay::{heading, paragraph};
use super::switches;
use crate::engine::book::{CodeBook, Commentary, RulePage, Told};
use crate::engine::ids::RuleId;

/// What a rule says, with an example and a contrast, where authorities differ, where it comes from, how sure it is, and
/// what belongs to it.
#[must_use]
pub fn rule(id: RuleId, page: &RulePage, book: &CodeBook, commentary: Option<&Commentary>) -> String {
    let mut out = String::new();
    paragraph(&mut out, "", 2, &format!("{id}  {}", page.title));
    out.push('\n');
    for part in page.text.split("\n\n") {
        paragraph(&mut out, "  ", 2, part);
    }
    if let Some(example) = commentary.and_then(|commentary| commentary.example(id)) {
        told(&mut out, "Example", &example.case);
        told(&mut out, "In contrast", &example.contrast);
    }
    for entry in commentary.into_iter().flat_map(|commentary| commentary.of_rule(id)) {
        heading(&mut out, "Authorities differ");
        switches::disagreement(&mut out, entry, book);
    }
    heading(&mut out, "Sources");
    for key in &page.source {
        match book.source(key) {
            Some(source) => {
                let date = source.date.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
                paragraph(&mut out, "  - ", 4, &format!("{}{date}", source.title));
                paragraph(&mut out, "    ", 4, &source.address);
            }
            None => paragraph(&mut out, "  - ", 4, key),
        }
    }
    if page.source.is_empty() {
        out.push_str("  none named\n");
    }
    out.push('\n');
    paragraph(&mut out, "Confidence: ", 2, &page.confidence);
    if !page.see.is_empty() {
        out.push_str("See also:\n");
        for see in &page.see {
            let title = book.rule(*see).map(|page| page.title.as_str()).unwrap_or_default();
            paragraph(&mut out, &format!("  {see}  "), 6, title);
        }
    }
    out
}

/// A situation in words, as it is typed, and what comes out.
fn told(out: &mut String, title: &str, told: &Told) {
    heading(out, title);
    paragraph(out, "  ", 2, &told.text);
    for row in typed(told) {
        paragraph(out, "    ", 6, &row);
    }
}

/// How a situation is typed and what comes out, in rows.
#[must_use]
pub fn typed(told: &Told) -> Vec<String> {
    let Some(typed) = &told.typed else { return Vec::new() };
    let mut rows: Vec<String> = typed.lines.iter().map(|line| format!("typed: {line}")).collect();
    let beside: Vec<String> = typed.set.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    if !beside.is_empty() {
        rows.push(format!("with:  {}", beside.join(", ")));
    }
    let open = if typed.open { "something stays open" } else { "" };
    let codes = typed
        .codes
        .as_ref()
        .map(|codes| if codes.is_empty() { "no code".to_owned() } else { codes.join(", ") });
    let gives: Vec<&str> =
        codes.as_deref().into_iter().chain([open]).filter(|text| !text.is_empty()).collect();
    if !gives.is_empty() {
        rows.push(format!("gives: {}", gives.join("; ")));
    }
    rows
}

/// The rule that is meant by a text, in any case.
#[must_use]
pub fn find<'a>(text: &str, book: &'a CodeBook) -> Option<(RuleId, &'a RulePage)> {
    let id = RuleId::from_text(&text.trim().to_ascii_uppercase())?;
    book.rule(id).map(|page| (id, page))
}

/// Up to five rule ids that look most like the text, the nearest first.
#[must_use]
pub fn nearest(text: &str, book: &CodeBook) -> Vec<RuleId> {
    let typed = text.trim().to_ascii_uppercase();
    let mut ids: Vec<(usize, RuleId)> =
        book.rules().map(|(id, _)| (distance(&typed, id.as_str()), id)).collect();
    ids.sort_unstable();
    ids.truncate(5);
    ids.into_iter().map(|(_, id)| id).collect()
}

/// How many letters have to be added, left out or changed to make one text of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, c) in one.chars().take(64).enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (to, d) in other.iter().enumerate() {
            let changed = diagonal + usize::from(c != *d);
            diagonal = row[to + 1];
            row[to + 1] = changed.min(diagonal + 1).min(row[to] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn distance_counts_the_changes() {
        assert_eq!(distance("R-COUNT-01", "R-COUNT-01"), 0);
        assert_eq!(distance("R-COUNT-1", "R-COUNT-01"), 1);
        assert_eq!(distance("COUNT01", "R-COUNT-01"), 3);
        assert_eq!(distance("", "N-01"), 4);
    }
}
