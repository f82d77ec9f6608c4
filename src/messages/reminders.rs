//! The morning's reminder: one task with its answers, or several with numbers.

use super::screen::Screen;
use super::tasks;
use super::words::{Value, Words};
use crate::domain::notice::{Reminder, ReminderItem};
use crate::domain::plan::Tone;
use crate::domain::task::{Part, State};

pub(super) fn reminder(words: &Words<'_>, reminder: &Reminder) -> Screen {
    let supports = |item: &ReminderItem| item.assignment.part == Part::Support;
    let screen = match &reminder.items[..] {
        [only] if reminder.more == 0 => one(words, reminder, only),
        items => several(words, reminder, items),
    };
    // What one only has to know of need not ring.
    screen.silently(reminder.items.iter().all(supports))
}

fn one(words: &Words<'_>, reminder: &Reminder, item: &ReminderItem) -> Screen {
    let assignment = &item.assignment;
    let args = [
        ("unit", Value::Name(&assignment.unit_name)),
        ("kind", Value::Key(kind(item))),
        ("when", Value::Key(when(reminder, item))),
    ];
    let screen = Screen::of(words.html("reminder", &[("date", Value::Date(reminder.on))]))
        .gap()
        .block(words.html("reminder-lead-in", &args))
        .block(words.html("reminder-task", &[("title", Value::Title(&assignment.title))]))
        .block(tasks::due(words, assignment, reminder.on))
        .blocks(returned(words, item))
        .blocks(for_deputy(words, item.for_deputy, "all"));
    if assignment.part == Part::Support {
        return screen
            .foot(words.html("reminder-support-foot", &[]))
            .row([tasks::task_button(words, assignment)]);
    }
    screen
        .foot(words.html("reminder-foot", &[("kind", Value::Key(kind(item)))]))
        .rows(tasks::answers(words, assignment))
        .row([tasks::task_button(words, assignment)])
}

fn several(words: &Words<'_>, reminder: &Reminder, items: &[ReminderItem]) -> Screen {
    let all_requested = items.iter().all(|item| item.assignment.tone == Tone::Requested);
    let any_requested = items.iter().any(|item| item.assignment.tone == Tone::Requested);
    let tone = match (all_requested, any_requested) {
        (true, _) => "requested",
        (false, true) => "mixed",
        (false, false) => "assigned",
    };
    let count = u32::try_from(items.len()).unwrap_or(u32::MAX).saturating_add(reminder.more);
    let several_units = items.iter().any(|item| item.assignment.unit != items[0].assignment.unit);
    let args = [("tone", Value::Key(tone)), ("count", Value::Count(count))];
    let mut screen = Screen::of(words.html("reminder", &[("date", Value::Date(reminder.on))]))
        .gap()
        .block(words.html("reminder-several", &args));
    for (number, item) in (1..).zip(items) {
        screen = screen.blocks(numbered(words, reminder, number, item, several_units));
    }
    if reminder.more > 0 {
        screen = screen.gap().block(words.html("reminder-more", &[("count", Value::Count(reminder.more))]));
    }
    let for_deputies = items.iter().filter(|item| item.for_deputy).count();
    let which = if for_deputies == items.len() { "all" } else { "some" };
    screen = screen.blocks(for_deputy(words, for_deputies > 0, which));
    if items.iter().any(|item| item.assignment.part == Part::Lead) {
        screen = screen.foot(words.html("reminder-several-foot", &[("tone", Value::Key(tone))]));
    } else {
        screen = screen.foot(words.html("reminder-support-foot", &[]));
    }
    screen
        .rows(tasks::open_by_number(words, items.iter().map(|item| &item.assignment)))
        .row([super::home::tasks_button(words)])
}

/// One item, after an empty line. In a message to several units each item says how it is meant.
fn numbered(
    words: &Words<'_>,
    reminder: &Reminder,
    number: u32,
    item: &ReminderItem,
    with_unit: bool,
) -> Vec<String> {
    let assignment = &item.assignment;
    let args = [
        ("number", Value::Count(number)),
        ("title", Value::Title(&assignment.title)),
        ("kind", Value::Key(kind(item))),
        ("deputy", Value::Key(if item.for_deputy { "yes" } else { "no" })),
    ];
    let mut lines = vec![String::new(), words.html("reminder-numbered", &args)];
    if with_unit {
        lines.push(words.html("task-unit", &[("unit", Value::Name(&assignment.unit_name))]));
    }
    lines.push(tasks::due(words, assignment, reminder.on));
    lines.extend(returned(words, item));
    lines
}

/// Assigned units are told, requested ones are asked, supporting ones are only informed.
fn kind(item: &ReminderItem) -> &'static str {
    match item.assignment.part {
        Part::Support => "support",
        Part::Lead => tasks::tone(&item.assignment),
    }
}

fn when(reminder: &Reminder, item: &ReminderItem) -> &'static str {
    if item.assignment.due_on < reminder.on { "past" } else { "ahead" }
}

fn returned(words: &Words<'_>, item: &ReminderItem) -> Option<String> {
    (item.assignment.state == State::Returned).then(|| words.html("reminder-returned", &[]))
}

fn for_deputy(words: &Words<'_>, any: bool, which: &'static str) -> Vec<String> {
    let line = || words.html("reminder-for-deputy", &[("which", Value::Key(which))]);
    if any { vec![String::new(), line()] } else { vec![] }
}
