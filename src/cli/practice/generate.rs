//! `curette practice generate`: fresh variants of a rule, printed as scenario files.

use anyhow::bail;

use crate::cli::{say, status::Status};
use crate::config::nearest::did_you_mean;
use crate::engine::ids::RuleId;
use crate::practice::generate;
use crate::practice::scenario::{self, ScenarioFile, course};
use crate::report::{lay, plain};

/// Seeds that are rolled here stay short, so that they can be typed again.
const SEEDS: u64 = 100_000;

/// Arguments of `practice generate`.
#[derive(Debug, clap::Args)]
pub struct Generate {
    /// The rule, such as R-COUNT-01, or rule and seed, such as R-COUNT-01@7; without it the rules are listed
    #[arg(value_name = "RULE")]
    rule: Option<String>,
    /// The seed: the same rule and seed give the same item; without it one is rolled
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// How many, with the seeds that follow; more than one are printed as a course
    #[arg(long, value_name = "K", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..=1000))]
    count: u64,
}

/// Prints them; `practice check` reads what is printed.
pub fn run(args: &Generate) -> anyhow::Result<Status> {
    let Some(name) = &args.rule else { return list() };
    let (rule, own) = rule(name)?;
    let first = args.seed.or(own).unwrap_or_else(roll);
    let mut files = Vec::new();
    for seed in (0..args.count).map(|more| first.wrapping_add(more)) {
        let Some(made) = generate::scenario(rule, seed) else { bail!(unknown(name)) };
        let file = format!("{}/{}-{seed}.toml", made.item.family, rule.as_str().to_lowercase());
        let head = format!("# {rule}@{seed}: practise it with 'curette practice run {rule}@{seed}'\n");
        files.push((file, head + &scenario::write(&made)?));
    }
    let files: Vec<ScenarioFile<'_>> = files.iter().map(|(name, text)| ScenarioFile { name, text }).collect();
    match files.as_slice() {
        [only] => say::result(only.text)?,
        several => say::result(&course::write(&format!("Variants of {rule} from seed {first}"), several))?,
    }
    Ok(Status::Done)
}

/// Rule and seed of a name.
pub fn rule(name: &str) -> anyhow::Result<(RuleId, Option<u64>)> {
    match generate::named(name) {
        Some(found) => Ok(found),
        None => bail!(unknown(name)),
    }
}

/// A seed that nobody named.
pub fn roll() -> u64 {
    fastrand::u64(0..SEEDS)
}

fn unknown(name: &str) -> String {
    let trained = generate::trained();
    let rule = name.split('@').next().unwrap_or(name).to_uppercase();
    let near = did_you_mean(&rule, trained.iter().map(RuleId::as_str))
        .map_or_else(String::new, |question| format!("; {question}"));
    format!(
        "no variants can be made of '{}'{near} 'curette practice generate' lists the rules that have some",
        plain::line(name)
    )
}

fn list() -> anyhow::Result<Status> {
    let book = crate::bundle::books().ok().and_then(<[_]>::last);
    let mut out = String::new();
    let trained = generate::trained();
    for rule in &trained {
        let title = book.and_then(|book| book.rule(*rule)).map_or("", |page| page.title.as_str());
        out.push_str(&format!("{rule:<12} {title}\n"));
    }
    let number = lay::counted(trained.len(), "rule has", "rules have");
    out.push_str(&format!("\n{number} variants. Print one with: curette practice generate RULE\n"));
    say::result(&out)?;
    Ok(Status::Done)
}
