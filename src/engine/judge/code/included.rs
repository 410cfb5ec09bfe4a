//! Parts of a procedure billed as lines of their own, though nothing documented asks for them: a closure, cautery,
//! anaesthesia (P-35, P-36, P-41, P-42, R-REP-05).

use crate::engine::ids::{Code, RuleId};
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;
use crate::engine::procedure::{Closure, Kind};

const SIMPLE: RuleId = RuleId::new("P-35");
const LAYERED: RuleId = RuleId::new("P-36");
const NO_CLOSURE: RuleId = RuleId::new("R-REP-05");
const CAUTERY: RuleId = RuleId::new("P-42");

pub fn apply(sheet: &Sheet<'_>, _: usize, code: Code) -> Option<Remark> {
    let remedy = format!("Take {code} off.");
    if let Some(included) = sheet.case.book.included(code) {
        return Some(Remark::wrong(included.rule, format!("{code} {}.", included.text), remedy));
    }
    let own = sheet.family(code)?;
    let done =
        |line: usize, kind: Kind| sheet.case.book.family(sheet.lines[line].family).kinds.contains(&kind);
    let mut lines = 0..sheet.lines.len();
    if own.kinds.contains(&Kind::Cautery) {
        let with = sheet.ranked[lines.next()?].code;
        let text = format!(
            "stopping the bleeding is part of {with}; no healing wound with proud flesh is documented."
        );
        return Some(Remark::wrong(CAUTERY, text, remedy));
    }
    let closure = own.closure?;
    if closure == Closure::Simple
        && let Some(line) = lines.clone().find(|line| done(*line, Kind::Excision))
    {
        let text = format!("a simple closure is part of the excision {}.", sheet.ranked[line].code);
        return Some(Remark::wrong(SIMPLE, text, remedy));
    }
    let pair = |line: usize| sheet.case.book.pair(sheet.ranked[line].code, code);
    let line = lines.find(|line| pair(*line).is_some_and(|pair| pair.column2 == code))?;
    let with = sheet.ranked[line].code;
    Some(if done(line, Kind::Excision) {
        let text = format!("a small benign excision, {with}, includes every closure of its wound.");
        Remark::wrong(LAYERED, text, remedy)
    } else {
        let text = format!("a closure of the same wound is part of {with}; no other wound is documented.");
        Remark::wrong(NO_CLOSURE, text, remedy)
    })
}
