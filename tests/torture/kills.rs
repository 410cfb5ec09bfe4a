//! kill -9 at random moments of random work in a real pseudo-terminal. After each one every lesion that the screen showed
//! as accepted is there, the next start shows it again, and nothing is there that was never entered.
//!
//! The same keys go through the same `update` and `view` with a host in memory; so it is known which states there were,
//! and which of them the screen showed when the program died.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use curette::bundle;
use curette::config::{Folders, chord};
use curette::engine::date::Date;
use curette::engine::encounter::Encounter;
use curette::store::Store;
use curette::tui::frame::text;
use curette::tui::host::{Host, handle};
use curette::tui::memory::Memory;
use curette::tui::model::Model;
use curette::tui::msg::{Msg, Opened};
use curette::tui::setup::Setup;
use curette::tui::style::Depth;
use curette::tui::view;
use fastrand::Rng;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::script::{Doing, script};
use crate::terminal::Terminal;

/// Columns and rows: large enough for every lesion.
const SIZE: (u16, u16) = (120, 100);
/// Lives in one folder, before the next begins with an empty one.
const LIVES: usize = 25;

/// What the lives of one folder showed.
#[derive(Default)]
struct Tally {
    kills: usize,
    /// Kills with something on the table that was not saved.
    unsaved: usize,
    /// Lesions shown as accepted when the program was killed, over all lives.
    shown: usize,
    /// Kills after which a state was there that was accepted and not yet drawn.
    ahead: usize,
}

/// Kills the program this often. Stops with the first life after which something is missing.
pub fn run(kills: usize, seed: u64) {
    let mut random = Rng::with_seed(seed);
    println!(
        "torture::kills: {kills} kills, seed {seed} (again: cargo test --test torture -- kills {kills} {seed})"
    );
    let (mut tally, mut entry) = (Tally::default(), 0);
    while tally.kills < kills {
        let home = tempfile::tempdir().expect("home");
        for _ in 0..LIVES.min(kills - tally.kills) {
            live(home.path(), &mut random, &mut entry, &mut tally);
        }
        let _ = writeln!(std::io::stdout(), "  {} kills", tally.kills);
    }
    println!(
        "torture::kills: {} kills, {} with unsaved work; {} lesions shown as accepted, 0 lost; {} times the disk was ahead of the screen",
        tally.kills, tally.unsaved, tally.shown, tally.ahead
    );
}

/// One life of the program: it goes on with what the last one left, works, and is killed.
fn live(home: &Path, random: &mut Rng, entry: &mut u32, tally: &mut Tally) {
    let before = left_behind(home);
    let args: &[&str] = if before.is_some() { &[] } else { &["new"] };
    let lesions = before.as_ref().map_or(0, |before| before.lesions.len());
    let work = script(random, lesions, entry);
    let states = states(before, &work);
    let mut terminal = Terminal::with(home, SIZE, &[], args);
    // What was left behind is on the screen again before any key.
    terminal.until(&format!("what was accepted before:\n{}\n", states[0].pane), |terminal| {
        lesion_pane(&terminal.drawn()).as_deref() == Some(states[0].pane.as_str())
    });
    let stop = random.usize(..=work.len());
    for doing in &work[..stop] {
        terminal.send(&doing.bytes);
        if random.bool() {
            std::thread::sleep(Duration::from_millis(random.u64(..25)));
        }
    }
    std::thread::sleep(Duration::from_micros(random.u64(..30_000)));
    terminal.signal("KILL").end();
    let screen = terminal.drained().drawn();
    let pane = lesion_pane(&screen).unwrap_or_else(|| panic!("no lesions on the screen:\n{screen}"));
    let told = || {
        let keys: Vec<&str> = work.iter().map(|doing| doing.keys.as_str()).collect();
        format!("after the keys {keys:?}, killed in or after number {stop}; the screen showed\n{screen}")
    };
    let shown = states.iter().position(|state| state.pane == pane);
    let shown = shown.unwrap_or_else(|| panic!("the screen showed what the keys do not give, {}", told()));
    let there =
        left_behind(home).or_else(|| saved(home, &states)).map_or_else(Vec::new, |there| there.lesions);
    let reached = states.iter().rposition(|state| state.encounter.lesions == there);
    let reached = reached.unwrap_or_else(|| panic!("{there:#?}\nwas never entered, {}", told()));
    assert!(reached >= shown, "state {shown} was shown, state {reached} is there, {}", told());
    tally.kills += 1;
    tally.shown += states[shown].encounter.lesions.len();
    tally.unsaved += usize::from(left_behind(home).is_some());
    tally.ahead += usize::from(states[reached].pane != pane);
}

