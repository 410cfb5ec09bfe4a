//! Encounters by a fixed recipe: the same numbers give the same encounters on every machine.

use curette::engine::date::Date;
use curette::engine::encounter::{Clinician, Encounter, Patient, Payer, Record};
use curette::engine::lesion::{Count, Lesion, Pathology, Side, letter_id};
use curette::engine::procedure::{Kind, Method, Procedure};
use curette::engine::size::Measured;

/// A sort of entry as it is met on a day.
struct Sort {
    diagnosis: &'static str,
    sites: [&'static str; 4],
    kind: Kind,
    methods: &'static [Method],
    /// The most lesions of one entry; a malignancy is always one.
    most: u64,
    malignant: bool,
    indication: &'static str,
}

const COLD: &[Method] = &[Method::Cryosurgery];
const SCRAPED: &[Method] = &[Method::Curettage, Method::Electrosurgery];
const CUT: &[Method] = &[Method::Scissors];

const fn sort(
    diagnosis: &'static str,
    sites: [&'static str; 4],
    most: u64,
    indication: &'static str,
) -> Sort {
    Sort { diagnosis, sites, kind: Kind::Destruction, methods: COLD, most, malignant: false, indication }
}

/// Actinic keratoses most often, then warts, then the rest.
const SORTS: [Sort; 10] = [
    sort("actinic keratosis", ["forehead", "scalp", "cheek", "forearm"], 6, "precancerous"),
    sort("actinic keratosis", ["dorsum of hand", "nose", "temple", "chest"], 9, "precancerous"),
    sort("actinic keratosis", ["scalp", "forearm", "cheek", "forehead"], 3, "precancerous"),
    sort("common wart", ["dorsum of hand", "forearm", "knee", "elbow"], 4, "painful"),
    sort("inflamed seborrheic keratosis", ["chest", "abdomen", "upper back", "neck (side)"], 3, "irritated"),
    sort("molluscum contagiosum", ["abdomen", "chest", "flank", "knee"], 8, "spreading"),
    Sort {
        kind: Kind::TagRemoval,
        methods: CUT,
        ..sort(
            "irritated skin tag",
            ["neck (side)", "axilla", "nape of neck", "chest"],
            12,
            "catching on clothes",
        )
    },
    Sort {
        methods: SCRAPED,
        malignant: true,
        ..sort("basal cell carcinoma", ["upper back", "cheek", "forearm", "chest"], 1, "biopsy-proven")
    },
    Sort {
        methods: SCRAPED,
        malignant: true,
        ..sort(
            "squamous cell carcinoma in situ",
            ["forearm", "scalp", "cheek", "upper back"],
            1,
            "biopsy-proven",
        )
    },
    sort("common wart", ["elbow", "knee", "forearm", "dorsum of hand"], 2, "bleeding"),
];

/// Sites of which there are two.
const PAIRED: [&str; 9] =
    ["cheek", "forearm", "dorsum of hand", "temple", "knee", "elbow", "axilla", "flank", "neck (side)"];

/// Numbers that look random and are always the same (SplitMix64).
struct Dice(u64);

impl Dice {
    /// A number below this one.
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let at = self.below(of.len() as u64);
        &of[usize::try_from(at).expect("index")]
    }
}

/// An encounter of a day: mostly one to six lesions, now and then more.
pub fn of_a_day(number: u64) -> Encounter {
    let mut dice = Dice(number);
    let lesions = match dice.below(100) {
        0..85 => 1 + dice.below(6),
        85..97 => 7 + dice.below(9),
        _ => 16 + dice.below(25),
    };
    // Every tenth note leaves something open.
    let open = dice.below(10) == 0;
    with(number, usize::try_from(lesions).expect("small"), open)
}

/// This many mixed lesions of which every fact is known.
pub fn known(lesions: usize) -> Encounter {
    with(0, lesions, false)
}

/// The same with a question every few lesions: a size or a number that the note does not give.
pub fn with_questions(lesions: usize) -> Encounter {
    with(0, lesions, true)
}

/// The same with names of sites that the tables have not, as another program may write them.
pub fn with_unknown_names(lesions: usize) -> Encounter {
    let mut encounter = known(lesions);
    for lesion in &mut encounter.lesions {
        lesion.site = lesion.site.take().map(|site| format!("the {site} region"));
    }
    encounter
}

fn with(number: u64, lesions: usize, open: bool) -> Encounter {
    let mut dice = Dice(number.wrapping_mul(2) + 1);
    let text = |text: &str| Some(text.to_owned());
    Encounter {
        id: Some(format!("01K5D3QK8T0V6M2H9{number:09}")),
        date_of_service: Date::new(2026, 9, 14),
        place_of_service: text("11"),
        payer: Some(*dice.one(&[Payer::Medicare, Payer::Aetna, Payer::Bcbs, Payer::Other])),
        patient: Patient { id: Some(format!("{number:07}")), ..Patient::default() },
        clinician: Clinician {
            name: text("R. Example"),
            credentials: text("MD"),
            npi: text("1234567893"),
            signed: text("2026-09-14T16:20:00-05:00"),
        },
        record: Record {
            consent: text("verbal"),
            response: text("tolerated well"),
            complications: text("none"),
            aftercare: text("wound care sheet"),
            plan: text("recheck in 6 months"),
            ..Record::default()
        },
        lesions: (0..lesions).map(|at| lesion(&mut dice, at, open)).collect(),
        ..Encounter::default()
    }
}

fn lesion(dice: &mut Dice, at: usize, open: bool) -> Lesion {
    // The first ones are of every sort, so that a mix is a mix whatever its number.
    let sort = if at < 4 { &SORTS[at * 2 + 1] } else { dice.one(&SORTS) };
    let site = *dice.one(&sort.sites);
    let side = *dice.one(&[Side::Left, Side::Right]);
    let size = Measured::parse(&format!("{} mm", 3 + dice.below(18))).expect("size");
    let many = u32::try_from(1 + dice.below(sort.most)).expect("small");
    let open = open && at % 4 == 3;
    let mut procedure = Procedure::new(sort.kind);
    procedure.methods = sort.methods.to_vec();
    procedure.cycles = (sort.kind == Kind::Destruction).then_some(2);
    Lesion {
        id: letter_id(at),
        diagnosis: Some(sort.diagnosis.to_owned()),
        pathology: sort.malignant.then_some(Pathology::Final),
        site: Some(site.to_owned()),
        side: PAIRED.contains(&site).then_some(side),
        count: if open && !sort.malignant {
            Count::Vague("several".to_owned())
        } else {
            Count::Exactly(many)
        },
        size: (!open || !sort.malignant).then_some(size),
        indication: Some(sort.indication.to_owned()),
        description: Some("rough papule".to_owned()),
        anesthesia: Some("none".to_owned()),
        procedures: vec![procedure],
        ..Lesion::default()
    }
}
