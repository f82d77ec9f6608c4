//! The progress board as a web page, for the commune hall's screen or the leader's computer: read-only, opened by a
//! one-time link that the bot makes. Nothing about cases, nobody's name.

mod connections;
mod door;
mod guard;
mod html;
mod page;

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use axum::serve::ListenerExt;
use thiserror::Error;
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::clock::Clock;
use crate::messages::Messages;
use crate::store::Store;
use connections::Limited;

/// Open connections get this long when the bot stops.
const STOP_TIME: Duration = Duration::from_secs(2);

/// Where the board is shown.
#[derive(Clone, Debug)]
pub struct Settings {
    pub listen: SocketAddr,
    /// As people's browsers reach it; by default the address itself.
    pub url: Option<Url>,
}

#[derive(Debug, Error)]
pub enum BoardError {
    #[error("the board cannot listen on {address}: {source}; choose another address with --board")]
    Address { address: SocketAddr, source: io::Error },
    #[error("{0} names no computer that browsers can reach; add --board-url with the address that they open")]
    NoUrl(SocketAddr),
    #[error("{0} is no address of a board; --board-url takes one such as https://tiendo.example.vn")]
    Url(Url),
}

/// A place where the board is shown, taken but not served yet.
#[derive(Debug)]
pub struct Board {
    listener: TcpListener,
    address: SocketAddr,
    url: String,
}

/// What every page needs.
struct Served {
    store: Store,
    clock: Arc<dyn Clock>,
    messages: Arc<Messages>,
    /// Without a slash at its end.
    url: String,
    address: SocketAddr,
    refusals: door::Refusals,
}

impl Board {
    /// Takes the address.
    ///
    /// # Errors
    /// It is taken or not ours; nobody could open it.
    pub fn bind(settings: &Settings) -> Result<Self, BoardError> {
        let failed = |source| BoardError::Address { address: settings.listen, source };
        let listener = TcpListener::bind(settings.listen).map_err(failed)?;
        listener.set_nonblocking(true).map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let url = match &settings.url {
            None if address.ip().is_unspecified() => return Err(BoardError::NoUrl(address)),
            None => format!("http://{address}"),
            Some(url) if is_plain(url) => url.as_str().trim_end_matches('/').to_owned(),
            Some(url) => return Err(BoardError::Url(url.clone())),
        };
        Ok(Self { listener, address, url })
    }

    /// The address that people open, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Shows the board until cancelled.
    pub async fn serve(
        &self,
        store: Store,
        clock: Arc<dyn Clock>,
        messages: Arc<Messages>,
        cancel: CancellationToken,
    ) -> io::Result<()> {
        let listener = tokio::net::TcpListener::from_std(self.listener.try_clone()?)?;
        // Of listeners that are not its own axum tells who has connected only if they are tapped.
        let listener = Limited::new(listener).tap_io(|_| ());
        let served = Arc::new(Served {
            store,
            clock,
            messages,
            url: self.url.clone(),
            address: self.address,
            refusals: door::Refusals::default(),
        });
        let app = routes(served).into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(listener, app).with_graceful_shutdown(cancel.clone().cancelled_owned());
        let too_long = async {
            cancel.cancelled().await;
            tokio::time::sleep(STOP_TIME).await;
        };
        tokio::select! {
            served = serving => served,
            () = too_long => Ok(()),
        }
    }
}

/// Scheme, host and port: the board lies at the root of its address.
fn is_plain(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none()
}

fn routes(served: Arc<Served>) -> Router {
    Router::new()
        .route("/", get(page::board))
        .route("/nam.png", get(page::year))
        .route("/style.css", get(page::style))
        .route("/icon.svg", get(page::icon))
        .route("/mo/{code}", get(door::ask).post(door::open))
        .fallback(page::not_found)
        .layer(axum::middleware::from_fn_with_state(served.clone(), guard::guard))
        .with_state(served)
}
