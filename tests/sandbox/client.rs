//! A sandbox with two people and a group, its clock, and raw calls to it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use loa::sandbox::{Group, Limits, Options, Person, Sandbox, Time};
use serde_json::{Value, json};

pub const TOKEN: &str = "123456:test";
pub const AN: i64 = 1001;
/// Has not pressed Start.
pub const BINH: i64 = 1002;
pub const GROUP: i64 = -500;

/// A clock that only moves when it is told to.
pub struct ManualTime(Mutex<DateTime<Utc>>);

impl Time for ManualTime {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }

    fn monotonic(&self) -> Duration {
        Duration::from_millis(u64::try_from(self.now().timestamp_millis()).unwrap())
    }
}

pub struct World {
    pub sandbox: Sandbox,
    pub time: Arc<ManualTime>,
    pub http: reqwest::Client,
}

pub fn person(id: i64, name: &str, started: bool) -> Person {
    Person {
        id,
        first_name: name.to_owned(),
        last_name: None,
        username: None,
        language_code: Some("vi".to_owned()),
        caption: "resident".to_owned(),
        started,
    }
}

pub fn options(limits: Limits) -> (Arc<ManualTime>, Options) {
    let time = Arc::new(ManualTime(Mutex::new("2020-03-01T00:00:00Z".parse().unwrap())));
    let options = Options {
        bot_username: "loa_bot".to_owned(),
        people: vec![person(AN, "An", true), person(BINH, "Binh", false)],
        groups: vec![Group { id: GROUP, title: "Village".to_owned(), members: vec![AN, BINH] }],
        limits,
        ..Options::new(TOKEN, time.clone())
    };
    (time, options)
}

impl World {
    pub async fn new() -> World {
        World::with_limits(Limits::off()).await
    }

    pub async fn with_limits(limits: Limits) -> World {
        let (time, options) = options(limits);
        let sandbox = Sandbox::start(options).await.unwrap();
        World { sandbox, time, http: reqwest::Client::new() }
    }

    pub fn advance(&self, by: TimeDelta) {
        *self.time.0.lock().unwrap() += by;
    }

    pub fn url(&self, method: &str) -> String {
        format!("{}/bot{TOKEN}/{method}", self.sandbox.api_url())
    }

    /// The whole answer of a method.
    pub async fn call(&self, method: &str, parameters: Value) -> Value {
        let answer = self.http.post(self.url(method)).json(&parameters).send().await.unwrap();
        let status = answer.status().as_u16();
        let body: Value = answer.json().await.unwrap();
        assert_eq!(body["ok"] == true, status == 200, "{body}");
        if body["ok"] == false {
            assert_eq!(body["error_code"], status, "{body}");
        }
        body
    }

    /// The result of a method that must succeed.
    pub async fn good(&self, method: &str, parameters: Value) -> Value {
        let body = self.call(method, parameters).await;
        assert_eq!(body["ok"], true, "{method}: {body}");
        body["result"].clone()
    }

    /// The description with which a method must be refused.
    pub async fn refused(&self, code: u16, method: &str, parameters: Value) -> String {
        let body = self.call(method, parameters).await;
        assert_eq!(body["error_code"], code, "{method}: {body}");
        body["description"].as_str().unwrap().to_owned()
    }

    /// Sends a text to An and gives its id.
    pub async fn say(&self, text: &str) -> i64 {
        let sent = self.good("sendMessage", json!({ "chat_id": AN, "text": text })).await;
        sent["message_id"].as_i64().unwrap()
    }

    pub async fn people(&self, path: &str, body: Value) -> Value {
        let url = format!("{}/sandbox/{path}", self.sandbox.api_url());
        let answer = self.http.post(url).json(&body).send().await.unwrap();
        let status = answer.status();
        let text = answer.text().await.unwrap();
        serde_json::from_str(&text).unwrap_or_else(|_| panic!("{path}: {status} {text}"))
    }

    pub async fn look(&self, path: &str) -> Value {
        let url = format!("{}/sandbox/{path}", self.sandbox.api_url());
        self.http.get(url).send().await.unwrap().json().await.unwrap()
    }

    /// A person writes; gives the message's id.
    pub async fn write(&self, chat: i64, from: i64, text: &str) -> i64 {
        let answer =
            self.people(&format!("chats/{chat}/messages"), json!({ "from": from, "text": text })).await;
        answer["message_id"].as_i64().unwrap_or_else(|| panic!("{answer}"))
    }

    /// All updates that wait, confirmed.
    pub async fn updates(&self) -> Vec<Value> {
        let updates = self.good("getUpdates", json!({})).await.as_array().unwrap().clone();
        if let Some(last) = updates.last() {
            let offset = last["update_id"].as_i64().unwrap() + 1;
            self.good("getUpdates", json!({ "offset": offset })).await;
        }
        updates
    }
}

/// A PNG of one pixel.
pub fn png() -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
    bytes.extend([0; 16]);
    bytes
}
