//! Announcements: composing step by step, sending, watching, correcting, recalling; and what readers answer.
//!
//! A draft is a row of its own and is saved with every step, so that going back, or a restart, loses nothing.

mod answers;
mod audience;
mod compose;
mod content;
mod control;
mod list;
mod moments;
mod review;
mod templates;

use super::visit::Visit;
use crate::domain::announcement::action::{AnnouncementAction, PaperKind};
use crate::domain::announcement::screen::AnnouncementScreen;
use crate::domain::announcement::{Announcement, Letter, Reader};
use crate::domain::dialogue::{Dialogue, Waits};
use crate::domain::ids::AnnouncementId;
use crate::domain::notice::{Notice, Toast};
use crate::domain::outgoing::Deed;
use crate::domain::paper::Paper;
use crate::domain::request::Asked;
use crate::store::Result;

pub(super) use answers::from_group;
pub(super) use list::{list, new};
pub(super) use templates::{from_template, templates};

/// Takes what belongs to an announcement that is being composed; gives back what does not.
pub(super) async fn take(visit: &mut Visit<'_>, asked: Asked) -> Result<Option<Asked>> {
    if !visit.from.roles.announces() {
        return Ok(Some(asked));
    }
    let Some(Dialogue::Composing { announcement, waits }) = visit.tx.dialogue(visit.from.chat).await? else {
        return Ok(Some(asked));
    };
    // A reply to a message about a task is the answer to that.
    let about_a_task =
        matches!(&asked, Asked::Written { about: Some(_), .. } | Asked::Sent { about: Some(_), .. });
    let is_content =
        matches!(&asked, Asked::Written { .. } | Asked::Sent { .. } | Asked::Place { .. } | Asked::Other);
    if about_a_task || !is_content {
        return Ok(Some(asked));
    }
    let Some(draft) = visit.tx.announcement(announcement).await? else { return Ok(Some(asked)) };
    // Another announcer was faster.
    if waits != Waits::Correction && !draft.state.is_open() {
        content::pass_over(visit, draft).await?;
        return Ok(None);
    }
    match waits {
        Waits::Content => content::take(visit, draft, asked).await?,
        Waits::Correction => content::take_correction(visit, draft, asked).await?,
        Waits::EventMoment => moments::take_event(visit, draft, asked).await?,
        Waits::SendingMoment => moments::take_sending(visit, draft, asked).await?,
        Waits::Place => compose::take_place(visit, draft, asked).await?,
        Waits::Nothing => content::take_more(visit, draft, asked).await?,
    }
    Ok(None)
}

/// A button of an announcement. Readers may answer; all else is for those who announce.
pub(super) async fn press(
    visit: &mut Visit<'_>,
    id: AnnouncementId,
    action: AnnouncementAction,
) -> Result<()> {
    use AnnouncementAction as Do;
    match action {
        Do::Answer(answer) => return answers::give(visit, id, answer).await,
        Do::Listed(listed) => return answers::set_listed(visit, id, listed).await,
        Do::Preview => return visit.toast(Toast::OnlyPreview).await,
        _ => {}
    }
    if !visit.from.roles.announces() {
        return visit.not_yours().await;
    }
    let Some(announcement) = visit.tx.announcement(id).await? else { return visit.not_yours().await };
    match action {
        Do::Open => list::open(visit, announcement).await,
        Do::Pause
        | Do::Resume
        | Do::Correct
        | Do::Ask(_)
        | Do::Really(_)
        | Do::Reopen
        | Do::Confirm(_)
        | Do::ReallyCorrect(_) => control::press(visit, announcement, action).await,
        Do::Anew => control::anew(visit, announcement).await,
        Do::RecallAndAnew => control::recall_and_anew(visit, announcement).await,
        Do::Paper(kind) => visit.answer(Deed::ShowPaper(paper(kind, id))).await,
        // The rest composes.
        _ if !announcement.state.is_open() => changed(visit, announcement).await,
        Do::Content => content::ask(visit, announcement).await,
        Do::Join => content::join(visit, announcement).await,
        Do::Replace => content::replace(visit, announcement).await,
        Do::Keep => content::keep(visit, announcement).await,
        Do::Audience => audience::show(visit, announcement).await,
        Do::Choose(choice) => audience::choose(visit, announcement, choice).await,
        Do::Everyone
        | Do::Hamlet(_)
        | Do::Tongue(_)
        | Do::Unit(_)
        | Do::Group(_)
        | Do::GuestsOf(_)
        | Do::Topic(_) => audience::change(visit, announcement, action).await,
        Do::Event => compose::event(visit, announcement).await,
        Do::EventMoment => moments::ask_event(visit, announcement).await,
        Do::NoEvent => compose::no_event(visit, announcement).await,
        Do::Asks(asks) => compose::set_asks(visit, announcement, asks).await,
        Do::Place => compose::ask_place(visit, announcement).await,
        Do::When => moments::show(visit, announcement).await,
        Do::Now => moments::set(visit, announcement, None).await,
        Do::At(seconds) => moments::set_offered(visit, announcement, seconds).await,
        Do::OtherTime => moments::ask_sending(visit, announcement).await,
        Do::Review => review::show(visit, announcement).await,
        Do::Answer(_) | Do::Listed(_) | Do::Preview => Ok(()),
    }
}

fn paper(kind: PaperKind, id: AnnouncementId) -> Paper {
    match kind {
        PaperKind::Delivery => Paper::Delivery(id),
        PaperKind::Attendance => Paper::Attendance(id),
        PaperKind::Loudspeaker => Paper::Loudspeaker(id),
    }
}

fn screen(screen: AnnouncementScreen) -> Notice {
    Notice::Announcement(Box::new(screen))
}

/// The draft lies open: what is written without being asked for may belong to it.
async fn lay_open(visit: &mut Visit<'_>, id: AnnouncementId) -> Result<()> {
    wait_for(visit, id, Waits::Nothing).await
}

async fn wait_for(visit: &mut Visit<'_>, announcement: AnnouncementId, waits: Waits) -> Result<()> {
    let chat = visit.from.chat;
    visit.tx.set_dialogue(chat, Some(Dialogue::Composing { announcement, waits })).await
}

/// Somebody was faster, or the button is old: says so and shows how it stands.
async fn changed(visit: &mut Visit<'_>, announcement: Announcement) -> Result<()> {
    visit.toast(Toast::Changed).await?;
    list::open(visit, announcement).await
}

fn letter(visit: &Visit<'_>, announcement: &Announcement) -> Option<Letter> {
    Letter::of(announcement, visit.plan.as_ref().map(|stored| &stored.plan))
}

/// Shows an announcement exactly as its readers get it.
async fn show_letter(visit: &mut Visit<'_>, announcement: &Announcement) -> Result<()> {
    let Some(letter) = letter(visit, announcement) else { return Ok(()) };
    for part in letter.parts() {
        let letter = Box::new(letter.clone());
        let reader = Reader::Preview;
        visit.answer(Deed::ShowLetter { letter, part: *part, reader }).await?;
    }
    Ok(())
}
