//! `curette practice` from outside.

use crate::cli::Bench;

const TAGS: &str = "[scenario]\ntitle = \"Three tags\"\nlevel = 1\nrules = [\"R-COUNT-09\"]\nanswer = \"code\"\n\
    note = \"Three skin tags of the neck snipped off.\"\n[expect]\nlines = [\"11200 L91.8 [A]\"]\nfinal = true\n\
    [[lesion]]\ndiagnosis = \"skin tag\"\nsite = \"neck\"\ncount = 3\nsymptoms = [\"bleeding\"]\n\
    [[lesion.procedure]]\nkind = \"tag-removal\"\nmethods = [\"scissors\"]\n";

#[test]
fn scenarios_are_listed_with_those_of_the_user() {
    let bench = Bench::new();
    let built_in = bench.run(&["practice", "list"]);
    built_in.ends(0).is_quiet().prints("premalignant\n").prints("curette practice run ID");
    assert_eq!(bench.run(&["practice"]).out, built_in.out);
    std::fs::create_dir_all(bench.path("home/data/scenarios/at-our-office")).expect("folder");
    bench.file("home/data/scenarios/at-our-office/our-tags.toml", TAGS);
    bench.file("home/data/scenarios/broken.toml", "[scenario]\n");
    bench
        .run(&["practice", "list", "--family", "at-our-office"])
        .ends(0)
        .prints("1  our-tags  Three skin tags of the neck snipped off.")
        .prints("1 scenario.")
        .says("broken.toml:1: 'title' is missing in [scenario]");
    bench.run(&["practice", "list", "--rule", "r-count-09", "--level", "1"]).prints("our-tags");
}

#[test]
fn a_scenario_file_is_checked_as_it_is_and_in_a_course() {
    let bench = Bench::new();
    let good = bench.file("good.toml", TAGS);
    bench.run(&["practice", "check", &good]).ends(0).is_quiet().prints("1 scenario is as it should be");
    let other = bench.file("other.toml", TAGS.replace("11200 L91.8", "11201 L91.8"));
    bench
        .run(&["practice", "check", &good, &other])
        .ends(1)
        .prints("other.toml:8: the engine differs")
        .prints("1 scenario is as it should be");
    let bad = bench.file("bad.toml", TAGS.replace("level = 1", "level = 0"));
    bench
        .run(&["practice", "check", &bad, &good])
        .ends(2)
        .says("bad.toml:3: '0' is no level")
        .prints("1 scenario");
    bench.run(&["practice", "check", "none.toml"]).ends(2).says("there is no such file");
    let course = bench.file(
        "course.toml",
        format!(
            "course = \"x\"\n[[item]]\nfile = \"tags/a.toml\"\ntext = '''\n{}'''\n",
            TAGS.replace("1 scenario", "").replace("level = 1", "level = 0")
        ),
    );
    bench.run(&["practice", "check", &course]).ends(2).says("course.toml:7: tags/a.toml: '0' is no level");
}

const WRONG: &str = "17000 dx L57.0\n17003 x7 dx L57.0\ndone\nsure\n";

#[test]
fn what_does_not_exist_is_no_empty_list() {
    let bench = Bench::new();
    let list = |args: &[&str]| bench.run(&[&["practice", "list"], args].concat());
    list(&["--rule", "R-COUNT-1"]).ends(2).prints_nothing().says("there is no rule 'R-COUNT-1'");
    list(&["--family", "premalignat"]).ends(2).says("there is no family").says("'premalignant'?");
    list(&["--level", "9"]).ends(2).says("'9' is no level; write 1, 2 or 3");
    list(&["--rule", "R-RVU-01"]).ends(0).prints("0 scenarios");
    bench.run(&["practice", "run", "nope"]).ends(2).says("'nope'; 'curette practice list'");
}

