//! Tasks that the coordinator changes, and what units are told of it.

use super::home::home_button;
use super::screen::{Label, Screen, numbers, turning};
use super::tasks::{answers_or_card, standing, tone_name};
use super::words::{Value, Words};
use crate::domain::action::Action;
use crate::domain::change::screen::{
    ChangeAction as Do, ChangeScreen, DraftPage, Field, HistoryLine, Outcome, TaskLine, TaskNews, TaskPage,
    TaskPages, UnitPart,
};
use crate::domain::change::{Change, DraftProblem, Missing, NotChanged, Repeat, UnitNews, When};
use crate::domain::ids::{TaskId, UnitId};
use crate::domain::task::{Assignment, Part};

/// Days that are written out before "and so many more".
const DAYS: usize = 4;
/// Room for lists of units, in units.
const NAMES_UNITS: usize = 400;
/// Room for a task's text.
const TEXT_UNITS: usize = 1500;

pub(super) fn screen(words: &Words<'_>, screen: &ChangeScreen) -> Screen {
    match screen {
        ChangeScreen::List(pages) => list(words, pages),
        ChangeScreen::Task(page) => task(words, page),
        ChangeScreen::Draft(page) => draft(words, page),
        ChangeScreen::Ask { field, is_new, title, problem } => ask(words, *field, *is_new, title, *problem),
        ChangeScreen::Units { title, units } => units_of(words, title, units),
        ChangeScreen::AskCancel { task, title, problem } => ask_cancel(words, *task, title, *problem),
    }
}

/// Leads to the tasks of a year's plan (absent: of the one in force), or to one unit's.
pub(super) fn change_button(words: &Words<'_>, year: Option<i32>, unit: Option<UnitId>) -> Label {
    let key = if unit.is_some() { "button-change-unit-tasks" } else { "button-change-tasks" };
    act(words, key, Do::List { year, unit, page: 0 })
}

fn list(words: &Words<'_>, pages: &TaskPages) -> Screen {
    let year = pages.year.to_string();
    let (unit, name) = pages.unit.as_ref().map_or((None, ""), |(unit, name)| (Some(*unit), name.as_str()));
    let title = [
        ("year", Value::Made(&year)),
        ("whose", Value::Key(if unit.is_some() { "unit" } else { "all" })),
        ("unit", Value::Name(name)),
    ];
    let count = [
        ("count", Value::Count(pages.total)),
        ("page", Value::Count(u32::from(pages.page) + 1)),
        ("pages", Value::Count(u32::from(pages.pages))),
    ];
    let mut screen = Screen::default();
    if pages.discarded {
        screen = screen.block(words.html("change-discarded", &[])).gap();
    }
    screen = screen.block(words.html("change-list", &title));
    screen = match pages.total {
        0 => screen.gap().block(words.html("change-list-none", &[])),
        _ => screen.block(words.html("change-list-count", &count)),
    };
    let turn = |page| Action::Change(Do::List { year: Some(pages.year), unit, page });
    let open = pages.tasks.iter().map(|line| Action::Change(Do::Open(line.task)));
    let everybody = unit
        .map(|_| act(words, "button-all-tasks", Do::List { year: Some(pages.year), unit: None, page: 0 }));
    let other = pages.other_years.iter().map(|other| {
        let shown = other.to_string();
        let year = [("year", Value::Made(&shown))];
        let action = Action::Change(Do::List { year: Some(*other), unit: None, page: 0 });
        words.button_with("button-plan-of-year", &year, action)
    });
    screen
        .blocks((1..).zip(&pages.tasks).flat_map(|(number, line)| task_line(words, number, line)))
        .rows(numbers(words, "button-number", open))
        .row(turning(words, pages.page, pages.pages, turn))
        .row([act(words, "button-add-task", Do::New { year: pages.year })].into_iter().chain(everybody))
        .row(other.chain([home_button(words)]))
}

