//! A person with a phone: writes, presses buttons, reads.

use std::sync::LazyLock;

use serde_json::{Value, json};

/// Somebody who chats with the bot in private.
pub struct Person {
    pub id: i64,
    url: String,
}

/// A message as the person sees it.
#[derive(Clone, Debug)]
pub struct Message {
    pub id: i64,
    pub date: String,
    pub text: String,
    pub from_bot: bool,
    pub buttons: Vec<Vec<String>>,
    pub media: Option<String>,
}

impl Message {
    fn read(value: &Value) -> Self {
        let text = value["text"].as_str().or(value["caption"].as_str()).unwrap_or_default();
        let row = |row: &Value| {
            let buttons = row.as_array().cloned().unwrap_or_default();
            buttons.iter().map(|button| button["text"].as_str().unwrap_or_default().to_owned()).collect()
        };
        Self {
            id: value["id"].as_i64().unwrap(),
            date: value["date"].as_str().unwrap_or_default().to_owned(),
            text: text.to_owned(),
            from_bot: value["from"]["is_bot"].as_bool().unwrap_or_default(),
            buttons: value["buttons"]
                .as_array()
                .map(|rows| rows.iter().map(row).collect())
                .unwrap_or_default(),
            media: value["media"]["kind"].as_str().map(str::to_owned),
        }
    }

    pub fn has_button(&self, label: &str) -> bool {
        self.buttons.iter().flatten().any(|button| button.contains(label))
    }
}

impl Person {
    pub fn new(id: i64, url: &str) -> Self {
        Self { id, url: url.to_owned() }
    }

    /// Writes in the private chat; returns the message's id.
    pub async fn write(&self, text: &str) -> i64 {
        self.write_in(self.id, text).await
    }

    pub async fn write_in(&self, chat: i64, text: &str) -> i64 {
        let answer = self.post(chat, "messages", json!({ "from": self.id, "text": text })).await;
        answer["message_id"].as_i64().unwrap()
    }

    pub async fn reply(&self, to: i64, text: &str) -> i64 {
        let body = json!({ "from": self.id, "text": text, "reply_to": to });
        self.post(self.id, "messages", body).await["message_id"].as_i64().unwrap()
    }

    /// Sends a photo, as a reply if `to` is given.
    pub async fn send_photo(&self, to: Option<i64>, caption: &str, album: Option<&str>) {
        let png = include_bytes!("photo.png").to_vec();
        let part = reqwest::multipart::Part::bytes(png).file_name("photo.png").mime_str("image/png").unwrap();
        let mut form = reqwest::multipart::Form::new()
            .text("from", self.id.to_string())
            .text("kind", "photo")
            .text("caption", caption.to_owned())
            .part("file", part);
        if let Some(to) = to {
            form = form.text("reply_to", to.to_string());
        }
        if let Some(album) = album {
            form = form.text("media_group_id", album.to_owned());
        }
        let url = format!("{}/sandbox/chats/{}/media", self.url, self.id);
        let answer = http().post(url).multipart(form).send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    }

    /// Presses the button with this label under the newest message that has it; returns what flashed up.
    pub async fn press(&self, label: &str) -> String {
        let messages = self.messages().await;
        let message = messages.iter().rev().find(|message| message.has_button(label));
        let message = message.unwrap_or_else(|| panic!("no button {label:?} in {messages:#?}"));
        self.press_on(message, label).await
    }

    /// Presses a button of this message.
    pub async fn press_on(&self, message: &Message, label: &str) -> String {
        let position = message.buttons.iter().enumerate().find_map(|(row, buttons)| {
            Some((row, buttons.iter().position(|button| button.contains(label))?))
        });
        let (row, column) = position.unwrap_or_else(|| panic!("no button {label:?} in {message:#?}"));
        let body = json!({ "from": self.id, "message_id": message.id, "row": row, "column": column });
        let answer = self.post(self.id, "press", body).await;
        answer["text"].as_str().unwrap_or_default().to_owned()
    }

