//! Sites and sides of one entry.

use super::draft::Draft;
use super::lexicon::Meaning;
use super::tokens::Mean;
use super::words::Word;
use crate::engine::lesion::{Part, Side};

impl Draft<'_> {
    /// Settles site and side. A side belongs to the site after it, at the end to the site before.
    pub fn places(&mut self) {
        let mut sites: Vec<(usize, usize, String)> = self
            .tokens
            .iter()
            .enumerate()
            .filter_map(|(at, token)| {
                let Mean::Known(Meaning::Site { row, text }) = &token.mean else { return None };
                (!self.used[at]).then(|| (at, *row, text.clone()))
            })
            .collect();
        let sides: Vec<(usize, Side)> = (0..self.tokens.len())
            .filter_map(
                |at| if let Some(Word::Side(side)) = self.word(at) { Some((at, *side)) } else { None },
            )
            .collect();
        // "excise unspecified lesion back": the word is of the lesion where a place is named as well.
        let nowhere = |row: usize| self.words().sites[row].name.starts_with("unspecified");
        if sites.iter().any(|(_, row, _)| !nowhere(*row)) {
            let said: Vec<usize> =
                sites.iter().filter(|(_, row, _)| nowhere(*row)).map(|(at, ..)| *at).collect();
            sites.retain(|(at, ..)| !said.contains(at));
            for at in said {
                let typed = self.typed(at).to_lowercase();
                self.say(at, typed.clone());
                self.change.description.push(typed);
            }
        }
        let owner = |side: usize| {
            let after = sites.iter().find(|(at, ..)| *at > side);
            let before = sites.iter().rev().find(|(at, ..)| *at < side);
            after.or(before).map(|(at, ..)| *at)
        };
        let principal = self.principal(&sites);
        let Some(main) = sites.get(principal).cloned() else { return self.side_of(&sides, None) };
        let mut others: Vec<_> = sites.iter().filter(|(at, ..)| *at != main.0).cloned().collect();
        let (text, of_digit) = self.one_place(&main, &mut others);
        let (first, row) = (main.0, main.1);
        let same = |at: usize| !others.iter().any(|(own, other, _)| *own == at && *other != row);
        let mine: Vec<(usize, Side)> =
            sides.iter().copied().filter(|(at, _)| owner(*at).is_some_and(same)).collect();
        let text = self.with_part(first, text);
        let text = self.within_target(&text).unwrap_or(text);
        self.change.side = self.change.side.or(of_digit);
        self.change.site = Some(text.clone());
        let name = self.words().sites[row].name.clone();
        let said = if text == name || name.starts_with(&text) { text } else { format!("{text} ({name})") };
        self.side_of(&mine, Some((first, said)));
        for (at, other, text) in others {
            if other == row {
                self.say(at, text);
                continue;
            }
            let others: Vec<(usize, Side)> =
                sides.iter().copied().filter(|(side, _)| owner(*side) == Some(at)).collect();
            let mut words: Vec<&str> = others.iter().map(|(_, side)| side.word()).collect();
            words.push(&text);
            let text = words.join(" ");
            for (side, _) in others {
                self.settle(side);
            }
            self.count_open = true;
            self.ask(at, format!("a second site, {text}: kept as a detail; part two lesions with ' + '"));
            super::change::append(&mut self.change.site_detail, &text);
        }
    }

    /// "upper l arm" is the upper arm; any other "upper" or "lower" is the lid or lip.
    fn with_part(&mut self, site: usize, text: String) -> String {
        for at in 0..self.tokens.len() {
            let Some(Word::Part(part)) = self.word(at) else { continue };
            let part: Part = *part;
            if site == 0
                && text.is_empty()
                && let Some(of) = self.part_of_target(at)
            {
                self.say(at, of.clone());
                self.change.site = Some(of);
                continue;
            }
            let joined = format!("{} {text}", part.word());
            if at < site
                && let Some(Meaning::Site { text: known, .. }) = self.words().phrase(&joined)
            {
                self.settle(at);
                return known.clone();
            }
            self.change.part = Some(part);
            self.say(at, part.word());
        }
        text
    }

    fn side_of(&mut self, sides: &[(usize, Side)], site: Option<(usize, String)>) {
        let distinct = sides.iter().all(|(_, side)| Some(*side) == sides.first().map(|(_, side)| *side));
        let side = sides.first().map(|(_, side)| *side).filter(|_| distinct);
        self.change.side = side.or(self.change.side);
        // Both sides are two lesions at least, however the name was typed.
        self.count_open |= side == Some(Side::Bilateral);
        if !distinct {
            self.count_open = true;
            let words: Vec<&str> = sides.iter().map(|(_, side)| side.word()).collect();
            let text = format!("{}: which side?", words.join(" or "));
            for (at, _) in sides {
                self.ask(*at, text.clone());
            }
        }
        match (site, side) {
            (Some((at, text)), Some(side)) => {
                let beside: Vec<usize> = sides
                    .iter()
                    .map(|(side, _)| *side)
                    .filter(|side| side + 1 == at || *side == at + 1)
                    .collect();
                for (other, side) in sides.iter().filter(|(other, _)| !beside.contains(other)) {
                    self.say(*other, side.word());
                }
                if beside.is_empty() {
                    self.say(at, text);
                } else {
                    let mut all = beside;
                    all.push(at);
                    self.say_all(&all, format!("{} {text}", side.word()));
                }
            }
            (Some((at, text)), None) => self.say(at, text),
            (None, _) => {
                for (at, side) in sides.iter().filter(|_| distinct) {
                    self.say(*at, side.word());
                }
            }
        }
        if self.change.site.is_none() {
            let _ = self.with_part(0, String::new());
        }
    }
}
