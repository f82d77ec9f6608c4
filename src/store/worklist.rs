//! What waits for the coordinator.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Result, Tx};
use crate::domain::announcement::MOST_LATE;
use crate::domain::ids::{AnnouncementId, AssignmentId, ReportId, UnitId};
use crate::domain::worklist::{HelpCall, Item, Worklist};

impl Tx {
    /// The whole list, in one statement for each kind. A report whose results may still come is not on it, nor a unit
    /// for which the coordinator has done today what can be done: it was nudged, or somebody was invited.
    pub async fn worklist(&mut self, today: NaiveDate) -> Result<Worklist> {
        let mut items = self.waiting_tasks().await?;
        // Whose time is long past can no longer be approved as it is.
        let still_of_use = self.now - MOST_LATE;
        let announcements = sqlx::query_scalar!(
            r#"SELECT id AS "id!" FROM announcement
               WHERE state = 'proposed' AND (send_at IS NULL OR send_at > $1)"#,
            still_of_use
        )
        .fetch_all(self.connection())
        .await?;
        items.extend(announcements.into_iter().map(|id| Item::Announcement(AnnouncementId(id))));
        let (nudged, invited) = (self.nudged_units(today).await?, self.invited_units().await?);
        for unit in self.unit_facts().await? {
            if !unit.is_reached && !invited.contains(&unit.id) {
                items.push(Item::Unreached(unit.id));
            } else if unit.is_reached && unit.is_silent && !nudged.contains(&unit.id) {
                items.push(Item::Silent(unit.id));
            }
        }
        Ok(Worklist::new(items))
    }

    async fn waiting_tasks(&mut self) -> Result<Vec<Item>> {
        let calls = sqlx::query!(
            r#"SELECT max(call.id) AS "call!: i64", assignment.id AS "id!"
               FROM assignment JOIN task ON task.id = assignment.task_id
                    JOIN task_event AS call ON call.assignment_id = assignment.id AND call.kind = 'help_asked'
               WHERE assignment.state IN ('assigned', 'in_progress', 'extension_requested', 'returned')
                 AND task.removed = 0
                 AND call.id > (SELECT ifnull(max(id), 0) FROM task_event
                                WHERE assignment_id = assignment.id AND kind IN ('help_answered', 'reported'))
               GROUP BY assignment.id"#
        )
        .fetch_all(self.connection())
        .await?;
        let extensions = sqlx::query!(
            r#"SELECT assignment.id AS "id!", requested_until AS "until!: NaiveDate"
               FROM assignment JOIN task ON task.id = assignment.task_id
               WHERE state = 'extension_requested' AND task.removed = 0"#
        )
        .fetch_all(self.connection())
        .await?;
        let reports = sqlx::query!(
            r#"SELECT report.id AS "report!", assignment.id AS "id!"
               FROM assignment JOIN task ON task.id = assignment.task_id
                    JOIN report ON report.assignment_id = assignment.id
               WHERE assignment.state = 'reported' AND task.removed = 0 AND report.announced = 1
                 AND report.id = (SELECT max(id) FROM report WHERE assignment_id = assignment.id)"#
        )
        .fetch_all(self.connection())
        .await?;
        let calls =
            calls.into_iter().map(|row| Item::Help { call: row.call, assignment: AssignmentId(row.id) });
        let extensions = extensions
            .into_iter()
            .map(|row| Item::Extension { until: row.until, assignment: AssignmentId(row.id) });
        let reports = reports
            .into_iter()
            .map(|row| Item::Report { report: ReportId(row.report), assignment: AssignmentId(row.id) });
        Ok(calls.chain(extensions).chain(reports).collect())
    }

    /// Units into which an invitation is open.
    async fn invited_units(&mut self) -> Result<Vec<UnitId>> {
        let units = sqlx::query_scalar!(
            r#"SELECT DISTINCT unit_id AS "unit!" FROM invitation
               WHERE kind = 'member' AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $1"#,
            self.now
        )
        .fetch_all(&mut *self.inner)
        .await?;
        Ok(units.into_iter().map(UnitId).collect())
    }

    /// The unit's calls for help that were not answered yet, the oldest first.
    pub async fn open_calls(&mut self, assignment: AssignmentId) -> Result<Vec<HelpCall>> {
        let rows = sqlx::query!(
            r#"SELECT person.name AS "name?", note FROM task_event AS call
                    LEFT JOIN person ON person.id = call.person_id
               WHERE assignment_id = $1 AND kind = 'help_asked'
                 AND call.id > (SELECT ifnull(max(id), 0) FROM task_event
                                WHERE assignment_id = $1 AND kind IN ('help_answered', 'reported'))
               ORDER BY call.id"#,
            assignment.0
        )
        .fetch_all(self.connection())
        .await?;
        let call = |name: Option<String>, note: Option<String>| HelpCall {
            by: name.unwrap_or_default(),
            text: note.unwrap_or_default(),
        };
        Ok(rows.into_iter().map(|row| call(row.name, row.note)).collect())
    }

    /// What was confirmed between these moments, the first inclusive.
    pub async fn confirmed_between(
        &mut self,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<Vec<AssignmentId>> {
        let ids = sqlx::query_scalar!(
            "SELECT DISTINCT task_event.assignment_id
             FROM task_event JOIN assignment ON assignment.id = task_event.assignment_id
             WHERE kind = 'confirmed' AND at >= $1 AND at < $2 AND assignment.state = 'confirmed'",
            from,
            until
        )
        .fetch_all(self.connection())
        .await?;
        Ok(ids.into_iter().map(AssignmentId).collect())
    }
}
