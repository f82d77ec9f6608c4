//! The courier's last errand: the copies of announcements.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures::FutureExt;

use super::super::broadcast::{CopyOutcome, DESK_PAUSE, Errand, Job, Next, Now};
use super::super::errors::SendError;
use super::super::pace::Admission;
use super::{Courier, Ended, Look};
use crate::domain::announcement::State;
use crate::domain::ids::{AnnouncementId, ChatId};
use crate::domain::outgoing::Class;
use crate::store::Result;
use crate::store::deliveries::Fate;

/// When a look goes on that has read enough.
const SOON: Duration = Duration::from_millis(100);

impl Courier<'_> {
    /// Begins with as many copies as may go, announcement by announcement in turn.
    pub(super) async fn begin_copies(&mut self, look: &mut Look) -> Result<()> {
        let (store, clock) = (&self.telegram.store, &self.telegram.clock);
        let plan = store.known_plan(clock.now());
        self.broadcast.refresh(store, plan.as_deref().map(|stored| &stored.plan)).await?;
        let now = Now { at: clock.now(), is_quiet: look.quiet_until.is_some() };
        let mut idle = 0;
        while idle < self.broadcast.len() {
            if self.busy.len() >= self.pace.in_flight(Class::Announcement) {
                look.held_up = true;
                break;
            }
            let busy = &self.busy;
            let next = self.broadcast.next(store, now, |lane| busy.contains(lane)).await?;
            let Next::Job(job) = next else {
                if matches!(next, Next::Later) {
                    look.again_at(clock.monotonic() + SOON);
                }
                idle += 1;
                self.broadcast.pass();
                continue;
            };
            let (chat, lane) = (job.copy.chat, job.copy.lane);
            match self.pace.admit(Class::Announcement, job.cost(), chat, &lane, clock.monotonic()) {
                Admission::Now => {}
                // Found again when its page is read again.
                Admission::ChatWaits(until) => {
                    look.again_at(until);
                    continue;
                }
                // Another announcement may need something else of Telegram: its corrections go on meanwhile.
                Admission::AllWait(until) => {
                    look.again_at(until);
                    self.broadcast.put_back(*job);
                    idle += 1;
                    self.broadcast.pass();
                    continue;
                }
            }
            idle = 0;
            self.busy.insert(lane);
            self.broadcast.taken(job.announcement());
            self.broadcast.pass();
            let hands = self.hands.clone();
            self.under_way.spawn(async move {
                // A panic while writing it out must stop neither the others nor this loop.
                let result = AssertUnwindSafe(job.carry_out(&hands)).catch_unwind().await;
                let result = result.unwrap_or(Err(SendError::Permanent("panic")));
                Ended::Copy(CopyOutcome { job: *job, result })
            });
        }
        self.desks_behind.extend(self.broadcast.fallen_asleep());
        self.end_announcements(look).await?;
        self.show_desks(look).await
    }

    /// Shows senders what has happened since they were shown how far it has come.
    async fn show_desks(&mut self, look: &mut Look) -> Result<()> {
        let now = self.telegram.clock.monotonic();
        let again = |id| self.desks.get(id).map(|shown| *shown + DESK_PAUSE).filter(|again| *again > now);
        let (later, due): (Vec<_>, Vec<_>) = self.desks_behind.iter().partition(|id| again(*id).is_some());
        if let Some(next) = later.iter().filter_map(again).min() {
            look.again_at(next);
        }
        for id in due {
            let mut tx = self.telegram.store.begin(self.telegram.clock.now()).await?;
            tx.update_desk(id).await?;
            tx.commit().await?;
            self.desk_is_shown(id);
        }
        Ok(())
    }

    fn desk_is_shown(&mut self, id: AnnouncementId) {
        self.desks.insert(id, self.telegram.clock.monotonic());
        self.desks_behind.remove(&id);
    }

    /// Those of which nothing waits any more come to rest.
    async fn end_announcements(&mut self, look: &mut Look) -> Result<()> {
        let clock = &self.telegram.clock;
        for (id, state, revision) in self.broadcast.finished() {
            // Answers that come in one after the other are shown together.
            let again = self.desks.get(&id).map(|shown| *shown + DESK_PAUSE);
            if let Some(again) = again.filter(|again| *again > clock.monotonic())
                && state != State::Sending
            {
                look.again_at(again);
                continue;
            }
            let mut tx = self.telegram.store.begin(clock.now()).await?;
            // Somebody may have asked for more meanwhile.
            if tx.rest(id, state, revision).await? && state == State::Sending {
                tx.report_delivery(id).await?;
            }
            tx.update_desk(id).await?;
            tx.commit().await?;
            self.desk_is_shown(id);
        }
        Ok(())
    }

    /// Takes note of how the handling of a copy ended. What is to be tried again still waits in the database.
    pub(super) fn absorb_copy(&mut self, outcome: CopyOutcome) {
        let now = self.telegram.clock.monotonic();
        let (budget, ticket) = (outcome.job.cost().budget, ticket(outcome.job.copy.chat));
        match outcome.result {
            Err(SendError::RetryAfter(wait)) => {
                tracing::warn!(seconds = wait.as_secs(), "Telegram asks to send more slowly");
                self.pace.slowed_down(budget, &outcome.job.copy.lane, wait, now);
            }
            Err(error @ (SendError::Network | SendError::WrongToken)) => {
                tracing::warn!(error = error.code(), "a call failed and will be repeated");
                let others_arrive = self.pace.failed(ticket, &outcome.job.copy.lane, now);
                if others_arrive && self.pace.attempts(ticket) >= MOST_ATTEMPTS {
                    // It is this chat's matter: nobody waits for it any longer.
                    let result = Err(SendError::Permanent("never-answered"));
                    self.pace.answered(ticket, budget, &outcome.job.copy.lane, now);
                    self.copy_has_ended(CopyOutcome { result, ..outcome });
                    return;
                }
            }
            _ => {
                self.pace.answered(ticket, budget, &outcome.job.copy.lane, now);
                self.copy_has_ended(outcome);
                return;
            }
        }
        self.give_copy_back(&outcome.job);
    }

    fn copy_has_ended(&mut self, outcome: CopyOutcome) {
        let CopyOutcome { job, result } = outcome;
        let (id, revision) = (job.announcement(), job.revision);
        let end = end(&job, &result);
        if matches!(end, End::Uneditable) && self.broadcast.give_up(id, revision) {
            tracing::error!("copies of an announcement cannot be corrected");
            self.ended.uneditable.push(id);
        }
        self.ended.copies_since.get_or_insert(self.telegram.clock.monotonic());
        self.ended.copies.push(EndedCopy { job, end, refused: result.is_err() });
    }

    pub(super) fn give_copy_back(&mut self, job: &Job) {
        self.busy.remove(&job.copy.lane);
        self.broadcast.given_back(job.announcement(), job.revision);
    }
}

