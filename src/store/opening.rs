//! Opening the databases: for the bot, which is alone on its folder, and for commands beside it.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};

use super::vault::Vault;
use super::writer::Writer;
use super::{BUSY, Paths, Result, Store, StoreError, empty_log};

/// Telegram's usual limit (<https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>).
const USUAL_PACE: u32 = 30;

pub(super) const READERS: u32 = 3;
/// Rows that a reader fetches without waiting for whoever wants them: a page of copies, so that it is had in one go.
const ROWS_READ: usize = 256;

/// The tables of `loa.db`.
static TABLES: Migrator = sqlx::migrate!();
/// Those of `case-keys.db`.
static TABLES_OF_KEYS: Migrator = sqlx::migrate!("migrations/case-keys");

/// Held while the bot runs: two of them on one folder would send everything twice.
#[derive(Debug)]
pub struct FolderLock {
    _file: File,
}

impl Store {
    /// Opens the database in the folder, makes folder, key and database if they are missing, and brings the
    /// tables up to date: unless the bot, of another version, works with them as they are.
    pub async fn open(paths: &Paths) -> Result<Self> {
        Self::make_folder(paths)?;
        let _lock = match are_up_to_date(paths).await? {
            true => None,
            false => Some(Self::lock(paths).map_err(|error| match error {
                StoreError::InUse(folder) => StoreError::OtherVersionRuns(folder),
                other => other,
            })?),
        };
        Self::open_whatever_runs(paths).await
    }

    /// The same where there is a database; where there is none, nothing is made.
    pub async fn open_existing(paths: &Paths) -> Result<Self> {
        if !paths.database().exists() {
            return Err(StoreError::NoDatabase(paths.folder.clone()));
        }
        Self::open(paths).await
    }

    /// The same as `open` for the bot itself: nobody else runs on this folder, nor changes the tables, while the lock is held.
    pub async fn open_alone(paths: &Paths) -> Result<(Self, FolderLock)> {
        Self::make_folder(paths)?;
        let lock = Self::lock(paths)?;
        Ok((Self::open_whatever_runs(paths).await?, lock))
    }

    async fn open_whatever_runs(paths: &Paths) -> Result<Self> {
        if paths.database().exists() && !paths.key.exists() {
            return Err(StoreError::KeyMissing { key: paths.key.clone(), database: paths.database() });
        }
        let next = paths.next_key();
        if next.exists() {
            return Err(StoreError::RotationUnfinished(next));
        }
        let store = Self::connect(paths, Arc::new(Vault::open_or_create(&paths.key)?)).await?;
        store.check_key(paths).await?;
        Ok(store)
    }

    /// Opens the database, whatever key it belongs to.
    pub(super) async fn connect(paths: &Paths, vault: Arc<Vault>) -> Result<Self> {
        // A file does not hang up, so nothing is gained by asking connections whether they live, or by replacing old
        // ones; and the task that replaces them can spin for ever (github.com/launchbadge/sqlx/issues/3645).
        let pool =
            || SqlitePoolOptions::new().test_before_acquire(false).idle_timeout(None).max_lifetime(None);
        let options = options(paths.database());
        let newer = |path: PathBuf| {
            move |error| match error {
                MigrateError::VersionMissing(_) => StoreError::Newer(path),
                other => StoreError::Migrate(other),
            }
        };
        for database in [paths.database(), paths.case_keys()] {
            make_private(&database)
                .map_err(|source| StoreError::Folder { path: paths.folder.clone(), source })?;
        }
        let writer = Writer::connect(options.clone()).await?;
        TABLES.run(&mut *writer.turn().await?).await.map_err(newer(paths.database()))?;
        let keys = pool().max_connections(1).connect_with(self::options(paths.case_keys())).await?;
        TABLES_OF_KEYS.run(&keys).await.map_err(newer(paths.case_keys()))?;
        let reader = pool()
            .max_connections(READERS)
            .connect_with(options.create_if_missing(false).read_only(true).row_buffer_size(ROWS_READ))
            .await?;
        // Whoever was killed while erasing has left it in the logs.
        empty_log(&mut *writer.turn().await?).await?;
        empty_log(&mut *keys.acquire().await?).await?;
        let (bells, plans, stale_log) = Default::default();
        let pace = Arc::new(AtomicU32::new(USUAL_PACE));
        Ok(Self { writer, reader, keys, vault, bells, plans, stale_log, pace })
    }

    /// Makes the data folder, for its owner only, if there is none.
    pub(super) fn make_folder(paths: &Paths) -> Result<()> {
        let made = DirBuilder::new().recursive(true).mode(0o700).create(&paths.folder);
        made.map_err(|source| StoreError::Folder { path: paths.folder.clone(), source })
    }

    /// Makes sure that no other process runs the bot on this folder.
    pub fn lock(paths: &Paths) -> Result<FolderLock> {
        let folder = |source| StoreError::Folder { path: paths.folder.clone(), source };
        let file = File::create(paths.folder.join("loa.lock")).map_err(folder)?;
        match file.try_lock() {
            Ok(()) => Ok(FolderLock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse(paths.folder.clone())),
            Err(TryLockError::Error(source)) => Err(folder(source)),
        }
    }
}

/// Whether both databases are there with all tables that this version knows.
async fn are_up_to_date(paths: &Paths) -> Result<bool> {
    Ok(is_up_to_date(paths.database(), &TABLES).await?
        && is_up_to_date(paths.case_keys(), &TABLES_OF_KEYS).await?)
}

async fn is_up_to_date(database: PathBuf, known: &Migrator) -> Result<bool> {
    if !database.exists() {
        return Ok(false);
    }
    let mut database = options(database).create_if_missing(false).connect().await?;
    let newest: sqlx::Result<Option<i64>> =
        sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations").fetch_one(&mut database).await;
    database.close().await?;
    match newest {
        Ok(newest) => Ok(newest >= known.iter().map(|tables| tables.version).max()),
        Err(sqlx::Error::Database(error)) if error.message().starts_with("no such table") => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Makes the file for its owner only, if there is none; SQLite gives what it lays beside it the same mode.
fn make_private(database: &Path) -> std::io::Result<()> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(database) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

fn options(file: PathBuf) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY)
        .pragma("secure_delete", "ON")
}
