//! The facts of the files that Loa makes (`report::make`). Names and texts in them are as people wrote them.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::announcement::{Answer, Answers, Appointment};
use super::ids::{AnnouncementId, UnitId};
use super::official::{Format, Official, Span};
use super::plan::Plan;
use super::progress::Board;
use super::year::Year;

/// A file that somebody asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paper {
    /// A picture of how an announcement was delivered.
    Delivery(AnnouncementId),
    /// Who comes.
    Attendance(AnnouncementId),
    /// To be read over the loudspeakers.
    Loudspeaker(AnnouncementId),
    /// What comes, for a phone's calendar, as its reader may know of it.
    Calendar,
    /// The official report of a span.
    Official(Span, Format),
    /// A picture of how the plan stands.
    Progress {
        /// Whether it offers to open the board on a computer.
        opens_board: bool,
    },
    /// A picture of the plan's year.
    Year,
    /// The plan of a year to come as a plan file: the one that was imported, else as it is proposed.
    NextYear(i32),
}

/// What a file is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Facts {
    DeliveryChart(DeliveryChart),
    Attendance(AttendanceList),
    Loudspeaker(LoudspeakerSheet),
    Calendar(EventCalendar),
    Official(Box<Official>, Format),
    Progress(Box<ProgressPicture>),
    Year(Box<Year>),
    Plan(Box<Plan>),
}

/// How the plan stands, as a picture for one reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgressPicture {
    pub board: Board,
    /// The reader's units.
    pub own: Vec<UnitId>,
    pub opens_board: bool,
}

/// How an announcement was delivered, as a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryChart {
    pub title: String,
    /// When it was counted, in the commune's zone.
    pub at: NaiveDateTime,
    /// Everybody it was for.
    pub recipients: u32,
    pub totals: Delivered,
    /// Those who did not get it because they have had enough announcements this week.
    pub held_back: u32,
    /// One for each village and linked group; groups may stand anywhere between the villages.
    pub rows: Vec<DeliveryRow>,
    /// Absent if nobody was asked.
    pub answers: Option<Answers>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryRow {
    pub of: DeliveredTo,
    /// Absent for those who have not said where they live.
    pub name: Option<String>,
    pub delivered: Delivered,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveredTo {
    Village,
    Group,
}

/// What became of the copies. Counts of copies, one for each reader or group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivered {
    pub sent: u32,
    /// The reader has blocked the bot, or the account is gone.
    pub blocked: u32,
    /// Telegram refused it.
    pub failed: u32,
    /// Still waiting.
    pub left: u32,
}

impl Delivered {
    pub fn all(self) -> u64 {
        [self.sent, self.blocked, self.failed, self.left].into_iter().map(u64::from).sum()
    }

    pub fn and(self, other: Self) -> Self {
        Self {
            sent: self.sent.saturating_add(other.sent),
            blocked: self.blocked.saturating_add(other.blocked),
            failed: self.failed.saturating_add(other.failed),
            left: self.left.saturating_add(other.left),
        }
    }
}

/// Who comes to an event, for its organiser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceList {
    pub title: String,
    pub event: Appointment,
    /// When it was made, in the commune's zone.
    pub at: NaiveDateTime,
    /// One for each answer, in the order in which they are listed.
    pub rows: Vec<Attendee>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    /// Absent if the person has not agreed to be listed: then the answer is only counted.
    pub name: Option<String>,
    pub village: Option<String>,
    pub answer: Answer,
}

/// An announcement to be read aloud over the commune's loudspeakers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoudspeakerSheet {
    /// The commune's name, such as "xã Song An".
    pub commune: String,
    /// The unit whose announcement it is.
    pub announcer: String,
    pub title: Option<String>,
    /// The announcement without its formatting.
    pub text: String,
    pub event: Option<Appointment>,
    /// The commune's date.
    pub on: NaiveDate,
}

/// Events for the calendar of a phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventCalendar {
    /// What the calendar is called on the phone.
    pub name: String,
    pub at: DateTime<Utc>,
    /// The commune's zone.
    pub zone: Tz,
    pub events: Vec<CalendarEvent>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarEvent {
    /// Always the same for the same event, and no other's: a phone that imports it again replaces it.
    pub uid: String,
    pub name: String,
    pub first_day: NaiveDate,
    /// The last day that belongs to it; the first one for an event of one day.
    pub last_day: NaiveDate,
    /// The commune's time of day on the first day. Absent for whole days.
    pub starts_at: Option<NaiveTime>,
    pub place: Option<String>,
}
