//! Which family a thing that was done belongs to: the organ first (R-CODE-13), then the technique, then the behaviour of
//! the lesion (R-CODE-01). One answer for the steps of this stage and for what a thing would give alone.

use crate::engine::book::{BehaviourRow, FamilyId, Measure, SiteId};
use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::facts::LARGEST_AT_THE_LID;
use crate::engine::ids::RuleId;
use crate::engine::lesion::Pathology;
use crate::engine::policy::Switch;
use crate::engine::procedure::{Kind, Method, Procedure};

/// What was found.
pub enum Choice {
    /// This family, by this rule.
    Family(FamilyId, RuleId),
    /// The site could mean places with different codes: one of these.
    SiteOpen(Vec<SiteId>, RuleId),
    /// The class of the closure is missing.
    ClosureOpen,
    /// A carcinoma of the mucosa at this organ: asked about, never taken for skin (N-19).
    Mucosa(String),
    /// The diagnosis has to say it.
    DiagnosisOpen,
}

const AT_ORGAN: RuleId = RuleId::new("R-CODE-13");
const SAMPLE_AT_ORGAN: RuleId = RuleId::new("R-CODE-21");
const BY_TECHNIQUE: RuleId = RuleId::new("R-CODE-02");
const BY_BEHAVIOUR: RuleId = RuleId::new("R-CODE-01");
const NO_SITE: RuleId = RuleId::new("R-DOC-04");
const BY_SITE: RuleId = RuleId::new("N-01");

/// The family of one procedure of a lesion. `kind` is that of the service: a closure told with a procedure is a repair.
pub fn choose(case: &Case<'_>, lesion: usize, kind: Kind, procedure: &Procedure) -> Choice {
    if kind == Kind::Repair {
        let class = procedure.closure.or(case.facts[lesion].done.closure);
        let family = class.and_then(|class| case.book.family_of_closure(class));
        return family.map_or(Choice::ClosureOpen, |family| Choice::Family(family, BY_TECHNIQUE));
    }
    let meaning = case.facts[decides(case, lesion, kind)].diagnosis.known();
    let behaviour =
        meaning.and_then(|meaning| meaning.behaviour(case.book)).map(|id| case.book.behaviour(id));
    if let Some(organ) = organ(case, lesion, kind) {
        match organ {
            Organ::Open(sites, rule) => return Choice::SiteOpen(sites, rule),
            Organ::Own(family, organ) => match whatever_it_is(case, lesion, kind, &organ, behaviour) {
                AtOrgan::Own => {
                    let rule = if kind == Kind::Biopsy { SAMPLE_AT_ORGAN } else { AT_ORGAN };
                    return Choice::Family(family, rule);
                }
                AtOrgan::Mucosa => return Choice::Mucosa(organ),
                AtOrgan::AskDiagnosis => return Choice::DiagnosisOpen,
                AtOrgan::General => {}
            },
        }
    }
    // Proud flesh is burned with a chemical; by another method nobody knows what was treated (R-CODE-11).
    let other_method = !procedure.methods.is_empty() && !procedure.methods.contains(&Method::Chemosurgery);
    if kind == Kind::Destruction
        && other_method
        && behaviour.is_some_and(|behaviour| behaviour.id == "granulation")
    {
        return Choice::DiagnosisOpen;
    }
    // A behaviour may lead elsewhere than the technique alone: a tag is a tag by any method (R-CODE-07).
    if let Some(family) = meaning.and_then(|meaning| meaning.family(kind, case.book)) {
        return Choice::Family(family, BY_BEHAVIOUR);
    }
    match case.book.family_without_diagnosis(kind) {
        Some(family) => Choice::Family(family, BY_TECHNIQUE),
        None => Choice::DiagnosisOpen,
    }
}

/// The family of a service by itself, whether or not it was given one yet; `None` where a fact is missing.
pub fn family_of(case: &Case<'_>, draft: &Draft, service: usize) -> Option<FamilyId> {
    let own = &draft.services()[service];
    match choose(case, own.lesion, own.kind, draft.procedure(case, service)) {
        Choice::Family(family, _) => Some(family),
        Choice::SiteOpen(..) | Choice::ClosureOpen | Choice::Mucosa(_) | Choice::DiagnosisOpen => None,
    }
}

/// The lesion whose diagnosis decides what was done: its own, but an excision that took out a cancer with it is that of
/// a cancer, whichever of them names the other (R-MEAS-20).
pub fn decides(case: &Case<'_>, lesion: usize, kind: Kind) -> usize {
    let known_cancer = |lesion: usize| {
        case.facts.get(lesion).is_some_and(|facts| {
            facts.pathology != Pathology::Pending
                && facts.diagnosis.known().is_some_and(|meaning| meaning.malignant(case.book))
        })
    };
    let act = if kind == Kind::Excision { case.in_one_act_with(lesion) } else { &[] };
    if act.is_empty() || known_cancer(lesion) {
        return lesion;
    }
    act.iter().copied().find(|other| known_cancer(*other)).unwrap_or(lesion)
}

enum Organ {
    Own(FamilyId, String),
    Open(Vec<SiteId>, RuleId),
}

