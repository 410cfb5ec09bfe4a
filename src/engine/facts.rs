//! What is known of each lesion once its words have been looked up in the book.

use super::book::{
    BehaviourId, CodeBook, DiagnosisId, FamilyId, Group, IcdSource, SideNeed, SiteColumn, SiteId, SiteRow,
    fold,
};
use super::diagnosis;
use super::encounter::Encounter;
use super::ids::Icd;
use super::length::Length;
use super::lesion::{Count, Lesion, Part, Pathology, Side};
use super::place::Field;
use super::policy::{Policy, Switch};
use super::procedure::{Closure, Kind, Method, Technique};

/// A name that was looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named<'a, T> {
    /// Nothing was typed.
    Missing,
    /// The book does not know it; kept as typed.
    Unknown(&'a str),
    /// A row of the book.
    Known(T),
}

impl<T: Copy> Named<'_, T> {
    /// The row, if there is one.
    pub fn known(self) -> Option<T> {
        match self {
            Self::Known(row) => Some(row),
            Self::Missing | Self::Unknown(_) => None,
        }
    }
}

/// What a diagnosis means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// Its row.
    pub row: DiagnosisId,
    /// The reading that holds, where the name has several and one was chosen.
    pub reading: Option<usize>,
    /// Every reading leads to the same procedure codes, and this one stands for them all; the diagnosis code may still
    /// depend on it (N-02).
    pub for_all: bool,
    /// The code that was typed in place of a name.
    pub typed: Option<Icd>,
}

/// A lesion with its words looked up.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The entry.
    pub lesion: &'a Lesion,
    /// Where it is.
    pub site: Named<'a, SiteId>,
    /// Its side: as typed, else as the site implies.
    pub side: Option<Side>,
    /// Upper or lower: as typed, else as the site implies.
    pub part: Option<Part>,
    /// What it is. A suspicion makes it unspecified (N-50).
    pub diagnosis: Named<'a, Meaning>,
    /// What is only suspected, as typed.
    pub suspected: Option<&'a str>,
    /// The code that stands above the one that diagnosis and site give.
    pub icd10: Option<Icd>,
    /// State of the report; absent equals not-sent (N-51).
    pub pathology: Pathology,
    /// How many it stands for; `None` where no number was given.
    pub count: Option<u32>,
    /// Usable size before treatment: above 0, not above 50 cm (R-MEAS-18).
    pub size: Option<Length>,
    /// Treated area in square hundredths of a millimetre, above 0.
    pub area: Option<u64>,
    /// A quantity that is tried in place of a missing one.
    pub tried: Option<u64>,
    /// What is tried in place of other missing facts about its procedures.
    pub done: Done,
}

impl Facts<'_> {
    /// The code that somebody typed, and where.
    pub fn own_code(&self) -> Option<(Icd, Field)> {
        let typed = || Some((self.diagnosis.known()?.typed?, Field::Diagnosis));
        self.icd10.map(|icd| (icd, Field::Icd10)).or_else(typed)
    }
}

/// Facts of procedures that are tried in place of missing ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct Done {
    /// Technique of a biopsy or of a photodynamic therapy.
    pub technique: Option<Technique>,
    /// Method of a destruction at an organ with codes by method.
    pub method: Option<Method>,
    /// Class of a closure.
    pub closure: Option<Closure>,
    /// Length of a closure, in hundredths of a millimetre.
    pub length: Option<u64>,
    /// Stages of Mohs surgery.
    pub stages: Option<u32>,
    /// Blocks beyond the fifth of a stage.
    pub blocks: Option<u32>,
    /// Minutes of epilation.
    pub minutes: Option<u64>,
    /// What was done in place of a destruction.
    pub kind: Option<Kind>,
}

/// The largest size that is taken (R-MEAS-18, N-14): 50 cm.
pub const LARGEST_SIZE: Length = Length::from_mm(500);

/// The longest closure that is taken (N-14): 100 cm.
pub const LONGEST_CLOSURE: Length = Length::from_mm(1000);

