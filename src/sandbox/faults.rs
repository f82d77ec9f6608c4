//! Faults that a test may order: statuses, cut connections, slowness.

use std::io;
use std::sync::Arc;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::State as Shared;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::server::Server;

/// What goes wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Nothing.
    #[default]
    None,
    /// The call is refused with a status.
    Status,
    /// The connection is cut before the call is carried out.
    CutBefore,
    /// The call is carried out, then the connection is cut.
    CutAfter,
    /// The call is carried out, and its answer is half of its JSON.
    Garbled,
    /// The call is carried out late.
    Slow,
    /// The call is refused with 429.
    RetryAfter,
}

/// The fault in force.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Fault {
    /// What goes wrong.
    #[serde(default)]
    pub mode: Mode,
    /// For `status`; 502 if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// For `retry_after`, in seconds; 1 if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
    /// For `slow`, in real milliseconds; 1000 if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delay_ms: Option<u64>,
    /// Only these methods, in any case; all if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub methods: Option<Vec<String>>,
    /// How many calls it hits; for ever if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u64>,
}

impl Fault {
    /// The fault that hits a call of `method` (lower case), counted down.
    pub fn strike(&mut self, method: &str) -> Fault {
        let meant = self
            .methods
            .as_ref()
            .is_none_or(|names| names.iter().any(|name| name.eq_ignore_ascii_case(method)));
        if self.mode == Mode::None || !meant {
            return Fault::default();
        }
        let struck = self.clone();
        if let Some(times) = &mut self.times {
            *times = times.saturating_sub(1);
            if *times == 0 {
                self.mode = Mode::None;
            }
        }
        struck
    }
}

/// An answer whose body breaks off: hyper closes the connection.
pub fn cut() -> Response {
    let broken = futures::stream::iter([Err::<Bytes, _>(io::Error::from(io::ErrorKind::ConnectionReset))]);
    Response::new(Body::from_stream(broken))
}

/// `GET /sandbox/faults`.
pub async fn read(Shared(server): Shared<Arc<Server>>) -> Json<Fault> {
    Json(server.fault().clone())
}

/// `POST /sandbox/faults`: replaces the fault in force.
pub async fn write(Shared(server): Shared<Arc<Server>>, Json(fault): Json<Fault>) -> Json<Fault> {
    *server.fault() = fault.clone();
    Json(fault)
}
