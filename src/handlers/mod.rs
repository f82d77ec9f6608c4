//! One file per intention: load, decide, write; each within the transaction of the update.

use crate::domain::request::{GroupRequest, Request};
use crate::store::{Result, Tx};

/// What handlers need besides the database.
#[derive(Debug)]
pub struct Context {}

/// Answers a request of a private chat.
pub async fn handle(_tx: &mut Tx, _context: &Context, _request: Request) -> Result<()> {
    Ok(())
}

/// Answers a command in a group.
pub async fn handle_group(_tx: &mut Tx, _request: GroupRequest) -> Result<()> {
    Ok(())
}
