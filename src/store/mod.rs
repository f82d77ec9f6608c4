//! The database: the only place that knows SQL.
//!
//! One writer connection and several readers. Everything that one request decides is written in one [`Tx`],
//! outgoing messages too.

pub mod announcements;
pub mod answers;
mod assignments;
pub mod audit;
pub mod backup;
mod bells;
mod calls;
mod case_keys;
mod cases;
mod changes;
mod contacts;
pub mod deliveries;
mod desk;
mod dialogue;
mod erasure;
mod footing;
mod groups;
mod import;
pub mod inbox;
pub mod invitations;
mod key_check;
mod leaders;
mod locked;
mod next_year;
pub mod nudges;
mod official;
mod opening;
pub mod outbox;
mod paths;
mod people;
pub mod plans;
pub mod progress;
mod readers;
pub mod reminders;
pub mod reports;
mod residents;
mod retention;
pub mod rotation;
pub mod screens;
mod sent;
pub mod settings;
pub mod tally;
mod trouble;
pub mod vault;
mod worklist;
mod writer;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::migrate::MigrateError;
use sqlx::sqlite::SqlitePool;
use sqlx::{AssertSqlSafe, SqliteConnection};
use thiserror::Error;

use crate::domain::ids::{CaseId, PlanId};
pub use bells::Bells;
use bells::Rings;
use footing::Footing;
pub use opening::FolderLock;
pub use paths::Paths;
use plans::StoredPlan;
use vault::{Vault, VaultError};
use writer::{Lasting, Writer};

/// Plans as they were last read; a plan is read again when its revision has changed.
type Plans = Mutex<HashMap<PlanId, Arc<StoredPlan>>>;

const BUSY: Duration = Duration::from_secs(5);
/// How long emptying the write-ahead log waits for readers.
const READERS_GET: Duration = Duration::from_millis(200);

#[derive(Debug, Error)]
pub enum StoreError {
    #[error(
        "the database {0} was written by a newer version of loa; install that version, or restore a backup"
    )]
    Newer(PathBuf),
    #[error(
        "the key file {key} of the database {database} is missing; put it back, or give it with --key-file"
    )]
    KeyMissing { key: PathBuf, database: PathBuf },
    #[error(
        "the key file {key} is not the one that the database {database} was sealed with; put the right one back"
    )]
    WrongKey { key: PathBuf, database: PathBuf },
    #[error("a change of the key was interrupted ({0} is still there); finish it with: loa key rotate")]
    RotationUnfinished(PathBuf),
    #[error("the year {year} has a plan already, '{slug}'; give the file the same slug")]
    YearTaken { year: i32, slug: String },
    #[error(
        "'{slug}' is the plan of {stored}; give the file of {file} another slug, or make it with: loa plan roll"
    )]
    OtherYear { slug: String, stored: i32, file: i32 },
    #[error("there is no database in {0}; if the bot uses another folder, give it with --data")]
    NoDatabase(PathBuf),
    #[error("the folder {0} is in use by another loa; stop it first")]
    InUse(PathBuf),
    #[error("another version of loa runs on the folder {0}; stop it first")]
    OtherVersionRuns(PathBuf),
    #[error("the folder {path} cannot be used: {source}; check that it exists and may be written")]
    Folder { path: PathBuf, source: std::io::Error },
    #[error("the database cannot be brought up to date: {0}{advice}", advice = trouble::advice(.0))]
    Migrate(#[source] MigrateError),
    #[error("database: {0}{advice}", advice = trouble::advice(.0))]
    Database(#[from] sqlx::Error),
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// Something stored has a shape that this version does not know.
    #[error("stored data of the kind '{0}' cannot be read")]
    Unreadable(&'static str),
}

impl StoreError {
    /// Whether nothing is wrong with what was to be stored: the disk is full, or somebody else holds the database.
    pub fn passes(&self) -> bool {
        matches!(self, StoreError::Database(error) if trouble::passes(error))
    }

    /// Whether what is stored was read and cannot be understood: it is damaged, or of another version or key.
    pub fn is_unreadable(&self) -> bool {
        matches!(self, StoreError::Unreadable(_) | StoreError::Vault(_))
    }
}

pub type Result<T> = std::result::Result<T, StoreError>;

/// The open database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    writer: Writer,
    reader: SqlitePool,
    /// `case-keys.db`. Its writes are not part of a `Tx`: a key is written before its case and destroyed before it.
    keys: SqlitePool,
    vault: Arc<Vault>,
    bells: Arc<Bells>,
    plans: Arc<Plans>,
    /// Whether a reader kept the write-ahead log from being emptied after something was erased.
    stale_log: Arc<AtomicBool>,
    /// Messages a second that Telegram takes, for foretelling how long something lasts.
    pace: Arc<AtomicU32>,
}

impl Store {
    /// Begins a transaction. `now` is the moment of everything written in it. Once committed it outlasts a power cut.
    pub async fn begin(&self, now: DateTime<Utc>) -> Result<Tx> {
        Ok(self.tx(Footing::Writing(self.writer.begin(Lasting::Synced).await?), now))
    }

    /// The same for what may be done again after a power cut: committed, it outlasts the end of the process at once, a
    /// power cut only from the next ordinary commit on. It does not wait for the disk.
    pub async fn begin_unsynced(&self, now: DateTime<Utc>) -> Result<Tx> {
        Ok(self.tx(Footing::Writing(self.writer.begin(Lasting::Unsynced).await?), now))
    }

    /// The same for reading only: sees one moment, and whoever writes, or leaves, does not wait for it.
    pub async fn look(&self, now: DateTime<Utc>) -> Result<Tx> {
        Ok(self.tx(Footing::reading(&self.reader).await?, now))
    }

    fn tx(&self, inner: Footing, now: DateTime<Utc>) -> Tx {
        Tx {
            inner,
            keys: self.keys.clone(),
            vault: self.vault.clone(),
            bells: self.bells.clone(),
            plans: self.plans.clone(),
            stale_log: self.stale_log.clone(),
            pace: self.pace.load(Ordering::Relaxed),
            now,
            rings: Rings::default(),
            doomed: vec![],
        }
    }

    /// How many messages a second are foretold from now on.
    pub fn set_pace(&self, per_second: u32) {
        self.pace.store(per_second, Ordering::Relaxed);
    }

    pub fn vault(&self) -> &Arc<Vault> {
        &self.vault
    }

    pub fn bells(&self) -> &Bells {
        &self.bells
    }

    /// Empties the write-ahead log into the database: what was deleted before is then in neither.
    pub async fn truncate_wal(&self) -> Result<()> {
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut *self.writer.turn().await?).await?;
        Ok(())
    }

    /// Closes all connections; what is committed is safe either way.
    pub async fn close(&self) {
        self.reader.close().await;
        self.keys.close().await;
        self.writer.close().await;
    }
}

