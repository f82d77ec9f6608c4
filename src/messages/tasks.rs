//! One of a unit's tasks, and what is said while it is answered for.

use chrono::NaiveDate;

use super::home::tasks_button;
use super::screen::{Label, Screen};
use super::words::{Value, Words};
use crate::domain::action::Action;
use crate::domain::change::OUTSIDE_THE_PLAN;
use crate::domain::notice::TaskCard;
use crate::domain::plan::{Source, Tone};
use crate::domain::task::{Assignment, Part, Refusal, Report, State};

const CHOICES_IN_A_ROW: usize = 2;

/// When it is due, whose date that is, and how far away it is while the task is open.
pub(super) fn due(words: &Words<'_>, assignment: &Assignment, on: NaiveDate) -> String {
    let days = (assignment.due_on - on).num_days();
    let left = match days {
        _ if !assignment.state.is_open() => "none",
        ..0 => "past",
        0 => "today",
        1 => "tomorrow",
        2.. => "days",
    };
    due_line(words, assignment, left, u32::try_from(days).unwrap_or(0))
}

/// When it is due and whose date that is, wherever the reader stands.
pub(super) fn date(words: &Words<'_>, assignment: &Assignment) -> String {
    due_line(words, assignment, "none", 0)
}

fn due_line(words: &Words<'_>, assignment: &Assignment, left: &'static str, days: u32) -> String {
    let args = [
        ("date", Value::Date(assignment.due_on)),
        ("whose", Value::Key(whose(assignment))),
        ("left", Value::Key(left)),
        ("count", Value::Count(days)),
    ];
    words.html(if assignment.ongoing { "due-ongoing" } else { "due" }, &args)
}

/// Whether the date is the plan's own.
pub(super) fn whose(assignment: &Assignment) -> &'static str {
    match assignment.due_from {
        Source::Plan => "plan",
        Source::Local => "local",
    }
}

pub(super) fn tone(assignment: &Assignment) -> &'static str {
    tone_name(assignment.tone)
}

pub(super) fn tone_name(tone: Tone) -> &'static str {
    match tone {
        Tone::Assigned => "assigned",
        Tone::Requested => "requested",
    }
}

/// State, or that the unit only supports.
pub(super) fn standing(words: &Words<'_>, assignment: &Assignment) -> String {
    let state = match assignment.part {
        Part::Support => "support",
        Part::Lead => assignment.state.name(),
    };
    words.html("standing", &[("state", Value::Key(state))])
}

pub(super) fn card(words: &Words<'_>, card: &TaskCard) -> Screen {
    let assignment = &card.assignment;
    let place =
        ("place", Value::Key(if assignment.section == OUTSIDE_THE_PLAN { "outside" } else { "plan" }));
    let section =
        [("section", Value::Name(&assignment.section)), ("unit", Value::Name(&assignment.unit_name)), place];
    let mut screen = Screen::of(words.html("card-title", &[("title", Value::Title(&assignment.title))]))
        .block(words.html("card-section", &section))
        .gap()
        .block(due(words, assignment, card.on))
        .block(standing(words, assignment));
    if let Some(until) = assignment.requested_until {
        screen = screen.block(words.html("card-requested", &[("date", Value::Date(until))]));
    }
    if let (State::Returned, Some(reason)) = (assignment.state, &card.reason) {
        screen = screen.block(words.html("card-reason", &[("reason", Value::Prose(reason))]));
    }
    screen = screen.gap().block(words.html("card-text", &[("text", Value::Prose(&card.text)), place])).gap();
    for (key, names) in [("card-leads", &card.leads), ("card-supports", &card.supports)] {
        if !names.is_empty() {
            screen = screen.block(words.html(key, &[("units", Value::Lines(&names.join("; "), 400))]));
        }
    }
    if card.units_are_local {
        screen = screen.block(words.html("card-local-units", &[]));
    }
    let mut evidence = None;
    if let Some(report) = &card.report {
        screen = screen.gap().blocks(reported(words, report));
        evidence = evidence_button(words, assignment, report.evidence);
    }
    screen
        .rows(answers(words, assignment))
        .row(evidence)
        .row([words.button("button-back-to-tasks", Action::Tasks { page: 0 })])
}

/// What a report says: who, the words, figures, evidence.
pub(super) fn reported(words: &Words<'_>, report: &Report) -> Vec<String> {
    let mut lines = vec![words.html("report-by", &[("name", Value::Name(&report.reporter))])];
    if !report.text.trim().is_empty() {
        lines.push(words.html("report-text", &[("text", Value::Prose(&report.text))]));
    }
    lines.extend(figures(words, report));
    if lines.len() == 1 {
        lines.push(words.html("report-empty", &[]));
    }
    lines
}

