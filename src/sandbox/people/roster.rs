//! Who there is, and what they see of the bot.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State as Shared};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Refusal, membership_update};
use crate::sandbox::bot_api::menu_for;
use crate::sandbox::options::Person;
use crate::sandbox::server::Server;
use crate::sandbox::state::{Membership, State};

/// `GET /sandbox/people`.
pub async fn list(Shared(server): Shared<Arc<Server>>) -> Json<Value> {
    let state = server.state();
    let person = |id: &i64| {
        let account = state.people.get(id)?;
        Some(json!({
            "id": id,
            "name": account.person.name(),
            "caption": account.person.caption,
            "started": account.person.started,
            "blocked": account.blocked,
        }))
    };
    let group = |id: &i64| {
        let group = state.group(*id)?;
        Some(json!({ "id": id, "title": group.title, "members": group.members, "bot": group.bot }))
    };
    Json(json!({
        "title": server.title,
        "bot": about(&state),
        "people": state.people_order.iter().filter_map(person).collect::<Vec<_>>(),
        "presets": server.presets,
        "groups": state.groups_order.iter().filter_map(group).collect::<Vec<_>>(),
    }))
}

/// Body of [`add`].
#[derive(Deserialize)]
pub struct NewPerson {
    id: i64,
    name: String,
    #[serde(default)]
    caption: String,
    language_code: Option<String>,
    username: Option<String>,
    #[serde(default)]
    started: bool,
}

/// `POST /sandbox/people`.
pub async fn add(
    Shared(server): Shared<Arc<Server>>,
    Json(new): Json<NewPerson>,
) -> Result<Json<Value>, Refusal> {
    if new.id <= 0 || new.name.trim().is_empty() {
        return Err(Refusal::bad("bad_person", "a positive id and a name are expected"));
    }
    let person = Person {
        id: new.id,
        first_name: new.name,
        last_name: None,
        username: new.username,
        language_code: new.language_code,
        caption: new.caption,
        started: new.started,
    };
    let mut state = server.state();
    if !state.add_person(person) {
        return Err(Refusal::conflict("taken", "there is a person with this id"));
    }
    tell_page(&mut state);
    Ok(Json(json!({ "id": new.id })))
}

/// Tells the page that the list of people or groups changed.
pub fn tell_page(state: &mut State) {
    state.feed.push(json!({ "kind": "people" }));
}

/// Body of [`block`].
#[derive(Deserialize)]
pub struct Block {
    blocked: bool,
}

/// `POST /sandbox/people/{id}/block`: blocks the bot or lets it write again.
pub async fn block(
    Shared(server): Shared<Arc<Server>>,
    Path(id): Path<i64>,
    Json(body): Json<Block>,
) -> Result<Json<Value>, Refusal> {
    let mut state = server.state();
    set_blocked(&mut state, &server, id, body.blocked)?;
    Ok(Json(json!({ "blocked": body.blocked })))
}

/// Blocks or unblocks and tells bot and page; nothing happens if it is so already.
pub fn set_blocked(state: &mut State, server: &Server, id: i64, blocked: bool) -> Result<(), Refusal> {
    let account =
        state.people.get_mut(&id).ok_or_else(|| Refusal::missing("no_person", "there is no such person"))?;
    if account.blocked == blocked {
        return Ok(());
    }
    account.blocked = blocked;
    let (old, new) = if blocked {
        (Membership::Member, Membership::Kicked)
    } else {
        (Membership::Kicked, Membership::Member)
    };
    membership_update(state, server.time.now(), id, id, old, new);
    tell_page(state);
    Ok(())
}

/// Body of [`deactivate`].
#[derive(Deserialize)]
pub struct Deactivate {
    deactivated: bool,
}

/// `POST /sandbox/people/{id}/deactivate`: deletes the account, or brings it back (tests).
pub async fn deactivate(
    Shared(server): Shared<Arc<Server>>,
    Path(id): Path<i64>,
    Json(body): Json<Deactivate>,
) -> Result<Json<Value>, Refusal> {
    let mut state = server.state();
    let account =
        state.people.get_mut(&id).ok_or_else(|| Refusal::missing("no_person", "there is no such person"))?;
    account.deactivated = body.deactivated;
    tell_page(&mut state);
    Ok(Json(json!({ "deactivated": body.deactivated })))
}

/// `GET /sandbox/bot`.
pub async fn bot(Shared(server): Shared<Arc<Server>>) -> Json<Value> {
    Json(about(&server.state()))
}

/// The bot with its texts about itself.
fn about(state: &State) -> Value {
    let text =
        |field: &str| state.bot.texts.get(field).and_then(|texts| texts.get("")).cloned().unwrap_or_default();
    json!({
        "name": state.bot.name,
        "username": state.bot.username,
        "description": text("description"),
        "short_description": text("short_description"),
    })
}

/// `GET /sandbox/commands/{chat_id}/{person_id}`.
pub async fn commands(
    Shared(server): Shared<Arc<Server>>,
    Path((chat_id, person)): Path<(i64, i64)>,
) -> Json<Value> {
    Json(json!(menu_for(&server.state(), chat_id, person)))
}