/// Empties a write-ahead log into its database. False if somebody reads what is in it (a backup): they are waited for a
/// moment only, since nothing else is written meanwhile.
async fn empty_log(connection: &mut SqliteConnection) -> Result<bool> {
    let patience = |wait: Duration| AssertSqlSafe(format!("PRAGMA busy_timeout = {}", wait.as_millis()));
    sqlx::query(patience(READERS_GET)).execute(&mut *connection).await?;
    let busy: std::result::Result<i64, _> =
        sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *connection).await;
    sqlx::query(patience(BUSY)).execute(&mut *connection).await?;
    Ok(busy? == 0)
}

/// One transaction. Dropped without `commit`, it never was.
#[derive(Debug)]
pub struct Tx {
    inner: Footing,
    keys: SqlitePool,
    vault: Arc<Vault>,
    bells: Arc<Bells>,
    plans: Arc<Plans>,
    stale_log: Arc<AtomicBool>,
    pace: u32,
    now: DateTime<Utc>,
    rings: Rings,
    /// Cases erased in this transaction: their keys go right after it has become true.
    doomed: Vec<CaseId>,
}

impl Tx {
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Asks the scheduler to look again as soon as this is committed.
    pub fn look_again(&mut self) {
        self.rings.schedule = true;
    }

    /// Makes it last, then rings for whoever waits for what was written, before anybody else writes.
    pub async fn commit(mut self) -> Result<()> {
        self.inner.commit().await?;
        // Killed here, a key without a case is left, which the next start removes.
        for case in &self.doomed {
            // The transaction has become true either way.
            if let Err(error) = case_keys::destroy(&self.keys, *case).await {
                tracing::error!(%error, "a key of an erased case could not be destroyed; the next start does it");
            }
        }
        if let Footing::Writing(turn) = &mut self.inner
            && (self.stale_log.swap(false, Ordering::SeqCst) || self.rings.erased)
        {
            let emptied = empty_log(turn).await;
            if !matches!(emptied, Ok(true)) {
                self.stale_log.store(true, Ordering::SeqCst);
            }
            if let Err(error) = emptied {
                tracing::error!(%error, "what was erased is still in the log; the next transaction empties it");
            }
        }
        self.bells.ring(&self.rings);
        Ok(())
    }

    fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.inner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_an_unsynced_transaction_does_not_wait_for_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
        let now = "2020-11-14T00:00:00Z".parse().unwrap();
        let level = async |mut tx: Tx| -> i64 {
            sqlx::query_scalar("PRAGMA synchronous").fetch_one(tx.connection()).await.unwrap()
        };
        // https://sqlite.org/pragma.html#pragma_synchronous: 1 is NORMAL, 2 is FULL.
        assert_eq!(level(store.begin_unsynced(now).await.unwrap()).await, 1);
        assert_eq!(level(store.begin(now).await.unwrap()).await, 2);
    }
}
