//! What waits in the outbox: to which chat, how urgent, what to do there.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::announcement::{Letter, Part, Reader};
use super::ids::{AssignmentId, CaseId, ChatId, MessageId};
use super::notice::{Notice, Toast};
use super::paper::Paper;
use super::person::Language;
use super::role::Roles;

/// Urgency, most urgent first (product.md, "Guarantees": urgency).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Class {
    /// Leaving: before everything else.
    Leaving = 0,
    /// Messages of a case, and answers to a finger that waits.
    Urgent = 1,
    Answer = 2,
    Reminder = 3,
    Announcement = 4,
}

impl Class {
    pub const ALL: [Class; 5] =
        [Class::Leaving, Class::Urgent, Class::Answer, Class::Reminder, Class::Announcement];

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
    /// Messages of this chat that are newer than this one and older than what is sent now may be private ones that
    /// nobody knows of (the bot died while sending): they are deleted.
    #[serde(default)]
    pub doubt: Option<MessageId>,
    /// From then on it is no longer true: unsent, it goes.
    #[serde(default)]
    pub until: Option<DateTime<Utc>>,
}

impl Outgoing {
    pub fn new(chat: ChatId, language: Language, deed: Deed) -> Self {
        Self { chat, language, deed, doubt: None, until: None }
    }

    /// Whether it has waited too long to be sent.
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.until.is_some_and(|until| until <= now)
    }
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
    /// Takes messages away, at most 100. Those that are not there are passed over.
    Delete {
        messages: Vec<MessageId>,
        /// Whether they are known to be private ones of this chat, or only may be.
        known: bool,
    },
    /// Puts other words over a message that can no longer be deleted.
    Overwrite { message: MessageId },
    /// A new message whose words come a moment later: first it says nothing, so that no lock screen and no list of
    /// chats ever shows them (S13).
    SayInTwoSteps(Notice),
    /// A file, fetched and sent anew without its name and what it tells of its maker.
    SendAnew { file: File, mime: Option<String>, notice: Notice },
    /// A place on the map, in millionths of a degree.
    ShowPlace { latitude: i32, longitude: i32 },
    /// A part of an announcement, outside of its sending: as a preview, or for somebody who asked.
    ShowLetter { letter: Box<Letter>, part: Part, reader: Reader },
    /// Shows on a copy what its reader has answered.
    MarkLetter { message: MessageId, letter: Box<Letter>, reader: Reader },
    /// A file that Loa makes.
    ShowPaper(Paper),
    /// The same in place of a message of ours.
    PutPaper { message: MessageId, paper: Paper },
}

impl Deed {
    /// Whether it takes something out of a chat.
    pub fn is_removal(&self) -> bool {
        matches!(self, Deed::Delete { .. } | Deed::Overwrite { .. })
    }

    /// Whether it puts something new into a chat.
    pub fn is_new_message(&self) -> bool {
        match self {
            Deed::Say(_)
            | Deed::SayInTwoSteps(_)
            | Deed::ShowFile { .. }
            | Deed::SendAnew { .. }
            | Deed::ShowPlace { .. }
            | Deed::ShowLetter { .. }
            | Deed::ShowPaper(_) => true,
            Deed::Rewrite { .. }
            | Deed::PutPaper { .. }
            | Deed::MarkLetter { .. }
            | Deed::AnswerPress { .. }
            | Deed::SetMenu { .. }
            | Deed::Delete { .. }
            | Deed::Overwrite { .. } => false,
        }
    }
}

/// The topic under which deletions of a chat wait, so that they go together.
pub fn deletion_topic(chat: ChatId) -> String {
    format!("delete/{}", chat.0)
}

/// The topic under which the pieces of a letter wait: it is read when none waits any more.
pub fn piece_topic(case: CaseId, letter: u32) -> String {
    let case: String = case.0.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("piece/{case}/{letter}")
}

/// The topic under which a chat's neutral line waits: there is never more than one.
pub fn line_topic(chat: ChatId) -> String {
    format!("line/{}", chat.0)
}

/// A file kept at Telegram.
/// Never printed by accident: whoever has the id and the token can fetch it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    pub kind: FileKind,
    /// Telegram's file id: good for sending the file again with the same bot.
    pub id: String,
}

impl std::fmt::Debug for File {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "File({:?})", self.kind)
    }
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
