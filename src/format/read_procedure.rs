//! The procedures of a lesion.

use super::keys;
use super::node::Node;
use super::walk::{Fields, Walker};
use crate::engine::procedure::{Closure, Depth, Extent, Kind, Method, Procedure, Technique};

/// Reads the procedures in their order.
pub(super) fn procedures(walker: &mut Walker, fields: &Fields<'_>) -> Vec<Procedure> {
    let nodes = walker.tables(fields, "procedure", "[[lesion.procedure]]");
    nodes.iter().filter_map(|node| procedure(walker, node)).collect()
}

fn procedure(walker: &mut Walker, node: &Node) -> Option<Procedure> {
    let fields = walker.table(node, &keys::PROCEDURE)?;
    if fields.get("kind").is_none() {
        walker.missing(&fields, "kind");
    }
    // The other keys are read without it as well, for their mistakes.
    let kind = walker.word(&fields, "kind", Kind::ALL, Kind::word).unwrap_or(Kind::Other);
    Some(Procedure {
        kind,
        methods: walker.words(&fields, "methods", Method::ALL, Method::word),
        cycles: walker.number(&fields, "cycles"),
        size_after: walker.length(&fields, "size_after"),
        extent: walker.word(&fields, "extent", Extent::ALL, Extent::word),
        technique: walker.word(&fields, "technique", Technique::ALL, Technique::word),
        margin: walker.length(&fields, "margin"),
        excised: walker.length(&fields, "excised"),
        depth: walker.word(&fields, "depth", Depth::ALL, Depth::word),
        closure: walker.word(&fields, "closure", Closure::ALL, Closure::word),
        closure_length: walker.length(&fields, "closure_length"),
        stages: walker.number(&fields, "stages"),
        blocks: walker.numbers(&fields, "blocks"),
        deep_structure: walker.flag(&fields, "deep_structure"),
        drug: walker.text(&fields, "drug"),
        minutes: walker.number(&fields, "minutes"),
        also: walker.texts(&fields, "also"),
        details: walker.text(&fields, "details"),
    })
}
