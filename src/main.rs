//! The program.

use curette::tui::{FrameFormat, FrameOptions, Start, frame, run};

fn main() -> std::process::ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.first().is_some_and(|word| word == "frame") {
        let get = |name: &str| args.iter().position(|a| a == name).and_then(|at| args.get(at + 1)).cloned();
        let size = get("--size").unwrap_or("120x40".into());
        let (w, h) = size.split_once('x').unwrap_or(("120", "40"));
        let file = get("--file").map(|f| (f.clone(), std::fs::read_to_string(f).unwrap_or_default()));
        let out = frame(&FrameOptions {
            file: file.as_ref().map(|(a, b)| (a.as_str(), b.as_str())),
            keys: &get("--keys").unwrap_or_default(),
            size: (w.parse().unwrap_or(120), h.parse().unwrap_or(40)),
            date: get("--date")
                .and_then(|d| curette::engine::date::Date::parse(&d))
                .unwrap_or(curette::engine::date::Date::parse("2026-01-01").expect("d")),
            format: if get("--format").as_deref() == Some("svg") {
                FrameFormat::Svg
            } else {
                FrameFormat::Text
            },
        });
        match out {
            Ok(text) => print!("{text}"),
            Err(error) => eprintln!("{error}"),
        }
        return 0.into();
    }
    let start = args.first().map_or(Start::Continue, |name| Start::Open(name.clone()));
    match run(&start) {
        Ok(()) => 0.into(),
        Err(error) => {
            eprintln!("curette: {error:#}");
            2.into()
        }
    }
}
