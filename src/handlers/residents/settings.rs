//! What somebody gets: one message that is edited, and one tap that stops everything.

use super::super::home;
use super::super::visit::Visit;
use super::{hamlet_names, keep_hamlet, plan, screen};
use crate::domain::announcement::Topic;
use crate::domain::notice::Notice;
use crate::domain::person::{Language, Tongue};
use crate::domain::resident::{ResidentScreen, Settings};
use crate::store::Result;

pub(super) async fn settings(visit: &mut Visit<'_>) -> Result<Settings> {
    let resident = visit.tx.resident(visit.from.id).await?;
    let plan = plan(visit);
    Ok(Settings {
        tongue: resident.tongue,
        hamlet: resident.hamlet_name(plan),
        has_hamlets: plan.is_some_and(|plan| !plan.hamlets.is_empty()),
        muted: resident.muted,
        stopped: resident.stopped,
    })
}

pub(super) async fn show(visit: &mut Visit<'_>) -> Result<()> {
    let settings = settings(visit).await?;
    visit.show(screen(ResidentScreen::Settings(Box::new(settings)))).await
}

/// Writes the language down; the screens and the person's own menu follow it.
pub(super) async fn keep_tongue(visit: &mut Visit<'_>, tongue: Tongue) -> Result<()> {
    visit.tx.set_tongue(visit.from.id, tongue).await?;
    visit.from.language = tongue.screens();
    home::set_menu(visit).await
}

pub(in crate::handlers) async fn set_tongue(visit: &mut Visit<'_>, tongue: Tongue) -> Result<()> {
    keep_tongue(visit, tongue).await?;
    let has_screens = Language::from_code(tongue.code()).is_some();
    let notice =
        if has_screens { Notice::LanguageSet } else { screen(ResidentScreen::SpokenTongueSet(tongue)) };
    visit.show(notice).await
}

pub(super) async fn choose_hamlet(visit: &mut Visit<'_>) -> Result<()> {
    let hamlets = hamlet_names(visit);
    if hamlets.is_empty() {
        return show(visit).await;
    }
    visit.show(screen(ResidentScreen::ChooseHamlet { hamlets })).await
}

pub(super) async fn set_hamlet(visit: &mut Visit<'_>, place: Option<u8>) -> Result<()> {
    match place {
        Some(place) => keep_hamlet(visit, place).await?,
        None => visit.tx.set_hamlet(visit.from.id, None).await?,
    }
    show(visit).await
}

pub(super) async fn toggle(visit: &mut Visit<'_>, topic: Topic) -> Result<()> {
    let muted = visit.tx.resident(visit.from.id).await?.muted.toggled(topic);
    visit.tx.set_muted(visit.from.id, muted).await?;
    let chat = visit.from.chat;
    visit.tx.drop_unwanted_copies(chat).await?;
    show(visit).await
}

pub(super) async fn stop(visit: &mut Visit<'_>) -> Result<()> {
    let stopped = stop_now(visit).await?;
    visit.show(stopped).await
}

/// Under an announcement, which stays as it is.
pub(super) async fn stop_all(visit: &mut Visit<'_>) -> Result<()> {
    let stopped = stop_now(visit).await?;
    visit.say(stopped).await
}

async fn stop_now(visit: &mut Visit<'_>) -> Result<Notice> {
    visit.tx.set_stopped(visit.from.id, true).await?;
    let chat = visit.from.chat;
    visit.tx.drop_announcements(chat).await?;
    visit.tx.drop_unwanted_copies(chat).await?;
    Ok(screen(ResidentScreen::Stopped { has_role: !visit.from.roles.is_resident_only() }))
}

pub(super) async fn start_again(visit: &mut Visit<'_>) -> Result<()> {
    visit.tx.set_stopped(visit.from.id, false).await?;
    show(visit).await
}
