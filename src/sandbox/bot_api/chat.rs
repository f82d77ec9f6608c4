//! The bot itself, chats and their members.

use serde_json::{Value, json};

use super::{Answer, Call};
use crate::sandbox::errors::ApiError;
use crate::sandbox::state::Membership;

/// The actions that sendChatAction knows.
const ACTIONS: [&str; 11] = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
];

/// Who the bot is.
pub fn get_me(call: &Call) -> Answer {
    let mut me = call.server.state().bot_user();
    me["can_join_groups"] = json!(true);
    me["can_read_all_group_messages"] = json!(false);
    me["supports_inline_queries"] = json!(false);
    me["can_connect_to_business"] = json!(false);
    me["has_main_web_app"] = json!(false);
    Ok(me)
}

/// logOut and close: there is no other server to move to.
pub fn accept(_: &Call) -> Answer {
    Ok(json!(true))
}

/// What is known of a chat.
pub fn get_chat(call: &Call) -> Answer {
    let chat_id = call.params.chat("chat_id")?;
    let state = call.server.state();
    state.check_chat(chat_id)?;
    let mut chat = state.chat(chat_id);
    chat["accent_color_id"] = json!(0);
    chat["max_reaction_count"] = json!(11);
    chat["accepted_gift_types"] = json!({
        "unlimited_gifts": false, "limited_gifts": false, "unique_gifts": false, "premium_subscription": false,
    });
    Ok(chat)
}

/// How somebody stands to a chat.
pub fn get_chat_member(call: &Call) -> Answer {
    let chat_id = call.params.chat("chat_id")?;
    let state = call.server.state();
    state.check_chat(chat_id)?;
    let Some(user_id) = call.params.integer("user_id")? else {
        return Err(ApiError::bad("invalid user_id specified"));
    };
    if user_id != state.bot.id && !state.people.contains_key(&user_id) {
        return Err(ApiError::bad("user not found"));
    }
    let is_member = match state.group(chat_id) {
        Some(group) if user_id == state.bot.id => group.bot == Membership::Member,
        Some(group) => group.members.contains(&user_id),
        None => user_id == chat_id || user_id == state.bot.id,
    };
    let status = if is_member { "member" } else { "left" };
    Ok(json!({ "user": state.user(user_id), "status": status }))
}

/// Shows that the bot is busy.
pub fn send_action(call: &Call) -> Answer {
    let chat_id = call.params.chat("chat_id")?;
    let mut state = call.server.state();
    state.check_writable(chat_id)?;
    let action = call.params.text("action").unwrap_or_default();
    if !ACTIONS.contains(&action.as_str()) {
        return Err(ApiError::bad("wrong parameter action in request"));
    }
    call.server.limiter.change()?;
    state.feed.push(json!({ "kind": "typing", "chat_id": chat_id, "action": action }));
    Ok(Value::Bool(true))
}
