//! How a clinician says things: in telegraphic words, dictated, in a form, or in plain sentences.

use super::dice::Dice;

/// A manner of writing a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// `AK scalp x4, R forearm x3. LN2.`
    Terse,
    /// Whole sentences with numbers in words, as dictated.
    Spoken,
    /// Headings and lists.
    Form,
    /// Plain sentences with digits.
    Prose,
}

use Voice::{Form, Prose, Spoken, Terse};

impl Voice {
    pub(super) fn roll(dice: &mut Dice) -> Self {
        *dice.pick(&[Terse, Terse, Spoken, Form, Prose])
    }

    /// A number as it is said.
    pub(super) fn number(self, number: u32) -> String {
        match self {
            Terse | Form | Prose => number.to_string(),
            Spoken => in_words(number),
        }
    }

    /// Items joined: with commas, and with "and" before the last in sentences.
    pub(super) fn list(self, items: &[String]) -> String {
        match (self, items) {
            (_, []) => String::new(),
            (_, [only]) => only.clone(),
            (Terse | Form, _) => items.join(", "),
            (Spoken | Prose, [rest @ .., last]) => format!("{} and {last}", rest.join(", ")),
        }
    }
}

/// A phrase of this voice with its slots filled: `{site}` as given, `{Site}` with a capital.
pub(super) fn say(dice: &mut Dice, voice: Voice, rows: &[(Voice, &str)], slots: &[(&str, &str)]) -> String {
    let own: Vec<&str> = rows.iter().filter(|(of, _)| *of == voice).map(|(_, text)| *text).collect();
    let mut out = if own.is_empty() { String::new() } else { (*dice.pick(&own)).to_owned() };
    for (slot, value) in slots {
        out = out.replace(&format!("{{{slot}}}"), value);
        out = out.replace(&format!("{{{}}}", capital(slot)), &capital(value));
    }
    out
}

