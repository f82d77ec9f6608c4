//! The coordinator's worklist: one message, in which one thing after the other is shown and decided.
//!
//! Whoever decides says what about (the item in the button), and everything is looked up anew with every press: what
//! another coordinator has settled, or a unit has changed meanwhile, is not decided again.

use super::visit::Visit;
use super::{decide, nudge};
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::{AnnouncementId, AssignmentId, MessageId, ReportId, UnitId};
use crate::domain::notice::{ITEMS_IN_A_MESSAGE, Notice, Toast};
use crate::domain::outgoing::Deed;
use crate::domain::task::{Assignment, Refusal};
use crate::domain::worklist::{Done, Item, Shown, Worklist, WorklistAction, WorklistScreen};
use crate::store::Result;

/// How many things wait for the visitor, who may be no coordinator.
pub(super) async fn waiting(visit: &mut Visit<'_>) -> Result<u32> {
    Ok(if visit.from.roles.is_coordinator() { load(visit).await?.len() } else { 0 })
}

pub(super) async fn press(visit: &mut Visit<'_>, action: WorklistAction) -> Result<()> {
    use WorklistAction as Do;
    if !visit.from.roles.is_coordinator() {
        return visit.not_yours().await;
    }
    let list = load(visit).await?;
    match action {
        Do::Open => show(visit, None, &list, list.first()).await,
        Do::Show(item) => show(visit, None, &list, list.in_place_of(&item)).await,
        Do::Later(item) => show(visit, None, &list, list.after(&item)).await,
        Do::Agree(item) if list.has(&item) => agree(visit, item).await,
        Do::Decline(item) if list.has(&item) => decline(visit, &list, item).await,
        Do::Agree(Item::Silent(unit)) => nudge_again(visit, &list, unit).await,
        Do::Agree(item) | Do::Decline(item) => settled_before(visit, &list, &item).await,
        Do::AskNudgeAll(unit) => {
            let names = nudge::silent(visit).await?.into_iter().map(|(_, name)| name).collect();
            ask(visit, &list, &Item::Silent(unit), Shown::AskNudgeAll { unit, names }).await
        }
        Do::NudgeAll(unit) => {
            let done = Done::NudgedAll(nudge::all(visit).await?);
            go_on(visit, done, &Item::Silent(unit)).await
        }
    }
}

/// The reason why a report goes back has been written; the list's message shows what comes next.
pub(super) async fn give_back(
    visit: &mut Visit<'_>,
    id: AssignmentId,
    report: ReportId,
    message: MessageId,
    reason: &str,
) -> Result<()> {
    let Some(assignment) = visit.for_decision(id).await? else { return Ok(()) };
    let decided = decide::return_report(visit, &assignment, report, reason).await?;
    let Assignment { title, unit_name: unit, .. } = assignment;
    let (item, list) = (Item::Report { report, assignment: id }, load(visit).await?);
    let (done, next) = match decided {
        Ok(_) => (Done::Returned { title, unit, reason: reason.to_owned() }, list.after(&item)),
        Err(Refusal::Cancelled) => (Done::TaskCancelled { title, unit }, list.in_place_of(&item)),
        Err(_) => (Done::SettledBefore, list.after(&item)),
    };
    let screen = screen(visit, Some(done), &list, next).await?;
    visit.answer(Deed::Rewrite { message, notice: Notice::Worklist(Box::new(screen)) }).await
}

async fn load(visit: &mut Visit<'_>) -> Result<Worklist> {
    let today = visit.today();
    visit.tx.worklist(today).await
}