#[test]
fn faults_of_a_scenario_are_told_together_and_in_their_lines() {
    let bench = Bench::new();
    let both = TAGS.replace("11200 L91.8", "11201 L91.8").replace("final = true", "final = true\nfinel = 1");
    let file = bench.file("both.toml", both);
    bench
        .run(&["practice", "check", &file])
        .ends(2)
        .says("both.toml:10: 'finel' is no key of [expect]")
        .prints("both.toml:8: the engine differs: lines are");
    let note = bench.file("note.toml", TAGS.replace("snipped off", "snipped off, 11200"));
    bench.run(&["practice", "check", &note]).ends(1).prints("note.toml:6: the note tells 11200");
    let part = format!("[[item]]\nfile = \"tags/a.toml\"\ntext = '''\n{TAGS}'''\n");
    let twice = bench.file("twice.toml", format!("course = \"x\"\n{part}{part}"));
    bench.run(&["practice", "check", &twice]).ends(2).says("'tags/a.toml' is in the course twice");
    let none = bench.file("none.toml", "course = \"x\"\n");
    bench.run(&["practice", "check", &none]).ends(2).says("none.toml:1: a course has at least one [[item]]");
}

#[test]
fn results_that_cannot_be_are_told_and_left_out() {
    let bench = Bench::new();
    let seven = bench.file("seven.toml", SEVEN);
    bench.run_with(&["practice", "run", &seven, "--answer", "-", "--sure"], "17000\n").ends(0);
    let good = results(&bench);
    let line = good.trim_end();
    let per_mille = &line[line.find("\"per_mille\":").expect("points")..];
    let per_mille = &per_mille[..per_mille.find(',').expect("more")];
    let when = &line[line.find("\"when\":\"").expect("a time") + 8..][..10];
    let bad = [
        line.replace(per_mille, "\"per_mille\":5000"),
        line.replace("\"rules\":[", "\"rules\":[9,"),
        line.replace(when, "2030-13-41"),
        line.replace("\"code\":[1,2]", "\"code\":[9,1]"),
    ];
    let text = format!("{good}{}\n", bad.join("\n"));
    bench.file("home/data/practice/results.ndjson", text);
    let stats = bench.run(&["practice", "stats"]);
    stats.ends(0).says("line 2 has points or a time").says("line 4 has points or a time").says("line 5 has");
    stats.says("line 3 is no result");
}

#[test]
fn an_answer_may_come_from_standard_input() {
    let bench = Bench::new();
    let seven = bench.file("seven.toml", SEVEN);
    let args = ["practice", "run", &seven, "--answer", "-", "--sure", "--forget"];
    bench.run_with(&args, "17000 L57.0; 17003 x6 L57.0\n").ends(0).prints("17003, 6 units, for L57.0");
    let next = ["practice", "next", "--answer", "-", "--unsure", "--forget"];
    bench.run_with(&next, "nothing\n").ends(0).prints("You wrote");
}

fn results(bench: &Bench) -> String {
    std::fs::read_to_string(bench.path("home/data/practice/results.ndjson")).unwrap_or_default()
}

/// Seven keratoses of a face, in the words of a note.
const SEVEN: &str = "[scenario]\ntitle = \"Seven\"\nlevel = 1\nrules = [\"R-COUNT-01\"]\nanswer = \"code\"\n\
    note = \"Seven actinic keratoses of the forehead frozen.\"\n[expect]\nlines = [\"17000 [A]\", \"17003x6 [A]\"]\nfinal = true\n\
    [[lesion]]\ndiagnosis = \"actinic keratosis\"\nsite = \"forehead\"\ncount = 7\n\
    [[lesion.procedure]]\nkind = \"destruction\"\nmethods = [\"cryosurgery\"]\n";

