//! The progress of the plan, unit by unit.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::UnitId;
use super::schedule::is_silent;
use super::task::{Assignment, Part, State};

/// How the commune stands on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    pub plan_title: String,
    pub commune: String,
    /// In the commune's zone.
    pub on: NaiveDate,
    pub units: Vec<UnitProgress>,
    /// The longest overdue first.
    pub overdue: Vec<Assignment>,
    /// Due within the next 30 days, nearest first.
    pub upcoming: Vec<Assignment>,
    /// Units whose reminders stayed unanswered, the deputy's too.
    pub silent: Vec<String>,
    /// Units of which nobody gets reminders: nobody has joined, or all have blocked the bot.
    pub unreached: Vec<String>,
    /// Whether the reader may go through the plan sentence by sentence.
    #[serde(default)]
    pub by_section: bool,
}

/// What one unit leads, counted by state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitProgress {
    pub unit: UnitId,
    pub name: String,
    pub confirmed: u32,
    pub reported: u32,
    pub in_progress: u32,
    pub overdue: u32,
    /// Not begun and not due yet.
    pub ahead: u32,
}

/// A unit as the board needs it.
#[derive(Clone, Debug)]
pub struct UnitFacts {
    pub id: UnitId,
    pub name: String,
    /// Whether anybody gets its reminders: has joined, and has not blocked the bot.
    pub is_reached: bool,
    /// The longest run of unanswered reminders among the unit's open tasks.
    pub unanswered: u32,
}

/// Days ahead that count as "coming".
const UPCOMING_DAYS: i64 = 30;

impl Board {
    /// Counts what leading units stand for; supporting ones are not measured, nor what was past when the plan came.
    pub fn draw(
        plan_title: String,
        commune: String,
        units: &[UnitFacts],
        assignments: &[Assignment],
        today: NaiveDate,
    ) -> Self {
        let counts = |assignment: &&Assignment| assignment.part == Part::Lead && !assignment.is_of_the_past();
        let led = || assignments.iter().filter(counts);
        let mut overdue: Vec<_> = led().filter(|assignment| assignment.is_overdue(today)).cloned().collect();
        overdue.sort_by_key(|assignment| (assignment.due_on, assignment.unit, assignment.id));
        let mut upcoming: Vec<_> = led()
            .filter(|assignment| {
                let days = (assignment.due_on - today).num_days();
                assignment.state.is_open() && (0..=UPCOMING_DAYS).contains(&days)
            })
            .cloned()
            .collect();
        upcoming.sort_by_key(|assignment| (assignment.due_on, assignment.unit, assignment.id));
        Self {
            plan_title,
            commune,
            on: today,
            units: units.iter().map(|unit| UnitProgress::count(unit, led(), today)).collect(),
            overdue,
            upcoming,
            silent: units
                .iter()
                .filter(|unit| is_silent(unit.unanswered))
                .map(|unit| unit.name.clone())
                .collect(),
            unreached: units.iter().filter(|unit| !unit.is_reached).map(|unit| unit.name.clone()).collect(),
            by_section: false,
        }
    }
}

impl UnitProgress {
    fn count<'a>(unit: &UnitFacts, led: impl Iterator<Item = &'a Assignment>, today: NaiveDate) -> Self {
        let mut progress = Self {
            unit: unit.id,
            name: unit.name.clone(),
            confirmed: 0,
            reported: 0,
            in_progress: 0,
            overdue: 0,
            ahead: 0,
        };
        for assignment in led.filter(|assignment| assignment.unit == unit.id) {
            let count = match assignment.state {
                State::Confirmed => &mut progress.confirmed,
                State::Reported => &mut progress.reported,
                State::Cancelled => continue,
                _ if assignment.is_overdue(today) => &mut progress.overdue,
                State::Assigned => &mut progress.ahead,
                State::InProgress | State::ExtensionRequested | State::Returned => &mut progress.in_progress,
            };
            *count += 1;
        }
        progress
    }

    pub fn total(&self) -> u32 {
        self.confirmed + self.reported + self.in_progress + self.overdue + self.ahead
    }
}
