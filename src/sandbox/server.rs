//! Starts and stops the server and holds what its routes share.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::calls::{self, Calls};
use super::faults::{self, Fault};
use super::limits::Limiter;
use super::options::{Control, Options, Preset, Time};
use super::state::State;
use super::webhook::{self, Webhook};
use super::{bot_api, clock, events, page, people, snapshot};

/// Largest request body in bytes: an upload of 50 MB and its frame; people may send a bit more, so
/// that the limit for downloads can be met.
const LARGEST_BODY: usize = 64 * 1024 * 1024;
/// How long open connections may take to end.
const STOP_TIME: Duration = Duration::from_secs(2);

/// What all routes share.
pub struct Server {
    /// The bot's token.
    pub token: String,
    /// Title of the page.
    pub title: String,
    /// What the page opens together.
    pub presets: Vec<Preset>,
    /// The clock.
    pub time: Arc<dyn Time>,
    /// What moves the clock.
    pub control: Option<Arc<dyn Control>>,
    /// Rate limits.
    pub limiter: Limiter,
    /// Cancelled when the server stops.
    pub stopping: CancellationToken,
    /// Number of the newest getUpdates call; an older one that still waits gives way.
    pub newest_poll: AtomicU64,
    /// Wakes pollers that wait, so that an older one sees the newer.
    pub poll_began: Notify,
    /// The webhook.
    pub webhook: Mutex<Webhook>,
    /// Wakes the webhook's sender.
    pub webhook_changed: Notify,
    state: Mutex<State>,
    fault: Mutex<Fault>,
    calls: Mutex<Calls>,
}

impl Server {
    /// The chats.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The fault in force.
    pub fn fault(&self) -> MutexGuard<'_, Fault> {
        self.fault.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The log of calls.
    pub fn calls(&self) -> MutexGuard<'_, Calls> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The webhook.
    pub fn webhook(&self) -> MutexGuard<'_, Webhook> {
        self.webhook.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A running server. Dropping it leaves the server running until the runtime ends; use
/// [`Sandbox::stop`].
pub struct Sandbox {
    address: SocketAddr,
    server: Arc<Server>,
    state_file: Option<PathBuf>,
    tasks: Vec<JoinHandle<()>>,
}

impl Sandbox {
    /// Starts a server on 127.0.0.1, with the chats of `state_file` if there is one.
    ///
    /// # Errors
    /// The port is taken, or the state file can't be read.
    pub async fn start(options: Options) -> io::Result<Sandbox> {
        let is_new = options.state_file.as_ref().is_none_or(|path| !path.exists());
        let mut state = match &options.state_file {
            Some(path) => snapshot::load(path, &options).await?,
            None => State::new(&options),
        };
        if is_new && options.tells_of_groups {
            people::tell_of_groups(&mut state, options.time.now());
        }
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
        let address = listener.local_addr()?;
        let server = Arc::new(Server {
            token: options.token,
            title: options.title,
            presets: options.presets,
            limiter: Limiter::new(options.limits, options.time.clone()),
            time: options.time,
            control: options.control,
            stopping: CancellationToken::new(),
            newest_poll: AtomicU64::new(0),
            poll_began: Notify::new(),
            webhook: Mutex::default(),
            webhook_changed: Notify::new(),
            state: Mutex::new(state),
            fault: Mutex::default(),
            calls: Mutex::default(),
        });
        let mut tasks = vec![
            tokio::spawn(serve(listener, server.clone())),
            tokio::spawn(webhook::deliver(server.clone())),
        ];
        if let Some(path) = options.state_file.clone() {
            tasks.push(tokio::spawn(snapshot::keep(path, server.clone())));
        }
        Ok(Sandbox { address, server, state_file: options.state_file, tasks })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What a bot takes as the API's address.
    pub fn api_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Ends open calls, saves the chats and stops.
    pub async fn stop(self) {
        self.server.stopping.cancel();
        for mut task in self.tasks {
            if tokio::time::timeout(STOP_TIME, &mut task).await.is_err() {
                task.abort();
            }
        }
        if let Some(path) = &self.state_file
            && let Err(error) = snapshot::save(path, &self.server).await
        {
            tracing::warn!("the sandbox's chats could not be saved: {error}");
        }
    }
}

async fn serve(listener: TcpListener, server: Arc<Server>) {
    let stopping = server.stopping.clone();
    let listener = listener.tap_io(|stream| {
        // Answers are small; waiting to fill packets would only delay them.
        let _ = stream.set_nodelay(true);
    });
    let served = axum::serve(listener, routes(server)).with_graceful_shutdown(stopping.cancelled_owned());
    if let Err(error) = served.await {
        tracing::error!("the sandbox's server ended: {error}");
    }
}

fn routes(server: Arc<Server>) -> Router {
    Router::new()
        .route("/sandbox/events", get(events::read))
        .route("/sandbox/clock", get(clock::read).post(clock::advance))
        .route("/sandbox/faults", get(faults::read).post(faults::write))
        .route("/sandbox/requests", get(calls::read))
        .route("/sandbox/updates", post(people::push_update))
        .merge(people::routes())
        .route("/", get(page::index))
        .route("/page/{*path}", get(page::file))
        .fallback(bot_api::entry)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(server)
}
