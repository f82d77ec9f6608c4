//! What an announcement says: text with its formatting, files, albums.

use serde::{Deserialize, Serialize};

use crate::domain::outgoing::{File, FileKind};

/// UTF-16 units of a text (<https://core.telegram.org/bots/api#sendmessage>).
pub const TEXT_UNITS: usize = 4096;
/// UTF-16 units under a file (<https://core.telegram.org/bots/api#sendphoto>).
pub const CAPTION_UNITS: usize = 1024;
/// Pieces of an album (<https://core.telegram.org/bots/api#sendmediagroup>).
pub const ALBUM_PIECES: usize = 10;

/// Text with its formatting, as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Styled {
    pub text: String,
    /// In the order in which Telegram gives them; they may overlap.
    pub styles: Vec<Style>,
}

/// A part of a text that looks or acts differently (<https://core.telegram.org/bots/api#messageentity>).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Style {
    pub look: Look,
    /// In UTF-16 units.
    pub offset: usize,
    pub length: usize,
}

/// What can be asked for again. What Telegram finds by itself in every text (addresses, numbers, names) is left to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    Bold,
    Italic,
    Underlined,
    Struck,
    Spoiler,
    Quote,
    FoldedQuote,
    Code,
    CodeBlock(Option<String>),
    /// Shown words that lead to an address.
    Link(String),
    CustomEmoji(String),
}

impl Styled {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), styles: vec![] }
    }

    /// Length as Telegram counts it.
    pub fn units(&self) -> usize {
        self.text.encode_utf16().count()
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The other text below this one, after an empty line.
    pub fn followed_by(mut self, other: Styled) -> Self {
        let gap = "\n\n";
        let moved = self.units() + gap.len();
        self.styles
            .extend(other.styles.into_iter().map(|style| Style { offset: style.offset + moved, ..style }));
        self.text.push_str(gap);
        self.text.push_str(&other.text);
        self
    }
}

/// A file with the text under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    pub file: File,
    pub caption: Styled,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    Text(Styled),
    File(Piece),
    /// Two to ten pieces that arrive together. It cannot carry buttons, so a text message with them follows.
    Album(Vec<Piece>),
    /// A text of ours in the reader's language, with the days of the event that it is about.
    Template {
        name: String,
        event: Option<String>,
    },
}

/// Why something cannot be sent as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ContentProblem {
    Empty,
    TextTooLong { units: usize },
    CaptionTooLong { units: usize },
    TooManyPieces { pieces: usize },
}

impl Content {
    /// Why it cannot be sent, if it cannot.
    pub fn problem(&self) -> Option<ContentProblem> {
        match self {
            Content::Text(text) if text.is_blank() => Some(ContentProblem::Empty),
            Content::Text(text) if text.units() > TEXT_UNITS => {
                Some(ContentProblem::TextTooLong { units: text.units() })
            }
            Content::Album(pieces) if pieces.len() > ALBUM_PIECES => {
                Some(ContentProblem::TooManyPieces { pieces: pieces.len() })
            }
            _ => {
                let longest = self.pieces().iter().map(|piece| piece.caption.units()).max().unwrap_or(0);
                (longest > CAPTION_UNITS).then_some(ContentProblem::CaptionTooLong { units: longest })
            }
        }
    }

    /// A number that changes with every word and file.
    pub fn fingerprint(&self) -> u32 {
        super::fingerprint(self)
    }

    /// Its files, if it has any.
    pub fn pieces(&self) -> &[Piece] {
        match self {
            Content::File(piece) => std::slice::from_ref(piece),
            Content::Album(pieces) => pieces,
            Content::Text(_) | Content::Template { .. } => &[],
        }
    }

    /// Messages that one reader gets.
    pub fn messages(&self) -> usize {
        match self {
            Content::Album(pieces) => pieces.len() + 1,
            _ => 1,
        }
    }

    /// One more piece that arrived under the same album.
    pub fn with_piece(self, piece: Piece) -> Self {
        match self {
            Content::File(first) => Content::Album(vec![first, piece]),
            Content::Album(mut pieces) => {
                pieces.push(piece);
                Content::Album(pieces)
            }
            Content::Text(_) | Content::Template { .. } => Content::File(piece),
        }
    }

    /// Another text after it. `None` where a text cannot be added, or not to a text of ours.
    pub fn with_text(self, text: Styled) -> Option<Self> {
        match self {
            Content::Text(first) => Some(Content::Text(first.followed_by(text))),
            Content::File(Piece { file, caption }) => {
                let caption = if caption.is_blank() { text } else { caption.followed_by(text) };
                Some(Content::File(Piece { file, caption }))
            }
            Content::Album(_) | Content::Template { .. } => None,
        }
    }