/// With a capital first letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A noun with "a" or "an", as it is spoken: an AK, a BCC, an SCC.
pub(super) fn one_of(noun: &str) -> String {
    let first = noun.chars().next().unwrap_or(' ');
    let spelt = noun.chars().nth(1).is_some_and(char::is_uppercase);
    let eight = noun.starts_with('8') || noun.starts_with("11-") || noun.starts_with("18-");
    let vowel = eight || if spelt { "AEFHILMNORSX".contains(first) } else { "aeiouAEIOU".contains(first) };
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

/// Whole numbers below a hundred in words.
pub(super) fn in_words(number: u32) -> String {
    const SMALL: [&str; 20] = [
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
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let at = |list: &[&str], index: u32| {
        usize::try_from(index).ok().and_then(|index| list.get(index).map(ToString::to_string))
    };
    let said = match number {
        0..=19 => at(&SMALL, number),
        20..=99 if number.is_multiple_of(10) => at(&TENS, number / 10),
        20..=99 => {
            at(&TENS, number / 10).zip(at(&SMALL, number % 10)).map(|(tens, ones)| format!("{tens}-{ones}"))
        }
        _ => None,
    };
    said.unwrap_or_else(|| number.to_string())
}

/// The rest of a note, which decides nothing: who came, and how it ended.
pub(super) fn framed(dice: &mut Dice, voice: Voice, who: &str, core: &[String]) -> String {
    const BEFORE: &[(Voice, &str)] = &[
        (Terse, "{who}."),
        (Terse, "{who}, skin check."),
        (Terse, "Pt {who}, here for spots."),
        (Terse, ""),
        (Terse, ""),
        (Spoken, "This is {who} who comes in for treatment."),
        (Spoken, "The patient is {who} seen in the procedure room."),
        (Spoken, "Dictation of today's procedure."),
        (Spoken, "Start of dictation."),
        (Form, "PATIENT: {who}"),
        (Form, "Procedure note"),
        (Form, "PROCEDURE NOTE ({who})"),
        (Prose, "{Who} presents for treatment."),
        (Prose, "{Who}, last seen in the winter."),
        (Prose, "Seen with the medical assistant in the room."),
        (Prose, ""),
    ];
    const AFTER: &[(Voice, &str)] = &[
        (Terse, "Tol well. Sheet given."),
        (Terse, "RTC 6 mo."),
        (Terse, "f/u prn"),
        (Terse, "No complications."),
        (Terse, "Sunscreen, hat."),
        (Terse, ""),
        (Spoken, "It was tolerated well and wound care was explained. End of dictation."),
        (Spoken, "There were no complications."),
        (Spoken, "The patient went home with the usual instructions."),
        (Spoken, "The rest of the exam was quiet."),
        (Form, "Complications: none. Aftercare: sheet given."),
        (Form, "Consent: verbal. Response: tolerated well."),
        (Form, "PLAN: recheck as needed."),
        (Prose, "Consent was verbal and there were no complications."),
        (Prose, "Aftercare was explained; recheck in the fall."),
        (Prose, "The procedure was tolerated well."),
        (Prose, "Sun protection was discussed."),
    ];
    around(dice, voice, who, core, (BEFORE, AFTER))
}

/// The same where nothing was done.
pub(super) fn seen(dice: &mut Dice, voice: Voice, who: &str, core: &[String]) -> String {
    const BEFORE: &[(Voice, &str)] = &[
        (Terse, "{who}."),
        (Terse, "{who}, skin check."),
        (Terse, ""),
        (Spoken, "This is {who} who comes in for a skin check."),
        (Spoken, "The patient is {who} seen in the exam room."),
        (Form, "PATIENT: {who}"),
        (Form, "NOTE ({who})"),
        (Prose, "{Who} came for a skin check."),
        (Prose, ""),
    ];
    const AFTER: &[(Voice, &str)] = &[
        (Terse, "RTC 6 mo."),
        (Terse, "Sunscreen, hat."),
        (Terse, ""),
        (Spoken, "The rest of the exam was quiet."),
        (Spoken, "End of dictation."),
        (Form, "PLAN: recheck as needed."),
        (Form, "Otherwise: unremarkable"),
        (Prose, "Sun protection was discussed."),
        (Prose, "The rest of the skin was unremarkable."),
    ];
    around(dice, voice, who, core, (BEFORE, AFTER))
}

type Rows = [(Voice, &'static str)];

fn around(
    dice: &mut Dice,
    voice: Voice,
    who: &str,
    core: &[String],
    (first, last): (&Rows, &Rows),
) -> String {
    let who = match voice {
        Spoken => one_of(who),
        Terse | Form | Prose => who.to_owned(),
    };
    let whom = if voice == Prose { one_of(&who) } else { who };
    let slots = [("who", whom.as_str())];
    let before = say(dice, voice, first, &slots);
    let after = say(dice, voice, last, &slots);
    let between = if voice == Form { "\n" } else { " " };
    let parts: Vec<&str> = [before.as_str()]
        .into_iter()
        .chain(core.iter().map(String::as_str))
        .chain([after.as_str()])
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(between)
}

/// Somebody of an age.
pub(super) fn somebody(dice: &mut Dice, voice: Voice, youngest: u32, oldest: u32) -> String {
    let sex = *dice.pick(&["man", "woman"]);
    of_sex(dice, voice, sex, youngest, oldest)
}

/// A man or a woman of an age.
pub(super) fn of_sex(dice: &mut Dice, voice: Voice, sex: &str, youngest: u32, oldest: u32) -> String {
    let age = dice.between(youngest, oldest);
    match voice {
        Terse => format!("{age} y/o {}", if sex == "man" { "M" } else { "F" }),
        Form => format!("{sex}, {age}"),
        Spoken | Prose => format!("{age}-year-old {sex}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{in_words, one_of};

    #[test]
    fn numbers_and_articles_are_said_as_people_say_them() {
        let said: Vec<String> = [1, 12, 20, 26, 45, 100].into_iter().map(in_words).collect();
        assert_eq!(said, ["one", "twelve", "twenty", "twenty-six", "forty-five", "100"]);
        let said: Vec<String> = ["AK", "BCC", "SCC", "actinic keratosis", "wart", "89-year-old man"]
            .into_iter()
            .map(one_of)
            .collect();
        assert_eq!(
            said,
            ["an AK", "a BCC", "an SCC", "an actinic keratosis", "a wart", "an 89-year-old man"]
        );
    }
}
