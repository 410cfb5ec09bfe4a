//! The footer: what can be done here, the most useful first, whole entries only, the help always.

use curette::tui::action::Action;
use curette::tui::footer::{GAP, LEAD, entries, own};

use crate::screen::{Screen, ctx};

/// Every place, the keys that lead to it, and what it offers first.
const PLACES: &[(&str, &str, &str)] = &[
    ("entry, empty", "", "Tab panes"),
    ("entry, a line typed", "'5 ak face ln2 '", "Enter take line"),
    ("lesions", "'5 ak face ln2' enter tab", "Enter change"),
    ("codes", "'5 ak face ln2' enter tab tab", "Enter why"),
    ("checklist", "'5 ak face ln2' enter tab tab tab", "Enter answer"),
    ("list", "'5 ak face ln2' enter ctrl-s f8", "Enter open"),
    ("list, empty", "f8", "Esc back"),
    ("palette", "ctrl-p", "Enter run it"),
    ("details", "f2", "Esc back, keeps all"),
    ("why", "'5 ak face ln2' enter f4", "Esc back"),
    ("help", "f1", "Esc back"),
    ("themes", "f10", "Enter keep"),
    ("practice", "f7", "Enter answer it"),
    ("practice, claim lines", "f7 enter", "Ctrl-S done"),
    ("practice, documenting", "f7 enter alt-t", "Ctrl-S done"),
    ("practice, feedback", "f7 enter 'nothing' ctrl-s s", "Enter next note"),
    ("practice, choosing a drill", "f7 alt-i", "Enter begin"),
    ("practice, a drill", "f7 alt-i enter", "Enter answer"),
    ("practice, the end of a drill", "f7 alt-i enter '17000' enter esc", "Enter another round"),
    ("practice, progress", "f7 alt-m", "Enter record"),
];

fn at(keys: &str) -> Screen {
    let mut screen = Screen::sized(120, 40);
    screen.press(keys);
    let context = ctx(&screen.setup);
    screen.model.settle(&context);
    screen
}

#[test]
fn the_most_useful_comes_first_and_the_help_is_always_there() {
    for (place, keys, first) in PLACES {
        let screen = at(keys);
        for cells in [40, 60, 80, 120] {
            let shown = entries(&screen.model, &ctx(&screen.setup), cells);
            let texts: Vec<String> = shown.iter().map(|one| format!("{} {}", one.key, one.does)).collect();
            assert_eq!(texts.first().map(String::as_str), Some(*first), "{place} at {cells}: {texts:?}");
            let help = shown.iter().filter(|entry| entry.action == Action::Help).count();
            assert_eq!(help, 1, "{place} at {cells}: {texts:?}");
            let used: usize =
                LEAD + shown.iter().map(|entry| entry.cells()).sum::<usize>() + GAP * (shown.len() - 1);
            assert!(used <= cells, "{place} at {cells}: {texts:?}");
            assert!(shown.len() >= 2, "{place} at {cells}: {texts:?}");
        }
    }
}

#[test]
fn with_more_room_nothing_disappears_that_ranks_higher() {
    for (place, keys, _) in PLACES {
        let screen = at(keys);
        let context = ctx(&screen.setup);
        let all = entries(&screen.model, &context, 1_000);
        for cells in 30..200 {
            let shown = entries(&screen.model, &context, cells);
            // In the order of rank, and the first that is left out has indeed no room.
            let places: Vec<usize> =
                shown.iter().map(|one| all.iter().position(|other| other == one).expect("known")).collect();
            assert!(places.is_sorted(), "{place} at {cells}");
            let used: usize = LEAD + shown.iter().map(|entry| entry.cells() + GAP).sum::<usize>() - GAP;
            for out in all.iter().filter(|entry| !shown.contains(entry)) {
                assert!(used + GAP + out.cells() > cells, "{place} at {cells}: {out:?} has room");
            }
        }
    }
}

#[test]
fn only_what_can_be_done_is_offered() {
    for (place, keys, _) in PLACES {
        let screen = at(keys);
        for entry in entries(&screen.model, &ctx(&screen.setup), 1_000) {
            assert_eq!(entry.action.available(&screen.model), Ok(()), "{place}: {entry:?}");
        }
    }
    let shown = |keys: &str, action: Action| {
        let screen = at(keys);
        entries(&screen.model, &ctx(&screen.setup), 1_000).iter().any(|entry| entry.action == action)
    };
    assert!(!shown("", Action::Take) && shown("'ak'", Action::Take));
    assert!(!shown("", Action::Undo) && shown("'5 ak face ln2' enter", Action::Undo));
    assert!(!shown("f8", Action::Save) && !shown("ctrl-p", Action::Save));
}

#[test]
fn the_last_row_of_the_screen_is_the_footer() {
    for (place, keys, first) in PLACES {
        for (columns, rows) in [(80, 24), (120, 40)] {
            let mut screen = Screen::sized(columns, rows);
            screen.press(keys);
            let shown = screen.text();
            let last = shown.lines().last().expect("row");
            assert!(last.starts_with(&format!(" {first}")), "{place}: {last}");
            assert!(last.contains("F1 "), "{place}: {last}");
        }
    }
}

#[test]
fn the_help_opens_wherever_the_footer_names_it() {
    for (place, keys, _) in PLACES.iter().filter(|(place, ..)| *place != "help") {
        let mut screen = at(keys);
        screen.press("f1").shows("Help: ").shows("Every action");
        screen.press("f1").hides("Every action");
        assert!(!own(&screen.model).is_empty(), "{place}");
    }
}

#[test]
fn the_question_about_unsaved_work_shows_every_answer() {
    for columns in [40, 60, 80, 120] {
        let mut screen = Screen::sized(columns, 24);
        screen.press("'ak' ctrl-n");
        let shown = screen.text();
        let last = shown.lines().last().expect("row");
        for answer in ["s save", "d discard", "Esc stay"] {
            assert!(last.contains(answer), "{columns}: {last}");
        }
    }
}
