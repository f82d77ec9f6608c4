//! Outbox -> Telegram: the most urgent first, within the limits, in order within a chat.
//!
//! Rows are not claimed in the database: one process sends, and what is under way is known to it alone. If it dies,
//! only what was under way may go twice.

use std::collections::HashSet;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures::FutureExt;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::Telegram;
use super::deed::Hands;
use super::errors::SendError;
use super::pace::{Admission, Budget, Pace};
use crate::domain::ids::MessageId;
use crate::domain::outgoing::{Class, Deed, Outgoing};
use crate::store::outbox::Waiting;
use crate::store::tally::Tally;
use crate::store::{Result, Store, Tx};

/// Rows read at once.
const PAGE: u32 = 64;
/// How often the outbox is looked at although nobody rang.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// How long the database gets to recover before results are written again.
const STORE_PAUSE: Duration = Duration::from_secs(1);
/// How long a row that cannot be read keeps its chat waiting.
const UNREADABLE_PAUSE: Duration = Duration::from_secs(600);
/// How long calls under way may take when the bot stops.
const STOP_TIME: Duration = Duration::from_secs(3);

/// How one call ended.
struct Outcome {
    row: Waiting,
    outgoing: Outgoing,
    result: std::result::Result<Option<MessageId>, SendError>,
}

/// What a look at the outbox has found.
#[derive(Default)]
struct Look {
    /// When something that waits may go, on the monotonic clock.
    next: Option<Duration>,
    /// Something waits for a call under way.
    held_up: bool,
    /// When the quiet hours end that hold up reminders.
    quiet_until: Option<DateTime<Utc>>,
}

impl Look {
    fn again_at(&mut self, moment: Duration) {
        self.next = Some(self.next.map_or(moment, |next| next.min(moment)));
    }
}

struct Courier<'a> {
    telegram: &'a Telegram,
    hands: Arc<Hands>,
    pace: Pace,
    under_way: JoinSet<Outcome>,
    /// Chats with a call under way or not recorded.
    busy: HashSet<crate::store::outbox::Lane>,
    unrecorded: Vec<Outcome>,
}

/// Sends until cancelled; then finishes what is under way.
pub async fn run(telegram: &Telegram, cancel: CancellationToken) {
    let mut courier = Courier {
        telegram,
        hands: Arc::new(telegram.hands()),
        pace: Pace::new(telegram.limits, telegram.clock.clone()),
        under_way: JoinSet::new(),
        busy: HashSet::new(),
        unrecorded: Vec::new(),
    };
    let (store, clock) = (&telegram.store, &telegram.clock);
    while !cancel.is_cancelled() {
        let question = telegram.sent.question();
        let look = match courier.work().await {
            Ok(look) => look,
            Err(error) => {
                tracing::error!(%error, "the outbox cannot be used");
                Look { next: Some(clock.monotonic() + STORE_PAUSE), ..Look::default() }
            }
        };
        if courier.busy.is_empty() && look.next.is_none() && !look.held_up {
            telegram.sent.answer(question);
        }
        let pause =
            look.next.map_or(LOOK_AGAIN, |next| next.saturating_sub(clock.monotonic()).min(LOOK_AGAIN));
        tokio::select! {
            () = cancel.cancelled() => {}
            Some(ended) = courier.under_way.join_next() => {
                courier.absorb(ended);
                while let Some(ended) = courier.under_way.try_join_next() {
                    courier.absorb(ended);
                }
            }
            () = store.bells().outbox.notified() => {}
            () = telegram.sent.asked() => {}
            () = clock.sleep(pause) => {}
            () = end_of(look.quiet_until, telegram) => {}
        }
    }
    courier.stop().await;
}

async fn end_of(quiet_until: Option<DateTime<Utc>>, telegram: &Telegram) {
    match quiet_until {
        Some(until) => telegram.clock.sleep_until(until).await,
        None => std::future::pending().await,
    }
}

