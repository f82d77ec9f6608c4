//! Watching an announcement that waits, is being sent or was sent.

use super::super::home::home_button;
use super::super::screen::{Label, Screen};
use super::super::words::{Value, Words};
use super::{button, moment, title};
use crate::domain::announcement::action::{AnnouncementAction as Do, PaperKind};
use crate::domain::announcement::screen::{Desk, Grave, Refused};
use crate::domain::announcement::{Announcement, Appointment, State, Uncorrectable};
use crate::domain::ids::AnnouncementId;

pub(super) fn desk(words: &Words<'_>, desk: &Desk) -> Screen {
    let announcement = &desk.announcement;
    let (id, state, tally) = (announcement.id, announcement.state, &desk.tally);
    let when = match announcement.send_at {
        Some(at) => words.plain("when", &[("when", moment(at, desk.zone))]),
        None => words.plain("when-unset", &[]),
    };
    // A recall takes its time.
    let recalling = state == State::Recalled && tally.to_take_back > 0;
    let name = if recalling { "recalling" } else { state.name() };
    let args = [("state", Value::Key(name)), ("when", Value::Made(&when))];
    let title = title(words, announcement);
    let mut screen = Screen::of(words.html("desk", &[("title", Value::Title(&title))]))
        .gap()
        .block(words.html("desk-state", &args));
    if state.has_begun() {
        screen = screen.block(bar(words, tally.tenths())).block(counts(words, desk));
    }
    if let Some(quiet_until) = desk.quiet_until {
        screen = screen.block(words.html("desk-quiet", &[("when", moment(quiet_until, desk.zone))]));
    } else if let Some(ends_at) = desk.ends_at {
        screen = screen.block(words.html("desk-ends", &[("when", moment(ends_at, desk.zone))]));
    }
    if tally.outdated > 0 && state != State::Recalled {
        screen = screen.block(words.html("desk-outdated", &[("count", Value::Figure(tally.outdated))]));
    }
    if state == State::Recalled {
        screen = screen.block(recalled(words, desk));
    }
    if announcement.asks && state.has_begun() {
        let answers = &desk.answers;
        let args = [
            ("coming", Value::Figure(answers.coming)),
            ("maybe", Value::Figure(answers.maybe)),
            ("notcoming", Value::Figure(answers.not_coming)),
        ];
        screen = screen.gap().block(words.html("desk-answers", &args));
    }
    screen.rows(ways(words, desk)).row(ways_on(words, id)).row(ways_out(words))
}

fn ways(words: &Words<'_>, desk: &Desk) -> Vec<Vec<Label>> {
    let (id, state) = (desk.announcement.id, desk.announcement.state);
    let of = |key, action| button(words, key, id, action);
    let stop = || of("button-stop-sending", Do::Ask(Grave::Stop));
    let mut rows = match state {
        State::Scheduled => {
            vec![vec![of("button-reopen", Do::Reopen)], vec![of("button-drop", Do::Ask(Grave::Drop))]]
        }
        State::Sending => vec![vec![of("button-pause", Do::Pause), stop()]],
        State::Paused => vec![vec![of("button-resume", Do::Resume), stop()]],
        _ => vec![],
    };
    if state.has_begun() && state != State::Recalled {
        rows.push(vec![of("button-correct", Do::Correct), of("button-recall", Do::Ask(Grave::Recall))]);
    }
    if state.has_begun() {
        let attendance =
            desk.announcement.asks.then(|| of("button-attendance", Do::Paper(PaperKind::Attendance)));
        let report = of("button-report-picture", Do::Paper(PaperKind::Delivery));
        rows.push([report].into_iter().chain(attendance).collect());
    }
    rows
}

fn ways_on(words: &Words<'_>, id: AnnouncementId) -> [Label; 2] {
    [
        button(words, "button-loudspeaker", id, Do::Paper(PaperKind::Loudspeaker)),
        button(words, "button-anew", id, Do::Anew),
    ]
}

fn ways_out(words: &Words<'_>) -> [Label; 2] {
    [super::announcements_button(words), home_button(words)]
}

/// Tenths of a bar: what is done, what is left.
const DONE: &str = "▰";
const LEFT: &str = "▱";

fn bar(words: &Words<'_>, tenths: u32) -> String {
    let (done, left) = (tenths.min(10) as usize, 10 - tenths.min(10) as usize);
    let bar = DONE.repeat(done) + &LEFT.repeat(left);
    words.html("desk-bar", &[("bar", Value::Made(&bar)), ("percent", Value::Figure(tenths.min(10) * 10))])
}

