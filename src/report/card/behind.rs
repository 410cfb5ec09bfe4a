//! What stands behind a rule: its page, its sources, the tables that it reads.

use super::{Asked, Part};
use crate::engine::ids::RuleId;
use crate::report::page;

/// A rule with what it says here, its page in short, its sources and the dates of the tables that it reads.
pub fn rule(parts: &mut Vec<Part>, asked: &Asked<'_>, id: RuleId, says: &[&str]) {
    for (at, text) in says.iter().enumerate() {
        let id = if at == 0 { id.to_string() } else { String::new() };
        parts.push(Part::Rule(id, (*text).to_owned()));
    }
    if let Some(page) = asked.book.rule(id) {
        parts.push(Part::Behind("rule", format!("{}. {}", page.title, page.text.replace("\n\n", " "))));
    }
    sources(parts, asked, id);
}

/// The same in short: title and sources of the rule in one paragraph.
pub fn short(parts: &mut Vec<Part>, asked: &Asked<'_>, id: RuleId, says: &str) {
    parts.push(Part::Rule(id.to_string(), says.to_owned()));
    if let Some(page) = asked.book.rule(id) {
        let title = |key: &String| asked.book.source(key).map_or(key.clone(), |source| source.title.clone());
        let sources: Vec<String> = page.source.iter().map(title).collect();
        parts.push(Part::Behind("rule", format!("{} [{}]", page.title, sources.join("; "))));
    }
}

/// Where a rule stands, and from when the tables are that it reads.
pub fn sources(parts: &mut Vec<Part>, asked: &Asked<'_>, id: RuleId) {
    let Some(page) = asked.book.rule(id) else { return };
    for key in &page.source {
        let text = match asked.book.source(key) {
            Some(source) => {
                let date = source.date.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
                let address =
                    if source.address.is_empty() { String::new() } else { format!(". {}", source.address) };
                format!("{}{date}{address}", source.title)
            }
            None => key.clone(),
        };
        parts.push(Part::Behind("source", text));
        for table in asked.book.tables().iter().filter(|table| table.source == *key) {
            parts.push(Part::Behind("table", format!("{}, valid from {}", table.name, table.from)));
        }
    }
}

/// An example of a rule and a contrast, as sentences and as they are typed.
pub fn example(parts: &mut Vec<Part>, asked: &Asked<'_>, id: RuleId) {
    let Some(example) = asked.commentary.and_then(|commentary| commentary.example(id)) else { return };
    for (title, told) in [("Example", &example.case), ("In contrast", &example.contrast)] {
        parts.push(Part::Heading(title.to_owned()));
        parts.push(Part::Fact(0, told.text.clone()));
        parts.extend(page::typed(told).into_iter().map(|row| Part::Fact(1, row)));
    }
}
