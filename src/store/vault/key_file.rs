//! The key file of a vault, `vault.toml`: the vault key, wrapped under the passphrase and under the recovery code, with
//! the names of everything that was used for it. It holds no secret that is not wrapped.

use std::fmt::Write as _;

use toml::{Table, Value};
use ulid::Ulid;

use super::hex::{bytes_of, hex};
use super::key::random;
use super::proof::Proof;
use super::wrap::{CIPHER, Wrap};
use super::{Cost, Passphrase, RecoveryCode, VaultError, VaultKey};
use crate::engine::date::Date;

const FORMAT: &str = "curette-vault";
/// Version 2 proves the head of the file; a file of version 1 is renewed with its next change.
const VERSION: i64 = 2;
const UNPROVED: i64 = 1;
/// The version in the words that a wrap is proved with.
const WRAPS: i64 = 1;
const ARGON2ID: &str = "argon2id-v19";
/// A recovery code is a random key itself, and needs nothing made of it.
const NO_KDF: &str = "none";

/// Whether everything is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Everything is: what lies in clear is refused.
    On,
    /// Files are being sealed; some may still lie in clear.
    TurningOn,
    /// Files are being opened; some may already lie in clear.
    TurningOff,
}

impl State {
    const WORDS: &'static [(&'static str, Self)] =
        &[("on", Self::On), ("turning-on", Self::TurningOn), ("turning-off", Self::TurningOff)];

    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, state)| *state == self).map_or("", |(word, _)| *word)
    }
}

/// What stands in the key file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFile {
    /// The vault; every sealed file names it.
    pub vault: Ulid,
    /// When it was made.
    pub made: Date,
    /// Whether everything is sealed.
    pub state: State,
    /// When the recovery sheet was made.
    pub sheet_made: Date,
    cost: Cost,
    salt: Vec<u8>,
    passphrase: Wrap,
    recovery: Wrap,
    /// That of its head; `None`: a version wrote it that had none.
    proof: Option<Proof>,
}

impl KeyFile {
    /// A new vault: its key file, its key, and the code for the recovery sheet.
    ///
    /// # Errors
    /// A passphrase that is too short, or no random bytes.
    pub fn new(
        passphrase: &Passphrase,
        cost: Cost,
        today: Date,
    ) -> Result<(Self, VaultKey, RecoveryCode), VaultError> {
        passphrase.fit()?;
        let key = VaultKey::new(Ulid::from_bytes(random()?))?;
        let code = RecoveryCode::new()?;
        let salt: [u8; 16] = random()?;
        let vault = key.vault();
        let under = cost.key(passphrase.bytes(), &salt)?;
        let file = Self {
            vault,
            made: today,
            state: State::TurningOn,
            sheet_made: today,
            cost,
            salt: salt.to_vec(),
            passphrase: Wrap::new(&key, &under, &about_passphrase(vault, cost))?,
            recovery: Wrap::new(&key, code.secret(), &about_recovery(vault))?,
            proof: None,
        };
        Ok((file.proved(&key)?, key, code))
    }

    /// The vault key, by the passphrase.
    ///
    /// # Errors
    /// Where it is another one.
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<VaultKey, VaultError> {
        let under = self.cost.key(passphrase.bytes(), &self.salt)?;
        let key = self.passphrase.open(self.vault, &under, &about_passphrase(self.vault, self.cost));
        let key = key.ok_or(VaultError::WrongPassphrase)?;
        self.check(&key, &self.passphrase)?;
        Ok(key)
    }

    /// The vault key, by the code of the recovery sheet.
    ///
    /// # Errors
    /// Where it is that of another sheet.
    pub fn recover(&self, code: &RecoveryCode) -> Result<VaultKey, VaultError> {
        let key = self.recovery.open(self.vault, code.secret(), &about_recovery(self.vault));
        let key = key.ok_or(VaultError::WrongCode)?;
        self.check(&key, &self.recovery)?;
        Ok(key)
    }

    /// The same with another passphrase; the old one opens nothing any more.
    ///
    /// # Errors
    /// A passphrase that is too short, or no random bytes.
    pub fn with_passphrase(
        &self,
        key: &VaultKey,
        passphrase: &Passphrase,
        cost: Cost,
    ) -> Result<Self, VaultError> {
        passphrase.fit()?;
        let salt: [u8; 16] = random()?;
        let under = cost.key(passphrase.bytes(), &salt)?;
        let wrap = Wrap::new(key, &under, &about_passphrase(self.vault, cost))?;
        Self { cost, salt: salt.to_vec(), passphrase: wrap, ..self.clone() }.proved(key)
    }

