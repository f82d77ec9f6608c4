//! From what is written down to the facts of a report.

use std::collections::{HashMap, HashSet};

use chrono::{Months, NaiveDate, NaiveDateTime};

use super::period::Kind;
use super::sections::sections;
use super::{
    Ahead, CaseMonth, EventLine, EventResult, Figures, HelpCall, Line, NextTask, NextYear, Official, Period,
    PlanHead, Reported, Spread, Standing, TaskLines, UnitLine,
};
use crate::domain::counts;
use crate::domain::ids::{AssignmentId, TaskId, UnitId};
use crate::domain::plan::{Event, Plan, Schedule, Slug, Task, Tone};
use crate::domain::task::{Assignment, Part, State};

/// A task as it is written down.
#[derive(Clone, Debug)]
pub struct TaskRecord {
    pub id: TaskId,
    pub slug: Slug,
    pub section: String,
    pub title: String,
    pub text: String,
}

/// An announcement that went out in the period.
#[derive(Clone, Debug)]
pub struct Announced {
    /// The plan's campaign.
    pub campaign: Option<Slug>,
    /// The day to which it invites.
    pub event_on: Option<NaiveDate>,
    pub copies: u32,
    pub coming: u32,
}

/// Everything that is written down about a plan and a period.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// In the plan's order.
    pub tasks: Vec<TaskRecord>,
    pub assignments: Vec<Assignment>,
    /// The latest report that came within the period, by assignment.
    pub reports: HashMap<AssignmentId, Reported>,
    /// How assignments stood at the end of the period, if it has passed; those that are missing were not begun.
    pub states: Option<HashMap<AssignmentId, State>>,
    pub calls: Vec<HelpCall>,
    pub announced: Vec<Announced>,
    /// Cases by month, as `counts` takes them.
    pub cases: Vec<(String, u32)>,
    pub next_plan: Option<Plan>,
}

/// The commune's plan, units, and local time.
#[derive(Clone, Copy, Debug)]
pub struct Commune<'a> {
    pub plan: &'a Plan,
    /// In the plan's order, with how each is spoken to.
    pub units: &'a [(UnitId, String, Tone)],
    pub now: NaiveDateTime,
}

impl Official {
    /// Puts the facts of a report together.
    pub fn draw(commune: Commune<'_>, period: Period, mut records: Records) -> Self {
        let Commune { plan, units, now } = commune;
        let as_of = period.collected_until.min(now.date());
        let reading = Reading { period, as_of };
        let known: HashMap<TaskId, &TaskRecord> = records.tasks.iter().map(|task| (task.id, task)).collect();
        let mut tasks: HashMap<TaskId, TaskLines> = HashMap::new();
        let mut counted: Vec<UnitLine> =
            units.iter().map(|(unit, name, tone)| UnitLine::of(*unit, name, *tone)).collect();
        let mut ahead: HashMap<TaskId, Ahead> = HashMap::new();
        for assignment in &records.assignments {
            let Some(task) = known.get(&assignment.task) else { continue };
            let own = tasks.entry(task.id).or_insert_with(|| TaskLines::of(task));
            if assignment.part == Part::Support {
                if !own.supports.contains(&assignment.unit_name) {
                    own.supports.push(assignment.unit_name.clone());
                }
                continue;
            }
            let state = match &records.states {
                Some(_) if assignment.state == State::Cancelled => State::Cancelled,
                Some(states) => states.get(&assignment.id).copied().unwrap_or(State::Assigned),
                None => assignment.state,
            };
            let line = reading.line(assignment, state, records.reports.remove(&assignment.id));
            if line.standing == Standing::Later {
                ahead.entry(task.id).or_insert_with(|| Ahead::of(task)).add(&line);
            }
            match counted.iter_mut().find(|unit| unit.unit == line.unit) {
                Some(unit) => unit.add(&line),
                None => {
                    let mut unit = UnitLine::of(line.unit, &line.unit_name, assignment.tone);
                    unit.add(&line);
                    counted.push(unit);
                }
            }
            own.lines.push(line);
        }
        let mut ahead: Vec<Ahead> = records.tasks.iter().filter_map(|task| ahead.remove(&task.id)).collect();
        ahead.sort_by_key(|ahead| ahead.due_on.first().copied());
        let (events, other_announcements) = events(plan, period, &records, &tasks);
        let sections = sections(plan, &records.tasks, tasks);
        let mut official = Self {
            period,
            as_of,
            made_at: now,
            plan: PlanHead {
                slug: plan.slug.clone(),
                title: plan.title.clone(),
                commune: plan.commune.clone(),
                issuer: plan.issuer.clone(),
                year: plan.year,
            },
            legal_basis: plan.legal_basis.clone(),
            recipients: plan.recipients.clone(),
            sections,
            units: counted,
            figures: Figures::default(),
            events,
            other_announcements,
            cases: cases(&records.cases, period, now.date()),
            calls: records.calls,
            ahead,
            next_year: None,
        };
        official.figures = Figures::of(official.lines().filter_map(|(_, _, line)| line.report.as_ref()));
        if period.kind == Kind::Year {
            official.next_year = Some(next_year(plan, records.next_plan.as_ref()));
        }
        official
    }
}

