//! Monday morning's summary for the coordinators, and for leaders who want it.

use chrono::{Duration, NaiveDate, NaiveTime};

use crate::domain::notice::Notice;
use crate::domain::outgoing::{Class, Deed, Outgoing};
use crate::domain::progress::Board;
use crate::domain::task::Assignment;
use crate::domain::weekly::{Weekly, due_week, week_of};
use crate::store::plans::StoredPlan;
use crate::store::{Result, Tx};

/// The summary, if it is due on this open morning.
pub(super) async fn due(tx: &mut Tx, stored: &StoredPlan, today: NaiveDate) -> Result<Option<Weekly>> {
    let last = tx.last_weekly().await?;
    match due_week(&stored.calendar, tx.now(), last) {
        Some(week) => Ok(Some(gather(tx, stored, week, today).await?)),
        None => Ok(None),
    }
}

/// Tells of the week what was gathered. What was told is noted in the same transaction, so that it is told once,
/// whatever happens.
pub(super) async fn tell(
    tx: &mut Tx,
    stored: &StoredPlan,
    gathered: Option<Weekly>,
    today: NaiveDate,
) -> Result<()> {
    let last = tx.last_weekly().await?;
    let Some(week) = due_week(&stored.calendar, tx.now(), last) else {
        if last.is_none() {
            // The plan has come in the middle of a week: the next one is the first.
            tx.set_last_weekly(week_of(today)).await?;
        }
        return Ok(());
    };
    let Some(weekly) = gathered.filter(|gathered| gathered.week == week) else {
        // The plan has changed while it was looked for.
        tx.look_again();
        return Ok(());
    };
    let coordinators = tx.coordinators().await?.into_iter().map(|person| (person, false));
    let leaders = tx.weekly_leaders().await?.into_iter().map(|person| (person, true));
    for (person, to_leader) in coordinators.chain(leaders) {
        let notice = Notice::Weekly(Box::new(Weekly { to_leader, ..weekly.clone() }));
        let outgoing = Outgoing::new(person.chat, person.language, Deed::Say(notice));
        tx.send(Class::Reminder, &outgoing, None).await?;
    }
    tx.set_last_weekly(week).await
}

async fn gather(tx: &mut Tx, stored: &StoredPlan, week: NaiveDate, today: NaiveDate) -> Result<Weekly> {
    let (plan, calendar) = (&stored.plan, &stored.calendar);
    let mut assignments = tx.assignments_of_plan(stored.id).await?;
    let before = tx.assignments_of_year_before(stored).await?;
    let midnight = |day| calendar.at(day, NaiveTime::MIN);
    let confirmed = tx.confirmed_between(midnight(week - Duration::days(7)), midnight(week)).await?;
    // After New Year: what was left to do, and what was settled only last week.
    let counts = |one: &Assignment| !one.state.is_settled() || confirmed.contains(&one.id);
    assignments.extend(before.into_iter().filter(counts));
    let units = tx.unit_facts().await?;
    let board = Board::draw(plan.title.clone(), plan.commune.clone(), &units, &assignments, today);
    let waiting = tx.worklist(today).await?.tally();
    Ok(Weekly::gather(week, board, &assignments, &confirmed, waiting))
}
