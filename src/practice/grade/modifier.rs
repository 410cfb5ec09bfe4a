//! Modifiers; measured where the code is right. Another modifier that the payer takes as well earns the same.

use std::collections::BTreeSet;

use super::Sheet;

/// Two points for a line with the right modifiers, one where some of them are right.
pub(super) fn points(sheet: &Sheet<'_>) -> Option<(u32, u32)> {
    let (mut got, mut of) = (0, 0);
    for (at, own, wanted) in sheet.pairs() {
        let own: BTreeSet<&str> = own.modifiers.iter().map(String::as_str).collect();
        let wanted: BTreeSet<&str> = wanted.modifiers.iter().map(|modifier| modifier.as_str()).collect();
        of += 2;
        got += shared(&own, &wanted, sheet.is_taken(at));
    }
    Some((got, of))
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
