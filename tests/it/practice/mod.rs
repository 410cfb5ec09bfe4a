//! Practice: scenarios, answers, grades, results.

mod commands;
mod grading;
mod scenarios;
