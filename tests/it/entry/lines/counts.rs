//! How many lesions: never silently one where a number may have been meant.

use crate::entry::lines_mean;

const LINES: &[(&str, &[&str])] = &[
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
];

#[test]
fn a_number_is_a_count_only_where_it_is_certain() {
    lines_mean(LINES);
}
