//! Plans: which one is in force.

use std::sync::{Arc, PoisonError};

use chrono::{DateTime, Datelike, Utc};
use chrono_tz::Tz;

use super::{Plans, Result, Store, StoreError, Tx};
use crate::domain::ids::PlanId;
use crate::domain::plan::{Plan, Source, Tone};
use crate::domain::schedule::Calendar;
use crate::domain::task::Part;

/// A plan of the database with its calendar.
#[derive(Debug)]
pub struct StoredPlan {
    pub id: PlanId,
    revision: i64,
    pub plan: Plan,
    pub calendar: Calendar,
}

impl StoredPlan {
    /// How often it was imported: another one, another plan.
    pub fn revision(&self) -> u32 {
        u32::try_from(self.revision).unwrap_or(u32::MAX)
    }
}

impl Source {
    pub(super) fn column(self) -> &'static str {
        match self {
            Source::Plan => "plan",
            Source::Local => "local",
        }
    }

    pub(super) fn from_column(text: &str) -> Result<Self> {
        match text {
            "plan" => Ok(Source::Plan),
            "local" => Ok(Source::Local),
            _ => Err(StoreError::Unreadable("source")),
        }
    }
}

impl Tone {
    pub(super) fn column(self) -> &'static str {
        match self {
            Tone::Assigned => "assigned",
            Tone::Requested => "requested",
        }
    }

    pub(super) fn from_column(text: &str) -> Result<Self> {
        match text {
            "assigned" => Ok(Tone::Assigned),
            "requested" => Ok(Tone::Requested),
            _ => Err(StoreError::Unreadable("tone")),
        }
    }
}

impl Part {
    pub(super) fn column(self) -> &'static str {
        match self {
            Part::Lead => "lead",
            Part::Support => "support",
        }
    }

    pub(super) fn from_column(text: &str) -> Result<Self> {
        match text {
            "lead" => Ok(Part::Lead),
            "support" => Ok(Part::Support),
            _ => Err(StoreError::Unreadable("part")),
        }
    }
}

impl Tx {
    /// The plan of this year; before its year has come, the nearest one ahead; after the last one, the last.
    pub async fn plan_in_force(&mut self) -> Result<Option<Arc<StoredPlan>>> {
        let rows = sqlx::query!(r#"SELECT id AS "id!", year, zone, revision FROM plan ORDER BY year, id"#)
            .fetch_all(self.connection())
            .await?;
        let this_year = |zone: &str| {
            let zone: Tz = zone.parse().unwrap_or_default();
            i64::from(self.now.with_timezone(&zone).year())
        };
        let chosen = rows.iter().rfind(|row| row.year <= this_year(&row.zone)).or(rows.first());
        let Some((id, revision)) = chosen.map(|row| (PlanId(row.id), row.revision)) else { return Ok(None) };
        self.stored_plan(id, revision).await.map(Some)
    }

    /// The plan of this year.
    pub async fn plan_of_year(&mut self, year: i32) -> Result<Option<Arc<StoredPlan>>> {
        let row = sqlx::query!(r#"SELECT id AS "id!", revision FROM plan WHERE year = $1"#, year)
            .fetch_optional(self.connection())
            .await?;
        let Some(row) = row else { return Ok(None) };
        self.stored_plan(PlanId(row.id), row.revision).await.map(Some)
    }

    async fn stored_plan(&mut self, id: PlanId, revision: i64) -> Result<Arc<StoredPlan>> {
        if let Some(known) = recall(&self.plans, id, revision) {
            return Ok(known);
        }
        let definition = sqlx::query_scalar!("SELECT definition FROM plan WHERE id = $1", id.0)
            .fetch_one(self.connection())
            .await?;
        let plan: Plan = serde_json::from_str(&definition).map_err(|_| StoreError::Unreadable("plan"))?;
        let calendar = Calendar::of(&plan).map_err(|_| StoreError::Unreadable("plan"))?;
        let stored = Arc::new(StoredPlan { id, revision, plan, calendar });
        self.plans.lock().unwrap_or_else(PoisonError::into_inner).insert(id, stored.clone());
        Ok(stored)
    }

    /// The plan with this slug as it was last imported.
    pub async fn plan(&mut self, slug: &str) -> Result<Option<Plan>> {
        let definition = sqlx::query_scalar!("SELECT definition FROM plan WHERE slug = $1", slug)
            .fetch_optional(self.connection())
            .await?;
        definition
            .map(|text| serde_json::from_str(&text).map_err(|_| StoreError::Unreadable("plan")))
            .transpose()
    }
}

fn recall(plans: &Plans, id: PlanId, revision: i64) -> Option<Arc<StoredPlan>> {
    let plans = plans.lock().unwrap_or_else(PoisonError::into_inner);
    plans.get(&id).filter(|stored| stored.revision == revision).cloned()
}

impl Store {
    /// The plan in force as it was last read, without asking the database.
    pub fn known_plan(&self, now: DateTime<Utc>) -> Option<Arc<StoredPlan>> {
        let plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        let begun = |stored: &&Arc<StoredPlan>| stored.plan.year <= stored.calendar.date(now).year();
        let latest = plans.values().filter(begun).max_by_key(|stored| stored.plan.year);
        latest.or_else(|| plans.values().min_by_key(|stored| stored.plan.year)).cloned()
    }
}
