//! What buttons do with announcements.

use serde::{Deserialize, Serialize};

use super::screen::Grave;
use super::{Answer, Topic};
use crate::domain::ids::{AnnouncementId, ChatId, UnitId};
use crate::domain::person::Tongue;

/// Order matters: buttons in old messages carry the position of a variant, so new ones go to the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AnnouncementAction {
    /// Shows where it stands.
    Open,
    Content,
    /// What was written on top goes after the content, or in its place, or nowhere.
    Join,
    Replace,
    Keep,
    Audience,
    /// Opens a list to choose from.
    Choose(Choice),
    Everyone,
    /// By its place in the plan's list.
    Hamlet(u8),
    Tongue(Tongue),
    Unit(UnitId),
    Group(ChatId),
    GuestsOf(AnnouncementId),
    Topic(Topic),
    Event,
    EventMoment,
    NoEvent,
    Asks(bool),
    Place,
    When,
    Now,
    /// Seconds since 1970, UTC.
    At(i64),
    OtherTime,
    Review,
    /// Sends it as it was shown, by its fingerprint.
    Confirm(u32),
    /// Back to composing.
    Reopen,
    Ask(Grave),
    Really(Grave),
    Pause,
    Resume,
    Correct,
    /// A copy of it as a new draft.
    Anew,
    /// The same after taking it back.
    RecallAndAnew,
    Paper(PaperKind),

    Answer(Answer),
    Listed(bool),
    /// Gives the copies the wording that was shown, by its fingerprint.
    ReallyCorrect(u32),
    /// Under a preview: does nothing.
    Preview,
}

/// What an audience is put together from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    Hamlets,
    Tongues,
    Units,
    Groups,
    Guests,
    Topics,
}

/// A file about an announcement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperKind {
    /// A picture of how it was delivered.
    Delivery,
    /// Who comes.
    Attendance,
    /// To be read over the loudspeakers.
    Loudspeaker,
}
