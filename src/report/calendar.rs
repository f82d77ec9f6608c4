//! Events for the calendar of a phone (iCalendar, RFC 5545).

use std::fmt::Write;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeZone, Utc};
use icalendar::{Calendar, Component, Event, EventLike, Property};

use super::PaperError;
use crate::domain::paper::{CalendarEvent, EventCalendar};
use crate::messages::PaperWords;

/// Who made it (RFC 5545, 3.7.3).
const MAKER: &str = "-//Loa//Loa//VI";
/// Dates are written with four digits.
const LAST_YEAR: i32 = 9998;

/// The file: whole days as dates, times in UTC, so that no phone needs a definition of the zone.
pub fn file(facts: &EventCalendar, words: &PaperWords<'_>) -> Result<Vec<u8>, PaperError> {
    let mut calendar = Calendar::empty();
    for (key, value) in
        [("VERSION", "2.0"), ("PRODID", MAKER), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")]
    {
        calendar.append_property(Property::new(key, value));
    }
    calendar.name(&words.line(&facts.name)).timezone(facts.zone);
    for event in &facts.events {
        calendar.push(entry(event, facts, words)?);
    }
    let mut file = String::new();
    write!(file, "{calendar}").map_err(|_| PaperError::Calendar)?;
    Ok(file.into_bytes())
}

fn entry(event: &CalendarEvent, facts: &EventCalendar, words: &PaperWords<'_>) -> Result<Event, PaperError> {
    let (first, last) = (event.first_day, event.last_day.max(event.first_day));
    if !(0..=LAST_YEAR).contains(&first.year()) || !(0..=LAST_YEAR).contains(&last.year()) {
        return Err(PaperError::Date);
    }
    // The end does not belong to an event (RFC 5545, 3.6.1).
    let end = last.succ_opt().ok_or(PaperError::Date)?;
    let mut entry = Event::new();
    entry.uid(&words.line(&event.uid)).timestamp(facts.at).summary(&words.line(&event.name));
    // A time that the zone skips is none: then the day has to do.
    let start =
        event.starts_at.and_then(|time| facts.zone.from_local_datetime(&first.and_time(time)).earliest());
    match start {
        None => {
            entry.starts(first).ends(end);
        }
        Some(start) => {
            entry.starts(start.with_timezone(&Utc));
            // When an event of one day ends nobody said.
            if last > first {
                entry.ends(midnight(end, facts)?);
            }
        }
    }
    if let Some(place) =
        event.place.as_deref().map(|place| words.line(place)).filter(|place| !place.is_empty())
    {
        entry.location(&place);
    }
    Ok(entry.done())
}

/// When the day begins in the commune.
fn midnight(day: NaiveDate, facts: &EventCalendar) -> Result<DateTime<Utc>, PaperError> {
    let midnight = day.and_time(NaiveTime::MIN);
    let begins = facts.zone.from_local_datetime(&midnight).earliest();
    begins.map(|begins| begins.with_timezone(&Utc)).ok_or(PaperError::Date)
}
