//! Before anything is written: numbers, who answers, what the limits are, and whether one is alone.

use chrono::Duration;

use super::super::visit::Visit;
use super::{draft, frame, on_duty, room, show, what_is_missing};
use crate::domain::private_notice::PrivateScreen;
use crate::store::Result;

/// How long everybody is told that the server was restored: who had a case knows that it is gone, and nobody else
/// learns who that was.
const RESTORED_IS_TOLD: Duration = Duration::days(60);

/// Whether the channel may be used: until its safeguards stand it offers the numbers only (S22).
pub(in crate::handlers) async fn is_open(visit: &mut Visit<'_>) -> Result<bool> {
    Ok(what_is_missing(visit).await?.is_empty())
}

/// `/rieng`, and the button of the home screen.
pub(in crate::handlers) async fn enter(visit: &mut Visit<'_>) -> Result<()> {
    if !is_open(visit).await? {
        return numbers_only(visit, false).await;
    }
    let today = visit.today();
    let room = room(visit).await?;
    let duty = on_duty(visit, &room).await?;
    let restored_on = visit.tx.restored_on().await?.filter(|on| today - *on <= RESTORED_IS_TOLD);
    let entry = PrivateScreen::Entry { numbers: super::numbers(visit), duty, restored_on };
    show(visit, frame(&room), entry).await
}

/// The numbers, at one tap (S2).
pub(super) async fn numbers(visit: &mut Visit<'_>) -> Result<()> {
    let open = is_open(visit).await?;
    numbers_only(visit, open).await
}

async fn numbers_only(visit: &mut Visit<'_>, open: bool) -> Result<()> {
    let room = room(visit).await?;
    let screen = PrivateScreen::Numbers { numbers: super::numbers(visit), open };
    show(visit, frame(&room), screen).await
}

pub(super) async fn begin(visit: &mut Visit<'_>) -> Result<()> {
    if !is_open(visit).await? {
        return numbers_only(visit, false).await;
    }
    let room = room(visit).await?;
    show(visit, frame(&room), PrivateScreen::Alone).await
}

pub(super) async fn alone(visit: &mut Visit<'_>, alone: bool) -> Result<()> {
    if draft(visit).await?.is_none() {
        return enter(visit).await;
    }
    let room = room(visit).await?;
    let screen =
        if alone { PrivateScreen::Whom } else { PrivateScreen::NotAlone { numbers: super::numbers(visit) } };
    show(visit, frame(&room), screen).await
}
