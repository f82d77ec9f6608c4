//! When reminders go out: the ladder of one task, the mornings, quiet hours and holidays.

use std::str::FromStr;

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use cron::Schedule as Cron;
use serde::{Deserialize, Serialize};

use super::plan::{Plan, ReminderRules};
use super::task::Part;

/// A rung of the ladder: calendar days from the due date while negative or zero, working days overdue above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Step(pub i32);

impl Step {
    /// Where a day stands on the ladder when it is no rung: later rungs are still to come.
    pub fn between(due_on: NaiveDate, today: NaiveDate) -> Self {
        let days = i32::try_from((today - due_on).num_days()).unwrap_or_default();
        Self(days.min(0))
    }
}

/// The commune's calendar, as the plan in force sets it.
#[derive(Clone, Debug)]
pub struct Calendar {
    zone: Tz,
    mornings: Cron,
    rules: ReminderRules,
    holidays: Vec<NaiveDate>,
}

/// How long ahead mornings are looked for; longer than any run of holidays.
const HORIZON_DAYS: usize = 400;
/// What was skipped so long before may still be made up for.
const LONGEST_SKIP: Duration = Duration::hours(4);

impl Calendar {
    /// Fails if the plan's cron expression is not one; `plan_file` has refused such plans before.
    pub fn of(plan: &Plan) -> Result<Self, cron::error::Error> {
        let mut holidays: Vec<NaiveDate> = plan.holidays.iter().map(|holiday| holiday.on).collect();
        holidays.sort_unstable();
        Ok(Self {
            zone: plan.zone,
            mornings: Cron::from_str(&plan.reminders.at)?,
            rules: plan.reminders.clone(),
            holidays,
        })
    }

    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// The commune's date at this moment.
    pub fn date(&self, now: DateTime<Utc>) -> NaiveDate {
        now.with_timezone(&self.zone).date_naive()
    }

    pub fn is_quiet(&self, now: DateTime<Utc>) -> bool {
        self.rules.quiet_hours().contain(now.with_timezone(&self.zone).time())
    }

    /// The end of the quiet hours in which `now` lies.
    pub fn quiet_until(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let today = self.date(now);
        let end = self.at(today, self.rules.quiet_until);
        if end > now { end } else { self.at(today + Duration::days(1), self.rules.quiet_until) }
    }

    /// The next beginning of quiet hours after `now`.
    pub fn next_quiet(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let today = self.date(now);
        let begins = self.at(today, self.rules.quiet_from);
        if begins > now { begins } else { self.at(today + Duration::days(1), self.rules.quiet_from) }
    }

    pub fn is_holiday(&self, day: NaiveDate) -> bool {
        self.holidays.binary_search(&day).is_ok()
    }

    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.is_holiday(day)
    }

    /// Today's date, if reminders may go out now: the morning's hour has come, no quiet hours, no holiday.
    pub fn open_morning(&self, now: DateTime<Utc>) -> Option<NaiveDate> {
        let today = self.date(now);
        if self.is_holiday(today) || self.is_quiet(now) {
            return None;
        }
        let midnight = today.and_time(NaiveTime::MIN).and_utc();
        let first = self.mornings.after(&(midnight - Duration::seconds(1))).next()?;
        (self.at(first.date_naive(), first.time()) <= now).then_some(today)
    }

    /// The first moment after `now` at which reminders may go out, other than the rest of this morning.
    pub fn next_morning(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        // The expression is asked in local time as if it were UTC: asked in the zone itself it would leave out a time that
        // daylight saving skips, and name twice one that comes twice.
        let local = now.with_timezone(&self.zone).naive_local().and_utc();
        self.mornings
            .after(&(local - LONGEST_SKIP))
            .map(|local| self.at(local.date_naive(), local.time()))
            .filter(|at| *at > now)
            .take(HORIZON_DAYS)
            .filter(|at| !self.is_holiday(self.date(*at)))
            .map(|at| if self.is_quiet(at) { self.quiet_until(at) } else { at })
            .find(|at| !self.is_holiday(self.date(*at)))
    }

    /// The rung that is due on `today`, given the last one that was taken. Earlier rungs that were missed are
    /// part of it: a day offline makes one message, not two.
    pub fn due_step(&self, ladder: &Ladder, today: NaiveDate, last: Option<Step>) -> Option<Step> {
        let step = match ladder.part {
            Part::Lead => self.latest_step(ladder, today)?,
            Part::Support if last.is_none() && today <= ladder.due_on => self.latest_step(ladder, today)?,
            Part::Support => return None,
        };
        (last.is_none_or(|last| step > last)).then_some(step)
    }

    fn latest_step(&self, ladder: &Ladder, today: NaiveDate) -> Option<Step> {
        let days_left = (ladder.due_on - today).num_days();
        if days_left > 0 {
            let days = ladder.days_before.iter().map(|days| i64::from(*days));
            let rung = days.filter(|days| *days >= days_left).min()?;
            return i32::try_from(-rung).ok().map(Step);
        }
        let overdue = self.working_days_after(ladder.due_on, today);
        let every = i32::from(self.rules.overdue_every_working_days.max(1));
        Some(Step(overdue / every * every))
    }

    /// Working days after `from`, up to and with `until`.
    fn working_days_after(&self, from: NaiveDate, until: NaiveDate) -> i32 {
        let days = from.iter_days().skip(1).take_while(|day| *day <= until);
        i32::try_from(days.filter(|day| self.is_working_day(*day)).count()).unwrap_or(i32::MAX)
    }

    /// The moment of a local time of day. A time that daylight saving skips becomes the next one that exists.
    pub fn at(&self, day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
        let local = day.and_time(time);
        (0..=4)
            .find_map(|hours| self.zone.from_local_datetime(&(local + Duration::hours(hours))).earliest())
            .map_or_else(|| local.and_utc(), |at| at.with_timezone(&Utc))
    }
}

