//! Help, bad usage, commands of later versions, no terminal.

use super::Bench;

#[test]
fn help_and_version_are_results() {
    let bench = Bench::new();
    let help = bench.run(&["--help"]);
    help.ends(0).is_quiet();
    for command in ["new", "code", "check", "why", "batch", "list", "show", "rm", "frame", "doctor"] {
        help.prints(&format!("\n  {command} "));
    }
    for later in ["lookup", "audit", "recode"] {
        assert!(!help.out.contains(&format!("\n  {later}")), "{later}");
    }
    bench.run(&["--version"]).ends(0).prints("curette 0.1.0");
    bench.run(&["code", "--help"]).ends(0).prints("--fail-on").prints("--policy <K=V>");
}

#[test]
fn bad_usage_ends_with_2_and_prints_nothing() {
    let bench = Bench::new();
    for args in [
        &["code", "--formt", "json"][..],
        &["code", "--format", "yaml", "x.toml"],
        &["code"],
        &["check"],
        &["why"],
        &["why", "a", "b", "c"],
        &["rm"],
        &["show"],
        &["batch", "a", "b", "c"],
        &["frame", "--size", "big"],
        &["frame", "--date", "2026-02-30"],
        &["code", "-", "-"],
    ] {
        let ran = bench.run(args);
        ran.ends(2).prints_nothing();
        assert!(!ran.err.trim().is_empty(), "{args:?} says nothing");
    }
}

#[test]
fn commands_of_later_versions_say_so() {
    let bench = Bench::new();
    for args in [
        &["lookup", "17000", "--kind", "code"][..],
        &["ask", "why?"],
        &["note", "x.toml"],
        &["query", "x.toml"],
        &["import", "ncci-ptp", "x.csv"],
        &["audit", "dir"],
        &["recode", "dir", "--edition", "2027"],
        &["completions", "bash"],
        &["man"],
    ] {
        bench.run(args).ends(2).prints_nothing().says(&format!("'{}' comes in a later version", args[0]));
    }
}

#[test]
fn without_a_terminal_there_is_no_terminal_interface() {
    let bench = Bench::new();
    bench.run::<&str>(&[]).ends(2).prints_nothing().says("terminal");
    bench.run(&["new"]).ends(2).prints_nothing().says("terminal");
}
