//! What readers get besides the announcement's own words: buttons, questions, reminders.

use super::super::home::home_button;
use super::super::screen::{Label, Press, Screen};
use super::super::words::{Value, Words};
use super::{button, title, yes_no};
use crate::domain::action::{Action, ResidentAction};
use crate::domain::announcement::action::AnnouncementAction as Do;
use crate::domain::announcement::screen::EventReminder;
use crate::domain::announcement::{Announcement, Answer, Letter, Reader};
use crate::domain::ids::AnnouncementId;

/// The buttons under a copy: in private the answers and one tap that stops everything, in a group the way to the
/// private chat.
pub(in crate::messages) fn buttons(
    words: &Words<'_>,
    letter: &Letter,
    reader: Reader,
    bot_username: &str,
) -> Vec<Vec<Label>> {
    let id = letter.announcement;
    match reader {
        Reader::Group if letter.asks => {
            vec![vec![words.link("button-answer-in-private", answer_link(bot_username, id))]]
        }
        Reader::Group => vec![],
        Reader::Preview => {
            let preview = |label: Label| Label { press: preview(id), ..label };
            let rows = buttons(words, letter, Reader::Person(None), bot_username);
            rows.into_iter().map(|row| row.into_iter().map(preview).collect()).collect()
        }
        Reader::Person(answer) => {
            let mut rows = vec![];
            if letter.asks {
                rows.extend(answer_rows(words, id, answer));
            }
            rows.push(vec![stop_all(words)]);
            rows
        }
    }
}

fn stop_all(words: &Words<'_>) -> Label {
    words.button("button-stop-all", Action::Resident(ResidentAction::StopAll))
}

fn preview(id: AnnouncementId) -> Press {
    Press::Action(Action::Announcement(id, Do::Preview))
}

/// What somebody in a group presses to answer for themselves.
fn answer_link(bot_username: &str, id: AnnouncementId) -> String {
    format!("https://t.me/{bot_username}?start={}", Letter::start_argument(id))
}

fn answer_rows(words: &Words<'_>, id: AnnouncementId, given: Option<Answer>) -> Vec<Vec<Label>> {
    let label = |answer: Answer| {
        let key = match answer {
            Answer::Coming => "button-coming",
            Answer::Maybe => "button-maybe",
            Answer::NotComing => "button-not-coming",
        };
        let args = [("chosen", Value::Key(yes_no(given == Some(answer))))];
        words.button_with(key, &args, Action::Announcement(id, Do::Answer(answer)))
    };
    vec![vec![label(Answer::Coming), label(Answer::NotComing)], vec![label(Answer::Maybe)]]
}

/// The text that carries an album's buttons.
pub(in crate::messages) fn foot(words: &Words<'_>, asks: bool) -> String {
    words.html("foot-of-album", &[("asks", Value::Key(yes_no(asks)))])
}

/// Put over a copy that can no longer be deleted; plain text.
pub(in crate::messages) fn taken_back(words: &Words<'_>) -> String {
    words.plain("letter-taken-back", &[])
}

pub(super) fn ask_listing(words: &Words<'_>, id: AnnouncementId) -> Screen {
    Screen::of(words.html("ask-listing", &[])).row([
        button(words, "button-list-me", id, Do::Listed(true)),
        button(words, "button-only-count", id, Do::Listed(false)),
    ])
}

pub(super) fn listing_taken(words: &Words<'_>, listed: bool) -> Screen {
    Screen::of(words.html("listing-taken", &[("listed", Value::Key(yes_no(listed)))]))
        .row([home_button(words)])
}

pub(super) fn reminder(words: &Words<'_>, reminder: &EventReminder) -> Screen {
    let EventReminder { announcement, today, answer } = reminder;
    let is_today = announcement.event.as_ref().is_some_and(|event| event.on == *today);
    let head = Screen::of(words.html("event-reminder", &[("today", Value::Key(yes_no(is_today)))])).gap();
    what_and_when(words, head, announcement)
        .rows(answer_rows(words, announcement.id, Some(*answer)))
        .row([stop_all(words)])
}

/// Adds what one is invited to.
fn what_and_when(words: &Words<'_>, mut screen: Screen, announcement: &Announcement) -> Screen {
    let title = title(words, announcement);
    if let Some(event) = &announcement.event {
        let args = [("title", Value::Title(&title)), ("when", Value::Moment(event.on, event.at))];
        screen = screen.block(words.html("event-reminder-body", &args));
        if let Some(place) = &event.place {
            screen = screen.block(words.html("event-reminder-place", &[("place", Value::Name(place))]));
        }
    }
    screen
}

/// For somebody who comes from a group.
pub(super) fn ask_answer(words: &Words<'_>, announcement: &Announcement, answer: Option<Answer>) -> Screen {
    what_and_when(words, Screen::default(), announcement)
        .gap()
        .block(words.html("ask-answer", &[]))
        .rows(answer_rows(words, announcement.id, answer))
        .row([stop_all(words)])
        .row([home_button(words)])
}

pub(super) fn too_late(words: &Words<'_>) -> Screen {
    Screen::of(words.html("answers-over", &[])).row([home_button(words)])
}
