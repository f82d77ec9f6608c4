//! The queue of updates that wait for the bot.

use std::collections::VecDeque;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::Notify;

/// Telegram keeps updates for 24 hours (<https://core.telegram.org/bots/api#getting-updates>).
const KEPT_HOURS: i64 = 24;

/// Kinds that are only sent when they are asked for by name.
const ONLY_ON_REQUEST: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];

/// One update that waits.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Waiting {
    id: i64,
    at: DateTime<Utc>,
    body: String,
    /// Pushed as it is by a test: kept until it was handed out once, whatever its id.
    raw: bool,
}

/// The queue, in the order of arrival.
#[derive(Debug, Serialize, Deserialize)]
pub struct Updates {
    waiting: VecDeque<Waiting>,
    next_id: i64,
    raw_waiting: usize,
    /// Kinds the bot asked for; empty means all but a few.
    pub allowed: Vec<String>,
    #[serde(skip)]
    arrived: Arc<Notify>,
}

impl Updates {
    /// An empty queue whose first update gets the id `first_id`.
    pub fn new(first_id: i32) -> Updates {
        Updates {
            waiting: VecDeque::new(),
            next_id: i64::from(first_id),
            raw_waiting: 0,
            allowed: Vec::new(),
            arrived: Arc::new(Notify::new()),
        }
    }

    /// Wakes those who wait for updates.
    pub fn arrived(&self) -> Arc<Notify> {
        self.arrived.clone()
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Queues an update of `kind`, unless the bot does not want that kind.
    pub fn push(&mut self, now: DateTime<Utc>, kind: &str, content: &Value) {
        let wanted = if self.allowed.is_empty() {
            !ONLY_ON_REQUEST.contains(&kind)
        } else {
            self.allowed.iter().any(|allowed| allowed == kind)
        };
        if !wanted {
            return;
        }
        let id = self.next_id;
        self.next_id += 1;
        let body = format!("{{\"update_id\":{id},\"{kind}\":{content}}}");
        self.expire(now);
        self.waiting.push_back(Waiting { id, at: now, body, raw: false });
        self.arrived.notify_waiters();
    }

    /// Queues JSON as it is; its `update_id`, if it has one, decides when it counts as confirmed.
    pub fn push_raw(&mut self, now: DateTime<Utc>, update: &Value) {
        let id = update.get("update_id").and_then(Value::as_i64).unwrap_or(self.next_id);
        self.next_id = self.next_id.max(id.saturating_add(1));
        self.waiting.push_back(Waiting { id, at: now, body: update.to_string(), raw: true });
        self.raw_waiting += 1;
        self.arrived.notify_waiters();
    }

    /// Confirms everything below `offset`; a negative one keeps only the last updates.
    pub fn confirm(&mut self, offset: i64) {
        if offset < 0 {
            let keep = usize::try_from(-offset).unwrap_or(usize::MAX);
            let surplus = self.waiting.len().saturating_sub(keep);
            self.waiting.drain(..surplus);
            self.raw_waiting = self.waiting.iter().filter(|update| update.raw).count();
        } else if self.raw_waiting > 0 {
            self.waiting.retain(|update| update.raw || update.id >= offset);
        } else {
            while self.waiting.front().is_some_and(|update| update.id < offset) {
                self.waiting.pop_front();
            }
        }
    }

    /// The first `limit` updates as a JSON array, or nothing if none waits.
    pub fn read(&mut self, now: DateTime<Utc>, limit: usize) -> Option<String> {
        self.expire(now);
        if self.waiting.is_empty() {
            return None;
        }
        let mut array = String::from("[");
        for (index, update) in self.waiting.iter_mut().take(limit).enumerate() {
            if index > 0 {
                array.push(',');
            }
            array.push_str(&update.body);
            if std::mem::take(&mut update.raw) {
                self.raw_waiting -= 1;
            }
        }
        array.push(']');
        Some(array)
    }

    /// Drops everything.
    pub fn clear(&mut self) {
        self.waiting.clear();
        self.raw_waiting = 0;
    }

    fn expire(&mut self, now: DateTime<Utc>) {
        let oldest = now - TimeDelta::hours(KEPT_HOURS);
        while self.waiting.front().is_some_and(|update| update.at < oldest) {
            if self.waiting.pop_front().is_some_and(|update| update.raw) {
                self.raw_waiting -= 1;
            }
        }
    }

    /// The oldest update, for the webhook: its id and body.
    pub fn first(&mut self, now: DateTime<Utc>) -> Option<(i64, String)> {
        self.expire(now);
        self.waiting.front().map(|update| (update.id, update.body.clone()))
    }

    /// Takes the oldest update away if it still has this id.
    pub fn remove_first(&mut self, id: i64) {
        if self.waiting.front().is_some_and(|update| update.id == id)
            && self.waiting.pop_front().is_some_and(|update| update.raw)
        {
            self.raw_waiting -= 1;
        }
    }
}
