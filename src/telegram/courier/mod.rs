//! Outbox -> Telegram: the most urgent first, within the limits, in order within a chat.
//!
//! Rows are not claimed in the database: one process sends, and what is under way is known to it alone. If it dies,
//! only what was under way may go twice.

mod copies;
mod record;

use std::collections::{HashMap, HashSet};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures::FutureExt;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::Telegram;
use super::broadcast::{Broadcast, CopyOutcome};
use super::deed::Hands;
use super::errors::SendError;
use super::outcome::{Outcome, PARKED};
use super::pace::{Admission, Cost, Pace};
use crate::domain::ids::AnnouncementId;
use crate::domain::outgoing::{Class, Deed};
use crate::store::outbox::{Lane, Opened, Waiting};
use crate::store::{Result, Store};
use copies::MOST_ATTEMPTS;
use record::{Ends, Recorded};

/// Rows read at once.
const PAGE: u32 = 64;
/// Rows of which one transaction looks whether they are private.
const DOUBTED_AT_ONCE: u32 = 1000;
/// How often the outbox is looked at although nobody rang.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// How long the database gets to recover before results are written again.
const STORE_PAUSE: Duration = Duration::from_secs(1);
/// A class whose budget is used up is not read again before that, or before this has passed: what costs nothing of that
/// budget may have come.
const LOOK_AT_FULL_AGAIN: Duration = Duration::from_millis(50);
/// How long until a row that cannot be read is tried again.
const UNREADABLE_PAUSE: Duration = Duration::from_secs(600);
/// So often a file is sent for which the line is too slow: each time its chat waits for minutes.
const MOST_TRANSFERS: u32 = 3;
/// How long calls under way may take when the bot stops.
const STOP_TIME: Duration = Duration::from_secs(3);

/// What a look at the outbox has found.
#[derive(Default)]
struct Look {
    /// When something that waits may go, on the monotonic clock.
    next: Option<Duration>,
    /// Something waits for a call under way.
    held_up: bool,
    /// When the quiet hours end that hold up reminders.
    quiet_until: Option<DateTime<Utc>>,
    /// Something waits in the outbox, whether it may go now or not.
    outbox_waits: bool,
}

impl Look {
    fn again_at(&mut self, moment: Duration) {
        self.next = Some(self.next.map_or(moment, |next| next.min(moment)));
    }
}

/// A call that has ended.
enum Ended {
    Row(Box<Outcome>),
    Copy(CopyOutcome),
}

struct Courier<'a> {
    telegram: &'a Telegram,
    hands: Arc<Hands>,
    pace: Pace,
    under_way: JoinSet<Ended>,
    /// Chats with a call under way or not recorded: at a kill no others get something twice.
    busy: HashSet<Lane>,
    broadcast: Broadcast,
    /// What is not being recorded yet.
    ended: Ends,
    /// One at most.
    recording: JoinSet<Recorded>,
    /// Results could not be written: until they are, nothing else begins.
    store_rests_until: Option<Duration>,
    /// When results were last written so that they outlast a power cut.
    synced_at: Option<Duration>,
    /// When the senders of announcements were last shown how far they have come.
    desks: HashMap<AnnouncementId, Duration>,
    /// Those of which more has happened since.
    desks_behind: HashSet<AnnouncementId>,
    /// Chats that cannot be reached, with messages to be taken away, and when that is tried again.
    parked: HashMap<Lane, Duration>,
    /// Rows that cannot be read, and when that is tried again. Only what comes after them in their class waits for them.
    unreadable: HashMap<i64, Duration>,
    /// The outbox was found empty: the state of its bell then, and the moment.
    empty: Option<(u64, Duration)>,
    /// Classes whose budget is used up, and when they are read again.
    full: HashMap<Class, Duration>,
}

