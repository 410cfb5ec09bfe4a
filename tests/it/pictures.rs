//! The pictures of the README are what the program draws.

use std::path::Path;

use curette::engine::date::Date;
use curette::tui::{FrameFormat, FrameOptions, frame};

/// The keys of the picture, as in `curette frame --keys`.
const WORKBENCH: &str = "f2 '00123' esc '5 ak face ln2' enter 'bcc l nasal ala 8mm edc bxp' enter \
                         'scc r forearm edc bxp' enter '3 warts r hand ln2'";

#[test]
fn the_workbench_is_drawn_as_it_is() {
    let options = FrameOptions {
        file: None,
        keys: WORKBENCH,
        size: (110, 32),
        date: Date::parse("2026-09-14").expect("a date"),
        format: FrameFormat::Svg,
    };
    let drawn = frame(&options).expect("a frame");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/workbench.svg");
    let kept = std::fs::read_to_string(&path).expect("docs/workbench.svg");
    assert!(
        drawn.trim_end() == kept.trim_end(),
        "docs/workbench.svg is out of date; write it anew: curette frame --size 110x32 --date 2026-09-14 \
         --format svg --keys \"{WORKBENCH}\" > docs/workbench.svg"
    );
}
