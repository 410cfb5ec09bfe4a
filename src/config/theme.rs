//! Colours: a palette and the role of every kind of text. Roles that are missing or unknown are mistakes, never guessed.

use std::collections::BTreeMap;

use super::lineage::Lineage;
use super::mistake::{MOST, Mistake};

/// A colour of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// One of the terminal's own 16, 0 to 15.
    Ansi(u8),
    /// Red, green, blue; shown only where the terminal says that it can.
    Rgb(u8, u8, u8),
}

/// The look of a role: colours and weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Look {
    /// Text colour; `None` is the terminal's own.
    pub fg: Option<Colour>,
    /// Background; `None` is the terminal's own.
    pub bg: Option<Colour>,
    /// Bold.
    pub bold: bool,
    /// Dim.
    pub dim: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Text and background changed over.
    pub reverse: bool,
}

macro_rules! roles {
    ($($(#[$doc:meta])* $variant:ident = $word:literal $letter:literal),+ $(,)?) => {
        /// What a piece of text is, as far as its look is concerned.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role { $($(#[$doc])* $variant),+ }

        impl Role {
            /// Every role.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in theme files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Its letter in a grid of roles.
            #[must_use]
            pub const fn letter(self) -> char {
                match self { $(Self::$variant => $letter),+ }
            }
        }
    };
}
roles!(
    /// Plain text.
    Text = "text" '.',
    /// Text of less weight.
    Faint = "faint" 'f',
    /// The name of the program and of screens.
    Brand = "brand" 'N',
    /// The title of a pane.
    Title = "title" 't',
    /// The title of the pane that has the keys.
    TitleFocus = "title-focus" 'T',
    /// Lines between panes.
    Rule = "rule" '-',
    /// A heading inside a pane.
    Heading = "heading" 'h',
    /// The selected row of the pane that has the keys.
    Selected = "selected" 'S',
    /// A key in footer and help.
    Key = "key" 'k',
    /// The id of a lesion.
    Id = "id" 'i',
    /// A procedure code.
    Code = "code" 'c',
    /// Something that is there only while the line is typed.
    Preview = "preview" 'p',
    /// Saved, final, met.
    Good = "good" 'G',
    /// An open question.
    Open = "open" 'O',
    /// Waits for a report.
    Held = "held" 'H',
    /// Something that stops the claim.
    Blocker = "blocker" 'B',
    /// A warning.
    Warning = "warning" 'W',
    /// Advice.
    Advice = "advice" 'a',
    /// Read as it was typed.
    Understood = "understood" 'u',
    /// Taken for something else than was typed.
    Assumed = "assumed" 'A',
    /// Not read at all.
    Unknown = "unknown" 'U',
    /// A completion that is offered.
    Ghost = "ghost" 'g',
    /// The prompt of the entry line.
    Prompt = "prompt" '>',
    /// The name of a field.
    Field = "field" 'F',
    /// A value that was not typed but stands as shown.
    Default = "default" 'd',
    /// An error about a field or a file.
    Error = "error" 'E',
    /// A word from the program: saved, undone.
    Message = "message" 'm',
);

/// A theme: its name and a look for every role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name.
    pub name: String,
    looks: Vec<Look>,
}

const ANSI: &[&str] = &[
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

impl Theme {
    /// Reads a theme; `known` are the names and texts of the themes that it may inherit from. Palette and roles lie
    /// over the inherited ones, so that a colour that is changed changes inherited roles as well.
    ///
    /// # Errors
    /// Every mistake, each with its line: unknown colours, words and roles, roles without a look, a theme that is
    /// inherited and does not exist or leads back to itself.
    pub fn parse(text: &str, known: &[(&str, &str)]) -> Result<Self, Vec<Mistake>> {
        let lineage = Lineage::read(text, known)?;
        let mut mistakes = Vec::new();
        let mut palette = BTreeMap::new();
        let mut words: Vec<Option<(usize, _)>> = vec![None; Role::ALL.len()];
        for (at, layer) in lineage.0.iter().enumerate().rev() {
            for (name, value) in &layer.file.palette {
                match colour(value.get_ref(), &BTreeMap::new()) {
                    Ok(found) => {
                        palette.insert(name.get_ref().clone(), found);
                    }
                    Err(message) if mistakes.len() < MOST => {
                        mistakes.push(lineage.mistake(at, value.span(), message));
                    }
                    Err(_) => {}
                }
            }
            for (name, value) in layer.file.roles.iter().flat_map(|roles| roles.get_ref()) {
                let Some(place) = Role::ALL.iter().position(|role| role.name() == name.get_ref()) else {
                    let message = format!("'{}' is no role of this program; take it out", name.get_ref());
                    if mistakes.len() < MOST {
                        mistakes.push(lineage.mistake(at, name.span(), message));
                    }
                    continue;
                };
                words[place] = Some((at, value));
            }
        }
        let mut looks = Vec::new();
        let own = &lineage.0[0].file;
        for (role, words) in Role::ALL.iter().zip(words) {
            let Some((at, value)) = words else {
                let message = format!("the role '{}' has no look; add it to [roles]", role.name());
                let span = own.roles.as_ref().map_or(0..0, |roles| roles.span());
                mistakes.push(lineage.mistake(0, span, message));
                continue;
            };
            match look(value.get_ref(), &palette) {
                Ok(found) => looks.push(found),
                Err(message) => mistakes.push(lineage.mistake(at, value.span(), message)),
            }
        }
        if mistakes.is_empty() {
            Ok(Self { name: own.name.clone(), looks })
        } else {
            mistakes.sort_by_key(|mistake| mistake.line);
            Err(mistakes)
        }
    }

    /// The look of a role.
    #[must_use]
    pub fn look(&self, role: Role) -> Look {
        self.looks.get(role as usize).copied().unwrap_or_default()
    }
}

/// Reads `bold cyan on blue`; `plain` is the terminal's own look.
fn look(text: &str, palette: &BTreeMap<String, Colour>) -> Result<Look, String> {
    let mut look = Look::default();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        match word {
            "plain" => {}
            "bold" => look.bold = true,
            "dim" => look.dim = true,
            "italic" => look.italic = true,
            "underline" => look.underline = true,
            "reverse" => look.reverse = true,
            "on" => {
                let behind = words.next().ok_or_else(|| format!("'{text}' has no colour after 'on'"))?;
                look.bg = Some(colour(behind, palette)?);
            }
            name => look.fg = Some(colour(name, palette)?),
        }
    }
    Ok(look)
}

fn colour(name: &str, palette: &BTreeMap<String, Colour>) -> Result<Colour, String> {
    if let Some(found) = palette.get(name) {
        return Ok(*found);
    }
    if let Some(number) = ANSI.iter().position(|ansi| *ansi == name) {
        return Ok(Colour::Ansi(u8::try_from(number).unwrap_or(0)));
    }
    let part = |range| name.get(range).and_then(|hex| u8::from_str_radix(hex, 16).ok());
    if name.len() == 7
        && name.starts_with('#')
        && let (Some(red), Some(green), Some(blue)) = (part(1..3), part(3..5), part(5..7))
    {
        return Ok(Colour::Rgb(red, green, blue));
    }
    Err(format!(
        "'{name}' is no colour; use {}, #rrggbb, a name of [palette], or bold, dim, italic, underline, reverse, plain",
        ANSI.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_with(line: &str) -> String {
        let roles: String = Role::ALL.iter().map(|role| format!("{} = \"plain\"\n", role.name())).collect();
        format!(
            "name = \"t\"\n[palette]\nmine = \"#0a0b0c\"\n[roles]\n{}",
            roles.replace("code = \"plain\"\n", line)
        )
    }

    #[test]
    fn every_role_has_a_letter_of_its_own() {
        let mut letters: Vec<char> = Role::ALL.iter().map(|role| role.letter()).collect();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), Role::ALL.len());
    }

    #[test]
    fn looks_are_colours_and_weights() {
        let theme = Theme::parse(&text_with("code = \"bold mine on bright-blue\"\n"), &[]).expect("theme");
        let look = theme.look(Role::Code);
        assert_eq!((look.fg, look.bg), (Some(Colour::Rgb(10, 11, 12)), Some(Colour::Ansi(12))));
        assert!(look.bold && !look.reverse);
        assert_eq!(theme.look(Role::Text), Look::default());
    }

    #[test]
    fn mistakes_are_told_with_their_line() {
        let said = |line: &str| Theme::parse(&text_with(line), &[]).expect_err("mistake")[0].to_string();
        assert!(said("").starts_with("line 4: the role 'code' has no look"), "{}", said(""));
        let at = 5 + Role::ALL.iter().position(|role| *role == Role::Code).expect("role");
        assert!(said("code = \"crimson\"\n").starts_with(&format!("line {at}: 'crimson' is no colour")));
        assert!(Theme::parse(&(text_with("code = \"red\"\n") + "sparkle = \"red\"\n"), &[]).is_err());
    }

    #[test]
    fn a_theme_lies_over_the_one_it_inherits() {
        let base = text_with("code = \"bold mine\"\n");
        let text = "name = \"own\"\ninherits = \"t\"\n[palette]\nmine = \"red\"\n[roles]\nid = \"dim\"\n";
        let theme = Theme::parse(text, &[("t", &base)]).expect("theme");
        assert_eq!(theme.name, "own");
        assert_eq!(theme.look(Role::Code), Look { fg: Some(Colour::Ansi(1)), bold: true, ..Look::default() });
        assert!(theme.look(Role::Id).dim);
    }

    #[test]
    fn a_lineage_ends_at_a_theme_that_exists() {
        let said = |text: &str, known: &[(&str, &str)]| {
            Theme::parse(text, known).expect_err("mistake").first().map(ToString::to_string)
        };
        let text = |name: &str, parent: &str| format!("name = \"{name}\"\ninherits = \"{parent}\"\n");
        let unknown = said(&text("a", "drak"), &[("dark", "")]);
        assert_eq!(unknown.as_deref(), Some("line 2: 'drak' is no theme to inherit from; there are dark"));
        let itself = said(&text("a", "a"), &[]).expect("mistake");
        assert!(itself.starts_with("line 2: 'a' would inherit from itself"), "{itself}");
        let round =
            said(&text("a", "b"), &[("b", &text("b", "c")), ("c", &text("c", "b"))]).expect("mistake");
        assert!(round.starts_with("line 2: ") && round.contains("'b' would inherit from itself"), "{round}");
        let broken = text_with("code = \"crimson\"\n");
        let inherited = said(&text("a", "t"), &[("t", &broken)]).expect("mistake");
        assert!(inherited.starts_with("line 2: the inherited theme 't'"), "{inherited}");
        assert!(inherited.contains("'crimson' is no colour"), "{inherited}");
    }
}
