//! A number that is no code, such as 17265 (P-08).

use crate::engine::ids::Code;
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::Sheet;

pub fn apply(sheet: &Sheet<'_>, _: usize, code: Code) -> Option<Remark> {
    let absent = sheet.case.book.absent(code)?;
    Some(Remark::wrong(absent.rule, format!("{code} {}.", absent.text), "Correct the code."))
}
