//! The preview, exactly as readers get it, and everything that is known before the last tap.

use super::super::visit::Visit;
use super::{lay_open, screen, show_letter};
use crate::domain::announcement::Announcement;
use crate::domain::announcement::screen::AnnouncementScreen;
use crate::store::Result;

pub(super) async fn show(visit: &mut Visit<'_>, draft: Announcement) -> Result<()> {
    lay_open(visit, draft.id).await?;
    if draft.content.as_ref().is_some_and(|content| content.problem().is_none()) {
        show_letter(visit, &draft).await?;
    }
    let review = visit.tx.review(draft).await?;
    visit.say(screen(AnnouncementScreen::Review(Box::new(review)))).await
}
