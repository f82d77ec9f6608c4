//! The audit log: entries that bind each other, so that nobody without the key can change it unseen.
//!
//! What it cannot show: a whole database put back to an earlier state, head and all. Whoever wants to notice that
//! writes the head down that `loa doctor` prints.

use chrono::{DurationRound, TimeDelta};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use sqlx::SqliteConnection;

use super::vault::{HASH_BYTES, Purpose, Vault};
use super::{Result, Store, StoreError, Tx};
use crate::domain::audit::{AuditAction, AuditRole};

const STEP: usize = 64;
const MAC_BYTES: usize = 32;

/// Before the first entry.
const BEGINNING: [u8; MAC_BYTES] = [0; MAC_BYTES];

/// What a check of the log has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditState {
    /// How many entries lie in the database.
    pub entries: u64,
    /// The start of the last entry's mac, in hexadecimal: the same as long as nothing was added.
    pub head: String,
    /// The first entry that is not as it was written, or that is missing.
    pub broken: Option<i64>,
}

/// Where the chain ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    count: u64,
    mac: [u8; MAC_BYTES],
}

impl Head {
    const EMPTY: Head = Head { count: 0, mac: BEGINNING };

    /// Sealed, as it lies in the database.
    pub(super) fn seal(&self, vault: &Vault) -> Result<Vec<u8>> {
        let content = postcard::to_stdvec(self).map_err(|_| StoreError::Unreadable("audit head"))?;
        Ok(vault.seal(Purpose::AuditHead, &content, STEP)?)
    }

    pub(super) fn open(vault: &Vault, sealed: &[u8]) -> Result<Self> {
        let opened = vault.open_sealed(Purpose::AuditHead, sealed)?;
        postcard::from_bytes(&opened).map_err(|_| StoreError::Unreadable("audit head"))
    }
}

/// An entry as it lies in the database.
pub(super) struct Entry {
    pub(super) id: i64,
    hour: String,
    role: String,
    action: String,
    pseudonym: Vec<u8>,
    mac: Vec<u8>,
}

impl Entry {
    /// What binds this entry to the one before it. Every part goes in with its length, so that none can run into the
    /// next.
    pub(super) fn chained(&self, vault: &Vault, previous: &[u8; MAC_BYTES]) -> [u8; MAC_BYTES] {
        let id = self.id.to_le_bytes();
        let parts: [&[u8]; 6] = [
            previous,
            &id,
            self.hour.as_bytes(),
            self.role.as_bytes(),
            self.action.as_bytes(),
            &self.pseudonym,
        ];
        let mut mac = [0; MAC_BYTES];
        // HMAC takes keys of any length.
        if let Ok(mut hasher) = Hmac::<Sha256>::new_from_slice(vault.subkey(Purpose::Audit).as_slice()) {
            for part in parts {
                hasher.update(&(part.len() as u64).to_le_bytes());
                hasher.update(part);
            }
            mac.copy_from_slice(&hasher.finalize().into_bytes());
        }
        mac
    }
}

