//! Ctrl-P, the command palette.

use curette::tui::action::Action;

use crate::screen::{Screen, ctx};

#[test]
fn the_palette_finds_an_action_by_its_letters_and_runs_it_where_it_was_opened() {
    let mut screen = Screen::sized(80, 24);
    screen.press("'5 ak face ln2' enter ctrl-p").shows("Commands").shows("previous").shows("Shift-Tab");
    screen.press("'dtls'").shows("details").hides("previous").press("enter").shows("Encounter details");
    screen.press("ctrl-p 'sign' enter").shows("signed 2026-01-01T12:00:00Z").shows("Encounter details");
    screen.press("esc ctrl-p 'undo' enter").shows("undone: signed").hides("Commands");
    screen.press("ctrl-p 'suspend' enter").hides("Commands");
    assert_eq!(screen.host.suspended, 1);
    screen.press("'half a line' ctrl-p 'x' esc").shows("half a line").hides("Commands");
}

#[test]
fn the_palette_says_why_an_action_cannot_be_done_and_stays() {
    let mut screen = Screen::sized(80, 24);
    screen.press("ctrl-p 'redo' enter").shows("redo: nothing to do again").shows("Commands");
    screen.press("ctrl-u 'take' enter").shows("take: type a line first");
    screen.press("ctrl-u 'zzzz'").shows("no action fits").press("enter").shows("Commands");
}

#[test]
fn the_palette_lists_every_action_with_its_key() {
    let mut screen = Screen::sized(120, 80);
    screen.press("ctrl-p");
    let shown = screen.text();
    for action in Action::ALL.iter().filter(|action| **action != Action::Palette) {
        let row = shown.lines().find(|row| row.starts_with(&format!(" {} ", action.name())));
        let key = ctx(&screen.setup).key(*action);
        assert!(row.is_some_and(|row| row.contains(&key)), "{} {key}:\n{shown}", action.name());
    }
}