/// The largest lesion of the lid margin that its own destruction code takes (R-MEAS-06): 1 cm.
pub const LARGEST_AT_THE_LID: Length = Length::from_mm(10);

/// Looks up every lesion of an encounter.
pub fn look_up<'a>(encounter: &'a Encounter, book: &CodeBook) -> Vec<Facts<'a>> {
    encounter.lesions.iter().map(|lesion| facts_of(lesion, book, &encounter.policy)).collect()
}

fn facts_of<'a>(lesion: &'a Lesion, book: &CodeBook, policy: &Policy) -> Facts<'a> {
    let site = match written(&lesion.site) {
        None => Named::Missing,
        Some(name) => book.site_named(name).map_or(Named::Unknown(name), Named::Known),
    };
    let row = site.known().map(|id| book.site(id));
    let what = diagnosis::read(lesion, book, policy);
    Facts {
        lesion,
        site,
        side: lesion.side.or_else(|| row.and_then(|row| row.fixed_side)),
        part: lesion.part.or_else(|| row.and_then(|row| row.fixed_part)),
        diagnosis: what.named,
        suspected: what.suspected,
        icd10: what.icd10,
        pathology: lesion.pathology.unwrap_or(Pathology::NotSent),
        count: match lesion.count {
            Count::Exactly(number) => Some(number),
            Count::NotStated | Count::Vague(_) => None,
        },
        size: lesion.size.as_ref().map(|size| size.length).filter(|size| usable(*size)),
        area: lesion.area.as_ref().map(|area| area.total).filter(|total| *total > 0),
        tried: None,
        done: Done::default(),
    }
}

/// A text that says something: a blank one is as good as none.
pub fn written(text: &Option<String>) -> Option<&str> {
    // Nearly all begin with a letter or a digit, which needs no look at the rest.
    let says = |text: &&str| text.as_bytes().first().is_some_and(u8::is_ascii_graphic) || !blank(text);
    text.as_deref().filter(says)
}

fn blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

// Nearly every text begins with a letter or a digit, which needs no look at the rest.

/// A text with a letter or a digit in it: a dash or a full stop stands where nothing was to be said.
pub fn worded(text: &Option<String>) -> Option<&str> {
    let begins = |text: &&str| text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
    text.as_deref().filter(|text| begins(text) || first_of_words(text).is_some())
}

/// A text that answers what it is asked for: "none" and "n/a" name no reason, no finding and no work.
pub fn answered(text: &Option<String>) -> Option<&str> {
    let nothing = |text: &str| NOTHING.contains(&fold(text).as_str());
    text.as_deref().filter(|text| match text.as_bytes().first() {
        Some(b'n' | b'N') => !nothing(text),
        Some(first) if first.is_ascii_alphanumeric() => true,
        _ => first_of_words(text).is_some_and(|first| !(matches!(first, 'n' | 'N') && nothing(text))),
    })
}

/// The first letter or digit.
fn first_of_words(text: &str) -> Option<char> {
    text.chars().find(|c| c.is_alphanumeric())
}

/// What is written for nothing. All begin alike, and most other texts do not, which saves folding them.
const NOTHING: &[&str] = &["none", "nil", "na", "n a", "no", "not applicable"];

/// Whether a length can be the size of a lesion.
pub fn usable(size: Length) -> bool {
    size > Length::ZERO && size <= LARGEST_SIZE
}

/// Whether a length can be a margin: nothing is one.
pub fn usable_margin(margin: Length) -> bool {
    margin <= LARGEST_SIZE
}

/// Whether a length can be that of a closed wound.
pub fn usable_closure(length: Length) -> bool {
    length > Length::ZERO && length <= LONGEST_CLOSURE
}

