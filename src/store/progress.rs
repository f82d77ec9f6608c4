//! What the pictures and screens of the plan's progress show.

use std::sync::Arc;

use chrono::NaiveDate;

use super::plans::StoredPlan;
use super::{Result, Tx};
use crate::domain::progress::{Board, UnitFacts};
use crate::domain::task::Assignment;
use crate::domain::year::Year;

/// Everything that is measured: the plan in force, and what is left over from the year before.
#[derive(Clone, Debug)]
pub struct Measured {
    stored: Arc<StoredPlan>,
    units: Vec<UnitFacts>,
    assignments: Vec<Assignment>,
    /// What is not settled of the plan of the year before.
    left_over: Vec<Assignment>,
    /// The commune's date.
    today: NaiveDate,
}

impl Measured {
    pub fn board(&self) -> Board {
        let plan = &self.stored.plan;
        let counted = [self.assignments.as_slice(), &self.left_over].concat();
        Board::draw(plan.title.clone(), plan.commune.clone(), &self.units, &counted, self.today)
    }

    /// The plan's own year: what is left over from another one is not part of it.
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
        let mut left_over = self.assignments_of_year_before(&stored).await?;
        left_over.retain(|assignment| !assignment.state.is_settled());
        Ok(Some(Measured { stored, units, assignments, left_over, today }))
    }

    /// Everything of the plan of the year before. What is not settled of it is still reminded of and waited for, so that
    /// it counts as long as it is not.
    pub async fn assignments_of_year_before(&mut self, stored: &StoredPlan) -> Result<Vec<Assignment>> {
        match self.plan_of_year(stored.plan.year - 1).await? {
            Some(before) => self.assignments_of_plan(before.id).await,
            None => Ok(vec![]),
        }
    }
}
