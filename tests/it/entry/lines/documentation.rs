//! Signs, anaesthesia, descriptions.

use crate::entry::lines_mean;

const LINES: &[(&str, &[&str])] = &[
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
];

#[test]
fn what_documents_a_lesion_is_kept() {
    lines_mean(LINES);
}
