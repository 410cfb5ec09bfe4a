//! A bare number or length answers what is asked about the lesion.

use crate::engine::assess;
use crate::engine::encounter::Encounter;
use crate::engine::history::History;
use crate::engine::lesion::{Count, Lesion};
use crate::engine::place::Field;
use crate::engine::procedure::Kind;
use crate::entry::draft::Draft;
use crate::entry::echo;

impl Draft<'_> {
    /// The facts that are asked for of the lesion that the line is about, were it the only one.
    pub fn asked(&self) -> &[Field] {
        self.asked.get_or_init(|| {
            let Some(target) = self.target else { return Vec::new() };
            let whole = self.context.encounter;
            let alone = Encounter {
                edition: whole.edition.clone(),
                date_of_service: whole.date_of_service,
                payer: whole.payer,
                policy: whole.policy.clone(),
                lesions: vec![target.clone()],
                ..Encounter::default()
            };
            let answer = assess(&alone, History::none(), self.context.book);
            answer.open.iter().map(|open| open.field).collect()
        })
    }

    /// A bare whole number that is the only one of the line: the number that is asked for, or the count of an entry
    /// that stands for several lesions.
    pub fn answer_number(&mut self) {
        let Some(target) = self.target else { return };
        let mut numbers = (0..self.tokens.len())
            .filter(|at| !self.used[*at])
            .filter_map(|at| Some((at, self.tokens[at].whole()?)));
        let (Some((at, number)), None) = (numbers.next(), numbers.next()) else { return };
        let numeric = [Field::Count, Field::Stages, Field::Blocks, Field::Minutes];
        let asked = self.asked().iter().copied().find(|field| numeric.contains(field));
        match asked {
            Some(Field::Stages) => {
                self.change.facts.stages = Some(number);
                self.say(at, format!("stages: {number}"));
            }
            Some(Field::Blocks) => {
                self.change.facts.blocks.push(number);
                self.say(at, format!("blocks: {number}"));
            }
            Some(Field::Minutes) => {
                self.change.facts.minutes = Some(number);
                self.say(at, format!("minutes: {number}"));
            }
            None if !self.is_counted(target) || !self.asked().is_empty() => {}
            Some(_) | None if self.change.count.is_none() => {
                let count = Count::Exactly(number);
                self.say(at, echo::count(&count));
                self.change.count = Some(count);
            }
            Some(_) | None => {}
        }
    }

    /// Whether a number of this lesion can be its number of lesions.
    pub fn counts(&self, target: &Lesion) -> bool {
        self.asked().contains(&Field::Count) || self.is_counted(target)
    }

    /// Whether an entry is one of those that are counted: it stands for several lesions, or for one of a kind that is
    /// billed by number and was not measured.
    fn is_counted(&self, target: &Lesion) -> bool {
        let row = target.diagnosis.as_deref().and_then(|name| self.row_of(name));
        let by_number = row.is_some_and(|row| self.words().diagnoses[row].total.is_some());
        let removed = |kind| matches!(kind, Kind::Destruction | Kind::TagRemoval);
        target.count != Count::Exactly(1)
            || by_number
                && target.size.is_none()
                && !target.procedures.is_empty()
                && target.procedures.iter().all(|done| removed(done.kind))
    }
}
