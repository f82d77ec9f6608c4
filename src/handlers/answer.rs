//! What a unit answers for a task: done, in progress, more time, help.

use chrono::{Duration, NaiveDate};

use super::evidence;
use super::visit::Visit;
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::AssignmentId;
use crate::domain::notice::{Notice, Toast};
use crate::domain::reply::Extension;
use crate::domain::task::{Assignment, Deed, Refusal};
use crate::store::Result;

/// Days that the buttons offer: a few days, one week, two weeks.
const OFFERED_DAYS: [i64; 3] = [3, 7, 14];

/// "Done": the report stands at once, its results are asked for.
pub(super) async fn done(visit: &mut Visit<'_>, id: AssignmentId) -> Result<()> {
    let Some(assignment) = visit.own(id).await? else { return Ok(()) };
    let Some(reported) = apply(visit, &assignment, &Deed::Report).await? else { return Ok(()) };
    let report = visit.tx.open_report(id, visit.from.id).await?;
    evidence::keep_waiting(visit, &reported).await?;
    visit.tx.set_dialogue(visit.from.chat, Some(Dialogue::Results { assignment: id, report })).await?;
    visit.show(Notice::AskResults(reported)).await
}

pub(super) async fn in_progress(visit: &mut Visit<'_>, id: AssignmentId) -> Result<()> {
    let Some(assignment) = visit.own(id).await? else { return Ok(()) };
    let Some(started) = apply(visit, &assignment, &Deed::Start).await? else { return Ok(()) };
    visit.show(Notice::Started(started)).await
}

/// Offers a choice of days.
pub(super) async fn ask_extension(visit: &mut Visit<'_>, id: AssignmentId) -> Result<()> {
    let Some(assignment) = visit.own(id).await? else { return Ok(()) };
    let choices: Vec<NaiveDate> = OFFERED_DAYS.iter().map(|days| later(visit, &assignment, *days)).collect();
    // The state machine says whether there is anything to extend.
    let tried = Deed::RequestExtension { until: choices[0] };
    match assignment.after(&tried, visit.today()) {
        Ok(_) => {
            evidence::keep_waiting(visit, &assignment).await?;
            // A date may be written instead of pressed.
            visit.tx.set_dialogue(visit.from.chat, Some(Dialogue::ExtensionDate { assignment: id })).await?;
            visit.show(Notice::AskExtension { assignment, choices }).await
        }
        Err(refusal) => refuse(visit, refusal, assignment).await,
    }
}

/// Another date than those offered: it is written.
pub(super) async fn ask_extension_date(visit: &mut Visit<'_>, id: AssignmentId) -> Result<()> {
    let Some(assignment) = visit.own(id).await? else { return Ok(()) };
    evidence::keep_waiting(visit, &assignment).await?;
    visit.tx.set_dialogue(visit.from.chat, Some(Dialogue::ExtensionDate { assignment: id })).await?;
    visit.show(Notice::AskExtensionDate(assignment)).await
}

/// Asks the coordinator for more time.
pub(super) async fn extend(visit: &mut Visit<'_>, id: AssignmentId, until: NaiveDate) -> Result<()> {
    let Some(assignment) = visit.own(id).await? else { return Ok(()) };
    let deed = Deed::RequestExtension { until };
    let Some(asked) = apply(visit, &assignment, &deed).await? else { return Ok(()) };
    evidence::keep_waiting(visit, &asked).await?;
    // Results of another task may still be waited for.
    if !matches!(visit.tx.dialogue(visit.from.chat).await?, Some(Dialogue::Results { .. })) {
        visit.tx.set_dialogue(visit.from.chat, None).await?;
    }
    let by = visit.from.name.clone();
    visit.show(Notice::ExtensionSent(asked.clone())).await?;
    visit.tell_coordinators(Notice::ExtensionArrived { assignment: asked, by, until }).await
}

/// More time, as it was written. Days count from the due date, or from today if that has passed.
pub(super) async fn extend_as_written(
    visit: &mut Visit<'_>,
    assignment: Assignment,
    extension: Option<Extension>,
) -> Result<()> {
    match extension {
        Some(Extension::Days(days)) => {
            let until = later(visit, &assignment, i64::from(days));
            extend(visit, assignment.id, until).await
        }
        Some(Extension::Until(until)) => extend(visit, assignment.id, until).await,
        None => ask_extension(visit, assignment.id).await,
    }
}

/// Asks what help is needed.
pub(super) async fn ask_help(visit: &mut Visit<'_>, id: AssignmentId) -> Result<()> {
    let Some(assignment) = visit.own(id).await? else { return Ok(()) };
    visit.tx.mark_answered(id).await?;
    evidence::keep_waiting(visit, &assignment).await?;
    visit.tx.set_dialogue(visit.from.chat, Some(Dialogue::Help { assignment: id })).await?;
    visit.show(Notice::AskHelp(assignment)).await
}

/// Passes a call for help on to the coordinator.
pub(super) async fn pass_help_on(visit: &mut Visit<'_>, assignment: Assignment, text: &str) -> Result<()> {
    visit.tx.mark_answered(assignment.id).await?;
    visit.tx.note_event(assignment.id, "help_asked", visit.from.id, visit.message, None, Some(text)).await?;
    let (by, text) = (visit.from.name.clone(), text.to_owned());
    visit.tell_coordinators(Notice::HelpArrived { assignment: assignment.clone(), by, text }).await?;
    visit.say(Notice::HelpSent(assignment)).await
}

/// Does the deed and writes it down, or tells the person why it cannot be.
async fn apply(visit: &mut Visit<'_>, assignment: &Assignment, deed: &Deed) -> Result<Option<Assignment>> {
    match assignment.after(deed, visit.today()) {
        Ok(next) => {
            visit.tx.record(&next, deed, visit.from.id, visit.message).await?;
            visit.tx.mark_answered(assignment.id).await?;
            Ok(Some(next))
        }
        Err(refusal) => {
            refuse(visit, refusal, assignment.clone()).await?;
            Ok(None)
        }
    }
}

/// A refusal is an ordinary answer: a line over the chat, and how things stand.
pub(super) async fn refuse(visit: &mut Visit<'_>, refusal: Refusal, assignment: Assignment) -> Result<()> {
    visit.toast(Toast::Refused(refusal)).await?;
    visit.show(Notice::Refused { refusal, assignment }).await
}

fn later(visit: &Visit<'_>, assignment: &Assignment, days: i64) -> NaiveDate {
    let from = assignment.due_on.max(visit.today());
    from.checked_add_signed(Duration::days(days)).unwrap_or(from)
}
