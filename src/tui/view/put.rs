//! Texts into the cells of the screen: the plain ones, which nearly all are, without a search for joined characters.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::tui::text::{clean, is_even};

/// A text in one look, in at most so many cells; gives the column behind it. The same as [`Buffer::set_stringn`].
pub fn text(buf: &mut Buffer, x: u16, y: u16, text: &str, cells: u16, style: Style) -> u16 {
    if !is_even(text) {
        // Texts are cleaned where they are made, as their width is counted there; nothing gets past this in any case.
        return buf.set_stringn(x, y, clean(text), usize::from(cells), style).0;
    }
    let room = usize::from(buf.area.right().saturating_sub(x).min(cells));
    if room == 0 || text.is_empty() {
        return x;
    }
    let first = buf.index_of(x, y);
    let mut end = x;
    for (cell, letter) in buf.content[first..].iter_mut().zip(text.chars()).take(room) {
        cell.set_char(letter).set_style(style);
        end += 1;
    }
    end
}

/// A line in at most so many cells. The same as [`Buffer::set_line`].
pub fn line(buf: &mut Buffer, x: u16, y: u16, line: &Line<'_>, cells: u16) {
    let (mut at, end) = (x, x.saturating_add(cells));
    for span in line {
        if at >= end {
            break;
        }
        at = text(buf, at, y, &span.content, end - at, line.style.patch(span.style));
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};
    use ratatui::text::{Line, Span};

    #[test]
    fn nothing_that_steers_a_terminal_is_put_on_the_screen() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 9, 1));
        super::text(&mut buf, 0, 0, "a\u{1b}[2J\u{202e}b\u{200b}\u{9b}c", 9, Style::new());
        assert_eq!(buf, Buffer::with_lines(["a[2Jbc   "]));
    }

    #[test]
    fn every_text_is_drawn_as_the_library_draws_it() {
        let area = Rect::new(2, 1, 9, 3);
        let style = Style::new().fg(Color::Red);
        for text in ["", "plain", "── a · b …", "longer than the room", "皮膚 x", "e\u{301}x"] {
            for (x, cells) in [(2, 0), (2, 4), (4, 20), (10, 3), (11, 2)] {
                let (mut ours, mut theirs) = (Buffer::empty(area), Buffer::empty(area));
                let end = super::text(&mut ours, x, 2, text, cells, style);
                let (theirs_end, _) = theirs.set_stringn(x, 2, text, usize::from(cells), style);
                assert_eq!((end, &ours), (theirs_end, &theirs), "'{text}' from {x} in {cells} cells");
                let line = Line::from(vec![Span::raw(text), Span::styled("z", style), Span::raw(text)]);
                super::line(&mut ours, x, 3, &line, cells);
                theirs.set_line(x, 3, &line, cells);
                assert_eq!(ours, theirs, "'{text}' twice from {x} in {cells} cells");
            }
        }
    }
}
