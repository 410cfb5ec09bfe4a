//! Encryption at rest: unlocking once, and what every file then costs.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use curette::engine::date::Date;
use curette::store::vault::{Cost, KeyFile, Kind, Passphrase, Subject, VaultKey, open, seal};

/// A saved encounter of some lesions has about so many bytes.
const FILE: usize = 3_000;

fn key_file() -> (KeyFile, VaultKey, Passphrase) {
    let mut typed = Passphrase::default();
    "several quiet words".chars().for_each(|letter| typed.push(letter));
    let today = Date::new(2026, 11, 21).expect("date");
    let (file, key, _) = KeyFile::new(&typed, Cost::default(), today).expect("vault");
    (file, key, typed)
}

/// `vault/seal`, `vault/open`, `vault/unlock`.
pub fn measure(criterion: &mut Criterion) {
    let (file, key, typed) = key_file();
    let subject = Subject::new(Kind::Encounter, "01K5D3QK8T0V6M2H9XW4Z7R1AB");
    let content = vec![b'x'; FILE];
    let sealed = seal(&key, &subject, &content).expect("sealed");
    let mut group = criterion.benchmark_group("vault");
    group.throughput(Throughput::Bytes(FILE as u64));
    group.bench_function("seal", |bench| bench.iter(|| seal(&key, &subject, black_box(&content))));
    group.bench_function("open", |bench| bench.iter(|| open(&key, black_box(&sealed), Some(&subject))));
    group.sample_size(10);
    group.bench_function("unlock", |bench| bench.iter(|| file.unlock(black_box(&typed)).is_ok()));
    group.finish();
}
