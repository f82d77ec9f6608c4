//! `/lich`: what comes.

use chrono::Duration;

use super::super::home;
use super::super::visit::Visit;
use super::{plan, screen};
use crate::domain::notice::ITEMS_IN_A_MESSAGE;
use crate::domain::resident::{Calendar, CalendarEntry, Due, ResidentScreen};
use crate::store::Result;

/// What begins within this time comes first.
const SOON: Duration = Duration::days(60);

pub(in crate::handlers) async fn calendar(visit: &mut Visit<'_>) -> Result<()> {
    let last_soon = visit.today() + SOON;
    let entries = entries(visit);
    let (soon, later) = entries.into_iter().partition(|entry| entry.starts_on <= last_soon);
    let due = if visit.from.roles.is_member() { Some(due(visit).await?) } else { None };
    let (chat, today) = (visit.from.chat, visit.today());
    let invited = visit.tx.invitations_of(chat, today).await?;
    let calendar = Calendar { commune: home::commune(visit), invited, soon, later, due };
    visit.show(screen(ResidentScreen::Calendar(Box::new(calendar)))).await
}

/// What the plan holds from today on, in order.
fn entries(visit: &Visit<'_>) -> Vec<CalendarEntry> {
    let today = visit.today();
    let events = plan(visit).map(|plan| plan.events.clone()).unwrap_or_default();
    let coming = events.into_iter().filter(|event| event.ends_on >= today);
    let mut entries: Vec<_> = coming
        .map(|event| CalendarEntry { name: event.name, starts_on: event.starts_on, ends_on: event.ends_on })
        .collect();
    entries.sort_by_key(|entry| (entry.starts_on, entry.ends_on));
    entries
}

/// What the person's units still have to do or help with from today on, nearest first. What is overdue is in `/viec`.
async fn due(visit: &mut Visit<'_>) -> Result<Due> {
    let (today, units) = (visit.today(), visit.from.roles.units().collect::<Vec<_>>());
    let mut items = vec![];
    for unit in units {
        items.extend(visit.tx.tasks_of(unit, today).await?);
    }
    items.retain(|task| task.state.is_open() && task.due_on >= today);
    items.sort_by_key(|task| task.due_on);
    let more = u32::try_from(items.len().saturating_sub(ITEMS_IN_A_MESSAGE)).unwrap_or(u32::MAX);
    items.truncate(ITEMS_IN_A_MESSAGE);
    Ok(Due { items, more })
}
