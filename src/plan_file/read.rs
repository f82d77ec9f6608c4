//! A whole plan file to a whole plan, or to everything that is wrong with it.

use std::collections::HashSet;

use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

use super::cron_rules;
use super::place::Places;
use super::problem::{Fault, Kind, Problem, nearest};
use super::read_task::read_task;
use super::table::{Slugs, Table};
use super::value::{
    Found, Taken, Value, choice, date, days_before, is_reported_already, line, list, paragraph, phone_number,
    slug, start_of, time, whole_number, yes_no,
};
use crate::domain::plan::{
    Clause, EmergencyNumber, Event, Hamlet, Holiday, LegalBasis, Plan, Position, PrivateRules, ReminderRules,
    Report, ReportKind, Source, Tone, Unit,
};

/// Longest name or title in characters: many of them must fit one message of 4,096.
pub(super) const NAME: usize = 200;
/// Longest section number.
pub(super) const SECTION: usize = 20;
pub(super) const SOURCES: &[(&str, Source)] = &[("plan", Source::Plan), ("local", Source::Local)];

/// Reads a plan file.
///
/// `file` is its name as problems shall call it, `text` its content. Dates are days in the plan's zone.
///
/// # Errors
/// All problems at once, in the order of the file. Only a file that is no TOML gives its syntax errors
/// alone, since what the rest of it means cannot be told.
pub fn read(file: &str, text: &str) -> Result<Plan, Vec<Problem>> {
    let places = Places::of(text);
    let (root, syntax_errors) = DeTable::parse_recoverable(text);
    let (mut found, is_toml) = syntax_faults(text, root.get_ref(), &syntax_errors);
    let plan = if is_toml { read_root(root.get_ref(), &places, &mut found) } else { None };
    match plan {
        Some(plan) if found.is_empty() => Ok(plan),
        _ => Err(problems(file, &places, found)),
    }
}

/// Faults in the order of the file, with line and column.
pub(super) fn problems(file: &str, places: &Places<'_>, mut found: Vec<Found>) -> Vec<Problem> {
    found.sort_by_key(|(at, _)| *at);
    let problem = |(at, fault)| {
        let (line, column) = places.line_and_column(at);
        Problem { file: file.to_owned(), line, column, fault }
    };
    found.into_iter().map(problem).collect()
}

/// What the TOML parser complains of, and whether the rest of the file can still be trusted: an impossible
/// date spoils nothing but itself.
fn syntax_faults(text: &str, root: &DeTable<'_>, errors: &[toml::de::Error]) -> (Vec<Found>, bool) {
    let mut impossible_dates = HashSet::new();
    root.values().for_each(|value| collect_impossible_dates(value, &mut impossible_dates));
    let mut is_toml = true;
    let fault = |error: &toml::de::Error| {
        let span = error.span().unwrap_or(0..0);
        if impossible_dates.contains(&span.start) && !span.is_empty() {
            // "invalid date, expected day between 01 and 29": only the second half helps.
            let expected =
                error.message().rsplit_once(", ").map_or(error.message(), |(_, expected)| expected);
            let written = text.get(span.clone()).unwrap_or_default().to_owned();
            return (span.start, Fault::NoSuchDate { text: written, expected: expected.to_owned() });
        }
        is_toml = false;
        (span.start, Fault::Syntax(error.message().to_owned()))
    };
    (errors.iter().map(fault).collect(), is_toml)
}

fn collect_impossible_dates(value: &Value<'_>, places: &mut HashSet<usize>) {
    match value.get_ref() {
        DeValue::Array(items) => items.iter().for_each(|item| collect_impossible_dates(item, places)),
        DeValue::Table(entries) => entries.values().for_each(|entry| collect_impossible_dates(entry, places)),
        _ if is_reported_already(value) => {
            places.insert(start_of(value));
        }
        _ => {}
    }
}

/// What the tables of one file must know of each other.
pub(super) struct Context<'p> {
    pub(super) places: &'p Places<'p>,
    /// Absent if the file's own year is unreadable.
    pub(super) year: Option<i32>,
    pub(super) units: Slugs,
    pub(super) positions: Slugs,
    pub(super) events: Slugs,
    pub(super) reports: Slugs,
    pub(super) tasks: Slugs,
    pub(super) hamlets: Slugs,
}

impl Context<'_> {
    /// The plan's own year, as bounds for a date.
    pub(super) fn own_year(&self) -> Option<(i32, i32)> {
        self.year.map(|year| (year, year))
    }
}