#[test]
fn a_note_is_answered_in_lines_graded_and_kept() {
    let bench = Bench::new();
    let seven = bench.file("seven.toml", SEVEN);
    let ran = bench.run_with(&["practice", "run", &seven], WRONG);
    ran.ends(0)
        .prints("Seven actinic keratoses of the forehead frozen.")
        .prints("17003, 7 units, for L57.0")
        .prints("Are you sure?")
        .prints("Not right, and you were sure")
        .prints("code 2/2, units 1/2")
        .prints("first lesion counted twice (units)")
        .prints("R-COUNT-01")
        .prints("17003x6 L57.0 [A]")
        .prints("In contrast");
    let first = ran.out.find("Are you sure?").expect("asked");
    assert!(first < ran.out.find("What went wrong").expect("told"), "sure is asked before the feedback");
    let kept = results(&bench);
    assert_eq!(kept.lines().count(), 1);
    for part in [
        "\"item\":\"seven\"",
        "\"units\":[1,2]",
        "\"errors\":[\"first-lesion-counted-twice\"]",
        "\"sure\":true",
    ] {
        assert!(kept.contains(part), "{part} is not in {kept}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = std::fs::metadata(bench.path("home/data/practice/results.ndjson")).expect("file");
        assert_eq!(file.permissions().mode() & 0o777, 0o600);
    }
    let right = bench.file("right.txt", "17000 dx L57.0; 17003 x6 dx L57.0\n");
    bench
        .run(&["practice", "run", &seven, "--answer", &right, "--unsure", "--forget"])
        .ends(0)
        .prints("Right, and you were not sure")
        .prints("100 of 100 points");
    assert_eq!(results(&bench), kept, "what is to be forgotten is not kept");
}

#[test]
fn bad_answers_are_said_and_may_be_written_again() {
    let bench = Bench::new();
    let seven = bench.file("seven.toml", SEVEN);
    bench
        .run_with(&["practice", "run", &seven], "17000 banana\n17000 dx L57.0\n17003 x6 dx L57.0\n")
        .ends(0)
        .says("not taken: 'banana'")
        .prints("Right. 100 of 100 points");
    bench.run_with(&["practice", "run", &seven], "done\n").ends(2).says("nothing was answered");
    bench.run(&["practice", "run", "seven-keratozes"]).ends(2).says("there is no scenario 'seven-keratozes'");
    let bad = bench.file("bad.txt", "17000\n17003 6\n");
    bench.run(&["practice", "run", &seven, "--answer", &bad]).ends(2).says("bad.txt:2: '6' can be units");
}

#[test]
fn sure_and_wrong_comes_back_first_in_another_note_of_the_same_rule() {
    let bench = Bench::new();
    let id = "seven-keratoses-three-places";
    bench.run_with(&["practice", "run", id], WRONG).ends(0).prints("first lesion counted twice");
    let next = bench.run(&["practice", "next", "--show", "--seed", "1"]);
    next.ends(0).prints("a rule that you were sure about and had wrong");
    let other = next.out.split_whitespace().next().expect("an id").to_owned();
    assert_ne!(other, id);
    bench.run(&["practice", "list", "--rule", "R-COUNT-01"]).prints(&other);
    bench
        .run_with(&["practice", "run", "several-on-the-scalp"], "query how many on the scalp\ndone\nsure\n")
        .ends(0)
        .prints("Right. 100 of 100 points");
}

#[test]
fn progress_is_printed_in_three_shapes_and_as_a_record_and_for_a_class() {
    let bench = Bench::new();
    bench.run(&["practice", "stats"]).ends(0).prints("nothing was answered yet");
    let seven = bench.file("seven.toml", SEVEN);
    bench.run_with(&["practice", "run", &seven], WRONG).ends(0);
    bench
        .run(&["practice", "stats"])
        .ends(0)
        .prints("1 answer, ")
        .prints("units")
        .prints("R-COUNT-01")
        .prints("sure:   0 right, 1 wrong")
        .prints("1  first lesion counted twice");
    let json = bench.run(&["practice", "stats", "--format", "json"]).objects();
    assert_eq!(json[0]["calibration"]["sure_wrong"], 1);
    assert_eq!(json[0]["rules"][0]["rule"], "R-COUNT-01");
    bench
        .run(&["practice", "stats", "--format", "csv"])
        .prints("component,units,1,0,500,")
        .prints("rule,R-COUNT-01,1,0,");
    bench
        .run(&["practice", "record", "--name", "A. Trainee"])
        .ends(0)
        .prints("Name: A. Trainee")
        .prints("Mastered rules: 0")
        .prints("units: 50 of 100 points in 1 answer")
        .prints("it is no certificate");
    let kept = results(&bench);
    let (ada, bob) =
        (bench.file("ada.ndjson", &kept), bench.file("bob.ndjson", format!("{kept}{kept}{{\"v\":1")));
    bench
        .run(&["practice", "class", &ada, &bob])
        .ends(0)
        .says("bob.ndjson: line 3 was cut short")
        .prints("ada")
        .prints("bob")
        .prints("R-COUNT-01");
    bench.run(&["practice", "class", &ada, &bob, "--csv"]).prints("bob,R-COUNT-01,2,");
    bench
        .run(&["practice", "class", "none.ndjson", &ada])
        .ends(2)
        .says("there is no such file")
        .prints("ada");
}

#[test]
fn a_course_is_bundled_checked_and_run_and_an_answer_disputed() {
    let bench = Bench::new();
    std::fs::create_dir(bench.path("tags")).expect("folder");
    let (tags, seven) = (bench.file("tags/three-tags.toml", TAGS), bench.file("seven.toml", SEVEN));
    bench
        .run(&["practice", "bundle", "week.toml", &tags, &seven, "--title", "First week"])
        .ends(0)
        .prints("week.toml: a course of 2 scenarios");
    bench.run(&["practice", "bundle", "week.toml", &tags]).ends(2).says("is there already");
    bench.run(&["practice", "bundle", "twice.toml", &tags, &tags]).ends(2).says("'three-tags' already");
    bench.run(&["practice", "check", "week.toml"]).ends(0).prints("2 scenarios are as they should be");
    bench
        .run_with(
            &["practice", "run", "week.toml", "seven"],
            "17000 dx L57.0; 17003 x6 dx L57.0\ndone\nunsure\n",
        )
        .ends(0)
        .prints("Right");
    let id = "seven-keratoses-three-places";
    bench.run(&["practice", "dispute", id, "--reason", " "]).ends(2).says("needs its reasoning");
    bench
        .run(&["practice", "dispute", id, "--reason", "Our payer wants \u{1b}[31m17003 in two lines."])
        .ends(0);
    let shown = bench.run(&["practice", "disputes"]);
    shown.ends(0).prints(id).prints("against it: Our payer wants").prints("R-COUNT-01: ");
    assert!(!shown.out.contains('\u{1b}'), "{shown:?}");
}

#[test]
fn a_variant_is_disputed_by_its_rule_and_seed() {
    let bench = Bench::new();
    let dispute =
        |name: &str| bench.run(&["practice", "dispute", name, "--reason", "One of seven was left alone."]);
    dispute("R-COUNT-01").ends(2).says("name the variant with its seed, such as R-COUNT-01@7");
    dispute("R-COUNT-01@x").ends(2).says("there is no scenario 'R-COUNT-01@x'");
    dispute("r-count-01@7").ends(0).prints("kept with the sources of R-COUNT-01@7");
    let file = std::fs::read_to_string(bench.path("home/data/practice/disputes.ndjson")).expect("disputes");
    let kept: curette::practice::Disputed = serde_json::from_str(&file).expect("dispute");
    assert_eq!((kept.item.as_str(), kept.reason.as_str()), ("R-COUNT-01@7", "One of seven was left alone."));
    assert!(kept.rules.iter().any(|(rule, sources)| rule == "R-COUNT-01" && !sources.is_empty()), "{kept:?}");
    assert!(kept.answer.iter().any(|line| line.starts_with("1700")), "the answer that is disputed: {kept:?}");
    let shown = bench.run(&["practice", "disputes"]);
    shown.ends(0).prints("R-COUNT-01@7, ").prints("against it: One of seven").prints("R-COUNT-01: ");
}

#[test]
fn results_survive_a_kill_and_a_torn_line() {
    use std::io::{BufRead, BufReader, Write};

    let bench = Bench::new();
    let seven = bench.file("seven.toml", SEVEN);
    let started = |input: &str, until: &str| {
        let mut child = bench
            .command()
            .args(["practice", "run", &seven])
            .stdin(std::process::Stdio::piped())
            .spawn()
            .expect("started");
        let mut stdin = child.stdin.take().expect("stdin");
        stdin.write_all(input.as_bytes()).expect("written");
        let out = BufReader::new(child.stdout.take().expect("stdout"));
        // Its input stays open: it is killed, and does not end by itself before what is waited for was printed.
        let seen = out.lines().map_while(Result::ok).any(|line| line.contains(until));
        child.kill().expect("killed");
        child.wait().expect("ended");
        assert!(seen, "'{until}' was not printed");
    };
    started("17000 dx L57.0\n", "17000, for L57.0");
    assert_eq!(results(&bench), "", "what was not answered is not kept");
    started(WRONG, "Not right");
    let kept = results(&bench);
    assert_eq!(kept.lines().count(), 1, "{kept}");
    std::fs::write(bench.path("home/data/practice/results.ndjson"), format!("{kept}{}", &kept[..50]))
        .expect("torn");
    bench.run(&["practice", "stats"]).ends(0).says("line 2 was cut short").prints("1 answer, ");
    started(WRONG, "Not right");
    bench.run(&["practice", "stats"]).ends(0).says("line 2 is no result").prints("2 answers, ");
}
