//! Counts of what went wrong, for `loa doctor`. No content, no names.

use super::{Result, Store, Tx};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tally {
    /// Updates that Telegram sent and this version cannot read.
    UnreadableUpdates,
    /// Messages that Telegram refused for good.
    RefusedMessages,
}

impl Tally {
    fn name(self) -> &'static str {
        match self {
            Tally::UnreadableUpdates => "unreadable_updates",
            Tally::RefusedMessages => "refused_messages",
        }
    }
}

impl Tx {
    pub async fn count(&mut self, tally: Tally) -> Result<()> {
        let name = tally.name();
        sqlx::query!(
            "INSERT INTO tally (name, count) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET count = count + 1",
            name
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

impl Store {
    pub async fn tally(&self, tally: Tally) -> Result<i64> {
        let name = tally.name();
        let count = sqlx::query_scalar!("SELECT count FROM tally WHERE name = $1", name)
            .fetch_optional(&self.reader)
            .await?;
        Ok(count.unwrap_or(0))
    }
}
