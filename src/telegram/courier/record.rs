//! What became of calls is written down while others are under way, one transaction after the other.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::task::JoinError;

use super::copies::{End, EndedCopy, MOST_REFUSALS};
use super::{Courier, Look, STORE_PAUSE};
use crate::domain::announcement::screen::Refused;
use crate::domain::ids::{AnnouncementId, CaseId, ChatId};
use crate::store::deliveries::Fate;
use crate::store::{Result, Store, Tx};
use crate::telegram::errors::SendError;
use crate::telegram::outcome::{self, Outcome};

/// For so long copies may have been sent that a power cut makes go twice.
const SYNC_EVERY: Duration = Duration::from_millis(250);
/// So many copies that have ended are written down together, as long as others are under way…
const COPIES_TOGETHER: usize = 8;
/// …and no later than this.
const COPIES_WITHIN: Duration = Duration::from_millis(10);
/// Removals from chats that cannot be reached are tried again after this time.
const BLOCKED_PAUSE: Duration = Duration::from_secs(3600);

/// Calls that have ended and are written down together. Until that has worked, their chats stay busy.
#[derive(Default)]
pub(super) struct Ends {
    pub rows: Vec<Outcome>,
    pub copies: Vec<EndedCopy>,
    /// When the first of those copies ended.
    pub copies_since: Option<Duration>,
    /// Cases with a message of which nobody knows whether it arrived, and its chat.
    pub doubts: Vec<(CaseId, ChatId)>,
    /// Announcements whose copies have just turned out not to be editable into their new wording.
    pub uneditable: Vec<AnnouncementId>,
}

impl Ends {
    fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.copies.is_empty() && self.doubts.is_empty()
    }

    fn are_copies_only(&self) -> bool {
        self.rows.is_empty() && self.doubts.is_empty()
    }

    fn append(&mut self, mut later: Ends) {
        self.rows.append(&mut later.rows);
        self.copies.append(&mut later.copies);
        self.copies_since = self.copies_since.or(later.copies_since);
        self.doubts.append(&mut later.doubts);
        self.uneditable.append(&mut later.uneditable);
    }
}

/// What came of writing them down.
pub(super) struct Recorded {
    ends: Ends,
    result: Result<()>,
}

impl Courier<'_> {
    /// Begins to write down what has ended, unless that is under way, or some copies wait for a few more.
    pub(super) fn begin_recording(&mut self, look: &mut Look) {
        let moment = self.telegram.clock.monotonic();
        if !self.recording.is_empty() {
            look.held_up = true;
            return;
        }
        if self.ended.is_empty() {
            return;
        }
        let pause = self.store_rests_until.filter(|until| *until > moment);
        if let Some(until) = pause.or_else(|| self.copies_may_wait_until(moment)) {
            look.again_at(until);
            return;
        }
        let synced = self.is_to_be_synced(moment);
        let (store, now) = (self.telegram.store.clone(), self.telegram.clock.now());
        let ends = std::mem::take(&mut self.ended);
        self.recording.spawn(async move {
            let result = write_down(&store, now, synced, &ends).await;
            Recorded { ends, result }
        });
        look.held_up = true;
    }

    /// A few copies alone wait for some more, so that not each of them costs a transaction. What was refused does not: it
    /// may be the end of the whole sending.
    fn copies_may_wait_until(&self, moment: Duration) -> Option<Duration> {
        let waits = self.ended.are_copies_only() && !self.under_way.is_empty();
        let waits = waits && self.ended.copies.len() < COPIES_TOGETHER;
        let waits = waits && self.ended.copies.iter().all(|copy| !copy.refused);
        let until = self.ended.copies_since? + COPIES_WITHIN;
        (waits && moment < until).then_some(until)
    }

    /// Copies alone need not wait for the disk each time: after a power cut the last of them go twice.
    fn is_to_be_synced(&mut self, moment: Duration) -> bool {
        let recently = self.synced_at.is_some_and(|synced| moment < synced + SYNC_EVERY);
        let synced = !(self.ended.are_copies_only() && recently);
        if synced {
            self.synced_at = Some(moment);
        }
        synced
    }

    /// Takes note of what was written down. What could not be is written down again in a moment.
    pub(super) fn absorb_recorded(&mut self, recorded: std::result::Result<Recorded, JoinError>) {
        match recorded {
            Ok(Recorded { ends, result: Ok(()) }) => {
                self.store_rests_until = None;
                self.forget(ends);
            }
            Ok(Recorded { ends, result: Err(error) }) => {
                tracing::error!(%error, "results of calls could not be written");
                self.store_rests_until = Some(self.telegram.clock.monotonic() + STORE_PAUSE);
                let later = std::mem::replace(&mut self.ended, ends);
                self.ended.append(later);
            }
            Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
            // It is never aborted while the loop runs.
            Err(_) => {}
        }
    }

    /// What was written down is no longer in hand.
    fn forget(&mut self, ends: Ends) {
        let again = self.telegram.clock.monotonic() + BLOCKED_PAUSE;
        for outcome in ends.rows {
            self.busy.remove(&outcome.row.lane);
            if outcome.result == Err(SendError::Blocked) && outcome.opened.outgoing.deed.is_removal() {
                self.parked.insert(outcome.row.lane, again);
            }
        }
        for EndedCopy { job, .. } in ends.copies {
            self.desks_behind.insert(job.announcement());
            self.give_copy_back(&job);
        }
    }

    /// Writes down what is left when the bot stops.
    pub(super) async fn record_the_last(&mut self) -> Result<()> {
        while let Some(recorded) = self.recording.join_next().await {
            self.absorb_recorded(recorded);
        }
        if self.ended.is_empty() {
            return Ok(());
        }
        write_down(&self.telegram.store, self.telegram.clock.now(), true, &self.ended).await
    }
}

/// In one transaction. `synced`: it waits for the disk.
async fn write_down(store: &Store, now: DateTime<Utc>, synced: bool, ends: &Ends) -> Result<()> {
    let mut tx = if synced { store.begin(now).await? } else { store.begin_unsynced(now).await? };
    for (case, chat) in &ends.doubts {
        tx.note_doubt(*case, *chat).await?;
    }
    for outcome in &ends.rows {
        outcome::record(&mut tx, outcome).await?;
    }
    write_down_copies(&mut tx, &ends.copies).await?;
    for id in &ends.uneditable {
        tx.tell_of_broken_content(*id, Refused::Correction).await?;
    }
    tx.commit().await
}

async fn write_down_copies(tx: &mut Tx, copies: &[EndedCopy]) -> Result<()> {
    let mut fates: BTreeMap<(AnnouncementId, i64), Vec<(ChatId, Fate)>> = BTreeMap::new();
    for EndedCopy { job, end, .. } in copies {
        let noted = fates.entry((job.announcement(), job.revision)).or_default();
        match end {
            End::Fate(fate) => noted.push((job.copy.chat, fate.clone())),
            End::Unsendable => tx.break_off(job.announcement(), job.revision).await?,
            // Nothing of it has changed.
            End::Uneditable => {}
            // The copy moves with its group and waits there.
            End::Moved(to) => tx.migrate_group(job.copy.chat, *to).await?,
        }
    }
    for ((id, revision), fates) in fates {
        tx.note_fates(id, revision, &fates).await?;
        let refused = fates.iter().any(|(_, fate)| *fate == Fate::Failed);
        if refused && tx.spare_refused(id, MOST_REFUSALS).await? {
            tx.break_off(id, revision).await?;
        }
    }
    Ok(())
}
