//! Announcements: what is told to whom and when, and what becomes of it.

pub mod action;
mod answer;
mod audience;
mod content;
mod forecast;
mod letter;
mod life;
pub mod screen;
mod tally;
mod topic;

use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

pub use answer::{Answer, Answers};
pub use audience::{Audience, Residents};
pub use content::{
    ALBUM_PIECES, CAPTION_UNITS, Content, ContentProblem, Look, Piece, Style, Styled, TEXT_UNITS,
    Uncorrectable,
};
pub use forecast::{Forecast, awake, forecast, offered};
pub use letter::{Letter, Part, Reader};
pub use life::{State, Step};
pub use tally::Tally;
pub use topic::Topic;

use super::ids::{AnnouncementId, PersonId};

/// One announcement with all its parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    pub id: AnnouncementId,
    pub state: State,
    /// Who composed or approved it. Absent for a campaign's that nobody has approved.
    pub author: Option<PersonId>,
    /// The plan's campaign and message that it carries out ("thang-hanh-dong/mo-dau").
    pub campaign: Option<String>,
    /// Absent until it is written.
    pub content: Option<Content>,
    pub topic: Topic,
    pub audience: Audience,
    /// Whether readers are asked if they come.
    pub asks: bool,
    pub event: Option<Appointment>,
    /// When it goes out; absent for "as soon as it is confirmed".
    pub send_at: Option<DateTime<Utc>>,
    /// How often its content was corrected.
    pub revision: u32,
}

/// Approved later than this after its time, an announcement needs another one: a greeting of last month is not sent by
/// an old button.
pub const MOST_LATE: TimeDelta = TimeDelta::hours(24);

/// When and where people meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// The commune's date.
    pub on: NaiveDate,
    /// The commune's time of day, if it was said.
    pub at: Option<NaiveTime>,
    pub place: Option<String>,
}

impl Appointment {
    /// Whether it has begun, or, without a time, its day is over. In the commune's time.
    pub fn is_past(&self, local: NaiveDateTime) -> bool {
        match self.at {
            Some(at) => self.on.and_time(at) < local,
            None => self.on < local.date(),
        }
    }
}

/// What an announcement still lacks before it can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Missing {
    Content(Option<ContentProblem>),
    Audience,
    /// Asking who comes makes no sense without a day.
    Day,
    /// The time at which it should go out has passed.
    TimePassed,
    /// Nobody would get it.
    Readers,
    /// The event is over by the time at which it goes out.
    DayPassed,
}

impl Announcement {
    /// A number that changes with everything that is composed: what is confirmed is what was shown.
    pub fn fingerprint(&self) -> u32 {
        let parts = (&self.content, &self.audience, self.topic, self.asks, &self.event, self.send_at);
        fingerprint(&parts)
    }

    /// When it goes out if nothing keeps it: at its time, or at once.
    pub fn goes_out(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        self.send_at.map_or(now, |at| at.max(now))
    }

    /// What keeps it from being sent, the first thing first. `starts_at` is when its first copy goes out, which is not
    /// in quiet hours; `zone` is the commune's.
    pub fn missing(&self, now: DateTime<Utc>, starts_at: DateTime<Utc>, zone: Tz) -> Option<Missing> {
        match &self.content {
            None => return Some(Missing::Content(None)),
            Some(content) if content.problem().is_some() => return Some(Missing::Content(content.problem())),
            Some(_) => {}
        }
        if self.audience.is_empty() {
            return Some(Missing::Audience);
        }
        if self.asks && self.event.is_none() {
            return Some(Missing::Day);
        }
        let begins = starts_at.with_timezone(&zone).naive_local();
        if self.event.as_ref().is_some_and(|event| event.is_past(begins)) {
            return Some(Missing::DayPassed);
        }
        // What waited for approval may be a little late: then it goes at once.
        let late = if self.state == State::Proposed { MOST_LATE } else { TimeDelta::zero() };
        if self.send_at.is_some_and(|at| at + late < now) {
            return Some(Missing::TimePassed);
        }
        None
    }
}

fn fingerprint<Part: Serialize>(part: &Part) -> u32 {
    let mut hasher = DefaultHasher::new();
    // Only what cannot be written has no words; it cannot be sent either.
    serde_json::to_string(part).unwrap_or_default().hash(&mut hasher);
    // The upper half is as good as the lower.
    (hasher.finish() >> 32) as u32
}
