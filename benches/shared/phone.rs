//! A person's phone: one connection to write and press, another that shows what happens in the chats.

use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use serde_json::{Value, json};

use super::world::TOKEN;

/// An answer that takes longer counts as none.
const PATIENCE: Duration = Duration::from_secs(10);

/// Everybody's phone; the chats differ.
pub struct Phone {
    http: reqwest::Client,
    url: String,
}

/// What the bot has said: a new message, or an old one changed.
pub struct Answer {
    pub message: i64,
    /// Labels of the buttons that call the bot, with row and column.
    pub buttons: Vec<(String, usize, usize)>,
    /// From the moment at which the person began to send until the answer was on the screen.
    pub took: Duration,
}

impl Phone {
    /// A phone on the sandbox's server.
    pub fn new(url: String) -> anyhow::Result<Self> {
        let http = reqwest::Client::builder().no_proxy().tcp_nodelay(true).build()?;
        Ok(Self { http, url })
    }

    /// Writes in the private chat, as a reply if `reply_to` is given, and waits for the bot's first message.
    pub async fn write(&self, person: i64, text: &str, reply_to: Option<i64>) -> anyhow::Result<Answer> {
        let body = json!({ "from": person, "text": text, "reply_to": reply_to });
        let seen = self.last_event().await?;
        let began = Instant::now();
        let (sent, answer) =
            tokio::join!(self.post(person, "messages", body), self.answer(person, seen, began));
        sent?;
        answer
    }

    /// Writes in the private chat and waits for nothing.
    pub async fn send(&self, person: i64, text: &str) -> anyhow::Result<()> {
        self.post(person, "messages", json!({ "from": person, "text": text })).await.map(drop)
    }

    /// Updates that the bot has not confirmed, as the Bot API tells it.
    pub async fn waiting_updates(&self) -> anyhow::Result<i64> {
        let told = self.get(&format!("/bot{TOKEN}/getWebhookInfo")).await?;
        told["result"]["pending_update_count"].as_i64().context("no count")
    }

    /// Presses the first button whose label holds this. The first time is that until it stops spinning, the second
    /// that of the changed screen.
    pub async fn press(
        &self,
        person: i64,
        screen: &Answer,
        label: &str,
    ) -> anyhow::Result<(Duration, Answer)> {
        self.press_heard_by(person, screen, label, person).await
    }

    /// The same, with what the bot then says to somebody else.
    pub async fn press_heard_by(
        &self,
        person: i64,
        screen: &Answer,
        label: &str,
        reader: i64,
    ) -> anyhow::Result<(Duration, Answer)> {
        let found = screen.buttons.iter().find(|(found, ..)| found.contains(label));
        let (_, row, column) = found.with_context(|| format!("no button {label:?}"))?;
        let body = json!({ "from": person, "message_id": screen.message, "row": row, "column": column });
        let seen = self.last_event().await?;
        let began = Instant::now();
        let pressed = async {
            let answer = self.post(person, "press", body).await?;
            anyhow::ensure!(answer["answered"] != json!(false), "the press on {label:?} was not answered");
            Ok(began.elapsed())
        };
        let (pressed, answer) = tokio::join!(pressed, self.answer(reader, seen, began));
        Ok((pressed?, answer?))
    }

    /// Writes something upon which the chat is emptied: the time until everything that lay in it, and what was
    /// written, is gone.
    pub async fn empty(&self, person: i64, text: &str) -> anyhow::Result<Duration> {
        let mut left = self.messages(person).await?;
        let body = json!({ "from": person, "text": text });
        let seen = self.last_event().await?;
        let began = Instant::now();
        let mut own = 1;
        let emptied = self.follow(person, seen, began, |event, took| {
            for gone in event["message_ids"].as_array().into_iter().flatten().filter_map(Value::as_i64) {
                match left.iter().position(|message| *message == gone) {
                    Some(place) => drop(left.swap_remove(place)),
                    None => own = 0,
                }
            }
            (left.is_empty() && own == 0).then_some(took)
        });
        let (sent, emptied) = tokio::join!(self.post(person, "messages", body), emptied);
        sent?;
        emptied
    }

