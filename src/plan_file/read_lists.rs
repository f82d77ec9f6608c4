//! The short tables of a plan file: whom it names, on which days, with which words.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::problem::Fault;
use super::read::{Context, NAME, SECTION, SOURCES};
use super::table::Table;
use super::value::{Found, choice, date, line, paragraph, phone_number, slug, yes_no};
use crate::domain::plan::{
    Clause, EmergencyNumber, Event, Hamlet, Holiday, LegalBasis, Position, Report, ReportKind, Tone, Unit,
};

/// Holidays in the order of the calendar; `until` makes one table stand for several days.
pub(super) fn read_holidays(
    tables: Vec<Table<'_>>,
    year: Option<(i32, i32)>,
    found: &mut Vec<Found>,
) -> Option<Vec<Holiday>> {
    const LONGEST_DAYS: usize = 31;
    let mut days: Vec<Holiday> = Vec::new();
    let mut seen: HashSet<NaiveDate> = HashSet::new();
    let mut complete = true;
    for mut table in tables {
        let on = table.required("on", date);
        let until = table.optional("until", date);
        let name = table.required("name", line(NAME));
        let lunar = table.optional("lunar", yes_no).unwrap_or(false);
        table.within("on", on, year);
        table.within("until", until, year);
        table.in_order(("on", on), ("until", until));
        if let (Some(on), Some(name)) = (on, name) {
            let last = until.unwrap_or(on);
            for day in on.iter_days().take_while(|day| *day <= last).take(LONGEST_DAYS) {
                if seen.insert(day) {
                    days.push(Holiday { on: day, name: name.clone(), lunar });
                } else {
                    table.report(table.place("on"), Fault::HolidayTwice(day));
                }
            }
        } else {
            complete = false;
        }
        table.finish(found);
    }
    days.sort_by_key(|holiday| holiday.on);
    complete.then_some(days)
}

pub(super) fn read_clause(mut table: Table<'_>, found: &mut Vec<Found>) -> Option<Clause> {
    let section = table.required("section", line(SECTION));
    let text = table.required("text", paragraph);
    table.finish(found);
    Some(Clause { section: section?, text: text? })
}

pub(super) fn read_legal_basis(mut table: Table<'_>, found: &mut Vec<Found>) -> Option<LegalBasis> {
    let number = table.optional("number", line(NAME));
    let issued_on = table.optional("issued_on", date);
    let issuer = table.required("issuer", line(NAME));
    let title = table.required("title", line(2 * NAME));
    let section = table.required("section", line(SECTION));
    table.finish(found);
    Some(LegalBasis { number, issued_on, issuer: issuer?, title: title?, section: section? })
}

pub(super) fn read_number(mut table: Table<'_>, found: &mut Vec<Found>) -> Option<EmergencyNumber> {
    let number = table.required("number", phone_number);
    let name = table.required("name", line(NAME));
    let purpose = table.required("purpose", line(NAME));
    let checked_on = table.optional("checked_on", date);
    table.finish(found);
    Some(EmergencyNumber { number: number?, name: name?, purpose: purpose?, checked_on })
}

pub(super) fn read_hamlet(
    mut table: Table<'_>,
    known: &mut Context<'_>,
    found: &mut Vec<Found>,
) -> Option<Hamlet> {
    let slug = known.hamlets.define(&mut table, known.places);
    let name = table.required("name", line(NAME));
    table.finish(found);
    Some(Hamlet { slug: slug?, name: name? })
}

pub(super) fn read_unit(
    mut table: Table<'_>,
    known: &mut Context<'_>,
    found: &mut Vec<Found>,
) -> Option<Unit> {
    let slug = known.units.define(&mut table, known.places);
    let section = table.required("section", line(SECTION));
    let name = table.required("name", line(NAME));
    let tones = [("assigned", Tone::Assigned), ("requested", Tone::Requested)];
    let tone = table.required("tone", choice(&tones));
    let announces = table.optional("announces", yes_no).unwrap_or(false);
    let refers = table.optional("refers", yes_no).unwrap_or(false);
    table.finish(found);
    Some(Unit { slug: slug?, section: section?, name: name?, tone: tone?, announces, refers })
}

pub(super) fn read_position(
    mut table: Table<'_>,
    known: &mut Context<'_>,
    found: &mut Vec<Found>,
) -> Option<Position> {
    let own_slug = known.positions.define(&mut table, known.places);
    let name = table.required("name", line(NAME));
    let unit = table.optional("unit", slug);
    if let Some(fault) = unit.as_deref().and_then(|unit| known.units.undefined(unit)) {
        table.report(table.place("unit"), fault);
    }
    table.finish(found);
    Some(Position { slug: own_slug?, name: name?, unit })
}

pub(super) fn read_event(
    mut table: Table<'_>,
    known: &mut Context<'_>,
    found: &mut Vec<Found>,
) -> Option<Event> {
    let slug = known.events.define(&mut table, known.places);
    let section = table.required("section", line(SECTION));
    let name = table.required("name", line(NAME));
    let starts_on = table.required("starts_on", date);
    let ends_on = table.required("ends_on", date);
    let dates_from = table.required("dates_from", choice(SOURCES));
    table.within("starts_on", starts_on, known.own_year());
    table.within("ends_on", ends_on, known.own_year());
    table.in_order(("starts_on", starts_on), ("ends_on", ends_on));
    table.finish(found);
    Some(Event {
        slug: slug?,
        section: section?,
        name: name?,
        starts_on: starts_on?,
        ends_on: ends_on?,
        dates_from: dates_from?,
    })
}

pub(super) fn read_report(
    mut table: Table<'_>,
    known: &mut Context<'_>,
    found: &mut Vec<Found>,
) -> Option<Report> {
    let slug = known.reports.define(&mut table, known.places);
    let section = table.required("section", line(SECTION));
    let name = table.required("name", line(NAME));
    let kinds = [("half", ReportKind::Half), ("year", ReportKind::Year), ("periodic", ReportKind::Periodic)];
    let kind = table.required("kind", choice(&kinds));
    let covers_from = table.required("covers_from", date);
    let covers_until = table.required("covers_until", date);
    let due_on = table.required("due_on", date);
    let dates_from = table.required("dates_from", choice(SOURCES));
    // Reporting years often begin in the December before.
    table.within("covers_from", covers_from, known.year.map(|year| (year - 1, year)));
    table.within("covers_until", covers_until, known.own_year());
    table.within("due_on", due_on, known.own_year());
    table.in_order(("covers_from", covers_from), ("covers_until", covers_until));
    table.finish(found);
    Some(Report {
        slug: slug?,
        section: section?,
        name: name?,
        kind: kind?,
        covers_from: covers_from?,
        covers_until: covers_until?,
        due_on: due_on?,
        dates_from: dates_from?,
    })
}
