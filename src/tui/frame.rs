//! One frame after some keys, with the same update and view as the terminal and a host in memory.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::bundle;
use crate::config::chord::{self, ChordError};
use crate::engine::date::Date;
use crate::engine::encounter::Encounter;

use super::host::{Host, handle};
use super::memory::Memory;
use super::model::Model;
use super::msg::{Msg, Opened};
use super::roles;
use super::setup::{Setup, SetupError};
use super::style::Depth;
use super::view;

/// How a frame is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameFormat {
    /// Characters only.
    Text,
    /// A picture with its colours.
    Svg,
    /// The role of every cell, and what the letters stand for.
    Roles,
}

/// What to draw.
#[derive(Clone, Debug)]
pub struct FrameOptions<'a> {
    /// An encounter file: its name and its text.
    pub file: Option<(&'a str, &'a str)>,
    /// Encounter files that are saved already, names and texts: what the list of encounters shows.
    pub saved: &'a [(String, String)],
    /// A key script.
    pub keys: &'a str,
    /// Columns and rows.
    pub size: (u16, u16),
    /// The date of the machine.
    pub date: Date,
    /// How the frame is written.
    pub format: FrameFormat,
}

/// Why there is no frame.
#[derive(Debug, thiserror::Error)]
pub enum FrameError {
    /// The key script names a key that does not exist.
    #[error(transparent)]
    Keys(#[from] ChordError),
    /// The encounter file cannot be read.
    #[error("{0}")]
    File(String),
    /// The built-in files are at fault.
    #[error(transparent)]
    Setup(#[from] SetupError),
    /// No screen of this size.
    #[error("'{0}x{1}' is no size of a screen; from 1x1 to 1000x1000 can be drawn")]
    Size(u16, u16),
}

/// Draws one frame.
///
/// # Errors
/// What is wrong with the keys, the file or the size.
pub fn frame(options: &FrameOptions<'_>) -> Result<String, FrameError> {
    let (columns, rows) = options.size;
    if columns == 0 || rows == 0 || columns > 1000 || rows > 1000 {
        return Err(FrameError::Size(columns, rows));
    }
    let chords = chord::script(options.keys)?;
    let setup = Setup::plain(Depth::True)?;
    let setup = if options.format == FrameFormat::Roles { setup.marking() } else { setup };
    let ctx = setup.ctx(bundle::books().map_err(|_| SetupError::Books)?, options.date)?;
    let mut host = Memory::new(options.date);
    for (name, text) in options.saved {
        host.saved.push(encounter(name, text)?);
    }
    let mut model = Model::new(&ctx, options.size);
    let opened = match options.file {
        None => host.fresh(),
        Some((name, text)) => {
            let encounter = encounter(name, text)?;
            Opened { saved: Some(encounter.clone()), path: Some(name.into()), encounter, ..Opened::default() }
        }
    };
    handle(&mut model, &ctx, &mut host, Msg::Opened(Box::new(opened)));
    for chord in chords {
        if handle(&mut model, &ctx, &mut host, ctx.input(chord)) {
            break;
        }
    }
    model.settle(&ctx);
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(area);
    let caret = view::draw(&model, &ctx, area, &mut buf);
    Ok(match options.format {
        FrameFormat::Text => text(&buf),
        FrameFormat::Svg => super::svg::svg(&buf, caret),
        FrameFormat::Roles => format!("{}\n{}", roles::grid(&buf), roles::legend(&buf)),
    })
}

fn encounter(name: &str, text: &str) -> Result<Encounter, FrameError> {
    super::files::read(text).map_err(|error| FrameError::File(format!("{name}: {error}")))
}

/// The characters of a buffer, one line a row, without blanks at the end.
#[must_use]
pub fn text(buf: &Buffer) -> String {
    let mut out = String::new();
    for y in buf.area.y..buf.area.y + buf.area.height {
        let mut line = String::new();
        let mut skip = 0;
        for x in buf.area.x..buf.area.x + buf.area.width {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = buf.cell(Position { x, y }).map_or(" ", |cell| cell.symbol());
            skip = super::text::width(symbol).saturating_sub(1);
            line.push_str(symbol);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
