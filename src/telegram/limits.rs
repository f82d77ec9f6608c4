//! How fast Telegram may be called.

use std::collections::{HashMap, VecDeque};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::middleware::StateInformationMiddleware;
use governor::nanos::Nanos;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};

use crate::clock::Clock;
use crate::domain::ids::ChatId;
use crate::domain::outgoing::Class;

/// What the courier keeps to. Source of the defaults:
/// <https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>; edits, deletions and answers to
/// presses are not named there and have a budget of their own.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Messages a second over all chats.
    pub sends_per_second: NonZeroU32,
    /// How many messages may go at once after a pause. Less than a second's worth, so that messages that were held
    /// up on the way and arrive together stay within the limit.
    pub send_burst: NonZeroU32,
    /// How many of these are kept for urgent messages and answers.
    pub reserve: u32,
    /// Time between two messages to one chat.
    pub chat_gap: Duration,
    /// Messages a minute in one group.
    pub group_per_minute: NonZeroU32,
    /// Edits, answers to presses and menus a second.
    pub changes_per_second: NonZeroU32,
    /// Edits and deletions of announcements' copies a second, besides those.
    pub copy_changes_per_second: NonZeroU32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sends_per_second: count(30),
            send_burst: count(20),
            reserve: 5,
            chat_gap: Duration::from_secs(1),
            group_per_minute: count(20),
            changes_per_second: count(200),
            copy_changes_per_second: count(60),
        }
    }
}

impl Limits {
    /// Telegram's, but with so many messages a second: above 30 it takes them as paid broadcasts, up to 1,000
    /// (<https://core.telegram.org/bots/faq#how-can-i-message-all-of-my-bot-39s-subscribers-at-once>).
    pub fn at(sends_per_second: NonZeroU32) -> Self {
        let usual = Self::default();
        let burst = count(sends_per_second.get() / BURSTS_IN_A_SECOND);
        Self { sends_per_second, send_burst: usual.send_burst.max(burst), ..usual }
    }

    /// Whether these are more than Telegram allows for nothing.
    pub fn are_paid(&self) -> bool {
        self.sends_per_second > Self::default().sends_per_second
    }

    /// So high that they are not met, for a server without limits.
    pub fn off() -> Self {
        Self {
            sends_per_second: count(1_000_000),
            send_burst: count(1_000_000),
            reserve: 0,
            chat_gap: Duration::ZERO,
            group_per_minute: count(1_000_000),
            changes_per_second: count(1_000_000),
            copy_changes_per_second: count(1_000_000),
        }
    }
}

/// At high rates, messages that were held up for 50 milliseconds may go together.
const BURSTS_IN_A_SECOND: u32 = 20;

const fn count(number: u32) -> NonZeroU32 {
    match NonZeroU32::new(number) {
        Some(number) => number,
        None => NonZeroU32::MIN,
    }
}

/// Our monotonic time as `governor` reads it.
#[derive(Clone, Debug)]
pub struct Monotonic(pub Arc<dyn Clock>);

impl governor::clock::Clock for Monotonic {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        Nanos::from(self.0.monotonic())
    }
}

/// One budget for all chats, part of which is kept for the urgent.
#[derive(Debug)]
pub struct Bucket {
    limiter: RateLimiter<NotKeyed, InMemoryState, Monotonic, StateInformationMiddleware>,
    /// Time in which one more may go.
    period: Duration,
    burst: u32,
    reserve: u32,
    /// What was left after the last one, and when that was.
    left: u32,
    left_at: Duration,
}

impl Bucket {
    pub fn new(per_second: NonZeroU32, burst: NonZeroU32, reserve: u32, clock: &Monotonic) -> Self {
        let quota = Quota::per_second(per_second).allow_burst(burst);
        Self {
            limiter: RateLimiter::direct_with_clock(quota, clock.clone()).with_middleware(),
            period: quota.replenish_interval(),
            burst: burst.get(),
            reserve: reserve.min(burst.get() - 1),
            left: burst.get(),
            left_at: clock.0.monotonic(),
        }
    }

