//! `curette vault` and the commands that read what it sealed.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::{Bench, KERATOSIS, Ran};

const WORDS: &str = "several quiet words";

impl Bench {
    /// A file that only its owner may read.
    fn private(&self, name: &str, text: &str) -> String {
        let name = self.file(name, text);
        close(&self.path(&name));
        name
    }

    /// Runs with the passphrase in a file.
    fn unlocked(&self, args: &[&str]) -> Ran {
        let file = self.private("words", WORDS);
        let output = self.command().env("CURETTE_PASSPHRASE_FILE", file).args(args).output().expect("ended");
        Ran {
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
            status: output.status.code().expect("status"),
        }
    }
}

#[cfg(unix)]
fn close(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).expect("closed");
}

#[cfg(not(unix))]
fn close(_path: &Path) {}

/// A saved encounter of patient 00123.
fn saved(bench: &Bench, id: &str) -> PathBuf {
    let path = bench.path(&format!("home/data/encounters/{id}.toml"));
    std::fs::create_dir_all(path.parent().expect("folder")).expect("folder");
    std::fs::write(&path, KERATOSIS.replace("01K5D3QK8T0V6M2H9XW4Z7R1AB", id)).expect("file");
    path
}

/// The code on a sheet.
fn code(sheet: &str) -> String {
    let rows = sheet.lines().skip_while(|row| !row.contains(" 1 ")).take_while(|row| !row.is_empty());
    let words: Vec<&str> = rows.flat_map(str::split_whitespace).collect();
    words.chunks(2).map(|pair| pair[1]).collect::<Vec<_>>().join(" ")
}

#[test]
fn with_the_vault_on_commands_read_after_the_passphrase_and_the_disk_says_nothing() {
    let bench = Bench::new();
    let path = saved(&bench, "01AAA");
    let plain = std::fs::read_to_string(&path).expect("file");
    bench.run(&["vault", "status"]).ends(0).prints("off: encounters lie in clear");
    let on = bench.unlocked(&["vault", "on", "--passphrase-file", "words"]);
    on.ends(0).prints("RECOVERY SHEET").prints("the vault is on; 1 file is newly encrypted").says("backups");
    assert!(!String::from_utf8_lossy(&std::fs::read(&path).expect("file")).contains("00123"));
    bench
        .run(&["vault", "status"])
        .ends(0)
        .prints("on\n")
        .prints("in clear        0")
        .prints("Argon2id with 64 MiB");

    assert_eq!(bench.unlocked(&["show", "01AAA"]).ends(0).out, plain);
    bench.unlocked(&["list"]).ends(0).prints("patient 00123");
    bench.unlocked(&["code", "01AAA"]).prints("17000");
    bench.unlocked(&["code", "--line", "5 ak face ln2", "--history", "home/data/encounters"]).prints("17003");
    let new = bench.unlocked(&["new", "--save", "--line", "3 ak scalp ln2"]);
    let new = new.ends(0).out.trim_end().to_owned();
    assert!(std::fs::read(&new).expect("saved").starts_with(b"curette-sealed"));
    // A sealed file is read wherever it lies.
    std::fs::copy(&path, bench.path("copy.toml")).expect("copied");
    assert_eq!(bench.unlocked(&["show", "copy.toml"]).ends(0).out, plain);

    // Without the passphrase and without a terminal: no answer, and a word about what to do.
    for args in [&["show", "01AAA"][..], &["list"], &["code", "01AAA"], &["show", "copy.toml"]] {
        let ran = bench.run(args);
        ran.ends(2)
            .prints_nothing()
            .says("no terminal to ask for the passphrase")
            .says("CURETTE_PASSPHRASE_FILE");
    }
    // The doctor looks as far as it can.
    bench.run(&["doctor"]).prints("vault              on").prints("not looked into: encrypted");
    let doctor = bench.unlocked(&["doctor"]);
    doctor.prints("vault              on").prints("saved              2");
    std::fs::write(bench.path("home/data/encounters/01STRAY.toml"), KERATOSIS).expect("file");
    bench.run(&["doctor"]).ends(1).prints("1 file lies in clear though the vault is on");
    std::fs::remove_file(bench.path("home/data/encounters/01STRAY.toml")).expect("removed");
    // What belongs to no vault needs no passphrase.
    let own = bench.file("own.toml", KERATOSIS);
    bench.run(&["code", &own]).prints("17000");
    bench.run(&["rm", "01AAA"]).ends(2).prints_nothing().says("no terminal to ask for the passphrase");
    bench.unlocked(&["rm", "01AAA"]).ends(0);

    let off = bench.unlocked(&["vault", "off"]);
    off.ends(0).prints("the vault is off; 2 files are in clear again");
    assert_eq!(std::fs::read_to_string(bench.path("home/data/trash/01AAA.toml")).expect("file"), plain);
    bench.run(&["show", &new]).ends(0).prints("scalp");
    bench.run(&["vault", "off"]).ends(0).prints("nothing is encrypted");
}

