//! Practice: scenarios, answers, grades, results.

mod commands;
mod grading;
mod mistakes;
mod progress;
mod scenarios;
