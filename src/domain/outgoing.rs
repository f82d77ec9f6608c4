//! What waits in the outbox: to which chat, how urgent, what to do there.

use serde::{Deserialize, Serialize};

use super::ids::{AssignmentId, ChatId, MessageId};
use super::notice::{Notice, Toast};
use super::person::Language;
use super::role::Roles;

/// Urgency, most urgent first (product.md, "Guarantees": urgency). Leaving and case messages take `Urgent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Class {
    Urgent = 0,
    Answer = 1,
    Reminder = 2,
    Announcement = 3,
}

impl Class {
    pub const ALL: [Class; 4] = [Class::Urgent, Class::Answer, Class::Reminder, Class::Announcement];

    /// Reminders and announcements wait for the morning (product.md, "Tasks and reminders").
    pub fn respects_quiet_hours(self) -> bool {
        matches!(self, Class::Reminder | Class::Announcement)
    }
}

/// The topic under which a person's reminder waits: the next one takes it back.
pub fn reminder_topic(chat: ChatId) -> String {
    format!("reminder/{}", chat.0)
}

/// One thing to do at Telegram.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    pub chat: ChatId,
    pub language: Language,
    pub deed: Deed,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deed {
    /// A new message.
    Say(Notice),
    /// Another content for a message of ours.
    Rewrite { message: MessageId, notice: Notice },
    /// Ends the waiting of a pressed button.
    AnswerPress { press: String, toast: Option<Toast> },
    /// A file that somebody sent us, shown again by its Telegram file id.
    ShowFile { file: File, notice: Notice },
    /// The command menu of one person's private chat.
    SetMenu { roles: Roles },
}

/// A file kept at Telegram.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    pub kind: FileKind,
    /// Telegram's file id: good for sending the file again with the same bot.
    pub id: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Photo,
    Document,
    Video,
    Voice,
    Audio,
}

/// What a message of ours was about, so that a reply to it finds its subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// In the order of the numbers that the message shows.
    pub assignments: Vec<AssignmentId>,
}
