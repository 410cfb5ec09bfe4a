//! Places of the body as a note names them, with what the tables make of them.

use super::dice::Dice;
use super::voice::Voice;
use crate::engine::lesion::Side;

/// Which table of diagnosis codes a place has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Face,
    Nose,
    Ear,
    ScalpNeck,
    Trunk,
    UpperLimb,
    LowerLimb,
}

/// A place: the name in the site table and the words of notes.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) name: &'static str,
    said: &'static [&'static str],
    /// Group for sizes: 1 trunk, arms, legs; 2 scalp, neck, hands, feet, genitals; 3 face.
    pub(super) group: u8,
    pub(super) class: Class,
    sided: bool,
}

impl Place {
    pub(super) const fn new(
        name: &'static str,
        said: &'static [&'static str],
        group: u8,
        class: Class,
        sided: bool,
    ) -> Self {
        Self { name, said, group, class, sided }
    }

    /// How many lesions a note would put there.
    pub(super) fn room(&self) -> u32 {
        match (self.class, self.name) {
            (Class::Ear | Class::Nose, _)
            | (_, "chin" | "glabella" | "eyebrow" | "nasolabial fold" | "knuckle") => 4,
            (_, "jawline" | "preauricular area" | "heel" | "ball of foot" | "elbow" | "palm") => 8,
            _ => 40,
        }
    }
}

const fn place(
    name: &'static str,
    said: &'static [&'static str],
    group: u8,
    class: Class,
    sided: bool,
) -> Place {
    Place::new(name, said, group, class, sided)
}

use Class::{Ear, Face, LowerLimb, Nose, ScalpNeck, Trunk, UpperLimb};

pub(super) const FACE: &[Place] = &[
    place("forehead", &["forehead"], 3, Face, true),
    place("cheek", &["cheek", "malar cheek", "lateral cheek"], 3, Face, true),
    place("eyebrow", &["eyebrow", "brow"], 3, Face, true),
    place("jawline", &["jawline"], 3, Face, true),
    place("preauricular area", &["preauricular area", "preauricular cheek"], 3, Face, true),
    place("nasolabial fold", &["nasolabial fold", "melolabial fold"], 3, Face, true),
    place("chin", &["chin"], 3, Face, false),
    place("glabella", &["glabella"], 3, Face, false),
    place("nose", &["nose", "nasal bridge", "nasal dorsum"], 3, Nose, false),
    place("nasal tip", &["nasal tip", "tip of nose"], 3, Nose, false),
];
pub(super) const EARS: &[Place] = &[
    place("helix", &["helix", "helical rim"], 3, Ear, true),
    place("antihelix", &["antihelix"], 3, Ear, true),
    place("earlobe", &["earlobe", "ear lobe"], 3, Ear, true),
];
pub(super) const SCALP_NECK: &[Place] = &[
    place(
        "scalp",
        &["scalp", "vertex scalp", "crown", "frontal scalp", "parietal scalp"],
        2,
        ScalpNeck,
        false,
    ),
    place("nape of neck", &["nape"], 2, ScalpNeck, false),
    place("neck (front)", &["anterior neck"], 2, ScalpNeck, false),
    place("posterior neck", &["posterior neck", "back of neck"], 2, ScalpNeck, false),
];
pub(super) const HANDS: &[Place] = &[
    place("dorsum of hand", &["dorsal hand", "dorsum of hand"], 2, UpperLimb, true),
    place("palm", &["palm"], 2, UpperLimb, true),
    place("knuckle", &["knuckle"], 2, UpperLimb, true),
];
/// Hands where the sun gets.
pub(super) const SUNLIT_HANDS: &[Place] = &[
    place("dorsum of hand", &["dorsal hand", "dorsum of hand"], 2, UpperLimb, true),
    place("wrist", &["wrist"], 1, UpperLimb, true),
    place("knuckle", &["knuckle"], 2, UpperLimb, true),
];
pub(super) const FEET: &[Place] = &[
    place("dorsum of foot", &["dorsal foot", "top of foot"], 2, LowerLimb, true),
    place("heel", &["heel"], 2, LowerLimb, true),
    place("ball of foot", &["ball of foot", "forefoot"], 2, LowerLimb, true),
];
pub(super) const TRUNK: &[Place] = &[
    place("chest", &["chest", "anterior chest", "central chest"], 1, Trunk, false),
    place("upper back", &["upper back"], 1, Trunk, false),
    place("mid back", &["mid back", "central back"], 1, Trunk, false),
    place("lower back / lumbar", &["lower back", "lumbar area"], 1, Trunk, false),
    place("abdomen", &["abdomen", "lower abdomen", "upper abdomen"], 1, Trunk, false),
    place("flank", &["flank"], 1, Trunk, false),
];
pub(super) const ARMS: &[Place] = &[
    place("shoulder", &["shoulder"], 1, UpperLimb, true),
    place("upper arm", &["upper arm", "proximal arm"], 1, UpperLimb, true),
    place("forearm", &["forearm", "dorsal forearm", "extensor forearm"], 1, UpperLimb, true),
    place("elbow", &["elbow"], 1, UpperLimb, true),
];
pub(super) const LEGS: &[Place] = &[
    place("thigh", &["thigh", "anterior thigh", "lateral thigh"], 1, LowerLimb, true),
    place("knee", &["knee"], 1, LowerLimb, true),
    place("shin", &["shin", "pretibial area"], 1, LowerLimb, true),
    place("calf", &["calf"], 1, LowerLimb, true),
];

