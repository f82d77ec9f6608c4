//! `/viec`: what my units have to do, and one task in full.

use super::evidence;
use super::visit::Visit;
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::AssignmentId;
use crate::domain::notice::{ITEMS_IN_A_MESSAGE, Notice, TaskCard, TaskList};
use crate::domain::outgoing::Deed;
use crate::domain::paging::Paged;
use crate::domain::plan::Source;
use crate::domain::task::{Assignment, Part, State};
use crate::store::Result;

/// A page of the list, nearest due first.
pub(super) async fn list(visit: &mut Visit<'_>, page: u16) -> Result<()> {
    if !visit.from.roles.is_member() {
        return visit.not_yours().await;
    }
    let units: Vec<_> = visit.from.roles.units().collect();
    let (mut all, today) = (vec![], visit.today());
    for unit in units {
        all.extend(visit.tx.tasks_of(unit, today).await?);
    }
    // What is led and still to do comes first, what was past before the plan came comes last.
    all.sort_by_key(|task| {
        (task.is_of_the_past(), task.state == State::Reported, task.part == Part::Support, task.due_on)
    });
    let total = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let Paged { items, page, pages } = Paged::of(all.into_iter(), page, ITEMS_IN_A_MESSAGE);
    visit.show(Notice::TaskList(TaskList { on: visit.today(), items, page, pages, total })).await
}

/// One task. If files wait for their task, they are this one's.
pub(super) async fn card(visit: &mut Visit<'_>, id: AssignmentId) -> Result<()> {
    let Some(assignment) = visit.own(id).await? else { return Ok(()) };
    if evidence::keep_waiting(visit, &assignment).await? {
        return Ok(());
    }
    // Words that follow without a reply are about what is open.
    visit.tx.set_dialogue(visit.from.chat, Some(Dialogue::Task { assignment: id })).await?;
    show_card(visit, assignment).await
}

pub(super) async fn show_card(visit: &mut Visit<'_>, assignment: Assignment) -> Result<()> {
    let Some(text) = visit.tx.task_text(assignment.task).await? else { return visit.not_yours().await };
    let reason = match assignment.state {
        State::Returned => visit.tx.last_reason(assignment.id).await?,
        _ => None,
    };
    let report = visit.tx.report_on(assignment.id).await?;
    let card = TaskCard {
        on: visit.today(),
        assignment,
        text: text.text,
        leads: text.leads,
        supports: text.supports,
        units_are_local: text.units_from == Source::Local,
        report,
        reason,
    };
    visit.show(Notice::TaskCard(Box::new(card))).await
}

/// Sends the evidence again, to members of the unit, to coordinators and to leaders.
pub(super) async fn show_evidence(visit: &mut Visit<'_>, id: AssignmentId) -> Result<()> {
    let assignment = visit.tx.assignment(id).await?.filter(|assignment| {
        visit.from.roles.sees_reports() || visit.from.roles.is_member_of(assignment.unit)
    });
    let Some(assignment) = assignment else { return visit.not_yours().await };
    let pieces = visit.tx.evidence_of(id).await?;
    if pieces.is_empty() {
        return visit.say(Notice::NoEvidence).await;
    }
    let of = u32::try_from(pieces.len()).unwrap_or(u32::MAX);
    for (number, piece) in (1..).zip(pieces) {
        let notice =
            Notice::EvidencePiece { assignment: assignment.clone(), number, of, caption: piece.caption };
        visit.answer(Deed::ShowFile { file: piece.file, notice }).await?;
    }
    Ok(())
}
