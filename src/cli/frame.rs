//! `curette frame`: one frame of the terminal interface after some keys.

use std::ffi::OsString;

use clap::ValueEnum;

use super::status::Status;
use crate::engine::date::Date;

/// Arguments of `frame`.
#[derive(Debug, clap::Args)]
pub struct Frame {
    /// An encounter file to open
    #[arg(value_name = "FILE")]
    file: Option<OsString>,
    /// Keys such as "'5 ak face ln2' enter f4"
    #[arg(long, value_name = "KEYS", default_value = "", hide_default_value = true)]
    keys: String,
    /// A folder of encounter files for the list of encounters; nothing is written there
    #[arg(long, value_name = "DIR")]
    saved: Option<OsString>,
    /// Columns and rows
    #[arg(long, value_name = "120x40", default_value = "120x40", value_parser = size)]
    size: (u16, u16),
    /// The date of today in the frame
    #[arg(long, value_name = "DATE", default_value = "2026-01-01", value_parser = date)]
    date: Date,
    /// In which shape
    #[arg(long, value_enum, default_value_t)]
    format: Picture,
}

/// In which shape a frame is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Picture {
    /// Characters
    #[default]
    Text,
    /// A picture with colours
    Svg,
    /// The role of each cell in a theme, one letter a cell
    Roles,
}

/// Prints the frame.
#[cfg(feature = "tui")]
pub fn run(args: &Frame) -> anyhow::Result<Status> {
    use super::{input, say};
    use crate::tui::{FrameFormat, FrameOptions, frame};
    let file = args.file.as_deref().map(input::text).transpose()?;
    let format = match args.format {
        Picture::Text => FrameFormat::Text,
        Picture::Svg => FrameFormat::Svg,
        Picture::Roles => FrameFormat::Roles,
    };
    let file = file.as_ref().map(|(name, text)| (name.as_str(), text.as_str()));
    let saved = match &args.saved {
        Some(folder) => input::folder(folder.as_ref())?,
        None => Vec::new(),
    };
    let (keys, saved) = (args.keys.as_str(), saved.as_slice());
    let options = FrameOptions { file, saved, keys, size: args.size, date: args.date, format };
    say::result(&frame(&options)?)?;
    Ok(Status::Done)
}

/// Prints nothing: this build has no terminal interface.
#[cfg(not(feature = "tui"))]
pub fn run(args: &Frame) -> anyhow::Result<Status> {
    let Frame { file: _, keys: _, saved: _, size: _, date: _, format: _ } = args;
    anyhow::bail!("there is no terminal interface in this build")
}

fn size(text: &str) -> Result<(u16, u16), String> {
    let read = |text: &str| text.parse::<u16>().ok().filter(|number| (1..=1000).contains(number));
    (text.split_once('x'))
        .and_then(|(columns, rows)| Some((read(columns)?, read(rows)?)))
        .ok_or_else(|| "write columns and rows up to 1000, like 120x40".to_owned())
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "write a day of the calendar like 2026-09-14".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_columns_and_rows() {
        assert_eq!(size("80x24"), Ok((80, 24)));
        for bad in ["80", "0x24", "80x", "80x24x3", "-1x5", "99999x1"] {
            assert!(size(bad).is_err(), "{bad}");
        }
    }
}
