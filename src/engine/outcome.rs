//! What `assess` gives: plain data that the screen, the commands and the trainer all show.

use std::sync::Arc;

use super::book::TableDate;
use super::encounter::Amended;
use super::ids::{Code, Icd, Modifier, RuleId};
use super::place::Field;
use super::policy::Policy;
pub use super::text::Text;
use super::words::words;

/// The id of a lesion. Nearly all are a letter or two, which are kept in place.
pub use compact_str::CompactString as LesionId;

/// The whole answer about one encounter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The encounter's id, if it has one.
    pub encounter: Option<String>,
    /// The edition of the book that was used.
    pub edition: String,
    /// From when each table of the book is valid.
    pub tables: Arc<[TableDate]>,
    /// The switches in force that differ from their defaults.
    pub policy: Policy,
    /// Nothing open, nothing held, no blocker.
    pub is_final: bool,
    /// Claim lines, in claim order.
    pub lines: Vec<CodeLine>,
    /// Questions that decide a code.
    pub open: Vec<Open>,
    /// Lesions that wait for pathology.
    pub held: Vec<Held>,
    /// Codes that might have been expected and why they are not there.
    pub dropped: Vec<Dropped>,
    /// The documentation checklist.
    pub checklist: Vec<ChecklistItem>,
    /// Blockers, warnings and advice, by level, lesion, rule.
    pub findings: Vec<Finding>,
    /// Amendments of signed states, as the encounter says them; nothing depends on them.
    pub amended: Vec<Amended>,
    /// The billed lines in their order, each judged, then what is documented and not billed; empty where none is billed.
    pub billed: Vec<BilledLine>,
}

words!(
    /// How a billed line stands beside the documentation.
    Verdict {
        /// As documented, or as payers take it as well.
        Right = "right",
        /// The documentation says something else.
        Wrong = "wrong",
        /// Nothing documented supports it, or a fact that decides it is open.
        Unsupported = "unsupported",
        /// Documented, and not billed.
        Missing = "missing",
    }
);

/// A line as somebody billed it, judged; or a claim line that nobody billed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BilledLine {
    /// The code as billed.
    pub code: String,
    /// Its units.
    pub units: u32,
    /// Its modifiers.
    pub modifiers: Vec<String>,
    /// How it stands.
    pub verdict: Verdict,
    /// The rule that decides.
    pub rule: RuleId,
    /// Why, and what to do.
    pub text: Text,
    /// What else is to be said about it.
    pub also: Vec<Reason>,
}

/// A claim line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeLine {
    /// Place in the claim, from 1.
    pub rank: usize,
    /// Procedure code.
    pub code: Code,
    /// Units.
    pub units: u32,
    /// Modifiers, in the order in which they are sent.
    pub modifiers: Vec<Modifier>,
    /// Up to four diagnosis codes.
    pub diagnoses: Vec<Icd>,
    /// Every lesion that the units stand for.
    pub lesions: Vec<LesionId>,
    /// Rank of the parent line of an add-on.
    pub add_on_to: Option<usize>,
    /// Why: at least one reason.
    pub because: Vec<Reason>,
}

impl CodeLine {
    /// Whether the payer does not cover it, because all that it stands for was removed for looks (R-NEC-05).
    #[must_use]
    pub fn not_covered(&self) -> bool {
        self.because.iter().any(|reason| reason.rule == RuleId::new("R-NEC-05"))
    }
}

/// One reason, with its rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The rule.
    pub rule: RuleId,
    /// What it says here, in words.
    pub text: Text,
}

/// A question that decides which codes are right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The lesions that it is about: one, or a pool.
    pub lesions: Vec<LesionId>,
    /// Every list of codes that is possible over all missing facts, without units, sorted.
    pub codes: Vec<Vec<Code>>,
    /// The first missing fact.
    pub field: Field,
    /// The question, in words.
    pub question: Text,
    /// The rule that asks.
    pub rule: RuleId,
}

words!(
    /// What a report can say of a held lesion.
    Outlook { Malignant = "malignant", Benign = "benign", Uncertain = "uncertain" }
);

/// A lesion whose codes wait for the pathology report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The lesions that wait.
    pub lesions: Vec<LesionId>,
    /// What they wait for.
    pub until: Field,
    /// What each report would give.
    pub outcomes: Vec<Outcome>,
    /// The rule that holds.
    pub rule: RuleId,
}

/// The codes that a held lesion gives with one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What the report says.
    pub pathology: Outlook,
    /// The codes; empty where another fact is missing.
    pub codes: Vec<Code>,
    /// Another fact would still be missing.
    pub open: bool,
}

/// A code that does not stand, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The code.
    pub code: Code,
    /// The lesions that it would have stood for.
    pub lesions: Vec<LesionId>,
    /// The rule that drops it.
    pub rule: RuleId,
    /// The reason, in words.
    pub text: Text,
}

words!(
    /// How much a checklist item weighs.
    Tier {
        /// Changes the code.
        Code = "code",
        /// A payer or an auditor asks for it.
        Payer = "payer",
        /// Good practice.
        Practice = "practice",
    }
);
words!(
    /// State of a checklist item.
    Tick { Met = "met", Missing = "missing", NotNeeded = "not-needed" }
);
words!(
    /// Names of checklist items.
    Item {
        Patient = "patient",
        Date = "date",
        Place = "place",
        Payer = "payer",
        Diagnosis = "diagnosis",
        Site = "site",
        Side = "side",
        Technique = "technique",
        Method = "method",
        Count = "count",
        Size = "size",
        Margin = "margin",
        Depth = "depth",
        Closure = "closure",
        Area = "area",
        Stages = "stages",
        Drug = "drug",
        Indication = "indication",
        Necessity = "necessity",
        Description = "description",
        Anesthesia = "anesthesia",
        Pathology = "pathology",
        Specimen = "specimen",
        Consent = "consent",
        Response = "response",
        Complications = "complications",
        Aftercare = "aftercare",
        Signature = "signature",
        SeparateWork = "separate-work",
        Details = "details",
    }
);

/// One row of the documentation checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecklistItem {
    /// What is asked for.
    pub item: Item,
    /// The lesion; `None` for the whole encounter.
    pub lesion: Option<LesionId>,
    /// How much it weighs.
    pub tier: Tier,
    /// Whether it is there.
    pub tick: Tick,
    /// The rule that asks.
    pub rule: RuleId,
    /// Where the answer is typed.
    pub field: Field,
}

words!(
    /// How much a finding weighs.
    Level { Blocker = "blocker", Warning = "warning", Advice = "advice" }
);

/// Something to know or to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// How much it weighs.
    pub level: Level,
    /// The lesion; `None` for the whole encounter.
    pub lesion: Option<LesionId>,
    /// The fact that it is about.
    pub field: Option<Field>,
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub remedy: Text,
    /// Why the user accepted it as it is; a blocker never is.
    pub accepted: Option<String>,
}

impl Finding {
    /// Whether it still asks for something: a warning that was accepted with a reason does not.
    #[must_use]
    pub const fn stands(&self) -> bool {
        self.accepted.is_none()
    }
}
