//! Excisions: the lesion and twice its narrowest margin, by behaviour and place; and what of the closure is paid.

use super::dice::Dice;
use super::made::{Length, Made, REASONS, Recipe, by_value, lesion, line, reported, rung};
use super::malignant::{ANYWHERE, CANCERS, ENDS};
use super::place::Spot;
use super::voice::Voice::{self, Form, Prose, Spoken, Terse};
use super::voice::{framed, one_of, say, somebody};
use crate::engine::lesion::Lesion;
use crate::engine::procedure::{Closure, Depth, Kind, Procedure};

pub(super) const FAMILY: &str = "excisions";

/// What was cut out: its entry, its words, its diagnosis code.
pub(super) struct Cut {
    pub(super) entry: Lesion,
    pub(super) said: &'static str,
    pub(super) short: &'static str,
    pub(super) icd: String,
}

const MOLES: &[(&str, &str, &str, &str)] = &[
    ("nevus", "compound nevus", "cmpd nevus", "D22"),
    ("nevus", "mole", "mole", "D22"),
    ("dysplastic nevus", "dysplastic nevus", "dysplastic nevus", "D22"),
    ("dermatofibroma", "dermatofibroma", "DF", "D23"),
];

/// Something to cut out, with its report in hand.
pub(super) fn found(dice: &mut Dice, spot: &Spot, malignant: bool) -> Cut {
    let mut procedure = Procedure::new(Kind::Excision);
    procedure.depth = Some(Depth::FullThickness);
    let (name, said, short, icd) = if malignant {
        let cancer = dice.pick(CANCERS);
        (cancer.name, cancer.said, cancer.short, cancer.icd(spot))
    } else {
        let (name, said, short, category) = *dice.pick(MOLES);
        (name, said, short, spot.benign(category))
    };
    let mut entry = reported(lesion(name, spot, 1, vec![procedure]));
    if !malignant {
        entry.symptoms = vec![dice.pick(&REASONS[..2]).symptom];
    }
    Cut { entry, said, short, icd }
}

/// The code of an excision by behaviour, group and excised diameter.
pub(super) fn cut_out(spot: &Spot, malignant: bool, tenths: u32) -> String {
    let family = if malignant { 116 } else { 114 };
    let group = [0, 2, 4][usize::from(spot.place.group - 1)];
    let rungs = [0, 1, 2, 3, 4, 6];
    format!("{family}{group}{}", rungs[rung(tenths, ENDS)])
}

/// The code of a layered closure by group and length.
pub(super) fn layered(spot: &Spot, tenths: u32) -> String {
    let codes: &[&str] = match spot.layered() {
        1 => &["12031", "12032", "12034"],
        2 => &["12041", "12042", "12044"],
        _ => &["12051", "12052", "12053"],
    };
    let ends: &[u32] = if spot.layered() == 3 { &[250, 500, 750] } else { &[250, 750, 1250] };
    codes[rung(tenths, ends).min(2)].to_owned()
}

const ROWS: &[(Voice, &str)] = &[
    (Terse, "Excision {short} {site}: {size} + {margin} margins, to fat. {close} Path: {said}.{sign}"),
    (
        Terse,
        "{short} {site}, {size}, cut out full thickness w/ {margin} margin all round. {close} Path = {said}.{sign}",
    ),
    (
        Spoken,
        "The {said} of the {site} measured {size}. It was excised down to fat with a margin of {margin} on each side. {close} Pathology confirmed the {said}.{sign}",
    ),
    (
        Form,
        "Procedure: excision, full thickness\nDiagnosis: {said} (final report)\nSite: {site}\nSize: {size}\nMargins: {margin}, each side\n{close}{sign}",
    ),
    (
        Prose,
        "{A} of the {site}, {size} across, was excised through the full thickness of the skin with margins of {margin}. {close} The report confirms it.{sign}",
    ),
    (
        Prose,
        "Excision to fat of {a}, {site}. Lesion {size}, narrowest margin {margin}. {close} Pathology agrees.{sign}",
    ),
];