    /// Ids of everything that lies in a private chat.
    pub async fn messages(&self, person: i64) -> anyhow::Result<Vec<i64>> {
        let chat = self.get(&format!("/sandbox/chats/{person}")).await?;
        let messages = chat["messages"].as_array().context("no messages")?;
        Ok(messages.iter().filter_map(|message| message["id"].as_i64()).collect())
    }

    /// The bot's calls after the `after`th that the server still remembers, and the number of the last.
    pub async fn calls(&self, after: u64) -> anyhow::Result<(Vec<Value>, u64)> {
        let mut log = self.get(&format!("/sandbox/requests?after={after}")).await?;
        let last = log["n"].as_u64().context("no number")?;
        let Value::Array(calls) = log["requests"].take() else { bail!("no calls") };
        anyhow::ensure!(calls.len() as u64 == last - after, "the server has forgotten calls");
        Ok((calls, last))
    }

    /// The number of the bot's last call.
    pub async fn last_call(&self) -> anyhow::Result<u64> {
        let log = self.get(&format!("/sandbox/requests?after={}", u64::MAX)).await?;
        log["n"].as_u64().context("no number")
    }

    /// The newest message of the bot in a private chat.
    pub async fn last(&self, person: i64) -> anyhow::Result<i64> {
        let chat = self.get(&format!("/sandbox/chats/{person}")).await?;
        let messages = chat["messages"].as_array().context("no messages")?;
        let last = messages.iter().rfind(|message| message["from"]["is_bot"] == json!(true));
        last.and_then(|message| message["id"].as_i64()).context("the bot has said nothing")
    }

    async fn last_event(&self) -> anyhow::Result<u64> {
        self.get("/sandbox/events").await?["seq"].as_u64().context("no number")
    }

    async fn answer(&self, person: i64, seen: u64, began: Instant) -> anyhow::Result<Answer> {
        let said = |event: &Value, took| {
            let message = &event["message"];
            let by_bot = message["from"]["is_bot"] == json!(true);
            let id = message["id"].as_i64().filter(|_| by_bot)?;
            Some(Answer { message: id, buttons: buttons(message), took })
        };
        self.follow(person, seen, began, said).await
    }

    /// Follows what happens in a chat after event `seen`, until it is what is waited for.
    async fn follow<Found>(
        &self,
        chat: i64,
        mut seen: u64,
        began: Instant,
        mut wanted: impl FnMut(&Value, Duration) -> Option<Found>,
    ) -> anyhow::Result<Found> {
        while began.elapsed() < PATIENCE {
            let news = self.get(&format!("/sandbox/events?after={seen}")).await?;
            let took = began.elapsed();
            seen = news["seq"].as_u64().context("no number")?;
            let events = news["events"].as_array().context("events were missed")?;
            for event in events.iter().filter(|event| event["chat_id"] == json!(chat)) {
                if let Some(found) = wanted(event, took) {
                    return Ok(found);
                }
            }
        }
        bail!("the bot does not answer {chat}")
    }

    async fn post(&self, chat: i64, what: &str, body: Value) -> anyhow::Result<Value> {
        let url = format!("{}/sandbox/chats/{chat}/{what}", self.url);
        Ok(self.http.post(url).json(&body).send().await?.error_for_status()?.json().await?)
    }

    async fn get(&self, path: &str) -> anyhow::Result<Value> {
        Ok(self.http.get(format!("{}{path}", self.url)).send().await?.error_for_status()?.json().await?)
    }
}

fn buttons(message: &Value) -> Vec<(String, usize, usize)> {
    let rows = message["buttons"].as_array().cloned().unwrap_or_default();
    let places = rows.iter().enumerate().flat_map(|(row, buttons)| {
        let labels = buttons.as_array().into_iter().flatten().map(|button| &button["text"]);
        labels
            .enumerate()
            .map(move |(column, label)| (label.as_str().unwrap_or_default().to_owned(), row, column))
    });
    places.collect()
}
