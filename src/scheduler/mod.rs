//! What is due, and when to look again.

mod announcements;
mod cases;
mod news;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::{AssignmentId, UnitId};
use crate::domain::notice::{ITEMS_IN_A_MESSAGE, Notice, Reminder, ReminderItem};
use crate::domain::outgoing::{Class, Deed, Outgoing, reminder_topic};
use crate::domain::person::Person;
use crate::domain::role::Rank;
use crate::domain::schedule::{Calendar, Ladder, Step, UNANSWERED_UNTIL_DEPUTY};
use crate::domain::task::Part;
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

/// How far ahead `next_stop` looks.
const HORIZON: Duration = Duration::days(400);

/// Does what is due at this moment. Doing it twice changes nothing.
pub async fn tick(store: &Store, now: DateTime<Utc>) -> Result<()> {
    let mut tx = store.begin(now).await?;
    if let Some(stored) = tx.plan_in_force().await?
        && let Some(today) = stored.calendar.open_morning(now)
    {
        remind(&mut tx, &stored, today).await?;
        news::show_audit_head(&mut tx, today).await?;
        if news::tell(&mut tx, &stored, today).await? {
            tx.look_again();
        }
    }
    for assignment in tx.unannounced_since(now - RESULTS_WAIT).await? {
        announce(&mut tx, assignment).await?;
    }
    let stored = tx.plan_in_force().await?;
    if announcements::keep_up(&mut tx, stored.as_deref()).await? {
        tx.look_again();
    }
    cases::keep_up(&mut tx).await?;
    let today = now.date_naive();
    tx.sweep_inbox(today - Duration::days(SEEN_DAYS)).await?;
    tx.forget_sent_before(today - Duration::days(SENT_DAYS)).await?;
    tx.sweep_attempts().await?;
    tx.commit().await
}

/// Ticks whenever something is due or has changed, until it is cancelled.
pub async fn run(store: &Store, clock: &dyn Clock, cancel: &CancellationToken) -> Result<()> {
    while !cancel.is_cancelled() {
        tick(store, clock.now()).await?;
        let next = next_look(store, clock.now()).await?;
        tokio::select! {
            () = clock.sleep_until(next) => {}
            // Whatever must happen at once has happened where it was decided; a burst of changes is looked at once.
            () = store.bells().schedule.notified() => clock.sleep(GATHER).await,
            () = cancel.cancelled() => {}
        }
    }
    Ok(())
}

/// When something may be due next.
async fn next_look(store: &Store, now: DateTime<Utc>) -> Result<DateTime<Utc>> {
    let mut tx = store.begin(now).await?;
    let stored = tx.plan_in_force().await?;
    let morning = stored.as_ref().and_then(|stored| stored.calendar.next_morning(now));
    let announcements = announcements::next(&mut tx, stored.as_deref()).await?;
    let results = tx.oldest_unannounced().await?.map(|at| at + RESULTS_WAIT);
    let cases = cases::next(&mut tx).await?;
    Ok([morning, results, announcements, cases, Some(now + LOOK_AGAIN)]
        .into_iter()
        .flatten()
        .min()
        .unwrap_or(now))
}

