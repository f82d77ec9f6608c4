//! Before anything is written (S2-S8).

use chrono::NaiveDate;

use super::{Screen, Value, Words, button, duty_lines, number_lines};
use crate::domain::action::{Pad, PrivateAction};
use crate::domain::case::Digits;
use crate::domain::private_notice::{EmergencyLine, OnDuty};

pub(super) fn entry(
    words: &Words<'_>,
    numbers: &[EmergencyLine],
    duty: &OnDuty,
    restored_on: Option<NaiveDate>,
) -> Screen {
    let mut screen = Screen::of(words.html("private-danger", &[]))
        .blocks(number_lines(words, numbers))
        .block(words.html("private-no-rescue", &[]))
        .gap()
        .blocks(duty_lines(words, duty, "private-urgent-above"))
        .gap()
        .block(words.html("private-limits", &[]))
        .gap()
        .block(words.html("private-phone", &[]))
        .gap()
        .block(words.html("private-telegram", &[]))
        .gap()
        .block(words.html("private-nothing-asked", &[]));
    if let Some(restored_on) = restored_on {
        screen = screen.gap().block(words.html("private-restored", &[("date", Value::Date(restored_on))]));
    }
    let mine = PrivateAction::Pad { pad: Pad::Open, entered: Digits::default() };
    screen
        .row([button(words, "button-private-begin", PrivateAction::Begin)])
        .row([button(words, "button-private-mine", mine)])
        .row([button(words, "button-private-numbers", PrivateAction::Numbers)])
}

pub(super) fn numbers(words: &Words<'_>, numbers: &[EmergencyLine], open: bool) -> Screen {
    let screen = Screen::of(words.html("private-danger", &[]))
        .blocks(number_lines(words, numbers))
        .block(words.html("private-no-rescue", &[]));
    if open {
        screen.row([button(words, "button-private-back", PrivateAction::Enter)])
    } else {
        // What was sent while it was open can be read, ended and erased all the same; the button is there for everybody.
        let mine = PrivateAction::Pad { pad: Pad::Open, entered: Digits::default() };
        screen.gap().block(words.html("private-not-open", &[])).row([button(
            words,
            "button-private-mine",
            mine,
        )])
    }
}

pub(super) fn alone(words: &Words<'_>) -> Screen {
    Screen::of(words.html("private-alone", &[]))
        .row([button(words, "button-private-alone", PrivateAction::Alone(true))])
        .row([button(words, "button-private-not-alone", PrivateAction::Alone(false))])
}

pub(super) fn not_alone(words: &Words<'_>, numbers: &[EmergencyLine]) -> Screen {
    Screen::of(words.html("private-not-alone", &[])).gap().blocks(number_lines(words, numbers)).row([button(
        words,
        "button-private-alone-now",
        PrivateAction::Alone(true),
    )])
}
