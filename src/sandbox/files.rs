//! Stored files: what they are, their ids, and how the Bot API describes them.

use std::collections::HashMap;

use axum::body::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::errors::ApiError;

/// Most bytes of a photo.
const PHOTO_LIMIT: usize = 10 * 1024 * 1024;
/// Most pixels of a photo's width and height together.
const PHOTO_SIDES: usize = 10_000;
/// How many times longer than the other one side of a photo may be.
const PHOTO_RATIO: usize = 20;

/// What a file is shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MediaKind {
    /// A picture.
    Photo,
    /// A voice message.
    Voice,
    /// A video.
    Video,
    /// Music.
    Audio,
    /// Any file.
    Document,
}

impl MediaKind {
    /// The kind with the Bot API's name `name`.
    pub fn named(name: &str) -> Option<MediaKind> {
        Some(match name {
            "photo" => MediaKind::Photo,
            "voice" => MediaKind::Voice,
            "video" => MediaKind::Video,
            "audio" => MediaKind::Audio,
            "document" => MediaKind::Document,
            _ => return None,
        })
    }

    /// The Bot API's name: of the parameter, the field of the message and the people API.
    pub fn name(self) -> &'static str {
        match self {
            MediaKind::Photo => "photo",
            MediaKind::Voice => "voice",
            MediaKind::Video => "video",
            MediaKind::Audio => "audio",
            MediaKind::Document => "document",
        }
    }

    /// The name that TDLib's errors use.
    fn type_name(self) -> &'static str {
        match self {
            MediaKind::Photo => "Photo",
            MediaKind::Voice => "VoiceNote",
            MediaKind::Video => "Video",
            MediaKind::Audio => "Audio",
            MediaKind::Document => "Document",
        }
    }
}

/// A file that came with a request.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Name given by the sender.
    pub name: Option<String>,
    /// Media type given by the sender.
    pub mime: Option<String>,
    /// Content.
    pub bytes: Bytes,
}

/// A file on the server.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StoredFile {
    /// Handle for the bot.
    pub id: String,
    /// The same for every bot; can't be used to download.
    pub unique_id: String,
    /// As what it was sent.
    pub kind: MediaKind,
    /// Bytes.
    pub size: usize,
    /// File name, where the kind has one.
    pub name: Option<String>,
    /// The name in the upload, also where nobody is shown it.
    #[serde(default)]
    pub uploaded_as: Option<String>,
    /// Media type.
    pub mime: String,
    /// Pixels; 0 if unknown.
    pub width: usize,
    /// Pixels; 0 if unknown.
    pub height: usize,
    /// Seconds, as the sender says.
    pub duration: u64,
    /// Path for downloads.
    pub path: String,
    /// Content; kept in a file of its own by the snapshot.
    #[serde(skip)]
    pub bytes: Bytes,
}

/// All files, by id.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Files {
    by_id: HashMap<String, StoredFile>,
    by_path: HashMap<String, String>,
    count: u64,
}

impl Files {
    /// Stores an upload as `kind`; `duration` in seconds.
    ///
    /// # Errors
    /// An empty file, or a photo that is no picture, too large or too long.
    pub fn add(&mut self, kind: MediaKind, upload: Upload, duration: u64) -> Result<String, ApiError> {
        if upload.bytes.is_empty() {
            return Err(ApiError::bad("file must be non-empty"));
        }
        let (width, height) = match imagesize::blob_size(&upload.bytes) {
            Ok(size) => (size.width, size.height),
            Err(_) if kind == MediaKind::Photo => return Err(ApiError::bad("IMAGE_PROCESS_FAILED")),
            Err(_) => (0, 0),
        };
        if kind == MediaKind::Photo {
            check_photo(upload.bytes.len(), width, height)?;
        }
        self.count += 1;
        let name = upload.name.filter(|name| !name.is_empty());
        let guessed = name.as_deref().and_then(|name| mime_guess::from_path(name).first_raw());
        let mime = match kind {
            MediaKind::Photo => picture_mime(&upload.bytes).to_owned(),
            MediaKind::Voice => "audio/ogg".to_owned(),
            MediaKind::Video | MediaKind::Audio | MediaKind::Document => upload
                .mime
                .filter(|mime| mime.contains('/') && mime != "application/octet-stream")
                .or(guessed.map(str::to_owned))
                .unwrap_or_else(|| default_mime(kind).to_owned()),
        };
        let extension = name.as_deref().and_then(|name| name.rsplit_once('.')).map_or("bin", |(_, end)| end);
        let extension = match kind {
            MediaKind::Photo => "jpg",
            MediaKind::Voice => "oga",
            MediaKind::Video | MediaKind::Audio | MediaKind::Document => extension,
        };
        let extension: String = extension.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
        let path = format!("{}s/file_{}.{extension}", kind.name(), self.count);
        let id = format!("SBX{}_{:08}_{:x}", kind.type_name(), self.count, upload.bytes.len());
        let file = StoredFile {
            unique_id: format!("U{:08}", self.count),
            kind,
            size: upload.bytes.len(),
            uploaded_as: name.clone(),
            name: if kind == MediaKind::Photo || kind == MediaKind::Voice { None } else { name },
            mime,
            width,
            height,
            duration,
            path: path.clone(),
            bytes: upload.bytes,
            id: id.clone(),
        };
        self.by_path.insert(path, id.clone());
        self.by_id.insert(id.clone(), file);
        Ok(id)
    }

