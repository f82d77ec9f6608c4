//! What the pictures and screens of the plan's progress show.

use std::sync::Arc;

use chrono::NaiveDate;

use super::plans::StoredPlan;
use super::{Result, Tx};
use crate::domain::progress::{Board, UnitFacts};
use crate::domain::task::Assignment;
use crate::domain::year::Year;

/// Everything that is measured of the plan in force.
#[derive(Clone, Debug)]
pub struct Measured {
    stored: Arc<StoredPlan>,
    units: Vec<UnitFacts>,
    assignments: Vec<Assignment>,
    /// The commune's date.
    today: NaiveDate,
}

impl Measured {
    pub fn board(&self) -> Board {
        let plan = &self.stored.plan;
        Board::draw(plan.title.clone(), plan.commune.clone(), &self.units, &self.assignments, self.today)
    }

    pub fn year(&self) -> Year {
        Year::draw(&self.stored.plan, &self.units, &self.assignments, self.today)
    }
}

impl Tx {
    /// Nothing without a plan.
    pub async fn measured(&mut self) -> Result<Option<Measured>> {
        let Some(stored) = self.plan_in_force().await? else { return Ok(None) };
        let today = self.now.with_timezone(&stored.calendar.zone()).date_naive();
        let units = self.unit_facts().await?;
        let assignments = self.assignments_of_plan(stored.id).await?;
        Ok(Some(Measured { stored, units, assignments, today }))
    }
}
