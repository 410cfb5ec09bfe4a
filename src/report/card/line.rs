//! The card of a claim line: its lesions with their facts as typed and as read, its reasons, what the tables give, the
//! readings in force, what was not coded, what is open.

use super::{Asked, Part, behind, not_coded, readings, tables};
use crate::engine::ids::RuleId;
use crate::engine::lesion::{Lesion, Pathology};
use crate::engine::outcome::{CodeLine, LesionId, Level};
use crate::engine::{OtherReading, ReadLesion, read_as};
use crate::report::{claim, facts};

/// Everything about a line.
#[must_use]
pub fn of_line(asked: &Asked<'_>, line: &CodeLine, other: &[OtherReading]) -> Vec<Part> {
    let mut parts = Vec::new();
    head(&mut parts, asked, line);
    parts.push(Part::Heading("Lesions, as typed and as read".to_owned()));
    lesions(&mut parts, asked, &line.lesions);
    parts.push(Part::Heading("Because".to_owned()));
    because(&mut parts, asked, line);
    parts.push(Part::Heading("What the tables give".to_owned()));
    tables::of(&mut parts, asked, line);
    parts.push(Part::Heading("Readings in force where authorities differ".to_owned()));
    readings::of(&mut parts, asked, line, other);
    beside(&mut parts, asked, line);
    parts
}

fn head(parts: &mut Vec<Part>, asked: &Asked<'_>, line: &CodeLine) {
    parts.push(Part::Heading(format!("Line {}", line.rank)));
    parts.push(Part::Fact(0, claim::in_short(line)));
    if let Some(row) = asked.book.code(line.code) {
        parts.push(Part::Fact(0, format!("{}; global days {}", row.label, row.global)));
    }
    let parent = line.add_on_to.and_then(|rank| asked.answer.lines.iter().find(|other| other.rank == rank));
    if let Some(parent) = parent {
        parts.push(Part::Fact(0, format!("add-on to line {}, {}", parent.rank, parent.code)));
    }
}

/// The lesions by these ids, with what was done to them.
pub fn lesions(parts: &mut Vec<Part>, asked: &Asked<'_>, ids: &[LesionId]) {
    let read = read_as(asked.encounter, asked.history, asked.book);
    for (lesion, read) in asked.encounter.lesions.iter().zip(&read) {
        if !ids.iter().any(|id| *id == lesion.id) {
            continue;
        }
        parts.push(Part::Fact(0, format!("{}: {}", lesion.id, facts::lesion(lesion))));
        for procedure in &lesion.procedures {
            parts.push(Part::Fact(1, facts::procedure(procedure)));
        }
        parts.push(Part::Fact(1, format!("read as {}", in_words(lesion, read))));
    }
}

/// What the words of a lesion were taken for.
fn in_words(lesion: &Lesion, read: &ReadLesion) -> String {
    let mut words = Vec::new();
    let unknown = |typed: &Option<String>, what: &str| match typed {
        Some(typed) => format!("'{typed}', which is not in the tables"),
        None => format!("no {what}"),
    };
    words.push(match (&read.diagnosis, &read.behaviour) {
        (Some(name), Some(behaviour)) => format!("{name} ({behaviour})"),
        (Some(name), None) => format!("{name} (what it is stays open)"),
        (None, _) => unknown(&lesion.diagnosis, "diagnosis"),
    });
    words.push(match &read.site {
        Some(site) => {
            let groups: Vec<&str> = read.groups.iter().map(|(_, group)| group.word()).collect();
            let groups =
                if groups.is_empty() { String::new() } else { format!(" (groups {})", groups.join(" ")) };
            let side = read
                .side
                .filter(|_| lesion.side.is_none())
                .map(|side| format!("{side} "))
                .unwrap_or_default();
            let part = read
                .part
                .filter(|_| lesion.part.is_none())
                .map(|part| format!("{part} "))
                .unwrap_or_default();
            format!("{side}{part}{site}{groups}")
        }
        None => unknown(&lesion.site, "site"),
    });
    if lesion.pathology.is_none() && read.pathology == Pathology::NotSent {
        words.push("pathology not stated, read as not sent".to_owned());
    }
    let codes: Vec<&str> = read.icd.iter().map(|icd| icd.as_str()).collect();
    if !codes.is_empty() {
        words.push(codes.join(" and "));
    }
    words.join("; ")
}

/// The reasons, those of one rule together.
fn because(parts: &mut Vec<Part>, asked: &Asked<'_>, line: &CodeLine) {
    let mut rules: Vec<RuleId> = Vec::new();
    for reason in &line.because {
        if !rules.contains(&reason.rule) {
            rules.push(reason.rule);
        }
    }
    for id in rules {
        let of_rule = line.because.iter().filter(|reason| reason.rule == id);
        let says: Vec<&str> = of_rule.map(|reason| reason.text.as_ref()).collect();
        behind::rule(parts, asked, id, &says);
    }
}

/// What else is said about the lesions of the line: other codes, questions, holds, warnings and what was accepted.
fn beside(parts: &mut Vec<Part>, asked: &Asked<'_>, line: &CodeLine) {
    let shares = |lesions: &[LesionId]| lesions.iter().any(|id| line.lesions.contains(id));
    let mut first = true;
    let mut head = |parts: &mut Vec<Part>, text: &str| {
        if std::mem::take(&mut first) {
            parts.push(Part::Heading(text.to_owned()));
        }
    };
    for dropped in asked.answer.dropped.iter().filter(|dropped| shares(&dropped.lesions)) {
        head(parts, "Not coded for these lesions");
        let says = format!("{} for {}: {}", dropped.code, claim::lesions(&dropped.lesions), dropped.text);
        behind::rule(parts, asked, dropped.rule, &[&says]);
    }
    let open: Vec<_> = asked.answer.open.iter().filter(|open| shares(&open.lesions)).collect();
    let held: Vec<_> = asked.answer.held.iter().filter(|held| shares(&held.lesions)).collect();
    if !open.is_empty() || !held.is_empty() {
        parts.push(Part::Heading("Still open".to_owned()));
    }
    for open in open {
        not_coded::of_open(parts, asked, open);
    }
    for held in held {
        not_coded::of_held(parts, asked, held);
    }
    let about = |lesion: &Option<LesionId>| lesion.as_ref().is_none_or(|id| line.lesions.contains(id));
    let findings = asked.answer.findings.iter();
    let findings: Vec<_> =
        findings.filter(|finding| finding.level != Level::Advice || !finding.stands()).collect();
    let findings: Vec<_> = findings.into_iter().filter(|finding| about(&finding.lesion)).collect();
    if !findings.is_empty() {
        parts.push(Part::Heading("Findings".to_owned()));
    }
    for finding in findings {
        let accepted = if finding.stands() { "" } else { "accepted " };
        let says = format!("{accepted}{}: {}", finding.level, finding.message);
        parts.push(Part::Rule(finding.rule.to_string(), says));
        if let Some(reason) = &finding.accepted {
            parts.push(Part::Behind("because", reason.clone()));
        }
    }
}
