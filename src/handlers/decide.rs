//! The coordinator decides: reports are confirmed or returned, more time is granted or refused.

use chrono::NaiveDate;

use super::visit::Visit;
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::{AssignmentId, ReportId, UnitId};
use crate::domain::notice::{Notice, Toast};
use crate::domain::schedule::Ladder;
use crate::domain::task::{Assignment, Deed, Refusal, Report, State};
use crate::store::Result;

/// What waits for a decision, as it was shown when it arrived: that message may be gone, or was never received.
pub(super) async fn show(visit: &mut Visit<'_>, id: AssignmentId) -> Result<()> {
    let Some(assignment) = visit.for_decision(id).await? else { return Ok(()) };
    let notice = match (assignment.state, assignment.requested_until) {
        (State::Reported, _) => {
            let report = visit.tx.report_on(id).await?;
            report.map(|report| Notice::ReportArrived { assignment: assignment.clone(), report })
        }
        (State::ExtensionRequested, Some(until)) => {
            let by = visit.tx.last_requester(id).await?.unwrap_or_default();
            Some(Notice::ExtensionArrived { assignment: assignment.clone(), by, until })
        }
        _ => None,
    };
    match notice {
        Some(notice) => visit.say(notice).await,
        None => refuse(visit, Refusal::NothingToDecide, assignment).await,
    }
}

pub(super) async fn confirm(visit: &mut Visit<'_>, id: AssignmentId, report: ReportId) -> Result<()> {
    let Some(assignment) = visit.for_decision(id).await? else { return Ok(()) };
    match confirm_report(visit, &assignment, report).await? {
        Ok((assignment, report)) => {
            visit.show(Notice::ReportDecided { assignment, report, reason: None }).await
        }
        Err(refusal) => refuse(visit, refusal, assignment).await,
    }
}

/// A report goes back with a reason, which is written next.
pub(super) async fn ask_reason(visit: &mut Visit<'_>, id: AssignmentId, report: ReportId) -> Result<()> {
    let Some(assignment) = visit.for_decision(id).await? else { return Ok(()) };
    let Some(report) = last_report(visit, id, report).await? else {
        return refuse(visit, Refusal::NothingToDecide, assignment).await;
    };
    let dialogue = Dialogue::ReturnReason { assignment: id, report: report.id };
    visit.tx.set_dialogue(visit.from.chat, Some(dialogue)).await?;
    // The report stays in sight above the question.
    visit.say(Notice::AskReason(assignment)).await
}

pub(super) async fn give_back(
    visit: &mut Visit<'_>,
    id: AssignmentId,
    report: ReportId,
    reason: &str,
) -> Result<()> {
    let Some(assignment) = visit.for_decision(id).await? else { return Ok(()) };
    match return_report(visit, &assignment, report, reason).await? {
        Ok((assignment, report)) => {
            let reason = Some(reason.to_owned());
            visit.show(Notice::ReportDecided { assignment, report, reason }).await
        }
        Err(refusal) => refuse(visit, refusal, assignment).await,
    }
}

/// Grants or refuses more time. `until` is what the button showed: a later request is not decided by it.
pub(super) async fn extension(
    visit: &mut Visit<'_>,
    id: AssignmentId,
    until: NaiveDate,
    granted: bool,
) -> Result<()> {
    let Some(assignment) = visit.for_decision(id).await? else { return Ok(()) };
    match settle_extension(visit, &assignment, until, granted).await? {
        Ok(assignment) => visit.show(Notice::ExtensionDecided { assignment, until, granted }).await,
        Err(refusal) => refuse(visit, refusal, assignment).await,
    }
}

/// What a decision made of what it was about, or why there is nothing to decide any more.
pub(super) type Decided<Made> = std::result::Result<Made, Refusal>;

/// Confirms a report and tells the unit. `report` is what was shown: a later one is not decided by it.
pub(super) async fn confirm_report(
    visit: &mut Visit<'_>,
    assignment: &Assignment,
    report: ReportId,
) -> Result<Decided<(Assignment, Report)>> {
    let Some(report) = last_report(visit, assignment.id, report).await? else {
        return Ok(Err(Refusal::NothingToDecide));
    };
    let confirmed = match apply(visit, assignment, &Deed::Confirm).await? {
        Ok(confirmed) => confirmed,
        Err(refusal) => return Ok(Err(refusal)),
    };
    tell_unit(visit, confirmed.unit, &Notice::Confirmed(confirmed.clone())).await?;
    Ok(Ok((confirmed, report)))
}

