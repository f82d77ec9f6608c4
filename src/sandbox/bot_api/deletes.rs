//! Deletions. Rules: <https://core.telegram.org/bots/api#deletemessage>.

use chrono::TimeDelta;
use serde_json::json;

use super::{Answer, Call};
use crate::sandbox::errors::{ApiError, CANT_DELETE, DELETE_TOO_OLD};
use crate::sandbox::message::{Content, Message};
use crate::sandbox::state::State;

/// Hours after which a message can't be deleted any more.
const DELETABLE_HOURS: i64 = 48;

/// Deletes one message.
pub fn delete_one(call: &Call) -> Answer {
    let chat_id = call.params.chat("chat_id")?;
    let id = call.params.message("message_id")?;
    let mut state = call.server.state();
    state.check_chat(chat_id)?;
    call.server.limiter.change()?;
    let Some(message) = state.message(chat_id, id) else {
        return Err(ApiError::bad("message to delete not found"));
    };
    if let Some(refusal) = refusal(call, &state, message) {
        return Err(ApiError::bad(refusal));
    }
    state.delete(chat_id, &[id]);
    Ok(json!(true))
}

/// Deletes up to 100; what can't be deleted is passed over.
pub fn delete_many(call: &Call) -> Answer {
    let chat_id = call.params.chat("chat_id")?;
    let ids = call.params.messages()?;
    let mut state = call.server.state();
    state.check_chat(chat_id)?;
    call.server.limiter.change()?;
    let deletable: Vec<i32> = ids
        .into_iter()
        .filter(|id| {
            state.message(chat_id, *id).is_some_and(|message| refusal(call, &state, message).is_none())
        })
        .collect();
    state.delete(chat_id, &deletable);
    Ok(json!(true))
}

/// Why the bot, which is no administrator anywhere, can't delete this message.
fn refusal(call: &Call, state: &State, message: &Message) -> Option<&'static str> {
    let in_group = state.group(message.chat_id).is_some();
    if in_group && (message.from != state.bot.id || matches!(message.content, Content::Service(_))) {
        Some(CANT_DELETE)
    } else if call.now - message.date > TimeDelta::hours(DELETABLE_HOURS) {
        Some(DELETE_TOO_OLD)
    } else {
        None
    }
}
