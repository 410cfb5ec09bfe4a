//! What an entry states, and how it goes into a lesion.

use crate::engine::ids::Icd;
use crate::engine::lesion::{Count, Intent, Lesion, Part, Pathology, Side, Symptom};
use crate::engine::procedure::{Closure, Depth, Extent, Kind, Method, Procedure};
use crate::engine::size::{Area, Measured};

/// The facts that an entry states; what was not said is `None` or empty and changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Change {
    /// A diagnosis; it ends a suspicion.
    pub diagnosis: Option<String>,
    /// A suspicion; it ends a diagnosis.
    pub suspected: Option<String>,
    /// An ICD-10-CM code above the one that diagnosis and site give.
    pub icd10: Option<Icd>,
    /// State of the pathology report.
    pub pathology: Option<Pathology>,
    /// Site.
    pub site: Option<String>,
    /// Side.
    pub side: Option<Side>,
    /// Upper or lower.
    pub part: Option<Part>,
    /// Free text on the place.
    pub site_detail: Option<String>,
    /// How many lesions.
    pub count: Option<Count>,
    /// Size before treatment.
    pub size: Option<Measured>,
    /// Treated area.
    pub area: Option<Area>,
    /// Why it was treated.
    pub indication: Option<String>,
    /// Signs; added to those that are there.
    pub symptoms: Vec<Symptom>,
    /// What it looked like, and words that were not understood; added to what is there.
    pub description: Vec<String>,
    /// Anaesthesia.
    pub anesthesia: Option<String>,
    /// Sample or removal.
    pub intent: Option<Intent>,
    /// What was done; one of a kind that is there already is completed, any other is added.
    pub procedures: Vec<Procedure>,
    /// What was done in place of what the lesion states, such as a paring in place of a destruction.
    pub instead: Option<(Kind, Kind)>,
    /// Facts of a procedure, for the procedure that they suit.
    pub facts: ProcedureFacts,
}

/// Facts of a procedure that were said beside it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ProcedureFacts {
    /// Methods without a procedure of their own.
    pub methods: Vec<Method>,
    /// Freeze or curettage cycles.
    pub cycles: Option<u32>,
    /// Final curettage defect.
    pub size_after: Option<Measured>,
    /// Simple or extensive.
    pub extent: Option<Extent>,
    /// Narrowest margin on one side.
    pub margin: Option<Measured>,
    /// Excised diameter.
    pub excised: Option<Measured>,
    /// Depth.
    pub depth: Option<Depth>,
    /// Closure.
    pub closure: Option<Closure>,
    /// Length of the closed wound.
    pub closure_length: Option<Measured>,
    /// Mohs stages.
    pub stages: Option<u32>,
    /// Tissue blocks of each stage.
    pub blocks: Vec<u32>,
    /// Deep structure involved.
    pub deep_structure: Option<bool>,
    /// Drug.
    pub drug: Option<String>,
    /// Minutes.
    pub minutes: Option<u32>,
    /// Anything else in words.
    pub details: Vec<String>,
}

impl Change {
    /// Puts these facts into a lesion.
    pub fn apply(&self, lesion: &mut Lesion) {
        if let Some(diagnosis) = &self.diagnosis {
            lesion.diagnosis = Some(diagnosis.clone());
            lesion.suspected = None;
        }
        if let Some(suspected) = &self.suspected {
            lesion.suspected = Some(suspected.clone());
            lesion.diagnosis.clone_from(&self.diagnosis);
        }
        if let Some(icd) = self.icd10 {
            lesion.icd10 = Some(icd.to_string());
        }
        if let Some(count) = &self.count {
            lesion.count = count.clone();
        }
        put(&mut lesion.pathology, self.pathology.as_ref());
        put(&mut lesion.site, self.site.as_ref());
        put(&mut lesion.side, self.side.as_ref());
        put(&mut lesion.part, self.part.as_ref());
        put(&mut lesion.size, self.size.as_ref());
        put(&mut lesion.area, self.area.as_ref());
        put(&mut lesion.indication, self.indication.as_ref());
        put(&mut lesion.anesthesia, self.anesthesia.as_ref());
        put(&mut lesion.intent, self.intent.as_ref());
        if let Some(detail) = &self.site_detail {
            append(&mut lesion.site_detail, detail);
        }
        for text in &self.description {
            append(&mut lesion.description, text);
        }
        for symptom in &self.symptoms {
            if !lesion.symptoms.contains(symptom) {
                lesion.symptoms.push(*symptom);
            }
        }
        if let Some((stated, done)) = self.instead {
            for procedure in lesion.procedures.iter_mut().filter(|procedure| procedure.kind == stated) {
                *procedure = Procedure { details: procedure.details.take(), ..Procedure::new(done) };
            }
        }
        for procedure in &self.procedures {
            super::assign::add(&mut lesion.procedures, procedure);
        }
        super::assign::give(&mut lesion.procedures, &self.facts);
    }

    /// The new lesion that these facts make.
    #[must_use]
    pub fn lesion(&self) -> Lesion {
        let mut lesion = Lesion::default();
        self.apply(&mut lesion);
        lesion
    }

    /// Whether there is a fact on which a lesion can stand: not only a side or a number.
    pub(super) fn is_solid(&self) -> bool {
        self.diagnosis.is_some()
            || self.suspected.is_some()
            || self.icd10.is_some()
            || self.site.is_some()
            || self.size.is_some()
            || self.area.is_some()
            || !self.procedures.is_empty()
            || !self.symptoms.is_empty()
    }
}

fn put<T: Clone>(place: &mut Option<T>, said: Option<&T>) {
    if let Some(said) = said {
        *place = Some(said.clone());
    }
}

/// Adds a text to what is there, once.
pub(super) fn append(place: &mut Option<String>, text: &str) {
    match place {
        Some(there) if there.split(", ").any(|part| part == text) => {}
        Some(there) => {
            there.push_str(", ");
            there.push_str(text);
        }
        None => *place = Some(text.to_owned()),
    }
}