#[test]
fn passphrase_and_sheet_can_be_changed_and_each_opens_alone() {
    let bench = Bench::new();
    let path = saved(&bench, "01AAA");
    let first = code(&bench.unlocked(&["vault", "on"]).ends(0).out);
    let sealed = std::fs::read(&path).expect("file");
    bench.private("new", "other loud words\n");
    bench
        .unlocked(&["vault", "passphrase", "--new-passphrase-file", "new"])
        .ends(0)
        .prints("the old one opens nothing any more");
    bench.unlocked(&["show", "01AAA"]).ends(2).prints_nothing().says("is not the passphrase of the vault");

    // The code with a mistake in it, then as it stands on the sheet.
    let third = first.split(' ').nth(2).expect("group");
    // Another letter is always found; letters that change places may by chance fit.
    let other = if third.starts_with('0') { "1" } else { "0" };
    bench.private("mistyped", &first.replace(third, &format!("{other}{}", &third[1..])));
    let mistyped =
        bench.unlocked(&["vault", "recover", "--code-file", "mistyped", "--new-passphrase-file", "words"]);
    mistyped.ends(2).says("group 3 has a typing mistake");
    bench.private("code", &first.to_lowercase());
    bench.unlocked(&["vault", "recover", "--code-file", "code", "--new-passphrase-file", "words"]).ends(0);
    bench.unlocked(&["show", "01AAA"]).ends(0).prints("00123");

    let second = code(&bench.unlocked(&["vault", "recovery"]).ends(0).says("void").out);
    assert_ne!(first, second);
    let old = bench.unlocked(&["vault", "recover", "--code-file", "code", "--new-passphrase-file", "new"]);
    old.ends(2).says("older recovery sheet");
    assert_eq!(std::fs::read(&path).expect("file"), sealed, "no record was written for any of it");
}

#[test]
#[cfg(target_os = "linux")]
fn a_sheet_that_could_not_be_printed_changes_nothing() {
    let full = || std::fs::File::options().write(true).open("/dev/full").expect("a full device");
    let nobody = || {
        let (reader, writer) = std::io::pipe().expect("pipe");
        drop(reader);
        writer
    };
    let bench = Bench::new();
    saved(&bench, "01AAA");
    bench.private("words", WORDS);
    let unprinted = |what: &str, out: Stdio| {
        let mut command = bench.command();
        let ran = command.env("CURETTE_PASSPHRASE_FILE", "words").args(["vault", what]).stdout(out);
        let ran = ran.output().expect("ran");
        assert_eq!(ran.status.code(), Some(2), "{what}");
        String::from_utf8(ran.stderr).expect("UTF-8")
    };
    for out in [Stdio::from(full()), Stdio::from(nobody())] {
        let said = unprinted("on", out);
        assert!(said.contains("could not be printed") && said.contains("there is no vault"), "{said}");
        bench.run(&["vault", "status"]).ends(0).prints("off");
    }
    let first = code(&bench.unlocked(&["vault", "on"]).ends(0).out);
    for out in [Stdio::from(full()), Stdio::from(nobody())] {
        let said = unprinted("recovery", out);
        assert!(said.contains("the recovery sheet before stays valid"), "{said}");
    }
    bench.private("code", &first);
    bench.unlocked(&["vault", "recover", "--code-file", "code", "--new-passphrase-file", "words"]).ends(0);
}

