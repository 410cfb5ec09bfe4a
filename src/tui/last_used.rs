//! Payer and clinician of the last saved encounter, as a small file in the state folder.

use serde::{Deserialize, Serialize};

use crate::engine::encounter::{Clinician, Payer};

use super::host::Defaults;

#[derive(Serialize, Deserialize, Default)]
struct File {
    #[serde(skip_serializing_if = "Option::is_none")]
    payer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credentials: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    npi: Option<String>,
}

/// Reads the file; what cannot be read is not filled in.
#[must_use]
pub fn read(text: &str) -> Defaults {
    let file: File = toml::from_str(text).unwrap_or_default();
    Defaults {
        payer: file.payer.as_deref().and_then(Payer::parse),
        clinician: Clinician { name: file.name, credentials: file.credentials, npi: file.npi, signed: None },
    }
}

/// Writes the file.
#[must_use]
pub fn write(defaults: &Defaults) -> String {
    let Defaults { payer, clinician } = defaults.clone();
    let file = File {
        payer: payer.map(|payer| payer.word().to_owned()),
        name: clinician.name,
        credentials: clinician.credentials,
        npi: clinician.npi,
    };
    toml::to_string(&file).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_used_last_is_read_again_and_never_a_signature() {
        let clinician =
            Clinician { name: Some("Jo \"J\" Doe".into()), npi: Some("1".into()), ..Clinician::default() };
        let defaults = Defaults { payer: Some(Payer::Bcbs), clinician };
        assert_eq!(read(&write(&defaults)), defaults);
        assert_eq!(read("payer = 3"), Defaults::default());
    }
}
