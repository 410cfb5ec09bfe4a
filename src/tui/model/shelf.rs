//! What was on the table when the screen was locked, as it can be sealed and brought back. The model that it came from
//! is dropped, so that nothing of it is left to be shown.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Model, Pane, Popup};
use crate::engine::encounter::Encounter;
use crate::format;
use crate::tui::ctx::Ctx;
use crate::tui::edit::Edit;
use crate::tui::form::Form;
use crate::tui::outside::Outside;
use crate::tui::prompt::{Asks, Prompt};

/// The table put away. Undo, searches and pages that were only read are not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelf {
    encounter: String,
    saved: Option<String>,
    fresh: Option<String>,
    path: Option<String>,
    line: String,
    caret: usize,
    drafts: BTreeMap<usize, (String, String)>,
    pane: usize,
    rows: [usize; 3],
    details: Option<usize>,
    prompt: Option<Question>,
    unsafe_because: Option<String>,
    held_by: Option<String>,
    is_free: bool,
    is_gone: bool,
    theirs: Option<String>,
}

/// A question that was being answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Question {
    asks: Asked,
    typed: String,
}

/// What was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Asked {
    Reason(Vec<(String, Option<String>)>),
    /// Where to go after it is not kept: it is saved, and the table stays.
    Amend,
    Code,
    Copy,
    Identifiers,
    Dispute,
}

impl Shelf {
    /// What is on the table.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let json = |encounter: &Option<Encounter>| encounter.as_ref().map(format::write_json);
        let details = model.popups.iter().find_map(|popup| match popup {
            Popup::Details(form) => Some(form.at),
            _ => None,
        });
        let prompt = model.popups.iter().find_map(|popup| match popup {
            Popup::Prompt(prompt) => Some(Question::of(prompt)),
            _ => None,
        });
        let line = model.line.text();
        Self {
            encounter: format::write_json(&model.encounter),
            saved: json(&model.saved),
            fresh: json(&model.fresh),
            path: model.path.as_ref().map(|path| path.to_string_lossy().into_owned()),
            line: line.to_owned(),
            caret: line.get(..model.line.caret()).unwrap_or(line).chars().count(),
            drafts: model.drafts.clone(),
            pane: Pane::ALL.iter().position(|pane| *pane == model.focus).unwrap_or(0),
            rows: model.rows,
            details,
            prompt,
            unsafe_because: model.unsafe_because.clone(),
            held_by: model.outside.holder().map(ToOwned::to_owned),
            is_free: model.outside.is_free,
            is_gone: model.outside.is_gone,
            theirs: model.outside.theirs.as_deref().map(format::write_json),
        }
    }

    /// Puts everything back on an empty table.
    ///
    /// # Errors
    /// What could not be read again; the table stays empty.
    pub fn put_back(self, model: &mut Model, ctx: &Ctx<'_>) -> Result<(), String> {
        let read = |text: &String| format::read_json(text).map_err(|errors| errors.to_string());
        let theirs = self.theirs.as_ref().map(read).transpose()?.map(Box::new);
        let (encounter, saved, fresh) = (
            read(&self.encounter)?,
            self.saved.as_ref().map(read).transpose()?,
            self.fresh.as_ref().map(read).transpose()?,
        );
        model.encounter = encounter;
        model.saved = saved;
        model.fresh = fresh;
        model.path = self.path.map(PathBuf::from);
        model.line = Edit::with_caret(&self.line, self.caret);
        model.drafts = self.drafts;
        model.focus = Pane::ALL.get(self.pane).copied().unwrap_or(Pane::Entry);
        model.rows = self.rows;
        model.unsafe_because = self.unsafe_because;
        model.outside = Outside::held(self.held_by);
        model.outside.is_free = self.is_free;
        model.outside.is_gone = self.is_gone;
        model.outside.theirs = theirs;
        model.assess(ctx);
        if let Some(at) = self.details {
            let form = Form::at(model, at);
            model.popups.push(Popup::Details(Box::new(form)));
        }
        if let Some(question) = self.prompt {
            model.popups.push(Popup::Prompt(Box::new(question.asked())));
        }
        Ok(())
    }
}

impl Question {
    fn of(prompt: &Prompt) -> Self {
        let asks = match &prompt.asks {
            Asks::Reason(about) => Asked::Reason(about.clone()),
            Asks::Amend(_) => Asked::Amend,
            Asks::Code => Asked::Code,
            Asks::Copy => Asked::Copy,
            Asks::Identifiers => Asked::Identifiers,
            Asks::Dispute => Asked::Dispute,
        };
        Self { asks, typed: prompt.edit.text().to_owned() }
    }

    fn asked(self) -> Prompt {
        let asks = match self.asks {
            Asked::Reason(about) => Asks::Reason(about),
            Asked::Amend => Asks::Amend(None),
            Asked::Code => Asks::Code,
            Asked::Copy => Asks::Copy,
            Asked::Identifiers => Asks::Identifiers,
            Asked::Dispute => Asks::Dispute,
        };
        Prompt { edit: Edit::new(&self.typed), ..Prompt::new(asks) }
    }
}
