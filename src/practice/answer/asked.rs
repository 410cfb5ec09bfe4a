//! What a trainee asks, and what waits: the fact and its lesion, in the words of a note or in those of the engine's own
//! questions.

use super::words::{ASKED, field_of, said};
use super::{Answer, Query};
use crate::format::shown;
use crate::practice::Item;
use crate::practice::grade::is_named;

/// Words that say nothing about which lesion is meant, before or after its name.
const FILLERS: &str = "a an the its this that these those there their it each patch whole wound tissue \
    of for on at in to from with by as about or not if whether up all exact exactly greatest largest narrowest \
    before after treatment treated removal removed excised destroyed closed taken sampled measured \
    what which who when how was were is are did does do has had have been be stand stands take took said say says \
    stated documented unclear uncertain unknown missing needed please lesion lesions mm cm modifier report";

/// `size of B`, `count A, size B`, `how many on the scalp`; nothing but `query` is a question without its fact.
pub(super) fn queries(rest: &str) -> Result<Vec<Query>, String> {
    let rest = rest.trim().trim_start_matches("the provider").trim_start_matches("provider");
    let rest = question(rest.trim_start_matches(':').trim());
    if rest.is_empty() {
        return Ok(vec![Query { field: None, of: String::new() }]);
    }
    let mut out: Vec<Query> = Vec::new();
    for part in rest.replace(" and ", ",").split(',').map(str::trim).filter(|part| !part.is_empty()) {
        if let Some(query) = query(part) {
            out.push(query);
        } else if let Some(before) = out.last_mut().filter(|before| !before.of.is_empty()) {
            // `size of A, B`: one question about two lesions.
            let again = Query { field: before.field, of: lesion(part) };
            out.push(again);
        } else {
            let facts: Vec<String> = ASKED.iter().map(|field| said(*field)).collect();
            return Err(format!(
                "'{}' names no fact that can be asked; write it like 'query size of B'. Facts are {}",
                shown(part),
                facts.join(", ")
            ));
        }
    }
    Ok(out)
}

/// What may be answered stands behind a colon, as in the engine's own questions: `how was it closed: simple, layered`.
fn question(rest: &str) -> &str {
    match rest.split_once(':') {
        Some((before, _)) if query(before).is_some() => before,
        Some(_) | None => rest,
    }
}

/// The first fact that is named in a text, and the lesion behind it or before it.
fn query(text: &str) -> Option<Query> {
    let begins = |at: &usize| !text[..*at].ends_with(char::is_alphanumeric);
    let found = text.char_indices().map(|(at, _)| at).filter(begins);
    let (at, field, rest) = found.into_iter().find_map(|at| {
        let (field, rest) = field_of(&text[at..])?;
        Some((at, field, rest))
    })?;
    let behind = lesion(rest);
    let of = if behind.is_empty() { lesion(&text[..at]) } else { behind };
    Some(Query { field: Some(field), of })
}

/// What must wait: `C`, `for pathology`, `A and B until the report is there`; an empty text stands for all of it.
pub(super) fn holds(rest: &str) -> Vec<String> {
    let rest = rest.split(" until ").next().unwrap_or(rest);
    let parts = rest.replace(" and ", ",");
    let named = parts.split(',').map(|part| lesion(&part.replace("pathology", " ").replace("path ", " ")));
    let named: Vec<String> = named.filter(|of| !of.is_empty()).collect();
    if named.is_empty() { vec![String::new()] } else { named }
}

/// A lesion as it was named: `of lesion b`, `on the scalp`, `did lesion B take` → `B`, `scalp`.
fn lesion(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '?' | ':' | '(' | ')' | '"'))
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    let short = |word: &&str| word.len() <= 2;
    if let Some(named) = words.windows(2).find(|pair| pair[0] == "lesion" && short(&pair[1])) {
        return named[1].to_uppercase();
    }
    let is_filler = |word: &str| FILLERS.split_whitespace().any(|filler| filler == word);
    let mut named = words.as_slice();
    // `a` alone is a lesion, before other words it is an article.
    while let [rest @ .., last] = named
        && is_filler(last)
        && *last != "a"
    {
        named = rest;
    }
    while let [first, rest @ ..] = named
        && is_filler(first)
        && !(rest.is_empty() && *first == "a")
    {
        named = rest;
    }
    let named = named.join(" ");
    if named.len() <= 2 { named.to_uppercase() } else { named }
}

