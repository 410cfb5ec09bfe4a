//! Reads a line: each part between ` + ` on its own.

use super::draft::Draft;
use super::lexer::segments;
use super::{Context, Echo, EchoKind, Entry, LONGEST, Reading, visit};

/// Suggestions are looked for so often in one line; a long pasted text would take too long otherwise.
const SUGGESTIONS: usize = 8;

/// Reads a line. Any text is allowed; what is not understood is echoed as such.
#[must_use]
pub fn read(line: &str, context: &Context<'_>) -> Reading {
    let mut reading = Reading::default();
    if line.chars().nth(LONGEST).is_some() {
        let told = format!("longer than {LONGEST} characters; type one lesion a line");
        reading.echo.push(Echo::new(0..line.len(), EchoKind::Unknown, told));
        return reading;
    }
    let mut every_part = true;
    let mut suggestions = SUGGESTIONS;
    for segment in segments(line) {
        let before = reading
            .entries
            .iter()
            .rev()
            .find_map(|entry| match entry {
                Entry::Lesion(lesion) => Some(lesion.as_ref()),
                Entry::Fact { .. } | Entry::Total(_) => None,
            })
            .or(context.encounter.lesions.last());
        let visits = visit::codes(line, segment.clone(), context.book);
        reading.visits.extend(visits.iter().map(|visit| visit.code.clone()));
        let draft = Draft::new(line, segment.clone(), &visits, context, before, suggestions);
        let (mut entry, mut echo, left) = draft.finish();
        if entry.is_none()
            && reading.entries.is_empty()
            && let Some((answer, said)) = Draft::new(line, segment, &visits, context, before, 0).of_the_last()
        {
            (entry, echo) = (Some(answer), said);
        }
        suggestions = left;
        echo.sort_by_key(|part| part.span.start);
        reading.echo.extend(echo);
        match entry {
            Some(entry) => reading.entries.push(entry),
            None => every_part = false,
        }
    }
    reading.understood = every_part && !reading.entries.is_empty();
    reading
}
