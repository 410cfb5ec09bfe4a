//! `curette doctor`: what it tells, what it asks to be done, and that it names nobody.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Bench, KERATOSIS, Ran};

/// Saves one encounter and gives its file.
fn save(bench: &Bench) -> PathBuf {
    let ran = bench.run(&["new", "--line", "5 ak face ln2", "--save"]);
    ran.ends(0);
    PathBuf::from(ran.out.trim_end())
}

fn config(bench: &Bench, name: &str, text: &str) -> String {
    let folder = bench.path("home/config");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name), text).unwrap();
    folder.join(name).display().to_string()
}

/// The row of a section, its columns parted by one blank.
#[track_caller]
fn row(ran: &Ran, name: &str) -> String {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = ran.out.lines().map(words).find(|line| line.starts_with(&format!("{name} ")));
    found.unwrap_or_else(|| panic!("no row '{name}' in {ran:#?}"))
}

#[test]
fn an_untouched_home_needs_no_attention() {
    let ran = Bench::new().run(&["doctor"]);
    ran.ends(0).is_quiet().prints("Nothing needs attention.").prints("not there yet");
    assert_eq!(row(&ran, "saved"), "saved 0");
    assert_eq!(row(&ran, "TERM"), "TERM not set");
    assert_eq!(row(&ran, "output"), "output no terminal");
    assert_eq!(row(&ran, "config.toml"), "config.toml none, as built in");
}

#[test]
fn the_tables_are_told_with_dates_sources_and_rows() {
    let ran = Bench::new().run(&["doctor"]);
    ran.ends(0).prints("Tables of edition 2026");
    // The dates of assets/books/2026/book.toml.
    assert!(row(&ran, "ncci_ptp").starts_with("ncci_ptp from 2024-07-01; "));
    assert!(row(&ran, "icd10cm").starts_with("icd10cm from 2025-10-01; "));
    assert_eq!(row(&ran, "services"), "services 2026-01-01 to 2026-12-31");
    let books = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/books/2026");
    for (file, heading, noun) in [("sites.toml", "[[site]]", "sites"), ("codes.toml", "[[code]]", "codes")] {
        let text = fs::read_to_string(books.join(file)).unwrap();
        let told = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        let number = text.lines().filter(|line| *line == heading).count();
        assert!(told.contains(&format!("{number} {noun}")), "{told}");
    }
    assert_eq!(row(&ran, "malig_diameter"), "malig_diameter pre");
}

#[test]
fn verify_reads_everything_again() {
    let bench = Bench::new();
    let ran = bench.run(&["doctor", "--verify"]);
    ran.ends(0);
    assert_eq!(row(&ran, "edition"), "edition 2026 the tables were read again and have no fault");
    let rest = "keys, words and themes were read again";
    assert!(!cfg!(feature = "tui") || ran.out.contains(rest), "{ran:#?}");
    assert!(!bench.run(&["doctor"]).out.contains("read again"));
}

#[test]
fn what_is_saved_is_counted_and_what_cannot_be_read_is_named_by_its_id_alone() {
    let bench = Bench::new();
    let good = save(&bench);
    let ran = bench.run(&["doctor"]);
    ran.ends(0);
    assert_eq!(row(&ran, "saved"), "saved 1");
    // A mistake whose message would quote what stands there.
    let text = KERATOSIS.replace("side = \"left\"", "side = \"Mrs Secret\"").replace("00123", "SECRET-7");
    fs::write(&good, text).unwrap();
    let ran = bench.run(&["doctor"]);
    ran.ends(1).is_quiet().prints("Needs attention").prints("1 mistake at line 24, column 8");
    assert_eq!(row(&ran, "broken"), "broken 1");
    ran.prints(good.file_stem().unwrap().to_str().unwrap());
    assert!(!ran.out.to_lowercase().contains("secret"), "{ran:#?}");
}

#[cfg(unix)]
#[test]
fn what_others_may_open_is_named_with_the_command_that_closes_it() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::new();
    let file = save(&bench);
    let folder = file.parent().unwrap().to_path_buf();
    let set = |path: &PathBuf, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    set(&file, 0o644);
    let ran = bench.run(&["doctor"]);
    ran.ends(1).prints(&format!("chmod 0600 '{}'", file.display()));
    set(&file, 0o600);
    set(&folder, 0o750);
    let ran = bench.run(&["doctor"]);
    ran.ends(1).prints(&format!("chmod 0700 '{}'", folder.display()));
    set(&folder, 0o700);
    bench.run(&["doctor"]).ends(0);
}

#[test]
fn an_unfinished_journal_is_named() {
    use curette::config::Folders;
    use curette::store::{JournalKey, Store};
    let bench = Bench::new();
    let store = Store::new(Folders::under(&bench.path("home")));
    let encounter = curette::format::read(KERATOSIS).unwrap();
    let key = JournalKey::of(&encounter, None, &store).unwrap();
    let mut journal = store.journal(&key).unwrap();
    journal.append(&encounter).unwrap();
    drop(journal);
    let ran = bench.run(&["doctor"]);
    ran.ends(1).prints("the journal '01K5D3QK8T0V6M2H9XW4Z7R1AB' holds entries that were not saved");
    assert_eq!(row(&ran, "unfinished"), "unfinished 1");
    assert!(!ran.out.contains("00123"), "{ran:#?}");
}

#[cfg(feature = "tui")]
#[test]
fn mistakes_of_the_settings_are_told_with_file_and_line() {
    for (name, text, line) in [
        ("config.toml", "# mine\ntheme = \"drak\"\n", "line 2: 'drak' is no value of 'theme'"),
        ("config.toml", "colour = 1\n", "line 1: 'colour' is no setting"),
        ("theme.toml", "name = \"own\"\ninherits = \"none\"\n", "line 2: 'none' is no theme to inherit from"),
        ("keymap.toml", "[keys]\nfly = [\"f5\"]\n", "line 2: 'fly' is no action"),
        ("abbreviations.toml", "\nnonsense\n", "line 2: "),
    ] {
        let bench = Bench::new();
        let path = config(&bench, name, text);
        let ran = bench.run(&["doctor"]);
        ran.ends(1).is_quiet().prints(&format!("{path}: {line}"));
        assert_eq!(row(&ran, name), format!("{name} has mistakes"));
    }
    let bench = Bench::new();
    config(&bench, "config.toml", "theme = \"dark\"\n");
    let ran = bench.run(&["doctor"]);
    ran.ends(0);
    assert_eq!(row(&ran, "config.toml"), "config.toml can be used");
}

#[cfg(feature = "tui")]
#[test]
fn the_colours_are_those_that_the_environment_allows() {
    let bench = Bench::new();
    let colours = |pairs: &[(&str, &str)]| {
        let output = bench.command().arg("doctor").envs(pairs.iter().copied()).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(colours(&[("TERM", "xterm-256color")]).contains("256 colours"));
    assert!(colours(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]).contains("true colours"));
    assert!(colours(&[("NO_COLOR", "1")]).contains("as NO_COLOR asks"));
    // Nothing from the environment steers the terminal.
    assert!(!colours(&[("TERM", "x\u{1b}[2J")]).contains('\u{1b}'));
}