    /// What the copies become when this is corrected to `new`. A text for something with files is its caption.
    ///
    /// # Errors
    /// Copies cannot be edited into it: it has to be recalled and sent anew.
    pub fn corrected(&self, new: Content) -> Result<Content, Uncorrectable> {
        let corrected = match (self, new) {
            (Content::Text(_) | Content::Template { .. }, Content::Text(text)) => Content::Text(text),
            (Content::File(old), Content::Text(caption)) => {
                Content::File(Piece { file: old.file.clone(), caption })
            }
            (Content::File(old), Content::File(new)) if can_replace(&old.file, &new.file) => {
                Content::File(new)
            }
            (Content::Album(old), Content::Text(caption)) => {
                let mut pieces = old.clone();
                if let Some(first) = pieces.first_mut() {
                    first.caption = caption;
                }
                Content::Album(pieces)
            }
            (Content::Album(old), Content::Album(new))
                if old.len() == new.len()
                    && old.iter().zip(&new).all(|(old, new)| can_replace(&old.file, &new.file)) =>
            {
                Content::Album(new)
            }
            _ => return Err(Uncorrectable::OtherFamily),
        };
        match corrected.problem() {
            Some(problem) => Err(Uncorrectable::Problem(problem)),
            None => Ok(corrected),
        }
    }
}

/// Why copies cannot be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Uncorrectable {
    /// A text cannot become a picture, an album no shorter, a recording nothing else.
    OtherFamily,
    Problem(ContentProblem),
}

/// Whether an edit may put one file in the place of the other. A recording can't be replaced
/// (<https://core.telegram.org/bots/api#editmessagemedia>); the others only within their family.
fn can_replace(old: &File, new: &File) -> bool {
    old == new || family(old.kind).is_some_and(|family_of_old| family(new.kind) == Some(family_of_old))
}

fn family(kind: FileKind) -> Option<u8> {
    match kind {
        FileKind::Photo | FileKind::Video => Some(0),
        FileKind::Document => Some(1),
        FileKind::Audio => Some(2),
        FileKind::Voice => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(kind: FileKind, id: &str, caption: &str) -> Piece {
        Piece { file: File { kind, id: id.to_owned() }, caption: Styled::plain(caption) }
    }

    fn text(text: &str) -> Content {
        Content::Text(Styled::plain(text))
    }

    #[test]
    fn texts_are_joined_with_their_formatting() {
        let bold = |text: &str, offset, length| Styled {
            text: text.to_owned(),
            styles: vec![Style { look: Look::Bold, offset, length }],
        };
        let joined = bold("Họp 🌸", 4, 2).followed_by(bold("thôn", 0, 4));
        assert_eq!(joined.text, "Họp 🌸\n\nthôn");
        let places: Vec<_> = joined.styles.iter().map(|style| (style.offset, style.length)).collect();
        assert_eq!(places, [(4, 2), (8, 4)]);
    }

    #[test]
    fn what_is_too_long_is_known_before_it_is_sent() {
        assert_eq!(text("  ").problem(), Some(ContentProblem::Empty));
        assert_eq!(text(&"a".repeat(4096)).problem(), None);
        // Telegram counts units of UTF-16: a flower is two.
        assert_eq!(text(&"🌸".repeat(2049)).problem(), Some(ContentProblem::TextTooLong { units: 4098 }));
        let long = Content::Album(vec![
            piece(FileKind::Photo, "a", ""),
            piece(FileKind::Photo, "b", &"ạ".repeat(1025)),
        ]);
        assert_eq!(long.problem(), Some(ContentProblem::CaptionTooLong { units: 1025 }));
        let many = Content::Album(vec![piece(FileKind::Photo, "a", ""); 11]);
        assert_eq!(many.problem(), Some(ContentProblem::TooManyPieces { pieces: 11 }));
    }

    #[test]
    fn a_correction_stays_within_the_family() {
        let photo = Content::File(piece(FileKind::Photo, "a", "8/3"));
        let corrected = photo.corrected(text("20/10")).unwrap();
        assert_eq!(corrected, Content::File(piece(FileKind::Photo, "a", "20/10")));
        let video = Content::File(piece(FileKind::Video, "b", ""));
        assert_eq!(photo.corrected(video.clone()), Ok(video));
        let document = Content::File(piece(FileKind::Document, "c", ""));
        assert_eq!(photo.corrected(document), Err(Uncorrectable::OtherFamily));
        let voice = Content::File(piece(FileKind::Voice, "d", ""));
        let other = Content::File(piece(FileKind::Voice, "e", ""));
        assert_eq!(voice.corrected(other), Err(Uncorrectable::OtherFamily));
        assert!(voice.corrected(text("chữ")).is_ok());
        assert_eq!(text("a").corrected(photo.clone()), Err(Uncorrectable::OtherFamily));
        let long = photo.corrected(text(&"a".repeat(1025)));
        let problem = ContentProblem::CaptionTooLong { units: 1025 };
        assert_eq!(long, Err(Uncorrectable::Problem(problem)));
    }

    #[test]
    fn an_album_keeps_its_length() {
        let album =
            |ids: &[&str]| Content::Album(ids.iter().map(|id| piece(FileKind::Photo, id, "")).collect());
        assert_eq!(album(&["a", "b"]).corrected(album(&["c", "d"])), Ok(album(&["c", "d"])));
        assert_eq!(album(&["a", "b"]).corrected(album(&["c"])), Err(Uncorrectable::OtherFamily));
        assert_eq!(album(&["a", "b"]).messages(), 3);
        let first = Content::File(piece(FileKind::Photo, "a", ""));
        assert_eq!(first.with_piece(piece(FileKind::Photo, "b", "")), album(&["a", "b"]));
    }
}
