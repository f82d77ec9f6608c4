//! What somebody asks of Loa, freed of Telegram's shapes.

use super::action::Action;
use super::ids::{ChatId, MessageId};
use super::outgoing::{About, File};
use super::person::Person;

/// A request in a private chat.
#[derive(Clone, Debug)]
pub struct Request {
    pub from: Person,
    /// The message that was written, or whose button was pressed.
    pub message: MessageId,
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
        about: Option<About>,
    },
    Sent {
        file: File,
        caption: String,
        about: Option<About>,
        album: Option<String>,
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
#[derive(Clone, Copy, Debug)]
pub struct GroupRequest {
    pub chat: ChatId,
}
