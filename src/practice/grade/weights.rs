//! What each component weighs, and why: one table.

use super::Component;

/// The weight of a component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// The component.
    pub component: Component,
    /// Its weight among those that were measured.
    pub weight: u32,
    /// Why.
    pub reason: &'static str,
}

/// The weights of all components.
pub const WEIGHTS: &[Weight] = &[
    Weight {
        component: Component::Family,
        weight: 15,
        reason: "a wrong family is a wrong service; the code below it then is chance",
    },
    Weight { component: Component::Code, weight: 30, reason: "the code is what is paid and audited" },
    Weight {
        component: Component::Units,
        weight: 15,
        reason: "units decide the amount, and too many are an overpayment",
    },
    Weight {
        component: Component::Modifier,
        weight: 15,
        reason: "a missing modifier is a denial, a needless one a false statement",
    },
    Weight {
        component: Component::Diagnosis,
        weight: 15,
        reason: "the diagnosis carries the need of the service",
    },
    Weight {
        component: Component::Order,
        weight: 5,
        reason: "payers put claims in order themselves; it matters little",
    },
    Weight {
        component: Component::Documentation,
        weight: 20,
        reason: "what is not taken from the note cannot be coded",
    },
    Weight {
        component: Component::Query,
        weight: 30,
        reason: "to code what is not documented is worse than any wrong code",
    },
];

/// The weight of a component.
#[must_use]
pub fn weight(component: Component) -> u32 {
    WEIGHTS.iter().find(|row| row.component == component).map_or(0, |row| row.weight)
}
