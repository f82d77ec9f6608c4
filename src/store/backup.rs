//! Backups: one consistent copy of `loa.db`, taken while the bot runs, and the way back.
//!
//! The key file and the keys of the cases are in no backup: one that lies about somewhere opens nothing, and an erased
//! case stays erased.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use thiserror::Error;

use super::{Paths, Store, StoreError, Tx};

const RESTORED_ON: &str = "restored_on";

/// What the first migration is called in every database of ours.
const FIRST_MIGRATION: &str = "ground";

#[derive(Debug, Error)]
pub enum BackupError {
    #[error("{0} exists already and is not overwritten; choose another name")]
    FileExists(PathBuf),
    #[error("there is a database in {0} already and it is not overwritten; restore into another folder")]
    DatabaseExists(PathBuf),
    #[error(
        "the key file {0} is missing; put the key there that belongs to the backup, or give it with --key-file"
    )]
    KeyMissing(PathBuf),
    #[error("the key file {key} is not the one that belongs to {backup}; put the right one there")]
    WrongKey { key: PathBuf, backup: PathBuf },
    #[error("{0} is no backup of loa")]
    NotOurs(PathBuf),
    #[error("{file} is damaged ({found}); take another backup")]
    Damaged { file: PathBuf, found: String },
    #[error("{0} was written by a newer version of loa; install that version first")]
    Newer(PathBuf),
    #[error("{path} cannot be used: {source}")]
    Io { path: PathBuf, source: io::Error },
    #[error(transparent)]
    Store(#[from] StoreError),
}

type Result<T> = std::result::Result<T, BackupError>;

impl From<sqlx::Error> for BackupError {
    fn from(error: sqlx::Error) -> Self {
        BackupError::Store(error.into())
    }
}

impl Store {
    /// Writes a copy of the database as it is at one moment, readable by its owner only. Free pages are not in it.
    ///
    /// # Errors
    /// The file exists already, or cannot be written.
    pub async fn backup(&self, to: &Path) -> Result<()> {
        if to.exists() {
            return Err(BackupError::FileExists(to.to_owned()));
        }
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let problem = |source| BackupError::Io { path: to.to_owned(), source };
        // Under its name only when it is whole. SQLite writes into an empty file that is there.
        let draft = tempfile::Builder::new().prefix(".loa-backup-").tempfile_in(folder).map_err(problem)?;
        let path = draft.path().to_str().ok_or_else(|| problem(io::ErrorKind::InvalidFilename.into()))?;
        sqlx::query("VACUUM INTO $1").bind(path).execute(&self.reader).await?;
        draft.as_file().sync_all().map_err(problem)?;
        draft.persist_noclobber(to).map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => BackupError::FileExists(to.to_owned()),
            _ => problem(error.error),
        })?;
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(problem)
    }
}

/// Puts a backup into a folder that has no database yet, and marks it as restored at `now` (see [`Tx::restored_on`]).
///
/// # Errors
/// The bot runs on this folder; there is a database already; the key is missing or another one; the file is no
/// backup, newer than this version, or damaged. Then the folder is as it was.
pub async fn restore(file: &Path, paths: &Paths, now: DateTime<Utc>) -> Result<()> {
    Store::make_folder(paths)?;
    let _lock = Store::lock(paths)?;
    let database = paths.database();
    if database.exists() || with_suffix(&database, "-wal").exists() {
        return Err(BackupError::DatabaseExists(paths.folder.clone()));
    }
    if !paths.key.exists() {
        return Err(BackupError::KeyMissing(paths.key.clone()));
    }
    // In a folder of its own until everything is known to be good; that goes with all that is left in it.
    let workshop = tempfile::Builder::new()
        .prefix("restoring-")
        .tempdir_in(&paths.folder)
        .map_err(|source| BackupError::Io { path: paths.folder.clone(), source })?;
    let draft = Paths::new(workshop.path(), Some(paths.key.clone()));
    copy(file, &draft.database())?;
    inspect(file, &draft.database()).await?;
    let store = Store::open(&draft).await.map_err(|error| match error {
        StoreError::Newer(_) => BackupError::Newer(file.to_owned()),
        StoreError::WrongKey { key, .. } => BackupError::WrongKey { key, backup: file.to_owned() },
        other => other.into(),
    })?;
    let mut tx = store.begin(now).await?;
    let today = tx.plan_in_force().await?.map_or(now.date_naive(), |stored| stored.calendar.date(now));
    tx.restored(today).await?;
    tx.commit().await?;
    store.truncate_wal().await?;
    store.close().await;
    let problem = |source| BackupError::Io { path: database.clone(), source };
    File::open(draft.database()).and_then(|file| file.sync_all()).map_err(problem)?;
    // A link, unlike a renaming, never overwrites.
    fs::hard_link(draft.database(), &database).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => BackupError::DatabaseExists(paths.folder.clone()),
        _ => problem(source),
    })?;
    File::open(&paths.folder).and_then(|folder| folder.sync_all()).map_err(problem)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let mut source = File::open(from).map_err(|source| BackupError::Io { path: from.to_owned(), source })?;
    let problem = |source| BackupError::Io { path: to.to_owned(), source };
    let mut target = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to).map_err(problem)?;
    io::copy(&mut source, &mut target).map_err(problem)?;
    target.sync_all().map_err(problem)
}

/// Whether a copy of `file` is a sound database of ours. Its version is looked at when it is opened.
async fn inspect(file: &Path, copy: &Path) -> Result<()> {
    let not_ours = |_| BackupError::NotOurs(file.to_owned());
    let mut database = SqliteConnectOptions::new()
        .filename(copy)
        .create_if_missing(false)
        .disable_statement_logging()
        .connect()
        .await
        .map_err(not_ours)?;
    let first: Option<String> =
        sqlx::query_scalar("SELECT description FROM _sqlx_migrations ORDER BY version LIMIT 1")
            .fetch_optional(&mut database)
            .await
            .map_err(not_ours)?;
    if first.as_deref() != Some(FIRST_MIGRATION) {
        return Err(BackupError::NotOurs(file.to_owned()));
    }
    let checked: std::result::Result<String, _> =
        sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut database).await;
    let damaged = |found: String| BackupError::Damaged { file: file.to_owned(), found };
    let found = checked.map_err(|error| damaged(error.to_string()))?;
    if found != "ok" {
        return Err(damaged(found));
    }
    Ok(database.close().await?)
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

impl Tx {
    /// The day (the commune's) on which this database was restored from a backup; `None` if it never was.
    pub async fn restored_on(&mut self) -> super::Result<Option<NaiveDate>> {
        Ok(self.setting(RESTORED_ON).await?.and_then(|text| text.parse().ok()))
    }

    /// Marks the database as restored on this day (the commune's).
    pub async fn restored(&mut self, on: NaiveDate) -> super::Result<()> {
        self.set_setting(RESTORED_ON, &on.to_string()).await
    }
}
