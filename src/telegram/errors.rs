//! What went wrong with a call, and the only place that looks at Telegram's texts.
//!
//! teloxide's errors hold the URL (and so the token) or the whole body of an answer; nothing of them goes further.

use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde::de::value::StrDeserializer;
use teloxide::{ApiError, DownloadError, RequestError};
use thiserror::Error;

use crate::domain::ids::ChatId;

/// Why a call did not succeed; decides what happens to what was to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SendError {
    #[error("too fast, wait {0:?}")]
    RetryAfter(Duration),
    /// The chat cannot be written to: blocked, deleted, never started, left.
    #[error("the chat cannot be written to")]
    Blocked,
    /// The message to change is no longer there or can no longer be changed.
    #[error("the message is gone")]
    Gone,
    /// The message to write over is a picture or a file: words need a message of their own.
    #[error("the message is no text")]
    NoText,
    /// An edit that changes nothing.
    #[error("nothing changed")]
    NotModified,
    /// An answer to a press that Telegram has forgotten.
    #[error("the press is too old")]
    PressTooOld,
    /// Telegram did it, but its answer has a shape that teloxide does not know.
    #[error("done, with an unreadable answer")]
    DoneUnreadably,
    #[error("the token is wrong")]
    WrongToken,
    /// Another program asks for this bot's updates.
    #[error("another program receives the updates")]
    OtherPoller,
    #[error("a webhook is set")]
    WebhookSet,
    /// What is sent is wrong in itself: it would be refused in every chat.
    #[error("unsendable: {0}")]
    BadContent(&'static str),
    /// The group became a supergroup, which has this id.
    #[error("the group has another id now")]
    Migrated(ChatId),
    /// Refused, and it would be again.
    #[error("refused: {0}")]
    Permanent(&'static str),
    /// No answer, or one of a server in trouble.
    #[error("no answer")]
    Network,
    /// A file did not get through in time, although the server was reached: the line is too slow for it.
    #[error("the file did not get through in time")]
    TooSlow,
}

impl SendError {
    /// A short word for logs: no content, no names.
    pub fn code(self) -> &'static str {
        match self {
            SendError::RetryAfter(_) => "retry-after",
            SendError::Blocked => "blocked",
            SendError::Gone => "gone",
            SendError::NoText => "no-text",
            SendError::NotModified => "not-modified",
            SendError::PressTooOld => "press-too-old",
            SendError::DoneUnreadably => "done-unreadably",
            SendError::WrongToken => "wrong-token",
            SendError::OtherPoller => "other-poller",
            SendError::WebhookSet => "webhook-set",
            SendError::Migrated(_) => "migrated",
            SendError::BadContent(code) | SendError::Permanent(code) => code,
            SendError::Network => "network",
            SendError::TooSlow => "too-slow",
        }
    }
}

/// Reduces an error of teloxide to what matters.
pub fn classify(error: &RequestError) -> SendError {
    match error {
        RequestError::Api(error) => classify_api(error),
        RequestError::RetryAfter(seconds) => {
            SendError::RetryAfter(Duration::from_secs(u64::from(seconds.seconds())))
        }
        RequestError::MigrateToChatId(chat) => SendError::Migrated(ChatId(chat.0)),
        RequestError::Network(_) => SendError::Network,
        RequestError::InvalidJson { raw, .. } => classify_unreadable(raw),
        RequestError::Io(_) => SendError::Permanent("file"),
    }
}

/// The same for a file that is uploaded.
pub fn classify_upload(error: &RequestError) -> SendError {
    match error {
        RequestError::Network(error) => classify_transfer(error),
        error => classify(error),
    }
}

/// The same for a file that is fetched.
pub fn classify_download(error: &DownloadError) -> SendError {
    match error {
        DownloadError::Network(error) => match error.status() {
            Some(status) if status.is_client_error() => SendError::Permanent("file"),
            _ => classify_transfer(error),
        },
        DownloadError::Io(_) => SendError::Permanent("file"),
    }
}

fn classify_transfer(error: &reqwest::Error) -> SendError {
    if error.is_timeout() && !error.is_connect() { SendError::TooSlow } else { SendError::Network }
}

