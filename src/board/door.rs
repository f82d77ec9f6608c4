//! How a screen is let in: a link asks, a press on its page uses it up, a cookie lets the screen in from then on.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::extract::{ConnectInfo, Path, State};
use axum::http::header::{COOKIE, LOCATION, REFERRER_POLICY, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use cookie::{Cookie, SameSite};

use super::page::{self, Note};
use super::{Served, guard};
use crate::domain::invitation::Code;
use crate::store::Result;
use crate::store::screens::SCREEN_LASTS;

/// More than a person presses; codes are far too long to be guessed at any pace.
const REFUSALS_A_MINUTE: u32 = 20;
const MINUTE: Duration = Duration::from_secs(60);

/// Presses that were refused, by address, from the first on for a minute. Behind a proxy all browsers have one address:
/// looking at a link, and opening the board with a good one, counts for nothing.
#[derive(Default)]
pub struct Refusals(Mutex<HashMap<IpAddr, (Duration, u32)>>);

impl Refusals {
    fn may_try(&self, from: IpAddr, now: Duration) -> bool {
        let mut known = self.known();
        known.retain(|_, (since, _)| now.saturating_sub(*since) < MINUTE);
        known.get(&from).is_none_or(|(_, count)| *count < REFUSALS_A_MINUTE)
    }

    fn add(&self, from: IpAddr, now: Duration) {
        self.known().entry(from).or_insert((now, 0)).1 += 1;
    }

    fn known(&self) -> MutexGuard<'_, HashMap<IpAddr, (Duration, u32)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// With the default, browsers would not say over plain HTTP that the page is ours. The address, which holds the code,
/// still goes to nobody else.
const OWN_PAGES_ONLY: (HeaderName, &str) = (REFERRER_POLICY, "same-origin");

/// The page of a link. It is the same for every code and uses none up: chats and browsers look at links by themselves.
pub async fn ask(State(served): State<Arc<Served>>, Path(_): Path<String>) -> Response {
    ([OWN_PAGES_ONLY], page::question(&served)).into_response()
}

/// Uses a link up.
pub async fn open(
    State(served): State<Arc<Served>>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> Response {
    let now = served.clock.monotonic();
    if !served.refusals.may_try(from.ip(), now) {
        return page::note(&served, Note::TooMany);
    }
    let redeemed = match guard::is_same_origin(&served, &headers) {
        true => redeem(&served, &Code::new(code)).await,
        false => Ok(None),
    };
    match redeemed {
        Ok(Some(token)) => {
            let cookie = cookie(&served, &token).to_string();
            (StatusCode::SEE_OTHER, [(LOCATION, "/".to_owned()), (SET_COOKIE, cookie)]).into_response()
        }
        Ok(None) => {
            served.refusals.add(from.ip(), now);
            page::note(&served, Note::Closed)
        }
        Err(error) => page::trouble(&served, &error),
    }
}

async fn redeem(served: &Served, code: &Code) -> Result<Option<Code>> {
    let mut tx = served.store.begin(served.clock.now()).await?;
    let token = tx.open_screen(code).await?;
    tx.commit().await?;
    Ok(token)
}

/// Whether the screen that asks was let in and still may look.
pub async fn is_in(served: &Served, headers: &HeaderMap) -> Result<bool> {
    let name = cookie_name(served);
    let texts = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let cookies = texts.flat_map(Cookie::split_parse).filter_map(std::result::Result::ok);
    let tokens: Vec<Code> =
        cookies.filter(|cookie| cookie.name() == name).map(|cookie| Code::new(cookie.value())).collect();
    let Some(token) = tokens.first() else { return Ok(false) };
    served.store.look(served.clock.now()).await?.is_screen_open(token).await
}

fn cookie(served: &Served, token: &Code) -> Cookie<'static> {
    Cookie::build((cookie_name(served), token.expose().to_owned()))
        .http_only(true)
        .same_site(SameSite::Strict)
        .path("/")
        .max_age(cookie::time::Duration::seconds(SCREEN_LASTS.num_seconds()))
        .secure(is_secure(served))
        .build()
}

/// Browsers take the longer name only over HTTPS, for this host and the whole of it.
fn cookie_name(served: &Served) -> &'static str {
    if is_secure(served) { "__Host-loa-board" } else { "loa-board" }
}

fn is_secure(served: &Served) -> bool {
    served.url.starts_with("https://")
}
