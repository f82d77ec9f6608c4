//! The report that the commune hands in: of half a year ("sơ kết"), a year ("tổng kết") or any range of days.
//!
//! Facts only: what units reported, by section of the plan, as it can be counted. Judgement is left to whoever signs.
//! As JSON (`loa report --format json`) the names of the fields are fixed: other programs read them.

pub mod action;
mod count;
mod draw;
mod period;
pub mod screen;
mod sections;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

pub use draw::{Announced, Commune, Records, TaskRecord};
pub use period::{Kind, Period, RangeProblem, Span, checked};

use super::ids::{AssignmentId, UnitId};
use super::plan::{LegalBasis, Slug, Source, Tone};

/// How the file is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// `.docx`, to be edited and signed.
    Document,
    /// `.xlsx`, to count with.
    Sheet,
}

/// All facts of one report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Official {
    pub period: Period,
    /// The day as of which tasks stand as told: the last one counted, or the day on which it was made.
    pub as_of: NaiveDate,
    /// In the commune's zone.
    pub made_at: NaiveDateTime,
    pub plan: PlanHead,
    pub legal_basis: Vec<LegalBasis>,
    pub recipients: Vec<String>,
    /// All of the plan, in its order.
    pub sections: Vec<Section>,
    /// In the plan's order.
    pub units: Vec<UnitLine>,
    /// Sums over all units.
    pub figures: Figures,
    pub events: Vec<EventLine>,
    /// Announcements of the period that belong to no event.
    pub other_announcements: Spread,
    /// Finished months within the period; small figures are hidden (`counts`).
    pub cases: Vec<CaseMonth>,
    /// What units said that they need.
    pub calls: Vec<HelpCall>,
    /// What the plan still asks for after the period, nearest due first.
    pub ahead: Vec<Ahead>,
    /// Of a year's report only.
    pub next_year: Option<NextYear>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanHead {
    pub slug: Slug,
    pub title: String,
    pub commune: String,
    pub issuer: String,
    pub year: i32,
}

/// A section such as "II.1" or "V.4", with every sentence of the plan in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    pub number: String,
    /// The unit whose tasks it lists (part V), and how the plan speaks to it.
    pub unit: Option<(String, Tone)>,
    pub clauses: Vec<Clause>,
}

/// A sentence of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// As the plan numbers it; may be finer than the section ("II.1.a").
    pub section: String,
    pub text: String,
    /// Absent for what the plan says without giving it to anybody.
    pub task: Option<TaskLines>,
}

/// What became of a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskLines {
    pub slug: Slug,
    pub title: String,
    /// One for each occurrence and leading unit.
    pub lines: Vec<Line>,
    /// Units that help.
    pub supports: Vec<String>,
}

/// One occurrence of a task in one leading unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub assignment: AssignmentId,
    pub unit: UnitId,
    pub unit_name: String,
    pub due_on: NaiveDate,
    pub due_from: Source,
    pub ongoing: bool,
    pub standing: Standing,
    /// The latest report of the period; only of what is reported or confirmed.
    pub report: Option<Reported>,
}

/// Where something stands, as the report counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Confirmed,
    /// Waits for the coordinator.
    Reported,
    InProgress,
    /// The due date has passed without an answer.
    Overdue,
    NotBegun,
    /// Due after the period, and nobody has begun: not counted.
    Later,
    /// Settled before the period: not counted.
    Earlier,
    /// Was due before the plan came into Loa, and nothing is known of it: not counted.
    Past,
    /// Not to be done any more: not counted.
    Cancelled,
}

impl Standing {
    /// Whether it belongs to the period's figures.
    pub fn counts(self) -> bool {
        match self {
            Standing::Confirmed
            | Standing::Reported
            | Standing::InProgress
            | Standing::Overdue
            | Standing::NotBegun => true,
            Standing::Later | Standing::Earlier | Standing::Past | Standing::Cancelled => false,
        }
    }

    /// Whether the unit owes an answer.
    pub fn is_open(self) -> bool {
        matches!(self, Standing::InProgress | Standing::Overdue | Standing::NotBegun)
    }
}

/// What a unit reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// In the commune's zone.
    pub on: NaiveDate,
    /// Empty if nothing was written.
    pub text: String,
    pub participants: Option<u32>,
    pub women: Option<u32>,
    pub men: Option<u32>,
    /// Photos and files that came until the end of the period.
    pub evidence: u32,
}

/// What one unit leads in the period, counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitLine {
    pub unit: UnitId,
    pub name: String,
    pub tone: Tone,
    pub led: u32,
    pub confirmed: u32,
    pub reported: u32,
    pub in_progress: u32,
    pub overdue: u32,
    pub not_begun: u32,
    pub figures: Figures,
}

/// Sums of what reports say; what none of them says is absent, never nought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub reports: u32,
    /// Reports that gave no figure at all.
    pub without_figures: u32,
    pub participants: Option<u32>,
    pub women: Option<u32>,
    pub men: Option<u32>,
    pub evidence: u32,
}

/// How announcements went out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    pub announcements: u32,
    /// Copies that arrived.
    pub copies: u32,
    /// Answers "coming".
    pub coming: u32,
}

/// An event of the plan within the period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventLine {
    pub name: String,
    pub section: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub spread: Spread,
    /// What units reported of the tasks that the plan sets for it.
    pub results: Vec<EventResult>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventResult {
    pub title: String,
    pub unit_name: String,
    pub report: Reported,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseMonth {
    /// Its first day.
    pub month: NaiveDate,
    /// Absent for "fewer than five", none included.
    pub cases: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpCall {
    pub on: NaiveDate,
    pub unit_name: String,
    pub title: String,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ahead {
    pub due_on: NaiveDate,
    pub title: String,
    pub unit_name: String,
    pub ongoing: bool,
}

/// What the next year brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextYear {
    pub year: i32,
    /// Whether its plan is in Loa; if not, this year's tasks are listed as a beginning.
    pub is_planned: bool,
    pub tasks: Vec<NextTask>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextTask {
    pub section: String,
    pub title: String,
    pub units: Vec<String>,
}

impl Official {
    /// Everything led, in the plan's order.
    pub fn lines(&self) -> impl Iterator<Item = (&Clause, &TaskLines, &Line)> {
        let clauses = self.sections.iter().flat_map(|section| &section.clauses);
        let tasks = clauses.filter_map(|clause| Some((clause, clause.task.as_ref()?)));
        tasks.flat_map(|(clause, task)| task.lines.iter().map(move |line| (clause, task, line)))
    }

    /// Whether no unit reported anything in the period.
    pub fn is_empty(&self) -> bool {
        self.figures.reports == 0
    }
}
