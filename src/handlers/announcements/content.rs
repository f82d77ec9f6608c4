//! What an announcement says: taken as it was written, with its formatting.

use super::super::visit::Visit;
use super::{audience, control, lay_open, review, screen, wait_for};
use crate::domain::announcement::screen::AnnouncementScreen;
use crate::domain::announcement::{Announcement, Content, Piece, Styled};
use crate::domain::dialogue::Waits;
use crate::domain::outgoing::FileKind;
use crate::domain::request::Asked;
use crate::store::Result;

pub(super) async fn ask(visit: &mut Visit<'_>, draft: Announcement) -> Result<()> {
    let (id, kept) = (draft.id, draft.content.is_some());
    wait_for(visit, id, Waits::Content).await?;
    visit.show(screen(AnnouncementScreen::AskContent { id, kept })).await
}

/// What came, and the album that it belongs to.
struct Come {
    content: Content,
    album: Option<String>,
}

impl Come {
    /// `None` for what cannot be announced.
    fn of(asked: Asked) -> Option<Self> {
        match asked {
            Asked::Written { text, styles, .. } => {
                Some(Self { content: Content::Text(Styled { text, styles }), album: None })
            }
            Asked::Sent { file, caption, styles, album, .. } => {
                let caption = Styled { text: caption, styles };
                // Recordings are never part of an album.
                let album = album.filter(|_| file.kind != FileKind::Voice);
                Some(Self { content: Content::File(Piece { file, caption }), album })
            }
            _ => None,
        }
    }
}

/// The answer to the question for the content.
pub(super) async fn take(visit: &mut Visit<'_>, draft: Announcement, asked: Asked) -> Result<()> {
    let Some(come) = Come::of(asked) else { return refuse_kind(visit, &draft).await };
    // Of an album that was refused the rest is of no use.
    if come.album.is_some() && come.album == visit.tx.album(draft.id).await? {
        return Ok(());
    }
    put(visit, draft, come).await
}

async fn refuse_kind(visit: &mut Visit<'_>, draft: &Announcement) -> Result<()> {
    visit.say(screen(AnnouncementScreen::KindRefused { id: draft.id })).await
}

/// Takes a content in place of what was there.
async fn put(visit: &mut Visit<'_>, draft: Announcement, come: Come) -> Result<()> {
    let id = draft.id;
    visit.tx.set_album(id, come.album.as_deref()).await?;
    if let Some(problem) = come.content.problem() {
        return visit.say(screen(AnnouncementScreen::ContentRefused { id, problem })).await;
    }
    let is_first = draft.content.is_none();
    visit.tx.set_pending(id, None).await?;
    let draft = Announcement { content: Some(come.content), ..draft };
    visit.tx.save_announcement(&draft).await?;
    lay_open(visit, id).await?;
    if is_first {
        audience::show_anew(visit, draft).await
    } else if come.album.is_some() {
        // More of it is on its way; the preview has to show all.
        visit.say(screen(AnnouncementScreen::AlbumComing { id })).await
    } else {
        review::show(visit, draft).await
    }
}

/// Something was written while the draft lay open: another piece of its album, or something more.
pub(super) async fn take_more(visit: &mut Visit<'_>, draft: Announcement, asked: Asked) -> Result<()> {
    let Some(come) = Come::of(asked) else { return refuse_kind(visit, &draft).await };
    if come.album.is_some() && come.album == visit.tx.album(draft.id).await? {
        return add_piece(visit, draft, come.content).await;
    }
    let id = draft.id;
    let Some(kept) = draft.content.clone() else { return put(visit, draft, come).await };
    let joined = joined(&kept, &come.content);
    visit.tx.set_album(id, come.album.as_deref()).await?;
    visit.tx.set_pending(id, Some(&come.content)).await?;
    let can_join = joined.is_some_and(|joined| joined.problem().is_none());
    visit.say(screen(AnnouncementScreen::MoreContent { id, can_join })).await
}

/// The draft was sent meanwhile.
pub(super) async fn pass_over(visit: &mut Visit<'_>, announcement: Announcement) -> Result<()> {
    let chat = visit.from.chat;
    visit.tx.set_dialogue(chat, None).await?;
    super::list::open(visit, announcement).await
}

/// The next piece of an album goes where its first one went.
async fn add_piece(visit: &mut Visit<'_>, draft: Announcement, content: Content) -> Result<()> {
    let Content::File(piece) = content else { return Ok(()) };
    let id = draft.id;
    let pending = visit.tx.pending(id).await?;
    let before = pending.clone().or(draft.content.clone());
    let Some(before) = before else { return Ok(()) };
    let whole = before.with_piece(piece);
    if let Some(problem) = whole.problem() {
        return visit.say(screen(AnnouncementScreen::ContentRefused { id, problem })).await;
    }
    match pending {
        Some(_) => visit.tx.set_pending(id, Some(&whole)).await,
        None => visit.tx.save_announcement(&Announcement { content: Some(whole), ..draft }).await,
    }
}

/// A text after a content. Nothing else can be joined.
fn joined(kept: &Content, more: &Content) -> Option<Content> {
    match more {
        Content::Text(text) => kept.clone().with_text(text.clone()),
        _ => None,
    }
}

pub(super) async fn join(visit: &mut Visit<'_>, draft: Announcement) -> Result<()> {
    let pending = visit.tx.pending(draft.id).await?;
    let whole = draft.content.as_ref().zip(pending.as_ref()).and_then(|(kept, more)| joined(kept, more));
    settle(visit, draft, whole).await
}

pub(super) async fn replace(visit: &mut Visit<'_>, draft: Announcement) -> Result<()> {
    let pending = visit.tx.pending(draft.id).await?;
    settle(visit, draft, pending).await
}

pub(super) async fn keep(visit: &mut Visit<'_>, draft: Announcement) -> Result<()> {
    settle(visit, draft, None).await
}

/// What was written on top has found its place, or has none.
async fn settle(visit: &mut Visit<'_>, draft: Announcement, content: Option<Content>) -> Result<()> {
    let id = draft.id;
    visit.tx.set_pending(id, None).await?;
    if let Some(problem) = content.as_ref().and_then(Content::problem) {
        return visit.say(screen(AnnouncementScreen::ContentRefused { id, problem })).await;
    }
    let draft = Announcement { content: content.or(draft.content), ..draft };
    visit.tx.save_announcement(&draft).await?;
    lay_open(visit, id).await?;
    review::show(visit, draft).await
}

/// Another wording of something that was sent. It is kept until it is confirmed; more pieces of an album may come.
pub(super) async fn take_correction(
    visit: &mut Visit<'_>,
    announcement: Announcement,
    asked: Asked,
) -> Result<()> {
    let id = announcement.id;
    let Some(come) = Come::of(asked) else { return refuse_kind(visit, &announcement).await };
    let same_album = come.album.is_some() && come.album == visit.tx.album(id).await?;
    let before = if same_album { visit.tx.pending(id).await? } else { None };
    let new = match (before, come.content) {
        (Some(before), Content::File(piece)) => before.with_piece(piece),
        (_, content) => content,
    };
    visit.tx.set_album(id, come.album.as_deref()).await?;
    visit.tx.set_pending(id, Some(&new)).await?;
    control::ask_correction(visit, announcement, &new).await
}
