//! Policy switches: where authorities differ, the reading that a site has chosen.
//!
//! Names, values and defaults are those of the rule pages; the first value is the default.

use std::collections::BTreeMap;

use super::ids::RuleId;
use super::words::words;

words!(
    /// A named switch.
    Switch {
        MaligDiameter = "malig_diameter",
        GapRounding = "gap_rounding",
        SizeMissing = "size_missing",
        TagPartThereof = "tag_part_thereof",
        DistinctModifier = "distinct_modifier",
        NcciModifierColumn = "ncci_modifier_column",
        SameCode = "same_code",
        Repair59 = "repair_59",
        MohsBiopsy = "mohs_biopsy",
        HoldBiopsyDiagnosis = "hold_biopsy_diagnosis",
        PreferAnatomic = "prefer_anatomic",
        MonsGroup = "mons_group",
        Send51 = "send_51",
        PerianalGroup = "perianal_group",
        PerineumGroup = "perineum_group",
        WristGroup = "wrist_group",
        AnkleGroup = "ankle_group",
        PerianalWartFamily = "perianal_wart_family",
        GenitalMalignantFamily = "genital_malignant_family",
        ExtensiveMinCount = "extensive_min_count",
        CherryAngiomaFamily = "cherry_angioma_family",
        TelangiectasiaFamily = "telangiectasia_family",
        KaBehaviour = "ka_behaviour",
        SevereDysplasia = "severe_dysplasia",
        CheilitisIcd = "cheilitis_icd",
        SecondarySymptomDx = "secondary_symptom_dx",
        ConversionFactor = "cf",
    }
);

impl Switch {
    /// Allowed values, the default first. `n` stands for any whole number from 1.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::MaligDiameter => &["pre", "post_curettage"],
            Self::GapRounding => &["down", "nearest", "up"],
            Self::SizeMissing => &["block", "smallest"],
            Self::TagPartThereof => &["on", "off"],
            Self::DistinctModifier => &["59", "auto", "XS"],
            Self::NcciModifierColumn => &["2", "lower_rvu"],
            Self::SameCode => &["lines", "units"],
            Self::Repair59 => &["table", "always"],
            Self::MohsBiopsy => &["drop", "first_diagnosis"],
            Self::HoldBiopsyDiagnosis | Self::PreferAnatomic | Self::Send51 | Self::SecondarySymptomDx => {
                &["off", "on"]
            }
            Self::MonsGroup
            | Self::PerianalGroup
            | Self::PerineumGroup
            | Self::WristGroup
            | Self::AnkleGroup => &["L1", "L2"],
            Self::PerianalWartFamily => &["469xx", "17110"],
            Self::GenitalMalignantFamily => &["1727x", "site"],
            Self::ExtensiveMinCount => &["none", "n"],
            Self::CherryAngiomaFamily => &["ask", "17106", "17110"],
            Self::TelangiectasiaFamily => &["ask", "17106", "17999"],
            Self::KaBehaviour => &["ask", "benign", "malignant"],
            Self::SevereDysplasia => &["D22", "D48.5"],
            Self::CheilitisIcd => &["L56.8", "L57.8"],
            Self::ConversionFactor => &["nonqp_2026", "qp_2026", "2025"],
        }
    }

    /// The rule behind the switch.
    #[must_use]
    pub const fn rule(self) -> RuleId {
        RuleId::new(match self {
            Self::MaligDiameter => "R-MEAS-09",
            Self::GapRounding => "R-MEAS-16",
            Self::SizeMissing => "R-MEAS-19",
            Self::TagPartThereof => "R-COUNT-10",
            Self::DistinctModifier => "N-33",
            Self::NcciModifierColumn => "R-CLAIM-05",
            Self::SameCode => "N-03",
            Self::Repair59 => "R-REP-02",
            Self::MohsBiopsy => "N-36",
            Self::HoldBiopsyDiagnosis => "N-13",
            Self::PreferAnatomic => "N-18",
            Self::MonsGroup => "N-29",
            Self::Send51 => "R-CLAIM-13",
            Self::PerianalGroup | Self::PerineumGroup | Self::PerianalWartFamily => "R-SITE-06",
            Self::WristGroup | Self::AnkleGroup => "R-SITE-04",
            Self::GenitalMalignantFamily => "N-19",
            Self::ExtensiveMinCount => "R-CODE-14",
            Self::CherryAngiomaFamily | Self::TelangiectasiaFamily => "R-CODE-10",
            Self::KaBehaviour => "R-DX-13",
            Self::SevereDysplasia => "R-DX-14",
            Self::CheilitisIcd => "N-15",
            Self::SecondarySymptomDx => "R-DX-19",
            Self::ConversionFactor => "R-RVU-01",
        })
    }

    /// Whether this value may be chosen.
    #[must_use]
    pub fn allows(self, value: &str) -> bool {
        self.values().iter().any(|allowed| match *allowed {
            "n" => value.parse::<u16>().is_ok_and(|number| number > 0),
            fixed => fixed == value,
        })
    }
}

