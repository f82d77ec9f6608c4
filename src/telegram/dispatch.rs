//! Inbox -> handlers: in order within a chat, chats in parallel. What a handler decides and that its update is done
//! is one transaction, so an update acts once or not at all.

use std::collections::{HashMap, HashSet, VecDeque};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use teloxide::types::{Update, UpdateKind};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::Telegram;
use super::callback::Buttons;
use super::route::{self, Routed};
use crate::clock::Clock;
use crate::domain::notice::Notice;
use crate::domain::outgoing::{Class, Deed, Outgoing};
use crate::handlers::{self, Context};
use crate::store::inbox::{Lane, Waiting};
use crate::store::tally::Tally;
use crate::store::{Result, Store};

/// Updates handled at the same time.
const PARALLEL: usize = 16;
/// Updates held in memory; more wait in the database.
const HELD: usize = 256;
/// Pauses before an update that failed is tried again; after the last it is set aside.
const PAUSES: [Duration; 3] = [Duration::from_secs(1), Duration::from_secs(3), Duration::from_secs(9)];
/// How often the inbox is looked at although nobody rang.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
const STORE_PAUSE: Duration = Duration::from_secs(1);
/// While the disk is full or another program holds the database, updates are tried again at this pace, however often.
const DISK_PAUSE: Duration = Duration::from_secs(3);
/// How long handlers may take when the bot stops.
const STOP_TIME: Duration = Duration::from_secs(3);

/// What handling an update needs.
struct Desk {
    store: Store,
    clock: Arc<dyn Clock>,
    context: Arc<Context>,
    buttons: Buttons,
    username: String,
}

/// How handling one update ended.
struct Ended {
    waiting: Waiting,
    /// When it may be tried again; `None` when it is through.
    again_after: Option<Duration>,
}

/// The updates held in memory, by chat.
#[derive(Default)]
struct Queues {
    lanes: HashMap<Lane, VecDeque<Waiting>>,
    busy: HashSet<Lane>,
    /// Chats whose first update failed, and when it is tried again.
    paused: HashMap<Lane, Duration>,
    held: usize,
    /// The last position that was read.
    position: i64,
}

/// Handles updates until cancelled; then finishes those under way.
pub async fn run(telegram: &Telegram, cancel: CancellationToken) {
    let desk = Arc::new(Desk {
        store: telegram.store.clone(),
        clock: telegram.clock.clone(),
        context: telegram.context.clone(),
        buttons: telegram.buttons.clone(),
        username: telegram.username.clone(),
    });
    let (store, clock) = (&telegram.store, &telegram.clock);
    let mut queues = Queues::default();
    let mut under_way: JoinSet<Ended> = JoinSet::new();
    while !cancel.is_cancelled() {
        let question = telegram.handled.question();
        let mut pause = LOOK_AGAIN;
        if let Err(error) = queues.fill(store).await {
            tracing::error!(%error, "the inbox cannot be read");
            pause = STORE_PAUSE;
        } else if queues.held == 0 {
            telegram.handled.answer(question);
        }
        let now = clock.monotonic();
        while under_way.len() < PARALLEL
            && let Some(waiting) = queues.next(now)
        {
            under_way.spawn(handle(desk.clone(), waiting));
        }
        // With all hands full, whoever is through is waited for.
        if under_way.len() < PARALLEL
            && let Some(again) = queues.paused.values().min()
        {
            pause = pause.min(again.saturating_sub(now));
        }
        tokio::select! {
            () = cancel.cancelled() => {}
            Some(ended) = under_way.join_next() => {
                // Handlers' panics are caught, and nothing aborts them while the loop runs.
                if let Ok(ended) = ended {
                    queues.ended(ended);
                }
            }
            () = store.bells().inbox.notified() => {}
            () = telegram.handled.asked() => {}
            () = clock.sleep(pause) => {}
        }
    }
    let finish = async { while under_way.join_next().await.is_some() {} };
    // What takes longer is undone, and handled after the next start.
    let _ = tokio::time::timeout(STOP_TIME, finish).await;
}

impl Queues {
    /// Reads what has arrived, as far as there is room.
    async fn fill(&mut self, store: &Store) -> Result<()> {
        let room = u32::try_from(HELD.saturating_sub(self.held)).unwrap_or_default();
        if room == 0 {
            return Ok(());
        }
        for waiting in store.updates_after(self.position, room).await? {
            self.position = waiting.position;
            self.held += 1;
            self.lanes.entry(waiting.lane).or_default().push_back(waiting);
        }
        Ok(())
    }

