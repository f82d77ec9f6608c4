//! The import of a plan file.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Result, StoreError, Tx};
use crate::domain::change::{Merged, merge};
use crate::domain::ids::{PlanId, TaskId, UnitId};
use crate::domain::plan::{Plan, Schedule, Source, Task, Unit};
use crate::domain::task::Part;

/// What an import made of the database.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The plan as it stood; absent for the first one of its slug.
    pub before: Option<Plan>,
    /// As it stands now, with what of the chat's changes it has kept.
    pub merged: Merged,
}

impl Tx {
    /// Brings the database in line with a plan file. What people have done is kept: an occurrence that moved
    /// keeps its history, one that went is deleted only if nobody had touched it, and is cancelled otherwise. So are
    /// changes that were made in the chat, as far as the file says nothing else about the same (see [`merge`]).
    pub async fn import(&mut self, file: &Plan) -> Result<Imported> {
        let before = self.plan(&file.slug).await?;
        // Last year's tasks and what was done about them would turn into this year's.
        if let Some(stored) = before.as_ref().map(|before| before.year).filter(|year| *year != file.year) {
            return Err(StoreError::OtherYear { slug: file.slug.clone(), stored, file: file.year });
        }
        let merged = match (self.last_file(&file.slug).await?, &before) {
            (Some(last), Some(now)) => merge(&last, now, file),
            _ => Merged { plan: file.clone(), kept: vec![] },
        };
        self.put_plan(&merged.plan, (merged.plan != *file).then_some(file)).await?;
        Ok(Imported { before, merged })
    }

    /// The plan file that was imported last, if the chat has changed the plan since.
    async fn last_file(&mut self, slug: &str) -> Result<Option<Plan>> {
        let file = sqlx::query_scalar!("SELECT file FROM plan WHERE slug = $1", slug)
            .fetch_optional(self.connection())
            .await?;
        let read =
            |file: String| serde_json::from_str(&file).map_err(|_| StoreError::Unreadable("plan file"));
        file.flatten().map(read).transpose()
    }