fn read_root(root: &DeTable<'_>, places: &Places<'_>, found: &mut Vec<Found>) -> Option<Plan> {
    let mut root = Table::new("the file", 0, root);
    let plan = root.table("plan", "[plan]").map(|table| read_head(table, found));
    let mut context = Context {
        places,
        year: plan.as_ref().and_then(|head| head.year),
        units: Slugs::new("unit"),
        positions: Slugs::new("position"),
        events: Slugs::new("event"),
        reports: Slugs::new("report"),
        tasks: Slugs::new("task"),
        hamlets: Slugs::new("hamlet"),
    };
    let reminders =
        root.table("reminders", "[reminders]").and_then(|table| read_reminders(table, context.year, found));
    let private = match root.has("private") {
        true => root.table("private", "[private]").and_then(|table| read_private(table, found)),
        false => Some(PrivateRules::default()),
    };
    for key in ["unit", "task"] {
        if !root.has(key) {
            root.report(root.at(), Fault::MissingKey { table: "the file", key });
        }
    }
    let known = &mut context;
    let holidays = read_holidays(root.tables("holiday", "[[holiday]]"), known.own_year(), found);
    let aims = all(root.tables("aim", "[[aim]]"), |table| read_clause(table, found));
    let solutions = all(root.tables("solution", "[[solution]]"), |table| read_clause(table, found));
    let legal_basis =
        all(root.tables("legal_basis", "[[legal_basis]]"), |table| read_legal_basis(table, found));
    let emergency_numbers =
        all(root.tables("emergency_number", "[[emergency_number]]"), |table| read_number(table, found));
    let hamlets = all(root.tables("hamlet", "[[hamlet]]"), |table| read_hamlet(table, known, found));
    let units = all(root.tables("unit", "[[unit]]"), |table| read_unit(table, known, found));
    let positions = all(root.tables("position", "[[position]]"), |table| read_position(table, known, found));
    let events = all(root.tables("event", "[[event]]"), |table| read_event(table, known, found));
    let reports = all(root.tables("report", "[[report]]"), |table| read_report(table, known, found));
    let tasks = all(root.tables("task", "[[task]]"), |table| read_task(table, known, found));
    root.finish(found);
    let head = plan?;
    Some(Plan {
        slug: head.slug?,
        title: head.title?,
        commune: head.commune?,
        issuer: head.issuer?,
        year: head.year?,
        zone: head.zone?,
        recipients: head.recipients?,
        reminders: reminders?,
        private: private?,
        holidays: holidays?,
        aims: aims?,
        solutions: solutions?,
        legal_basis: legal_basis?,
        emergency_numbers: emergency_numbers?,
        hamlets: hamlets?,
        units: units?,
        positions: positions?,
        events: events?,
        reports: reports?,
        tasks: tasks?,
    })
}

/// Reads every table, even after one that fails, so that all problems are found.
fn all<'t, T>(tables: Vec<Table<'t>>, read: impl FnMut(Table<'t>) -> Option<T>) -> Option<Vec<T>> {
    let read: Vec<_> = tables.into_iter().map(read).collect();
    read.into_iter().collect()
}

/// `[plan]`: what it has is known even if a part of it is wrong.
struct Head {
    slug: Option<String>,
    title: Option<String>,
    commune: Option<String>,
    issuer: Option<String>,
    year: Option<i32>,
    zone: Option<chrono_tz::Tz>,
    recipients: Option<Vec<String>>,
}

fn read_head(mut table: Table<'_>, found: &mut Vec<Found>) -> Head {
    let year = table.required("year", whole_number(2000, 2100));
    let recipients = table.required("recipients", list(Kind::TextList, line(NAME)));
    let head = Head {
        slug: table.required("slug", slug),
        title: table.required("title", line(NAME)),
        commune: table.required("commune", line(NAME)),
        issuer: table.required("issuer", line(NAME)),
        year: year.and_then(|year| i32::try_from(year).ok()),
        zone: table.required("zone", zone),
        recipients: recipients.map(|names| names.into_iter().map(|(_, name)| name).collect()),
    };
    table.finish(found);
    head
}

fn zone(key: &str, value: &Value<'_>) -> Taken<chrono_tz::Tz> {
    let name = line(NAME)(key, value)?;
    name.parse().map_err(|_| {
        let names = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
        vec![(start_of(value), Fault::UnknownZone { suggestion: nearest(&name, names), name })]
    })
}

