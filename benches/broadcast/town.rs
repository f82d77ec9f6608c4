//! A town of readers, the running program, and one announcement to all of them.

use chrono::{DateTime, Utc};
use loa::clock::{Clock, SystemClock};
use loa::sandbox::{Limits, Sandbox};
use serde_json::json;
use tempfile::TempDir;

use crate::shared::crowd::{self, FIRST_READER};
use crate::shared::phone::Phone;
use crate::shared::process::{Running, server_with};

/// From here until it is sent, so that the program rests before.
const AHEAD: chrono::Duration = chrono::Duration::seconds(8);

pub struct Town {
    sandbox: Sandbox,
    pub phone: Phone,
    readers: i64,
}

/// The announcement under way, as the server sees it.
pub struct Sending {
    town: Town,
    program: Running,
    /// The last call that was looked at.
    seen: u64,
    pub sent: i64,
    /// How often the server has refused because of its limits.
    pub too_fast: usize,
    pub first_at: Option<DateTime<Utc>>,
    pub last_at: Option<DateTime<Utc>>,
    _folder: TempDir,
}

impl Town {
    /// So many people who have all pressed Start.
    pub async fn found(readers: i64, limits: Limits) -> anyhow::Result<Self> {
        let (sandbox, phone) = server_with(crowd::people(readers).collect(), limits).await?;
        Ok(Self { sandbox, phone, readers })
    }

    pub fn url(&self) -> String {
        self.sandbox.api_url()
    }

    /// Starts the program with an announcement to everybody that goes out in a moment, at a rate.
    pub async fn announce(self, per_second: u32) -> anyhow::Result<Sending> {
        let folder = tempfile::tempdir()?;
        crowd::announce(folder.path(), self.readers, SystemClock::default().now() + AHEAD).await?;
        let program = Running::start_at(folder.path(), &self.sandbox, per_second)?;
        let seen = self.phone.last_call().await?;
        let (sent, too_fast) = Default::default();
        let (first_at, last_at) = Default::default();
        Ok(Sending { town: self, program, seen, sent, too_fast, first_at, last_at, _folder: folder })
    }
}

impl Sending {
    /// Takes note of the calls since the last look.
    pub async fn look(&mut self) -> anyhow::Result<()> {
        let (calls, last) = self.town.phone.calls(self.seen).await?;
        self.seen = last;
        for call in calls {
            self.too_fast += usize::from(call["error_code"] == json!(429));
            let to_a_reader = call["chat_id"].as_i64().is_some_and(|chat| chat >= FIRST_READER);
            if call["method"] == json!("sendmessage") && call["ok"] == json!(true) && to_a_reader {
                let at: DateTime<Utc> = call["at"].as_str().unwrap_or_default().parse()?;
                self.sent += 1;
                self.first_at.get_or_insert(at);
                self.last_at = Some(at);
            }
        }
        Ok(())
    }

    /// Megabytes of the program's memory that are resident.
    pub fn memory(&self) -> anyhow::Result<f64> {
        self.program.resident()
    }

    pub async fn end(self) -> anyhow::Result<()> {
        drop(self.program);
        self.town.sandbox.stop().await;
        Ok(())
    }
}