    /// The same with a new recovery sheet; the old one opens nothing any more.
    ///
    /// # Errors
    /// Where the system gives no random bytes.
    pub fn with_new_sheet(&self, key: &VaultKey, today: Date) -> Result<(Self, RecoveryCode), VaultError> {
        let code = RecoveryCode::new()?;
        let recovery = Wrap::new(key, code.secret(), &about_recovery(self.vault))?;
        Ok((Self { recovery, sheet_made: today, ..self.clone() }.proved(key)?, code))
    }

    /// The same with another state.
    ///
    /// # Errors
    /// Where the system gives no random bytes.
    pub fn with_state(&self, key: &VaultKey, state: State) -> Result<Self, VaultError> {
        Self { state, ..self.clone() }.proved(key)
    }

    fn proved(self, key: &VaultKey) -> Result<Self, VaultError> {
        let proof = Proof::new(key, &self.head())?;
        Ok(Self { proof: Some(proof), ..self })
    }

    /// Whether the head is as the program wrote it, as far as this wrap asks for that.
    fn check(&self, key: &VaultKey, by: &Wrap) -> Result<(), VaultError> {
        match &self.proof {
            Some(proof) => proof.holds(key, &self.head()).map_err(|_| VaultError::Head),
            None if by.proves => Err(VaultError::Head),
            None => Ok(()),
        }
    }

    /// What the proof is about: everything that stands in clear and that no wrap proves.
    fn head(&self) -> String {
        format!(
            "{FORMAT} {VERSION} {} made {} state {} sheet {}",
            self.vault,
            self.made,
            self.state.word(),
            self.sheet_made
        )
    }

    /// What is made of the passphrase, in words.
    #[must_use]
    pub fn lock_in_words(&self) -> String {
        let (memory, passes, lanes) = self.cost.numbers();
        format!("Argon2id with {} MiB, {passes} passes, {lanes} lane", memory / 1024)
    }

    /// The text of the file.
    #[must_use]
    pub fn write(&self) -> String {
        let (memory, passes, lanes) = self.cost.numbers();
        let (word, version) = (self.state.word(), if self.proof.is_some() { VERSION } else { UNPROVED });
        let proof = self.proof.map_or_else(String::new, |proof| format!("proof = \"{}\"\n", hex(&proof.0)));
        let mut text = format!(
            "\
# The key of a curette vault, locked by the passphrase and by the code of the recovery sheet.
# Without this file neither of them opens anything: keep it with every backup of this folder.
format = \"{FORMAT}\"
version = {version}
vault = \"{}\"
made = \"{}\"
state = \"{word}\"
{proof}
[passphrase]
kdf = \"{ARGON2ID}\"
memory_kib = {memory}
passes = {passes}
lanes = {lanes}
salt = \"{}\"
",
            self.vault,
            self.made,
            hex(&self.salt)
        );
        put_wrap(&mut text, &self.passphrase);
        // Writing into a text cannot fail.
        let _ = write!(text, "\n[recovery]\nmade = \"{}\"\nkdf = \"{NO_KDF}\"\n", self.sheet_made);
        put_wrap(&mut text, &self.recovery);
        text
    }

    /// Reads the text of a key file.
    ///
    /// # Errors
    /// What is missing, damaged or not known.
    pub fn read(text: &str) -> Result<Self, VaultError> {
        let table: Table = text.parse().map_err(|_| unreadable("it is no TOML"))?;
        if word(&table, "format")? != FORMAT {
            return Err(unreadable(&format!("its format is not \"{FORMAT}\"")));
        }
        let version = number(&table, "version")?;
        let proof = match version {
            VERSION => Some(Proof(fixed(&table, "proof")?)),
            UNPROVED => None,
            newer => return Err(VaultError::Version(newer)),
        };
        let state = word(&table, "state")?;
        let state = State::WORDS.iter().find(|(word, _)| *word == state).map(|(_, state)| *state);
        let (locked, recovery) = (part(&table, "passphrase")?, part(&table, "recovery")?);
        known(word(locked, "kdf")?, ARGON2ID)?;
        known(word(recovery, "kdf")?, NO_KDF)?;
        let numbers = (number(locked, "memory_kib")?, number(locked, "passes")?, number(locked, "lanes")?);
        let salt = bytes_of(word(locked, "salt")?).filter(|salt| (16..=64).contains(&salt.len()));
        Ok(Self {
            vault: Ulid::from_string(word(&table, "vault")?).map_err(|_| damaged("vault"))?,
            made: date(&table)?,
            state: state.ok_or_else(|| damaged("state"))?,
            sheet_made: date(recovery)?,
            cost: Cost::stated(numbers.0, numbers.1, numbers.2)?,
            salt: salt.ok_or_else(|| damaged("salt"))?,
            passphrase: wrap(locked)?,
            recovery: wrap(recovery)?,
            proof,
        })
    }
}

