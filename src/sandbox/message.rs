//! Messages as the server keeps them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::files::MediaKind;
use super::keyboard::Keyboard;

/// A part of a text with a meaning; offsets and lengths are UTF-16 code units, as in
/// <https://core.telegram.org/bots/api#messageentity>.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// `bold`, `url`, `bot_command`, …
    #[serde(rename = "type")]
    pub kind: String,
    /// Where it starts.
    pub offset: usize,
    /// How long it is.
    pub length: usize,
    /// Target of a `text_link`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Language of a `pre` block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Identifier of a `custom_emoji`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_emoji_id: Option<String>,
    /// The user of a `text_mention`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<Value>,
}

impl Entity {
    /// An entity without extra fields.
    pub fn new(kind: &str, offset: usize, length: usize) -> Entity {
        Entity {
            kind: kind.to_owned(),
            offset,
            length,
            url: None,
            language: None,
            custom_emoji_id: None,
            user: None,
        }
    }
}

/// A text with its entities.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Formatted {
    /// Plain text.
    pub text: String,
    /// Sorted by offset.
    pub entities: Vec<Entity>,
}

/// What a message carries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Content {
    /// A text.
    Text(Formatted),
    /// A stored file with a caption.
    Media {
        /// As what it is shown.
        kind: MediaKind,
        /// Key of the stored file.
        file_id: String,
        /// Caption; empty for none.
        caption: Formatted,
    },
    /// Fields put into the Bot API's message as they are (location, contact, sticker, poll).
    Plain(Map<String, Value>),
    /// Fields of a service message.
    Service(Map<String, Value>),
}

/// One message of a chat.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Message {
    /// Id, unique in its chat.
    pub id: i32,
    /// The chat it lies in.
    pub chat_id: i64,
    /// When it was sent.
    pub date: DateTime<Utc>,
    /// When it was last edited.
    pub edit_date: Option<DateTime<Utc>>,
    /// Who sent it: a person or the bot.
    pub from: i64,
    /// What it carries.
    pub content: Content,
    /// The message it answers, in the same chat.
    pub reply_to: Option<i32>,
    /// Inline buttons.
    pub keyboard: Option<Keyboard>,
    /// Forwarding and saving are forbidden.
    pub protected: bool,
    /// Arrived without a sound.
    pub silent: bool,
    /// Shows a preview of an address in it.
    #[serde(default)]
    pub link_preview: bool,
    /// The album it belongs to.
    pub media_group_id: Option<String>,
    /// Where it was forwarded from, as the Bot API words it.
    pub forward_origin: Option<Value>,
}

impl Message {
    /// The text, or the caption.
    pub fn formatted(&self) -> Option<&Formatted> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Media { caption, .. } => Some(caption),
            Content::Plain(_) | Content::Service(_) => None,
        }
    }
}
