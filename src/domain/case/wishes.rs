//! What the resident wants: for whom, who must not receive it, how to be answered. Nothing is chosen for them.

use std::fmt;

use chrono::{DateTime, Duration, NaiveTime, TimeZone, Timelike, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::pin::Digits;
use crate::domain::plan::Slug;
use crate::domain::private_text::PrivateText;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whom {
    Myself,
    Other,
    /// Under 18: 111 is named, and the contact for children comes first (S9).
    Child,
}

/// How the resident is told that there is an answer (S14).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// A neutral line without sound.
    Line,
    /// Never: they come back by themselves.
    Never,
}

/// Parts of the day in the commune's zone, for people who do not think in hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DayPart {
    Morning,
    Noon,
    Afternoon,
    Evening,
}

impl DayPart {
    pub const ALL: [DayPart; 4] = [DayPart::Morning, DayPart::Noon, DayPart::Afternoon, DayPart::Evening];

    /// First and last hour, the last one not included.
    pub fn hours(self) -> (u32, u32) {
        match self {
            DayPart::Morning => (6, 11),
            DayPart::Noon => (11, 14),
            DayPart::Afternoon => (14, 18),
            DayPart::Evening => (18, 21),
        }
    }
}

#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    pub whom: Option<Whom>,
    /// Positions, by slug, that must not receive it (S10).
    pub ruled_out: Vec<Slug>,
    /// The person has been through the list.
    pub positions_chosen: bool,
    pub way: Option<Way>,
    /// Empty: at any hour.
    pub hours: Vec<DayPart>,
    /// Opens each answer, so that an impostor shows.
    pub code_word: Option<PrivateText>,
    pub pin: Option<Digits>,
    /// Minutes after which content leaves the chat; at most fifteen (S18).
    pub quick: bool,
}

impl fmt::Debug for Wishes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Wishes(…)")
    }
}

impl Wishes {
    /// When a neutral line may be sent, from now on; `None` if never.
    pub fn next_line(&self, now: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
        if self.way != Some(Way::Line) {
            return None;
        }
        let local = now.with_timezone(&zone);
        let within = |hour: u32| {
            self.hours.iter().any(|part| (part.hours().0..part.hours().1).contains(&hour))
        };
        if self.hours.is_empty() || within(local.hour()) {
            return Some(now);
        }
        // The first full hour, today or tomorrow, that is safe.
        (0..=48).filter_map(|ahead| {
            let moment = local + Duration::hours(ahead);
            let full = NaiveTime::from_hms_opt(moment.hour(), 0, 0)?;
            let full = zone.from_local_datetime(&moment.date_naive().and_time(full)).earliest()?;
            (full > local && within(full.hour())).then(|| full.with_timezone(&Utc))
        }).next()
    }

    /// Whether the buttons that lead to a case open it with these digits: all of them, or none if none are set.
    pub fn opens_with(&self, entered: Digits) -> bool {
        match self.pin {
            Some(pin) => pin == entered,
            None => entered.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: Tz = chrono_tz::Asia::Ho_Chi_Minh;

    fn local(text: &str) -> DateTime<Utc> {
        let naive = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        ZONE.from_local_datetime(&naive).unwrap().with_timezone(&Utc)
    }

    #[test]
    fn a_line_waits_for_the_safe_hours() {
        let mut wishes = Wishes { way: Some(Way::Line), ..Wishes::default() };
        let night = local("2020-11-14 23:40");
        assert_eq!(wishes.next_line(night, ZONE), Some(night));
        wishes.hours = vec![DayPart::Noon];
        assert_eq!(wishes.next_line(night, ZONE), Some(local("2020-11-15 11:00")));
        assert_eq!(wishes.next_line(local("2020-11-14 09:59"), ZONE), Some(local("2020-11-14 11:00")));
        assert_eq!(wishes.next_line(local("2020-11-14 13:59"), ZONE), Some(local("2020-11-14 13:59")));
        assert_eq!(wishes.next_line(local("2020-11-14 14:00"), ZONE), Some(local("2020-11-15 11:00")));
        for way in [None, Some(Way::Never)] {
            assert_eq!(Wishes { way, ..wishes.clone() }.next_line(night, ZONE), None);
        }
    }

    #[test]
    fn without_a_pin_only_nothing_opens() {
        let one = Digits::default().with(1);
        let open = Wishes::default();
        assert!(open.opens_with(Digits::default()) && !open.opens_with(one));
        let locked = Wishes { pin: Some(one), ..Wishes::default() };
        assert!(locked.opens_with(one) && !locked.opens_with(Digits::default()));
    }
}
