//! The competency record: what a trainee can show.

use super::{lay, plain};
use crate::engine::book::CodeBook;
use crate::engine::ids::RuleId;
use crate::practice::results::Attempt;
use crate::practice::stats::{Retention, percent, stats};

/// The record of these results, printed at this time.
#[must_use]
pub fn text(name: Option<&str>, results: &[Attempt], books: &[CodeBook], printed: &str) -> String {
    let stats = stats(results);
    let title = |rule: &str| {
        let id = RuleId::from_text(rule)?;
        books.iter().rev().find_map(|book| book.rule(id)).map(|page| page.title.clone())
    };
    let mut out = "Competency record: coding of skin-lesion procedures\n".to_owned();
    if let Some(name) = name {
        lay::paragraph(&mut out, "Name: ", 2, &plain::line(name));
    }
    out.push_str(&format!("Printed: {printed}\n"));
    let edition = books.last().map(|book| book.edition()).unwrap_or_default();
    out.push_str(&format!(
        "Measured by: curette {}, tables of edition {edition}\n",
        env!("CARGO_PKG_VERSION")
    ));
    let Some((first, last)) = &stats.days else {
        out.push_str("\nNothing was answered yet.\n");
        return out;
    };
    let days = results.iter().map(Attempt::day).collect::<std::collections::BTreeSet<_>>().len();
    out.push_str(&format!(
        "Answers: {} on {} from {first} to {last}; {} wholly right; {} of 100 points\n",
        stats.all.attempts,
        lay::counted(days, "day", "days"),
        stats.all.right,
        percent(stats.all.per_mille)
    ));
    let mastered: Vec<_> = stats.rules.iter().filter(|(_, _, mastery)| mastery.mastered.is_some()).collect();
    lay::heading(&mut out, &format!("Mastered rules: {}", mastered.len()));
    for (rule, row, mastery) in &mastered {
        let kept = match mastery.retention {
            Retention::NotMeasured => "retention not measured yet".to_owned(),
            Retention::Measured { per_mille, kept } => {
                format!(
                    "{} after 28 days: {} of 100 points",
                    if kept { "kept" } else { "not kept" },
                    percent(per_mille)
                )
            }
        };
        let text = format!(
            "{rule} {}: mastered {}, good on {}; {} with {} of 100 points; {kept}",
            title(rule).unwrap_or_default(),
            mastery.mastered.as_deref().unwrap_or_default(),
            mastery.good_days.join(", "),
            lay::counted(row.attempts, "answer", "answers"),
            percent(row.per_mille)
        );
        lay::paragraph(&mut out, "  - ", 4, &text);
    }
    lay::heading(&mut out, "By component");
    for (component, row) in &stats.components {
        let text = format!(
            "{component}: {} of 100 points in {}",
            percent(row.per_mille),
            lay::counted(row.attempts, "answer", "answers")
        );
        lay::paragraph(&mut out, "  - ", 4, &text);
    }
    lay::heading(&mut out, "Judgement of oneself");
    let of = &stats.calibration;
    lay::paragraph(
        &mut out,
        "  ",
        2,
        &format!(
            "sure and right {}, sure and wrong {}, unsure and right {}, unsure and wrong {}",
            of.sure_right, of.sure_wrong, of.unsure_right, of.unsure_wrong
        ),
    );
    lay::heading(&mut out, "What mastered means");
    lay::paragraph(
        &mut out,
        "  ",
        2,
        "At least 95 of 100 points and every threshold item right, on notes not seen before, on two days at least 3 days \
         apart. Kept: at least 90 of 100 points 28 days later or more. The engine is the key to every answer. This record is \
         made from a file of the trainee; it is no certificate.",
    );
    out
}
