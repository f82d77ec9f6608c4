//! Times in a reply: "3 ngày", "thứ sáu tuần sau", "đến 20/11", "hết tháng này".

use super::Extension;
use super::lexicon::Sense;
use super::tags::Tag;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// More than a year is no extension but a slip.
const LONGEST_EXTENSION: u16 = 366;

/// A time to come that a reply names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// So many days.
    Length(u16),
    /// A day; `None` when there is no such day or it has passed.
    On(Option<NaiveDate>),
    /// "A few days".
    Vague,
}

impl Moment {
    /// As an extension; a length is counted from the due date.
    pub fn extension(self) -> Option<Extension> {
        match self {
            Self::Length(days) => Some(Extension::Days(days)),
            Self::On(date) => date.map(Extension::Until),
            Self::Vague => None,
        }
    }

    /// "Three days from now": a length counted from today.
    pub fn counted_from(self, today: NaiveDate) -> Self {
        match self {
            Self::Length(days) => Self::On(today.checked_add_days(Days::new(days.into()))),
            other => other,
        }
    }
}

/// Puts every time in `tags` together into one tag.
pub(super) fn moments(tags: &[Tag], today: NaiveDate) -> Vec<Tag> {
    let mut read = Vec::with_capacity(tags.len());
    let mut start = 0;
    while let Some(tag) = tags.get(start) {
        let rest = &tags[start..];
        if let Some(length) = length_of_hour(rest) {
            start += length;
        } else if let Some((moment, length)) = length_of_time(rest).or_else(|| day(rest, today)) {
            read.push(Tag::Moment(moment));
            start += length;
        } else {
            read.push(*tag);
            start += 1;
        }
    }
    read
}

/// "8 giờ", "7h30": the hour does not matter.
fn length_of_hour(tags: &[Tag]) -> Option<usize> {
    match tags {
        [Tag::Number(_), Tag::Sense(Sense::Hour), Tag::Number(_), Tag::Sense(Sense::Hour), ..] => Some(4),
        [Tag::Number(_), Tag::Sense(Sense::Hour), Tag::Number(0..60), rest @ ..] if unit(rest).is_none() => {
            Some(3)
        }
        [Tag::Number(_), Tag::Sense(Sense::Hour), ..] => Some(2),
        [Tag::Sense(Sense::Hour), Tag::Weekday(_) | Tag::Sense(Sense::Day), ..] => Some(1),
        _ => None,
    }
}

/// Days in the unit that `tags` begin with.
fn unit(tags: &[Tag]) -> Option<u32> {
    match tags.first() {
        Some(Tag::Sense(Sense::Day)) => Some(1),
        Some(Tag::Sense(Sense::Week)) => Some(7),
        Some(Tag::Sense(Sense::Month)) => Some(30),
        _ => None,
    }
}

/// A length of time: "3 ngày nữa", "nửa tháng", "ít hôm".
fn length_of_time(tags: &[Tag]) -> Option<(Moment, usize)> {
    let (moment, length) = match tags {
        [Tag::Sense(Sense::Vague), ..] => (Moment::Vague, 1),
        [Tag::Sense(Sense::HalfMonth), ..] => (Moment::Length(15), 1),
        // "2 tuần sau": in two weeks, or number 2, next week?
        [Tag::Number(_), Tag::Sense(Sense::NextWeek), ..] => (Moment::Vague, 2),
        // "3-4 ngày", "1,5 tháng"
        [Tag::Date { .. } | Tag::Odd, rest @ ..] if unit(rest).is_some() => (Moment::Vague, 2),
        // "20 tháng 11" is a day.
        [Tag::Number(_), Tag::Sense(Sense::Month), Tag::Number(_), rest @ ..] if unit(rest).is_none() => {
            return None;
        }
        [Tag::Number(count), rest @ ..] => {
            let days = unit(rest)?.checked_mul(*count).and_then(|days| u16::try_from(days).ok());
            match days {
                Some(days @ 1..=LONGEST_EXTENSION) => (Moment::Length(days), 2),
                _ => (Moment::Vague, 2),
            }
        }
        _ => return None,
    };
    // Without marks "nữa" (more) looks like "nửa" (half).
    let tail = matches!(tags.get(length), Some(Tag::Sense(Sense::More | Sense::Part | Sense::Coming)));
    Some((moment, length + usize::from(tail)))
}

