//! Practice: scenarios, answers, grades, results.

mod commands;
mod drill;
mod facts;
mod generator;
mod grading;
mod mistakes;
mod on_screen;
mod own_mistakes;
mod progress;
mod scenarios;
mod trained;
mod unkept;
mod variants;
