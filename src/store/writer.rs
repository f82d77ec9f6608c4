//! The one connection that writes. Whoever wants to write waits for their turn.
//!
//! Not a pool of one: with that each turn waits until the connection has been tried anew after the last.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};
use tokio::runtime::Handle;
use tokio::sync::{Mutex, OwnedMappedMutexGuard, OwnedMutexGuard};

/// How long a commit lasts (<https://sqlite.org/pragma.html#pragma_synchronous>).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lasting {
    /// It waits for the disk, and outlasts a power cut.
    Synced,
    /// It outlasts the end of the process; a power cut only from the next synced one on.
    Unsynced,
}

/// Cheap to clone. Empty once it is closed.
#[derive(Clone)]
pub(super) struct Writer(Arc<Mutex<Option<Desk>>>);

/// What one sits at when it is one's turn.
struct Desk {
    options: SqliteConnectOptions,
    connection: SqliteConnection,
    lasting: Lasting,
    /// A transaction was begun, and neither committed nor rolled back.
    open: bool,
}

impl fmt::Debug for Writer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Writer(…)")
    }
}

impl Writer {
    pub async fn connect(options: SqliteConnectOptions) -> sqlx::Result<Self> {
        let connection = options.connect().await?;
        let mut desk = Desk { options, connection, lasting: Lasting::Synced, open: false };
        desk.set(Lasting::Synced).await?;
        Ok(Self(Arc::new(Mutex::new(Some(desk)))))
    }

    /// Waits for one's turn, for what needs no transaction.
    ///
    /// # Errors
    /// The connection is closed, or had to be replaced and could not.
    pub async fn turn(&self) -> sqlx::Result<Turn> {
        let desk = OwnedMutexGuard::try_map(self.0.clone().lock_owned().await, Option::as_mut);
        let mut desk = desk.map_err(|_| sqlx::Error::PoolClosed)?;
        desk.roll_back().await?;
        Ok(Turn { desk, writer: self.clone() })
    }

    /// Waits for one's turn and begins a transaction. Dropped without `commit`, it never was.
    pub async fn begin(&self, lasting: Lasting) -> sqlx::Result<Turn> {
        let mut turn = self.turn().await?;
        turn.desk.begin(lasting).await?;
        Ok(turn)
    }

    /// Closes the connection; what is committed is safe either way.
    pub async fn close(&self) {
        if let Some(desk) = self.0.lock().await.take() {
            let _ = desk.connection.close().await;
        }
    }
}

impl Desk {
    async fn set(&mut self, lasting: Lasting) -> sqlx::Result<()> {
        let level = match lasting {
            Lasting::Synced => sqlx::query("PRAGMA synchronous = FULL"),
            Lasting::Unsynced => sqlx::query("PRAGMA synchronous = NORMAL"),
        };
        level.execute(&mut self.connection).await?;
        self.lasting = lasting;
        Ok(())
    }

    async fn begin(&mut self, lasting: Lasting) -> sqlx::Result<()> {
        if self.lasting != lasting {
            self.set(lasting).await?;
        }
        // Before it is tried: whoever is cancelled meanwhile may have begun.
        self.open = true;
        sqlx::query("BEGIN IMMEDIATE").execute(&mut self.connection).await?;
        Ok(())
    }

    /// Ends what somebody has begun and dropped.
    async fn roll_back(&mut self) -> sqlx::Result<()> {
        if self.open {
            // When a disk fails or is full, SQLite may have ended it by itself. Whatever there is ends with the connection.
            if sqlx::query("ROLLBACK").execute(&mut self.connection).await.is_err() {
                self.connection = self.another().await?;
                self.set(Lasting::Synced).await?;
            }
            self.open = false;
        }
        Ok(())
    }

    /// What cannot be written at this moment SQLite opens for reading only, and it would stay so: then there is none.
    async fn another(&self) -> sqlx::Result<SqliteConnection> {
        let mut connection = self.options.connect().await?;
        // Nothing reads this number.
        sqlx::query("PRAGMA user_version = 0").execute(&mut connection).await?;
        Ok(connection)
    }
}

/// One's turn at the connection.
pub(super) struct Turn {
    desk: OwnedMappedMutexGuard<Option<Desk>, Desk>,
    writer: Writer,
}

impl fmt::Debug for Turn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Turn(…)")
    }
}

