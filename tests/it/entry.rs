//! The one-line entry: what lines mean, written by hand from the interface page.

use curette::bundle;
use curette::engine::book::CodeBook;
use curette::engine::encounter::Encounter;
use curette::engine::lesion::{Count, Lesion, Pathology, Side};
use curette::engine::procedure::Procedure;
use curette::entry::{Abbreviations, Context, Echo, EchoKind, Entry, Lexicon, Reading, complete, read, take};
use proptest::prelude::*;

pub fn book() -> &'static CodeBook {
    bundle::books().expect("books").last().expect("a book")
}

fn words() -> &'static Lexicon {
    static WORDS: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
    WORDS.get_or_init(|| {
        Lexicon::new(book(), &Abbreviations::parse(bundle::ABBREVIATIONS).expect("abbreviations"))
    })
}

pub fn reading(line: &str, encounter: &Encounter) -> Reading {
    read(line, &Context { book: book(), words: words(), encounter })
}

/// The encounter that these lines make, each of which must be taken.
pub fn entered(lines: &[&str]) -> Encounter {
    let mut encounter = Encounter::default();
    for line in lines {
        let reading = reading(line, &encounter);
        assert!(reading.understood, "'{line}' of {lines:?} is not taken: {:?}", reading.echo);
        take(&reading, &mut encounter);
    }
    encounter
}

/// The facts of a lesion in one text: only what is there.
pub fn facts(lesion: &Lesion) -> String {
    let mut out: Vec<String> = Vec::new();
    out.push(match &lesion.count {
        Count::NotStated => "?".into(),
        Count::Exactly(number) => number.to_string(),
        Count::Vague(word) => format!("'{word}'"),
    });
    out.extend(lesion.diagnosis.clone());
    out.extend(lesion.suspected.as_ref().map(|name| format!("suspected {name}")));
    out.extend(lesion.icd10.as_ref().map(|code| format!("icd {code}")));
    out.extend(lesion.pathology.map(|state| format!("path {state}")));
    out.extend(lesion.side.map(|side| side.to_string()));
    out.extend(lesion.part.map(|part| part.to_string()));
    out.extend(lesion.site.as_ref().map(|site| format!("at {site}")));
    out.extend(lesion.site_detail.as_ref().map(|text| format!("detail {text}")));
    out.extend(lesion.size.as_ref().map(|size| format!("{} mm", size.length.mm())));
    out.extend(lesion.area.as_ref().map(|area| format!("area {}", area.total / 10_000)));
    out.extend(lesion.indication.clone());
    out.extend(lesion.symptoms.iter().map(|symptom| symptom.to_string()));
    out.extend(lesion.description.as_ref().map(|text| format!("\"{text}\"")));
    out.extend(lesion.anesthesia.as_ref().map(|text| format!("anaesthesia {text}")));
    out.extend(lesion.intent.map(|intent| format!("to {intent}")));
    out.extend(lesion.procedures.iter().map(procedure_facts));
    out.join(", ")
}

fn procedure_facts(procedure: &Procedure) -> String {
    let mm = |name: &str, size: &Option<curette::engine::size::Measured>| {
        size.as_ref().map(|size| format!("{name} {} mm", size.length.mm()))
    };
    let mut out = vec![procedure.kind.to_string()];
    out.extend(procedure.technique.map(|technique| technique.to_string()));
    out.extend(procedure.methods.iter().map(|method| method.to_string()));
    out.extend(procedure.cycles.map(|number| format!("x{number}")));
    out.extend(mm("after", &procedure.size_after));
    out.extend(procedure.extent.map(|extent| extent.to_string()));
    out.extend(mm("margin", &procedure.margin));
    out.extend(mm("excised", &procedure.excised));
    out.extend(procedure.depth.map(|depth| depth.to_string()));
    out.extend(procedure.closure.map(|closure| format!("closure {closure}")));
    out.extend(mm("closed", &procedure.closure_length));
    out.extend(procedure.stages.map(|number| format!("stages {number}")));
    if !procedure.blocks.is_empty() {
        out.push(format!("blocks {:?}", procedure.blocks));
    }
    out.extend(procedure.deep_structure.map(|deep| format!("deep {deep}")));
    out.extend(procedure.drug.as_ref().map(|drug| format!("drug {drug}")));
    out.extend(procedure.minutes.map(|number| format!("{number} min")));
    out.extend(procedure.details.as_ref().map(|text| format!("details {text}")));
    format!("[{}]", out.join(" "))
}

