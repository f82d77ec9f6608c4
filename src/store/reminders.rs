//! Which rungs of which ladders were taken, and whether they were answered.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::assignments::{Row, assignments, read};
use super::{Result, StoreError, Tx};
use crate::domain::ids::{AssignmentId, TaskId};
use crate::domain::schedule::Step;
use crate::domain::task::Assignment;

/// An assignment whose ladder may have a rung due.
#[derive(Clone, Debug)]
pub struct Remindable {
    pub assignment: Assignment,
    /// The last rung taken towards the present due date.
    pub last: Option<Step>,
    /// Reminders without an answer since the last answer.
    pub unanswered: u32,
    /// The task's own ladder, if it has one.
    pub days_before: Option<Vec<u16>>,
}

struct LadderFacts {
    last: Option<Step>,
    unanswered: u32,
    days_before: Option<Vec<u16>>,
}

impl Tx {
    /// What is waiting for its unit and due by `horizon`. What was already past when the plan came is not chased.
    pub async fn remindable(&mut self, horizon: NaiveDate) -> Result<Vec<Remindable>> {
        let rows = assignments!(
            "WHERE assignment.state IN ('assigned', 'in_progress', 'returned') AND assignment.due_on <= $1
                 AND assignment.due_on >= assignment.known_since AND task.removed = 0
             ORDER BY assignment.due_on, task.position, assignment.id",
            horizon
        )
        .fetch_all(self.connection())
        .await?;
        let mut ladders = self.ladders(horizon).await?;
        let with_ladder = |assignment: Assignment| {
            let ladder = ladders.remove(&assignment.id).ok_or(StoreError::Unreadable("ladder"))?;
            let LadderFacts { last, unanswered, days_before } = ladder;
            Ok(Remindable { assignment, last, unanswered, days_before })
        };
        read(rows)?.into_iter().map(with_ladder).collect()
    }

    /// How far every ladder that waits has been climbed, in one query: there are hundreds by the end of a year.
    async fn ladders(&mut self, horizon: NaiveDate) -> Result<HashMap<AssignmentId, LadderFacts>> {
        let rows = sqlx::query!(
            r#"SELECT assignment.id AS "id!", task.days_before,
                      max(reminder.step) FILTER (WHERE reminder.due_on = assignment.due_on) AS "last: i32",
                      count(*) FILTER (WHERE reminder.answered = 0) AS "unanswered!: u32"
               FROM assignment JOIN task ON task.id = assignment.task_id
                    LEFT JOIN reminder ON reminder.assignment_id = assignment.id
               WHERE assignment.state IN ('assigned', 'in_progress', 'returned') AND assignment.due_on <= $1
               GROUP BY assignment.id"#,
            horizon
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                let days_before = row
                    .days_before
                    .map(|days| serde_json::from_str(&days).map_err(|_| StoreError::Unreadable("ladder")))
                    .transpose()?;
                let facts = LadderFacts { last: row.last.map(Step), unanswered: row.unanswered, days_before };
                Ok((AssignmentId(row.id), facts))
            })
            .collect()
    }

    /// The ladder of a task, if it has one of its own.
    pub async fn own_ladder(&mut self, task: TaskId) -> Result<Option<Vec<u16>>> {
        let days = sqlx::query_scalar!("SELECT days_before FROM task WHERE id = $1", task.0)
            .fetch_optional(self.connection())
            .await?;
        days.flatten()
            .map(|days| serde_json::from_str(&days).map_err(|_| StoreError::Unreadable("ladder")))
            .transpose()
    }

    /// Takes a rung. Each is taken once for each due date.
    pub async fn take_step(&mut self, assignment: &Assignment, step: Step, on: NaiveDate) -> Result<()> {
        sqlx::query!(
            "INSERT INTO reminder (assignment_id, due_on, step, sent_on) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING",
            assignment.id.0,
            assignment.due_on,
            step.0,
            on
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Whether the unit was reminded of it towards its present due date.
    pub async fn was_reminded(&mut self, assignment: &Assignment) -> Result<bool> {
        Ok(sqlx::query_scalar!(
            r#"SELECT EXISTS (SELECT 1 FROM reminder WHERE assignment_id = $1 AND due_on = $2) AS "reminded!: bool""#,
            assignment.id.0,
            assignment.due_on
        )
        .fetch_one(self.connection())
        .await?)
    }

    /// The unit has said something: its silence about this assignment ends.
    pub async fn mark_answered(&mut self, assignment: AssignmentId) -> Result<()> {
        sqlx::query!(
            "UPDATE reminder SET answered = 1 WHERE assignment_id = $1 AND answered = 0",
            assignment.0
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