/// A place on a side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) place: &'static Place,
    pub(super) side: Option<Side>,
    word: &'static str,
    /// Whether a terse note writes the side as one letter.
    letter: bool,
}

impl Spot {
    pub(super) fn at(dice: &mut Dice, place: &'static Place) -> Self {
        let side = place.sided.then(|| *dice.pick(&[Side::Left, Side::Right]));
        Self { place, side, word: *dice.pick(place.said), letter: !dice.one_in(3) }
    }

    /// One of the places of these lists.
    pub(super) fn roll(dice: &mut Dice, lists: &[&'static [Place]]) -> Self {
        let all: Vec<&'static Place> = lists.iter().copied().flatten().collect();
        let place = *dice.pick(&all);
        Self::at(dice, place)
    }

    /// So many different places.
    pub(super) fn several(dice: &mut Dice, lists: &[&'static [Place]], number: u32) -> Vec<Self> {
        let all: Vec<&'static Place> = lists.iter().copied().flatten().collect();
        let chosen = dice.some(&all, number);
        chosen.into_iter().map(|place| Self::at(dice, place)).collect()
    }

    /// As the note says it, without an article.
    pub(super) fn said(&self, voice: Voice) -> String {
        let short = self.letter && matches!(voice, Voice::Terse | Voice::Form);
        let side = match (self.side, short) {
            (Some(Side::Left), true) => "L ",
            (Some(Side::Right), true) => "R ",
            (Some(Side::Left), false) => "left ",
            (Some(Side::Right), false) => "right ",
            (Some(Side::Midline | Side::Bilateral) | None, _) => "",
        };
        let word = match (voice, self.word.split_once(" of ")) {
            (Voice::Spoken | Voice::Prose, Some((part, whole))) if !side.is_empty() => {
                return format!("{part} of the {side}{whole}");
            }
            (Voice::Spoken | Voice::Prose, Some((part, whole))) => format!("{part} of the {whole}"),
            _ => self.word.to_owned(),
        };
        format!("{side}{word}")
    }

    /// The letters and digits by which a family of diagnosis codes ends here: 3, 4, 5, 6, 7 and the side.
    fn digits(&self) -> (&'static str, bool) {
        match self.place.class {
            Ear => ("2", true),
            Face | Nose => ("3", false),
            ScalpNeck => ("4", false),
            Trunk => ("5", false),
            UpperLimb => ("6", true),
            LowerLimb => ("7", true),
        }
    }

    /// Carcinoma of the skin; `kind` is 1 for basal cell, 2 for squamous cell.
    pub(super) fn c44(&self, kind: &str) -> String {
        let (digit, sided) = self.digits();
        let end = match (self.place.class, self.side) {
            (_, Some(Side::Right)) if sided => "2",
            (_, Some(_)) if sided => "9",
            (Nose, _) => "1",
            (Face | Trunk, _) => "9",
            _ => "",
        };
        format!("C44.{digit}{kind}{end}")
    }

    /// In situ, nevus and benign growth: D04, D22, D23 share their digits.
    pub(super) fn benign(&self, category: &str) -> String {
        let (digit, sided) = self.digits();
        let end = match (self.place.class, self.side) {
            (_, Some(Side::Right)) if sided => "1",
            (_, Some(_)) if sided => "2",
            (Face | Nose, _) => "9",
            _ => "",
        };
        format!("{category}.{digit}{end}")
    }

    /// Group for intermediate closures.
    pub(super) fn layered(&self) -> u8 {
        match (self.place.group, self.place.name) {
            (3, _) => 3,
            (_, "scalp") | (1, _) => 1,
            _ => 2,
        }
    }

    /// Whether Mohs surgery has the codes of head, neck, hands and feet here.
    pub(super) const fn mohs_head(&self) -> bool {
        self.place.group != 1
    }
}
