//! Whether a note says what its encounter documents: numbers, sizes, places, sides, means. The words stand here, apart
//! from those of the generator.

use curette::engine::book::CodeBook;
use curette::engine::encounter::{Encounter, Payer};
use curette::engine::lesion::{Count, Lesion, Side, Symptom};
use curette::engine::procedure::{Extent, Method, Procedure, Technique};
use curette::practice::Item;

const WORDS: [&str; 41] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "twenty-one",
    "twenty-two",
    "twenty-three",
    "twenty-four",
    "twenty-five",
    "twenty-six",
    "twenty-seven",
    "twenty-eight",
    "twenty-nine",
    "thirty",
    "thirty-one",
    "thirty-two",
    "thirty-three",
    "thirty-four",
    "thirty-five",
    "thirty-six",
    "thirty-seven",
    "thirty-eight",
    "thirty-nine",
    "forty",
];

const METHODS: &[(Method, &[&str])] = &[
    (Method::Cryosurgery, &["ln2", "liquid nitrogen", "cryo", "froze", "frozen"]),
    (
        Method::Electrosurgery,
        &["electrodesicc", "ed ", "ed.", "ed,", "ed:", "ed'd", "ed&c", "edc", "hyfrecat", "cautery"],
    ),
    (Method::Laser, &["laser"]),
    (Method::Chemosurgery, &["cantharidin", "trichloroacetic", "tca"]),
    (Method::Curettage, &["curett", "edc", "ed&c"]),
    (Method::Scissors, &["scissor", "snip"]),
    (Method::Blade, &["blade"]),
];

const SYMPTOMS: &[(Symptom, &[&str])] = &[
    (Symptom::Pain, &["pain", "hurt"]),
    (Symptom::Bleeding, &["bleed"]),
    (Symptom::Itching, &["itch"]),
    (Symptom::Trauma, &["catch"]),
    (Symptom::Enlarging, &["growing"]),
    (Symptom::Inflammation, &["inflamed"]),
    (Symptom::Cosmetic, &["cosmetic", "how they look", "how it looks"]),
];

/// What the encounter has and the note does not say.
pub fn unsaid(item: &Item, book: &CodeBook) -> Vec<String> {
    let note = Note::of(&item.note);
    let mut out = Vec::new();
    let mut want = |said: bool, what: String| {
        if !said {
            out.push(what);
        }
    };
    for lesion in &item.encounter.lesions {
        of_lesion(lesion, &note, book, &mut want);
    }
    of_encounter(&item.encounter, &note, &mut want);
    out
}

struct Note {
    lower: String,
    /// Without articles and sides, which may stand within the name of a place.
    places: String,
    tokens: Vec<String>,
}

impl Note {
    fn of(text: &str) -> Self {
        let lower = text.to_lowercase();
        let lower = [
            (" square centimeters", " cm2"),
            (" centimeters", " cm"),
            (" centimeter", " cm"),
            (" millimeters", " mm"),
            (" millimeter", " mm"),
            (" by ", " x "),
        ]
        .iter()
        .fold(lower, |text, (from, to)| text.replace(from, to));
        let tokens: Vec<String> = lower
            .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != '.')
            .map(|token| token.trim_matches(['.', '-']).trim_start_matches('x').to_owned())
            .collect();
        let places = tokens
            .iter()
            .filter(|token| !["the", "left", "right", "l", "r", ""].contains(&token.as_str()))
            .cloned()
            .collect::<Vec<_>>()
            .join(" ");
        Self { lower, places, tokens }
    }

    fn number(&self, number: u32) -> bool {
        let word = usize::try_from(number).ok().and_then(|at| WORDS.get(at));
        let both = number == 2 && self.lower.contains("both");
        both || self.tokens.iter().any(|token| *token == number.to_string() || Some(&token.as_str()) == word)
            || (number > 40 && self.lower.contains(&spelt(number)))
    }

    fn any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.lower.contains(word))
    }

    fn length(&self, typed: &str) -> bool {
        self.lower.contains(typed) || (typed == "1.0 cm" && self.lower.contains("1 cm"))
    }
}

fn spelt(number: u32) -> String {
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let (tens, ones) = (TENS[(number / 10 % 10) as usize], WORDS[(number % 10) as usize]);
    if number.is_multiple_of(10) { tens.to_owned() } else { format!("{tens}-{ones}") }
}

