//! The state of the details form: which field has the keys, and what is typed in it.

use super::action::READ_ONLY;
use super::ctx::Ctx;
use super::edit::Edit;
use super::fields::{self, ROWS, Reading};
use super::model::Model;
use super::msg::Effect;

/// The details form.
#[derive(Clone, Debug)]
pub struct Form {
    /// The field that has the keys.
    pub at: usize,
    /// Its text.
    pub edit: Edit,
    /// The text as it was when the field got the keys.
    pub before: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// The text is a default that nobody touched: what is typed takes its place.
    pub gives_way: bool,
}

impl Form {
    /// The form with the keys at this field.
    #[must_use]
    pub fn at(model: &Model, at: usize) -> Self {
        let at = at.min(ROWS.len() - 1);
        let value = value(model, at);
        let gives_way = is_default(model, at, &value);
        Self { at, edit: Edit::new(&value), before: value, error: error(model, at), gives_way }
    }

    /// Makes room for what is typed or pasted, where the text is a default that nobody touched.
    pub fn make_room(&mut self) {
        if std::mem::take(&mut self.gives_way) {
            let whole = 0..self.edit.text().len();
            self.edit.replace(whole, "");
        }
    }
}

/// Whether the text of a field is what a new encounter began with.
#[must_use]
pub fn is_default(model: &Model, row: usize, value: &str) -> bool {
    let fresh = model.fresh.as_ref().and_then(|fresh| (ROWS.get(row)?.get)(fresh));
    !value.is_empty() && fresh.as_deref() == Some(value)
}

/// The text of a field: what was typed and not understood, else the value.
#[must_use]
pub fn value(model: &Model, row: usize) -> String {
    let kept = model.drafts.get(&row).map(|(text, _)| text.clone());
    kept.or_else(|| ROWS.get(row).and_then(|row| (row.get)(&model.encounter))).unwrap_or_default()
}

/// Why the text of a field was not understood.
#[must_use]
pub fn error(model: &Model, row: usize) -> Option<String> {
    model.drafts.get(&row).map(|(_, why)| why.clone())
}

/// Reads the text of a field into the encounter. A text that is not understood is kept beside it, with the reason.
pub fn keep(model: &mut Model, ctx: &Ctx<'_>, form: &Form) -> Vec<Effect> {
    let text = form.edit.text().trim().to_owned();
    if text == form.before.trim() {
        return Vec::new();
    }
    let Some(row) = ROWS.get(form.at) else { return Vec::new() };
    if row.label == "signed" && text.eq_ignore_ascii_case("now") {
        model.drafts.remove(&form.at);
        return vec![Effect::Sign];
    }
    if model.outside.is_read_only() {
        // What was typed stays for the time when it can be taken.
        model.drafts.insert(form.at, (text, READ_ONLY.to_owned()));
        return Vec::new();
    }
    let mut changed = model.encounter.clone();
    let reading = Reading { book: ctx.book(&model.encounter), today: ctx.today };
    match fields::set(form.at, &mut changed, &text, &reading) {
        Err(why) => {
            model.drafts.insert(form.at, (text, why));
            Vec::new()
        }
        Ok(()) => {
            model.drafts.remove(&form.at);
            model.change(ctx, format!("{} changed", row.label), changed)
        }
    }
}