    /// The next update that may be handled, of the chat that has waited longest.
    fn next(&mut self, now: Duration) -> Option<Waiting> {
        let (_, lane) = self
            .lanes
            .iter()
            .filter(|(lane, _)| !self.busy.contains(*lane))
            .filter(|(lane, _)| self.paused.get(*lane).is_none_or(|until| *until <= now))
            .filter_map(|(lane, queue)| Some((queue.front()?.position, *lane)))
            .min()?;
        self.paused.remove(&lane);
        self.busy.insert(lane);
        self.lanes.get_mut(&lane)?.pop_front()
    }

    fn ended(&mut self, ended: Ended) {
        let Ended { waiting, again_after } = ended;
        let lane = waiting.lane;
        self.busy.remove(&lane);
        if let Some(again) = again_after {
            self.paused.insert(lane, again);
            self.lanes.entry(lane).or_default().push_front(waiting);
            return;
        }
        self.held -= 1;
        if self.lanes.get(&lane).is_some_and(VecDeque::is_empty) {
            self.lanes.remove(&lane);
        }
    }
}

/// Handles one update; whatever goes wrong stays here.
async fn handle(desk: Arc<Desk>, mut waiting: Waiting) -> Ended {
    let done = match AssertUnwindSafe(desk.carry_out(&waiting)).catch_unwind().await {
        Ok(Ok(())) => true,
        Ok(Err(error)) if error.passes() => {
            tracing::error!(%error, "an update cannot be handled yet");
            let again_after = Some(desk.clock.monotonic() + DISK_PAUSE);
            return Ended { waiting, again_after };
        }
        Ok(Err(error)) => {
            tracing::error!(%error, attempt = waiting.attempts + 1, "an update could not be handled");
            false
        }
        Err(_) => {
            // The panic hook has logged the place.
            tracing::error!(attempt = waiting.attempts + 1, "handling an update panicked");
            false
        }
    };
    if done {
        return Ended { waiting, again_after: None };
    }
    let again_after = match AssertUnwindSafe(desk.give_up_or_wait(&mut waiting)).catch_unwind().await {
        Ok(Ok(again_after)) => again_after,
        Ok(Err(error)) => {
            tracing::error!(%error, "a failed update could not be noted");
            Some(STORE_PAUSE)
        }
        Err(_) => Some(STORE_PAUSE),
    };
    Ended { waiting, again_after: again_after.map(|pause| desk.clock.monotonic() + pause) }
}

impl Desk {
    /// One transaction: what the update asks for, and that it is done.
    async fn carry_out(&self, waiting: &Waiting) -> Result<()> {
        let raw = self.store.open_update(waiting)?;
        let Some(update) = parse(&raw) else {
            tracing::warn!("an update has a shape that this version does not know; set aside");
            let mut tx = self.store.begin(self.clock.now()).await?;
            tx.count(Tally::UnreadableUpdates).await?;
            tx.set_aside(waiting.position).await?;
            return tx.commit().await;
        };
        if let Some((chat, name)) = route::arrival(&update)
            && !self.store.has_arrived(chat, &name).await?
        {
            let mut tx = self.store.begin(self.clock.now()).await?;
            tx.arrive(chat, &name).await?;
            tx.commit().await?;
        }
        let mut tx = self.store.begin(self.clock.now()).await?;
        // Taken first: a loop that was started again may still see a row that its predecessor is finishing.
        if !tx.finish_update(waiting.position).await? {
            return Ok(());
        }
        match route::route(&mut tx, &self.buttons, &self.username, update).await? {
            Routed::Private(request) => handlers::handle(&mut tx, &self.context, *request).await?,
            Routed::Group(request) => handlers::handle_group(&mut tx, request).await?,
            Routed::GroupEvents(events) => {
                for event in events {
                    handlers::handle_group_event(&mut tx, event).await?;
                }
            }
            Routed::Nothing => {}
        }
        tx.commit().await
    }

    /// Notes a failed attempt and says how long to wait, or sets the update aside and tells the person.
    async fn give_up_or_wait(&self, waiting: &mut Waiting) -> Result<Option<Duration>> {
        let mut tx = self.store.begin(self.clock.now()).await?;
        tx.note_attempt(waiting.position).await?;
        let pause = PAUSES.get(waiting.attempts as usize).copied();
        if pause.is_none() {
            tx.set_aside(waiting.position).await?;
            let raw = self.store.open_update(waiting).ok();
            let chat = raw.and_then(|raw| route::private_chat(&parse(&raw)?));
            if let Some(chat) = chat
                && let Some(person) = tx.person_in(chat).await?
            {
                let deed = Deed::Say(Notice::Trouble);
                tx.send(Class::Answer, &Outgoing::new(chat, person.language, deed), None).await?;
            }
        }
        tx.commit().await?;
        waiting.attempts += 1;
        Ok(pause)
    }
}

pub(super) fn parse(raw: &[u8]) -> Option<Update> {
    let update: Update = serde_json::from_slice(raw).ok()?;
    (!matches!(update.kind, UpdateKind::Error(_))).then_some(update)
}
