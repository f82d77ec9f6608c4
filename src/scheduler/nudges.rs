//! Nudges that were asked for at night or on a holiday.

use chrono::NaiveDate;

use crate::store::plans::StoredPlan;
use crate::store::{Result, Tx};

/// Sends what was to go out by this morning. A unit that has answered meanwhile is not asked any more.
pub(super) async fn carry_out(tx: &mut Tx, stored: &StoredPlan, today: NaiveDate) -> Result<()> {
    for nudge in tx.take_nudges(today).await? {
        // Somebody was faster this morning: once a day is enough.
        if tx.nudging(nudge.unit, today).await?.is_some() {
            continue;
        }
        let tasks = tx.to_ask_after(nudge.unit, today).await?;
        tx.nudge(nudge, tasks, stored, today).await?;
    }
    Ok(())
}
