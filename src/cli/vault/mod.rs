//! `curette vault`: encounters encrypted at rest.

mod everything;
mod secrets;
mod status;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::status::Status;

/// Arguments of `vault`.
#[derive(Debug, Args)]
pub struct VaultArgs {
    #[command(subcommand)]
    what: What,
}

/// What to do with the vault.
#[derive(Debug, Subcommand)]
enum What {
    /// Encrypt everything that is saved and will be, under a passphrase; prints the recovery sheet once
    On(Known),
    /// Decrypt everything, and forget the key
    Off(Known),
    /// Choose another passphrase
    Passphrase(Changed),
    /// Print another recovery sheet; the one before opens nothing any more
    Recovery(Known),
    /// Choose another passphrase with the code of the recovery sheet
    Recover(Recovered),
    /// Say whether the vault is on, and what lies in clear
    Status,
}

/// Where the passphrase comes from.
#[derive(Debug, Args)]
struct Known {
    /// A file with the passphrase, for you alone (0600), or - for standard input; without it you are asked
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

/// Where the old and the new passphrase come from.
#[derive(Debug, Args)]
struct Changed {
    #[command(flatten)]
    known: Known,
    /// A file with the new passphrase, for you alone (0600); without it you are asked twice
    #[arg(long, value_name = "FILE")]
    new_passphrase_file: Option<PathBuf>,
}

/// Where the code and the new passphrase come from.
#[derive(Debug, Args)]
struct Recovered {
    /// A file with the code, for you alone (0600), or - for standard input; without it you are asked group by group
    #[arg(long, value_name = "FILE")]
    code_file: Option<PathBuf>,
    /// A file with the new passphrase, for you alone (0600); without it you are asked twice
    #[arg(long, value_name = "FILE")]
    new_passphrase_file: Option<PathBuf>,
}

/// Does it.
pub fn run(args: &VaultArgs) -> anyhow::Result<Status> {
    match &args.what {
        What::On(known) => everything::on(known.passphrase_file.as_deref()),
        What::Off(known) => everything::off(known.passphrase_file.as_deref()),
        What::Passphrase(changed) => secrets::passphrase(
            changed.known.passphrase_file.as_deref(),
            changed.new_passphrase_file.as_deref(),
        ),
        What::Recovery(known) => secrets::recovery(known.passphrase_file.as_deref()),
        What::Recover(recovered) => {
            secrets::recover(recovered.code_file.as_deref(), recovered.new_passphrase_file.as_deref())
        }
        What::Status => status::run(),
    }
}
