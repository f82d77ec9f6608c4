//! Units that the coordinator had asked after.

use chrono::{DateTime, NaiveDate, Utc};

use super::plans::StoredPlan;
use super::reminders::Remindable;
use super::{Result, Tx};
use crate::domain::ids::{MessageId, PersonId, UnitId};
use crate::domain::nudge::is_asked_after;
use crate::domain::schedule::Step;

/// Who had a unit asked after, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nudge {
    pub unit: UnitId,
    pub by: PersonId,
    /// The message that held the button.
    pub message: MessageId,
}

/// When a unit was nudged, or will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nudging {
    Sent(DateTime<Utc>),
    WaitsFor(NaiveDate),
}

impl Tx {
    /// Today's nudge of a unit, or the one that waits.
    pub async fn nudging(&mut self, unit: UnitId, today: NaiveDate) -> Result<Option<Nudging>> {
        let row = sqlx::query!(
            r#"SELECT day AS "day!: NaiveDate", sent_at AS "sent_at: DateTime<Utc>" FROM nudge
               WHERE unit_id = $1 AND (day = $2 OR sent_at IS NULL) ORDER BY sent_at IS NULL LIMIT 1"#,
            unit.0,
            today
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(row.map(|row| row.sent_at.map_or(Nudging::WaitsFor(row.day), Nudging::Sent)))
    }

    /// Units that were nudged today, or will be.
    pub(super) async fn nudged_units(&mut self, today: NaiveDate) -> Result<Vec<UnitId>> {
        let units = sqlx::query_scalar!(
            r#"SELECT DISTINCT unit_id AS "unit!" FROM nudge WHERE day = $1 OR sent_at IS NULL"#,
            today
        )
        .fetch_all(self.connection())
        .await?;
        Ok(units.into_iter().map(UnitId).collect())
    }

    /// A nudge that goes out on this day.
    pub async fn plan_nudge(&mut self, nudge: Nudge, day: NaiveDate) -> Result<()> {
        sqlx::query!(
            "INSERT INTO nudge (unit_id, day, person_id, message_id) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING",
            nudge.unit.0,
            day,
            nudge.by.0,
            nudge.message.0
        )
        .execute(self.connection())
        .await?;
        self.rings.schedule = true;
        Ok(())
    }

    /// Takes the nudges that were to go out by this day.
    pub async fn take_nudges(&mut self, today: NaiveDate) -> Result<Vec<Nudge>> {
        let rows = sqlx::query!(
            r#"DELETE FROM nudge WHERE sent_at IS NULL AND day <= $1
               RETURNING unit_id AS "unit!", person_id AS "person!", message_id AS "message!: i32""#,
            today
        )
        .fetch_all(self.connection())
        .await?;
        let nudge =
            |unit, by, message| Nudge { unit: UnitId(unit), by: PersonId(by), message: MessageId(message) };
        Ok(rows.into_iter().map(|row| nudge(row.unit, row.person, row.message)).collect())
    }

    /// What a nudge of the unit would name today, nearest due first.
    pub async fn to_ask_after(&mut self, unit: UnitId, today: NaiveDate) -> Result<Vec<Remindable>> {
        let mut waiting = self.remindable_of(unit).await?;
        waiting.retain(|one| is_asked_after(one.due_on, one.last.is_some() || one.unanswered > 0, today));
        Ok(waiting)
    }

    /// Asks a unit after these tasks now and writes it into their history. The rung that is due counts as taken: the
    /// morning does not say the same again. Returns how many people get it; with nobody, nothing is noted.
    pub async fn nudge(
        &mut self,
        nudge: Nudge,
        tasks: Vec<Remindable>,
        stored: &StoredPlan,
        today: NaiveDate,
    ) -> Result<u32> {
        let with_step = |waiting: Remindable| {
            let step = waiting.due_step(stored, today).or(waiting.last);
            // The date was moved: between the rungs, and no later one may count as taken.
            let step = step.unwrap_or(Step::between(waiting.due_on, today));
            (waiting, step)
        };
        let ids: Vec<_> = tasks.iter().map(|waiting| waiting.assignment).collect();
        let people = self.remind(tasks.into_iter().map(with_step).collect(), true, today).await?;
        if people == 0 {
            return Ok(0);
        }
        for id in ids {
            self.note_event(id, "nudged", nudge.by, nudge.message, None, None).await?;
        }
        sqlx::query!(
            "INSERT INTO nudge (unit_id, day, person_id, message_id, sent_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT DO UPDATE SET sent_at = ifnull(sent_at, excluded.sent_at)",
            nudge.unit.0,
            today,
            nudge.by.0,
            nudge.message.0,
            self.now
        )
        .execute(&mut *self.inner)
        .await?;
        Ok(people)
    }
}
