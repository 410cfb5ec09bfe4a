//! What is pasted into the terminal interface: bounded, and said where not all of it had room.

use curette::bundle;
use curette::config::chord;
use curette::engine::date::Date;
use curette::tui::ctx::Ctx;
use curette::tui::host::handle;
use curette::tui::memory::Memory;
use curette::tui::model::Model;
use curette::tui::msg::Msg;
use curette::tui::setup::Setup;
use curette::tui::style::Depth;

#[test]
fn a_paste_of_a_book_is_cut_to_a_page_and_that_is_said() {
    let setup = Setup::plain(Depth::True).expect("setup");
    let today = Date::new(2026, 1, 1).expect("date");
    let ctx: Ctx<'_> = setup.ctx(bundle::books().expect("books"), today).expect("context");
    let book = "ak face ln2 ".repeat(500_000);
    for keys in ["", "f2", "ctrl-p", "f8", "f4"] {
        let mut model = Model::new(&ctx, (80, 24));
        let mut host = Memory::new(today);
        for chord in chord::script(keys).expect("keys") {
            handle(&mut model, &ctx, &mut host, ctx.input(chord));
        }
        handle(&mut model, &ctx, &mut host, Msg::Paste(book.clone()));
        let says = model.says.as_ref().map(|says| says.text.clone()).unwrap_or_default();
        assert!(says.contains("at most 10000 characters"), "{keys}: {says}");
        assert!(model.line.text().chars().count() <= 10_000, "{keys}");
        model.settle(&ctx);
    }
}
