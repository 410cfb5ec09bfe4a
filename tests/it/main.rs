//! Integration tests: one binary, one module a subject.

mod format;
mod format_edit;
mod format_laws;
mod store;
