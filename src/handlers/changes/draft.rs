//! A task's draft: one message that shows it, asks for its parts and shows it again.

use chrono::{NaiveDate, NaiveTime};

use super::super::visit::Visit;
use super::{list, named, names, open, save, show};
use crate::domain::change::screen::{ChangeAction, ChangeScreen, DraftPage, Field, Outcome, UnitPart};
use crate::domain::change::{Change, Draft, DraftProblem, NotChanged, changes, put};
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::{MessageId, TaskId};
use crate::domain::notice::{Notice, Toast};
use crate::domain::plan::Unit;
use crate::domain::reply::{Extension, Meaning, MomentProblem, understand, understand_moment};
use crate::store::Result;

/// Begins a new task with the question what it is.
pub(super) async fn new(visit: &mut Visit<'_>, year: i32) -> Result<()> {
    if visit.tx.plan_of_year(year).await?.is_none() {
        return visit.show(Notice::NoPlan).await;
    }
    ask(visit, Draft::new(year), Field::Title, None).await
}

pub(super) async fn edit(visit: &mut Visit<'_>, task: TaskId) -> Result<()> {
    let Some((stored, own)) = visit.tx.plan_of_task(task).await? else { return super::gone(visit).await };
    if own.cancelled.is_some() {
        return open(visit, task, None).await;
    }
    lay_open(visit, Draft::of(stored.plan.year, &own), false).await
}

/// A button under the draft's message.
pub(super) async fn press(visit: &mut Visit<'_>, action: ChangeAction) -> Result<()> {
    let today = visit.today();
    let mut draft = match visit.tx.dialogue(visit.from.chat).await? {
        // A draft that was left, or one in another message, is not what the button shows.
        Some(Dialogue::ChangingTask { draft, form, since, .. })
            if form.map_or(since <= visit.message, |form| form == visit.message) =>
        {
            *draft
        }
        _ => return visit.toast(Toast::OldButton).await,
    };
    match action {
        ChangeAction::Ask(field) => ask(visit, draft, field, None).await,
        ChangeAction::Repeat(repeat) => match draft.set_repeat(repeat, today) {
            Ok(()) => go_on(visit, draft).await,
            Err(problem) => ask(visit, draft, Field::When, Some(problem)).await,
        },
        ChangeAction::Units => units(visit, draft).await,
        ChangeAction::Toggle(unit) => {
            if let Some((_, slug, _)) = named(visit, unit).await? {
                draft.toggle(&slug);
            }
            units(visit, draft).await
        }
        ChangeAction::Save => save(visit, draft).await,
        ChangeAction::Discard => discard(visit, draft).await,
        _ => lay_open(visit, draft, false).await,
    }
}

/// What was asked for has been written.
pub(in super::super) async fn take(
    visit: &mut Visit<'_>,
    mut draft: Draft,
    field: Field,
    form: Option<MessageId>,
    text: &str,
) -> Result<()> {
    if !visit.from.roles.is_coordinator() {
        return visit.not_yours().await;
    }
    visit.move_down(form).await?;
    let taken = match field {
        Field::Title => draft.set_title(text),
        Field::Text => draft.set_text(text),
        Field::When => {
            let today = visit.today();
            day(visit, text, draft.year).and_then(|day| draft.set_day(day, today))
        }
    };
    match taken {
        Ok(()) => go_on(visit, draft).await,
        Err(problem) => ask(visit, draft, field, Some(problem)).await,
    }
}

/// A day as it would be said of an event ("thứ sáu tuần sau"), or of a term ("cuối tháng 11"). In the plan of a year to
/// come, days are said as if that year had begun.
fn day(visit: &Visit<'_>, text: &str, year: i32) -> std::result::Result<NaiveDate, DraftProblem> {
    let lexicon = &visit.context.lexicon;
    let local = visit.now().with_timezone(&visit.zone()).naive_local();
    let begins = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default().and_time(NaiveTime::MIN);
    let is_to_come = begins > local;
    let local = local.max(begins);
    let today = local.date();
    match understand_moment(lexicon, text, local) {
        Ok(moment) => Ok(moment.day),
        Err(MomentProblem::NoSuchDay) => Err(DraftProblem::NoSuchDay),
        Err(MomentProblem::Past) if !is_to_come => Err(DraftProblem::Past),
        Err(MomentProblem::Past | MomentProblem::TooFar) => Err(DraftProblem::OtherYear),
        Err(MomentProblem::NotUnderstood | MomentProblem::NoSuchTime) => {
            match understand(lexicon, text, today).meaning {
                Meaning::Extension(Some(Extension::Until(day))) => Ok(day),
                _ => Err(DraftProblem::NotUnderstood),
            }
        }
    }
}

