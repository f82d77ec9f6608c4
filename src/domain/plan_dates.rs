//! The days of a plan: when a task is due, which days are worked. All dates are in the plan's zone.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};
use cron::TimeUnitSpec;

use super::plan::{Plan, Schedule, Source, Task, Tone, Unit};

impl Plan {
    /// The days on which a task of this plan is due, in order, each once.
    ///
    /// An event that the plan does not have and a cron expression that does not parse give no day;
    /// `plan_file` refuses both.
    pub fn due_dates(&self, task: &Task) -> Vec<NaiveDate> {
        let days: BTreeSet<NaiveDate> = match &task.schedule {
            Schedule::Once { due_on, .. } => BTreeSet::from([*due_on]),
            Schedule::Events(slugs) => self
                .events
                .iter()
                .filter(|event| slugs.contains(&event.slug))
                .map(|event| event.starts_on)
                .collect(),
            Schedule::Recurring { cron, .. } => {
                days_of(cron, self.year).unwrap_or_default().into_iter().collect()
            }
            Schedule::Ongoing => self.reports.iter().map(|report| report.due_on).collect(),
        };
        days.into_iter().collect()
    }

    /// Whether the source itself makes a task due on a day, or the commune's choice does. Only a day that
    /// this calls `Source::Plan` may be shown as the plan's own.
    pub fn due_date_from(&self, task: &Task, on: NaiveDate) -> Source {
        let from_plan = match &task.schedule {
            Schedule::Once { due_from, .. } | Schedule::Recurring { due_from, .. } => {
                *due_from == Source::Plan
            }
            Schedule::Events(slugs) => self.events.iter().any(|event| {
                event.starts_on == on && event.dates_from == Source::Plan && slugs.contains(&event.slug)
            }),
            Schedule::Ongoing => {
                self.reports.iter().any(|report| report.due_on == on && report.dates_from == Source::Plan)
            }
        };
        if from_plan { Source::Plan } else { Source::Local }
    }

    /// Whether the plan lists this day as a public holiday.
    pub fn is_holiday(&self, day: NaiveDate) -> bool {
        self.holidays.iter().any(|holiday| holiday.on == day)
    }

    /// Monday to Friday, and no public holiday of the plan.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.is_holiday(day)
    }

    /// The unit of this slug.
    pub fn unit(&self, slug: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.slug == slug)
    }

    /// The task of this slug.
    pub fn task(&self, slug: &str) -> Option<&Task> {
        self.tasks.iter().find(|task| task.slug == slug)
    }

    /// How the unit of this slug is spoken to. A unit that is not in the plan (any more) is asked, not
    /// ordered: that is never wrong.
    pub fn tone_of(&self, unit: &str) -> Tone {
        self.unit(unit).map_or(Tone::Requested, |unit| unit.tone)
    }
}

/// The days of a year that a cron expression (seconds first) names, in order; hours and minutes are not
/// looked at.
///
/// # Errors
/// The expression does not parse.
pub fn days_of(cron: &str, year: i32) -> Result<Vec<NaiveDate>, cron::error::Error> {
    let schedule: cron::Schedule = cron.parse()?;
    let named = |day: &NaiveDate| {
        schedule.months().includes(day.month())
            && schedule.days_of_month().includes(day.day())
            // The crate counts from Sunday = 1.
            && schedule.days_of_week().includes(day.weekday().number_from_sunday())
    };
    let Some(first) = NaiveDate::from_ymd_opt(year, 1, 1) else { return Ok(Vec::new()) };
    Ok(first.iter_days().take_while(|day| day.year() == year).filter(named).collect())
}