    /// How long until so many messages of this class may go together; takes nothing.
    pub fn wait(&self, class: Class, weight: u32, now: Duration) -> Duration {
        let reserve =
            if matches!(class, Class::Leaving | Class::Urgent | Class::Answer) { 0 } else { self.reserve };
        // What is more than may ever go at once goes when all is there.
        let needed = (reserve + weight).min(self.burst);
        let missing = needed.saturating_sub(self.left);
        (self.period * missing).saturating_sub(now.saturating_sub(self.left_at))
    }

    /// Takes so many. False if there are not as many, which `wait` foretells.
    pub fn take(&mut self, weight: u32, now: Duration) -> bool {
        let taken = self.limiter.check_n(count(weight.min(self.burst)));
        let taken = taken.ok().and_then(std::result::Result::ok);
        self.left = taken.as_ref().map_or(0, |snapshot| snapshot.remaining_burst_capacity()).min(self.burst);
        self.left_at = now;
        taken.is_some()
    }
}

/// The budgets of groups: no more in any minute, which a bucket that fills up meanwhile would exceed.
#[derive(Debug)]
pub struct Groups {
    per_minute: usize,
    /// When messages went to each group within the last minute.
    sent: HashMap<ChatId, VecDeque<Duration>>,
}

/// A minute, and a little more: messages may arrive closer together than they went.
const A_MINUTE: Duration = Duration::from_secs(61);

impl Groups {
    pub fn new(per_minute: NonZeroU32) -> Self {
        Self { per_minute: per_minute.get() as usize, sent: HashMap::new() }
    }

    /// Takes so many for this group, or says when there are as many.
    pub fn take(&mut self, group: ChatId, weight: u32, now: Duration) -> Result<(), Duration> {
        let weight = (weight as usize).min(self.per_minute);
        let sent = self.sent.entry(group).or_default();
        forget(sent, now);
        // So many of those that went first have to be longer ago.
        let too_many = (sent.len() + weight).saturating_sub(self.per_minute);
        match too_many.checked_sub(1).and_then(|last| sent.get(last)) {
            Some(went) => Err(*went + A_MINUTE),
            None => {
                sent.extend(std::iter::repeat_n(now, weight));
                Ok(())
            }
        }
    }

    /// Forgets groups to which nothing was sent lately.
    pub fn tidy(&mut self, now: Duration) {
        self.sent.retain(|_, sent| {
            forget(sent, now);
            !sent.is_empty()
        });
    }
}

fn forget(sent: &mut VecDeque<Duration>, now: Duration) {
    let old = sent.partition_point(|went| *went + A_MINUTE <= now);
    sent.drain(..old);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whenever somebody asks: no minute sees more, and whoever waits as long as they are told may go.
        #[test]
        fn no_minute_sees_more_than_a_group_may_get(
            asked in prop::collection::vec((0..20_000_u64, 1..=10_u32), 1..200),
        ) {
            let (mut groups, group) = (Groups::new(count(20)), ChatId(-1));
            let (mut now, mut went) = (Duration::ZERO, vec![]);
            for (pause, weight) in asked {
                now += Duration::from_millis(pause);
                if let Err(until) = groups.take(group, weight, now) {
                    prop_assert!(until > now);
                    now = until;
                    prop_assert_eq!(groups.take(group, weight, now), Ok(()));
                }
                went.extend(std::iter::repeat_n(now, weight as usize));
                let minute = went.iter().filter(|at| **at + Duration::from_secs(60) > now).count();
                prop_assert!(minute <= 20, "{minute}");
            }
        }
    }

    #[test]
    fn a_group_gets_twenty_a_minute_and_the_next_when_the_first_is_a_minute_ago() {
        let mut groups = Groups::new(count(20));
        let at = Duration::from_secs;
        for second in 0..20 {
            assert_eq!(groups.take(ChatId(-1), 1, at(second)), Ok(()));
        }
        assert_eq!(groups.take(ChatId(-1), 1, at(20)), Err(A_MINUTE));
        assert_eq!(groups.take(ChatId(-1), 3, at(20)), Err(at(2) + A_MINUTE));
        assert_eq!(groups.take(ChatId(-2), 10, at(20)), Ok(()), "another group");
        assert_eq!(groups.take(ChatId(-1), 1, A_MINUTE), Ok(()));
        groups.tidy(at(300));
        assert!(groups.sent.is_empty());
    }
}
