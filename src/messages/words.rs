//! The words of one language: texts with their placeholders filled, dates, figures, buttons.

use std::cell::Cell;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use fluent_bundle::{FluentArgs, FluentValue};

use super::clean;
use super::inert::inert;
use super::load::Bundles;
use super::screen::{Label, Press};
use crate::domain::action::Action;
use crate::domain::person::Language;
use crate::domain::private_text::PrivateText;

/// Longest names, headings and prose in a message, in UTF-16 units once escaped.
const NAME_UNITS: usize = 80;
const TITLE_UNITS: usize = 180;
const PROSE_UNITS: usize = 900;
/// Longest text on a button.
const LABEL_UNITS: usize = 60;

/// What fills a placeholder. Only `Name`, `Title`, `Prose` and `Lines` come from people and plans: they are
/// cleaned, cut and, in HTML, escaped, here and nowhere else.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
    Name(&'a str),
    Title(&'a str),
    Prose(&'a str),
    /// A few words in confidence, made inert and put on one line.
    Private(&'a PrivateText),
    /// Prose of at most so many units.
    Lines(&'a str, usize),
    /// A number that chooses between forms.
    Count(u32),
    /// A number that is written with separators.
    Figure(u32),
    /// A day with its weekday and year.
    Date(NaiveDate),
    /// Day and month.
    Day(NaiveDate),
    /// Weekday, day and month: short enough for a button.
    WeekdayAndDay(NaiveDate),
    /// A time of day with its day: "7:30, thứ Sáu, 20/11". Without a time, the day alone.
    Moment(NaiveDate, Option<NaiveTime>),
    /// A word that chooses between forms.
    Key(&'static str),
    /// Made here from texts of ours; already markup where markup is expected.
    Made(&'a str),
}

pub(super) type Args<'a> = [(&'static str, Value<'a>)];

pub(super) struct Words<'a> {
    bundles: &'a Bundles,
    language: Language,
    /// A text was found in no language.
    incomplete: Cell<bool>,
}

impl<'a> Words<'a> {
    pub fn new(bundles: &'a Bundles, language: Language) -> Self {
        Self { bundles, language, incomplete: Cell::new(false) }
    }

    /// The same texts in another language.
    pub fn in_language(&self, language: Language) -> Self {
        Self::new(self.bundles, language)
    }

    /// Whether every text so far was found.
    pub fn is_complete(&self) -> bool {
        !self.incomplete.get()
    }

    /// A text for a message's markup.
    pub fn html(&self, key: &str, args: &Args<'_>) -> String {
        self.text(key, args, clean::escape)
    }

    /// A text without markup: on buttons, in menus.
    pub fn plain(&self, key: &str, args: &Args<'_>) -> String {
        self.text(key, args, str::to_owned)
    }

    pub fn button(&self, key: &str, action: Action) -> Label {
        self.button_with(key, &[], action)
    }

    pub fn button_with(&self, key: &str, args: &Args<'_>, action: Action) -> Label {
        Label { text: clean::line(&self.plain(key, args), LABEL_UNITS), press: Press::Action(action) }
    }

    pub fn link(&self, key: &str, url: String) -> Label {
        Label { text: clean::line(&self.plain(key, &[]), LABEL_UNITS), press: Press::Url(url) }
    }

    fn text(&self, key: &str, args: &Args<'_>, escape: fn(&str) -> String) -> String {
        #[cfg(test)]
        witness::note(key, args);
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            filled.set(*name, self.value(*value, escape));
        }
        self.format(key, &filled)
    }

    fn format(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let found = self.bundles.format(self.language, key, args);
        found.or_else(|| self.bundles.format(Language::default(), key, args)).unwrap_or_else(|| {
            tracing::error!(key, "a text is missing in every language");
            self.incomplete.set(true);
            String::new()
        })
    }

    /// A heading that somebody wrote, cleaned and cut.
    pub fn title(&self, title: &str) -> String {
        clean::line(title, TITLE_UNITS)
    }

    fn value(&self, value: Value<'_>, escape: fn(&str) -> String) -> FluentValue<'static> {
        let made = match value {
            Value::Count(number) => return FluentValue::from(number),
            Value::Name(name) => match clean::line(name, NAME_UNITS) {
                empty if empty.is_empty() => self.plain("unnamed", &[]),
                name => escape(&name),
            },
            Value::Title(title) => escape(&self.title(title)),
            Value::Prose(prose) => escape(&clean::lines(prose, PROSE_UNITS)),
            Value::Lines(prose, limit) => escape(&clean::lines(prose, limit)),
            Value::Private(text) => escape(&inert(&clean::line(text.expose(), TITLE_UNITS))),
            Value::Figure(number) => self.figure(number),
            Value::Date(date) => self.date(date),
            Value::Day(date) => self.day(date),
            Value::WeekdayAndDay(date) => self.weekday_and_day(date),
            Value::Moment(date, time) => self.moment(date, time),
            Value::Key(key) => key.to_owned(),
            Value::Made(made) => made.to_owned(),
        };
        FluentValue::from(made)
    }

    /// "thứ Sáu, 20/11/2020"
    fn date(&self, date: NaiveDate) -> String {
        let mut args = self.day_and_month(date);
        args.set("weekday", self.weekday(date));
        args.set("year", date.year().to_string());
        self.format("date", &args)
    }

    /// "20/11/2020"
    pub fn full_day(&self, date: NaiveDate) -> String {
        let mut args = self.day_and_month(date);
        args.set("year", date.year().to_string());
        self.format("full-day", &args)
    }

    /// "thứ Sáu, 20/11"
    fn weekday_and_day(&self, date: NaiveDate) -> String {
        let mut args = self.day_and_month(date);
        args.set("weekday", self.weekday(date));
        self.format("weekday-and-day", &args)
    }

    /// "7:30, thứ Sáu, 20/11"
    fn moment(&self, date: NaiveDate, time: Option<NaiveTime>) -> String {
        let day = self.weekday_and_day(date);
        let Some(time) = time else { return day };
        let mut args = FluentArgs::new();
        args.set("time", self.time(time));
        args.set("day", day);
        self.format("moment", &args)
    }

    /// "7:30"
    pub fn time(&self, time: NaiveTime) -> String {
        format!("{}:{:02}", time.hour(), time.minute())
    }

    pub fn weekday(&self, date: NaiveDate) -> String {
        self.plain("weekday", &[("number", Value::Count(date.weekday().number_from_monday()))])
    }

    /// "20/11"
    fn day(&self, date: NaiveDate) -> String {
        self.format("day", &self.day_and_month(date))
    }

    fn day_and_month(&self, date: NaiveDate) -> FluentArgs<'static> {
        let mut args = FluentArgs::new();
        args.set("day", format!("{:02}", date.day()));
        args.set("month", self.plain("month", &[("number", Value::Count(date.month()))]));
        args
    }

    /// With a separator between thousands.
    pub fn figure(&self, number: u32) -> String {
        let separator = self.plain("thousands", &[]);
        let digits = number.to_string();
        let groups: Vec<&str> =
            digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
        groups.join(&separator)
    }
}

/// Remembers which texts were made, and which of their placeholders were filled with what people wrote.
#[cfg(test)]
pub(super) mod witness {
    use std::cell::RefCell;
    use std::collections::{BTreeMap, BTreeSet};

    use super::{Args, Value};

    /// By the text's key: what people's words were filled in, under the placeholder's name.
    pub type Made = BTreeMap<String, BTreeMap<&'static str, BTreeSet<String>>>;

    thread_local! {
        static MADE: RefCell<Made> = const { RefCell::new(Made::new()) };
    }

    pub fn note(key: &str, args: &Args<'_>) {
        MADE.with_borrow_mut(|made| {
            let filled = made.entry(key.to_owned()).or_default();
            for (name, value) in args {
                let words = match value {
                    Value::Name(words)
                    | Value::Title(words)
                    | Value::Prose(words)
                    | Value::Lines(words, _) => words,
                    Value::Private(words) => words.expose(),
                    _ => continue,
                };
                filled.entry(name).or_default().insert(words.to_owned());
            }
        });
    }

    /// What was made in this thread until now.
    pub fn take() -> Made {
        MADE.take()
    }
}