/// A copy whose handling has ended.
pub(super) struct EndedCopy {
    pub job: Job,
    pub end: End,
    pub refused: bool,
}

/// So often a copy, or a file of a case, is tried while those of others arrive.
pub(super) const MOST_ATTEMPTS: u32 = 10;

/// So many readers may be refused a content that has reached nobody, before its sending breaks off.
pub(super) const MOST_REFUSALS: u32 = 10;

/// What the end of a call means.
pub(super) enum End {
    Fate(Fate),
    /// The content cannot be sent to anybody: the sending breaks off.
    Unsendable,
    /// No copy can be edited into the new content.
    Uneditable,
    /// The group has another id now.
    Moved(ChatId),
}

fn end(job: &Job, result: &std::result::Result<Fate, SendError>) -> End {
    match (result, job.errand) {
        (Ok(fate), _) => End::Fate(fate.clone()),
        (Err(SendError::BadContent(code)), Errand::Send(_)) => {
            tracing::error!(error = code, "an announcement cannot be sent as it is");
            End::Unsendable
        }
        (Err(SendError::Migrated(to)), Errand::Send(_)) if *to != job.copy.chat => End::Moved(*to),
        (Err(SendError::Blocked), Errand::Send(_)) => End::Fate(Fate::Blocked),
        (Err(error), Errand::Send(_)) => {
            tracing::error!(error = error.code(), "Telegram refused a copy of an announcement");
            End::Fate(Fate::Failed)
        }
        (Err(SendError::BadContent(_)), Errand::Correct | Errand::CorrectHalf) => End::Uneditable,
        // Whoever cannot be reached keeps what they have.
        (Err(_), Errand::Correct) => End::Fate(Fate::Corrected),
        (Err(_), Errand::CorrectHalf) => End::Fate(Fate::HalfCorrected),
        (Err(_), Errand::TakeBack { .. }) => End::Fate(Fate::OutOfReach),
    }
}

/// Under which number failures of a copy are counted; those of outbox rows are positive.
fn ticket(chat: ChatId) -> i64 {
    -1 - chat.0.saturating_abs()
}
