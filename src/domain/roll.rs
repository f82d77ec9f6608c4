//! The plan of a later year, proposed from an earlier one: the same tasks on other days.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::campaign::{Campaign, CampaignMessage};
use super::change::{OUTSIDE_THE_PLAN, full_year};
use super::plan::{Event, Holiday, Plan, Report, Schedule, Slug, Source, Task};
use super::plan_dates::days_of;

/// What a person looks at before the plan of the next year counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub old_year: i32,
    /// With everything that is proposed.
    pub plan: Plan,
    /// Tasks, events and reports in the order of their new days; what runs all year comes last.
    pub items: Vec<Item>,
    /// Holidays whose new days somebody has to look up.
    pub lunar: Vec<String>,
    /// Recurring tasks that have no day in the new year; the plan lacks them.
    pub never: Vec<String>,
    /// How many tasks were cancelled during the year; the plan lacks them too.
    pub cancelled: usize,
}

/// Something that can be left out, by what it is known by for good.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ItemKey {
    Task(Slug),
    Event(Slug),
    Report(Slug),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub key: ItemKey,
    pub title: String,
    pub when: When,
}

/// When something was and will be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    Day {
        old: NaiveDate,
        new: NaiveDate,
        /// The last day of an event that has several.
        until: Option<NaiveDate>,
        /// Why it is not the same day of the year.
        because: Option<Free>,
    },
    /// On the first day of so many events, the first of them then.
    WithEvents {
        first: NaiveDate,
        times: u32,
    },
    /// So many times in the year, first then.
    Recurring {
        first: NaiveDate,
        times: u32,
    },
    AllYear,
}

/// Why nobody works on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Free {
    Weekend(NaiveDate),
    Holiday(NaiveDate, String),
}

/// Days of a recurring task on which nobody works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeDays {
    pub title: String,
    pub days: Vec<NaiveDate>,
}

/// The plan of the year after this plan's.
///
/// Every date moves to the same day of the new year, except those of the documents cited and of checks of phone
/// numbers, which are history. A local date that then falls on a free day moves to the next working day (the last one
/// of the year, if none is left); a date from the source stays. Messages of a campaign about an event keep their
/// distance in days from its first day, within the year. Holidays that follow the moon are left out.
pub fn next_year(plan: &Plan) -> Proposal {
    let roll = Roll::from(plan);
    let mut lunar: Vec<String> =
        plan.holidays.iter().filter(|day| day.lunar).map(|day| day.name.clone()).collect();
    lunar.dedup();
    let has_a_day = |task: &&Task| match &task.schedule {
        Schedule::Recurring { cron, .. } => days_of(cron, roll.next.year).is_ok_and(|days| !days.is_empty()),
        _ => true,
    };
    let (going_on, cancelled): (Vec<&Task>, Vec<&Task>) =
        plan.tasks.iter().partition(|task| task.cancelled.is_none());
    let (tasks, never): (Vec<&Task>, Vec<&Task>) = going_on.into_iter().partition(has_a_day);
    let next = Plan {
        events: plan.events.iter().map(|event| roll.event(event)).collect(),
        reports: plan.reports.iter().map(|report| roll.report(report)).collect(),
        tasks: tasks.into_iter().map(|task| roll.task(task)).collect(),
        campaigns: plan.campaigns.iter().map(|campaign| roll.campaign(campaign)).collect(),
        ..roll.next
    };
    let items = items(plan, &next);
    let never = never.into_iter().map(|task| task.title.clone()).collect();
    Proposal { old_year: plan.year, plan: next, items, lunar, never, cancelled: cancelled.len() }
}

impl Proposal {
    /// The plan without what was left out, and without what makes no sense alone: tasks whose events are all gone, and
    /// campaigns about one that is.
    pub fn without(&self, left_out: &BTreeSet<ItemKey>) -> Plan {
        let mut plan = self.plan.clone();
        plan.events.retain(|event| !left_out.contains(&ItemKey::Event(event.slug.clone())));
        plan.reports.retain(|report| !left_out.contains(&ItemKey::Report(report.slug.clone())));
        plan.tasks.retain(|task| !left_out.contains(&ItemKey::Task(task.slug.clone())));
        let takes_place = |slug: &Slug| plan.events.iter().any(|event| event.slug == *slug);
        plan.campaigns.retain(|campaign| campaign.event.as_ref().is_none_or(takes_place));
        plan.tasks.retain_mut(|task| match &mut task.schedule {
            Schedule::Events(slugs) => {
                slugs.retain(takes_place);
                !slugs.is_empty()
            }
            _ => true,
        });
        plan
    }
}

