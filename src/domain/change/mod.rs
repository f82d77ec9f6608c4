//! A task that the coordinator changes in the chat. The plan as it stands is changed, and the database follows it as it
//! follows an imported file; what the chat has changed outlives the next import ([`merge`]).

mod draft;
mod merge;
pub mod screen;

use std::collections::BTreeSet;

use chrono::NaiveDate;
pub use draft::{Draft, DraftProblem, Missing, Repeat, full_year};
pub use merge::{Kept, Merged, merge};
use serde::{Deserialize, Serialize};

use super::plan::{Plan, Schedule, Slug, Task};
use super::task::Part;

/// The section of tasks that stand in no text of the plan: they were added in the chat.
pub const OUTSIDE_THE_PLAN: &str = "-";

/// When a task is due, as it is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// In order.
    Days(Vec<NaiveDate>),
    /// Asked about at every report.
    AllYear,
}

impl When {
    pub fn of(plan: &Plan, task: &Task) -> Self {
        match task.schedule {
            Schedule::Ongoing => Self::AllYear,
            _ => Self::Days(plan.due_dates(task)),
        }
    }
}

/// What was changed of a task: kept for ever, and told to its units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    Added,
    Title { from: String },
    Text,
    When { from: When, to: When },
    Units,
    Cancelled { reason: String },
    Reopened,
}

/// What distinguishes a task as it stands from what it was; nothing if they say the same.
pub fn changes(plan: &Plan, before: &Task, after: &Task) -> Vec<Change> {
    let mut changes = vec![];
    if before.title != after.title {
        changes.push(Change::Title { from: before.title.clone() });
    }
    if before.text != after.text {
        changes.push(Change::Text);
    }
    if before.schedule != after.schedule {
        changes.push(Change::When { from: When::of(plan, before), to: When::of(plan, after) });
    }
    if before.lead != after.lead || before.support != after.support {
        changes.push(Change::Units);
    }
    match (&before.cancelled, &after.cancelled) {
        (None, Some(reason)) => changes.push(Change::Cancelled { reason: reason.clone() }),
        (Some(_), None) => changes.push(Change::Reopened),
        _ => {}
    }
    changes
}

/// What a change means for one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnitNews {
    /// The task is theirs now.
    Given,
    /// It is no longer theirs.
    Taken,
    /// It stays theirs, and this is different.
    Changed(Vec<Change>),
}

/// What each unit that has, or had, a part in a task is to be told. `before` is absent for a new one.
pub fn news(before: Option<&Task>, after: &Task, changes: &[Change]) -> Vec<(Slug, UnitNews)> {
    let units: BTreeSet<&Slug> = before.into_iter().chain([after]).flat_map(units_of).collect();
    let news = |unit: &&Slug| {
        let was = before.and_then(|before| part_of(before, unit));
        let told = match (was, part_of(after, unit)) {
            (None, Some(_)) => UnitNews::Given,
            (Some(_), None) => UnitNews::Taken,
            (was, is) => {
                // Who else takes part matters to a unit only if its own part is another.
                let concerns = |change: &&Change| **change != Change::Units || was != is;
                UnitNews::Changed(changes.iter().filter(concerns).cloned().collect())
            }
        };
        (told != UnitNews::Changed(vec![])).then(|| ((*unit).clone(), told))
    };
    units.iter().filter_map(news).collect()
}

fn units_of(task: &Task) -> impl Iterator<Item = &Slug> {
    task.lead.iter().chain(&task.support)
}

/// The part that a unit has in a task, if it has one.
pub fn part_of(task: &Task, unit: &Slug) -> Option<Part> {
    part_in(&task.lead, &task.support, unit)
}

fn part_in(lead: &[Slug], support: &[Slug], unit: &Slug) -> Option<Part> {
    if lead.contains(unit) {
        return Some(Part::Lead);
    }
    support.contains(unit).then_some(Part::Support)
}

/// Why a change is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotChanged {
    /// Somebody else has changed the task since it was taken up.
    ChangedMeanwhile,
    /// The plan has no such task any more.
    Gone,
    /// It was cancelled, or reopened, before.
    SettledBefore,
    /// The draft says what the plan says already.
    Same,
}

/// A changed plan, and of which task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub plan: Plan,
    /// As it stood; absent for a new one.
    pub before: Option<Task>,
    pub after: Task,
    pub changes: Vec<Change>,
}

/// Puts a finished draft into the plan. `task` is what [`Draft::task`] makes of it; `taken` are slugs that tasks of this
/// plan have, or once had.
///
/// # Errors
/// See [`NotChanged`].
pub fn put(plan: &Plan, taken: &BTreeSet<Slug>, draft: &Draft, task: Task) -> Result<Changed, NotChanged> {
    let Some(before) = &draft.before else {
        let after = Task { slug: free_slug(plan, taken), ..task };
        let mut plan = plan.clone();
        plan.tasks.push(after.clone());
        return Ok(Changed { plan, before: None, after, changes: vec![Change::Added] });
    };
    let now = plan.task(&before.slug).ok_or(NotChanged::Gone)?;
    if now.cancelled.is_some() {
        return Err(NotChanged::SettledBefore);
    }
    if now != before {
        return Err(NotChanged::ChangedMeanwhile);
    }
    replaced(plan, &before.slug, task).ok_or(NotChanged::Same)
}

/// Cancels a task. What units have reported of it stays.
///
/// # Errors
/// See [`NotChanged`].
pub fn cancel(plan: &Plan, slug: &str, reason: &str) -> Result<Changed, NotChanged> {
    set_cancelled(plan, slug, Some(reason.to_owned()))
}

/// Takes a cancellation back.
///
/// # Errors
/// See [`NotChanged`].
pub fn reopen(plan: &Plan, slug: &str) -> Result<Changed, NotChanged> {
    set_cancelled(plan, slug, None)
}

fn set_cancelled(plan: &Plan, slug: &str, cancelled: Option<String>) -> Result<Changed, NotChanged> {
    let task = plan.task(slug).ok_or(NotChanged::Gone)?;
    if task.cancelled.is_some() == cancelled.is_some() {
        return Err(NotChanged::SettledBefore);
    }
    replaced(plan, slug, Task { cancelled, ..task.clone() }).ok_or(NotChanged::SettledBefore)
}

/// The plan with another task of the same slug; nothing if that changes nothing.
fn replaced(plan: &Plan, slug: &str, after: Task) -> Option<Changed> {
    let place = plan.tasks.iter().position(|task| task.slug == slug)?;
    let before = plan.tasks[place].clone();
    let changes = changes(plan, &before, &after);
    if changes.is_empty() {
        return None;
    }
    let mut plan = plan.clone();
    plan.tasks[place] = after.clone();
    Some(Changed { plan, before: Some(before), after, changes })
}

/// "them-1", or the next that no task has or had: the database knows tasks by it for good.
fn free_slug(plan: &Plan, taken: &BTreeSet<Slug>) -> Slug {
    let slug = |number: usize| format!("{ADDED}{number}");
    let is_free = |slug: &Slug| !taken.contains(slug) && plan.task(slug).is_none();
    (1..).map(slug).find(is_free).unwrap_or_default()
}

/// How slugs of tasks begin that were added in the chat ("thêm").
const ADDED: &str = "them-";
