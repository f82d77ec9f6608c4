//! Files: sending them alone and as albums, and getting them back.

use serde_json::{Value, json};

use super::messages::check_caption;
use super::{Answer, Call, DOWNLOAD_LIMIT};
use crate::sandbox::errors::ApiError;
use crate::sandbox::files::MediaKind;
use crate::sandbox::formatting;
use crate::sandbox::message::Content;
use crate::sandbox::state::{Draft, State};

/// Sends a photo.
pub fn send_photo(call: &Call) -> Answer {
    send(call, MediaKind::Photo)
}

/// Sends a voice message.
pub fn send_voice(call: &Call) -> Answer {
    send(call, MediaKind::Voice)
}

/// Sends a video.
pub fn send_video(call: &Call) -> Answer {
    send(call, MediaKind::Video)
}

/// Sends music.
pub fn send_audio(call: &Call) -> Answer {
    send(call, MediaKind::Audio)
}

/// Sends any file.
pub fn send_document(call: &Call) -> Answer {
    send(call, MediaKind::Document)
}

fn send(call: &Call, kind: MediaKind) -> Answer {
    let caption = call.caption()?;
    let chat_id = call.params.chat("chat_id")?;
    let file_id = {
        let mut state = call.server.state();
        // An upload into a chat that refuses it leaves nothing behind.
        state.check_writable(chat_id)?;
        let reference = match call.params.text(kind.name()) {
            Some(reference) => reference,
            None if call.params.upload(kind.name()).is_some() => format!("attach://{}", kind.name()),
            None => return Err(ApiError::bad(format!("there is no {} in the request", kind.name()))),
        };
        let duration = call.params.integer("duration")?.and_then(|seconds| seconds.try_into().ok());
        file(call, &mut state, kind, &reference, duration.unwrap_or(0))?
    };
    call.send(Content::Media { kind, file_id, caption })
}

/// The id of the file that `reference` means: an upload (`attach://<field>`) or a file id.
fn file(
    call: &Call,
    state: &mut State,
    kind: MediaKind,
    reference: &str,
    duration: u64,
) -> Result<String, ApiError> {
    if let Some(field) = reference.strip_prefix("attach://") {
        let upload = call
            .params
            .upload(field)
            .ok_or_else(|| ApiError::bad("can't parse input file: file not found"))?;
        return state.files.add(kind, upload, duration);
    }
    state.files.usable(reference, kind)?;
    Ok(reference.to_owned())
}

/// Reads an `InputMedia` and stores its upload.
///
/// # Errors
/// An unknown type, no file, a file that can't be used.
pub fn item(call: &Call, state: &mut State, item: &Value) -> Result<Content, ApiError> {
    let field = |name: &str| item.get(name).and_then(Value::as_str);
    let kind = field("type")
        .and_then(MediaKind::named)
        .filter(|kind| *kind != MediaKind::Voice)
        .ok_or_else(|| ApiError::bad("can't parse InputMedia: type must be one of the supported types"))?;
    let reference = field("media").ok_or_else(|| ApiError::bad("media not found"))?;
    let caption = formatting::read(
        field("caption").unwrap_or_default(),
        field("parse_mode"),
        item.get("caption_entities").filter(|entities| !entities.is_null()),
    )?;
    check_caption(&caption)?;
    let duration = item.get("duration").and_then(Value::as_u64).unwrap_or(0);
    let file_id = file(call, state, kind, reference, duration)?;
    Ok(Content::Media { kind, file_id, caption })
}

/// What may stand together in an album: photos with videos, documents alone, music alone.
pub fn family(kind: MediaKind) -> MediaKind {
    match kind {
        MediaKind::Photo | MediaKind::Video => MediaKind::Photo,
        MediaKind::Audio | MediaKind::Voice => MediaKind::Audio,
        MediaKind::Document => MediaKind::Document,
    }
}

/// Sends an album.
pub fn send_group(call: &Call) -> Answer {
    let chat_id = call.params.chat("chat_id")?;
    let media = call.params.json("media")?.unwrap_or(Value::Array(Vec::new()));
    let items = media.as_array().ok_or_else(|| ApiError::bad("expected an Array of InputMedia"))?;
    if items.len() > 10 {
        return Err(ApiError::bad("Too much messages to send as an album"));
    }
    if items.len() < 2 {
        return Err(ApiError::bad("there must be at least 2 messages to send as an album"));
    }
    // Telegram's method has no such parameter and albums never show buttons: a bot that gives some
    // is wrong about what people will see.
    if call.params.json("reply_markup")?.is_some() {
        return Err(ApiError::bad("reply markup can't be used in an album"));
    }
    let mut state = call.server.state();
    state.check_writable(chat_id)?;
    let contents = items.iter().map(|media| item(call, &mut state, media)).collect::<Result<Vec<_>, _>>()?;
    let families: Vec<_> = contents
        .iter()
        .filter_map(|content| match content {
            Content::Media { kind, .. } => Some(family(*kind)),
            _ => None,
        })
        .collect();
    if let Some(other) = families.iter().find(|other| **other != families[0]) {
        let alone = if *other == MediaKind::Photo { families[0] } else { *other };
        return Err(ApiError::bad(format!("{} can't be mixed with other media types", alone.name())));
    }
    let drafts = contents
        .into_iter()
        .map(|content| call.draft(&state, chat_id, content))
        .collect::<Result<Vec<_>, _>>()?;
    call.server.limiter.send(chat_id, drafts.len())?;
    let album = state.next_album();
    let sent: Vec<Value> = drafts
        .into_iter()
        .filter_map(|draft| {
            let draft = Draft { media_group_id: Some(album.clone()), ..draft };
            let id = state.write(call.now, chat_id, draft);
            state.message(chat_id, id).map(|message| state.message_json(message))
        })
        .collect();
    Ok(json!(sent))
}

/// Where a file can be downloaded.
pub fn get_file(call: &Call) -> Answer {
    let Some(id) = call.params.text("file_id") else {
        return Err(ApiError::bad("file_id not specified"));
    };
    let state = call.server.state();
    let file = state.files.get(&id).ok_or_else(|| ApiError::bad("invalid file_id"))?;
    if file.size > DOWNLOAD_LIMIT {
        return Err(ApiError::bad("file is too big"));
    }
    Ok(json!({
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }))
}