    async fn put_plan(&mut self, plan: &Plan, file: Option<&Plan>) -> Result<()> {
        let definition = plan_text(plan)?;
        let file = file.map(plan_text).transpose()?;
        let other =
            sqlx::query_scalar!("SELECT slug FROM plan WHERE year = $1 AND slug <> $2", plan.year, plan.slug)
                .fetch_optional(self.connection())
                .await?;
        if let Some(slug) = other {
            return Err(StoreError::YearTaken { year: plan.year, slug });
        }
        let zone = plan.zone.name();
        let id = sqlx::query_scalar!(
            r#"INSERT INTO plan (slug, year, zone, definition, revision, imported_at, file)
               VALUES ($1, $2, $3, $4, 1, $5, $6)
               ON CONFLICT (slug) DO UPDATE SET year = excluded.year, zone = excluded.zone,
                   definition = excluded.definition, revision = revision + 1, imported_at = excluded.imported_at,
                   file = excluded.file
               RETURNING id AS "id!""#,
            plan.slug,
            plan.year,
            zone,
            definition,
            self.now,
            file
        )
        .fetch_one(&mut *self.inner)
        .await?;
        let units = self.import_units(plan).await?;
        let known_since = self.known_since(plan);
        let mut kept = BTreeSet::new();
        for (position, task) in (0i64..).zip(&plan.tasks) {
            let task_id = self.put_task(PlanId(id), plan, task, position, &units).await?;
            kept.insert(task_id.0);
        }
        let tasks = sqlx::query_scalar!(r#"SELECT id AS "id!" FROM task WHERE plan_id = $1"#, id)
            .fetch_all(self.connection())
            .await?;
        for gone in tasks.into_iter().filter(|task| !kept.contains(task)) {
            sqlx::query!("UPDATE task SET removed = 1 WHERE id = $1", gone)
                .execute(self.connection())
                .await?;
            self.import_occurrences(TaskId(gone), BTreeMap::new(), known_since).await?;
        }
        self.rings.schedule = true;
        Ok(())
    }

    /// Writes one task of a plan with its occurrences.
    pub(super) async fn put_task(
        &mut self,
        plan_id: PlanId,
        plan: &Plan,
        task: &Task,
        position: i64,
        units: &BTreeMap<String, UnitId>,
    ) -> Result<TaskId> {
        let id = self.import_task(plan_id, plan, task, position).await?;
        let known_since = self.known_since(plan);
        self.import_occurrences(id, wanted(plan, task, units), known_since).await?;
        if task.cancelled.is_some() {
            sqlx::query!(
                "UPDATE assignment SET state = 'cancelled', requested_until = NULL
                 WHERE task_id = $1 AND state IN ('assigned', 'in_progress', 'extension_requested', 'returned')",
                id.0
            )
            .execute(self.connection())
            .await?;
        }
        Ok(id)
    }

    /// The commune's day.
    fn known_since(&self, plan: &Plan) -> NaiveDate {
        self.now.with_timezone(&plan.zone).date_naive()
    }

    async fn import_units(&mut self, plan: &Plan) -> Result<BTreeMap<String, UnitId>> {
        let newest = sqlx::query_scalar!(r#"SELECT max(year) AS "year: i64" FROM plan"#)
            .fetch_one(self.connection())
            .await?;
        let leads = newest.is_none_or(|year| year <= i64::from(plan.year));
        if leads {
            sqlx::query!("UPDATE unit SET position = NULL").execute(self.connection()).await?;
        }
        let mut ids = BTreeMap::new();
        for (position, unit) in (0i64..).zip(&plan.units) {
            ids.insert(unit.slug.clone(), self.import_unit(unit, position, leads).await?);
        }
        Ok(ids)
    }

    /// A unit keeps its id when it is renamed. An older plan does not undo the newest one's names.
    async fn import_unit(&mut self, unit: &Unit, position: i64, leads: bool) -> Result<UnitId> {
        let tone = unit.tone.column();
        let id = sqlx::query_scalar!(
            r#"INSERT INTO unit (slug, section, name, tone, announces, refers, position)
               VALUES ($1, $2, $3, $4, $5, $6, $7)
               ON CONFLICT (slug) DO UPDATE SET
                   section = iif($8, excluded.section, section), name = iif($8, excluded.name, name),
                   tone = iif($8, excluded.tone, tone), announces = iif($8, excluded.announces, announces),
                   refers = iif($8, excluded.refers, refers), position = iif($8, excluded.position, position)
               RETURNING id AS "id!""#,
            unit.slug,
            unit.section,
            unit.name,
            tone,
            unit.announces,
            unit.refers,
            position,
            leads
        )
        .fetch_one(self.connection())
        .await?;
        Ok(UnitId(id))
    }

    async fn import_task(
        &mut self,
        plan_id: PlanId,
        plan: &Plan,
        task: &Task,
        position: i64,
    ) -> Result<TaskId> {
        let units_from = task.units_from.column();
        let ongoing = matches!(task.schedule, Schedule::Ongoing);
        let first = plan.due_dates(task).first().copied();
        let due_from = first.map_or(Source::Local, |on| plan.due_date_from(task, on)).column();
        let days_before = task
            .days_before
            .as_ref()
            .map(serde_json::to_string)
            .transpose()
            .map_err(|_| StoreError::Unreadable("ladder"))?;
        let id = sqlx::query_scalar!(
            r#"INSERT INTO task (plan_id, slug, section, title, text, units_from, due_from, ongoing, days_before, position)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
               ON CONFLICT (plan_id, slug) DO UPDATE SET section = excluded.section, title = excluded.title,
                   text = excluded.text, units_from = excluded.units_from, due_from = excluded.due_from,
                   ongoing = excluded.ongoing, days_before = excluded.days_before, position = excluded.position,
                   removed = 0
               RETURNING id AS "id!""#,
            plan_id.0,
            task.slug,
            task.section,
            task.title,
            task.text,
            units_from,
            due_from,
            ongoing,
            days_before,
            position
        )
        .fetch_one(self.connection())
        .await?;
        Ok(TaskId(id))
    }

    async fn import_occurrences(
        &mut self,
        task: TaskId,
        wanted: Occurrences,
        known_since: NaiveDate,
    ) -> Result<()> {
        let mut present: BTreeMap<UnitId, Vec<Present>> = BTreeMap::new();
        let rows = sqlx::query!(
            r#"SELECT id AS "id!", unit_id, planned_for AS "planned_for!: NaiveDate",
                      known_since AS "known_since!: NaiveDate", state IN ('reported', 'confirmed') AS "answered!: bool",
                      state NOT IN ('assigned', 'cancelled') AS "in_hand!: bool",
                      state NOT IN ('reported', 'confirmed', 'cancelled') AS "open!: bool"
               FROM assignment WHERE task_id = $1 ORDER BY planned_for"#,
            task.0
        )
        .fetch_all(self.connection())
        .await?;
        // What one unit has left undone is as late for the one that it is handed to.
        let mut handed_over: BTreeMap<NaiveDate, NaiveDate> = BTreeMap::new();
        for row in rows {
            if !wanted.contains_key(&UnitId(row.unit_id)) && row.open {
                handed_over.insert(row.planned_for, row.known_since);
            }
            present.entry(UnitId(row.unit_id)).or_default().push(Present {
                id: row.id,
                planned_for: row.planned_for,
                answered: row.answered,
                in_hand: row.in_hand,
            });
        }
        let units: BTreeSet<UnitId> = present.keys().chain(wanted.keys()).copied().collect();
        let nothing = (Part::Lead, BTreeMap::new());
        for unit in units {
            let (part, days) = wanted.get(&unit).unwrap_or(&nothing);
            let existing = present.remove(&unit).unwrap_or_default();
            // One day that became another is the same work. Of several, what is answered for stays where it was:
            // June is not done because May was.
            let is_single = existing.len() == 1 && days.len() == 1;
            let (same, other): (Vec<_>, Vec<_>) =
                existing.into_iter().partition(|present| days.contains_key(&present.planned_for));
            let missing: Vec<_> = days
                .iter()
                .filter(|(day, _)| !same.iter().any(|present| present.planned_for == **day))
                .collect();
            let (movable, settled): (Vec<_>, Vec<_>) =
                other.into_iter().partition(|present| is_single || !present.answered);
            let (movable, left_over) = nearest(movable, &missing);
            let mut movable = movable.into_iter();
            for present in &same {
                self.keep_occurrence(present, *part, present.planned_for, days[&present.planned_for]).await?;
            }
            for (day, from) in missing {
                match movable.next() {
                    Some(moved) => self.keep_occurrence(&moved, *part, *day, *from).await?,
                    None => {
                        let since = handed_over.get(day).copied().unwrap_or(known_since);
                        self.add_occurrence(task, unit, *part, *day, *from, since).await?;
                    }
                }
            }
            for gone in movable.chain(left_over).chain(settled) {
                self.drop_occurrence(gone.id).await?;
            }
        }
        Ok(())
    }

    async fn add_occurrence(
        &mut self,
        task: TaskId,
        unit: UnitId,
        part: Part,
        day: NaiveDate,
        from: Source,
        known_since: NaiveDate,
    ) -> Result<()> {
        let (part, from) = (part.column(), from.column());
        sqlx::query!(
            "INSERT INTO assignment (task_id, unit_id, part, planned_for, due_on, due_from, state, known_since)
             VALUES ($1, $2, $3, $4, $4, $5, 'assigned', $6)",
            task.0,
            unit.0,
            part,
            day,
            from,
            known_since
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Updates what the file says and leaves what people did. A granted extension outlives the import, unless
    /// the file's own date moved; what was asked for is then granted with it, if the new date is late enough.
    async fn keep_occurrence(
        &mut self,
        present: &Present,
        part: Part,
        day: NaiveDate,
        from: Source,
    ) -> Result<()> {
        let (part, from) = (part.column(), from.column());
        let moved = present.planned_for != day;
        sqlx::query!(
            "UPDATE assignment SET part = $2, planned_for = $3,
                 due_from = iif($5 OR due_on = planned_for, $4, due_from), due_on = iif($5, $3, due_on),
                 state = CASE WHEN state = 'cancelled' THEN 'assigned'
                              WHEN $5 AND requested_until <= $3 THEN 'in_progress' ELSE state END,
                 requested_until = iif($5 AND requested_until <= $3, NULL, requested_until)
             WHERE id = $1",
            present.id,
            part,
            day,
            from,
            moved
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn drop_occurrence(&mut self, assignment: i64) -> Result<()> {
        let touched = sqlx::query_scalar!(
            r#"SELECT EXISTS (SELECT 1 FROM task_event WHERE assignment_id = $1) AS "touched!: bool""#,
            assignment
        )
        .fetch_one(self.connection())
        .await?;
        if touched {
            sqlx::query!(
                "UPDATE assignment SET state = 'cancelled', requested_until = NULL
                 WHERE id = $1 AND state IN ('assigned', 'in_progress', 'extension_requested', 'returned')",
                assignment
            )
            .execute(self.connection())
            .await?;
        } else {
            sqlx::query!("DELETE FROM reminder WHERE assignment_id = $1", assignment)
                .execute(self.connection())
                .await?;
            sqlx::query!("DELETE FROM evidence WHERE assignment_id = $1", assignment)
                .execute(self.connection())
                .await?;
            sqlx::query!("DELETE FROM assignment WHERE id = $1", assignment)
                .execute(self.connection())
                .await?;
        }
        Ok(())
    }
}

/// A plan as the database keeps it.
pub(super) fn plan_text(plan: &Plan) -> Result<String> {
    serde_json::to_string(plan).map_err(|_| StoreError::Unreadable("plan"))
}

struct Present {
    id: i64,
    planned_for: NaiveDate,
    /// Reported or confirmed.
    answered: bool,
    /// The unit has done, or said, something about it.
    in_hand: bool,
}

/// Of more occurrences than days are missing, those that move to them: what a unit has in hand first, then what lies
/// nearest; in order. And the rest.
fn nearest(mut movable: Vec<Present>, missing: &[(&NaiveDate, &Source)]) -> (Vec<Present>, Vec<Present>) {
    let Some((first, _)) = missing.first() else { return (vec![], movable) };
    if movable.len() > missing.len() {
        movable.sort_by_key(|present| (!present.in_hand, (present.planned_for - **first).num_days().abs()));
    }
    let left_over = movable.split_off(missing.len().min(movable.len()));
    movable.sort_by_key(|present| present.planned_for);
    (movable, left_over)
}

/// By unit: its part, and the days with whose choice they are.
type Occurrences = BTreeMap<UnitId, (Part, BTreeMap<NaiveDate, Source>)>;

fn wanted(plan: &Plan, task: &Task, units: &BTreeMap<String, UnitId>) -> Occurrences {
    let days: BTreeMap<NaiveDate, Source> =
        plan.due_dates(task).into_iter().map(|day| (day, plan.due_date_from(task, day))).collect();
    let supports = task.support.iter().map(|slug| (slug, Part::Support));
    let leads = task.lead.iter().map(|slug| (slug, Part::Lead));
    // A unit named twice leads: the later entry stays.
    supports
        .chain(leads)
        .filter_map(|(slug, part)| units.get(slug).map(|unit| (*unit, (part, days.clone()))))
        .collect()
}
