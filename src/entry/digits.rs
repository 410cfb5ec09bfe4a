//! Digits, their nails and their limbs: "left thumb nail", "index finger r hand" are one place each.

use super::draft::Draft;
use super::words::Word;
use crate::engine::book::SiteRow;
use crate::engine::lesion::Side;

/// A site that a line names: its token, its row among the names, and its text.
pub(super) type Named = (usize, usize, String);

impl Draft<'_> {
    /// The row of the book of a site by its place among the names.
    fn site_row(&self, row: usize) -> Option<&SiteRow> {
        let book = self.context.book;
        Some(book.site(book.site_named(&self.words().sites.get(row)?.name)?))
    }

    /// Which of the sites is the place of the lesion: a nail before its digit, an exact word before a mended one.
    pub fn principal(&self, sites: &[Named]) -> usize {
        let nail = |row: usize| self.site_row(row).is_some_and(|row| row.organ.as_deref() == Some("nail"));
        let digit = |row: usize| self.site_row(row).is_some_and(is_digit);
        if sites.iter().any(|(_, row, _)| digit(*row))
            && let Some(nail) = sites.iter().position(|(_, row, _)| nail(*row))
        {
            return nail;
        }
        sites.iter().position(|(at, ..)| self.tokens[*at].mended.is_none()).unwrap_or_default()
    }

    /// Settles the digit of a nail, or the limb of a digit, as a part of the same place; gives the place with what it
    /// says, and its side.
    pub fn one_place(&mut self, first: &Named, others: &mut Vec<Named>) -> (String, Option<Side>) {
        let mut text = first.2.clone();
        let mut side = None;
        let mut kept = Vec::new();
        for other in others.drain(..) {
            let (Some(own), Some(more)) = (self.site_row(first.1), self.site_row(other.1)) else {
                kept.push(other);
                continue;
            };
            let nail = own.organ.as_deref() == Some("nail") && is_digit(more);
            let fixed = more.fixed_side;
            let limb = is_digit(own) && self.agrees(own.fixed_side) && is_limb_of(own, more);
            if !nail && !limb {
                kept.push(other);
                continue;
            }
            if nail && let Some(of) = self.nail_of(own, more) {
                text = of;
            }
            side = side.or(fixed);
            self.say(other.0, other.2.clone());
            if nail {
                super::change::append(&mut self.change.site_detail, &other.2);
            }
        }
        *others = kept;
        (text, side)
    }

    /// Whether no side of the line is another one than this.
    fn agrees(&self, fixed: Option<Side>) -> bool {
        let sides = self.tokens.iter().filter_map(|token| match token.word() {
            Some(Word::Side(side)) => Some(*side),
            _ => None,
        });
        fixed.is_none_or(|fixed| sides.into_iter().all(|side| side == fixed))
    }

    /// The reading of "nail" that its digit decides.
    fn nail_of(&self, nail: &SiteRow, digit: &SiteRow) -> Option<String> {
        let book = self.context.book;
        let of = nail.readings.iter().map(|id| book.site(*id));
        let shares = |row: &&SiteRow| digit.modifiers.iter().any(|modifier| row.modifiers.contains(modifier));
        of.into_iter().find(shares).map(|row| row.name.clone())
    }

    /// An answer that names a part of the site that it answers for: "vermilion" of the lower lip is the lower vermilion.
    pub fn within_target(&self, text: &str) -> Option<String> {
        let book = self.context.book;
        let row = book.site(book.site_named(self.target?.site.as_deref()?)?);
        let part = row.fixed_part?;
        let joined = format!("{} {text}", part.word());
        let found = book.site_named(&joined)?;
        row.readings.contains(&found).then(|| book.site(found).name.clone())
    }

    /// "upper" said of an earlier lip is the upper lip.
    pub fn part_of_target(&self, at: usize) -> Option<String> {
        let Some(Word::Part(part)) = self.word(at) else { return None };
        let book = self.context.book;
        let site = self.target?.site.as_deref()?;
        let open = !book.site(book.site_named(site)?).readings.is_empty();
        let joined = format!("{} {site}", part.word());
        (open && book.site_named(&joined).is_some()).then_some(joined)
    }
}

/// Whether the modifiers of a site are those of digits, and it is no nail.
fn is_digit(row: &SiteRow) -> bool {
    let of_digit = |text: String| text.starts_with(['F', 'T']);
    row.organ.is_none()
        && !row.modifiers.is_empty()
        && row.modifiers.iter().all(|modifier| of_digit(modifier.to_string()))
}

/// Whether a site is the hand of this finger or the foot of this toe.
fn is_limb_of(digit: &SiteRow, limb: &SiteRow) -> bool {
    let finger = digit.modifiers.iter().any(|modifier| modifier.to_string().starts_with('F'));
    limb.name == if finger { "hand" } else { "foot" }
}
