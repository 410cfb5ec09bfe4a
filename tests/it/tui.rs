//! The terminal interface: keys through update and view with a host in memory, and the facts on the screen.

use curette::engine::encounter::{Encounter, Payer};
use curette::tui::action::Action;
use curette::tui::model::Pane;
use curette::tui::msg::Msg;
use curette::tui::style::Depth;
use curette::tui::{FrameFormat, FrameOptions, frame};
use ratatui::layout::Position;
use ratatui::style::Color;

use crate::screen::{Screen, ctx, date, row_of, with_three};

#[test]
fn it_opens_with_the_caret_in_the_entry_line() {
    let mut screen = Screen::sized(80, 24);
    let (buf, caret) = screen.drawn();
    let caret = caret.expect("caret");
    assert_eq!(buf.cell((1, caret.y)).map(|cell| cell.symbol()), Some(">"));
    assert_eq!(caret.x, 3);
    screen.press("'5 ak'");
    assert_eq!(screen.drawn().1, Some(Position { x: 7, y: caret.y }));
    screen.press("left");
    assert_eq!(screen.drawn().1, Some(Position { x: 6, y: caret.y }));
}

#[test]
fn codes_are_shown_while_the_line_is_typed_and_stay_when_it_is_taken() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let mut screen = Screen::sized(columns, rows);
        screen
            .press("'5 ak face ln2'")
            .shows("17000")
            .shows("17003")
            .shows("preview")
            .shows("actinic keratosis");
        assert!(screen.model.encounter.lesions.is_empty());
        screen.press("enter").shows("17000").shows("17003").shows("x 4").hides("preview").shows("added A");
        assert_eq!(screen.model.encounter.lesions.len(), 1);
        assert_eq!(screen.model.line.text(), "");
    }
}

#[test]
fn a_taken_line_is_in_the_journal_before_it_is_shown() {
    let mut screen = Screen::new();
    screen.press("'5 ak face ln2' enter");
    assert_eq!(screen.host.journal.last(), Some(&screen.model.encounter));
    screen.host.broken = Some("the disk is full".into());
    screen.press("'ak scalp ln2' enter left").shows("NOT SAFE ON DISK").shows("the disk is full");
    screen.host.broken = None;
    screen.press("'ak ear ln2' enter").hides("NOT SAFE");
}

#[test]
fn a_line_without_meaning_stays() {
    let mut screen = Screen::new();
    screen.press("'qqqq' enter").shows("qqqq").shows("nothing in this line was understood");
    assert!(screen.model.encounter.lesions.is_empty());
    assert_eq!(screen.model.line.text(), "qqqq");
}

#[test]
fn five_keratoses_at_five_sites_with_sizes_need_at_most_ninety_keys() {
    let mut screen = Screen::new();
    screen.host.defaults.payer = Some(Payer::Medicare);
    screen.press("f2 '00123' esc");
    screen.press("'ak l forearm 6mm ln2' enter '. scalp 4mm' enter '. nose 5mm' enter '. r ear 3mm' enter '. neck 8mm' enter");
    screen.press("ctrl-s");
    assert!(screen.keys <= 90, "{} keys", screen.keys);
    let saved = screen.host.saved.last().expect("saved");
    assert_eq!(saved.patient.id.as_deref(), Some("00123"));
    let facts: Vec<String> = saved
        .lesions
        .iter()
        .map(|lesion| {
            let size = lesion.size.as_ref().map_or(String::new(), |size| size.length.mm());
            format!("{} {size} {}", lesion.site.as_deref().unwrap_or("-"), lesion.procedures.len())
        })
        .collect();
    assert_eq!(facts, ["forearm 6 1", "scalp 4 1", "nose 5 1", "ear 3 1", "neck 8 1"]);
    screen.shows("17000").shows("17003").shows("x 4").shows("saved to").shows(" saved ");
}

