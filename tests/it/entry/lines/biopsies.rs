//! Samples, suspicions and reports.

use crate::entry::lines_mean;

const LINES: &[(&str, &[&str])] = &[
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
];

#[test]
fn samples_wait_for_their_report_where_something_is_suspected() {
    lines_mean(LINES);
}
