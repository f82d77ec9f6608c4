//! What came of a task: a sentence and numbers, and the coordinator is told.

use super::visit::Visit;
use crate::domain::ids::{AssignmentId, ReportId};
use crate::domain::notice::Notice;
use crate::domain::reply::figures;
use crate::domain::task::Assignment;
use crate::store::Result;

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
    finish(visit, assignment).await
}

/// No results will come: the report stands as it is.
pub(super) async fn skip(visit: &mut Visit<'_>, id: AssignmentId) -> Result<()> {
    let Some(assignment) = visit.own(id).await? else { return Ok(()) };
    visit.tx.set_dialogue(visit.from.chat, None).await?;
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
