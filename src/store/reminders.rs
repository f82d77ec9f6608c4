//! Which rungs of which ladders were taken, and whether they were answered.

use chrono::NaiveDate;

use super::assignments::{Row, assignments, read};
use super::{Result, StoreError, Tx};
use crate::domain::ids::AssignmentId;
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
        let mut found = Vec::with_capacity(rows.len());
        for assignment in read(rows)? {
            let facts = sqlx::query!(
                r#"SELECT (SELECT max(step) FROM reminder WHERE assignment_id = $1 AND due_on = $2) AS "last: i32",
                          (SELECT count(*) FROM reminder WHERE assignment_id = $1 AND answered = 0)
                              AS "unanswered!: u32",
                          (SELECT days_before FROM task WHERE id = $3) AS "days_before: String""#,
                assignment.id.0,
                assignment.due_on,
                assignment.task.0
            )
            .fetch_one(self.connection())
            .await?;
            let days_before = facts
                .days_before
                .map(|days| serde_json::from_str(&days).map_err(|_| StoreError::Unreadable("ladder")))
                .transpose()?;
            found.push(Remindable {
                assignment,
                last: facts.last.map(Step),
                unanswered: facts.unanswered,
                days_before,
            });
        }
        Ok(found)
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
