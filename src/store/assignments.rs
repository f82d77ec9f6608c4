//! What each unit has to do, and the history of it.

use chrono::{Datelike, Duration, NaiveDate};

use super::{Result, StoreError, Tx};
use crate::domain::ids::{AssignmentId, MessageId, PersonId, TaskId, UnitId};
use crate::domain::notice::UnitChoice;
use crate::domain::plan::{Source, Tone};
use crate::domain::progress::UnitFacts;
use crate::domain::schedule::UNANSWERED_UNTIL_DEPUTY;
use crate::domain::task::{Assignment, Deed, Part, State};

/// One select for all: the columns of `Assignment`, and whatever follows the joins.
macro_rules! assignments {
    ($filter:tt $(, $argument:expr)*) => {
        sqlx::query_as!(
            Row,
            r#"SELECT assignment.id AS "id!", assignment.task_id, assignment.unit_id, unit.name AS unit_name,
                      unit.tone, assignment.part, task.section, task.title,
                      assignment.due_on AS "due_on!: NaiveDate", assignment.due_from, task.ongoing,
                      assignment.due_on < assignment.known_since AS "predates!: bool",
                      assignment.state, assignment.requested_until AS "requested_until: NaiveDate"
               FROM assignment JOIN task ON task.id = assignment.task_id JOIN unit ON unit.id = assignment.unit_id "#
                + $filter
            $(, $argument)*
        )
    };
}
pub(super) use assignments;

pub(super) struct Row {
    pub(super) id: i64,
    pub(super) task_id: i64,
    pub(super) unit_id: i64,
    pub(super) unit_name: String,
    pub(super) tone: String,
    pub(super) part: String,
    pub(super) section: String,
    pub(super) title: String,
    pub(super) due_on: NaiveDate,
    pub(super) due_from: String,
    pub(super) ongoing: i64,
    pub(super) predates: bool,
    pub(super) state: String,
    pub(super) requested_until: Option<NaiveDate>,
}

impl TryFrom<Row> for Assignment {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Assignment {
            id: AssignmentId(row.id),
            task: TaskId(row.task_id),
            unit: UnitId(row.unit_id),
            unit_name: row.unit_name,
            tone: Tone::from_column(&row.tone)?,
            part: Part::from_column(&row.part)?,
            section: row.section,
            title: row.title,
            due_on: row.due_on,
            due_from: Source::from_column(&row.due_from)?,
            predates: row.predates,
            ongoing: row.ongoing != 0,
            state: State::from_name(&row.state).ok_or(StoreError::Unreadable("state"))?,
            requested_until: row.requested_until,
        })
    }
}

pub(super) fn read(rows: Vec<Row>) -> Result<Vec<Assignment>> {
    rows.into_iter().map(Assignment::try_from).collect()
}

/// How long before they are due the tasks of a plan that is not in force yet are listed.
const SOON: Duration = Duration::days(30);

/// What the plan says of a task, for its card.
#[derive(Clone, Debug)]
pub struct TaskText {
    pub text: String,
    pub units_from: Source,
    pub leads: Vec<String>,
    pub supports: Vec<String>,
}

impl Tx {
    pub async fn assignment(&mut self, id: AssignmentId) -> Result<Option<Assignment>> {
        assignments!("WHERE assignment.id = $1", id.0)
            .fetch_optional(self.connection())
            .await?
            .map(Assignment::try_from)
            .transpose()
    }

    /// What the unit still has to do or help with, nearest due first. Reported work waits for the coordinator
    /// and is listed too; what is confirmed or cancelled is not. What belongs to a later plan than the one in force is
    /// not in the way: it comes when its year has begun, or a month ahead.
    pub async fn tasks_of(&mut self, unit: UnitId, today: NaiveDate) -> Result<Vec<Assignment>> {
        let (soon, year) = (today + SOON, today.year());
        let rows = assignments!(
            "WHERE assignment.unit_id = $1 AND task.removed = 0
                 AND assignment.state IN ('assigned', 'in_progress', 'extension_requested', 'returned', 'reported')
                 AND (assignment.due_on <= $2 OR task.plan_id IN
                      (SELECT id FROM plan WHERE year <= max($3, (SELECT min(year) FROM plan))))
             ORDER BY assignment.state = 'reported', assignment.due_on, assignment.part, task.position",
            unit.0,
            soon,
            year
        )
        .fetch_all(self.connection())
        .await?;
        read(rows)
    }

    /// Everything of one plan, for the progress board.
    pub async fn assignments_of_plan(&mut self, plan: crate::domain::ids::PlanId) -> Result<Vec<Assignment>> {
        let rows = assignments!(
            "WHERE task.plan_id = $1 AND task.removed = 0
             ORDER BY assignment.due_on, unit.position, task.position",
            plan.0
        )
        .fetch_all(self.connection())
        .await?;
        read(rows)
    }

    /// Writes what a deed made of an assignment, and the deed into its history.
    pub async fn record(
        &mut self,
        after: &Assignment,
        deed: &Deed,
        by: PersonId,
        message: MessageId,
    ) -> Result<()> {
        let (state, due_from, kind) = (after.state.name(), after.due_from.column(), deed.name());
        sqlx::query!(
            "UPDATE assignment SET state = $2, due_on = $3, due_from = $4, requested_until = $5 WHERE id = $1",
            after.id.0,
            state,
            after.due_on,
            due_from,
            after.requested_until
        )
        .execute(self.connection())
        .await?;
        let (until, note) = match deed {
            Deed::RequestExtension { until } => (Some(*until), None),
            Deed::Grant => (Some(after.due_on), None),
            Deed::Return { reason } => (None, Some(reason.as_str())),
            Deed::Start | Deed::Report | Deed::Refuse | Deed::Confirm => (None, None),
        };
        self.note_event(after.id, kind, by, message, until, note).await?;
        self.rings.schedule = true;
        Ok(())
    }

