//! One `[[task]]` of a plan file.

use super::cron_rules;
use super::problem::{Fault, Kind};
use super::read::{Context, NAME, SECTION, SOURCES};
use super::table::{Slugs, Table, check_references};
use super::value::{Found, choice, date, days_before, line, list, paragraph, slug, yes_no};
use crate::domain::plan::{Schedule, Slug, Task};

type PlacedSlugs = Vec<(usize, Slug)>;

pub(super) fn read_task(
    mut table: Table<'_>,
    known: &mut Context<'_>,
    found: &mut Vec<Found>,
) -> Option<Task> {
    let slug = known.tasks.define(&mut table, known.places);
    let section = table.required("section", line(SECTION));
    let title = table.required("title", line(NAME));
    let text = table.required("text", paragraph);
    let units = read_units(&mut table, &known.units);
    let units_from = table.required("units_from", choice(SOURCES));
    let schedule = read_schedule(&mut table, known);
    let days_before = table.optional("days_before", days_before);
    table.finish(found);
    let (lead, support) = units?;
    Some(Task {
        slug: slug?,
        section: section?,
        title: title?,
        text: text?,
        lead,
        support,
        units_from: units_from?,
        schedule: schedule?,
        days_before,
        cancelled: None,
    })
}

/// Leading and supporting units: each defined, each once, at least one that leads.
fn read_units(table: &mut Table<'_>, units: &Slugs) -> Option<(Vec<Slug>, Vec<Slug>)> {
    let has_lead = table.has("lead");
    let lead: Option<PlacedSlugs> = table.optional("lead", list(Kind::TextList, slug));
    let support: Option<PlacedSlugs> = table.optional("support", list(Kind::TextList, slug));
    if !has_lead || lead.as_ref().is_some_and(Vec::is_empty) {
        table.report(table.place("lead"), Fault::NoUnit);
    }
    let named = || lead.iter().chain(&support).flatten();
    check_references(table, units, named(), named_twice);
    let has_all = lead.is_some() && (support.is_some() || !table.has("support"));
    let slugs = |placed: Option<PlacedSlugs>| {
        placed.unwrap_or_default().into_iter().map(|(_, slug)| slug).collect::<Vec<_>>()
    };
    has_all.then(|| (slugs(lead), slugs(support)))
}

fn named_twice(what: &'static str, slug: Slug) -> Fault {
    Fault::NamedTwice { what, slug }
}

/// Exactly one of the four ways of being due.
fn read_schedule(table: &mut Table<'_>, known: &Context<'_>) -> Option<Schedule> {
    const WAYS: [&str; 4] = ["due_on", "events", "recurs", "ongoing"];
    let due_on = table.optional("due_on", date);
    let events: Option<PlacedSlugs> = table.optional("events", list(Kind::TextList, slug));
    let cron = table.optional("recurs", cron_rules::expression(known.year));
    let ongoing = table.optional("ongoing", yes_no);
    let due_from = table.optional("due_from", choice(SOURCES));
    table.within("due_on", due_on, known.own_year());

    let Some(way) = table.only_one_of(WAYS, |first, second| Fault::TwoSchedules { first, second }) else {
        table.report(table.at(), Fault::NoSchedule);
        return None;
    };
    let dated = ["due_on", "recurs"].into_iter().any(|way| table.has(way));
    if dated && !table.has("due_from") {
        table.report(table.at(), Fault::MissingKey { table: "[[task]]", key: "due_from" });
    } else if !dated && table.has("due_from") {
        table.report(table.place_of_key("due_from"), Fault::NeedlessDueFrom);
    }
    match way {
        "due_on" => Some(Schedule::Once { due_on: due_on?, due_from: due_from? }),
        "recurs" => Some(Schedule::Recurring { cron: cron?, due_from: due_from? }),
        "events" => {
            let events = events?;
            if events.is_empty() {
                table.report(table.place("events"), Fault::NoEvent);
            }
            check_references(table, &known.events, events.iter(), named_twice);
            Some(Schedule::Events(events.into_iter().map(|(_, slug)| slug).collect()))
        }
        _ => {
            if !ongoing? {
                table.report(table.place("ongoing"), Fault::NotOngoing);
            }
            Some(Schedule::Ongoing)
        }
    }
}
