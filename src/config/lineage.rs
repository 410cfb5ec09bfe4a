//! A theme file and those that it inherits from.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::mistake::Mistake;

/// A theme as its file says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) name: String,
    pub(super) inherits: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) palette: BTreeMap<Spanned<String>, Spanned<String>>,
    pub(super) roles: Option<Spanned<BTreeMap<Spanned<String>, Spanned<String>>>>,
}

/// One file of the lineage with its text.
pub(super) struct Layer<'a> {
    text: &'a str,
    pub(super) file: File,
}

/// A theme file and those it inherits from, its own first.
pub(super) struct Lineage<'a>(pub(super) Vec<Layer<'a>>);

impl<'a> Lineage<'a> {
    /// Reads a file and what it inherits; `known` are the names and texts of the themes that there are.
    pub(super) fn read(text: &'a str, known: &[(&str, &'a str)]) -> Result<Self, Vec<Mistake>> {
        let file: File = toml::from_str(text).map_err(|error| vec![Mistake::toml(text, &error)])?;
        let mut all = Self(vec![Layer { text, file }]);
        while let Some(parent) = all.0.last().and_then(|layer| layer.file.inherits.as_ref()) {
            let (at, span, name) = (all.0.len() - 1, parent.span(), parent.get_ref().clone());
            if all.0.iter().any(|layer| layer.file.name == name) {
                let message = format!("'{name}' would inherit from itself; inherit from another theme");
                return Err(vec![all.mistake(at, span, message)]);
            }
            let Some((_, text)) = known.iter().find(|(known, _)| *known == name) else {
                let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
                let message = format!("'{name}' is no theme to inherit from; there are {}", names.join(", "));
                return Err(vec![all.mistake(at, span, message)]);
            };
            match toml::from_str(text) {
                Ok(file) => all.0.push(Layer { text, file }),
                Err(error) => {
                    let message =
                        format!("the theme '{name}' cannot be used, {}", Mistake::toml(text, &error));
                    return Err(vec![all.mistake(at, span, message)]);
                }
            }
        }
        Ok(all)
    }

    /// A mistake in one of the files; one of an inherited file is told where the first file inherits.
    pub(super) fn mistake(&self, at: usize, span: Range<usize>, message: String) -> Mistake {
        let layer = &self.0[at];
        let mistake = Mistake::at(layer.text, span, message);
        match &self.0[0].file.inherits {
            Some(parent) if at > 0 => {
                let message = format!("the inherited theme '{}' has a mistake, {mistake}", layer.file.name);
                Mistake::at(self.0[0].text, parent.span(), message)
            }
            Some(_) | None => mistake,
        }
    }
}
