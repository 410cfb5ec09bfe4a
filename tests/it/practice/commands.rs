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
        .prints("1  our-tags  Three tags")
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
        .prints("other.toml:7: the engine differs")
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
