//! What `loa doctor` asks Telegram.

use chrono::{DateTime, Utc};

use super::client::Client;
use super::errors::SendError;
use super::{Settings, TelegramError};

/// What Telegram answered.
#[derive(Clone, Debug)]
pub struct Examined {
    /// The bot's username, without `@`.
    pub username: String,
    /// The server's time, to the second.
    pub server_time: Option<DateTime<Utc>>,
}

/// Calls Telegram once with these settings.
///
/// # Errors
/// The token is wrong, Telegram cannot be reached, or an address makes no sense.
pub async fn examine(settings: &Settings) -> Result<Examined, TelegramError> {
    let client = Client::new(settings)?;
    let username = client.username().await.map_err(refused)?;
    Ok(Examined { username, server_time: client.server_time().await })
}

/// What the first call's failure means for whoever runs the bot.
pub(super) fn refused(error: SendError) -> TelegramError {
    match error {
        SendError::WrongToken => TelegramError::WrongToken,
        SendError::Network => TelegramError::Unreachable,
        other => TelegramError::Refused(other.code()),
    }
}