const SIMPLE: &[(Voice, &str)] = &[
    (Terse, "Simple closure, {length}."),
    (Terse, "Closed simply ({length})."),
    (Spoken, "It was closed with simple sutures over {length}."),
    (Form, "Closure: simple, {length}"),
    (Prose, "The wound was closed in a simple manner, {length}."),
];

const LAYERS: &[(Voice, &str)] = &[
    (Terse, "Layered closure {length}."),
    (Terse, "Intermediate repair, 2 layers, {length}."),
    (Spoken, "It was closed in layers over {length}."),
    (Form, "Closure: intermediate (layered), {length}"),
    (Prose, "A layered closure of {length} followed."),
];

/// What the note says about an excision, the entry completed with size, margin and closure.
pub(super) fn told(
    dice: &mut Dice,
    voice: Voice,
    cut: &mut Cut,
    spot: &Spot,
    (size, margin): (&Length, &Length),
    (closure, length): (Closure, &Length),
) -> String {
    cut.entry.size = size.measured();
    for procedure in &mut cut.entry.procedures {
        procedure.margin = margin.measured();
        procedure.closure = Some(closure);
        procedure.closure_length = length.measured();
    }
    let close = say(
        dice,
        voice,
        if closure == Closure::Simple { SIMPLE } else { LAYERS },
        &[("length", &length.said(voice))],
    );
    let sign =
        cut.entry.symptoms.first().and_then(|own| REASONS.iter().find(|reason| reason.symptom == *own));
    let sign = sign.map_or_else(String::new, |reason| match voice {
        Terse => format!(" {}.", super::voice::capital(reason.short)),
        Form => format!("\nIndication: {}", reason.short),
        Spoken | Prose => format!(" It {}.", reason.one),
    });
    let (site, a) = (spot.said(voice), one_of(cut.said));
    let (size, margin) = (size.said(voice), margin.said(voice));
    let slots = [
        ("short", cut.short),
        ("said", cut.said),
        ("site", &site),
        ("size", &size),
        ("margin", &margin),
        ("close", &close),
        ("sign", &sign),
        ("a", &a),
    ];
    say(dice, voice, ROWS, &slots)
}

/// Lesion and margin whose excised diameter is often at the edge of a bracket.
fn measures(dice: &mut Dice, malignant: bool) -> (u32, u32) {
    let margin = if malignant { dice.between(2, 6) * 10 } else { dice.between(1, 3) * 10 };
    let edges = [50, 60, 100, 110, 200, 210, 300, 310, 400, 410];
    let fitting: Vec<u32> = edges.into_iter().filter(|edge| *edge >= 2 * margin + 30).collect();
    let size = match fitting.as_slice() {
        [_, ..] if dice.one_in(2) => dice.pick(&fitting) - 2 * margin,
        _ => dice.between(4, 18) * 10,
    };
    (size, margin)
}

fn noted(dice: &mut Dice, voice: Voice, core: &[String]) -> String {
    let who = somebody(dice, voice, 30, 88);
    framed(dice, voice, &who, core)
}

const TITLE: &str = "An excision";

fn simple(dice: &mut Dice, malignant: bool) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, ANYWHERE));
    let (size, margin) = measures(dice, malignant);
    let mut cut = found(dice, &spot, malignant);
    let more = dice.between(8, 20) * 10;
    let lengths = [size, margin, size + 2 * margin + more].map(|tenths| Length::roll(dice, tenths));
    let [size_said, margin_said, length] = &lengths;
    let said = told(dice, voice, &mut cut, &spot, (size_said, margin_said), (Closure::Simple, length));
    let code = cut_out(&spot, malignant, size + 2 * margin);
    let note = noted(dice, voice, &[said]);
    Made::code(TITLE, note, vec![cut.entry], vec![line(&code, 1, &[], &cut.icd, &[0])])
        .absent(&["12001", "12002", "12011", "12013"])
}

