//! Telegram, the only place that knows teloxide.
//!
//! - An update: `receive` stores it and confirms it, `dispatch` hands it to `route` and the handlers.
//! - A message: `courier` takes it from the outbox and sends it within the limits of `pace`.

mod broadcast;
mod callback;
mod client;
mod command;
mod courier;
mod deed;
mod dispatch;
mod errors;
mod examine;
mod first_call;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod heard;
mod idle;
mod letter;
mod limits;
mod menus;
pub mod metadata;
mod numbers;
mod outcome;
mod pace;
mod papers;
mod receive;
mod route;
mod styles;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use thiserror::Error;
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::clock::Clock;
use crate::handlers::Context;
use crate::messages::Messages;
use crate::store::{Store, StoreError};

use callback::Buttons;
use client::Client;
use deed::Hands;
pub use examine::{Examined, examine};
use idle::Idle;
pub use limits::Limits;
pub use receive::Webhook;

const RECEIVE_TIME: Duration = Duration::from_secs(5);
const RECEIVE_LOOK_AGAIN: Duration = Duration::from_millis(2);

/// Says until when it is too late or too early for what respects quiet hours; `None` if it is not.
pub type Quiet = Arc<dyn Fn(DateTime<Utc>) -> Option<DateTime<Utc>> + Send + Sync>;

/// How the bot reaches Telegram.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The bot's token, `<bot id>:<secret>`.
    pub token: SecretString,
    /// Another server than Telegram's own.
    pub api_url: Option<Url>,
    /// `http://`, `https://`, `socks5://` or `socks5h://`; may hold a password, so it is never shown.
    pub proxy: Option<SecretString>,
    /// How long a call for updates waits for one; at most 50 seconds.
    pub poll: Duration,
    pub limits: Limits,
    /// Telegram sends updates by itself instead of being asked.
    pub webhook: Option<Webhook>,
}

impl Settings {
    /// Telegram's own server, no proxy, Telegram's limits.
    pub fn new(token: SecretString) -> Self {
        let poll = Duration::from_secs(50);
        Self { token, api_url: None, proxy: None, poll, limits: Limits::default(), webhook: None }
    }
}

#[derive(Debug, Error)]
pub enum TelegramError {
    #[error("Telegram does not know this token; take the one that @BotFather shows for the bot")]
    WrongToken,
    #[error(
        "Telegram cannot be reached; check the network. Where Telegram is blocked, set TELOXIDE_PROXY, for \
         example to socks5://127.0.0.1:1080"
    )]
    Unreachable,
    #[error(
        "TELOXIDE_PROXY is not the address of a proxy; expected http://host:port, https://host:port, \
         socks5://host:port or socks5h://host:port"
    )]
    BadProxy,
    #[error("TELOXIDE_API_URL is not the address of a Bot API server; expected http://host or https://host")]
    BadApiUrl,
    #[error(
        "Telegram does not call the address of --webhook-url; give it https:// and one of the ports 443, 80, 88 and 8443, \
         answered by a proxy in front of --listen"
    )]
    BadWebhookUrl,
    #[error("{address} of --listen cannot be listened on: {source}; choose a free address of this machine")]
    CannotListen { address: SocketAddr, source: std::io::Error },
    #[error("Telegram refused the first call ({0})")]
    Refused(&'static str),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The bot, connected.
pub struct Telegram {
    client: Client,
    username: String,
    store: Store,
    messages: Arc<Messages>,
    clock: Arc<dyn Clock>,
    context: Arc<Context>,
    buttons: Buttons,
    quiet: Quiet,
    limits: Limits,
    poll: Duration,
    webhook: Option<Webhook>,
    handled: Idle,
    sent: Idle,
}

impl std::fmt::Debug for Telegram {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Telegram(…)")
    }
}

impl Telegram {
    /// Asks Telegram who the bot is; on a folder on which it has run before, until Telegram answers. `quiet` is asked
    /// for every moment at which something is to be sent.
    ///
    /// # Errors
    /// The token is wrong, an address makes no sense, or Telegram cannot be reached at the very first start.
    pub async fn connect(
        settings: Settings,
        store: Store,
        messages: Arc<Messages>,
        clock: Arc<dyn Clock>,
        context: Arc<Context>,
        quiet: Quiet,
    ) -> Result<Self, TelegramError> {
        let client = Client::new(&settings)?;
        let has_run = store.look(clock.now()).await?.bot_username().await?.is_some();
        let username = first_call::username(&client, clock.as_ref(), has_run).await?;
        let buttons = Buttons::new(store.vault());
        Ok(Self {
            client,
            username,
            store,
            messages,
            clock,
            context,
            buttons,
            quiet,
            limits: settings.limits,
            poll: settings.poll,
            webhook: settings.webhook,
            handled: Idle::default(),
            sent: Idle::default(),
        })
    }

    fn hands(&self) -> Hands {
        Hands {
            client: self.client.clone(),
            messages: self.messages.clone(),
            buttons: self.buttons.clone(),
            username: self.username.clone(),
            store: self.store.clone(),
            clock: self.clock.clone(),
            paid: self.limits.are_paid(),
        }
    }

    /// The bot's username, without `@`.
    pub fn username(&self) -> &str {
        &self.username
    }

    /// Takes updates from Telegram into the inbox until cancelled.
    ///
    /// # Errors
    /// Only a wrong token, or a webhook that cannot listen, ends it early.
    pub async fn run_receive(&self, cancel: CancellationToken) -> Result<(), TelegramError> {
        receive::run(self, cancel).await
    }

    /// Handles what lies in the inbox until cancelled.
    pub async fn run_dispatch(&self, cancel: CancellationToken) {
        dispatch::run(self, cancel).await;
    }

    /// Keeps the default menus and the bot's description, and sends what lies in the outbox, until cancelled.
    pub async fn run_courier(&self, cancel: CancellationToken) {
        tokio::join!(menus::run(self, &cancel), courier::run(self, cancel.clone()));
    }

    /// Waits until everything that people have asked is answered, as far as it may be sent now: what waits for the
    /// end of quiet hours does not count. Receive, dispatch and courier must be running.
    pub async fn settled(&self) {
        // What cannot be received after a while is not waited for.
        let _ = tokio::time::timeout(RECEIVE_TIME, self.received_all()).await;
        self.handled.reached().await;
        self.sent.reached().await;
    }

    /// Waits until Telegram holds no update that is not confirmed.
    async fn received_all(&self) {
        while self.client.pending_updates().await.is_ok_and(|pending| pending > 0) {
            tokio::time::sleep(RECEIVE_LOOK_AGAIN).await;
        }
    }
}
