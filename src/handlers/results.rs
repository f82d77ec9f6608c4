//! What came of a task: a sentence and numbers, and the coordinator is told.

use super::tasks;
use super::visit::Visit;
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::{AssignmentId, ReportId};
use crate::domain::notice::Notice;
use crate::domain::reply::figures;
use crate::domain::task::{Assignment, State};
use crate::store::Result;

/// Whether results of this report are still welcome: nothing was decided, and no later report came.
pub(super) async fn are_welcome(visit: &mut Visit<'_>, id: AssignmentId, report: ReportId) -> Result<bool> {
    let reported = visit.tx.assignment(id).await?.is_some_and(|found| found.state == State::Reported);
    Ok(reported && visit.tx.report_on(id).await?.is_some_and(|last| last.id == report))
}

/// The results of a report, as written.
pub(super) async fn take(
    visit: &mut Visit<'_>,
    id: AssignmentId,
    report: ReportId,
    text: &str,
) -> Result<()> {
    let Some(assignment) = visit.own(id).await? else { return Ok(()) };
    let figures = figures(&visit.context.lexicon, text);
    visit.tx.add_results(report, text, figures).await?;
    visit.tx.announce(report).await?;
    if visit.tx.dialogue(visit.from.chat).await?.is_none() {
        // What follows in a second message belongs to it too.
        visit.tx.set_dialogue(visit.from.chat, Some(Dialogue::Task { assignment: id })).await?;
    }
    finish(visit, assignment).await
}

/// No results will come: the report stands as it is.
pub(super) async fn skip(visit: &mut Visit<'_>, id: AssignmentId) -> Result<()> {
    let Some(assignment) = visit.own(id).await? else { return Ok(()) };
    let dialogue = visit.tx.dialogue(visit.from.chat).await?;
    if matches!(dialogue, Some(Dialogue::Results { assignment, .. }) if assignment == id) {
        visit.tx.set_dialogue(visit.from.chat, None).await?;
    }
    if assignment.state != State::Reported {
        return tasks::show_card(visit, assignment).await;
    }
    let report = visit.tx.report_on(id).await?;
    match report {
        Some(report) if visit.tx.announce(report.id).await? => finish(visit, assignment).await,
        Some(report) => visit.show(Notice::ReportTaken { assignment, report }).await,
        None => visit.not_yours().await,
    }
}

async fn finish(visit: &mut Visit<'_>, assignment: Assignment) -> Result<()> {
    visit.tx.tell_of_report(&assignment).await?;
    match visit.tx.report_on(assignment.id).await? {
        Some(report) => visit.show(Notice::ReportTaken { assignment, report }).await,
        None => Ok(()),
    }
}
