//! What everybody sets and owns as a resident: language, village, topics, stopping, the calendar, one's own data.
//!
//! None of it looks at the private channel, so that every screen is the same with and without a case (S24).

mod calendar;
mod erasure;
mod first_visit;
mod settings;

use super::visit::Visit;
use crate::domain::action::ResidentAction;
use crate::domain::notice::Notice;
use crate::domain::outgoing::Deed;
use crate::domain::paper::Paper;
use crate::domain::plan::{Hamlet, Plan};
use crate::domain::resident::ResidentScreen;
use crate::store::Result;

pub(super) use calendar::calendar;
pub(super) use erasure::stored;
pub(super) use first_visit::welcome;
pub(super) use settings::set_tongue;

pub(super) async fn press(visit: &mut Visit<'_>, action: ResidentAction) -> Result<()> {
    use ResidentAction as Do;
    match action {
        Do::FirstTongue(tongue) => first_visit::tongue(visit, tongue).await,
        Do::FirstHamlet(place) => first_visit::hamlet(visit, place).await,

        Do::Settings => settings::show(visit).await,
        Do::SetTongue(tongue) => set_tongue(visit, tongue).await,
        Do::ChooseHamlet => settings::choose_hamlet(visit).await,
        Do::SetHamlet(place) => settings::set_hamlet(visit, place).await,
        Do::Toggle(topic) => settings::toggle(visit, topic).await,
        Do::Stop => settings::stop(visit).await,
        Do::StopAll => settings::stop_all(visit).await,
        Do::StartAgain => settings::start_again(visit).await,

        Do::Calendar => calendar(visit).await,
        Do::CalendarFile => visit.answer(Deed::ShowPaper(Paper::Calendar)).await,

        Do::Stored => stored(visit).await,
        Do::AskErase => erasure::ask(visit).await,
        Do::Erase { warned } => erasure::erase(visit, warned).await,
        Do::GiveUpContact => erasure::give_up_contact(visit).await,
    }
}

fn screen(screen: ResidentScreen) -> Notice {
    Notice::Resident(Box::new(screen))
}

fn plan<'a>(visit: &'a Visit<'_>) -> Option<&'a Plan> {
    visit.plan.as_ref().map(|stored| &stored.plan)
}

/// The plan's hamlets as buttons name them: a button can hold only so many places.
fn hamlets(visit: &Visit<'_>) -> Vec<Hamlet> {
    let hamlets = plan(visit).map(|plan| plan.hamlets.clone()).unwrap_or_default();
    hamlets.into_iter().take(usize::from(u8::MAX)).collect()
}

fn hamlet_names(visit: &Visit<'_>) -> Vec<String> {
    hamlets(visit).into_iter().map(|hamlet| hamlet.name).collect()
}

/// Writes the hamlet at this place of the list down. One that the plan no longer has changes nothing.
async fn keep_hamlet(visit: &mut Visit<'_>, place: u8) -> Result<()> {
    let hamlet = hamlets(visit).into_iter().nth(usize::from(place));
    match hamlet {
        Some(hamlet) => visit.tx.set_hamlet(visit.from.id, Some(&hamlet.slug)).await,
        None => Ok(()),
    }
}
