//! People press buttons.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Path, State as Shared};
use chrono::TimeDelta;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::oneshot;

use super::{Refusal, check};
use crate::sandbox::server::Server;
use crate::sandbox::state::Pressed;

/// How long a client shows that it waits, in real time.
const PATIENCE: Duration = Duration::from_secs(10);
/// Minutes after which a pressed button is forgotten; the answer is refused before that.
const REMEMBERED_MINUTES: i64 = 30;

/// Body of [`press`].
#[derive(Deserialize)]
pub struct Press {
    from: i64,
    message_id: i32,
    row: usize,
    column: usize,
}

/// `POST /sandbox/chats/{chat_id}/press`: answers when the bot did, or after 10 seconds.
pub async fn press(
    Shared(server): Shared<Arc<Server>>,
    Path(chat_id): Path<i64>,
    Json(body): Json<Press>,
) -> Result<Json<Value>, Refusal> {
    let unanswered = json!({ "answered": false, "show_alert": false });
    let answer = {
        let mut state = server.state();
        check(&state, chat_id, body.from)?;
        state.open(chat_id);
        let Some(message) = state.message(chat_id, body.message_id) else {
            return Err(Refusal::missing("no_message", "the message is gone"));
        };
        let button = message.keyboard.as_ref().and_then(|rows| rows.get(body.row)?.get(body.column));
        let Some(button) = button else {
            return Err(Refusal::missing("no_button", "the message has no such button"));
        };
        let Some(data) = &button.callback_data else {
            let mut answer = unanswered;
            if let Some(url) = &button.url {
                answer["url"] = json!(url);
            }
            return Ok(Json(answer));
        };
        let mut chat_instance = DefaultHasher::new();
        (chat_id, state.bot.id).hash(&mut chat_instance);
        let mut query = json!({
            "from": state.user(body.from),
            "message": state.message_json(message),
            "chat_instance": chat_instance.finish().cast_signed().to_string(),
            "data": data,
        });
        let number = state.next_query();
        query["id"] = json!(number.to_string());
        let now = server.time.now();
        let oldest = now - TimeDelta::minutes(REMEMBERED_MINUTES);
        while state.pressed.first_entry().is_some_and(|entry| entry.get().at < oldest) {
            state.pressed.pop_first();
        }
        let (sender, answer) = oneshot::channel();
        state.pressed.insert(number, Pressed { at: now, chat_id, from: body.from, answer: Some(sender) });
        state.updates.push(now, "callback_query", &query);
        answer
    };
    tokio::select! {
        answer = answer => Ok(Json(answer.unwrap_or(unanswered))),
        () = server.stopping.cancelled() => Ok(Json(unanswered)),
        () = tokio::time::sleep(PATIENCE) => Ok(Json(unanswered)),
    }
}
