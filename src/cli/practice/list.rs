//! `curette practice list`: the scenarios at hand.

use super::shelf;
use crate::cli::{say, status::Status};
use crate::config::Folders;
use crate::practice::Item;
use crate::report::{lay, plain};

/// Arguments of `practice list`.
#[derive(Debug, Default, clap::Args)]
pub struct List {
    /// Only those that train this rule
    #[arg(long, value_name = "RULE")]
    rule: Option<String>,
    /// Only those of this family, such as premalignant
    #[arg(long, value_name = "FAMILY")]
    family: Option<String>,
    /// Only those of this level: 1 one rule, 2 several, 3 messy as in real life
    #[arg(long, value_name = "N")]
    level: Option<u8>,
}

/// Prints one line for each: level, id, title; by family.
pub fn run(args: &List) -> anyhow::Result<Status> {
    let library = shelf::all(&Folders::find()?);
    let wanted = |item: &&Item| {
        args.family.as_ref().is_none_or(|family| family.eq_ignore_ascii_case(&item.family))
            && args.level.is_none_or(|level| level == item.level)
            && args
                .rule
                .as_ref()
                .is_none_or(|rule| item.rules.iter().any(|own| own.as_str().eq_ignore_ascii_case(rule)))
    };
    let items: Vec<&Item> = library.scenarios.iter().map(|scenario| &scenario.item).filter(wanted).collect();
    let widest = items.iter().map(|item| item.id.chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    let mut family = "";
    for item in &items {
        if item.family != family {
            family = &item.family;
            lay::heading(&mut out, &plain::line(&family.replace('_', " ")));
        }
        let row = format!("  {}  {:<widest$}  {}", item.level, item.id, plain::line(&item.title));
        out.push_str(row.trim_end());
        out.push('\n');
    }
    let number = lay::counted(items.len(), "scenario", "scenarios");
    out.push_str(&format!("\n{number}. Answer one with: curette practice run ID\n"));
    say::result(out.trim_start_matches('\n'))?;
    Ok(Status::Done)
}