/// Lines with the lesions that they make.
const LINES: &[(&str, &[&str])] = &[
    // The examples of the interface page.
    ("5 ak face ln2", &["5, actinic keratosis, at face, [destruction cryosurgery]"]),
    ("ak l forearm 6mm ln2", &["1, actinic keratosis, left, at forearm, 6 mm, [destruction cryosurgery]"]),
    ("aks scalp ln2", &["?, actinic keratosis, at scalp, [destruction cryosurgery]"]),
    ("several sks back ln2", &["'several', seborrheic keratosis, at back, [destruction cryosurgery]"]),
    (
        "bcc l nasal ala 8mm edc bxp",
        &[
            "1, basal cell carcinoma, path final, left, at nasal ala, 8 mm, biopsy-proven, [destruction curettage electrosurgery]",
        ],
    ),
    (
        "punch r cheek ?bcc",
        &["1, suspected basal cell carcinoma, path pending, right, at cheek, [biopsy punch]"],
    ),
    ("shave back nevus 8mm", &["1, melanocytic nevus, at back, 8 mm, [shave]"]),
    (
        "exc r shoulder bcc 11mm m4mm int 3.2cm",
        &[
            "1, basal cell carcinoma, right, at shoulder, 11 mm, [excision margin 4 mm closure intermediate closed 32 mm]",
        ],
    ),
    ("mohs nose bcc 4+3", &["1, basal cell carcinoma, at nose, [mohs stages 2 blocks [4, 3]]"]),
    ("wart r sole ln2 x2", &["1, wart, right, at sole, [destruction cryosurgery x2]"]),
    ("3 tags neck snip", &["3, skin tag, at neck, [tag-removal scissors]"]),
    (
        "8 warts r hand ln2 + 2 warts l foot ln2",
        &[
            "8, wart, right, at hand, [destruction cryosurgery]",
            "2, wart, left, at foot, [destruction cryosurgery]",
        ],
    ),
    // The keystroke budget, dictation, order.
    ("ak lfa 6 ln", &["?, actinic keratosis, left, at forearm, [destruction cryosurgery]"]),
    (
        "3 aks l forearm ln2 two cycles",
        &["3, actinic keratosis, left, at forearm, [destruction cryosurgery x2]"],
    ),
    (
        "8mm edc bcc nasal ala l bxp",
        &[
            "1, basal cell carcinoma, path final, left, at nasal ala, 8 mm, biopsy-proven, [destruction curettage electrosurgery]",
        ],
    ),
    ("ln2 face ak 5mm", &["1, actinic keratosis, at face, 5 mm, [destruction cryosurgery]"]),
    ("face 5 ln2 aks", &["5, actinic keratosis, at face, [destruction cryosurgery]"]),
    (
        "three aks on the scalp frozen twice",
        &["3, actinic keratosis, at scalp, [destruction cryosurgery x2]"],
    ),
    (
        "twenty five warts both hands liquid nitrogen",
        &["25, wart, bilateral, at hand, [destruction cryosurgery]"],
    ),
    (
        "BCC, L NASAL ALA; 8MM. EDC!",
        &["1, basal cell carcinoma, left, at nasal ala, 8 mm, [destruction curettage electrosurgery]"],
    ),
    ("0 aks face", &["0, actinic keratosis, at face"]),
    // A1, A6, A9, A10.
    (
        "1 AK, left forearm, 6 mm, LN2",
        &["1, actinic keratosis, left, at forearm, 6 mm, [destruction cryosurgery]"],
    ),
    ("several AKs scalp, LN2", &["'several', actinic keratosis, at scalp, [destruction cryosurgery]"]),
    (
        "6 ak face ln2 + 5 itching inflamed sks back ln2 + 3 tags neck snipped",
        &[
            "6, actinic keratosis, at face, [destruction cryosurgery]",
            "5, inflamed seborrheic keratosis, at back, itching, [destruction cryosurgery]",
            "3, skin tag, at neck, [tag-removal scissors]",
        ],
    ),
    (
        "11 tags neck snip + 7 tags l axilla electro",
        &[
            "11, skin tag, at neck, [tag-removal scissors]",
            "7, skin tag, left, at axilla, [destruction electrosurgery]",
        ],
    ),
    (
        "9 warts knee ln2 + 2 warts toe ln2 + 6 warts hand ln2",
        &[
            "9, wart, at knee, [destruction cryosurgery]",
            "2, wart, at toe, [destruction cryosurgery]",
            "6, wart, at hand, [destruction cryosurgery]",
        ],
    ),
    // A11, A12, A14: sizes as they are said and typed.
    (
        "scc forearm 1.5 cm edc",
        &["1, squamous cell carcinoma, at forearm, 15 mm, [destruction curettage electrosurgery]"],
    ),
    (
        "scc dorsal hand 1.5cm edc",
        &["1, squamous cell carcinoma, at dorsal hand, 15 mm, [destruction curettage electrosurgery]"],
    ),
    (
        "bcc back 0.9 cm edc -> 1.3 cm",
        &["1, basal cell carcinoma, at back, 9 mm, [destruction curettage electrosurgery after 13 mm]"],
    ),
    (
        "bcc back 9mm edc after 13mm",
        &["1, basal cell carcinoma, at back, 9 mm, [destruction curettage electrosurgery after 13 mm]"],
    ),
    (
        "bcc back 9mm->13mm edc x3",
        &["1, basal cell carcinoma, at back, 9 mm, [destruction curettage electrosurgery x3 after 13 mm]"],
    ),
    (
        "bcc back edc 12mm",
        &["1, basal cell carcinoma, at back, 12 mm, [destruction curettage electrosurgery]"],
    ),
    (
        "bcc back edc 12 mm",
        &["1, basal cell carcinoma, at back, 12 mm, [destruction curettage electrosurgery]"],
    ),
    (
        "bcc back edc 0.55 cm",
        &["1, basal cell carcinoma, at back, 5.5 mm, [destruction curettage electrosurgery]"],
    ),
    (
        "bcc back edc 1,2 cm",
        &["1, basal cell carcinoma, at back, 12 mm, [destruction curettage electrosurgery]"],
    ),
    (
        "bcc back edc .5cm",
        &["1, basal cell carcinoma, at back, 5 mm, [destruction curettage electrosurgery]"],
    ),
    (
        "bcc back edc 1.2x0.8cm",
        &["1, basal cell carcinoma, at back, 12 mm, [destruction curettage electrosurgery]"],
    ),
    (
        "bcc back edc 0.8 by 1.2 cm",
        &["1, basal cell carcinoma, at back, 12 mm, [destruction curettage electrosurgery]"],
    ),
    (
        "bcc back edc 8 mm x 6 mm",
        &["1, basal cell carcinoma, at back, 8 mm, [destruction curettage electrosurgery]"],
    ),
    (
        "bcc back edc 8mmx6mm",
        &["1, basal cell carcinoma, at back, 8 mm, [destruction curettage electrosurgery]"],
    ),
    (
        "bcc back edc 6 mil",
        &["1, basal cell carcinoma, at back, 6 mm, [destruction curettage electrosurgery]"],
    ),
    (
        "bcc back edc six millimeters",
        &["1, basal cell carcinoma, at back, 6 mm, [destruction curettage electrosurgery]"],
    ),
    (
        "bcc back edc one point two cm",
        &["1, basal cell carcinoma, at back, 12 mm, [destruction curettage electrosurgery]"],
    ),
    // Sizes that stay open.
    ("bcc back edc 1.2", &["1, basal cell carcinoma, at back, [destruction curettage electrosurgery]"]),
    ("bcc back edc 12", &["?, basal cell carcinoma, at back, [destruction curettage electrosurgery]"]),
    ("bcc back edc 0,6", &["1, basal cell carcinoma, at back, [destruction curettage electrosurgery]"]),
    ("bcc back edc 1.2x0.8", &["1, basal cell carcinoma, at back, [destruction curettage electrosurgery]"]),
    ("bcc back edc -3mm", &["1, basal cell carcinoma, at back, [destruction curettage electrosurgery]"]),
    ("bcc back edc 8-10mm", &["1, basal cell carcinoma, at back, [destruction curettage electrosurgery]"]),
    ("bcc back edc 1/2 cm", &["1, basal cell carcinoma, at back, [destruction curettage electrosurgery]"]),
    // A decimal point straight after a keyword, sums with a unit on each part.
    ("exc bcc l cheek 8mm m.4cm", &["1, basal cell carcinoma, left, at cheek, 8 mm, [excision margin 4 mm]"]),
    (
        "exc bcc l cheek 8mm m,3 cm int.8cm",
        &[
            "1, basal cell carcinoma, left, at cheek, 8 mm, [excision margin 3 mm closure intermediate closed 8 mm]",
        ],
    ),
    ("shave nevus back size.8cm", &["1, melanocytic nevus, at back, 8 mm, [shave]"]),
    ("exc bcc back 9mm+2*2mm", &["1, basal cell carcinoma, at back, [excision excised 13 mm]"]),
    ("exc bcc back 1.3cm+2*0.2cm", &["1, basal cell carcinoma, at back, [excision excised 17 mm]"]),
    ("exc bcc back 2*2mm+9mm", &["1, basal cell carcinoma, at back, [excision excised 13 mm]"]),
    ("exc bcc back 9 mm+2*2 mm", &["1, basal cell carcinoma, at back, [excision excised 13 mm]"]),
    ("exc bcc back 9mm +2*2mm", &["1, basal cell carcinoma, at back, [excision excised 13 mm]"]),
    ("exc bcc back .8cm+2*.4cm", &["1, basal cell carcinoma, at back, [excision excised 16 mm]"]),
    ("exc bcc back 9mm+4mm", &["1, basal cell carcinoma, at back, [excision excised 13 mm]"]),
    ("exc bcc back 9mm+4", &["1, basal cell carcinoma, at back, [excision]"]),
    ("int 2cm+1.5cm l cheek", &["?, left, at cheek, [repair closure intermediate closed 35 mm]"]),
    // A product is two dimensions, on an excision a question.
    (
        "bcc nose 8*6mm edc",
        &["1, basal cell carcinoma, at nose, 8 mm, [destruction curettage electrosurgery]"],
    ),
    ("hemangioma cheek 3*4cm laser", &["1, hemangioma, at cheek, area 1200, [destruction laser]"]),
    ("exc bcc nose 8*6mm m4mm", &["1, basal cell carcinoma, at nose, [excision margin 4 mm]"]),
    // Sizes that are not the lesion's (R-MEAS-12, R-MEAS-13).
    (
        "exc bcc back path size 6mm m4mm",
        &["1, basal cell carcinoma, at back, [excision margin 4 mm details path size 6mm]"],
    ),
    (
        "exc bcc back specimen 2.5cm m4mm",
        &["1, basal cell carcinoma, at back, [excision margin 4 mm details specimen 2.5cm]"],
    ),
    (
        "exc nevus back ellipse 3x1cm",
        &["1, melanocytic nevus, at back, [excision details ellipse, ellipse 3x1cm]"],
    ),
    ("bcc back edc 1,000 mm", &["1, basal cell carcinoma, at back, [destruction curettage electrosurgery]"]),
    ("exc lipoma back 3cm m0", &["1, lipoma, at back, 30 mm, [excision margin 0 mm]"]),
    // A15: one entry each.
    (
        "bcc back 0.8cm edc + bcc back 1.4cm edc",
        &[
            "1, basal cell carcinoma, at back, 8 mm, [destruction curettage electrosurgery]",
            "1, basal cell carcinoma, at back, 14 mm, [destruction curettage electrosurgery]",
        ],
    ),
    // Excisions.
    ("exc bcc back 9+2*2mm", &["1, basal cell carcinoma, at back, [excision excised 13 mm]"]),
    ("exc bcc back 0.9+2*0.2cm", &["1, basal cell carcinoma, at back, [excision excised 13 mm]"]),
    ("sk back ln2 4+2mm", &["1, seborrheic keratosis, at back, 6 mm, [destruction cryosurgery]"]),
    (
        "exc cyst back 2cm margin 2mm simple 3cm",
        &["1, cyst, at back, 20 mm, [excision margin 2 mm closure simple closed 30 mm]"],
    ),
    ("exc cyst back 11mm 4mm margins", &["1, cyst, at back, 11 mm, [excision margin 4 mm]"]),
    (
        "exc scc l cheek complex repair of 4 cm 12mm",
        &["1, squamous cell carcinoma, left, at cheek, 12 mm, [excision closure complex closed 40 mm]"],
    ),
    ("exc bcc back 11mm 4mm", &["1, basal cell carcinoma, at back, 11 mm, [excision]"]),
    (
        "exc melanoma in situ l arm 1cm full thickness",
        &["1, melanoma in situ, left, at arm, 10 mm, [excision full-thickness]"],
    ),
    ("reexc bcc nose 5mm", &["1, basal cell carcinoma, at nose, 5 mm, [excision details re-excision]"]),
    ("int repair 2.5 cm l cheek", &["?, left, at cheek, [repair closure intermediate closed 25 mm]"]),
    ("simple repair l forearm 3cm", &["?, left, at forearm, [repair closure simple closed 30 mm]"]),
    // Mohs.
    (
        "mohs r temple scc 2st 4+3 complex 4cm",
        &[
            "1, squamous cell carcinoma, right, at temple, [mohs closure complex closed 40 mm stages 2 blocks [4, 3]]",
        ],
    ),
    (
        "mohs bcc nose stages 2 blocks 4 3",
        &["1, basal cell carcinoma, at nose, [mohs stages 2 blocks [4, 3]]"],
    ),
    ("mohs nose bcc 2 stages", &["1, basal cell carcinoma, at nose, [mohs stages 2]"]),
    (
        "mohs nose bcc 6 blocks cartilage involved",
        &["1, basal cell carcinoma, at nose, [mohs stages 1 blocks [6] deep true]"],
    ),
    // Biopsies, suspicions, pathology.
    (
        "r/o melanoma l upper back shave bx",
        &["1, suspected melanoma, path pending, left, at upper back, [biopsy tangential]"],
    ),
    (
        "bcc? nose tangential",
        &["1, suspected basal cell carcinoma, path pending, at nose, [biopsy tangential]"],
    ),
    ("? bcc nose punch", &["1, suspected basal cell carcinoma, path pending, at nose, [biopsy punch]"]),
    ("bcc nose punch ?", &["1, suspected basal cell carcinoma, path pending, at nose, [biopsy punch]"]),
    (
        "suspected scc r ear incisional bx",
        &["1, suspected squamous cell carcinoma, path pending, right, at ear, [biopsy incisional]"],
    ),
    (
        "poss scc r ear punch path final",
        &["1, suspected squamous cell carcinoma, path final, right, at ear, [biopsy punch]"],
    ),
    ("probable bcc l cheek", &["1, suspected basal cell carcinoma, left, at cheek"]),
    (
        "consistent with bcc l cheek shave",
        &["1, suspected basal cell carcinoma, path pending, left, at cheek, [shave]"],
    ),
    ("rule out melanoma back exc 8mm", &["1, suspected melanoma, path pending, at back, 8 mm, [excision]"]),
    (
        "?bcc vs scc l cheek punch",
        &[
            "1, suspected basal cell carcinoma or squamous cell carcinoma, path pending, left, at cheek, [biopsy punch]",
        ],
    ),
    (
        "?bcc/scc l cheek punch",
        &[
            "1, suspected basal cell carcinoma or squamous cell carcinoma, path pending, left, at cheek, [biopsy punch]",
        ],
    ),
    (
        "nevus r/o melanoma back punch",
        &["1, melanocytic nevus, suspected melanoma, path pending, at back, [biopsy punch]"],
    ),
    (
        "lesion r cheek punch ?bcc",
        &["1, suspected basal cell carcinoma, path pending, right, at cheek, [biopsy punch]"],
    ),
    ("punch chest query bcc", &["1, suspected basal cell carcinoma, path pending, at chest, [biopsy punch]"]),
    (
        "punch chest ddx bcc, scc",
        &[
            "1, suspected basal cell carcinoma or squamous cell carcinoma, path pending, at chest, [biopsy punch]",
        ],
    ),
    (
        "punch chest can't exclude melanoma",
        &["1, suspected melanoma, path pending, at chest, [biopsy punch]"],
    ),
    ("punch chest ?bcc path final bcc", &["1, basal cell carcinoma, path final, at chest, [biopsy punch]"]),
    (
        "punch chest ?melanoma path final nevus",
        &[
            "1, melanocytic nevus, path final, at chest, \"suspected melanoma before the report\", [biopsy punch]",
        ],
    ),
    ("MM back punch", &["1, invasive melanoma, at back, [biopsy punch]"]),
    ("?lupus face punch", &["1, suspected lupus, path pending, at face, [biopsy punch]"]),
    ("shave l arm nevus bx", &["1, melanocytic nevus, left, at arm, [biopsy tangential]"]),
    ("lesion back bx", &["1, lesion, at back, [biopsy]"]),
    (
        "bcc l cheek edc path pending",
        &["1, basal cell carcinoma, path pending, left, at cheek, [destruction curettage electrosurgery]"],
    ),
    (
        "punch edc l cheek ?bcc 8mm",
        &[
            "1, suspected basal cell carcinoma, path pending, left, at cheek, 8 mm, [biopsy punch], [destruction curettage electrosurgery]",
        ],
    ),
    // Counts.
    ("~20 aks scalp ln2", &["'~20', actinic keratosis, at scalp, [destruction cryosurgery]"]),
    ("about 20 aks scalp ln2", &["'about 20', actinic keratosis, at scalp, [destruction cryosurgery]"]),
    ("10-12 aks scalp ln2", &["'10-12', actinic keratosis, at scalp, [destruction cryosurgery]"]),
    ("20+ aks scalp ln2", &["'20+', actinic keratosis, at scalp, [destruction cryosurgery]"]),
    ("a few warts l hand ln2", &["'a few', wart, left, at hand, [destruction cryosurgery]"]),
    ("a wart l hand ln2", &["1, wart, left, at hand, [destruction cryosurgery]"]),
    (
        "5 scattered aks face ln2",
        &["5, actinic keratosis, at face, \"scattered\", [destruction cryosurgery]"],
    ),
    ("nevi back shave", &["?, melanocytic nevus, at back, [shave]"]),
    ("molluscum trunk curette", &["?, molluscum contagiosum, at trunk, [destruction curettage]"]),
    ("bowens l leg ln2", &["1, squamous cell carcinoma in situ, left, at leg, [destruction cryosurgery]"]),
    (
        "punch 4 r cheek ?bcc",
        &["?, suspected basal cell carcinoma, path pending, right, at cheek, [biopsy punch]"],
    ),
    (
        "2 punch biopsies ?bcc back",
        &["2, suspected basal cell carcinoma, path pending, at back, [biopsy punch]"],
    ),
    // What may have been the number of lesions is never silently one.
    ("2 dozen warts hand ln2", &["24, wart, at hand, [destruction cryosurgery]"]),
    ("dozen warts hand ln2", &["'dozen', wart, at hand, [destruction cryosurgery]"]),
    ("3+4 ak face ln2", &["'3+4', actinic keratosis, at face, [destruction cryosurgery]"]),
    ("5/6 ak face ln2", &["'5/6', actinic keratosis, at face, [destruction cryosurgery]"]),
    ("1/2 ak face ln2", &["'1/2', actinic keratosis, at face, [destruction cryosurgery]"]),
    ("\u{bd} ak face ln2", &["'\u{bd}', actinic keratosis, at face, [destruction cryosurgery]"]),
    ("3\u{bd} ak face ln2", &["'3\u{bd}', actinic keratosis, at face, [destruction cryosurgery]"]),
    ("5.5 ak face ln2", &["?, actinic keratosis, at face, [destruction cryosurgery]"]),
    ("-5 ak face ln2", &["?, actinic keratosis, at face, [destruction cryosurgery]"]),
    ("1000000 ak face ln2", &["?, actinic keratosis, at face, [destruction cryosurgery]"]),
    ("3 or more ak face ln2", &["'3 or more', actinic keratosis, at face, [destruction cryosurgery]"]),
    ("15ish ak face ln2", &["'15 ish', actinic keratosis, at face, [destruction cryosurgery]"]),
    ("15foo ak face ln2", &["'15foo', actinic keratosis, at face, [destruction cryosurgery]"]),
    ("5x ak face ln2", &["?, actinic keratosis, at face, [destruction cryosurgery x5]"]),
    ("ak face x5 ln2", &["?, actinic keratosis, at face, [destruction cryosurgery x5]"]),
    ("ak face ln2 x5", &["1, actinic keratosis, at face, [destruction cryosurgery x5]"]),
    ("5 ak x2 face ln2", &["5, actinic keratosis, at face, [destruction cryosurgery x2]"]),
    ("ak face ln2 x2 x3", &["1, actinic keratosis, at face, [destruction cryosurgery x2]"]),
    ("ak bilat cheeks ln2", &["?, actinic keratosis, bilateral, at cheek, [destruction cryosurgery]"]),
    (
        "5 ak face ln2, 3 ak scalp ln2",
        &["'5 and 3', actinic keratosis, at face, detail scalp, [destruction cryosurgery]"],
    ),
    (
        "3 ak face ln2+2 ak scalp ln2",
        &["'3 and 2', actinic keratosis, at face, detail scalp, [destruction cryosurgery]"],
    ),
    (
        "5 ak face ln2, ak scalp ln2",
        &["'5 and more', actinic keratosis, at face, detail scalp, [destruction cryosurgery]"],
    ),
    (
        "3 ak face ln2, several scalp",
        &[
            "'3 and several', actinic keratosis, at face, detail scalp, \"several\", [destruction cryosurgery]",
        ],
    ),
    (
        "10 warts l hand LN2, 6 r foot",
        &["'10 and 6', wart, left, at hand, detail right foot, [destruction cryosurgery]"],
    ),
    (
        "3 bcc back edc 8mm, 9mm",
        &["3, basal cell carcinoma, at back, \"sizes 8mm, 9mm\", [destruction curettage electrosurgery]"],
    ),
    (
        "2 bcc nose edc 8mm+4mm",
        &["2, basal cell carcinoma, at nose, \"sizes 8mm+4mm\", [destruction curettage electrosurgery]"],
    ),
    (
        "exc bcc l cheek 1cm m4mm int 2cm complex 1.5cm",
        &[
            "1, basal cell carcinoma, left, at cheek, 10 mm, [excision margin 4 mm closure complex details int 2cm complex 1.5cm]",
        ],
    ),
    ("3 condylomas penis snip", &["3, condyloma acuminatum, at penis, [destruction scissors]"]),
    ("3 condylomas scrotum snip", &["3, condyloma acuminatum, at scrotum, [tag-removal scissors]"]),
    ("tag removal neck", &["?, skin tag, at neck, [tag-removal scissors]"]),
    ("2 punch back", &["2, at back, [biopsy punch]"]),
    ("3 tangential biopsies back", &["3, at back, [biopsy tangential]"]),
    ("2 biopsies vulva", &["2, at vulva, [biopsy]"]),
    ("wart lesions l hand ln2", &["?, wart, left, at hand, [destruction cryosurgery]"]),
    ("ak x5 face ln2", &["?, actinic keratosis, at face, [destruction cryosurgery x5]"]),
    // Sites and sides.
    ("wart left thumb ln2", &["1, wart, at left thumb, [destruction cryosurgery]"]),
    ("wart l thumb ln2", &["1, wart, at left thumb, [destruction cryosurgery]"]),
    ("wart right left thumb ln2", &["1, wart, right, at left thumb, [destruction cryosurgery]"]),
    ("ak dorsal l hand ln2", &["1, actinic keratosis, left, at dorsal hand, [destruction cryosurgery]"]),
    ("ak upper l arm ln2", &["1, actinic keratosis, left, at upper arm, [destruction cryosurgery]"]),
    ("sk cheek lt ln2", &["1, seborrheic keratosis, left, at cheek, [destruction cryosurgery]"]),
    (
        "sks bilat forearms ln2",
        &["?, seborrheic keratosis, bilateral, at forearm, [destruction cryosurgery]"],
    ),
    ("sk l r cheek ln2", &["?, seborrheic keratosis, at cheek, [destruction cryosurgery]"]),
    (
        "ak r cheek l nose ln2",
        &["?, actinic keratosis, right, at cheek, detail left nose, [destruction cryosurgery]"],
    ),
    ("common wart sole r ln2", &["1, common wart, right, at sole, [destruction cryosurgery]"]),
    (
        "plantar wart l heel pare ln2",
        &["1, plantar wart, left, at heel, [paring], [destruction cryosurgery]"],
    ),
    ("ak dorsum l hand ln2", &["1, actinic keratosis, left, at dorsum hand, [destruction cryosurgery]"]),
    ("exc unspecified lesion back 8mm", &["1, lesion, at back, 8 mm, \"unspecified\", [excision]"]),
    ("punch inner lower lip", &["?, at inner lower lip, [biopsy punch]"]),
    ("bcc lower r lid exc", &["1, basal cell carcinoma, at right lower eyelid, [excision]"]),
    (
        "wart l upper eyelid margin 4mm ln2",
        &["1, wart, at left upper eyelid margin, 4 mm, [destruction cryosurgery]"],
    ),
    ("wart r 2nd toe ln2", &["1, wart, right, at 2nd toe, [destruction cryosurgery]"]),
    // Other kinds of procedure.
    ("corns l foot pare", &["?, corn, left, at foot, [paring]"]),
    (
        "granulation tissue umbilicus silver nitrate",
        &["?, granulation tissue, at umbilicus, [cautery chemosurgery details silver nitrate]"],
    ),
    ("keloid chest ilk 10 mg/ml", &["1, keloid, at chest, [injection drug triamcinolone 10 mg/ml]"]),
    (
        "keloid l earlobe kenalog 10 mg/cc inj 0.5 ml",
        &["1, keloid, left, at earlobe, [injection drug triamcinolone 10 mg/cc details 0.5 ml]"],
    ),
    ("acne face acne cryo", &["?, acne vulgaris, at face, [acne-cryotherapy]"]),
    ("acne cryo face", &["?, acne vulgaris, at face, [acne-cryotherapy]"]),
    (
        "granulation tissue umbilicus cautery",
        &["?, granulation tissue, at umbilicus, [cautery chemosurgery]"],
    ),
    ("pdt scalp aks clinician", &["?, actinic keratosis, at scalp, [photodynamic clinician]"]),
    (
        "anal intraepithelial neoplasia 1-2 anus ln2",
        &["1, anal intraepithelial neoplasia 1-2, at anus, [destruction cryosurgery]"],
    ),
    ("aks face pdt", &["?, actinic keratosis, at face, [photodynamic]"]),
    ("hirsutism chin electrolysis 30 min", &["?, hirsutism, at chin, [epilation 30 min]"]),
    ("wart l heel cantharidin", &["1, wart, left, at heel, [destruction chemosurgery]"]),
    ("hak scalp ed", &["1, hypertrophic actinic keratosis, at scalp, [destruction electrosurgery]"]),
    ("hemangioma r cheek laser 3x4cm", &["1, hemangioma, right, at cheek, area 1200, [destruction laser]"]),
    ("hemangioma r cheek laser 12 cm2", &["1, hemangioma, right, at cheek, area 1200, [destruction laser]"]),
    ("hemangioma r cheek laser 2cm", &["1, hemangioma, right, at cheek, 20 mm, [destruction laser]"]),
    (
        "bcc r cheek edc simple 8mm",
        &[
            "1, basal cell carcinoma, right, at cheek, [destruction curettage electrosurgery closure simple closed 8 mm]",
        ],
    ),
    (
        "condyloma penis ln2 extensive",
        &["1, condyloma acuminatum, at penis, [destruction cryosurgery extensive]"],
    ),
    ("bcc nose graft", &["1, basal cell carcinoma, at nose, [graft]"]),
    // Signs, anaesthesia, description.
    (
        "sk chest ln2 bleeds itchy catches on clothing",
        &["1, seborrheic keratosis, at chest, bleeding, itching, trauma, [destruction cryosurgery]"],
    ),
    ("inflamed sk back ln2", &["1, inflamed seborrheic keratosis, at back, [destruction cryosurgery]"]),
    ("sk back ln2 inflamed", &["1, seborrheic keratosis, at back, inflammation, [destruction cryosurgery]"]),
    (
        "sk back ln2 irritated",
        &["1, seborrheic keratosis, at back, \"irritated\", [destruction cryosurgery]"],
    ),
    (
        "sk face ln2 patient dislikes it",
        &["1, seborrheic keratosis, at face, cosmetic, [destruction cryosurgery]"],
    ),
    (
        "sk back ln2 no bleeding or itching",
        &["1, seborrheic keratosis, at back, \"no bleeding or itching\", [destruction cryosurgery]"],
    ),
    (
        "exc cyst back lido 1% w epi",
        &["1, cyst, at back, anaesthesia lidocaine 1% with epinephrine, [excision]"],
    ),
    (
        "sk face ln2 no anesthesia",
        &["1, seborrheic keratosis, at face, anaesthesia none, [destruction cryosurgery]"],
    ),
    (
        "superficial bcc back edc",
        &["1, basal cell carcinoma, at back, \"superficial\", [destruction curettage electrosurgery]"],
    ),
    (
        "ak l cheek ln2 h/o bcc",
        &[
            "1, actinic keratosis, left, at cheek, \"history of other skin cancer\", [destruction cryosurgery]",
        ],
    ),
    // Whole sentences, as they are said.
    (
        "patient has a 1.2 by 0.8 cm basal cell on the right nasal sidewall, biopsy proven, electrodesiccation and curettage times three",
        &[
            "1, basal cell carcinoma, path final, right, at nasal sidewall, 12 mm, biopsy-proven, [destruction curettage electrosurgery x3]",
        ],
    ),
    (
        "destroyed 4 aks with liquid nitrogen on the left forearm, two freeze-thaw cycles",
        &["4, actinic keratosis, left, at forearm, [destruction cryosurgery x2]"],
    ),
    (
        "biopsy of the left upper back by shave technique, rule out melanoma",
        &["1, suspected melanoma, path pending, left, at upper back, [biopsy tangential]"],
    ),
    (
        "excised 9 mm bcc from the right cheek with 4 mm margins, layered closure 3.5 cm",
        &[
            "1, basal cell carcinoma, right, at cheek, 9 mm, [excision margin 4 mm closure intermediate closed 35 mm]",
        ],
    ),
    (
        "3 aks on the back of the right hand, frozen",
        &["3, actinic keratosis, right, at back of hand, [destruction cryosurgery]"],
    ),
    (
        "bcc tip of the nose edc 5mm",
        &["1, basal cell carcinoma, at tip of nose, 5 mm, [destruction curettage electrosurgery]"],
    ),
    (
        "scc is l shin 1.1 cm ed&c",
        &["1, squamous cell carcinoma in situ, left, at shin, 11 mm, [destruction curettage electrosurgery]"],
    ),
    ("cyst back i&d", &["1, cyst, at back, [other details incision and drainage]"]),
    (
        "bcc nose edc ?recurrent",
        &[
            "1, basal cell carcinoma, at nose, [destruction curettage electrosurgery details recurrent lesion]",
        ],
    ),
    (
        "2 corns r sole pared diabetic q8",
        &["2, corn, right, at sole, [paring details diabetes, class findings Q8]"],
    ),
    ("2 corns r sole pared no q8", &["2, corn, right, at sole, \"no q8\", [paring]"]),
    // Codes in place of names.
    ("c44.311 nose edc 8mm", &["1, C44.311, at nose, 8 mm, [destruction curettage electrosurgery]"]),
    (
        "bcc nose c44.311 edc",
        &["1, basal cell carcinoma, icd C44.311, at nose, [destruction curettage electrosurgery]"],
    ),
    // Typing errors and words that are not known.
    ("ak l foream ln2", &["1, actinic keratosis, left, at forearm, [destruction cryosurgery]"]),
    ("aktinic keratsis face cryo", &["1, actinic keratosis, at face, [destruction cryosurgery]"]),
    ("melasoma face laser", &["?, at face, \"melasoma\", [destruction laser]"]),
    ("foobar ak face ln2", &["1, actinic keratosis, at face, \"foobar\", [destruction cryosurgery]"]),
    ("bcc scc nose edc", &["?, at nose, [destruction curettage electrosurgery]"]),
    ("not bcc nose punch", &["?, at nose, \"not bcc\", [biopsy punch]"]),
];

