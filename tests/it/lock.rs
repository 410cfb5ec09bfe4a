//! The locked screen: what it shows in terminals of every size, and that what was put away comes back.

use curette::tui::frame::text;
use curette::tui::lock::{Hides, Lock};
use curette::tui::model::{Model, Popup, Shelf};
use curette::tui::msg::{Effect, Msg};
use curette::tui::setup::Setup;
use curette::tui::style::Depth;
use curette::tui::update::update;
use curette::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::screen::{Screen, ctx};

/// What is drawn of a locked screen.
fn drawn(lock: &Lock, (columns, rows): (u16, u16)) -> String {
    let setup = Setup::plain(Depth::True).expect("setup");
    drawn_with(&setup, lock, (columns, rows))
}

fn drawn_with(setup: &Setup, lock: &Lock, (columns, rows): (u16, u16)) -> String {
    let context = ctx(setup);
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("terminal");
    terminal.draw(|frame| view::locked(lock, context.styles, "Ctrl-Q", frame)).expect("drawn");
    text(terminal.backend().buffer())
}

#[test]
fn it_says_what_to_type_and_how_to_leave_and_shows_stars_alone() {
    let mut lock = Lock::new(Hides::Table);
    lock.paste("several quiet words");
    let screen = drawn(&lock, (80, 24));
    assert!(screen.contains("Locked. Type the passphrase; Enter unlocks."), "{screen}");
    assert!(screen.contains(&format!("> {}\n", "*".repeat(19))), "{screen}");
    assert!(screen.contains("Esc or Ctrl-Q leaves"), "{screen}");
    assert!(!screen.contains("quiet"), "{screen}");
    lock.refused("That is not the passphrase.");
    let screen = drawn(&lock, (80, 24));
    assert!(screen.contains("That is not the passphrase.") && !screen.contains('*'), "{screen}");
}

#[test]
fn without_a_vault_it_says_that_it_is_no_lock() {
    let screen = drawn(&Lock::new(Hides::Curtain), (80, 24));
    for words in ["Enter shows it again", "a curtain, not a lock", "curette vault on"] {
        assert!(screen.contains(words), "'{words}':\n{screen}");
    }
}

#[test]
fn it_is_drawn_in_the_smallest_terminals_too() {
    let setup = Setup::plain(Depth::True).expect("setup");
    for hides in [Hides::All, Hides::Table, Hides::Unkept, Hides::Curtain] {
        let mut lock = Lock::new(hides);
        lock.paste(&"x".repeat(500));
        for columns in 1..12 {
            for rows in 1..12 {
                drawn_with(&setup, &lock, (columns, rows));
            }
        }
        assert!(drawn(&Lock::new(hides), (30, 5)).contains("curette"));
    }
}

/// Puts the table away and back, as a lock does.
fn put_away_and_back(screen: &mut Screen) {
    let context = ctx(&screen.setup);
    let shelf = Shelf::of(&screen.model);
    let json = serde_json::to_string(&shelf).expect("JSON");
    let mut model = Model::new(&context, screen.model.size);
    let back: Shelf = serde_json::from_str(&json).expect("read");
    assert_eq!(back, shelf);
    back.put_back(&mut model, &context).expect("put back");
    screen.model = model;
}

#[test]
fn what_was_put_away_comes_back_as_it_was() {
    for keys in [
        "",
        "'5 ak face ln2' enter '3 tags ne' left left",
        "'bcc l nasal ala 8mm edc' enter ctrl-s 'half a line' tab tab",
        "'5 ak face ln2' enter f2 '00123' down 'Doe'",
        "'bcc l nasal ala 8mm edc' enter f2 down down down ctrl-u 'no date' esc",
        "'5 ak face ln2' enter tab tab tab alt-a 'photographs on'",
        "'5 ak face ln2' enter alt-y '171'",
    ] {
        let mut screen = Screen::sized(80, 24);
        screen.press(keys);
        // What is typed in a field is taken by the lock itself.
        let context = ctx(&screen.setup);
        let effects = update(&mut screen.model, &context, Msg::Hide);
        assert_eq!(effects.last(), Some(&Effect::Hide), "{keys}");
        screen.model.says = None;
        let (before, encounter) = (screen.text(), screen.model.encounter.clone());
        let (saved, fresh, drafts) =
            (screen.model.saved.clone(), screen.model.fresh.clone(), screen.model.drafts.clone());
        put_away_and_back(&mut screen);
        assert_eq!(screen.model.encounter, encounter, "{keys}");
        assert_eq!((&screen.model.saved, &screen.model.fresh), (&saved, &fresh), "{keys}");
        assert_eq!(screen.model.drafts, drafts, "{keys}");
        assert_eq!(footless(&screen.text()), footless(&before), "{keys}");
    }
}

/// A screen without its last row: what can be undone is not kept, and the keys there say so.
fn footless(screen: &str) -> String {
    let rows: Vec<&str> = screen.trim_end().lines().collect();
    rows[..rows.len() - 1].join("\n")
}

#[test]
fn ctrl_l_locks_wherever_the_keys_are() {
    for keys in ["", "f1", "f2", "ctrl-p", "f8", "f10", "tab", "tab tab", "alt-y", "'5 ak face ln2' ctrl-q"] {
        let mut screen = Screen::sized(80, 24);
        screen.press(keys).press("ctrl-l");
        assert_eq!(screen.host.hidden, 1, "after '{keys}'");
    }
}

#[test]
fn what_is_typed_in_a_field_is_accepted_before_the_screen_is_hidden() {
    let mut screen = Screen::sized(80, 24);
    screen.press("f2 '00123' ctrl-l");
    assert_eq!(screen.model.encounter.patient.id.as_deref(), Some("00123"));
    let journaled = screen.host.journal.last().and_then(|state| state.patient.id.clone());
    assert_eq!(journaled.as_deref(), Some("00123"));
    assert!(matches!(screen.model.popup(), Some(Popup::Details(_))));
}

#[test]
fn what_is_kept_of_practice_while_it_is_locked_knows_nothing_of_a_patient() {
    use curette::engine::date::Date;
    use curette::engine::ids::RuleId;

    let mut screen = Screen::sized(80, 24);
    screen.host.own.insert(RuleId::new("R-COUNT-09"), Date::parse("2025-12-24"));
    screen.press("f2 'SECRET-7' down 'Secret Name' esc '5 ak face ln2' enter 'secret wor' f7");
    screen
        .press("'seven keratoses in three' enter '17000 dx' alt-t '3 ak scalp ln2' enter 'and mo' alt-t esc");
    screen.press("ctrl-u home enter '11200' esc").shows("2025-12-24");
    let kept = screen.model.practice.clone().put_away();
    assert!(kept.shelf.own.is_empty() && kept.list.own.is_empty());
    let all = format!("{kept:?}").to_lowercase();
    for word in ["secret", "2025-12-24", "ak face"] {
        assert!(!all.contains(word), "'{word}' is kept");
    }
    assert!(all.contains("and mo") && all.contains("17000 dx") && all.contains("11200"), "what was begun is");
    assert_eq!(kept.desks.len(), 2);
}
