//! `loa claim`: the first coordinator's code, and those of the first two trusted contacts.

use anyhow::bail;

use super::Folder;
use crate::clock::{Clock, SystemClock};
use crate::domain::contact::ENOUGH_CONTACTS;
use crate::domain::role::Role;
use crate::store::Tx;

pub(super) async fn claim(folder: &Folder, contact: bool) -> anyhow::Result<()> {
    let store = folder.open_or_make().await?;
    let mut tx = store.begin(SystemClock::default().now()).await?;
    let (role, name) =
        if contact { (Role::Contact, "a trusted contact") } else { (Role::Coordinator, "the coordinator") };
    let revoked = if contact { make_room(&mut tx).await? } else { 0 };
    let (code, expires_at) = tx.invite(role, None).await?;
    let username = tx.bot_username().await?;
    tx.commit().await?;
    if revoked > 0 {
        println!("The oldest unused code for {name} no longer works; this one takes its place.");
    }
    println!("One-time code for {name}, good until {} UTC:", expires_at.format("%Y-%m-%d %H:%M"));
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

/// Only the first two come from here: whoever comes later needs the approval of one of them. A code that went astray
/// would hold its place for days, so the oldest give way. Returns how many were revoked.
async fn make_room(tx: &mut Tx) -> anyhow::Result<usize> {
    let contacts = tx.contacts().await?.len();
    if contacts >= ENOUGH_CONTACTS {
        bail!(
            "there are {contacts} trusted contacts; further ones are invited by the coordinator in the chat and approved \
             by a trusted contact"
        );
    }
    let open = tx.claimed_contacts().await?;
    let too_many = (contacts + open.len() + 1).saturating_sub(ENOUGH_CONTACTS);
    for code in open.iter().take(too_many) {
        tx.revoke(*code).await?;
    }
    Ok(too_many)
}
