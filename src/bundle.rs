//! What is built into the program: the only place with `include_str!`.

use std::sync::OnceLock;

use crate::engine::book::{BookFile, CodeBook, Commentary, Fault};

macro_rules! book_files {
    ($edition:literal: $($name:literal)+) => {
        &[$(BookFile { name: $name, text: include_str!(concat!("../assets/books/", $edition, "/", $name)) }),+]
    };
}

/// The files of edition 2026.
pub const BOOK_2026: &[BookFile<'static>] = book_files!("2026":
    "book.toml" "sources.toml" "rules.toml" "families.toml" "behaviours.toml" "codes.toml" "ladders.toml" "ways.toml"
    "pairs.toml" "units.toml" "sites.toml" "icd.toml" "diagnoses.toml" "modifiers.toml" "pos.toml" "payers.toml"
    "necessity.toml" "checklist.toml" "visits.toml" "regions.toml"
);

/// What explains edition 2026; read when somebody asks why.
pub const COMMENTARY_2026: &[BookFile<'static>] = book_files!("2026":
    "examples-1.toml" "examples-2.toml" "examples-3.toml" "disagreements.toml"
);

/// Words of the one-line entry.
pub const ABBREVIATIONS: &str = include_str!("../assets/abbreviations.toml");
/// Key maps by name: the first is whole, each other one lies over it.
pub const KEYMAPS: &[(&str, &str)] = &[
    ("default", include_str!("../assets/keymap.toml")),
    ("vim", include_str!("../assets/keymaps/vim.toml")),
    ("emacs", include_str!("../assets/keymaps/emacs.toml")),
];
/// Themes by name.
pub const THEMES: &[(&str, &str)] = &[
    ("default", include_str!("../themes/default.toml")),
    ("high-contrast", include_str!("../themes/high-contrast.toml")),
    ("dark", include_str!("../themes/dark.toml")),
    ("light", include_str!("../themes/light.toml")),
    ("colour-blind", include_str!("../themes/colour-blind.toml")),
];

macro_rules! scenario_files {
    ($($family:literal: $($id:literal)+;)*) => {
        &[$($(BookFile {
            name: concat!($family, "/", $id, ".toml"),
            text: include_str!(concat!("../assets/scenarios/", $family, "/", $id, ".toml")),
        }),+),*]
    };
}

