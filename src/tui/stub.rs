//! Stand-in for the entry grammar until it is merged.
use crate::engine::book::CodeBook;
use crate::engine::encounter::Encounter;
use crate::engine::lesion::*;
use crate::engine::procedure::*;
use crate::engine::size::Measured;
use std::ops::Range;
pub struct Abbreviations;
impl Abbreviations {
    pub fn parse(_: &str) -> Result<Self, Vec<String>> {
        Ok(Self)
    }
}
pub struct Context<'a> {
    pub book: &'a CodeBook,
    pub words: &'a Abbreviations,
    pub encounter: &'a Encounter,
}
#[derive(Clone, Debug)]
pub struct Reading {
    pub lesions: Vec<Lesion>,
    pub echo: Vec<Echo>,
    pub understood: bool,
}
#[derive(Clone, Debug)]
pub struct Echo {
    pub span: Range<usize>,
    pub text: String,
    pub kind: EchoKind,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EchoKind {
    Understood,
    Assumed,
    Question,
    Unknown,
}
#[derive(Clone, Debug)]
pub struct Completion {
    pub span: Range<usize>,
    pub text: String,
    pub says: String,
}
pub fn read(line: &str, c: &Context<'_>) -> Reading {
    let mut l = Lesion::default();
    let mut echo = vec![];
    let mut at = 0;
    let mut ok = false;
    for w in line.split(' ') {
        let span = at..at + w.len();
        at += w.len() + 1;
        if w.is_empty() {
            continue;
        }
        let (text, kind) = if let Ok(n) = w.parse::<u32>() {
            l.count = Count::Exactly(n);
            (format!("{n} lesions"), EchoKind::Understood)
        } else if w == "ak" {
            l.diagnosis = Some("actinic keratosis".into());
            ("actinic keratosis".into(), EchoKind::Assumed)
        } else if w == "bcc" {
            l.diagnosis = Some("basal cell carcinoma".into());
            ("basal cell carcinoma".into(), EchoKind::Understood)
        } else if w == "ln2" {
            let mut p = Procedure::new(Kind::Destruction);
            p.methods = vec![Method::Cryosurgery];
            l.procedures = vec![p];
            ("destruction by cryosurgery".into(), EchoKind::Understood)
        } else if w == "l" {
            l.side = Some(Side::Left);
            ("left".into(), EchoKind::Understood)
        } else if let Some(s) = c.book.site_named(w) {
            let _ = s;
            l.site = Some(w.into());
            (w.to_owned(), EchoKind::Understood)
        } else if let Ok(m) = Measured::parse(w) {
            let t = m.length.both();
            l.size = Some(m);
            (t, EchoKind::Understood)
        } else {
            (format!("'{w}' is not known"), EchoKind::Unknown)
        };
        ok |= kind != EchoKind::Unknown;
        echo.push(Echo { span, text, kind });
    }
    if ok && l.count == Count::NotStated {
        l.count = Count::Exactly(1);
    }
    Reading { lesions: vec![l], echo, understood: ok }
}
pub fn take(r: &Reading, e: &mut Encounter) -> Vec<String> {
    r.lesions
        .iter()
        .map(|l| {
            let mut l = l.clone();
            l.id = letter_id(e.lesions.len());
            e.lesions.push(l.clone());
            l.id
        })
        .collect()
}
pub fn complete(line: &str, cursor: usize, c: &Context<'_>) -> Vec<Completion> {
    let start = line[..cursor].rfind(' ').map_or(0, |i| i + 1);
    let w = &line[start..cursor];
    if w.len() < 3 {
        return vec![];
    }
    c.book
        .sites()
        .filter(|(_, s)| s.name.starts_with(w))
        .map(|(_, s)| Completion { span: start..cursor, text: s.name.clone(), says: "site".into() })
        .collect()
}
