//! What people do: the API of the page and of tests, under `/sandbox/`.

mod groups;
mod media;
mod press;
mod roster;
mod things;
mod writing;

use std::sync::Arc;

use axum::extract::State as Shared;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::errors::ApiError;
use super::message::Message;
use super::server::Server;
use super::state::{Membership, State};

/// Why something that a person wants can't be done: a stable code and a text for developers.
pub struct Refusal {
    status: StatusCode,
    code: String,
    text: String,
}

impl Refusal {
    fn new(status: StatusCode, code: &str, text: &str) -> Refusal {
        Refusal { status, code: code.to_owned(), text: text.to_owned() }
    }

    /// What was sent makes no sense.
    pub fn bad(code: &str, text: &str) -> Refusal {
        Refusal::new(StatusCode::BAD_REQUEST, code, text)
    }

    /// What is meant does not exist.
    pub fn missing(code: &str, text: &str) -> Refusal {
        Refusal::new(StatusCode::NOT_FOUND, code, text)
    }

    /// It does not go now.
    pub fn conflict(code: &str, text: &str) -> Refusal {
        Refusal::new(StatusCode::CONFLICT, code, text)
    }
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Refusal {
        Refusal::bad("refused", &error.description)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, Json(json!({ "error": self.code, "message": self.text }))).into_response()
    }
}

/// The routes under `/sandbox/`.
pub fn routes() -> Router<Arc<Server>> {
    Router::new()
        .route("/sandbox/people", get(roster::list).post(roster::add))
        .route("/sandbox/people/{id}/block", post(roster::block))
        .route("/sandbox/people/{id}/deactivate", post(roster::deactivate))
        .route("/sandbox/bot", get(roster::bot))
        .route("/sandbox/commands/{chat_id}/{person_id}", get(roster::commands))
        .route("/sandbox/groups", post(groups::add))
        .route("/sandbox/groups/{id}/bot", post(groups::bot_membership))
        .route("/sandbox/groups/{id}/migrate", post(groups::migrate))
        .route("/sandbox/chats/{chat_id}", get(writing::read))
        .route("/sandbox/chats/{chat_id}/notifications", get(writing::notifications))
        .route("/sandbox/chats/{chat_id}/messages", post(writing::text))
        .route("/sandbox/chats/{chat_id}/edit", post(writing::edit))
        .route("/sandbox/chats/{chat_id}/delete", post(writing::delete))
        .route("/sandbox/chats/{chat_id}/forward", post(writing::forward))
        .route("/sandbox/chats/{chat_id}/location", post(things::location))
        .route("/sandbox/chats/{chat_id}/contact", post(things::contact))
        .route("/sandbox/chats/{chat_id}/sticker", post(things::sticker))
        .route("/sandbox/chats/{chat_id}/poll", post(things::poll))
        .route("/sandbox/chats/{chat_id}/other", post(things::other))
        .route("/sandbox/chats/{chat_id}/media", post(media::send))
        .route("/sandbox/chats/{chat_id}/press", post(press::press))
        .route("/sandbox/files/{file_id}", get(media::show))
}

/// `POST /sandbox/updates`: hands the bot an update as it is.
pub async fn push_update(Shared(server): Shared<Arc<Server>>, Json(update): Json<Value>) -> Json<Value> {
    server.state().updates.push_raw(server.time.now(), &update);
    Json(json!({ "ok": true }))
}

/// Checks that `person` may act in `chat_id`.
fn check(state: &State, chat_id: i64, person: i64) -> Result<(), Refusal> {
    let account =
        state.people.get(&person).ok_or_else(|| Refusal::missing("no_person", "there is no such person"))?;
    if account.deactivated {
        return Err(Refusal::conflict("deactivated", "this account was deleted"));
    }
    match state.group(chat_id) {
        Some(group) if group.migrated_to.is_some() => {
            Err(Refusal::conflict("migrated", "the group became a supergroup"))
        }
        Some(group) if group.members.contains(&person) => Ok(()),
        Some(_) => Err(Refusal::conflict("no_member", "the person is not in this group")),
        None if chat_id == person => Ok(()),
        None => Err(Refusal::missing("no_chat", "there is no such chat for this person")),
    }
}

/// Hands a message to the bot, as `kind` (`message` or `edited_message`), if it may see it.
fn tell_bot(state: &mut State, now: DateTime<Utc>, kind: &str, chat_id: i64, id: i32) {
    let Some(message) = state.message(chat_id, id) else { return };
    if visible_to_bot(state, message) {
        let json = state.message_json(message);
        state.updates.push(now, kind, &json);
    }
}

/// Privacy mode (<https://core.telegram.org/bots/features#privacy-mode>): in groups a bot sees
/// commands that may be meant for it, and answers to its own messages.
fn visible_to_bot(state: &State, message: &Message) -> bool {
    let Some(group) = state.group(message.chat_id) else { return true };
    if group.bot != Membership::Member {
        return false;
    }
    let replied = message.reply_to.and_then(|id| state.message(message.chat_id, id));
    if replied.is_some_and(|replied| replied.from == state.bot.id) {
        return true;
    }
    let Some(formatted) = message.formatted() else { return false };
    let commands = formatted.entities.iter().filter(|entity| entity.kind == "bot_command");
    let texts = commands.map(|entity| {
        let units = formatted.text.encode_utf16().skip(entity.offset).take(entity.length);
        String::from_utf16_lossy(&units.collect::<Vec<u16>>())
    });
    let mut meant = texts.map(|command| match command.split_once('@') {
        Some((_, bot)) => bot.eq_ignore_ascii_case(&state.bot.username),
        None => true,
    });
    meant.any(|meant| meant)
}

/// Tells the bot of all groups that it was added to them.
pub fn tell_of_groups(state: &mut State, now: DateTime<Utc>) {
    for id in state.groups_order.clone() {
        let by = state.group(id).and_then(|group| group.members.first().copied()).unwrap_or_default();
        membership_update(state, now, id, by, Membership::Left, Membership::Member);
    }
}

/// The `my_chat_member` update about the bot in `chat_id`, made by `from`.
fn membership_update(
    state: &mut State,
    now: DateTime<Utc>,
    chat_id: i64,
    from: i64,
    old: Membership,
    new: Membership,
) {
    let member = |membership: Membership| {
        let user = state.bot_user();
        match membership {
            Membership::Member => json!({ "user": user, "status": "member" }),
            Membership::Left => json!({ "user": user, "status": "left" }),
            Membership::Kicked => json!({ "user": user, "status": "kicked", "until_date": 0 }),
        }
    };
    let update = json!({
        "chat": state.chat(chat_id),
        "from": state.user(from),
        "date": now.timestamp(),
        "old_chat_member": member(old),
        "new_chat_member": member(new),
    });
    state.updates.push(now, "my_chat_member", &update);
}
