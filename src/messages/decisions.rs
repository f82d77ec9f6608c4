//! What the coordinator hears of the units and decides.

use chrono::NaiveDate;

use super::home::home_button;
use super::screen::{Label, Screen};
use super::tasks::{about, evidence_button, reported};
use super::words::{Value, Words};
use crate::domain::action::Action;
use crate::domain::task::{Assignment, Report};

/// Longest caption of ours around what came with a file.
const CAPTION_UNITS: usize = 500;

pub(super) fn report_arrived(words: &Words<'_>, assignment: &Assignment, report: &Report) -> Screen {
    let (task, report_id) = (assignment.id, report.id);
    about(words, "report-arrived", assignment)
        .gap()
        .blocks(reported(words, report))
        .foot(words.html("report-arrived-foot", &[]))
        .row([
            words.button("button-confirm", Action::Confirm { assignment: task, report: report_id }),
            words.button("button-return", Action::Return { assignment: task, report: report_id }),
        ])
        .row(evidence_button(words, assignment, report.evidence))
}

pub(super) fn report_decided(
    words: &Words<'_>,
    assignment: &Assignment,
    report: &Report,
    reason: Option<&str>,
) -> Screen {
    let decision = match reason {
        None => words.html("report-confirmed", &[]),
        Some(reason) => words.html("report-returned", &[("reason", Value::Prose(reason))]),
    };
    about(words, "report-arrived", assignment)
        .gap()
        .blocks(reported(words, report))
        .foot(decision)
        .row(evidence_button(words, assignment, report.evidence))
}

pub(super) fn ask_reason(words: &Words<'_>, assignment: &Assignment) -> Screen {
    about(words, "ask-reason", assignment).row([words.button("button-cancel", Action::Cancel)])
}

pub(super) fn evidence_arrived(words: &Words<'_>, assignment: &Assignment, by: &str) -> Screen {
    let args = [
        ("name", Value::Name(by)),
        ("unit", Value::Name(&assignment.unit_name)),
        ("title", Value::Title(&assignment.title)),
    ];
    Screen::of(words.html("evidence-arrived", &args))
        .row([words.button("button-see-evidence", Action::Evidence(assignment.id))])
}

pub(super) fn extension_arrived(
    words: &Words<'_>,
    assignment: &Assignment,
    by: &str,
    until: NaiveDate,
) -> Screen {
    let id = assignment.id;
    let granted_args = [("date", Value::Day(until))];
    extension(words, assignment, until)
        .block(words.html("extension-by", &[("name", Value::Name(by))]))
        .row([words.button_with("button-grant", &granted_args, Action::Grant { assignment: id, until })])
        .row([words.button("button-refuse", Action::Refuse { assignment: id, until })])
}

pub(super) fn extension_decided(
    words: &Words<'_>,
    assignment: &Assignment,
    until: NaiveDate,
    granted: bool,
) -> Screen {
    let decision = [("decision", Value::Key(if granted { "granted" } else { "refused" }))];
    let args = [
        ("unit", Value::Name(&assignment.unit_name)),
        ("title", Value::Title(&assignment.title)),
        ("until", Value::Date(until)),
    ];
    Screen::of(words.html("extension-was", &args)).foot(words.html("extension-decided", &decision))
}

/// The task, its date and the one asked for.
pub(super) fn extension(words: &Words<'_>, assignment: &Assignment, until: NaiveDate) -> Screen {
    let args = [
        ("unit", Value::Name(&assignment.unit_name)),
        ("title", Value::Title(&assignment.title)),
        ("date", Value::Date(assignment.due_on)),
        ("whose", Value::Key(super::tasks::whose(assignment))),
        ("until", Value::Date(until)),
    ];
    Screen::of(words.html("extension-arrived", &args))
}

pub(super) fn help_arrived(words: &Words<'_>, assignment: &Assignment, by: &str, text: &str) -> Screen {
    about(words, "help-arrived", assignment)
        .gap()
        .block(help_text(words, by, text))
        .foot(words.html("help-arrived-foot", &[]))
        .row([unit_button(words, assignment)])
}

/// What a unit wrote when it called for help.
pub(super) fn help_text(words: &Words<'_>, by: &str, text: &str) -> String {
    words.html("help-text", &[("name", Value::Name(by)), ("text", Value::Prose(text))])
}

/// Leads to what the unit has to do.
pub(super) fn unit_button(words: &Words<'_>, assignment: &Assignment) -> Label {
    let name = [("unit", Value::Name(&assignment.unit_name))];
    words.button_with("button-unit-progress", &name, Action::ProgressOf(assignment.unit))
}

pub(super) fn evidence_piece(
    words: &Words<'_>,
    assignment: &Assignment,
    number: u32,
    of: u32,
    caption: &str,
) -> Screen {
    let args = [
        ("number", Value::Count(number)),
        ("count", Value::Count(of)),
        ("title", Value::Title(&assignment.title)),
        ("unit", Value::Name(&assignment.unit_name)),
    ];
    let screen = Screen::of(words.html("evidence-piece", &args)).silently(true);
    if caption.trim().is_empty() {
        return screen;
    }
    screen.block(words.html("evidence-caption", &[("text", Value::Lines(caption, CAPTION_UNITS))]))
}

pub(super) fn no_evidence(words: &Words<'_>) -> Screen {
    Screen::of(words.html("no-evidence", &[])).row([home_button(words)])
}
