//! Telegram -> inbox. Updates are stored in one transaction, and only the next call confirms them.
//!
//! teloxide's own polling would confirm a batch as soon as it arrives and lose what it cannot parse.

use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use teloxide::requests::{Request, Requester};
use tokio_util::sync::CancellationToken;

use super::errors::{SendError, Verdict};
use super::heard::Heard;
use super::numbers::Numbers;
use super::{Telegram, TelegramError, command};
use crate::domain::ids::{ChatId, UpdateId};
use crate::store::Result as StoreResult;
use crate::store::tally::Tally;

const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// While the inbox cannot be written, whoever writes is told whom to call: nobody waits longer for that.
const LONGEST_STORE_PAUSE: Duration = Duration::from_secs(5);
/// Two programs on one token would cut each other off; whoever is second waits long, and longer each time.
const FIRST_CONFLICT_PAUSE: Duration = Duration::from_secs(30);
const LONGEST_CONFLICT_PAUSE: Duration = Duration::from_secs(600);

#[derive(Deserialize)]
struct Batch<'a> {
    #[serde(borrow)]
    result: Vec<&'a RawValue>,
}

/// What is looked at before an update is stored.
struct Glance {
    id: Option<UpdateId>,
    chat: Option<ChatId>,
    /// Of a person's own chat with us.
    private: bool,
    /// Of a group, and neither a command for us nor news of the group itself: never stored.
    unwanted: bool,
}

/// Growing pauses.
struct Pauses {
    next: Duration,
    first: Duration,
    longest: Duration,
}

impl Pauses {
    fn new(first: Duration, longest: Duration) -> Self {
        Self { next: first, first, longest }
    }

    fn grow(&mut self) -> Duration {
        let pause = self.next;
        self.next = (pause * 2).min(self.longest);
        pause
    }

    fn reset(&mut self) {
        self.next = self.first;
    }
}

/// Receives until cancelled.
///
/// # Errors
/// Telegram does not know the token.
pub async fn run(telegram: &Telegram, cancel: CancellationToken) -> Result<(), TelegramError> {
    let mut pauses = Pauses::new(FIRST_PAUSE, LONGEST_PAUSE);
    let mut store_pauses = Pauses::new(FIRST_PAUSE, LONGEST_STORE_PAUSE);
    let mut numbers = Numbers::new(telegram);
    let mut heard = Heard::new();
    let mut conflicts = Pauses::new(FIRST_CONFLICT_PAUSE, LONGEST_CONFLICT_PAUSE);
    loop {
        let received = tokio::select! {
            () = cancel.cancelled() => return Ok(()),
            received = receive(telegram, &mut numbers) => received,
        };
        match &received {
            Ok(_) => {
                if let Err(error) = heard.something(telegram).await {
                    tracing::error!(%error, "when Telegram was heard of cannot be written down");
                }
            }
            Err(_) => heard.nothing(),
        }
        let pause = match received {
            Ok(true) => {
                pauses.reset();
                store_pauses.reset();
                conflicts.reset();
                continue;
            }
            Ok(false) => FIRST_PAUSE,
            Err(Failure::Store(error)) => {
                tracing::error!(%error, "updates cannot be stored; Telegram keeps them meanwhile");
                store_pauses.grow()
            }
            Err(Failure::Call(SendError::WrongToken)) => return Err(TelegramError::WrongToken),
            Err(Failure::Call(SendError::RetryAfter(wait))) => wait,
            Err(Failure::Call(SendError::OtherPoller)) => {
                let pause = conflicts.grow();
                tracing::error!(
                    seconds = pause.as_secs(),
                    "another program receives this bot's updates; stop it, or use another token. Waiting"
                );
                pause
            }
            Err(Failure::Call(SendError::WebhookSet)) => {
                tracing::warn!("a webhook was set for this bot; taking it down, since updates are polled");
                // If it fails, the next call finds the webhook again.
                let _ = telegram.client.bot().delete_webhook().send().await;
                pauses.grow()
            }
            Err(Failure::Call(error)) => {
                let pause = pauses.grow();
                tracing::warn!(error = error.code(), seconds = pause.as_secs(), "no updates; trying again");
                pause
            }
        };
        tokio::select! {
            () = cancel.cancelled() => return Ok(()),
            () = telegram.clock.sleep(pause) => {}
        }
    }
}

enum Failure {
    Call(SendError),
    Store(crate::store::StoreError),
}

/// One call, and what it brought into the inbox. False if it got no further: the next would bring the same again.
async fn receive(telegram: &Telegram, numbers: &mut Numbers<'_>) -> Result<bool, Failure> {
    // Without an offset nothing is confirmed, and what waits is seen all the same.
    let (offset, readable) = match telegram.store.receive_offset().await {
        Ok(offset) => (offset, Ok(())),
        Err(error) => (None, Err(error)),
    };
    let body = telegram.client.updates(offset, telegram.poll).await.map_err(Failure::Call)?;
    let verdict: Verdict = serde_json::from_slice(&body).map_err(|_| Failure::Call(SendError::Network))?;
    if !verdict.ok {
        return Err(Failure::Call(verdict.error()));
    }
    let batch: Batch<'_> =
        serde_json::from_slice(&body).map_err(|_| Failure::Call(SendError::DoneUnreadably))?;
    if batch.result.is_empty() {
        return readable.map(|()| true).map_err(Failure::Store);
    }
    let stored = match readable {
        Ok(()) => store(telegram, &batch.result).await,
        Err(error) => Err(error),
    };
    if stored.is_err() {
        let glances = batch.result.iter().map(|raw| glance(raw.get(), &telegram.username));
        let chats: Vec<_> =
            glances.filter(|glance| glance.private).filter_map(|glance| glance.chat).collect();
        numbers.tell(&chats).await;
    }
    stored.map_err(Failure::Store)
}

/// Stores a batch in one transaction. False if nothing in it has an id.
async fn store(telegram: &Telegram, batch: &[&RawValue]) -> StoreResult<bool> {
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
    if let Some(last) = last {
        tx.set_receive_offset(i64::from(last.0) + 1).await?;
    }
    tx.commit().await?;
    Ok(last.is_some())
}

/// Looks for id and chat in whatever shape an update may have.
fn glance(raw: &str, username: &str) -> Glance {
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
