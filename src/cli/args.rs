//! What can be typed after `curette`.

use std::ffi::OsString;

use clap::{Parser, Subcommand, ValueEnum};

use crate::engine::policy::Switch;
use crate::report::switches;

/// Skin-lesion procedures: lesions in, billing codes with reasons and a documentation checklist out.
#[derive(Debug, Parser)]
#[command(name = "curette", version, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
#[command(
    after_help = "Exit status: 0 done; 1 done, with at least one blocker (--fail-on warning: or warning), or a \
bad line in a batch; 2 could not be done."
)]
pub struct Arguments {
    /// An encounter to open in the terminal interface: a file, or the id of a saved one or its beginning
    #[arg(value_name = "FILE|ID")]
    pub what: Option<OsString>,
    /// What to do; without it the terminal interface opens.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start an encounter of today, in the terminal interface or with --save without it
    New(super::new::New),
    /// Say how encounters are coded, and why
    Code(super::code::CodeArgs),
    /// Say what is missing or wrong in the documentation of encounters
    Check(super::check::Check),
    /// Say why an encounter gives a code, or what a rule says
    Why(super::why::Why),
    /// Code many encounters: NDJSON in, NDJSON out, in order
    Batch(super::batch::Batch),
    /// List the saved encounters
    List(super::list::List),
    /// Print a saved encounter as its file has it, what it said before, or what was changed when
    Show(super::show::Show),
    /// Bring back what an encounter said before
    Restore(super::restore::Restore),
    /// Move a saved encounter to the trash folder
    Rm(super::rm::Rm),
    /// Print one frame of the terminal interface after some keys
    Frame(super::frame::Frame),
    /// Practise coding with notes: list, answer, check and measure
    Practice(super::practice::Practice),
    /// Keep the encounters encrypted, and what belongs to it: passphrase, recovery sheet
    Vault(super::vault::VaultArgs),
    /// Say whether terminal, folders, settings and tables stand as they should
    Doctor(super::doctor::Doctor),
    /// Comes later.
    #[command(hide = true)]
    Lookup(Later),
    /// Comes later.
    #[command(hide = true)]
    Ask(Later),
    /// Comes later.
    #[command(hide = true)]
    Note(Later),
    /// Comes later.
    #[command(hide = true)]
    Query(Later),
    /// Give an encounter away as JSON, proof cards or a table, with or without who it is about
    Export(super::export::Export),
    /// Comes later.
    #[command(hide = true)]
    Import(Later),
    /// Comes later.
    #[command(hide = true)]
    Audit(Later),
    /// Comes later.
    #[command(hide = true)]
    Recode(Later),
    /// Comes later.
    #[command(hide = true)]
    Completions(Later),
    /// Comes later.
    #[command(hide = true)]
    Man(Later),
}

/// The arguments of a command of a later version: anything.
#[derive(Debug, clap::Args)]
#[command(disable_help_flag = true)]
pub struct Later {
    /// Anything.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub rest: Vec<OsString>,
}

/// In which shape a result is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading
    #[default]
    Text,
    /// For other programs
    Json,
}

/// From which level on findings give exit status 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Only blockers
    #[default]
    Blocker,
    /// Warnings and blockers
    Warning,
}

/// A switch with its value, as in `--policy malig_diameter=post_curettage`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The switch.
    pub switch: Switch,
    /// An allowed value.
    pub value: String,
}

/// Reads `K=V`; says what would be allowed.
pub fn choice(text: &str) -> Result<Choice, String> {
    let Some((name, value)) = text.split_once('=') else {
        return Err("write it like malig_diameter=post_curettage".to_owned());
    };
    let Some(switch) = Switch::parse(name.trim()) else {
        let names: Vec<&str> = Switch::ALL.iter().map(|switch| switch.word()).collect();
        return Err(format!("'{}' is not a switch; switches are {}", name.trim(), names.join(", ")));
    };
    if !switch.allows(value.trim()) {
        return Err(format!(
            "'{}' is not a value of {switch}; allowed: {}",
            value.trim(),
            switches::allowed(switch)
        ));
    }
    Ok(Choice { switch, value: value.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_grammar_of_the_arguments_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_choice_is_a_known_switch_with_an_allowed_value() {
        let good = choice("malig_diameter=post_curettage").map(|choice| choice.switch);
        assert_eq!(good, Ok(Switch::MaligDiameter));
        let bad = choice("malig_diameter=later").unwrap_err();
        assert!(bad.contains("'later'") && bad.contains("pre (default) or post_curettage"), "{bad}");
        assert!(choice("colour=red").unwrap_err().contains("malig_diameter"));
        assert!(choice("malig_diameter").is_err());
    }
}
