//! Input from anywhere: whatever stands in it, nothing steers the terminal, nothing waits without end, nothing takes memory
//! without bound, and nothing is written where it should not be.

mod clipboard;
mod depths;
mod every_field;
mod export;
mod lines;
mod places;
mod screens;
mod settings;
mod sizes;
pub mod texts;

/// Whether a character could steer a terminal, turn or hide text: written down once more, apart from the program.
pub fn steers(c: char) -> bool {
    let code = u32::from(c);
    c.is_control()
        || [0xad, 0x61c, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0xfeff].contains(&code)
        || (0x202a..=0x202e).contains(&code)
        || (0x2060..=0x206f).contains(&code)
        || (0xe0000..=0xe0fff).contains(&code)
}

/// Holds that what was printed has no such character but line ends.
#[track_caller]
pub fn is_plain(what: &str, printed: &str) {
    let found = printed.chars().find(|c| *c != '\n' && steers(*c));
    assert_eq!(found, None, "{what} prints it:\n{}", printed.escape_debug());
}

/// Texts that steer terminals, turn, hide, or break out of what they stand in.
pub const NASTY: &[&str] = &[
    "\u{1b}[2J\u{1b}[31mred",
    "\u{1b}]52;c;aGVsbG8=\u{7}",
    "\u{1b}]0;title\u{1b}\\",
    "\u{9b}31m\u{9d}8;;file:///\u{9c}",
    "a\u{8}\u{8}\u{7f}b\r\u{0b}\u{0c}c\u{85}d",
    "\u{202e}txt.exe\u{202c}",
    "\u{2066}a\u{2067}b\u{2069}\u{200e}\u{200f}\u{61c}",
    "ze\u{200b}ro\u{2060}wi\u{feff}dth\u{ad}\u{200d}",
    "line\nend\u{2028}and\u{2029}more",
    "\u{e0041}\u{e007f}tags\u{ffff}\u{fffe}",
    "</text><script>x</script>&\"'",
];
