//! What is due, and when to look again.

mod announcements;
mod cases;
mod news;
mod nudges;
mod weekly;

use std::collections::HashMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::domain::ids::{AssignmentId, ReportId, UnitId};
use crate::domain::schedule::Step;
use crate::domain::task::State;
use crate::domain::weekly::Weekly;
use crate::store::plans::StoredPlan;
use crate::store::reminders::Remindable;
use crate::store::{Result, Store, Tx};

/// How long a report waits for its results before the coordinator is told all the same.
const RESULTS_WAIT: Duration = Duration::minutes(10);

/// The scheduler looks again after this time even if nothing is due.
const LOOK_AGAIN: Duration = Duration::hours(1);
/// How long changes are gathered before they are looked at.
const GATHER: std::time::Duration = std::time::Duration::from_millis(300);

/// Update ids are remembered this long; Telegram repeats none after 24 hours.
const SEEN_DAYS: i64 = 3;

/// A reply to an older message than this asks back.
const SENT_DAYS: i64 = 120;

/// Who got an announcement and who answered it is kept until the year's report has been written and asked about.
const COPIES_DAYS: i64 = 400;

/// Copies and answers forgotten in one transaction.
const FORGOTTEN_AT_ONCE: u32 = 1000;

/// How far ahead `next_stop` looks.
const HORIZON: Duration = Duration::days(400);

/// Does what is due at this moment. Doing it twice changes nothing.
pub async fn tick(store: &Store, now: DateTime<Utc>) -> Result<()> {
    // Beside whoever writes: with thousands of tasks it takes a while.
    let found = find(&mut store.look(now).await?).await?;
    let mut tx = store.begin(now).await?;
    if let Some(stored) = tx.plan_in_force().await?
        && let Some(today) = stored.calendar.open_morning(now)
    {
        let Found { due, weekly } = match found {
            Some(found) => found,
            // The plan has come meanwhile.
            None => find(&mut tx).await?.unwrap_or_default(),
        };
        if !due.is_empty() {
            let waiting = tx.still_remindable(&due).await?;
            tx.remind(with_due_step(waiting, &stored, today), false, today).await?;
        }
        nudges::carry_out(&mut tx, &stored, today).await?;
        weekly::tell(&mut tx, &stored, weekly, today).await?;
        news::show_audit_head(&mut tx, today).await?;
        if news::tell(&mut tx, &stored, today).await? {
            tx.look_again();
        }
    }
    for (assignment, report) in tx.unannounced_since(now - RESULTS_WAIT).await? {
        announce(&mut tx, assignment, report).await?;
    }
    let stored = tx.plan_in_force().await?;
    if announcements::keep_up(&mut tx, stored.as_deref()).await? {
        tx.look_again();
    }
    cases::keep_up(&mut tx).await?;
    let today = now.date_naive();
    tx.sweep_inbox(today - Duration::days(SEEN_DAYS)).await?;
    tx.forget_sent_before(today - Duration::days(SENT_DAYS)).await?;
    if tx.forget_copies_before(now - Duration::days(COPIES_DAYS), FORGOTTEN_AT_ONCE).await? {
        tx.look_again();
    }
    tx.sweep_attempts().await?;
    tx.commit().await
}

/// Stops at a start what must not go on: the first tick may come after the first copies.
pub async fn before_anything_leaves(tx: &mut Tx) -> Result<()> {
    match tx.plan_in_force().await? {
        Some(stored) => announcements::pause_what_has_begun(tx, &stored).await,
        None => Ok(()),
    }
}

/// Ticks whenever something is due or has changed, until it is cancelled.
pub async fn run(store: &Store, clock: &dyn Clock, cancel: &CancellationToken) -> Result<()> {
    while !cancel.is_cancelled() {
        // Read once: what falls due while the tick lasts is due after it.
        let now = clock.now();
        tick(store, now).await?;
        let next = next_look(store, now).await?;
        tokio::select! {
            () = clock.sleep_until(next) => {}
            // Although the clock says that it has not passed: it may have been set back.
            () = clock.sleep((next - now).to_std().unwrap_or_default()) => {}
            // Whatever must happen at once has happened where it was decided; a burst of changes is looked at once.
            () = store.bells().schedule.notified() => clock.sleep(GATHER).await,
            () = cancel.cancelled() => {}
        }
    }
    Ok(())
}

