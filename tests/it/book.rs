//! The built-in books load without a fault; every kind of fault of a book is told, with file and line.

use curette::bundle;
use curette::engine::book::{BookFile, CodeBook, Fault};

use crate::tiny_book;

#[test]
fn built_in_books_have_no_fault() {
    let faults = match bundle::books() {
        Ok(books) => {
            assert!(!books.is_empty());
            return;
        }
        Err(faults) => faults,
    };
    let text: Vec<String> = faults.iter().map(ToString::to_string).collect();
    panic!("{}", text.join("\n"));
}

/// The tiny book with changes: in a file, this text (which stands there once) becomes that.
fn faults_of(changes: &[(&str, &str, &str)]) -> Vec<Fault> {
    let mut files = tiny_book::files();
    for (file, from, to) in changes {
        let text = &mut files.iter_mut().find(|(name, _)| name == file).expect("a file of the book").1;
        assert_eq!(text.matches(from).count(), 1, "'{from}' in {file}");
        *text = text.replace(from, to);
    }
    faults_in(&files)
}

fn faults_in(files: &[(String, String)]) -> Vec<Fault> {
    let files: Vec<BookFile<'_>> =
        files.iter().map(|(name, text)| BookFile { name: name.as_str(), text: text.as_str() }).collect();
    CodeBook::load(&files).err().unwrap_or_default()
}

/// The line on which the row begins that holds this text: that of the nearest `[[…]]` above it.
fn row_of(file: &str, text: &str) -> usize {
    let files = tiny_book::files();
    let whole = &files.iter().find(|(name, _)| name == file).expect("a file of the book").1;
    let end = whole.find(text).expect("the text");
    let above = &whole[..end + text.len().min(2)];
    let header = above.rfind("[[").expect("a row");
    whole[..header].lines().count() + 1
}

/// One change must be told once, with its file and the line of its row (0: no single row), in words that hold these.
fn one_fault(file: &str, from: &str, to: &str, told_in: &str, line: usize, words: &[&str]) {
    let faults = faults_of(&[(file, from, to)]);
    let told = |fault: &&Fault| {
        fault.file == told_in && fault.line == line && words.iter().all(|word| fault.message.contains(word))
    };
    assert_eq!(faults.iter().filter(told).count(), 1, "{told_in}:{line} {words:?} in {faults:#?}");
    let text = faults.iter().find(told).map(ToString::to_string).unwrap_or_default();
    let place = if line == 0 { format!("{told_in}: ") } else { format!("{told_in}:{line}: ") };
    assert!(text.starts_with(&place), "{text}");
}

#[test]
fn the_tiny_book_has_no_fault() {
    assert_eq!(faults_of(&[]), []);
}

#[test]
fn a_ladder_without_a_top() {
    let (file, row) = ("ladders.toml", "family = \"BUMPS\"");
    let from = "{ gives = [{ code = \"T0011\" }] }";
    let to = "{ up_to = 9, gives = [{ code = \"T0011\" }] }";
    one_fault(file, from, to, file, row_of(file, row), &["last rung", "BUMPS"]);
}

#[test]
fn rungs_that_overlap() {
    let (file, row) = ("ladders.toml", "family = \"SPOTS\"");
    one_fault(file, "{ up_to = 3,", "{ up_to = 1,", file, row_of(file, row), &["overlap", "SPOTS"]);
}

#[test]
fn a_rung_with_two_ends() {
    let (file, row) = ("ladders.toml", "family = \"BUMPS\"");
    one_fault(file, "{ up_to = 4,", "{ up_to = 4, below = 6,", file, row_of(file, row), &["up_to", "below"]);
}

#[test]
fn units_with_half_a_rule() {
    let (file, row) = ("ladders.toml", "family = \"BITS\"");
    one_fault(
        file,
        "beyond = 2, per = 3",
        "beyond = 2",
        file,
        row_of(file, row),
        &["beyond", "per", "T0061"],
    );
}

#[test]
fn units_in_a_ladder_of_sizes() {
    let (file, row) = ("ladders.toml", "group = \"L2\"");
    let (from, to) = ("{ code = \"T0033\" }", "{ code = \"T0033\", beyond = \"1 cm\", per = \"1 cm\" }");
    one_fault(file, from, to, file, row_of(file, row), &["T0033", "size"]);
}

#[test]
fn a_group_of_sites_without_a_ladder() {
    let (from, to) = ("name = \"muzzle\"\nL = \"L2\"", "name = \"muzzle\"\nL = \"L3\"");
    one_fault("sites.toml", from, to, "ladders.toml", 0, &["GROWTHS", "L3"]);
}

