//! The clipboard: codes at once, who they are about only after a yes, nothing where the settings say so.

use curette::bundle;
use curette::config::chord;
use curette::engine::date::Date;
use curette::tui::host::handle;
use curette::tui::memory::Memory;
use curette::tui::model::Model;
use curette::tui::msg::{Msg, Opened};
use curette::tui::setup::Setup;
use curette::tui::style::Depth;

use crate::cli::KERATOSIS;

/// What lies in the clipboard after these keys, and what is said.
fn copied(keys: &str, allowed: bool) -> (Vec<String>, String) {
    let setup = Setup::plain(Depth::True).expect("setup");
    let today = Date::new(2026, 9, 14).expect("date");
    let ctx = setup.ctx(bundle::books().expect("books"), today).expect("context");
    let mut host = Memory::new(today);
    host.choices.privacy.clipboard = allowed;
    let mut model = Model::new(&ctx, (80, 24));
    let encounter = curette::format::read_toml(KERATOSIS).expect("encounter");
    handle(&mut model, &ctx, &mut host, Msg::Opened(Box::new(Opened { encounter, ..Opened::default() })));
    for chord in chord::script(keys).expect("keys") {
        handle(&mut model, &ctx, &mut host, ctx.input(chord));
    }
    (host.clipped, model.says.map(|says| says.text).unwrap_or_default())
}

#[test]
fn codes_are_copied_without_a_word_of_the_patient() {
    let (clipped, says) = copied("alt-c", true);
    assert_eq!(clipped, ["17000\t1\t\tL57.0\n"]);
    assert!(says.contains("1 code given to the clipboard"), "{says}");
    // By its name as well.
    assert_eq!(copied("ctrl-p 'copy-codes' enter", true).0.len(), 1);
}

#[test]
fn identifiers_are_copied_after_a_yes_and_not_otherwise() {
    assert_eq!(copied("alt-e 'yes' enter", true).0, ["00123\t2026-09-14\tDoe\n17000\t1\t\tL57.0\n"]);
    for keys in ["alt-e", "alt-e enter", "alt-e 'no' enter", "alt-e 'y' esc", "alt-e alt-e"] {
        assert_eq!(copied(keys, true).0, [""; 0], "{keys}");
    }
}

#[test]
fn the_settings_can_forbid_it() {
    for keys in ["alt-c", "alt-e 'yes' enter"] {
        let (clipped, says) = copied(keys, false);
        assert_eq!(clipped, [""; 0]);
        assert!(says.contains("clipboard = false under [privacy]"), "{says}");
    }
}
