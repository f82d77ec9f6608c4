//! Next year's plan before it counts: what the coordinator looks through, leaves out and takes into Loa.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::paging::Paged;
use super::plan::Plan;
use super::roll::{FreeDays, Item, ItemKey, Proposal, When, free_days, names_of_year};
use super::schedule::{Calendar, Ladder};
use super::task::Part;

/// Items on a page.
const LINES: usize = 8;

/// What buttons do. Order matters: buttons in old messages carry the position of a variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NextYearAction {
    /// What is proposed, in short.
    Open,
    /// Item by item; pages count from 0.
    Page { year: u16, page: u16 },
    /// Leaves an item out, or puts it in again, by its place among the items of this revision of this year's plan.
    Put { year: u16, revision: u32, place: u16, out: bool },
    /// The plan as a file.
    File(u16),
    /// Asks before the plan is taken into Loa.
    Ask(u16),
    /// Only as it was when it was asked.
    Import { year: u16, stamp: Stamp },
}

impl NextYearAction {
    /// The year of the plan that is meant; the next one, if the button does not say.
    pub fn year(self) -> Option<i32> {
        match self {
            Self::Open => None,
            Self::Page { year, .. }
            | Self::Put { year, .. }
            | Self::File(year)
            | Self::Ask(year)
            | Self::Import { year, .. } => Some(i32::from(year)),
        }
    }
}

/// Which state of a review is meant: of this year's plan, and of what was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub revision: u32,
    pub change: u32,
}

/// What coordinators have decided about next year's plan so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Counts what was left out or put in again.
    pub change: u32,
    pub left_out: BTreeSet<ItemKey>,
}

impl Draft {
    pub fn put(&mut self, key: ItemKey, out: bool) {
        let changed = if out { self.left_out.insert(key) } else { self.left_out.remove(&key) };
        self.change += u32::from(changed);
    }
}

/// A proposal with what was decided about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub proposal: Proposal,
    pub draft: Draft,
    /// Of this year's plan.
    pub revision: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NextYearScreen {
    Summary(Summary),
    Page(Page),
    /// Really?
    Ask {
        totals: Totals,
        left: Left,
        stamp: Stamp,
    },
    Imported {
        totals: Totals,
        left: Left,
        first_reminder: Option<NaiveDate>,
    },
    /// For the other coordinators.
    Told {
        by: String,
        totals: Totals,
    },
    /// There is a plan of the year; it came then, in the commune's zone.
    Exists {
        year: u16,
        on: NaiveDate,
    },
}

/// How much a plan holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    pub year: u16,
    pub tasks: u32,
    pub events: u32,
    pub reports: u32,
    /// What was left out, with what goes with it.
    pub left_out: u32,
}

/// What is left to be done by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    pub old_year: u16,
    /// Holidays to be entered.
    pub lunar: Vec<String>,
    /// What names the old year.
    pub named: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    pub totals: Totals,
    pub left: Left,
    /// Dates that went to a working day.
    pub moved: u32,
    pub free: Vec<FreeDays>,
    /// Recurring tasks without a day.
    pub never: Vec<String>,
    /// Tasks that were cancelled this year.
    #[serde(default)]
    pub cancelled: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    pub totals: Totals,
    pub revision: u32,
    pub lines: Vec<Line>,
    pub page: u16,
    pub pages: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Among all items, from 0.
    pub place: u16,
    pub kind: ItemKind,
    pub title: String,
    pub when: When,
    pub standing: Standing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ItemKind {
    Task,
    Event,
    Report,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    In,
    LeftOut,
    /// Gone with its event.
    WithEvent,
}

impl Review {
    /// The plan as it would be imported.
    pub fn plan(&self) -> Plan {
        self.proposal.without(&self.draft.left_out)
    }

    pub fn year(&self) -> i32 {
        self.proposal.plan.year
    }

    pub fn stamp(&self) -> Stamp {
        Stamp { revision: self.revision, change: self.draft.change }
    }

    /// The page on which an item stands.
    pub fn page_of(place: u16) -> u16 {
        place / LINES as u16
    }

