//! Parameters of a call, however they were sent.

use std::collections::HashMap;

use axum::body::to_bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use serde_json::{Map, Value};

use crate::sandbox::errors::{ApiError, CHAT_NOT_FOUND};
use crate::sandbox::files::Upload;

/// Largest body in bytes: 50 MB of upload and its frame.
const LARGEST_BODY: usize = 51 * 1024 * 1024;

/// Values by name (JSON, or strings from forms) and uploads by name.
#[derive(Debug, Default)]
pub struct Params {
    values: Map<String, Value>,
    files: HashMap<String, Upload>,
}

/// Reads query, JSON, urlencoded or multipart parameters.
///
/// # Errors
/// A body that can't be read, or is too large.
pub async fn read(request: Request) -> Result<Params, ApiError> {
    let mut params = Params::default();
    if let Some(query) = request.uri().query() {
        params.add_form(query.as_bytes());
    }
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.to_ascii_lowercase();
    if kind.starts_with("multipart/form-data") {
        params.add_multipart(request).await?;
        return Ok(params);
    }
    let body = to_bytes(request.into_body(), LARGEST_BODY).await.map_err(|_| ApiError::too_large())?;
    if kind.starts_with("application/json") {
        if !body.is_empty() {
            let values: Map<String, Value> =
                serde_json::from_slice(&body).map_err(|_| ApiError::bad("can't parse JSON object"))?;
            params.values.extend(values);
        }
    } else if kind.starts_with("application/x-www-form-urlencoded") {
        params.add_form(&body);
    }
    Ok(params)
}

impl Params {
    fn add_form(&mut self, form: &[u8]) {
        for (name, value) in url::form_urlencoded::parse(form) {
            self.values.insert(name.into_owned(), Value::String(value.into_owned()));
        }
    }

    async fn add_multipart(&mut self, request: Request) -> Result<(), ApiError> {
        let broken = |_| ApiError::bad("can't parse multipart request");
        let mut form = Multipart::from_request(request, &())
            .await
            .map_err(|_| ApiError::bad("can't parse multipart request"))?;
        let mut size = 0;
        while let Some(field) = form.next_field().await.map_err(broken)? {
            let name = field.name().unwrap_or_default().to_owned();
            let file_name = field.file_name().map(str::to_owned);
            let mime = field.content_type().map(str::to_owned);
            let bytes = field.bytes().await.map_err(|_| ApiError::too_large())?;
            size += bytes.len();
            if size > LARGEST_BODY {
                return Err(ApiError::too_large());
            }
            if file_name.is_some() {
                self.files.insert(name, Upload { name: file_name, mime, bytes });
            } else {
                let text = String::from_utf8(bytes.to_vec())
                    .map_err(|_| ApiError::bad("strings must be encoded in UTF-8"))?;
                self.values.insert(name, Value::String(text));
            }
        }
        Ok(())
    }

    /// The value as it came, unless it is missing or null.
    fn value(&self, name: &str) -> Option<&Value> {
        self.values.get(name).filter(|value| !value.is_null())
    }

    /// A string; numbers count too.
    pub fn text(&self, name: &str) -> Option<String> {
        self.value(name).map(|value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        })
    }

    /// An integer.
    ///
    /// # Errors
    /// Something else is there.
    pub fn integer(&self, name: &str) -> Result<Option<i64>, ApiError> {
        let Some(value) = self.value(name) else { return Ok(None) };
        let number = match value {
            Value::String(text) if text.is_empty() => return Ok(None),
            Value::String(text) => text.trim().parse().ok(),
            other => other.as_i64(),
        };
        number.map(Some).ok_or_else(|| ApiError::bad(format!("invalid parameter \"{name}\" specified")))
    }

    /// A decimal number.
    pub fn number(&self, name: &str) -> Option<f64> {
        match self.value(name)? {
            Value::String(text) => text.trim().parse().ok(),
            other => other.as_f64(),
        }
    }

    /// A flag; missing is false.
    pub fn flag(&self, name: &str) -> bool {
        match self.value(name) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => matches!(text.to_ascii_lowercase().as_str(), "true" | "yes" | "1"),
            Some(other) => other.as_i64() == Some(1),
            None => false,
        }
    }

    /// A structure: JSON, or a string that holds JSON.
    ///
    /// # Errors
    /// A string that is no JSON.
    pub fn json(&self, name: &str) -> Result<Option<Value>, ApiError> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text)
                .map(Some)
                .map_err(|_| ApiError::bad(format!("can't parse {} JSON object", name.replace('_', " ")))),
            Some(other) => Ok(Some(other.clone())),
        }
    }

    /// A chat id; usernames are of channels only, of which there are none.
    ///
    /// # Errors
    /// `chat_id is empty`, `chat not found`.
    pub fn chat(&self, name: &str) -> Result<i64, ApiError> {
        match self.text(name) {
            None => Err(ApiError::bad(format!("{name} is empty"))),
            Some(text) if text.is_empty() => Err(ApiError::bad(format!("{name} is empty"))),
            Some(text) => text.trim().parse().map_err(|_| ApiError::bad(CHAT_NOT_FOUND)),
        }
    }

    /// The message's id.
    ///
    /// # Errors
    /// `message identifier is not specified`.
    pub fn message(&self, name: &str) -> Result<i32, ApiError> {
        let id = self.integer(name)?.and_then(|id| i32::try_from(id).ok());
        id.filter(|id| *id > 0).ok_or_else(|| ApiError::bad("message identifier is not specified"))
    }

    /// Several ids, at most 100.
    ///
    /// # Errors
    /// None, too many, or something else in the list.
    pub fn messages(&self) -> Result<Vec<i32>, ApiError> {
        let ids = self.json("message_ids")?.unwrap_or(Value::Array(Vec::new()));
        let ids = ids.as_array().ok_or_else(|| ApiError::bad("expected an Array of message identifiers"))?;
        if ids.is_empty() {
            return Err(ApiError::bad("message identifiers are not specified"));
        }
        if ids.len() > 100 {
            return Err(ApiError::bad("too many message identifiers specified"));
        }
        let number = |id: &Value| id.as_i64().and_then(|id| i32::try_from(id).ok());
        ids.iter()
            .map(|id| number(id).ok_or_else(|| ApiError::bad("invalid message identifier specified")))
            .collect()
    }

    /// The upload in the field `name`.
    pub fn upload(&self, name: &str) -> Option<Upload> {
        self.files.get(name).cloned()
    }
}
