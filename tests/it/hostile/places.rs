//! Places on the disk: links are not written through, pipes and devices in a folder are not waited for, and no id leads
//! anywhere but to a file of the store.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use curette::config::Folders;
use curette::engine::encounter::Encounter;
use curette::store::{JournalKey, Store};

use crate::cli::{Bench, KERATOSIS, files_below};

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo").success());
}

#[test]
fn a_pipe_a_loop_and_a_folder_among_earlier_encounters_are_told_and_passed_over() {
    let bench = Bench::new();
    fs::create_dir_all(bench.path("past/folder.toml")).expect("folder");
    pipe(&bench.path("past/pipe.toml"));
    symlink("loop.toml", bench.path("past/loop.toml")).expect("link");
    symlink("/dev/zero", bench.path("past/zero.toml")).expect("link");
    symlink(".", bench.path("past/again")).expect("link");
    bench.file("past/good.toml", KERATOSIS);
    let file = bench.file("visit.toml", KERATOSIS);
    let ran = bench.run(&["code", &file, "--history", "past"]);
    ran.ends(2).prints("17000");
    for name in ["folder.toml", "pipe.toml", "zero.toml"] {
        ran.says(&format!("past/{name}: is no plain file and was not read"));
    }
    ran.says("past/loop.toml");
    bench.run(&["frame", "--saved", "past"]).ends(2).says("past/folder.toml");
}

#[test]
fn a_device_that_never_ends_is_read_up_to_the_bound() {
    let bench = Bench::new();
    for command in ["code", "check", "show", "frame"] {
        bench.run(&[command, "/dev/zero"]).ends(2).says("larger than 16 MB");
    }
}

#[test]
fn pipes_and_links_in_the_store_hold_nothing_up() {
    let bench = Bench::new();
    let (saved, journals, config) =
        (bench.path("home/data/encounters"), bench.path("home/state/journals"), bench.path("home/config"));
    for folder in [&saved, &journals, &config] {
        fs::create_dir_all(folder).expect("folder");
    }
    pipe(&saved.join("pipe.toml"));
    pipe(&journals.join("pipe.journal"));
    symlink("/dev/zero", journals.join("zero.journal")).expect("link");
    pipe(&config.join("config.toml"));
    pipe(&config.join("theme.toml"));
    pipe(&bench.path("home/state/last-used.toml"));
    bench.run(&["list"]).ends(0).prints("is no regular file").says("is no plain file");
    bench.run(&["doctor"]).ends(1).prints("pipe");
    bench.run(&["new", "--save"]).ends(0);
}

#[test]
fn nothing_of_the_store_is_written_through_a_link() {
    let bench = Bench::new();
    let folders = Folders::under(&bench.path("home"));
    let (saved, journals) = (folders.encounters(), folders.journals());
    fs::create_dir_all(&saved).expect("folder");
    fs::create_dir_all(&journals).expect("folder");
    let target = bench.path("target");
    fs::write(&target, "mine").expect("file");
    let encounter = Encounter { id: Some("LINK".into()), ..Encounter::default() };
    for link in [saved.join("LINK.toml"), journals.join("LINK.journal")] {
        symlink(&target, &link).expect("link");
    }
    let store = Store::new(folders);
    let said = store.save(&encounter, None).expect_err("a link").to_string();
    assert!(said.contains("is a link and was not overwritten"), "{said}");
    let key = JournalKey::Id("LINK".into());
    let said = store.journal(&key).expect_err("a link").to_string();
    assert!(said.contains("link or no plain file"), "{said}");
    assert_eq!(fs::read_to_string(&target).expect("text"), "mine");
    // A link that leads nowhere makes no file there either.
    fs::remove_file(&target).expect("removed");
    assert!(store.save(&encounter, None).is_err() && store.journal(&key).is_err());
    assert!(!target.exists());
    // Into the trash goes the link, not what it leads to.
    fs::write(&target, KERATOSIS).expect("file");
    let trashed = store.trash("LINK").expect("moved");
    assert!(trashed.is_symlink() && target.exists());
}

#[test]
fn no_id_leads_out_of_the_store() {
    let bench = Bench::new();
    fs::create_dir_all(bench.path("home/data/encounters")).expect("folder");
    bench.file("home/data/secret.toml", KERATOSIS);
    bench.file("home/data/encounters/GOOD.toml", KERATOSIS);
    let before = files_below(&bench.path("home"));
    for id in [
        "../secret",
        "..",
        ".",
        "/",
        "",
        " ",
        "GOOD/../../secret",
        "..\\secret",
        "~",
        "*",
        "-",
        "secret.toml",
        "%2e%2e",
    ] {
        bench.run(&["rm", "--", id]).ends(2).says("no saved encounter has an id beginning with");
    }
    for id in ["../secret", "../home/data/secret", "%2e%2e/secret"] {
        bench.run(&["show", id]).ends(2).prints_nothing();
    }
    assert_eq!(files_below(&bench.path("home")), before);
    // What an encounter says of itself names no place either.
    for id in ["../../evil", "/tmp/evil", "a/b", "a\\b", "", ".", "nul\0", &"x".repeat(65)] {
        let encounter = Encounter { id: Some((*id).to_owned()), ..Encounter::default() };
        let store = Store::new(Folders::under(&bench.path("home")));
        assert!(store.save(&encounter, None).is_err(), "{id}");
        assert!(store.journal(&JournalKey::Id((*id).to_owned())).is_err(), "{id}");
    }
    assert_eq!(files_below(&bench.path("home/data")).len(), 2);
}

#[test]
fn a_journal_that_was_tampered_with_is_passed_over_or_read_within_bounds() {
    let bench = Bench::new();
    let journals = bench.path("home/state/journals");
    fs::create_dir_all(&journals).expect("folder");
    let store = Store::new(Folders::under(&bench.path("home")));
    for (name, bytes) in [
        ("garbage", b"\x00\xff\x1b[2J\n".repeat(1000)),
        ("numbers", b"18446744073709551615 ffffffffffffffff null\t{}\n".to_vec()),
        ("length", b"9999999999999999999999999999 0 null\t{\"schema\":1}\n".to_vec()),
        ("tabs", b"\t\t\t\n \n\n".to_vec()),
        ("bytes", vec![0xc3; 100_000]),
    ] {
        fs::write(journals.join(format!("{name}.journal")), bytes).expect("file");
    }
    // Four terabytes without a byte on the disk.
    fs::File::create(journals.join("sparse.journal")).expect("file").set_len(1 << 42).expect("length");
    assert_eq!(store.pending().expect("pending"), []);
    // What stands at the end of a very long one is found.
    let mut journal = store.journal(&JournalKey::Id("GOOD".into())).expect("journal");
    let encounter = Encounter { id: Some("GOOD".into()), ..Encounter::default() };
    journal.append(&encounter).expect("written");
    let path = journal.path().to_path_buf();
    drop(journal);
    let line = fs::read(&path).expect("journal");
    let file = fs::File::create(&path).expect("file");
    file.set_len(1 << 40).expect("length");
    drop(file);
    let mut file = fs::OpenOptions::new().append(true).open(&path).expect("file");
    std::io::Write::write_all(&mut file, &[b"\n", line.as_slice()].concat()).expect("written");
    drop(file);
    assert_eq!(store.pending().expect("pending").len(), 1);
}