#[test]
fn undo_and_redo_walk_through_the_states() {
    let mut screen = Screen::new();
    screen.press("'5 ak face ln2' enter '3 ak scalp ln2' enter").shows("x 7");
    screen.press("ctrl-z").shows("x 4").shows("undone: added B");
    screen.press("ctrl-z").hides("17000");
    assert!(!screen.model.changed());
    screen.press("ctrl-y ctrl-y").shows("x 7");
    assert_eq!(screen.host.journal.last(), Some(&screen.model.encounter));
    screen.press("'wrong' ctrl-z");
    assert!(screen.model.line.text().len() < 5, "typing is taken back first");
    assert_eq!(screen.model.encounter.lesions.len(), 2);
}

#[test]
fn a_lesion_is_removed_brought_back_and_addressed() {
    let mut screen = Screen::new();
    screen.press("'5 ak face ln2' enter '3 ak scalp ln2' enter tab up del").shows("removed A");
    let ids = |screen: &Screen| -> Vec<String> {
        screen.model.encounter.lesions.iter().map(|lesion| lesion.id.clone()).collect()
    };
    assert_eq!(ids(&screen), ["B"]);
    screen.press("ctrl-z");
    assert_eq!(ids(&screen), ["A", "B"]);
    screen.press("down enter");
    assert_eq!((screen.model.focus, screen.model.line.text()), (Pane::Entry, "@b "));
    screen.press("'12mm' enter");
    let size = screen.model.encounter.lesions[1].size.clone().expect("size");
    assert_eq!(size.length.mm(), "12");
}

#[test]
fn a_character_typed_in_a_list_goes_to_the_entry_line() {
    let mut screen = Screen::new();
    screen.press("'5 ak face ln2' enter tab tab '3 ak'");
    assert_eq!((screen.model.focus, screen.model.line.text()), (Pane::Entry, "3 ak"));
}

#[test]
fn a_paste_is_one_edit_and_loses_nothing() {
    let mut screen = Screen::sized(80, 24);
    let long: String = (0..50).map(|number| format!("word{number:05} ")).collect();
    assert!(long.len() >= 500);
    screen.send(Msg::Paste(long.clone()));
    assert_eq!(screen.model.line.text(), long);
    let (_, caret) = screen.drawn();
    assert!(caret.expect("caret").x < 80);
    screen.press("ctrl-z");
    assert_eq!(screen.model.line.text(), "");
}

#[test]
fn each_pasted_line_is_an_entry_and_the_last_stays() {
    let mut screen = Screen::new();
    screen.press("'5 '").send(Msg::Paste(
        "ak face ln2\r\n\x1b[31m3 ak scalp ln2\x1b[0m\n\n\x1b]0;title\u{7}wart l fo".into(),
    ));
    screen.shows("2 lines taken");
    let lesions = &screen.model.encounter.lesions;
    let sites: Vec<_> = lesions.iter().map(|lesion| lesion.site.as_deref()).collect();
    assert_eq!(sites, [Some("face"), Some("scalp")]);
    assert_eq!(screen.model.line.text(), "wart l fo");
    // One step brings all of it back.
    screen.press("ctrl-u").press("tab ctrl-z");
    assert!(screen.model.encounter.lesions.is_empty());
}

#[test]
fn a_pasted_line_that_is_not_understood_stays() {
    let mut screen = Screen::new();
    screen.send(Msg::Paste("5 ak face ln2\nqqqq zzzz\n. scalp\n".into()));
    screen.shows("2 lines taken").shows("1 line not understood");
    assert_eq!(screen.model.encounter.lesions.len(), 2);
    assert_eq!(screen.model.encounter.lesions[1].site.as_deref(), Some("scalp"));
    assert_eq!(screen.model.line.text(), "qqqq zzzz");
}

#[test]
fn a_field_takes_the_first_pasted_line_and_says_so() {
    let mut screen = Screen::new();
    screen.press("f2").send(Msg::Paste("00123\n00124\n00125".into())).shows("2 more lines are not taken");
    screen.press("tab");
    assert_eq!(screen.model.encounter.patient.id.as_deref(), Some("00123"));
}

#[test]
fn a_small_terminal_says_what_it_needs_and_loses_nothing() {
    let mut screen = Screen::sized(80, 24);
    screen.press("'5 ak'").send(Msg::Resized(60, 15)).shows("80 columns and 24 rows").shows("60 and 15");
    screen.press("' face ln2'").send(Msg::Resized(80, 24)).shows("5 ak face ln2").shows("17003");
    for (columns, rows) in [(1, 1), (80, 1), (3, 24), (79, 24), (80, 23), (200, 60)] {
        screen.send(Msg::Resized(columns, rows)).text();
    }
}

