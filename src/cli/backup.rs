//! `loa backup FILE`.

use std::path::Path;

use super::Folder;
use crate::store::Store;

pub(super) async fn backup(file: &Path, folder: &Folder) -> anyhow::Result<()> {
    let paths = folder.paths();
    let store = Store::open_existing(&paths).await?;
    store.backup(file).await?;
    store.close().await;
    println!("{} holds the database as it is now.", file.display());
    println!("The key file {} is not in it; without the key it cannot be restored.", paths.key.display());
    println!("Keep a copy of the key in another place. The keys of private cases are in no backup.");
    Ok(())
}
