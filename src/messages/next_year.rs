//! Next year's plan: what is proposed, item by item, and what came of it.

use super::changes::change_button;
use super::home::home_button;
use super::screen::{Label, Screen, turning};
use super::words::{Args, Value, Words};
use crate::domain::action::Action;
use crate::domain::next_year::{
    ItemKind, Left, Line, NextYearAction as Do, NextYearScreen, Page, Stamp, Standing, Summary, Totals,
};
use crate::domain::plan::Plan;
use crate::domain::roll::{Free, FreeDays, When};

/// Entries of a list in the summary; the pages show everything.
const LISTED: usize = 5;
/// Days of a recurring task that are named.
const DAYS: usize = 6;
const BUTTONS_IN_A_ROW: usize = 4;
/// Longest list of holidays, in units.
const NAMES_UNITS: usize = 400;

pub(super) fn screen(words: &Words<'_>, screen: &NextYearScreen) -> Screen {
    match screen {
        NextYearScreen::Summary(facts) => summary(words, facts),
        NextYearScreen::Page(facts) => page(words, facts),
        NextYearScreen::Ask { totals, left, stamp } => ask(words, *totals, left, *stamp),
        NextYearScreen::Imported { totals, left, first_reminder } => {
            let said = Screen::of(say(words, "next-year-imported", *totals));
            let said = match first_reminder {
                Some(day) => said.block(words.html("next-year-first", &[("date", Value::Date(*day))])),
                None => said.block(words.html("next-year-no-first", &[])),
            };
            apart(said, left_lines(words, *totals, left))
                .gap()
                .block(words.html("next-year-how", &[]))
                .row([change_button(words, Some(i32::from(totals.year)), None)])
                .row([file_button(words, totals.year), home_button(words)])
        }
        NextYearScreen::Told { by, totals } => {
            let year = totals.year.to_string();
            let args = [
                ("name", Value::Name(by)),
                ("year", Value::Made(&year)),
                ("tasks", Value::Count(totals.tasks)),
            ];
            Screen::of(words.html("next-year-told", &args))
                .row([file_button(words, totals.year), home_button(words)])
        }
        NextYearScreen::Exists { year, on } => {
            let (written, day) = (year.to_string(), words.full_day(*on));
            let args = [("year", Value::Made(&written)), ("date", Value::Made(&day))];
            Screen::of(words.html("next-year-exists", &args))
                .row([change_button(words, Some(i32::from(*year)), None)])
                .row([file_button(words, *year), home_button(words)])
        }
    }
}

pub(super) fn next_year_button(words: &Words<'_>) -> Label {
    act(words, "button-next-year", Do::Open)
}

/// What stands under the file.
pub(super) fn caption(words: &Words<'_>, plan: &Plan) -> Screen {
    let (year, tasks) = (plan.year.to_string(), u32::try_from(plan.tasks.len()).unwrap_or(u32::MAX));
    let args = [("year", Value::Made(&year)), ("tasks", Value::Count(tasks))];
    Screen::of(words.html("next-year-caption", &args))
}

fn summary(words: &Words<'_>, facts: &Summary) -> Screen {
    let Summary { totals, left, moved, free, never, cancelled } = facts;
    let (year, old) = (totals.year.to_string(), left.old_year.to_string());
    let years = [("year", Value::Made(&year)), ("old", Value::Made(&old))];
    let mut screen =
        Screen::of(words.html("next-year", &years)).gap().block(say(words, "next-year-totals", *totals));
    let counts = [
        ("next-year-left-out", totals.left_out),
        ("next-year-cancelled", *cancelled),
        ("next-year-moved", *moved),
    ];
    for (key, count) in counts {
        if count > 0 {
            screen = screen.block(words.html(key, &[("count", Value::Count(count))]));
        }
    }
    screen = apart(screen, left_lines(words, *totals, left));
    if !never.is_empty() {
        let title = words.html("next-year-never", &years[..1]);
        let lines = never.iter().map(|title| bullet(words, title));
        screen = screen.gap().block(title).blocks(list(words, lines.collect()));
    }
    if !free.is_empty() {
        let line = |free: &FreeDays| {
            let days: Vec<String> = free.days.iter().take(DAYS).map(|day| words.full_day(*day)).collect();
            let mut days = days.join(", ");
            if free.days.len() > DAYS {
                days.push_str(", …");
            }
            let args = [("title", Value::Title(&free.title)), ("days", Value::Made(&days))];
            words.html("next-year-free-line", &args)
        };
        let lines = list(words, free.iter().map(line).collect());
        screen = screen.gap().block(words.html("next-year-free", &[])).blocks(lines);
    }
    ways_on(words, screen.row([act(words, "button-next-year-items", first_page(totals.year))]), *totals)
}

