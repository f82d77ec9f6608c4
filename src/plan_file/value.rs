//! From one TOML value to one value of the plan, or what is wrong with it.

use chrono::{NaiveDate, NaiveTime};
use toml::Spanned;
use toml::de::DeValue;
use unicode_normalization::UnicodeNormalization;

use super::problem::{Fault, Kind, nearest};

/// A fault and the byte offset at which it is.
pub(super) type Found = (usize, Fault);
pub(super) type Value<'t> = Spanned<DeValue<'t>>;
/// Every fault of one value; `()`-like silence (an empty list) if it is reported already.
pub(super) type Taken<T> = Result<T, Vec<Found>>;

pub(super) fn start_of(value: &Value<'_>) -> usize {
    value.span().start
}

pub(super) fn kind_of(value: &Value<'_>) -> Kind {
    match value.get_ref() {
        DeValue::String(_) => Kind::Text,
        DeValue::Integer(_) => Kind::WholeNumber,
        DeValue::Float(_) => Kind::Fraction,
        DeValue::Boolean(_) => Kind::YesNo,
        DeValue::Datetime(moment) => match (moment.date, moment.time) {
            (Some(_), None) => Kind::Date,
            (None, _) => Kind::Time,
            (Some(_), Some(_)) => Kind::DateTime,
        },
        DeValue::Array(_) => Kind::List,
        DeValue::Table(_) => Kind::Table,
    }
}

fn fault<T>(value: &Value<'_>, fault: Fault) -> Taken<T> {
    Err(vec![(start_of(value), fault)])
}

pub(super) fn wrong_kind<T>(key: &str, value: &Value<'_>, expected: Kind) -> Taken<T> {
    fault(value, Fault::WrongKind { key: key.to_owned(), found: kind_of(value), expected })
}

/// Text as written, in composed form (NFC), trimmed.
fn raw_text(key: &str, value: &Value<'_>) -> Taken<String> {
    let Some(text) = value.get_ref().as_str() else { return wrong_kind(key, value, Kind::Text) };
    Ok(text.trim().nfc().collect())
}

/// Text of one line that shows as it is: nothing in it can hide, reverse or break what stands around it.
pub(super) fn line(most: usize) -> impl Fn(&str, &Value<'_>) -> Taken<String> {
    move |key, value| checked_text(key, value, most, |_| false)
}

/// Text that may run over several lines.
pub(super) fn paragraph(key: &str, value: &Value<'_>) -> Taken<String> {
    const MOST: usize = 4_000;
    checked_text(key, value, MOST, |c| c == '\n')
}

/// What fits one message of Telegram, which counts in units of UTF-16.
pub(super) fn announcement_text(key: &str, value: &Value<'_>) -> Taken<String> {
    const MOST: usize = 4_096;
    let text = checked_text(key, value, MOST, |c| c == '\n')?;
    let length = text.encode_utf16().count();
    if length > MOST {
        return fault(value, Fault::TooLong { key: key.to_owned(), length, most: MOST });
    }
    Ok(text)
}

fn checked_text(key: &str, value: &Value<'_>, most: usize, also: impl Fn(char) -> bool) -> Taken<String> {
    let text = raw_text(key, value)?.replace("\r\n", "\n");
    let key = key.to_owned();
    let length = text.chars().count();
    if text.is_empty() {
        return fault(value, Fault::EmptyText { key });
    }
    if length > most {
        return fault(value, Fault::TooLong { key, length, most });
    }
    match text.chars().find(|&c| is_hidden(c) && !also(c)) {
        Some(hidden) => fault(value, Fault::HiddenCharacter { key, code: u32::from(hidden) }),
        None => Ok(text),
    }
}

