//! What the settings do to the screen: the patient, the first values, the page of faults.

use curette::bundle;
use curette::choices::{Choices, Fault};
use curette::config::chord;
use curette::config::privacy::{PatientShown, Privacy};
use curette::config::settings::{Beginning, Defaults};
use curette::engine::date::Date;
use curette::engine::encounter::Payer;
use curette::engine::policy::Switch;
use curette::tui::frame::text;
use curette::tui::host::{Host, handle};
use curette::tui::memory::Memory;
use curette::tui::model::Model;
use curette::tui::msg::Msg;
use curette::tui::setup::{Own, Setup};
use curette::tui::style::Depth;
use curette::tui::view;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The screen after these keys, and the host, under these choices.
fn after(choices: Choices, keys: &str) -> (String, Model, Memory) {
    let own = Own { choices: choices.clone(), ..Own::default() };
    let setup = Setup::new(&own, Depth::True).unwrap();
    let today = Date::new(2026, 1, 1).unwrap();
    let ctx = setup.ctx(bundle::books().unwrap(), today).unwrap();
    let mut host = Memory::new(today);
    host.choices = choices;
    let mut model = Model::new(&ctx, (80, 24));
    let opened = host.fresh();
    handle(&mut model, &ctx, &mut host, Msg::Opened(Box::new(opened)));
    if !setup.faults().is_empty() {
        let faults = setup.faults().iter().map(ToString::to_string).collect();
        handle(&mut model, &ctx, &mut host, Msg::Faults(faults));
    }
    for chord in chord::script(keys).unwrap() {
        handle(&mut model, &ctx, &mut host, ctx.input(chord));
    }
    model.settle(&ctx);
    let area = Rect::new(0, 0, 80, 24);
    let mut buf = Buffer::empty(area);
    view::draw(&model, &ctx, area, &mut buf);
    (text(&buf), model, host)
}

fn private(patient: PatientShown) -> Choices {
    Choices { privacy: Privacy { patient, ..Privacy::default() }, ..Choices::default() }
}

#[test]
fn the_patient_is_shown_as_the_settings_say_at_the_top_in_the_list_and_in_its_question() {
    // Identifier and name are typed in the details; then the encounter is saved and the list opened.
    let keys = "f2 'ID-4711' enter 'Doe' esc 'ak face ln2' enter ctrl-s";
    let list = format!("{keys} ctrl-n f8");
    for (patient, top, row) in [
        (PatientShown::Name, "patient ID-4711 Doe", "ID-4711"),
        (PatientShown::Id, "patient ID-4711 ", "ID-4711"),
        (PatientShown::Masked, "patient ***11", "***11"),
    ] {
        let (screen, ..) = after(private(patient), keys);
        assert!(screen.contains(top), "{screen}");
        assert_eq!(screen.contains("Doe"), patient == PatientShown::Name, "{screen}");
        for keys in [list.clone(), format!("{list} del")] {
            let (screen, ..) = after(private(patient), &keys);
            assert!(screen.contains(row), "{screen}");
            assert_eq!(screen.contains("4711"), patient != PatientShown::Masked, "{screen}");
        }
    }
}

#[test]
fn what_is_typed_is_stronger_than_a_default_and_every_new_encounter_begins_with_it() {
    let defaults = Defaults { payer: Beginning::With("aetna".into()), ..Defaults::default() };
    let mut choices = Choices { defaults, ..Choices::default() };
    assert!(choices.policy.set(Switch::MaligDiameter, "post_curettage"));
    let (screen, model, _) = after(choices.clone(), "");
    assert!(screen.contains("aetna"), "{screen}");
    assert_eq!(model.encounter.policy.get(Switch::MaligDiameter), "post_curettage");
    assert!(!model.changed(), "nothing was entered yet");
    // The payer is the sixth field of the details.
    let typed = "f2 tab tab tab tab tab end ctrl-u 'medicaid' esc 'ak face ln2' enter";
    let (_, model, host) = after(choices.clone(), &format!("{typed} ctrl-s"));
    assert_eq!(model.encounter.payer, Some(Payer::Medicaid));
    assert_eq!(host.saved.len(), 1);
    let (_, model, _) = after(choices, &format!("{typed} ctrl-s ctrl-n"));
    assert_eq!(model.encounter.payer, Some(Payer::Aetna), "what was used last is weaker");
    let privacy = Privacy { last_used: false, ..Privacy::default() };
    let forgetful = Choices { privacy, ..Choices::default() };
    let (_, model, _) = after(forgetful, &format!("{typed} ctrl-s ctrl-n"));
    assert_eq!(model.encounter.payer, None);
    let (_, model, _) = after(Choices::default(), &format!("{typed} ctrl-s ctrl-n"));
    assert_eq!(model.encounter.payer, Some(Payer::Medicaid));
}

#[test]
fn faults_are_shown_all_at_once_and_esc_goes_on() {
    let fault =
        |line, message: &str| Fault { file: "config.toml".into(), line: Some(line), message: message.into() };
    let choices = Choices { faults: vec![fault(1, "one"), fault(7, "two")], ..Choices::default() };
    let (screen, ..) = after(choices.clone(), "");
    assert!(screen.contains("config.toml: line 1: one"), "{screen}");
    assert!(screen.contains("config.toml: line 7: two") && screen.contains("curette doctor"), "{screen}");
    let (screen, ..) = after(choices, "esc 'ak face ln2'");
    assert!(screen.contains("17000") && !screen.contains("line 7"), "{screen}");
}
