//! The built-in books load without a fault.

use curette::bundle;

#[test]
fn built_in_books_have_no_fault() {
    let faults = match bundle::books() {
        Ok(books) => {
            assert!(!books.is_empty());
            return;
        }
        Err(faults) => faults,
    };
    let text: Vec<String> = faults.iter().map(ToString::to_string).collect();
    panic!("{}", text.join("\n"));
}
