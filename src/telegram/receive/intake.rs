//! Updates -> inbox, in one transaction; what a group says is never stored.

use serde_json::Value;
use serde_json::value::RawValue;

use super::super::{Telegram, command};
use crate::domain::ids::{ChatId, UpdateId};
use crate::store::Result;
use crate::store::tally::Tally;

/// What is looked at before an update is stored.
pub struct Glance {
    pub id: Option<UpdateId>,
    pub chat: Option<ChatId>,
    /// Of a person's own chat with us.
    pub private: bool,
    /// Of a group, and neither a command for us nor news of the group itself: never stored.
    pub unwanted: bool,
}

/// Whether the database remembers from where on Telegram is asked for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offset {
    /// The next call of getUpdates confirms the batch.
    Kept,
    /// Telegram sent them by itself, in whatever order: the answer confirms them.
    Ignored,
}

/// Stores a batch in one transaction. False if nothing in it has an id.
pub async fn store(telegram: &Telegram, batch: &[&RawValue], offset: Offset) -> Result<bool> {
    let mut tx = telegram.store.begin(telegram.clock.now()).await?;
    // The batch's own last id, not the highest ever: after a quiet week they may start anew anywhere.
    let mut last = None;
    for raw in batch {
        let glance = glance(raw.get(), &telegram.username);
        let Some(id) = glance.id else {
            tracing::warn!("an update without an id");
            tx.count(Tally::UnreadableUpdates).await?;
            continue;
        };
        last = Some(id);
        if !glance.unwanted && tx.first_time(id).await? {
            tx.store_update(id, glance.chat, raw.get().as_bytes()).await?;
        }
    }
    if let Some(last) = last.filter(|_| offset == Offset::Kept) {
        tx.set_receive_offset(i64::from(last.0) + 1).await?;
    }
    tx.commit().await?;
    Ok(last.is_some())
}

/// The private chats of a batch.
pub fn private_chats(batch: &[&RawValue], username: &str) -> Vec<ChatId> {
    let glances = batch.iter().map(|raw| glance(raw.get(), username));
    glances.filter(|glance| glance.private).filter_map(|glance| glance.chat).collect()
}

/// Looks for id and chat in whatever shape an update may have.
pub fn glance(raw: &str, username: &str) -> Glance {
    let Ok(update) = serde_json::from_str::<Value>(raw) else {
        return Glance { id: None, chat: None, private: false, unwanted: false };
    };
    let id = update["update_id"].as_u64().and_then(|id| u32::try_from(id).ok()).map(UpdateId);
    let contents = || update.as_object().into_iter().flat_map(|fields| fields.values());
    let chat = contents()
        .map(|content| &content["chat"])
        .chain(contents().map(|content| &content["message"]["chat"]))
        .find(|chat| chat.is_object());
    let chat_id = chat.and_then(|chat| chat["id"].as_i64()).map(ChatId);
    let is_private = match chat {
        Some(chat) => match chat["type"].as_str() {
            Some(kind) => kind == "private",
            None => chat_id.is_some_and(|chat| chat.0 > 0),
        },
        // Not of a chat at all, or of a person.
        None => true,
    };
    let is_command = || {
        let text = update["message"]["text"].as_str();
        text.is_some_and(|text| command::concerns_us_in_group(text, username))
    };
    let is_news_of_group = || {
        let is_group = chat.is_some_and(|chat| {
            chat["type"].as_str().is_some_and(|kind| matches!(kind, "group" | "supergroup"))
        });
        is_group && (update["my_chat_member"].is_object() || is_service(&update["message"]))
    };
    let sender = || contents().find_map(|content| content["from"]["id"].as_i64()).map(ChatId);
    let unwanted = !is_private && !is_command() && !is_news_of_group();
    Glance { id, chat: chat_id.or_else(sender), private: is_private, unwanted }
}

