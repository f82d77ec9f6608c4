//! Telegram sends updates by itself (<https://core.telegram.org/bots/api#setwebhook>). One is answered 200 only when it is
//! stored; until then Telegram keeps it and tries again. Those that arrive together share a transaction.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use serde_json::value::RawValue;
use subtle::ConstantTimeEq;
use teloxide::payloads::SetWebhookSetters;
use teloxide::requests::{Request, Requester};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use url::Url;

use super::super::client::{is_loopback, wanted_updates};
use super::super::errors::{SendError, classify};
use super::super::heard::Heard;
use super::super::numbers::Numbers;
use super::super::{Telegram, TelegramError};
use super::intake::{Offset, private_chats, store};
use super::pauses::Pauses;
use crate::store::vault::Purpose;

/// Where Telegram sends updates, and where we listen for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    url: Url,
    listen: SocketAddr,
}

/// Ports to which Telegram sends (<https://core.telegram.org/bots/api#setwebhook>).
const PORTS: [u16; 4] = [443, 80, 88, 8443];
/// Connections that Telegram may open; within a chat it sends one update after the other.
const CONNECTIONS: u8 = 40;
/// An update is far smaller.
const LONGEST_BODY: usize = 1 << 20;
/// Updates stored in one transaction.
const BATCH: usize = 64;
/// How often Telegram is asked whether the webhook is still set.
const LOOK_AGAIN: Duration = Duration::from_secs(60);
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// What Telegram tells of our answer to a wrong secret holds this.
const OUR_REFUSAL: &str = "401";
const SECRET_HEADER: &str = "x-telegram-bot-api-secret-token";

impl Webhook {
    /// `url` is what Telegram calls: HTTPS on one of its ports, which a proxy in front of `listen` answers; on this machine
    /// (a Bot API server of one's own, the sandbox) HTTP on any port will do.
    ///
    /// # Errors
    /// Telegram would not take the address.
    pub fn new(url: Url, listen: SocketAddr) -> Result<Self, TelegramError> {
        let port = url.port_or_known_default().unwrap_or_default();
        let public = url.scheme() == "https" && PORTS.contains(&port);
        let ours = matches!(url.scheme(), "http" | "https") && is_loopback(&url);
        if public || ours { Ok(Self { url, listen }) } else { Err(TelegramError::BadWebhookUrl) }
    }
}

/// An update that waits to be stored, and whoever waits to hear of it.
struct Arrival {
    body: Box<RawValue>,
    stored: oneshot::Sender<bool>,
}

/// What the route needs.
#[derive(Clone)]
struct Door {
    secret: String,
    arrivals: mpsc::Sender<Arrival>,
}

/// Receives until cancelled.
///
/// # Errors
/// The address cannot be listened on, or Telegram knows the token no more.
pub async fn run(
    telegram: &Telegram,
    webhook: &Webhook,
    cancel: CancellationToken,
) -> Result<(), TelegramError> {
    let listener = TcpListener::bind(webhook.listen)
        .await
        .map_err(|source| TelegramError::CannotListen { address: webhook.listen, source })?;
    let secret = secret(telegram, webhook);
    let (arrivals, mut arrived) = mpsc::channel(BATCH);
    let door = Door { secret: secret.clone(), arrivals };
    let routes = Router::new()
        .route(webhook.url.path(), post(take))
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .with_state(door);
    // Dropped, it is aborted: open connections hold nobody up.
    let mut server = JoinSet::new();
    server.spawn(async move { axum::serve(listener, routes).await });

    tokio::select! {
        () = cancel.cancelled() => Ok(()),
        () = keep_all(telegram, &mut arrived) => Ok(()),
        ended = Watch::new(telegram, webhook, secret).keep_set() => ended,
    }
}

/// Stores whatever arrives.
async fn keep_all(telegram: &Telegram, arrived: &mut mpsc::Receiver<Arrival>) {
    let mut numbers = Numbers::new(telegram);
    let mut batch = Vec::with_capacity(BATCH);
    while arrived.recv_many(&mut batch, BATCH).await > 0 {
        keep(telegram, &mut numbers, &mut batch).await;
    }
}