/// Sends until cancelled; then finishes what is under way.
pub async fn run(telegram: &Telegram, cancel: CancellationToken) {
    let mut courier = Courier {
        telegram,
        hands: Arc::new(telegram.hands()),
        pace: Pace::new(telegram.limits, telegram.clock.clone()),
        under_way: JoinSet::new(),
        busy: HashSet::new(),
        broadcast: Broadcast::default(),
        ended: Ends::default(),
        recording: JoinSet::new(),
        store_rests_until: None,
        synced_at: None,
        desks: HashMap::new(),
        desks_behind: HashSet::new(),
        parked: HashMap::new(),
        unreadable: HashMap::new(),
        empty: None,
        full: HashMap::new(),
    };
    if let Err(error) = courier.doubt_what_waits().await {
        tracing::error!(%error, "what was under way before cannot be looked for");
    }
    while !cancel.is_cancelled() {
        let question = telegram.sent.question();
        let look = match courier.work().await {
            Ok(look) => look,
            Err(error) => {
                tracing::error!(%error, "the outbox cannot be used");
                Look { next: Some(telegram.clock.monotonic() + STORE_PAUSE), ..Look::default() }
            }
        };
        if courier.busy.is_empty() && look.next.is_none() && !look.held_up {
            telegram.sent.answer(question);
        }
        courier.wait(look, &cancel).await;
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
    /// The bot may have been killed, or this loop's predecessor have panicked: private messages that still wait may have
    /// arrived.
    async fn doubt_what_waits(&mut self) -> Result<()> {
        // Backwards: what is put in meanwhile has not been under way.
        let mut before = i64::MAX;
        loop {
            let mut tx = self.telegram.store.begin(self.telegram.clock.now()).await?;
            let page = tx.waiting_private(before, DOUBTED_AT_ONCE).await?;
            for Opened { outgoing, trail } in page.private {
                if let Some(trail) = trail
                    && outgoing.deed.is_new_message()
                {
                    tx.note_doubt(trail.case, outgoing.chat).await?;
                }
            }
            tx.commit().await?;
            let Some(first) = page.first else { return Ok(()) };
            before = first;
        }
    }

    /// Begins to record what ended, and as much as may begin.
    async fn work(&mut self) -> Result<Look> {
        let clock = self.telegram.clock.clone();
        let mut look = Look { quiet_until: (self.telegram.quiet)(clock.now()), ..Look::default() };
        self.begin_recording(&mut look);
        if self.store_rests_until.is_some() {
            return Ok(look);
        }
        self.pace.tidy(clock.monotonic());
        self.begin_rows(&mut look).await?;
        self.begin_copies(&mut look).await?;
        Ok(look)
    }

    /// Waits until something else may begin.
    async fn wait(&mut self, mut look: Look, cancel: &CancellationToken) {
        let Telegram { store, clock, sent, .. } = self.telegram;
        loop {
            let next = look.next.map(|next| next.saturating_sub(clock.monotonic()));
            tokio::select! {
                () = cancel.cancelled() => {}
                Some(ended) = self.under_way.join_next() => {
                    self.absorb(ended);
                    while let Some(ended) = self.under_way.try_join_next() {
                        self.absorb(ended);
                    }
                    self.begin_recording(&mut look);
                    // Until it is written down, that it has ended lets nothing else begin.
                    if !self.recording.is_empty() {
                        continue;
                    }
                }
                Some(recorded) = self.recording.join_next() => self.absorb_recorded(recorded),
                () = store.bells().outbox.notified() => {}
                () = sent.asked() => {}
                () = clock.sleep(next.unwrap_or(LOOK_AGAIN).min(LOOK_AGAIN)) => {}
                () = end_of(look.quiet_until, self.telegram) => {}
            }
            return;
        }
    }

    /// Begins what waits in the outbox, the most urgent first. While copies go out in their thousands it is mostly empty,
    /// and not asked again until something was put into it.
    async fn begin_rows(&mut self, look: &mut Look) -> Result<()> {
        let (bell, now) = (self.telegram.store.bells().outbox_filled(), self.telegram.clock.monotonic());
        if self.empty.is_some_and(|(seen, at)| seen == bell && now < at + LOOK_AGAIN) {
            return Ok(());
        }
        for class in Class::ALL {
            if look.quiet_until.is_some() && class.respects_quiet_hours() {
                look.outbox_waits = true;
            } else if let Some(until) = self.full.get(&class).copied().filter(|until| *until > now) {
                look.outbox_waits = true;
                look.again_at(until);
            } else {
                self.begin_class(class, look).await?;
            }
        }
        self.empty = (!look.outbox_waits).then_some((bell, now));
        Ok(())
    }

    async fn begin_class(&mut self, class: Class, look: &mut Look) -> Result<()> {
        let store: &Store = &self.telegram.store;
        let mut after = 0;
        loop {
            let rows = store.waiting(class, after, PAGE).await?;
            look.outbox_waits |= !rows.is_empty();
            let last_page = rows.len() < PAGE as usize;
            let mut full: Option<Duration> = None;
            for row in rows {
                after = row.id;
                if self.busy.contains(&row.lane) {
                    look.held_up = true;
                    continue;
                }
                // What is to be taken out of a chat that cannot be reached keeps nobody waiting.
                let now = self.telegram.clock.monotonic();
                if class == PARKED && self.parked.get(&row.lane).is_some_and(|until| *until > now) {
                    continue;
                }
                if self.unreadable.get(&row.id).is_some_and(|until| *until > now) {
                    continue;
                }
                if self.busy.len() >= self.pace.in_flight(class) {
                    look.held_up = true;
                    return Ok(());
                }
                full = full.into_iter().chain(self.begin(row, look).await?).min();
            }
            if let Some(until) = full {
                let soon = self.telegram.clock.monotonic() + LOOK_AT_FULL_AGAIN;
                self.full.insert(class, until.min(soon));
            }
            if last_page || full.is_some() {
                return Ok(());
            }
        }
    }

    /// Begins one call if it may go now. If others of its class would have to wait as well, until when.
    async fn begin(&mut self, row: Waiting, look: &mut Look) -> Result<Option<Duration>> {
        let now = self.telegram.clock.monotonic();
        let paused = self.pace.paused_until(&row.lane, now).filter(|_| row.class != Class::Leaving);
        if let Some(until) = paused {
            look.again_at(until);
            return Ok(None);
        }
        let opened = match self.telegram.store.open_waiting(&row).await {
            Ok(Some(opened)) if !opened.outgoing.is_over(self.telegram.clock.now()) => opened,
            Ok(_) => {
                // Erased, no longer this reader's, or no longer true.
                let mut tx = self.telegram.store.begin(self.telegram.clock.now()).await?;
                tx.finish(row.id).await?;
                tx.commit().await?;
                look.again_at(now);
                return Ok(None);
            }
            Err(error) if error.is_unreadable() => {
                // Kept, in case that the key or the version is the wrong one.
                tracing::error!(%error, "a message in the outbox cannot be read");
                self.unreadable.insert(row.id, now + UNREADABLE_PAUSE);
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let cost = Cost::of(&opened.outgoing.deed);
        match self.pace.admit(row.class, cost, opened.outgoing.chat, &row.lane, now) {
            Admission::Now => {}
            Admission::ChatWaits(until) => {
                look.again_at(until);
                return Ok(None);
            }
            Admission::AllWait(until) => {
                look.again_at(until);
                return Ok(Some(until));
            }
        }
        self.busy.insert(row.lane);
        let hands = self.hands.clone();
        self.under_way.spawn(async move {
            // A panic while rendering must stop neither the others nor this loop.
            let result = AssertUnwindSafe(hands.carry_out(&opened)).catch_unwind().await;
            let result = result.unwrap_or(Err(SendError::Permanent("panic")));
            Ended::Row(Box::new(Outcome { row, opened, result }))
        });
        Ok(None)
    }

    /// Takes note of how a call ended. What is to be tried again stays in the outbox.
    fn absorb(&mut self, ended: std::result::Result<Ended, tokio::task::JoinError>) {
        match ended {
            Ok(Ended::Row(outcome)) => self.absorb_row(*outcome),
            Ok(Ended::Copy(outcome)) => self.absorb_copy(outcome),
            // Calls are never aborted while the loop runs, and their panics are caught.
            Err(_) => {}
        }
    }

    fn absorb_row(&mut self, outcome: Outcome) {
        let now = self.telegram.clock.monotonic();
        let (row, budget) = (&outcome.row, Cost::of(&outcome.opened.outgoing.deed).budget);
        match outcome.result {
            Err(SendError::RetryAfter(wait)) => {
                tracing::warn!(seconds = wait.as_secs(), "Telegram asks to send more slowly");
                self.pace.slowed_down(budget, &row.lane, wait, now);
                self.busy.remove(&row.lane);
            }
            Err(error @ (SendError::Network | SendError::WrongToken | SendError::TooSlow)) => {
                if let Some(trail) = outcome.opened.trail
                    && outcome.opened.outgoing.deed.is_new_message()
                {
                    self.ended.doubts.push((trail.case, outcome.opened.outgoing.chat));
                }
                if self.gives_file_up(&outcome, error, now) {
                    self.pace.answered(row.id, budget, &row.lane, now);
                    self.ended.rows.push(outcome);
                } else {
                    tracing::warn!(error = error.code(), "a call failed and will be repeated");
                    self.busy.remove(&row.lane);
                }
            }
            _ => {
                self.pace.answered(row.id, budget, &row.lane, now);
                self.ended.rows.push(outcome);
            }
        }
    }

    /// Takes note of a failure. True if it was the last one of a file: what waits behind it must not wait for ever.
    fn gives_file_up(&mut self, outcome: &Outcome, error: SendError, now: Duration) -> bool {
        let row = &outcome.row;
        let (others_arrive, most) = match error {
            SendError::TooSlow => {
                self.pace.failed_alone(row.id, &row.lane, now);
                (true, MOST_TRANSFERS)
            }
            _ => (self.pace.failed(row.id, &row.lane, now), MOST_ATTEMPTS),
        };
        let is_file = matches!(outcome.opened.outgoing.deed, Deed::SendAnew { .. });
        is_file && others_arrive && self.pace.attempts(row.id) >= most
    }

    async fn stop(mut self) {
        let finish = async {
            while let Some(ended) = self.under_way.join_next().await {
                self.absorb(ended);
            }
        };
        // What takes longer is sent again after the next start.
        let _ = tokio::time::timeout(STOP_TIME, finish).await;
        if let Err(error) = self.record_the_last().await {
            tracing::error!(%error, "results of the last calls could not be written");
        }
    }
}
