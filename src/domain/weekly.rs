//! The summary of the week, on its first open morning: usually Monday's.

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::ids::AssignmentId;
use super::progress::Board;
use super::schedule::Calendar;
use super::task::{Assignment, Part};
use super::worklist::Tally;

/// The week that begins or goes on, and the one before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weekly {
    pub commune: String,
    /// Monday of the week.
    pub week: NaiveDate,
    /// Confirmed in the week before.
    pub done: Vec<Assignment>,
    pub waiting: Tally,
    /// The longest overdue first.
    pub overdue: Vec<Assignment>,
    /// Due from today to the week's end, nearest first.
    pub coming: Vec<Assignment>,
    pub silent: Vec<String>,
    pub unreached: Vec<String>,
    /// For somebody who decides nothing: shorter, and without buttons.
    pub to_leader: bool,
}

impl Weekly {
    /// `confirmed` are those confirmed in the week before `week`.
    pub fn gather(
        week: NaiveDate,
        board: Board,
        assignments: &[Assignment],
        confirmed: &[AssignmentId],
        waiting: Tally,
    ) -> Self {
        let done = assignments.iter().filter(|assignment| confirmed.contains(&assignment.id)).cloned();
        let ends = last_day(week);
        let comes = |assignment: &Assignment| {
            assignment.part == Part::Lead
                && assignment.state.is_open()
                && (board.on..=ends).contains(&assignment.due_on)
        };
        Self {
            commune: board.commune,
            week,
            done: done.collect(),
            waiting,
            overdue: board.overdue,
            coming: board.upcoming.into_iter().filter(comes).collect(),
            silent: board.silent,
            unreached: board.unreached,
            to_leader: false,
        }
    }
}

/// Monday of the week in which a day lies.
pub fn week_of(day: NaiveDate) -> NaiveDate {
    day - Duration::days(i64::from(day.weekday().num_days_from_monday()))
}

/// Sunday of the week that begins on this Monday.
pub fn last_day(week: NaiveDate) -> NaiveDate {
    week + Duration::days(6)
}

/// The week (by its Monday) whose summary is due now, given the last one that was told.
///
/// It is due from the first open morning of the week on, once; one that was missed for a whole week is not made up
/// for. Where none was ever told (the plan has just come) the first is due on a Monday, or on the week's first open
/// morning if Monday is none.
pub fn due_week(calendar: &Calendar, now: DateTime<Utc>, last: Option<NaiveDate>) -> Option<NaiveDate> {
    let today = calendar.open_morning(now)?;
    let week = week_of(today);
    match last {
        Some(last) => (last < week).then_some(week),
        None => {
            let mut before = week.iter_days().take_while(|day| *day < today);
            before.all(|day| calendar.is_holiday(day)).then_some(week)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::schedule::tests::communes;
    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn it_is_due_from_mondays_morning_on_once() {
        let calendar = communes();
        let (last, week) = (Some(day("2020-11-09")), day("2020-11-16"));
        // Monday the 16th; the commune is seven hours ahead.
        assert_eq!(due_week(&calendar, utc("2020-11-16T00:29:00Z"), last), None);
        assert_eq!(due_week(&calendar, utc("2020-11-16T00:30:00Z"), last), Some(week));
        assert_eq!(due_week(&calendar, utc("2020-11-18T03:00:00Z"), last), Some(week), "late in the week");
        assert_eq!(due_week(&calendar, utc("2020-11-18T15:00:00Z"), last), None, "quiet hours");
        assert_eq!(due_week(&calendar, utc("2020-11-18T03:00:00Z"), Some(week)), None, "told");
        let long_ago = Some(day("2020-10-05"));
        assert_eq!(due_week(&calendar, utc("2020-11-18T03:00:00Z"), long_ago), Some(week), "the newest only");
    }

    #[test]
    fn the_first_one_waits_for_a_monday() {
        let calendar = communes();
        assert_eq!(due_week(&calendar, utc("2020-11-18T03:00:00Z"), None), None);
        assert_eq!(due_week(&calendar, utc("2020-11-23T03:00:00Z"), None), Some(day("2020-11-23")));
    }

    proptest! {
        /// Whenever the bot looks, each week is told once at most, none twice, none of the past; and a week in which it
        /// looks on an open morning after the first is told.
        #[test]
        fn each_week_is_told_once(hours in prop::collection::vec(1u32..400, 1..60)) {
            let calendar = communes();
            let mut now = utc("2020-04-06T00:30:00Z");
            let (mut last, mut told) = (Some(day("2020-03-30")), vec![]);
            for pause in hours {
                let week = due_week(&calendar, now, last);
                if let Some(week) = week {
                    prop_assert_eq!(week, week_of(calendar.date(now)));
                    told.push(week);
                    last = Some(week);
                }
                if let Some(today) = calendar.open_morning(now) {
                    prop_assert!(told.contains(&week_of(today)), "{today} was passed over");
                }
                now += Duration::hours(i64::from(pause));
            }
            prop_assert!(told.is_sorted_by(|one, next| one < next), "{told:?}");
        }
    }
}