/// A new task is asked about from part to part; of an old one only what was pressed.
async fn go_on(visit: &mut Visit<'_>, draft: Draft) -> Result<()> {
    if draft.before.is_none() && draft.schedule.is_none() {
        return ask(visit, draft, Field::When, None).await;
    }
    if draft.before.is_none() && draft.lead.is_empty() {
        return units(visit, draft).await;
    }
    lay_open(visit, draft, false).await
}

async fn ask(visit: &mut Visit<'_>, draft: Draft, field: Field, problem: Option<DraftProblem>) -> Result<()> {
    let (is_new, title) = (draft.before.is_none(), draft.title.clone());
    keep(visit, draft, Some(field)).await?;
    show(visit, ChangeScreen::Ask { field, is_new, title, problem }).await
}

async fn units(visit: &mut Visit<'_>, draft: Draft) -> Result<()> {
    let Some(stored) = visit.tx.plan_of_year(draft.year).await? else {
        return visit.show(Notice::NoPlan).await;
    };
    let ids = visit.tx.unit_ids().await?;
    let unit = |unit: &Unit| {
        let part = draft.part_of(&unit.slug);
        Some(UnitPart { unit: *ids.get(&unit.slug)?, name: unit.name.clone(), part })
    };
    let units = stored.plan.units.iter().filter_map(unit).collect();
    let title = draft.title.clone();
    keep(visit, draft, None).await?;
    show(visit, ChangeScreen::Units { title, units }).await
}

/// Shows the draft as it is.
async fn lay_open(visit: &mut Visit<'_>, draft: Draft, changed_meanwhile: bool) -> Result<()> {
    let Some(stored) = visit.tx.plan_of_year(draft.year).await? else {
        return visit.show(Notice::NoPlan).await;
    };
    let plan = &stored.plan;
    let changes: Vec<Change> = match (&draft.before, draft.task()) {
        (Some(before), Some(after)) => changes(plan, before, &after),
        _ => vec![],
    };
    let page = DraftPage {
        is_new: draft.before.is_none(),
        title: draft.title.clone(),
        text: draft.text.clone(),
        when: draft.when(plan),
        leads: names(plan, &draft.lead),
        supports: names(plan, &draft.support),
        missing: draft.missing(),
        changes,
        changed_meanwhile,
    };
    keep(visit, draft, None).await?;
    show(visit, ChangeScreen::Draft(Box::new(page))).await
}

async fn save(visit: &mut Visit<'_>, mut draft: Draft) -> Result<()> {
    let Some(stored) = visit.tx.plan_of_year(draft.year).await? else {
        return visit.show(Notice::NoPlan).await;
    };
    draft.drop_unknown_units(&stored.plan);
    let Some(task) = draft.task() else { return lay_open(visit, draft, false).await };
    let taken = visit.tx.taken_slugs(stored.id).await?;
    match put(&stored.plan, &taken, &draft, task) {
        Ok(changed) => {
            visit.tx.set_dialogue(visit.from.chat, None).await?;
            save::write(visit, &stored, changed).await
        }
        Err(NotChanged::ChangedMeanwhile) => {
            // Shown with what saving would change of the task as it is now, and saved by the next press.
            let now = draft.before.as_ref().and_then(|before| stored.plan.task(&before.slug)).cloned();
            visit.toast(Toast::Changed).await?;
            lay_open(visit, Draft { before: now, ..draft }, true).await
        }
        Err(why) => {
            visit.tx.set_dialogue(visit.from.chat, None).await?;
            let ids = visit.tx.task_ids(stored.id).await?;
            match draft.before.and_then(|before| ids.get(&before.slug).copied()) {
                Some(task) => open(visit, task, Some(Outcome::NotChanged(why))).await,
                None => super::gone(visit).await,
            }
        }
    }
}

async fn discard(visit: &mut Visit<'_>, draft: Draft) -> Result<()> {
    visit.tx.set_dialogue(visit.from.chat, None).await?;
    list(visit, draft.year, None, 0, true).await
}

/// Keeps the draft for the message whose button was pressed, or for the one that follows what was written.
async fn keep(visit: &mut Visit<'_>, draft: Draft, waits: Option<Field>) -> Result<()> {
    let (since, form) = (visit.message, visit.is_press().then_some(visit.message));
    let dialogue = Dialogue::ChangingTask { draft: Box::new(draft), waits, form, since };
    visit.tx.set_dialogue(visit.from.chat, Some(dialogue)).await
}
