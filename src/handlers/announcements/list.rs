//! `/thongbao`: what is planned and what was sent; one of them.

use super::super::visit::Visit;
use super::{content, review, screen};
use crate::domain::announcement::screen::{AnnouncementScreen, List, ListItem};
use crate::domain::announcement::{Announcement, State};
use crate::store::Result;

/// Announcements on one page.
const PAGE: u32 = 8;

pub(in crate::handlers) async fn list(visit: &mut Visit<'_>, page: u16) -> Result<()> {
    if !visit.from.roles.announces() {
        return visit.not_yours().await;
    }
    let mut found = visit.tx.announcements(u32::from(page) * PAGE, PAGE + 1).await?;
    let has_more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let mut items = vec![];
    for announcement in found {
        let tally = visit.tx.tally_of(announcement.id).await?;
        items.push(ListItem { announcement, tally });
    }
    let list = List { items, page, has_more, zone: visit.zone() };
    visit.show(screen(AnnouncementScreen::List(list))).await
}

pub(in crate::handlers) async fn new(visit: &mut Visit<'_>) -> Result<()> {
    if !visit.from.roles.announces() {
        return visit.not_yours().await;
    }
    let draft = visit.tx.draft_announcement(visit.from.id).await?;
    content::ask(visit, draft).await
}

/// One announcement, as far as it has come. From here on its sender watches it in this message.
pub(super) async fn open(visit: &mut Visit<'_>, announcement: Announcement) -> Result<()> {
    match announcement.state {
        State::Draft if announcement.content.is_none() => content::ask(visit, announcement).await,
        State::Draft | State::Proposed => review::show(visit, announcement).await,
        State::Dropped => visit.show(screen(AnnouncementScreen::Dropped)).await,
        _ => {
            let desk = visit.tx.desk(announcement).await?;
            visit.show(screen(AnnouncementScreen::Desk(Box::new(desk)))).await
        }
    }
}
