//! The echo: what was understood, in full words.

use std::ops::Range;

use super::words::ProcedureWord;
use super::{Echo, EchoKind};
use crate::config::steers::steers;
use crate::engine::lesion::Count;
use crate::engine::procedure::Kind;
use crate::engine::size::{Area, Measured};

impl Echo {
    pub(super) fn new(span: Range<usize>, kind: EchoKind, text: impl Into<String>) -> Self {
        Self { span, text: text.into(), kind }
    }
}

/// Typed text as it may be shown: no control characters, no marks that turn the direction of writing, not too long.
pub(super) fn shown(typed: &str) -> String {
    let clean: String = typed
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !steers(*c) && !matches!(c, '\u{200c}' | '\u{200d}'))
        .collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a procedure word says.
pub(super) fn procedure_word(word: &ProcedureWord) -> String {
    let methods: Vec<&str> = word.methods.iter().map(|method| method.word()).collect();
    let methods = methods.join(" + ");
    let mut text = match (word.kind, methods.is_empty()) {
        (Kind::Destruction, false) => methods,
        (Kind::Destruction, true) => "destruction, method not stated".to_owned(),
        (Kind::TagRemoval, _) => "removal of skin tags with scissors".to_owned(),
        (Kind::Cautery, _) => "chemical cautery".to_owned(),
        (Kind::Mohs, _) => "Mohs surgery".to_owned(),
        (Kind::Photodynamic, _) => "photodynamic therapy".to_owned(),
        (
            Kind::Biopsy
            | Kind::Shave
            | Kind::Excision
            | Kind::Paring
            | Kind::Injection
            | Kind::Repair
            | Kind::AcneCryotherapy
            | Kind::AcnePeel
            | Kind::Epilation
            | Kind::NailAvulsion
            | Kind::Flap
            | Kind::Graft
            | Kind::Other,
            _,
        ) => word.kind.word().replace('-', " "),
    };
    if word.kind == Kind::Shave {
        text = "shave removal".to_owned();
    }
    match (word.kind, word.technique) {
        (Kind::Biopsy, None) => text.push_str(", technique not stated"),
        (_, Some(technique)) => text = format!("{} {text}", technique.word()),
        (_, None) => {}
    }
    for more in [&word.drug, &word.details].into_iter().flatten() {
        text.push_str(&format!(" ({more})"));
    }
    text
}

/// `8 mm (0.8 cm)`, with what was typed where it was more than one number.
pub(super) fn length(measured: &Measured) -> String {
    let joined = measured.typed.contains(['x', 'X', '\u{d7}', '+', '*']);
    if joined {
        format!("{} = {}", measured.typed, measured.length.both())
            .replace(" = ", if measured.typed.contains(['+', '*']) { " = " } else { ", longest " })
    } else {
        measured.length.both()
    }
}

/// `12 cm2`
pub(super) fn area(area: &Area) -> String {
    format!("{} cm2", Area::cm2(area.total))
}

/// `5 lesions`
pub(super) fn count(count: &Count) -> String {
    match count {
        Count::NotStated => "number of lesions not stated".to_owned(),
        Count::Exactly(1) => "1 lesion".to_owned(),
        Count::Exactly(number) => format!("{number} lesions"),
        Count::Vague(word) => format!("{word} lesions (a number will be asked for)"),
    }
}
