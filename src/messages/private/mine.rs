//! What has become of one's messages.

use super::writing::way_name;
use super::{Screen, Value, Words, button, number_lines, quote};
use crate::domain::action::{Action, PrivateAction};
use crate::domain::ids::CaseId;
use crate::domain::private_notice::{Answer, CaseChoice, ConsentAsked, MyCase, Progress};
use crate::messages::MESSAGE_UNITS;

/// Also what a wrong PIN shows, and what is shown when there is nothing (S24).
pub(super) fn nothing_new(words: &Words<'_>) -> Screen {
    Screen::of(words.html("private-nothing-new", &[])).row([button(
        words,
        "button-private-back",
        PrivateAction::Enter,
    )])
}

pub(super) fn chosen(words: &Words<'_>, choices: &[CaseChoice]) -> Screen {
    let row = |choice: &CaseChoice| {
        let news = Value::Key(if choice.news { "yes" } else { "no" });
        let args = [("date", Value::Day(choice.begun_on)), ("news", news)];
        let open = Action::Private(PrivateAction::Open(choice.case));
        vec![words.button_with("button-private-choice", &args, open)]
    };
    Screen::of(words.html("private-choose", &[])).rows(choices.iter().map(row))
}

fn progress_name(progress: Progress) -> &'static str {
    match progress {
        Progress::Received => "received",
        Progress::NobodyYet => "nobody-yet",
        Progress::Read => "read",
        Progress::Answered => "answered",
        Progress::Closed => "closed",
    }
}

pub(super) fn my_case(words: &Words<'_>, case: &MyCase) -> Screen {
    let progress = Value::Key(progress_name(case.progress));
    let mut screen = Screen::of(words.html("private-progress", &[("progress", progress)]));
    if case.progress == Progress::NobodyYet {
        screen = screen.blocks(number_lines(words, &case.numbers));
    }
    if let Some(word) = &case.code_word {
        screen = screen.gap().block(words.html("private-code-word", &[("word", Value::Private(word))]));
    }
    if !case.answers.is_empty() {
        screen = screen.gap().block(words.html("private-answer", &[]));
    }
    for answer in &case.answers {
        screen = screen.block(match answer {
            Answer::Text(text) => quote(words, text),
            Answer::Suggestion(number) => format!("<blockquote>{}</blockquote>", suggestion(words, *number)),
        });
    }
    if case.pieces > 0 {
        screen = screen.block(words.html("private-pieces", &[("count", Value::Count(case.pieces))]));
    }
    screen = screen
        .foot(words.html("private-sent-way", &[("way", Value::Key(way_name(case.way)))]))
        .foot(words.html("private-content-goes", &[]));
    let mut more = case.more;
    if let Some(consent) = &case.consent {
        let question = consent_lines(words, consent);
        let whole = screen.fits(&question, MESSAGE_UNITS);
        if whole || case.answers.is_empty() {
            screen = ask_consent(words, screen.blocks(question), case.case, consent.number, whole);
        } else {
            // Answers are shown once, so they go first; the question is on the next screen.
            more = true;
        }
    }
    for (number, office) in &case.consents {
        let action = PrivateAction::WithdrawReferral { case: case.case, number: *number };
        screen = screen.row([words.button_with(
            "button-private-withdraw",
            &[("office", Value::Name(office))],
            Action::Private(action),
        )]);
    }
    if more {
        screen = screen.row([button(words, "button-private-read-on", PrivateAction::Open(case.case))]);
    }
    let quick = [("chosen", Value::Key(if case.quick { "yes" } else { "no" }))];
    let quick =
        words.button_with("button-private-quick", &quick, Action::Private(PrivateAction::QuickOf(case.case)));
    screen =
        screen.row([button(words, "button-private-write-more", PrivateAction::More(case.case))]).row([quick]);
    if case.progress != Progress::Closed {
        screen = screen.row([button(words, "button-private-end", PrivateAction::End(case.case))]);
    }
    screen.row([button(words, "button-private-erase", PrivateAction::Erase(case.case))])
}

/// Exactly what would be passed on, and to whom (S16).
fn consent_lines(words: &Words<'_>, consent: &ConsentAsked) -> Vec<String> {
    vec![
        String::new(),
        words.html("private-consent", &[("office", Value::Name(&consent.office))]),
        quote(words, &consent.text),
        words.html("private-consent-free", &[("date", Value::Day(consent.until))]),
    ]
}

/// Nobody agrees to words that the screen could not show to their end (S16).
fn ask_consent(words: &Words<'_>, screen: Screen, case: CaseId, number: u32, whole: bool) -> Screen {
    let agree = button(words, "button-private-agree", PrivateAction::Consent { case, number });
    let screen =
        if whole { screen.row([agree]) } else { screen.foot(words.html("private-consent-too-long", &[])) };
    screen
        .row([button(words, "button-private-shorten", PrivateAction::Shorten { case, number })])
        .row([button(words, "button-private-disagree", PrivateAction::RefuseReferral { case, number })])
}

/// One of Loa's own sentences (S15).
pub(in crate::messages) fn suggestion(words: &Words<'_>, number: u8) -> String {
    words.html("suggestion", &[("number", Value::Count(u32::from(number)))])
}

pub(super) fn confirm_erase(words: &Words<'_>, case: CaseId) -> Screen {
    Screen::of(words.html("private-confirm-erase", &[]))
        .row([button(words, "button-private-really-erase", PrivateAction::ReallyErase(case))])
        .row([button(words, "button-private-keep", PrivateAction::Open(case))])
}

pub(super) fn erased(words: &Words<'_>) -> Screen {
    Screen::of(words.html("private-erased", &[]))
}

pub(super) fn ended(words: &Words<'_>) -> Screen {
    Screen::of(words.html("private-ended", &[]))
}

pub(super) fn shorten(words: &Words<'_>) -> Screen {
    Screen::of(words.html("private-shorten", &[]))
}
