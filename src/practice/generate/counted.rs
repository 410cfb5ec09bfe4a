//! Lesions that are counted, said in many ways: how many, where, and what was done to all of them.

use super::dice::Dice;
use super::made::{Act, Dx, Reason};
use super::place::Spot;
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{capital, one_of, say};

/// So many at a spot.
pub(super) type Group = (Spot, u32);

const ONE: &[(Voice, &str)] = &[
    (Terse, "1 {short} {site}, {act}."),
    (Terse, "{short} x1 {site}: {act}."),
    (Terse, "{act} x1 {short}, {site}."),
    (Spoken, "I {did} one {one} on the {site}."),
    (Spoken, "There was a single {one} of the {site}; it was {done}."),
    (Spoken, "One {one} on the {site} was {done}."),
    (Form, "Diagnosis: {one}\nSite: {site}\nNumber: 1\nProcedure: {noun}"),
    (Form, "DX: {short}. LOCATION: {site} (1). TX: {noun}"),
    (Prose, "{A} on the {site} was {done}."),
    (Prose, "Exam shows {a} on the {site}; just the 1 lesion. It was {done}."),
];

const MANY: &[(Voice, &str)] = &[
    (Terse, "{shorts}: {sites}. {act} to all."),
    (Terse, "{act} {shorts} - {sites}."),
    (Terse, "{shorts} {sites}, all {act}."),
    (Spoken, "I {did} {manys}: {places}."),
    (Spoken, "There were {manys} in more than one place, {places}; every one of them was {done}."),
    (Spoken, "{Manys} were {done}, {places}."),
    (Form, "Diagnosis: {manys}\nSites: {sites}\nProcedure: {noun}"),
    (Form, "DX: {shorts}\nTX: {noun}\n{rows}"),
    (Prose, "{Manys} were found: {places}. All were {done}."),
    (Prose, "Treated today were {manys}, {places}. Each was {done}."),
];

const HERE: &[(Voice, &str)] = &[
    (Terse, "{n} {shorts} {site}, {act}."),
    (Terse, "{shorts} {site} x{n}: {act}."),
    (Terse, "{site}: {act} to {n} {shorts}."),
    (Spoken, "I {did} {n} {manys} on the {site}."),
    (Spoken, "There were {n} {manys} of the {site}, and {all} were {done}."),
    (Form, "Diagnosis: {manys}\nSite: {site}\nNumber: {n}\nProcedure: {noun}"),
    (Form, "DX: {shorts}. LOCATION: {site} ({n}). TX: {noun}"),
    (Prose, "{Manys} of the {site}, {n} in number, were {done}."),
    (Prose, "On the {site} there are {n} {manys}; all were {done}."),
];

/// The sentence or lines about these lesions.
pub(super) fn treated(dice: &mut Dice, voice: Voice, dx: &Dx, groups: &[Group], act: &Act) -> String {
    let total: u32 = groups.iter().map(|(_, count)| count).sum();
    let site = groups.first().map(|(spot, _)| spot.said(voice)).unwrap_or_default();
    let places: Vec<String> = groups
        .iter()
        .map(|(spot, count)| format!("{} on the {}", voice.number(*count), spot.said(voice)))
        .collect();
    let order = dice.below(3);
    let sites: Vec<String> = groups
        .iter()
        .map(|(spot, count)| match order {
            0 => format!("{} {count}", spot.said(voice)),
            1 => format!("{count} {}", spot.said(voice)),
            _ => format!("{} x{count}", spot.said(voice)),
        })
        .collect();
    let rows: Vec<String> =
        groups.iter().map(|(spot, count)| format!("- {}: {count}", capital(&spot.said(voice)))).collect();
    let (n, a) = (voice.number(total), one_of(dx.one));
    let all = if total == 2 { "both".to_owned() } else { format!("all {n}") };
    let (places, sites, rows) = (voice.list(&places), sites.join(", "), rows.join("\n"));
    let slots = [
        ("site", site.as_str()),
        ("places", &places),
        ("sites", &sites),
        ("rows", &rows),
        ("n", &n),
        ("all", &all),
        ("a", &a),
        ("one", dx.one),
        ("manys", dx.many),
        ("shorts", dx.short.1),
        ("short", dx.short.0),
        ("did", act.did),
        ("done", act.done),
        ("act", act.short),
        ("noun", act.noun),
    ];
    let table = match (groups.len(), total) {
        (_, 1) => ONE,
        (1, _) => HERE,
        _ => MANY,
    };
    say(dice, voice, table, &slots)
}

const WHY_ONE: &[(Voice, &str)] = &[
    (Terse, "{Short}."),
    (Terse, "Pt: {short}."),
    (Spoken, "It {one}."),
    (Spoken, "The reason for treatment is that it {one}."),
    (Form, "Indication: {short}"),
    (Form, "Symptoms: {short}"),
    (Prose, "It {one}, according to the patient."),
    (Prose, "It {one}."),
];

const WHY_MANY: &[(Voice, &str)] = &[
    (Terse, "{Short}."),
    (Terse, "Pt: {short}."),
    (Spoken, "They {many}."),
    (Spoken, "The reason for treatment is that they {many}."),
    (Form, "Indication: {short}"),
    (Form, "Symptoms: {short}"),
    (Prose, "They {many}, according to the patient."),
    (Prose, "They {many}."),
];

/// Why they were treated.
pub(super) fn because(dice: &mut Dice, voice: Voice, reason: &Reason, total: u32) -> String {
    let short = match (total, reason.short) {
        (1, short) => short.to_owned(),
        (_, short) => short.replace("bleeds", "bleed").replace("catches", "catch"),
    };
    let slots = [("short", short.as_str()), ("one", reason.one), ("many", reason.many)];
    say(dice, voice, if total == 1 { WHY_ONE } else { WHY_MANY }, &slots)
}

/// A whole spread over so many spots; a small place such as an ear gets a few at most.
pub(super) fn spread(
    dice: &mut Dice,
    whole: u32,
    lists: &[&'static [super::place::Place]],
    most: u32,
) -> Vec<Group> {
    let mut out = Vec::new();
    for _ in 0..40 {
        let parts = dice.between(1, most.min(whole));
        let spots = Spot::several(dice, lists, parts);
        let counts = dice.split(whole, u32::try_from(spots.len()).unwrap_or(1));
        out = spots.into_iter().zip(counts).collect();
        if out.iter().all(|(spot, count): &Group| *count <= spot.place.room()) {
            break;
        }
    }
    out
}
