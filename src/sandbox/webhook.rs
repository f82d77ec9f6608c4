//! Sends updates to the webhook, one at a time and in order.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use reqwest::header::CONTENT_TYPE;

use super::server::Server;

/// What getWebhookInfo says; the sandbox itself uses one connection.
pub const MOST_CONNECTIONS: u32 = 40;
/// Pause after a failure, in real time.
const PAUSE: Duration = Duration::from_millis(500);

/// Where updates are sent.
#[derive(Debug, Default)]
pub struct Webhook {
    /// Empty: nowhere, the bot polls.
    pub url: String,
    /// Sent in `X-Telegram-Bot-Api-Secret-Token`, unless empty.
    pub secret: String,
    /// When the last delivery failed, and why.
    pub last_error: Option<(DateTime<Utc>, String)>,
}

/// Delivers until the server stops.
pub async fn deliver(server: Arc<Server>) {
    tokio::select! {
        () = server.stopping.cancelled() => {}
        () = deliver_all(&server) => {}
    }
}

async fn deliver_all(server: &Server) {
    let mut client = None;
    loop {
        let arrived = server.state().updates.arrived();
        let mut news = std::pin::pin!(arrived.notified());
        news.as_mut().enable();
        let (url, secret) = {
            let webhook = server.webhook();
            (webhook.url.clone(), webhook.secret.clone())
        };
        let update = if url.is_empty() { None } else { server.state().updates.first(server.time.now()) };
        let Some((id, body)) = update else {
            tokio::select! {
                () = news => {}
                () = server.webhook_changed.notified() => {}
            }
            continue;
        };
        let client = client.get_or_insert_with(reqwest::Client::new);
        let mut request = client.post(&url).header(CONTENT_TYPE, "application/json").body(body);
        if !secret.is_empty() {
            request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        let error = match request.send().await {
            Ok(answer) if answer.status().is_success() => None,
            Ok(answer) => Some(format!("Wrong response from the webhook: {}", answer.status())),
            Err(error) => Some(error.without_url().to_string()),
        };
        match error {
            None => server.state().updates.remove_first(id),
            Some(error) => {
                server.webhook().last_error = Some((server.time.now(), error));
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}