fn classify_api(error: &ApiError) -> SendError {
    use ApiError as Api;
    match error {
        Api::BotBlocked
        | Api::UserDeactivated
        | Api::ChatNotFound
        | Api::UserNotFound
        | Api::CantInitiateConversation
        | Api::CantTalkWithBots
        | Api::GroupDeactivated
        | Api::BotKicked
        | Api::BotKickedFromSupergroup
        | Api::BotKickedFromChannel => SendError::Blocked,
        Api::MessageToEditNotFound
        | Api::MessageIdInvalid
        | Api::MessageCantBeEdited
        | Api::MessageToDeleteNotFound => SendError::Gone,
        Api::MessageNotModified => SendError::NotModified,
        Api::InvalidQueryId => SendError::PressTooOld,
        Api::InvalidToken => SendError::WrongToken,
        Api::TerminatedByOtherGetUpdates => SendError::OtherPoller,
        Api::CantGetUpdates => SendError::WebhookSet,
        Api::MessageTextIsEmpty => SendError::BadContent("empty"),
        Api::MessageIsTooLong | Api::EditedMessageIsTooLong => SendError::BadContent("too-long"),
        Api::CantParseEntities(_) => SendError::BadContent("bad-markup"),
        Api::ButtonDataInvalid | Api::ButtonUrlInvalid => SendError::BadContent("bad-button"),
        Api::WrongFileId | Api::WrongFileIdOrUrl | Api::FileIdInvalid => SendError::BadContent("bad-file"),
        Api::Unknown(text) => classify_text(text),
        _ => SendError::Permanent("refused"),
    }
}

/// What Telegram says in words, as teloxide knows it.
fn classify_description(text: &str) -> SendError {
    let description = StrDeserializer::<serde::de::value::Error>::new(text);
    match ApiError::deserialize(description) {
        Ok(error) => classify_api(&error),
        Err(_) => classify_text(text),
    }
}

/// How long to wait where Telegram says "too fast" and not until when.
const UNTOLD_WAIT: Duration = Duration::from_secs(5);

/// Texts of Telegram that teloxide 0.17 does not know, or knows in another spelling.
fn classify_text(text: &str) -> SendError {
    let text = text.to_lowercase();
    let says = |part: &str| text.contains(part);
    if says("query is too old") || says("query id is invalid") {
        SendError::PressTooOld
    } else if says("can't initiate conversation") || says("peer_id_invalid") || text.starts_with("forbidden:")
    {
        SendError::Blocked
    } else if says("message is not modified") {
        SendError::NotModified
    } else if says("there is no text in the message to edit") {
        SendError::NoText
    } else if GONE.iter().any(|gone| says(gone)) {
        SendError::Gone
    } else if says("caption is too long") {
        SendError::BadContent("too-long")
    } else if says("wrong file identifier") || says("wrong remote file") || says("can't use file of type") {
        SendError::BadContent("bad-file")
    } else if says("webhook is active") {
        SendError::WebhookSet
    } else if says("too many requests") {
        SendError::RetryAfter(UNTOLD_WAIT)
    } else if text.starts_with("conflict:") {
        SendError::OtherPoller
    } else if SERVER_TROUBLE.iter().any(|trouble| says(trouble)) {
        SendError::Network
    } else {
        SendError::Permanent("unknown")
    }
}

/// A message that is to be changed or taken away and is not there, or cannot be changed.
const GONE: [&str; 3] =
    ["message to edit not found", "message can't be edited", "message to delete not found"];

/// How 5xx answers describe themselves.
const SERVER_TROUBLE: [&str; 5] =
    ["internal server error", "bad gateway", "service unavailable", "gateway timeout", "restart"];

/// What a call asked for, out of the whole body of its answer.
pub fn read<Wanted: DeserializeOwned>(body: &[u8]) -> Result<Wanted, SendError> {
    match serde_json::from_slice::<Answer<Wanted>>(body) {
        Ok(Answer { result: Some(wanted) }) => Ok(wanted),
        _ => Err(classify_unreadable(&String::from_utf8_lossy(body))),
    }
}

#[derive(Deserialize)]
struct Answer<Wanted> {
    result: Option<Wanted>,
}

