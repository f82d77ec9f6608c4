//! Who may go now and who waits how long: limits, Telegram's "too fast", and failures.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use super::limits::{Bucket, Groups, Limits, Monotonic};
use crate::clock::Clock;
use crate::domain::ids::ChatId;
use crate::domain::outgoing::{Class, Deed};
use crate::store::outbox::Lane;

/// Calls of one kind share a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Budget {
    /// New messages.
    Sends,
    /// Edits, answers to presses, menus.
    Changes,
    /// Edits and deletions of an announcement's copies: many at once, and nobody waits for them.
    CopyChanges,
}

/// What one call takes of which budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    pub budget: Budget,
    /// Messages, or changes, that Telegram counts for it: an album counts each of its pieces.
    pub weight: u32,
}

impl Cost {
    pub fn of(deed: &Deed) -> Self {
        let weight = match deed {
            Deed::ShowLetter { letter, part, .. } => letter.weight(*part),
            _ => 1,
        };
        Self { budget: Budget::of(deed), weight }
    }
}

impl Budget {
    fn of(deed: &Deed) -> Self {
        if deed.is_new_message() { Budget::Sends } else { Budget::Changes }
    }
}

/// Whether something may go. Moments are those of the monotonic clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    Now,
    /// This chat waits; others may go.
    ChatWaits(Duration),
    /// Everything of this class and budget waits.
    AllWait(Duration),
}

/// That many chats told to slow down at once mean that all are too fast.
const CHATS_THAT_MEAN_ALL: usize = 3;
/// That many failures in a row, not all of one chat, mean that Telegram cannot be reached.
const FAILURES_THAT_MEAN_ALL: u32 = 3;
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
const LONGEST_PAUSE_OF_A_ROW: Duration = Duration::from_secs(300);
const TIDY_EVERY: Duration = Duration::from_secs(1);
/// Calls under way, and such as have ended and are not written down yet: so many at most go twice at a kill.
const IN_FLIGHT: usize = 40;
/// Of these, kept for urgent messages and answers.
const IN_FLIGHT_RESERVE: usize = 8;

#[derive(Debug)]
pub struct Pace {
    sends: Bucket,
    changes: Bucket,
    copy_changes: Bucket,
    groups: Groups,
    chat_gap: Duration,
    /// When a chat may get its next new message.
    next_send: HashMap<Lane, Duration>,
    /// Chats that wait after a failure or because Telegram said so.
    paused: HashMap<Lane, Duration>,
    /// Those of them that Telegram told to slow down.
    slowed: HashMap<Lane, Duration>,
    /// Those of them whose changes were too fast.
    slowed_changes: HashMap<Lane, Duration>,
    sends_paused: Duration,
    changes_paused: Duration,
    copy_changes_paused: Duration,
    /// Failed attempts of the rows that still wait.
    attempts: HashMap<i64, u32>,
    failures_in_a_row: u32,
    /// Whose call has failed last, if none was answered since.
    failed_last: Option<Lane>,
    /// When what no longer holds anybody up was last forgotten.
    tidied_at: Duration,
}

impl Pace {
    pub fn new(limits: Limits, clock: Arc<dyn Clock>) -> Self {
        let clock = Monotonic(clock);
        Self {
            sends: Bucket::new(limits.sends_per_second, limits.send_burst, limits.reserve, &clock),
            changes: Bucket::new(limits.changes_per_second, limits.changes_per_second, 0, &clock),
            copy_changes: Bucket::new(
                limits.copy_changes_per_second,
                limits.copy_changes_per_second,
                0,
                &clock,
            ),
            groups: Groups::new(limits.group_per_minute),
            chat_gap: limits.chat_gap,
            next_send: HashMap::new(),
            paused: HashMap::new(),
            slowed: HashMap::new(),
            slowed_changes: HashMap::new(),
            sends_paused: Duration::ZERO,
            changes_paused: Duration::ZERO,
            copy_changes_paused: Duration::ZERO,
            attempts: HashMap::new(),
            failures_in_a_row: 0,
            failed_last: None,
            tidied_at: Duration::ZERO,
        }
    }

    /// How many calls may be under way, or not yet written down, when one more of this class begins.
    pub fn in_flight(&self, class: Class) -> usize {
        if self.failures_in_a_row >= FAILURES_THAT_MEAN_ALL {
            // One is enough to find out whether Telegram is back.
            return 1;
        }
        match class {
            Class::Leaving | Class::Urgent | Class::Answer => IN_FLIGHT,
            Class::Reminder | Class::Announcement => IN_FLIGHT - IN_FLIGHT_RESERVE,
        }
    }