/// What a wrap is, proved with it: that of another vault, another use or other numbers does not open.
fn about_passphrase(vault: Ulid, cost: Cost) -> String {
    let (memory, passes, lanes) = cost.numbers();
    format!("{FORMAT} {WRAPS} {vault} passphrase {ARGON2ID} {memory} {passes} {lanes} {CIPHER}")
}

fn about_recovery(vault: Ulid) -> String {
    format!("{FORMAT} {WRAPS} {vault} recovery {NO_KDF} {CIPHER}")
}

fn put_wrap(text: &mut String, wrap: &Wrap) {
    let (nonce, wrapped) = (hex(&wrap.nonce), hex(&wrap.wrapped));
    if wrap.proves {
        text.push_str("proves = \"head\"\n");
    }
    let _ = write!(text, "cipher = \"{CIPHER}\"\nnonce = \"{nonce}\"\nwrapped = \"{wrapped}\"\n");
}

fn wrap(table: &Table) -> Result<Wrap, VaultError> {
    known(word(table, "cipher")?, CIPHER)?;
    let proves = match table.get("proves") {
        None => false,
        Some(_) if word(table, "proves")? == "head" => true,
        Some(_) => return Err(damaged("proves")),
    };
    Ok(Wrap { nonce: fixed(table, "nonce")?, wrapped: fixed(table, "wrapped")?, proves })
}

fn fixed<const N: usize>(table: &Table, key: &str) -> Result<[u8; N], VaultError> {
    bytes_of(word(table, key)?).and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| damaged(key))
}

fn word<'t>(table: &'t Table, key: &str) -> Result<&'t str, VaultError> {
    table.get(key).and_then(Value::as_str).ok_or_else(|| damaged(key))
}

fn number(table: &Table, key: &str) -> Result<i64, VaultError> {
    table.get(key).and_then(Value::as_integer).ok_or_else(|| damaged(key))
}

fn date(table: &Table) -> Result<Date, VaultError> {
    Date::parse(word(table, "made")?).ok_or_else(|| damaged("made"))
}

fn part<'t>(table: &'t Table, key: &str) -> Result<&'t Table, VaultError> {
    table.get(key).and_then(Value::as_table).ok_or_else(|| damaged(key))
}

fn known(name: &str, wanted: &str) -> Result<(), VaultError> {
    if name == wanted { Ok(()) } else { Err(VaultError::Algorithm(crate::format::shown(name))) }
}

fn damaged(key: &str) -> VaultError {
    unreadable(&format!("'{key}' is missing or damaged"))
}