/// What a row means under a policy; `reading` is tried in place of a choice.
pub fn meaning(row: DiagnosisId, reading: Option<usize>, book: &CodeBook, policy: &Policy) -> Meaning {
    let entry = book.diagnosis(row);
    let chosen = entry.switch.map(|switch| policy.get(switch));
    let by_switch = entry
        .readings
        .iter()
        .position(|reading| reading.value.is_some() && reading.value.as_deref() == chosen);
    Meaning { row, reading: reading.or(by_switch), for_all: false, typed: None }
}

impl Meaning {
    /// The behaviour; `None` where the name has several readings and none was chosen.
    pub fn behaviour(self, book: &CodeBook) -> Option<BehaviourId> {
        let row = book.diagnosis(self.row);
        match self.reading {
            Some(at) => row.readings.get(at).map(|reading| reading.behaviour),
            None if row.readings.is_empty() => Some(row.behaviour),
            None => {
                let first = row.readings.first()?.behaviour;
                row.readings.iter().all(|reading| reading.behaviour == first).then_some(first)
            }
        }
    }

    /// The family that a kind of procedure leads to; also where the readings differ but all lead to the same (N-02).
    pub fn family(self, kind: Kind, book: &CodeBook) -> Option<FamilyId> {
        if let Some(behaviour) = self.behaviour(book) {
            return book.family_of(kind, behaviour);
        }
        let readings = &book.diagnosis(self.row).readings;
        let first = book.family_of(kind, readings.first()?.behaviour)?;
        let same = |behaviour| book.family_of(kind, behaviour) == Some(first);
        readings.iter().all(|reading| same(reading.behaviour)).then_some(first)
    }

    /// Whether it is a cancer, invasive or in situ; also where that is all that its readings share.
    pub fn malignant(self, book: &CodeBook) -> bool {
        let malignant = |behaviour| book.behaviour(behaviour).malignant;
        match self.behaviour(book) {
            Some(behaviour) => malignant(behaviour),
            None => book.diagnosis(self.row).readings.iter().all(|reading| malignant(reading.behaviour)),
        }
    }

    /// How its ICD-10-CM code is found; `None` where the readings differ and nobody said which holds.
    pub fn icd(self, book: &CodeBook) -> Option<&IcdSource> {
        let row = book.diagnosis(self.row);
        match self.reading.filter(|_| !self.for_all) {
            Some(at) => row.readings.get(at).map(|reading| &reading.icd),
            None if row.readings.is_empty() => Some(&row.icd),
            None => {
                let first = &row.readings.first()?.icd;
                row.readings.iter().all(|reading| reading.icd == *first).then_some(first)
            }
        }
    }
}

/// The group of a site in one column: by its switch, by itself, or by what all its readings share (N-01).
pub fn group_of(site: &SiteRow, column: SiteColumn, book: &CodeBook, policy: &Policy) -> Option<Group> {
    if column == SiteColumn::L
        && let Some(switch) = site.switch
        && let Some(group) = Group::parse(policy.get(switch))
    {
        return Some(group);
    }
    if site.asks && !site.readings.is_empty() {
        let mut groups = site.readings.iter().map(|id| book.site(*id).groups.get(&column));
        let first = groups.next()??;
        return groups.all(|group| group == Some(first)).then_some(*first);
    }
    site.groups.get(&column).copied()
}

/// The ICD-10-CM class of a site: its own, or what all its readings share.
pub fn class_of<'b>(site: &'b SiteRow, book: &'b CodeBook) -> Option<&'b str> {
    if let Some(class) = &site.class {
        return Some(class);
    }
    let mut classes = site.readings.iter().map(|id| book.site(*id).class.as_deref());
    let first = classes.next()??;
    classes.all(|class| class == Some(first)).then_some(first)
}

/// Whether the side of a site matters and is not known.
pub fn side_missing(facts: &Facts<'_>, book: &CodeBook) -> bool {
    let wanted = facts.site.known().is_some_and(|id| book.site(id).side == SideNeed::Wanted);
    wanted && facts.side.is_none()
}

/// Whether a switch stands at this value.
pub fn switched(policy: &Policy, switch: Switch, value: &str) -> bool {
    policy.get(switch) == value
}