#[test]
fn a_visit_code_is_not_added_by_a_line_and_is_not_lost_in_silence() {
    for (line, lesions) in [("add 99213-25", 0), ("5 ak face ln2 99213-25", 1), ("99203 5 ak face ln2", 1)] {
        let reading = reading(line, &Encounter::default());
        assert_eq!(reading.entries.len(), lesions, "{line}");
        assert_eq!(reading.understood, lesions > 0, "{line}");
        let said: Vec<&str> = reading
            .echo
            .iter()
            .filter(|echo| echo.kind == EchoKind::Question)
            .map(|echo| echo.text.as_str())
            .collect();
        assert!(
            matches!(said[..], [one] if one.contains("is not added") && one.contains("separate problem")),
            "{said:?}"
        );
        assert_eq!(reading.visits.len(), 1, "{line}");
    }
    // Near misses: a count, and a code of a procedure.
    assert!(reading("99 ak face ln2", &Encounter::default()).visits.is_empty());
    assert!(reading("5 ak face ln2 17000", &Encounter::default()).visits.is_empty());
}

#[test]
fn lines_mean_what_the_interface_page_says() {
    lines_mean(LINES);
}

/// Every line must be taken and make these lesions.
pub fn lines_mean(lines: &[(&str, &[&str])]) {
    let mut faults = Vec::new();
    for (line, expected) in lines {
        let reading = reading(line, &Encounter::default());
        let found: Vec<String> = reading
            .entries
            .iter()
            .map(|entry| match entry {
                Entry::Lesion(lesion) => facts(lesion),
                Entry::Fact { .. } | Entry::Total(_) => "no lesion".to_owned(),
            })
            .collect();
        if found != *expected || !reading.understood {
            faults.push(format!("{line}\n  is   {found:?}\n  not  {expected:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Lines with a part of the echo of one place: the typed text, how sure, and words of it.
const ECHOES: &[(&str, &str, EchoKind, &[&str])] = &[
    ("5 ak face ln2", "5", EchoKind::Understood, &["5 lesions"]),
    ("5 ak face ln2", "ak", EchoKind::Understood, &["actinic keratosis"]),
    ("5 ak face ln2", "ln2", EchoKind::Understood, &["cryosurgery"]),
    ("aks face ln2", "aks", EchoKind::Understood, &["not stated", "actinic keratosis"]),
    ("ak face 8mm", "8mm", EchoKind::Understood, &["8 mm (0.8 cm)"]),
    ("ak face 0.55 cm", "0.55 cm", EchoKind::Understood, &["5.5 mm (0.55 cm)"]),
    ("ak lfa ln2", "lfa", EchoKind::Understood, &["left forearm"]),
    ("ak l foream ln2", "l foream", EchoKind::Assumed, &["left forearm", "foream"]),
    ("ak lfa 6 ln", "ak", EchoKind::Understood, &["not stated"]),
    ("ak lfa 6 ln", "6", EchoKind::Question, &["6 lesions", "6mm", "6cm", "x6"]),
    ("bcc back edc 1.2", "1.2", EchoKind::Question, &["1.2mm", "1.2cm"]),
    ("bcc back edc -3mm", "-3mm", EchoKind::Question, &["negative"]),
    ("bcc back edc 6.255mm", "6.255mm", EchoKind::Question, &["finer"]),
    ("exc bcc back 11mm 4mm", "4mm", EchoKind::Question, &["second length", "margin"]),
    ("bcc back edc 9mm margin 4", "4", EchoKind::Question, &["margin", "4mm", "4cm"]),
    ("bcc scc nose", "scc", EchoKind::Question, &["basal cell carcinoma", "squamous cell carcinoma"]),
    ("melasoma face", "melasoma", EchoKind::Question, &["melanoma", "melasma"]),
    ("sk l r cheek", "l", EchoKind::Question, &["left or right"]),
    ("ak face nose", "nose", EchoKind::Question, &["second site"]),
    ("sk back irritated", "irritated", EchoKind::Question, &["bleed"]),
    ("punch x2 back", "x2", EchoKind::Question, &["2 lesions"]),
    ("ak x5 face ln2", "x5", EchoKind::Assumed, &["5 cycles", "before the diagnosis"]),
    ("foobar ak face", "foobar", EchoKind::Unknown, &["'foobar'", "kept as description"]),
    ("kertosis ak face", "kertosis", EchoKind::Unknown, &["did you mean", "keratosis"]),
    ("punch r cheek ?bcc", "?bcc", EchoKind::Understood, &["suspected basal cell carcinoma"]),
    ("hemangioma face laser 3x4cm", "3x4cm", EchoKind::Understood, &["area 12 cm2"]),
    ("3 sks back snip", "snip", EchoKind::Question, &["skin tag"]),
    ("total 15 ak", "total 15 ak", EchoKind::Understood, &["15 premalignant"]),
    ("mohs nose bcc 3", "3", EchoKind::Question, &["3 blocks", "3 stages"]),
    ("bcc face m4mm", "m4mm", EchoKind::Understood, &["margin 4 mm (0.4 cm)"]),
];

#[test]
fn the_echo_says_what_was_taken_and_how_surely() {
    for (line, typed, kind, parts) in ECHOES {
        let reading = reading(line, &Encounter::default());
        let fits = |echo: &Echo| {
            line.get(echo.span.clone()) == Some(*typed)
                && echo.kind == *kind
                && parts.iter().all(|part| echo.text.contains(part))
        };
        assert!(reading.echo.iter().any(fits), "{line}: {typed}: {:#?}", reading.echo);
    }
}

#[test]
fn the_echo_joins_to_one_line_in_reading_order() {
    let echo = reading("5 ak face ln2", &Encounter::default()).echo;
    let texts: Vec<&str> = echo.iter().map(|echo| echo.text.as_str()).collect();
    assert_eq!(texts.join(" \u{b7} "), "5 lesions \u{b7} actinic keratosis \u{b7} face \u{b7} cryosurgery");
}

#[test]
fn a_line_of_which_a_part_is_not_understood_at_all_stays() {
    for line in [
        "",
        "   ",
        "foobar",
        "+",
        "5",
        "l",
        "total 15",
        "total 3 bcc",
        "@b 12mm",
        "foobar + ak face",
        "?",
        "mm",
    ] {
        let encounter = Encounter::default();
        let reading = reading(line, &encounter);
        assert!(!reading.understood, "{line}: {:?}", reading.entries);
        let mut after = encounter.clone();
        assert!(take(&reading, &mut after).is_empty(), "{line}");
        assert_eq!(after, encounter, "{line}");
    }
}

#[test]
fn a_point_repeats_diagnosis_procedure_and_methods_only() {
    let encounter = entered(&[
        "3 bcc l nasal ala 8mm edc x3 bxp",
        ". scalp",
        ". r cheek 6mm",
        ". 4 back",
        ". sk face",
        ". shave chest",
    ]);
    let found: Vec<String> = encounter.lesions.iter().map(facts).collect();
    assert_eq!(
        found[1..],
        [
            "?, basal cell carcinoma, at scalp, [destruction curettage electrosurgery]",
            "?, basal cell carcinoma, right, at cheek, 6 mm, [destruction curettage electrosurgery]",
            "4, basal cell carcinoma, at back, [destruction curettage electrosurgery]",
            "1, seborrheic keratosis, at face, [destruction curettage electrosurgery]",
            "1, seborrheic keratosis, at chest, [shave]",
        ]
    );
}

#[test]
fn a_point_repeats_no_number_and_invents_none() {
    for (before, count) in [
        ("ak face ln2", "1"),
        ("1 ak face ln2", "1"),
        ("5 ak face ln2", "?"),
        ("aks face ln2", "?"),
        ("several aks face ln2", "?"),
    ] {
        let encounter = entered(&[before, ". scalp", ". hand"]);
        for lesion in &encounter.lesions[1..] {
            assert!(
                facts(lesion).starts_with(&format!("{count}, actinic keratosis")),
                "{before}: {}",
                facts(lesion)
            );
        }
    }
}

#[test]
fn a_point_repeats_a_suspicion_and_waits_for_its_report() {
    let encounter = entered(&["punch r cheek ?bcc", ". l arm"]);
    assert_eq!(
        facts(&encounter.lesions[1]),
        "1, suspected basal cell carcinoma, path pending, left, at arm, [biopsy punch]"
    );
}

#[test]
fn a_point_after_a_plus_repeats_the_entry_before_it() {
    let encounter = entered(&["ak face ln2 + . scalp"]);
    assert_eq!(facts(&encounter.lesions[1]), "1, actinic keratosis, at scalp, [destruction cryosurgery]");
}

#[test]
fn a_point_without_an_entry_before_asks() {
    let reading = reading(". scalp", &Encounter::default());
    assert!(reading.echo.iter().any(|echo| echo.kind == EchoKind::Question), "{:?}", reading.echo);
}

#[test]
fn totals_are_kept_by_behaviour() {
    let named = entered(&["total 12 premalignant", "total 7 benign lesions"]);
    assert_eq!((named.stated.premalignant, named.stated.benign), (Some(12), Some(7)));
    let encounter = entered(&["total 15 ak", "total 9 warts", "total 4 tags"]);
    assert_eq!(encounter.stated.premalignant, Some(15));
    assert_eq!(encounter.stated.benign, Some(9));
    assert_eq!(encounter.stated.tags, Some(4));
    assert!(encounter.lesions.is_empty());
}

#[test]
fn facts_for_an_earlier_lesion_change_only_that() {
    let encounter = entered(&[
        "punch r cheek ?bcc",
        "bcc back edc",
        "exc cyst back 2cm",
        "hemangioma face laser",
        "@b 12mm",
        "@B -> 14mm x3",
        "@a path final bcc",
        "@c m2mm int 3cm bleeding",
        "@d 3x4cm",
        "@d 3 lesions",
        "@b l shoulder",
        "@c foobar",
    ]);
    let found: Vec<String> = encounter.lesions.iter().map(facts).collect();
    assert_eq!(
        found,
        [
            "1, basal cell carcinoma, path final, right, at cheek, [biopsy punch]",
            "1, basal cell carcinoma, left, at shoulder, 12 mm, [destruction curettage electrosurgery x3 after 14 mm]",
            "1, cyst, at back, 20 mm, bleeding, \"foobar\", [excision margin 2 mm closure intermediate closed 30 mm]",
            "3, hemangioma, at face, area 1200, [destruction laser]",
        ]
    );
}

#[test]
fn a_fact_for_a_lesion_that_is_not_there_is_shown_and_not_taken() {
    let encounter = entered(&["ak face ln2"]);
    let reading = reading("@z 12mm", &encounter);
    assert!(!reading.understood);
    assert!(reading.echo.iter().any(|echo| echo.kind == EchoKind::Unknown && echo.text.contains("'z'")));
}

#[test]
fn ids_are_given_when_the_line_is_taken() {
    let mut encounter = entered(&["ak face ln2"]);
    let line = reading("8 warts r hand ln2 + 2 warts l foot ln2 + @a 6mm", &encounter);
    assert_eq!(take(&line, &mut encounter), ["B", "C", "A"]);
    assert_eq!(encounter.lesions[1].side, Some(Side::Right));
    assert_eq!(encounter.lesions[0].size.as_ref().map(|size| size.length.mm()), Some("6".to_owned()));
}

#[test]
fn sizes_are_kept_as_typed() {
    for (line, typed) in [
        ("bcc back edc 8 mm", "8 mm"),
        ("bcc back edc 1,2cm", "1.2cm"),
        ("bcc back edc 1.2x0.8cm", "1.2x0.8cm"),
        ("bcc back edc 1.2 by 0.8 cm", "1.2 x 0.8 cm"),
    ] {
        let encounter = entered(&[line]);
        let size = encounter.lesions[0].size.as_ref().expect("size");
        assert_eq!(size.typed, typed, "{line}");
    }
}

#[test]
fn a_biopsy_of_a_named_diagnosis_says_nothing_of_the_report() {
    assert_eq!(entered(&["punch r cheek bcc"]).lesions[0].pathology, None);
    assert_eq!(entered(&["bcc r cheek edc ?"]).lesions[0].pathology, None, "no tissue was taken");
    assert_eq!(entered(&["shave r cheek ?bcc"]).lesions[0].pathology, Some(Pathology::Pending));
}

#[test]
fn completions_go_on_from_the_words_before_the_cursor() {
    let encounter = Encounter::default();
    let context = Context { book: book(), words: words(), encounter: &encounter };
    let first = |line: &str| {
        complete(line, line.len(), &context).first().map(|found| (found.span.clone(), found.text.clone()))
    };
    assert_eq!(first("ak nasal a"), Some((3..10, "nasal ala".to_owned())));
    assert_eq!(first("5 fore"), Some((2..6, "forearm".to_owned())));
    assert_eq!(first("?seborrheic ker"), Some((1..15, "seborrheic keratosis".to_owned())));
    assert_eq!(first("ak face "), None);
    assert_eq!(first("ak face 8m"), None);
    assert!(complete("kera", 4, &context).len() <= 8);
    let inside = complete("ak fore ln2", 6, &context);
    assert_eq!(
        inside.first().map(|found| found.span.clone()),
        Some(3..7),
        "the rest of the word is replaced too"
    );
    assert!(
        complete("sebker", 6, &context).iter().any(|found| found.text.contains("seborrheic keratosis")
            || found.says.contains("seborrheic keratosis"))
    );
}

#[test]
fn every_short_form_is_understood() {
    let text = bundle::ABBREVIATIONS;
    let table: toml::Table = text.parse().expect("toml");
    for (short, _) in table["short"].as_table().expect("short forms") {
        let echo = reading(short, &Encounter::default()).echo;
        assert!(echo.iter().all(|echo| echo.kind == EchoKind::Understood), "{short}: {echo:?}");
        assert!(!echo.is_empty(), "{short}");
    }
}

#[test]
fn the_users_words_are_used() {
    let user = "[short]\njd = \"edc x3\"\n[side]\nleft = [\"sinister\"]";
    let words = Abbreviations::parse(bundle::ABBREVIATIONS)
        .expect("words")
        .with(Abbreviations::parse(user).expect("user's words"));
    let words = Lexicon::new(book(), &words);
    let encounter = Encounter::default();
    let reading =
        read("bcc sinister cheek jd", &Context { book: book(), words: &words, encounter: &encounter });
    let Some(Entry::Lesion(lesion)) = reading.entries.first() else { panic!("{:?}", reading.echo) };
    assert_eq!(
        facts(lesion),
        "1, basal cell carcinoma, left, at cheek, [destruction curettage electrosurgery x3]"
    );
}

#[test]
fn no_control_character_reaches_the_echo_or_the_lesion() {
    let line = "ak face \u{1b}[31mfoo\u{7}bar\u{202e}baz ln2 @\u{1b}x $\u{9b}";
    let reading = reading(line, &Encounter::default());
    let text = format!("{:?}", reading);
    assert!(
        !text.contains("\\u{1b}")
            && !text.contains("\\u{7}")
            && !text.contains("\\u{202e}")
            && !text.contains("\\u{9b}"),
        "{text}"
    );
}

#[test]
fn long_pasted_text_is_read_whole() {
    let long = [
        "keratsis xqzw ",
        "aaaa",
        "foream ",
        "1+",
        "x2 8mm ",
        "?bcc ",
        "@a ",
        "ak + ",
        "l r ",
        "1x",
        "m1",
        "no ",
        "a 1 ",
        ". + ",
        "melasoma ",
        "-> ",
        "1.",
        "\u{301}",
    ];
    for part in long {
        let line: String = part.repeat(10_000 / part.len());
        let reading = reading(&line, &Encounter::default());
        assert!(!reading.echo.is_empty(), "{part}: nothing is said about it");
        assert!(reading.echo.iter().all(|echo| line.get(echo.span.clone()).is_some()));
    }
}

/// Every word that the grammar itself knows, and the signs between them.
fn own_words() -> impl Strategy<Value = String> {
    let mut words: Vec<String> = bundle::ABBREVIATIONS
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    for (_, diagnosis) in book().diagnoses() {
        words.push(diagnosis.name.clone());
        words.extend(diagnosis.names.iter().cloned());
    }
    for (_, site) in book().sites() {
        words.push(site.name.clone());
    }
    for sign in [
        "+",
        " + ",
        "?",
        "->",
        "x2",
        "8mm",
        "m4mm",
        "1.2x0.8cm",
        "9+2*2mm",
        "4+3",
        "~20",
        "-3",
        "5",
        ".",
        "@a",
        "@B",
        "%",
        "12cm2",
        "2st",
        "0,6",
        "x",
        "by",
        "/",
        "1-2",
        "20+",
        "\u{d7}",
        "\u{2192}",
        "99999999999999999999",
        "10 mg/ml",
    ] {
        words.extend(std::iter::repeat_n(sign.to_owned(), 20));
    }
    words.sort();
    proptest::collection::vec(
        (proptest::sample::select(words), prop_oneof![Just(" "), Just(" "), Just(" "), Just("")]),
        0..14,
    )
    .prop_map(|parts| parts.into_iter().map(|(word, gap)| word + gap).collect())
}

fn holds(line: &str) -> Result<(), TestCaseError> {
    let mut encounter = entered(&["ak face ln2", "punch r cheek ?bcc"]);
    let before = encounter.lesions.len();
    let context = Context { book: book(), words: words(), encounter: &encounter };
    let found = read(line, &context);
    prop_assert_eq!(&found, &read(line, &context), "the same line is read the same way");
    let mut last = 0;
    for echo in &found.echo {
        prop_assert!(line.get(echo.span.clone()).is_some(), "{:?}", echo);
        prop_assert!(!echo.text.chars().any(char::is_control), "{:?}", echo);
        prop_assert!(echo.span.start >= last, "in reading order");
        last = echo.span.start;
    }
    for cursor in (0..=line.len()).step_by(7) {
        for completion in complete(line, cursor, &context) {
            prop_assert!(line.get(completion.span.clone()).is_some());
        }
    }
    let ids = take(&found, &mut encounter);
    let new = found.entries.iter().filter(|entry| matches!(entry, Entry::Lesion(_))).count();
    prop_assert_eq!(encounter.lesions.len(), if found.understood { before + new } else { before });
    prop_assert!(
        ids.iter().all(|id| encounter.lesions.iter().filter(|lesion| lesion.id == *id).count() == 1)
    );
    Ok(())
}

proptest! {
    #![proptest_config(crate::laws::cases(200))]

    #[test]
    fn any_text_is_read_without_a_panic(line in "\\PC{0,60}") {
        holds(&line)?;
    }

    #[test]
    fn any_bytes_of_text_are_read_without_a_panic(line in proptest::collection::vec(any::<char>(), 0..40)) {
        holds(&line.into_iter().collect::<String>())?;
    }

    #[test]
    fn any_order_of_the_own_words_is_read_without_a_panic(line in own_words()) {
        holds(&line)?;
    }

    #[test]
    fn the_order_of_the_words_does_not_matter(order in Just(vec!["ak", "l forearm", "6mm", "ln2", "bleeding", "two cycles"]).prop_shuffle()) {
        // Cycles need no procedure before them, a side goes with its site.
        let encounter = entered(&[&order.join(" ")]);
        let one = facts(&encounter.lesions[0]);
        prop_assert_eq!(one, "1, actinic keratosis, left, at forearm, 6 mm, bleeding, [destruction cryosurgery x2]");
    }
}
