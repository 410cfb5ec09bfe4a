//! The newcomer's tour is run as it is written: each `keys` block is typed, each line of a `see` block must then be on
//! the screen, at both sizes. Blanks between words may be more on the screen.

use std::path::Path;

use curette::bundle;
use curette::config::chord;
use curette::engine::date::Date;
use curette::tui::frame::text;
use curette::tui::host::{Host, handle};
use curette::tui::memory::Memory;
use curette::tui::model::Model;
use curette::tui::msg::Msg;
use curette::tui::setup::Setup;
use curette::tui::style::Depth;
use curette::tui::view;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A fenced block of the tour.
#[derive(Debug, PartialEq, Eq)]
enum Block {
    /// Keys to press.
    Keys(String),
    /// Lines that must be on the screen now.
    See(Vec<String>),
}

/// The blocks of a document, each with the line that it begins at.
fn blocks(document: &str) -> Vec<(usize, Block)> {
    let mut blocks = Vec::new();
    let mut lines = document.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let Some(kind) = line.strip_prefix("```") else { continue };
        let body: Vec<String> = lines
            .by_ref()
            .map(|(_, line)| line)
            .take_while(|line| !line.starts_with("```"))
            .map(words)
            .collect();
        match kind {
            "keys" => blocks.push((at + 1, Block::Keys(body.join(" ")))),
            "see" => blocks.push((at + 1, Block::See(body))),
            "sh" => {}
            other => panic!("line {}: a block of '{other}' is not known in the tour", at + 1),
        }
    }
    blocks
}

/// The words of a line with one blank between them.
fn words(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn tour() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tour.md");
    std::fs::read_to_string(path).expect("docs/tour.md")
}

#[test]
fn the_tour_does_what_it_says() {
    for size in [(80, 24), (120, 40)] {
        let date = Date::parse("2026-09-14").expect("date");
        let setup = Setup::plain(Depth::True).expect("setup");
        let ctx = setup.ctx(bundle::books().expect("books"), date).expect("context");
        let mut host = Memory::new(date);
        let mut model = Model::new(&ctx, size);
        let opened = host.fresh();
        handle(&mut model, &ctx, &mut host, Msg::Opened(Box::new(opened)));
        let mut left = false;
        for (line, block) in blocks(&tour()) {
            match block {
                Block::Keys(keys) => {
                    let chords = chord::script(&keys).unwrap_or_else(|error| panic!("line {line}: {error}"));
                    for chord in chords {
                        assert!(!left, "line {line}: the program has ended before");
                        left = handle(&mut model, &ctx, &mut host, ctx.input(chord));
                    }
                }
                Block::See(wanted) => {
                    model.settle(&ctx);
                    let area = Rect::new(0, 0, size.0, size.1);
                    let mut buf = Buffer::empty(area);
                    view::draw(&model, &ctx, area, &mut buf);
                    let screen = text(&buf);
                    let rows: Vec<String> = screen.lines().map(words).collect();
                    for part in wanted {
                        let seen = rows.iter().any(|row| row.contains(&part));
                        assert!(seen, "line {line}, at {size:?}: '{part}' is not on the screen:\n{screen}");
                    }
                }
            }
        }
        assert!(left, "the tour ends outside the program");
    }
}

#[test]
fn every_step_of_the_tour_says_what_is_seen() {
    let document = tour();
    let blocks = blocks(&document);
    let steps = blocks.iter().filter(|(_, block)| matches!(block, Block::Keys(_))).count();
    assert!(steps >= 15, "{steps} steps");
    // After the last keys the program is left: nothing is seen any more.
    for pair in blocks.windows(2) {
        if let [(line, Block::Keys(_)), (_, next)] = pair {
            let said = matches!(next, Block::See(lines) if !lines.is_empty());
            assert!(said, "line {line}: nothing is said to be seen");
        }
    }
}

#[test]
fn a_see_block_that_is_not_true_would_be_found() {
    let parsed = blocks("x\n```keys\n'a'\nenter\n```\n```see\n17000   x 2\n```\n");
    let see = Block::See(vec!["17000 x 2".to_owned()]);
    assert_eq!(parsed, [(2, Block::Keys("'a' enter".to_owned())), (6, see)]);
}
