//! One procedure on one lesion.
//!
//! A flat record, not one shape per kind: a file may state a margin on a destruction, and losing it or
//! refusing it would be worse than keeping it and saying that it plays no part.

use super::size::Measured;
use super::words::words;

words!(
    /// What was done, in the words of the encounter file.
    Kind {
        Destruction = "destruction",
        Biopsy = "biopsy",
        Shave = "shave",
        Excision = "excision",
        TagRemoval = "tag-removal",
        Paring = "paring",
        Injection = "injection",
        Cautery = "cautery",
        Mohs = "mohs",
        Repair = "repair",
        Photodynamic = "photodynamic",
        AcneCryotherapy = "acne-cryotherapy",
        AcnePeel = "acne-peel",
        Epilation = "epilation",
        NailAvulsion = "nail-avulsion",
        Flap = "flap",
        Graft = "graft",
        Other = "other",
    }
);
words!(
    /// By what means.
    Method {
        Cryosurgery = "cryosurgery",
        Electrosurgery = "electrosurgery",
        Laser = "laser",
        Chemosurgery = "chemosurgery",
        Curettage = "curettage",
        Scissors = "scissors",
        Blade = "blade",
    }
);
words!(
    /// How much, for site-specific destruction.
    Extent { Simple = "simple", Extensive = "extensive" }
);
words!(
    /// Technique of a biopsy or of a photodynamic therapy.
    Technique {
        Tangential = "tangential",
        Punch = "punch",
        Incisional = "incisional",
        Staff = "staff",
        Clinician = "clinician",
        Debridement = "debridement",
    }
);
words!(
    /// How deep the tissue was taken.
    Depth { FullThickness = "full-thickness", Dermis = "dermis", Epidermis = "epidermis" }
);
words!(
    /// How the wound was closed.
    Closure { Simple = "simple", Intermediate = "intermediate", Complex = "complex" }
);

/// A procedure as documented; what a kind has no use for is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Procedure {
    /// What was done.
    pub kind: Kind,
    /// By what means.
    pub methods: Vec<Method>,
    /// Freeze or curettage cycles.
    pub cycles: Option<u32>,
    /// Final curettage defect.
    pub size_after: Option<Measured>,
    /// Simple or extensive.
    pub extent: Option<Extent>,
    /// Technique of a biopsy or photodynamic therapy.
    pub technique: Option<Technique>,
    /// Narrowest margin on one side.
    pub margin: Option<Measured>,
    /// Excised diameter, if that was measured.
    pub excised: Option<Measured>,
    /// Depth of the excision or shave.
    pub depth: Option<Depth>,
    /// A closure done with this procedure.
    pub closure: Option<Closure>,
    /// Length of the closed wound.
    pub closure_length: Option<Measured>,
    /// Mohs stages.
    pub stages: Option<u32>,
    /// Mohs: tissue blocks of each stage.
    pub blocks: Vec<u32>,
    /// Mohs: muscle, cartilage, bone, tendon, major nerve or vessel involved.
    pub deep_structure: Option<bool>,
    /// Drug that was injected or applied.
    pub drug: Option<String>,
    /// Minutes of epilation.
    pub minutes: Option<u32>,
    /// Other lesions taken in the same act.
    pub also: Vec<String>,
    /// What else the checklist asks for in words.
    pub details: Option<String>,
}

impl Procedure {
    /// A procedure of this kind about which nothing else is known.
    #[must_use]
    pub const fn new(kind: Kind) -> Self {
        Self {
            kind,
            methods: Vec::new(),
            cycles: None,
            size_after: None,
            extent: None,
            technique: None,
            margin: None,
            excised: None,
            depth: None,
            closure: None,
            closure_length: None,
            stages: None,
            blocks: Vec::new(),
            deep_structure: None,
            drug: None,
            minutes: None,
            also: Vec::new(),
            details: None,
        }
    }
}
