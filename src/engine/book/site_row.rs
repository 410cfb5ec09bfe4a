//! A row of the site table.

use std::collections::BTreeMap;

use super::SiteId;
use super::rows::{Group, SideNeed, SiteColumn};
use crate::engine::ids::{Icd, Modifier, RuleId};
use crate::engine::lesion::{Part, Side};
use crate::engine::policy::Switch;

/// A site.
#[derive(Clone, Debug)]
pub struct SiteRow {
    /// Its name.
    pub name: String,
    /// Synonyms.
    pub names: Vec<String>,
    /// Its group in each column.
    pub groups: BTreeMap<SiteColumn, Group>,
    /// ICD-10-CM class; `None` where the name leaves it open.
    pub class: Option<String>,
    /// Whether the side matters.
    pub side: SideNeed,
    /// The side that the name implies.
    pub fixed_side: Option<Side>,
    /// The lid or lip that the name implies.
    pub fixed_part: Option<Part>,
    /// Anatomic modifiers.
    pub modifiers: Vec<Modifier>,
    /// The organ with its own family of destruction codes.
    pub organ: Option<String>,
    /// The organ whose codes warts have here (R-SITE-06).
    pub wart_organ: Option<String>,
    /// The switch that turns that off.
    pub wart_switch: Option<Switch>,
    /// Other sites that the name could mean.
    pub readings: Vec<SiteId>,
    /// How each reading is said in answer to the question, beside its own names; empty, or one list a reading.
    pub answers: Vec<Vec<String>>,
    /// With readings: ask; otherwise this row is the default.
    pub asks: bool,
    /// What to ask.
    pub question: Option<String>,
    /// What was taken for granted.
    pub advice: Option<String>,
    /// What was taken for granted where a wound there was closed by a complex repair.
    pub when_complex: Option<String>,
    /// The rule named for this row.
    pub rule: Option<RuleId>,
    /// The switch that chooses its group.
    pub switch: Option<Switch>,
    /// ICD-10-CM codes of this row that stand above its class, by category.
    pub icd: BTreeMap<String, Icd>,
    /// An everyday word, not a row of the source table.
    pub plain: bool,
}

impl SiteRow {
    /// What codes can tell apart: sites with the same signature give the same codes.
    pub(super) fn signature(&self) -> impl Ord + use<> {
        (
            self.groups.clone(),
            self.class.clone(),
            self.organ.clone(),
            self.wart_organ.clone(),
            self.wart_switch,
        )
    }
}