#[test]
fn a_family_without_a_ladder() {
    let (from, to) = (
        "id = \"FLESH\"",
        "id = \"OTHER\"\nlabel = \"x\"\nmeasure = \"count\"\npooled = true\nrule = \"N-32\"\n\n[[family]]\nid = \"FLESH\"",
    );
    one_fault("families.toml", from, to, "ladders.toml", 0, &["OTHER", "no ladder"]);
}

#[test]
fn a_code_in_a_ladder_that_is_none() {
    let (file, row) = ("ladders.toml", "family = \"PARED\"");
    one_fault(file, "\"T0051\"", "\"T0052\"", file, row_of(file, row), &["T0052", "codes.toml"]);
}

#[test]
fn a_code_in_a_pair_that_is_none() {
    let (file, row) = ("pairs.toml", "column1 = \"T0001\"");
    one_fault(file, "[\"T0010\"]", "[\"T9999\"]", file, row_of(file, row), &["T9999"]);
}

#[test]
fn a_code_in_the_limits_that_is_none() {
    let (file, row) = ("units.toml", "code = \"T0070\"");
    one_fault(file, "\"T0070\"", "\"T9999\"", file, row_of(file, row), &["T9999"]);
}

#[test]
fn a_parent_that_is_no_code() {
    let (from, to) = ("parents = [\"T0060\"]", "parents = [\"T9999\"]");
    one_fault("codes.toml", from, to, "codes.toml", 0, &["T9999", "T0061"]);
}

#[test]
fn a_code_of_a_family_that_is_none() {
    let (file, row) = ("codes.toml", "code = \"T0070\"");
    one_fault(file, "family = \"FLESH\"", "family = \"FISH\"", file, row_of(file, row), &["FISH"]);
}

#[test]
fn a_behaviour_that_leads_to_no_family() {
    let (file, row) = ("behaviours.toml", "id = \"vascular\"");
    one_fault(file, "\"MARKS\"", "\"FISH\"", file, row_of(file, row), &["FISH"]);
}

#[test]
fn a_ladder_that_gives_a_code_of_another_family() {
    let (from, to) = ("{ gives = [{ code = \"T0041\" }] }", "{ gives = [{ code = \"T0011\" }] }");
    one_fault("ladders.toml", from, to, "ladders.toml", 0, &["MARKS", "T0011", "BUMPS"]);
}

#[test]
fn a_rule_without_a_page() {
    let (file, row) = ("families.toml", "id = \"MARKS\"");
    one_fault(file, "\"R-CODE-08\"", "\"R-CODE-88\"", file, row_of(file, row), &["R-CODE-88"]);
}

#[test]
fn a_source_that_is_not_listed() {
    let (file, row) = ("ladders.toml", "family = \"SPOTS\"");
    one_fault(file, "\"TINY\"", "\"HUGE\"", file, row_of(file, row), &["HUGE"]);
    one_fault(
        "book.toml",
        "1998-10-01, source = \"TINY\"",
        "1998-10-01, source = \"HUGE\"",
        "book.toml",
        1,
        &["HUGE", "icd10cm"],
    );
}

#[test]
fn a_name_of_two_sites() {
    let (file, row) = ("sites.toml", "name = \"left mitt\"");
    one_fault(
        file,
        "name = \"left mitt\"",
        "name = \"left mitt\"\nnames = [\"Side of  Trunk\"]",
        file,
        row_of(file, row),
        &["Side of  Trunk", "flank"],
    );
}

#[test]
fn a_name_of_two_diagnoses() {
    let (file, row) = ("diagnoses.toml", "name = \"foot bump\"");
    one_fault(
        file,
        "name = \"foot bump\"",
        "name = \"foot bump\"\nnames = [\"bump\"]",
        file,
        row_of(file, row),
        &["'bump'", "hand bump"],
    );
}

#[test]
fn a_pair_both_ways() {
    let (file, row) = ("pairs.toml", "column1 = \"T0001\"");
    one_fault(
        file,
        "[\"T0010\"]",
        "[\"T0010\", \"T0011\"]",
        file,
        row_of(file, row),
        &["T0001", "T0011", "both ways"],
    );
}

#[test]
fn a_pair_with_an_unknown_word() {
    let (file, row) = ("pairs.toml", "column1 = \"T0011\"\nmodifier = \"never\"");
    one_fault(file, "\"never\"", "\"perhaps\"", file, row_of(file, row), &["perhaps", "never"]);
}

#[test]
fn a_code_without_a_limit() {
    let (from, to) = ("[[unit]]\ncode = \"T0070\"\nmost = 3\njudged = 3\n", "");
    one_fault("units.toml", from, to, "units.toml", 0, &["T0070", "limit"]);
}

