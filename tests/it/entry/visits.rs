//! Codes of visits, which a line does not add.

use curette::engine::encounter::Encounter;
use curette::entry::EchoKind;

use super::reading;

#[test]
fn a_visit_code_is_not_added_by_a_line_and_is_not_lost_in_silence() {
    for (line, lesions) in [("add 99213-25", 0), ("5 ak face ln2 99213-25", 1), ("99203 5 ak face ln2", 1)] {
        let reading = reading(line, &Encounter::default());
        assert_eq!(reading.entries.len(), lesions, "{line}");
        assert_eq!(reading.understood, lesions > 0, "{line}");
        let said: Vec<&str> = reading
            .echo
            .iter()
            .filter(|echo| echo.kind == EchoKind::Question)
            .map(|echo| echo.text.as_str())
            .collect();
        assert!(
            matches!(said[..], [one] if one.contains("is not added") && one.contains("separate problem")),
            "{said:?}"
        );
        assert_eq!(reading.visits.len(), 1, "{line}");
    }
    // Near misses: a count, and a code of a procedure.
    assert!(reading("99 ak face ln2", &Encounter::default()).visits.is_empty());
    assert!(reading("5 ak face ln2 17000", &Encounter::default()).visits.is_empty());
}