fn of_lesion(lesion: &Lesion, note: &Note, book: &CodeBook, want: &mut impl FnMut(bool, String)) {
    match &lesion.count {
        // One may be said by the article alone, and none by the word none.
        Count::NotStated | Count::Exactly(0 | 1) => {}
        Count::Exactly(number) => want(note.number(*number), format!("the number {number}")),
        Count::Vague(word) => want(note.any(&[word.as_str()]), format!("the word {word}")),
    }
    if let Some(site) = &lesion.site {
        let row = book.site(book.site_named(site).unwrap_or_else(|| panic!("no site {site}")));
        let names: Vec<String> = row
            .names
            .iter()
            .chain([&row.name])
            .map(|name| name.to_lowercase().replace(['(', ')'], ""))
            .collect();
        want(names.iter().any(|name| note.places.contains(name.as_str())), format!("the site {site}"));
    }
    let sides: &[&str] = match lesion.side {
        Some(Side::Left) => &["left", "l"],
        Some(Side::Right) => &["right", "r"],
        Some(Side::Midline | Side::Bilateral) | None => &[],
    };
    let side = sides.is_empty() || note.tokens.iter().any(|token| sides.contains(&token.as_str()));
    want(side, format!("the side {:?}", lesion.side));
    if let Some(size) = &lesion.size {
        want(note.length(&size.typed), format!("the size {}", size.typed));
    }
    if let Some(area) = &lesion.area {
        want(note.length(&area.typed), format!("the area {}", area.typed));
    }
    for symptom in &lesion.symptoms {
        let words = SYMPTOMS.iter().find(|(own, _)| own == symptom).map_or(&[][..], |(_, words)| *words);
        want(note.any(words), format!("the symptom {symptom}"));
    }
    if let Some(suspected) = &lesion.suspected {
        want(note.any(&[suspected.as_str()]), format!("the suspicion {suspected}"));
    }
    for procedure in &lesion.procedures {
        of_procedure(procedure, note, want);
    }
}

fn of_procedure(procedure: &Procedure, note: &Note, want: &mut impl FnMut(bool, String)) {
    for method in &procedure.methods {
        let words = METHODS.iter().find(|(own, _)| own == method).map_or(&[][..], |(_, words)| *words);
        want(note.any(words), format!("the method {method}"));
    }
    let lengths = [&procedure.margin, &procedure.excised, &procedure.closure_length, &procedure.size_after];
    for length in lengths.into_iter().flatten() {
        want(note.length(&length.typed), format!("the length {}", length.typed));
    }
    if let Some(cycles) = procedure.cycles.filter(|cycles| *cycles > 1) {
        let twice = cycles == 2 && note.any(&["twice", "second time", "double"]);
        want(twice || note.number(cycles), format!("{cycles} cycles"));
    }
    for number in procedure.blocks.iter().chain(&procedure.minutes) {
        want(note.number(*number), format!("the number {number}"));
    }
    let technique: &[&str] = match procedure.technique {
        Some(Technique::Tangential) => &["tangential"],
        Some(Technique::Punch) => &["punch"],
        Some(Technique::Incisional) => &["incisional"],
        Some(Technique::Staff) => &["staff", "the ma,", "nurse", "assistant applied"],
        Some(Technique::Clinician) => &["myself", "physician"],
        Some(Technique::Debridement) => &["debride"],
        None => &[""],
    };
    want(note.any(technique), format!("the technique {:?}", procedure.technique));
    if procedure.extent == Some(Extent::Extensive) {
        want(note.any(&["extensive"]), "the extent".to_owned());
    }
    if let Some(closure) = procedure.closure {
        let words: &[&str] =
            if closure.word() == "simple" { &["simple", "simply"] } else { &["layer", "intermediate"] };
        want(note.any(words), format!("the closure {closure}"));
    }
    if let Some(drug) = &procedure.drug {
        let first = drug.split(' ').next().unwrap_or_default();
        let short: &[&str] = match first {
            "triamcinolone" => &["triamcinolone", "ilk", "tac"],
            "aminolevulinic" => &["aminolevulinic", "ala "],
            other => &[other],
        };
        want(note.any(short), format!("the drug {drug}"));
    }
}

fn of_encounter(encounter: &Encounter, note: &Note, want: &mut impl FnMut(bool, String)) {
    let stated = encounter.stated;
    for number in [stated.premalignant, stated.benign, stated.tags].into_iter().flatten() {
        want(note.number(number), format!("the total {number}"));
    }
    if let Some(payer) = encounter.payer.filter(|payer| *payer != Payer::Other) {
        want(note.any(&[payer.word()]), format!("the payer {payer}"));
    }
    if let Some(code) = encounter.visit.as_ref().and_then(|visit| visit.code.as_ref()) {
        let level = code.chars().last().and_then(|digit| digit.to_digit(10)).unwrap_or(0);
        want(note.any(&["level"]) && note.number(level), format!("the visit {code}"));
    }
    if let Some(work) = encounter.visit.as_ref().and_then(|visit| visit.separate_work.as_ref()) {
        let first = work.split(' ').next().unwrap_or_default();
        want(note.any(&[first]), format!("the work {work}"));
    }
    if encounter.record.liability.is_some() || encounter.record.abn.is_some() {
        want(note.any(&["notice", "abn", "excluded"]), "notice or liability".to_owned());
    }
}
