//! A log of the bot's calls, for tests: no texts, no file bytes.

use std::collections::VecDeque;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State as Shared};
use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::server::Server;

/// How many calls are remembered.
const KEPT: usize = 20_000;

/// One call.
#[derive(Clone, Debug, Serialize)]
pub struct Call {
    n: u64,
    #[serde(serialize_with = "seconds")]
    at: DateTime<Utc>,
    method: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    chat_id: Option<i64>,
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_code: Option<u16>,
}

/// The last calls, numbered from 1.
#[derive(Debug, Default)]
pub struct Calls {
    count: u64,
    calls: VecDeque<Call>,
}

impl Calls {
    /// Remembers a call with its lower-case method name.
    pub fn add(&mut self, at: DateTime<Utc>, method: &str, chat_id: Option<i64>, error_code: Option<u16>) {
        self.count += 1;
        let ok = error_code.is_none();
        self.calls.push_back(Call { n: self.count, at, method: method.to_owned(), chat_id, ok, error_code });
        if self.calls.len() > KEPT {
            self.calls.pop_front();
        }
    }
}

fn seconds<S: serde::Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&at.to_rfc3339_opts(SecondsFormat::Millis, true))
}

/// Query of [`read`].
#[derive(Deserialize)]
pub struct After {
    #[serde(default)]
    after: u64,
}

/// `GET /sandbox/requests?after=n`: the calls after the `n`th.
pub async fn read(Shared(server): Shared<Arc<Server>>, Query(query): Query<After>) -> Json<Value> {
    let log = server.calls();
    let first = log.count - log.calls.len() as u64;
    let skipped = usize::try_from(query.after.saturating_sub(first)).unwrap_or(usize::MAX);
    let calls: Vec<&Call> = log.calls.iter().skip(skipped).collect();
    Json(json!({ "n": log.count, "requests": calls }))
}
