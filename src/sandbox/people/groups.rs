//! Groups: made, the bot added or removed, grown into supergroups.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State as Shared};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::roster::tell_page;
use super::{Refusal, membership_update};
use crate::sandbox::message::Content;
use crate::sandbox::options::Group;
use crate::sandbox::server::Server;
use crate::sandbox::state::{Draft, Membership, State};

/// Body of [`add`].
#[derive(Deserialize)]
pub struct NewGroup {
    id: i64,
    title: String,
    members: Vec<i64>,
    from: i64,
}

/// `POST /sandbox/groups`: `from` makes a group with the bot in it.
pub async fn add(
    Shared(server): Shared<Arc<Server>>,
    Json(new): Json<NewGroup>,
) -> Result<Json<Value>, Refusal> {
    let mut state = server.state();
    let known = new.members.iter().chain([&new.from]).all(|id| state.people.contains_key(id));
    if new.id >= 0 || !known {
        return Err(Refusal::bad("bad_group", "a negative id and known people are expected"));
    }
    let group = Group { id: new.id, title: new.title, members: new.members };
    if !state.add_group(group, Membership::Member, false) {
        return Err(Refusal::conflict("taken", "there is a group with this id"));
    }
    let now = server.time.now();
    membership_update(&mut state, now, new.id, new.from, Membership::Left, Membership::Member);
    service(&mut state, &server, new.id, new.from, "group_chat_created", json!(true));
    tell_page(&mut state);
    Ok(Json(json!({ "id": new.id })))
}

/// Body of [`bot_membership`].
#[derive(Deserialize)]
pub struct BotMembership {
    from: i64,
    member: bool,
}

/// `POST /sandbox/groups/{id}/bot`: `from` adds the bot or throws it out.
pub async fn bot_membership(
    Shared(server): Shared<Arc<Server>>,
    Path(id): Path<i64>,
    Json(body): Json<BotMembership>,
) -> Result<Json<Value>, Refusal> {
    let mut state = server.state();
    super::check(&state, id, body.from)?;
    let new = if body.member { Membership::Member } else { Membership::Kicked };
    let Some(group) = state.group_mut(id) else {
        return Err(Refusal::missing("no_group", "there is no such group"));
    };
    let old = std::mem::replace(&mut group.bot, new);
    if old != new {
        membership_update(&mut state, server.time.now(), id, body.from, old, new);
        let bot = state.bot_user();
        let (field, value) =
            if body.member { ("new_chat_members", json!([bot])) } else { ("left_chat_member", bot) };
        service(&mut state, &server, id, body.from, field, value);
        tell_page(&mut state);
    }
    Ok(Json(json!({ "bot": new })))
}

/// `POST /sandbox/groups/{id}/migrate`: the group becomes a supergroup with a new id.
pub async fn migrate(
    Shared(server): Shared<Arc<Server>>,
    Path(id): Path<i64>,
) -> Result<Json<Value>, Refusal> {
    let mut state = server.state();
    let Some(group) = state.group(id).filter(|group| !group.supergroup && group.migrated_to.is_none()) else {
        return Err(Refusal::missing("no_group", "there is no such basic group"));
    };
    let new =
        Group { id: -1_000_000_000_000 + id, title: group.title.clone(), members: group.members.clone() };
    let (new_id, bot, from) = (new.id, group.bot, group.members.first().copied().unwrap_or_default());
    state.add_group(new, bot, true);
    service(&mut state, &server, id, from, "migrate_to_chat_id", json!(new_id));
    service(&mut state, &server, new_id, from, "migrate_from_chat_id", json!(id));
    if let Some(group) = state.group_mut(id) {
        group.migrated_to = Some(new_id);
    }
    state.groups_order.retain(|known| *known != id);
    tell_page(&mut state);
    Ok(Json(json!({ "id": new_id })))
}

/// Writes a service message; bots in the group see those whatever their privacy mode.
fn service(state: &mut State, server: &Server, chat_id: i64, from: i64, field: &str, value: Value) {
    let mut fields = Map::new();
    fields.insert(field.to_owned(), value);
    let now = server.time.now();
    let id = state.write(now, chat_id, Draft::new(from, Content::Service(fields)));
    if let Some(message) = state.message(chat_id, id) {
        let json = state.message_json(message);
        state.updates.push(now, "message", &json);
    }
}