#[test]
fn a_code_that_no_ladder_gives() {
    let (from, to) = ("{ gives = [{ code = \"T0051\" }] }", "{ gives = [{ code = \"T0050\" }] }");
    one_fault("ladders.toml", from, to, "codes.toml", 0, &["T0051", "no ladder"]);
}

#[test]
fn an_unknown_key() {
    let files = tiny_book::files();
    let whole = &files.iter().find(|(name, _)| name == "units.toml").expect("units").1;
    let line = whole[..whole.find("T0070").expect("T0070")].lines().count() + 1;
    one_fault(
        "units.toml",
        "code = \"T0070\"\nmost = 3",
        "code = \"T0070\"\nleast = 3",
        "units.toml",
        line,
        &["least"],
    );
}

#[test]
fn a_value_of_the_wrong_type() {
    let files = tiny_book::files();
    let whole = &files.iter().find(|(name, _)| name == "units.toml").expect("units").1;
    let line = whole[..whole.find("T0070").expect("T0070")].lines().count() + 1;
    one_fault(
        "units.toml",
        "code = \"T0070\"\nmost = 3",
        "code = \"T0070\"\nmost = \"three\"",
        "units.toml",
        line,
        &["three", "u32"],
    );
}

#[test]
fn a_sign_that_nothing_can_tell() {
    let (file, row) = ("necessity.toml", row_of("necessity.toml", "symptom = \"bleeding\""));
    one_fault(file, "symptom = \"bleeding\"", "", file, row, &["neither a symptom nor words"]);
    one_fault(file, "symptom = \"bleeding\"", "symptom = \"oozing\"", file, row, &["'oozing' is no symptom"]);
    let capital = "symptom = \"bleeding\"\nwords = [\"Bleeds\"]";
    one_fault(file, "symptom = \"bleeding\"", capital, file, row, &["'Bleeds' is never read"]);
    let row = row_of(file, "diagnosis = \"rough spot\"");
    one_fault(
        file,
        "diagnosis = \"rough spot\"",
        "diagnosis = \"spots\"",
        file,
        row,
        &["'spots' is no diagnosis"],
    );
}

#[test]
fn a_missing_file() {
    let mut files = tiny_book::files();
    files.retain(|(name, _)| name != "payers.toml");
    let faults: Vec<String> = faults_in(&files).iter().map(ToString::to_string).collect();
    assert_eq!(faults, ["payers.toml: the file is missing"]);
}

#[test]
fn a_region_that_is_part_of_itself_or_names_no_site() {
    let file = "regions.toml";
    let own = "# No site of this book is part of another.";
    let row = |rows: &str| format!("{own}\n{rows}");
    let one = row("[[region]]\nsite = \"flank\"\nparts = [\"tail\"]");
    one_fault(file, own, &one, file, 2, &["tail", "no site"]);
    let round = row(
        "[[region]]\nsite = \"flank\"\nparts = [\"muzzle\"]\n[[region]]\nsite = \"muzzle\"\nparts = [\"flank\"]",
    );
    one_fault(file, own, &round, file, 5, &["muzzle", "part of itself"]);
}

#[test]
fn a_visit_that_is_no_code() {
    let file = "visits.toml";
    let own = "# No visits in this book.";
    let row = format!("{own}\n[[visit]]\ncode = \"T9999\"\nnew_patient = true\nin_pairs = false");
    one_fault(file, own, &row, file, 2, &["T9999"]);
}

#[test]
fn an_empty_book() {
    let faults = faults_in(&[]);
    let missing = faults.iter().filter(|fault| fault.message.contains("missing") && fault.line == 0).count();
    assert_eq!(missing, tiny_book::files().len(), "{faults:#?}");
}

#[test]
fn a_group_that_is_none() {
    let (file, row) = ("sites.toml", "name = \"muzzle\"");
    let (from, to) = ("name = \"muzzle\"\nL = \"L2\"", "name = \"muzzle\"\nL = \"M1\"");
    one_fault(file, from, to, file, row_of(file, row), &["M1", "column L"]);
}

#[test]
fn a_reading_that_is_no_site() {
    let (file, row) = ("sites.toml", "name = \"border\"");
    one_fault(file, "[\"flank\", \"muzzle\"]", "[\"flank\", \"tail\"]", file, row_of(file, row), &["tail"]);
}

#[test]
fn a_value_that_its_switch_does_not_have() {
    let (file, row) = ("diagnoses.toml", "name = \"growth of two kinds\"");
    one_fault(
        file,
        "value = \"malignant\"",
        "value = \"dire\"",
        file,
        row_of(file, row),
        &["dire", "ka_behaviour"],
    );
}

