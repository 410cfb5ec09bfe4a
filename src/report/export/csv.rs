//! The claim lines as comma-separated values: the columns and their order are fixed, new ones come at the end.

use super::Marks;
use crate::engine::outcome::CodeLine;
use crate::report::card::Asked;
use crate::report::plain;

/// The names of the columns.
const HEADER: &str = "encounter,edition,date_of_service,place_of_service,payer,final,draft,deidentified,rank,code,units,\
modifiers,diagnoses,lesions,add_on_to";

/// The header and one row for each claim line.
pub(super) fn rows(asked: &Asked<'_>, marks: Marks) -> String {
    let mut out = format!("{HEADER}\n");
    for line in &asked.answer.lines {
        let cells: Vec<String> = of_line(asked, marks, line).iter().map(|cell| quoted(cell)).collect();
        out.push_str(&cells.join(","));
        out.push('\n');
    }
    out
}

fn of_line(asked: &Asked<'_>, marks: Marks, line: &CodeLine) -> [String; 15] {
    let Asked { answer, encounter, .. } = asked;
    let words = |words: Vec<&str>| words.join(" ");
    [
        encounter.id.clone().unwrap_or_default(),
        answer.edition.clone(),
        encounter.date_of_service.map(|date| date.to_string()).unwrap_or_default(),
        encounter.place_of_service.clone().unwrap_or_default(),
        encounter.payer.map(|payer| payer.to_string()).unwrap_or_default(),
        answer.is_final.to_string(),
        marks.draft.to_string(),
        marks.deidentified.to_string(),
        line.rank.to_string(),
        line.code.to_string(),
        line.units.to_string(),
        words(line.modifiers.iter().map(|modifier| modifier.as_str()).collect()),
        words(line.diagnoses.iter().map(|icd| icd.as_str()).collect()),
        words(line.lesions.iter().map(|id| &**id).collect()),
        line.add_on_to.map(|rank| rank.to_string()).unwrap_or_default(),
    ]
}

/// A cell as it is written. A spreadsheet takes a cell that begins so for a formula and carries it out: a quote before it
/// keeps it a text.
fn quoted(cell: &str) -> String {
    let cell = plain::line(cell);
    let formula = cell.starts_with(['=', '+', '-', '@']);
    let cell = if formula { format!("'{cell}") } else { cell.into_owned() };
    if cell.contains([',', '"', '\'']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_cell_is_a_formula_and_none_breaks_out() {
        assert_eq!(quoted("17000"), "17000");
        assert_eq!(quoted("=cmd|' /C calc'!A0"), "\"'=cmd|' /C calc'!A0\"");
        assert_eq!(quoted("@a"), "\"'@a\"");
        assert_eq!(quoted("a,\"b\"\nc"), "\"a,\"\"b\"\" c\"");
    }
}
