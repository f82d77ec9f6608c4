//! The plan of the year to come: proposed from the one in force, looked through, taken into Loa. For coordinators.
//!
//! Everything is looked up anew with every press: another coordinator may have left something out meanwhile, or have
//! imported it.

use super::visit::Visit;
use crate::domain::next_year::{NextYearAction, NextYearScreen, Review, Stamp, first_reminder};
use crate::domain::notice::{Notice, Toast};
use crate::domain::outgoing::Deed;
use crate::domain::paper::Paper;
use crate::store::Result;

pub(super) async fn press(visit: &mut Visit<'_>, action: NextYearAction) -> Result<()> {
    use NextYearAction as Do;
    if !visit.from.roles.is_coordinator() {
        return visit.not_yours().await;
    }
    let Some(review) = visit.tx.next_year().await? else { return visit.show(Notice::NoPlan).await };
    let year = action.year().unwrap_or(review.year());
    if let Do::File(_) = action {
        return visit.answer(Deed::ShowPaper(Paper::NextYear(year))).await;
    }
    // A year that has begun has another slug than the one that comes.
    let slug = if year == review.year() { review.proposal.plan.slug.as_str() } else { "" };
    if let Some((year, at)) = visit.tx.plan_in_place_of(year, slug).await? {
        let on = at.with_timezone(&visit.zone()).date_naive();
        let year = u16::try_from(year).unwrap_or_default();
        return show(visit, NextYearScreen::Exists { year, on }).await;
    }
    if year != review.year() {
        visit.toast(Toast::OldButton).await?;
        return show(visit, review.summary()).await;
    }
    match action {
        Do::Open | Do::File(_) => show(visit, review.summary()).await,
        Do::Page { page, .. } => show(visit, review.page(page)).await,
        Do::Put { revision, place, out, .. } => put(visit, review, revision, place, out).await,
        Do::Ask(_) => show(visit, review.ask()).await,
        Do::Import { stamp, .. } => import(visit, review, stamp).await,
    }
}

/// Leaves an item out or puts it in again. In another revision of this year's plan the places are others.
async fn put(visit: &mut Visit<'_>, mut review: Review, revision: u32, place: u16, out: bool) -> Result<()> {
    match review.proposal.items.get(usize::from(place)) {
        Some(item) if revision == review.revision => {
            review.draft.put(item.key.clone(), out);
            visit.tx.keep_next_year(&review).await?;
        }
        _ => visit.toast(Toast::Changed).await?,
    }
    show(visit, review.page(Review::page_of(place))).await
}

async fn import(visit: &mut Visit<'_>, review: Review, stamp: Stamp) -> Result<()> {
    let totals = review.totals();
    if stamp != review.stamp() || totals.tasks == 0 {
        visit.toast(Toast::Changed).await?;
        return show(visit, review.ask()).await;
    }
    let plan = review.plan();
    visit.tx.import(&plan).await?;
    let (own, by) = (visit.from.id, visit.from.name.clone());
    for other in visit.tx.coordinators().await?.into_iter().filter(|other| other.id != own) {
        visit.tell(&other, notice(NextYearScreen::Told { by: by.clone(), totals })).await?;
    }
    let first_reminder = first_reminder(&plan, visit.now());
    show(visit, NextYearScreen::Imported { totals, left: review.left(), first_reminder }).await
}

async fn show(visit: &mut Visit<'_>, screen: NextYearScreen) -> Result<()> {
    visit.show(notice(screen)).await
}

fn notice(screen: NextYearScreen) -> Notice {
    Notice::NextYear(Box::new(screen))
}
