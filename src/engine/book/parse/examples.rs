//! `examples*.toml`: an example and a contrast for every rule.

use serde::Deserialize;
use toml::Spanned;

use super::reader::{Reader, Row};
use crate::engine::book::commentary::{Example, Told, Typed};
use crate::engine::book::{CodeBook, Commentary};
use crate::engine::ids::{Code, Modifier};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExampleRaw {
    rule: String,
    text: String,
    #[serde(default)]
    r#try: Vec<String>,
    #[serde(default)]
    set: toml::Table,
    codes: Option<Vec<String>>,
    #[serde(default)]
    open: bool,
    contrast: String,
    #[serde(default)]
    contrast_try: Vec<String>,
    #[serde(default)]
    contrast_set: toml::Table,
    contrast_codes: Option<Vec<String>>,
    #[serde(default)]
    contrast_open: bool,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct ExamplesFile {
    example: Vec<Spanned<ExampleRaw>>,
}

pub(super) fn read_examples<'a>(reader: &mut Reader<'a>, book: &CodeBook, commentary: &mut Commentary) {
    let names: Vec<&'a str> =
        reader.files.iter().map(|file| file.name).filter(|name| name.contains("examples")).collect();
    for name in &names {
        let file: ExamplesFile = reader.file(name);
        for raw in file.example {
            let row = reader.row(name, &raw);
            let raw = raw.into_inner();
            let Some(rule) = reader.rule(row, book, &raw.rule) else { continue };
            let case = Part {
                text: raw.text,
                lines: raw.r#try,
                set: raw.set,
                codes: raw.codes,
                open: raw.open,
                prefix: "",
            };
            let contrast = Part {
                text: raw.contrast,
                lines: raw.contrast_try,
                set: raw.contrast_set,
                codes: raw.contrast_codes,
                open: raw.contrast_open,
                prefix: "contrast_",
            };
            let example =
                Example { case: told(reader, row, book, case), contrast: told(reader, row, book, contrast) };
            if commentary.examples.insert(rule, example).is_some() {
                reader.fault(row, format!("rule '{rule}' has two examples"));
            }
        }
    }
    let last = names.last().copied().unwrap_or("examples.toml");
    for (rule, _) in book.rules().filter(|(rule, _)| !commentary.examples.contains_key(rule)) {
        reader.fault_in(last, format!("rule '{rule}' has no example"));
    }
}

/// One half of a row.
struct Part {
    text: String,
    lines: Vec<String>,
    set: toml::Table,
    codes: Option<Vec<String>>,
    open: bool,
    prefix: &'static str,
}

fn told(reader: &mut Reader<'_>, row: Row<'_>, book: &CodeBook, part: Part) -> Told {
    let Part { text, lines, set, codes, open, prefix } = part;
    if text.trim().is_empty() {
        let name = if prefix.is_empty() { "text" } else { "contrast" };
        reader.fault(row, format!("'{name}' says nothing"));
    }
    if lines.is_empty() {
        if codes.is_some() || open || !set.is_empty() {
            reader
                .fault(row, format!("'{prefix}codes', '{prefix}open' and '{prefix}set' need '{prefix}try'"));
        }
        return Told { text, typed: None };
    }
    for code in codes.iter().flatten() {
        if !is_line(code, book) {
            reader.fault(
                row,
                format!("'{code}' is no line; write it like 17003x2-59, with a code of codes.toml"),
            );
        }
    }
    Told { text, typed: Some(Typed { lines, set, codes, open }) }
}

/// Whether this is a code of the book, with units and modifiers: `17003x2-59`.
fn is_line(text: &str, book: &CodeBook) -> bool {
    let mut parts = text.split('-');
    let head = parts.next().unwrap_or_default();
    let (code, units) = head.split_once('x').map_or((head, None), |(code, units)| (code, Some(units)));
    let held = |code: Code| book.code(code).is_some() || book.visits().row(code).is_some();
    let known = Code::from_text(code).is_some_and(held);
    known
        && units.is_none_or(|units| units.parse::<u32>().is_ok_and(|units| units > 1))
        && parts.all(|modifier| modifier.len() == 2 && Modifier::from_text(modifier).is_some())
}
