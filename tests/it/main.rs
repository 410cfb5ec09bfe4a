//! One binary for all integration tests, one module for each behaviour.

mod book;
