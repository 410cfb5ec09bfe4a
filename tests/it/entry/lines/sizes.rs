//! Lengths: the size of a lesion, and what is none.

use crate::entry::lines_mean;

const LINES: &[(&str, &[&str])] = &[
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
];

#[test]
fn lengths_are_sizes_where_the_page_says_so() {
    lines_mean(LINES);
}
