//! Whole sentences, codes in place of names, typing errors.

use crate::entry::lines_mean;

const LINES: &[(&str, &[&str])] = &[
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
fn sentences_codes_and_typing_errors_are_read() {
    lines_mean(LINES);
}
