//! From the last tap on: sending, pausing, stopping, correcting, recalling.

use super::super::visit::Visit;
use super::{changed, content, list, review, screen, wait_for};
use crate::domain::announcement::action::AnnouncementAction;
use crate::domain::announcement::screen::{AnnouncementScreen, Grave};
use crate::domain::announcement::{Announcement, Content, State, Step};
use crate::domain::dialogue::Waits;
use crate::store::Result;

pub(super) async fn press(
    visit: &mut Visit<'_>,
    announcement: Announcement,
    action: AnnouncementAction,
) -> Result<()> {
    use AnnouncementAction as Do;
    match action {
        Do::Confirm(fingerprint) => confirm(visit, announcement, fingerprint).await,
        Do::Reopen => reopen(visit, announcement).await,
        Do::Pause => step(visit, announcement, Step::Pause).await,
        Do::Resume => step(visit, announcement, Step::Resume).await,
        Do::Correct => begin_correction(visit, announcement).await,
        Do::Ask(what) => ask(visit, announcement, what).await,
        Do::Really(what) => really(visit, announcement, what).await,
        Do::ReallyCorrect(fingerprint) => correct(visit, announcement, fingerprint).await,
        _ => Ok(()),
    }
}

/// What goes out is what was shown: a draft that has changed since is shown again.
async fn confirm(visit: &mut Visit<'_>, draft: Announcement, fingerprint: u32) -> Result<()> {
    let Some(state) = draft.state.after(Step::Confirm) else { return changed(visit, draft).await };
    if draft.fingerprint() != fingerprint {
        return changed(visit, draft).await;
    }
    if visit.tx.review(draft.clone()).await?.missing.is_some() {
        return review::show(visit, draft).await;
    }
    let announcement = Announcement { state, author: Some(visit.from.id), ..draft };
    visit.tx.save_announcement(&announcement).await?;
    let (chat, message) = (visit.from.chat, visit.message);
    visit.tx.set_dialogue(chat, None).await?;
    visit.tx.set_desk(announcement.id, chat, message).await?;
    if announcement.send_at.is_none_or(|at| at <= visit.now()) {
        visit.tx.begin_sending(&announcement).await?;
    }
    show_again(visit, announcement).await
}

/// The announcement as it stands now.
async fn show_again(visit: &mut Visit<'_>, announcement: Announcement) -> Result<()> {
    let fresh = visit.tx.announcement(announcement.id).await?.unwrap_or(announcement);
    list::open(visit, fresh).await
}

/// Takes a scheduled one back to its draft.
async fn reopen(visit: &mut Visit<'_>, announcement: Announcement) -> Result<()> {
    let Some(state) = announcement.state.after(Step::Reopen) else {
        return changed(visit, announcement).await;
    };
    let draft = Announcement { state, ..announcement };
    visit.tx.save_announcement(&draft).await?;
    review::show(visit, draft).await
}

async fn step(visit: &mut Visit<'_>, announcement: Announcement, step: Step) -> Result<()> {
    let Some(state) = announcement.state.after(step) else { return changed(visit, announcement).await };
    let announcement = Announcement { state, ..announcement };
    visit.tx.save_announcement(&announcement).await?;
    visit.tx.set_busy(announcement.id).await?;
    show_again(visit, announcement).await
}

async fn ask(visit: &mut Visit<'_>, announcement: Announcement, what: Grave) -> Result<()> {
    if announcement.state.after(step_of(what)).is_none() {
        return changed(visit, announcement).await;
    }
    let tally = visit.tx.tally_of(announcement.id).await?;
    let readers = if what == Grave::Stop { tally.left() } else { tally.sent };
    visit.show(screen(AnnouncementScreen::Confirm { id: announcement.id, what, readers })).await
}

fn step_of(what: Grave) -> Step {
    match what {
        Grave::Stop => Step::Stop,
        Grave::Recall => Step::Recall,
        Grave::Drop => Step::Drop,
        Grave::Replace => Step::Recall,
    }
}