    /// Notes something that changes no state: a call for help, a file.
    pub async fn note_event(
        &mut self,
        assignment: AssignmentId,
        kind: &str,
        by: PersonId,
        message: MessageId,
        until: Option<NaiveDate>,
        note: Option<&str>,
    ) -> Result<()> {
        sqlx::query!(
            "INSERT INTO task_event (assignment_id, kind, at, person_id, message_id, until, note)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            assignment.0,
            kind,
            self.now,
            by.0,
            message.0,
            until,
            note
        )
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    /// Why the last report was returned.
    pub async fn last_reason(&mut self, assignment: AssignmentId) -> Result<Option<String>> {
        let note = sqlx::query_scalar!(
            "SELECT note FROM task_event WHERE assignment_id = $1 AND kind = 'returned' ORDER BY id DESC LIMIT 1",
            assignment.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(note.flatten())
    }

    /// The name of whoever last asked for more time.
    pub async fn last_requester(&mut self, assignment: AssignmentId) -> Result<Option<String>> {
        Ok(sqlx::query_scalar!(
            "SELECT person.name FROM task_event JOIN person ON person.id = task_event.person_id
             WHERE assignment_id = $1 AND kind = 'extension_requested' ORDER BY task_event.id DESC LIMIT 1",
            assignment.0
        )
        .fetch_optional(self.connection())
        .await?)
    }

    pub async fn task_text(&mut self, task: TaskId) -> Result<Option<TaskText>> {
        let row = sqlx::query!("SELECT text, units_from FROM task WHERE id = $1", task.0)
            .fetch_optional(self.connection())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let units = sqlx::query!(
            "SELECT DISTINCT unit.name, assignment.part FROM assignment JOIN unit ON unit.id = assignment.unit_id
             WHERE assignment.task_id = $1 ORDER BY unit.position",
            task.0
        )
        .fetch_all(self.connection())
        .await?;
        let of = |part: &str| {
            units.iter().filter(|unit| unit.part == part).map(|unit| unit.name.clone()).collect()
        };
        Ok(Some(TaskText {
            text: row.text,
            units_from: Source::from_column(&row.units_from)?,
            leads: of("lead"),
            supports: of("support"),
        }))
    }

    pub async fn unit_name(&mut self, unit: UnitId) -> Result<Option<String>> {
        Ok(sqlx::query_scalar!("SELECT name FROM unit WHERE id = $1", unit.0)
            .fetch_optional(self.connection())
            .await?)
    }

    /// The units of the plan in its order, with how many people have joined.
    pub async fn unit_choices(&mut self) -> Result<Vec<UnitChoice>> {
        let rows = sqlx::query!(
            r#"SELECT unit.id AS "id!", unit.name,
                      (SELECT count(*) FROM role WHERE role.unit_id = unit.id) AS "members!: u32"
               FROM unit WHERE unit.position IS NOT NULL ORDER BY unit.position"#
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| UnitChoice { unit: UnitId(row.id), name: row.name, members: row.members })
            .collect())
    }

    /// The units of the plan in its order, with their silence. A unit that the newest plan file no longer names comes
    /// last, as long as it leads something of the plan in force: what is measured has a line of its own.
    pub async fn unit_facts(&mut self) -> Result<Vec<UnitFacts>> {
        let in_force = self.plan_in_force().await?.map(|stored| stored.id.0);
        let rows = sqlx::query!(
            r#"SELECT unit.id AS "id!", unit.name,
                      EXISTS (SELECT 1 FROM role JOIN person ON person.id = role.person_id
                              WHERE role.unit_id = unit.id AND person.reachable = 1) AS "is_reached!: bool",
                      EXISTS (SELECT 1 FROM assignment
                              WHERE assignment.unit_id = unit.id AND assignment.part = 'lead'
                                AND assignment.state IN ('assigned', 'in_progress', 'returned')
                                AND EXISTS (SELECT 1 FROM reminder
                                            WHERE reminder.assignment_id = assignment.id AND reminder.answered = 0
                                            LIMIT 1 OFFSET $1)) AS "is_silent!: bool"
               FROM unit WHERE unit.position IS NOT NULL
                  OR EXISTS (SELECT 1 FROM assignment JOIN task ON task.id = assignment.task_id
                             WHERE assignment.unit_id = unit.id AND assignment.part = 'lead'
                               AND assignment.state <> 'cancelled'
                               AND NOT (assignment.state = 'assigned' AND assignment.due_on < assignment.known_since)
                               AND task.plan_id = $2 AND task.removed = 0)
               ORDER BY unit.position IS NULL, unit.position, unit.id"#,
            UNANSWERED_UNTIL_DEPUTY,
            in_force
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows
            .into_iter()
            .map(|row| UnitFacts {
                id: UnitId(row.id),
                name: row.name,
                is_reached: row.is_reached,
                is_silent: row.is_silent,
            })
            .collect())
    }
}
