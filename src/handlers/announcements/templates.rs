//! Texts of ours to begin an announcement with.

use super::super::visit::Visit;
use super::{review, screen};
use crate::domain::announcement::screen::AnnouncementScreen;
use crate::domain::announcement::{Announcement, Content, Topic};
use crate::domain::campaign::{CampaignWords, TEMPLATES, Template};
use crate::domain::plan::Slug;
use crate::store::Result;

pub(in crate::handlers) async fn templates(visit: &mut Visit<'_>) -> Result<()> {
    if !visit.from.roles.announces() {
        return visit.not_yours().await;
    }
    // A text that tells the days of an event needs one.
    let usable = |template: &Template| !template.tells_days || of_plan(visit, template).1.is_some();
    let places = (0..=u8::MAX).zip(&TEMPLATES).filter(|(_, template)| usable(template));
    let places = places.map(|(place, _)| place).collect();
    visit.show(screen(AnnouncementScreen::Templates(places))).await
}

/// As the plan uses a template: its topic, and the event that it is about.
fn of_plan(visit: &Visit<'_>, template: &Template) -> (Topic, Option<Slug>) {
    let plan = visit.plan.as_ref().map(|stored| &stored.plan);
    let used = plan.and_then(|plan| {
        plan.campaign_messages().find(|(_, message)| match &message.words {
            CampaignWords::Template(name) => name == template.name,
            CampaignWords::Text(_) => false,
        })
    });
    used.map(|(campaign, _)| (campaign.topic, campaign.event.clone())).unwrap_or_default()
}

pub(in crate::handlers) async fn from_template(visit: &mut Visit<'_>, place: u8) -> Result<()> {
    let Some(template) = TEMPLATES.get(usize::from(place)).filter(|_| visit.from.roles.announces()) else {
        return visit.not_yours().await;
    };
    let (topic, event) = of_plan(visit, template);
    let draft = visit.tx.draft_announcement(visit.from.id).await?;
    let content = Content::Template { name: template.name.to_owned(), event };
    let draft = Announcement { content: Some(content), topic, ..draft };
    visit.tx.save_announcement(&draft).await?;
    review::show(visit, draft).await
}