/// The switches that were stated, whether or not they differ from their defaults: a stated default stands above the
/// choice of somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Policy(BTreeMap<Switch, String>);

impl Policy {
    /// The value in force.
    #[must_use]
    pub fn get(&self, switch: Switch) -> &str {
        self.0.get(&switch).map_or(switch.values()[0], String::as_str)
    }

    /// States a value, the default as well. `false`: not allowed.
    pub fn set(&mut self, switch: Switch, value: &str) -> bool {
        if !switch.allows(value) {
            return false;
        }
        self.0.insert(switch, value.to_owned());
        true
    }

    /// The switches that were stated, by name.
    pub fn stated(&self) -> impl Iterator<Item = (Switch, &str)> {
        let mut stated: Vec<_> = self.0.iter().map(|(switch, value)| (*switch, value.as_str())).collect();
        stated.sort_by_key(|(switch, _)| switch.word());
        stated.into_iter()
    }

    /// The switches that differ from their defaults, by name: what is stamped on a result.
    pub fn differing(&self) -> impl Iterator<Item = (Switch, &str)> {
        self.stated().filter(|(switch, value)| *value != switch.values()[0])
    }

    /// This policy with the choices of `stronger` laid over it.
    #[must_use]
    pub fn overlaid(&self, stronger: &Self) -> Self {
        let mut all = self.0.clone();
        all.extend(stronger.0.iter().map(|(switch, value)| (*switch, value.clone())));
        Self(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_value_is_the_default_and_is_not_stamped() {
        let mut policy = Policy::default();
        assert_eq!(policy.get(Switch::MaligDiameter), "pre");
        assert!(policy.set(Switch::MaligDiameter, "post_curettage"));
        assert!(!policy.set(Switch::MaligDiameter, "later"));
        assert_eq!(policy.differing().collect::<Vec<_>>(), [(Switch::MaligDiameter, "post_curettage")]);
        assert!(policy.set(Switch::MaligDiameter, "pre"));
        assert_eq!(policy.differing().count(), 0);
        assert_eq!(policy.stated().collect::<Vec<_>>(), [(Switch::MaligDiameter, "pre")]);
        assert!(Switch::ExtensiveMinCount.allows("10") && !Switch::ExtensiveMinCount.allows("0"));
    }

    #[test]
    fn a_stated_default_stands_above_another_choice() {
        let (mut site, mut encounter) = (Policy::default(), Policy::default());
        assert!(site.set(Switch::MaligDiameter, "post_curettage") && site.set(Switch::Send51, "on"));
        assert!(encounter.set(Switch::MaligDiameter, "pre"));
        let both = site.overlaid(&encounter);
        assert_eq!((both.get(Switch::MaligDiameter), both.get(Switch::Send51)), ("pre", "on"));
        assert_eq!(both.differing().collect::<Vec<_>>(), [(Switch::Send51, "on")]);
    }
}
