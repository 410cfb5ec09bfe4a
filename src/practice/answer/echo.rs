//! An answer said back: as it was read, in full words, and as it is stored.

use super::words::said;
use super::{Answer, AnswerLine};

impl AnswerLine {
    /// In full words: `17003, 6 units, modifier 59, for L57.0`.
    #[must_use]
    pub fn echo(&self) -> String {
        let mut out = self.code.clone();
        if self.units != 1 {
            out.push_str(&format!(", {} units", self.units));
        }
        if !self.modifiers.is_empty() {
            let many = if self.modifiers.len() == 1 { "" } else { "s" };
            out.push_str(&format!(", modifier{many} {}", self.modifiers.join(" ")));
        }
        if !self.diagnoses.is_empty() {
            out.push_str(&format!(", for {}", self.diagnoses.join(" ")));
        }
        out
    }

    /// As it is typed: `17003 x6 59 dx L57.0`.
    #[must_use]
    pub fn typed(&self) -> String {
        let mut out = self.code.clone();
        if self.units != 1 {
            out.push_str(&format!(" x{}", self.units));
        }
        for modifier in &self.modifiers {
            out.push_str(&format!(" {modifier}"));
        }
        if !self.diagnoses.is_empty() {
            out.push_str(&format!(" dx {}", self.diagnoses.join(" ")));
        }
        out
    }
}

impl Answer {
    /// What was read, one row a line, in full words.
    #[must_use]
    pub fn echo(&self) -> Vec<String> {
        let mut out: Vec<String> = self.lines.iter().map(AnswerLine::echo).collect();
        for query in &self.queries {
            let what = query.field.map_or_else(|| "what is missing".to_owned(), said);
            let of = if query.of.is_empty() { String::new() } else { format!(" of {}", query.of) };
            out.push(format!("ask the provider: {what}{of}"));
        }
        for hold in &self.holds {
            let of = if hold.is_empty() { String::new() } else { format!(" of {hold}") };
            out.push(format!("hold until the pathology report{of} is there"));
        }
        if self.by_hand {
            out.push("finish the claim by hand, as this book has no code for it".to_owned());
        }
        if self.nothing {
            out.push("nothing is reportable".to_owned());
        }
        out
    }

    /// As it is typed, one line each; reading it gives the same answer.
    #[must_use]
    pub fn typed(&self) -> Vec<String> {
        let mut out: Vec<String> = self.lines.iter().map(AnswerLine::typed).collect();
        for query in &self.queries {
            let what = query.field.map_or_else(String::new, |field| format!(" {}", said(field)));
            let of = if query.of.is_empty() { String::new() } else { format!(" of {}", query.of) };
            out.push(format!("query{what}{of}"));
        }
        for hold in &self.holds {
            out.push(if hold.is_empty() { "hold".to_owned() } else { format!("hold {hold}") });
        }
        if self.by_hand {
            out.push("finish by hand".to_owned());
        }
        if self.nothing {
            out.push("nothing".to_owned());
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use crate::practice::answer::read;

    #[test]
    fn what_is_stored_reads_as_the_same_answer() {
        for text in [
            "17000 dx L57.0\n17003 x6 59 dx L57.0",
            "query size of B; query",
            "hold C\nhold",
            "nothing",
            "query separate work",
            "query patient id",
            "17000; finish by hand",
        ] {
            let answer = read(text).expect("an answer");
            assert_eq!(read(&answer.typed().join("\n")), Ok(answer.clone()), "{text}");
            assert_eq!(answer.echo().len(), answer.typed().len());
        }
        let answer = read("17003x6-59 L57.0").expect("an answer");
        assert_eq!(answer.echo(), ["17003, 6 units, modifier 59, for L57.0"]);
    }
}
