//! What the bot talks to: finds the method, applies faults, logs, answers.

mod callbacks;
mod chat;
mod commands;
mod copies;
mod deletes;
mod edits;
mod media;
mod messages;
mod params;
mod updates;

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State as Shared};
use axum::http::{StatusCode, header::CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use serde_json::Value;

use super::errors::ApiError;
use super::events::raw_json;
use super::faults::{Mode, cut};
use super::server::Server;
use params::Params;

/// Largest file that getFile hands out: <https://core.telegram.org/bots/api#getfile>.
pub const DOWNLOAD_LIMIT: usize = 20 * 1024 * 1024;

/// One call with what it needs.
pub struct Call<'a> {
    server: &'a Server,
    params: Params,
    now: DateTime<Utc>,
}

type Answer = Result<Value, ApiError>;
type Method = fn(&Call) -> Answer;

/// Every path that is no route of the page or of people.
pub async fn entry(Shared(server): Shared<Arc<Server>>, request: Request) -> Response {
    // teloxide writes the path of a file with its slashes escaped; Telegram takes both.
    let path =
        request.uri().path().replace("%3A", ":").replace("%3a", ":").replace("%2F", "/").replace("%2f", "/");
    let parts = path.trim_start_matches('/').splitn(3, '/').collect::<Vec<_>>();
    let (token, rest, is_file) = match parts.as_slice() {
        ["file", bot, rest] => (bot.strip_prefix("bot"), *rest, true),
        [bot, rest] => (bot.strip_prefix("bot"), *rest, false),
        _ => (None, "", false),
    };
    match token {
        Some(token) if token == server.token && is_file => download(&server, rest),
        Some(token) if token == server.token => {
            let method = rest.to_ascii_lowercase();
            serve(&server, &method, request).await
        }
        Some(token) if token.split_once(':').is_some_and(|(id, _)| id.parse::<u64>().is_ok()) => {
            ApiError::unauthorized().into_response()
        }
        _ => ApiError::not_found().into_response(),
    }
}

fn download(server: &Server, path: &str) -> Response {
    match server.state().files.at_path(path) {
        Some(file) if file.size <= DOWNLOAD_LIMIT => {
            ([(CONTENT_TYPE, file.mime.clone())], file.bytes.clone()).into_response()
        }
        _ => (StatusCode::NOT_FOUND, ApiError::not_found()).into_response(),
    }
}

async fn serve(server: &Server, method: &str, request: Request) -> Response {
    let params = match params::read(request).await {
        Ok(params) => params,
        Err(error) => return error.into_response(),
    };
    let chat_id = params.integer("chat_id").ok().flatten();
    let fault = server.fault().strike(method);
    let refusal = match fault.mode {
        Mode::None | Mode::CutAfter | Mode::Garbled => None,
        Mode::CutBefore => return cut(),
        Mode::Status => Some(ApiError::status(fault.status.unwrap_or(502))),
        Mode::RetryAfter => Some(ApiError::too_many_requests(fault.retry_after.unwrap_or(1))),
        Mode::Slow => {
            tokio::time::sleep(Duration::from_millis(fault.delay_ms.unwrap_or(1000))).await;
            None
        }
    };
    let answer = match refusal {
        Some(error) => Err(error),
        None if method == "getupdates" => updates::get_updates(server, &params).await,
        None => {
            let call = Call { server, params, now: server.time.now() };
            match find(method) {
                Some(method) => method(&call).map(|value| value.to_string()),
                None => Err(ApiError::not_found()),
            }
        }
    };
    let error_code = answer.as_ref().err().map(|error| error.code);
    server.calls().add(server.time.now(), method, chat_id, error_code);
    if fault.mode == Mode::CutAfter {
        return cut();
    }
    match answer {
        Ok(result) if fault.mode == Mode::Garbled => {
            let half = result.chars().count() / 2;
            raw_json(format!("{{\"ok\":true,\"result\":{}", result.chars().take(half).collect::<String>()))
        }
        Ok(result) => raw_json(format!("{{\"ok\":true,\"result\":{result}}}")),
        Err(error) => error.into_response(),
    }
}

/// The method with this lower-case name; getUpdates, which waits, is served apart.
fn find(name: &str) -> Option<Method> {
    Some(match name {
        "getme" => chat::get_me,
        "logout" | "close" => chat::accept,
        "getchat" => chat::get_chat,
        "getchatmember" => chat::get_chat_member,
        "sendchataction" => chat::send_action,
        "setwebhook" => updates::set_webhook,
        "deletewebhook" => updates::delete_webhook,
        "getwebhookinfo" => updates::webhook_info,
        "sendmessage" => messages::send_message,
        "sendlocation" => messages::send_location,
        "sendphoto" => media::send_photo,
        "sendvoice" => media::send_voice,
        "sendvideo" => media::send_video,
        "sendaudio" => media::send_audio,
        "senddocument" => media::send_document,
        "sendmediagroup" => media::send_group,
        "getfile" => media::get_file,
        "forwardmessage" => copies::forward_one,
        "forwardmessages" => copies::forward_many,
        "copymessage" => copies::copy_one,
        "copymessages" => copies::copy_many,
        "editmessagetext" => edits::edit_text,
        "editmessagecaption" => edits::edit_caption,
        "editmessagemedia" => edits::edit_media,
        "editmessagereplymarkup" => edits::edit_markup,
        "deletemessage" => deletes::delete_one,
        "deletemessages" => deletes::delete_many,
        "answercallbackquery" => callbacks::answer,
        "setmycommands" => commands::set,
        "getmycommands" => commands::get,
        "deletemycommands" => commands::delete,
        "setmydescription" => commands::set_description,
        "getmydescription" => commands::get_description,
        "setmyshortdescription" => commands::set_short_description,
        "getmyshortdescription" => commands::get_short_description,
        "setmyname" => commands::set_name,
        "getmyname" => commands::get_name,
        "setchatmenubutton" => commands::set_menu_button,
        "getchatmenubutton" => commands::get_menu_button,
        _ => return None,
    })
}

pub use commands::menu_for;