/// Decides for what is shown. It still waits.
async fn agree(visit: &mut Visit<'_>, item: Item) -> Result<()> {
    let id = match &item {
        Item::Silent(unit) => return nudge_one(visit, *unit).await,
        // Announcements are approved, and people invited, elsewhere: their buttons lead there.
        Item::Announcement(_) | Item::Unreached(_) => return Ok(()),
        Item::Report { assignment, .. }
        | Item::Extension { assignment, .. }
        | Item::Help { assignment, .. } => *assignment,
    };
    let Some(found) = visit.for_decision(id).await? else { return Ok(()) };
    let (title, unit) = (found.title.clone(), found.unit_name.clone());
    let decided = match &item {
        Item::Report { report, .. } => {
            decide::confirm_report(visit, &found, *report).await?.map(|_| Done::Confirmed { title, unit })
        }
        Item::Extension { until, .. } => {
            let decided = decide::settle_extension(visit, &found, *until, true).await?;
            decided.map(|_| Done::Granted { title, unit, until: *until })
        }
        _ => {
            let (by, message) = (visit.from.id, visit.message);
            visit.tx.note_event(id, "help_answered", by, message, None, None).await?;
            Ok(Done::Answered { title, unit })
        }
    };
    go_on(visit, decided.unwrap_or(Done::SettledBefore), &item).await
}

async fn decline(visit: &mut Visit<'_>, list: &Worklist, item: Item) -> Result<()> {
    match &item {
        Item::Report { report, assignment: id } => {
            let message = visit.message;
            let dialogue = Dialogue::ReturnFromList { assignment: *id, report: *report, message };
            let (Some(assignment), Some(report)) =
                (visit.tx.assignment(*id).await?, visit.tx.report_on(*id).await?)
            else {
                return settled_before(visit, list, &item).await;
            };
            if visit.tx.is_cancelled(assignment.task).await? {
                let Assignment { title, unit_name: unit, .. } = assignment;
                return show(visit, Some(Done::TaskCancelled { title, unit }), list, Some(&item)).await;
            }
            visit.tx.set_dialogue(visit.from.chat, Some(dialogue)).await?;
            ask(visit, list, &item, Shown::AskReason { assignment, report }).await
        }
        Item::Extension { until, assignment } => {
            let Some(found) = visit.for_decision(*assignment).await? else { return Ok(()) };
            let decided = decide::settle_extension(visit, &found, *until, false).await?;
            let Assignment { title, unit_name: unit, .. } = found;
            let done = decided.map_or(Done::SettledBefore, |_| Done::Kept { title, unit });
            go_on(visit, done, &item).await
        }
        // There is nothing to decline: the button does not exist.
        Item::Help { .. } | Item::Announcement(_) | Item::Silent(_) | Item::Unreached(_) => Ok(()),
    }
}

/// A unit that is on the list no more: it was nudged, which is said, or it has answered.
async fn nudge_again(visit: &mut Visit<'_>, list: &Worklist, unit: UnitId) -> Result<()> {
    let today = visit.today();
    match visit.tx.nudging(unit, today).await? {
        Some(_) => nudge_one(visit, unit).await,
        None => settled_before(visit, list, &Item::Silent(unit)).await,
    }
}

/// Nudges a unit, or says when it was nudged.
async fn nudge_one(visit: &mut Visit<'_>, unit: UnitId) -> Result<()> {
    let Some(name) = visit.tx.unit_name(unit).await? else { return visit.not_yours().await };
    let nudged = nudge::unit(visit, unit).await?;
    go_on(visit, Done::Nudged { unit: name, nudged }, &Item::Silent(unit)).await
}

/// Another coordinator was faster, or the unit has written something new: nothing is decided, and what stands in its
/// place is shown.
async fn settled_before(visit: &mut Visit<'_>, list: &Worklist, item: &Item) -> Result<()> {
    let (toast, done) = match list.same(item) {
        Some(_) => (Toast::UnitChanged, Done::Changed),
        None => (Toast::SettledBefore, Done::SettledBefore),
    };
    visit.toast(toast).await?;
    show(visit, Some(done), list, list.in_place_of(item)).await
}

/// After a decision: what comes next.
async fn go_on(visit: &mut Visit<'_>, done: Done, item: &Item) -> Result<()> {
    let list = load(visit).await?;
    show(visit, Some(done), &list, list.after(item)).await
}