impl Tx {
    /// Adds an entry for the hour of this transaction. `pseudonym` is what the log calls the case.
    pub async fn audit(
        &mut self,
        role: AuditRole,
        action: AuditAction,
        pseudonym: &[u8; HASH_BYTES],
    ) -> Result<()> {
        let vault = self.vault.clone();
        let hour = self.now.duration_trunc(TimeDelta::hours(1)).unwrap_or(self.now);
        let previous = head(self.connection(), &vault).await?.unwrap_or(Head::EMPTY);
        let id = sqlx::query_scalar!(r#"SELECT ifnull(max(id), 0) + 1 AS "id!: i64" FROM audit_entry"#)
            .fetch_one(self.connection())
            .await?;
        let entry = Entry {
            id,
            hour: hour.format("%Y-%m-%dT%H:00Z").to_string(),
            role: role.word().to_owned(),
            action: action.word().to_owned(),
            pseudonym: pseudonym.to_vec(),
            mac: vec![],
        };
        let mac = entry.chained(&vault, &previous.mac);
        let bytes = mac.to_vec();
        sqlx::query!(
            "INSERT INTO audit_entry (id, hour, role, action, pseudonym, mac) VALUES ($1, $2, $3, $4, $5, $6)",
            entry.id,
            entry.hour,
            entry.role,
            entry.action,
            entry.pseudonym,
            bytes
        )
        .execute(self.connection())
        .await?;
        put_head(self.connection(), &vault, &Head { count: previous.count + 1, mac }).await
    }
}

impl Store {
    /// Goes through the whole log and says whether it is as it was written. An empty one is.
    pub async fn verify_audit(&self) -> Result<AuditState> {
        // One view of entries and head, whatever is written meanwhile.
        let mut view = self.reader.begin().await?;
        verify(&mut view, &self.vault).await
    }
}

impl Tx {
    /// The same within a transaction.
    pub async fn audit_state(&mut self) -> Result<AuditState> {
        let vault = self.vault.clone();
        verify(self.connection(), &vault).await
    }
}

/// The same on a connection of the caller's.
pub(super) async fn verify(connection: &mut SqliteConnection, vault: &Vault) -> Result<AuditState> {
    // A head that cannot be opened is no head of ours: the log ends where nothing vouches for it.
    let head = head(connection, vault).await.unwrap_or_default().unwrap_or(Head::EMPTY);
    let entries = entries(connection).await?;
    let mut last = BEGINNING;
    let mut broken = None;
    for entry in &entries {
        let mac = entry.chained(vault, &last);
        if mac.as_slice() != entry.mac && broken.is_none() {
            broken = Some(entry.id);
        }
        last = mac;
    }
    let count = entries.len() as u64;
    if broken.is_none() && head != (Head { count, mac: last }) {
        let after = entries.last().map_or(1, |entry| entry.id + 1);
        // More entries than the head knows: the first of those; fewer: the first that is missing.
        broken = Some(entries.get(usize::try_from(head.count).unwrap_or(usize::MAX)).map_or(after, |e| e.id));
    }
    let shown = last[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(AuditState { entries: count, head: shown, broken })
}

/// Chains the log anew under another key. From the first entry on that is not as it was written everything stays as it
/// is, and so stays broken.
pub(super) async fn reseal(connection: &mut SqliteConnection, old: &Vault, new: &Vault) -> Result<()> {
    let broken = verify(connection, old).await?.broken;
    let mut last = BEGINNING;
    for entry in entries(connection).await? {
        if broken.is_some_and(|broken| entry.id >= broken) {
            break;
        }
        last = entry.chained(new, &last);
        let mac = last.to_vec();
        sqlx::query!("UPDATE audit_entry SET mac = $2 WHERE id = $1", entry.id, mac)
            .execute(&mut *connection)
            .await?;
    }
    match (broken, head(connection, old).await.unwrap_or_default()) {
        (None, Some(head)) => put_head(connection, new, &Head { mac: last, ..head }).await,
        (Some(_), Some(head)) => put_head(connection, new, &head).await,
        (_, None) => Ok(()),
    }
}

/// All entries in the order of the chain.
pub(super) async fn entries(connection: &mut SqliteConnection) -> Result<Vec<Entry>> {
    Ok(sqlx::query_as!(
        Entry,
        r#"SELECT id AS "id!", hour, role, action, pseudonym, mac FROM audit_entry ORDER BY id"#
    )
    .fetch_all(connection)
    .await?)
}

async fn head(connection: &mut SqliteConnection, vault: &Vault) -> Result<Option<Head>> {
    let sealed =
        sqlx::query_scalar!("SELECT sealed FROM audit_head WHERE id = 1").fetch_optional(connection).await?;
    sealed.map(|sealed| Head::open(vault, &sealed)).transpose()
}

async fn put_head(connection: &mut SqliteConnection, vault: &Vault, head: &Head) -> Result<()> {
    let sealed = head.seal(vault)?;
    sqlx::query!(
        "INSERT INTO audit_head (id, sealed) VALUES (1, $1)
         ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed",
        sealed
    )
    .execute(connection)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;
    use crate::store::Paths;

    fn now() -> DateTime<Utc> {
        "2020-11-16T09:41:07Z".parse().unwrap()
    }

    /// A log of four entries.
    async fn log() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
        let actions =
            [AuditAction::Opened, AuditAction::Alerted, AuditAction::Alerted, AuditAction::HandedOver];
        for action in actions {
            let mut tx = store.begin(now()).await.unwrap();
            tx.audit(AuditRole::Contact, action, &[7; HASH_BYTES]).await.unwrap();
            tx.commit().await.unwrap();
        }
        (folder, store)
    }

    async fn broken_after(sql: &'static str) -> Option<i64> {
        let (_folder, store) = log().await;
        sqlx::raw_sql(sql).execute(&mut *store.writer.turn().await.unwrap()).await.unwrap();
        store.verify_audit().await.unwrap().broken
    }

    #[tokio::test]
    async fn a_log_as_it_was_written_holds_and_tells_only_the_hour() {
        let (_folder, store) = log().await;
        let state = store.verify_audit().await.unwrap();
        assert_eq!((state.entries, state.broken, state.head.len()), (4, None, 16));
        let hour: String = sqlx::query_scalar("SELECT hour FROM audit_entry LIMIT 1")
            .fetch_one(&store.reader)
            .await
            .unwrap();
        assert_eq!(hour, "2020-11-16T09:00Z");

        let mut tx = store.begin(now()).await.unwrap();
        tx.audit(AuditRole::Loa, AuditAction::Swept, &[7; HASH_BYTES]).await.unwrap();
        tx.commit().await.unwrap();
        let next = store.verify_audit().await.unwrap();
        assert_eq!((next.entries, next.broken), (5, None));
        assert_ne!(next.head, state.head);
    }

    #[tokio::test]
    async fn an_empty_log_is_fine() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
        let state = store.verify_audit().await.unwrap();
        assert_eq!((state.entries, state.broken), (0, None));
    }

