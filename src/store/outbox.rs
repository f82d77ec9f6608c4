//! Everything that is sent, from the decision until Telegram has taken it.
//!
//! Rows are sealed alike, whatever they say and to whom. A lane is one chat; within a lane and class the oldest
//! row is the head, and only heads are offered to the courier, so that one busy chat never hides the others.

use super::vault::{HASH_BYTES, Purpose};
use super::{Result, Store, StoreError, Tx};
use crate::domain::outgoing::{Class, Outgoing};

const STEP: usize = 512;

/// A keyed hash of a chat.
pub type Lane = [u8; HASH_BYTES];

/// A row that may be sent now.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub id: i64,
    pub class: Class,
    pub lane: Lane,
    sealed: Vec<u8>,
}

impl Tx {
    /// Puts a message into the outbox. With a topic it can be cancelled while it waits.
    pub async fn send(&mut self, class: Class, outgoing: &Outgoing, topic: Option<&str>) -> Result<()> {
        let lane = self.vault.hash(Purpose::OutboxLane, &outgoing.chat.0.to_le_bytes()).to_vec();
        let topic = topic.map(|topic| self.vault.hash(Purpose::OutboxTopic, topic.as_bytes()).to_vec());
        let content = serde_json::to_vec(outgoing).map_err(|_| StoreError::Unreadable("outbox"))?;
        let sealed = self.vault.seal(Purpose::Outbox, &content, STEP)?;
        let class = class as i64;
        sqlx::query!(
            "INSERT INTO outbox (class, lane, topic, head, sealed)
             VALUES ($1, $2, $3, NOT EXISTS (SELECT 1 FROM outbox WHERE lane = $2 AND class = $1), $4)",
            class,
            lane,
            topic,
            sealed
        )
        .execute(self.connection())
        .await?;
        self.rings.outbox = true;
        Ok(())
    }

    /// Takes what waits under this topic back, and returns it.
    pub async fn take_back(&mut self, topic: &str) -> Result<Vec<Outgoing>> {
        let topic = self.vault.hash(Purpose::OutboxTopic, topic.as_bytes()).to_vec();
        let rows =
            sqlx::query!(r#"SELECT id AS "id!", sealed FROM outbox WHERE topic = $1 ORDER BY id"#, topic)
                .fetch_all(self.connection())
                .await?;
        let mut taken = Vec::with_capacity(rows.len());
        for row in rows {
            taken.push(open(&self.vault, &row.sealed)?);
            self.finish(row.id).await?;
        }
        Ok(taken)
    }

    /// Removes a row that was sent, or never will be, and lets the next of its lane step up.
    pub async fn finish(&mut self, id: i64) -> Result<()> {
        let gone = sqlx::query!("DELETE FROM outbox WHERE id = $1 RETURNING lane, class", id)
            .fetch_optional(self.connection())
            .await?;
        let Some(gone) = gone else { return Ok(()) };
        sqlx::query!(
            "UPDATE outbox SET head = 1
             WHERE id = (SELECT min(id) FROM outbox WHERE lane = $1 AND class = $2)",
            gone.lane,
            gone.class
        )
        .execute(self.connection())
        .await?;
        self.rings.outbox = true;
        Ok(())
    }

    /// Drops everything that waits for a chat that cannot be reached. Returns how many rows there were.
    pub async fn drop_lane(&mut self, lane: &Lane) -> Result<u64> {
        let lane = lane.as_slice();
        let gone =
            sqlx::query!("DELETE FROM outbox WHERE lane = $1", lane).execute(self.connection()).await?;
        Ok(gone.rows_affected())
    }
}

impl Store {
    /// The oldest heads of a class after this row, at most `limit`. Lanes of other classes do not matter here.
    pub async fn waiting(&self, class: Class, after: i64, limit: u32) -> Result<Vec<Waiting>> {
        let number = class as i64;
        let rows = sqlx::query!(
            r#"SELECT id AS "id!", lane, sealed FROM outbox
               WHERE class = $1 AND head = 1 AND id > $2 ORDER BY id LIMIT $3"#,
            number,
            after,
            limit
        )
        .fetch_all(&self.reader)
        .await?;
        rows.into_iter()
            .map(|row| {
                let lane = row.lane.try_into().map_err(|_| StoreError::Unreadable("outbox"))?;
                Ok(Waiting { id: row.id, class, lane, sealed: row.sealed })
            })
            .collect()
    }

    /// What a row says and to whom.
    pub fn open_waiting(&self, waiting: &Waiting) -> Result<Outgoing> {
        open(&self.vault, &waiting.sealed)
    }

    /// How many rows wait, by class.
    pub async fn outbox_size(&self) -> Result<i64> {
        Ok(sqlx::query_scalar!("SELECT count(*) FROM outbox").fetch_one(&self.reader).await?)
    }
}

fn open(vault: &super::vault::Vault, sealed: &[u8]) -> Result<Outgoing> {
    let opened = vault.open_sealed(Purpose::Outbox, sealed)?;
    serde_json::from_slice(&opened).map_err(|_| StoreError::Unreadable("outbox"))
}
