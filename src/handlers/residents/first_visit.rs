//! The first visit: two questions, each of which may be passed over, and which are asked once.

use super::super::home;
use super::super::visit::Visit;
use super::{hamlet_names, keep_hamlet, plan, screen};
use crate::domain::person::Tongue;
use crate::domain::resident::{Question, ResidentScreen};
use crate::store::Result;

/// The first screen: for somebody new the questions, for everybody else the home screen.
pub(in crate::handlers) async fn welcome(visit: &mut Visit<'_>) -> Result<()> {
    let resident = visit.tx.resident(visit.from.id).await?;
    if resident.settled {
        return home::show(visit).await;
    }
    // Whoever leaves the question open finds the home screen next time, and the same choice in the settings.
    visit.tx.settle(visit.from.id).await?;
    ask(visit, Question::Tongue).await
}

/// The answer to the question for the language; `None` if it was passed over.
pub(super) async fn tongue(visit: &mut Visit<'_>, tongue: Option<Tongue>) -> Result<()> {
    if let Some(tongue) = tongue {
        super::settings::keep_tongue(visit, tongue).await?;
    }
    ask(visit, Question::Hamlet).await
}

/// The answer to the question for the village.
pub(super) async fn hamlet(visit: &mut Visit<'_>, place: Option<u8>) -> Result<()> {
    if let Some(place) = place {
        keep_hamlet(visit, place).await?;
    }
    home::show(visit).await
}

/// Asks what is not known yet, from this question on; then comes the home screen.
async fn ask(visit: &mut Visit<'_>, from: Question) -> Result<()> {
    let resident = visit.tx.resident(visit.from.id).await?;
    match resident.open_question(from, plan(visit)) {
        Some(Question::Tongue) => {
            let (name, commune) = (visit.from.name.clone(), home::commune(visit));
            visit.show(screen(ResidentScreen::FirstTongue { name, commune })).await
        }
        Some(Question::Hamlet) => {
            let hamlets = hamlet_names(visit);
            visit.show(screen(ResidentScreen::FirstHamlet { hamlets })).await
        }
        None => home::show(visit).await,
    }
}
