//! Wiring: opens what a run needs, keeps its loops going, stops them in good order.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail};
use chrono::{DateTime, Utc};
use futures::FutureExt;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::board::Board;
pub use crate::board::Settings as BoardSettings;
use crate::clock::Clock;
use crate::domain::plan::Plan;
use crate::handlers::Context;
use crate::messages::Messages;
use crate::scheduler;
use crate::store::settings::Surroundings;
use crate::store::{FolderLock, Paths, Store, Tx};
use crate::telegram::{self, Telegram, TelegramError};

/// After SIGTERM or Ctrl-C the loops have this long to finish what is in hand.
const STOP_TIME: Duration = Duration::from_secs(5);

/// A loop that failed is started again after this long.
const RESTART_PAUSE: Duration = Duration::from_secs(2);

/// The whole bot, opened and connected.
#[derive(Debug)]
pub struct Loa {
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub telegram: Telegram,
    messages: Arc<Messages>,
    board: Option<Board>,
    _lock: FolderLock,
}

/// What a run is made of.
#[derive(Debug)]
pub struct Parts {
    pub paths: Paths,
    pub clock: Arc<dyn Clock>,
    pub telegram: telegram::Settings,
    pub surroundings: Surroundings,
    /// Imported at the start.
    pub plan: Option<Plan>,
    /// Where the board page is shown, if it is.
    pub board: Option<BoardSettings>,
}

impl Loa {
    /// Opens the folder and connects to Telegram, however long that takes; may be dropped meanwhile.
    ///
    /// # Errors
    /// The folder is in use, is not ours to write, belongs to other surroundings; Telegram refuses.
    pub async fn open(parts: Parts) -> anyhow::Result<Self> {
        let board = parts.board.as_ref().map(Board::bind).transpose()?;
        let (store, lock) = Store::open_alone(&parts.paths).await?;
        let mut tx = store.begin(parts.clock.now()).await?;
        check_surroundings(tx.settle_in(parts.surroundings).await?, parts.surroundings)?;
        if let Some(plan) = &parts.plan {
            tx.import(plan).await?;
        }
        // Read once here, so that quiet hours are known before the first message.
        tx.plan_in_force().await?;
        tx.commit().await?;

        let messages = Arc::new(Messages::load().context("the built-in messages are broken")?);
        let context = Arc::new(Context {
            lexicon: messages.lexicon().context("the built-in words are broken")?,
            board: board.as_ref().map(|board| board.url().to_owned()),
        });
        store.set_pace(parts.telegram.limits.sends_per_second.get());
        let quiet = {
            let store = store.clone();
            Arc::new(move |now: DateTime<Utc>| {
                let stored = store.known_plan(now)?;
                stored.calendar.is_quiet(now).then(|| stored.calendar.quiet_until(now))
            })
        };
        let clock = parts.clock;
        tracing::info!("connecting to Telegram");
        let telegram =
            Telegram::connect(parts.telegram, store.clone(), messages.clone(), clock.clone(), context, quiet)
                .await?;
        let mut tx = store.begin(clock.now()).await?;
        after_a_start(&mut tx).await?;
        scheduler::before_anything_leaves(&mut tx).await?;
        tx.set_bot_username(telegram.username()).await?;
        tx.commit().await?;
        Ok(Self { store, clock, telegram, messages, board, _lock: lock })
    }

    /// Runs until cancelled; then finishes what is in hand, at most five seconds.
    ///
    /// # Errors
    /// Telegram no longer knows the token.
    pub async fn run(self: Arc<Self>, cancel: CancellationToken) -> anyhow::Result<()> {
        let mut loops = JoinSet::new();
        let this = self.clone();
        loops.spawn(keep_up("dispatch", self.clone(), cancel.clone(), move |cancel| {
            let this = this.clone();
            async move { this.telegram.run_dispatch(cancel).await }
        }));
        let this = self.clone();
        loops.spawn(keep_up("courier", self.clone(), cancel.clone(), move |cancel| {
            let this = this.clone();
            async move { this.telegram.run_courier(cancel).await }
        }));
        let this = self.clone();
        loops.spawn(keep_up("scheduler", self.clone(), cancel.clone(), move |cancel| {
            let this = this.clone();
            async move {
                if let Err(error) = scheduler::run(&this.store, this.clock.as_ref(), &cancel).await {
                    tracing::error!(%error, "the scheduler failed");
                }
            }
        }));
        if self.board.is_some() {
            let this = self.clone();
            loops.spawn(keep_up("board", self.clone(), cancel.clone(), move |cancel| {
                let this = this.clone();
                async move { this.show_board(cancel).await }
            }));
        }
        let received = self.receive(&cancel).await;
        cancel.cancel();
        if tokio::time::timeout(STOP_TIME, async { while loops.join_next().await.is_some() {} })
            .await
            .is_err()
        {
            tracing::warn!("stopped before everything in hand was finished; it goes on at the next start");
        }
        self.store.close().await;
        received.context("receiving has ended")
    }
}

impl Loa {
    /// The address of the board page, while there is one.
    pub fn board_url(&self) -> Option<&str> {
        self.board.as_ref().map(Board::url)
    }

    async fn show_board(&self, cancel: CancellationToken) {
        let Some(board) = &self.board else { return };
        let shown = board.serve(self.store.clone(), self.clock.clone(), self.messages.clone(), cancel).await;
        if let Err(error) = shown {
            tracing::error!(%error, "the board page failed");
        }
    }

    /// Receives until cancelled, or until the token is wrong; a panic does not end it.
    async fn receive(&self, cancel: &CancellationToken) -> Result<(), TelegramError> {
        loop {
            let received = AssertUnwindSafe(self.telegram.run_receive(cancel.clone())).catch_unwind().await;
            match received {
                Ok(received) => return received,
                Err(_) if cancel.is_cancelled() => return Ok(()),
                Err(_) => {
                    // Its place is in the log; its words may hold content.
                    tracing::error!("receiving has panicked and is started again");
                    self.clock.sleep(RESTART_PAUSE).await;
                }
            }
        }
    }
}

/// Starts a loop again whenever it ends or panics, until cancelled.
async fn keep_up<Running: Future<Output = ()> + Send + 'static>(
    name: &'static str,
    loa: Arc<Loa>,
    cancel: CancellationToken,
    start: impl Fn(CancellationToken) -> Running + Send,
) {
    loop {
        let ended = tokio::spawn(start(cancel.clone())).await;
        if cancel.is_cancelled() {
            return;
        }
        // A panic has logged its place; its words may hold content.
        tracing::error!(name, panicked = ended.is_err(), "a loop has ended and is started again");
        loa.clock.sleep(RESTART_PAUSE).await;
    }
}

/// What a kill may have left of erased cases; after a restored backup, cases without a key.
async fn after_a_start(tx: &mut Tx) -> anyhow::Result<()> {
    if tx.sweep_case_remains().await? {
        tx.tell_of_lost_cases().await?;
    }
    Ok(())
}

fn check_surroundings(found: Surroundings, wanted: Surroundings) -> anyhow::Result<()> {
    match (found, wanted) {
        (Surroundings::Telegram, Surroundings::Sandbox) => {
            bail!("this folder was used with a real token; give the sandbox another one with --data")
        }
        (Surroundings::Sandbox, Surroundings::Telegram) => {
            bail!("this folder was made by the sandbox; give the real bot another one with --data")
        }
        _ => Ok(()),
    }
}
