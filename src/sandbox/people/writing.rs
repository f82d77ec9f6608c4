//! People write, edit and delete.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State as Shared};
use serde::Deserialize;
use serde_json::{Map, Value, json};

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
    /// The Bot API's `MessageOrigin` of a text that is passed on.
    forward_origin: Option<Value>,
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
    let draft = Draft {
        reply_to: body.reply_to,
        forward_origin: body.forward_origin,
        ..Draft::new(body.from, Content::Text(text))
    };
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

/// Body of [`location`].
#[derive(Deserialize)]
pub struct Location {
    from: i64,
    latitude: f64,
    longitude: f64,
    /// Seconds for which it moves along.
    live_period: Option<u32>,
    reply_to: Option<i32>,
    /// The live location that moves here.
    message_id: Option<i32>,
}

/// `POST /sandbox/chats/{chat_id}/location`: a new place, or the next one of a live location.
pub async fn location(
    Shared(server): Shared<Arc<Server>>,
    Path(chat_id): Path<i64>,
    Json(body): Json<Location>,
) -> Result<Json<Value>, Refusal> {
    let mut location = json!({ "latitude": body.latitude, "longitude": body.longitude });
    if let Some(seconds) = body.live_period {
        location["live_period"] = json!(seconds);
    }
    let Some(message_id) = body.message_id else {
        return plain(&server, chat_id, body.from, body.reply_to, "location", location);
    };
    let mut state = server.state();
    check(&state, chat_id, body.from)?;
    let old = state.message(chat_id, message_id).filter(|message| message.from == body.from);
    let Some(Content::Plain(fields)) = old.map(|message| message.content.clone()) else {
        return Err(Refusal::missing("no_message", "there is no such location of this person"));
    };
    let Some(period) = fields.get("location").and_then(|old| old.get("live_period")) else {
        return Err(Refusal::conflict("not_live", "this location does not move"));
    };
    location["live_period"] = period.clone();
    let now = server.time.now();
    state.edit(now, chat_id, message_id, |message| {
        message.content = Content::Plain(Map::from_iter([("location".to_owned(), location)]));
    });
    tell_bot(&mut state, now, "edited_message", chat_id, message_id);
    Ok(Json(json!({ "message_id": message_id })))
}

/// Body of [`contact`].
#[derive(Deserialize)]
pub struct Contact {
    from: i64,
    phone_number: String,
    first_name: String,
}

/// `POST /sandbox/chats/{chat_id}/contact`.
pub async fn contact(
    Shared(server): Shared<Arc<Server>>,
    Path(chat_id): Path<i64>,
    Json(body): Json<Contact>,
) -> Result<Json<Value>, Refusal> {
    let contact = json!({ "phone_number": body.phone_number, "first_name": body.first_name });
    plain(&server, chat_id, body.from, None, "contact", contact)
}

/// Body of [`sticker`].
#[derive(Deserialize)]
pub struct Sticker {
    from: i64,
    emoji: String,
}

/// `POST /sandbox/chats/{chat_id}/sticker`: one that shows `emoji`, without a picture.
pub async fn sticker(
    Shared(server): Shared<Arc<Server>>,
    Path(chat_id): Path<i64>,
    Json(body): Json<Sticker>,
) -> Result<Json<Value>, Refusal> {
    let sticker = json!({
        "file_id": "SBXSticker", "file_unique_id": "USticker", "file_size": 1, "type": "regular",
        "width": 512, "height": 512, "is_animated": false, "is_video": false, "emoji": body.emoji,
    });
    plain(&server, chat_id, body.from, None, "sticker", sticker)
}

/// Body of [`poll`].
#[derive(Deserialize)]
pub struct Poll {
    from: i64,
    question: String,
    options: Vec<String>,
}

/// `POST /sandbox/chats/{chat_id}/poll`.
pub async fn poll(
    Shared(server): Shared<Arc<Server>>,
    Path(chat_id): Path<i64>,
    Json(body): Json<Poll>,
) -> Result<Json<Value>, Refusal> {
    let options: Vec<Value> =
        body.options.iter().map(|option| json!({ "text": option, "voter_count": 0 })).collect();
    let poll = json!({
        "id": "1", "question": body.question, "options": options, "total_voter_count": 0, "is_closed": false,
        "is_anonymous": true, "type": "regular", "allows_multiple_answers": false,
    });
    plain(&server, chat_id, body.from, None, "poll", poll)
}

/// Body of [`other`].
#[derive(Deserialize)]
pub struct Other {
    from: i64,
    fields: Map<String, Value>,
    reply_to: Option<i32>,
}

/// `POST /sandbox/chats/{chat_id}/other`: a message with any fields of the Bot API's `Message`, as they
/// are: a venue, a dice, an animation, a round video…
pub async fn other(
    Shared(server): Shared<Arc<Server>>,
    Path(chat_id): Path<i64>,
    Json(body): Json<Other>,
) -> Result<Json<Value>, Refusal> {
    let content = Content::Plain(body.fields);
    write(&server, chat_id, Draft { reply_to: body.reply_to, ..Draft::new(body.from, content) })
}

fn plain(
    server: &Server,
    chat_id: i64,
    from: i64,
    reply_to: Option<i32>,
    field: &str,
    value: Value,
) -> Result<Json<Value>, Refusal> {
    let mut fields = Map::new();
    fields.insert(field.to_owned(), value);
    write(server, chat_id, Draft { reply_to, ..Draft::new(from, Content::Plain(fields)) })
}
