//! Table by table: what is sealed is sealed anew, and keyed hashes are made anew from what they were made of.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use zeroize::Zeroizing;

use super::super::case_keys::case_id;
use super::super::vault::{CaseKey, HASH_BYTES, Purpose, Vault, VaultError};
use super::super::{Result, Store, dialogue, inbox, outbox, sent};
use crate::domain::ids::CaseId;

/// The two keys, and the chats that keyed hashes may stand for.
pub(super) struct Keys<'a> {
    old: &'a Vault,
    new: &'a Vault,
    chats: Vec<i64>,
}

impl<'a> Keys<'a> {
    pub(super) async fn new(store: &Store, old: &'a Vault, new: &'a Vault) -> Result<Self> {
        let chats = sqlx::query_scalar!(
            r#"SELECT chat_id AS "chat!: i64" FROM person UNION SELECT chat_id FROM group_chat"#
        )
        .fetch_all(&store.reader)
        .await?;
        let mut keys = Self { old, new, chats };
        // Somebody who has a case and erased their person's row still finds it by their chat.
        let owners = keys.owners(store).await?;
        keys.chats.extend(owners);
        // Updates of no chat.
        keys.chats.push(0);
        Ok(keys)
    }

    /// The chats in which cases were begun, whichever of the keys their own keys are wrapped with by now.
    async fn owners(&self, store: &Store) -> Result<Vec<i64>> {
        let rows = sqlx::query!("SELECT case_id, wrapped FROM case_key").fetch_all(&store.keys).await?;
        let mut owners = vec![];
        for row in rows {
            let key = CaseKey::unwrap(self.old, &row.wrapped);
            let Ok(key) = key.or_else(|_| CaseKey::unwrap(self.new, &row.wrapped)) else { continue };
            owners.extend(store.owner_of(case_id(row.case_id)?, &key).await?.map(|chat| chat.0));
        }
        Ok(owners)
    }

    /// Old hash to new hash, for every chat.
    fn hashes(&self, purpose: Purpose) -> HashMap<Vec<u8>, Vec<u8>> {
        let pair = |chat: &i64| {
            let bytes = chat.to_le_bytes();
            (self.old.hash(purpose, &bytes).to_vec(), self.new.hash(purpose, &bytes).to_vec())
        };
        self.chats.iter().map(pair).collect()
    }

    /// What a row holds; `None` if it cannot be opened.
    fn open(&self, purpose: Purpose, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        self.old.open_sealed(purpose, sealed).ok()
    }

    /// Wraps the keys of cases anew. One that neither key opens stays as it is: its case is lost already, and what is
    /// left of it is swept.
    pub(super) async fn case_keys(&self, connection: &mut SqliteConnection) -> Result<()> {
        let owners = self.hashes(Purpose::CaseOwner);
        let rows =
            sqlx::query!("SELECT case_id, wrapped, owner FROM case_key").fetch_all(&mut *connection).await?;
        for row in rows {
            let Ok(key) = CaseKey::unwrap(self.old, &row.wrapped) else { continue };
            let wrapped = key.wrap(self.new)?;
            // Practice belongs to nobody.
            let owner = owners.get(&row.owner).cloned().map_or_else(random_hash, Ok)?;
            sqlx::query!(
                "UPDATE case_key SET wrapped = $2, owner = $3 WHERE case_id = $1",
                row.case_id,
                wrapped,
                owner
            )
            .execute(&mut *connection)
            .await?;
        }
        Ok(())
    }

    /// The keys of all cases, which are wrapped with the new key by now.
    pub(super) async fn unwrapped_case_keys(&self, store: &Store) -> Result<HashMap<CaseId, CaseKey>> {
        let rows = sqlx::query!("SELECT case_id, wrapped FROM case_key").fetch_all(&store.keys).await?;
        let mut keys = HashMap::new();
        for row in rows {
            if let Ok(key) = CaseKey::unwrap(self.new, &row.wrapped) {
                keys.insert(case_id(row.case_id)?, key);
            }
        }
        Ok(keys)
    }

    /// Returns how many rows were dropped, as the others do.
    pub(super) async fn dialogue(&self, connection: &mut SqliteConnection) -> Result<u64> {
        let slots = self.hashes(Purpose::DialogueSlot);
        let rows = sqlx::query!("SELECT slot, sealed FROM dialogue").fetch_all(&mut *connection).await?;
        let mut dropped = 0;
        for row in rows {
            let content = self.open(Purpose::Dialogue, &row.sealed);
            sqlx::query!("DELETE FROM dialogue WHERE slot = $1", row.slot).execute(&mut *connection).await?;
            let (Some(slot), Some(content)) = (slots.get(&row.slot), content) else {
                dropped += 1;
                continue;
            };
            let sealed = self.new.seal(Purpose::Dialogue, &content, dialogue::STEP)?;
            sqlx::query!("INSERT INTO dialogue (slot, sealed) VALUES ($1, $2)", slot, sealed)
                .execute(&mut *connection)
                .await?;
        }
        Ok(dropped)
    }

