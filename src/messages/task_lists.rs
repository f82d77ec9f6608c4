//! Numbered lists of a unit's tasks.

use chrono::NaiveDate;

use super::home::{home_button, tasks_button};
use super::screen::{Label, Screen, numbers, turning};
use super::tasks::{date, due, standing};
use super::words::{Value, Words};
use crate::domain::action::Action;
use crate::domain::notice::TaskList;
use crate::domain::task::Assignment;

pub(super) fn list(words: &Words<'_>, list: &TaskList) -> Screen {
    if list.items.is_empty() {
        return Screen::of(words.html("tasks-none", &[]))
            .row([words.button("button-progress", Action::Progress), home_button(words)]);
    }
    let args = [
        ("date", Value::Date(list.on)),
        ("count", Value::Count(list.total)),
        ("page", Value::Count(u32::from(list.page) + 1)),
        ("pages", Value::Count(u32::from(list.pages))),
    ];
    let several_units = are_of_several_units(&list.items);
    let item = |(number, assignment)| numbered(words, number, assignment, list.on, several_units);
    Screen::of(words.html("tasks", &args))
        .blocks((1..).zip(&list.items).flat_map(item))
        .foot(words.html("tasks-foot", &[]))
        .rows(open_by_number(words, &list.items))
        .row(turning(words, list.page, list.pages, |page| Action::Tasks { page }))
        .row([home_button(words)])
}

/// One task of a numbered list, after an empty line.
pub(super) fn numbered(
    words: &Words<'_>,
    number: u32,
    assignment: &Assignment,
    on: NaiveDate,
    with_unit: bool,
) -> Vec<String> {
    let mut lines = named(words, number, assignment, with_unit);
    lines.push(due(words, assignment, on));
    lines.push(standing(words, assignment));
    lines
}

fn named(words: &Words<'_>, number: u32, assignment: &Assignment, with_unit: bool) -> Vec<String> {
    let args = [("number", Value::Count(number)), ("title", Value::Title(&assignment.title))];
    let mut lines = vec![String::new(), words.html("task-numbered", &args)];
    if with_unit {
        lines.push(words.html("task-unit", &[("unit", Value::Name(&assignment.unit_name))]));
    }
    lines
}

fn are_of_several_units(assignments: &[Assignment]) -> bool {
    assignments.windows(2).any(|two| two[0].unit != two[1].unit)
}

pub(super) fn open_by_number<'a>(
    words: &Words<'_>,
    assignments: impl IntoIterator<Item = &'a Assignment>,
) -> Vec<Vec<Label>> {
    numbers(words, "button-number", assignments.into_iter().map(|assignment| Action::Task(assignment.id)))
}

/// Which one is meant. An ongoing task stands on it once for each of its dates.
pub(super) fn which(words: &Words<'_>, assignments: &[Assignment]) -> Screen {
    let several_units = are_of_several_units(assignments);
    let item = |(number, assignment): (u32, &Assignment)| {
        let mut lines = named(words, number, assignment, several_units);
        lines.push(date(words, assignment));
        lines
    };
    Screen::of(words.html("which-task", &[]))
        .blocks((1..).zip(assignments).flat_map(item))
        .foot(words.html("which-task-foot", &[]))
        .rows(open_by_number(words, assignments))
        .row([tasks_button(words)])
}
