//! The only place that reads the time.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use tokio::sync::watch;

/// Where everybody takes the time from.
pub trait Clock: Send + Sync + std::fmt::Debug {
    fn now(&self) -> DateTime<Utc>;

    /// Time since some start; never goes back, whatever is done to the wall clock. For rate limits and backoff.
    fn monotonic(&self) -> Duration;

    /// Waits until `now()` has reached the moment, also when the clock is set.
    fn sleep_until(&self, moment: DateTime<Utc>) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;

    /// Waits for this much of `monotonic()`.
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
}

/// How often a sleeper looks whether the wall clock was set.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

/// The machine's clock.
#[derive(Debug)]
pub struct SystemClock {
    started: Instant,
}

impl Default for SystemClock {
    fn default() -> Self {
        Self { started: Instant::now() }
    }
}

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "this is the one place")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn monotonic(&self) -> Duration {
        self.started.elapsed()
    }

    fn sleep_until(&self, moment: DateTime<Utc>) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async move {
            while let Ok(left) = (moment - self.now()).to_std() {
                if left.is_zero() {
                    break;
                }
                tokio::time::sleep(left.min(LOOK_AGAIN)).await;
            }
        })
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(tokio::time::sleep(duration))
    }
}

/// A clock that starts at a given moment, goes on at the usual pace, and can be moved forward.
#[derive(Debug)]
pub struct ManualClock {
    start: DateTime<Utc>,
    started: Instant,
    skipped: Mutex<Duration>,
    moved: watch::Sender<()>,
}

impl ManualClock {
    pub fn starting_at(start: DateTime<Utc>) -> Self {
        Self { start, started: Instant::now(), skipped: Mutex::default(), moved: watch::Sender::new(()) }
    }

    /// Moves forward to this moment. A moment that has passed changes nothing.
    pub fn advance_to(&self, moment: DateTime<Utc>) {
        if let Ok(ahead) = (moment - self.now()).to_std() {
            *self.skipped.lock().unwrap_or_else(PoisonError::into_inner) += ahead;
            self.moved.send_replace(());
        }
    }

    async fn wait(&self, left: impl Fn() -> Duration + Send) {
        let mut moved = self.moved.subscribe();
        loop {
            let left = left();
            if left.is_zero() {
                return;
            }
            tokio::select! {
                () = tokio::time::sleep(left) => {}
                _ = moved.changed() => {}
            }
        }
    }
}

impl Clock for ManualClock {
    fn now(&self) -> DateTime<Utc> {
        self.start + self.monotonic()
    }

    fn monotonic(&self) -> Duration {
        self.started.elapsed() + *self.skipped.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sleep_until(&self, moment: DateTime<Utc>) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(self.wait(move || (moment - self.now()).to_std().unwrap_or_default()))
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        let end = self.monotonic() + duration;
        Box::pin(self.wait(move || end.saturating_sub(self.monotonic())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_sleeper_wakes_when_the_clock_is_moved() {
        let clock = ManualClock::starting_at("2020-11-14T00:00:00Z".parse().unwrap());
        let morning = "2020-11-15T00:30:00Z".parse().unwrap();
        let before = clock.monotonic();
        tokio::join!(clock.sleep_until(morning), async {
            tokio::task::yield_now().await;
            clock.advance_to(morning);
        });
        assert!(clock.now() >= morning);
        assert!(clock.monotonic() - before >= Duration::from_secs(24 * 3600));
        clock.advance_to("2020-01-01T00:00:00Z".parse().unwrap());
        assert!(clock.now() >= morning, "it never goes back");
    }
}