    /// A lane of a chat that is nobody's (a group's) becomes a random one: its updates stay in order among themselves.
    pub(super) async fn inbox(&self, connection: &mut SqliteConnection) -> Result<u64> {
        let mut lanes = self.hashes(Purpose::InboxLane);
        let rows = sqlx::query!(r#"SELECT position AS "position!", lane, sealed FROM inbox"#)
            .fetch_all(&mut *connection)
            .await?;
        let mut dropped = 0;
        for row in rows {
            let Some(content) = self.open(Purpose::Inbox, &row.sealed) else {
                dropped += 1;
                sqlx::query!("DELETE FROM inbox WHERE position = $1", row.position)
                    .execute(&mut *connection)
                    .await?;
                continue;
            };
            if !lanes.contains_key(&row.lane) {
                lanes.insert(row.lane.clone(), random_hash()?);
            }
            let lane = lanes.get(&row.lane);
            let sealed = self.new.seal(Purpose::Inbox, &content, inbox::STEP)?;
            sqlx::query!(
                "UPDATE inbox SET lane = $2, sealed = $3 WHERE position = $1",
                row.position,
                lane,
                sealed
            )
            .execute(&mut *connection)
            .await?;
        }
        Ok(dropped)
    }

    /// Private rows whose case is gone can never be sent; they go too.
    pub(super) async fn outbox(
        &self,
        connection: &mut SqliteConnection,
        cases: &HashMap<CaseId, CaseKey>,
    ) -> Result<u64> {
        let rows =
            sqlx::query!(r#"SELECT id AS "id!", sealed FROM outbox"#).fetch_all(&mut *connection).await?;
        let mut dropped = 0;
        for row in rows {
            let content = self.open(Purpose::Outbox, &row.sealed);
            let found = content.and_then(|content| Some((outbox::address(&content, cases).ok()?, content)));
            let Some((address, content)) = found else {
                dropped += 1;
                sqlx::query!("DELETE FROM outbox WHERE id = $1", row.id).execute(&mut *connection).await?;
                continue;
            };
            let lane = self.new.hash(Purpose::OutboxLane, &address.chat.0.to_le_bytes()).to_vec();
            let topic =
                address.topic.map(|topic| self.new.hash(Purpose::OutboxTopic, topic.as_bytes()).to_vec());
            let sealed = self.new.seal(Purpose::Outbox, &content, outbox::STEP)?;
            sqlx::query!(
                "UPDATE outbox SET lane = $2, topic = $3, sealed = $4 WHERE id = $1",
                row.id,
                lane,
                topic,
                sealed
            )
            .execute(&mut *connection)
            .await?;
        }
        sqlx::query!(
            "UPDATE outbox SET head = (id = (SELECT min(other.id) FROM outbox AS other
                                             WHERE other.lane = outbox.lane AND other.class = outbox.class))"
        )
        .execute(&mut *connection)
        .await?;
        Ok(dropped)
    }

    pub(super) async fn sent(&self, connection: &mut SqliteConnection) -> Result<u64> {
        let rows = sqlx::query!("SELECT slot, sealed, sent_on FROM sent").fetch_all(&mut *connection).await?;
        let mut dropped = 0;
        for row in rows {
            sqlx::query!("DELETE FROM sent WHERE slot = $1", row.slot).execute(&mut *connection).await?;
            let content = self.open(Purpose::Sent, &row.sealed);
            let Some((content, place)) = content.and_then(|content| {
                let place = sent::place(&content)?;
                Some((content, place))
            }) else {
                dropped += 1;
                continue;
            };
            let slot = sent::slot(self.new, place.0, place.1);
            let sealed = self.new.seal(Purpose::Sent, &content, sent::STEP)?;
            sqlx::query!(
                "INSERT INTO sent (slot, sealed, sent_on) VALUES ($1, $2, $3)",
                slot,
                sealed,
                row.sent_on
            )
            .execute(&mut *connection)
            .await?;
        }
        Ok(dropped)
    }
}

/// Ends the codes that nobody can find any more, since only their hashes are known, and forgets wrong attempts. Returns
/// how many codes were open.
pub(super) async fn codes(connection: &mut SqliteConnection, now: DateTime<Utc>) -> Result<u64> {
    let revoked = sqlx::query!(
        "UPDATE invitation SET revoked_at = $1
         WHERE used_at IS NULL AND revoked_at IS NULL AND expires_at > $1",
        now
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!("DELETE FROM code_attempt").execute(&mut *connection).await?;
    sqlx::query!("DELETE FROM pin_attempt").execute(&mut *connection).await?;
    sqlx::query!("DELETE FROM screen_link").execute(&mut *connection).await?;
    sqlx::query!("DELETE FROM screen").execute(&mut *connection).await?;
    Ok(revoked.rows_affected())
}

fn random_hash() -> std::result::Result<Vec<u8>, VaultError> {
    let mut bytes = vec![0; HASH_BYTES];
    getrandom::fill(&mut bytes).map_err(|_| VaultError::NoRandomness)?;
    Ok(bytes)
}
