//! Nudging: a unit is asked after between two reminders, once a day at most, never at night.

use super::visit::Visit;
use crate::domain::ids::UnitId;
use crate::domain::nudge::{Nudged, NudgedAll, waits_until};
use crate::store::Result;
use crate::store::nudges::{Nudge, Nudging};

/// Asks one unit after what it was reminded of and has not answered.
pub(super) async fn unit(visit: &mut Visit<'_>, unit: UnitId) -> Result<Nudged> {
    let Some(stored) = visit.plan.clone() else { return Ok(Nudged::NothingOpen) };
    let (now, zone, today) = (visit.now(), visit.zone(), visit.today());
    match visit.tx.nudging(unit, today).await? {
        Some(Nudging::Sent(at)) => return Ok(Nudged::Already { at: at.with_timezone(&zone).time() }),
        Some(Nudging::WaitsFor(on)) => {
            let at = stored.calendar.next_morning(now).unwrap_or(now).with_timezone(&zone).time();
            return Ok(Nudged::Later { on, at });
        }
        None => {}
    }
    let tasks = visit.tx.to_ask_after(unit, today).await?;
    if tasks.is_empty() {
        return Ok(Nudged::NothingOpen);
    }
    if !visit.tx.unit_facts().await?.iter().any(|one| one.id == unit && one.is_reached) {
        return Ok(Nudged::Nobody);
    }
    let nudge = Nudge { unit, by: visit.from.id, message: visit.message };
    if let Some(at) = waits_until(&stored.calendar, now) {
        let at = at.with_timezone(&zone);
        visit.tx.plan_nudge(nudge, at.date_naive()).await?;
        return Ok(Nudged::Later { on: at.date_naive(), at: at.time() });
    }
    Ok(Nudged::Sent { people: visit.tx.nudge(nudge, tasks, &stored, today).await? })
}

/// The units whose reminders stayed unanswered, with their names; those in which nobody is any more, too.
pub(super) async fn silent(visit: &mut Visit<'_>) -> Result<Vec<(UnitId, String)>> {
    let units = visit.tx.unit_facts().await?;
    Ok(units.into_iter().filter(|one| one.is_silent).map(|one| (one.id, one.name)).collect())
}

/// Asks all of them.
pub(super) async fn all(visit: &mut Visit<'_>) -> Result<NudgedAll> {
    let mut all = NudgedAll::default();
    for (id, name) in silent(visit).await? {
        let nudged = unit(visit, id).await?;
        all.count(name, nudged);
    }
    Ok(all)
}
