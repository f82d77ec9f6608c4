//! From the words of one reading to a day and a time.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::super::extension::{next, on, week_start};
use super::words::{Sense, Word};
use super::{FARTHEST, Moment, MomentProblem};

type Read<T> = Result<T, MomentProblem>;

/// What was said so far; everything at most once, days as often as they agree.
#[derive(Default)]
struct Said {
    day: Option<NaiveDate>,
    weekday: Option<Weekday>,
    week: Option<Week>,
    clock: Option<(u32, u32)>,
    part: Option<Part>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Week {
    This,
    Next,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

/// The moment that these words name.
pub(super) fn moment(words: &[Word], now: NaiveDateTime) -> Read<Moment> {
    let today = now.date();
    let mut said = Said::default();
    let mut rest = words;
    while !rest.is_empty() {
        let length = said.time(rest)?.or(said.part(rest)?);
        let length = match length {
            Some(length) => length,
            None => said.weekday(rest)?.or(said.day(rest, today)?).unwrap_or(0),
        };
        let length = if length == 0 { silent(rest).ok_or(MomentProblem::NotUnderstood)? } else { length };
        rest = rest.get(length..).unwrap_or_default();
    }
    said.moment(now)
}

/// How many words say nothing by themselves.
fn silent(words: &[Word]) -> Option<usize> {
    match words {
        [Word::Sense(Sense::Filler) | Word::Colon, ..] => Some(1),
        // "ngày thứ sáu"; "ngay chiều nay"
        [Word::Sense(Sense::Day), Word::Weekday(_), ..] => Some(1),
        [
            Word::Sense(Sense::Day),
            Word::Sense(Sense::Today | Sense::Tomorrow | Sense::DayAfterTomorrow),
            ..,
        ] => Some(1),
        [Word::Sense(Sense::Day), Word::Sense(sense), ..] if part(*sense).is_some() => Some(1),
        _ => None,
    }
}

/// Keeps what was said; something else said before contradicts it.
fn keep<T: PartialEq + Copy>(place: &mut Option<T>, said: T) -> Read<()> {
    if place.is_some_and(|before| before != said) {
        return Err(MomentProblem::NotUnderstood);
    }
    *place = Some(said);
    Ok(())
}

impl Said {
    /// Takes a time at the beginning of the words, and says how many it took.
    fn time(&mut self, words: &[Word]) -> Read<Option<usize>> {
        use Sense::{Half, Hour, Less, Minute};
        use Word::{Clock, Colon, Number, Sense as Is};
        let (hour, minute, length) = match *words {
            [Number(hour), Colon, Number(minute), ..] => (hour, minute, 3),
            [Number(hour), Is(Hour), Is(Less), Number(less), ref rest @ ..] => {
                let before = hour.checked_sub(1).filter(|_| (1..60).contains(&less));
                let before = before.ok_or(MomentProblem::NoSuchTime)?;
                (before, 60 - less, 4 + usize::from(rest.first() == Some(&Is(Minute))))
            }
            [Number(hour), Is(Hour), Is(Half), ..] => (hour, 30, 3),
            [Number(hour), Is(Half), ..] => (hour, 30, 2),
            [Number(hour), Is(Hour), Number(minute), Is(Minute), ..] => (hour, minute, 4),
            [Number(hour), Is(Hour), Number(minute), ref rest @ ..] if !begins_day(rest) => (hour, minute, 3),
            [Number(hour), Is(Hour), ..] => (hour, 0, 2),
            [Clock { hour, minute }, ..] => (hour, minute, 1),
            _ => return Ok(None),
        };
        if self.clock.is_some() {
            return Err(MomentProblem::NotUnderstood);
        }
        keep(&mut self.clock, (hour, minute))?;
        Ok(Some(length))
    }

    fn part(&mut self, words: &[Word]) -> Read<Option<usize>> {
        let Some(part) = words.first().and_then(|word| match word {
            Word::Sense(sense) => part(*sense),
            _ => None,
        }) else {
            return Ok(None);
        };
        keep(&mut self.part, part)?;
        Ok(Some(1))
    }

    fn weekday(&mut self, words: &[Word]) -> Read<Option<usize>> {
        let length = match *words {
            [Word::Weekday(weekday), ref rest @ ..] => {
                keep(&mut self.weekday, weekday)?;
                1 + usize::from(rest.first() == Some(&Word::Sense(Sense::Coming)))
            }
            [Word::Sense(Sense::ThisWeek), ..] => {
                keep(&mut self.week, Week::This)?;
                1
            }
            [Word::Sense(Sense::NextWeek), ..] => {
                keep(&mut self.week, Week::Next)?;
                1
            }
            _ => return Ok(None),
        };
        Ok(Some(length))
    }

    fn day(&mut self, words: &[Word], today: NaiveDate) -> Read<Option<usize>> {
        match day(words, today)? {
            Some((day, length)) => {
                keep(&mut self.day, day)?;
                Ok(Some(length))
            }
            None => Ok(None),
        }
    }

    fn moment(self, now: NaiveDateTime) -> Read<Moment> {
        let today = now.date();
        let time = match (self.clock, self.part) {
            (Some((hour, minute)), part) => Some(time_of_day(hour, minute, part)?),
            (None, Some(_)) => return Err(MomentProblem::NotUnderstood),
            (None, None) => None,
        };
        let of_week = match (self.weekday, self.week) {
            (Some(weekday), None) if self.day.is_some() => self.day.filter(|day| day.weekday() == weekday),
            (Some(weekday), None) => next(weekday, today),
            (Some(weekday), Some(week)) => {
                let monday = week_start(today);
                let ahead = if week == Week::Next { 7 } else { 0 };
                on(monday.and_then(|monday| monday.checked_add_days(Days::new(ahead))), weekday)
            }
            (None, Some(_)) => return Err(MomentProblem::NotUnderstood),
            (None, None) => self.day.or(time.map(|_| today)),
        };
        let day = of_week.ok_or(MomentProblem::NotUnderstood)?;
        if self.day.is_some_and(|said| said != day) {
            return Err(MomentProblem::NotUnderstood);
        }
        if day < today || time.is_some_and(|time| day.and_time(time) < now) {
            return Err(MomentProblem::Past);
        }
        let farthest = today.checked_add_days(Days::new(FARTHEST));
        if farthest.is_some_and(|farthest| day > farthest) {
            return Err(MomentProblem::TooFar);
        }
        Ok(Moment { day, time })
    }
}

/// Whether the number before these words belongs to a day: "8h *20* tháng 10", "8h *3* ngày nữa".
fn begins_day(words: &[Word]) -> bool {
    use Sense::{Day, Month, More, NextMonth, ThisMonth, Week};
    matches!(
        words,
        [Word::Sense(Month | ThisMonth | NextMonth), ..] | [Word::Sense(Day | Week), Word::Sense(More), ..]
    )
}

fn part(sense: Sense) -> Option<Part> {
    match sense {
        Sense::Morning => Some(Part::Morning),
        Sense::Noon => Some(Part::Noon),
        Sense::Afternoon => Some(Part::Afternoon),
        Sense::Evening => Some(Part::Evening),
        Sense::Night => Some(Part::Night),
        _ => None,
    }
}

/// The time on the clock. "12h đêm" and "12h tối" may be of either day: not understood.
fn time_of_day(hour: u32, minute: u32, part: Option<Part>) -> Read<NaiveTime> {
    let hour = match (part, hour) {
        (Some(Part::Evening | Part::Night), 12) | (Some(Part::Night), 0..=4) => {
            return Err(MomentProblem::NotUnderstood);
        }
        (None, _) | (Some(Part::Morning), 0..=11) | (Some(Part::Noon), 10..=14) => hour,
        (Some(Part::Afternoon), 12..=19) | (Some(Part::Evening), 17..=23) | (Some(Part::Night), 20..=23) => {
            hour
        }
        (Some(Part::Noon), 1..=2)
        | (Some(Part::Afternoon), 1..=7)
        | (Some(Part::Evening), 5..=11)
        | (Some(Part::Night), 8..=11) => hour + 12,
        _ => return Err(MomentProblem::NoSuchTime),
    };
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or(MomentProblem::NoSuchTime)
}

/// A day other than a weekday at the beginning of the words, and how many say it.
fn day(words: &[Word], today: NaiveDate) -> Read<Option<(NaiveDate, usize)>> {
    use Sense::{Coming, Day, Month, More, NextMonth, ThisMonth, Week};
    use Word::{Date, Number, Sense as Is};
    let (found, length) = match *words {
        [Is(Day), Date { .. } | Number(_), ..] => {
            let after = &words[1..];
            match (day(after, today)?, after) {
                (Some((day, length)), _) => return Ok(Some((day, length + 1))),
                (None, [Number(day), rest @ ..]) => {
                    let coming = usize::from(rest.first() == Some(&Is(Coming)));
                    (day_of_month(*day, today), 2 + coming)
                }
                _ => return Ok(None),
            }
        }
        [Date { day, month, year: Some(year) }, ..] => (NaiveDate::from_ymd_opt(year, month, day), 1),
        [Date { day, month, year: None }, ref rest @ ..] => dated(day, month, rest, 1, today),
        [Number(day), Is(Month), Number(month), ref rest @ ..] => dated(day, month, rest, 3, today),
        [Number(day), Is(ThisMonth), ..] => (in_month(day, 0, today), 2),
        [Number(day), Is(NextMonth), ..] => (in_month(day, 1, today), 2),
        [Number(count), Is(Day), Is(More), ..] => (ahead(u64::from(count), today)?, 3),
        [Number(count), Is(Week), Is(More), ..] => (ahead(u64::from(count) * 7, today)?, 3),
        [Is(Sense::Today), ..] => (Some(today), 1),
        [Is(Sense::Tomorrow), ..] => (ahead(1, today)?, 1),
        [Is(Sense::DayAfterTomorrow), ..] => (ahead(2, today)?, 1),
        _ => return Ok(None),
    };
    found.map(|day| Some((day, length))).ok_or(MomentProblem::NoSuchDay)
}

/// A day and month with the year that follows, if one does; else the next such day, today included.
fn dated(day: u32, month: u32, rest: &[Word], before: usize, today: NaiveDate) -> (Option<NaiveDate>, usize) {
    use Sense::{NextYear, ThisYear, Year};
    let (year, length) = match *rest {
        [Word::Sense(Year), Word::Number(year), ..] => (i32::try_from(year).ok(), 2),
        [Word::Sense(ThisYear), ..] => (Some(today.year()), 1),
        [Word::Sense(NextYear), ..] => (today.year().checked_add(1), 1),
        _ => {
            // A leap day comes back after eight years at the latest.
            let mut years = (0..=8).filter_map(|ahead| today.year().checked_add(ahead));
            let next = years
                .find_map(|year| NaiveDate::from_ymd_opt(year, month, day).filter(|date| *date >= today));
            return (next, before);
        }
    };
    (year.and_then(|year| NaiveDate::from_ymd_opt(year, month, day)), before + length)
}

/// Farther than any calendar reaches is too far.
fn ahead(days: u64, today: NaiveDate) -> Read<Option<NaiveDate>> {
    today.checked_add_days(Days::new(days)).map(Some).ok_or(MomentProblem::TooFar)
}

fn in_month(day: u32, ahead: u32, today: NaiveDate) -> Option<NaiveDate> {
    today.with_day(1)?.checked_add_months(Months::new(ahead))?.with_day(day)
}

/// "Ngày 20": of this month, or of the next if it has passed or there is none.
fn day_of_month(day: u32, today: NaiveDate) -> Option<NaiveDate> {
    in_month(day, 0, today).filter(|date| *date >= today).or_else(|| in_month(day, 1, today))
}