/// Sends a report back with a reason.
pub(super) async fn return_report(
    visit: &mut Visit<'_>,
    assignment: &Assignment,
    report: ReportId,
    reason: &str,
) -> Result<Decided<(Assignment, Report)>> {
    let Some(report) = last_report(visit, assignment.id, report).await? else {
        return Ok(Err(Refusal::NothingToDecide));
    };
    // Nothing more is to be done for a cancelled task.
    if visit.tx.is_cancelled(assignment.task).await? {
        return Ok(Err(Refusal::Cancelled));
    }
    let reason = reason.to_owned();
    let returned = match apply(visit, assignment, &Deed::Return { reason: reason.clone() }).await? {
        Ok(returned) => returned,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let notice = Notice::Returned { assignment: returned.clone(), reason };
    tell_unit(visit, returned.unit, &notice).await?;
    Ok(Ok((returned, report)))
}

/// Grants or refuses the time that was asked for up to `until`, and tells the unit.
pub(super) async fn settle_extension(
    visit: &mut Visit<'_>,
    assignment: &Assignment,
    until: NaiveDate,
    granted: bool,
) -> Result<Decided<Assignment>> {
    if assignment.requested_until != Some(until) {
        return Ok(Err(Refusal::NothingToDecide));
    }
    let deed = if granted { Deed::Grant } else { Deed::Refuse };
    let decided = match apply(visit, assignment, &deed).await? {
        Ok(decided) => decided,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let notice = if granted {
        if take_passed_rungs(visit, &decided).await? {
            visit.tx.mark_answered(decided.id).await?;
        }
        Notice::ExtensionGranted(decided.clone())
    } else {
        Notice::ExtensionRefused { assignment: decided.clone(), until }
    };
    tell_unit(visit, decided.unit, &notice).await?;
    Ok(Ok(decided))
}

/// The ladder to the new date goes on from today: what lies behind is not made up for. Whether anything does.
pub(super) async fn take_passed_rungs(visit: &mut Visit<'_>, assignment: &Assignment) -> Result<bool> {
    let Some(stored) = visit.plan.clone() else { return Ok(false) };
    let own = visit.tx.own_ladder(assignment.task).await?;
    let days_before = own.unwrap_or_else(|| stored.plan.reminders.days_before.clone());
    let ladder = Ladder { due_on: assignment.due_on, part: assignment.part, days_before };
    let today = visit.today();
    let Some(step) = stored.calendar.due_step(&ladder, today, None) else { return Ok(false) };
    visit.tx.take_steps(&[(assignment.id, assignment.due_on, step)], today).await?;
    Ok(true)
}

/// The last report, if that is the one the button belongs to.
async fn last_report(
    visit: &mut Visit<'_>,
    assignment: AssignmentId,
    report: ReportId,
) -> Result<Option<Report>> {
    Ok(visit.tx.report_on(assignment).await?.filter(|last| last.id == report))
}

async fn apply(visit: &mut Visit<'_>, assignment: &Assignment, deed: &Deed) -> Result<Decided<Assignment>> {
    let next = assignment.after(deed, visit.today());
    if let Ok(next) = &next {
        visit.tx.record(next, deed, visit.from.id, visit.message).await?;
    }
    Ok(next)
}

/// Somebody else was faster, or the button is old: the card stays, a line says why nothing happens.
async fn refuse(visit: &mut Visit<'_>, refusal: Refusal, assignment: Assignment) -> Result<()> {
    visit.toast(Toast::Refused(refusal)).await?;
    visit.say(Notice::Refused { refusal, assignment }).await
}

async fn tell_unit(visit: &mut Visit<'_>, unit: UnitId, notice: &Notice) -> Result<()> {
    for member in visit.tx.all_members_of(unit).await? {
        visit.tell(&member, notice.clone()).await?;
    }
    Ok(())
}