fn benign(dice: &mut Dice) -> Made {
    simple(dice, false)
}

fn malignant(dice: &mut Dice) -> Made {
    simple(dice, true)
}

fn in_layers(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, ANYWHERE));
    let (size, margin) = measures(dice, true);
    let mut cut = found(dice, &spot, true);
    let long = if dice.one_in(2) { *dice.pick(&[250, 260, 500, 510]) } else { dice.between(20, 70) * 10 };
    let lengths = [size, margin, long].map(|tenths| Length::roll(dice, tenths));
    let [size_said, margin_said, length] = &lengths;
    let said = told(dice, voice, &mut cut, &spot, (size_said, margin_said), (Closure::Intermediate, length));
    let lines = vec![
        line(&cut_out(&spot, true, size + 2 * margin), 1, &[], &cut.icd, &[0]),
        line(&layered(&spot, long), 1, &[], &cut.icd, &[0]),
    ];
    let note = noted(dice, voice, &[said]);
    Made::code("An excision and its closure", note, vec![cut.entry], by_value(lines))
}

fn small_in_layers(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, ANYWHERE));
    let mut cut = found(dice, &spot, false);
    let (size, margin) = *dice.pick(&[(30, 10), (20, 10), (10, 20)]);
    let long = dice.between(8, 20) * 10;
    let lengths = [size, margin, long].map(|tenths| Length::roll(dice, tenths));
    let [size_said, margin_said, length] = &lengths;
    let said = told(dice, voice, &mut cut, &spot, (size_said, margin_said), (Closure::Intermediate, length));
    let code = cut_out(&spot, false, size + 2 * margin);
    let note = noted(dice, voice, &[said]);
    let closure = layered(&spot, long);
    Made::code(
        "A small excision and its closure",
        note,
        vec![cut.entry],
        vec![line(&code, 1, &[], &cut.icd, &[0])],
    )
    .absent(&[&closure])
}

const MARGINLESS: &[(Voice, &str)] = &[
    (Terse, "Excision {short} {site}, {size}, conservative, to fat, simple closure. Path: {said}."),
    (
        Spoken,
        "The {said} of the {site}, {size}, was excised conservatively down to fat and closed simply. Pathology confirmed it.",
    ),
    (
        Form,
        "Procedure: excision, full thickness\nDiagnosis: {said} (final report)\nSite: {site}\nSize: {size}\nMargins: narrow\nClosure: simple",
    ),
    (
        Prose,
        "{A} of the {site}, {size} across, was excised to fat with a small cuff of skin and closed simply. The report confirms it.",
    ),
];

fn without_margin(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, ANYWHERE));
    let mut cut = found(dice, &spot, true);
    let tenths = dice.between(4, 14) * 10;
    let size = Length::roll(dice, tenths);
    cut.entry.size = size.measured();
    cut.entry.procedures[0].closure = Some(Closure::Simple);
    let (site, a, size_said) = (spot.said(voice), one_of(cut.said), size.said(voice));
    let slots = [("short", cut.short), ("said", cut.said), ("site", &site), ("size", &size_said), ("a", &a)];
    let said = say(dice, voice, MARGINLESS, &slots);
    let from = rung(tenths, ENDS);
    let rest = [50, 100, 200, 300, 400, 410];
    let codes = rest[from..].iter().map(|tenths| vec![cut_out(&spot, true, *tenths)]).collect();
    let note = noted(dice, voice, &[said]);
    Made::ask(TITLE, note, vec![cut.entry], Vec::new(), (&["A"], "margin", Some(codes)))
}

const DIFFERING: &[(Voice, &str)] = &[
    (Terse, "Margins {margin} sup/inf, {wide} medial."),
    (Spoken, "The margin was {margin} at its narrowest and {wide} on the medial side."),
    (Form, "Margins by side: {wide} medial, {margin} elsewhere"),
    (Prose, "Medially the margin was {wide}, at the narrowest side {margin}."),
];

