//! Which copies of announcements come next. The courier sends them, behind everything else.
//!
//! Copies are read in pages, by chat. A copy under way still lies in the database as waiting, so what the courier has
//! in hand stays off the page; a page that has run out is followed by the next, and the last by the first again, until
//! nothing waits.

mod job;

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

pub use job::{CopyOutcome, Errand, Job};

use crate::domain::announcement::{Letter, Part, State};
use crate::domain::ids::{AnnouncementId, ChatId};
use crate::domain::plan::Plan;
use crate::store::deliveries::{Busy, Copy, Wanted};
use crate::store::outbox::Lane;
use crate::store::{Result, Store};

/// Copies read at once.
const PAGE: u32 = 256;
/// The same of albums, whose buttons follow after each page.
const ALBUM_PAGE: u32 = 32;
/// Pages that one look may read of an announcement.
const READS: u32 = 4;
/// People for whom copies are made out at once.
const MADE_OUT: u32 = 1000;
/// Telegram deletes for 48 hours (<https://core.telegram.org/bots/api#deletemessage>); the clocks may differ a little.
const DELETABLE: chrono::Duration = chrono::Duration::minutes(48 * 60 - 5);
/// Between two edits of the message in which a sender watches.
pub const DESK_PAUSE: Duration = Duration::from_secs(3);

/// One announcement of which copies wait.
struct Run {
    busy: Busy,
    letter: Arc<Letter>,
    page: VecDeque<Copy>,
    /// What the copies of the page are read for.
    wanted: Wanted,
    /// What comes after that, in order.
    to_come: VecDeque<Wanted>,
    /// The last chat that was read.
    after: ChatId,
    /// The next page is of albums that lack their buttons: read in turn with the others.
    halves_next: bool,
    /// Copies in the courier's hands.
    in_hand: usize,
    /// Pages that may still be read in this look.
    reads_left: u32,
    /// Nothing waits any more, as far as it may go now.
    dry: bool,
    /// Sending waits for the morning.
    asleep: bool,
    /// Telegram does not take this wording in the place of the older ones.
    uneditable: bool,
}

impl Run {
    fn new(busy: Busy, plan: Option<&Plan>) -> Self {
        let letter = Letter::new(busy.id, busy.content.clone(), busy.asks, plan);
        let mut run = Self {
            letter: Arc::new(letter),
            page: VecDeque::new(),
            wanted: Wanted::Unsent,
            to_come: VecDeque::new(),
            after: START,
            halves_next: false,
            in_hand: 0,
            reads_left: 0,
            dry: false,
            asleep: false,
            uneditable: false,
            busy,
        };
        run.begin_anew();
        run
    }

    fn is_same(&self, busy: &Busy) -> bool {
        self.busy.state == busy.state && self.busy.revision == busy.revision
    }

    /// Begins with everything that there is to do.
    fn begin_anew(&mut self) {
        let mut steps = steps(&self.busy, self.asleep);
        steps.retain(|wanted| {
            !self.uneditable || !matches!(wanted, Wanted::OlderThan(_) | Wanted::HalfOlderThan(_))
        });
        self.page.clear();
        self.to_come = steps.into();
        self.dry = !self.go_on();
    }

    /// Goes on to the next thing to do. False if there is none.
    fn go_on(&mut self) -> bool {
        let next = self.to_come.pop_front();
        if let Some(wanted) = next {
            self.page.clear();
            (self.wanted, self.after) = (wanted, START);
        }
        next.is_some()
    }

    /// Sending waits for the morning. Corrections and recalls make no sound and go on.
    /// True if it has just fallen asleep.
    fn mind_the_night(&mut self, is_quiet: bool) -> bool {
        let sends = self.busy.state != State::Recalled
            && steps(&self.busy, false).iter().any(|wanted| matches!(wanted, Wanted::Unsent | Wanted::Half));
        if (is_quiet && sends) != self.asleep {
            self.asleep = is_quiet && sends;
            self.begin_anew();
            return self.asleep;
        }
        false
    }

    fn page_size(&self) -> u32 {
        if self.letter.parts().len() > 1 { ALBUM_PAGE } else { PAGE }
    }