/// An answer without the shape that was expected: only a clear yes means that Telegram did it.
fn classify_unreadable(raw: &str) -> SendError {
    match serde_json::from_str::<Verdict>(raw) {
        Ok(Verdict { ok: true, .. }) => SendError::DoneUnreadably,
        Ok(refusal) => refusal.error(),
        Err(_) => SendError::Network,
    }
}

/// What every answer of the Bot API has (<https://core.telegram.org/bots/api#making-requests>).
#[derive(Debug, Deserialize)]
pub struct Verdict {
    pub ok: bool,
    error_code: Option<u16>,
    description: Option<String>,
    parameters: Option<Parameters>,
}

#[derive(Debug, Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

impl Verdict {
    /// Why it says no.
    pub fn error(&self) -> SendError {
        let parameters = self.parameters.as_ref();
        if let Some(chat) = parameters.and_then(|parameters| parameters.migrate_to_chat_id) {
            return SendError::Migrated(ChatId(chat));
        }
        let retry_after = parameters.and_then(|parameters| parameters.retry_after);
        let text = self.description.as_deref().unwrap_or_default();
        match (self.error_code, retry_after) {
            (_, Some(seconds)) => SendError::RetryAfter(Duration::from_secs(seconds)),
            (Some(401 | 404), None) => SendError::WrongToken,
            (Some(500..), None) => SendError::Network,
            (Some(409), None) if !text.contains("webhook") => SendError::OtherPoller,
            _ => classify_description(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn texts_that_teloxide_does_not_know() {
        let unknown = |text: &str| classify(&RequestError::Api(ApiError::Unknown(text.to_owned())));
        assert_eq!(unknown("Forbidden: bot can't initiate conversation with a user"), SendError::Blocked);
        assert_eq!(
            unknown("Bad Request: query is too old and response timeout expired or query ID is invalid"),
            SendError::PressTooOld
        );
        assert_eq!(unknown("Bad Request: there is no text in the message to edit"), SendError::NoText);
        assert_eq!(unknown("Too Many Requests"), SendError::RetryAfter(UNTOLD_WAIT));
        assert_eq!(unknown("Bad Gateway"), SendError::Network);
        assert_eq!(unknown("Bad Request: something new"), SendError::Permanent("unknown"));
    }

    #[test]
    fn an_unreadable_yes_is_a_yes() {
        assert_eq!(classify_unreadable(r#"{"ok":true,"result":{"odd":1}}"#), SendError::DoneUnreadably);
        assert_eq!(classify_unreadable("<html>502 Bad Gateway</html>"), SendError::Network);
        let limited = r#"{"ok":false,"error_code":429,"parameters":{"retry_after":7}}"#;
        assert_eq!(classify_unreadable(limited), SendError::RetryAfter(Duration::from_secs(7)));
        assert_eq!(classify_unreadable(r#"{"ok":false,"error_code":401}"#), SendError::WrongToken);
    }

    /// Connected, and then nothing comes; and a port where nobody listens.
    #[tokio::test]
    async fn only_a_file_for_which_the_line_is_too_slow_says_so() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let time = Duration::from_millis(50);
        let http = reqwest::Client::builder().no_proxy().timeout(time).build().unwrap();
        let call = async |address| {
            let error = http.get(format!("http://{address}/")).send().await.unwrap_err();
            RequestError::Network(Arc::new(error))
        };
        let slow = call(listener.local_addr().unwrap()).await;
        assert_eq!((classify_upload(&slow), classify(&slow)), (SendError::TooSlow, SendError::Network));
        assert_eq!(classify_upload(&call(closed).await), SendError::Network);
    }

    #[test]
    fn a_group_that_moved_says_where_to() {
        let moved = r#"{"ok":false,"error_code":400,"parameters":{"migrate_to_chat_id":-1000000005001}}"#;
        let to = SendError::Migrated(ChatId(-1_000_000_005_001));
        assert_eq!(classify_unreadable(moved), to);
        let known = RequestError::MigrateToChatId(teloxide::types::ChatId(-1_000_000_005_001));
        assert_eq!(classify(&known), to);
    }
}