fn task_line(words: &Words<'_>, number: u32, line: &TaskLine) -> Vec<String> {
    let title = [
        ("number", Value::Count(number)),
        ("title", Value::Title(&line.title)),
        ("state", Value::Key(if line.is_cancelled { "cancelled" } else { "open" })),
    ];
    let (when, units) = (when(words, &line.when), line.leads.join("; "));
    let nobody = words.html("change-nobody", &[]);
    let units = if units.is_empty() { Value::Made(&nobody) } else { Value::Lines(&units, NAMES_UNITS) };
    let facts = [("when", Value::Made(&when)), ("units", units)];
    vec![String::new(), words.html("change-line", &title), words.html("change-line-facts", &facts)]
}

/// "25/11/2020", or the first of several days, or all year.
fn when(words: &Words<'_>, when: &When) -> String {
    let days = match when {
        When::AllYear => return words.html("when-all-year", &[]),
        When::Days(days) if days.is_empty() => return words.html("when-none", &[]),
        When::Days(days) => days,
    };
    let shown: Vec<String> = days.iter().take(DAYS).map(|day| words.full_day(*day)).collect();
    let shown = shown.join(", ");
    if days.len() <= DAYS {
        return shown;
    }
    let count = Value::Count(u32::try_from(days.len()).unwrap_or(u32::MAX));
    words.html("when-many", &[("days", Value::Made(&shown)), ("count", count)])
}

fn task(words: &Words<'_>, page: &TaskPage) -> Screen {
    let mut screen = Screen::default();
    if let Some(outcome) = &page.outcome {
        screen = screen.block(outcome_line(words, *outcome)).gap();
    }
    let year = page.year.to_string();
    let section = [
        ("place", Value::Key(if page.section.is_some() { "plan" } else { "outside" })),
        ("section", Value::Name(page.section.as_deref().unwrap_or_default())),
        ("year", Value::Made(&year)),
    ];
    screen = screen
        .block(words.html("card-title", &[("title", Value::Title(&page.title))]))
        .block(words.html("change-task-section", &section));
    if let Some(reason) = &page.cancelled {
        screen = screen.block(words.html("change-task-cancelled", &said(reason)));
    }
    screen = facts(words, screen.gap(), Some(&page.when), &page.leads, &page.supports, &page.text);
    if !page.standings.is_empty() && page.cancelled.is_none() {
        let more =
            (page.more > 0).then(|| words.html("more-not-shown", &[("count", Value::Count(page.more))]));
        screen = screen
            .gap()
            .block(words.html("change-standings", &[]))
            .blocks(page.standings.iter().map(|own| standing_line(words, own)))
            .blocks(more);
    }
    if !page.history.is_empty() {
        screen = screen
            .gap()
            .block(words.html("change-history", &[]))
            .blocks(page.history.iter().map(|line| history_line(words, line)));
    }
    let back = Do::List { year: Some(page.year), unit: None, page: 0 };
    let screen = match page.cancelled {
        Some(_) => screen.row([act(words, "button-reopen-task", Do::Reopen(page.task))]),
        None => screen.row([
            act(words, "button-edit-task", Do::Edit(page.task)),
            act(words, "button-cancel-task", Do::AskCancel(page.task)),
        ]),
    };
    screen.row([act(words, "button-back-to-list", back), home_button(words)])
}

fn outcome_line(words: &Words<'_>, outcome: Outcome) -> String {
    match outcome {
        Outcome::Saved { told } => words.html("change-saved", &[("count", Value::Count(told))]),
        Outcome::NotChanged(why) => {
            let why = match why {
                NotChanged::SettledBefore => "settled-before",
                NotChanged::Same | NotChanged::ChangedMeanwhile | NotChanged::Gone => "same",
            };
            words.html("change-not-changed", &[("why", Value::Key(why))])
        }
    }
}

/// Due date, units and text, as far as there are any.
fn facts(
    words: &Words<'_>,
    mut screen: Screen,
    due: Option<&When>,
    leads: &[String],
    supports: &[String],
    text: &str,
) -> Screen {
    if let Some(due) = due {
        let due = when(words, due);
        screen = screen.block(words.html("change-when", &[("when", Value::Made(&due))]));
    }
    for (key, names) in [("change-leads", leads), ("change-supports", supports)] {
        if !names.is_empty() {
            screen =
                screen.block(words.html(key, &[("units", Value::Lines(&names.join("; "), NAMES_UNITS))]));
        }
    }
    if !text.is_empty() {
        screen = screen.block(words.html("change-text", &[("text", Value::Lines(text, TEXT_UNITS))]));
    }
    screen
}

