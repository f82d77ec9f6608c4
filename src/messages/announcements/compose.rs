//! Composing step by step: content, invitation, time.

use super::super::home::home_button;
use super::super::screen::{Label, Screen};
use super::super::words::{Value, Words};
use super::{button, moment, option, yes_no};
use crate::domain::action::Action;
use crate::domain::announcement::action::AnnouncementAction as Do;
use crate::domain::announcement::screen::{MomentOf, MomentRefused, WhenStep};
use crate::domain::announcement::{
    ALBUM_PIECES, Announcement, Appointment, CAPTION_UNITS, ContentProblem, TEXT_UNITS,
};
use crate::domain::ids::AnnouncementId;

pub(super) fn ask_content(words: &Words<'_>, id: AnnouncementId, kept: bool) -> Screen {
    let mut screen = Screen::of(words.html("ask-content", &[]));
    if kept {
        screen = screen.gap().block(words.html("content-kept", &[])).row([button(
            words,
            "button-keep-content",
            id,
            Do::Audience,
        )]);
    }
    screen.row(leave(words))
}

/// The ways out: the draft stays.
fn leave(words: &Words<'_>) -> [Label; 2] {
    [super::announcements_button(words), home_button(words)]
}

pub(super) fn content_refused(words: &Words<'_>, id: AnnouncementId, problem: ContentProblem) -> Screen {
    let (name, units, limit) = match problem {
        ContentProblem::Empty => ("empty", 0, 0),
        ContentProblem::TextTooLong { units } => ("text-too-long", units, TEXT_UNITS),
        ContentProblem::CaptionTooLong { units } => ("caption-too-long", units, CAPTION_UNITS),
        ContentProblem::TooManyPieces { pieces } => ("too-many-pieces", pieces, ALBUM_PIECES),
    };
    let figure = |number: usize| Value::Figure(u32::try_from(number).unwrap_or(u32::MAX));
    let args = [
        ("problem", Value::Key(name)),
        ("units", figure(units)),
        ("over", figure(units.saturating_sub(limit))),
    ];
    Screen::of(words.html("content-refused", &args))
        .gap()
        .block(words.html("content-before-stays", &[]))
        .row([button(words, "button-continue", id, Do::Review)])
        .row(leave(words))
}

pub(super) fn kind_refused(words: &Words<'_>, id: AnnouncementId) -> Screen {
    Screen::of(words.html("kind-refused", &[]))
        .row([button(words, "button-continue", id, Do::Review)])
        .row(leave(words))
}

pub(super) fn album_coming(words: &Words<'_>, id: AnnouncementId) -> Screen {
    Screen::of(words.html("album-coming", &[]))
        .row([button(words, "button-see-album", id, Do::Review)])
        .row(leave(words))
}

pub(super) fn more_content(words: &Words<'_>, id: AnnouncementId, can_join: bool) -> Screen {
    let join = can_join.then(|| button(words, "button-join", id, Do::Join));
    Screen::of(words.html("more-content", &[]))
        .row(join)
        .row([button(words, "button-replace", id, Do::Replace)])
        .row([button(words, "button-not-for-announcement", id, Do::Keep)])
}

pub(super) fn event(words: &Words<'_>, announcement: &Announcement) -> Screen {
    let id = announcement.id;
    let screen = Screen::of(words.html("event-step", &[])).gap();
    let ways =
        [button(words, "button-step-back", id, Do::Audience), button(words, "button-continue", id, Do::When)];
    match &announcement.event {
        None => screen
            .block(words.html("event-none", &[]))
            .row([button(words, "button-event-moment", id, Do::EventMoment)])
            .row(ways),
        Some(event) => screen
            .block(event_line(words, "event-when", event))
            .block(words.html("event-asks", &[("asks", Value::Key(yes_no(announcement.asks)))]))
            .row([
                button(words, "button-event-change", id, Do::EventMoment),
                button(words, "button-event-place", id, Do::Place),
            ])
            .row([asks_button(words, announcement)])
            .row([button(words, "button-no-event", id, Do::NoEvent)])
            .row(ways),
    }
}

fn asks_button(words: &Words<'_>, announcement: &Announcement) -> Label {
    let asks = announcement.asks;
    option(words, "button-asks", asks, Value::Key(""), announcement.id, Do::Asks(!asks))
}

/// Day, time and place of an event.
pub(super) fn event_line(words: &Words<'_>, key: &str, event: &Appointment) -> String {
    let place = event.place.as_deref().map_or(Value::Key("none"), Value::Name);
    words.html(key, &[("when", Value::Moment(event.on, event.at)), ("place", place)])
}

pub(super) fn ask_moment(
    words: &Words<'_>,
    id: AnnouncementId,
    of: MomentOf,
    problem: Option<&MomentRefused>,
) -> Screen {
    let (key, back) = match of {
        MomentOf::Event => ("ask-event-moment", Do::Event),
        MomentOf::Sending => ("ask-sending-moment", Do::When),
    };
    let mut screen = Screen::default();
    if let Some(problem) = problem {
        let quiet = match problem {
            MomentRefused::Quiet { on, at } => {
                words.plain("when", &[("when", Value::Moment(*on, Some(*at)))])
            }
            _ => String::new(),
        };
        let args = [("problem", Value::Key(problem_name(problem))), ("when", Value::Made(&quiet))];
        screen = screen.block(words.html("moment-refused", &args)).gap();
    }
    screen.block(words.html(key, &[])).row([button(words, "button-step-back", id, back)])
}

fn problem_name(problem: &MomentRefused) -> &'static str {
    match problem {
        MomentRefused::NotUnderstood => "not-understood",
        MomentRefused::NoSuchDay => "no-such-day",
        MomentRefused::NoSuchTime => "no-such-time",
        MomentRefused::Past => "past",
        MomentRefused::TooFar => "too-far",
        MomentRefused::TimeMissing => "time-missing",
        MomentRefused::Quiet { .. } => "quiet",
    }
}

pub(super) fn ask_place(words: &Words<'_>, id: AnnouncementId) -> Screen {
    Screen::of(words.html("ask-place", &[])).row([button(words, "button-step-back", id, Do::Event)])
}

pub(super) fn when(words: &Words<'_>, step: &WhenStep) -> Screen {
    let id = step.announcement.id;
    let chosen = match step.announcement.send_at {
        None => words.html("when-now", &[]),
        Some(at) => words.html("when-at", &[("when", moment(at, step.zone))]),
    };
    let offer = |at: &chrono::DateTime<chrono::Utc>| {
        let action = Action::Announcement(id, Do::At(at.timestamp()));
        vec![words.button_with("button-at", &[("when", moment(*at, step.zone))], action)]
    };
    Screen::of(words.html("when-step", &[]))
        .gap()
        .block(chosen)
        .row([button(words, "button-now", id, Do::Now)])
        .rows(step.offered.iter().map(offer))
        .row([button(words, "button-other-time", id, Do::OtherTime)])
        .row([
            button(words, "button-step-back", id, Do::Event),
            button(words, "button-continue", id, Do::Review),
        ])
}