async fn show(visit: &mut Visit<'_>, done: Option<Done>, list: &Worklist, item: Option<&Item>) -> Result<()> {
    let screen = screen(visit, done, list, item).await?;
    visit.show(Notice::Worklist(Box::new(screen))).await
}

/// Asks something instead of showing what waits.
async fn ask(visit: &mut Visit<'_>, list: &Worklist, item: &Item, question: Shown) -> Result<()> {
    let screen = framed(None, list, Some(item), question);
    visit.show(Notice::Worklist(Box::new(screen))).await
}

async fn screen(
    visit: &mut Visit<'_>,
    done: Option<Done>,
    list: &Worklist,
    item: Option<&Item>,
) -> Result<WorklistScreen> {
    let shown = match item {
        Some(item) => describe(visit, item).await?,
        None => None,
    };
    let shown = shown.unwrap_or(Shown::End { left: list.len() });
    Ok(framed(done, list, item, shown))
}

fn framed(done: Option<Done>, list: &Worklist, item: Option<&Item>, shown: Shown) -> WorklistScreen {
    let number = item.map_or(0, |item| list.number_of(item));
    WorklistScreen { done, number, of: list.len().max(number), shown }
}

/// The facts of one item, as they are now.
async fn describe(visit: &mut Visit<'_>, item: &Item) -> Result<Option<Shown>> {
    Ok(match item {
        Item::Help { call, assignment } => {
            let calls = visit.tx.open_calls(*assignment).await?;
            let assignment = visit.tx.assignment(*assignment).await?;
            assignment.map(|assignment| Shown::Help { assignment, call: *call, calls })
        }
        Item::Extension { until, assignment } => {
            let by = visit.tx.last_requester(*assignment).await?.unwrap_or_default();
            let assignment = visit.tx.assignment(*assignment).await?;
            assignment.map(|assignment| Shown::Extension { assignment, by, until: *until })
        }
        Item::Announcement(id) => announcement(visit, *id).await?,
        Item::Report { assignment, .. } => {
            let report = visit.tx.report_on(*assignment).await?;
            let assignment = visit.tx.assignment(*assignment).await?;
            assignment.zip(report).map(|(assignment, report)| Shown::Report { assignment, report })
        }
        Item::Silent(unit) => silent(visit, *unit).await?,
        Item::Unreached(unit) => {
            visit.tx.unit_name(*unit).await?.map(|name| Shown::Unreached { unit: *unit, name })
        }
    })
}

async fn announcement(visit: &mut Visit<'_>, id: AnnouncementId) -> Result<Option<Shown>> {
    let Some(announcement) = visit.tx.announcement(id).await? else { return Ok(None) };
    let zone = visit.zone();
    let when = announcement.send_at.map(|at| at.with_timezone(&zone));
    Ok(Some(Shown::Announcement {
        when: when.map(|at| (at.date_naive(), at.time())),
        approvers: visit.tx.announcers().await?.into_iter().map(|person| person.name).collect(),
        opens: visit.from.roles.announces(),
        announcement: Box::new(announcement),
    }))
}

async fn silent(visit: &mut Visit<'_>, unit: UnitId) -> Result<Option<Shown>> {
    let today = visit.today();
    let Some(name) = visit.tx.unit_name(unit).await? else { return Ok(None) };
    let waiting = visit.tx.to_ask_after(unit, today).await?;
    let more = u32::try_from(waiting.len().saturating_sub(ITEMS_IN_A_MESSAGE)).unwrap_or(u32::MAX);
    let mut tasks = vec![];
    for one in waiting.iter().take(ITEMS_IN_A_MESSAGE) {
        tasks.extend(visit.tx.assignment(one.assignment).await?);
    }
    let silent = visit.tx.unit_facts().await?.iter().filter(|one| one.is_silent).count();
    let silent = u32::try_from(silent).unwrap_or(u32::MAX);
    Ok(Some(Shown::Silent { unit, name, tasks, more, silent }))
}
