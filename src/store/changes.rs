//! Tasks that the coordinator changes in the chat.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::assignments::{Row, assignments, read};
use super::import::plan_text;
use super::plans::StoredPlan;
use super::{Result, StoreError, Tx};
use crate::domain::change::Changed;
use crate::domain::change::screen::HistoryLine;
use crate::domain::ids::{MessageId, PersonId, PlanId, TaskId, UnitId};
use crate::domain::plan::{Slug, Task};
use crate::domain::task::Assignment;

impl Tx {
    /// The plan that has this task, and the task as it stands in it.
    pub async fn plan_of_task(&mut self, task: TaskId) -> Result<Option<(Arc<StoredPlan>, Task)>> {
        let row = sqlx::query!(
            "SELECT plan.year, task.slug FROM task JOIN plan ON plan.id = task.plan_id
             WHERE task.id = $1 AND task.removed = 0",
            task.0
        )
        .fetch_optional(self.connection())
        .await?;
        let Some(row) = row else { return Ok(None) };
        let year = i32::try_from(row.year).map_err(|_| StoreError::Unreadable("year"))?;
        let Some(stored) = self.plan_of_year(year).await? else { return Ok(None) };
        let own = stored.plan.task(&row.slug).cloned();
        Ok(own.map(|own| (stored, own)))
    }

    /// Whether the coordinator has cancelled the task.
    pub async fn is_cancelled(&mut self, task: TaskId) -> Result<bool> {
        Ok(self.plan_of_task(task).await?.is_some_and(|(_, own)| own.cancelled.is_some()))
    }

    /// The tasks of a plan by their slugs.
    pub async fn task_ids(&mut self, plan: PlanId) -> Result<HashMap<Slug, TaskId>> {
        let rows =
            sqlx::query!(r#"SELECT id AS "id!", slug FROM task WHERE plan_id = $1 AND removed = 0"#, plan.0)
                .fetch_all(self.connection())
                .await?;
        Ok(rows.into_iter().map(|row| (row.slug, TaskId(row.id))).collect())
    }

    /// The slugs that tasks of a plan have, or had before a file dropped them.
    pub async fn taken_slugs(&mut self, plan: PlanId) -> Result<BTreeSet<Slug>> {
        let slugs = sqlx::query_scalar!("SELECT slug FROM task WHERE plan_id = $1", plan.0)
            .fetch_all(self.connection())
            .await?;
        Ok(slugs.into_iter().collect())
    }

    /// The units of all plans by their slugs.
    pub async fn unit_ids(&mut self) -> Result<BTreeMap<Slug, UnitId>> {
        let rows = sqlx::query!(r#"SELECT id AS "id!", slug FROM unit"#).fetch_all(self.connection()).await?;
        Ok(rows.into_iter().map(|row| (row.slug, UnitId(row.id))).collect())
    }

    /// Writes a changed task into its plan and brings its occurrences in line, as an import does; what people have done
    /// is kept. The plan file that was imported last is remembered, so that the next one does not undo the change.
    pub async fn change_task(
        &mut self,
        plan: &StoredPlan,
        changed: &Changed,
        by: PersonId,
        message: MessageId,
    ) -> Result<TaskId> {
        let definition = plan_text(&changed.plan)?;
        sqlx::query!(
            "UPDATE plan SET file = ifnull(file, definition), definition = $2, revision = revision + 1 WHERE id = $1",
            plan.id.0,
            definition
        )
        .execute(self.connection())
        .await?;
        let position = changed.plan.tasks.iter().position(|task| task.slug == changed.after.slug);
        let position = position.and_then(|position| i64::try_from(position).ok()).unwrap_or(i64::MAX);
        let units = self.unit_ids().await?;
        let closes = changed.after.cancelled.is_some();
        let known = self.task_ids(plan.id).await?.get(&changed.after.slug).copied();
        // The history of each part tells it too: a past report shows how things stood then.
        if let (Some(known), true) = (known, closes) {
            self.note_on_open(known, "cancelled", by, message).await?;
        }
        let task = self.put_task(plan.id, &changed.plan, &changed.after, position, &units).await?;
        let reopens = changed.before.as_ref().is_some_and(|before| before.cancelled.is_some()) && !closes;
        if reopens {
            self.note_on_open(task, "reopened", by, message).await?;
        }
        let changes =
            serde_json::to_string(&changed.changes).map_err(|_| StoreError::Unreadable("task change"))?;
        sqlx::query!(
            "INSERT INTO task_change (task_id, at, person_id, message_id, changes) VALUES ($1, $2, $3, $4, $5)",
            task.0,
            self.now,
            by.0,
            message.0,
            changes
        )
        .execute(&mut *self.inner)
        .await?;
        self.rings.schedule = true;
        Ok(task)
    }

    async fn note_on_open(
        &mut self,
        task: TaskId,
        kind: &str,
        by: PersonId,
        message: MessageId,
    ) -> Result<()> {
        sqlx::query!(
            "INSERT INTO task_event (assignment_id, kind, at, person_id, message_id)
             SELECT id, $2, $3, $4, $5 FROM assignment
             WHERE task_id = $1 AND state IN ('assigned', 'in_progress', 'extension_requested', 'returned')",
            task.0,
            kind,
            self.now,
            by.0,
            message.0
        )
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    /// All parts in a task, the nearest due first.
    pub async fn assignments_of_task(&mut self, task: TaskId) -> Result<Vec<Assignment>> {
        let rows = assignments!(
            "WHERE assignment.task_id = $1 ORDER BY assignment.due_on, unit.position, unit.id",
            task.0
        )
        .fetch_all(self.connection())
        .await?;
        read(rows)
    }

    /// The last changes of a task, the newest first, with the commune's days.
    pub async fn task_history(
        &mut self,
        task: TaskId,
        plan: &StoredPlan,
        most: u32,
    ) -> Result<Vec<HistoryLine>> {
        let rows = sqlx::query!(
            r#"SELECT task_change.at AS "at!: DateTime<Utc>", person.name, task_change.changes
               FROM task_change JOIN person ON person.id = task_change.person_id
               WHERE task_change.task_id = $1 ORDER BY task_change.id DESC LIMIT $2"#,
            task.0,
            most
        )
        .fetch_all(self.connection())
        .await?;
        let line = |at: DateTime<Utc>, by, changes: String| {
            let on: NaiveDate = plan.calendar.date(at);
            let changes =
                serde_json::from_str(&changes).map_err(|_| StoreError::Unreadable("task change"))?;
            Ok(HistoryLine { on, by, changes })
        };
        rows.into_iter().map(|row| line(row.at, row.name, row.changes)).collect()
    }
}
