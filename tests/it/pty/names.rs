//! Names of every script keep the columns straight: wide, combining, right-to-left, pictographs joined of several.

use super::terminal::Terminal;

/// What people write: wide, with marks above, right to left (with the two letters that are drawn as one), joined
/// pictographs with skin tone and variant, a flag, a syllable of several parts.
const NAMES: &[&str] = &[
    "皮膚科のメモ",
    "Ze\u{301}lie A\u{30a}ngstro\u{308}m",
    "\u{644}\u{627}\u{644}\u{627} \u{5e9}\u{5dc}\u{5d5}\u{5dd}",
    "\u{1f469}\u{1f3fd}\u{200d}\u{2695}\u{fe0f}\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "\u{1f1eb}\u{1f1f7} \u{2764}\u{fe0f}",
    "\u{d55c}\u{ae00} \u{915}\u{94d}\u{937}\u{93f}",
];

/// An encounter in which every text that people write themselves is this name.
fn encounter(id: usize, name: &str) -> String {
    format!(
        "schema = 1\nid = \"01K5D3QK8T0V6M2H9XW4Z7R3A{id}\"\ndate_of_service = 2026-09-14\n\
         [patient]\nid = \"{name}\"\nname = \"{name} {name}\"\n[clinician]\nname = \"{name}\"\n\
         [record]\nplan = \"{name}\"\n\
         [[lesion]]\nid = \"A\"\ndiagnosis = \"actinic keratosis\"\nsite = \"{name}\"\nsite_detail = \"{name}\"\n\
         description = \"{name} {name} {name}\"\ncount = \"{name}\"\n\
         [[lesion.procedure]]\nkind = \"destruction\"\ndetails = \"{name}\"\n\
         [[lesion]]\nid = \"B\"\nsuspected = \"{name} {name} {name} {name}\"\nsite = \"{name}\"\ncount = 1\n\
         [[lesion.procedure]]\nkind = \"destruction\"\n"
    )
}

/// The columns at which a pane begins in the row of titles, and the rows from there to the entry line.
fn borders(terminal: &Terminal, (columns, rows): (u16, u16)) -> (Vec<u16>, u16, u16) {
    let at = |column, row| terminal.cell(column, row);
    let top = (0..rows).find(|row| (0..columns).any(|column| at(column, *row) == "┬")).expect("titles");
    let borders: Vec<u16> = (0..columns).filter(|column| at(*column, top) == "┬").collect();
    let bottom = (top..rows).find(|row| at(borders[0], *row) == "┴").expect("entry line");
    (borders, top, bottom)
}

#[test]
fn borders_stand_in_their_column_whatever_the_names_are() {
    for size in [(80, 24), (120, 40)] {
        for (id, name) in NAMES.iter().enumerate() {
            let home = tempfile::tempdir().expect("home");
            let file = home.path().join("visit.toml");
            std::fs::write(&file, encounter(id, name)).expect("file");
            let mut terminal = Terminal::with(home.path(), size, &[], &[file.to_str().expect("path")]);
            terminal.wait_for("Lesions 2").send("\t\t").wait_for("entry line");
            let (borders, top, bottom) = borders(&terminal, size);
            assert_eq!(borders.len(), if size.0 < 110 { 1 } else { 2 });
            for border in borders {
                for row in top + 1..bottom {
                    let cell = terminal.cell(border, row);
                    assert!(
                        "│┤├".contains(&cell) && !cell.is_empty(),
                        "{name:?}: {border},{row} is '{cell}':\n{}",
                        terminal.contents()
                    );
                }
            }
            assert!(!terminal.contents().contains('\u{200d}'));
        }
    }
}

#[test]
fn the_columns_of_the_list_stand_straight() {
    let home = tempfile::tempdir().expect("home");
    let folder = home.path().join("data/encounters");
    std::fs::create_dir_all(&folder).expect("folder");
    for (id, name) in NAMES.iter().enumerate() {
        let file = folder.join(format!("01K5D3QK8T0V6M2H9XW4Z7R3A{id}.toml"));
        std::fs::write(file, encounter(id, name)).expect("file");
    }
    for size in [(80, 24), (120, 40)] {
        let mut terminal = Terminal::with(home.path(), size, &[], &[]);
        terminal.wait_for("Encounters").wait_for("2 lesions");
        let begins = |row: u16| -> Vec<u16> {
            let word = |column: u16| {
                (0..7).map(|next| terminal.cell(column + next, row)).collect::<String>() == "lesions"
            };
            (0..size.0).filter(|column| word(*column)).collect()
        };
        let rows: Vec<Vec<u16>> = (0..size.1).map(begins).filter(|columns| !columns.is_empty()).collect();
        assert_eq!(rows.len(), NAMES.len(), "{}", terminal.contents());
        assert!(rows.windows(2).all(|pair| pair[0] == pair[1]), "{rows:?}:\n{}", terminal.contents());
    }
}

#[test]
fn the_cursor_stands_behind_what_is_typed() {
    let home = tempfile::tempdir().expect("home");
    for name in NAMES {
        let mut terminal = Terminal::start(home.path());
        terminal.wait_for("Entry").send(&format!("{name}|")).until("the cursor behind the bar", |terminal| {
            let (column, row) = terminal.cursor();
            column > 3 && terminal.cell(column - 1, row) == "|"
        });
        terminal.send("\x11").wait_for("discard").send("d");
        terminal.end();
    }
}
