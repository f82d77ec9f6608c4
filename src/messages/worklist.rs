//! The coordinator's worklist: one thing at a time, with its buttons.

use super::decisions::help_text;
use super::home::home_button;
use super::screen::{Label, Screen};
use super::tasks::{about, evidence_button, reported};
use super::words::{Value, Words};
use super::{announcements, decisions};
use crate::domain::action::Action;
use crate::domain::announcement::action::AnnouncementAction;
use crate::domain::ids::UnitId;
use crate::domain::nudge::{Nudged, NudgedAll};
use crate::domain::task::Assignment;
use crate::domain::worklist::{Done, HelpCall, Item, Shown, WorklistAction, WorklistScreen};

/// Calls for help of one unit about one task that are shown; the newest say how it is.
const CALLS_SHOWN: usize = 3;
/// Longest list of names, in units.
const NAMES_UNITS: usize = 600;

pub(super) fn worklist_button(words: &Words<'_>, count: u32) -> Label {
    let open = Action::Worklist(WorklistAction::Open);
    words.button_with("button-worklist", &[("count", Value::Count(count))], open)
}

pub(super) fn worklist(words: &Words<'_>, screen: &WorklistScreen) -> Screen {
    let done = screen.done.iter().flat_map(|done| done_lines(words, done));
    let mut head = Screen::default().blocks(done);
    if screen.done.is_some() {
        head = head.gap();
    }
    if let Shown::End { left } = screen.shown {
        return end(words, head, left);
    }
    let place = [("number", Value::Count(screen.number)), ("count", Value::Count(screen.of))];
    let head = head.block(words.html("worklist", &place)).gap();
    let (shown, item) = item(words, &screen.shown);
    let screen = head.then(shown);
    match item {
        Some(item) => {
            screen.row([act(words, "button-later", WorklistAction::Later(item)), home_button(words)])
        }
        None => screen,
    }
}

fn end(words: &Words<'_>, screen: Screen, left: u32) -> Screen {
    if left == 0 {
        return screen
            .block(words.html("worklist-end", &[]))
            .row([words.button("button-progress", Action::Progress), home_button(words)]);
    }
    screen
        .block(words.html("worklist-end-left", &[("count", Value::Count(left))]))
        .row([act(words, "button-worklist-again", WorklistAction::Open), home_button(words)])
}

/// What is shown, and what it is, if it can be put off.
fn item(words: &Words<'_>, shown: &Shown) -> (Screen, Option<Item>) {
    match shown {
        Shown::Help { assignment, call, calls } => {
            let item = Item::Help { call: *call, assignment: assignment.id };
            (help(words, assignment, calls, item.clone()), Some(item))
        }
        Shown::Extension { assignment, by, until } => {
            let item = Item::Extension { until: *until, assignment: assignment.id };
            let granted = [("date", Value::Day(*until))];
            let agree = Action::Worklist(WorklistAction::Agree(item.clone()));
            let screen = decisions::extension(words, assignment, *until)
                .block(words.html("extension-by", &[("name", Value::Name(by))]))
                .row([words.button_with("button-grant", &granted, agree)])
                .row([act(words, "button-refuse", WorklistAction::Decline(item.clone()))]);
            (screen, Some(item))
        }
        Shown::Announcement { announcement, .. } => {
            (approval(words, shown), Some(Item::Announcement(announcement.id)))
        }
        Shown::Report { assignment, report } => {
            let item = Item::Report { report: report.id, assignment: assignment.id };
            let screen = about(words, "worklist-report", assignment)
                .gap()
                .blocks(reported(words, report))
                .row([
                    act(words, "button-confirm", WorklistAction::Agree(item.clone())),
                    act(words, "button-return", WorklistAction::Decline(item.clone())),
                ])
                .row(evidence_button(words, assignment, report.evidence));
            (screen, Some(item))
        }
        Shown::AskReason { assignment, report } => {
            let item = Item::Report { report: report.id, assignment: assignment.id };
            let unit = [("unit", Value::Name(&assignment.unit_name))];
            let screen = about(words, "worklist-report", assignment)
                .gap()
                .blocks(reported(words, report))
                .foot(words.html("worklist-reason", &unit))
                .row([act(words, "button-back", WorklistAction::Show(item))]);
            (screen, None)
        }
        Shown::Silent { unit, .. } => (silent(words, shown), Some(Item::Silent(*unit))),
        Shown::AskNudgeAll { unit, names } => (ask_nudge_all(words, *unit, names), None),
        Shown::Unreached { unit, name } => {
            let screen = Screen::of(words.html("worklist-unreached", &[("unit", Value::Name(name))]))
                .row([words.button("button-invite", Action::InviteTo(*unit))]);
            (screen, Some(Item::Unreached(*unit)))
        }
        Shown::End { .. } => (Screen::default(), None),
    }
}

fn help(words: &Words<'_>, assignment: &Assignment, calls: &[HelpCall], item: Item) -> Screen {
    let newest = &calls[calls.len().saturating_sub(CALLS_SHOWN)..];
    about(words, "worklist-help", assignment)
        .gap()
        .blocks(newest.iter().map(|call| help_text(words, &call.by, &call.text)))
        .row([act(words, "button-help-answered", WorklistAction::Agree(item))])
        .row([decisions::unit_button(words, assignment)])
}

