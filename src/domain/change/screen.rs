//! What the coordinator sees and presses while tasks are changed, and what units are told of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::ids::{TaskId, UnitId};
use super::super::plan::Tone;
use super::super::task::{Assignment, Part};
use super::{Change, DraftProblem, Missing, NotChanged, Repeat, UnitNews, When};

/// Which part of a draft is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    Title,
    Text,
    When,
}

/// Buttons. Those of a draft belong to the one that lies open in the chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChangeAction {
    /// The tasks of a year's plan (absent: of the one in force), of all units or of one, from this page on (0-based).
    List {
        year: Option<i32>,
        unit: Option<UnitId>,
        page: u16,
    },
    Open(TaskId),
    New {
        year: i32,
    },
    Edit(TaskId),
    /// Shows the draft, after a question.
    Draft,
    Ask(Field),
    Repeat(Repeat),
    Units,
    Toggle(UnitId),
    Save,
    Discard,
    /// Asks for the reason first.
    AskCancel(TaskId),
    /// Cancels without giving one.
    Cancel(TaskId),
    Reopen(TaskId),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChangeScreen {
    List(TaskPages),
    Task(Box<TaskPage>),
    Draft(Box<DraftPage>),
    Ask { field: Field, is_new: bool, title: String, problem: Option<DraftProblem> },
    Units { title: String, units: Vec<UnitPart> },
    AskCancel { task: TaskId, title: String, problem: Option<DraftProblem> },
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskPages {
    pub year: i32,
    /// Whose tasks, if not everybody's.
    pub unit: Option<(UnitId, String)>,
    pub tasks: Vec<TaskLine>,
    /// 0-based.
    pub page: u16,
    pub pages: u16,
    pub total: u32,
    /// Other years whose plans can be changed.
    pub other_years: Vec<i32>,
    /// Whether a draft was left without saving it.
    pub discarded: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskLine {
    pub task: TaskId,
    pub title: String,
    pub when: When,
    pub leads: Vec<String>,
    pub is_cancelled: bool,
}

/// Everything about one task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskPage {
    pub task: TaskId,
    pub on: NaiveDate,
    pub year: i32,
    /// Absent for a task that was added in the chat.
    pub section: Option<String>,
    pub title: String,
    pub text: String,
    pub when: When,
    pub leads: Vec<String>,
    pub supports: Vec<String>,
    /// Why it was cancelled, if it was; may be empty.
    pub cancelled: Option<String>,
    /// How the leading units stand with it, the nearest due first; without those of the past.
    pub standings: Vec<Assignment>,
    pub more: u32,
    /// The newest first.
    pub history: Vec<HistoryLine>,
    /// What has just been done, or why not.
    pub outcome: Option<Outcome>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryLine {
    pub on: NaiveDate,
    pub by: String,
    pub changes: Vec<Change>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// With how many people were told.
    Saved {
        told: u32,
    },
    NotChanged(NotChanged),
}

/// A draft in full, with what saving it would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftPage {
    pub is_new: bool,
    pub title: String,
    pub text: String,
    pub when: Option<When>,
    pub leads: Vec<String>,
    pub supports: Vec<String>,
    pub missing: Vec<Missing>,
    pub changes: Vec<Change>,
    /// Somebody else has changed the task: the draft is compared with what it is now.
    pub changed_meanwhile: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitPart {
    pub unit: UnitId,
    pub name: String,
    pub part: Option<Part>,
}

/// What a unit is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskNews {
    pub title: String,
    pub tone: Tone,
    pub when: When,
    pub part: Part,
    pub news: UnitNews,
    /// What the unit has to do next of it, if anything.
    pub next: Option<Assignment>,
}
