//! The morning's reminder: one task with its answers, or several with numbers.

use super::screen::Screen;
use super::words::{Value, Words};
use super::{task_lists, tasks};
use crate::domain::notice::{Reminder, ReminderItem};
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
        .blocks(nudge(words, reminder, kind(item)))
        .blocks(for_deputy(words, item.for_deputy));
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
    let tone = tone(items);
    let several_units = items.iter().any(|item| item.assignment.unit != items[0].assignment.unit);
    let all_for_deputy = items.iter().all(|item| item.for_deputy);
    let count = u32::try_from(items.len()).unwrap_or(u32::MAX).saturating_add(reminder.more);
    let args = [("tone", Value::Key(tone)), ("count", Value::Count(count))];
    let mut screen = Screen::of(words.html("reminder", &[("date", Value::Date(reminder.on))]))
        .gap()
        .block(words.html("reminder-several", &args));
    for (number, item) in (1..).zip(items) {
        screen = screen.gap().block(words.html(
            "reminder-numbered",
            &[
                ("number", Value::Count(number)),
                ("title", Value::Title(&item.assignment.title)),
                // What the first line has said of all of them is not said again of each.
                ("kind", Value::Key(if kind(item) == tone { "plain" } else { kind(item) })),
            ],
        ));
        if several_units {
            screen =
                screen.block(words.html("task-unit", &[("unit", Value::Name(&item.assignment.unit_name))]));
        }
        screen = screen.block(tasks::due(words, &item.assignment, reminder.on)).blocks(returned(words, item));
        if item.for_deputy && !all_for_deputy {
            screen = screen.block(words.html("reminder-item-for-deputy", &[]));
        }
    }
    if reminder.more > 0 {
        screen = screen.gap().block(words.html("reminder-more", &[("count", Value::Count(reminder.more))]));
    }
    let foot = if tone == "support" { "reminder-support-foot" } else { "reminder-several-foot" };
    screen
        .blocks(nudge(words, reminder, tone))
        .blocks(for_deputy(words, all_for_deputy && !items.is_empty()))
        .foot(words.html(foot, &[("tone", Value::Key(tone))]))
        .rows(task_lists::open_by_number(words, items.iter().map(|item| &item.assignment)))
        .row([super::home::tasks_button(words)])
}

/// How the message as a whole speaks: as its items do, which do not always agree.
fn tone(items: &[ReminderItem]) -> &'static str {
    let any = |wanted| items.iter().any(|item| kind(item) == wanted);
    match (any("assigned"), any("requested"), any("support")) {
        (false, false, true) => "support",
        (false, true, false) => "requested",
        (_, true, _) => "mixed",
        (_, false, _) => "assigned",
    }
}

/// Assigned units are told, requested ones are asked, supporting ones are only informed.
fn kind(item: &ReminderItem) -> &'static str {
    match item.assignment.part {
        Part::Support => "support",
        Part::Lead => tasks::tone(&item.assignment),
    }
}

fn when(reminder: &Reminder, item: &ReminderItem) -> &'static str {
    match (item.assignment.due_on - reminder.on).num_days() {
        ..0 => "past",
        _ if item.assignment.ongoing => "report",
        0 => "today",
        1.. => "ahead",
    }
}

fn returned(words: &Words<'_>, item: &ReminderItem) -> Option<String> {
    (item.assignment.state == State::Returned).then(|| words.html("reminder-returned", &[]))
}

fn nudge(words: &Words<'_>, reminder: &Reminder, kind: &'static str) -> Vec<String> {
    let line = || vec![String::new(), words.html("reminder-nudge", &[("kind", Value::Key(kind))])];
    if reminder.nudge { line() } else { vec![] }
}

fn for_deputy(words: &Words<'_>, applies: bool) -> Vec<String> {
    if applies { vec![String::new(), words.html("reminder-for-deputy", &[])] } else { vec![] }
}
