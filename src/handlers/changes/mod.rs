//! The coordinator changes tasks: the list, one task, a draft in one message, cancelling and reopening; units are told.

mod draft;
mod save;

use super::visit::Visit;
use crate::domain::change::screen::{ChangeAction, ChangeScreen, Outcome, TaskLine, TaskPage, TaskPages};
use crate::domain::change::{NotChanged, OUTSIDE_THE_PLAN, When};
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::{TaskId, UnitId};
use crate::domain::notice::{ITEMS_IN_A_MESSAGE, Notice, Toast};
use crate::domain::paging::Paged;
use crate::domain::plan::{Plan, Slug, Task};
use crate::domain::task::Part;
use crate::store::Result;
pub(super) use draft::take;
pub(super) use save::take_reason;

/// Changes of one task that its page lists.
const HISTORY: u32 = 5;
/// Units with a line on the task's page.
const STANDINGS: usize = 6;

pub(super) async fn press(visit: &mut Visit<'_>, action: ChangeAction) -> Result<()> {
    use ChangeAction as Do;
    if !visit.from.roles.is_coordinator() {
        return visit.not_yours().await;
    }
    match action {
        Do::List { year, unit, page } => match year.or(in_force(visit)) {
            Some(year) => list(visit, year, unit, page, false).await,
            None => visit.show(Notice::NoPlan).await,
        },
        Do::Open(task) => open(visit, task, None).await,
        Do::New { year } => draft::new(visit, year).await,
        Do::Edit(task) => draft::edit(visit, task).await,
        Do::Draft | Do::Ask(_) | Do::Repeat(_) | Do::Units | Do::Toggle(_) | Do::Save | Do::Discard => {
            draft::press(visit, action).await
        }
        Do::AskCancel(task) => save::ask_reason(visit, task, None).await,
        Do::Cancel(task) => save::cancel(visit, task, "").await,
        Do::Reopen(task) => save::reopen(visit, task).await,
    }
}

async fn list(
    visit: &mut Visit<'_>,
    year: i32,
    unit: Option<UnitId>,
    page: u16,
    discarded: bool,
) -> Result<()> {
    let Some(stored) = visit.tx.plan_of_year(year).await? else { return visit.show(Notice::NoPlan).await };
    let plan = &stored.plan;
    let ids = visit.tx.task_ids(stored.id).await?;
    let unit = match unit {
        Some(id) => named(visit, id).await?,
        None => None,
    };
    let is_shown = |task: &&Task| match &unit {
        Some((_, slug, _)) => task.lead.contains(slug) || task.support.contains(slug),
        None => true,
    };
    let all: Vec<&Task> = plan.tasks.iter().filter(is_shown).collect();
    let total = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let Paged { items, page, pages } = Paged::of(all.into_iter(), page, ITEMS_IN_A_MESSAGE);
    let line = |task: &Task| {
        Some(TaskLine {
            task: *ids.get(&task.slug)?,
            title: task.title.clone(),
            when: When::of(plan, task),
            leads: names(plan, &task.lead),
            is_cancelled: task.cancelled.is_some(),
        })
    };
    let screen = ChangeScreen::List(TaskPages {
        year,
        unit: unit.map(|(id, _, name)| (id, name)),
        tasks: items.into_iter().filter_map(line).collect(),
        page,
        pages,
        total,
        other_years: other_years(visit, year).await?,
        discarded,
    });
    show(visit, screen).await
}

/// A unit with its slug and name.
async fn named(visit: &mut Visit<'_>, unit: UnitId) -> Result<Option<(UnitId, Slug, String)>> {
    let slugs = visit.tx.unit_ids().await?;
    let slug = slugs.into_iter().find(|(_, id)| *id == unit).map(|(slug, _)| slug);
    Ok(slug.zip(visit.tx.unit_name(unit).await?).map(|(slug, name)| (unit, slug, name)))
}

/// The plan of the next year can be changed before its year comes, and that of the last while something of it is open.
async fn other_years(visit: &mut Visit<'_>, year: i32) -> Result<Vec<i32>> {
    let Some(own) = in_force(visit) else { return Ok(vec![]) };
    let mut years = vec![];
    for other in (own - 1..=own + 1).filter(|other| *other != year) {
        years.extend(visit.tx.plan_of_year(other).await?.map(|stored| stored.plan.year));
    }
    Ok(years)
}

/// Whether words are waited for: a file's caption is meant, then, and not the file.
pub(super) async fn ask(visit: &mut Visit<'_>) -> Result<bool> {
    let dialogue = visit.tx.dialogue(visit.from.chat).await?;
    Ok(matches!(
        dialogue,
        Some(Dialogue::ChangingTask { waits: Some(_), .. } | Dialogue::CancelReason { .. })
    ))
}

/// A task's page; `outcome` is what has just been done, or why not.
async fn open(visit: &mut Visit<'_>, task: TaskId, outcome: Option<Outcome>) -> Result<()> {
    let Some((stored, own)) = visit.tx.plan_of_task(task).await? else { return gone(visit).await };
    let plan = &stored.plan;
    let assignments = visit.tx.assignments_of_task(task).await?;
    let mut standings: Vec<_> =
        assignments.into_iter().filter(|one| one.part == Part::Lead && !one.is_of_the_past()).collect();
    let more = u32::try_from(standings.len().saturating_sub(STANDINGS)).unwrap_or(u32::MAX);
    standings.truncate(STANDINGS);
    let page = TaskPage {
        task,
        on: visit.today(),
        year: plan.year,
        when: When::of(plan, &own),
        leads: names(plan, &own.lead),
        supports: names(plan, &own.support),
        section: (own.section != OUTSIDE_THE_PLAN).then_some(own.section),
        title: own.title,
        text: own.text,
        cancelled: own.cancelled,
        standings,
        more,
        history: visit.tx.task_history(task, &stored, HISTORY).await?,
        outcome,
    };
    show(visit, ChangeScreen::Task(Box::new(page))).await
}

/// A file has taken the task out of the plan meanwhile.
async fn gone(visit: &mut Visit<'_>) -> Result<()> {
    visit.toast(Toast::Changed).await?;
    match in_force(visit) {
        Some(year) => list(visit, year, None, 0, false).await,
        None => visit.show(Notice::NoPlan).await,
    }
}

fn in_force(visit: &Visit<'_>) -> Option<i32> {
    visit.plan.as_ref().map(|stored| stored.plan.year)
}

fn names(plan: &Plan, units: &[Slug]) -> Vec<String> {
    units.iter().map(|slug| plan.unit(slug).map_or_else(|| slug.clone(), |unit| unit.name.clone())).collect()
}

/// Says why nothing was changed, on the task's page.
async fn not_changed(visit: &mut Visit<'_>, task: TaskId, why: NotChanged) -> Result<()> {
    match why {
        NotChanged::Gone => gone(visit).await,
        why => open(visit, task, Some(Outcome::NotChanged(why))).await,
    }
}

async fn show(visit: &mut Visit<'_>, screen: ChangeScreen) -> Result<()> {
    visit.show(Notice::Change(Box::new(screen))).await
}
