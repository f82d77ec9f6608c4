//! The keys of the cases, in a database of their own that backups leave out.
//!
//! A key is written before its case, and destroyed right after the transaction that deletes the case's rows: killed in
//! between, a key without a case is left, which opens nothing and goes at the next start (`sweep_case_remains`).

use sqlx::SqlitePool;

use super::vault::{CaseKey, HASH_BYTES, Purpose, VaultError};
use super::{Result, StoreError, Tx};
use crate::domain::ids::{CaseId, ChatId};

impl Tx {
    /// A new case's id and key. `owner` is the resident's chat; practice has none.
    pub(super) async fn new_case_key(&mut self, owner: Option<ChatId>) -> Result<(CaseId, CaseKey)> {
        let mut id = [0u8; 16];
        getrandom::fill(&mut id).map_err(|_| VaultError::NoRandomness)?;
        let key = CaseKey::random()?;
        let (bytes, wrapped) = (id.to_vec(), key.wrap(&self.vault)?);
        let owner = match owner {
            Some(chat) => self.owner_slot(chat),
            None => {
                let mut nobody = vec![0u8; HASH_BYTES];
                getrandom::fill(&mut nobody).map_err(|_| VaultError::NoRandomness)?;
                nobody
            }
        };
        sqlx::query!(
            "INSERT INTO case_key (case_id, wrapped, owner) VALUES ($1, $2, $3)",
            bytes,
            wrapped,
            owner
        )
        .execute(&self.keys)
        .await?;
        Ok((CaseId(id), key))
    }

    /// The key of a case; `None` once it is erased.
    pub(super) async fn case_key(&mut self, case: CaseId) -> Result<Option<CaseKey>> {
        if self.doomed.contains(&case) {
            return Ok(None);
        }
        let id = case.0.to_vec();
        let wrapped = sqlx::query_scalar!("SELECT wrapped FROM case_key WHERE case_id = $1", id)
            .fetch_optional(&self.keys)
            .await?;
        wrapped.map(|wrapped| CaseKey::unwrap(&self.vault, &wrapped)).transpose().map_err(StoreError::from)
    }

    /// The cases that were begun in this chat.
    pub(super) async fn case_ids_of(&mut self, chat: ChatId) -> Result<Vec<CaseId>> {
        let owner = self.owner_slot(chat);
        let ids = sqlx::query_scalar!("SELECT case_id FROM case_key WHERE owner = $1", owner)
            .fetch_all(&self.keys)
            .await?;
        ids.into_iter().map(case_id).collect()
    }

    pub(super) async fn case_ids(&mut self) -> Result<Vec<CaseId>> {
        let ids = sqlx::query_scalar!("SELECT case_id FROM case_key").fetch_all(&self.keys).await?;
        ids.into_iter().map(case_id).collect()
    }

    /// Ends a case for good, as soon as this transaction is committed. For the transaction itself it has ended.
    pub(super) fn doom_case_key(&mut self, case: CaseId) {
        self.doomed.push(case);
    }

    fn owner_slot(&self, chat: ChatId) -> Vec<u8> {
        self.vault.hash(Purpose::CaseOwner, &chat.0.to_le_bytes()).to_vec()
    }
}

/// Removes a key: from here on nobody can read its case.
pub(super) async fn destroy(keys: &SqlitePool, case: CaseId) -> Result<()> {
    let id = case.0.to_vec();
    sqlx::query!("DELETE FROM case_key WHERE case_id = $1", id).execute(keys).await?;
    // The old page lies in the write-ahead log until it is emptied.
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(keys).await?;
    Ok(())
}

pub(super) fn case_id(bytes: Vec<u8>) -> Result<CaseId> {
    bytes.try_into().map(CaseId).map_err(|_| StoreError::Unreadable("case"))
}