/// The family of the organ at the site, if it has one for this kind of procedure.
fn organ(case: &Case<'_>, lesion: usize, kind: Kind) -> Option<Organ> {
    let facts = &case.facts[lesion];
    let site_codes =
        || facts.diagnosis.known().is_some_and(|meaning| case.book.diagnosis(meaning.row).site_codes);
    let wart = || facts.diagnosis.known().is_some_and(|meaning| case.book.diagnosis(meaning.row).wart);
    let Some(site) = facts.site.known() else {
        // A sample of which nobody knows the place could be that of an organ, and so could what usually grows there.
        let at_organs = kind == Kind::Biopsy || (kind == Kind::Destruction && site_codes());
        return at_organs.then(|| Organ::Open(sites_by_family(case, kind), NO_SITE));
    };
    let site = case.book.site(site);
    let own = |id: SiteId| {
        let site = case.book.site(id);
        let wart_here = || {
            matches!(kind, Kind::Destruction | Kind::Excision)
                && (site_codes() || wart())
                && !(site.wart_switch == Some(Switch::PerianalWartFamily)
                    && case.policy.get(Switch::PerianalWartFamily) == "17110")
        };
        let organ = site.organ.as_ref().or_else(|| site.wart_organ.as_ref().filter(|_| wart_here()))?;
        let family = case.book.family_at(organ, kind)?;
        // Of what is cut out only a wart has a code of the organ by method; all else goes by its size (R-CODE-13).
        let by_size =
            kind == Kind::Excision && case.book.family(family).measure == Measure::Way && !wart_here();
        (!by_size).then(|| (family, organ.clone()))
    };
    if site.asks && !site.readings.is_empty() {
        let mut readings = site.readings.iter().map(|id| own(*id));
        let first = readings.next()?;
        if readings.all(|reading| reading == first) {
            return first.map(|(family, organ)| Organ::Own(family, organ));
        }
        return Some(Organ::Open(site.readings.clone(), site.rule.unwrap_or(BY_SITE)));
    }
    own(facts.site.known()?).map(|(family, organ)| Organ::Own(family, organ))
}

/// One site for each organ that has codes of its own for this kind of procedure, and one of plain skin.
fn sites_by_family(case: &Case<'_>, kind: Kind) -> Vec<SiteId> {
    let mut seen = Vec::new();
    let mut tell = |id: &SiteId| {
        let organ = case.book.site(*id).organ.as_ref();
        let family = organ.and_then(|organ| Some((case.book.family_at(organ, kind)?, organ)));
        let new = !seen.contains(&family);
        seen.push(family);
        new
    };
    // The anus has no group of the skin, and so is in no class of sites.
    let rest = case.book.sites().filter(|(_, site)| site.groups.is_empty() && !site.asks).map(|(id, _)| id);
    case.book.site_classes().iter().copied().chain(rest).filter(|id| tell(id)).collect()
}

enum AtOrgan {
    Own,
    General,
    Mucosa,
    AskDiagnosis,
}

/// Whether the codes of the organ hold for this lesion; where its name has several meanings, for all of them (N-02).
fn whatever_it_is(
    case: &Case<'_>,
    lesion: usize,
    kind: Kind,
    organ: &str,
    behaviour: Option<&BehaviourRow>,
) -> AtOrgan {
    let meaning = case.facts[lesion].diagnosis.known().filter(|_| behaviour.is_none());
    let readings = meaning.map_or(&[][..], |meaning| &case.book.diagnosis(meaning.row).readings);
    let own = |behaviour| {
        matches!(at_organ(case, lesion, kind, organ, Some(case.book.behaviour(behaviour))), AtOrgan::Own)
    };
    if !readings.is_empty() && readings.iter().all(|reading| own(reading.behaviour)) {
        return AtOrgan::Own;
    }
    at_organ(case, lesion, kind, organ, behaviour)
}

/// Whether the codes of the organ hold for this lesion. A sample needs no diagnosis; what is destroyed or cut out does.
fn at_organ(
    case: &Case<'_>,
    lesion: usize,
    kind: Kind,
    organ: &str,
    behaviour: Option<&BehaviourRow>,
) -> AtOrgan {
    if kind == Kind::Biopsy {
        return AtOrgan::Own;
    }
    let Some(behaviour) = behaviour else { return AtOrgan::AskDiagnosis };
    // A tag is a tag, and proud flesh is proud flesh, at every site (N-40); so is what has no code by this technique.
    let Some(general) = behaviour.families.get(&kind) else { return AtOrgan::General };
    if matches!(behaviour.id.as_str(), "tag" | "granulation" | "chalazion") {
        return AtOrgan::General;
    }
    let lid = case.book.family(*general).per.is_none() && organ == "lid-margin" && kind == Kind::Destruction;
    if lid && case.facts[lesion].size.is_some_and(|size| size > LARGEST_AT_THE_LID) {
        return AtOrgan::General;
    }
    if kind == Kind::Destruction && behaviour.malignant {
        let to_site = case.policy.get(Switch::GenitalMalignantFamily) == "site";
        match organ {
            "anus" | "vagina" => return AtOrgan::Mucosa,
            "penis" | "vulva" if !to_site => return AtOrgan::General,
            _ => {}
        }
    }
    AtOrgan::Own
}