#[test]
fn what_the_system_refuses_is_said_in_words_and_once() {
    let bench = Bench::new();
    bench.private("words", WORDS);
    std::fs::create_dir_all(bench.path("home")).expect("folder");
    bench.file("home/data", "in the way");
    let ran = bench.run(&["vault", "on", "--passphrase-file", "words"]);
    ran.ends(2).says("did not work");
    assert!(!ran.err.contains("os error"), "{ran:#?}");
}

#[test]
fn what_cannot_be_is_refused_with_a_word() {
    let bench = Bench::new();
    bench.private("short", "short");
    bench.run(&["vault", "on", "--passphrase-file", "short"]).ends(2).says("at least 8 characters");
    bench.run(&["vault", "on"]).ends(2).prints_nothing().says("no terminal");
    for what in ["passphrase", "recovery", "recover"] {
        bench.run(&["vault", what]).ends(2).says("there is no vault; 'curette vault on' makes one");
    }
    assert!(!bench.path("home/data/vault.toml").exists());
    let on = bench.unlocked(&["vault", "on"]).ends(0).out.clone();
    bench.private("code", &code(&on));
    let recover = |args: &[&str]| bench.unlocked(&[&["vault", "recover"], args].concat());
    recover(&["--new-passphrase-file", "words"]).ends(2).says("no terminal").says("--code-file");
    recover(&["--code-file", "code"]).ends(2).says("no terminal").says("--new-passphrase-file");
    bench.unlocked(&["vault", "off"]).ends(0);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        bench.private("words", WORDS);
        let open = std::fs::Permissions::from_mode(0o644);
        std::fs::set_permissions(bench.path("words"), open).expect("opened");
        let ran = bench.run(&["vault", "on", "--passphrase-file", "words"]);
        ran.ends(2).says("others on this machine may read 'words' (0644)").says("chmod 0600");
    }
}

/// Kills the program in the middle, where it stands when so many files are sealed.
#[test]
fn a_kill_in_the_middle_loses_nothing_and_the_next_time_goes_on() {
    const MANY: usize = 300;
    let bench = Bench::new();
    let paths: Vec<PathBuf> = (0..MANY).map(|number| saved(&bench, &format!("01K{number:04}"))).collect();
    bench.private("words", WORDS);
    let sealed = || {
        let is =
            |path: &&PathBuf| std::fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"curette-sealed"));
        paths.iter().filter(is).count()
    };
    let mut command = bench.command();
    command.args(["vault", "on", "--passphrase-file", "words"]).stdout(Stdio::null());
    let mut child = command.spawn().expect("started");
    while sealed() < 20 {
        assert!(child.try_wait().expect("asked").is_none(), "it ended before it could be killed");
    }
    child.kill().expect("killed");
    child.wait().expect("ended");
    let then = sealed();
    assert!((20..MANY).contains(&then), "killed in the middle: {then}");
    // A file that was just being made lies beside the others until it is swept.
    let begun = std::fs::read_dir(bench.path("home/data/encounters")).expect("folder").count() - MANY;
    let in_clear = [MANY - then, MANY - then + begun];
    let listed = bench.unlocked(&["list"]);
    assert_eq!(listed.ends(0).out.matches("patient 00123").count(), MANY, "{}", listed.out);
    let told = |out: &str, words: fn(usize) -> String| {
        assert!(in_clear.iter().any(|number| out.contains(&words(*number))), "{in_clear:?}: {out}");
    };
    let status = bench.run(&["vault", "status"]);
    status.ends(1).prints("being turned on");
    told(&status.out, |number| format!("in clear        {number}\n"));
    let on = bench.unlocked(&["vault", "on"]);
    on.ends(0).says("its recovery sheet was printed when this began");
    told(&on.out, |number| format!("{number} files are newly encrypted"));
    assert_eq!(sealed(), MANY);
}
