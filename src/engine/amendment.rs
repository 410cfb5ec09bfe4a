//! A signed encounter that is changed is amended: it says when, why and what was signed, and is unsigned until it is
//! signed again. No code depends on it.

use super::encounter::{Amended, Encounter};

/// Whether putting `now` in the place of the saved encounter needs a reason: what was saved is signed, something of it
/// is changed, and no new amendment says so yet.
#[must_use]
pub fn needs_reason(saved: &Encounter, now: &Encounter) -> bool {
    let Some(signed) = &saved.clinician.signed else { return false };
    let mut unnoted = now.clone();
    unnoted.amended.clone_from(&saved.amended);
    // Counted, as a clock that was set back may give the same time to two signatures.
    let about = |one: &Encounter| one.amended.iter().filter(|amended| amended.of == *signed).count();
    unnoted != *saved && about(now) <= about(saved)
}

/// The changed encounter with its amendment, at this time and for this reason.
#[must_use]
pub fn amended(saved: &Encounter, now: &Encounter, at: String, reason: String) -> Encounter {
    let mut amended = settled(saved, now);
    if amended.clinician.signed == saved.clinician.signed {
        amended.clinician.signed = None;
    }
    amended.amended.extend(saved.clinician.signed.clone().map(|of| Amended { at, reason, of }));
    amended
}

/// The encounter as it may stand in the place of the saved one: amendments that were saved stay, and with one that was
/// left out, as by undo, the signature that it amended goes.
#[must_use]
pub fn settled(saved: &Encounter, now: &Encounter) -> Encounter {
    let mut settled = now.clone();
    let left_out = |amended: &&Amended| !now.amended.contains(amended);
    let is_amended =
        |signed: &String| saved.amended.iter().filter(left_out).any(|amended| amended.of == *signed);
    if now.clinician.signed.as_ref().is_some_and(is_amended) {
        settled.clinician.signed = None;
    }
    settled.amended.clone_from(&saved.amended);
    settled.amended.extend(now.amended.iter().filter(|one| !saved.amended.contains(one)).cloned());
    settled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::encounter::Payer;

    const SIGNED: &str = "2026-09-14T16:20:00-05:00";

    fn signed() -> Encounter {
        let mut encounter = Encounter::default();
        encounter.clinician.signed = Some(SIGNED.to_owned());
        encounter
    }

    fn changed() -> Encounter {
        Encounter { payer: Some(Payer::Aetna), ..signed() }
    }

    fn amend(saved: &Encounter, now: &Encounter) -> Encounter {
        amended(saved, now, "2026-09-15T08:00:00-05:00".to_owned(), "wrong payer".to_owned())
    }

    #[test]
    fn a_changed_signed_encounter_needs_a_reason_once() {
        assert!(!needs_reason(&signed(), &signed()));
        assert!(!needs_reason(&Encounter::default(), &changed()), "it was not signed");
        assert!(needs_reason(&signed(), &changed()));
        assert!(needs_reason(&signed(), &Encounter::default()), "taking the signature back is a change");
        let amended = amend(&signed(), &changed());
        assert!(!needs_reason(&signed(), &amended) && !needs_reason(&amended, &changed()));
    }

    #[test]
    fn an_amended_encounter_says_so_and_is_unsigned_until_it_is_signed_again() {
        let amended = amend(&signed(), &changed());
        assert_eq!((amended.payer, &amended.clinician.signed), (Some(Payer::Aetna), &None));
        assert_eq!(
            (amended.amended[0].of.as_str(), amended.amended[0].reason.as_str()),
            (SIGNED, "wrong payer")
        );
        let mut again = changed();
        again.clinician.signed = Some("2026-09-15T09:00:00-05:00".to_owned());
        assert_eq!(
            amend(&signed(), &again).clinician.signed,
            again.clinician.signed,
            "a new signature stands"
        );
    }

    #[test]
    fn an_amendment_stays_and_its_signature_never_comes_back() {
        let saved = amend(&signed(), &changed());
        let back = settled(&saved, &signed());
        assert_eq!((&back.amended, &back.clinician.signed), (&saved.amended, &None));
        assert_eq!(settled(&saved, &saved), saved);
    }

    #[test]
    fn two_signatures_may_have_one_time() {
        let mut again = amend(&signed(), &changed());
        again.clinician.signed = Some(SIGNED.to_owned());
        assert_eq!(settled(&again, &again), again, "it was signed after it was amended");
        let mut more = again.clone();
        more.payer = Some(Payer::Cigna);
        assert!(needs_reason(&again, &more), "and is amended anew");
        assert_eq!(amend(&again, &more).amended.len(), 2);
    }
}