impl TaskLines {
    pub(super) fn of(task: &TaskRecord) -> Self {
        Self { slug: task.slug.clone(), title: task.title.clone(), lines: vec![], supports: vec![] }
    }
}

impl Ahead {
    fn of(task: &TaskRecord) -> Self {
        Self { section: task.section.clone(), title: task.title.clone(), units: vec![], due_on: vec![] }
    }

    fn add(&mut self, line: &Line) {
        if !self.units.contains(&line.unit_name) {
            self.units.push(line.unit_name.clone());
        }
        if let Err(place) = self.due_on.binary_search(&line.due_on) {
            self.due_on.insert(place, line.due_on);
        }
    }
}

impl UnitLine {
    fn of(unit: UnitId, name: &str, tone: Tone) -> Self {
        Self {
            unit,
            name: name.to_owned(),
            tone,
            led: 0,
            confirmed: 0,
            reported: 0,
            in_progress: 0,
            overdue: 0,
            not_begun: 0,
            figures: Figures::default(),
        }
    }
}

struct Reading {
    period: Period,
    as_of: NaiveDate,
}

impl Reading {
    fn line(&self, assignment: &Assignment, state: State, report: Option<Reported>) -> Line {
        let is_settled = matches!(state, State::Confirmed | State::Reported);
        Line {
            assignment: assignment.id,
            unit: assignment.unit,
            unit_name: assignment.unit_name.clone(),
            due_on: assignment.due_on,
            due_from: assignment.due_from,
            ongoing: assignment.ongoing,
            standing: self.standing(assignment, state, report.is_some()),
            // What was given back is no result.
            report: report.filter(|_| is_settled),
        }
    }

    fn standing(&self, assignment: &Assignment, state: State, has_report: bool) -> Standing {
        let due_on = assignment.due_on;
        match state {
            State::Cancelled => Standing::Cancelled,
            State::Confirmed | State::Reported if !has_report && !self.is_due_within(due_on) => {
                Standing::Earlier
            }
            State::Confirmed => Standing::Confirmed,
            State::Reported => Standing::Reported,
            State::Assigned if assignment.predates => Standing::Past,
            State::Assigned if due_on > self.period.collected_until => Standing::Later,
            _ if due_on < self.as_of && !assignment.predates => Standing::Overdue,
            State::Assigned => Standing::NotBegun,
            State::InProgress | State::ExtensionRequested | State::Returned => Standing::InProgress,
        }
    }

    fn is_due_within(&self, due_on: NaiveDate) -> bool {
        (self.period.from..=self.period.collected_until).contains(&due_on)
    }
}

