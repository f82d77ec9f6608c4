//! The single tables of a plan file: what it is called, and the commune's times and measures.

use chrono::NaiveTime;

use super::cron_rules;
use super::problem::{Fault, Kind, nearest};
use super::read::NAME;
use super::table::{Table, in_quiet_hours};
use super::value::{Found, Taken, Value, days_before, line, list, slug, start_of, time, whole_number};
use crate::domain::campaign::AnnouncementRules;
use crate::domain::plan::{PrivateRules, QuietHours, ReminderRules};

/// `[plan]`: what it has is known even if a part of it is wrong.
pub(super) struct Head {
    pub(super) slug: Option<String>,
    pub(super) title: Option<String>,
    pub(super) commune: Option<String>,
    pub(super) issuer: Option<String>,
    pub(super) year: Option<i32>,
    pub(super) zone: Option<chrono_tz::Tz>,
    pub(super) recipients: Option<Vec<String>>,
}

pub(super) fn read_head(mut table: Table<'_>, found: &mut Vec<Found>) -> Head {
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

/// The rules, and the quiet hours even if something else is wrong with the rules.
pub(super) fn read_reminders(
    mut table: Table<'_>,
    year: Option<i32>,
    found: &mut Vec<Found>,
) -> (Option<ReminderRules>, Option<QuietHours>) {
    let at = table.required("at", cron_rules::expression(year));
    let days_before = table.required("days_before", days_before);
    let overdue = table.required("overdue_every_working_days", whole_number(1, 30));
    let from = table.required("quiet_from", time);
    let until = table.required("quiet_until", time);
    let quiet = from.zip(until).map(|(from, until)| QuietHours { from, until });
    if let Some(quiet @ QuietHours { from, until }) = quiet {
        if from == until {
            table.report(table.place("quiet_until"), Fault::QuietHoursEmpty(from));
        } else if let Some(at) = at.as_deref().and_then(|at| cron_rules::in_quiet_hours(at, quiet)) {
            table.report(table.place("at"), Fault::ReminderInQuietHours { at, from, until });
        }
    }
    table.finish(found);
    let rules = || {
        Some(ReminderRules {
            at: at?,
            days_before: days_before?,
            overdue_every_working_days: u16::try_from(overdue?).ok()?,
            quiet_from: from?,
            quiet_until: until?,
        })
    };
    (rules(), quiet)
}

/// Both times have a limit: somebody waits for the one, and the other is kept about somebody.
pub(super) fn read_private(mut table: Table<'_>, found: &mut Vec<Found>) -> Option<PrivateRules> {
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

/// What is left out has its usual value.
pub(super) fn read_announcements(
    mut table: Table<'_>,
    quiet: Option<QuietHours>,
    found: &mut Vec<Found>,
) -> Option<AnnouncementRules> {
    let mut rules = AnnouncementRules::default();
    if let Some(per_week) = table.optional("per_week", whole_number(1, 14)) {
        rules.per_week = u8::try_from(per_week).ok()?;
    }
    for (key, at) in times_of(&mut rules) {
        if let Some(written) = table.optional(key, time) {
            *at = written;
        }
        table.outside_quiet_hours(key, *at, quiet);
    }
    table.finish(found);
    Some(rules)
}

/// Reports the times of a file without `[announcements]` that lie in its quiet hours.
pub(super) fn report_quiet_times(
    rules: &AnnouncementRules,
    quiet: Option<QuietHours>,
    place: usize,
    found: &mut Vec<Found>,
) {
    for (key, at) in times_of(&mut rules.clone()) {
        found.extend(in_quiet_hours("[announcements]", key, *at, quiet).map(|fault| (place, fault)));
    }
}

fn times_of(rules: &mut AnnouncementRules) -> [(&'static str, &mut NaiveTime); 3] {
    [
        ("preview_at", &mut rules.preview_at),
        ("remind_evening_at", &mut rules.remind_evening_at),
        ("remind_morning_at", &mut rules.remind_morning_at),
    ]
}
