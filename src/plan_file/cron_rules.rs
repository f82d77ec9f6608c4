//! Cron expressions as plans may write them: six fields, weekdays by name, at least one day in the year.

use chrono::NaiveTime;
use cron::{Schedule, TimeUnitSpec};

use super::problem::Fault;
use super::value::{Taken, Value, line, start_of};
use crate::domain::plan::QuietHours;
use crate::domain::plan_dates::days_of;

/// A cron expression with at least one day in `year` (in any year, if the plan's own is unreadable).
pub(super) fn expression(year: Option<i32>) -> impl Fn(&str, &Value<'_>) -> Taken<String> {
    const MOST: usize = 100;
    move |key, value| {
        let text = line(MOST)(key, value)?;
        match fault_of(&text, year) {
            Some(fault) => Err(vec![(start_of(value), fault)]),
            None => Ok(text),
        }
    }
}

fn fault_of(text: &str, year: Option<i32>) -> Option<Fault> {
    let fields: Vec<&str> = text.split_whitespace().collect();
    let text = text.to_owned();
    // The crate also knows a seventh field (years) and "@daily": a plan's year is said once, at its top.
    let [_, _, _, _, _, weekdays] = fields[..] else {
        return Some(Fault::CronFields { text, fields: fields.len() });
    };
    if weekdays.contains(|c: char| c.is_ascii_digit()) {
        return Some(Fault::CronNumericWeekday(text));
    }
    let days = |year| days_of(&text, year);
    match year.map(days) {
        Some(Ok(days)) if days.is_empty() => Some(Fault::CronNever { year: year.unwrap_or_default(), text }),
        Some(Ok(_)) => None,
        Some(Err(error)) => Some(Fault::CronSyntax { reason: reason(&error), text }),
        None => {
            text.parse::<Schedule>().err().map(|error| Fault::CronSyntax { reason: reason(&error), text })
        }
    }
}

/// The crate draws the expression with a caret below it; its last line says why.
fn reason(error: &cron::error::Error) -> String {
    error.to_string().lines().last().unwrap_or_default().trim().to_owned()
}

/// The first time of day of an expression that lies in the quiet hours, if one does.
pub(super) fn in_quiet_hours(expression: &str, quiet: QuietHours) -> Option<NaiveTime> {
    let schedule: Schedule = expression.parse().ok()?;
    let minutes =
        |hour| schedule.minutes().iter().filter_map(move |minute| NaiveTime::from_hms_opt(hour, minute, 0));
    schedule.hours().iter().flat_map(minutes).find(|at| quiet.contain(*at))
}
