//! `curette practice disputes`: what was disputed, beside the sources of the rules.

use std::ffi::OsString;
use std::path::PathBuf;

use super::kept;
use crate::cli::{say, status::Status};
use crate::config::Folders;
use crate::practice::Disputed;
use crate::report::{lay, plain};

/// Arguments of `practice disputes`.
#[derive(Debug, clap::Args)]
pub struct Disputes {
    /// Files of disputes; without them your own
    #[arg(value_name = "FILE")]
    files: Vec<OsString>,
}

/// Prints them, the oldest first.
pub fn run(args: &Disputes) -> anyhow::Result<Status> {
    let own = kept::disputes_file(&Folders::find()?);
    let files: Vec<PathBuf> =
        if args.files.is_empty() { vec![own] } else { args.files.iter().map(PathBuf::from).collect() };
    let mut out = String::new();
    for path in files.iter().filter(|path| !args.files.is_empty() || path.exists()) {
        for line in kept::text(path)?.lines().filter(|line| !line.trim().is_empty()) {
            match serde_json::from_str::<Disputed>(line) {
                Ok(disputed) => told(&mut out, &disputed),
                Err(_) => say::trouble("a line that is no dispute is left out"),
            }
        }
    }
    if out.is_empty() {
        out.push_str("nothing was disputed\n");
    }
    say::result(out.trim_start_matches('\n'))?;
    Ok(Status::Done)
}

fn told(out: &mut String, disputed: &Disputed) {
    lay::heading(out, &format!("{}, {}", plain::line(&disputed.item), plain::line(&disputed.when)));
    let answer = if disputed.answer.is_empty() { "no lines".to_owned() } else { disputed.answer.join("; ") };
    lay::paragraph(out, "  answer: ", 4, &answer);
    lay::paragraph(out, "  against it: ", 4, &disputed.reason);
    for (rule, sources) in &disputed.rules {
        lay::paragraph(out, &format!("  {}: ", plain::line(rule)), 4, &sources.join("; "));
    }
}
