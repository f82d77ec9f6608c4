//! On what a transaction stands: one's turn at the connection that writes, or one of those that read.

use std::ops::{Deref, DerefMut};

use sqlx::Transaction;
use sqlx::sqlite::{Sqlite, SqliteConnection, SqlitePool};

use super::opening::READERS;
use super::writer::Turn;

#[derive(Debug)]
pub(super) enum Footing {
    Writing(Turn),
    Reading(Transaction<'static, Sqlite>),
}

impl Footing {
    /// Begins to read. When a disk fails, SQLite ends a transaction by itself; the connection then counts one that there is not,
    /// and would begin none any more: another takes its place.
    pub async fn reading(pool: &SqlitePool) -> sqlx::Result<Self> {
        // The one that is closed may be another one of the readers.
        for _ in 0..READERS {
            match pool.begin().await {
                Err(sqlx::Error::InvalidSavePointStatement) => pool.acquire().await?.close().await?,
                begun => return begun.map(Self::Reading),
            }
        }
        pool.begin().await.map(Self::Reading)
    }

    /// # Errors
    /// What was written has not become true.
    pub async fn commit(&mut self) -> sqlx::Result<()> {
        match self {
            Footing::Writing(turn) => turn.commit().await,
            Footing::Reading(_) => Ok(()),
        }
    }
}

impl Deref for Footing {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        match self {
            Footing::Writing(turn) => turn,
            Footing::Reading(transaction) => transaction,
        }
    }
}

impl DerefMut for Footing {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        match self {
            Footing::Writing(turn) => turn,
            Footing::Reading(transaction) => transaction,
        }
    }
}