/// The recurring tasks of a plan that are due on days on which nobody works.
pub fn free_days(plan: &Plan) -> Vec<FreeDays> {
    let recurring = plan.tasks.iter().filter(|task| matches!(task.schedule, Schedule::Recurring { .. }));
    let free = recurring.map(|task| {
        let days = plan.due_dates(task).into_iter().filter(|day| !plan.is_working_day(*day));
        FreeDays { title: task.title.clone(), days: days.collect() }
    });
    free.filter(|free| !free.days.is_empty()).collect()
}

/// What a plan calls those of its parts whose texts name a year, its own title first. Documents that it cites are left
/// aside: they are history.
pub fn names_of_year(plan: &Plan, year: i32) -> Vec<String> {
    let year = year.to_string();
    let names = |texts: &[&String]| texts.iter().any(|text| text.contains(&year));
    let clauses = plan.aims.iter().chain(&plan.headings).chain(&plan.solutions);
    let head = names(&[&plan.title, &plan.issuer, &plan.commune]).then_some(&plan.title);
    let parts = head
        .into_iter()
        .chain(plan.events.iter().map(|event| &event.name).filter(|name| names(&[name])))
        .chain(plan.reports.iter().map(|report| &report.name).filter(|name| names(&[name])))
        .chain(plan.tasks.iter().filter(|task| names(&[&task.title, &task.text])).map(|task| &task.title))
        .chain(
            plan.campaigns.iter().filter(|campaign| names(&campaign.texts())).map(|campaign| &campaign.name),
        )
        .chain(clauses.filter(|clause| names(&[&clause.text])).map(|clause| &clause.section));
    parts.cloned().collect()
}

/// Moves dates from one plan's year to another.
struct Roll<'p> {
    old: &'p Plan,
    /// The plan with the new year and its holidays: they decide where the other dates may go.
    next: Plan,
}

impl<'p> Roll<'p> {
    fn from(old: &'p Plan) -> Self {
        let year = old.year + 1;
        let slug = slug_of_year(&old.slug, old.year, year);
        let kept = old.holidays.iter().filter(|holiday| !holiday.lunar);
        let mut holidays: Vec<Holiday> =
            kept.map(|holiday| Holiday { on: same_day(holiday.on, 1), ..holiday.clone() }).collect();
        // 28 and 29 February may have become one day.
        holidays.dedup_by_key(|holiday| holiday.on);
        Self { old, next: Plan { slug, year, holidays, ..old.clone() } }
    }

    fn day(&self, day: NaiveDate, from: Source) -> NaiveDate {
        let same = same_day(day, 1);
        if from == Source::Local { working_day_from(&self.next, same) } else { same }
    }

    fn event(&self, event: &Event) -> Event {
        let [starts_on, ends_on] =
            [event.starts_on, event.ends_on].map(|day| self.day(day, event.dates_from));
        Event { starts_on, ends_on, ..event.clone() }
    }

    fn report(&self, report: &Report) -> Report {
        Report {
            covers_from: same_day(report.covers_from, 1),
            covers_until: same_day(report.covers_until, 1),
            due_on: self.day(report.due_on, report.dates_from),
            ..report.clone()
        }
    }

    fn task(&self, task: &Task) -> Task {
        let schedule = match &task.schedule {
            Schedule::Once { due_on, due_from } => {
                Schedule::Once { due_on: self.day(*due_on, *due_from), due_from: *due_from }
            }
            added if task.section == OUTSIDE_THE_PLAN => full_year(added),
            other => other.clone(),
        };
        Task { schedule, ..task.clone() }
    }

    /// Announcements go out on free days too.
    fn campaign(&self, campaign: &Campaign) -> Campaign {
        let event = self.old.events.iter().find(|event| Some(&event.slug) == campaign.event.as_ref());
        let moved = |on: NaiveDate| {
            event
                .and_then(|event| {
                    let starts_on = self.day(event.starts_on, event.dates_from);
                    starts_on.checked_add_signed(on - event.starts_on)
                })
                .unwrap_or_else(|| same_day(on, 1))
        };
        let message = |message: &CampaignMessage| CampaignMessage {
            on: within_year(moved(message.on), self.next.year),
            ..message.clone()
        };
        Campaign { messages: campaign.messages.iter().map(message).collect(), ..campaign.clone() }
    }
}

