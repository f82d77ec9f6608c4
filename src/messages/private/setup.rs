//! What the person wants; nothing is chosen for them.

use super::{Screen, Value, Words, button, number_lines};
use crate::domain::action::{Action, Pad, PrivateAction};
use crate::domain::case::{DayPart, Digits, PIN_LENGTH, Way, Whom};
use crate::domain::private_notice::EmergencyLine;
use crate::messages::screen::Label;

pub(super) fn whom(words: &Words<'_>) -> Screen {
    Screen::of(words.html("private-whom", &[]))
        .row([button(words, "button-private-myself", PrivateAction::Whom(Whom::Myself))])
        .row([button(words, "button-private-other", PrivateAction::Whom(Whom::Other))])
        .row([button(words, "button-private-child", PrivateAction::Whom(Whom::Child))])
}

pub(super) fn positions(words: &Words<'_>, choices: &[(String, bool)], child: bool) -> Screen {
    let mut screen = Screen::default();
    if child {
        screen = screen.block(words.html("private-child", &[])).gap();
    }
    let row = |(place, (name, ruled_out)): (u8, &(String, bool))| -> Vec<Label> {
        let key = match (name.is_empty(), ruled_out) {
            (false, false) => "button-private-may",
            (false, true) => "button-private-may-not",
            (true, false) => "button-private-office-may",
            (true, true) => "button-private-office-may-not",
        };
        let action = Action::Private(PrivateAction::RuleOut(place));
        vec![words.button_with(key, &[("name", Value::Name(name))], action)]
    };
    screen
        .block(words.html("private-positions", &[]))
        .rows((0..=u8::MAX).zip(choices).map(row))
        .row([button(words, "button-private-go-on", PrivateAction::PositionsDone)])
}

pub(super) fn everyone_ruled_out(words: &Words<'_>, numbers: &[EmergencyLine]) -> Screen {
    Screen::of(words.html("private-everyone-ruled-out", &[]))
        .gap()
        .blocks(number_lines(words, numbers))
        .row([button(words, "button-private-choose-again", PrivateAction::Positions)])
}

pub(super) fn way(words: &Words<'_>) -> Screen {
    Screen::of(words.html("private-way", &[]))
        .row([button(words, "button-private-line", PrivateAction::Way(Way::Line))])
        .row([button(words, "button-private-never", PrivateAction::Way(Way::Never))])
}

/// No line is offered that would not be sent.
pub(super) fn way_while_stopped(words: &Words<'_>) -> Screen {
    Screen::of(words.html("private-way-while-stopped", &[])).row([button(
        words,
        "button-private-never-while-stopped",
        PrivateAction::Way(Way::Never),
    )])
}

pub(super) fn hours(words: &Words<'_>, chosen: &[DayPart]) -> Screen {
    let label = |part: DayPart| {
        let mark = if chosen.contains(&part) { "yes" } else { "no" };
        let name = match part {
            DayPart::Morning => "morning",
            DayPart::Noon => "noon",
            DayPart::Afternoon => "afternoon",
            DayPart::Evening => "evening",
        };
        let args = [("chosen", Value::Key(mark)), ("part", Value::Key(name))];
        words.button_with("button-private-hours", &args, Action::Private(PrivateAction::Hours(part)))
    };
    Screen::of(words.html("private-hours", &[]))
        .rows(DayPart::ALL.map(|part| vec![label(part)]))
        .row([button(words, "button-private-go-on", PrivateAction::HoursDone)])
}

pub(super) fn protection(words: &Words<'_>, code_word: bool, pin: bool, quick: bool) -> Screen {
    let chosen = |chosen: bool| [("chosen", Value::Key(if chosen { "yes" } else { "no" }))];
    let set = PrivateAction::Pad { pad: Pad::Set, entered: Digits::default() };
    Screen::of(words.html("private-protection", &[]))
        .row([words.button_with("button-private-pin", &chosen(pin), Action::Private(set))])
        .row([words.button_with(
            "button-private-code-word",
            &chosen(code_word),
            Action::Private(PrivateAction::CodeWord),
        )])
        .row([words.button_with(
            "button-private-quick",
            &chosen(quick),
            Action::Private(PrivateAction::Quick),
        )])
        .row([button(words, "button-private-write", PrivateAction::Write)])
}

pub(super) fn ask_code_word(words: &Words<'_>) -> Screen {
    Screen::of(words.html("private-ask-code-word", &[])).row([button(
        words,
        "button-private-step-back",
        PrivateAction::Protection,
    )])
}

/// The pad for opening is the same for everybody (S24).
pub(super) fn pad(words: &Words<'_>, pad: Pad, entered: Digits, mismatch: bool) -> Screen {
    let text = match pad {
        Pad::Open => "private-pad-open",
        Pad::Set => "private-pad-set",
        Pad::Again(_) => "private-pad-again",
    };
    let places =
        format!("{}{}", "●".repeat(entered.len()), "○".repeat(PIN_LENGTH.saturating_sub(entered.len())));
    let digit = |digit: u8| {
        let action = PrivateAction::Pad { pad, entered: entered.with(digit) };
        let args = [("number", Value::Count(u32::from(digit)))];
        words.button_with("button-private-digit", &args, Action::Private(action))
    };
    let clear = PrivateAction::Pad { pad, entered: Digits::default() };
    let mut screen = Screen::default();
    if mismatch {
        screen = screen.block(words.html("private-pad-mismatch", &[])).gap();
    }
    screen
        .block(words.html(text, &[]))
        .gap()
        .block(places)
        .row([1, 2, 3].map(digit))
        .row([4, 5, 6].map(digit))
        .row([7, 8, 9].map(digit))
        .row([
            button(words, "button-private-clear", clear),
            digit(0),
            button(words, "button-private-done", PrivateAction::PadDone { pad, entered }),
        ])
}