fn read_reminders(mut table: Table<'_>, year: Option<i32>, found: &mut Vec<Found>) -> Option<ReminderRules> {
    let at = table.required("at", cron_rules::expression(year));
    let days_before = table.required("days_before", days_before);
    let overdue = table.required("overdue_every_working_days", whole_number(1, 30));
    let quiet_from = table.required("quiet_from", time);
    let quiet_until = table.required("quiet_until", time);
    if let (Some(from), Some(until)) = (quiet_from, quiet_until) {
        if from == until {
            table.report(table.place("quiet_until"), Fault::QuietHoursEmpty(from));
        } else if let Some(at) = at.as_deref().and_then(|at| cron_rules::in_quiet_hours(at, from, until)) {
            table.report(table.place("at"), Fault::ReminderInQuietHours { at, from, until });
        }
    }
    table.finish(found);
    Some(ReminderRules {
        at: at?,
        days_before: days_before?,
        overdue_every_working_days: u16::try_from(overdue?).ok()?,
        quiet_from: quiet_from?,
        quiet_until: quiet_until?,
    })
}

/// Both times have a limit: somebody waits for the one, and the other is kept about somebody.
fn read_private(mut table: Table<'_>, found: &mut Vec<Found>) -> Option<PrivateRules> {
    let defaults = PrivateRules::default();
    let minutes = table.optional("call_next_after_minutes", whole_number(1, 60));
    let days = table.optional("keep_closed_days", whole_number(1, 90));
    table.finish(found);
    let or =
        |value: Option<i64>, default: u16| value.map_or(Some(default), |value| u16::try_from(value).ok());
    Some(PrivateRules {
        call_next_after_minutes: or(minutes, defaults.call_next_after_minutes)?,
        keep_closed_days: or(days, defaults.keep_closed_days)?,
    })
}

/// Holidays in the order of the calendar; `until` makes one table stand for several days.
fn read_holidays(
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
        // Only `roll` uses it: such a day cannot be moved to the next year by its date.
        table.optional("lunar", yes_no);
        table.within("on", on, year);
        table.within("until", until, year);
        table.in_order(("on", on), ("until", until));
        if let (Some(on), Some(name)) = (on, name) {
            let last = until.unwrap_or(on);
            for day in on.iter_days().take_while(|day| *day <= last).take(LONGEST_DAYS) {
                if seen.insert(day) {
                    days.push(Holiday { on: day, name: name.clone() });
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

fn read_clause(mut table: Table<'_>, found: &mut Vec<Found>) -> Option<Clause> {
    let section = table.required("section", line(SECTION));
    let text = table.required("text", paragraph);
    table.finish(found);
    Some(Clause { section: section?, text: text? })
}

fn read_legal_basis(mut table: Table<'_>, found: &mut Vec<Found>) -> Option<LegalBasis> {
    let number = table.optional("number", line(NAME));
    let issued_on = table.optional("issued_on", date);
    let issuer = table.required("issuer", line(NAME));
    let title = table.required("title", line(2 * NAME));
    let section = table.required("section", line(SECTION));
    table.finish(found);
    Some(LegalBasis { number, issued_on, issuer: issuer?, title: title?, section: section? })
}

fn read_number(mut table: Table<'_>, found: &mut Vec<Found>) -> Option<EmergencyNumber> {
    let number = table.required("number", phone_number);
    let name = table.required("name", line(NAME));
    let purpose = table.required("purpose", line(NAME));
    let checked_on = table.optional("checked_on", date);
    table.finish(found);
    Some(EmergencyNumber { number: number?, name: name?, purpose: purpose?, checked_on })
}

fn read_hamlet(mut table: Table<'_>, known: &mut Context<'_>, found: &mut Vec<Found>) -> Option<Hamlet> {
    let slug = known.hamlets.define(&mut table, known.places);
    let name = table.required("name", line(NAME));
    table.finish(found);
    Some(Hamlet { slug: slug?, name: name? })
}

fn read_unit(mut table: Table<'_>, known: &mut Context<'_>, found: &mut Vec<Found>) -> Option<Unit> {
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

fn read_position(mut table: Table<'_>, known: &mut Context<'_>, found: &mut Vec<Found>) -> Option<Position> {
    let own_slug = known.positions.define(&mut table, known.places);
    let name = table.required("name", line(NAME));
    let unit = table.optional("unit", slug);
    if let Some(fault) = unit.as_deref().and_then(|unit| known.units.undefined(unit)) {
        table.report(table.place("unit"), fault);
    }
    table.finish(found);
    Some(Position { slug: own_slug?, name: name?, unit })
}

fn read_event(mut table: Table<'_>, known: &mut Context<'_>, found: &mut Vec<Found>) -> Option<Event> {
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

fn read_report(mut table: Table<'_>, known: &mut Context<'_>, found: &mut Vec<Found>) -> Option<Report> {
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
