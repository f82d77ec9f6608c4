//! The preview, exactly as readers get it, and everything that is known before the last tap.

use super::super::visit::Visit;
use super::{audience, lay_open, screen, show_letter};
use crate::domain::announcement::screen::{AnnouncementScreen, Review};
use crate::domain::announcement::{Announcement, Forecast, forecast};
use crate::store::Result;

pub(super) async fn show(visit: &mut Visit<'_>, draft: Announcement) -> Result<()> {
    lay_open(visit, draft.id).await?;
    if draft.content.as_ref().is_some_and(|content| content.problem().is_none()) {
        show_letter(visit, &draft).await?;
    }
    let review = review(visit, draft).await?;
    visit.say(screen(AnnouncementScreen::Review(Box::new(review)))).await
}

pub(super) async fn review(visit: &mut Visit<'_>, draft: Announcement) -> Result<Review> {
    let count = audience::count(visit, &draft).await?;
    let chosen = audience::chosen(visit, &draft).await?;
    let (now, zone) = (visit.now(), visit.zone());
    let missing = draft.missing(now, visit.today());
    let from = draft.send_at.map_or(now, |at| at.max(now));
    let each = draft.content.as_ref().map_or(1, |content| content.messages() as u64);
    let messages = u64::from(count.copies()) * each;
    let forecast = match &visit.plan {
        Some(stored) => forecast(&stored.calendar, from, messages, visit.context.per_second),
        None => Forecast { starts_at: from, ends_at: from, pauses: false },
    };
    Ok(Review { announcement: draft, missing, count, chosen, forecast, now, zone })
}
