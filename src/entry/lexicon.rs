//! Every name and word that a line can be read with, made ready once for a book.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use super::abbreviations::Abbreviations;
use super::typos::Slips;
use super::words::{ProcedureWord, Word};
use crate::engine::book::{CodeBook, fold};

/// The names of a book and the abbreviations, indexed. Making it takes some milliseconds: keep it with its book.
#[derive(Clone, Debug)]
pub struct Lexicon {
    phrases: HashMap<String, Meaning>,
    /// The most words of a phrase that begins with this word.
    longest: HashMap<String, usize>,
    vocabulary: BTreeSet<String>,
    /// English words that are never mended.
    plain: BTreeSet<String>,
    /// Asked only for a word that is not known, and so made when the first one comes.
    slips: OnceLock<Slips>,
    pub(super) diagnoses: Vec<DiagnosisName>,
    pub(super) sites: Vec<SiteName>,
    /// What completion and suggestions choose from, by folded name.
    pub(super) names: Vec<Name>,
}

/// What a phrase stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A diagnosis.
    Diagnosis {
        /// Its place among the diagnoses.
        row: usize,
        /// The name says more than one, or no number.
        plural: bool,
        /// Words of the name that describe the lesion, such as "superficial".
        detail: Option<String>,
    },
    /// A site, with the name to keep.
    Site {
        /// Its place among the sites.
        row: usize,
        /// As kept in the lesion.
        text: String,
    },
    /// Any other word.
    Word(Word),
}

impl Meaning {
    /// Whether both stand for the same thing.
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Diagnosis { row, .. }, Self::Diagnosis { row: other, .. })
            | (Self::Site { row, .. }, Self::Site { row: other, .. }) => row == other,
            (Self::Word(one), Self::Word(other)) => one == other,
            (Self::Diagnosis { .. } | Self::Site { .. } | Self::Word(_), _) => false,
        }
    }
}

/// A diagnosis as the entry needs it.
#[derive(Clone, Debug)]
pub(super) struct DiagnosisName {
    /// Its full name.
    pub name: String,
    /// Which dictated total it belongs to.
    pub total: Option<Total>,
    /// A growth of skin vessels: measured by area.
    pub vascular: bool,
    /// "Lesion", "spot": it gives way to any closer word.
    pub generic: bool,
    /// History or follow-up: never the diagnosis beside another one.
    pub history: bool,
    /// A skin tag.
    pub tag: bool,
    /// A wart for which organs have codes of their own.
    pub site_codes: bool,
    /// Granulation tissue.
    pub granulation: bool,
    /// What it is, in words.
    pub label: String,
}

/// Which dictated total a diagnosis belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Total {
    /// Premalignant.
    Premalignant,
    /// Benign.
    Benign,
    /// Skin tags.
    Tags,
}

/// A site as the entry needs it.
#[derive(Clone, Debug)]
pub(super) struct SiteName {
    /// Its full name.
    pub name: String,
}

/// A name that can be offered.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// As compared.
    pub folded: String,
    /// As typed into the line.
    pub text: String,
    /// What it is, in words.
    pub says: String,
    /// It is the full name.
    pub full: bool,
    /// Names of the same thing have the same key.
    pub key: (u8, usize),
    /// Which letters occur in it.
    pub letters: u64,
}

/// The letters and digits that occur in a text, one bit each.
pub(super) fn letters(text: &str) -> u64 {
    text.bytes().fold(0, |set, byte| match byte {
        b'a'..=b'z' => set | 1 << (byte - b'a'),
        b'0'..=b'9' => set | 1 << (26 + byte - b'0'),
        _ => set,
    })
}

impl Lexicon {
    /// Makes the names of this book and these abbreviations ready.
    #[must_use]
    pub fn new(book: &CodeBook, abbreviations: &Abbreviations) -> Self {
        let mut making = Making { abbreviations, meanings: BTreeMap::new(), names: Vec::new() };
        // What is inserted later stands above: the names of the tables above abbreviations of the same length.
        making.words();
        let sites = making.sites(book);
        let diagnoses = making.diagnoses(book);
        let Making { meanings, mut names, .. } = making;
        names.sort_by(|a, b| (a.key.0, &a.folded).cmp(&(b.key.0, &b.folded)));
        let mut longest: HashMap<String, usize> = HashMap::new();
        let mut vocabulary = BTreeSet::new();
        for phrase in meanings.keys() {
            let mut words = phrase.split(' ');
            let first = words.next().unwrap_or_default();
            vocabulary.insert(first.to_owned());
            let mut number = 1;
            for word in words {
                number += 1;
                vocabulary.insert(word.to_owned());
            }
            let most = longest.entry(first.to_owned()).or_default();
            *most = number.max(*most);
        }
        let slips = OnceLock::new();
        let phrases = meanings.into_iter().collect();
        let plain = abbreviations.plain.clone();
        Self { phrases, longest, vocabulary, plain, slips, diagnoses, sites, names }
    }

    /// What exactly this folded phrase means.
    pub(super) fn phrase(&self, folded: &str) -> Option<&Meaning> {
        self.phrases.get(folded)
    }

    /// The most words that a phrase beginning with this word has; 0 where none begins with it.
    pub(super) fn reach(&self, first: &str) -> usize {
        self.longest.get(first).copied().unwrap_or_default()
    }

