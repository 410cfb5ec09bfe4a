//! Sites, sides, lids and digits.

use crate::entry::lines_mean;

const LINES: &[(&str, &[&str])] = &[
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
];

#[test]
fn places_are_read_with_their_side() {
    lines_mean(LINES);
}