/// When something may be due next. With the morning's reminders go the nudges that wait for it and the weekly summary.
async fn next_look(store: &Store, now: DateTime<Utc>) -> Result<DateTime<Utc>> {
    let mut look = store.look(now).await?;
    let stored = look.plan_in_force().await?;
    let morning = stored.as_ref().and_then(|stored| stored.calendar.next_morning(now));
    let announcements = announcements::next(&mut look, stored.as_deref()).await?;
    let results = look.oldest_unannounced().await?.map(|at| at + RESULTS_WAIT);
    let cases = cases::next(&mut look).await?;
    Ok([morning, results, announcements, cases, Some(now + LOOK_AGAIN)]
        .into_iter()
        .flatten()
        .min()
        .unwrap_or(now))
}

/// The next morning on which somebody will be reminded, with the units of it.
pub async fn next_stop(store: &Store, now: DateTime<Utc>) -> Result<Option<(DateTime<Utc>, String)>> {
    let mut look = store.look(now).await?;
    let Some(stored) = look.plan_in_force().await? else { return Ok(None) };
    let calendar = &stored.calendar;
    let units = look.unit_facts().await?;
    let joined: HashMap<UnitId, &str> =
        units.iter().filter(|unit| unit.is_reached).map(|unit| (unit.id, unit.name.as_str())).collect();
    let mut waiting = look.remindable(calendar.date(now), calendar.date(now + HORIZON)).await?;
    waiting.retain(|waiting| joined.contains_key(&waiting.unit));
    let mornings = std::iter::successors(calendar.next_morning(now), |at| calendar.next_morning(*at));
    for morning in mornings.take_while(|morning| *morning <= now + HORIZON) {
        let today = calendar.date(morning);
        let due = waiting.iter().filter(|waiting| waiting.due_step(&stored, today).is_some());
        let mut units: Vec<&str> = due.filter_map(|waiting| joined.get(&waiting.unit).copied()).collect();
        units.sort_unstable();
        units.dedup();
        if !units.is_empty() {
            return Ok(Some((morning, units.join(", "))));
        }
    }
    Ok(None)
}

/// The next moment at which reminders may go out or an announcement wants something, for moving a clock without
/// skipping one.
pub async fn next_moment(store: &Store, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let mut look = store.look(now).await?;
    let stored = look.plan_in_force().await?;
    let morning = stored.as_ref().and_then(|stored| stored.calendar.next_morning(now));
    let announcements = announcements::next(&mut look, stored.as_deref()).await?;
    Ok([morning, announcements].into_iter().flatten().min())
}

/// What is due on an open morning.
#[derive(Default)]
struct Found {
    /// To be reminded of.
    due: Vec<AssignmentId>,
    weekly: Option<Weekly>,
}

/// Nothing without a plan, and when no morning is open.
async fn find(tx: &mut Tx) -> Result<Option<Found>> {
    let now = tx.now();
    let Some(stored) = tx.plan_in_force().await? else { return Ok(None) };
    let Some(today) = stored.calendar.open_morning(now) else { return Ok(None) };
    let furthest = stored.plan.tasks.iter().filter_map(|task| task.days_before.as_ref()).flatten();
    let days = furthest.chain(&stored.plan.reminders.days_before).max().copied().unwrap_or(0);
    let waiting = tx.remindable(today, today + Duration::days(i64::from(days))).await?;
    let due = with_due_step(waiting, &stored, today).into_iter().map(|(one, _)| one.assignment).collect();
    Ok(Some(Found { due, weekly: weekly::due(tx, &stored, today).await? }))
}

fn with_due_step(waiting: Vec<Remindable>, stored: &StoredPlan, today: NaiveDate) -> Vec<(Remindable, Step)> {
    let due = waiting.into_iter().filter_map(|one| one.due_step(stored, today).map(|step| (one, step)));
    due.collect()
}

/// A report whose results did not come is shown to the coordinators as it is, unless they have decided on it already.
async fn announce(tx: &mut Tx, id: AssignmentId, report: ReportId) -> Result<()> {
    tx.announce(report).await?;
    let is_last = tx.report_on(id).await?.is_some_and(|last| last.id == report);
    match tx.assignment(id).await? {
        Some(assignment) if is_last && assignment.state == State::Reported => {
            tx.tell_of_report(&assignment).await
        }
        _ => Ok(()),
    }
}
