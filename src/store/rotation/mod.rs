//! `loa key rotate`: another master key, and everything that hangs on it done anew.
//!
//! Each database changes in one transaction: first the keys of the cases, then `loa.db`. The new key lies beside the
//! old one from before the first change until after the last; then it takes the old one's name. Killed at any moment,
//! the next rotation sees from the two databases how far it came and goes on from there, and until then nothing else
//! opens them ([`StoreError::RotationUnfinished`]).

mod reseal;
#[cfg(test)]
mod tests;

use std::fs;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use thiserror::Error;

use super::vault::{Vault, VaultError, sync_folder_of};
use super::writer::Lasting;
use super::{FolderLock, Paths, Store, StoreError, audit, key_check};
use reseal::Keys;

#[derive(Debug, Error)]
pub enum RotationError {
    #[error(
        "the audit log is not as it was written from entry {0} on. Find out what happened first: `loa backup` keeps \
         the log as it is. To rotate all the same, add --despite-broken-audit; the log then stays marked as broken"
    )]
    BrokenAudit(i64),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<VaultError> for RotationError {
    fn from(error: VaultError) -> Self {
        RotationError::Store(error.into())
    }
}

type Result<T> = std::result::Result<T, RotationError>;

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rotated {
    /// Invitations whose codes work no longer.
    pub revoked: u64,
    /// Rows that no key opened, or that nobody can find any more; they are gone.
    pub dropped: u64,
}

/// Gives a folder a new master key, or finishes a rotation that was interrupted. `now` is when open invitations are
/// revoked.
///
/// # Errors
/// The bot runs on this folder; the key is missing, wrong, or cannot be written beside; the audit log is broken and
/// that was not accepted. Then nothing has changed.
pub async fn rotate(paths: &Paths, now: DateTime<Utc>, despite_broken_audit: bool) -> Result<Rotated> {
    let rotation = Rotation::begin(paths, despite_broken_audit).await?;
    rotation.rewrap_case_keys().await?;
    let rotated = rotation.reseal(now).await?;
    rotation.finish().await?;
    Ok(rotated)
}

/// A rotation under way.
struct Rotation<'a> {
    paths: &'a Paths,
    old: Arc<Vault>,
    new: Vault,
    /// Opened with the old key; only its connections are used.
    store: Store,
    _lock: FolderLock,
}

impl<'a> Rotation<'a> {
    /// Checks that it may be done, and lays the new key beside the old one if it is not there yet.
    async fn begin(paths: &'a Paths, despite_broken_audit: bool) -> Result<Self> {
        if !paths.database().exists() {
            return Err(StoreError::NoDatabase(paths.folder.clone()).into());
        }
        let lock = Store::lock(paths)?;
        if !paths.key.exists() {
            let (key, database) = (paths.key.clone(), paths.database());
            return Err(StoreError::KeyMissing { key, database }.into());
        }
        let old = Arc::new(Vault::open(&paths.key)?);
        let next = paths.next_key();
        let begun = next.exists().then(|| Vault::open(&next)).transpose()?;
        let store = Store::connect(paths, old.clone()).await?;
        if !Self::is_resealed(&store, begun.as_ref()).await? {
            store.check_key(paths).await?;
            let state = store.verify_audit().await?;
            if let Some(entry) = state.broken.filter(|_| !despite_broken_audit) {
                return Err(RotationError::BrokenAudit(entry));
            }
        }
        let new = begun.map_or_else(|| Vault::open_or_create(&next), Ok)?;
        Ok(Self { paths, old, new, store, _lock: lock })
    }

    async fn is_resealed(store: &Store, new: Option<&Vault>) -> Result<bool> {
        let Some(new) = new else { return Ok(false) };
        let mut connection = store.reader.acquire().await.map_err(StoreError::from)?;
        Ok(key_check::belongs_to(&mut connection, new).await? == Some(true))
    }

    /// Wraps the keys of the cases with the new key. Those that are wrapped with it already stay.
    async fn rewrap_case_keys(&self) -> Result<()> {
        // Read first: the file of the keys has one connection.
        let keys = self.keys().await?;
        let mut tx = self.store.keys.begin_with("BEGIN IMMEDIATE").await.map_err(StoreError::from)?;
        keys.case_keys(&mut tx).await?;
        tx.commit().await.map_err(StoreError::from)?;
        Ok(())
    }

    /// Seals `loa.db` anew, unless that is done already.
    async fn reseal(&self, now: DateTime<Utc>) -> Result<Rotated> {
        if Self::is_resealed(&self.store, Some(&self.new)).await? {
            return Ok(Rotated::default());
        }
        let keys = self.keys().await?;
        let cases = keys.unwrapped_case_keys(&self.store).await?;
        let mut tx = self.store.writer.begin(Lasting::Synced).await.map_err(StoreError::from)?;
        let mut rotated = Rotated::default();
        rotated.dropped += keys.dialogue(&mut tx).await?;
        rotated.dropped += keys.inbox(&mut tx).await?;
        rotated.dropped += keys.outbox(&mut tx, &cases).await?;
        rotated.dropped += keys.sent(&mut tx).await?;
        rotated.revoked += reseal::codes(&mut tx, now).await?;
        audit::reseal(&mut tx, &self.old, &self.new).await?;
        key_check::mark(&mut tx, &self.new).await?;
        tx.commit().await.map_err(StoreError::from)?;
        Ok(rotated)
    }

    /// Empties the write-ahead logs, where the old rows lie, and puts the new key in the place of the old one.
    async fn finish(self) -> Result<()> {
        self.store.truncate_wal().await?;
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
            .execute(&self.store.keys)
            .await
            .map_err(StoreError::from)?;
        self.store.close().await;
        let key = &self.paths.key;
        fs::rename(self.paths.next_key(), key)
            .and_then(|()| sync_folder_of(key))
            .map_err(|source| VaultError::Io { path: key.clone(), source })?;
        Ok(())
    }

    async fn keys(&self) -> Result<Keys<'_>> {
        Ok(Keys::new(&self.store, &self.old, &self.new).await?)
    }
}
