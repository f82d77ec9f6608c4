//! getUpdates and the webhook's settings.

use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::json;
use tokio::time::Instant;

use super::params::Params;
use super::{Answer, Call};
use crate::sandbox::errors::ApiError;
use crate::sandbox::server::Server;
use crate::sandbox::webhook::{MOST_CONNECTIONS, Webhook};

/// Longest wait in seconds, as Telegram's.
const LONGEST_POLL: u64 = 50;

/// Confirms what is below `offset` and hands out what waits, or waits for it; a later call ends an
/// earlier one that still waits.
///
/// # Errors
/// 409 when a webhook is set or another call takes over.
pub async fn get_updates(server: &Server, params: &Params) -> Result<String, ApiError> {
    if !server.webhook().url.is_empty() {
        return Err(ApiError::webhook_active());
    }
    let offset = params.integer("offset")?;
    let limit = params.integer("limit")?.unwrap_or(100).clamp(1, 100);
    let limit = usize::try_from(limit).unwrap_or(100);
    let timeout = u64::try_from(params.integer("timeout")?.unwrap_or(0)).unwrap_or(0).min(LONGEST_POLL);
    let deadline = Instant::now() + Duration::from_secs(timeout);
    let allowed = allowed_updates(params)?;
    let poll = server.newest_poll.fetch_add(1, Ordering::SeqCst) + 1;
    server.poll_began.notify_waiters();
    let arrived = {
        let mut state = server.state();
        if let Some(allowed) = allowed {
            state.updates.allowed = allowed;
        }
        if let Some(offset) = offset {
            state.updates.confirm(offset);
        }
        state.updates.arrived()
    };
    loop {
        let mut news = std::pin::pin!(arrived.notified());
        let mut other_poll = std::pin::pin!(server.poll_began.notified());
        news.as_mut().enable();
        other_poll.as_mut().enable();
        if server.newest_poll.load(Ordering::SeqCst) != poll {
            return Err(ApiError::other_poller());
        }
        if let Some(updates) = server.state().updates.read(server.time.now(), limit) {
            return Ok(updates);
        }
        tokio::select! {
            () = news => {}
            () = other_poll => {}
            () = server.stopping.cancelled() => return Ok("[]".to_owned()),
            () = tokio::time::sleep_until(deadline) => return Ok("[]".to_owned()),
        }
    }
}

fn allowed_updates(params: &Params) -> Result<Option<Vec<String>>, ApiError> {
    let Some(list) = params.json("allowed_updates")? else { return Ok(None) };
    serde_json::from_value(list)
        .map(Some)
        .map_err(|_| ApiError::bad("can't parse allowed updates JSON object"))
}

/// Sends updates to a loopback address from now on.
pub fn set_webhook(call: &Call) -> Answer {
    let address = call.params.text("url").unwrap_or_default();
    if address.is_empty() {
        return delete_webhook(call);
    }
    let parsed =
        url::Url::parse(&address).map_err(|_| ApiError::bad("bad webhook: invalid webhook URL specified"))?;
    let loopback = match parsed.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    };
    // Telegram asks for HTTPS; the sandbox only ever calls this machine, where HTTP will do.
    if !loopback || !matches!(parsed.scheme(), "http" | "https") {
        return Err(ApiError::bad("bad webhook: only loopback addresses can be used in the sandbox"));
    }
    let secret = call.params.text("secret_token").unwrap_or_default();
    let known = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    if secret.len() > 256 {
        return Err(ApiError::bad("secret token is too long"));
    }
    if !secret.chars().all(known) {
        return Err(ApiError::bad("secret token contains unallowed characters"));
    }
    if let Some(allowed) = allowed_updates(&call.params)? {
        call.server.state().updates.allowed = allowed;
    }
    drop_if_asked(call);
    *call.server.webhook() = Webhook { url: address, secret, ..Webhook::default() };
    call.server.newest_poll.fetch_add(1, Ordering::SeqCst);
    call.server.poll_began.notify_waiters();
    call.server.webhook_changed.notify_one();
    Ok(json!(true))
}

/// Goes back to getUpdates.
pub fn delete_webhook(call: &Call) -> Answer {
    drop_if_asked(call);
    *call.server.webhook() = Webhook::default();
    Ok(json!(true))
}

fn drop_if_asked(call: &Call) {
    if call.params.flag("drop_pending_updates") {
        call.server.state().updates.clear();
    }
}

/// What is set.
pub fn webhook_info(call: &Call) -> Answer {
    let webhook = call.server.webhook();
    let state = call.server.state();
    let mut info = json!({
        "url": webhook.url,
        "has_custom_certificate": false,
        "pending_update_count": state.updates.len(),
    });
    if !webhook.url.is_empty() {
        info["max_connections"] = json!(MOST_CONNECTIONS);
    }
    if let Some((date, message)) = &webhook.last_error {
        info["last_error_date"] = json!(date.timestamp());
        info["last_error_message"] = json!(message);
    }
    if !state.updates.allowed.is_empty() {
        info["allowed_updates"] = json!(state.updates.allowed);
    }
    Ok(info)
}
