//! What the host on disk keeps, and what only where it is wanted.

use super::*;
use crate::config::privacy::Privacy;
use crate::engine::encounter::Payer;
use crate::engine::policy::Switch;

fn disk(home: &Path, choices: Choices) -> Disk {
    Disk::new(Folders::under(home), choices, Date::new(2026, 1, 1).expect("date"))
}

/// Everything that lies below a folder, as one text.
fn below(folder: &Path) -> String {
    let Ok(entries) = fs::read_dir(folder) else { return String::new() };
    let text = |path: PathBuf| {
        if path.is_dir() { below(&path) } else { fs::read_to_string(path).expect("text") }
    };
    entries.map(|entry| text(entry.expect("entry").path())).collect()
}

#[test]
fn without_a_journal_nothing_is_on_disk_before_it_is_saved() {
    for journal in [true, false] {
        let home = tempfile::tempdir().expect("home");
        let privacy = Privacy { journal, ..Privacy::default() };
        let mut host = disk(home.path(), Choices { privacy, ..Choices::default() });
        let mut encounter = host.fresh().encounter;
        encounter.patient.id = Some("SECRET-7".into());
        host.journal(&encounter).expect("journal");
        assert_eq!(below(home.path()).contains("SECRET-7"), journal);
        let opened = disk(home.path(), Choices::default());
        assert_eq!(opened.store.pending().expect("pending").len(), 0, "it is kept from other programs");
        host.save(&encounter).expect("saved");
        assert!(below(home.path()).contains("SECRET-7"));
    }
}

#[test]
fn what_was_used_last_is_remembered_only_where_that_is_wanted() {
    let home = tempfile::tempdir().expect("home");
    let mut host = disk(home.path(), Choices::default());
    let mut encounter = host.fresh().encounter;
    encounter.payer = Some(Payer::Aetna);
    host.save(&encounter).expect("saved");
    assert_eq!(host.fresh().encounter.payer, Some(Payer::Aetna));
    let privacy = Privacy { last_used: false, ..Privacy::default() };
    let mut host = disk(home.path(), Choices { privacy, ..Choices::default() });
    let encounter = host.fresh().encounter;
    assert_eq!(encounter.payer, None);
    assert!(host.last_used().exists());
    host.save(&encounter).expect("saved");
    assert!(!host.last_used().exists(), "what was remembered is removed");
}

#[test]
fn the_policy_of_the_site_lies_under_what_an_encounter_states() {
    let home = tempfile::tempdir().expect("home");
    let mut encounter = disk(home.path(), Choices::default()).fresh().encounter;
    assert!(encounter.policy.set(Switch::MaligDiameter, "pre"));
    let path = disk(home.path(), Choices::default()).save(&encounter).expect("saved");
    let before = fs::read_to_string(&path).expect("file");
    let mut choices = Choices::default();
    assert!(choices.policy.set(Switch::MaligDiameter, "post_curettage"));
    assert!(choices.policy.set(Switch::Send51, "on"));
    let mut host = disk(home.path(), choices);
    assert_eq!(host.fresh().encounter.policy.get(Switch::MaligDiameter), "post_curettage");
    let opened = host.open(&Place::File(path.clone())).expect("opened");
    assert_eq!(opened.encounter.policy.get(Switch::MaligDiameter), "pre");
    assert_eq!(opened.encounter.policy.get(Switch::Send51), "on");
    assert_eq!(opened.saved.as_ref(), Some(&opened.encounter), "looking at it is no change");
    assert_eq!(fs::read_to_string(&path).expect("file"), before);
    assert!(opened.says.is_some_and(|says| says.contains("send_51 = on") && !says.contains("malig")));
    assert_eq!(host.list().expect("list").len(), 1);
    let listed = host.read(&[&path]).swap_remove(0).expect("encounter");
    assert_eq!(listed.policy, opened.encounter.policy);
    host.save(&opened.encounter).expect("saved");
    let after = fs::read_to_string(&path).expect("file");
    assert!(after.contains("malig_diameter = \"pre\"") && after.contains("send_51 = \"on\""), "{after}");
}

#[test]
fn own_mistakes_are_looked_for_only_where_the_user_agreed() {
    let home = tempfile::tempdir().expect("home");
    let text = "schema = 1\nid = \"01J8Z5A3QK7V2T9XH4M6N0PBCD\"\ndate_of_service = 2026-03-10\n\
        [[billed]]\ncode = \"17003\"\nunits = 4\ndiagnoses = [\"L57.0\"]\n\
        [[lesion]]\nid = \"A\"\ndiagnosis = \"actinic keratosis\"\nsite = \"scalp\"\ncount = 4\n\
        [[lesion.procedure]]\nkind = \"destruction\"\nmethods = [\"cryosurgery\"]\n";
    for agreed in [false, true] {
        let practice = crate::config::settings::Practice { own_mistakes: agreed };
        let mut host = disk(home.path(), Choices { practice, ..Choices::default() });
        let folder = host.store.folders().encounters();
        fs::create_dir_all(&folder).expect("folder");
        fs::write(folder.join("01J8Z5A3QK7V2T9XH4M6N0PBCD.toml"), text).expect("file");
        let own = host.practice().expect("shelf").own;
        assert_eq!(own.values().any(|date| *date == Date::new(2026, 3, 10)), agreed, "{own:?}");
    }
}
