//! The proof card: why an encounter gives a code, or why it does not.

use super::lay::{heading, paragraph};
use super::{billed, claim, facts, questions, text};
use crate::engine::book::CodeBook;
use crate::engine::encounter::Encounter;
use crate::engine::ids::{Code, RuleId};
use crate::engine::outcome::{Assessment, CodeLine, LesionId};

/// Everything about one code in an encounter: its lines with facts, reasons, sources and table dates; where it is
/// open, waits or was dropped; or what the encounter gives in its place.
#[must_use]
pub fn card(assessment: &Assessment, encounter: &Encounter, book: &CodeBook, code: Code) -> String {
    let mut out = text::header(assessment, encounter, book);
    let title = book.code(code).map(|row| format!(": {}", row.label)).unwrap_or_default();
    out.push('\n');
    paragraph(&mut out, "", 2, &format!("{code}{title}"));
    let before = out.len();
    for line in assessment.lines.iter().filter(|line| line.code == code) {
        standing(&mut out, line, assessment, encounter, book);
    }
    undecided(&mut out, assessment, book, code);
    for dropped in assessment.dropped.iter().filter(|dropped| dropped.code == code) {
        heading(&mut out, &format!("Not coded for {}", claim::lesions(&dropped.lesions)));
        lesions(&mut out, &dropped.lesions, encounter);
        reason(&mut out, dropped.rule, &dropped.text, book);
    }
    let nothing = out.len() == before;
    if let Some(judged) = billed::of_code(assessment, code) {
        out.push_str(&judged);
    }
    if nothing {
        instead(&mut out, assessment, book, code);
    }
    out
}

/// A line that stands, with the facts of its lesions and every reason.
fn standing(
    out: &mut String,
    line: &CodeLine,
    assessment: &Assessment,
    encounter: &Encounter,
    book: &CodeBook,
) {
    heading(out, &format!("Line {}", line.rank));
    paragraph(out, "  ", 4, &claim::in_short(line));
    let parent = line.add_on_to.and_then(|rank| assessment.lines.iter().find(|other| other.rank == rank));
    if let Some(parent) = parent {
        paragraph(out, "  ", 4, &format!("add-on to line {}, {}", parent.rank, parent.code));
    }
    lesions(out, &line.lesions, encounter);
    heading(out, "Because");
    let mut reasons = line.because.iter().peekable();
    while let Some(because) = reasons.next() {
        paragraph(out, &format!("  {}  ", because.rule), 6, &because.text);
        // Reasons of one rule that follow each other share their sources.
        if reasons.peek().is_none_or(|next| next.rule != because.rule) {
            sources(out, because.rule, book);
        }
    }
}

fn lesions(out: &mut String, ids: &[LesionId], encounter: &Encounter) {
    for lesion in encounter.lesions.iter().filter(|lesion| ids.iter().any(|id| *id == lesion.id)) {
        paragraph(out, "  ", 6, &format!("{}: {}", lesion.id, facts::lesion(lesion)));
        for procedure in &lesion.procedures {
            paragraph(out, "      ", 8, &facts::procedure(procedure));
        }
    }
}

/// One reason: the rule, what it says here, where that stands.
fn reason(out: &mut String, rule: RuleId, text: &str, book: &CodeBook) {
    paragraph(out, &format!("  {rule}  "), 6, text);
    sources(out, rule, book);
}

/// Where a rule stands, and how old the tables are that it reads.
fn sources(out: &mut String, rule: RuleId, book: &CodeBook) {
    let Some(page) = book.rule(rule) else { return };
    for key in &page.source {
        let title = book.source(key).map_or(key.as_str(), |row| row.title.as_str());
        paragraph(out, "      source: ", 14, title);
        for table in book.tables().iter().filter(|table| table.source == *key) {
            paragraph(out, "      table:  ", 14, &format!("{}, valid from {}", table.name, table.from));
        }
    }
}

/// Questions and holds in which the code is one of the possible answers.
fn undecided(out: &mut String, assessment: &Assessment, book: &CodeBook, code: Code) {
    for open in assessment.open.iter().filter(|open| open.codes.iter().any(|codes| codes.contains(&code))) {
        heading(out, &format!("Possible for {}", claim::lesions(&open.lesions)));
        paragraph(out, "  ? ", 4, &open.question);
        paragraph(out, "    ", 6, &format!("possible: {}", questions::possible(&open.codes)));
        reason(out, open.rule, "asks for it", book);
    }
    for held in &assessment.held {
        for outcome in held.outcomes.iter().filter(|outcome| outcome.codes.contains(&code)) {
            heading(out, &format!("Waits with {}", claim::lesions(&held.lesions)));
            let text = format!("given if {} says {}", held.until, outcome.pathology);
            reason(out, held.rule, &text, book);
        }
    }
}

/// The code is nowhere: whether it is a code at all, and what the encounter gives.
fn instead(out: &mut String, assessment: &Assessment, book: &CodeBook, code: Code) {
    out.push('\n');
    if let Some(absent) = book.absent(code) {
        paragraph(out, "  ", 2, &format!("'{code}' {}.", absent.text));
        reason(out, absent.rule, "says so", book);
    } else if book.code(code).is_none() {
        paragraph(out, "  ", 2, &format!("'{code}' is not in the tables of edition {}.", book.edition()));
    } else {
        paragraph(out, "  ", 2, "No line of this encounter has this code, and none was considered for it.");
    }
    heading(out, "The encounter gives");
    if assessment.lines.is_empty() {
        out.push_str("  no line\n");
    }
    for line in &assessment.lines {
        paragraph(out, &format!("  {:>2}  ", line.rank), 6, &claim::in_short(line));
    }
    for open in &assessment.open {
        let text = format!("{}: {}", claim::lesions(&open.lesions), questions::possible(&open.codes));
        paragraph(out, "   ?  ", 6, &text);
    }
    for held in &assessment.held {
        paragraph(out, "   -  ", 6, &format!("{}: waits for {}", claim::lesions(&held.lesions), held.until));
    }
}
