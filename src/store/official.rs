//! What is written down for an official report: a fixed number of statements, however large the plan is.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use super::plans::StoredPlan;
use super::{Result, StoreError, Tx};
use crate::domain::ids::{AssignmentId, PlanId, TaskId, UnitId};
use crate::domain::official::{
    Announced, Commune, HelpCall, Official, Period, Records, Reported, Span, TaskRecord,
};
use crate::domain::plan::{Slug, Tone};
use crate::domain::schedule::Calendar;
use crate::domain::task::State;

/// From the first moment of a period to the first one after it.
#[derive(Clone, Copy)]
struct Bounds {
    from: DateTime<Utc>,
    until: DateTime<Utc>,
    zone: Tz,
}

impl Bounds {
    fn of(period: Period, calendar: &Calendar) -> Self {
        let midnight = |day: NaiveDate| calendar.at(day, NaiveTime::MIN);
        let after = period.collected_until.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX);
        Self { from: midnight(period.from), until: midnight(after), zone: calendar.zone() }
    }

    fn day(self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }
}

impl Tx {
    /// The facts of a report; nothing if there is no plan of its year.
    pub async fn official(&mut self, span: Span) -> Result<Option<Official>> {
        let Some(stored) = self.plan_of_year(span.year()).await? else { return Ok(None) };
        let period = Period::of(span, &stored.plan);
        self.official_of(&stored, period).await.map(Some)
    }

    /// The same of all of a plan, from the first day of its year to the last.
    pub async fn whole_plan(&mut self, stored: &StoredPlan) -> Result<Official> {
        let day = |month, day| NaiveDate::from_ymd_opt(stored.plan.year, month, day).unwrap_or_default();
        let period = Period::of(Span::Range { from: day(1, 1), until: day(12, 31) }, &stored.plan);
        self.official_of(stored, period).await
    }

    async fn official_of(&mut self, stored: &StoredPlan, period: Period) -> Result<Official> {
        let bounds = Bounds::of(period, &stored.calendar);
        let slugs: HashMap<UnitId, Slug> =
            self.unit_ids().await?.into_iter().map(|(slug, unit)| (unit, slug)).collect();
        // Names may be another year's.
        let tone = |unit| slugs.get(&unit).map_or(Tone::Requested, |slug| stored.plan.tone_of(slug));
        let units: Vec<(UnitId, String, Tone)> = self
            .unit_choices()
            .await?
            .into_iter()
            .map(|unit| (unit.unit, unit.name, tone(unit.unit)))
            .collect();
        let next_plan = self.plan_of_year(stored.plan.year + 1).await?;
        let records = Records {
            tasks: self.task_records(stored.id).await?,
            assignments: self.assignments_of_plan(stored.id).await?,
            reports: self.reports_between(stored.id, bounds).await?,
            states: if bounds.until <= self.now {
                Some(self.states_at(stored.id, bounds).await?)
            } else {
                None
            },
            calls: self.help_calls(stored.id, bounds).await?,
            announced: self.announced_between(bounds).await?,
            cases: self.case_counts().await?,
            next_plan: next_plan.map(|next| next.plan.clone()),
        };
        let now = self.now.with_timezone(&bounds.zone).naive_local();
        let commune = Commune { plan: &stored.plan, units: &units, now };
        Ok(Official::draw(commune, period, records))
    }

    async fn task_records(&mut self, plan: PlanId) -> Result<Vec<TaskRecord>> {
        let rows = sqlx::query!(
            r#"SELECT id AS "id!", slug, section, title, text FROM task
               WHERE plan_id = $1 AND removed = 0 ORDER BY position"#,
            plan.0
        )
        .fetch_all(self.connection())
        .await?;
        let record = rows.into_iter().map(|row| TaskRecord {
            id: TaskId(row.id),
            slug: row.slug,
            section: row.section,
            title: row.title,
            text: row.text,
        });
        Ok(record.collect())
    }