fn standing_line(words: &Words<'_>, assignment: &Assignment) -> String {
    let standing = standing(words, assignment);
    let args = [
        ("unit", Value::Name(&assignment.unit_name)),
        ("date", Value::Day(assignment.due_on)),
        ("standing", Value::Made(&standing)),
    ];
    words.html("change-standing", &args)
}

fn history_line(words: &Words<'_>, line: &HistoryLine) -> String {
    let changes = changes(words, &line.changes);
    let args =
        [("date", Value::Day(line.on)), ("name", Value::Name(&line.by)), ("changes", Value::Made(&changes))];
    words.html("change-history-line", &args)
}

fn changes(words: &Words<'_>, changes: &[Change]) -> String {
    changes.iter().map(|change| change_words(words, change)).collect::<Vec<_>>().join("; ")
}

fn change_words(words: &Words<'_>, change: &Change) -> String {
    match change {
        Change::Added => words.html("change-is-added", &[]),
        Change::Title { from } => words.html("change-is-title", &[("from", Value::Title(from))]),
        Change::Text => words.html("change-is-text", &[]),
        Change::When { from, to } => {
            let (from, to) = (when(words, from), when(words, to));
            words.html("change-is-when", &[("from", Value::Made(&from)), ("to", Value::Made(&to))])
        }
        Change::Units => words.html("change-is-units", &[]),
        Change::Cancelled { reason } => words.html("change-is-cancelled", &said(reason)),
        Change::Reopened => words.html("change-is-reopened", &[]),
    }
}

/// A reason, which may be empty.
fn said(reason: &str) -> [(&'static str, Value<'_>); 2] {
    let why = if reason.is_empty() { "none" } else { "said" };
    [("why", Value::Key(why)), ("reason", Value::Lines(reason, NAMES_UNITS))]
}

fn draft(words: &Words<'_>, page: &DraftPage) -> Screen {
    let kind = [("kind", Value::Key(kind(page.is_new)))];
    let mut screen = Screen::of(words.html("change-draft", &kind)).gap();
    if !page.title.is_empty() {
        screen = screen.block(words.html("change-title", &[("title", Value::Title(&page.title))]));
    }
    screen = facts(words, screen, page.when.as_ref(), &page.leads, &page.supports, &page.text).gap();
    let can_save = page.missing.is_empty() && (page.is_new || !page.changes.is_empty());
    if page.changed_meanwhile {
        screen = screen.block(words.html("change-meanwhile", &[])).gap();
    }
    if !page.missing.is_empty() {
        let missing = page.missing.iter().map(|missing| words.html(missing_key(*missing), &[]));
        let missing = missing.collect::<Vec<_>>().join(", ");
        screen = screen.block(words.html("change-missing", &[("missing", Value::Made(&missing))]));
    } else if !page.is_new {
        let changes = changes(words, &page.changes);
        screen = screen.block(match changes.is_empty() {
            true => words.html("change-will-nothing", &[]),
            false => words.html("change-will", &[("changes", Value::Made(&changes))]),
        });
    }
    screen
        .row([
            act(words, "button-draft-title", Do::Ask(Field::Title)),
            act(words, "button-draft-text", Do::Ask(Field::Text)),
        ])
        .row([
            act(words, "button-draft-when", Do::Ask(Field::When)),
            act(words, "button-draft-units", Do::Units),
        ])
        .row(can_save.then(|| act(words, "button-save-task", Do::Save)))
        .row([act(words, "button-discard-task", Do::Discard)])
}

fn missing_key(missing: Missing) -> &'static str {
    match missing {
        Missing::Title => "missing-title",
        Missing::When => "missing-when",
        Missing::Lead => "missing-lead",
    }
}

fn kind(is_new: bool) -> &'static str {
    if is_new { "new" } else { "old" }
}