fn approval(words: &Words<'_>, shown: &Shown) -> Screen {
    let Shown::Announcement { announcement, when, approvers, opens } = shown else {
        return Screen::default();
    };
    let title = announcements::title(words, announcement);
    let mut screen =
        Screen::of(words.html("worklist-announcement", &[("title", Value::Title(&title))])).gap();
    if let Some((on, at)) = when {
        let when = [("when", Value::Moment(*on, Some(*at)))];
        screen = screen.block(words.html("worklist-announcement-when", &when));
    }
    if approvers.is_empty() {
        return screen
            .block(words.html("worklist-announcement-nobody", &[]))
            .row([words.button("button-invite", Action::Invite)]);
    }
    let names = approvers.join(", ");
    let open = Action::Announcement(announcement.id, AnnouncementAction::Open);
    screen
        .block(words.html("worklist-announcement-with", &[("names", Value::Lines(&names, NAMES_UNITS))]))
        .row(opens.then(|| words.button("button-look-and-approve", open)))
}

fn silent(words: &Words<'_>, shown: &Shown) -> Screen {
    let Shown::Silent { unit, name, tasks, more, silent } = shown else { return Screen::default() };
    let line = |assignment: &Assignment| {
        let args = [("title", Value::Title(&assignment.title)), ("date", Value::Day(assignment.due_on))];
        words.html("worklist-silent-task", &args)
    };
    let more = (*more > 0).then(|| words.html("more-not-shown", &[("count", Value::Count(*more))]));
    let all = [("count", Value::Count(*silent))];
    let nudge_all = Action::Worklist(WorklistAction::AskNudgeAll(*unit));
    Screen::of(words.html("worklist-silent", &[("unit", Value::Name(name))]))
        .blocks(tasks.iter().map(line))
        .blocks(more)
        .foot(words.html("worklist-silent-foot", &[]))
        .row([act(words, "button-nudge", WorklistAction::Agree(Item::Silent(*unit)))])
        .row((*silent > 1).then(|| words.button_with("button-nudge-all", &all, nudge_all)))
}

fn ask_nudge_all(words: &Words<'_>, unit: UnitId, names: &[String]) -> Screen {
    let names = names.join("; ");
    Screen::of(words.html("nudge-all", &[("units", Value::Lines(&names, NAMES_UNITS))])).row([
        act(words, "button-really-nudge-all", WorklistAction::NudgeAll(unit)),
        act(words, "button-back", WorklistAction::Show(Item::Silent(unit))),
    ])
}

fn act(words: &Words<'_>, key: &str, action: WorklistAction) -> Label {
    words.button(key, Action::Worklist(action))
}

fn done_lines(words: &Words<'_>, done: &Done) -> Vec<String> {
    let about = |key, title: &str, unit: &str| {
        vec![words.html(key, &[("title", Value::Title(title)), ("unit", Value::Name(unit))])]
    };
    match done {
        Done::Confirmed { title, unit } => about("done-confirmed", title, unit),
        Done::Kept { title, unit } => about("done-kept", title, unit),
        Done::Answered { title, unit } => about("done-answered", title, unit),
        Done::Returned { title, unit, reason } => {
            let args = [
                ("title", Value::Title(title)),
                ("unit", Value::Name(unit)),
                ("reason", Value::Title(reason)),
            ];
            vec![words.html("done-returned", &args)]
        }
        Done::Granted { title, unit, until } => {
            let args =
                [("title", Value::Title(title)), ("unit", Value::Name(unit)), ("date", Value::Day(*until))];
            vec![words.html("done-granted", &args)]
        }
        Done::Nudged { unit, nudged } => vec![nudged_line(words, unit, nudged)],
        Done::NudgedAll(all) => nudged_all_lines(words, all),
        Done::SettledBefore => vec![words.html("done-settled-before", &[])],
        Done::TaskCancelled { title, unit } => about("done-task-cancelled", title, unit),
        Done::Changed => vec![words.html("done-changed", &[])],
    }
}

fn nudged_line(words: &Words<'_>, unit: &str, nudged: &Nudged) -> String {
    let unit = ("unit", Value::Name(unit));
    match nudged {
        Nudged::Sent { people } => words.html("done-nudged", &[unit, ("count", Value::Count(*people))]),
        Nudged::Later { on, at } => {
            words.html("done-nudge-later", &[unit, ("when", Value::Moment(*on, Some(*at)))])
        }
        Nudged::Already { at } => {
            let time = words.time(*at);
            words.html("done-nudged-already", &[unit, ("time", Value::Made(&time))])
        }
        Nudged::Nobody => words.html("done-nudge-nobody", &[unit]),
        Nudged::NothingOpen => words.html("done-nudge-nothing", &[unit]),
    }
}

fn nudged_all_lines(words: &Words<'_>, all: &NudgedAll) -> Vec<String> {
    let mut lines = vec![];
    if all.units > 0 {
        let args = [("units", Value::Count(all.units)), ("count", Value::Count(all.people))];
        lines.push(words.html("done-nudged-all", &args));
    }
    if let Some((on, at)) = all.later_at {
        let args = [("units", Value::Count(all.later)), ("when", Value::Moment(on, Some(at)))];
        lines.push(words.html("done-nudge-all-later", &args));
    }
    if !all.nobody.is_empty() {
        let names = all.nobody.join("; ");
        let args = [("units", Value::Lines(&names, NAMES_UNITS))];
        lines.push(words.html("done-nudge-all-nobody", &args));
    }
    if lines.is_empty() {
        lines.push(words.html("done-nudged-none", &[]));
    }
    lines
}
