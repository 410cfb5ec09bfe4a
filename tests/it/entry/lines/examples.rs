//! The examples of the interface page, and what is said or typed in the same way.

use crate::entry::lines_mean;

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
];

#[test]
fn the_examples_of_the_page() {
    lines_mean(LINES);
}
