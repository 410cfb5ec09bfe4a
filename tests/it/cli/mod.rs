//! The program from outside: arguments in, standard output, standard error, exit status and files out.

mod batch;
mod billed;
mod broken_pipe;
mod check_and_why;
mod clock_set_back;
mod code;
mod doctor;
mod errors;
mod history;
mod saved;
mod settings;
mod usage;
mod vault;
mod versions;

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A folder of its own with an empty home.
pub struct Bench {
    dir: TempDir,
}

/// What one run of the program gave.
#[derive(Debug)]
pub struct Ran {
    pub out: String,
    pub err: String,
    pub status: i32,
}

impl Bench {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().expect("folder") }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file and gives its name, relative to the folder in which the program runs.
    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        std::fs::write(self.path(name), text).expect("file");
        name.to_owned()
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_curette"));
        command.current_dir(self.dir.path()).env_clear().env("CURETTE_HOME", self.path("home"));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run<S: AsRef<OsStr>>(&self, args: &[S]) -> Ran {
        self.run_with(args, "")
    }

    /// Runs with this text on standard input.
    pub fn run_with<S: AsRef<OsStr>>(&self, args: &[S], input: impl AsRef<[u8]>) -> Ran {
        let mut child = self.command().args(args).stdin(Stdio::piped()).spawn().expect("started");
        let (mut stdin, input) = (child.stdin.take().expect("stdin"), input.as_ref().to_vec());
        let writer = std::thread::spawn(move || {
            // A program that does not read its input closes it: that is its right.
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().expect("ended");
        writer.join().expect("written");
        Ran {
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
            status: output.status.code().expect("status"),
        }
    }
}

impl Ran {
    /// The exit status, with everything that was said shown where it differs.
    #[track_caller]
    pub fn ends(&self, status: i32) -> &Self {
        assert_eq!(self.status, status, "{self:#?}");
        self
    }

    /// Text on standard error.
    #[track_caller]
    pub fn says(&self, part: &str) -> &Self {
        assert!(self.err.contains(part), "'{part}' is not on standard error of {self:#?}");
        self
    }

    /// Text on standard output.
    #[track_caller]
    pub fn prints(&self, part: &str) -> &Self {
        assert!(self.out.contains(part), "'{part}' is not on standard output of {self:#?}");
        self
    }

    #[track_caller]
    pub fn prints_nothing(&self) -> &Self {
        assert_eq!(self.out, "", "{self:#?}");
        self
    }

    #[track_caller]
    pub fn is_quiet(&self) -> &Self {
        assert_eq!(self.err, "", "{self:#?}");
        self
    }

    /// The objects on standard output, one after the other.
    #[track_caller]
    pub fn objects(&self) -> Vec<Value> {
        serde_json::Deserializer::from_str(&self.out).into_iter().map(|value| value.expect("JSON")).collect()
    }
}

/// One actinic keratosis of the face, frozen, with what a note needs.
pub const KERATOSIS: &str = r#"schema = 1
id = "01K5D3QK8T0V6M2H9XW4Z7R1AB"
date_of_service = 2026-09-14
place_of_service = "11"
payer = "medicare"

[patient]
id = "00123"

[clinician]
name = "Doe"
signed = 2026-09-14T16:20:00-05:00

[record]
consent = "verbal"
response = "tolerated well"
complications = "none"
aftercare = "sheet"

[[lesion]]
id = "A"
diagnosis = "actinic keratosis"
site = "cheek"
side = "left"
count = 1
size = "6 mm"
description = "scaly papule"
anesthesia = "none"
indication = "premalignant"

[[lesion.procedure]]
kind = "destruction"
methods = ["cryosurgery"]
cycles = 2
"#;

/// A basal cell carcinoma of the back without a size, destroyed: its code is open.
pub const NO_SIZE: &str = r#"schema = 1
date_of_service = 2026-09-14
place_of_service = "11"
payer = "medicare"

[[lesion]]
id = "A"
diagnosis = "basal cell carcinoma"
pathology = "final"
site = "back"
count = 1

[[lesion.procedure]]
kind = "destruction"
methods = ["curettage"]
"#;

/// The keratosis on one line of JSON, with this id and number of lesions.
pub fn json_line(id: usize, count: usize) -> String {
    format!(
        r#"{{"schema":1,"id":"{id}","date_of_service":"2026-09-14","place_of_service":"11","payer":"medicare","lesion":[{{"id":"A","diagnosis":"actinic keratosis","site":"cheek","side":"left","count":{count},"procedure":[{{"kind":"destruction","methods":["cryosurgery"]}}]}}]}}"#
    )
}

/// The codes of the lines of an assessment.
pub fn codes(assessment: &Value) -> Vec<&str> {
    assessment["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .map(|line| line["code"].as_str().expect("code"))
        .collect()
}

/// Every file below a folder.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files = Vec::new();
    for entry in entries.map(|entry| entry.expect("entry").path()) {
        if entry.is_dir() {
            files.extend(files_below(&entry));
        } else {
            files.push(entry);
        }
    }
    files.sort();
    files
}
