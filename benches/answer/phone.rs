//! A person's phone: one connection to write and press, another that shows what happens in the chats.

use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use serde_json::{Value, json};

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
    pub buttons: Vec<(usize, usize)>,
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

    /// Presses a button. The first time is that until it stops spinning, the second that of the changed screen.
    pub async fn press(
        &self,
        person: i64,
        message: i64,
        (row, column): (usize, usize),
    ) -> anyhow::Result<(Duration, Answer)> {
        let body = json!({ "from": person, "message_id": message, "row": row, "column": column });
        let seen = self.last_event().await?;
        let began = Instant::now();
        let pressed = async {
            let answer = self.post(person, "press", body).await?;
            anyhow::ensure!(answer["answered"] != json!(false), "the press was not answered");
            Ok(began.elapsed())
        };
        let (pressed, answer) = tokio::join!(pressed, self.answer(person, seen, began));
        Ok((pressed?, answer?))
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

    async fn answer(&self, person: i64, mut seen: u64, began: Instant) -> anyhow::Result<Answer> {
        while began.elapsed() < PATIENCE {
            let news = self.get(&format!("/sandbox/events?after={seen}")).await?;
            let took = began.elapsed();
            seen = news["seq"].as_u64().context("no number")?;
            for event in news["events"].as_array().into_iter().flatten() {
                let message = &event["message"];
                if event["chat_id"] == json!(person) && message["from"]["is_bot"] == json!(true) {
                    let id = message["id"].as_i64().context("no id")?;
                    return Ok(Answer { message: id, buttons: buttons(message), took });
                }
            }
        }
        bail!("the bot does not answer {person}")
    }

    async fn post(&self, chat: i64, what: &str, body: Value) -> anyhow::Result<Value> {
        let url = format!("{}/sandbox/chats/{chat}/{what}", self.url);
        Ok(self.http.post(url).json(&body).send().await?.error_for_status()?.json().await?)
    }

    async fn get(&self, path: &str) -> anyhow::Result<Value> {
        Ok(self.http.get(format!("{}{path}", self.url)).send().await?.error_for_status()?.json().await?)
    }
}

fn buttons(message: &Value) -> Vec<(usize, usize)> {
    let rows = message["buttons"].as_array().cloned().unwrap_or_default();
    let places = rows.iter().enumerate().flat_map(|(row, buttons)| {
        (0..buttons.as_array().map_or(0, Vec::len)).map(move |column| (row, column))
    });
    places.collect()
}