/// Telegram's own messages that a group has another id or title; nobody's words.
fn is_service(message: &Value) -> bool {
    let says = |field: &str| !message[field].is_null();
    let tells = ["migrate_to_chat_id", "migrate_from_chat_id", "new_chat_title"].into_iter().any(says);
    tells && !says("text") && !says("caption")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(raw: &str) -> (Option<u32>, Option<i64>, bool) {
        let glance = glance(raw, "loa_bot");
        (glance.id.map(|id| id.0), glance.chat.map(|chat| chat.0), glance.unwanted)
    }

    #[test]
    fn private_content_is_wanted_whatever_its_shape() {
        let message = r#"{"update_id":7,"message":{"chat":{"id":5,"type":"private"},"odd":{}}}"#;
        assert_eq!(seen(message), (Some(7), Some(5), false));
        assert_eq!(seen(r#"{"update_id":7,"message":{"chat":{"id":5}}}"#), (Some(7), Some(5), false));
        let press = r#"{"update_id":7,"callback_query":{"from":{"id":6},"message":{"chat":{"id":5,"type":"private"}}}}"#;
        assert_eq!(seen(press), (Some(7), Some(5), false));
        assert_eq!(seen(r#"{"update_id":7,"callback_query":{"from":{"id":6}}}"#), (Some(7), Some(6), false));
        assert_eq!(seen(r#"{"update_id":7}"#), (Some(7), None, false));
        for strange in ["[]", "1", "{}", r#"{"update_id":-1}"#, r#"{"update_id":"7"}"#] {
            assert_eq!(seen(strange), (None, None, false), "{strange}");
        }
    }

    #[test]
    fn of_groups_only_commands_for_us_are_wanted() {
        let unwanted = |text: &str| {
            let chat = serde_json::json!({ "id": -5, "type": "group" });
            seen(
                &serde_json::json!({ "update_id": 1, "message": { "chat": chat, "text": text } }).to_string(),
            )
            .2
        };
        assert!(!unwanted("/trogiup") && !unwanted("/start@loa_bot"));
        assert!(unwanted("xin chào") && unwanted("/trogiup@other_bot"));
        for other in [
            r#"{"update_id":1,"message":{"chat":{"id":-5}}}"#,
            r#"{"update_id":1,"edited_message":{"chat":{"id":-5,"type":"supergroup"},"text":"/trogiup"}}"#,
            r#"{"update_id":1,"my_chat_member":{"chat":{"id":-5,"type":"channel"}}}"#,
            r#"{"update_id":1,"message":{"chat":{"id":-5,"type":"group"},"text":"x","new_chat_title":"y"}}"#,
            r#"{"update_id":1,"message":{"chat":{"id":-5,"type":"channel"},"new_chat_title":"y"}}"#,
            r#"{"update_id":1,"edited_message":{"chat":{"id":-5,"type":"group"},"new_chat_title":"y"}}"#,
            r#"{"update_id":1,"message":{"chat":{"id":-5,"type":"group"},"new_chat_members":[{"id":7}]}}"#,
            r#"{"update_id":1,"callback_query":{"from":{"id":6},"message":{"chat":{"id":-5,"type":"group"}}}}"#,
            r#"{"update_id":1,"message":{"chat":{"type":"unheard"}}}"#,
        ] {
            assert!(seen(other).2, "{other}");
        }
        for news in [
            r#"{"update_id":1,"my_chat_member":{"chat":{"id":-5,"type":"group"}}}"#,
            r#"{"update_id":1,"my_chat_member":{"chat":{"id":-5,"type":"supergroup"}}}"#,
            r#"{"update_id":1,"message":{"chat":{"id":-5,"type":"group"},"migrate_to_chat_id":-10005}}"#,
            r#"{"update_id":1,"message":{"chat":{"id":-5,"type":"supergroup"},"migrate_from_chat_id":-5}}"#,
            r#"{"update_id":1,"message":{"chat":{"id":-5,"type":"group"},"new_chat_title":"y"}}"#,
        ] {
            assert_eq!(seen(news), (Some(1), Some(-5), false), "{news}");
        }
    }
}
