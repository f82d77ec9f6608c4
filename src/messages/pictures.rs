//! The words on the pictures of the plan's progress, as plain strings.

use chrono::NaiveDate;

use super::papers::PaperWords;
use super::progress::stage_name;
use super::words::Value;
use crate::domain::progress::Stage;
use crate::domain::task::Assignment;
use crate::domain::year::Span;

impl PaperWords<'_> {
    pub fn stage(&self, stage: Stage) -> String {
        self.words.plain("stage", &[("stage", Value::Key(stage_name(stage)))])
    }

    pub fn progress_title(&self, commune: &str) -> String {
        self.words.plain("picture-progress", &[("commune", Value::Name(commune))])
    }

    /// On which day it was counted.
    pub fn as_of(&self, day: NaiveDate) -> String {
        self.words.plain("picture-as-of", &[("date", Value::Date(day))])
    }

    pub fn done_of_all(&self, done: u32, all: u32) -> String {
        self.words.plain("picture-done", &[("done", Value::Figure(done)), ("count", Value::Figure(all))])
    }

    /// A unit with its number on the board; the reader's own is marked.
    pub fn unit(&self, number: u32, name: &str, own: bool) -> String {
        let args = [
            ("number", Value::Count(number)),
            ("unit", Value::Name(name)),
            ("whose", Value::Key(if own { "own" } else { "other" })),
        ];
        self.words.plain("picture-unit", &args)
    }

    pub fn leads_nothing(&self) -> String {
        self.words.plain("picture-nothing", &[])
    }

    /// What follows the last unit that is shown.
    pub fn other_units(&self, count: u32) -> String {
        self.words.plain("picture-other-units", &[("count", Value::Count(count))])
    }

    pub fn overdue(&self, count: u32) -> String {
        self.words.plain("picture-overdue", &[("count", Value::Count(count))])
    }

    pub fn upcoming(&self, count: u32) -> String {
        self.words.plain("picture-upcoming", &[("count", Value::Count(count))])
    }

    /// Whose an overdue task is, and since when.
    pub fn overdue_line(&self, task: &Assignment, today: NaiveDate) -> String {
        self.task_line("picture-overdue-line", task, (today - task.due_on).num_days())
    }

    /// Whose a task is that comes, and when.
    pub fn upcoming_line(&self, task: &Assignment, today: NaiveDate) -> String {
        self.task_line("picture-upcoming-line", task, (task.due_on - today).num_days())
    }

    fn task_line(&self, key: &str, task: &Assignment, days: i64) -> String {
        let args = [
            ("unit", Value::Name(&task.unit_name)),
            ("date", Value::Day(task.due_on)),
            ("days", Value::Count(u32::try_from(days).unwrap_or_default())),
        ];
        self.words.plain(key, &args)
    }

    pub fn more_tasks(&self, count: u32) -> String {
        self.words.plain("picture-more-tasks", &[("count", Value::Count(count))])
    }

    /// Some names, and how many there are more.
    pub fn silent(&self, names: &[String], more: u32) -> String {
        self.names("picture-silent", names, more)
    }

    pub fn unreached(&self, names: &[String], more: u32) -> String {
        self.names("picture-unreached", names, more)
    }

    fn names(&self, key: &str, names: &[String], more: u32) -> String {
        let names: Vec<String> = names.iter().map(|name| self.line(name)).collect();
        let (names, more) = (names.join("; "), ("more", Value::Count(more)));
        self.words.plain(key, &[("units", Value::Made(&names)), more])
    }

    pub fn year_title(&self, year: i32, commune: &str) -> String {
        let year = year.to_string();
        let args = [("year", Value::Made(&year)), ("commune", Value::Name(commune))];
        self.words.plain("picture-year", &args)
    }

    /// What the line through the year means.
    pub fn today(&self) -> String {
        self.words.plain("picture-today", &[])
    }

    /// A month above its column.
    pub fn short_month(&self, month: u32) -> String {
        self.words.plain("picture-month", &[("number", Value::Count(month))])
    }

    /// A month in a list.
    pub fn month(&self, month: u32) -> String {
        self.words.plain("year-month", &[("number", Value::Count(month))])
    }

    /// "15/11–15/12: Tháng hành động"
    pub fn event(&self, event: &Span) -> String {
        let name = ("name", Value::Title(&event.name));
        let first = ("first", Value::Day(event.first_day));
        if event.first_day == event.last_day {
            return self.words.plain("picture-event", &[name, first]);
        }
        self.words.plain("picture-event-days", &[name, first, ("last", Value::Day(event.last_day))])
    }
}
