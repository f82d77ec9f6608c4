//! A nudge: the coordinator has a unit asked after, between two reminders of its ladder.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use super::schedule::Calendar;

/// What came of nudging one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Nudged {
    /// So many people get it now.
    Sent { people: u32 },
    /// Nothing is sent now: it goes out then, in the commune's zone.
    Later { on: NaiveDate, at: NaiveTime },
    /// It was nudged today; once a day is enough.
    Already { at: NaiveTime },
    /// Nobody is in it who could get it.
    Nobody,
    /// It has answered for everything meanwhile.
    NothingOpen,
}

/// What came of nudging all silent units.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NudgedAll {
    /// Units that get it now, and how many people these are.
    pub units: u32,
    pub people: u32,
    /// Units that get it later, and when.
    pub later: u32,
    pub later_at: Option<(NaiveDate, NaiveTime)>,
    /// Units in which nobody is.
    pub nobody: Vec<String>,
}

impl NudgedAll {
    pub fn count(&mut self, unit: String, nudged: Nudged) {
        match nudged {
            Nudged::Sent { people } => {
                self.units += 1;
                self.people += people;
            }
            Nudged::Later { on, at } => {
                self.later += 1;
                self.later_at = Some((on, at));
            }
            Nudged::Nobody => self.nobody.push(unit),
            Nudged::Already { .. } | Nudged::NothingOpen => {}
        }
    }
}

/// Whether a nudge names what the unit leads: it was reminded of it, or it is due.
pub fn is_asked_after(due_on: NaiveDate, reminded: bool, today: NaiveDate) -> bool {
    reminded || due_on <= today
}

/// When a nudge that is asked for now goes out, if that is not at once: neither in quiet hours nor on a holiday, but on
/// the next morning of reminders.
pub fn waits_until(calendar: &Calendar, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let closed = calendar.is_quiet(now) || calendar.is_holiday(calendar.date(now));
    if closed { calendar.next_morning(now) } else { None }
}

#[cfg(test)]
mod tests {
    use super::super::schedule::tests::communes;
    use super::*;

    #[test]
    fn a_nudge_waits_for_the_morning_in_quiet_hours_and_on_holidays() {
        // 30 April and 1 May are holidays; times are UTC, seven hours behind the commune.
        for (now, goes) in [
            ("2020-04-29T10:00:00Z", None),
            ("2020-04-28T15:00:00Z", Some("2020-04-29T00:30:00Z")),
            ("2020-04-28T22:00:00Z", Some("2020-04-29T00:30:00Z")),
            ("2020-04-29T23:15:00Z", Some("2020-05-02T00:30:00Z")),
            ("2020-04-30T05:00:00Z", Some("2020-05-02T00:30:00Z")),
        ] {
            let goes: Option<DateTime<Utc>> = goes.map(|at| at.parse().unwrap());
            assert_eq!(waits_until(&communes(), now.parse().unwrap()), goes, "{now}");
        }
    }
}