    pub fn totals(&self) -> Totals {
        let plan = self.plan();
        let [tasks, events, reports] = [plan.tasks.len(), plan.events.len(), plan.reports.len()].map(count);
        let left_out = count(self.proposal.items.len()) - tasks - events - reports;
        Totals { year: short(plan.year), tasks, events, reports, left_out }
    }

    pub fn left(&self) -> Left {
        let Proposal { old_year, lunar, .. } = &self.proposal;
        let named = names_of_year(&self.plan(), *old_year);
        Left { old_year: short(*old_year), lunar: lunar.clone(), named }
    }

    pub fn summary(&self) -> NextYearScreen {
        let plan = self.plan();
        let is_moved = |item: &&Item| matches!(item.when, When::Day { because: Some(_), .. });
        let items = self.proposal.items.iter().filter(|item| holds(&plan, &item.key));
        NextYearScreen::Summary(Summary {
            totals: self.totals(),
            left: self.left(),
            moved: count(items.filter(is_moved).count()),
            free: free_days(&plan),
            never: self.proposal.never.clone(),
            cancelled: count(self.proposal.cancelled),
        })
    }

    pub fn page(&self, page: u16) -> NextYearScreen {
        let plan = self.plan();
        let items = &self.proposal.items;
        let line = |(place, item): (u16, &Item)| Line {
            place,
            kind: match item.key {
                ItemKey::Task(_) => ItemKind::Task,
                ItemKey::Event(_) => ItemKind::Event,
                ItemKey::Report(_) => ItemKind::Report,
            },
            title: item.title.clone(),
            when: item.when.clone(),
            standing: match (self.draft.left_out.contains(&item.key), holds(&plan, &item.key)) {
                (true, _) => Standing::LeftOut,
                (false, true) => Standing::In,
                (false, false) => Standing::WithEvent,
            },
        };
        let places = items.iter().enumerate().map(|(place, item)| (short_of(place), item));
        let Paged { items, page, pages } = Paged::of(places, page, LINES);
        let (totals, revision) = (self.totals(), self.revision);
        NextYearScreen::Page(Page {
            totals,
            revision,
            lines: items.into_iter().map(line).collect(),
            page,
            pages,
        })
    }

    pub fn ask(&self) -> NextYearScreen {
        NextYearScreen::Ask { totals: self.totals(), left: self.left(), stamp: self.stamp() }
    }
}

fn holds(plan: &Plan, key: &ItemKey) -> bool {
    match key {
        ItemKey::Task(slug) => plan.task(slug).is_some(),
        ItemKey::Event(slug) => plan.events.iter().any(|event| event.slug == *slug),
        ItemKey::Report(slug) => plan.reports.iter().any(|report| report.slug == *slug),
    }
}

/// The first day from now on on which a unit is reminded of something in this plan.
pub fn first_reminder(plan: &Plan, now: DateTime<Utc>) -> Option<NaiveDate> {
    let calendar = Calendar::of(plan).ok()?;
    let today = calendar.date(now);
    let ladder = |days_before: &Vec<u16>, due_on| Ladder {
        due_on,
        part: Part::Lead,
        days_before: days_before.clone(),
    };
    let ladders: Vec<Ladder> = plan
        .tasks
        .iter()
        .flat_map(|task| {
            let days_before = task.days_before.as_ref().unwrap_or(&plan.reminders.days_before);
            plan.due_dates(task).into_iter().map(move |due_on| ladder(days_before, due_on))
        })
        .filter(|ladder| ladder.due_on >= today)
        .collect();
    let mut mornings = std::iter::successors(calendar.next_morning(now), |at| calendar.next_morning(*at))
        .map(|at| calendar.date(at))
        .take_while(|day| *day < today + chrono::Duration::days(800));
    mornings.find(|day| ladders.iter().any(|ladder| calendar.due_step(ladder, *day, None).is_some()))
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

fn short_of(many: usize) -> u16 {
    u16::try_from(many).unwrap_or(u16::MAX)
}

/// Plans are of the years 2000 to 2100.
fn short(year: i32) -> u16 {
    u16::try_from(year).unwrap_or_default()
}
