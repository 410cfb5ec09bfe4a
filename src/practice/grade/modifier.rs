//! Modifiers; measured where the code is right. Another modifier that the payer takes as well earns the same.

use std::collections::BTreeSet;

use super::Sheet;
use crate::engine::outcome::CodeLine;
use crate::practice::answer::AnswerLine;

/// Two points for a line with the right modifiers, one where some of them are right.
pub(super) fn points(sheet: &Sheet<'_>) -> Option<(u32, u32)> {
    let (mut got, mut of) = (0, 0);
    for (at, own, wanted) in sheet.pairs() {
        let own: BTreeSet<&str> = own.modifiers.iter().map(String::as_str).collect();
        let wanted: BTreeSet<&str> = wanted.modifiers.iter().map(|modifier| modifier.as_str()).collect();
        of += 2;
        got += shared(&own, &wanted, sheet.is_taken(at) || fits_in_part(sheet, at));
    }
    Some((got, of))
}

/// Whether one line in the place of several has the modifiers of one of them: no two of them have to be told apart.
pub(crate) fn fits_in_part(sheet: &Sheet<'_>, line: usize) -> bool {
    let same = |own: &AnswerLine, wanted: &CodeLine| {
        own.modifiers.len() == wanted.modifiers.len()
            && own
                .modifiers
                .iter()
                .all(|modifier| wanted.modifiers.iter().any(|other| other.as_str() == modifier))
    };
    sheet.in_parts.contains(&line) && sheet.pairs().any(|(at, own, wanted)| at == line && same(own, wanted))
}

/// Two points where both say the same or the engine takes it, one where they share something.
pub(super) fn shared(own: &BTreeSet<&str>, wanted: &BTreeSet<&str>, taken: bool) -> u32 {
    if taken || own == wanted {
        2
    } else if own.is_disjoint(wanted) {
        0
    } else {
        1
    }
}
