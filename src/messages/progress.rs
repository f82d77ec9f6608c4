//! The progress of the plan: in words, and under its pictures.

use chrono::NaiveDate;

use super::CAPTION_UNITS;
use super::home::home_button;
use super::screen::{Label, Screen, numbers};
use super::words::{Value, Words};
use super::{task_lists, tasks};
use crate::domain::action::Action;
use crate::domain::ids::UnitId;
use crate::domain::invitation::Code;
use crate::domain::notice::ITEMS_IN_A_MESSAGE;
use crate::domain::paper::ProgressPicture;
use crate::domain::progress::{Board, Counts, Stage, UnitProgress};
use crate::domain::task::Assignment;
use crate::domain::year::Year;

/// Units that get a number button.
const UNITS_WITH_A_BUTTON: usize = 40;
/// Tasks of a list under a picture, so that there is room for both lists.
const TASKS_IN_A_CAPTION: usize = 2;
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
        .blocks(tasks_of(words, "progress-overdue", &board.overdue, ITEMS_IN_A_MESSAGE))
        .blocks(tasks_of(words, "progress-upcoming", &board.upcoming, ITEMS_IN_A_MESSAGE))
        .blocks(names_of(words, "progress-silent", &board.silent))
        .blocks(names_of(words, "progress-unreached", &board.unreached));
    screen
        .foot(words.html("progress-foot", &[]))
        .rows(unit_buttons(words, board))
        .row([words.button("button-picture", Action::Progress), year_button(words)])
        .row(board.by_section.then(|| super::official::sections_button(words)))
        .row([home_button(words)])
}

fn unit_buttons(words: &Words<'_>, board: &Board) -> Vec<Vec<Label>> {
    let open = board.units.iter().take(UNITS_WITH_A_BUTTON).map(|unit| Action::ProgressOf(unit.unit));
    numbers(words, "button-number", open)
}

fn year_button(words: &Words<'_>) -> Label {
    words.button("button-year", Action::Year)
}

fn text_button(words: &Words<'_>) -> Label {
    words.button("button-progress-text", Action::ProgressText)
}

/// What the picture shows, for whoever cannot see it: the essential, in whole lines.
pub(super) fn caption(words: &Words<'_>, facts: &ProgressPicture) -> Screen {
    let board = &facts.board;
    let totals = board.totals();
    let args = [
        ("commune", Value::Name(&board.commune)),
        ("date", Value::Date(board.on)),
        ("done", Value::Figure(totals.of(Stage::Confirmed))),
        ("count", Value::Figure(totals.total())),
    ];
    let unit = |(number, unit): (u32, &UnitProgress)| {
        let whose = if facts.own.contains(&unit.unit) { "own" } else { "other" };
        let stages = stages(words, unit.counts());
        let args = [
            ("number", Value::Count(number)),
            ("unit", Value::Name(&unit.name)),
            ("whose", Value::Key(whose)),
            ("done", Value::Count(unit.confirmed)),
            ("count", Value::Count(unit.total())),
            ("stages", Value::Made(&stages)),
            ("more", Value::Key(if stages.is_empty() { "none" } else { "some" })),
        ];
        words.html("caption-unit", &args)
    };
    let lines = (1..).zip(&board.units).map(unit);
    let lines = lines
        .chain(tasks_of(words, "progress-overdue", &board.overdue, TASKS_IN_A_CAPTION))
        .chain(tasks_of(words, "progress-upcoming", &board.upcoming, TASKS_IN_A_CAPTION))
        .chain(names_of(words, "progress-silent", &board.silent))
        .chain(names_of(words, "progress-unreached", &board.unreached));
    let opens = facts.opens_board.then(|| words.button("button-open-screen", Action::OpenScreen));
    as_many_as_fit(words, Screen::of(words.html("caption-progress", &args)), lines)
        .rows(unit_buttons(words, board))
        .row([year_button(words), text_button(words)])
        .row(board.by_section.then(|| super::official::sections_button(words)))
        .row(opens)
        .row([home_button(words)])
}

/// The same for the year: month by month.
pub(super) fn year_caption(words: &Words<'_>, facts: &Year) -> Screen {
    let year = facts.year.to_string();
    let args = [
        ("year", Value::Made(&year)),
        ("commune", Value::Name(&facts.commune)),
        ("date", Value::Date(facts.on)),
    ];
    let month = |(number, counts): (u32, Counts)| {
        let month = words.html("year-month", &[("number", Value::Count(number))]);
        let stages = stages(words, counts);
        let args = [
            ("month", Value::Made(&month)),
            ("done", Value::Count(counts.of(Stage::Confirmed))),
            ("count", Value::Count(counts.total())),
            ("stages", Value::Made(&stages)),
            ("more", Value::Key(if stages.is_empty() { "none" } else { "some" })),
        ];
        words.html("caption-month", &args)
    };
    let months = (1..).zip(facts.months()).filter(|(_, counts)| counts.total() > 0).map(month);
    as_many_as_fit(words, Screen::of(words.html("caption-year", &args)), months)
        .row([words.button("button-back-to-progress", Action::Progress), text_button(words)])
        .row([home_button(words)])
}

