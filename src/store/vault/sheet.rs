//! The recovery sheet: what is printed once, on paper.

use std::fmt::Write as _;

use ulid::Ulid;
use zeroize::Zeroizing;

use super::RecoveryCode;
use crate::engine::date::Date;

/// Groups in a row of the sheet.
const ROW: usize = 5;

/// The sheet as plain text.
#[must_use]
pub fn sheet(vault: Ulid, made: Date, code: &RecoveryCode) -> Zeroizing<String> {
    // All of its room at once: a text that grows would leave copies of the code behind.
    let mut text = Zeroizing::new(String::with_capacity(4096));
    let groups = code.groups();
    let mut rows = Zeroizing::new(String::with_capacity(1024));
    for (row, groups) in groups.chunks(ROW).enumerate() {
        for (at, group) in groups.iter().enumerate() {
            // Writing into a text cannot fail.
            let _ =
                write!(*rows, "{}{:>2} {group}", if at == 0 { "    " } else { "   " }, row * ROW + at + 1);
        }
        rows.push('\n');
    }
    let _ = write!(
        *text,
        "\
curette: RECOVERY SHEET

    vault  {vault}
    made   {made}

Your encounters are encrypted on this computer. If the passphrase is lost, this
code opens them; nothing else does, and nobody can give it to you again.

{}
What to do now: print or write this down, check it, and keep it where you keep
what must not be lost or read by others, not on this computer. It is not shown
again. Whoever has this sheet and a copy of your files can read them.

What to do when the passphrase is lost: type  curette vault recover  and then
the {} groups, one after the other. A mistake in a group is found at once.
There is no letter I, L, O or U in the code: what looks like one is a digit.
Then choose a new passphrase.

The code works together with the file vault.toml of the data folder: keep that
file with every backup. A new sheet (curette vault recovery) voids this one.
",
        *rows,
        super::GROUPS,
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_can_be_read_off_the_sheet() {
        let code = RecoveryCode::new().expect("code");
        let vault = Ulid::new();
        let sheet = sheet(vault, Date::new(2026, 11, 21).expect("date"), &code);
        assert!(sheet.contains(&vault.to_string()) && sheet.contains("2026-11-21"), "{}", *sheet);
        assert!(sheet.lines().all(|line| line.chars().count() <= 80), "it fits on paper");
        let rows: Vec<&str> =
            sheet.lines().filter(|line| line.starts_with("     ") || line.starts_with("    1")).collect();
        let words: Vec<&str> = rows.iter().flat_map(|row| row.split_whitespace()).collect();
        let (numbers, groups): (Vec<&str>, Vec<&str>) =
            words.chunks(2).map(|pair| (pair[0], pair[1])).unzip();
        assert_eq!(numbers, (1..=13).map(|number| number.to_string()).collect::<Vec<_>>());
        let read = RecoveryCode::read(&groups.join(" ")).map(|read| *read.secret() == *code.secret());
        assert_eq!(read, Ok(true));
    }
}