    /// What the next page is read for: albums without buttons wait no longer than the others.
    fn next_page(&mut self) -> (Wanted, ChatId) {
        let albums = self.letter.parts().len() > 1;
        if self.wanted == Wanted::Unsent && albums {
            self.halves_next = !self.halves_next;
            if self.halves_next {
                return (Wanted::Half, START);
            }
        }
        (self.wanted, self.after)
    }
}

/// What there is to do with the copies, in order. A wrong wording is corrected before more of the right one is sent.
fn steps(busy: &Busy, asleep: bool) -> Vec<Wanted> {
    let revision = busy.revision;
    let corrections = [Wanted::OlderThan(revision), Wanted::HalfOlderThan(revision)];
    let mut steps = match busy.state {
        State::Recalled => vec![Wanted::Sent, Wanted::Half],
        _ if revision > FIRST_REVISION => corrections.to_vec(),
        _ => vec![],
    };
    match busy.state {
        State::Sending if !asleep => {
            steps.extend([Wanted::Unsent, Wanted::Half]);
            if revision > FIRST_REVISION {
                steps.extend(corrections);
            }
        }
        // Whoever has the pictures gets the buttons, with which everything can be stopped.
        State::Stopped if !asleep => steps.push(Wanted::Half),
        _ => {}
    }
    steps
}

/// Of an announcement that was never corrected.
const FIRST_REVISION: i64 = 1;

/// Before every chat.
const START: ChatId = ChatId(i64::MIN);

/// All announcements of which copies wait.
#[derive(Default)]
pub struct Broadcast {
    runs: Vec<Run>,
    turn: usize,
    /// Those that have just fallen asleep.
    asleep: Vec<AnnouncementId>,
    /// Revisions into which Telegram does not let copies be edited.
    given_up: Vec<(AnnouncementId, i64)>,
    /// The state of the store's bell when the runs were read.
    seen: Option<u64>,
}

/// What comes of asking for the next copy.
pub enum Next {
    Job(Box<Job>),
    /// Nothing of this announcement may go now.
    Nothing,
    /// Nothing either, but not all that waits was looked at.
    Later,
}

impl Broadcast {
    /// Reads which announcements have copies waiting, if something has changed since the last look.
    pub async fn refresh(&mut self, store: &Store, plan: Option<&Plan>) -> Result<()> {
        let bell = store.bells().announcements();
        if self.seen != Some(bell) {
            let mut known = std::mem::take(&mut self.runs);
            for busy in store.busy_announcements().await? {
                let position = known.iter().position(|run| run.busy.id == busy.id);
                let mut run = match position.map(|position| known.swap_remove(position)) {
                    Some(run) if run.is_same(&busy) => Run { busy, ..run },
                    Some(run) => Run { in_hand: run.in_hand, ..Run::new(busy, plan) },
                    None => Run::new(busy, plan),
                };
                // Readers may have stopped everything, or erased themselves, since the page was read.
                run.uneditable = self.given_up.contains(&(run.busy.id, run.busy.revision));
                run.begin_anew();
                self.runs.push(run);
            }
            // What is in hand of those that are over is recorded all the same.
            self.seen = Some(bell);
        }
        for run in &mut self.runs {
            run.reads_left = READS;
        }
        Ok(())
    }

    pub fn len(&self) -> usize {
        self.runs.len()
    }

