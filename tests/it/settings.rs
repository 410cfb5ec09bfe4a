//! `config.toml`: its example says every key, its faults stop nothing, and what it says is what a new encounter begins
//! with.

use std::fs;
use std::path::Path;

use curette::choices::{Choices, known};
use curette::config::Folders;
use curette::config::settings::Settings;
use curette::engine::encounter::{Clinician, Encounter, Payer};
use curette::engine::policy::Switch;
use curette::entry::Abbreviations;
use tempfile::TempDir;

fn example() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/config.example.toml");
    fs::read_to_string(path).unwrap()
}

/// The example with the '#' taken away from the lines of keys: a key stands behind a bare '#', an explanation behind
/// '# '.
fn with_all_keys() -> String {
    let line = |line: &str| match line.strip_prefix('#') {
        Some(key) if key.starts_with(|first: char| first.is_ascii_lowercase()) => key.to_owned(),
        Some(_) | None => line.to_owned(),
    };
    example().lines().map(|text| line(text) + "\n").collect()
}

/// A folder of settings with this `config.toml`.
fn home(config: impl AsRef<[u8]>) -> (TempDir, Folders) {
    let dir = tempfile::tempdir().unwrap();
    let folders = Folders::under(dir.path());
    fs::create_dir_all(&folders.config).unwrap();
    fs::write(folders.config.join("config.toml"), config).unwrap();
    (dir, folders)
}

fn said(folders: &Folders) -> Vec<String> {
    let folder = format!("{}/", folders.config.display());
    Choices::read(folders).faults.iter().map(|fault| fault.to_string().replace(&folder, "")).collect()
}

#[test]
fn the_example_as_it_is_chooses_nothing() {
    assert_eq!(Settings::read(&example(), &known()), (Settings::default(), Vec::new()));
}

#[test]
fn every_key_stands_in_the_example_and_every_key_of_it_can_be_used() {
    let text = with_all_keys();
    let (settings, mistakes) = Settings::read(&text, &known());
    assert_eq!(mistakes, [], "{text}");
    // The keys that the example states, with their tables.
    let mut keys: Vec<String> = Vec::new();
    let mut table = String::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix('[') {
            table = format!("{}.", name.trim_end_matches(']'));
        } else if let Some((key, _)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) {
            keys.push(format!("{table}{key}"));
        }
    }
    let wanted = Settings::KEYS.iter().map(|key| (*key).to_owned());
    let mut wanted: Vec<String> =
        wanted.chain(Switch::ALL.iter().map(|switch| format!("policy.{switch}"))).collect();
    keys.sort();
    wanted.sort();
    assert_eq!(keys, wanted);
    // A line that is uncommented does something: no switch is shown with its default.
    for switch in Switch::ALL {
        assert_ne!(settings.policy[switch.word()].value, switch.values()[0], "{switch}");
    }
    for word in known().themes.iter().chain(&known().keymaps).chain(&known().payers) {
        assert!(text.contains(word), "'{word}' is not named");
    }
    for switch in Switch::ALL {
        for value in switch.values().iter().filter(|value| **value != "n") {
            assert!(text.contains(value), "'{value}' of {switch} is not named");
        }
    }
}

#[test]
fn no_key_is_taken_in_silence() {
    // Each key under a name that is nearly its own is told with the right one.
    for key in Settings::KEYS.iter().copied().chain(["policy.malig_diameter"]) {
        let (table, name) = key.rsplit_once('.').unwrap_or(("", key));
        let header = if table.is_empty() { String::new() } else { format!("[{table}]\n") };
        let text = format!("{header}{name}x = \"1\"\n");
        let (settings, mistakes) = Settings::read(&text, &known());
        assert_eq!(settings, Settings::default(), "{text}");
        assert_eq!(mistakes.len(), 1, "{text}");
        assert!(mistakes[0].message.contains(&format!("'{name}x' is no setting")), "{mistakes:?}");
        assert!(mistakes[0].message.contains(&format!("did you mean '{name}'?")), "{mistakes:?}");
    }
}