/// A day that is named.
fn day(tags: &[Tag], today: NaiveDate) -> Option<(Moment, usize)> {
    use Tag::{Date, Number, Sense as Is, Weekday};
    let monday = week_start(today);
    let next_monday = monday.and_then(|monday| monday.checked_add_days(Days::new(7)));
    let (date, length) = match tags {
        [Is(Sense::Day), Date { day, month, year }, ..] => (date(*day, *month, *year, today), 2),
        [Date { day, month, year }, ..] => (date(*day, *month, *year, today), 1),
        [Is(Sense::Day | Sense::DayOfMonth), Number(day), Is(Sense::Month), Number(month), ..] => {
            (date(*day, *month, None, today), 4)
        }
        [Number(day), Is(Sense::Month), Number(month), ..] => (date(*day, *month, None, today), 3),
        [Is(Sense::Day | Sense::DayOfMonth), Number(day), ..] => (day_of_month(*day, today), 2),
        [Weekday(weekday), Is(Sense::NextWeek), ..] | [Is(Sense::NextWeek), Weekday(weekday), ..] => {
            (on(next_monday, *weekday), 2)
        }
        [Weekday(weekday), Is(Sense::ThisWeek), ..] | [Is(Sense::ThisWeek), Weekday(weekday), ..] => {
            (on(monday, *weekday), 2)
        }
        [Weekday(weekday), Is(Sense::Coming), ..] => (next(*weekday, today), 2),
        [Weekday(weekday), ..] => (next(*weekday, today), 1),
        [Is(Sense::Today), ..] => (Some(today), 1),
        [Is(Sense::Tomorrow), ..] => (today.succ_opt(), 1),
        [Is(Sense::DayAfterTomorrow), ..] => (today.checked_add_days(Days::new(2)), 1),
        // The offices' week ends on Friday.
        [Is(Sense::ThisWeek), ..] => (on(monday, chrono::Weekday::Fri), 1),
        [Is(Sense::NextWeekStart), ..] => (next_monday, 1),
        [Is(Sense::NextWeekMiddle), ..] => (on(next_monday, chrono::Weekday::Wed), 1),
        [Is(Sense::NextWeek), ..] => (on(next_monday, chrono::Weekday::Fri), 1),
        [Is(Sense::MonthEnd), Number(month), ..] => (end_of_named_month(*month, today), 2),
        [Is(Sense::MonthEnd), ..] => (month_end(today, 0), 1),
        [Is(Sense::NextMonthEnd), ..] => (month_end(today, 1), 1),
        [Is(Sense::YearEnd), ..] => (NaiveDate::from_ymd_opt(today.year(), 12, 31), 1),
        [Is(Sense::Month), Number(_), ..] => return Some((Moment::Vague, 2)),
        _ => return None,
    };
    Some((Moment::On(date.filter(|date| *date >= today)), length))
}

/// The next such day on or after `today`, or the day of that very year.
fn date(day: u32, month: u32, year: Option<i32>, today: NaiveDate) -> Option<NaiveDate> {
    if let Some(year) = year {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    let mut years = (0..=1).filter_map(|ahead| today.year().checked_add(ahead));
    years.find_map(|year| NaiveDate::from_ymd_opt(year, month, day).filter(|date| *date >= today))
}

fn day_of_month(day: u32, today: NaiveDate) -> Option<NaiveDate> {
    let in_month = |ahead| today.with_day(1)?.checked_add_months(Months::new(ahead))?.with_day(day);
    match in_month(0) {
        Some(date) if date >= today => Some(date),
        _ => in_month(1),
    }
}

pub(super) fn week_start(today: NaiveDate) -> Option<NaiveDate> {
    today.checked_sub_days(Days::new(today.weekday().num_days_from_monday().into()))
}

pub(super) fn on(monday: Option<NaiveDate>, weekday: Weekday) -> Option<NaiveDate> {
    monday?.checked_add_days(Days::new(weekday.num_days_from_monday().into()))
}

/// The next such weekday after `today`.
pub(super) fn next(weekday: Weekday, today: NaiveDate) -> Option<NaiveDate> {
    today.iter_days().skip(1).take(7).find(|date| date.weekday() == weekday)
}

fn month_end(today: NaiveDate, months_ahead: u32) -> Option<NaiveDate> {
    today.with_day(1)?.checked_add_months(Months::new(months_ahead + 1))?.pred_opt()
}

fn end_of_named_month(month: u32, today: NaiveDate) -> Option<NaiveDate> {
    let mut months = (0..12).filter_map(|ahead| month_end(today, ahead));
    months.find(|date| date.month() == month)
}