#[test]
fn a_switch_that_is_none() {
    let (file, row) = ("diagnoses.toml", "name = \"growth of two kinds\"");
    one_fault(file, "\"ka_behaviour\"", "\"kb_behaviour\"", file, row_of(file, row), &["kb_behaviour"]);
}

#[test]
fn a_behaviour_that_is_none() {
    let (file, row) = ("diagnoses.toml", "name = \"red mark\"");
    one_fault(
        file,
        "behaviour = \"vascular\"",
        "behaviour = \"purple\"",
        file,
        row_of(file, row),
        &["purple"],
    );
}

#[test]
fn a_date_that_is_none() {
    let line = 6; // 'to' in book.toml
    one_fault("book.toml", "to = 1999-12-31", "to = \"soon\"", "book.toml", line, &["date"]);
    let faults = faults_of(&[("book.toml", "to = 1999-12-31", "to = 1999-02-30")]);
    assert!(faults.iter().any(|fault| fault.file == "book.toml"), "{faults:#?}");
    one_fault("book.toml", "to = 1999-12-31", "", "book.toml", 1, &["'to'", "date"]);
}

#[test]
fn a_period_that_ends_before_it_begins() {
    one_fault(
        "book.toml",
        "to = 1999-12-31",
        "to = 1998-12-31",
        "book.toml",
        1,
        &["1999-01-01", "1998-12-31"],
    );
}

#[test]
fn a_report_that_is_no_diagnosis() {
    one_fault("book.toml", "benign = \"hand bump\"", "benign = \"nose bump\"", "book.toml", 1, &["benign"]);
    one_fault(
        "book.toml",
        "undecided = \"unclear growth\"",
        "undecided = \"ghost\"",
        "book.toml",
        1,
        &["undecided", "ghost"],
    );
}

#[test]
fn a_site_class_without_codes() {
    let (from, to) = (
        "name = \"muzzle\"\nL = \"L2\"\nclass = \"MUZZLE\"",
        "name = \"muzzle\"\nL = \"L2\"\nclass = \"SNOUT\"",
    );
    one_fault("sites.toml", from, to, "icd.toml", 1, &["SNOUT"]);
}

#[test]
fn a_category_in_no_row() {
    let (file, row) = ("diagnoses.toml", "name = \"bad growth\"");
    one_fault(
        file,
        "category = \"X10\"",
        "category = \"X11\"",
        file,
        row_of(file, row),
        &["X11", "icd.toml"],
    );
}

#[test]
fn faults_of_several_files_are_told_at_once() {
    let faults = faults_of(&[
        ("ladders.toml", "{ up_to = 3,", "{ up_to = 1,"),
        ("pairs.toml", "[\"T0010\"]", "[\"T9999\"]"),
        ("sites.toml", "[\"flank\", \"muzzle\"]", "[\"flank\", \"tail\"]"),
        ("diagnoses.toml", "behaviour = \"vascular\"", "behaviour = \"purple\""),
        ("units.toml", "[[unit]]\ncode = \"T0070\"\nmost = 3\njudged = 3\n", ""),
        ("necessity.toml", "\"rough spot\"", "\"smooth spot\""),
        ("checklist.toml", "\"GROWTHS\"", "\"GROWLS\""),
    ]);
    let mut files: Vec<&str> = faults.iter().map(|fault| fault.file.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    assert_eq!(
        files,
        [
            "checklist.toml",
            "diagnoses.toml",
            "ladders.toml",
            "necessity.toml",
            "pairs.toml",
            "sites.toml",
            "units.toml"
        ],
        "{faults:#?}"
    );
    assert!(faults.is_sorted(), "by file and line");
}

#[test]
fn files_that_cannot_be_read_are_told_at_once_and_nothing_that_only_follows_from_them() {
    let faults = faults_of(&[
        ("families.toml", "id = \"MARKS\"", "id = MARKS"),
        ("units.toml", "code = \"T0070\"\nmost = 3", "code = \"T0070\"\nleast = 3"),
    ]);
    let files: Vec<&str> = faults.iter().map(|fault| fault.file.as_str()).collect();
    assert_eq!(files, ["families.toml", "units.toml"], "{faults:#?}");
}

#[test]
fn a_site_that_is_typed_with_its_side_is_told_apart() {
    let book = curette::bundle::books().expect("books").last().expect("a book");
    for typed in ["left cheek", "Cheek, left", "L cheek", "cheek l"] {
        assert_eq!(book.near_sites(typed), ["site = \"cheek\" with side = \"left\""], "{typed}");
    }
    assert_eq!(book.near_sites("both forearm"), ["site = \"forearm\" with side = \"bilateral\""]);
    assert_eq!(book.near_sites("foream")[0], "forearm");
    assert_eq!(book.near_sites("left"), Vec::<String>::new());
}
