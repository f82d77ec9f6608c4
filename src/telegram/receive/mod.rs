//! Telegram -> inbox: updates are asked for, or Telegram sends them to a webhook. Either way they are stored before they
//! are confirmed.

mod intake;
mod pauses;
mod poll;
mod webhook;

use tokio_util::sync::CancellationToken;

use super::{Telegram, TelegramError};

#[cfg(any(test, fuzzing))]
pub use intake::glance;
pub use pauses::Pauses;
pub use webhook::Webhook;

/// Receives until cancelled.
///
/// # Errors
/// Telegram does not know the token; the webhook's address cannot be listened on, or Telegram does not take it.
pub async fn run(telegram: &Telegram, cancel: CancellationToken) -> Result<(), TelegramError> {
    match &telegram.webhook {
        Some(webhook) => webhook::run(telegram, webhook, cancel).await,
        None => poll::run(telegram, cancel).await,
    }
}
