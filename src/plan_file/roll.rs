//! Next year's plan file from this year's: the same text, with other dates.
//!
//! Edits are made at the places where the values stand, so that comments and layout stay as they are. Where a date goes
//! is said by `domain::roll`, which makes the same plan without a file.

use std::ops::Range;

use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

use super::place::Places;
use super::problem::{Fault, Problem};
use super::read::{problems, read};
use super::value::{Found, Value, date, start_of};
use crate::domain::plan::{Holiday, Plan};
use crate::domain::plan_dates::days_of;
use crate::domain::roll::{same_day, slug_of_year, within_year, working_day_from};

/// The words that go into the rolled file, for its coordinator.
mod notes {
    pub(super) const INTRO: &str = include_str!("../../plans/roll/intro.vi.txt");
    pub(super) const NAMES_OLD_YEAR: &str = include_str!("../../plans/roll/names_old_year.vi.txt");
    pub(super) const LUNAR: &str = include_str!("../../plans/roll/lunar.vi.txt");
    pub(super) const LUNAR_HERE: &str = include_str!("../../plans/roll/lunar_here.vi.txt");
    pub(super) const RECURRING: &str = include_str!("../../plans/roll/recurring.vi.txt");
}

/// Makes the plan file of `year` from the plan file of an earlier year.
///
/// Every date moves to the same day of the new year, except those of the documents cited and of checks of
/// phone numbers, which are history. A local date that then falls on a weekend or a listed holiday moves to
/// the next working day (the last one of the year, if none is left); a date from the source stays. Messages of
/// a campaign about an event keep their distance in days from its first day, within the year. Holidays marked
/// `lunar` become comments. A comment at the top lists what a person must look at.
///
/// # Errors
/// The file has problems, the year is not a later one, or a recurring task has no day in the new year.
pub fn roll(file: &str, text: &str, year: i32) -> Result<String, Vec<Problem>> {
    let plan = read(file, text)?;
    let (root, _) = DeTable::parse_recoverable(text);
    let places = Places::of(text);
    let mut roll = Roll::new(text, &places, &plan, year);
    roll.head(root.get_ref());
    // Holidays first: they decide where the other dates may go.
    tables(root.get_ref(), "holiday").for_each(|holiday| roll.holiday(holiday));
    for (list, dates, origin) in [
        ("event", &["starts_on", "ends_on"][..], "dates_from"),
        ("report", &["due_on"], "dates_from"),
        ("task", &["due_on"], "due_from"),
    ] {
        for (_, table) in tables(root.get_ref(), list) {
            let is_local = text_of(table, origin) == Some("local");
            dates.iter().for_each(|key| roll.move_date(table, key, is_local));
        }
    }
    for (_, report) in tables(root.get_ref(), "report") {
        ["covers_from", "covers_until"].into_iter().for_each(|key| roll.move_date(report, key, false));
    }
    tables(root.get_ref(), "task").for_each(|(_, task)| roll.recurrence(task));
    tables(root.get_ref(), "campaign").for_each(|(_, campaign)| roll.campaign(root.get_ref(), campaign));
    roll.list_old_year(root.get_ref());
    if !roll.found.is_empty() {
        return Err(problems(file, &places, roll.found));
    }
    let rolled = roll.finish();
    read(file, &rolled)?;
    Ok(rolled)
}

/// Edits and notes, collected.
struct Roll<'t> {
    text: &'t str,
    places: &'t Places<'t>,
    old_year: i32,
    /// The plan with the new year and only those holidays that the new file has.
    next: Plan,
    edits: Vec<(Range<usize>, String)>,
    found: Vec<Found>,
    names_old_year: Vec<String>,
    lunar: Vec<String>,
    recurring: Vec<String>,
}

impl<'t> Roll<'t> {
    fn new(text: &'t str, places: &'t Places<'t>, plan: &Plan, year: i32) -> Self {
        Self {
            text,
            places,
            old_year: plan.year,
            next: Plan { year, holidays: Vec::new(), ..plan.clone() },
            edits: Vec::new(),
            found: Vec::new(),
            names_old_year: Vec::new(),
            lunar: Vec::new(),
            recurring: Vec::new(),
        }
    }

