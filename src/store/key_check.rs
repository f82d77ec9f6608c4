//! To which key a database belongs: a keyed hash in it says so without telling the key.

use sqlx::SqliteConnection;

use super::vault::{Purpose, Vault};
use super::{Paths, Result, Store, StoreError};

const KEY_CHECK: &str = "key_check";

impl Store {
    /// Makes sure that the database belongs to this store's key; marks a new one as belonging to it.
    pub(super) async fn check_key(&self, paths: &Paths) -> Result<()> {
        let mut connection = self.writer.turn().await?;
        match belongs_to(&mut connection, &self.vault).await? {
            Some(true) => Ok(()),
            Some(false) => Err(StoreError::WrongKey { key: paths.key.clone(), database: paths.database() }),
            None => mark(&mut connection, &self.vault).await,
        }
    }
}

/// Whether the database belongs to this key; `None` if it belongs to none yet.
pub(super) async fn belongs_to(connection: &mut SqliteConnection, vault: &Vault) -> Result<Option<bool>> {
    let found = sqlx::query_scalar!("SELECT value FROM setting WHERE name = $1", KEY_CHECK)
        .fetch_optional(connection)
        .await?;
    Ok(found.map(|found| found == check(vault)))
}

/// Marks the database as belonging to this key.
pub(super) async fn mark(connection: &mut SqliteConnection, vault: &Vault) -> Result<()> {
    let value = check(vault);
    sqlx::query!(
        "INSERT INTO setting (name, value) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        KEY_CHECK,
        value
    )
    .execute(connection)
    .await?;
    Ok(())
}

fn check(vault: &Vault) -> String {
    vault.hash(Purpose::KeyCheck, b"").iter().map(|byte| format!("{byte:02x}")).collect()
}
