//! The first call of a run: who the bot is, and whether Telegram knows its token.

use std::time::Duration;

use super::TelegramError;
use super::client::Client;
use super::errors::SendError;
use super::examine::refused;
use super::receive::Pauses;
use crate::clock::Clock;

const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// The bot's username, without `@`. If it `has_run` before, its settings were good: after a power cut the network comes
/// up later than this machine, so Telegram is waited for. At the very first start a mistake is more likely, and whoever
/// made it is there to read of it.
///
/// # Errors
/// The token is wrong, or Telegram cannot be reached and is not waited for.
pub async fn username(client: &Client, clock: &dyn Clock, has_run: bool) -> Result<String, TelegramError> {
    let mut pauses = Pauses::new(FIRST_PAUSE, LONGEST_PAUSE);
    loop {
        let error = match client.username().await {
            Ok(username) => return Ok(username),
            Err(error) => error,
        };
        let pause = match error {
            SendError::Network if has_run => pauses.grow(),
            SendError::RetryAfter(wait) if has_run => wait.max(pauses.grow()),
            error => return Err(refused(error)),
        };
        tracing::warn!("{}. Trying again in {} s", refused(error), pause.as_secs());
        clock.sleep(pause).await;
    }
}