fn unreadable(why: &str) -> VaultError {
    VaultError::KeyFile(why.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::sealed::{Kind, Subject, open, seal};
    use super::*;

    fn typed(text: &str) -> Passphrase {
        let mut typed = Passphrase::default();
        text.chars().for_each(|letter| typed.push(letter));
        typed
    }

    fn today() -> Date {
        Date::new(2026, 11, 21).expect("date")
    }

    fn new() -> (KeyFile, VaultKey, RecoveryCode) {
        KeyFile::new(&typed("several quiet words"), Cost::least(), today()).expect("vault")
    }

    /// Whether both keys open the same things.
    fn same(one: &VaultKey, other: &VaultKey) -> bool {
        let subject = Subject::new(Kind::Other, "probe");
        let sealed = seal(one, &subject, b"content").expect("sealed");
        open(other, &sealed, Some(&subject)).is_ok()
    }

    #[test]
    fn passphrase_and_code_give_the_same_key_and_nothing_else_does() {
        let (file, key, code) = new();
        let file = KeyFile::read(&file.write()).expect("read again");
        assert!(same(&key, &file.unlock(&typed("several quiet words")).expect("unlocked")));
        assert!(same(&key, &file.recover(&code).expect("recovered")));
        let wrong = |text| file.unlock(&typed(text)).err();
        assert_eq!(wrong("several quiet word"), Some(VaultError::WrongPassphrase));
        assert_eq!(wrong("Several quiet words"), Some(VaultError::WrongPassphrase));
        assert_eq!(wrong(""), Some(VaultError::WrongPassphrase));
        let other = RecoveryCode::new().expect("code");
        assert_eq!(file.recover(&other).err(), Some(VaultError::WrongCode));
    }

    #[test]
    fn a_new_passphrase_and_a_new_sheet_void_the_old_ones_and_keep_the_key() {
        let (file, key, code) = new();
        let changed = file.with_passphrase(&key, &typed("other loud words"), Cost::least()).expect("changed");
        assert_eq!(changed.unlock(&typed("several quiet words")).err(), Some(VaultError::WrongPassphrase));
        assert!(same(&key, &changed.unlock(&typed("other loud words")).expect("unlocked")));
        assert!(same(&key, &changed.recover(&code).expect("the sheet stays")));
        let tomorrow = Date::new(2026, 11, 22).expect("date");
        let (renewed, second) = changed.with_new_sheet(&key, tomorrow).expect("renewed");
        assert_eq!(renewed.recover(&code).err(), Some(VaultError::WrongCode));
        assert!(same(&key, &renewed.recover(&second).expect("recovered")));
        assert!(same(&key, &renewed.unlock(&typed("other loud words")).expect("the passphrase stays")));
        assert_eq!((renewed.made, renewed.sheet_made), (today(), tomorrow));
        let short = file.with_passphrase(&key, &typed("short"), Cost::least());
        assert_eq!(short.err(), Some(VaultError::ShortPassphrase));
    }

    #[test]
    fn the_text_is_read_as_it_was_written_and_names_every_algorithm() {
        let (file, ..) = new();
        for state in [State::On, State::TurningOn, State::TurningOff] {
            let file = KeyFile { state, ..file.clone() };
            assert_eq!(KeyFile::read(&file.write()), Ok(file));
        }
        let unproved = KeyFile { proof: None, ..file.clone() };
        assert_eq!(KeyFile::read(&unproved.write()), Ok(unproved));
        let text = file.write();
        for (from, to, said) in [
            ("version = 2", "version = 7", "version 7"),
            ("proof = \"", "proof = \"00", "'proof'"),
            ("\"head\"", "\"tail\"", "'proves'"),
            ("argon2id-v19", "scrypt", "'scrypt'"),
            ("\"none\"", "\"hkdf\"", "'hkdf'"),
            ("xchacha20-poly1305", "aes-256-gcm", "'aes-256-gcm'"),
            ("memory_kib = 8", "memory_kib = 99999999", "memory_kib = 99999999"),
            ("curette-vault\"", "other\"", "format"),
            ("turning-on", "open", "'state'"),
            ("[recovery]", "[other]", "'recovery'"),
            ("salt = \"", "salt = \"zz", "'salt'"),
            ("nonce = \"", "nonce = \"00", "'nonce'"),
        ] {
            let said_of = KeyFile::read(&text.replace(from, to)).expect_err(to).to_string();
            assert!(said_of.contains(said), "{to}: {said_of}");
        }
        assert!(KeyFile::read("= nonsense").is_err());
    }

    #[test]
    fn wraps_put_in_the_places_of_others_do_not_open() {
        let (file, _, code) = new();
        let (other, ..) = new();
        let words = typed("several quiet words");
        let swapped =
            KeyFile { passphrase: other.passphrase.clone(), salt: other.salt.clone(), ..file.clone() };
        assert_eq!(swapped.unlock(&words).err(), Some(VaultError::WrongPassphrase));
        let swapped = KeyFile { recovery: file.passphrase.clone(), ..file.clone() };
        assert_eq!(swapped.recover(&code).err(), Some(VaultError::WrongCode));
        let renamed = KeyFile { vault: other.vault, ..file };
        assert_eq!(renamed.unlock(&words).err(), Some(VaultError::WrongPassphrase));
    }

    #[test]
    fn a_head_that_the_program_did_not_write_is_refused_whatever_else_is_struck_out() {
        let (file, key, code) = new();
        let file = file.with_state(&key, State::On).expect("on");
        let opens = |text: &str| {
            let file = KeyFile::read(text)?;
            file.unlock(&typed("several quiet words"))?;
            file.recover(&code)
        };
        let text = file.write();
        assert!(opens(&text).is_ok());
        for (from, to) in [
            ("state = \"on\"", "state = \"turning-on\""),
            ("state = \"on\"", "state = \"turning-off\""),
            ("made = \"2026-11-21\"", "made = \"2026-11-20\""),
        ] {
            assert_eq!(opens(&text.replacen(from, to, 1)).err(), Some(VaultError::Head), "{to}");
        }
        // As a file of the version before, without a proof: what asks for one opens with none.
        let changed = text.replace("state = \"on\"", "state = \"turning-on\"");
        let proof =
            changed.lines().find(|line| line.starts_with("proof")).expect("a proof").to_owned() + "\n";
        let older = changed.replace("version = 2", "version = 1").replace(&proof, "");
        assert_eq!(opens(&older).err(), Some(VaultError::Head));
        let struck = older.replace("proves = \"head\"\n", "");
        assert_eq!(opens(&struck).err(), Some(VaultError::WrongPassphrase));
        let file = KeyFile::read(&struck).expect("read");
        assert_eq!(file.recover(&code).err(), Some(VaultError::WrongCode));
        // The proof of another state of the same vault.
        let other = file.with_state(&key, State::TurningOff).expect("off").write();
        let foreign =
            other.lines().find(|line| line.starts_with("proof")).expect("a proof").to_owned() + "\n";
        assert_eq!(opens(&text.replace(&proof, &foreign)).err(), Some(VaultError::Head));
    }
}
