//! A task while the coordinator works on it.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::super::plan::{Plan, Schedule, Slug, Source, Task};
use super::super::task::Part;
use super::{OUTSIDE_THE_PLAN, When, part_in};

/// Longest title, in characters: reminders show it in full.
pub const LONGEST_TITLE: usize = 200;
/// Longest text, in characters.
pub const LONGEST_TEXT: usize = 1500;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Of the plan that it belongs to.
    pub year: i32,
    /// The task as it stood when it was taken up; absent for a new one.
    pub before: Option<Task>,
    pub title: String,
    pub text: String,
    pub lead: Vec<Slug>,
    pub support: Vec<Slug>,
    /// Absent until one is chosen.
    pub schedule: Option<Schedule>,
}

/// How a task comes again within the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Repeat {
    /// Without days of its own: asked about at every report.
    AllYear,
    Monthly,
    Quarterly,
}

/// What was written, or chosen, and cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum DraftProblem {
    #[error("nothing was written")]
    Empty,
    #[error("longer than allowed")]
    TooLong,
    #[error("not understood as a day")]
    NotUnderstood,
    #[error("the calendar has no such day")]
    NoSuchDay,
    #[error("the day has passed")]
    Past,
    #[error("the day is not in the plan's year")]
    OtherYear,
    #[error("no such day is left in the plan's year")]
    NoDayLeft,
}

/// What a draft lacks before it can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Missing {
    Title,
    When,
    Lead,
}

impl Draft {
    /// An empty one.
    pub fn new(year: i32) -> Self {
        let (title, text) = Default::default();
        Self { year, before: None, title, text, lead: vec![], support: vec![], schedule: None }
    }

    /// A task of the plan, to be changed. A text that only repeats the title follows it.
    pub fn of(year: i32, task: &Task) -> Self {
        Self {
            year,
            before: Some(task.clone()),
            title: task.title.clone(),
            text: if task.text == task.title { String::new() } else { task.text.clone() },
            lead: task.lead.clone(),
            support: task.support.clone(),
            schedule: Some(task.schedule.clone()),
        }
    }

    /// Takes a title as somebody wrote it, on one line.
    ///
    /// # Errors
    /// It is empty or longer than [`LONGEST_TITLE`].
    pub fn set_title(&mut self, written: &str) -> Result<(), DraftProblem> {
        let title = written.split_whitespace().collect::<Vec<_>>().join(" ");
        self.title = within(title, LONGEST_TITLE)?;
        Ok(())
    }

    /// # Errors
    /// It is empty or longer than [`LONGEST_TEXT`].
    pub fn set_text(&mut self, written: &str) -> Result<(), DraftProblem> {
        self.text = within(written.trim().to_owned(), LONGEST_TEXT)?;
        Ok(())
    }

    /// Makes the task due on one day, by the commune's choice. `today` is the commune's.
    ///
    /// # Errors
    /// The day has passed, or lies in another year than the plan.
    pub fn set_day(&mut self, due_on: NaiveDate, today: NaiveDate) -> Result<(), DraftProblem> {
        if due_on < today {
            return Err(DraftProblem::Past);
        }
        if due_on.year() != self.year {
            return Err(DraftProblem::OtherYear);
        }
        self.schedule = Some(Schedule::Once { due_on, due_from: Source::Local });
        Ok(())
    }

    /// Makes the task come again, from today on: months that have passed are not asked about.
    ///
    /// # Errors
    /// No day of it is left in the plan's year.
    pub fn set_repeat(&mut self, repeat: Repeat, today: NaiveDate) -> Result<(), DraftProblem> {
        let is_ahead = |month: &u32| {
            NaiveDate::from_ymd_opt(self.year, *month, REPEATED_ON).is_some_and(|day| day >= today)
        };
        let first = (1..=12).find(is_ahead).ok_or(DraftProblem::NoDayLeft);
        self.schedule = Some(match repeat {
            Repeat::AllYear => Schedule::Ongoing,
            repeat => repeat.schedule(first?),
        });
        Ok(())
    }