#[test]
fn a_key_whose_effect_cannot_be_shown_does_nothing() {
    let mut screen = Screen::sized(80, 24);
    screen.press("'5 ak face ln2'").send(Msg::Resized(60, 15)).shows("other keys wait");
    screen.send(Msg::Resized(20, 5));
    screen.press("enter f9 ctrl-s f2 ctrl-z");
    assert!(screen.model.encounter.lesions.is_empty());
    assert!(screen.model.encounter.clinician.signed.is_none());
    assert!(screen.model.saved.is_none() && screen.model.popups.is_empty());
    screen.send(Msg::Resized(80, 24)).press("enter").shows("added A");
}

#[test]
fn typing_that_was_taken_back_is_done_again() {
    let mut screen = Screen::new();
    screen.press("'5 ak' ctrl-z");
    assert_eq!(screen.model.line.text(), "5 a");
    screen.press("ctrl-y");
    assert_eq!(screen.model.line.text(), "5 ak");
    screen.press("ctrl-z x ctrl-y");
    assert_eq!(screen.model.line.text(), "5 ax", "what was typed since stands");
}

#[test]
fn a_character_takes_the_place_of_a_default_that_nobody_touched() {
    let mut screen = Screen::new();
    screen.press("f2 down down down").shows("2026-01-01");
    let date = curette::engine::date::Date::new(2026, 9, 14);
    screen.press("'2026-09-14' tab");
    assert_eq!(screen.model.encounter.date_of_service, date);
    // What was typed is edited, not replaced.
    screen.press("up end backspace '5' tab");
    assert_eq!(screen.model.encounter.date_of_service, curette::engine::date::Date::new(2026, 9, 15));
    let mut screen = Screen::new();
    screen.press("f2 down down down end backspace '2' tab");
    assert_eq!(screen.model.encounter.date_of_service, curette::engine::date::Date::new(2026, 1, 2));
}

#[test]
fn codes_that_are_not_final_are_copied_as_a_draft() {
    let mut screen = Screen::new();
    screen.press("'ak face ln2' enter alt-c").shows("marked as a DRAFT: not final");
    let clipped = screen.host.clipped.join("");
    assert!(clipped.starts_with("DRAFT\tnot final: 2 blockers\n17000\t"), "{clipped}");
}

#[test]
fn a_question_is_in_sight_while_it_is_answered() {
    let mut screen = Screen::new();
    screen.press("'exc back nevus 8mm' enter tab tab enter").shows("What was the narrowest margin");
    assert_eq!(screen.model.line.text(), "@a ");
    screen.press("'2mm'").shows("as it was asked for").shows("What was the narrowest margin");
    screen.press("enter").shows("11402");
}

#[test]
fn a_lesion_with_many_facts_is_opened_where_it_is_selected() {
    let mut screen = Screen::sized(80, 24);
    screen.press("'exc r shoulder bcc 11mm m4mm int 3.2cm' enter 'several ak face ln2' enter");
    screen.shows("several").press("tab up").shows("3.2cm");
}

#[test]
fn a_long_patient_leaves_room_for_the_payer_and_the_state() {
    let mut screen = Screen::sized(80, 24);
    screen.model.encounter.patient.id = Some("1234567890-1234567890-1234567890".to_owned());
    screen.shows("no payer").shows("not saved");
}

#[test]
fn without_colour_the_words_and_weights_remain() {
    let mut colours = 0;
    for depth in [Depth::True, Depth::Mono, Depth::Plain] {
        let mut screen = Screen::with(80, 24, depth);
        screen.press("'bcc nose ln2' enter 'qqqq'");
        let (buf, _) = screen.drawn();
        let coloured =
            buf.content.iter().filter(|cell| cell.fg != Color::Reset || cell.bg != Color::Reset).count();
        let weighted = buf.content.iter().filter(|cell| !cell.modifier.is_empty()).count();
        match depth {
            Depth::True | Depth::Indexed | Depth::Sixteen => colours = coloured,
            Depth::Mono => assert!(coloured == 0 && weighted > 0),
            Depth::Plain => assert!(coloured == 0 && weighted == 0),
        }
        screen.shows("not final").shows("? size").shows("not saved");
    }
    assert!(colours > 0);
}

