//! `loa claim`: the first coordinator's code.

use super::Folder;
use crate::clock::{Clock, SystemClock};
use crate::domain::role::Role;
use crate::store::Store;

pub(super) async fn claim(folder: &Folder) -> anyhow::Result<()> {
    let store = Store::open(&folder.paths()).await?;
    let mut tx = store.begin(SystemClock::default().now()).await?;
    let (code, expires_at) = tx.invite(Role::Coordinator, None).await?;
    let username = tx.bot_username().await?;
    tx.commit().await?;
    println!("One-time code for the coordinator, good until {} UTC:", expires_at.format("%Y-%m-%d %H:%M"));
    println!("  /start {}", code.expose());
    match username {
        Some(username) => println!("or open: https://t.me/{username}?start={}", code.expose()),
        None => {
            println!("Send it to the bot in a private chat. After the first `loa run` a link is printed too.")
        }
    }
    store.close().await;
    Ok(())
}
