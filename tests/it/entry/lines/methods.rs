//! What was done: excisions, Mohs surgery and the other kinds of procedure.

use crate::entry::lines_mean;

const LINES: &[(&str, &[&str])] = &[
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
];

#[test]
fn what_was_done_is_read_with_its_own_facts() {
    lines_mean(LINES);
}