    /// A unit leads, then supports, then has no part.
    pub fn toggle(&mut self, unit: &Slug) {
        let part = self.part_of(unit);
        self.lead.retain(|slug| slug != unit);
        self.support.retain(|slug| slug != unit);
        match part {
            None => self.lead.push(unit.clone()),
            Some(Part::Lead) => self.support.push(unit.clone()),
            Some(Part::Support) => {}
        }
    }

    /// A file may have taken units out of the plan meanwhile.
    pub fn drop_unknown_units(&mut self, plan: &Plan) {
        self.lead.retain(|slug| plan.unit(slug).is_some());
        self.support.retain(|slug| plan.unit(slug).is_some());
    }

    pub fn part_of(&self, unit: &Slug) -> Option<Part> {
        part_in(&self.lead, &self.support, unit)
    }

    /// What is still to be said.
    pub fn missing(&self) -> Vec<Missing> {
        let lacks = [
            (Missing::Title, self.title.is_empty()),
            (Missing::When, self.schedule.is_none()),
            (Missing::Lead, self.lead.is_empty()),
        ];
        lacks.into_iter().filter(|(_, lacks)| *lacks).map(|(missing, _)| missing).collect()
    }

    /// The task that it describes; nothing while something is missing. A new one has no slug yet.
    pub fn task(&self) -> Option<Task> {
        let described = self.described(self.schedule.clone()?);
        if !self.missing().is_empty() {
            return None;
        }
        Some(match &self.before {
            None => described,
            Some(before) => Task {
                slug: before.slug.clone(),
                section: before.section.clone(),
                units_from: if before.lead == self.lead && before.support == self.support {
                    before.units_from
                } else {
                    Source::Local
                },
                days_before: before.days_before.clone(),
                cancelled: before.cancelled.clone(),
                ..described
            },
        })
    }

    /// When it is due, as far as that is said. `plan` is the one of its year.
    pub fn when(&self, plan: &Plan) -> Option<When> {
        let described = self.described(self.schedule.clone()?);
        Some(When::of(plan, &described))
    }

    fn described(&self, schedule: Schedule) -> Task {
        Task {
            slug: Slug::new(),
            section: OUTSIDE_THE_PLAN.to_owned(),
            title: self.title.clone(),
            text: if self.text.is_empty() { self.title.clone() } else { self.text.clone() },
            lead: self.lead.clone(),
            support: self.support.clone(),
            units_from: Source::Local,
            schedule,
            days_before: None,
            cancelled: None,
        }
    }
}

impl Repeat {
    /// From this month (1 to 12) on.
    fn schedule(self, first: u32) -> Schedule {
        let months = match self {
            Repeat::AllYear => return Schedule::Ongoing,
            // A range and a list: told apart by `full_year`.
            Repeat::Monthly => format!("{first}-12"),
            Repeat::Quarterly => {
                let ends = [3, 6, 9, 12].into_iter().filter(|month| *month >= first);
                ends.map(|month| month.to_string()).collect::<Vec<_>>().join(",")
            }
        };
        let cron = format!("0 0 0 {REPEATED_ON} {months} *");
        Schedule::Recurring { cron, due_from: Source::Local }
    }
}

/// How a task that was added within a year comes again in the next: from January on.
pub fn full_year(schedule: &Schedule) -> Schedule {
    let from_january = |repeat: Repeat| {
        let is_same = (1..=12).any(|first| repeat.schedule(first) == *schedule);
        is_same.then(|| repeat.schedule(1))
    };
    let found = [Repeat::Monthly, Repeat::Quarterly].into_iter().find_map(from_january);
    found.unwrap_or_else(|| schedule.clone())
}

/// Before the end of the month, when reports are written.
const REPEATED_ON: u32 = 25;

fn within(written: String, longest: usize) -> Result<String, DraftProblem> {
    // Marks that nobody sees are no words.
    match written.chars().count() {
        _ if !written.chars().any(char::is_alphanumeric) => Err(DraftProblem::Empty),
        letters if letters > longest => Err(DraftProblem::TooLong),
        _ => Ok(written),
    }
}
