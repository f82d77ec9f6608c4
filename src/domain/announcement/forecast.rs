//! How long an announcement will take, and whether the night comes between.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::schedule::Calendar;

/// When the last copy is expected to go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forecast {
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// The sending pauses at least once for the quiet hours.
    pub pauses: bool,
}

/// More nights than any announcement takes.
const MOST_NIGHTS: usize = 1000;

/// Foretells the sending of so many messages at a rate, from a moment on.
pub fn forecast(calendar: &Calendar, from: DateTime<Utc>, messages: u64, per_second: u32) -> Forecast {
    let seconds = messages.div_ceil(u64::from(per_second.max(1)));
    let mut left = Duration::seconds(i64::try_from(seconds).unwrap_or(i64::MAX / 1000));
    let starts_at = awake(calendar, from);
    let (mut at, mut pauses) = (starts_at, false);
    for _ in 0..MOST_NIGHTS {
        let night = calendar.next_quiet(at);
        if at + left <= night || !calendar.is_quiet(night) {
            break;
        }
        left -= night - at;
        at = calendar.quiet_until(night);
        pauses = true;
    }
    Forecast { starts_at, ends_at: at + left, pauses }
}

/// The moment itself, or the end of the quiet hours in which it lies.
pub fn awake(calendar: &Calendar, at: DateTime<Utc>) -> DateTime<Utc> {
    if calendar.is_quiet(at) { calendar.quiet_until(at) } else { at }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schedule::tests::communes;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn of(from: &str, messages: u64) -> (String, bool) {
        let forecast = forecast(&communes(), utc(from), messages, 30);
        (forecast.ends_at.to_rfc3339(), forecast.pauses)
    }

    #[test]
    fn what_fits_before_the_night_goes_in_one_go() {
        assert_eq!(of("2020-11-16T01:00:00Z", 900), ("2020-11-16T01:00:30+00:00".to_owned(), false));
        assert_eq!(of("2020-11-16T01:00:00Z", 0), ("2020-11-16T01:00:00+00:00".to_owned(), false));
    }

    #[test]
    fn the_night_comes_between() {
        // 20:59 in the commune: a minute is left before the quiet hours, the rest goes from 6:00 on.
        assert_eq!(of("2020-11-16T13:59:00Z", 3600), ("2020-11-16T23:01:00+00:00".to_owned(), true));
        // Begun at night: in the morning.
        assert_eq!(of("2020-11-16T17:00:00Z", 30), ("2020-11-16T23:00:01+00:00".to_owned(), false));
        // 15 hours a day at 30 a second are 1,620,000 messages.
        let (_, pauses) = of("2020-11-16T23:00:00Z", 1_620_000);
        assert!(!pauses);
        assert!(of("2020-11-16T23:00:00Z", 1_620_001).1);
    }
}
