//! Next year's plan while it is looked through: one review for the commune, whoever coordinates it.

use chrono::{DateTime, Utc};

use super::{Result, StoreError, Tx};
use crate::domain::next_year::{Draft, Review};
use crate::domain::roll::next_year;

const DRAFT: &str = "next_year";

impl Tx {
    /// The plan that follows the one in force, as far as it was decided. Nothing without a plan.
    pub async fn next_year(&mut self) -> Result<Option<Review>> {
        let Some(stored) = self.plan_in_force().await? else { return Ok(None) };
        let proposal = next_year(&stored.plan);
        let draft = match self.setting(&draft_name(proposal.plan.year)).await? {
            Some(text) => serde_json::from_str(&text).map_err(|_| StoreError::Unreadable("next year"))?,
            None => Draft::default(),
        };
        Ok(Some(Review { proposal, draft, revision: stored.revision() }))
    }

    /// Keeps what was decided.
    pub async fn keep_next_year(&mut self, review: &Review) -> Result<()> {
        let text = serde_json::to_string(&review.draft).map_err(|_| StoreError::Unreadable("next year"))?;
        self.set_setting(&draft_name(review.year()), &text).await
    }

    /// The year of the plan that stands where one of this year and slug would go, and when it was imported last.
    pub async fn plan_in_place_of(&mut self, year: i32, slug: &str) -> Result<Option<(i32, DateTime<Utc>)>> {
        let row = sqlx::query!(
            r#"SELECT year AS "year!: i32", imported_at AS "at!: DateTime<Utc>" FROM plan
               WHERE year = $1 OR slug = $2 ORDER BY year = $1 DESC LIMIT 1"#,
            year,
            slug
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(row.map(|row| (row.year, row.at)))
    }
}

fn draft_name(year: i32) -> String {
    format!("{DRAFT}/{year}")
}