#[test]
fn an_open_question_shows_its_possible_codes() {
    let mut screen = Screen::new();
    screen.press("'bcc l nasal ala edc bxp' enter").shows("Open questions").shows("? size").shows("17280");
    screen.press("tab tab enter");
    assert_eq!(screen.model.line.text(), "@a ");
    screen.press("'8mm' enter").shows("17281").hides("Open questions");
}

#[test]
fn why_shows_rules_and_sources_and_goes_back() {
    let mut screen = Screen::new();
    screen
        .press("'5 ak face ln2' enter f4")
        .shows("Why 17000")
        .shows("R-COUNT-")
        .shows("source:")
        .shows("actinic keratosis");
    screen.press("esc").hides("Why 17000").shows("Codes");
    screen.press("f4 pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn up");
    assert!(screen.text().contains("Why 17000"));
}

#[test]
fn the_details_show_defaults_and_say_faults_at_the_field() {
    let mut screen = Screen::sized(80, 24);
    screen.press("f2").shows("2026-01-01  (default)").shows("11 office  (default)");
    screen.press("'00123' enter 'Doe' enter '3/2/1950' enter");
    assert_eq!(
        screen.model.encounter.patient.birth_date.map(|date| date.to_string()).as_deref(),
        Some("1950-03-02")
    );
    screen.press("ctrl-u 'yesterday' enter").shows("'yesterday' is not a date");
    assert_eq!(screen.model.encounter.date_of_service, Some(date()), "the old value stands");
    screen.press("esc").shows("1 detail not understood");
    screen.press("f2 down down down").shows("yesterday");
    screen.press("ctrl-u 'today' enter down 'medicaid' esc").hides("not understood").shows("medicaid");
    assert_eq!(screen.model.encounter.payer, Some(Payer::Medicaid));
}

#[test]
fn defaults_stand_in_a_new_encounter_from_the_start() {
    let mut screen = Screen::new();
    screen.press("f2 '1' esc 'ak face ln2' enter ctrl-s");
    let saved = screen.host.saved.last().expect("saved");
    assert_eq!(saved.place_of_service.as_deref(), Some("11"));
    assert_eq!(saved.date_of_service, Some(date()));
    screen.press("f2 pgdn ctrl-u 'verbal' esc ctrl-z ctrl-z ctrl-z");
    assert_eq!(screen.model.encounter.place_of_service.as_deref(), Some("11"));
}

#[test]
fn signing_takes_the_time_of_the_host() {
    let mut screen = Screen::new();
    screen.press("'ak face ln2' enter f9").shows("signed 2026-01-01T12:00:00Z");
    assert_eq!(screen.model.encounter.clinician.signed.as_deref(), Some("2026-01-01T12:00:00Z"));
    screen.press("ctrl-z");
    assert_eq!(screen.model.encounter.clinician.signed, None);
}

#[test]
fn leaving_asks_only_when_something_would_be_lost() {
    let mut untouched = Screen::new();
    assert!(untouched.press("ctrl-q").left);

    let mut typed = Screen::new();
    assert!(!typed.press("'ak' ctrl-q ctrl-q enter").left, "the same key and Enter confirm nothing");
    typed.shows("d discard").press("esc").shows("ak");
    assert!(typed.press("ctrl-q d").left);

    let mut changed = Screen::new();
    assert!(changed.press("'ak face ln2' enter ctrl-q s").left);
    assert_eq!(changed.host.saved.len(), 1);

    let mut saved = Screen::new();
    assert!(saved.press("'ak face ln2' enter ctrl-s ctrl-q").left);

    let mut broken = Screen::new();
    broken.host.broken = Some("the disk is full".into());
    assert!(!broken.press("'ak face ln2' enter ctrl-q s").left);
    broken.shows("not saved: the disk is full");
}

