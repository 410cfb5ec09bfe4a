//! The user's own mistakes at work in the list: one row a rule, with nothing of an encounter but its day.

use crate::engine::date::Date;
use crate::engine::ids::RuleId;
use crate::practice::schedule::OwnMistakes;

/// A rule that was wrong at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The rule.
    pub rule: RuleId,
    /// The title of its page.
    pub title: String,
    /// The last day of an encounter that it was wrong in.
    pub date: Option<Date>,
}

impl Own {
    /// The day in words.
    #[must_use]
    pub fn day(&self) -> String {
        self.date.map_or_else(|| "no date".to_owned(), |date| date.to_string())
    }

    /// What is searched.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{} {} {} mistakes of your own at work", self.rule, self.title, self.day()).to_lowercase()
    }
}

/// The rows, the newest first, as they are offered.
#[must_use]
pub fn rows(found: &OwnMistakes) -> Vec<Own> {
    let book = crate::bundle::books().ok().and_then(<[_]>::last);
    let title = |rule: RuleId| book.and_then(|book| book.rule(rule)).map_or("", |page| page.title.as_str());
    let mut out: Vec<Own> = found
        .iter()
        .map(|(rule, date)| Own { rule: *rule, title: title(*rule).to_owned(), date: *date })
        .collect();
    out.sort_by_key(|own| (std::cmp::Reverse(own.date), own.rule));
    out
}