fn margins_differ(dice: &mut Dice) -> Made {
    let (voice, spot) = (Voice::roll(dice), Spot::roll(dice, ANYWHERE));
    let mut cut = found(dice, &spot, true);
    let margin = dice.between(2, 4) * 10;
    let size = dice.pick(&[100, 110, 200, 210]) - 2 * margin;
    let wide = margin + dice.between(2, 4) * 10;
    let long = size + 2 * wide + 150;
    let lengths = [size, margin, long, wide].map(|tenths| Length::roll(dice, tenths));
    let [size_said, margin_said, length, wide_said] = &lengths;
    let said = told(dice, voice, &mut cut, &spot, (size_said, margin_said), (Closure::Simple, length));
    let said = said.replace(" all round", "").replace(" on each side", "").replace(", each side", "");
    let slots = [("margin", margin_said.said(voice)), ("wide", wide_said.said(voice))];
    let slots = [("margin", slots[0].1.as_str()), ("wide", slots[1].1.as_str())];
    let then = say(dice, voice, DIFFERING, &slots);
    let code = cut_out(&spot, true, size + 2 * margin);
    let note = noted(dice, voice, &[said, then]);
    Made::code(TITLE, note, vec![cut.entry], vec![line(&code, 1, &[], &cut.icd, &[0])])
}

fn closures_summed(dice: &mut Dice) -> Made {
    let voice = Voice::roll(dice);
    let lists: &[&'static [super::place::Place]] =
        &[super::place::TRUNK, super::place::ARMS, super::place::LEGS];
    let spots = Spot::several(dice, lists, 2);
    let whole = *dice.pick(&[700, 740, 750, 760, 800]);
    let first = dice.between(30, 40) * 10;
    let (mut lesions, mut core, mut cuts, mut icds) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (index, (spot, long)) in spots.iter().zip([first, whole - first]).enumerate() {
        let mut cut = found(dice, spot, true);
        // Two rungs, so that the two excisions are two codes.
        let (size, margin) = if index == 0 { (60, 50) } else { (120, 50) };
        let lengths = [size, margin, long].map(|tenths| Length::roll(dice, tenths));
        let [size_said, margin_said, length] = &lengths;
        core.push(told(
            dice,
            voice,
            &mut cut,
            spot,
            (size_said, margin_said),
            (Closure::Intermediate, length),
        ));
        cuts.push(line(&cut_out(spot, true, size + 2 * margin), 1, &[], &cut.icd, &[index]));
        icds.push(cut.icd);
        lesions.push(cut.entry);
    }
    // Among diagnoses of as many lesions the lower code comes first.
    icds.sort();
    icds.dedup();
    let closure = if whole <= 750 { "12032" } else { "12034" };
    cuts.push(line(closure, 1, &[], &icds.join(","), &[0, 1]));
    let note = noted(dice, voice, &core);
    Made::code("Two excisions in layers", note, lesions, by_value(cuts))
}

pub(super) const RECIPES: &[Recipe] = &[
    Recipe {
        family: FAMILY,
        level: 1,
        rules: &["R-MEAS-03", "R-CODE-26", "R-SAME-11", "P-35"],
        make: benign,
    },
    Recipe { family: FAMILY, level: 1, rules: &["R-MEAS-03", "R-CODE-01", "R-MEAS-15"], make: malignant },
    Recipe { family: FAMILY, level: 2, rules: &["R-CODE-27", "R-REP-01", "R-MEAS-07"], make: in_layers },
    Recipe { family: FAMILY, level: 2, rules: &["R-SAME-12", "P-36", "R-CODE-26"], make: small_in_layers },
    Recipe { family: FAMILY, level: 2, rules: &["N-09", "R-MEAS-12", "R-MEAS-03"], make: without_margin },
    Recipe { family: FAMILY, level: 2, rules: &["R-MEAS-11", "R-MEAS-03"], make: margins_differ },
    Recipe { family: FAMILY, level: 2, rules: &["R-REP-03", "R-REP-01", "R-REP-06"], make: closures_summed },
];
