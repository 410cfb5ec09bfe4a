//! Key maps: the built-in ones have no fault and reach everything, and none of them ever steals what is typed.

use curette::bundle;
use curette::config::chord::{Chord, Key};
use curette::config::keymap::Keymap;
use curette::tui::action::Action;
use curette::tui::edit::Edit;
use curette::tui::model::Pane;

use crate::screen::{Screen, ctx};

fn built_in(name: &str) -> Keymap {
    Keymap::built_in(name, bundle::KEYMAPS, Action::NAMES)
        .unwrap_or_else(|faults| panic!("{name}: {faults:?}"))
}

/// A screen with one of the built-in key maps, as if it were copied into the configuration folder.
fn with(name: &str) -> Screen {
    let (_, text) = bundle::KEYMAPS.iter().find(|(known, _)| *known == name).expect("key map");
    Screen::own(80, 24, Some(text), None)
}

#[test]
fn every_built_in_map_has_no_fault_and_a_key_for_every_action() {
    let names: Vec<&str> = bundle::KEYMAPS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["default", "vim", "emacs"]);
    for name in names {
        let map = built_in(name);
        for action in Action::NAMES {
            let keys = map.keys(action);
            assert!(keys.iter().any(|key| !key.types()), "{name}: {action} has no key where text is typed");
        }
    }
}

#[test]
fn no_built_in_map_takes_a_key_that_edits_a_line() {
    let line = Edit::new("some words");
    for (name, _) in bundle::KEYMAPS {
        let map = built_in(name);
        for action in Action::NAMES {
            for chord in map.keys(action) {
                let moves = matches!(chord.key, Key::Home | Key::End | Key::Delete);
                assert!(moves || !line.knows(*chord), "{name}: {chord} of {action} edits a line");
            }
        }
    }
}

#[test]
fn characters_are_typed_with_every_map() {
    let letters: String = (' '..='~').filter(|letter| *letter != '\'').collect();
    for (name, _) in bundle::KEYMAPS {
        let mut screen = with(name);
        screen.press(&format!("'{letters}'"));
        assert_eq!(screen.model.line.text(), letters, "{name}: entry line");
        screen.press("ctrl-u f2").press(&format!("'{letters}'")).press("esc");
        assert_eq!(screen.model.encounter.patient.id.as_deref(), Some(letters.trim()), "{name}: details");
        screen.press("f8 'jkxui'").shows("jkxui").press("esc");
    }
}

#[test]
fn a_character_that_a_user_binds_everywhere_is_still_typed() {
    let keymap = Some("[keys]\ndown = [\"j\"]\nsave = [\"s\", \"ctrl-s\"]\n");
    let mut screen = Screen::own(80, 24, keymap, None);
    screen.press("f2 'js' esc 'js'");
    assert_eq!(screen.model.line.text(), "js");
    assert_eq!(screen.model.encounter.patient.id.as_deref(), Some("js"));
    assert!(screen.host.saved.is_empty());
    let footer = screen.text().lines().last().map(ToOwned::to_owned).expect("row");
    assert!(footer.contains("Ctrl-S save"), "a key that works here is shown: {footer}");
    screen.press("ctrl-u tab s");
    assert_eq!(screen.host.saved.len(), 1, "where no text is typed it is the action");
}

#[test]
fn vim_letters_are_commands_in_lists_only() {
    let mut screen = with("vim");
    screen.press("'5 ak face ln2' enter '3 ak scalp ln2' enter '2 ak ear ln2' enter alt-l");
    assert_eq!(screen.model.focus, Pane::Lesions);
    screen.press("g");
    assert_eq!(screen.model.lesion_row(), 0);
    screen.press("j j k");
    assert_eq!(screen.model.lesion_row(), 1);
    screen.press("G x").shows("removed C").press("u");
    assert_eq!(screen.model.encounter.lesions.len(), 3);
    screen.press("i");
    assert_eq!(screen.model.focus, Pane::Entry);
    screen.press("'jk'");
    assert_eq!(screen.model.line.text(), "jk");
    screen.press("ctrl-u f1 G").shows("Besides, where no text is typed").press("g j j").shows("rows 3 to ");
    screen.press("q").hides("Every action").press("alt-p").shows("Commands");
}

#[test]
fn emacs_chords_move_and_undo() {
    let mut screen = with("emacs");
    screen.press("'5 ak face ln2' enter '3 ak scalp ln2' enter tab alt-<");
    assert_eq!(screen.model.lesion_row(), 0);
    screen.press("ctrl-n");
    assert_eq!(screen.model.lesion_row(), 1);
    screen.press("ctrl-p ctrl-g ctrl-_").shows("undone: added B");
    screen.press("'ak face' alt-< '5 ' alt-> ' ln2'");
    assert_eq!(screen.model.line.text(), "5 ak face ln2");
    screen.press("alt-x 'save' ctrl-n ctrl-p").shows("Commands").press("ctrl-g").hides("Commands");
}

#[test]
fn the_keys_of_the_user_stand_in_footer_help_and_palette() {
    let keymap = Some("[keys]\nsave = [\"alt-s\"]\nhelp = [\"f12\"]\n[lists]\nundo = [\"U\"]\n");
    let mut screen = Screen::own(120, 80, keymap, None);
    screen.press("'5 ak face ln2' enter").shows("Alt-S save").shows("F12 help");
    screen.press("f12");
    let shown = screen.text();
    let row =
        |name: &str| shown.lines().find(|row| row.contains(&format!(" {name} "))).map(ToOwned::to_owned);
    assert!(row("save").is_some_and(|row| row.contains("Alt-S") && !row.contains("Ctrl-S")), "{shown}");
    let besides = shown.split("where no text is typed").nth(1).expect("section");
    assert!(besides.contains("U") && besides.contains("undo"), "{shown}");
    screen.press("esc ctrl-p").shows("Alt-S").hides("Ctrl-S");
    let saved = screen.press("esc alt-s").host.saved.len();
    assert_eq!(saved, 1);
    assert_eq!(ctx(&screen.setup).key(Action::Help), "F12");
}

#[test]
fn the_help_scrolls_to_its_end_and_says_where_it_is() {
    let mut screen = Screen::sized(80, 24);
    screen.press("f1").shows("Help: entry line").shows("rows 1 to ").shows("↓");
    screen.press("end").hides("↓").shows("↑").shows("suspend");
    screen.press("pgup").shows("↕").press("home").shows("rows 1 to ");
    let chord = Chord::parse("pgdn").expect("chord");
    for _ in 0..30 {
        let msg = ctx(&screen.setup).input(chord);
        screen.send(msg);
    }
    screen.shows("suspend").shows("↑");
}

#[test]
fn the_help_says_what_cannot_be_done_where_it_was_opened() {
    let mut screen = Screen::sized(200, 60);
    screen.press("f1").shows("Not now: type a line first.").shows("Not now: nothing to undo.");
    screen.press("esc '5 ak face ln2' enter tab f1").shows("Help: lesions").hides("select a lesion");
    screen.press("esc esc f8 f1").shows("Help: list of encounters").shows("Not now: open an encounter first");
    screen.press("esc esc f2 f1").shows("Not now: the details are open.");
    screen.press("f1 esc f4 f1").shows("Help: reasons").press("f1").shows("Why 17000");
}