/// The plan's events within the period, and the announcements that belong to none.
fn events(
    plan: &Plan,
    period: Period,
    records: &Records,
    tasks: &HashMap<TaskId, TaskLines>,
) -> (Vec<EventLine>, Spread) {
    let within = |event: &&Event| event.starts_on <= period.collected_until && event.ends_on >= period.from;
    let campaigns: HashMap<&str, Option<&str>> =
        plan.campaigns.iter().map(|own| (own.slug.as_str(), own.event.as_deref())).collect();
    let belongs = |announced: &Announced, event: &Event| match &announced.campaign {
        Some(campaign) => campaigns.get(campaign.as_str()) == Some(&Some(event.slug.as_str())),
        None => announced.event_on.is_some_and(|on| (event.starts_on..=event.ends_on).contains(&on)),
    };
    let of_event = |event: &Event| EventLine {
        name: event.name.clone(),
        section: event.section.clone(),
        starts_on: event.starts_on,
        ends_on: event.ends_on,
        spread: Spread::of(records.announced.iter().filter(|announced| belongs(announced, event))),
        results: results(plan, event, &records.tasks, tasks),
    };
    let lines = plan.events.iter().filter(within).map(of_event).collect();
    let is_other = |announced: &&Announced| !plan.events.iter().any(|event| belongs(announced, event));
    (lines, Spread::of(records.announced.iter().filter(is_other)))
}

/// What was reported of the tasks that are due on the event's day.
fn results(
    plan: &Plan,
    event: &Event,
    records: &[TaskRecord],
    tasks: &HashMap<TaskId, TaskLines>,
) -> Vec<EventResult> {
    let is_for =
        |task: &&Task| matches!(&task.schedule, Schedule::Events(slugs) if slugs.contains(&event.slug));
    let planned: HashSet<&Slug> = plan.tasks.iter().filter(is_for).map(|task| &task.slug).collect();
    let found = records.iter().filter(|record| planned.contains(&record.slug));
    let found = found.filter_map(|record| tasks.get(&record.id));
    let lines = found.flat_map(|task| task.lines.iter().map(move |line| (task, line)));
    lines
        // A task of several events has an occurrence for each.
        .filter(|(_, line)| nearest(plan, line.due_on) == Some(&event.slug))
        .filter_map(|(task, line)| {
            let report = line.report.clone()?;
            Some(EventResult { title: task.title.clone(), unit_name: line.unit_name.clone(), report })
        })
        .collect()
}

/// The last event that had begun by this day: an extension moves an occurrence on, but not to the next event.
fn nearest(plan: &Plan, day: NaiveDate) -> Option<&Slug> {
    let begun = plan.events.iter().filter(|event| event.starts_on <= day);
    begun.max_by_key(|event| event.starts_on).map(|event| &event.slug)
}

impl Spread {
    fn of<'a>(announced: impl Iterator<Item = &'a Announced>) -> Self {
        announced.fold(Self::default(), |sum, one| Self {
            announcements: sum.announcements.saturating_add(1),
            copies: sum.copies.saturating_add(one.copies),
            coming: sum.coming.saturating_add(one.coming),
        })
    }
}

/// The finished months that lie wholly within the period; what is hidden elsewhere is hidden here.
fn cases(counted: &[(String, u32)], period: Period, today: NaiveDate) -> Vec<CaseMonth> {
    let ends_within = |month: NaiveDate| {
        let next = month.checked_add_months(Months::new(1));
        next.and_then(|next| next.pred_opt()).is_some_and(|last| last <= period.until)
    };
    let published = counts::published(counted, today).into_iter();
    published
        .filter(|(month, _)| *month >= period.from && ends_within(*month))
        .map(|(month, cases)| CaseMonth { month, cases })
        .collect()
}

fn next_year(plan: &Plan, next: Option<&Plan>) -> NextYear {
    let listed = next.unwrap_or(plan);
    let name = |slug: &Slug| listed.unit(slug).map_or_else(|| slug.clone(), |unit| unit.name.clone());
    let task = |task: &Task| NextTask {
        section: task.section.clone(),
        title: task.title.clone(),
        units: task.lead.iter().map(name).collect(),
    };
    NextYear {
        year: next.map_or(plan.year + 1, |next| next.year),
        is_planned: next.is_some(),
        tasks: listed.tasks.iter().filter(|task| task.cancelled.is_none()).map(task).collect(),
    }
}

#[cfg(test)]
mod tests;
