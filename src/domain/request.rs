//! What somebody asks of Loa, freed of Telegram's shapes.

use chrono::{DateTime, Utc};

use super::action::Action;
use super::announcement::Style;
use super::ids::{ChatId, MessageId};
use super::outgoing::{About, File};
use super::person::Person;

/// A request in a private chat.
#[derive(Clone, Debug)]
pub struct Request {
    pub from: Person,
    /// The message of ours to which it is a reply.
    pub replied: Option<MessageId>,
    /// The message that was written, or whose button was pressed.
    pub message: MessageId,
    /// When that message came into the chat.
    pub sent_at: DateTime<Utc>,
    pub asked: Asked,
}

#[derive(Clone, Debug)]
pub enum Asked {
    /// A command as typed, without slash and bot name.
    Command {
        name: String,
        argument: String,
    },
    Press {
        press: String,
        pressed: Pressed,
    },
    Written {
        text: String,
        styles: Vec<Style>,
        about: Option<About>,
    },
    Sent {
        file: File,
        caption: String,
        /// Of the caption.
        styles: Vec<Style>,
        about: Option<About>,
        album: Option<String>,
        /// As the sender's phone called it.
        mime: Option<String>,
        /// In bytes, where Telegram says it.
        size: Option<u64>,
    },
    /// One place on the map, sent on purpose; in millionths of a degree.
    Place {
        latitude: i32,
        longitude: i32,
    },
    /// Other words for an earlier message.
    Edited {
        text: String,
    },
    /// Anything of which nothing can be made (a sticker, a poll, a contact...).
    Other,
}

/// What a pressed button meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressed {
    Action(Action),
    /// Forged, from another chat, or made by an older version.
    Unreadable,
}

/// A command in a group: groups get help and nothing else.
#[derive(Clone, Debug)]
pub struct GroupRequest {
    pub chat: ChatId,
    /// The group's.
    pub title: String,
}
