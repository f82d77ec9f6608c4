//! The feed of what happens in the chats, for the page.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Query, State as Shared};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::Notify;

use super::server::Server;

/// How many events are remembered; who lags further behind reloads.
const KEPT: usize = 5_000;
/// How many are handed out at once.
const AT_ONCE: usize = 500;
/// How long a question waits for news.
const LONGEST_WAIT: Duration = Duration::from_secs(25);

/// The last events, numbered from 1.
#[derive(Debug, Default)]
pub struct Feed {
    last: u64,
    events: VecDeque<String>,
    news: Arc<Notify>,
}

impl Feed {
    /// Adds an event; `event` is an object to which `seq` is added.
    pub fn push(&mut self, mut event: Value) {
        self.last += 1;
        event["seq"] = json!(self.last);
        self.events.push_back(event.to_string());
        if self.events.len() > KEPT {
            self.events.pop_front();
        }
        self.news.notify_waiters();
    }

    /// The events after `after` as an answer, or nothing if there is no news.
    fn after(&self, after: Option<u64>) -> Option<String> {
        let Some(after) = after else {
            return Some(format!("{{\"seq\":{},\"events\":[]}}", self.last));
        };
        let oldest = self.last - self.events.len() as u64;
        if after < oldest || after > self.last {
            return Some(format!("{{\"seq\":{},\"reload\":true}}", self.last));
        }
        if after == self.last {
            return None;
        }
        let skipped = usize::try_from(after - oldest).unwrap_or(usize::MAX);
        let events: Vec<&str> = self.events.iter().skip(skipped).take(AT_ONCE).map(String::as_str).collect();
        let last = after + events.len() as u64;
        Some(format!("{{\"seq\":{last},\"events\":[{}]}}", events.join(",")))
    }
}

/// Query of [`read`].
#[derive(Deserialize)]
pub struct After {
    after: Option<u64>,
}

/// `GET /sandbox/events?after=n`: the events after `n`, waiting for some if there are none; without
/// `after` only the number of the last one.
pub async fn read(Shared(server): Shared<Arc<Server>>, Query(query): Query<After>) -> Response {
    let deadline = tokio::time::Instant::now() + LONGEST_WAIT;
    loop {
        let news = server.state().feed.news.clone();
        let mut arrived = std::pin::pin!(news.notified());
        arrived.as_mut().enable();
        if let Some(body) = server.state().feed.after(query.after) {
            return raw_json(body);
        }
        tokio::select! {
            () = arrived => {}
            () = server.stopping.cancelled() => break,
            () = tokio::time::sleep_until(deadline) => break,
        }
    }
    let last = server.state().feed.last;
    raw_json(format!("{{\"seq\":{last},\"events\":[]}}"))
}

/// An answer whose JSON is ready.
pub fn raw_json(body: String) -> Response {
    ([(CONTENT_TYPE, "application/json")], body).into_response()
}