    /// The latest report of the period on each assignment, with what was sent to prove it until then.
    async fn reports_between(
        &mut self,
        plan: PlanId,
        bounds: Bounds,
    ) -> Result<HashMap<AssignmentId, Reported>> {
        // SQLite takes the other columns from the row that has the maximum.
        let rows = sqlx::query!(
            r#"SELECT report.assignment_id AS "assignment_id!", max(report.id) AS "latest!: i64",
                      report.at AS "at!: DateTime<Utc>", report.text AS "text!",
                      report.participants AS "participants: u32", report.women AS "women: u32",
                      report.men AS "men: u32",
                      (SELECT count(*) FROM evidence
                       WHERE evidence.assignment_id = report.assignment_id AND evidence.at < $3) AS "evidence!: u32"
               FROM task JOIN assignment ON assignment.task_id = task.id
                         JOIN report ON report.assignment_id = assignment.id
               WHERE task.plan_id = $1 AND report.at >= $2 AND report.at < $3
               GROUP BY report.assignment_id"#,
            plan.0,
            bounds.from,
            bounds.until
        )
        .fetch_all(self.connection())
        .await?;
        let reported = rows.into_iter().map(|row| {
            let report = Reported {
                on: bounds.day(row.at),
                text: row.text,
                participants: row.participants,
                women: row.women,
                men: row.men,
                evidence: row.evidence,
            };
            (AssignmentId(row.assignment_id), report)
        });
        Ok(reported.collect())
    }

    /// How assignments stood when the period ended. What nothing had happened to is missing.
    async fn states_at(&mut self, plan: PlanId, bounds: Bounds) -> Result<HashMap<AssignmentId, State>> {
        let rows = sqlx::query!(
            r#"SELECT event.assignment_id AS "assignment_id!", max(event.id) AS "latest!: i64",
                      event.kind AS "kind!"
               FROM task JOIN assignment ON assignment.task_id = task.id
                         JOIN task_event AS event ON event.assignment_id = assignment.id
               WHERE task.plan_id = $1 AND event.at < $2 AND event.kind IN
                   ('started', 'reported', 'extension_requested', 'granted', 'refused', 'confirmed', 'returned',
                    'cancelled', 'reopened')
               GROUP BY event.assignment_id"#,
            plan.0,
            bounds.until
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                let state = match row.kind.as_str() {
                    "started" | "granted" | "refused" => State::InProgress,
                    "reopened" => State::Assigned,
                    kind => State::from_name(kind).ok_or(StoreError::Unreadable("task event"))?,
                };
                Ok((AssignmentId(row.assignment_id), state))
            })
            .collect()
    }

    async fn help_calls(&mut self, plan: PlanId, bounds: Bounds) -> Result<Vec<HelpCall>> {
        let rows = sqlx::query!(
            r#"SELECT event.at AS "at!: DateTime<Utc>", unit.name, task.title, event.note AS "note!"
               FROM task JOIN assignment ON assignment.task_id = task.id JOIN unit ON unit.id = assignment.unit_id
                         JOIN task_event AS event ON event.assignment_id = assignment.id
               WHERE task.plan_id = $1 AND event.at >= $2 AND event.at < $3 AND event.kind = 'help_asked'
                   AND event.note IS NOT NULL
               ORDER BY event.id"#,
            plan.0,
            bounds.from,
            bounds.until
        )
        .fetch_all(self.connection())
        .await?;
        let call = rows.into_iter().map(|row| HelpCall {
            on: bounds.day(row.at),
            unit_name: row.name,
            title: row.title,
            text: row.note,
        });
        Ok(call.collect())
    }

    /// Announcements whose sending began within the period.
    async fn announced_between(&mut self, bounds: Bounds) -> Result<Vec<Announced>> {
        let rows = sqlx::query!(
            r#"SELECT campaign, event_on AS "event_on: NaiveDate", sent AS "sent!: u32",
                      ifnull(coming_kept, (SELECT count(*) FROM announcement_answer AS answer
                                           WHERE answer.announcement_id = announcement.id
                                             AND answer.answer = 'coming')) AS "coming!: u32"
               FROM announcement
               WHERE state IN ('sending', 'paused', 'stopped', 'sent') AND begun_at >= $1 AND begun_at < $2
               ORDER BY id"#,
            bounds.from,
            bounds.until
        )
        .fetch_all(self.connection())
        .await?;
        let announced = rows.into_iter().map(|row| Announced {
            // The plan's campaign and the message in it: "thang-hanh-dong/mo-dau".
            campaign: row.campaign.map(|name| name.split('/').next().unwrap_or_default().to_owned()),
            event_on: row.event_on,
            copies: row.sent,
            coming: row.coming,
        });
        Ok(announced.collect())
    }
}
