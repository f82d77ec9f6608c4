//! People read, write, edit, pass on and delete.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State as Shared};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Refusal, check, roster, tell_bot};
use crate::sandbox::formatting::{self, TEXT_LIMIT};
use crate::sandbox::message::{Content, Entity};
use crate::sandbox::server::Server;
use crate::sandbox::state::Draft;

/// `GET /sandbox/chats/{chat_id}`: what is visible now, and up to which message it was seen.
pub async fn read(
    Shared(server): Shared<Arc<Server>>,
    Path(chat_id): Path<i64>,
) -> Result<Json<Value>, Refusal> {
    let state = server.state();
    let chat =
        state.chats.get(&chat_id).ok_or_else(|| Refusal::missing("no_chat", "there is no such chat"))?;
    let messages: Vec<Value> = chat.messages.values().map(|message| state.view(message)).collect();
    Ok(Json(json!({ "chat_id": chat_id, "messages": messages, "seen_to": chat.phone.seen_to })))
}

/// `GET /sandbox/chats/{chat_id}/notifications`: what the phone has announced so far, oldest first,
/// deleted messages too.
pub async fn notifications(
    Shared(server): Shared<Arc<Server>>,
    Path(chat_id): Path<i64>,
) -> Result<Json<Value>, Refusal> {
    let state = server.state();
    let chat =
        state.chats.get(&chat_id).ok_or_else(|| Refusal::missing("no_chat", "there is no such chat"))?;
    Ok(Json(chat.phone.announced()))
}

/// Body of [`text`].
#[derive(Deserialize)]
pub struct Text {
    from: i64,
    text: String,
    reply_to: Option<i32>,
    #[serde(default)]
    entities: Vec<Entity>,
}

/// `POST /sandbox/chats/{chat_id}/messages`. `/start` in the private chat opens it for the bot.
pub async fn text(
    Shared(server): Shared<Arc<Server>>,
    Path(chat_id): Path<i64>,
    Json(body): Json<Text>,
) -> Result<Json<Value>, Refusal> {
    let text = formatting::plain(&body.text, body.entities);
    if text.text.is_empty() || formatting::utf16_len(&text.text) > TEXT_LIMIT {
        return Err(Refusal::bad("bad_text", "1-4096 characters are expected"));
    }
    let draft = Draft { reply_to: body.reply_to, ..Draft::new(body.from, Content::Text(text)) };
    write(&server, chat_id, draft)
}

/// Writes what a person sends and hands it to the bot. Writing to a blocked bot unblocks it, as
/// clients offer no other way to write.
pub fn write(server: &Server, chat_id: i64, mut draft: Draft) -> Result<Json<Value>, Refusal> {
    let mut state = server.state();
    check(&state, chat_id, draft.from)?;
    if chat_id == draft.from {
        roster::set_blocked(&mut state, server, chat_id, false)?;
        if let Some(account) = state.people.get_mut(&chat_id)
            && !account.person.started
        {
            account.person.started = true;
            roster::tell_page(&mut state);
        }
    }
    draft.reply_to = draft.reply_to.filter(|id| state.message(chat_id, *id).is_some());
    let now = server.time.now();
    let id = state.write(now, chat_id, draft);
    tell_bot(&mut state, now, "message", chat_id, id);
    Ok(Json(json!({ "message_id": id })))
}

/// Body of [`edit`].
#[derive(Deserialize)]
pub struct Edit {
    from: i64,
    message_id: i32,
    text: String,
}

/// `POST /sandbox/chats/{chat_id}/edit`: changes one's own text or caption.
pub async fn edit(
    Shared(server): Shared<Arc<Server>>,
    Path(chat_id): Path<i64>,
    Json(body): Json<Edit>,
) -> Result<Json<Value>, Refusal> {
    let mut state = server.state();
    check(&state, chat_id, body.from)?;
    let own = state.message(chat_id, body.message_id).is_some_and(|message| message.from == body.from);
    if !own {
        return Err(Refusal::missing("no_message", "there is no such message of this person"));
    }
    state.open(chat_id);
    let new = formatting::plain(&body.text, Vec::new());
    let now = server.time.now();
    state.edit(now, chat_id, body.message_id, |message| match &mut message.content {
        Content::Text(text) => *text = new,
        Content::Media { caption, .. } => *caption = new,
        Content::Plain(_) | Content::Service(_) => {}
    });
    tell_bot(&mut state, now, "edited_message", chat_id, body.message_id);
    Ok(Json(json!({ "message_id": body.message_id })))
}

/// Body of [`delete`].
#[derive(Deserialize)]
pub struct Delete {
    from: i64,
    message_ids: Vec<i32>,
}

/// `POST /sandbox/chats/{chat_id}/delete`: anything in one's private chat, one's own in groups. Bots
/// are not told.
pub async fn delete(
    Shared(server): Shared<Arc<Server>>,
    Path(chat_id): Path<i64>,
    Json(body): Json<Delete>,
) -> Result<Json<Value>, Refusal> {
    let mut state = server.state();
    check(&state, chat_id, body.from)?;
    let own = |id: &i32| {
        chat_id > 0 || state.message(chat_id, *id).is_some_and(|message| message.from == body.from)
    };
    let ids: Vec<i32> = body.message_ids.iter().copied().filter(own).collect();
    state.open(chat_id);
    state.delete(chat_id, &ids);
    Ok(Json(json!({ "deleted": ids })))
}

/// Body of [`forward`].
#[derive(Deserialize)]
pub struct Forward {
    from: i64,
    message_id: i32,
    to: i64,
}

/// `POST /sandbox/chats/{chat_id}/forward`: passes a message on to another chat of that person, unless
/// it is protected.
pub async fn forward(
    Shared(server): Shared<Arc<Server>>,
    Path(chat_id): Path<i64>,
    Json(body): Json<Forward>,
) -> Result<Json<Value>, Refusal> {
    let draft = {
        let mut state = server.state();
        check(&state, chat_id, body.from)?;
        state.open(chat_id);
        let message = state
            .message(chat_id, body.message_id)
            .filter(|message| !matches!(message.content, Content::Service(_)))
            .ok_or_else(|| Refusal::missing("no_message", "the message is gone"))?;
        if message.protected {
            return Err(Refusal::conflict("protected", "the message can't be passed on"));
        }
        let origin = state.forward_origin(message);
        Draft { forward_origin: Some(origin), ..Draft::new(body.from, message.content.clone()) }
    };
    write(&server, body.to, draft)
}