    /// Asks to go now, and takes from the budgets if the answer is yes.
    pub fn admit(&mut self, class: Class, cost: Cost, chat: ChatId, lane: &Lane, now: Duration) -> Admission {
        let Cost { budget, weight } = cost;
        let all = match budget {
            Budget::Sends => self.sends_paused.max(now + self.sends.wait(class, weight, now)),
            Budget::Changes => self.changes_paused.max(now + self.changes.wait(class, weight, now)),
            Budget::CopyChanges => {
                let paused = self.changes_paused.max(self.copy_changes_paused);
                paused.max(now + self.copy_changes.wait(class, weight, now))
            }
        };
        if all > now {
            return Admission::AllWait(all);
        }
        // Leaving waits for no failure, only for what Telegram has said about calls of its own kind.
        let held_up = match class {
            Class::Leaving => self.told_to_wait(budget, lane, now),
            _ => self.paused_until(lane, now),
        };
        if let Some(until) = held_up {
            return Admission::ChatWaits(until);
        }
        if budget == Budget::Sends
            && let Some(until) = self.next_send.get(lane).copied().filter(|until| *until > now)
        {
            return Admission::ChatWaits(until);
        }
        if budget == Budget::Sends
            && chat.0 < 0
            && let Err(until) = self.groups.take(chat, weight, now)
        {
            return Admission::ChatWaits(until);
        }
        let taken = match budget {
            Budget::Sends => self.sends.take(weight, now),
            Budget::Changes => self.changes.take(weight, now),
            Budget::CopyChanges => self.copy_changes.take(weight, now),
        };
        if taken { Admission::Now } else { Admission::AllWait(now + Duration::from_millis(1)) }
    }

    /// Telegram has answered, yes or no.
    pub fn answered(&mut self, row: i64, budget: Budget, lane: &Lane, now: Duration) {
        self.reached();
        self.attempts.remove(&row);
        if budget == Budget::Sends {
            // Counted from the answer: two messages must not meet on the way.
            self.next_send.insert(*lane, now + self.chat_gap);
        }
    }

    /// Telegram has asked to wait.
    pub fn slowed_down(&mut self, budget: Budget, lane: &Lane, wait: Duration, now: Duration) {
        let until = now + wait;
        self.reached();
        self.pause(lane, until);
        self.slowed.retain(|_, until| *until > now);
        self.slowed.insert(*lane, until);
        if budget == Budget::Changes {
            self.slowed_changes.insert(*lane, until);
        }
        if self.slowed.len() >= CHATS_THAT_MEAN_ALL {
            let paused = match budget {
                Budget::Sends => &mut self.sends_paused,
                Budget::Changes => &mut self.changes_paused,
                Budget::CopyChanges => &mut self.copy_changes_paused,
            };
            *paused = until.max(*paused);
        }
    }

    fn reached(&mut self) {
        self.failures_in_a_row = 0;
        self.failed_last = None;
    }

    /// How often a row that still waits has failed.
    pub fn attempts(&self, row: i64) -> u32 {
        self.attempts.get(&row).copied().unwrap_or_default()
    }

    /// Telegram has not answered, or is in trouble. True if the call before this one was answered.
    pub fn failed(&mut self, row: i64, lane: &Lane, now: Duration) -> bool {
        self.failed_alone(row, lane, now);
        let others_arrive = self.failed_last.is_none();
        // Again and again the same chat says nothing about the others.
        if self.failed_last.replace(*lane) != Some(*lane) {
            self.failures_in_a_row += 1;
        }
        if let Some(beyond) = self.failures_in_a_row.checked_sub(FAILURES_THAT_MEAN_ALL) {
            let until = now + backoff(beyond + 1, LONGEST_PAUSE);
            for paused in [&mut self.sends_paused, &mut self.changes_paused, &mut self.copy_changes_paused] {
                *paused = until.max(*paused);
            }
        }
        others_arrive
    }

    /// A call has failed in a way that says nothing about others.
    pub fn failed_alone(&mut self, row: i64, lane: &Lane, now: Duration) {
        let attempts = self.attempts.entry(row).or_default();
        *attempts += 1;
        let pause = backoff(*attempts, LONGEST_PAUSE_OF_A_ROW);
        self.pause(lane, now + pause);
    }

    /// Until when nothing may go to this chat, if anything holds it up.
    pub fn paused_until(&self, lane: &Lane, now: Duration) -> Option<Duration> {
        self.paused.get(lane).copied().filter(|until| *until > now)
    }

    fn told_to_wait(&self, budget: Budget, lane: &Lane, now: Duration) -> Option<Duration> {
        let told = match budget {
            Budget::Sends => &self.slowed,
            Budget::Changes | Budget::CopyChanges => &self.slowed_changes,
        };
        told.get(lane).copied().filter(|until| *until > now)
    }

    /// Makes a chat wait.
    pub fn pause(&mut self, lane: &Lane, until: Duration) {
        let paused = self.paused.entry(*lane).or_default();
        *paused = until.max(*paused);
    }

