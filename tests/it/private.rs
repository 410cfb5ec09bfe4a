//! What holds encounters is for its owner alone, whatever it was before and whatever the machine allows new files.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cli::Bench;

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777
}

fn set(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Everything below a folder, itself among it.
fn below(path: &Path, out: &mut Vec<PathBuf>) {
    out.push(path.to_path_buf());
    if path.is_dir() && !path.is_symlink() {
        for entry in fs::read_dir(path).unwrap() {
            below(&entry.unwrap().path(), out);
        }
    }
}

fn saved(bench: &Bench) -> PathBuf {
    let ran = bench.run(&["new", "--line", "5 ak face ln2", "--save"]);
    ran.ends(0).is_quiet();
    PathBuf::from(ran.out.trim_end())
}

#[test]
fn new_files_are_private_whatever_the_machine_allows() {
    for umask in ["000", "077", "022"] {
        let bench = Bench::new();
        let program = env!("CARGO_BIN_EXE_curette");
        let shell = |command: &str| {
            let status = Command::new("sh")
                .args(["-c", &format!("umask {umask}; exec '{program}' {command} > /dev/null")])
                .env("CURETTE_HOME", bench.path("home"))
                .status();
            assert!(status.unwrap().success(), "{command}");
        };
        shell("new --line '5 ak face ln2' --save");
        shell("new --line '5 ak face ln2' --save");
        shell("list");
        let id = bench.run(&["list"]).out[..26].to_owned();
        shell(&format!("rm {id}"));
        let mut all = Vec::new();
        below(&bench.path("home"), &mut all);
        for path in all {
            let wanted = if path.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(mode(&path), wanted, "{} with umask {umask}", path.display());
        }
        assert!(bench.path("home/state/log.ndjson").exists() && bench.path("home/state/index").exists());
    }
}

#[test]
fn what_stands_open_is_closed_with_a_word() {
    let bench = Bench::new();
    let file = saved(&bench);
    let folder = bench.path("home/data/encounters");
    set(&folder, 0o755);
    set(&file, 0o644);
    let ran = bench.run(&["list"]);
    ran.ends(0);
    assert!(ran.err.contains(&format!("closed '{}' to others: was 0755", folder.display())), "{ran:?}");
    assert!(ran.err.contains(&format!("closed '{}' to others: was 0644", file.display())), "{ran:?}");
    assert_eq!((mode(&folder), mode(&file)), (0o700, 0o600));
    bench.run(&["list"]).ends(0).is_quiet();
    // A file alone, in a folder that is closed: the list looks at each of them.
    set(&file, 0o640);
    let ran = bench.run(&["list"]);
    assert!(ran.err.contains("was 0640"), "{ran:?}");
    assert_eq!(mode(&file), 0o600);
    // What is in the state folder, at every start.
    let log = bench.path("home/state/log.ndjson");
    set(&log, 0o666);
    let ran = bench.run(&["show", &bench.run(&["list"]).out[..26]]);
    ran.ends(0);
    assert_eq!(mode(&log), 0o600);
}

#[test]
fn what_the_owner_may_not_do_stays_so() {
    let bench = Bench::new();
    let file = saved(&bench);
    set(&file, 0o444);
    bench.run(&["list"]).ends(0);
    assert_eq!(mode(&file), 0o400);
}

#[test]
fn nothing_outside_the_store_is_touched() {
    let bench = Bench::new();
    let file = saved(&bench);
    bench.file("elsewhere.toml", fs::read_to_string(&file).unwrap());
    let elsewhere = bench.path("elsewhere.toml");
    set(&elsewhere, 0o644);
    symlink(&elsewhere, bench.path("home/data/encounters/01LINK.toml")).unwrap();
    symlink(bench.path("open"), bench.path("home/data/link")).unwrap();
    fs::create_dir(bench.path("open")).unwrap();
    set(&bench.path("open"), 0o755);
    set(&bench.path("home/data/encounters"), 0o755);
    bench.run(&["list"]).ends(0);
    bench.run(&["code", "elsewhere.toml"]);
    assert_eq!((mode(&elsewhere), mode(&bench.path("open"))), (0o644, 0o755));
    assert_eq!(mode(&bench.path("home/data/encounters")), 0o700);
}

#[test]
fn the_terminal_says_what_it_closed() {
    let bench = Bench::new();
    saved(&bench);
    let folder = bench.path("home/data");
    set(&folder, 0o750);
    let mut terminal = crate::pty::start(&bench.path("home"));
    terminal.wait_for("to others: was 0750");
    assert_eq!(mode(&folder), 0o700);
    terminal.send("\x11");
    terminal.end();
}