/// Control characters, line separators, and the marks that reorder or hide text (Unicode Bidi_Control, zero
/// width space, word joiner, byte order mark).
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}')
        || matches!(c, '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// A short name: it goes into button data, so it is short and ASCII.
pub(super) fn slug(key: &str, value: &Value<'_>) -> Taken<String> {
    const MOST: usize = 32;
    let text = raw_text(key, value)?;
    let well_formed = text
        .split('-')
        .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
    if well_formed && text.len() <= MOST { Ok(text) } else { fault(value, Fault::BadSlug(text)) }
}

pub(super) fn phone_number(key: &str, value: &Value<'_>) -> Taken<String> {
    let text = line(20)(key, value)?;
    let digits = text.strip_prefix('+').unwrap_or(&text);
    let well_formed = digits.bytes().all(|b| b.is_ascii_digit() || b == b' ' || b == b'.')
        && digits.bytes().any(|b| b.is_ascii_digit());
    if well_formed { Ok(text) } else { fault(value, Fault::BadPhoneNumber(text)) }
}

/// A calendar day.
pub(super) fn date(key: &str, value: &Value<'_>) -> Taken<NaiveDate> {
    if is_reported_already(value) {
        return Err(Vec::new());
    }
    match value.get_ref() {
        DeValue::Datetime(moment) if kind_of(value) == Kind::Date => moment
            .date
            .and_then(|day| NaiveDate::from_ymd_opt(day.year.into(), day.month.into(), day.day.into()))
            .map_or_else(|| wrong_kind(key, value, Kind::Date), Ok),
        _ => wrong_kind(key, value, Kind::Date),
    }
}

/// A time of day.
pub(super) fn time(key: &str, value: &Value<'_>) -> Taken<NaiveTime> {
    if is_reported_already(value) {
        return Err(Vec::new());
    }
    match value.get_ref() {
        DeValue::Datetime(moment) if kind_of(value) == Kind::Time => moment
            .time
            .and_then(|time| {
                NaiveTime::from_hms_opt(time.hour.into(), time.minute.into(), time.second.unwrap_or(0).into())
            })
            .map_or_else(|| wrong_kind(key, value, Kind::Time), Ok),
        _ => wrong_kind(key, value, Kind::Time),
    }
}

/// The parser leaves a date or time that does not exist (30 February) empty and reports it itself.
pub(super) fn is_reported_already(value: &Value<'_>) -> bool {
    matches!(value.get_ref(), DeValue::Datetime(moment) if moment.date.is_none() && moment.time.is_none())
}

/// A whole number within bounds, both included.
pub(super) fn whole_number(least: i64, most: i64) -> impl Fn(&str, &Value<'_>) -> Taken<i64> {
    move |key, value| {
        let Some(written) = value.get_ref().as_integer() else {
            return wrong_kind(key, value, Kind::WholeNumber);
        };
        match i64::from_str_radix(written.as_str(), written.radix()) {
            Ok(number) if (least..=most).contains(&number) => Ok(number),
            _ => fault(
                value,
                Fault::OutOfRange { key: key.to_owned(), found: written.to_string(), least, most },
            ),
        }
    }
}

pub(super) fn yes_no(key: &str, value: &Value<'_>) -> Taken<bool> {
    value.get_ref().as_bool().map_or_else(|| wrong_kind(key, value, Kind::YesNo), Ok)
}

/// One of a few words.
pub(super) fn choice<T: Clone>(choices: &[(&'static str, T)]) -> impl Fn(&str, &Value<'_>) -> Taken<T> {
    move |key, value| {
        let found = raw_text(key, value)?;
        if let Some((_, chosen)) = choices.iter().find(|(word, _)| *word == found) {
            return Ok(chosen.clone());
        }
        let expected: Vec<_> = choices.iter().map(|(word, _)| *word).collect();
        let suggestion = nearest(&found, expected.iter().copied());
        fault(value, Fault::WrongChoice { key: key.to_owned(), found, expected, suggestion })
    }
}

/// A list whose items are all taken in the same way, each with its byte offset.
pub(super) fn list<T>(
    expected: Kind,
    item: impl Fn(&str, &Value<'_>) -> Taken<T>,
) -> impl Fn(&str, &Value<'_>) -> Taken<Vec<(usize, T)>> {
    move |key, value| {
        let Some(items) = value.get_ref().as_array() else { return wrong_kind(key, value, expected) };
        let mut taken = Vec::new();
        let mut found = Vec::new();
        for one in items.iter() {
            match item(key, one) {
                Ok(one_taken) => taken.push((start_of(one), one_taken)),
                Err(faults) => found.extend(faults),
            }
        }
        if found.is_empty() { Ok(taken) } else { Err(found) }
    }
}

/// Different calendar days before a due date, at most twenty, the earliest reminder first.
pub(super) fn days_before(key: &str, value: &Value<'_>) -> Taken<Vec<u16>> {
    const EARLIEST: i64 = 180;
    let written = list(Kind::NumberList, whole_number(1, EARLIEST))(key, value)?;
    let mut days = Vec::new();
    for (at, number) in written {
        let day = u16::try_from(number).unwrap_or(u16::MAX);
        if days.contains(&day) {
            return Err(vec![(at, Fault::NumberTwice { key: key.to_owned(), number })]);
        }
        days.push(day);
    }
    days.sort_unstable_by(|a, b| b.cmp(a));
    Ok(days)
}