    /// Now and then forgets what no longer holds anybody up.
    pub fn tidy(&mut self, now: Duration) {
        if now < self.tidied_at + TIDY_EVERY {
            return;
        }
        self.tidied_at = now;
        self.next_send.retain(|_, until| *until > now);
        self.paused.retain(|_, until| *until > now);
        self.slowed_changes.retain(|_, until| *until > now);
        self.groups.tidy(now);
    }
}

/// 1, 2, 4, … seconds after the first, second, third failure.
fn backoff(attempts: u32, longest: Duration) -> Duration {
    Duration::from_secs(1 << attempts.saturating_sub(1).min(16)).min(longest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::ManualClock;

    const CHAT: ChatId = ChatId(1);
    const SEND: Cost = Cost { budget: Budget::Sends, weight: 1 };
    const CHANGE: Cost = Cost { budget: Budget::Changes, weight: 1 };

    fn lane(number: u8) -> Lane {
        [number; 16]
    }

    /// A pace whose time is ours to choose, and its clock.
    fn pace() -> (Pace, Arc<ManualClock>) {
        let clock = Arc::new(ManualClock::starting_at("2020-11-14T00:00:00Z".parse().unwrap()));
        (Pace::new(Limits::default(), clock.clone()), clock)
    }

    #[test]
    fn an_album_takes_as_many_as_it_has_pieces() {
        let (mut pace, clock) = pace();
        let now = clock.monotonic();
        let album = Cost { budget: Budget::Sends, weight: 10 };
        assert_eq!(pace.admit(Class::Announcement, album, CHAT, &lane(1), now), Admission::Now);
        let second = pace.admit(Class::Announcement, album, CHAT, &lane(2), now);
        assert!(matches!(second, Admission::AllWait(_)), "{second:?}");
        assert_eq!(burst(&mut pace, Class::Announcement, now), 5);
    }

    /// How many messages of this class go at once, each to a chat of its own.
    fn burst(pace: &mut Pace, class: Class, now: Duration) -> usize {
        let admitted = |number| pace.admit(class, SEND, CHAT, &lane(number), now) == Admission::Now;
        (0..100).map(admitted).take_while(|admitted| *admitted).count()
    }

    #[test]
    fn what_is_kept_for_the_urgent_is_left_by_the_others() {
        let (mut pace, clock) = pace();
        let now = clock.monotonic();
        let limits = Limits::default();
        let ordinary = burst(&mut pace, Class::Announcement, now);
        assert!((15..=16).contains(&ordinary), "{ordinary} of {} went", limits.send_burst);
        assert_eq!(burst(&mut pace, Class::Urgent, now), 5);
        let wait = pace.admit(Class::Urgent, SEND, CHAT, &lane(200), now);
        assert!(
            matches!(wait, Admission::AllWait(until) if until <= now + Duration::from_millis(34)),
            "{wait:?}"
        );
        assert_eq!(pace.admit(Class::Answer, CHANGE, CHAT, &lane(200), now), Admission::Now);
    }

    #[test]
    fn failures_make_the_chat_wait_longer_each_time_and_then_all() {
        let (mut pace, _clock) = pace();
        let now = Duration::from_secs(1000);
        let mut waits = Vec::new();
        for _ in 0..3 {
            pace.failed(1, &lane(1), now);
            waits.push(pace.paused_until(&lane(1), now).unwrap() - now);
        }
        assert_eq!(waits, [1, 2, 4].map(Duration::from_secs));
        assert_eq!(pace.in_flight(Class::Urgent), IN_FLIGHT, "one chat's trouble is no other's");
        assert_eq!(pace.admit(Class::Answer, SEND, CHAT, &lane(2), now), Admission::Now);

        pace.failed(2, &lane(2), now);
        pace.failed(1, &lane(1), now);
        let other = pace.admit(Class::Answer, SEND, CHAT, &lane(3), now);
        assert_eq!(other, Admission::AllWait(now + Duration::from_secs(1)));
        assert_eq!(pace.in_flight(Class::Urgent), 1);
        pace.answered(2, Budget::Sends, &lane(2), now);
        assert_eq!(pace.in_flight(Class::Urgent), IN_FLIGHT);
    }

    #[test]
    fn one_chat_that_is_slowed_down_slows_no_other() {
        let (mut pace, clock) = pace();
        let now = clock.monotonic();
        pace.slowed_down(Budget::Sends, &lane(1), Duration::from_secs(60), now);
        pace.slowed_down(Budget::Sends, &lane(1), Duration::from_secs(60), now);
        let mut ask = |number| pace.admit(Class::Answer, SEND, CHAT, &lane(number), now);
        assert_eq!(ask(1), Admission::ChatWaits(now + Duration::from_secs(60)));
        assert_eq!(ask(2), Admission::Now);
    }
}
