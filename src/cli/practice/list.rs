//! `curette practice list`: the scenarios at hand.

use anyhow::bail;

use super::shelf;
use crate::cli::{books, say, status::Status};
use crate::config::Folders;
use crate::config::nearest::did_you_mean;
use crate::engine::book::CodeBook;
use crate::practice::Item;
use crate::practice::scenario::Library;
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

/// Prints one line for each: level, id, how its note begins; by family.
pub fn run(args: &List) -> anyhow::Result<Status> {
    let library = shelf::all(&Folders::find()?);
    known(args, &library)?;
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
        let row = format!("  {}  {:<widest$}  {}", item.level, item.id, plain::line(&item.begins()));
        out.push_str(row.trim_end());
        out.push('\n');
    }
    let number = lay::counted(items.len(), "scenario", "scenarios");
    out.push_str(&format!("\n{number}. Answer one with: curette practice run ID\n"));
    say::result(out.trim_start_matches('\n'))?;
    Ok(Status::Done)
}

/// Refuses a rule, family or level that does not exist: an empty list would say that there is nothing to practise.
fn known(args: &List, library: &Library) -> anyhow::Result<()> {
    let items = || library.scenarios.iter().map(|scenario| &scenario.item);
    let hint = |word: &str, names: &[&str]| {
        did_you_mean(word, names.iter().copied()).map_or_else(String::new, |question| format!("; {question}"))
    };
    if let Some(level) = args.level.filter(|level| !(1..=3).contains(level)) {
        bail!("'{level}' is no level; write 1, 2 or 3");
    }
    if let Some(family) = &args.family {
        let families: Vec<&str> = items().map(|item| item.family.as_str()).collect();
        if !families.iter().any(|own| own.eq_ignore_ascii_case(family)) {
            let hint = hint(family, &families);
            bail!("there is no family '{family}'{hint}; 'curette practice list' shows the families");
        }
    }
    if let Some(rule) = &args.rule {
        let own = items().flat_map(|item| item.rules.iter().copied());
        let rules = books::all()?.iter().flat_map(CodeBook::rules).map(|(rule, _)| rule).chain(own);
        let rules: Vec<String> = rules.map(|rule| rule.to_string()).collect();
        let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
        if !rules.iter().any(|own| own.eq_ignore_ascii_case(rule)) {
            let hint = hint(rule, &rules);
            bail!("there is no rule '{rule}'{hint}; 'curette why' knows the rules");
        }
    }
    Ok(())
}