    /// Whether any phrase has this word.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.vocabulary.contains(word)
    }

    /// Known words one typing error away; none of a word that is English as it stands.
    pub(super) fn near(&self, word: &str) -> Vec<&str> {
        if self.plain.contains(word) {
            return Vec::new();
        }
        self.slips.get_or_init(|| Slips::new(self.vocabulary.iter().cloned().collect())).near(word)
    }
}

struct Making<'a> {
    abbreviations: &'a Abbreviations,
    meanings: BTreeMap<String, Meaning>,
    names: Vec<Name>,
}

impl Making<'_> {
    fn offer(&mut self, folded: &str, says: String, full: bool, key: (u8, usize)) {
        let (folded, text) = (folded.to_owned(), folded.to_owned());
        self.names.push(Name { letters: letters(&folded), folded, text, says, full, key });
    }

    fn words(&mut self) {
        let abbreviations = self.abbreviations;
        let mut procedures: Vec<&ProcedureWord> = Vec::new();
        for (at, (folded, word)) in abbreviations.words.iter().enumerate() {
            if let Word::Procedure(procedure) = word {
                let known = procedures.iter().position(|known| *known == procedure);
                let key = known.unwrap_or_else(|| {
                    procedures.push(procedure);
                    procedures.len() - 1
                });
                self.offer(folded, super::echo::procedure_word(procedure), true, (2, key));
            }
            if let Word::Short(text) = word {
                self.offer(folded, text.clone(), false, (3, at));
            }
            self.meanings.insert(folded.clone(), Meaning::Word(word.clone()));
        }
    }

    fn sites(&mut self, book: &CodeBook) -> Vec<SiteName> {
        let mut sites = Vec::new();
        for (row, (_, site)) in book.sites().enumerate() {
            for name in std::iter::once(&site.name).chain(&site.names) {
                let folded = fold(name);
                let text = kept_site(&folded, &site.name);
                let full = folded == fold(&site.name);
                self.offer(&folded, format!("site: {}", site.name), full, (1, row));
                self.meanings.insert(folded, Meaning::Site { row, text });
            }
            sites.push(SiteName { name: site.name.clone() });
        }
        sites
    }

    fn diagnoses(&mut self, book: &CodeBook) -> Vec<DiagnosisName> {
        let mut diagnoses = Vec::new();
        for (row, (id, diagnosis)) in book.diagnoses().enumerate() {
            let behaviour = book.behaviour(diagnosis.behaviour);
            let own: BTreeSet<String> =
                std::iter::once(&diagnosis.name).chain(&diagnosis.names).map(|name| fold(name)).collect();
            let head = diagnosis.name.split(',').next().unwrap_or_default().trim();
            let name = if book.diagnosis_named(head) == Some(id) { head } else { &diagnosis.name };
            for folded in &own {
                // A unit of length is one in a line, whatever a record of a diagnosis means by it: mm is also melanoma.
                if matches!(self.abbreviations.words.get(folded), Some(Word::Key(_))) {
                    continue;
                }
                let plural = self.is_plural(folded, &own);
                let detail = self.detail(folded, name);
                self.offer(folded, format!("diagnosis: {name}"), *folded == fold(name), (0, row));
                self.meanings.insert(folded.clone(), Meaning::Diagnosis { row, plural, detail });
            }
            diagnoses.push(DiagnosisName {
                name: name.to_owned(),
                total: match behaviour.id.as_str() {
                    "premalignant" => Some(Total::Premalignant),
                    "benign" => Some(Total::Benign),
                    "tag" => Some(Total::Tags),
                    _ => None,
                },
                vascular: behaviour.id == "vascular",
                generic: behaviour.id == "unspecified" && own.contains("lesion"),
                history: behaviour.id == "history",
                tag: behaviour.id == "tag",
                site_codes: diagnosis.site_codes,
                granulation: behaviour.id == "granulation",
                label: behaviour.label.clone(),
            });
        }
        diagnoses
    }

    /// A name is plural where the same name without its `s` is a name of the same diagnosis, or where the file says so.
    fn is_plural(&self, folded: &str, own: &BTreeSet<String>) -> bool {
        if self.abbreviations.singular.contains(folded) {
            return false;
        }
        let last = folded.rsplit(' ').next().unwrap_or_default();
        if self.abbreviations.plural.contains(folded) || self.abbreviations.plural.contains(last) {
            return true;
        }
        [("s", ""), ("es", ""), ("es", "is"), ("ies", "y"), ("ses", "sis")].iter().any(|(ending, instead)| {
            folded.strip_suffix(ending).is_some_and(|stem| own.contains(&format!("{stem}{instead}")))
        })
    }

    /// The describing words of a name that its full name does not have: "superficial" of "superficial bcc".
    fn detail(&self, folded: &str, name: &str) -> Option<String> {
        let name = fold(name);
        let words: Vec<&str> = folded
            .split(' ')
            .filter(|word| self.abbreviations.words.get(*word) == Some(&Word::Describe))
            .filter(|word| !name.split(' ').any(|known| known == *word))
            .collect();
        (!words.is_empty() && folded.contains(' ')).then(|| words.join(" "))
    }
}

/// The name of a site that is kept: as typed, but a short form as the full name.
fn kept_site(folded: &str, name: &str) -> String {
    let full = fold(name);
    let short = folded.len() <= 4 && !folded.contains(' ');
    let letter = folded.starts_with("l ") || folded.starts_with("r ");
    let plural = folded.strip_suffix('s') == Some(&full);
    if folded == full || letter || plural || (short && full.split(' ').next() != Some(folded)) {
        name.to_owned()
    } else {
        folded.to_owned()
    }
}