/// The whole lines that have room under a picture; if some have not, where they are to be read.
fn as_many_as_fit(words: &Words<'_>, mut screen: Screen, lines: impl Iterator<Item = String>) -> Screen {
    let more = words.html("caption-more", &[]);
    for line in lines {
        if !screen.fits(&[line.clone(), more.clone()], CAPTION_UNITS) {
            return screen.block(more);
        }
        screen = screen.block(line);
    }
    screen
}

/// What is not confirmed, by its stage: "1 chờ xác nhận, 2 quá hạn". Empty if everything is.
fn stages(words: &Words<'_>, counts: Counts) -> String {
    let stages = Stage::ALL.into_iter().filter(|stage| *stage != Stage::Confirmed && counts.of(*stage) > 0);
    let words = stages.map(|stage| {
        let key = match stage {
            Stage::Reported => "progress-reported",
            Stage::InProgress => "progress-in-progress",
            Stage::Ahead => "progress-ahead",
            Stage::Overdue | Stage::Confirmed => "progress-late",
        };
        words.html(key, &[("count", Value::Count(counts.of(stage)))])
    });
    words.collect::<Vec<_>>().join(", ")
}

/// As texts choose by it.
pub(super) fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Confirmed => "confirmed",
        Stage::Reported => "reported",
        Stage::InProgress => "in-progress",
        Stage::Ahead => "ahead",
        Stage::Overdue => "overdue",
    }
}

/// A link to the board page, as words that can be copied: it is meant for another device.
pub(super) fn screen_link(words: &Words<'_>, board: &str, code: &Code, minutes: u32) -> Screen {
    let link = format!("{board}/mo/{}", code.expose());
    let args = [("link", Value::Title(&link)), ("minutes", Value::Count(minutes))];
    Screen::of(words.html("screen-link", &args))
        .row([words.button("button-close-screens", Action::CloseScreens)])
        .row([words.button("button-back-to-progress", Action::Progress), home_button(words)])
}

pub(super) fn screens_closed(words: &Words<'_>) -> Screen {
    Screen::of(words.html("screens-closed", &[]))
        .row([words.button("button-back-to-progress", Action::Progress), home_button(words)])
}

fn unit_lines(words: &Words<'_>, number: u32, unit: &UnitProgress) -> Vec<String> {
    let title = [("number", Value::Count(number)), ("unit", Value::Name(&unit.name))];
    let title = words.html("progress-unit", &title);
    if unit.total() == 0 {
        return vec![String::new(), title, words.html("progress-nothing", &[])];
    }
    let stages = stages(words, unit.counts());
    let bar = bar(unit.confirmed, unit.total());
    let done = [
        ("bar", Value::Made(&bar)),
        ("done", Value::Count(unit.confirmed)),
        ("count", Value::Count(unit.total())),
    ];
    let mut lines = vec![String::new(), title, words.html("progress-done", &done)];
    if !stages.is_empty() {
        lines.push(stages);
    }
    lines
}

/// Full only when everything is done, empty only when nothing is.
fn bar(done: u32, total: u32) -> String {
    let share = u64::from(done) * u64::from(BAR) / u64::from(total.max(1));
    let full = u32::try_from(share).unwrap_or(BAR).clamp(u32::from(done > 0), BAR);
    (0..BAR).map(|cell| if cell < full { '█' } else { '░' }).collect()
}

/// A heading with its count and the first tasks below it, at most so many; nothing if there are none.
pub(super) fn tasks_of(words: &Words<'_>, key: &str, assignments: &[Assignment], most: usize) -> Vec<String> {
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
    lines.extend(assignments.iter().take(most).map(line));
    let shown = u32::try_from(most).unwrap_or(u32::MAX);
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
    changes: Option<UnitId>,
) -> Screen {
    let args = [("unit", Value::Name(unit)), ("date", Value::Date(on))];
    let mut screen = Screen::of(words.html("progress-of", &args));
    if assignments.is_empty() {
        screen = screen.gap().block(words.html("progress-of-none", &[]));
    }
    let line = |(number, assignment)| task_lists::numbered(words, number, assignment, on, false);
    screen = screen.blocks((1..).zip(assignments).flat_map(line));
    if more > 0 {
        screen = screen.gap().block(words.html("more-not-shown", &[("count", Value::Count(more))]));
    }
    if decides {
        let waiting = assignments.iter().take_while(|assignment| assignment.state.waits_for_decision());
        let decide = waiting.map(|assignment| Action::Decide(assignment.id));
        screen = screen.rows(numbers(words, "button-decide", decide));
    }
    screen
        .row(changes.map(|unit| super::changes::change_button(words, None, Some(unit))))
        .row([words.button("button-back-to-progress", Action::Progress), home_button(words)])
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