    pub async fn messages(&self) -> Vec<Message> {
        self.messages_in(self.id).await
    }

    pub async fn messages_in(&self, chat: i64) -> Vec<Message> {
        let answer = get(&format!("{}/sandbox/chats/{chat}", self.url)).await;
        answer["messages"].as_array().unwrap().iter().map(Message::read).collect()
    }

    /// The chat as the server gives it, with everything that a phone could tell of its messages.
    pub async fn chat(&self) -> Vec<Value> {
        let answer = get(&format!("{}/sandbox/chats/{}", self.url, self.id)).await;
        answer["messages"].as_array().unwrap().clone()
    }

    /// What the bot said last.
    pub async fn last(&self) -> Message {
        let messages = self.messages().await;
        messages.into_iter().rfind(|message| message.from_bot).expect("the bot has said nothing")
    }

    /// All that the bot has said, for searching.
    pub async fn heard(&self) -> String {
        let messages = self.messages().await;
        let texts: Vec<String> =
            messages.into_iter().filter(|message| message.from_bot).map(|message| message.text).collect();
        texts.join("\n---\n")
    }

    /// The command menu of the private chat.
    pub async fn menu(&self) -> Vec<String> {
        let answer = get(&format!("{}/sandbox/commands/{}/{}", self.url, self.id, self.id)).await;
        let commands = answer.as_array().or(answer["commands"].as_array()).cloned().unwrap_or_default();
        commands.iter().map(|command| command["command"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Makes the person known to the server, with a phone of their own.
    pub async fn appear(&self, name: &str) {
        let body = json!({ "id": self.id, "name": name, "caption": "", "language_code": "vi" });
        post(&format!("{}/sandbox/people", self.url), body).await;
    }

    /// Telegram's ids of the files that are in the chat now.
    pub async fn file_ids(&self) -> Vec<String> {
        let answer = get(&format!("{}/sandbox/chats/{}", self.url, self.id)).await;
        let media = answer["messages"].as_array().unwrap().iter().map(|message| &message["media"]["file_id"]);
        media.filter_map(Value::as_str).map(str::to_owned).collect()
    }

    pub async fn block(&self, blocked: bool) {
        let url = format!("{}/sandbox/people/{}/block", self.url, self.id);
        post(&url, json!({ "blocked": blocked })).await;
    }

    /// What the phone has shown on its lock screen so far: text and whether it made no sound.
    pub async fn notifications(&self) -> Vec<(String, bool)> {
        let answer = get(&format!("{}/sandbox/chats/{}/notifications", self.url, self.id)).await;
        let line = |line: &Value| {
            (
                line["text"].as_str().unwrap_or_default().to_owned(),
                line["silent"].as_bool().unwrap_or_default(),
            )
        };
        answer.as_array().unwrap().iter().map(line).collect()
    }

    /// Sends an update as raw JSON.
    pub async fn push_raw(&self, update: Value) {
        post(&format!("{}/sandbox/updates", self.url), update).await;
    }

    pub async fn post(&self, chat: i64, what: &str, body: Value) -> Value {
        post(&format!("{}/sandbox/chats/{chat}/{what}", self.url), body).await
    }
}

/// One for all tests, since it takes long to make; without idle connections, which belong to the test that made them.
pub fn http() -> reqwest::Client {
    static CLIENT: LazyLock<reqwest::Client> =
        LazyLock::new(|| reqwest::Client::builder().no_proxy().pool_max_idle_per_host(0).build().unwrap());
    CLIENT.clone()
}

pub async fn get(url: &str) -> Value {
    let answer = http().get(url).send().await.unwrap();
    assert!(answer.status().is_success(), "{url}: {}", answer.status());
    answer.json().await.unwrap()
}

pub async fn post(url: &str, body: Value) -> Value {
    let answer = http().post(url).json(&body).send().await.unwrap();
    let status = answer.status();
    let text = answer.text().await.unwrap();
    assert!(status.is_success(), "{url}: {status} {text}");
    serde_json::from_str(&text).unwrap_or_default()
}