#[test]
fn files_that_cannot_be_used_are_told_and_stop_nothing() {
    let (_dir, folders) = home("");
    assert_eq!(said(&folders), [""; 0], "an empty file chooses nothing");
    let (_dir, folders) = home(b"theme = \"dark\"\n# \xe4\n");
    assert_eq!(said(&folders), ["config.toml: line 2: is not UTF-8 text; save it as UTF-8"]);
    let (_dir, folders) = home("");
    fs::remove_file(folders.config.join("config.toml")).unwrap();
    assert_eq!(said(&folders), [""; 0], "no file chooses nothing");
    fs::create_dir(folders.config.join("config.toml")).unwrap();
    assert_eq!(said(&folders), ["config.toml: is a folder; put a file in its place"]);
    let (_dir, folders) = home(vec![b'#'; 2 * 1024 * 1024]);
    assert_eq!(said(&folders), ["config.toml: is larger than 1 MB; settings are short"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_nobody_may_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let (_dir, folders) = home("theme = \"dark\"\n");
    let path = folders.config.join("config.toml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    assert_eq!(said(&folders), ["config.toml: cannot be read: permission denied; make it readable for you"]);
}

#[test]
fn a_byte_order_mark_and_other_line_ends_change_nothing() {
    let (_dir, folders) = home("\u{feff}theme = \"dark\"\r\n[policy]\r\nsend_51 = \"on\"\r\n");
    let choices = Choices::read(&folders);
    assert_eq!(choices.faults, []);
    assert_eq!(choices.theme.as_deref(), Some("dark"));
    assert_eq!(choices.policy_lines[&Switch::Send51], 3);
}

#[test]
fn the_abbreviations_lie_where_the_settings_say() {
    let words = "[short]\nzzq = \"left forearm\"\n";
    let wanted = Abbreviations::parse(words).unwrap();
    let (dir, folders) = home("");
    fs::write(folders.config.join("abbreviations.toml"), words).unwrap();
    assert_eq!(Choices::read(&folders).words, wanted, "the usual place");
    let config = folders.config.join("config.toml");
    fs::write(dir.path().join("mine.toml"), words).unwrap();
    for path in ["../mine.toml".to_owned(), dir.path().join("mine.toml").display().to_string()] {
        fs::write(folders.config.join("abbreviations.toml"), "").unwrap();
        fs::write(&config, format!("abbreviations = {path:?}\n")).unwrap();
        let choices = Choices::read(&folders);
        assert_eq!((choices.words, choices.faults), (wanted.clone(), Vec::new()), "{path}");
    }
    fs::write(&config, "\nabbreviations = \"nowhere.toml\"\n").unwrap();
    let told = said(&folders);
    assert!(told[0].starts_with("config.toml: line 2: there is no file '"), "{told:?}");
    fs::write(&config, "abbreviations = \"~doe/words.toml\"\n").unwrap();
    assert!(said(&folders)[0].starts_with("config.toml: line 1: '~doe/words.toml' lies in the home folder"));
    fs::write(&config, "abbreviations = \".\"\n").unwrap();
    assert!(said(&folders)[0].ends_with("is a folder; put a file in its place"));
    fs::write(&config, "abbreviations = \"words.toml\"\n").unwrap();
    fs::write(folders.config.join("words.toml"), format!("{words}[side]\nwest = [\"w\"]\n")).unwrap();
    assert!(said(&folders)[0].starts_with("words.toml: line 4: 'side.west' is not known"));
    assert_eq!(Choices::read(&folders).words, wanted, "the other words are in force");
}

#[test]
fn defaults_stand_above_what_was_used_last_and_one_clinician_is_never_mixed_with_another() {
    let last = Encounter {
        payer: Some(Payer::Aetna),
        place_of_service: Some("11".into()),
        clinician: Clinician { name: Some("Roe".into()), npi: Some("1".into()), ..Clinician::default() },
        ..Encounter::default()
    };
    let begun = |config: &str| {
        let (_dir, folders) = home(config);
        let choices = Choices::read(&folders);
        assert_eq!(choices.faults, []);
        let mut encounter = last.clone();
        choices.begin(&mut encounter);
        encounter
    };
    assert_eq!(begun(""), last);
    let all = begun(
        "[defaults]\npayer = \"medicare\"\nplace_of_service = \"22\"\nedition = \"2026\"\nclinician.name = \"Doe\"\n",
    );
    assert_eq!((all.payer, all.place_of_service.as_deref()), (Some(Payer::Medicare), Some("22")));
    assert_eq!(all.edition.as_deref(), Some("2026"));
    assert_eq!(all.clinician, Clinician { name: Some("Doe".into()), ..Clinician::default() });
    let none = begun("[defaults]\npayer = \"none\"\nplace_of_service = \"none\"\n");
    assert_eq!((none.payer, none.place_of_service), (None, None));
    assert_eq!(none.clinician, last.clinician);
}

#[test]
fn an_encounter_that_states_the_default_keeps_it_and_a_signed_one_is_not_touched() {
    let (_dir, folders) = home("[policy]\nmalig_diameter = \"post_curettage\"\nsend_51 = \"on\"\n");
    let choices = Choices::read(&folders);
    let mut stated = Encounter::default();
    assert!(stated.policy.set(Switch::MaligDiameter, "pre"));
    let signed = Encounter {
        clinician: Clinician { signed: Some("2026-09-14T16:20:00-05:00".into()), ..Clinician::default() },
        ..stated.clone()
    };
    assert_eq!(choices.lay_policy_under(&mut stated), [Switch::Send51]);
    assert_eq!(stated.policy.get(Switch::MaligDiameter), "pre");
    assert_eq!(stated.policy.get(Switch::Send51), "on");
    assert_eq!(choices.lay_policy_under(&mut stated), [], "once is enough");
    let mut again = signed.clone();
    assert_eq!(choices.lay_policy_under(&mut again), []);
    assert_eq!(again, signed);
}
