//! The engine compiles with nothing of the program around it.

#[path = "../src/engine/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    missing_docs,
    reason = "only compiled, not used as a library"
)]
mod engine;

#[test]
fn the_engine_stands_alone() {
    let length = engine::length::Length::parse("8 mm").expect("a length");
    assert_eq!(length, engine::length::Length::from_mm(8));
}
