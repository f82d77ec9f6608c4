//! `/tiendo`: how the plan stands.

use super::visit::Visit;
use crate::domain::ids::UnitId;
use crate::domain::notice::Notice;
use crate::domain::progress::Board;
use crate::domain::task::Part;
use crate::store::Result;

/// Tasks of one unit that a message shows.
const SHOWN: usize = 20;

pub(super) async fn board(visit: &mut Visit<'_>) -> Result<()> {
    if !visit.from.roles.sees_progress() {
        return visit.not_yours().await;
    }
    let Some(stored) = visit.plan.clone() else { return visit.show(Notice::NoPlan).await };
    let units = visit.tx.unit_facts().await?;
    let assignments = visit.tx.assignments_of_plan(stored.id).await?;
    let plan = &stored.plan;
    let mut board =
        Board::draw(plan.title.clone(), plan.commune.clone(), &units, &assignments, visit.today());
    board.by_section = visit.from.roles.sees_reports();
    visit.show(Notice::Progress(Box::new(board))).await
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
    visit.show(Notice::ProgressOf { unit: name, on, assignments, more, decides }).await
}
