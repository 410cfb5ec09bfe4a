//! Every rule of the book is trained by a scenario or a variant, or the list says why it cannot be.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use curette::bundle;
use curette::practice::generate;
use curette::practice::scenario::built_in;

#[derive(Deserialize)]
struct List {
    untrained: BTreeMap<String, String>,
}

#[test]
fn every_rule_is_trained_or_the_list_says_why_not() {
    let list: List = toml::from_str(include_str!("../../rules_without_practice.toml")).expect("the list");
    let book = bundle::books().expect("books").last().expect("a book");
    let rules: BTreeSet<String> = book.rules().map(|(rule, _)| rule.to_string()).collect();
    let mut trained: BTreeSet<String> = generate::trained().iter().map(ToString::to_string).collect();
    let strange: Vec<&String> = trained.difference(&rules).collect();
    assert!(strange.is_empty(), "variants train rules that do not exist: {strange:?}");
    trained.extend(
        built_in().scenarios.iter().flat_map(|scenario| &scenario.item.rules).map(ToString::to_string),
    );
    let missing: Vec<&String> =
        rules.iter().filter(|rule| !trained.contains(*rule) && !list.untrained.contains_key(*rule)).collect();
    assert!(missing.is_empty(), "nothing trains {missing:?}; make a scenario or a variant, or say why not");
    let idle: Vec<&String> =
        list.untrained.keys().filter(|rule| trained.contains(*rule) || !rules.contains(*rule)).collect();
    assert!(idle.is_empty(), "take out of the list what is trained or does not exist: {idle:?}");
    assert!(list.untrained.values().all(|why| why.len() > 20), "every reason is a sentence");
}

#[test]
fn every_trained_rule_makes_an_item_that_names_it_first() {
    for rule in generate::trained() {
        let item = generate::generate(rule, 1).unwrap_or_else(|| panic!("{rule} makes nothing"));
        assert_eq!(item.rules.first(), Some(&rule), "{rule}");
        assert_eq!(item.id, format!("{rule}@1"));
        assert_eq!(generate::named(&item.id), Some((rule, Some(1))));
    }
    for odd in ["R-RVU-01", "R-COUNT-01@", "R-COUNT-01@x", "R-COUNT-01@-1", "", "nonsense"] {
        assert_eq!(generate::named(odd), None, "{odd}");
    }
    assert_eq!(generate::named("r-count-01").map(|(_, seed)| seed), Some(None));
}