/// These lines after an empty one, if there are any.
fn apart(screen: Screen, lines: Vec<String>) -> Screen {
    if lines.is_empty() { screen } else { screen.gap().blocks(lines) }
}

/// What somebody has to do by hand.
fn left_lines(words: &Words<'_>, totals: Totals, left: &Left) -> Vec<String> {
    let (year, old) = (totals.year.to_string(), left.old_year.to_string());
    let mut lines = vec![];
    if !left.lunar.is_empty() {
        let names = left.lunar.join("; ");
        let args = [("year", Value::Made(&year)), ("names", Value::Lines(&names, NAMES_UNITS))];
        lines.push(words.html("next-year-lunar", &args));
    }
    if !left.named.is_empty() {
        let count = u32::try_from(left.named.len()).unwrap_or(u32::MAX);
        let args = [("count", Value::Count(count)), ("old", Value::Made(&old))];
        lines.push(words.html("next-year-named", &args));
        lines.extend(list(words, left.named.iter().map(|name| bullet(words, name)).collect()));
    }
    lines
}

fn bullet(words: &Words<'_>, title: &str) -> String {
    words.html("next-year-item", &[("title", Value::Title(title))])
}

/// The first of these lines, and how many more there are.
fn list(words: &Words<'_>, mut lines: Vec<String>) -> Vec<String> {
    let more = lines.len().saturating_sub(LISTED);
    if more > 0 {
        lines.truncate(LISTED);
        let more = u32::try_from(more).unwrap_or(u32::MAX);
        lines.push(words.html("next-year-more", &[("count", Value::Count(more))]));
    }
    lines
}

fn page(words: &Words<'_>, facts: &Page) -> Screen {
    let Page { totals, revision, lines, page, pages } = facts;
    let year = totals.year.to_string();
    let head = words.html("next-year-page", &[("year", Value::Made(&year))]);
    let toggle = |line: &Line| {
        let put = |out| Do::Put { year: totals.year, revision: *revision, place: line.place, out };
        let number = [("number", Value::Count(u32::from(line.place) + 1))];
        let button = |key, out| words.button_with(key, &number, Action::NextYear(put(out)));
        match line.standing {
            Standing::In => Some(button("button-next-year-out", true)),
            Standing::LeftOut => Some(button("button-next-year-in", false)),
            Standing::WithEvent => None,
        }
    };
    let toggles: Vec<Label> = lines.iter().filter_map(toggle).collect();
    let turn = |page| Action::NextYear(Do::Page { year: totals.year, page });
    let place = [("page", Value::Count(u32::from(*page) + 1)), ("pages", Value::Count(u32::from(*pages)))];
    let screen = lines
        .iter()
        .fold(Screen::of(head).gap(), |screen, one| screen.blocks(line(words, one)))
        .foot(say(words, "next-year-totals", *totals))
        .foot(words.html("section-page", &place))
        .rows(toggles.chunks(BUTTONS_IN_A_ROW).map(<[Label]>::to_vec))
        .row(turning(words, *page, *pages, turn))
        .row([act(words, "button-next-year-summary", Do::Open)]);
    ways_on(words, screen, *totals)
}

