//! One message of a case.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Side;
use crate::domain::outgoing::{File, FileKind};
use crate::domain::private_text::PrivateText;

/// What may be sent at once.
pub const MOST_DRAFTS: usize = 20;

/// Largest file that a bot may fetch (<https://core.telegram.org/bots/api#getfile>), in bytes.
pub const MOST_BYTES: u64 = 20 * 1024 * 1024;

/// What a letter holds. Never printed by accident.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    Text(PrivateText),
    File {
        file: File,
        caption: PrivateText,
        /// As the sender's phone called it; decides only which warning is shown.
        mime: Option<String>,
    },
    /// In millionths of a degree.
    Place {
        latitude: i32,
        longitude: i32,
    },
    /// One of the sentences that Loa suggests to contacts, by number; said in the reader's language (S15).
    Suggestion(u8),
}

impl fmt::Debug for Content {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Content({:?})", self.kind())
    }
}

/// What kind of content a letter has, without the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    Text,
    File(FileKind),
    Place,
    Suggestion,
}

impl Content {
    pub fn kind(&self) -> Kind {
        match self {
            Content::Text(_) => Kind::Text,
            Content::File { file, .. } => Kind::File(file.kind),
            Content::Place { .. } => Kind::Place,
            Content::Suggestion(_) => Kind::Suggestion,
        }
    }
}

/// As it lies sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub content: Content,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LetterState {
    /// Written, not sent; only a person who has seen it sends it (S11).
    Draft,
    Sent,
    /// In the chat of the other side.
    Delivered,
    /// Its words are gone here.
    Dropped,
}

/// What the case knows of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterLine {
    pub number: u32,
    pub from: Side,
    pub state: LetterState,
    pub kind: Kind,
    /// When it came into this state.
    pub at: DateTime<Utc>,
    /// When it first was in the other side's chat: from here on its words are kept for a while only (S19).
    pub delivered_at: Option<DateTime<Utc>>,
}

impl LetterLine {
    /// It goes into the chat of the other side.
    pub fn deliver(&mut self, now: DateTime<Utc>) {
        self.state = LetterState::Delivered;
        self.at = now;
        self.delivered_at.get_or_insert(now);
    }
}

/// Why something cannot be part of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unsendable {
    /// A contact card, poll, sticker, live location...: it says who somebody is, or changes by itself.
    Kind,
    /// More than a bot may fetch.
    TooLarge,
    /// Enough for one time.
    TooMany,
    /// More words than fit on one screen where they are agreed to.
    TooLong,
}