/// A state of the work, with the lesions as the screen shows them.
struct State {
    encounter: Encounter,
    pane: String,
}

/// The states that the work goes through, from its beginning: what the next life must find one of.
fn states(before: Option<Encounter>, work: &[Doing]) -> Vec<State> {
    let setup = Setup::plain(Depth::True).expect("setup");
    let today = jiff::Zoned::now().date();
    let number = |part: i8| u8::try_from(part).expect("a part of a date");
    let today =
        Date::new(u16::try_from(today.year()).expect("year"), number(today.month()), number(today.day()));
    let today = today.expect("today");
    let ctx = setup.ctx(bundle::books().expect("books"), today).expect("context");
    let mut host = Memory::new(today);
    let mut model = Model::new(&ctx, SIZE);
    let opened = match before {
        Some(encounter) => Opened { encounter, ..Opened::default() },
        None => host.fresh(),
    };
    handle(&mut model, &ctx, &mut host, Msg::Opened(Box::new(opened)));
    let mut states = Vec::new();
    let mut note = |model: &mut Model| {
        model.settle(&ctx);
        let area = Rect::new(0, 0, SIZE.0, SIZE.1);
        let mut buf = Buffer::empty(area);
        view::draw(model, &ctx, area, &mut buf);
        let pane = lesion_pane(&text(&buf)).expect("lesions");
        states.push(State { encounter: model.encounter.clone(), pane });
    };
    note(&mut model);
    for doing in work {
        for chord in chord::script(&doing.keys).expect("keys") {
            handle(&mut model, &ctx, &mut host, ctx.input(chord));
            note(&mut model);
        }
    }
    states
}

/// What was accepted and not saved, as the next start finds it.
fn left_behind(home: &Path) -> Option<Encounter> {
    let mut pending = Store::new(Folders::under(home)).pending().expect("journals");
    assert!(pending.len() < 2, "one program works on one encounter");
    pending.pop().map(|left| left.encounter)
}

/// The saved encounter that this life worked on, if nothing of it is unsaved.
fn saved(home: &Path, states: &[State]) -> Option<Encounter> {
    let mut listed = Store::new(Folders::under(home)).list().expect("list");
    assert!(listed.iter().all(|one| one.error.is_none()), "every saved file is whole: {listed:?}");
    // Ids sort by the time of their making: the newest is the one of this life, if it was saved at all.
    listed.sort_by(|a, b| a.id.cmp(&b.id));
    let newest = listed.pop()?.encounter?;
    states.iter().any(|state| state.encounter.lesions == newest.lesions).then_some(newest)
}

/// The rows of the pane of lesions, without where the selection stands.
fn lesion_pane(screen: &str) -> Option<String> {
    let mut rows = screen.lines().skip_while(|row| !row.contains("─ Lesions"));
    let first = rows.next()?;
    let pane = |row: &str| {
        row.split(['│', '┬', '┤']).next().unwrap_or_default().trim_end_matches(['─', ' ']).to_owned()
    };
    let rows: Vec<String> =
        rows.take_while(|row| !row.contains("─ Checklist") && !row.contains("─ Entry")).map(pane).collect();
    Some(format!("{}\n{}", pane(first), rows.join("\n")))
}