fn line(words: &Words<'_>, line: &Line) -> Vec<String> {
    let args = [
        ("number", Value::Count(u32::from(line.place) + 1)),
        ("title", Value::Title(&line.title)),
        ("kind", Value::Key(kind_key(line.kind))),
    ];
    match line.standing {
        Standing::In => vec![words.html("next-year-line", &args), when(words, &line.when)],
        Standing::LeftOut => vec![words.html("next-year-line-out", &args[..2])],
        Standing::WithEvent => vec![words.html("next-year-line-gone", &args[..2])],
    }
}

fn when(words: &Words<'_>, when: &When) -> String {
    match when {
        When::Day { old, new, until, because } => {
            let [old, fresh] = [old, new].map(|day| words.full_day(*day));
            let until = until.map(|day| words.full_day(day));
            let mut args = vec![("old", Value::Made(&old)), ("new", Value::Made(&fresh))];
            let days = match &until {
                None => words.html("next-year-day", &args),
                Some(until) => {
                    args.push(("until", Value::Made(until)));
                    words.html("next-year-days", &args)
                }
            };
            let Some(free) = because else { return days };
            let weekday = words.weekday(*new);
            let (day, why) = match free {
                Free::Weekend(day) => (*day, words.weekday(*day)),
                Free::Holiday(day, name) => (*day, name.clone()),
            };
            let args =
                [("weekday", Value::Made(&weekday)), ("day", Value::Day(day)), ("free", Value::Name(&why))];
            format!("{days} {}", words.html("next-year-because", &args))
        }
        When::WithEvents { first, times } => {
            let first = words.full_day(*first);
            words.html("next-year-with-events", &of_several(&first, *times))
        }
        When::Recurring { first, times } => {
            let first = words.full_day(*first);
            words.html("next-year-recurring", &of_several(&first, *times))
        }
        When::AllYear => words.html("next-year-all-year", &[]),
    }
}

fn of_several(first: &str, times: u32) -> [(&'static str, Value<'_>); 3] {
    [
        ("first", Value::Made(first)),
        ("times", Value::Count(times)),
        ("more", Value::Count(times.saturating_sub(1))),
    ]
}

fn ask(words: &Words<'_>, totals: Totals, left: &Left, stamp: Stamp) -> Screen {
    let back = act(words, "button-next-year-summary", Do::Open);
    let year = totals.year.to_string();
    let years = [("year", Value::Made(&year))];
    if totals.tasks == 0 {
        return Screen::of(words.html("next-year-ask-none", &years)).row([back, home_button(words)]);
    }
    apart(Screen::of(say(words, "next-year-ask", totals)), left_lines(words, totals, left))
        .gap()
        .block(words.html("next-year-ask-later", &years))
        .row([act(words, "button-next-year-import", Do::Import { year: totals.year, stamp })])
        .row([back, home_button(words)])
}

/// The file, the question whether it is to count, and the way home.
fn ways_on(words: &Words<'_>, screen: Screen, totals: Totals) -> Screen {
    let ask = act(words, "button-next-year-ask", Do::Ask(totals.year));
    screen.row([file_button(words, totals.year), ask]).row([home_button(words)])
}

fn say(words: &Words<'_>, key: &str, totals: Totals) -> String {
    let year = totals.year.to_string();
    let args: &Args<'_> = &[
        ("year", Value::Made(&year)),
        ("tasks", Value::Count(totals.tasks)),
        ("events", Value::Count(totals.events)),
        ("reports", Value::Count(totals.reports)),
    ];
    words.html(key, args)
}

fn first_page(year: u16) -> Do {
    Do::Page { year, page: 0 }
}

fn file_button(words: &Words<'_>, year: u16) -> Label {
    act(words, "button-next-year-file", Do::File(year))
}

fn kind_key(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Task => "work",
        ItemKind::Event => "event",
        ItemKind::Report => "report",
    }
}

fn act(words: &Words<'_>, key: &str, action: Do) -> Label {
    words.button(key, Action::NextYear(action))
}