    /// The file with this id.
    pub fn get(&self, id: &str) -> Option<&StoredFile> {
        self.by_id.get(id)
    }

    /// The file at this download path.
    pub fn at_path(&self, path: &str) -> Option<&StoredFile> {
        self.by_path.get(path).and_then(|id| self.by_id.get(id))
    }

    /// Every file, in no order.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut StoredFile> {
        self.by_id.values_mut()
    }

    /// Every file, in no order.
    pub fn all(&self) -> impl Iterator<Item = &StoredFile> {
        self.by_id.values()
    }

    /// Checks that the file `id` may be sent as `kind`.
    ///
    /// # Errors
    /// An unknown id, an address (nothing is fetched from outside), a file of another kind.
    pub fn usable(&self, id: &str, kind: MediaKind) -> Result<(), ApiError> {
        if id.starts_with("http://") || id.starts_with("https://") {
            return Err(ApiError::bad("failed to get HTTP URL content"));
        }
        match self.get(id) {
            None => Err(ApiError::bad("wrong file identifier/HTTP URL specified")),
            Some(file) if file.kind != kind => Err(ApiError::bad(format!(
                "can't use file of type {} as {}",
                file.kind.type_name(),
                kind.type_name()
            ))),
            Some(_) => Ok(()),
        }
    }
}

impl StoredFile {
    /// The file as the field of a message.
    pub fn describe(&self) -> Value {
        let mut file = json!({
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": self.size,
        });
        match self.kind {
            MediaKind::Photo => {
                file["width"] = json!(self.width);
                file["height"] = json!(self.height);
                return json!([file]);
            }
            MediaKind::Voice | MediaKind::Audio => file["duration"] = json!(self.duration),
            MediaKind::Video => {
                file["duration"] = json!(self.duration);
                file["width"] = json!(self.width);
                file["height"] = json!(self.height);
            }
            MediaKind::Document => {}
        }
        file["mime_type"] = json!(self.mime);
        if let Some(name) = &self.name {
            file["file_name"] = json!(name);
        }
        file
    }
}

/// What the Bot API asks of a photo: <https://core.telegram.org/bots/api#sendphoto>.
fn check_photo(size: usize, width: usize, height: usize) -> Result<(), ApiError> {
    if size > PHOTO_LIMIT {
        return Err(ApiError::bad(format!(
            "file of size {size} bytes is too big for a photo; the maximum size is {PHOTO_LIMIT} bytes"
        )));
    }
    let (short, long) = (width.min(height), width.max(height));
    if short + long > PHOTO_SIDES || long > short * PHOTO_RATIO {
        return Err(ApiError::bad("PHOTO_INVALID_DIMENSIONS"));
    }
    Ok(())
}

fn default_mime(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Photo => "image/jpeg",
        MediaKind::Voice => "audio/ogg",
        MediaKind::Video => "video/mp4",
        MediaKind::Audio => "audio/mpeg",
        MediaKind::Document => "application/octet-stream",
    }
}

/// Telegram makes JPEG of every photo; the sandbox keeps the bytes, so the page needs their own type.
fn picture_mime(bytes: &[u8]) -> &'static str {
    match imagesize::image_type(bytes) {
        Ok(imagesize::ImageType::Png) => "image/png",
        Ok(imagesize::ImageType::Gif) => "image/gif",
        Ok(imagesize::ImageType::Webp) => "image/webp",
        _ => "image/jpeg",
    }
}