/// The figures and files of a report, as far as there are any.
fn figures(words: &Words<'_>, report: &Report) -> Vec<String> {
    let figure =
        |key, number: Option<u32>| number.map(|number| words.html(key, &[("figure", Value::Figure(number))]));
    let mut lines = Vec::new();
    lines.extend(figure("report-participants", report.participants));
    lines.extend(figure("report-women", report.women));
    lines.extend(figure("report-men", report.men));
    let figures = lines.join(", ");
    let evidence = words.html("report-evidence", &[("count", Value::Count(report.evidence))]);
    let figures =
        (!figures.is_empty()).then(|| words.html("report-figures", &[("figures", Value::Made(&figures))]));
    figures.into_iter().chain((report.evidence > 0).then_some(evidence)).collect()
}

pub(super) fn evidence_button(words: &Words<'_>, assignment: &Assignment, pieces: u32) -> Option<Label> {
    let args = [("count", Value::Count(pieces))];
    (pieces > 0).then(|| words.button_with("button-evidence", &args, Action::Evidence(assignment.id)))
}

/// The four answers, for whoever can still give them; else a way to look at the task.
pub(super) fn answers(words: &Words<'_>, assignment: &Assignment) -> Vec<Vec<Label>> {
    if assignment.part == Part::Support || !assignment.state.is_open() {
        return vec![];
    }
    vec![
        vec![done_button(words, assignment), start_button(words, assignment)],
        vec![extension_button(words, assignment), help_button(words, assignment)],
    ]
}

pub(super) fn answers_or_card(words: &Words<'_>, assignment: &Assignment) -> Vec<Vec<Label>> {
    let answers = answers(words, assignment);
    if answers.is_empty() { vec![vec![task_button(words, assignment)]] } else { answers }
}

fn done_button(words: &Words<'_>, assignment: &Assignment) -> Label {
    words.button("button-done", Action::Report(assignment.id))
}

fn start_button(words: &Words<'_>, assignment: &Assignment) -> Label {
    words.button("button-start", Action::Start(assignment.id))
}

fn extension_button(words: &Words<'_>, assignment: &Assignment) -> Label {
    words.button("button-extension", Action::AskExtension(assignment.id))
}

fn help_button(words: &Words<'_>, assignment: &Assignment) -> Label {
    words.button("button-need-help", Action::AskHelp(assignment.id))
}

pub(super) fn task_button(words: &Words<'_>, assignment: &Assignment) -> Label {
    words.button("button-task", Action::Task(assignment.id))
}

fn back_to_task(words: &Words<'_>, assignment: &Assignment) -> Label {
    words.button("button-back-to-task", Action::Task(assignment.id))
}

/// A text about one task.
pub(super) fn about(words: &Words<'_>, key: &str, assignment: &Assignment) -> Screen {
    let args = [
        ("title", Value::Title(&assignment.title)),
        ("unit", Value::Name(&assignment.unit_name)),
        ("tone", Value::Key(tone(assignment))),
        ("date", Value::Date(assignment.due_on)),
        ("whose", Value::Key(whose(assignment))),
    ];
    Screen::of(words.html(key, &args))
}

pub(super) fn ask_results(words: &Words<'_>, assignment: &Assignment) -> Screen {
    about(words, "ask-results", assignment)
        .row([words.button("button-no-figures", Action::SkipResults(assignment.id))])
}

pub(super) fn report_taken(words: &Words<'_>, assignment: &Assignment, report: &Report) -> Screen {
    about(words, "report-taken", assignment)
        .blocks(figures(words, report))
        .foot(words.html("report-taken-foot", &[("count", Value::Count(report.evidence))]))
        .row([task_button(words, assignment), tasks_button(words)])
}

pub(super) fn evidence_taken(words: &Words<'_>, assignment: &Assignment, pieces: u32) -> Screen {
    let args = [("title", Value::Title(&assignment.title)), ("count", Value::Count(pieces))];
    let screen = Screen::of(words.html("evidence-taken", &args));
    if assignment.state == State::Reported {
        // The question about the results may still be open.
        return screen
            .block(words.html("evidence-taken-reported", &[]))
            .row([words.button("button-send-report", Action::SkipResults(assignment.id))])
            .row([task_button(words, assignment), tasks_button(words)]);
    }
    if answers(words, assignment).is_empty() {
        return screen.row([task_button(words, assignment), tasks_button(words)]);
    }
    screen
        .block(words.html("evidence-taken-open", &[]))
        .row([done_button(words, assignment), words.button("button-not-yet", Action::Start(assignment.id))])
}

pub(super) fn ask_done(words: &Words<'_>, assignment: &Assignment, evidence_missing: bool) -> Screen {
    let screen = about(words, "ask-done", assignment).row([
        words.button("button-yes-done", Action::Report(assignment.id)),
        words.button("button-not-yet", Action::Start(assignment.id)),
    ]);
    if evidence_missing { screen.block(words.html("ask-done-evidence", &[])) } else { screen }
}