/// What the ladder of one assignment depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    pub due_on: NaiveDate,
    pub part: Part,
    /// Calendar days before the due date, in any order. The day itself is always a rung.
    pub days_before: Vec<u16>,
}

/// After this many unanswered reminders the deputy is reminded too. If that one stays unanswered as well, the unit is
/// on the silent list.
pub const UNANSWERED_UNTIL_DEPUTY: u32 = 2;

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn calendar(zone: Tz, at: &str, holidays: &[&str]) -> Calendar {
        Calendar {
            zone,
            mornings: Cron::from_str(at).unwrap(),
            rules: ReminderRules {
                at: at.into(),
                days_before: vec![14, 7, 3, 1],
                overdue_every_working_days: 2,
                quiet_from: NaiveTime::from_hms_opt(21, 0, 0).unwrap(),
                quiet_until: NaiveTime::from_hms_opt(6, 0, 0).unwrap(),
            },
            holidays: holidays.iter().map(|on| date(on)).collect(),
        }
    }

    pub fn communes() -> Calendar {
        calendar(chrono_tz::Asia::Ho_Chi_Minh, "0 30 7 * * *", &["2020-04-30", "2020-05-01"])
    }

    fn lead(due_on: &str) -> Ladder {
        Ladder { due_on: date(due_on), part: Part::Lead, days_before: vec![14, 7, 3, 1] }
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// Plays every day and returns what was sent on which.
    fn play(calendar: &Calendar, ladder: &Ladder, from: &str, until: &str) -> Vec<(String, i32)> {
        let mut last = None;
        let mut sent = vec![];
        for day in date(from).iter_days().take_while(|day| *day <= date(until)) {
            let morning = calendar.at(day, NaiveTime::from_hms_opt(7, 30, 0).unwrap());
            let step =
                calendar.open_morning(morning).and_then(|today| calendar.due_step(ladder, today, last));
            if let Some(step) = step {
                last = Some(step);
                sent.push((day.format("%m-%d").to_string(), step.0));
            }
        }
        sent
    }

    fn days(sent: &[(&str, i32)]) -> Vec<(String, i32)> {
        sent.iter().map(|(day, step)| (day.to_string(), *step)).collect()
    }

    #[test]
    fn the_ladder_has_four_rungs_the_day_itself_and_every_second_working_day_after() {
        let sent = play(&communes(), &lead("2020-11-20"), "2020-11-01", "2020-12-01");
        let expected = [
            ("11-06", -14),
            ("11-13", -7),
            ("11-17", -3),
            ("11-19", -1),
            ("11-20", 0),
            ("11-24", 2),
            ("11-26", 4),
            ("11-30", 6),
        ];
        assert_eq!(sent, days(&expected));
    }

    #[test]
    fn a_day_between_the_rungs_takes_none_that_comes_later() {
        let due_on = date("2020-12-15");
        let asked = Step::between(due_on, date("2020-11-17"));
        assert_eq!(asked, Step(-28));
        let next = communes().due_step(&lead("2020-12-15"), date("2020-12-01"), Some(asked));
        assert_eq!(next, Some(Step(-14)));
        assert_eq!(Step::between(due_on, date("2020-12-17")), Step(0));
    }

    #[test]
    fn a_rung_on_a_holiday_moves_to_the_next_morning_and_merges_with_it() {
        let sent = play(&communes(), &lead("2020-05-01"), "2020-04-27", "2020-05-06");
        // -3 fell on 28 April, -1 on a holiday, 0 on a holiday: both become the first morning after.
        assert_eq!(sent, days(&[("04-27", -7), ("04-28", -3), ("05-02", 0), ("05-05", 2)]));
    }

    #[test]
    fn a_supporting_unit_hears_of_it_once() {
        let ladder = Ladder { part: Part::Support, ..lead("2020-11-20") };
        assert_eq!(play(&communes(), &ladder, "2020-11-01", "2020-12-31"), days(&[("11-06", -14)]));
        assert_eq!(communes().due_step(&ladder, date("2020-11-21"), None), None);
    }

    #[test]
    fn nothing_goes_out_before_the_hour_in_quiet_hours_or_on_a_holiday() {
        let calendar = communes();
        assert_eq!(calendar.open_morning(utc("2020-11-20T00:29:59Z")), None);
        assert_eq!(calendar.open_morning(utc("2020-11-20T00:30:00Z")), Some(date("2020-11-20")));
        assert_eq!(calendar.open_morning(utc("2020-11-20T08:00:00Z")), Some(date("2020-11-20")));
        assert_eq!(calendar.open_morning(utc("2020-11-20T14:00:00Z")), None, "21:00 in the commune");
        assert_eq!(calendar.open_morning(utc("2020-04-30T00:30:00Z")), None);
    }

    #[test]
    fn the_next_morning_skips_holidays_and_leaves_quiet_hours() {
        let next = communes().next_morning(utc("2020-04-29T00:30:00Z"));
        assert_eq!(next, Some(utc("2020-05-02T00:30:00Z")));
        let early = calendar(chrono_tz::Asia::Ho_Chi_Minh, "0 0 5 * * *", &[]);
        assert_eq!(early.next_morning(utc("2020-11-19T12:00:00Z")), Some(utc("2020-11-19T23:00:00Z")));
    }

    #[test]
    fn a_morning_that_daylight_saving_skips_still_comes_once() {
        // On 29 March 2020 clocks in Berlin went from 02:00 to 03:00.
        let berlin = calendar(chrono_tz::Europe::Berlin, "0 30 7 * * *", &[]);
        let mornings: Vec<_> =
            std::iter::successors(Some(utc("2020-03-27T12:00:00Z")), |at| berlin.next_morning(*at))
                .skip(1)
                .take(3)
                .collect();
        assert_eq!(
            mornings,
            [utc("2020-03-28T06:30:00Z"), utc("2020-03-29T05:30:00Z"), utc("2020-03-30T05:30:00Z")]
        );
        assert_eq!(
            berlin.at(date("2020-03-29"), NaiveTime::from_hms_opt(2, 30, 0).unwrap()),
            utc("2020-03-29T01:30:00Z")
        );
    }

    proptest! {
        #[test]
        fn days_offline_never_double_a_rung_nor_lose_the_last(
            online in proptest::collection::vec(any::<bool>(), 60), due in 10i64..40,
        ) {
            let calendar = communes();
            let start = date("2020-10-01");
            let ladder = Ladder { due_on: start + Duration::days(due), ..lead("2020-10-01") };
            let mut last: Option<Step> = None;
            for (offset, online) in online.iter().enumerate() {
                let today = start + Duration::days(i64::try_from(offset).unwrap());
                if !online {
                    continue;
                }
                if let Some(step) = calendar.due_step(&ladder, today, last) {
                    prop_assert!(last.is_none_or(|last| step > last), "a rung came twice or went back");
                    last = Some(step);
                }
                prop_assert_eq!(last, calendar.latest_step(&ladder, today), "what makes sense today was said");
            }
        }
    }
}