/// What becomes of everything in `next` that can be left out.
fn items(old: &Plan, next: &Plan) -> Vec<Item> {
    let moved = |old: NaiveDate, new: NaiveDate, until: Option<NaiveDate>| {
        let same = same_day(old, next.year - old.year());
        let because = (same != new).then(|| reason(next, same));
        When::Day { old, new, until, because }
    };
    let task = |task: &Task| {
        let days = next.due_dates(task);
        let first = days.first().copied().unwrap_or_default();
        let times = u32::try_from(days.len()).unwrap_or(u32::MAX);
        let before = old.task(&task.slug).map(|before| &before.schedule);
        let when = match (&task.schedule, before) {
            (Schedule::Once { due_on: new, .. }, Some(Schedule::Once { due_on, .. })) => {
                moved(*due_on, *new, None)
            }
            (Schedule::Events(_), _) => When::WithEvents { first, times },
            (Schedule::Recurring { .. }, _) => When::Recurring { first, times },
            _ => When::AllYear,
        };
        Item { key: ItemKey::Task(task.slug.clone()), title: task.title.clone(), when }
    };
    let events = old.events.iter().zip(&next.events).map(|(before, event)| {
        let until = Some(event.ends_on).filter(|last| *last != event.starts_on);
        let when = moved(before.starts_on, event.starts_on, until);
        Item { key: ItemKey::Event(event.slug.clone()), title: event.name.clone(), when }
    });
    let reports = old.reports.iter().zip(&next.reports).map(|(before, report)| {
        let when = moved(before.due_on, report.due_on, None);
        Item { key: ItemKey::Report(report.slug.clone()), title: report.name.clone(), when }
    });
    let mut items: Vec<Item> = events.chain(reports).chain(next.tasks.iter().map(task)).collect();
    items.sort_by_key(|item| item.when.first().unwrap_or(NaiveDate::MAX));
    items
}

impl When {
    /// The first day in the new year; none if it runs all year.
    fn first(&self) -> Option<NaiveDate> {
        match self {
            When::Day { new: first, .. } | When::WithEvents { first, .. } | When::Recurring { first, .. } => {
                Some(*first)
            }
            When::AllYear => None,
        }
    }
}

/// Why this day of the plan is not worked.
fn reason(plan: &Plan, day: NaiveDate) -> Free {
    let holiday = plan.holidays.iter().find(|holiday| holiday.on == day);
    match holiday {
        Some(holiday) if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) => {
            Free::Holiday(day, holiday.name.clone())
        }
        _ => Free::Weekend(day),
    }
}

/// The same day of another year; 28 February for a 29th that it lacks.
pub fn same_day(day: NaiveDate, years: i32) -> NaiveDate {
    let year = day.year() + years;
    day.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28)).unwrap_or(day)
}

/// The day itself, or the first or last of the year if it lies before or after it.
pub fn within_year(day: NaiveDate, year: i32) -> NaiveDate {
    match (NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31)) {
        (Some(first), Some(last)) => day.clamp(first, last),
        _ => day,
    }
}

/// This day or the next that is worked, within its year; else the last one before it.
pub fn working_day_from(plan: &Plan, day: NaiveDate) -> NaiveDate {
    let later = day.iter_days().take_while(|later| later.year() == day.year());
    let earlier =
        std::iter::successors(Some(day), NaiveDate::pred_opt).take_while(|e| e.year() == day.year());
    later.chain(earlier).find(|day| plan.is_working_day(*day)).unwrap_or(day)
}

/// The slug with the new year in place of the old one, or with the new year behind it.
pub fn slug_of_year(slug: &str, old_year: i32, year: i32) -> String {
    const LONGEST_BEFORE_YEAR: usize = 27;
    let old = old_year.to_string();
    if slug.contains(&old) {
        return slug.replace(&old, &year.to_string());
    }
    // Slugs are ASCII.
    let kept = slug.get(..LONGEST_BEFORE_YEAR).unwrap_or(slug).trim_end_matches('-');
    format!("{kept}-{year}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_gets_the_new_year_once() {
        assert_eq!(slug_of_year("song-an-2020", 2020, 2021), "song-an-2021");
        assert_eq!(slug_of_year("song-an", 2020, 2021), "song-an-2021");
        assert_eq!(
            slug_of_year("abcdefghijklmnopqrstuvwxyz-12345", 2020, 2021),
            "abcdefghijklmnopqrstuvwxyz-2021"
        );
    }

    #[test]
    fn a_leap_day_moves_to_the_28th() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert_eq!(same_day(day(2020, 2, 29), 1), day(2021, 2, 28));
        assert_eq!(same_day(day(2020, 2, 29), 4), day(2024, 2, 29));
    }
}
