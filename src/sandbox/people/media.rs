//! People send files, and look at those in their chats.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Multipart, Path, State as Shared};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::writing::write;
use super::{Refusal, check};
use crate::sandbox::files::{MediaKind, Upload};
use crate::sandbox::formatting::{self, CAPTION_LIMIT};
use crate::sandbox::message::Content;
use crate::sandbox::server::Server;
use crate::sandbox::state::Draft;

/// `POST /sandbox/chats/{chat_id}/media`, multipart: from, kind, caption?, reply_to?,
/// media_group_id?, duration?, file.
pub async fn send(
    Shared(server): Shared<Arc<Server>>,
    Path(chat_id): Path<i64>,
    mut form: Multipart,
) -> Result<Json<Value>, Refusal> {
    let broken = |_| Refusal::bad("bad_form", "a multipart form with a file is expected");
    let mut fields: HashMap<String, String> = HashMap::new();
    let mut file = None;
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            let file_name = field.file_name().map(str::to_owned);
            let mime = field.content_type().map(str::to_owned);
            file = Some(Upload { name: file_name, mime, bytes: field.bytes().await.map_err(broken)? });
        } else {
            fields.insert(name, field.text().await.map_err(broken)?);
        }
    }
    let number = |name: &str| fields.get(name).and_then(|text| text.parse::<i64>().ok());
    let kind = fields.get("kind").and_then(|kind| MediaKind::named(kind));
    let (Some(from), Some(kind), Some(file)) = (number("from"), kind, file) else {
        return Err(Refusal::bad("bad_form", "from, kind and file are expected"));
    };
    let caption = formatting::plain(fields.get("caption").map_or("", String::as_str), Vec::new());
    if formatting::utf16_len(&caption.text) > CAPTION_LIMIT {
        return Err(Refusal::bad("bad_text", "a caption has at most 1024 characters"));
    }
    let duration = number("duration").and_then(|seconds| u64::try_from(seconds).ok()).unwrap_or(1);
    let file_id = {
        let mut state = server.state();
        check(&state, chat_id, from)?;
        state.files.add(kind, file, duration)?
    };
    let draft = Draft {
        reply_to: number("reply_to").and_then(|id| i32::try_from(id).ok()),
        media_group_id: fields.remove("media_group_id").filter(|album| !album.is_empty()),
        ..Draft::new(from, Content::Media { kind, file_id, caption })
    };
    write(&server, chat_id, draft)
}

/// `GET /sandbox/files/{file_id}`. Only pictures, sound and video are shown; the rest is saved, so
/// that no uploaded page ever runs on this origin.
pub async fn show(Shared(server): Shared<Arc<Server>>, Path(id): Path<String>) -> Result<Response, Refusal> {
    let state = server.state();
    let file = state.files.get(&id).ok_or_else(|| Refusal::missing("no_file", "there is no such file"))?;
    let shown = ["image/png", "image/jpeg", "image/gif", "image/webp"].contains(&file.mime.as_str())
        || file.mime.starts_with("audio/")
        || file.mime.starts_with("video/");
    let disposition = if shown { "inline" } else { "attachment" };
    let headers = [
        (CONTENT_TYPE, file.mime.clone()),
        (CONTENT_DISPOSITION, disposition.to_owned()),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    Ok((headers, file.bytes.clone()).into_response())
}
