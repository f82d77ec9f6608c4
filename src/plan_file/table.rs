//! One table of a plan file: typed values by key, and everything that is wrong with it.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};
use toml::de::{DeTable, DeValue};

use super::place::Places;
use super::problem::{Fault, Kind, nearest};
use super::value::{Found, Taken, Value, start_of, wrong_kind};
use crate::domain::plan::QuietHours;

/// A table that is being read. Whatever key is asked for is known; `finish` reports all others.
pub(super) struct Table<'t> {
    /// As the file writes it: `[[task]]`.
    header: &'static str,
    /// Byte offset of its header.
    at: usize,
    entries: &'t DeTable<'t>,
    asked: Vec<&'static str>,
    found: Vec<Found>,
}

impl<'t> Table<'t> {
    pub(super) fn new(header: &'static str, at: usize, entries: &'t DeTable<'t>) -> Self {
        Self { header, at, entries, asked: Vec::new(), found: Vec::new() }
    }

    fn value(&mut self, key: &'static str) -> Option<&'t Value<'t>> {
        self.asked.push(key);
        self.entries.get(key)
    }

    /// The value of a key that may be left out.
    pub(super) fn optional<T>(
        &mut self,
        key: &'static str,
        take: impl Fn(&str, &Value<'_>) -> Taken<T>,
    ) -> Option<T> {
        match take(key, self.value(key)?) {
            Ok(taken) => Some(taken),
            Err(faults) => {
                self.found.extend(faults);
                None
            }
        }
    }

    /// The value of a key that must be there.
    pub(super) fn required<T>(
        &mut self,
        key: &'static str,
        take: impl Fn(&str, &Value<'_>) -> Taken<T>,
    ) -> Option<T> {
        if !self.has(key) {
            self.report(self.at, Fault::MissingKey { table: self.header, key });
        }
        self.optional(key, take)
    }

    /// A table under this one that must be there.
    pub(super) fn table(&mut self, key: &'static str, header: &'static str) -> Option<Table<'t>> {
        let Some(value) = self.value(key) else {
            self.report(self.at, Fault::MissingKey { table: self.header, key });
            return None;
        };
        match value.get_ref() {
            DeValue::Table(entries) => Some(Table::new(header, start_of(value), entries)),
            _ => {
                self.found.extend(wrong_kind::<()>(key, value, Kind::Table).err().into_iter().flatten());
                None
            }
        }
    }

    /// The tables of a list under this one; none if the key is left out.
    pub(super) fn tables(&mut self, key: &'static str, header: &'static str) -> Vec<Table<'t>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let wrong = |value| wrong_kind::<()>(key, value, Kind::TableList).err().into_iter().flatten();
        let DeValue::Array(items) = value.get_ref() else {
            self.found.extend(wrong(value));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(entries) => tables.push(Table::new(header, start_of(item), entries)),
                _ => self.found.extend(wrong(item)),
            }
        }
        tables
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Byte offset of a key's value, of the header if it has none.
    pub(super) fn place(&self, key: &str) -> usize {
        self.entries.get(key).map_or(self.at, start_of)
    }

    /// Byte offset of a key itself, of the header if it is left out.
    pub(super) fn place_of_key(&self, key: &str) -> usize {
        self.entries.get_key_value(key).map_or(self.at, |(written, _)| written.span().start)
    }

