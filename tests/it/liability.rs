//! What always holds of liability modifiers, over every payer, notice, choice and reason; and where they are seen.

use curette::engine::assess;
use curette::engine::encounter::{Abn, Encounter, Liability, Payer};
use curette::engine::history::History;
use curette::engine::lesion::{Count, Lesion, Symptom};
use curette::engine::outcome::{Assessment, Level};
use curette::engine::procedure::{Kind, Method, Procedure};
use curette::report;

use crate::cases::book_for;

fn lesion(id: &str, diagnosis: &str, indication: &str, symptoms: &[Symptom]) -> Lesion {
    let mut done = Procedure::new(Kind::Destruction);
    done.methods = vec![Method::Cryosurgery];
    Lesion {
        id: id.into(),
        diagnosis: Some(diagnosis.into()),
        site: Some("back".into()),
        count: Count::Exactly(1),
        indication: (!indication.is_empty()).then(|| indication.into()),
        symptoms: symptoms.to_vec(),
        procedures: vec![done],
        ..Lesion::default()
    }
}

/// A keratosis that needs no sign beside a benign lesion with this reason.
fn encounter(
    payer: Payer,
    choice: Option<Liability>,
    abn: Option<Abn>,
    reason: &(&str, &[Symptom]),
) -> Encounter {
    let mut encounter = Encounter { payer: Some(payer), ..Encounter::default() };
    encounter.record.liability = choice;
    encounter.record.abn = abn;
    encounter.lesions.push(lesion("A", "actinic keratosis", reason.0, reason.1));
    encounter.lesions.push(lesion("B", "seborrheic keratosis", reason.0, reason.1));
    encounter
}

fn modifiers<'a>(answer: &'a Assessment, lesion: &str) -> Vec<&'a str> {
    let lines = answer.lines.iter().filter(|line| line.lesions.iter().any(|id| id == lesion));
    let all = lines.flat_map(|line| line.modifiers.iter().map(|modifier| modifier.as_str()));
    all.filter(|modifier| matches!(*modifier, "GA" | "GX" | "GY" | "GZ")).collect()
}

const REASONS: &[(&str, &[Symptom])] = &[
    ("", &[]),
    ("there for years", &[]),
    ("patient dislikes it", &[]),
    ("", &[Symptom::Cosmetic]),
    ("bleeds", &[]),
    ("", &[Symptom::Bleeding, Symptom::Cosmetic]),
];

/// Whether a reason shows a sign.
fn shown(reason: &(&str, &[Symptom])) -> bool {
    reason.0 == "bleeds" || reason.1.contains(&Symptom::Bleeding)
}

#[test]
fn what_a_modifier_claims_is_always_so() {
    let choices = || std::iter::once(None).chain(Liability::ALL.iter().copied().map(Some));
    let notices = || std::iter::once(None).chain(Abn::ALL.iter().copied().map(Some));
    for payer in Payer::ALL {
        for choice in choices() {
            for abn in notices() {
                for reason in REASONS {
                    let encounter = encounter(*payer, choice, abn, reason);
                    let answer = assess(&encounter, History::none(), book_for(&encounter));
                    let at = format!("{payer}, {choice:?}, {abn:?}, {reason:?}");
                    let own = modifiers(&answer, "B");
                    assert!(modifiers(&answer, "A").is_empty(), "on a covered keratosis: {at}");
                    let has = |word: &str| own.contains(&word);
                    let none = own.is_empty();
                    assert!(none || (*payer == Payer::Medicare && choice.is_some()), "{own:?}: {at}");
                    assert!(none || !shown(reason), "{own:?} although a sign is there: {at}");
                    assert!(!has("GA") || abn == Some(Abn::Signed), "GA: {at}");
                    assert!(!has("GZ") || abn != Some(Abn::Signed), "GZ: {at}");
                    assert!(!has("GX") || (abn == Some(Abn::Voluntary) && has("GY")), "GX: {at}");
                    assert!(!(has("GA") && (has("GZ") || has("GX") || has("GY"))), "{own:?}: {at}");
                    let stopped = answer.findings.iter().any(|finding| {
                        finding.rule.as_str() == "R-NEC-02"
                            && finding.level == Level::Blocker
                            && finding.lesion.as_deref() == Some("B")
                    });
                    let wish = !shown(reason) && !matches!(*reason, ("" | "there for years", &[]));
                    let strict = !matches!(payer, Payer::Medicaid | Payer::SelfPay | Payer::Other);
                    let nothing = matches!(*reason, ("", &[]));
                    assert_eq!(stopped, strict && none && (wish || nothing), "stopped: {at}");
                }
            }
        }
    }
}

#[test]
fn what_is_not_covered_is_said_on_the_line() {
    let told = |encounter: &Encounter| {
        let book = book_for(encounter);
        report::text::assessment(&assess(encounter, History::none(), book), encounter, book)
    };
    let wish = encounter(Payer::Medicare, None, None, &REASONS[2]);
    let text = told(&wish);
    let line = text.lines().position(|line| line.contains("17110")).expect("the line");
    assert!(text.lines().nth(line + 1).expect("its label").ends_with("; not covered"), "{text}");
    assert_eq!(text.matches("; not covered").count(), 1, "the keratosis is covered: {text}");
    assert!(!told(&encounter(Payer::Medicare, None, None, &REASONS[4])).contains("not covered"));
}