#[test]
fn a_new_encounter_follows_a_saved_one() {
    let mut screen = Screen::new();
    screen.press("f2 '00123' down down down down down 'aetna' esc 'ak face ln2' enter ctrl-s ctrl-n");
    assert!(screen.model.encounter.lesions.is_empty());
    assert_eq!(screen.model.encounter.patient.id, None);
    assert_eq!(screen.model.encounter.payer, Some(Payer::Aetna), "the payer used last");
    assert_ne!(screen.model.encounter.id, screen.host.saved[0].id);
}

#[test]
fn what_comes_later_says_so() {
    let mut screen = Screen::new();
    for key in ["f3", "f5", "f6"] {
        screen.press(key).shows("comes in a later version");
    }
}

#[test]
fn help_lists_every_action_with_its_key() {
    let mut screen = Screen::sized(120, 80);
    screen.press("f1");
    let shown = screen.text();
    for action in Action::ALL {
        assert!(shown.contains(action.name()), "{} is not in the help:\n{shown}", action.name());
    }
    screen.press("esc").hides("Move").shows("Entry");
}

#[test]
fn the_checklist_marks_ticks_in_symbols_and_leads_to_the_field() {
    let mut screen = Screen::new();
    screen.press("'5 ak face ln2' enter").shows("[ ] patient").shows("[x]").shows("Changes the code");
    screen.press("tab tab tab");
    assert_eq!(screen.model.focus, Pane::Checklist);
    let row = screen.model.checks().iter().position(|row| row.label() == "patient").expect("patient");
    for _ in 0..row {
        screen.press("down");
    }
    screen.press("enter").shows("Encounter details");
}

#[test]
fn names_with_wide_or_joined_characters_keep_columns_straight() {
    let mut screen = Screen::new();
    screen.press("f2 '皮膚e\u{301}' esc 'ak face ln2' enter");
    let shown = screen.text();
    let bars: Vec<usize> = shown
        .lines()
        .skip(3)
        .take(20)
        .filter_map(|line| line.find('│').map(|at| line[..at].chars().count()))
        .collect();
    assert!(bars.windows(2).all(|pair| pair[0] == pair[1]), "{shown}");
    assert!(shown.contains("皮膚e\u{301}"));
}

#[test]
fn nothing_in_the_data_steers_the_terminal() {
    let mut screen = Screen::new();
    let mut encounter = Encounter::default();
    encounter.patient.id = Some("1\x1b]0;gone\x07\u{202e}2".into());
    let opened = curette::tui::msg::Opened { encounter, ..Default::default() };
    screen.send(Msg::Opened(Box::new(opened)));
    let shown = screen.text();
    assert!(!shown.chars().any(|letter| letter.is_control() && letter != '\n'), "{shown:?}");
    assert!(!shown.contains('\u{202e}'));
}

#[test]
fn sixty_lesions_are_drawn_with_the_last_one_in_view() {
    let mut screen = Screen::sized(80, 24);
    for _ in 0..60 {
        screen.press("'ak face ln2' enter");
    }
    screen.shows("Lesions 60").shows(" BH ").shows("17004");
    screen.press("tab home").shows(" A ").press("end").shows(" BH ");
}

#[test]
fn a_frame_is_the_same_every_time_as_text_and_as_picture() {
    let options = FrameOptions {
        file: None,
        saved: &[],
        keys: "'5 ak face ln2' enter",
        size: (80, 24),
        date: date(),
        format: FrameFormat::Text,
    };
    let text = frame(&options).expect("frame");
    assert_eq!(text.lines().count(), 24);
    assert!(text.contains("17003"), "{text}");
    let picture = FrameOptions { format: FrameFormat::Svg, ..options.clone() };
    let svg = frame(&picture).expect("frame");
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n") && svg.contains(">17000</text>"));
    assert_eq!(frame(&picture).expect("frame"), svg);
    let wrong = FrameOptions { keys: "nonsense", ..options.clone() };
    assert!(frame(&wrong).expect_err("fault").to_string().contains("'nonsense'"));
    let file = FrameOptions { file: Some(("x.toml", "schema = 1\nsize = 3\n")), ..options.clone() };
    assert!(frame(&file).expect_err("fault").to_string().contains("x.toml"));
    let saved = [("y.toml".to_owned(), "schema = 1\nsize = 3\n".to_owned())];
    let file = FrameOptions { saved: &saved, ..options };
    assert!(frame(&file).expect_err("fault").to_string().contains("y.toml"));
}

