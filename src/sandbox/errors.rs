//! Telegram's own error texts, in one place.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// A refusal as the Bot API words it.
#[derive(Clone, Debug)]
pub struct ApiError {
    /// HTTP status and `error_code`.
    pub code: u16,
    /// `description`, with its prefix.
    pub description: String,
    /// `parameters`, if any.
    pub parameters: Option<Value>,
}

impl ApiError {
    fn new(code: u16, description: impl Into<String>) -> ApiError {
        ApiError { code, description: description.into(), parameters: None }
    }

    /// 400 with `Bad Request: ` before the text.
    pub fn bad(text: impl AsRef<str>) -> ApiError {
        ApiError::new(400, format!("Bad Request: {}", text.as_ref()))
    }

    /// 403 with `Forbidden: ` before the text.
    pub fn forbidden(text: &str) -> ApiError {
        ApiError::new(403, format!("Forbidden: {text}"))
    }

    /// An unknown method or path.
    pub fn not_found() -> ApiError {
        ApiError::new(404, "Not Found")
    }

    /// A token that is not the bot's.
    pub fn unauthorized() -> ApiError {
        ApiError::new(401, "Unauthorized")
    }

    /// A second poller took over.
    pub fn other_poller() -> ApiError {
        ApiError::new(
            409,
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        )
    }

    /// getUpdates while a webhook is set.
    pub fn webhook_active() -> ApiError {
        ApiError::new(
            409,
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        )
    }

    /// Too fast; `seconds` is what `parameters.retry_after` says.
    pub fn too_many_requests(seconds: u64) -> ApiError {
        ApiError {
            parameters: Some(json!({ "retry_after": seconds })),
            ..ApiError::new(429, format!("Too Many Requests: retry after {seconds}"))
        }
    }

    /// The group became a supergroup with the id `to`.
    pub fn migrated(to: i64) -> ApiError {
        ApiError {
            parameters: Some(json!({ "migrate_to_chat_id": to })),
            ..ApiError::bad("group chat was upgraded to a supergroup chat")
        }
    }

    /// An upload above the limit of 50 MB.
    pub fn too_large() -> ApiError {
        ApiError::new(413, "Request Entity Too Large")
    }

    /// Any status, as a fault asks for it.
    pub fn status(code: u16) -> ApiError {
        let reason = StatusCode::from_u16(code).ok().and_then(|status| status.canonical_reason());
        ApiError::new(code, reason.unwrap_or("Internal Server Error"))
    }

    /// Formatting that can't be read.
    pub fn entities(reason: impl AsRef<str>) -> ApiError {
        ApiError::bad(format!("can't parse entities: {}", reason.as_ref()))
    }
}

/// The chat does not exist or the bot has never met it.
pub const CHAT_NOT_FOUND: &str = "chat not found";
/// An edit that changes nothing.
pub const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
/// An answer that came too late, or to no query.
pub const QUERY_TOO_OLD: &str = "query is too old and response timeout expired or query ID is invalid";
/// A deletion after 48 hours.
pub const DELETE_TOO_OLD: &str = "message can't be deleted for everyone";
/// A deletion that rights do not allow.
pub const CANT_DELETE: &str = "message can't be deleted";
/// An edit of what can't be edited.
pub const CANT_EDIT: &str = "message can't be edited";

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut body = json!({ "ok": false, "error_code": self.code, "description": self.description });
        if let Some(parameters) = self.parameters {
            body["parameters"] = parameters;
        }
        (status, Json(body)).into_response()
    }
}
