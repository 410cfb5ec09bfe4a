//! What a word of the one-line entry can mean, apart from the names of diagnoses and sites.

use crate::engine::lesion::{Intent, Part, Pathology, Side, Symptom};
use crate::engine::procedure::{Closure, Depth, Extent, Kind, Method, Technique};

/// The meaning of an abbreviation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A procedure, with what the word says about it.
    Procedure(ProcedureWord),
    /// A method without a procedure of its own.
    Method(Method),
    /// A technique of the procedure that is named elsewhere in the line.
    Technique(Technique),
    /// A side of the body.
    Side(Side),
    /// Upper or lower.
    Part(Part),
    /// A kind of closure; the length after it is the closure length.
    Closure(Closure),
    /// How much was destroyed.
    Extent(Extent),
    /// How deep.
    Depth(Depth),
    /// Sample or removal.
    Intent(Intent),
    /// State of the report.
    Pathology(Pathology),
    /// An indication that means a final report, such as "biopsy-proven".
    Proven(String),
    /// A sign or complaint.
    Symptom(Symptom),
    /// Anaesthesia in full words.
    Anesthesia(String),
    /// A drug in full words.
    Drug(String),
    /// Details of the procedure in full words.
    Details(String),
    /// A word that says what the number beside it is.
    Key(Key),
    /// A number in letters.
    Number(u32),
    /// A number of cycles in one word: twice.
    Times(u32),
    /// A word in place of a number.
    Vague,
    /// Several readings: the question.
    Ask(String),
    /// A word that describes the lesion.
    Describe,
    /// A word that adds nothing.
    Ignored,
    /// A short form: read as this text.
    Short(String),
}

/// What a procedure word says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ProcedureWord {
    /// What was done.
    pub kind: Kind,
    /// By what means.
    pub methods: Vec<Method>,
    /// Technique of a biopsy or photodynamic therapy.
    pub technique: Option<Technique>,
    /// A drug that the word implies.
    pub drug: Option<String>,
    /// What else it says.
    pub details: Option<String>,
}

macro_rules! keys {
    ($($(#[$meta:meta])* $variant:ident = $word:literal,)+) => {
        /// Words that say what stands beside them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Key { $($(#[$meta])* $variant),+ }

        impl Key {
            /// Every keyword.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in the file of abbreviations.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// A length follows it: the size, a margin, a closure.
            pub const fn takes_length(self) -> bool {
                matches!(
                    self,
                    Self::Size | Self::Margin | Self::After | Self::Excised | Self::Closed | Self::Specimen
                )
            }
        }
    };
}
keys! {
    /// The number beside it is a count.
    Count = "count",
    /// The length after it is the size.
    Size = "size",
    /// The length beside it is the margin.
    Margin = "margin",
    /// The length after it is the final curettage defect.
    After = "after",
    /// The length after it is the excised diameter.
    Excised = "excised",
    /// The length after it is that of the specimen or of the report: never the lesion's.
    Specimen = "specimen",
    /// A wound was closed; the length after it is that of the closure.
    Closed = "closed",
    /// Freeze or curettage cycles.
    Cycles = "cycles",
    /// The number beside it is a number of cycles, as with `x`.
    Times = "times",
    /// Mohs stages.
    Stages = "stages",
    /// Tissue blocks.
    Blocks = "blocks",
    /// Minutes.
    Minutes = "minutes",
    /// A dictated total.
    Total = "total",
    /// The diagnosis after it is suspected.
    Suspected = "suspected",
    /// The diagnoses before and after it are both suspected.
    Versus = "versus",
    /// What follows is denied.
    Not = "not",
    /// The number after it is not exact.
    About = "about",
    /// The number before it is not exact.
    Inexact = "inexact",
    /// Twelve times the number before it; alone it is no number.
    Dozen = "dozen",
    /// A hundred times the number before it; alone it is no number.
    Hundred = "hundred",
    /// The number before it is an age or a length of time.
    Time = "time",
    /// The number after it is an age or a year.
    Since = "since",
    /// The length before it is in inches, which are not read.
    Inch = "inch",
    /// The length before it is a distance.
    Away = "away",
    /// The number is that of each place.
    Each = "each",
    /// Taken off, nobody says how.
    Removed = "removed",
    /// Joins two dimensions.
    By = "by",
    /// A decimal point in letters.
    Point = "point",
    /// Millimetres.
    Mm = "mm",
    /// Centimetres.
    Cm = "cm",
    /// Square millimetres.
    Mm2 = "mm2",
    /// Square centimetres.
    Cm2 = "cm2",
    /// The unit of a drug.
    Dose = "dose",
    /// Mohs: a deep structure was involved.
    Deep = "deep",
}
