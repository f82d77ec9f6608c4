//! How fast the bot may call: Telegram's limits on the sandbox's clock.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::clock::Clock;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::DashMapStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{NotUntil, Quota, RateLimiter};

use super::errors::ApiError;
use super::options::{Limits, Time};

/// The sandbox's monotonic time as `governor` reads it.
#[derive(Clone)]
struct Monotonic(Arc<dyn Time>);

impl Clock for Monotonic {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        Nanos::from(self.0.monotonic())
    }
}

type Direct = RateLimiter<NotKeyed, InMemoryState, Monotonic, NoOpMiddleware<Nanos>>;
type Keyed = RateLimiter<i64, DashMapStateStore<i64>, Monotonic, NoOpMiddleware<Nanos>>;

/// The limits that are switched on.
pub struct Limiter {
    clock: Monotonic,
    overall: Option<Direct>,
    chats: Option<Keyed>,
    groups: Option<Keyed>,
    changes: Option<Direct>,
}

impl Limiter {
    /// Limits that follow `time`.
    pub fn new(limits: Limits, time: Arc<dyn Time>) -> Limiter {
        let clock = Monotonic(time);
        let direct =
            |quota: Option<Quota>| quota.map(|quota| RateLimiter::direct_with_clock(quota, clock.clone()));
        let keyed =
            |quota: Option<Quota>| quota.map(|quota| RateLimiter::dashmap_with_clock(quota, clock.clone()));
        let per_second = |count| NonZeroU32::new(count).map(Quota::per_second);
        let chat = per_second(limits.chat_per_second)
            .map(|quota| quota.allow_burst(NonZeroU32::new(limits.chat_burst).unwrap_or(NonZeroU32::MIN)));
        Limiter {
            overall: direct(per_second(limits.overall_per_second)),
            chats: keyed(chat),
            groups: keyed(NonZeroU32::new(limits.group_per_minute).map(Quota::per_minute)),
            changes: direct(per_second(limits.changes_per_second)),
            clock,
        }
    }

    /// Counts `messages` sent to `chat_id`; an album counts each item.
    ///
    /// # Errors
    /// 429 with the seconds to wait.
    pub fn send(&self, chat_id: i64, messages: usize) -> Result<(), ApiError> {
        if chat_id < 0 {
            keyed(&self.groups, chat_id, messages, &self.clock)?;
        }
        keyed(&self.chats, chat_id, 1, &self.clock)?;
        direct(&self.overall, messages, &self.clock)
    }

    /// Counts an edit, a deletion or a callback answer.
    ///
    /// # Errors
    /// 429 with the seconds to wait.
    pub fn change(&self) -> Result<(), ApiError> {
        direct(&self.changes, 1, &self.clock)
    }
}

fn count(messages: usize) -> NonZeroU32 {
    u32::try_from(messages).ok().and_then(NonZeroU32::new).unwrap_or(NonZeroU32::MIN)
}

fn direct(limiter: &Option<Direct>, messages: usize, clock: &Monotonic) -> Result<(), ApiError> {
    let Some(limiter) = limiter else { return Ok(()) };
    match limiter.check_n(count(messages)) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(not_until)) => Err(wait(&not_until, clock)),
        // More at once than the limit ever lets through: counted as one.
        Err(_) => limiter.check().map_err(|not_until| wait(&not_until, clock)),
    }
}

fn keyed(limiter: &Option<Keyed>, chat_id: i64, messages: usize, clock: &Monotonic) -> Result<(), ApiError> {
    let Some(limiter) = limiter else { return Ok(()) };
    match limiter.check_key_n(&chat_id, count(messages)) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(not_until)) => Err(wait(&not_until, clock)),
        Err(_) => limiter.check_key(&chat_id).map_err(|not_until| wait(&not_until, clock)),
    }
}

fn wait(not_until: &NotUntil<Nanos>, clock: &Monotonic) -> ApiError {
    let left: Duration = not_until.wait_time_from(clock.now());
    let seconds = left.as_secs() + u64::from(left.subsec_nanos() > 0);
    ApiError::too_many_requests(seconds.max(1))
}
