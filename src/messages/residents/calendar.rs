//! What comes.

use super::{Screen, Value, Words};
use crate::domain::action::{Action, ResidentAction};
use crate::domain::announcement::Announcement;
use crate::domain::resident::{Calendar, CalendarEntry, Due};
use crate::messages::announcements;
use crate::messages::home::{home_button, settings_button, tasks_button};

pub(super) fn calendar(words: &Words<'_>, calendar: &Calendar) -> Screen {
    let Calendar { commune, invited, soon, later, due } = calendar;
    let mut screen = Screen::of(words.html("calendar-title", &[("commune", Value::Name(commune))])).gap();
    if !invited.is_empty() {
        screen = screen
            .block(words.html("calendar-invited", &[]))
            .blocks(invited.iter().map(|announcement| invitation(words, announcement)))
            .gap();
    }
    if soon.is_empty() {
        screen = screen.block(words.html("calendar-nothing-soon", &[]));
    }
    screen = screen.blocks(soon.iter().map(|entry| line(words, entry)));
    if !later.is_empty() {
        screen = screen
            .gap()
            .block(words.html("calendar-later", &[]))
            .blocks(later.iter().map(|entry| line(words, entry)));
    }
    if let Some(due) = due {
        screen = screen.gap().blocks(due_lines(words, due)).row([tasks_button(words)]);
    }
    let file = words.button("button-calendar-file", Action::Resident(ResidentAction::CalendarFile));
    screen.row([file]).row([settings_button(words), home_button(words)])
}

/// What the reader was invited to, on one line.
fn invitation(words: &Words<'_>, announcement: &Announcement) -> String {
    let title = announcements::title(words, announcement);
    let (when, place) = match &announcement.event {
        Some(event) => (Value::Moment(event.on, event.at), event.place.as_deref()),
        None => (Value::Key(""), None),
    };
    let place = place.map_or(Value::Key("none"), Value::Name);
    words.html("calendar-invitation", &[("title", Value::Title(&title)), ("when", when), ("place", place)])
}

/// An event on one line, as the commune's news have it.
fn line(words: &Words<'_>, entry: &CalendarEntry) -> String {
    let key = if entry.starts_on == entry.ends_on { "news-event" } else { "news-events" };
    let args = [
        ("name", Value::Title(&entry.name)),
        ("first", Value::Day(entry.starts_on)),
        ("last", Value::Day(entry.ends_on)),
    ];
    words.html(key, &args)
}

fn due_lines(words: &Words<'_>, due: &Due) -> Vec<String> {
    if due.items.is_empty() {
        return vec![words.html("calendar-nothing-due", &[])];
    }
    let mut lines = vec![words.html("calendar-due", &[])];
    let several_units = due.items.iter().any(|item| item.unit != due.items[0].unit);
    for item in &due.items {
        let args = [("date", Value::Day(item.due_on)), ("title", Value::Title(&item.title))];
        lines.push(words.html("calendar-due-item", &args));
        if several_units {
            lines.push(words.html("task-unit", &[("unit", Value::Name(&item.unit_name))]));
        }
    }
    if due.more > 0 {
        lines.push(words.html("more-not-shown", &[("count", Value::Count(due.more))]));
    }
    lines
}