async fn really(visit: &mut Visit<'_>, announcement: Announcement, what: Grave) -> Result<()> {
    match what {
        Grave::Drop => {
            let Some(state) = announcement.state.after(Step::Drop) else {
                return changed(visit, announcement).await;
            };
            visit.tx.save_announcement(&Announcement { state, ..announcement }).await?;
            let chat = visit.from.chat;
            visit.tx.set_dialogue(chat, None).await?;
            visit.show(screen(AnnouncementScreen::Dropped)).await
        }
        Grave::Replace => recall_and_anew(visit, announcement).await,
        Grave::Stop | Grave::Recall => step(visit, announcement, step_of(what)).await,
    }
}

async fn begin_correction(visit: &mut Visit<'_>, announcement: Announcement) -> Result<()> {
    if announcement.state.after(Step::Correct).is_none() {
        return changed(visit, announcement).await;
    }
    let Announcement { id, event, .. } = announcement;
    visit.tx.set_pending(id, None).await?;
    wait_for(visit, id, Waits::Correction).await?;
    // A new message: the one that was pressed goes on showing how it stands.
    visit.say(screen(AnnouncementScreen::AskCorrection { id, event })).await
}

/// Asks whether the copies shall become this; says so if they cannot.
pub(super) async fn ask_correction(
    visit: &mut Visit<'_>,
    announcement: Announcement,
    new: &Content,
) -> Result<()> {
    let id = announcement.id;
    let Some(old) = &announcement.content else { return Ok(()) };
    let topic = format!("correction/{}", visit.from.chat.0);
    let shown = match old.corrected(new.clone()) {
        Ok(_) => {
            let readers = visit.tx.tally_of(id).await?.sent;
            let (fingerprint, event) = (new.fingerprint(), announcement.event);
            AnnouncementScreen::ConfirmCorrection { id, readers, fingerprint, event }
        }
        Err(why) => AnnouncementScreen::CannotCorrect { id, why },
    };
    // The pieces of an album are asked about once.
    visit.say_instead(screen(shown), &topic).await
}

async fn correct(visit: &mut Visit<'_>, announcement: Announcement, fingerprint: u32) -> Result<()> {
    let id = announcement.id;
    // Somebody else may have written another wording since.
    let pending = visit.tx.pending(id).await?.filter(|new| new.fingerprint() == fingerprint);
    let new = announcement.content.as_ref().zip(pending);
    let Some((Ok(content), state)) =
        new.map(|(old, new)| old.corrected(new)).zip(announcement.state.after(Step::Correct))
    else {
        return changed(visit, announcement).await;
    };
    let revision = announcement.revision + 1;
    let corrected = Announcement { content: Some(content), state, revision, ..announcement };
    visit.tx.save_announcement(&corrected).await?;
    visit.tx.set_pending(id, None).await?;
    visit.tx.set_busy(id).await?;
    let chat = visit.from.chat;
    visit.tx.set_dialogue(chat, None).await?;
    list::open(visit, corrected).await
}

/// A copy of it as a new draft: same words and readers, no time and no invitation of before.
pub(super) async fn anew(visit: &mut Visit<'_>, old: Announcement) -> Result<()> {
    let draft = visit.tx.draft_announcement(visit.from.id).await?;
    let draft = Announcement { content: old.content, topic: old.topic, audience: old.audience, ..draft };
    visit.tx.save_announcement(&draft).await?;
    review::show(visit, draft).await
}

/// Takes the copies back and begins anew with what was written as the correction.
pub(super) async fn recall_and_anew(visit: &mut Visit<'_>, old: Announcement) -> Result<()> {
    let pending = visit.tx.pending(old.id).await?.filter(|content| content.problem().is_none());
    let Some(state) = old.state.after(Step::Recall) else { return changed(visit, old).await };
    let recalled = Announcement { state, ..old.clone() };
    visit.tx.save_announcement(&recalled).await?;
    visit.tx.set_pending(old.id, None).await?;
    visit.tx.set_busy(old.id).await?;
    let draft = visit.tx.draft_announcement(visit.from.id).await?;
    let draft = Announcement {
        content: pending,
        topic: old.topic,
        audience: old.audience,
        asks: old.asks,
        event: old.event,
        ..draft
    };
    visit.tx.save_announcement(&draft).await?;
    match draft.content {
        Some(_) => review::show(visit, draft).await,
        None => content::ask(visit, draft).await,
    }
}

/// Whether its copies are out.
pub(super) fn is_out(announcement: &Announcement) -> bool {
    announcement.state.has_begun() && announcement.state != State::Recalled
}
