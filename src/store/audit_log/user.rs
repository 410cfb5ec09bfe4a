//! Who uses the program, as the system names that user.

use std::sync::OnceLock;

/// The most characters of a name.
const MOST: usize = 64;

/// The name of the user who runs this process.
pub(super) fn name() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| {
        let found = by_number().or_else(by_environment).unwrap_or_else(|| "unknown".to_owned());
        found.chars().filter(|letter| !letter.is_control()).take(MOST).collect()
    })
}

/// What the environment says: it can say anything, and so is asked last.
fn by_environment() -> Option<String> {
    ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .filter(|name| !name.is_empty())
}

/// The owner of a file that this process has just made is its user, whatever the environment says.
#[cfg(unix)]
fn by_number() -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    let number = tempfile::tempfile().ok()?.metadata().ok()?.uid();
    let accounts = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let named = of_number(&accounts, number);
    // Where accounts are kept elsewhere, the name comes from the environment, and the number says whose it is.
    named.or_else(|| {
        Some(by_environment().map_or_else(|| number.to_string(), |name| format!("{name} ({number})")))
    })
}

#[cfg(not(unix))]
fn by_number() -> Option<String> {
    None
}

/// The name of a user number in a list of accounts.
#[cfg(unix)]
fn of_number(accounts: &str, number: u32) -> Option<String> {
    accounts.lines().find_map(|line| {
        let mut fields = line.split(':');
        let (name, own) = (fields.next()?, fields.nth(1)?);
        (own.parse() == Ok(number) && !name.is_empty()).then(|| name.to_owned())
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::of_number;

    #[test]
    fn the_number_of_the_user_decides() {
        let accounts = "root:x:0:0:root:/root:/bin/sh\nanna:x:1000:1000:,,,:/home/anna:/bin/sh\n";
        assert_eq!(of_number(accounts, 1000).as_deref(), Some("anna"));
        assert_eq!(of_number(accounts, 0).as_deref(), Some("root"));
        assert_eq!(of_number(accounts, 1001), None);
    }
}
