//! Announcements: what their authors see, step by step, and what their readers get.

mod audience;
mod compose;
mod desk;
mod letters;
mod list;
mod paper;
mod review;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

pub(super) use letters::{buttons, foot, taken_back};
pub(super) use list::announcements_button;
pub(super) use paper::paper_caption;

use super::campaigns;
use super::screen::{Label, Screen};
use super::words::{Value, Words};
use crate::domain::action::Action;
use crate::domain::announcement::action::AnnouncementAction;
use crate::domain::announcement::screen::AnnouncementScreen;
use crate::domain::announcement::{Announcement, Answer, Content, Letter};
use crate::domain::campaign::Template;
use crate::domain::ids::AnnouncementId;
use crate::domain::outgoing::FileKind;

pub(super) fn screen(words: &Words<'_>, screen: &AnnouncementScreen) -> Screen {
    use AnnouncementScreen as S;
    match screen {
        S::List(shown) => list::list(words, shown),
        S::Templates(places) => list::templates(words, places),
        S::AskContent { id, kept } => compose::ask_content(words, *id, *kept),
        S::ContentRefused { id, problem } => compose::content_refused(words, *id, *problem),
        S::KindRefused { id } => compose::kind_refused(words, *id),
        S::MoreContent { id, can_join } => compose::more_content(words, *id, *can_join),
        S::Audience(step) => audience::audience(words, step),
        S::Choose(choose) => audience::choose(words, choose),
        S::Event(announcement) => compose::event(words, announcement),
        S::AskMoment { id, of, problem } => compose::ask_moment(words, *id, *of, problem.as_ref()),
        S::AskPlace { id } => compose::ask_place(words, *id),
        S::When(step) => compose::when(words, step),
        S::Review(shown) => review::review(words, shown),
        S::Proposal { review, approval } => review::proposal(words, review, *approval),
        S::Desk(shown) => desk::desk(words, shown),
        S::Confirm { id, what, readers } => desk::confirm(words, *id, *what, *readers),
        S::ConfirmCorrection { id, readers, fingerprint, event } => {
            desk::confirm_correction(words, *id, *readers, *fingerprint, event.as_ref())
        }
        S::AskCorrection { id, event } => desk::ask_correction(words, *id, event.as_ref()),
        S::CannotCorrect { id, why } => desk::cannot_correct(words, *id, *why),
        S::Dropped => desk::dropped(words),
        S::ContentBroken { id, refused } => desk::content_broken(words, *id, *refused),
        S::AskListing { id } => letters::ask_listing(words, *id),
        S::ListingTaken { listed } => letters::listing_taken(words, *listed),
        S::Reminder(reminder) => letters::reminder(words, reminder),
        S::AskAnswer { announcement, answer } => letters::ask_answer(words, announcement, *answer),
        S::TooLate => letters::too_late(words),
        S::AlbumComing { id } => compose::album_coming(words, *id),
        S::EventPassed { announcement, left } => desk::event_passed(words, announcement, *left),
    }
}

fn button(words: &Words<'_>, key: &str, id: AnnouncementId, action: AnnouncementAction) -> Label {
    words.button(key, Action::Announcement(id, action))
}

/// A button of a choice, with a mark if it is chosen.
fn option(
    words: &Words<'_>,
    key: &str,
    chosen: bool,
    name: Value<'_>,
    id: AnnouncementId,
    action: AnnouncementAction,
) -> Label {
    let args = [("chosen", Value::Key(yes_no(chosen))), ("name", name)];
    words.button_with(key, &args, Action::Announcement(id, action))
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// A moment in the commune's zone.
fn moment(at: DateTime<Utc>, zone: Tz) -> Value<'static> {
    let local = at.with_timezone(&zone);
    Value::Moment(local.date_naive(), Some(local.time()))
}

/// By what an announcement is known in lists: its first line, or what it is.
pub(super) fn title(words: &Words<'_>, announcement: &Announcement) -> String {
    match &announcement.content {
        None => words.plain("untitled", &[]),
        Some(Content::Text(text)) => first_line(&text.text),
        Some(Content::Template { name, .. }) => match Template::named(name) {
            Some(template) => campaigns::title(words, template),
            None => words.plain("untitled", &[]),
        },
        Some(Content::File(piece)) if !piece.caption.is_blank() => first_line(&piece.caption.text),
        Some(Content::File(piece)) => words.plain(kind_key(piece.file.kind), &[]),
        Some(Content::Album(pieces)) => match pieces.iter().find(|piece| !piece.caption.is_blank()) {
            Some(piece) => first_line(&piece.caption.text),
            None => {
                let count = u32::try_from(pieces.len()).unwrap_or(u32::MAX);
                words.plain("kind-album", &[("count", Value::Count(count))])
            }
        },
    }
}

/// All words of an announcement without their formatting.
pub(super) fn text(words: &Words<'_>, letter: &Letter) -> String {
    match &letter.content {
        Content::Text(text) => text.text.clone(),
        Content::Template { name, .. } => Template::named(name)
            .and_then(|template| campaigns::plain(words, template, &letter.facts))
            .unwrap_or_default(),
        content => {
            let captions = content.pieces().iter().map(|piece| piece.caption.text.as_str());
            captions.filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
        }
    }
}

fn first_line(text: &str) -> String {
    text.trim().lines().next().unwrap_or_default().to_owned()
}

fn kind_key(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Photo => "kind-photo",
        FileKind::Video => "kind-video",
        FileKind::Voice => "kind-voice",
        FileKind::Audio => "kind-audio",
        FileKind::Document => "kind-document",
    }
}

fn answer_name(answer: Answer) -> &'static str {
    match answer {
        Answer::Coming => "coming",
        Answer::Maybe => "maybe",
        Answer::NotComing => "not-coming",
    }
}

/// The line over the chat that answers a press on an answer.
pub(super) fn answered(words: &Words<'_>, answer: Answer) -> String {
    words.plain("toast-answered", &[("answer", Value::Key(answer_name(answer)))])
}