    /// The next copy of the announcement whose turn it is. `taken` says which chats the courier has in hand.
    pub async fn next(&mut self, store: &Store, now: Now, taken: impl Fn(&Lane) -> bool) -> Result<Next> {
        let count = self.runs.len();
        if count == 0 {
            return Ok(Next::Nothing);
        }
        let turn = self.turn % count;
        let Some(run) = self.runs.get_mut(turn) else { return Ok(Next::Nothing) };
        if run.mind_the_night(now.is_quiet) && run.busy.state == State::Sending {
            self.asleep.push(run.busy.id);
        }
        loop {
            while let Some(copy) = run.page.pop_front() {
                if !taken(&copy.lane) {
                    let errand = errand(run.busy.state, &copy, now.at);
                    let (letter, revision) = (run.letter.clone(), run.busy.revision);
                    return Ok(Next::Job(Box::new(Job { letter, revision, copy, errand })));
                }
            }
            if run.dry {
                return Ok(Next::Nothing);
            }
            if run.reads_left == 0 {
                return Ok(Next::Later);
            }
            run.reads_left -= 1;
            let (wanted, after) = run.next_page();
            let page = store.copies(run.busy.id, wanted, after, run.page_size()).await?;
            match page.last() {
                Some(last) => {
                    if wanted == run.wanted {
                        run.after = last.chat;
                    }
                    // Once recorded, what is in hand now would look as if it still waited, and go twice.
                    run.page.extend(page.into_iter().filter(|copy| !taken(&copy.lane)));
                }
                None if wanted != run.wanted => {}
                // Made out before all that waits is gone: somebody who cannot be reached now holds nobody up.
                None if wanted == Wanted::Unsent && !run.busy.made_out => {
                    run.busy.made_out = make_out(store, run.busy.id, now.at).await?;
                    run.after = START;
                    run.reads_left = run.reads_left.max(2);
                }
                None if run.after != START => run.after = START,
                None if run.in_hand == 0 => run.dry = !run.go_on(),
                None => return Ok(Next::Nothing),
            }
        }
    }

    /// The turn passes to the next announcement.
    pub fn pass(&mut self) {
        self.turn = (self.turn + 1) % self.runs.len().max(1);
    }

    /// A copy that could not go yet is the first of its announcement again.
    pub fn put_back(&mut self, job: Job) {
        let id = job.announcement();
        if let Some(run) = self.runs.iter_mut().find(|run| run.busy.id == id) {
            run.page.push_front(job.copy);
        }
    }

    pub fn taken(&mut self, id: AnnouncementId) {
        if let Some(run) = self.runs.iter_mut().find(|run| run.busy.id == id) {
            run.in_hand += 1;
        }
    }

    /// A copy is out of the courier's hands. If it went in older words, it is to be corrected like those before.
    pub fn given_back(&mut self, id: AnnouncementId, revision: i64) {
        if let Some(run) = self.runs.iter_mut().find(|run| run.busy.id == id) {
            run.in_hand = run.in_hand.saturating_sub(1);
            if revision < run.busy.revision {
                run.begin_anew();
            }
        }
    }

    /// Those whose sending has fallen asleep since this was asked last.
    pub fn fallen_asleep(&mut self) -> Vec<AnnouncementId> {
        std::mem::take(&mut self.asleep)
    }

    /// Copies cannot be edited into this revision, so nobody tries again. True for the first time.
    pub fn give_up(&mut self, id: AnnouncementId, revision: i64) -> bool {
        if self.given_up.contains(&(id, revision)) {
            return false;
        }
        self.given_up.push((id, revision));
        let same = |run: &&mut Run| run.busy.id == id && run.busy.revision == revision;
        if let Some(run) = self.runs.iter_mut().find(same) {
            run.uneditable = true;
            run.begin_anew();
        }
        true
    }

    /// Those of which nothing waits and nothing is in hand, with their state and revision.
    pub fn finished(&self) -> Vec<(AnnouncementId, State, i64)> {
        let over = |run: &&Run| run.dry && run.in_hand == 0 && !run.asleep;
        let found = |run: &Run| (run.busy.id, run.busy.state, run.busy.revision);
        self.runs.iter().filter(over).map(found).collect()
    }
}

/// What the time of the look decides.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    pub at: chrono::DateTime<chrono::Utc>,
    pub is_quiet: bool,
}

async fn make_out(store: &Store, id: AnnouncementId, now: chrono::DateTime<chrono::Utc>) -> Result<bool> {
    // Made out anew after a power cut.
    let mut tx = store.begin_unsynced(now).await?;
    let all = tx.make_out(id, MADE_OUT).await?;
    tx.commit().await?;
    Ok(all)
}

fn errand(state: State, copy: &Copy, now: chrono::DateTime<chrono::Utc>) -> Errand {
    match (state, copy.wanted) {
        (State::Recalled, _) => {
            Errand::TakeBack { deletable: copy.sent_at.is_some_and(|sent_at| now - sent_at < DELETABLE) }
        }
        (_, Wanted::Unsent) => Errand::Send(Part::Content),
        (_, Wanted::Half) => Errand::Send(Part::Foot),
        (_, Wanted::HalfOlderThan(_)) => Errand::CorrectHalf,
        _ => Errand::Correct,
    }
}
