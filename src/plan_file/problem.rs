//! Everything that can be wrong with a plan file, in words, and where.
//!
//! The reader is whoever edits the file on the command line, so the words name its keys, in English.

use std::fmt;

use thiserror::Error;

/// One thing that is wrong with a plan file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}:{line}:{column}: {fault}")]
pub struct Problem {
    /// The file's name as the caller gave it.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub fault: Fault,
}

/// What is wrong, and what is expected instead.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    #[error("this is not valid TOML: {0}")]
    Syntax(String),
    #[error("'{}' is not a date or time that exists: {expected}", shown(.text))]
    NoSuchDate { text: String, expected: String },
    #[error("unknown key '{}' in {table}{}", shown(.key), hint(.suggestion))]
    UnknownKey { table: &'static str, key: String, suggestion: Option<String> },
    #[error("{table} lacks the key '{key}'")]
    MissingKey { table: &'static str, key: &'static str },
    #[error("'{key}' is {found}; expected {expected}")]
    WrongKind { key: String, found: Kind, expected: Kind },
    #[error("'{key}' is '{}'; expected one of {}{}", shown(.found), .expected.join(", "), hint(.suggestion))]
    WrongChoice { key: String, found: String, expected: Vec<&'static str>, suggestion: Option<String> },
    #[error("'{key}' is {found}; expected a whole number from {least} to {most}")]
    OutOfRange { key: String, found: String, least: i64, most: i64 },
    #[error("'{key}' names {number} twice; expected different numbers")]
    NumberTwice { key: String, number: i64 },
    #[error("'{key}' is empty; expected text")]
    EmptyText { key: String },
    #[error("'{key}' has {length} characters; expected at most {most}")]
    TooLong { key: String, length: usize, most: usize },
    #[error("'{key}' holds the invisible character U+{code:04X}; expected text that shows as it is")]
    HiddenCharacter { key: String, code: u32 },
    #[error("'{}' is no short name; expected at most 32 of a-z, 0-9 and single hyphens inside, such as v-4-1", shown(.0))]
    BadSlug(String),
    #[error("'{}' is no phone number; expected digits, spaces, dots or a leading +", shown(.0))]
    BadPhoneNumber(String),
    #[error("{what} '{}' is defined twice, first in line {first_line}; expected a slug of its own", shown(.slug))]
    DuplicateSlug { what: &'static str, slug: String, first_line: usize },
    #[error("{what} '{}' is not defined{}", shown(.slug), hint(.suggestion))]
    Undefined { what: &'static str, slug: String, suggestion: Option<String> },
    #[error("the task is for no unit; expected at least one slug of a [[unit]] in 'lead'")]
    NoUnit,
    #[error("{what} '{}' is named twice for one task; expected once, in 'lead' or in 'support'", shown(.slug))]
    NamedTwice { what: &'static str, slug: String },
    #[error("'events' names no event; expected at least one slug of an [[event]]")]
    NoEvent,
    #[error("the task is never due; expected one of due_on, events, recurs, or ongoing = true")]
    NoSchedule,
    #[error("'{second}' stands beside '{first}'; expected exactly one of due_on, events, recurs, ongoing")]
    TwoSchedules { first: &'static str, second: &'static str },
    #[error("'ongoing' is false; expected true, or leave it out and write due_on, events or recurs")]
    NotOngoing,
    #[error("'due_from' goes only with due_on or recurs; events and reports say it themselves")]
    NeedlessDueFrom,
    #[error("'{key}' is {date}; expected a day of {first_year}{}", until(*.first_year, *.last_year))]
    OutsideYear { key: String, date: chrono::NaiveDate, first_year: i32, last_year: i32 },
    #[error("'{last_key}' ({last}) is before '{first_key}' ({first}); expected that day or a later one")]
    EndsBeforeStart {
        first_key: &'static str,
        first: chrono::NaiveDate,
        last_key: &'static str,
        last: chrono::NaiveDate,
    },
    #[error("{0} is already a holiday in this file; expected each day once")]
    HolidayTwice(chrono::NaiveDate),
    #[error("unknown time zone '{}'; expected a name such as Asia/Ho_Chi_Minh{}", shown(.name), hint(.suggestion))]
    UnknownZone { name: String, suggestion: Option<String> },
    #[error("'{}' is no cron expression: it has {fields} fields; expected 6: second minute hour day month weekday", shown(.text))]
    CronFields { text: String, fields: usize },
    #[error("'{}' counts weekdays in numbers, which mean different days to different programs; write names such as Mon-Fri", shown(.0))]
    CronNumericWeekday(String),
    #[error("'{}' is no cron expression: {reason}; expected such as \"0 30 7 * * Mon-Fri\"", shown(.text))]
    CronSyntax { text: String, reason: String },
    #[error("'{}' never happens in {year}; expected an expression with at least one day of that year", shown(.text))]
    CronNever { text: String, year: i32 },
    #[error("quiet_from and quiet_until are both {0}; expected two different times")]
    QuietHoursEmpty(chrono::NaiveTime),
    #[error("reminders at {at} fall in the quiet hours {from}-{until}; expected a time outside them")]
    ReminderInQuietHours { at: chrono::NaiveTime, from: chrono::NaiveTime, until: chrono::NaiveTime },
    #[error("'{key}' of {table} is {at}, in the quiet hours {from}-{until}; expected a time outside them")]
    InQuietHours {
        table: &'static str,
        key: &'static str,
        at: chrono::NaiveTime,
        from: chrono::NaiveTime,
        until: chrono::NaiveTime,
    },
    #[error("the campaign is for nobody; expected one of to = \"everyone\", hamlets, units")]
    NoAudience,
    #[error("'{0}' names nobody; expected at least one slug")]
    EmptyAudience(&'static str),
    #[error("'{second}' stands beside '{first}'; expected exactly one of to, hamlets, units")]
    TwoAudiences { first: &'static str, second: &'static str },
    #[error("{what} '{}' is named twice; expected once", shown(.slug))]
    ListedTwice { what: &'static str, slug: String },
    #[error("the campaign has no message; expected at least one [[campaign.message]] under it")]
    NoMessage,
    #[error("the message has no words; expected one of template, text")]
    NoWords,
    #[error("'{second}' stands beside '{first}'; expected exactly one of template, text")]
    TemplateAndText { first: &'static str, second: &'static str },
    #[error("template '{0}' tells the days of an event; expected the key 'event' in its [[campaign]]")]
    TemplateWithoutEvent(&'static str),
    #[error("'answers' asks who comes, but to nothing; expected the key 'event' beside it")]
    AnswersWithoutEvent,
    #[error("the plan is for {from}; expected a later year to roll it to than {to}")]
    RollsBack { from: i32, to: i32 },
}

/// Kinds of value in a plan file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    WholeNumber,
    Fraction,
    YesNo,
    Date,
    Time,
    DateTime,
    List,
    TextList,
    NumberList,
    Table,
    TableList,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Text => "text in quotes",
            Kind::WholeNumber => "a whole number",
            Kind::Fraction => "a number with a fraction",
            Kind::YesNo => "true or false",
            Kind::Date => "a date without quotes, such as 2020-03-08",
            Kind::Time => "a time without quotes, such as 21:00:00",
            Kind::DateTime => "a date with a time",
            Kind::List => "a list",
            Kind::TextList => "a list of texts, such as [\"yte\", \"congan\"]",
            Kind::NumberList => "a list of whole numbers, such as [7, 1]",
            Kind::Table => "a table",
            Kind::TableList => "a list of tables, each under its own header in double brackets",
        })
    }
}

/// The candidate that somebody who wrote `word` probably meant, if one is near enough.
pub(super) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    let tolerated = 1 + word.chars().count().min(MOST_SHOWN) / 4;
    if word.len() > MOST_SHOWN * 4 {
        return None;
    }
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .min()
        .filter(|(distance, _)| *distance <= tolerated)
        .map(|(_, candidate)| candidate.to_owned())
}

/// Longer quotations from the file are cut.
const MOST_SHOWN: usize = 60;

/// A quotation from the file that cannot upset a terminal.
fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(MOST_SHOWN).collect::<String>().escape_debug().collect();
    if text.chars().nth(MOST_SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

fn hint(suggestion: &Option<String>) -> String {
    suggestion.as_ref().map_or_else(String::new, |meant| format!("; did you mean '{meant}'?"))
}

fn until(first_year: i32, last_year: i32) -> String {
    if first_year == last_year { String::new() } else { format!(" or {last_year}") }
}
