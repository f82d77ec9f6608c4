//! `/tiendo`: how the plan stands, as a picture, in words, and on a computer's screen.

use super::visit::Visit;
use crate::domain::ids::UnitId;
use crate::domain::notice::Notice;
use crate::domain::paper::Paper;
use crate::domain::progress::Board;
use crate::domain::task::Part;
use crate::store::Result;
use crate::store::screens::LINK_LASTS;

/// Tasks of one unit that a message shows.
const SHOWN: usize = 20;

pub(super) async fn picture(visit: &mut Visit<'_>) -> Result<()> {
    let opens_board = opens_screens(visit);
    show(visit, Paper::Progress { opens_board }).await
}

pub(super) async fn year(visit: &mut Visit<'_>) -> Result<()> {
    show(visit, Paper::Year).await
}

async fn show(visit: &mut Visit<'_>, paper: Paper) -> Result<()> {
    if !visit.from.roles.sees_progress() {
        return visit.not_yours().await;
    }
    if visit.plan.is_none() {
        return visit.show(Notice::NoPlan).await;
    }
    visit.show_paper(paper).await
}

pub(super) async fn text(visit: &mut Visit<'_>) -> Result<()> {
    if !visit.from.roles.sees_progress() {
        return visit.not_yours().await;
    }
    match visit.tx.measured().await? {
        Some(measured) => {
            let by_section = visit.from.roles.sees_reports();
            visit.show(Notice::Progress(Box::new(Board { by_section, ..measured.board() }))).await
        }
        None => visit.show(Notice::NoPlan).await,
    }
}

/// What one unit leads, task by task.
pub(super) async fn of_unit(visit: &mut Visit<'_>, unit: UnitId) -> Result<()> {
    if !visit.from.roles.sees_progress() {
        return visit.not_yours().await;
    }
    let Some(stored) = visit.plan.clone() else { return visit.show(Notice::NoPlan).await };
    let Some(name) = visit.tx.unit_name(unit).await? else { return visit.not_yours().await };
    let mut assignments = visit.tx.assignments_of_plan(stored.id).await?;
    assignments.retain(|assignment| {
        assignment.unit == unit && assignment.part == Part::Lead && !assignment.is_of_the_past()
    });
    // What waits for a decision comes first, then what is open: that is what one opens the list for.
    assignments.sort_by_key(|assignment| {
        let state = assignment.state;
        (!state.waits_for_decision(), !state.is_open(), assignment.due_on)
    });
    let more = u32::try_from(assignments.len().saturating_sub(SHOWN)).unwrap_or(u32::MAX);
    assignments.truncate(SHOWN);
    let (on, decides) = (visit.today(), visit.from.roles.is_coordinator());
    let changes = decides.then_some(unit);
    visit.show(Notice::ProgressOf { unit: name, on, assignments, more, decides, changes }).await
}

/// A link that shows the board on a computer, once.
pub(super) async fn open_screen(visit: &mut Visit<'_>) -> Result<()> {
    let board = visit.context.board.clone().filter(|_| visit.from.roles.opens_screens());
    let Some(board) = board else { return visit.not_yours().await };
    let code = visit.tx.make_screen_link(visit.from.id).await?;
    let minutes = u32::try_from(LINK_LASTS.num_minutes()).unwrap_or_default();
    visit.show(Notice::ScreenLink { board, code, minutes }).await
}

pub(super) async fn close_screens(visit: &mut Visit<'_>) -> Result<()> {
    if !opens_screens(visit) {
        return visit.not_yours().await;
    }
    visit.tx.close_screens().await?;
    visit.show(Notice::ScreensClosed).await
}

fn opens_screens(visit: &Visit<'_>) -> bool {
    visit.context.board.is_some() && visit.from.roles.opens_screens()
}