impl Answer {
    /// Whether every lesion that is asked about or held can be one of the note: by its letter, or by a word of its site,
    /// its diagnosis or the note. What names none would be graded as if it were another lesion.
    ///
    /// # Errors
    /// What to write instead.
    pub fn names_lesions_of(&self, item: &Item) -> Result<(), String> {
        let lesions = &item.encounter.lesions;
        let note = item.note.to_lowercase();
        let stands =
            |word: &str| note.split(|letter: char| !letter.is_alphanumeric()).any(|other| other == word);
        let known = |of: &str| {
            let lower = of.to_lowercase();
            lesions.iter().any(|lesion| is_named(lesion, of))
                || lower
                    .split(|letter: char| !letter.is_alphanumeric())
                    .any(|word| word.len() > 2 && stands(word))
        };
        let named = self.queries.iter().map(|query| &query.of).chain(&self.holds);
        match named.into_iter().find(|of| !of.is_empty() && !known(of)) {
            None => Ok(()),
            Some(of) => Err(format!(
                "'{}' names no lesion of this note; write its letter, by the order of the note, or its site, such as \
                 'query size of B' or 'query count of scalp'",
                shown(of)
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::place::Field;

    fn asked(text: &str) -> Vec<(Field, String)> {
        let read = queries(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        read.into_iter().map(|query| (query.field.expect("a fact"), query.of)).collect()
    }

    #[test]
    fn the_words_of_coders_are_understood() {
        for (text, field, of) in [
            ("patient id", Field::PatientId, ""),
            ("id", Field::PatientId, ""),
            ("patient", Field::PatientId, ""),
            ("mrn", Field::PatientId, ""),
            ("the patient identifier", Field::PatientId, ""),
            ("size before treatment", Field::Size, ""),
            ("size before treatment of lesion b", Field::Size, "B"),
            ("b size", Field::Size, "B"),
            ("size of a", Field::Size, "A"),
            ("size in mm of a wart", Field::Size, "wart"),
            ("excised diameter", Field::Margin, ""),
            ("where it was: cheek or neck", Field::Site, ""),
            ("liability", Field::Liability, ""),
            ("the provider: size of b", Field::Size, "B"),
            ("how many on the left scalp?", Field::Count, "left scalp"),
        ] {
            assert_eq!(asked(text), [(field, of.to_owned())], "{text}");
        }
    }

    #[test]
    fn the_engines_own_questions_are_understood() {
        for (text, field) in [
            ("what is the greatest diameter of lesion a before treatment?", Field::Size),
            ("what was the narrowest margin of lesion a", Field::Margin),
            ("how many lesions does lesion a stand for?", Field::Count),
            ("how many minutes did lesion a take?", Field::Minutes),
            ("how many stages did lesion a take?", Field::Stages),
            ("how many tissue blocks had each stage of lesion a?", Field::Blocks),
            ("how long is the closed wound of lesion a?", Field::ClosureLength),
            ("how was the wound of lesion a closed: simple, intermediate or complex?", Field::Closure),
            ("by what method was lesion a destroyed: cryosurgery, laser?", Field::Methods),
            ("by what technique was lesion a treated: tangential, punch?", Field::Technique),
            ("where is lesion a?", Field::Site),
            ("lesion a: which part of the ear is it?", Field::Part),
        ] {
            let read = asked(text);
            assert_eq!(read[0].0, field, "{text}");
            assert!(
                ["A", "ear is it"].contains(&read[0].1.as_str()) || read[0].1 == "ear",
                "{text}: {read:?}"
            );
        }
        assert!(queries("colour").is_err());
    }

    #[test]
    fn what_waits_may_be_several_lesions() {
        assert_eq!(holds("c"), ["C"]);
        assert_eq!(holds("for pathology"), [""]);
        assert_eq!(holds("the pathology report"), [""]);
        assert_eq!(holds("a, b until the pathology report is there"), ["A", "B"]);
        assert_eq!(holds("for the report of b"), ["B"]);
    }
}
