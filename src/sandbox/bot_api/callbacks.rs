//! Answers to pressed buttons.

use chrono::TimeDelta;
use serde_json::json;

use super::{Answer, Call};
use crate::sandbox::errors::{ApiError, QUERY_TOO_OLD};
use crate::sandbox::formatting::utf16_len;

/// Minutes after which a query can't be answered any more.
pub const ANSWERABLE_MINUTES: i64 = 15;
/// Most UTF-16 units in an answer.
const ANSWER_LIMIT: usize = 200;

/// Answers; a second answer is accepted and shown to nobody.
pub fn answer(call: &Call) -> Answer {
    let id = call.params.text("callback_query_id").unwrap_or_default();
    let text = call.params.text("text").filter(|text| !text.is_empty());
    if text.as_deref().is_some_and(|text| utf16_len(text) > ANSWER_LIMIT) {
        return Err(ApiError::bad("MESSAGE_TOO_LONG"));
    }
    call.server.limiter.change()?;
    let mut state = call.server.state();
    let username = state.bot.username.to_ascii_lowercase();
    let url = call.params.text("url").filter(|url| !url.is_empty());
    if let Some(url) = &url
        && !url.to_ascii_lowercase().contains(&format!("t.me/{username}?start="))
    {
        return Err(ApiError::bad("URL_INVALID"));
    }
    let oldest = call.now - TimeDelta::minutes(ANSWERABLE_MINUTES);
    let pressed = id.parse().ok().and_then(|id: u64| state.pressed.get_mut(&id));
    let Some(pressed) = pressed.filter(|pressed| pressed.at >= oldest) else {
        return Err(ApiError::bad(QUERY_TOO_OLD));
    };
    let mut answer = json!({ "answered": true, "show_alert": call.params.flag("show_alert") });
    if let Some(text) = text {
        answer["text"] = json!(text);
    }
    if let Some(url) = url {
        answer["url"] = json!(url);
    }
    let mut event = answer.clone();
    event["kind"] = json!("callback_answer");
    event["chat_id"] = json!(pressed.chat_id);
    event["from"] = json!(pressed.from);
    if let Some(waiting) = pressed.answer.take() {
        // Nobody waits any more if the page was closed.
        let _ = waiting.send(answer);
        state.feed.push(event);
    }
    Ok(json!(true))
}
