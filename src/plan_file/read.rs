//! A whole plan file to a whole plan, or to everything that is wrong with it.

use std::collections::HashSet;

use toml::de::{DeTable, DeValue};

use super::place::Places;
use super::problem::{Fault, Problem};
use super::read_campaign::read_campaign;
use super::read_lists::{
    read_clause, read_event, read_hamlet, read_holidays, read_legal_basis, read_number, read_position,
    read_report, read_unit,
};
use super::read_rules::{read_announcements, read_head, read_private, read_reminders, report_quiet_times};
use super::read_task::read_task;
use super::table::{Slugs, Table};
use super::value::{Found, Value, is_reported_already, start_of};
use crate::domain::campaign::AnnouncementRules;
use crate::domain::plan::{Plan, PrivateRules, QuietHours, Source};

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
    /// Absent if they are unreadable.
    pub(super) quiet: Option<QuietHours>,
    pub(super) units: Slugs,
    pub(super) positions: Slugs,
    pub(super) events: Slugs,
    pub(super) reports: Slugs,
    pub(super) tasks: Slugs,
    pub(super) hamlets: Slugs,
    pub(super) campaigns: Slugs,
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
    let year = plan.as_ref().and_then(|head| head.year);
    let (reminders, quiet) = root
        .table("reminders", "[reminders]")
        .map_or((None, None), |table| read_reminders(table, year, found));
    let mut context = Context {
        places,
        year,
        quiet,
        units: Slugs::new("unit"),
        positions: Slugs::new("position"),
        events: Slugs::new("event"),
        reports: Slugs::new("report"),
        tasks: Slugs::new("task"),
        hamlets: Slugs::new("hamlet"),
        campaigns: Slugs::new("campaign"),
    };
    let private = match root.has("private") {
        true => root.table("private", "[private]").and_then(|table| read_private(table, found)),
        false => Some(PrivateRules::default()),
    };
    let announcements = if root.has("announcements") {
        root.table("announcements", "[announcements]")
            .and_then(|table| read_announcements(table, quiet, found))
    } else {
        let defaults = AnnouncementRules::default();
        report_quiet_times(&defaults, quiet, root.place("reminders"), found);
        Some(defaults)
    };
    for key in ["unit", "task"] {
        if !root.has(key) {
            root.report(root.at(), Fault::MissingKey { table: "the file", key });
        }
    }
    let known = &mut context;
    let holidays = read_holidays(root.tables("holiday", "[[holiday]]"), known.own_year(), found);
    let headings = all(root.tables("heading", "[[heading]]"), |table| read_clause(table, found));
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
    let campaigns = all(root.tables("campaign", "[[campaign]]"), |table| read_campaign(table, known, found));
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
        announcements: announcements?,
        holidays: holidays?,
        headings: headings?,
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
        campaigns: campaigns?,
    })
}

/// Reads every table, even after one that fails, so that all problems are found.
pub(super) fn all<'t, T>(tables: Vec<Table<'t>>, read: impl FnMut(Table<'t>) -> Option<T>) -> Option<Vec<T>> {
    let read: Vec<_> = tables.into_iter().map(read).collect();
    read.into_iter().collect()
}
