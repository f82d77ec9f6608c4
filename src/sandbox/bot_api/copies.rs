//! Forwards and copies.

use serde_json::json;

use super::{Answer, Call};
use crate::sandbox::errors::ApiError;
use crate::sandbox::message::{Content, Formatted, Message};
use crate::sandbox::state::{Draft, State};

/// Forwards one message.
pub fn forward_one(call: &Call) -> Answer {
    let id = call.params.message("message_id")?;
    let (chat_id, sent) = transfer(call, &[id], Kind::Forward)?;
    let id = *sent.first().ok_or_else(|| ApiError::bad("message to forward not found"))?;
    let state = call.server.state();
    Ok(state.message(chat_id, id).map(|message| state.message_json(message)).unwrap_or_default())
}

/// Forwards up to 100; those that are gone are passed over.
pub fn forward_many(call: &Call) -> Answer {
    many(call, Kind::Forward, "there are no messages to forward")
}

/// Copies one message.
pub fn copy_one(call: &Call) -> Answer {
    let id = call.params.message("message_id")?;
    let (_, sent) = transfer(call, &[id], Kind::Copy)?;
    let id = sent.first().ok_or_else(|| ApiError::bad("message to copy not found"))?;
    Ok(json!({ "message_id": id }))
}

/// Copies up to 100; those that are gone are passed over.
pub fn copy_many(call: &Call) -> Answer {
    many(call, Kind::Copies, "there are no messages to copy")
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Forward,
    /// One message, which may get a new caption and buttons.
    Copy,
    Copies,
}

fn many(call: &Call, kind: Kind, none: &str) -> Answer {
    let ids = call.params.messages()?;
    if !ids.is_sorted_by(|earlier, later| earlier < later) {
        return Err(ApiError::bad("message identifiers must be in a strictly increasing order"));
    }
    let (_, sent) = transfer(call, &ids, kind)?;
    if sent.is_empty() {
        return Err(ApiError::bad(none));
    }
    Ok(sent.iter().map(|id| json!({ "message_id": id })).collect())
}

fn transfer(call: &Call, ids: &[i32], kind: Kind) -> Result<(i64, Vec<i32>), ApiError> {
    let chat_id = call.params.chat("chat_id")?;
    let from_chat_id = call.params.chat("from_chat_id")?;
    let mut state = call.server.state();
    state.check_writable(chat_id)?;
    state.check_chat(from_chat_id)?;
    let mut drafts = Vec::with_capacity(ids.len());
    for id in ids {
        let Some(message) = state.message(from_chat_id, *id) else { continue };
        if matches!(message.content, Content::Service(_)) || message.protected && message.from != state.bot.id
        {
            continue;
        }
        drafts.push((message.media_group_id.clone(), draft(call, &state, chat_id, message, kind)?));
    }
    if !drafts.is_empty() {
        call.server.limiter.send(chat_id, drafts.len())?;
    }
    let mut sent = Vec::with_capacity(drafts.len());
    let mut album: Option<(String, String)> = None;
    for (old_album, mut draft) in drafts {
        if let Some(old) = old_album.filter(|_| kind != Kind::Copy && ids.len() > 1) {
            if album.as_ref().is_none_or(|(known, _)| *known != old) {
                album = Some((old, state.next_album()));
            }
            draft.media_group_id = album.as_ref().map(|(_, new)| new.clone());
        }
        sent.push(state.write(call.now, chat_id, draft));
    }
    Ok((chat_id, sent))
}

fn draft(call: &Call, state: &State, chat_id: i64, message: &Message, kind: Kind) -> Result<Draft, ApiError> {
    let content = message.content.clone();
    if kind == Kind::Copy {
        let content = match content {
            Content::Media { kind, file_id, .. } if call.params.text("caption").is_some() => {
                Content::Media { kind, file_id, caption: call.caption()? }
            }
            other => other,
        };
        return call.draft(state, chat_id, content);
    }
    let content = match content {
        Content::Media { kind, file_id, .. } if call.params.flag("remove_caption") => {
            Content::Media { kind, file_id, caption: Formatted::default() }
        }
        other => other,
    };
    Ok(Draft {
        protected: call.params.flag("protect_content"),
        silent: call.params.flag("disable_notification"),
        link_preview: message.link_preview,
        forward_origin: (kind == Kind::Forward).then(|| state.forward_origin(message)),
        ..Draft::new(state.bot.id, content)
    })
}