/// The next morning on which somebody will be reminded, with the units of it.
pub async fn next_stop(store: &Store, now: DateTime<Utc>) -> Result<Option<(DateTime<Utc>, String)>> {
    let mut tx = store.begin(now).await?;
    let Some(stored) = tx.plan_in_force().await? else { return Ok(None) };
    let calendar = &stored.calendar;
    let joined: HashSet<UnitId> =
        tx.unit_facts().await?.into_iter().filter(|unit| unit.is_reached).map(|unit| unit.id).collect();
    let waiting: Vec<_> = tx
        .remindable(calendar.date(now + HORIZON))
        .await?
        .into_iter()
        .filter(|waiting| joined.contains(&waiting.assignment.unit))
        .collect();
    let mornings = std::iter::successors(calendar.next_morning(now), |at| calendar.next_morning(*at));
    for morning in mornings.take_while(|morning| *morning <= now + HORIZON) {
        let today = calendar.date(morning);
        let due = waiting.iter().filter(|waiting| step_of(&stored, calendar, waiting, today).is_some());
        let mut units: Vec<&str> = due.map(|waiting| waiting.assignment.unit_name.as_str()).collect();
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
    let mut tx = store.begin(now).await?;
    let stored = tx.plan_in_force().await?;
    let morning = stored.as_ref().and_then(|stored| stored.calendar.next_morning(now));
    let announcements = announcements::next(&mut tx, stored.as_deref()).await?;
    Ok([morning, announcements].into_iter().flatten().min())
}

/// One person's reminders of one morning.
struct Mail {
    person: Person,
    items: Vec<ReminderItem>,
}

async fn remind(tx: &mut Tx, stored: &Arc<StoredPlan>, today: NaiveDate) -> Result<()> {
    let calendar = &stored.calendar;
    let furthest = stored.plan.tasks.iter().filter_map(|task| task.days_before.as_ref()).flatten();
    let days = furthest.chain(&stored.plan.reminders.days_before).max().copied().unwrap_or(0);
    let mut mails: BTreeMap<i64, Mail> = BTreeMap::new();
    for waiting in tx.remindable(today + Duration::days(i64::from(days))).await? {
        let Some(step) = step_of(stored, calendar, &waiting, today) else { continue };
        let recipients = recipients(tx, &waiting).await?;
        // Without anybody to remind, the rung stays free for whoever joins.
        if recipients.is_empty() {
            continue;
        }
        tx.take_step(&waiting.assignment, step, today).await?;
        for (person, for_deputy) in recipients {
            let item = ReminderItem { assignment: waiting.assignment.clone(), step, for_deputy };
            let mail = mails.entry(person.chat.0).or_insert_with(|| Mail { person, items: vec![] });
            // Head of one unit and deputy of another: each task is told once.
            if mail.items.iter().all(|known| known.assignment.id != item.assignment.id) {
                mail.items.push(item);
            }
        }
    }
    for mail in mails.into_values() {
        post(tx, mail, today).await?;
    }
    Ok(())
}

fn step_of(stored: &StoredPlan, calendar: &Calendar, waiting: &Remindable, today: NaiveDate) -> Option<Step> {
    let days_before = waiting.days_before.as_ref().unwrap_or(&stored.plan.reminders.days_before).clone();
    let ladder = Ladder { due_on: waiting.assignment.due_on, part: waiting.assignment.part, days_before };
    calendar.due_step(&ladder, today, waiting.last)
}

/// The heads; the deputies too once two reminders have stayed unanswered, or if there is no head.
async fn recipients(tx: &mut Tx, waiting: &Remindable) -> Result<Vec<(Person, bool)>> {
    let unit = waiting.assignment.unit;
    let heads = tx.members_of(unit, Rank::Head).await?;
    let silent = waiting.unanswered >= UNANSWERED_UNTIL_DEPUTY;
    let deputies = if heads.is_empty() || silent { tx.members_of(unit, Rank::Deputy).await? } else { vec![] };
    let heads = heads.into_iter().map(|head| (head, false));
    Ok(heads.chain(deputies.into_iter().map(|deputy| (deputy, silent))).collect())
}

/// One message for all that is due to one person. What still waits in the outbox from an earlier morning
/// becomes part of it.
async fn post(tx: &mut Tx, mail: Mail, today: NaiveDate) -> Result<()> {
    let Mail { person, mut items } = mail;
    let topic = reminder_topic(person.chat);
    // A new morning: words without a reply are about the reminder now.
    if let Some(Dialogue::Task { .. }) = tx.dialogue(person.chat).await? {
        tx.set_dialogue(person.chat, None).await?;
    }
    for unsent in tx.take_back(&topic).await? {
        let Deed::Say(Notice::Reminder(reminder)) = unsent.deed else { continue };
        for item in reminder.items {
            if items.iter().any(|known| known.assignment.id == item.assignment.id) {
                continue;
            }
            let fresh = tx.assignment(item.assignment.id).await?;
            if let Some(assignment) = fresh.filter(|assignment| assignment.state.is_reminded()) {
                items.push(ReminderItem { assignment, ..item });
            }
        }
    }
    // What one has to answer for comes before what one helps with.
    items.sort_by_key(|item| (item.assignment.part == Part::Support, item.assignment.due_on));
    let more = u32::try_from(items.len().saturating_sub(ITEMS_IN_A_MESSAGE)).unwrap_or(u32::MAX);
    items.truncate(ITEMS_IN_A_MESSAGE);
    let deed = Deed::Say(Notice::Reminder(Reminder { on: today, items, more }));
    let outgoing = Outgoing::new(person.chat, person.language, deed);
    tx.send(Class::Reminder, &outgoing, Some(&topic)).await
}

/// A report whose results did not come is shown to the coordinators as it is.
async fn announce(tx: &mut Tx, id: AssignmentId) -> Result<()> {
    let (Some(assignment), Some(report)) = (tx.assignment(id).await?, tx.report_on(id).await?) else {
        return Ok(());
    };
    tx.announce(report.id).await?;
    tx.tell_of_report(&assignment).await
}
