//! The summary of the week.

use super::home::home_button;
use super::progress::{names_of, tasks_of};
use super::screen::Screen;
use super::words::{Value, Words};
use super::worklist::worklist_button;
use crate::domain::action::Action;
use crate::domain::notice::ITEMS_IN_A_MESSAGE;
use crate::domain::weekly::{Weekly, last_day};
use crate::domain::worklist::Tally;

pub(super) fn weekly(words: &Words<'_>, weekly: &Weekly) -> Screen {
    let args = [
        ("from", Value::Day(weekly.week)),
        ("until", Value::Day(last_day(weekly.week))),
        ("commune", Value::Name(&weekly.commune)),
    ];
    let done = tasks_of(words, "weekly-done", &weekly.done, ITEMS_IN_A_MESSAGE);
    let coming = tasks_of(words, "weekly-coming", &weekly.coming, ITEMS_IN_A_MESSAGE);
    let screen = Screen::of(words.html("weekly", &args)).blocks(or(words, done, "weekly-done-none"));
    let screen = if weekly.to_leader { screen } else { screen.blocks(waiting(words, &weekly.waiting)) };
    let screen = screen
        .blocks(tasks_of(words, "progress-overdue", &weekly.overdue, ITEMS_IN_A_MESSAGE))
        .blocks(or(words, coming, "weekly-coming-none"))
        .blocks(names_of(words, "progress-silent", &weekly.silent));
    if weekly.to_leader {
        return screen;
    }
    screen
        .blocks(names_of(words, "progress-unreached", &weekly.unreached))
        .row([worklist_button(words, weekly.waiting.total())])
        .row([words.button("button-progress", Action::Progress), home_button(words)])
}

/// The lines, or one that says that there are none.
fn or(words: &Words<'_>, lines: Vec<String>, none: &str) -> Vec<String> {
    if lines.is_empty() { vec![String::new(), words.html(none, &[])] } else { lines }
}

fn waiting(words: &Words<'_>, tally: &Tally) -> Vec<String> {
    if tally.total() == 0 {
        return vec![String::new(), words.html("weekly-waiting-none", &[])];
    }
    let line = |(what, count): (&'static str, u32)| {
        let args = [("what", Value::Key(what)), ("count", Value::Count(count))];
        (count > 0).then(|| words.html("weekly-waiting-line", &args))
    };
    let counts = [
        ("help", tally.help),
        ("extensions", tally.extensions),
        ("announcements", tally.announcements),
        ("reports", tally.reports),
        ("silent", tally.silent),
        ("unreached", tally.unreached),
    ];
    let title = words.html("weekly-waiting", &[("count", Value::Count(tally.total()))]);
    [String::new(), title].into_iter().chain(counts.into_iter().filter_map(line)).collect()
}
