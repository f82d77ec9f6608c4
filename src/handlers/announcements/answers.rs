//! What readers answer: whether they come, and whether their name may stand on the organiser's list.

use super::super::visit::Visit;
use super::control::is_out;
use super::{letter, screen};
use crate::domain::announcement::screen::AnnouncementScreen;
use crate::domain::announcement::{Announcement, Answer, Reader};
use crate::domain::ids::AnnouncementId;
use crate::domain::notice::Toast;
use crate::domain::outgoing::Deed;
use crate::store::Result;

/// Whether it still asks.
fn asks(visit: &Visit<'_>, announcement: &Announcement) -> bool {
    let to_come = announcement.event.as_ref().is_some_and(|event| event.on >= visit.today());
    announcement.asks && to_come && is_out(announcement)
}

pub(super) async fn give(visit: &mut Visit<'_>, id: AnnouncementId, answer: Answer) -> Result<()> {
    let Some(announcement) = visit.tx.announcement(id).await? else {
        return visit.toast(Toast::OldButton).await;
    };
    if !announcement.state.has_begun() {
        return visit.toast(Toast::OnlyPreview).await;
    }
    if !asks(visit, &announcement) {
        return visit.toast(Toast::AnswersOver).await;
    }
    let (person, message) = (visit.from.id, visit.message);
    let before = visit.tx.answer_of(id, person).await?;
    if before.map(|(answer, _)| answer) == Some(answer) {
        return visit.toast(Toast::Answered(answer)).await;
    }
    visit.tx.set_answer(id, person, answer).await?;
    // The announcers' figures follow.
    visit.tx.set_busy(id).await?;
    visit.toast(Toast::Answered(answer)).await?;
    if let Some(letter) = letter(visit, &announcement) {
        let reader = Reader::Person(Some(answer));
        visit.answer(Deed::MarkLetter { message, letter: Box::new(letter), reader }).await?;
    }
    if answer == Answer::Coming && before.is_none_or(|(_, listed)| !listed) {
        visit.say(screen(AnnouncementScreen::AskListing { id })).await?;
    }
    Ok(())
}

pub(super) async fn set_listed(visit: &mut Visit<'_>, id: AnnouncementId, listed: bool) -> Result<()> {
    let person = visit.from.id;
    if !visit.tx.set_listed(id, person, listed).await? {
        return visit.toast(Toast::OldButton).await;
    }
    visit.show(screen(AnnouncementScreen::ListingTaken { listed })).await
}

/// Somebody comes from a group to answer for themselves.
pub(in crate::handlers) async fn from_group(visit: &mut Visit<'_>, id: AnnouncementId) -> Result<()> {
    let announcement = visit.tx.announcement(id).await?.filter(|found| asks(visit, found));
    // Only what was meant for groups is shown to whoever has its number.
    let announcement = announcement.filter(|found| !found.audience.groups.is_empty());
    let Some(announcement) = announcement else {
        return visit.say(screen(AnnouncementScreen::TooLate)).await;
    };
    let answer = visit.tx.answer_of(id, visit.from.id).await?.map(|(answer, _)| answer);
    // What it says stands in the group, where it can be corrected and recalled: a copy here could not.
    visit.say(screen(AnnouncementScreen::AskAnswer { announcement: Box::new(announcement), answer })).await
}