    /// Byte offset of the header.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn report(&mut self, at: usize, fault: Fault) {
        self.found.push((at, fault));
    }

    /// Reports a date that is not in these years; `years` is absent if the plan's own year is unreadable.
    pub(super) fn within(&mut self, key: &'static str, date: Option<NaiveDate>, years: Option<(i32, i32)>) {
        use chrono::Datelike;
        let (Some(date), Some((first_year, last_year))) = (date, years) else { return };
        if !(first_year..=last_year).contains(&date.year()) {
            let fault = Fault::OutsideYear { key: key.to_owned(), date, first_year, last_year };
            self.report(self.place(key), fault);
        }
    }

    /// The first of these keys that the table has; each further one is reported as `fault` of the first and it.
    pub(super) fn only_one_of<const N: usize>(
        &mut self,
        keys: [&'static str; N],
        fault: impl Fn(&'static str, &'static str) -> Fault,
    ) -> Option<&'static str> {
        let mut present: Vec<&'static str> = keys.into_iter().filter(|key| self.has(key)).collect();
        present.sort_by_key(|key| self.place_of_key(key));
        let (&first, further) = present.split_first()?;
        for second in further {
            self.report(self.place_of_key(second), fault(first, second));
        }
        Some(first)
    }

    /// Reports a time at which nothing is sent; `quiet` is absent if it is unreadable.
    pub(super) fn outside_quiet_hours(
        &mut self,
        key: &'static str,
        at: NaiveTime,
        quiet: Option<QuietHours>,
    ) {
        if let Some(fault) = in_quiet_hours(self.header, key, at, quiet) {
            self.report(self.place(key), fault);
        }
    }

    /// Reports a last day before the first one.
    pub(super) fn in_order(
        &mut self,
        (first_key, first): (&'static str, Option<NaiveDate>),
        (last_key, last): (&'static str, Option<NaiveDate>),
    ) {
        if let (Some(first), Some(last)) = (first, last)
            && last < first
        {
            let fault = Fault::EndsBeforeStart { first_key, first, last_key, last };
            self.report(self.place(last_key), fault);
        }
    }

    /// Hands over what is wrong with this table, unknown keys included.
    pub(super) fn finish(mut self, found: &mut Vec<Found>) {
        for (key, _) in self.entries.iter().filter(|(key, _)| !self.asked.contains(&key.get_ref().as_ref())) {
            let suggestion = nearest(key.get_ref(), self.asked.iter().copied());
            let key_text = key.get_ref().to_string();
            let fault = Fault::UnknownKey { table: self.header, key: key_text, suggestion };
            self.found.push((key.span().start, fault));
        }
        found.append(&mut self.found);
    }
}

/// The fault of a time at which nothing is sent, if it is one.
pub(super) fn in_quiet_hours(
    table: &'static str,
    key: &'static str,
    at: NaiveTime,
    quiet: Option<QuietHours>,
) -> Option<Fault> {
    let QuietHours { from, until } = quiet.filter(|quiet| quiet.contain(at))?;
    Some(Fault::InQuietHours { table, key, at, from, until })
}

/// The slugs of one kind that a file defines.
pub(super) struct Slugs {
    what: &'static str,
    first: HashMap<String, usize>,
}

impl Slugs {
    pub(super) fn new(what: &'static str) -> Self {
        Self { what, first: HashMap::new() }
    }

    /// Takes a table's own slug and reports one that an earlier table has.
    pub(super) fn define(&mut self, table: &mut Table<'_>, places: &Places<'_>) -> Option<String> {
        let slug = table.required("slug", super::value::slug)?;
        let at = table.place("slug");
        match self.first.get(&slug) {
            Some(&first) => {
                let (first_line, _) = places.line_and_column(first);
                table.report(at, Fault::DuplicateSlug { what: self.what, slug: slug.clone(), first_line });
            }
            None => {
                self.first.insert(slug.clone(), at);
            }
        }
        Some(slug)
    }

    /// The fault of naming a slug that no table defines, if it is one.
    pub(super) fn undefined(&self, slug: &str) -> Option<Fault> {
        if self.first.contains_key(slug) {
            return None;
        }
        let suggestion = nearest(slug, self.first.keys().map(String::as_str));
        Some(Fault::Undefined { what: self.what, slug: slug.to_owned(), suggestion })
    }
}

/// Each reference must be defined and stand once; `twice` is the fault of one that does not, from its kind and slug.
pub(super) fn check_references<'s>(
    table: &mut Table<'_>,
    defined: &Slugs,
    references: impl Iterator<Item = &'s (usize, String)>,
    twice: impl Fn(&'static str, String) -> Fault,
) {
    let mut seen: Vec<&str> = Vec::new();
    for (at, slug) in references {
        if let Some(fault) = defined.undefined(slug) {
            table.report(*at, fault);
        } else if seen.contains(&slug.as_str()) {
            table.report(*at, twice(defined.what, slug.clone()));
        }
        seen.push(slug);
    }
}