    fn head(&mut self, root: &DeTable<'_>) {
        let Some(DeValue::Table(head)) = root.get("plan").map(|value| value.get_ref()) else { return };
        if let Some(value) = head.get("year") {
            if self.next.year <= self.old_year {
                let fault = Fault::RollsBack { from: self.old_year, to: self.next.year };
                self.found.push((start_of(value), fault));
            }
            self.edits.push((value.span(), self.next.year.to_string()));
        }
        if let Some(value) = head.get("slug") {
            let slug = slug_of_year(&self.next.slug, self.old_year, self.next.year);
            self.edits.push((value.span(), format!("\"{slug}\"")));
        }
    }

    fn holiday(&mut self, (at, table): (Range<usize>, &DeTable<'_>)) {
        let name = text_of(table, "name").unwrap_or_default().to_owned();
        if table.get("lunar").and_then(|value| value.get_ref().as_bool()) == Some(true) {
            self.lunar.push(name);
            self.comment_out(at, table);
            return;
        }
        let moved = |key| Some(same_day(date(key, table.get(key)?).ok()?, self.shift()));
        if let Some(on) = moved("on") {
            let last = moved("until").unwrap_or(on);
            let days = on.iter_days().take_while(|day| *day <= last);
            let holidays: Vec<_> = days.map(|on| Holiday { on, name: name.clone(), lunar: false }).collect();
            self.next.holidays.extend(holidays);
        }
        ["on", "until"].into_iter().for_each(|key| self.move_date(table, key, false));
    }

    fn comment_out(&mut self, at: Range<usize>, table: &DeTable<'_>) {
        if !self.text[at.start..].starts_with("[[") {
            // A table written inline in a list cannot become a comment without its neighbours.
            let comma =
                self.text[at.end..].find(',').filter(|comma| self.text[at.end..][..*comma].trim().is_empty());
            self.edits.push((at.start..comma.map_or(at.end, |comma| at.end + comma + 1), String::new()));
            return;
        }
        let last = table.values().map(|value| value.span().end).max().unwrap_or(at.end);
        let lines = self.places.whole_lines(at.start, last);
        let quoted = self.text[lines.clone()].lines().map(|line| format!("# {line}"));
        let note = std::iter::once(format!("# {}", self.worded(notes::LUNAR_HERE)));
        self.edits.push((lines, note.chain(quoted).collect::<Vec<_>>().join("\n")));
    }

    /// Moves a date, if the table has it; a local one to a working day.
    fn move_date(&mut self, table: &DeTable<'_>, key: &str, to_working_day: bool) {
        if let (Some(value), Some((_, day))) = (table.get(key), self.moved(table, key, to_working_day)) {
            self.edits.push((value.span(), day.to_string()));
        }
    }

    /// The date that the table has, and the one that it gets; a local one is a working day.
    fn moved(&self, table: &DeTable<'_>, key: &str, to_working_day: bool) -> Option<(NaiveDate, NaiveDate)> {
        let old = date(key, table.get(key)?).ok()?;
        let new = same_day(old, self.shift());
        Some((old, if to_working_day { working_day_from(&self.next, new) } else { new }))
    }

    /// Announcements go out on free days too.
    fn campaign(&mut self, root: &DeTable<'_>, campaign: &DeTable<'_>) {
        let event = text_of(campaign, "event");
        let days_of_event = tables(root, "event")
            .find(|(_, table)| event.is_some() && text_of(table, "slug") == event)
            .and_then(|(_, table)| {
                self.moved(table, "starts_on", text_of(table, "dates_from") == Some("local"))
            });
        for (_, message) in tables(campaign, "message") {
            let (Some((old, same)), Some(value)) = (self.moved(message, "on", false), message.get("on"))
            else {
                continue;
            };
            let day = days_of_event
                .and_then(|(old_start, new_start)| new_start.checked_add_signed(old - old_start))
                .unwrap_or(same);
            self.edits.push((value.span(), within_year(day, self.next.year).to_string()));
        }
    }

    /// A recurrence stays as it is, so its days need a look, or a new expression if it has none.
    fn recurrence(&mut self, task: &DeTable<'_>) {
        let (Some(value), Some(cron)) = (task.get("recurs"), text_of(task, "recurs")) else { return };
        let days = days_of(cron, self.next.year).unwrap_or_default();
        if days.is_empty() {
            let fault = Fault::CronNever { text: cron.to_owned(), year: self.next.year };
            self.found.push((start_of(value), fault));
        }
        let free: Vec<_> =
            days.iter().filter(|day| !self.next.is_working_day(**day)).map(ToString::to_string).collect();
        if !free.is_empty() {
            self.recurring.push(format!(
                "{}: {}",
                text_of(task, "slug").unwrap_or_default(),
                free.join(", ")
            ));
        }
    }

    /// Lists all texts that name the old year; a lunar holiday is listed anyway.
    fn list_old_year(&mut self, root: &DeTable<'_>) {
        let old_year = self.old_year.to_string();
        let head =
            root.get("plan").into_iter().filter_map(|value| Some(("plan", value.get_ref().as_table()?)));
        let lists = root.iter().flat_map(|(list, _)| {
            tables(root, list.get_ref()).map(|(_, table)| (list.get_ref().as_ref(), table))
        });
        let messages = tables(root, "campaign").flat_map(|(_, campaign)| {
            tables(campaign, "message").map(|(_, message)| ("campaign.message", message))
        });
        for (list, table) in head.chain(lists).chain(messages) {
            let is_lunar = table.contains_key("lunar");
            let names_it =
                |key: &str| key != "slug" && text_of(table, key).is_some_and(|text| text.contains(&old_year));
            let keys: Vec<&str> =
                table.keys().map(|key| key.get_ref().as_ref()).filter(|key| names_it(key)).collect();
            if keys.is_empty() || is_lunar {
                continue;
            }
            let known_by = ["slug", "number", "section"].into_iter().find_map(|key| text_of(table, key));
            let item = format!("[{list}] {}", known_by.unwrap_or_default());
            self.names_old_year.push(format!("{}: {}", item.trim_end(), keys.join(", ")));
        }
    }

    fn finish(mut self) -> String {
        let mut lines = vec![self.worded(notes::INTRO)];
        for (words, items) in [
            (notes::NAMES_OLD_YEAR, &self.names_old_year),
            (notes::LUNAR, &self.lunar),
            (notes::RECURRING, &self.recurring),
        ] {
            if !items.is_empty() {
                lines.push(self.worded(words));
                lines.extend(items.iter().map(|item| format!("  - {item}")));
            }
        }
        let comment: String = lines.iter().map(|line| format!("# {line}\n")).collect();
        let start = if self.text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        self.edits.push((start..start, format!("{comment}\n")));
        self.edits.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
        let mut rolled = self.text.to_owned();
        for (place, new) in &self.edits {
            rolled.replace_range(place.clone(), new);
        }
        rolled
    }

    fn shift(&self) -> i32 {
        self.next.year - self.old_year
    }

    fn worded(&self, note: &str) -> String {
        let words = note.trim().replace("{old_year}", &self.old_year.to_string());
        words.replace("{year}", &self.next.year.to_string())
    }
}

/// The tables of a list with their byte ranges.
fn tables<'r, 't>(
    root: &'r DeTable<'t>,
    list: &str,
) -> impl Iterator<Item = (Range<usize>, &'r DeTable<'t>)> + use<'r, 't> {
    let items = root.get(list).and_then(|value| value.get_ref().as_array());
    let table = |value: &'r Value<'t>| Some((value.span(), value.get_ref().as_table()?));
    items.into_iter().flat_map(|items| items.iter()).filter_map(table)
}

fn text_of<'r>(table: &'r DeTable<'_>, key: &str) -> Option<&'r str> {
    table.get(key)?.get_ref().as_str()
}
