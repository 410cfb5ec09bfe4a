//! A key while sixty lesions are on the table: update and view, beside the bare draw of the same screen.

use std::time::Instant;

use criterion::Criterion;

use crate::asked::Asked;
use crate::bare::Bare;
use crate::beside::Beside;
use crate::screens::{self, Screen};

const SIZES: [(u16, u16); 2] = [(120, 40), (200, 60)];
const ROUNDS: usize = 200;

/// Our screen, the bare one with the same frames, and the keys.
macro_rules! pair {
    ($size:ident, $setup:ident, $ctx:ident, $ours:ident, $bare:ident, $keys:ident) => {
        let $setup = screens::setup();
        let $ctx = screens::ctx(&$setup);
        let mut $ours = Screen::new(&$ctx, $size);
        let $keys = screens::keys();
        let mut $bare = bare(&mut $ours, $size);
    };
}

/// The bare screen with the frames that ours shows for the keys of a round.
fn bare(ours: &mut Screen<'_>, size: (u16, u16)) -> Bare {
    let frames = screens::keys().into_iter().map(|key| {
        ours.press(key);
        screens::parts(ours.buffer())
    });
    Bare::new(frames.collect(), size)
}

/// Both for themselves.
pub fn measure(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("keystroke");
    for size in SIZES {
        pair!(size, setup, ctx, ours, bare, keys);
        let name = format!("{}x{}", size.0, size.1);
        let mut round = keys.iter().cycle();
        group.bench_function(format!("update and view/{name}"), |bench| {
            bench.iter(|| ours.press(*round.next().expect("key")));
        });
        group.bench_function(format!("bare draw/{name}"), |bench| bench.iter(|| bare.draw()));
    }
    group.finish();
}

/// Both by turns.
pub fn compare(asked: &Asked) {
    for size in SIZES {
        pair!(size, setup, ctx, ours, bare, keys);
        let mut beside = Beside::new(asked);
        for _ in 0..if asked.quick { 1 } else { ROUNDS } {
            for key in &keys {
                beside.round(|| timed(|| ours.press(*key)), || timed(|| bare.draw()));
            }
        }
        let what = format!("keystroke with 60 lesions, {}x{}", size.0, size.1);
        beside.tell(&what, "the bare draw", 1.5);
    }
}

fn timed(work: impl FnOnce()) -> std::time::Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
