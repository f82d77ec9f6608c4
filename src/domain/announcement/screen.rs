//! What announcers and readers are shown about an announcement, as facts without prose.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{
    Announcement, Answer, Answers, Appointment, ContentProblem, Forecast, Missing, Tally, Uncorrectable,
};
use crate::domain::ids::{AnnouncementId, ChatId, UnitId};
use crate::domain::plan::Hamlet;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AnnouncementScreen {
    /// What is planned and what was sent.
    List(List),
    /// Texts of ours to begin with, by their places in `TEMPLATES`.
    Templates(Vec<u8>),
    /// Where the text, or whatever it is, is waited for. `kept` if there is some already.
    AskContent {
        id: AnnouncementId,
        kept: bool,
    },
    /// What came cannot be sent; what was there before stays.
    ContentRefused {
        id: AnnouncementId,
        problem: ContentProblem,
    },
    /// Stickers, polls, live locations and the like.
    KindRefused {
        id: AnnouncementId,
    },
    /// Something more was written while there is a content already: in its place, or after it?
    MoreContent {
        id: AnnouncementId,
        can_join: bool,
    },
    Audience(Box<AudienceStep>),
    /// A list of which some are chosen.
    Choose(Box<Choose>),
    Event(Box<Announcement>),
    AskMoment {
        id: AnnouncementId,
        of: MomentOf,
        problem: Option<MomentRefused>,
    },
    AskPlace {
        id: AnnouncementId,
    },
    When(Box<WhenStep>),
    Review(Box<Review>),
    /// A campaign's announcement, the evening before; without `approval` it goes by itself.
    Proposal {
        review: Box<Review>,
        approval: bool,
    },
    /// Sent under way, or over.
    Desk(Box<Desk>),
    /// A step that can not be taken back.
    Confirm {
        id: AnnouncementId,
        what: Grave,
        readers: u32,
    },
    ConfirmCorrection {
        id: AnnouncementId,
        readers: u32,
        fingerprint: u32,
        /// What a correction does not move.
        #[serde(default)]
        event: Option<Appointment>,
    },
    AskCorrection {
        id: AnnouncementId,
        #[serde(default)]
        event: Option<Appointment>,
    },
    CannotCorrect {
        id: AnnouncementId,
        why: Uncorrectable,
    },
    Dropped,
    /// Telegram does not take a content any more: an old file, most likely.
    ContentBroken {
        id: AnnouncementId,
        refused: Refused,
    },
    /// To a reader who comes: may the name stand on the organiser's list?
    AskListing {
        id: AnnouncementId,
    },
    ListingTaken {
        listed: bool,
    },
    /// To a reader who comes, before the event.
    Reminder(Box<EventReminder>),
    /// To somebody who follows a group's link: do they come?
    AskAnswer {
        announcement: Box<Announcement>,
        answer: Option<Answer>,
    },
    /// The answers are over: the day has passed, or it was recalled.
    TooLate,
    /// An album comes in, piece by piece, in place of another content.
    AlbumComing {
        id: AnnouncementId,
    },
    /// Sending was paused: what it invites to has begun.
    EventPassed {
        announcement: Box<Announcement>,
        /// How many have not got it.
        left: u32,
    },
}

/// What Telegram refused to do with a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refused {
    /// To send it: the sending is paused.
    Sending,
    /// To put it in place of what readers have: they keep that.
    Correction,
}

/// Which moment is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MomentOf {
    Event,
    Sending,
}

/// Why a moment was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MomentRefused {
    NotUnderstood,
    NoSuchDay,
    NoSuchTime,
    Past,
    TooFar,
    /// A day without a time is not enough for sending.
    TimeMissing,
    /// In the quiet hours, which end at this local moment.
    Quiet {
        on: NaiveDate,
        at: NaiveTime,
    },
}

/// What asks to be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Grave {
    Stop,
    Recall,
    Drop,
    /// The copies go, and a new draft begins.
    Replace,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    pub items: Vec<ListItem>,
    /// 0-based.
    pub page: u16,
    pub has_more: bool,
    pub zone: Tz,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListItem {
    pub announcement: Announcement,
    pub tally: Tally,
}

/// For whom: with what can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AudienceStep {
    pub announcement: Announcement,
    pub count: Count,
    pub chosen: ChosenNames,
    /// Whether there is something to choose from.
    pub hamlets: bool,
    pub groups: bool,
    pub events: bool,
}

/// How many are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    pub people: u32,
    /// Residents who have had enough this week and are left out.
    pub capped: u32,
    pub groups: u32,
}

impl Count {
    /// Copies that will go out.
    pub fn copies(&self) -> u32 {
        self.people.saturating_sub(self.capped).saturating_add(self.groups)
    }
}

/// The names of what was chosen, for reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenNames {
    pub hamlets: Vec<String>,
    pub units: Vec<String>,
    pub groups: Vec<String>,
    /// The announcement whose guests are meant.
    pub coming_to: Option<Box<Announcement>>,
}

/// A list of which some are chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choose {
    pub announcement: Announcement,
    pub among: Among,
    pub count: Count,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Among {
    Hamlets(Vec<Hamlet>),
    Tongues,
    Units(Vec<(UnitId, String)>),
    Groups(Vec<(ChatId, String)>),
    /// Announcements with a day, to which people said that they come.
    Events(Vec<Announcement>),
    Topics,
}

/// When it goes out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhenStep {
    pub announcement: Announcement,
    /// Moments that are offered.
    pub offered: Vec<DateTime<Utc>>,
    pub zone: Tz,
}

/// Everything before the last tap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    pub announcement: Announcement,
    pub missing: Option<Missing>,
    pub count: Count,
    pub chosen: ChosenNames,
    pub forecast: Forecast,
    pub now: DateTime<Utc>,
    pub zone: Tz,
}

/// What an announcer sees of one that has begun, or waits for its time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    pub announcement: Announcement,
    pub tally: Tally,
    pub answers: Answers,
    /// Expected end, while it is being sent.
    pub ends_at: Option<DateTime<Utc>>,
    /// Sending pauses for the night until then.
    pub quiet_until: Option<DateTime<Utc>>,
    pub zone: Tz,
}

/// The evening before an event, and on its morning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventReminder {
    pub announcement: Announcement,
    /// The commune's date.
    pub today: NaiveDate,
    /// What the reader has answered.
    pub answer: Answer,
}