/// The named errors of practice.
pub const MISTAKES: &str = include_str!("../assets/mistakes.toml");
/// The practice scenarios, by family.
pub const SCENARIOS: &[BookFile<'static>] = scenario_files!(
    "benign":
        "condylomas-of-the-scrotum" "corn-frozen" "cyst-cauterised" "dozens-of-molluscum" "fourteen-warts"
        "milia-burned" "mole-lasered" "mosaic-wart" "proud-flesh" "pyogenic-granuloma-finger"
        "red-seborrheic-keratosis" "six-hand-warts" "wart-on-the-sole" "warts-and-molluscum" "warts-snipped";
    "biopsies":
        "biopsied-somehow" "ear-and-cheek" "every-technique-once" "lid-margin-sample" "nail-bed-sample"
        "one-tangential" "penile-sample" "red-lip-sample" "rule-out-melanoma" "technique-two-ways"
        "two-samples-one-lesion" "two-tangential-one-punch" "vulva-three-samples" "white-lip-sample";
    "excisions":
        "carcinoma-shoulder-margins" "complex-repair-one-centimetre" "cyst-cut-out" "excision-and-flap"
        "left-or-right-thumb" "lid-margin-mole-cut-out" "lid-skin-mole-cut-out" "margin-left-out"
        "margins-that-differ" "nevus-back-with-margin" "reexcision-clear" "scalp-excision-closed-in-layers"
        "size-only-from-pathology" "small-nevus-in-layers" "two-closures-one-sum" "two-moles-one-ellipse"
        "wound-without-a-lesion";
    "injections":
        "eight-acne-cysts" "keloids-five-or-eight" "one-keloid-twelve-passes" "seven-keloids"
        "wart-injected-and-frozen";
    "light":
        "acne-slush" "electrolysis-46-minutes" "light-after-debridement" "light-and-frozen-outside"
        "light-two-techniques" "light-who-applied";
    "malignant":
        "bald-forehead" "before-and-after-curettage" "carcinoma-chest-5-mm" "carcinoma-forearm-6-mm"
        "carcinoma-lower-lid" "carcinoma-nose-055" "carcinoma-of-the-ankle" "carcinoma-of-the-shaft"
        "carcinoma-shin-41-mm" "carcinoma-without-size" "cheek-or-neck" "eight-of-what"
        "eight-or-fourteen-millimetres" "lid-part-unsaid" "lip-not-told-apart" "melanoma-in-situ-frozen"
        "oval-in-situ-of-the-hand" "three-of-eight-millimetres" "twelve-centimetres" "two-alike-on-the-trunk";
    "modifiers":
        "fifty-one-wanted" "fingers-instead-of-59" "in-situ-and-eight-keratoses" "keloids-and-keratosis"
        "keratoses-and-warts" "long-term-visit" "new-patient-is-no-reason" "no-pair-no-59"
        "order-in-a-hospital-clinic" "six-days-after-the-sample" "sixteen-keratoses-three-warts"
        "tags-and-keratosis" "three-families" "two-groups-of-layers" "two-shaves-alike" "visit-for-the-decision"
        "visit-with-own-work" "xs-for-medicare";
    "mohs":
        "mohs-nose-two-stages" "mohs-sampled-that-morning" "mohs-seven-blocks" "mohs-stages-unsaid"
        "mohs-two-tumours";
    "necessity":
        "advantage-has-no-notice" "age-spots" "blue-cross-without-a-size" "cosmetic-patient-pays"
        "cosmetic-voluntary-notice" "disliked-keratoses" "embarrassed-with-cigna" "frozen-over-video"
        "growing-is-no-sign-for-aetna" "irritated-says-the-template" "keratosis-called-cosmetic"
        "no-notice-was-given" "no-page-of-the-payer" "notice-signed" "second-code-for-the-sign"
        "ticked-but-not-on-file" "warts-after-a-transplant";
    "nothing":
        "cream-for-the-field" "declined-at-the-last-moment" "earlier-work-healed" "fifteen-minutes-of-electrolysis"
        "keratoses-too-dear" "keratoses-watched" "scraped-for-fungus" "seen-by-video" "stitches-of-another"
        "suspicious-but-sent-on";
    "organs":
        "conjunctiva-both-eyes" "inner-lip-leukoplakia" "penis-two-methods" "perianal-condylomas" "three-chalazia"
        "vulva-extensive" "wart-of-the-lid-margin" "wart-of-the-lid-skin";
    "paring":
        "corns-multiple" "diabetic-foot-care" "four-and-five-corns" "one-callus" "wart-pared-then-frozen";
    "pathology":
        "carcinoma-burned-before-the-report" "carcinoma-never-sampled" "growth-sampled-and-frozen"
        "horn-cut-out-pending" "keratoacanthoma-destroyed" "known-carcinoma-cut-out-pending"
        "melanoma-of-which-kind" "mole-cut-out-report-pending" "one-held-the-rest-stands"
        "report-above-the-clinical-name" "report-against-the-assessment" "report-that-cannot-tell"
        "sampled-and-burned-pending" "severe-atypia-cut-out" "shaved-and-burned-pending"
        "small-excision-with-layers-pending" "two-excisions-one-report" "uncertain-and-destroyed";
    "premalignant":
        "actinic-cheilitis" "curetted-hypertrophic-keratoses" "fifteen-and-some-more" "fifteen-keratoses"
        "fourteen-keratoses" "keratosis-of-the-lip" "method-not-named" "one-keratosis-forearm"
        "seven-keratoses-three-places" "several-on-the-scalp" "treated-and-watched" "two-cycles-each";
    "same_lesion":
        "frozen-and-scraped" "frozen-then-cut-out" "keratosis-sampled-and-frozen" "light-then-frozen-inside"
        "nail-off-and-sampled" "punched-then-cut-out" "sample-site-cauterised" "sampled-destroyed-benign"
        "sampled-destroyed-malignant" "shaved-then-curetted";
    "shaves":
        "shave-back-20-mm" "shave-base-burned" "shave-foot-with-margin" "shave-report-pending" "shave-without-size"
        "tag-shaved" "three-shaves-three-groups";
    "tags":
        "fifteen-tags" "lid-tags" "sixteen-tags" "tag-base-burned" "tag-cut-and-stitched" "tags-frozen"
        "twenty-six-tags";
    "totals":
        "eighteen-or-sixteen" "fifteen-of-two-kinds" "fifteen-said-fourteen-listed" "fourteen-said-fifteen-listed"
        "sixteen-said-seventeen-listed" "tags-fifteen-or-sixteen" "twelve-or-thirteen";
    "vascular":
        "cherry-angiomas" "stain-decided-today" "stain-just-under-ten" "stain-one-diameter" "two-stains-one-area";
);

/// The files of an edition: its tables, and what explains them.
struct Edition {
    name: &'static str,
    tables: &'static [BookFile<'static>],
    commentary: &'static [BookFile<'static>],
}

/// Editions that are built in, the oldest first.
const EDITIONS: &[Edition] = &[Edition { name: "2026", tables: BOOK_2026, commentary: COMMENTARY_2026 }];

/// The books that are built in, the oldest first; each is read and checked once.
///
/// # Errors
/// The faults of a book that cannot be used; a test holds that there are none.
pub fn books() -> Result<&'static [CodeBook], &'static [Fault]> {
    static BOOKS: OnceLock<Result<Vec<CodeBook>, Vec<Fault>>> = OnceLock::new();
    BOOKS.get_or_init(load).as_ref().map(Vec::as_slice).map_err(Vec::as_slice)
}

/// Reads and checks the built-in books once more.
///
/// # Errors
/// The faults of a book that cannot be used.
pub fn load() -> Result<Vec<CodeBook>, Vec<Fault>> {
    EDITIONS.iter().map(|edition| CodeBook::load(edition.tables)).collect()
}

/// What explains the built-in book of an edition; read and checked once, when it is first asked for. `None` for another
/// book.
#[must_use]
pub fn commentary(edition: &str) -> Option<&'static Commentary> {
    static READ: OnceLock<Vec<Option<Commentary>>> = OnceLock::new();
    // A faulty commentary is told by 'curette doctor --verify' and by a test; the codes do not need it.
    let read = READ.get_or_init(|| {
        let books = books().unwrap_or_default();
        let of = |(edition, book): (&Edition, &CodeBook)| Commentary::load(edition.commentary, book).ok();
        EDITIONS.iter().zip(books).map(of).collect()
    });
    let at = EDITIONS.iter().position(|own| own.name == edition)?;
    read.get(at)?.as_ref()
}

/// Reads and checks what explains the built-in books once more.
///
/// # Errors
/// Its faults.
pub fn load_commentary() -> Result<Vec<Commentary>, Vec<Fault>> {
    let books = load()?;
    EDITIONS.iter().zip(&books).map(|(edition, book)| Commentary::load(edition.commentary, book)).collect()
}
