//! `loa key rotate`.

use super::Folder;
use crate::clock::{Clock, SystemClock};
use crate::store::rotation;

pub(super) async fn rotate(folder: &Folder, despite_broken_audit: bool) -> anyhow::Result<()> {
    let paths = folder.paths();
    let rotated = rotation::rotate(&paths, SystemClock::default().now(), despite_broken_audit).await?;
    println!("{} holds a new key, and everything is sealed with it.", paths.key.display());
    println!("Buttons in messages that were sent before work no longer; /start brings new ones.");
    println!("Invitations that were open are revoked ({}); make new ones.", rotated.revoked);
    if rotated.dropped > 0 {
        println!("{} entries could not be read or belonged to nobody, and are gone.", rotated.dropped);
    }
    println!(
        "Earlier backups need the old key, and whoever has it can read them: destroy both, then back up anew."
    );
    Ok(())
}