    #[tokio::test]
    async fn what_was_tampered_with_is_found() {
        for (what, sql, entry) in [
            ("changed action", "UPDATE audit_entry SET action = 'closed' WHERE id = 2", 2),
            ("changed hour", "UPDATE audit_entry SET hour = '2020-11-16T10:00Z' WHERE id = 3", 3),
            ("changed role", "UPDATE audit_entry SET role = 'unit' WHERE id = 1", 1),
            ("changed pseudonym", "UPDATE audit_entry SET pseudonym = zeroblob(16) WHERE id = 4", 4),
            ("shifted border", "UPDATE audit_entry SET role = 'contacta', action = 'lerted' WHERE id = 2", 2),
            ("removed in the middle", "DELETE FROM audit_entry WHERE id = 2", 3),
            (
                "removed and closed up",
                "DELETE FROM audit_entry WHERE id = 2; UPDATE audit_entry SET id = id - 1 WHERE id > 2",
                2,
            ),
            ("removed at the end", "DELETE FROM audit_entry WHERE id = 4", 4),
            ("removed all", "DELETE FROM audit_entry", 1),
            (
                "swapped",
                "UPDATE audit_entry SET id = 9 WHERE id = 2; UPDATE audit_entry SET id = 2 WHERE id = 3;
                 UPDATE audit_entry SET id = 3 WHERE id = 9",
                2,
            ),
            (
                "inserted",
                "INSERT INTO audit_entry SELECT id + 1, hour, role, action, pseudonym, mac
                 FROM audit_entry WHERE id = 4",
                5,
            ),
            ("no head", "DELETE FROM audit_head", 1),
            ("forged head", "UPDATE audit_head SET sealed = zeroblob(200)", 1),
        ] {
            assert_eq!(broken_after(sql).await, Some(entry), "{what}");
        }
    }

    #[tokio::test]
    async fn writing_on_does_not_heal_a_log_that_was_cut_short() {
        let (_folder, store) = log().await;
        sqlx::query("DELETE FROM audit_entry WHERE id = 4")
            .execute(&mut *store.writer.turn().await.unwrap())
            .await
            .unwrap();
        let mut tx = store.begin(now()).await.unwrap();
        tx.audit(AuditRole::Loa, AuditAction::Swept, &[7; HASH_BYTES]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.verify_audit().await.unwrap().broken, Some(4));
    }
}
