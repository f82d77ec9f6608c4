//! The progress board as text.

use chrono::NaiveDate;

use super::home::home_button;
use super::screen::{Screen, numbers};
use super::tasks;
use super::words::{Value, Words};
use crate::domain::action::Action;
use crate::domain::notice::ITEMS_IN_A_MESSAGE;
use crate::domain::progress::{Board, UnitProgress};
use crate::domain::task::Assignment;

/// Units that get a number button.
const UNITS_WITH_A_BUTTON: usize = 40;
/// Length of a bar, in characters.
const BAR: u32 = 10;

pub(super) fn board(words: &Words<'_>, board: &Board) -> Screen {
    let args = [
        ("commune", Value::Name(&board.commune)),
        ("title", Value::Title(&board.plan_title)),
        ("date", Value::Date(board.on)),
    ];
    let mut screen = Screen::of(words.html("progress", &args));
    for (number, unit) in (1..).zip(&board.units) {
        screen = screen.blocks(unit_lines(words, number, unit));
    }
    screen = screen
        .blocks(tasks_of(words, "progress-overdue", &board.overdue))
        .blocks(tasks_of(words, "progress-upcoming", &board.upcoming))
        .blocks(names_of(words, "progress-silent", &board.silent))
        .blocks(names_of(words, "progress-unreached", &board.unreached));
    let open = board.units.iter().take(UNITS_WITH_A_BUTTON).map(|unit| Action::ProgressOf(unit.unit));
    screen
        .foot(words.html("progress-foot", &[]))
        .rows(numbers(words, "button-number", open))
        .row(board.by_section.then(|| super::official::sections_button(words)))
        .row([home_button(words)])
}

fn unit_lines(words: &Words<'_>, number: u32, unit: &UnitProgress) -> Vec<String> {
    let title = [("number", Value::Count(number)), ("unit", Value::Name(&unit.name))];
    let title = words.html("progress-unit", &title);
    if unit.total() == 0 {
        return vec![String::new(), title, words.html("progress-nothing", &[])];
    }
    let count = |key, count: u32| (count > 0).then(|| words.html(key, &[("count", Value::Count(count))]));
    let counts: Vec<String> = [
        count("progress-reported", unit.reported),
        count("progress-in-progress", unit.in_progress),
        count("progress-ahead", unit.ahead),
        count("progress-late", unit.overdue),
    ]
    .into_iter()
    .flatten()
    .collect();
    let bar = bar(unit.confirmed, unit.total());
    let done = [
        ("bar", Value::Made(&bar)),
        ("done", Value::Count(unit.confirmed)),
        ("count", Value::Count(unit.total())),
    ];
    let mut lines = vec![String::new(), title, words.html("progress-done", &done)];
    if !counts.is_empty() {
        lines.push(counts.join(", "));
    }
    lines
}

/// Full only when everything is done, empty only when nothing is.
fn bar(done: u32, total: u32) -> String {
    let share = u64::from(done) * u64::from(BAR) / u64::from(total.max(1));
    let full = u32::try_from(share).unwrap_or(BAR).clamp(u32::from(done > 0), BAR);
    (0..BAR).map(|cell| if cell < full { '█' } else { '░' }).collect()
}

/// A heading with its count and the first of these tasks; nothing if there are none.
pub(super) fn tasks_of(words: &Words<'_>, key: &str, assignments: &[Assignment]) -> Vec<String> {
    let Ok(count) = u32::try_from(assignments.len()) else { return vec![] };
    if count == 0 {
        return vec![];
    }
    let line = |assignment: &Assignment| {
        let args = [
            ("title", Value::Title(&assignment.title)),
            ("unit", Value::Name(&assignment.unit_name)),
            ("date", Value::Day(assignment.due_on)),
            ("whose", Value::Key(tasks::whose(assignment))),
            ("kind", Value::Key(if assignment.ongoing { "ongoing" } else { "dated" })),
        ];
        words.html("progress-task", &args)
    };
    let mut lines = vec![String::new(), words.html(key, &[("count", Value::Count(count))])];
    lines.extend(assignments.iter().take(ITEMS_IN_A_MESSAGE).map(line));
    let shown = u32::try_from(ITEMS_IN_A_MESSAGE).unwrap_or(u32::MAX);
    if count > shown {
        lines.push(words.html("more-not-shown", &[("count", Value::Count(count - shown))]));
    }
    lines
}

pub(super) fn names_of(words: &Words<'_>, key: &str, names: &[String]) -> Vec<String> {
    if names.is_empty() {
        return vec![];
    }
    vec![String::new(), words.html(key, &[("units", Value::Prose(&names.join("; ")))])]
}

pub(super) fn unit(
    words: &Words<'_>,
    unit: &str,
    on: NaiveDate,
    assignments: &[Assignment],
    more: u32,
    decides: bool,
) -> Screen {
    let args = [("unit", Value::Name(unit)), ("date", Value::Date(on))];
    let mut screen = Screen::of(words.html("progress-of", &args));
    if assignments.is_empty() {
        screen = screen.gap().block(words.html("progress-of-none", &[]));
    }
    let line = |(number, assignment)| tasks::numbered(words, number, assignment, on, false);
    screen = screen.blocks((1..).zip(assignments).flat_map(line));
    if more > 0 {
        screen = screen.gap().block(words.html("more-not-shown", &[("count", Value::Count(more))]));
    }
    if decides {
        let waiting = assignments.iter().take_while(|assignment| assignment.state.waits_for_decision());
        let decide = waiting.map(|assignment| Action::Decide(assignment.id));
        screen = screen.rows(numbers(words, "button-decide", decide));
    }
    screen.row([words.button("button-back-to-progress", Action::Progress), home_button(words)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_full_only_at_the_end_and_empty_only_at_the_beginning() {
        assert_eq!(bar(0, 7), "░░░░░░░░░░");
        assert_eq!(bar(1, 100), "█░░░░░░░░░");
        assert_eq!(bar(99, 100), "█████████░");
        assert_eq!(bar(u32::MAX, u32::MAX), "██████████");
    }
}
