//! Everything before the last tap.

use chrono::{DateTime, Utc};

use super::super::home::home_button;
use super::super::screen::Screen;
use super::super::words::{Value, Words};
use super::audience::{chosen_lines, count_lines, topic_line};
use super::compose::event_line;
use super::{button, moment};
use crate::domain::announcement::action::{AnnouncementAction as Do, PaperKind};
use crate::domain::announcement::screen::{Grave, Review};
use crate::domain::announcement::{Content, Missing};

pub(super) fn review(words: &Words<'_>, review: &Review) -> Screen {
    let id = review.announcement.id;
    let scheduled = review.announcement.send_at.is_some();
    let send = if scheduled { "button-schedule" } else { "button-send-now" };
    let send = review
        .missing
        .is_none()
        .then(|| button(words, send, id, Do::Confirm(review.announcement.fingerprint())));
    let mut screen = Screen::of(words.html("review", &[])).gap().blocks(facts(words, review));
    if let Some(missing) = review.missing {
        screen = screen
            .gap()
            .block(words.html("review-missing", &[("missing", Value::Key(missing_name(missing)))]));
    }
    screen
        .row(send)
        .row([
            button(words, "button-change-content", id, Do::Content),
            button(words, "button-change-audience", id, Do::Audience),
        ])
        .row([
            button(words, "button-change-event", id, Do::Event),
            button(words, "button-change-when", id, Do::When),
        ])
        .row([
            button(words, "button-loudspeaker", id, Do::Paper(PaperKind::Loudspeaker)),
            button(words, "button-drop", id, Do::Ask(Grave::Drop)),
        ])
        .row([super::announcements_button(words), home_button(words)])
}

/// What a campaign of the plan wants to be sent.
pub(super) fn proposal(words: &Words<'_>, review: &Review, approval: bool) -> Screen {
    let id = review.announcement.id;
    let when = review.announcement.send_at.unwrap_or(review.forecast.starts_at);
    let key = match approval {
        true if when < review.now => "proposal-late",
        true => "proposal",
        false => "proposal-no-approval",
    };
    let approve =
        approval.then(|| button(words, "button-approve", id, Do::Confirm(review.announcement.fingerprint())));
    // What goes by itself is taken back before it is changed.
    let change = if approval { Do::Review } else { Do::Reopen };
    Screen::of(words.html("proposal-title", &[("day", Value::Key(day_of(review, when)))]))
        .gap()
        .block(words.html(key, &[("when", moment(when, review.zone))]))
        .gap()
        .blocks(chosen_lines(words, &review.announcement, &review.chosen))
        .block(topic_line(words, &review.announcement))
        .blocks(count_lines(words, &review.announcement, &review.count))
        .row(approve)
        .row([
            button(words, "button-change", id, change),
            button(words, "button-skip-proposal", id, Do::Really(Grave::Drop)),
        ])
        .row([button(words, "button-loudspeaker", id, Do::Paper(PaperKind::Loudspeaker))])
}

/// On which day the plan wants it to be sent.
fn day_of(review: &Review, when: DateTime<Utc>) -> &'static str {
    let date = |at: DateTime<Utc>| at.with_timezone(&review.zone).date_naive();
    match (date(when) - date(review.now)).num_days() {
        _ if review.announcement.campaign.is_none() => "other",
        0 => "today",
        1 => "tomorrow",
        _ => "other",
    }
}

fn facts(words: &Words<'_>, review: &Review) -> Vec<String> {
    let announcement = &review.announcement;
    let forecast = &review.forecast;
    let mut lines = chosen_lines(words, announcement, &review.chosen);
    lines.push(topic_line(words, announcement));
    lines.extend(count_lines(words, announcement, &review.count));
    if let Some(event) = &announcement.event {
        lines.push(event_line(words, "review-event", event));
    }
    if announcement.asks {
        lines.push(words.html("review-asks", &[]));
    }
    if let Some(content @ Content::Album(_)) = &announcement.content {
        let count = u32::try_from(content.messages()).unwrap_or(u32::MAX);
        lines.push(words.html("review-album", &[("count", Value::Count(count))]));
    }
    lines.push(match announcement.send_at {
        None => words.html("review-sending-now", &[]),
        Some(at) if at < review.now && review.missing != Some(Missing::TimePassed) => {
            words.html("review-time-passed", &[("when", moment(at, review.zone))])
        }
        Some(at) => words.html("review-sending-at", &[("when", moment(at, review.zone))]),
    });
    if forecast.starts_at > announcement.goes_out(review.now) {
        let args = [("when", moment(forecast.starts_at, review.zone))];
        lines.push(words.html("review-starts-later", &args));
    }
    lines.push(if forecast.ends_at - forecast.starts_at < SHORT {
        words.html("review-takes-moments", &[])
    } else {
        words.html("review-takes", &[("when", moment(forecast.ends_at, review.zone))])
    });
    if forecast.pauses {
        lines.push(words.html("review-pauses", &[]));
    }
    lines
}

/// What is sent within this time needs no end to be told.
const SHORT: chrono::Duration = chrono::Duration::minutes(3);

fn missing_name(missing: Missing) -> &'static str {
    match missing {
        Missing::Content(_) => "content",
        Missing::Audience => "audience",
        Missing::Day => "day",
        Missing::DayPassed => "day-passed",
        Missing::TimePassed => "time-passed",
        Missing::Readers => "readers",
    }
}
