//! Whether people are invited, to when and where, and whether they are asked to answer.

use super::super::visit::Visit;
use super::{lay_open, screen, wait_for};
use crate::domain::announcement::screen::AnnouncementScreen;
use crate::domain::announcement::{Announcement, Appointment};
use crate::domain::dialogue::Waits;
use crate::domain::request::Asked;
use crate::store::Result;

/// Longest place, in characters.
const LONGEST_PLACE: usize = 200;

pub(super) async fn event(visit: &mut Visit<'_>, draft: Announcement) -> Result<()> {
    lay_open(visit, draft.id).await?;
    visit.show(screen(AnnouncementScreen::Event(Box::new(draft)))).await
}

pub(super) async fn no_event(visit: &mut Visit<'_>, draft: Announcement) -> Result<()> {
    let draft = Announcement { event: None, asks: false, ..draft };
    visit.tx.save_announcement(&draft).await?;
    event(visit, draft).await
}

pub(super) async fn set_asks(visit: &mut Visit<'_>, draft: Announcement, asks: bool) -> Result<()> {
    let draft = Announcement { asks, ..draft };
    visit.tx.save_announcement(&draft).await?;
    event(visit, draft).await
}

pub(super) async fn ask_place(visit: &mut Visit<'_>, draft: Announcement) -> Result<()> {
    wait_for(visit, draft.id, Waits::Place).await?;
    visit.show(screen(AnnouncementScreen::AskPlace { id: draft.id })).await
}

pub(super) async fn take_place(visit: &mut Visit<'_>, draft: Announcement, asked: Asked) -> Result<()> {
    let (Asked::Written { text, .. }, Some(event)) = (asked, draft.event.clone()) else {
        return visit.say(screen(AnnouncementScreen::AskPlace { id: draft.id })).await;
    };
    let place: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let place: String = place.chars().take(LONGEST_PLACE).collect();
    let event = Appointment { place: Some(place).filter(|place| !place.is_empty()), ..event };
    let draft = Announcement { event: Some(event), ..draft };
    visit.tx.save_announcement(&draft).await?;
    lay_open(visit, draft.id).await?;
    visit.say(screen(AnnouncementScreen::Event(Box::new(draft)))).await
}