fn ask(words: &Words<'_>, field: Field, is_new: bool, title: &str, problem: Option<DraftProblem>) -> Screen {
    let name = match field {
        Field::Title => "title",
        Field::Text => "text",
        Field::When => "when",
    };
    let args =
        [("field", Value::Key(name)), ("kind", Value::Key(kind(is_new))), ("title", Value::Title(title))];
    let screen =
        Screen::default().blocks(problem_line(words, problem)).block(words.html("change-ask", &args));
    let screen = match field {
        Field::When => screen.row([
            act(words, "button-repeat-all-year", Do::Repeat(Repeat::AllYear)),
            act(words, "button-repeat-monthly", Do::Repeat(Repeat::Monthly)),
            act(words, "button-repeat-quarterly", Do::Repeat(Repeat::Quarterly)),
        ]),
        Field::Title | Field::Text => screen,
    };
    // Of a task without a name there is nothing to go back to.
    if title.is_empty() {
        return screen.row([act(words, "button-discard-task", Do::Discard)]);
    }
    screen.row([act(words, "button-back", Do::Draft)])
}

fn problem_line(words: &Words<'_>, problem: Option<DraftProblem>) -> Option<String> {
    let problem = match problem? {
        DraftProblem::Empty => "empty",
        DraftProblem::TooLong => "too-long",
        DraftProblem::NotUnderstood => "not-understood",
        DraftProblem::NoSuchDay => "no-such-day",
        DraftProblem::Past => "past",
        DraftProblem::OtherYear => "other-year",
        DraftProblem::NoDayLeft => "no-day-left",
    };
    Some(words.html("change-problem", &[("problem", Value::Key(problem))]))
}

fn units_of(words: &Words<'_>, title: &str, units: &[UnitPart]) -> Screen {
    let button = |unit: &UnitPart| {
        let part = unit.part.map_or("none", part_name);
        let args = [("part", Value::Key(part)), ("unit", Value::Name(&unit.name))];
        vec![words.button_with("button-unit-part", &args, Action::Change(Do::Toggle(unit.unit)))]
    };
    Screen::of(words.html("change-units", &[("title", Value::Title(title))]))
        .gap()
        .block(words.html("change-units-foot", &[]))
        .rows(units.iter().map(button))
        .row([act(words, "button-units-done", Do::Draft)])
}

fn part_name(part: Part) -> &'static str {
    match part {
        Part::Lead => "lead",
        Part::Support => "support",
    }
}

fn ask_cancel(words: &Words<'_>, task: TaskId, title: &str, problem: Option<DraftProblem>) -> Screen {
    Screen::default()
        .blocks(problem_line(words, problem))
        .block(words.html("change-ask-cancel", &[("title", Value::Title(title))]))
        .row([act(words, "button-cancel-without-reason", Do::Cancel(task))])
        .row([act(words, "button-back", Do::Open(task))])
}

/// What a unit is told, with its answers if there is something to do.
pub(super) fn news(words: &Words<'_>, news: &TaskNews) -> Screen {
    let args = [
        ("title", Value::Title(&news.title)),
        ("tone", Value::Key(tone_name(news.tone))),
        ("part", Value::Key(part_name(news.part))),
    ];
    let due = when(words, &news.when);
    let due = words.html("change-when", &[("when", Value::Made(&due))]);
    let screen = match &news.news {
        UnitNews::Given => Screen::of(words.html("news-given", &args)).block(due),
        UnitNews::Taken => return Screen::of(words.html("news-taken", &args)),
        UnitNews::Changed(changes) => match changes.last() {
            Some(Change::Cancelled { reason }) => {
                let reason = (!reason.is_empty()).then(|| words.html("news-cancelled-reason", &said(reason)));
                return Screen::of(words.html("news-cancelled", &args)).blocks(reason);
            }
            Some(Change::Reopened) => Screen::of(words.html("news-reopened", &args)).block(due),
            _ => {
                let line = |change| {
                    let change = change_words(words, change);
                    words.html("news-changed-line", &[("change", Value::Made(&change))])
                };
                Screen::of(words.html("news-changed", &args))
                    .blocks(changes.iter().map(line))
                    .gap()
                    .block(due)
            }
        },
    };
    match &news.next {
        Some(assignment) => screen.rows(answers_or_card(words, assignment)),
        None => screen,
    }
}

fn act(words: &Words<'_>, key: &str, action: Do) -> Label {
    words.button(key, Action::Change(action))
}
