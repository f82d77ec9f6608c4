//! The progress of the plan, unit by unit.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::UnitId;
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
    /// Reminders of a task that it leads have stayed unanswered, the deputy's too.
    pub is_silent: bool,
}

/// How one occurrence of a task stands on a day: what the boards count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Confirmed,
    /// Waits for the coordinator.
    Reported,
    InProgress,
    /// Not begun and not due yet.
    Ahead,
    Overdue,
}

impl Stage {
    /// In the order in which they are shown.
    pub const ALL: [Stage; 5] =
        [Stage::Confirmed, Stage::Reported, Stage::InProgress, Stage::Ahead, Stage::Overdue];

    /// Nothing for what is cancelled.
    pub fn of(assignment: &Assignment, today: NaiveDate) -> Option<Self> {
        match assignment.state {
            State::Confirmed => Some(Stage::Confirmed),
            State::Reported => Some(Stage::Reported),
            State::Cancelled => None,
            _ if assignment.is_overdue(today) => Some(Stage::Overdue),
            State::Assigned => Some(Stage::Ahead),
            State::InProgress | State::ExtensionRequested | State::Returned => Some(Stage::InProgress),
        }
    }
}

/// How many stand at each stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([u32; 5]);

impl Counts {
    pub fn of(self, stage: Stage) -> u32 {
        self.0[stage as usize]
    }

    pub fn add(&mut self, stage: Stage) {
        self.0[stage as usize] += 1;
    }

    pub fn and(self, other: Self) -> Self {
        Self(std::array::from_fn(|place| self.0[place].saturating_add(other.0[place])))
    }

    pub fn total(self) -> u32 {
        self.0.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }
}

/// Leading units are measured; supporting ones are not, nor what was past when the plan came.
pub fn is_measured(assignment: &Assignment) -> bool {
    assignment.part == Part::Lead && !assignment.is_of_the_past()
}

/// Days ahead that count as "coming".
const UPCOMING_DAYS: i64 = 30;

impl Board {
    /// Counts what is measured.
    pub fn draw(
        plan_title: String,
        commune: String,
        units: &[UnitFacts],
        assignments: &[Assignment],
        today: NaiveDate,
    ) -> Self {
        let led = || assignments.iter().filter(|assignment| is_measured(assignment));
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
            silent: units.iter().filter(|unit| unit.is_silent).map(|unit| unit.name.clone()).collect(),
            unreached: units.iter().filter(|unit| !unit.is_reached).map(|unit| unit.name.clone()).collect(),
            by_section: false,
        }
    }
}

impl Board {
    /// Over all units.
    pub fn totals(&self) -> Counts {
        self.units.iter().fold(Counts::default(), |sum, unit| sum.and(unit.counts()))
    }
}

impl UnitProgress {
    fn count<'a>(unit: &UnitFacts, led: impl Iterator<Item = &'a Assignment>, today: NaiveDate) -> Self {
        let mut counts = Counts::default();
        let own = led.filter(|assignment| assignment.unit == unit.id);
        own.filter_map(|assignment| Stage::of(assignment, today)).for_each(|stage| counts.add(stage));
        Self {
            unit: unit.id,
            name: unit.name.clone(),
            confirmed: counts.of(Stage::Confirmed),
            reported: counts.of(Stage::Reported),
            in_progress: counts.of(Stage::InProgress),
            overdue: counts.of(Stage::Overdue),
            ahead: counts.of(Stage::Ahead),
        }
    }

    pub fn counts(&self) -> Counts {
        Counts([self.confirmed, self.reported, self.in_progress, self.ahead, self.overdue])
    }

    pub fn total(&self) -> u32 {
        self.counts().total()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::ids::{AssignmentId, TaskId};
    use crate::domain::plan::{Source, Tone};

    pub fn assignment(unit: i64, state: State, due_on: NaiveDate) -> Assignment {
        Assignment {
            id: AssignmentId(1),
            task: TaskId(1),
            unit: UnitId(unit),
            unit_name: format!("Unit {unit}"),
            tone: Tone::Assigned,
            part: Part::Lead,
            section: "V.1".into(),
            title: "Task".into(),
            due_on,
            due_from: Source::Local,
            predates: false,
            ongoing: false,
            state,
            requested_until: None,
        }
    }

    pub fn facts(units: &[i64]) -> Vec<UnitFacts> {
        let unit = |id: &i64| UnitFacts {
            id: UnitId(*id),
            name: format!("Unit {id}"),
            is_reached: true,
            is_silent: false,
        };
        units.iter().map(unit).collect()
    }

    #[test]
    fn the_totals_are_the_sum_of_the_units_and_help_is_not_measured() {
        let on = |day| NaiveDate::from_ymd_opt(2020, 11, day).unwrap();
        let assignments = [
            assignment(1, State::Confirmed, on(1)),
            assignment(1, State::Returned, on(30)),
            assignment(2, State::Assigned, on(19)),
            assignment(2, State::Assigned, on(20)),
            assignment(2, State::Cancelled, on(20)),
            Assignment { part: Part::Support, ..assignment(2, State::Assigned, on(1)) },
        ];
        let board = Board::draw("Plan".into(), "Commune".into(), &facts(&[1, 2]), &assignments, on(20));
        let counts = Stage::ALL.map(|stage| board.totals().of(stage));
        assert_eq!(counts, [1, 0, 1, 1, 1]);
        assert_eq!((board.overdue.len(), board.upcoming.len()), (1, 2));
    }
}