#[test]
fn the_palette_finds_an_action_by_its_letters_and_runs_it_where_it_was_opened() {
    let mut screen = Screen::sized(80, 24);
    screen.press("'5 ak face ln2' enter ctrl-p").shows("Commands").shows("previous").shows("Shift-Tab");
    screen.press("'dtls'").shows("details").hides("previous").press("enter").shows("Encounter details");
    screen.press("ctrl-p 'sign' enter").shows("signed 2026-01-01T12:00:00Z").shows("Encounter details");
    screen.press("esc ctrl-p 'undo' enter").shows("undone: signed").hides("Commands");
    screen.press("ctrl-p 'suspend' enter").hides("Commands");
    assert_eq!(screen.host.suspended, 1);
    screen.press("'half a line' ctrl-p 'x' esc").shows("half a line").hides("Commands");
}

#[test]
fn the_palette_says_why_an_action_cannot_be_done_and_stays() {
    let mut screen = Screen::sized(80, 24);
    screen.press("ctrl-p 'redo' enter").shows("redo: nothing to do again").shows("Commands");
    screen.press("ctrl-u 'take' enter").shows("take: type a line first");
    screen.press("ctrl-u 'zzzz'").shows("no action fits").press("enter").shows("Commands");
}

#[test]
fn the_palette_lists_every_action_with_its_key() {
    let mut screen = Screen::sized(120, 80);
    screen.press("ctrl-p");
    let shown = screen.text();
    for action in Action::ALL.iter().filter(|action| **action != Action::Palette) {
        let row = shown.lines().find(|row| row.starts_with(&format!(" {} ", action.name())));
        let key = ctx(&screen.setup).key(*action);
        assert!(row.is_some_and(|row| row.contains(&key)), "{} {key}:\n{shown}", action.name());
    }
}

#[test]
fn the_list_shows_unfinished_ones_first_then_the_newest() {
    let mut screen = with_three();
    let mut left = Encounter { id: Some("LEFT".into()), ..Encounter::default() };
    left.patient.id = Some("4004".into());
    screen.host.unfinished.push(left);
    screen.press("f8").shows("Encounters");
    let shown = screen.text();
    let place = |what: &str| shown.find(what).unwrap_or_else(|| panic!("{what}:\n{shown}"));
    assert!(place("4004") < place("1001") && place("1001") < place("2002") && place("2002") < place("3003"));
    assert!(row_of(&mut screen, "4004").contains("unfinished"));
    let first = row_of(&mut screen, "1001");
    assert!(
        first.contains("2026-01-03") && first.contains("1 lesion") && first.contains("17000, 17003 x 4"),
        "{first}"
    );
    assert!(row_of(&mut screen, "2002").contains("open"));
    screen.press("esc").hides("Encounters");
}

#[test]
fn typed_letters_search_patients_dates_codes_and_diagnoses() {
    let mut screen = with_three();
    for (typed, fits) in
        [("'2002'", "2002"), ("'2026-01-01'", "3003"), ("'17003'", "1001"), ("'actinic'", "1001")]
    {
        screen.press("f8").press(typed).shows(fits).shows("1 of 3").press("esc");
    }
    screen.press("f8 'basal cell'");
    assert_eq!(screen.text().matches("1 lesion ").count(), 2);
    screen.press("' zzz'").shows("nothing fits");
    screen.press("enter del ctrl-t").shows("Encounters");
    screen.press("ctrl-u").shows("1001");
}

#[test]
fn enter_opens_the_selected_one_and_asks_first_when_something_would_be_lost() {
    let mut screen = with_three();
    screen.press("f8 down enter").hides("Encounters");
    assert_eq!(screen.model.encounter.patient.id.as_deref(), Some("2002"));
    assert!(!screen.model.changed());
    screen
        .press("'ak ear ln2' enter f8 enter")
        .shows("This encounter is not saved")
        .press("esc")
        .shows("Encounters");
    screen.press("enter d").hides("Encounters");
    assert_eq!(screen.model.encounter.patient.id.as_deref(), Some("1001"));
    screen.press("'ak ear ln2' enter f8 down enter s");
    assert_eq!(screen.model.encounter.patient.id.as_deref(), Some("2002"));
    assert_eq!(screen.host.saved.len(), 4, "saved before the other one was opened");
    screen.host.broken = Some("it is gone".into());
    screen.press("f8 enter").shows("not opened: it is gone");
    assert_eq!(screen.model.encounter.patient.id.as_deref(), Some("2002"), "what was there stays");
}

