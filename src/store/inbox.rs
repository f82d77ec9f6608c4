//! Every update, from the moment Telegram gives it until it is handled. Sealed whole.

use chrono::{DurationRound, NaiveDate};

use super::vault::{HASH_BYTES, Purpose};
use super::{Result, Store, StoreError, Tx};
use crate::domain::ids::{ChatId, UpdateId};

/// Wide enough for a press on the longest screen, which comes back with the update: with narrow steps the length of the
/// sender's name would decide the size now and then, and names lie in clear.
pub(super) const STEP: usize = 8192;

/// A keyed hash of the chat in which an update happened: updates of one lane are handled in order.
pub type Lane = [u8; HASH_BYTES];

/// An update that waits.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub position: i64,
    pub lane: Lane,
    pub attempts: u32,
    sealed: Vec<u8>,
}

impl Tx {
    /// Confirms everything below `next` at the next call of getUpdates.
    pub async fn set_receive_offset(&mut self, next: i64) -> Result<()> {
        sqlx::query!(
            "INSERT INTO receive_offset (id, next) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET next = excluded.next",
            next
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Marks an update id as stored. False if it had been before: then it must not act again.
    pub async fn first_time(&mut self, update: UpdateId) -> Result<bool> {
        let (id, day) = (i64::from(update.0), self.now.date_naive());
        let inserted = sqlx::query!(
            "INSERT INTO seen_update (update_id, seen_on) VALUES ($1, $2) ON CONFLICT (update_id) DO NOTHING",
            id,
            day
        )
        .execute(self.connection())
        .await?;
        Ok(inserted.rows_affected() == 1)
    }

    /// Stores an update as it came. `chat` decides the lane; updates of no chat share one.
    pub async fn store_update(&mut self, update: UpdateId, chat: Option<ChatId>, raw: &[u8]) -> Result<()> {
        let lane = self.vault.hash(Purpose::InboxLane, &chat.map_or(0, |chat| chat.0).to_le_bytes()).to_vec();
        let sealed = self.vault.seal(Purpose::Inbox, raw, STEP)?;
        let id = i64::from(update.0);
        sqlx::query!("INSERT INTO inbox (update_id, lane, sealed) VALUES ($1, $2, $3)", id, lane, sealed)
            .execute(self.connection())
            .await?;
        self.rings.inbox = true;
        Ok(())
    }

    /// Removes an update, in the transaction of what it does. False if it was gone: then it has acted already.
    pub async fn finish_update(&mut self, position: i64) -> Result<bool> {
        let gone = sqlx::query!("DELETE FROM inbox WHERE position = $1", position)
            .execute(self.connection())
            .await?;
        Ok(gone.rows_affected() == 1)
    }

    /// Notes that handling failed once more.
    pub async fn note_attempt(&mut self, position: i64) -> Result<()> {
        sqlx::query!("UPDATE inbox SET attempts = attempts + 1 WHERE position = $1", position)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Gives an update up; it stays sealed for a day and is counted by `loa doctor`.
    pub async fn set_aside(&mut self, position: i64) -> Result<()> {
        let hour = self.now.duration_trunc(chrono::Duration::hours(1)).unwrap_or(self.now);
        sqlx::query!("UPDATE inbox SET set_aside_at = $2 WHERE position = $1", position, hour)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Deletes what was set aside a day ago, and forgets update ids of past days.
    pub async fn sweep_inbox(&mut self, forget_before: NaiveDate) -> Result<()> {
        let a_day_ago = self.now - chrono::Duration::hours(24);
        sqlx::query!("DELETE FROM inbox WHERE set_aside_at IS NOT NULL AND set_aside_at <= $1", a_day_ago)
            .execute(self.connection())
            .await?;
        sqlx::query!("DELETE FROM seen_update WHERE seen_on < $1", forget_before)
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

impl Store {
    /// The id from which Telegram is asked for updates; `None` before the first.
    pub async fn receive_offset(&self) -> Result<Option<i64>> {
        let next = sqlx::query_scalar!("SELECT next FROM receive_offset WHERE id = 1")
            .fetch_optional(&self.reader)
            .await?;
        Ok(next)
    }

    /// Updates after this position in the order in which they came, at most `limit`.
    pub async fn updates_after(&self, position: i64, limit: u32) -> Result<Vec<Waiting>> {
        let rows = sqlx::query!(
            "SELECT position, lane, attempts, sealed FROM inbox
             WHERE position > $1 AND set_aside_at IS NULL ORDER BY position LIMIT $2",
            position,
            limit
        )
        .fetch_all(&self.reader)
        .await?;
        rows.into_iter()
            .map(|row| {
                let lane = row.lane.try_into().map_err(|_| StoreError::Unreadable("inbox"))?;
                let attempts = u32::try_from(row.attempts).unwrap_or(u32::MAX);
                Ok(Waiting { position: row.position, lane, attempts, sealed: row.sealed })
            })
            .collect()
    }

    /// The update as Telegram sent it.
    pub fn open_update(&self, waiting: &Waiting) -> Result<zeroize::Zeroizing<Vec<u8>>> {
        Ok(self.vault.open_sealed(Purpose::Inbox, &waiting.sealed)?)
    }

    /// How many updates wait, and how many were given up in the last day.
    pub async fn inbox_size(&self) -> Result<(i64, i64)> {
        let row = sqlx::query!(
            r#"SELECT count(*) FILTER (WHERE set_aside_at IS NULL) AS "waiting!: i64",
                      count(*) FILTER (WHERE set_aside_at IS NOT NULL) AS "set_aside!: i64" FROM inbox"#
        )
        .fetch_one(&self.reader)
        .await?;
        Ok((row.waiting, row.set_aside))
    }
}
