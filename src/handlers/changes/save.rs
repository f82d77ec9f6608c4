//! A change is written, and whoever it concerns is told.

use super::super::decide::take_passed_rungs;
use super::super::visit::Visit;
use super::{not_changed, open, show};
use crate::domain::change::screen::{ChangeScreen, Outcome, TaskNews};
use crate::domain::change::{
    Change, Changed, DraftProblem, NotChanged, UnitNews, When, cancel as cancelled, news, part_of,
    reopen as reopened,
};
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::{MessageId, TaskId};
use crate::domain::notice::Notice;
use crate::domain::outgoing::{Class, Deed, Outgoing};
use crate::domain::plan::Plan;
use crate::domain::task::{Assignment, Part, State};
use crate::store::Result;
use crate::store::plans::StoredPlan;

/// Longest reason, in characters.
const LONGEST_REASON: usize = 300;

/// Why is it cancelled? Nothing is cancelled yet.
pub(super) async fn ask_reason(
    visit: &mut Visit<'_>,
    task: TaskId,
    problem: Option<DraftProblem>,
) -> Result<()> {
    let Some((_, own)) = visit.tx.plan_of_task(task).await? else { return super::gone(visit).await };
    if own.cancelled.is_some() {
        return not_changed(visit, task, NotChanged::SettledBefore).await;
    }
    let asked_in = visit.is_press().then_some(visit.message);
    let dialogue = Dialogue::CancelReason { task, asked_in };
    visit.tx.set_dialogue(visit.from.chat, Some(dialogue)).await?;
    show(visit, ChangeScreen::AskCancel { task, title: own.title, problem }).await
}

/// The reason has been written.
pub(in super::super) async fn take_reason(
    visit: &mut Visit<'_>,
    task: TaskId,
    asked_in: Option<MessageId>,
    text: &str,
) -> Result<()> {
    if !visit.from.roles.is_coordinator() {
        return visit.not_yours().await;
    }
    visit.move_down(asked_in).await?;
    let reason = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let problem = match reason.chars().count() {
        0 => Some(DraftProblem::Empty),
        letters if letters > LONGEST_REASON => Some(DraftProblem::TooLong),
        _ => None,
    };
    if problem.is_some() {
        return ask_reason(visit, task, problem).await;
    }
    cancel(visit, task, &reason).await
}

pub(super) async fn cancel(visit: &mut Visit<'_>, task: TaskId, reason: &str) -> Result<()> {
    settle(visit, task, |plan, slug| cancelled(plan, slug, reason)).await
}

pub(super) async fn reopen(visit: &mut Visit<'_>, task: TaskId) -> Result<()> {
    settle(visit, task, reopened).await
}

async fn settle(
    visit: &mut Visit<'_>,
    task: TaskId,
    change: impl FnOnce(&Plan, &str) -> std::result::Result<Changed, NotChanged>,
) -> Result<()> {
    let Some((stored, own)) = visit.tx.plan_of_task(task).await? else { return super::gone(visit).await };
    match change(&stored.plan, &own.slug) {
        Ok(changed) => write(visit, &stored, changed).await,
        Err(why) => not_changed(visit, task, why).await,
    }
}

/// Writes a change, tells the units and shows the task's page.
pub(super) async fn write(visit: &mut Visit<'_>, stored: &StoredPlan, changed: Changed) -> Result<()> {
    let (by, message) = (visit.from.id, visit.message);
    let task = visit.tx.change_task(stored, &changed, by, message).await?;
    let told = tell(visit, task, &changed).await?;
    open(visit, task, Some(Outcome::Saved { told })).await
}

/// Tells each unit what the change means for it; gives how many people were told.
async fn tell(visit: &mut Visit<'_>, task: TaskId, changed: &Changed) -> Result<u32> {
    let after = &changed.after;
    let ids = visit.tx.unit_ids().await?;
    let assignments = visit.tx.assignments_of_task(task).await?;
    let (mut told, today) = (0, visit.today());
    for (slug, unit_news) in news(changed.before.as_ref(), after, &changed.changes) {
        let Some(unit) = ids.get(&slug).copied() else { continue };
        let own: Vec<&Assignment> = assignments.iter().filter(|one| one.unit == unit).collect();
        // What a unit has answered for is settled for it, but a report that waits will not be asked about any more.
        let settled = |one: &&Assignment| is_settled(one, after.cancelled.is_some());
        if unit_news != UnitNews::Given && !own.is_empty() && own.iter().all(settled) {
            continue;
        }
        if changed.changes.iter().any(sets_ladders_anew) {
            // What the unit is told now, no reminder tells it again today.
            for assignment in own.iter().filter(|one| one.state.is_reminded() && !one.is_of_the_past()) {
                take_passed_rungs(visit, assignment).await?;
            }
        }
        let next = own.into_iter().find(|one| one.state.is_open() && !one.is_of_the_past()).cloned();
        let before = changed.before.as_ref().and_then(|before| part_of(before, &slug));
        let task_news = TaskNews {
            title: after.title.clone(),
            tone: changed.plan.tone_of(&slug),
            when: When::of(&changed.plan, after),
            part: part_of(after, &slug).or(before).unwrap_or(Part::Support),
            news: unit_news,
            next,
        };
        for member in visit.tx.all_members_of(unit).await? {
            let deed = Deed::Say(Notice::TaskNews(Box::new(task_news.clone())));
            // Nobody waits for it: not at night.
            let outgoing = Outgoing::new(member.chat, member.language, deed);
            visit.tx.remind_of_what_is_left(member, today).await?;
            visit.tx.send(Class::Reminder, &outgoing, None).await?;
            told += 1;
        }
    }
    Ok(told)
}

fn sets_ladders_anew(change: &Change) -> bool {
    match change {
        Change::Added | Change::When { .. } | Change::Units | Change::Reopened => true,
        Change::Title { .. } | Change::Text | Change::Cancelled { .. } => false,
    }
}

fn is_settled(assignment: &Assignment, is_cancelled: bool) -> bool {
    match assignment.state {
        State::Confirmed => true,
        State::Reported => !is_cancelled,
        _ => assignment.is_of_the_past(),
    }
}
