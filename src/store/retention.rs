//! Forgetting who got old announcements, and who answered them. They leave the chat with it; what was announced, how many it
//! reached and how many came stays for the reports.

use chrono::{DateTime, Utc};

use super::{Result, Tx};

impl Tx {
    /// Of the oldest announcement that ended before this moment, deletes at most so many copies and answers. True if there
    /// is more to forget.
    pub async fn forget_copies_before(&mut self, moment: DateTime<Utc>, limit: u32) -> Result<bool> {
        let oldest = sqlx::query_scalar!(
            "SELECT id FROM announcement WHERE busy = 0 AND forgotten = 0 AND ended_at < $1
             ORDER BY ended_at LIMIT 1",
            moment
        )
        .fetch_optional(self.connection())
        .await?;
        let Some(id) = oldest else { return Ok(false) };
        sqlx::query!(
            "UPDATE announcement
             SET coming_kept = (SELECT count(*) FROM announcement_answer
                                WHERE announcement_id = $1 AND answer = 'coming')
             WHERE id = $1 AND coming_kept IS NULL",
            id
        )
        .execute(self.connection())
        .await?;
        let copies = sqlx::query!(
            "DELETE FROM delivery WHERE announcement_id = $1
             AND chat_id IN (SELECT chat_id FROM delivery WHERE announcement_id = $1 LIMIT $2)",
            id,
            limit
        )
        .execute(self.connection())
        .await?;
        let answers = sqlx::query!(
            "DELETE FROM announcement_answer WHERE announcement_id = $1
             AND person_id IN (SELECT person_id FROM announcement_answer WHERE announcement_id = $1 LIMIT $2)",
            id,
            limit
        )
        .execute(self.connection())
        .await?;
        if copies.rows_affected() + answers.rows_affected() == 0 {
            sqlx::query!("UPDATE announcement SET forgotten = 1 WHERE id = $1", id)
                .execute(self.connection())
                .await?;
        }
        Ok(true)
    }
}
