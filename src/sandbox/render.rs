//! Messages, chats and users as JSON: for the bot as the Bot API words them, and for the page.

use chrono::SecondsFormat;
use serde_json::{Map, Value, json};

use super::formatting::to_html;
use super::message::{Content, Entity, Message};
use super::options::Person;
use super::state::State;

/// A person as the Bot API's `User`.
pub fn user(person: &Person) -> Value {
    let mut user = json!({ "id": person.id, "is_bot": false, "first_name": person.first_name });
    let optional = [
        ("last_name", &person.last_name),
        ("username", &person.username),
        ("language_code", &person.language_code),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            user[name] = json!(value);
        }
    }
    user
}

impl State {
    /// The bot as the Bot API's `User`.
    pub fn bot_user(&self) -> Value {
        json!({
            "id": self.bot.id,
            "is_bot": true,
            "first_name": self.bot.name,
            "username": self.bot.username,
        })
    }

    /// Whoever has this id as the Bot API's `User`.
    pub fn user(&self, id: i64) -> Value {
        match self.people.get(&id) {
            Some(account) if account.deactivated => json!({ "id": id, "is_bot": false, "first_name": "" }),
            Some(account) => user(&account.person),
            None => self.bot_user(),
        }
    }

    /// The chat as the Bot API's `Chat`.
    pub fn chat(&self, id: i64) -> Value {
        if let Some(group) = self.group(id) {
            let kind = if group.supergroup { "supergroup" } else { "group" };
            return json!({ "id": id, "type": kind, "title": group.title });
        }
        let mut chat = json!({ "id": id, "type": "private" });
        if let Some(account) = self.people.get(&id) {
            chat["first_name"] = json!(account.person.first_name);
            if let Some(last) = &account.person.last_name {
                chat["last_name"] = json!(last);
            }
            if let Some(username) = &account.person.username {
                chat["username"] = json!(username);
            }
        }
        chat
    }

    /// Where a forward of `message` says it comes from, as the Bot API's `MessageOrigin`.
    pub fn forward_origin(&self, message: &Message) -> Value {
        message.forward_origin.clone().unwrap_or_else(|| {
            json!({
                "type": "user",
                "date": message.date.timestamp(),
                "sender_user": self.user(message.from),
            })
        })
    }

    /// The message as the Bot API's `Message`, with the one it answers.
    pub fn message_json(&self, message: &Message) -> Value {
        let mut fields = self.message_fields(message);
        if let Some(replied) = message.reply_to.and_then(|id| self.message(message.chat_id, id)) {
            fields.insert("reply_to_message".to_owned(), Value::Object(self.message_fields(replied)));
        }
        Value::Object(fields)
    }

    fn message_fields(&self, message: &Message) -> Map<String, Value> {
        let mut fields = Map::new();
        let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
        put("message_id", json!(message.id));
        put("from", self.user(message.from));
        put("chat", self.chat(message.chat_id));
        put("date", json!(message.date.timestamp()));
        if let Some(edited) = message.edit_date {
            put("edit_date", json!(edited.timestamp()));
        }
        if message.protected {
            put("has_protected_content", json!(true));
        }
        if let Some(album) = &message.media_group_id {
            put("media_group_id", json!(album));
        }
        if let Some(origin) = &message.forward_origin {
            put("forward_origin", origin.clone());
        }
        if let Some(keyboard) = &message.keyboard {
            put("reply_markup", json!({ "inline_keyboard": keyboard }));
        }
        match &message.content {
            Content::Text(text) => {
                put("text", json!(text.text));
                put_entities(&mut put, "entities", &text.entities);
            }
            Content::Media { kind, file_id, caption } => {
                if let Some(file) = self.files.get(file_id) {
                    put(kind.name(), file.describe());
                }
                if !caption.text.is_empty() {
                    put("caption", json!(caption.text));
                    put_entities(&mut put, "caption_entities", &caption.entities);
                }
            }
            Content::Plain(extra) | Content::Service(extra) => fields.extend(extra.clone()),
        }
        fields
    }

    /// The message as the people API's `Message`.
    pub fn view(&self, message: &Message) -> Value {
        let name = match self.people.get(&message.from) {
            Some(account) => account.person.name(),
            None => self.bot.name.clone(),
        };
        let mut view = json!({
            "id": message.id,
            "date": message.date.to_rfc3339_opts(SecondsFormat::Secs, true),
            "edited": message.edit_date.is_some(),
            "from": { "id": message.from, "name": name, "is_bot": message.from == self.bot.id },
            "protected": message.protected,
            "silent": message.silent,
            "link_preview": message.link_preview,
        });
        if let Some(reply_to) = message.reply_to {
            view["reply_to"] = json!(reply_to);
        }
        if let Some(album) = &message.media_group_id {
            view["media_group_id"] = json!(album);
        }
        if let Some(origin) = &message.forward_origin {
            view["forward_origin"] = origin.clone();
        }
        if let Some(keyboard) = &message.keyboard {
            let button = |button: &super::keyboard::Button| match (&button.callback_data, &button.url) {
                (Some(_), _) => json!({ "text": button.text, "kind": "callback" }),
                (None, Some(url)) => json!({ "text": button.text, "kind": "url", "url": url }),
                (None, None) => json!({ "text": button.text, "kind": "other" }),
            };
            view["buttons"] = keyboard.iter().map(|row| row.iter().map(button).collect::<Value>()).collect();
        }
        match &message.content {
            Content::Text(text) => {
                view["text"] = json!(text.text);
                view["entities"] = json!(text.entities);
                view["html"] = json!(to_html(text));
            }
            Content::Media { kind, file_id, caption } => {
                let mut media = json!({
                    "kind": kind.name(),
                    "file_id": file_id,
                    "url": format!("/sandbox/files/{file_id}"),
                });
                if let Some(file) = self.files.get(file_id) {
                    media["mime"] = json!(file.mime);
                    media["size"] = json!(file.size);
                    if let Some(name) = &file.name {
                        media["file_name"] = json!(name);
                    }
                    if let Some(name) = &file.uploaded_as {
                        media["uploaded_as"] = json!(name);
                    }
                }
                view["media"] = media;
                if !caption.text.is_empty() {
                    view["caption"] = json!(caption.text);
                    view["entities"] = json!(caption.entities);
                    view["html"] = json!(to_html(caption));
                }
            }
            Content::Plain(extra) => {
                for (name, value) in extra {
                    view[name.as_str()] = value.clone();
                }
            }
            Content::Service(extra) => view["service"] = json!(extra),
        }
        view
    }
}

fn put_entities(put: &mut impl FnMut(&str, Value) -> Option<Value>, name: &str, entities: &[Entity]) {
    if !entities.is_empty() {
        put(name, json!(entities));
    }
}
