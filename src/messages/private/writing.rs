//! Writing, seeing it again, sending.

use super::{Screen, Value, Words, button, duty_lines, number_lines, quote};
use crate::domain::action::PrivateAction;
use crate::domain::case::{Kind, Unsendable, Way, Whom};
use crate::domain::outgoing::FileKind;
use crate::domain::private_notice::{EmergencyLine, OnDuty, PreviewLine};

/// As the texts choose between kinds.
pub(in crate::messages) fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Suggestion => "text",
        Kind::File(FileKind::Photo) => "photo",
        Kind::File(FileKind::Voice) => "voice",
        Kind::File(FileKind::Video) => "video",
        Kind::File(FileKind::Audio) => "audio",
        Kind::File(FileKind::Document) => "document",
        Kind::Place => "place",
    }
}

pub(in crate::messages) fn refusal_name(reason: Unsendable) -> &'static str {
    match reason {
        Unsendable::Kind => "kind",
        Unsendable::TooLarge => "too-large",
        Unsendable::TooMany => "too-many",
        Unsendable::TooLong => "too-long",
    }
}

pub(in crate::messages) fn way_name(way: Option<Way>) -> &'static str {
    match way {
        Some(Way::Line) => "line",
        Some(Way::Never) | None => "never",
    }
}

pub(super) fn writing(words: &Words<'_>, count: u32, refused: Option<Unsendable>, may_tell: bool) -> Screen {
    let mut screen = Screen::default();
    if let Some(reason) = refused {
        screen =
            screen.block(words.html("private-refused", &[("why", Value::Key(refusal_name(reason)))])).gap();
    }
    if may_tell {
        screen = screen.block(words.html("private-may-tell", &[])).gap();
    }
    if count == 0 {
        return screen
            .block(words.html("private-write", &[]))
            .block(words.html("private-can-tell", &[]))
            .row([button(words, "button-private-discard", PrivateAction::Discard)]);
    }
    screen
        .block(words.html("private-received", &[("count", Value::Count(count))]))
        .block(words.html("private-can-tell", &[]))
        .row([button(words, "button-private-preview", PrivateAction::Preview)])
        .row([button(words, "button-private-discard", PrivateAction::Discard)])
}

pub(super) fn preview(
    words: &Words<'_>,
    letters: &[PreviewLine],
    whom: Option<Whom>,
    positions: &[String],
    way: Option<Way>,
    duty: &OnDuty,
) -> Screen {
    let mut screen = Screen::of(words.html("private-preview", &[]));
    for letter in letters {
        if letter.kind != Kind::Text || letter.text.is_empty() {
            let args = [("kind", Value::Key(kind_name(letter.kind)))];
            screen = screen.block(words.html("private-preview-piece", &args));
        }
        if !letter.text.is_empty() {
            screen = screen.block(quote(words, &letter.text));
        }
    }
    let whom = match whom {
        Some(Whom::Child) => "child",
        Some(Whom::Other) => "other",
        Some(Whom::Myself) | None => "myself",
    };
    let positions = positions.join(", ");
    screen = screen
        .foot(words.html("private-preview-whom", &[("whom", Value::Key(whom))]))
        .foot(words.html("private-preview-to", &[("positions", Value::Title(&positions))]))
        .foot(words.html("private-preview-way", &[("way", Value::Key(way_name(way)))]));
    if letters.iter().any(|letter| matches!(letter.kind, Kind::File(_))) {
        screen = screen.foot(words.html("private-can-tell", &[]));
    }
    duty_lines(words, duty, "private-urgent-button")
        .into_iter()
        .fold(screen, Screen::foot)
        .row([button(words, "button-private-send", PrivateAction::Send)])
        .row([button(words, "button-private-more", PrivateAction::Write)])
        .row([button(words, "button-private-discard", PrivateAction::Discard)])
        .row([button(words, "button-private-numbers", PrivateAction::Numbers)])
}

pub(super) fn nothing_to_send(words: &Words<'_>) -> Screen {
    Screen::of(words.html("private-nothing-to-send", &[])).row([button(
        words,
        "button-private-write",
        PrivateAction::Write,
    )])
}

pub(super) fn sent(words: &Words<'_>, way: Option<Way>, duty: &OnDuty) -> Screen {
    Screen::of(words.html("private-sent", &[]))
        .blocks(duty_lines(words, duty, "private-urgent-button"))
        .gap()
        .block(words.html("private-sent-way", &[("way", Value::Key(way_name(way)))]))
        .gap()
        .block(words.html("private-sent-leave", &[]))
        .row([button(words, "button-private-numbers", PrivateAction::Numbers)])
}

pub(super) fn not_taken(words: &Words<'_>, numbers: &[EmergencyLine]) -> Screen {
    Screen::of(words.html("private-not-taken", &[])).gap().blocks(number_lines(words, numbers)).row([button(
        words,
        "button-private-discard",
        PrivateAction::Discard,
    )])
}

pub(super) fn time_over(words: &Words<'_>) -> Screen {
    Screen::of(words.html("private-time-over", &[]))
        .row([button(words, "button-private-begin", PrivateAction::Begin)])
        .row([button(words, "button-private-numbers", PrivateAction::Numbers)])
}