pub(super) fn ask_extension(words: &Words<'_>, assignment: &Assignment, choices: &[NaiveDate]) -> Screen {
    let choice = |until: &NaiveDate| {
        let extend = Action::Extend { assignment: assignment.id, until: *until };
        words.button_with("button-until", &[("date", Value::WeekdayAndDay(*until))], extend)
    };
    about(words, "ask-extension", assignment)
        .rows(choices.chunks(CHOICES_IN_A_ROW).map(|row| row.iter().map(choice).collect()))
        .row([words.button("button-other-date", Action::ExtendOther(assignment.id))])
        .row([back_to_task(words, assignment)])
}

pub(super) fn ask_extension_date(words: &Words<'_>, assignment: &Assignment) -> Screen {
    about(words, "ask-extension-date", assignment).row([back_to_task(words, assignment)])
}

pub(super) fn extension_sent(words: &Words<'_>, assignment: &Assignment) -> Screen {
    let until = assignment.requested_until.unwrap_or(assignment.due_on);
    let args = [("title", Value::Title(&assignment.title)), ("date", Value::Date(until))];
    Screen::of(words.html("extension-sent", &args)).row([task_button(words, assignment), tasks_button(words)])
}

pub(super) fn ask_help(words: &Words<'_>, assignment: &Assignment) -> Screen {
    about(words, "ask-help", assignment).row([back_to_task(words, assignment)])
}

pub(super) fn help_sent(words: &Words<'_>, assignment: &Assignment) -> Screen {
    about(words, "help-sent", assignment).row([task_button(words, assignment), tasks_button(words)])
}

pub(super) fn started(words: &Words<'_>, assignment: &Assignment) -> Screen {
    let screen = about(words, "started", assignment);
    if answers(words, assignment).is_empty() {
        return screen.row([task_button(words, assignment)]);
    }
    screen
        .row([done_button(words, assignment), extension_button(words, assignment)])
        .row([help_button(words, assignment), tasks_button(words)])
}

pub(super) fn seen(words: &Words<'_>, assignment: &Assignment) -> Screen {
    about(words, "seen", assignment).rows(answers_or_card(words, assignment))
}

pub(super) fn not_done(words: &Words<'_>, assignment: &Assignment) -> Screen {
    let screen = about(words, "not-done", assignment);
    if answers(words, assignment).is_empty() {
        return screen.row([task_button(words, assignment)]);
    }
    screen
        .row([start_button(words, assignment)])
        .row([extension_button(words, assignment), help_button(words, assignment)])
}

pub(super) fn fine(words: &Words<'_>, assignment: &Assignment) -> Screen {
    about(words, "fine", assignment).rows(answers_or_card(words, assignment))
}

pub(super) fn unclear(words: &Words<'_>, assignment: &Assignment) -> Screen {
    about(words, "unclear", assignment).rows(answers_or_card(words, assignment))
}

pub(super) fn refusal_name(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::AlreadyReported => "already-reported",
        Refusal::AlreadyConfirmed => "already-confirmed",
        Refusal::Cancelled => "cancelled",
        Refusal::NothingToDecide => "nothing-to-decide",
        Refusal::DateNotLater => "date-not-later",
        Refusal::SupportOnly => "support-only",
    }
}

pub(super) fn refused(words: &Words<'_>, refusal: Refusal, assignment: &Assignment) -> Screen {
    let args = [
        ("title", Value::Title(&assignment.title)),
        ("why", Value::Key(refusal_name(refusal))),
        ("date", Value::Date(assignment.due_on)),
    ];
    let screen = Screen::of(words.html("refused", &args));
    match refusal {
        Refusal::DateNotLater => screen
            .row([words.button("button-choose-date", Action::AskExtension(assignment.id))])
            .row([back_to_task(words, assignment)]),
        Refusal::NothingToDecide => screen.row([words.button("button-progress", Action::Progress)]),
        Refusal::AlreadyReported | Refusal::AlreadyConfirmed | Refusal::Cancelled | Refusal::SupportOnly => {
            screen.row([task_button(words, assignment), tasks_button(words)])
        }
    }
}

pub(super) fn confirmed(words: &Words<'_>, assignment: &Assignment) -> Screen {
    about(words, "confirmed", assignment).row([tasks_button(words)])
}

pub(super) fn returned(words: &Words<'_>, assignment: &Assignment, reason: &str) -> Screen {
    about(words, "returned", assignment)
        .block(words.html("returned-reason", &[("reason", Value::Prose(reason))]))
        .foot(words.html("returned-foot", &[]))
        .rows(answers_or_card(words, assignment))
}

pub(super) fn extension_granted(words: &Words<'_>, assignment: &Assignment) -> Screen {
    about(words, "extension-granted", assignment).row([task_button(words, assignment), tasks_button(words)])
}

pub(super) fn extension_refused(words: &Words<'_>, assignment: &Assignment, until: NaiveDate) -> Screen {
    let args = [
        ("title", Value::Title(&assignment.title)),
        ("until", Value::Date(until)),
        ("date", Value::Date(assignment.due_on)),
    ];
    Screen::of(words.html("extension-refused", &args)).rows(answers_or_card(words, assignment))
}