#[test]
fn copy_as_new_takes_the_lesions_and_nothing_of_the_patient() {
    let mut screen = with_three();
    let mut signed = screen.host.saved[2].clone();
    signed.clinician.signed = Some("2025-12-01T10:00:00Z".into());
    signed.lesions[0].pathology = Some(curette::engine::lesion::Pathology::Final);
    signed.lesions[0].specimen = Some("1".into());
    screen.host.saved.push(signed.clone());
    screen.press("f8 '3003' ctrl-t").shows("a new encounter with 1 lesion entry");
    let copy = &screen.model.encounter;
    assert_eq!(copy.lesions.len(), 1);
    assert_eq!(copy.lesions[0].site, signed.lesions[0].site);
    assert_eq!((copy.lesions[0].pathology, &copy.lesions[0].specimen), (None, &None));
    assert_eq!((&copy.patient.id, &copy.clinician.signed), (&None, &None));
    assert_eq!(copy.date_of_service, Some(date()), "the day of a new encounter");
    assert_ne!(copy.id, signed.id);
    assert_eq!(screen.host.journal.last(), Some(&screen.model.encounter), "it survives a crash");
    assert!(screen.model.changed());
}

#[test]
fn the_trash_asks_for_another_key_and_undo_brings_back() {
    let mut screen = with_three();
    screen.press("f8 down del").shows("Move 2026-01-02, 2002 to the trash?");
    screen.press("del").hides("to the trash?");
    assert_eq!(screen.host.saved.len(), 3);
    screen.press("del enter").hides("to the trash?").shows("Encounters");
    assert_eq!(screen.host.saved.len(), 3);
    screen.press("del y").shows("moved to the trash").hides("2026-01-02");
    assert_eq!(screen.host.saved.len(), 2);
    screen.press("ctrl-z").shows("brought back").shows("2026-01-02");
    screen.press("ctrl-z").shows("nothing was moved to the trash");
    screen.press("ctrl-u '1001' enter f8 '1001' del").shows("it is open").hides("to the trash?");
}

#[test]
fn a_file_that_cannot_be_read_is_listed_with_its_error() {
    use curette::tui::encounters::{Found, Place};
    let mut screen = Screen::sized(80, 24);
    let place = Place::File("01BROKEN.toml".into());
    let broken = Found::read("01BROKEN".into(), place, Err("3:1: 'siez' is no \x1b[31mfield".into()));
    screen.send(Msg::Listed(Ok(vec![broken]))).shows("01BROKEN").shows("'siez' is no");
    screen.press("enter").shows("cannot be read").shows("Encounters").press("ctrl-t").shows("Encounters");
    assert!(!screen.text().contains('\x1b'));
    screen.send(Msg::Listed(Err("no permission".into()))).shows("no permission");
}

#[test]
fn a_thousand_encounters_are_assessed_only_where_they_are_seen() {
    use curette::tui::encounters::{Found, Place};
    let mut screen = with_three();
    let found = |number: usize| {
        let place = Place::File(format!("{number:05}.toml").into());
        Found::read(format!("{number:05}"), place, Ok(screen.host.saved[number % 3].clone()))
    };
    let thousand = (0..1_000).map(found).collect();
    screen.send(Msg::Listed(Ok(thousand))).shows("1000");
    let looked = |screen: &Screen| match screen.model.popup() {
        Some(curette::tui::model::Popup::List(list)) => {
            list.rows.iter().filter(|row| row.said.is_some()).count()
        }
        _ => 0,
    };
    assert!((20..100).contains(&looked(&screen)), "{}", looked(&screen));
    screen.press("end").text();
    assert!(looked(&screen) < 150);
    screen.press("'1001'").shows("334 of 1000");
}