/// The same at every start with this key and address, so that nothing that is on its way is refused.
fn secret(telegram: &Telegram, webhook: &Webhook) -> String {
    let hash = telegram.store.vault().hash(Purpose::Webhook, webhook.url.as_str().as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Takes one update: 401 without the secret, 500 if it could not be stored.
async fn take(State(door): State<Door>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let told = headers.get(SECRET_HEADER).map(|value| value.as_bytes()).unwrap_or_default();
    if !bool::from(told.ct_eq(door.secret.as_bytes())) {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(body) = serde_json::from_slice(&body) else { return StatusCode::BAD_REQUEST };
    let (stored, heard) = oneshot::channel();
    if door.arrivals.send(Arrival { body, stored }).await.is_err() {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    if heard.await == Ok(true) { StatusCode::OK } else { StatusCode::INTERNAL_SERVER_ERROR }
}

/// Stores what has arrived and answers for it.
async fn keep(telegram: &Telegram, numbers: &mut Numbers<'_>, batch: &mut Vec<Arrival>) {
    let bodies: Vec<&RawValue> = batch.iter().map(|arrival| arrival.body.as_ref()).collect();
    let stored = store(telegram, &bodies, Offset::Ignored).await;
    if let Err(error) = &stored {
        tracing::error!(%error, "updates cannot be stored; Telegram keeps them meanwhile");
        numbers.tell(&private_chats(&bodies, &telegram.username)).await;
    }
    for arrival in batch.drain(..) {
        // Whoever no longer waits sends it again, and it acts once.
        let _ = arrival.stored.send(stored.is_ok());
    }
}

/// Keeps the webhook set.
struct Watch<'a> {
    telegram: &'a Telegram,
    webhook: &'a Webhook,
    secret: String,
    heard: Heard,
    pauses: Pauses,
    conflicts: Pauses,
    /// Whether we have set it in this run.
    set: bool,
}

impl<'a> Watch<'a> {
    fn new(telegram: &'a Telegram, webhook: &'a Webhook, secret: String) -> Self {
        let pauses = Pauses::new(FIRST_PAUSE, LONGEST_PAUSE);
        let conflicts = Pauses::of_conflicts();
        Self { telegram, webhook, secret, heard: Heard::new(), pauses, conflicts, set: false }
    }

    /// Ends only if Telegram knows the token no more.
    async fn keep_set(mut self) -> Result<(), TelegramError> {
        loop {
            let pause = self.look().await?;
            self.telegram.clock.sleep(pause).await;
        }
    }

    /// Sets the webhook, or looks whether it is still set. Gives how long to wait until the next look.
    async fn look(&mut self) -> Result<Duration, TelegramError> {
        let looked = if self.set { self.look_at_it().await } else { self.set_it().await };
        match looked {
            Ok(pause) => {
                self.pauses.reset();
                if let Err(error) = self.heard.something(self.telegram).await {
                    tracing::error!(%error, "when Telegram was heard of cannot be written down");
                }
                Ok(pause)
            }
            Err(SendError::WrongToken) => Err(TelegramError::WrongToken),
            Err(SendError::RetryAfter(wait)) => Ok(wait),
            Err(error) => {
                self.heard.nothing();
                let pause = self.pauses.grow();
                tracing::warn!(
                    error = error.code(),
                    seconds = pause.as_secs(),
                    "the webhook cannot be looked after; trying again"
                );
                Ok(pause)
            }
        }
    }

    async fn set_it(&mut self) -> Result<Duration, SendError> {
        let call = self.telegram.client.bot().set_webhook(self.webhook.url.clone());
        let call = call
            .secret_token(self.secret.clone())
            .max_connections(CONNECTIONS)
            .allowed_updates(wanted_updates());
        call.send().await.map_err(|error| classify(&error))?;
        self.set = true;
        Ok(LOOK_AGAIN)
    }

    async fn look_at_it(&mut self) -> Result<Duration, SendError> {
        let info = self.telegram.client.bot().get_webhook_info().send().await;
        let info = info.map_err(|error| classify(&error))?;
        if info.url.as_ref() != Some(&self.webhook.url) {
            // It is set again after a pause that grows: two programs do not fight over it.
            self.set = false;
            let pause = self.conflicts.grow();
            tracing::error!(
                seconds = pause.as_secs(),
                "another program has taken this bot's webhook away; stop it, or use another token. Waiting"
            );
            return Ok(pause);
        }
        let failed_lately = info.last_error_date.is_some_and(|at| self.telegram.clock.now() - at < RECENT);
        let refused_by_us = info.last_error_message.is_some_and(|said| said.contains(OUR_REFUSAL));
        if failed_lately && refused_by_us {
            // At our address with a secret that is not ours. Telegram shows none, so it is set again, after a pause as above.
            self.set = false;
            let pause = self.conflicts.grow();
            tracing::error!(
                seconds = pause.as_secs(),
                "another program has set this bot's webhook with another secret; stop it, or use another token. Waiting"
            );
            return Ok(pause);
        }
        if info.pending_update_count > 0 && failed_lately {
            tracing::warn!(
                waiting = info.pending_update_count,
                "Telegram cannot deliver updates to the webhook; check its address, certificate and proxy"
            );
        }
        Ok(LOOK_AGAIN)
    }
}

/// A failure is told while it is no older than this.
const RECENT: chrono::Duration = chrono::Duration::minutes(2);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_telegram_calls_are_taken() {
        let listen = "127.0.0.1:8080".parse().unwrap();
        let taken = |url: &str| Webhook::new(url.parse().unwrap(), listen).is_ok();
        for good in ["https://a.vn/loa", "https://a.vn:8443/", "http://127.0.0.1:9/x", "http://localhost/"] {
            assert!(taken(good), "{good}");
        }
        for bad in ["http://a.vn/", "https://a.vn:9000/", "ftp://127.0.0.1/", "http://192.168.1.5/"] {
            assert!(!taken(bad), "{bad}");
        }
    }
}