fn counts(words: &Words<'_>, desk: &Desk) -> String {
    let tally = &desk.tally;
    let left = match desk.announcement.state {
        State::Sent | State::Recalled => 0,
        _ => tally.left(),
    };
    let args = [
        ("sent", Value::Figure(tally.sent)),
        ("blocked", Value::Figure(tally.blocked)),
        ("failed", Value::Figure(tally.failed)),
        ("left", Value::Figure(left)),
    ];
    words.html("desk-counts", &args)
}

fn recalled(words: &Words<'_>, desk: &Desk) -> String {
    let tally = &desk.tally;
    let args = [
        ("deleted", Value::Figure(tally.deleted)),
        ("overwritten", Value::Figure(tally.overwritten)),
        ("out", Value::Figure(tally.out_of_reach)),
        ("left", Value::Figure(tally.to_take_back)),
    ];
    words.html("desk-recalled", &args)
}

pub(super) fn confirm(words: &Words<'_>, id: AnnouncementId, what: Grave, readers: u32) -> Screen {
    let (name, key, back) = match what {
        Grave::Stop => ("stop", "button-really-stop", Do::Open),
        Grave::Recall => ("recall", "button-really-recall", Do::Open),
        Grave::Drop => ("drop", "button-really-drop", Do::Open),
        Grave::Replace => ("replace", "button-recall-and-resend", Do::Open),
    };
    let really = if what == Grave::Replace { Do::RecallAndAnew } else { Do::Really(what) };
    Screen::of(words.html("confirm-grave", &[("what", Value::Key(name)), ("count", Value::Figure(readers))]))
        .row([button(words, key, id, really)])
        .row([button(words, "button-step-back", id, back)])
}

pub(super) fn confirm_correction(
    words: &Words<'_>,
    id: AnnouncementId,
    readers: u32,
    fingerprint: u32,
    event: Option<&Appointment>,
) -> Screen {
    let args = [("what", Value::Key("correct")), ("count", Value::Figure(readers))];
    with_unmoved(words, Screen::of(words.html("confirm-grave", &args)), event)
        .row([button(words, "button-really-correct", id, Do::ReallyCorrect(fingerprint))])
        .row([button(words, "button-step-back", id, Do::Open)])
}

pub(super) fn ask_correction(words: &Words<'_>, id: AnnouncementId, event: Option<&Appointment>) -> Screen {
    with_unmoved(words, Screen::of(words.html("ask-correction", &[])), event).row([button(
        words,
        "button-step-back",
        id,
        Do::Open,
    )])
}

/// Says which day stays as it was: readers would read one and be reminded of another.
fn with_unmoved(words: &Words<'_>, screen: Screen, event: Option<&Appointment>) -> Screen {
    match event {
        Some(event) => {
            let args = [("when", Value::Moment(event.on, event.at))];
            screen.gap().block(words.html("correction-moves-nothing", &args))
        }
        None => screen,
    }
}

pub(super) fn cannot_correct(words: &Words<'_>, id: AnnouncementId, why: Uncorrectable) -> Screen {
    let name = match why {
        Uncorrectable::OtherFamily => "other-family",
        Uncorrectable::Problem(_) => "problem",
    };
    Screen::of(words.html("cannot-correct", &[("why", Value::Key(name))]))
        .row([button(words, "button-recall-and-resend", id, Do::Ask(Grave::Replace))])
        .row([button(words, "button-step-back", id, Do::Open)])
}

pub(super) fn dropped(words: &Words<'_>) -> Screen {
    Screen::of(words.html("announcement-dropped", &[])).row(ways_out(words))
}

pub(super) fn content_broken(words: &Words<'_>, id: AnnouncementId, refused: Refused) -> Screen {
    let key = match refused {
        Refused::Sending => "content-broken",
        Refused::Correction => "correction-broken",
    };
    Screen::of(words.html(key, &[])).row([button(words, "button-open-announcement", id, Do::Open)])
}

pub(super) fn event_passed(words: &Words<'_>, announcement: &Announcement, left: u32) -> Screen {
    let title = title(words, announcement);
    Screen::of(words.html("event-passed", &[("title", Value::Title(&title)), ("count", Value::Figure(left))]))
        .row([button(words, "button-open-announcement", announcement.id, Do::Open)])
}
