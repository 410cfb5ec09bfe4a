//! Printing: results to standard output, everything else to standard error.

use std::io::{self, Write};

use crate::report::plain;
use crate::store::StoreError;

/// Prints a result.
pub fn result(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Prints a remark or an error, without anything that could steer a terminal. Where standard error is closed there is
/// nobody left to tell.
pub fn trouble(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", plain::lines(text));
}

/// An error with its causes. One of the store says in words what the system said, which is not told again with its number.
pub fn in_words(error: &anyhow::Error) -> String {
    let mut told = Vec::new();
    for cause in error.chain() {
        told.push(cause.to_string());
        if cause.is::<StoreError>() {
            break;
        }
    }
    told.join(": ")
}

/// Whether this error only says that the reader of our output has gone away, which is how `head` ends a program.
pub fn nobody_listens(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