impl Courier<'_> {
    /// Records what ended, then begins as much as may begin.
    async fn work(&mut self) -> Result<Look> {
        self.record().await?;
        let clock = &self.telegram.clock;
        self.pace.tidy(clock.monotonic());
        let mut look = Look { quiet_until: (self.telegram.quiet)(clock.now()), ..Look::default() };
        for class in Class::ALL {
            if look.quiet_until.is_none() || !class.respects_quiet_hours() {
                self.begin_class(class, &mut look).await?;
            }
        }
        Ok(look)
    }

    async fn begin_class(&mut self, class: Class, look: &mut Look) -> Result<()> {
        let store: &Store = &self.telegram.store;
        let mut after = 0;
        loop {
            let rows = store.waiting(class, after, PAGE).await?;
            let last_page = rows.len() < PAGE as usize;
            let mut full = false;
            for row in rows {
                after = row.id;
                if self.busy.contains(&row.lane) {
                    look.held_up = true;
                    continue;
                }
                if self.under_way.len() >= self.pace.in_flight(class) {
                    look.held_up = true;
                    return Ok(());
                }
                full |= self.begin(row, look);
            }
            if last_page || full {
                return Ok(());
            }
        }
    }

    /// Begins one call if it may go now. True if others of its class would have to wait as well.
    fn begin(&mut self, row: Waiting, look: &mut Look) -> bool {
        let now = self.telegram.clock.monotonic();
        if let Some(until) = self.pace.paused_until(&row.lane, now) {
            look.again_at(until);
            return false;
        }
        let outgoing = match self.telegram.store.open_waiting(&row) {
            Ok(outgoing) => outgoing,
            Err(error) => {
                // Kept, in case that the key or the version is the wrong one.
                tracing::error!(%error, "a message in the outbox cannot be read");
                self.pace.pause(&row.lane, now + UNREADABLE_PAUSE);
                return false;
            }
        };
        let budget = Budget::of(&outgoing.deed);
        match self.pace.admit(row.class, budget, outgoing.chat, &row.lane, now) {
            Admission::Now => {}
            Admission::ChatWaits(until) => {
                look.again_at(until);
                return false;
            }
            Admission::AllWait(until) => {
                look.again_at(until);
                return true;
            }
        }
        self.busy.insert(row.lane);
        let hands = self.hands.clone();
        self.under_way.spawn(async move {
            // A panic while rendering must stop neither the others nor this loop.
            let result = AssertUnwindSafe(hands.carry_out(&outgoing)).catch_unwind().await;
            let result = result.unwrap_or(Err(SendError::Permanent("panic")));
            Outcome { row, outgoing, result }
        });
        false
    }

    /// Takes note of how a call ended. What is to be tried again stays in the outbox.
    fn absorb(&mut self, ended: std::result::Result<Outcome, tokio::task::JoinError>) {
        // Calls are never aborted while the loop runs, and their panics are caught.
        let Ok(outcome) = ended else { return };
        let now = self.telegram.clock.monotonic();
        let (row, budget) = (&outcome.row, Budget::of(&outcome.outgoing.deed));
        match outcome.result {
            Err(SendError::RetryAfter(wait)) => {
                tracing::warn!(seconds = wait.as_secs(), "Telegram asks to send more slowly");
                self.pace.slowed_down(budget, &row.lane, wait, now);
                self.busy.remove(&row.lane);
            }
            Err(error @ (SendError::Network | SendError::WrongToken)) => {
                tracing::warn!(error = error.code(), "a call failed and will be repeated");
                self.pace.failed(row.id, &row.lane, now);
                self.busy.remove(&row.lane);
            }
            _ => {
                self.pace.answered(row.id, budget, &row.lane, now);
                self.unrecorded.push(outcome);
            }
        }
    }

    /// Writes down what ended, in one transaction. Until that has worked, its chats stay busy.
    async fn record(&mut self) -> Result<()> {
        if self.unrecorded.is_empty() {
            return Ok(());
        }
        let mut tx = self.telegram.store.begin(self.telegram.clock.now()).await?;
        for outcome in &self.unrecorded {
            record_one(&mut tx, outcome).await?;
        }
        tx.commit().await?;
        for outcome in self.unrecorded.drain(..) {
            self.busy.remove(&outcome.row.lane);
        }
        Ok(())
    }

    async fn stop(mut self) {
        let finish = async {
            while let Some(ended) = self.under_way.join_next().await {
                self.absorb(ended);
            }
        };
        // What takes longer is sent again after the next start.
        let _ = tokio::time::timeout(STOP_TIME, finish).await;
        if let Err(error) = self.record().await {
            tracing::error!(%error, "results of the last calls could not be written");
        }
    }
}

async fn record_one(tx: &mut Tx, outcome: &Outcome) -> Result<()> {
    let Outcome { row, outgoing, result } = outcome;
    match *result {
        Ok(message) => remember(tx, outgoing, message).await?,
        Err(SendError::NotModified) => {
            if let Deed::Rewrite { message, .. } = outgoing.deed {
                remember(tx, outgoing, Some(message)).await?;
            }
        }
        Err(SendError::PressTooOld | SendError::DoneUnreadably) => {}
        Err(SendError::Gone) => {
            if let Deed::Rewrite { notice, .. } = &outgoing.deed {
                let anew = Outgoing { deed: Deed::Say(notice.clone()), ..outgoing.clone() };
                tx.send(row.class, &anew, None).await?;
            }
        }
        Err(SendError::Blocked) => {
            tx.mark_unreachable(outgoing.chat).await?;
            tx.drop_lane(&row.lane).await?;
        }
        Err(error) => {
            tracing::error!(error = error.code(), "Telegram refused a message for good");
            tx.count(Tally::RefusedMessages).await?;
        }
    }
    tx.finish(row.id).await
}

async fn remember(tx: &mut Tx, outgoing: &Outgoing, message: Option<MessageId>) -> Result<()> {
    let notice = match &outgoing.deed {
        Deed::Say(notice) | Deed::Rewrite { notice, .. } | Deed::ShowFile { notice, .. } => notice,
        Deed::AnswerPress { .. } | Deed::SetMenu { .. } => return Ok(()),
    };
    match (message, notice.about()) {
        (Some(message), Some(about)) => tx.remember_sent(outgoing.chat, message, &about).await,
        _ => Ok(()),
    }
}