impl Turn {
    /// Makes what was written true; the turn goes on.
    ///
    /// # Errors
    /// It has not become true.
    pub async fn commit(&mut self) -> sqlx::Result<()> {
        sqlx::query("COMMIT").execute(&mut self.desk.connection).await?;
        self.desk.open = false;
        Ok(())
    }
}

impl Deref for Turn {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.desk.connection
    }
}

impl DerefMut for Turn {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.desk.connection
    }
}

impl Drop for Turn {
    /// Whoever is next rolls back what is open here; if nobody comes, this does.
    fn drop(&mut self) {
        if self.desk.open
            && let Ok(runtime) = Handle::try_current()
        {
            let writer = self.writer.clone();
            runtime.spawn(async move { writer.turn().await.map(drop) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn writer(folder: &tempfile::TempDir) -> Writer {
        let options =
            SqliteConnectOptions::new().filename(folder.path().join("a.db")).create_if_missing(true);
        let writer = Writer::connect(options).await.unwrap();
        run(&mut writer.turn().await.unwrap(), "CREATE TABLE word (word TEXT)").await;
        writer
    }

    async fn run(turn: &mut Turn, sql: &'static str) {
        sqlx::query(sql).execute(&mut **turn).await.unwrap();
    }

    async fn words(writer: &Writer) -> i64 {
        let mut turn = writer.turn().await.unwrap();
        sqlx::query_scalar("SELECT count(*) FROM word").fetch_one(&mut *turn).await.unwrap()
    }

    #[tokio::test]
    async fn only_what_is_committed_becomes_true() {
        let folder = tempfile::tempdir().unwrap();
        let writer = writer(&folder).await;
        for committed in [false, true, false] {
            let mut turn = writer.begin(Lasting::Synced).await.unwrap();
            run(&mut turn, "INSERT INTO word VALUES ('a')").await;
            if committed {
                turn.commit().await.unwrap();
            }
        }
        assert_eq!(words(&writer).await, 1);
    }

    #[tokio::test]
    async fn what_is_dropped_is_rolled_back_although_nobody_else_writes() {
        let folder = tempfile::tempdir().unwrap();
        let writer = writer(&folder).await;
        let mut turn = writer.begin(Lasting::Synced).await.unwrap();
        run(&mut turn, "INSERT INTO word VALUES ('a')").await;
        drop(turn);
        // Another program: it waits for a moment only.
        let patience = std::time::Duration::from_secs(20);
        let options = SqliteConnectOptions::new().filename(folder.path().join("a.db")).busy_timeout(patience);
        let mut other = options.connect().await.unwrap();
        sqlx::query("INSERT INTO word VALUES ('b')").execute(&mut other).await.unwrap();
        assert_eq!(words(&writer).await, 1);
    }

    #[tokio::test]
    async fn what_sqlite_has_ended_by_itself_keeps_nobody_from_writing() {
        let folder = tempfile::tempdir().unwrap();
        let writer = writer(&folder).await;
        let mut turn = writer.begin(Lasting::Synced).await.unwrap();
        run(&mut turn, "ROLLBACK").await;
        assert!(turn.commit().await.is_err());
        drop(turn);
        for _ in 0..2 {
            let mut turn = writer.begin(Lasting::Unsynced).await.unwrap();
            run(&mut turn, "INSERT INTO word VALUES ('a')").await;
            turn.commit().await.unwrap();
        }
        assert_eq!(words(&writer).await, 2);
    }

    #[tokio::test]
    async fn whoever_gives_up_in_the_middle_leaves_nothing_open() {
        let folder = tempfile::tempdir().unwrap();
        let writer = writer(&folder).await;
        for polls in 0..12 {
            let mut turn = Box::pin(async {
                let mut turn = writer.begin(Lasting::Unsynced).await?;
                sqlx::query("INSERT INTO word VALUES ('a')").execute(&mut *turn).await?;
                futures::future::pending::<sqlx::Result<()>>().await
            });
            for _ in 0..polls {
                let _ = futures::poll!(turn.as_mut());
                tokio::task::yield_now().await;
            }
        }
        writer.begin(Lasting::Synced).await.unwrap().commit().await.unwrap();
        assert_eq!(words(&writer).await, 0);
        writer.close().await;
        assert!(matches!(writer.turn().await, Err(sqlx::Error::PoolClosed)));
    }
}
