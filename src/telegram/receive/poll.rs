//! Updates are asked for. They are stored in one transaction, and only the next call confirms them.
//!
//! teloxide's own polling would confirm a batch as soon as it arrives and lose what it cannot parse.

use std::time::Duration;

use serde::Deserialize;
use serde_json::value::RawValue;
use teloxide::requests::{Request, Requester};
use tokio_util::sync::CancellationToken;

use super::super::errors::{SendError, Verdict};
use super::super::heard::Heard;
use super::super::numbers::Numbers;
use super::super::{Telegram, TelegramError};
use super::intake::{Offset, private_chats, store};
use super::pauses::Pauses;

const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// While the inbox cannot be written, whoever writes is told whom to call: nobody waits longer for that.
const LONGEST_STORE_PAUSE: Duration = Duration::from_secs(5);
/// How often it is looked whether another program still fetches the updates…
const CONFLICT_LOOK: Duration = Duration::from_secs(5);
/// …how often in a row some must have waited to show that it does not…
const UNFETCHED_LOOKS: u32 = 3;
/// …and after how many looks the log says again what is waited for.
const LOOKS_PER_WARNING: u32 = 60;

#[derive(Deserialize)]
struct Batch<'a> {
    #[serde(borrow)]
    result: Vec<&'a RawValue>,
}

/// Receives until cancelled.
///
/// # Errors
/// Telegram does not know the token.
pub async fn run(telegram: &Telegram, cancel: CancellationToken) -> Result<(), TelegramError> {
    let mut pauses = Pauses::new(FIRST_PAUSE, LONGEST_PAUSE);
    let mut store_pauses = Pauses::new(FIRST_PAUSE, LONGEST_STORE_PAUSE);
    let mut numbers = Numbers::new(telegram);
    let mut heard = Heard::new();
    let mut taken_down = false;
    let mut conflicts = Pauses::of_conflicts();
    loop {
        let received = tokio::select! {
            () = cancel.cancelled() => return Ok(()),
            received = receive(telegram, &mut numbers) => received,
        };
        match &received {
            Ok(_) => {
                if let Err(error) = heard.something(telegram).await {
                    tracing::error!(%error, "when Telegram was heard of cannot be written down");
                }
            }
            Err(_) => heard.nothing(),
        }
        let pause = match received {
            Ok(true) => {
                pauses.reset();
                store_pauses.reset();
                conflicts.reset();
                continue;
            }
            Ok(false) => FIRST_PAUSE,
            Err(Failure::Store(error)) => {
                tracing::error!(%error, "updates cannot be stored; Telegram keeps them meanwhile");
                store_pauses.grow()
            }
            Err(Failure::Call(SendError::WrongToken)) => return Err(TelegramError::WrongToken),
            Err(Failure::Call(SendError::RetryAfter(wait))) => wait,
            Err(Failure::Call(SendError::OtherPoller)) => {
                tokio::select! {
                    () = cancel.cancelled() => return Ok(()),
                    () = give_way(telegram) => continue,
                }
            }
            Err(Failure::Call(SendError::WebhookSet)) => {
                tracing::warn!("a webhook is set for this bot; taking it down, since updates are polled");
                // If it fails, the next call finds the webhook again.
                let _ = telegram.client.bot().delete_webhook().send().await;
                // Set again, it is another program's: it is not fought over.
                let pause = if taken_down { conflicts.grow() } else { FIRST_PAUSE };
                taken_down = true;
                pause
            }
            Err(Failure::Call(error)) => {
                let pause = pauses.grow();
                tracing::warn!(error = error.code(), seconds = pause.as_secs(), "no updates; trying again");
                pause
            }
        };
        tokio::select! {
            () = cancel.cancelled() => return Ok(()),
            () = telegram.clock.sleep(pause) => {}
        }
    }
}

/// Whoever asks for updates cuts off whoever asked before. So as not to cut each other off in turn, whoever was cut off
/// asks again only when updates lie there that nobody fetches; without any there is nothing to miss.
async fn give_way(telegram: &Telegram) {
    let mut unfetched = 0;
    for look in 0_u32.. {
        if look.is_multiple_of(LOOKS_PER_WARNING) {
            tracing::error!(
                "another program receives this bot's updates; stop it, or use another token. Waiting until it stops"
            );
        }
        telegram.clock.sleep(CONFLICT_LOOK).await;
        unfetched = match telegram.client.pending_updates().await {
            Ok(0) => 0,
            Ok(_) => unfetched + 1,
            // The next call for updates says what to do about it.
            Err(SendError::WrongToken) => return,
            // Out of reach: nothing is known.
            Err(_) => unfetched,
        };
        if unfetched >= UNFETCHED_LOOKS {
            return;
        }
    }
}

enum Failure {
    Call(SendError),
    Store(crate::store::StoreError),
}

/// One call, and what it brought into the inbox. False if it got no further: the next would bring the same again.
async fn receive(telegram: &Telegram, numbers: &mut Numbers<'_>) -> Result<bool, Failure> {
    // Without an offset nothing is confirmed, and what waits is seen all the same.
    let (offset, readable) = match telegram.store.receive_offset().await {
        Ok(offset) => (offset, Ok(())),
        Err(error) => (None, Err(error)),
    };
    let body = telegram.client.updates(offset, telegram.poll).await.map_err(Failure::Call)?;
    let verdict: Verdict = serde_json::from_slice(&body).map_err(|_| Failure::Call(SendError::Network))?;
    if !verdict.ok {
        return Err(Failure::Call(verdict.error()));
    }
    let batch: Batch<'_> =
        serde_json::from_slice(&body).map_err(|_| Failure::Call(SendError::DoneUnreadably))?;
    if batch.result.is_empty() {
        return readable.map(|()| true).map_err(Failure::Store);
    }
    let stored = match readable {
        Ok(()) => store(telegram, &batch.result, Offset::Kept).await,
        Err(error) => Err(error),
    };
    if stored.is_err() {
        numbers.tell(&private_chats(&batch.result, &telegram.username)).await;
    }
    stored.map_err(Failure::Store)
}
