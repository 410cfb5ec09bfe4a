//! Boundaries and habits, checked on the source text.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, ending, out);
        } else if path.extension().is_some_and(|own| own == ending) {
            out.push(path);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let mut paths = Vec::new();
    files(&root().join("src"), "rs", &mut paths);
    paths
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(root().join("src")).expect("in src").to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("source"))
        })
        .collect()
}

/// The level of a module of ours; imports go down only.
fn level(module: &str) -> Option<u8> {
    Some(match module {
        "cli" | "tui" => 5,
        "choices" | "report" | "store" | "lookup" | "tables" => 4,
        "practice" => 3,
        "format" | "entry" => 2,
        "engine" => 1,
        "config" | "bundle" => 0,
        _ => return None,
    })
}

/// Imports that go sideways or up, each with its reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("cli", "tui", "the commands start the terminal interface, and `frame` draws it"),
    ("bundle", "engine", "the built-in books are read by the engine's loader"),
    ("store", "config", "the store lies in the configured folders"),
];

#[test]
fn imports_go_down_only() {
    let mut faults = Vec::new();
    for (name, text) in sources() {
        let module = name.split(['/', '.']).next().unwrap_or_default().to_owned();
        let Some(own) = level(&module) else { continue };
        for line in text.lines() {
            let Some(at) = line.find("crate::") else { continue };
            let used =
                line[at + 7..].split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            let Some(other) = level(used) else { continue };
            let allowed = used == module
                || other < own
                || EXCEPTIONS.iter().any(|(from, to, _)| *from == module && *to == used);
            if !allowed {
                faults.push(format!("{name}: {}", line.trim()));
            }
        }
    }
    assert!(faults.is_empty(), "imports that go up or sideways:\n{}", faults.join("\n"));
}

#[test]
fn the_engine_knows_no_outside() {
    let mut faults = Vec::new();
    for (name, text) in sources().iter().filter(|(name, _)| name.starts_with("engine/")) {
        for word in [
            "std::fs",
            "std::env",
            "std::time",
            "std::thread",
            "std::net",
            "std::io",
            "f32",
            "f64",
            "Instant",
            "println!",
        ] {
            let used = text.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(word));
            if used {
                faults.push(format!("{name} uses {word}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_the_bundle_includes_files() {
    for (name, text) in sources() {
        assert!(name == "bundle.rs" || !text.contains("include_str!("), "{name} includes a file");
    }
}

#[test]
fn every_source_file_says_what_it_is() {
    for (name, text) in sources() {
        assert!(text.starts_with("//!"), "{name} does not begin with a //! line");
    }
}

#[test]
fn no_official_descriptor_and_no_path_of_a_machine() {
    // Words by which official descriptors are known and that our own words avoid.
    let known = [
        "by any method, including",
        "eg, laser surgery",
        "(eg, ",
        "proliferative lesions (eg",
        "including simple closure",
    ];
    let mut paths = Vec::new();
    for folder in ["src", "assets", "themes", "tests"] {
        for ending in ["rs", "toml", "md"] {
            files(&root().join(folder), ending, &mut paths);
        }
    }
    for path in paths.iter().filter(|path| !path.ends_with("tidy.rs")) {
        let text = fs::read_to_string(path).expect("file");
        for word in known {
            assert!(!text.contains(word), "{} contains '{word}'", path.display());
        }
        let machine = ["/wo", "rk/"].concat();
        assert!(!text.contains(&machine), "{} names a path of one machine", path.display());
    }
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    let contributing = fs::read_to_string(root().join("CONTRIBUTING.md")).expect("CONTRIBUTING.md");
    let manifest: toml::Table = toml::from_str(&manifest).expect("manifest");
    for table in ["dependencies", "dev-dependencies"] {
        for name in manifest[table].as_table().expect("table").keys() {
            assert!(
                contributing.contains(&format!("`{name}`")),
                "CONTRIBUTING.md gives no reason for `{name}`"
            );
        }
    }
}
