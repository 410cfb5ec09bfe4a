//! Words in a free text: whether it says one of them, and does not deny it.

/// A text in words. What stands behind a denial counts as denied up to the end of the sentence or a "but", so that "no
/// itching, bleeding or pain" says nothing: better asked once more than presumed.
pub struct Told(Vec<Token>);

impl Told {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        Self(spoken(text))
    }

    /// Whether it says one of these. A word may be several, one after another; from four letters on its beginning is
    /// enough: "bleed" is said by "bleeding".
    pub fn says(&self, words: &[String]) -> bool {
        words.iter().any(|word| {
            let parts = word.split(' ').count();
            self.0.windows(parts).any(|run| {
                let same = run.iter().zip(word.split(' ')).all(|(token, part)| token.is(part));
                same && !run[0].denied
            })
        })
    }

    /// Whether every word of it is one of these.
    pub fn only(&self, words: &[String]) -> bool {
        self.0.iter().all(|token| words.contains(&token.word))
    }

    /// Which of these it names, in any case.
    pub fn names<'w>(&self, words: &[&'w str]) -> Vec<&'w str> {
        let named =
            |word: &&&str| self.0.iter().any(|token| !token.denied && token.word == word.to_lowercase());
        words.iter().filter(named).copied().collect()
    }

    /// How many of something it counts: "two class B findings" are 2 of `class b`; without a number it is one.
    pub fn counts(&self, words: &[&str]) -> u32 {
        let mut most = 0;
        for (at, run) in self.0.windows(words.len()).enumerate() {
            if run[0].denied || !run.iter().zip(words).all(|(token, word)| token.word == *word) {
                continue;
            }
            let before = at.checked_sub(1).map(|before| self.0[before].word.as_str());
            most = most.max(before.map_or(1, number));
        }
        most
    }
}

fn number(word: &str) -> u32 {
    const WORDS: &[&str] = &["no", "one", "two", "three", "four", "five"];
    let named = WORDS.iter().position(|own| *own == word).and_then(|at| u32::try_from(at).ok());
    named.or_else(|| word.parse().ok()).unwrap_or(1)
}

struct Token {
    word: String,
    denied: bool,
}

impl Token {
    fn is(&self, part: &str) -> bool {
        self.word == part || (part.len() >= 4 && self.word.starts_with(part))
    }
}

/// The words of a text in lower case, each with whether it stands behind a denial.
fn spoken(text: &str) -> Vec<Token> {
    const DENIES: &[&str] = &[
        "no", "not", "non", "nor", "never", "without", "denies", "denied", "denying", "isn", "doesn", "wasn",
    ];
    const ENDS: &[&str] = &["but", "however", "although"];
    let mut out: Vec<Token> = Vec::new();
    let mut denied = false;
    let mut word = String::new();
    for letter in text.chars().chain(std::iter::once(' ')) {
        if letter.is_alphanumeric() {
            word.extend(letter.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            let word = std::mem::take(&mut word);
            denied = (denied || DENIES.contains(&word.as_str())) && !ENDS.contains(&word.as_str());
            out.push(Token { word, denied });
        }
        if matches!(letter, '.' | ';' | ':' | '!' | '?' | '\n') {
            denied = false;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn beginnings_of_words_are_enough_and_short_words_are_whole() {
        let signs = words(&["bleed", "pus", "catches on"]);
        assert!(Told::of("It bleeds when shaving").says(&signs));
        assert!(Told::of("catches on clothing").says(&signs));
        assert!(!Told::of("pushed aside").says(&signs));
        assert!(!Told::of("catches").says(&signs));
    }

    #[test]
    fn what_is_denied_is_not_said() {
        let signs = words(&["bleed", "itch"]);
        assert!(!Told::of("no itching, bleeding or pain").says(&signs));
        assert!(!Told::of("denies bleeding").says(&signs));
        assert!(Told::of("not itchy but bleeds").says(&signs));
        assert!(Told::of("No itching. Bleeds daily").says(&signs));
    }

    #[test]
    fn findings_are_counted_by_their_number() {
        let counts = |text: &str, class: &str| Told::of(text).counts(&["class", class]);
        assert_eq!(counts("diabetes; two class B findings", "b"), 2);
        assert_eq!(counts("class A finding: amputation", "a"), 1);
        assert_eq!(counts("no class A finding", "a"), 0);
        assert_eq!(Told::of("diabetes, q8").names(&["Q7", "Q8", "Q9"]), ["Q8"]);
        assert!(Told::of("not Q8").names(&["Q7", "Q8", "Q9"]).is_empty());
    }
}
