//! `loa run`.

use std::sync::Arc;

use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::{RunArguments, plan};
use crate::app::{Loa, Parts};
use crate::clock::SystemClock;
use crate::store::settings::Surroundings;
use crate::telegram::{Settings, Webhook};

pub(super) async fn run(arguments: RunArguments) -> anyhow::Result<()> {
    let webhook = arguments.webhook_url.zip(arguments.listen);
    let webhook = webhook.map(|(url, listen)| Webhook::new(url, listen)).transpose()?;
    let telegram = Settings { webhook, ..arguments.telegram.settings()? };
    let plan = arguments.plan.as_deref().map(plan::read).transpose()?;
    let cancel = stop_on_signal()?;
    let clock = Arc::new(SystemClock::default());
    let parts = Parts {
        paths: arguments.folder.paths(),
        clock,
        telegram,
        surroundings: Surroundings::Telegram,
        plan,
        board: arguments.board.settings(),
    };
    let loa = tokio::select! {
        opened = Loa::open(parts) => Arc::new(opened?),
        // Whatever was begun by then was not committed, and so never was.
        () = cancel.cancelled() => return Ok(()),
    };
    tracing::info!(bot = loa.telegram.username(), "running");
    if let Some(url) = loa.board_url() {
        tracing::info!(url, "the board page is on");
    }
    loa.run(cancel).await
}

/// Cancelled by Ctrl-C or SIGTERM.
pub(super) fn stop_on_signal() -> anyhow::Result<CancellationToken> {
    let cancel = CancellationToken::new();
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let stop = cancel.clone();
    tokio::spawn(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        stop.cancel();
    });
    Ok(cancel)
}
