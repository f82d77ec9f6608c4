//! People send what is neither text nor a file: places, cards, stickers, polls and the rest.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State as Shared};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::writing::write;
use super::{Refusal, check, tell_bot};
use crate::sandbox::message::Content;
use crate::sandbox::server::Server;
use crate::sandbox::state::Draft;

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
