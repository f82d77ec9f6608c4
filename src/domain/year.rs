//! The year of the plan at a glance: every occurrence of a task on its day, with how it stands.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::ids::UnitId;
use super::plan::Plan;
use super::progress::{Counts, Stage, UnitFacts, is_measured};
use super::task::Assignment;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Year {
    pub commune: String,
    pub year: i32,
    /// The day on which it was drawn, in the commune's zone.
    pub on: NaiveDate,
    pub events: Vec<Span>,
    /// In the plan's order.
    pub units: Vec<UnitYear>,
}

/// An event of the plan; both days belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub name: String,
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
}

/// What one unit leads over the year, by day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitYear {
    pub unit: UnitId,
    pub name: String,
    pub marks: Vec<Mark>,
}

/// One occurrence of a task; ongoing tasks stand on the days of the reports that ask about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// A day of the plan's year: what was put off beyond its end stands on the last day.
    pub on: NaiveDate,
    pub stage: Stage,
}

impl Year {
    /// The same occurrences of this plan that the board counts.
    pub fn draw(plan: &Plan, units: &[UnitFacts], assignments: &[Assignment], today: NaiveDate) -> Self {
        let within = |day: NaiveDate| match day.year() - plan.year {
            0 => day,
            1.. => NaiveDate::from_ymd_opt(plan.year, 12, 31).unwrap_or(day),
            _ => NaiveDate::from_ymd_opt(plan.year, 1, 1).unwrap_or(day),
        };
        let marks = |unit: UnitId| {
            let own =
                assignments.iter().filter(|assignment| assignment.unit == unit && is_measured(assignment));
            let mark = |assignment: &Assignment| {
                Some(Mark { on: within(assignment.due_on), stage: Stage::of(assignment, today)? })
            };
            let mut marks: Vec<Mark> = own.filter_map(mark).collect();
            marks.sort_by_key(|mark| (mark.on, mark.stage));
            marks
        };
        let unit =
            |unit: &UnitFacts| UnitYear { unit: unit.id, name: unit.name.clone(), marks: marks(unit.id) };
        let event = |event: &super::plan::Event| Span {
            name: event.name.clone(),
            first_day: event.starts_on,
            last_day: event.ends_on,
        };
        Self {
            commune: plan.commune.clone(),
            year: plan.year,
            on: today,
            events: plan.events.iter().map(event).collect(),
            units: units.iter().map(unit).collect(),
        }
    }

    /// January to December, over all units.
    pub fn months(&self) -> [Counts; 12] {
        let mut months = [Counts::default(); 12];
        for unit in &self.units {
            for (month, counts) in months.iter_mut().zip(unit.months()) {
                *month = month.and(counts);
            }
        }
        months
    }
}

impl UnitYear {
    /// January to December.
    pub fn months(&self) -> [Counts; 12] {
        let mut months = [Counts::default(); 12];
        for mark in &self.marks {
            months[mark.on.month0() as usize].add(mark.stage);
        }
        months
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::progress::tests::{assignment, facts};
    use crate::domain::task::State;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn plan() -> Plan {
        let text = include_str!("../../plans/song-an-2020.toml");
        crate::plan_file::read("song-an-2020.toml", text).unwrap()
    }

    #[test]
    fn every_occurrence_stands_on_its_day_as_it_stands() {
        let assignments = [
            assignment(1, State::Confirmed, day(2020, 3, 8)),
            assignment(1, State::Assigned, day(2020, 11, 15)),
            assignment(1, State::InProgress, day(2020, 12, 1)),
            assignment(2, State::Reported, day(2020, 3, 8)),
            assignment(1, State::Cancelled, day(2020, 5, 1)),
        ];
        let year = Year::draw(&plan(), &facts(&[1, 2]), &assignments, day(2020, 11, 20));
        let stages: Vec<Stage> = year.units[0].marks.iter().map(|mark| mark.stage).collect();
        assert_eq!(stages, [Stage::Confirmed, Stage::Overdue, Stage::InProgress]);
        let months = year.months();
        assert_eq!((months[2].of(Stage::Confirmed), months[2].of(Stage::Reported)), (1, 1));
        assert_eq!(months.iter().map(|month| month.total()).sum::<u32>(), 4);
        assert_eq!(year.events.len(), 3);
    }

    #[test]
    fn what_was_put_off_into_the_next_year_stands_at_the_end_of_this_one() {
        let late = [assignment(1, State::InProgress, day(2021, 1, 10))];
        let year = Year::draw(&plan(), &facts(&[1]), &late, day(2020, 12, 20));
        assert_eq!(year.units[0].marks[0].on, day(2020, 12, 31));
    }
}
