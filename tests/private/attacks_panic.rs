//! A panic in the middle of a case. No way to one is known, so the clock, which everything asks for the time, panics
//! once: at each of its calls in turn, with somebody's words in its mouth.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use loa::clock::{Clock, ManualClock};

use super::attacks::{CRY, MORNING};
use super::forger::{breathe, sent_cases};
use super::{Helper, Writer};
use crate::support::{CONTACT, Commune, RESIDENT};

/// More take a debug build longer than a test may.
const CALLS: i64 = 12;

#[derive(Debug)]
struct Treacherous {
    clock: Arc<ManualClock>,
    /// How many more times it is asked before it panics; never below nought.
    left: AtomicI64,
}

impl Treacherous {
    fn arm(&self, left: i64) {
        self.left.store(left, Ordering::SeqCst);
    }
}

impl Clock for Treacherous {
    fn now(&self) -> DateTime<Utc> {
        if self.left.fetch_sub(1, Ordering::SeqCst) == 1 {
            panic!("{CRY}");
        }
        self.clock.now()
    }

    fn monotonic(&self) -> Duration {
        self.clock.monotonic()
    }

    fn sleep_until(&self, moment: DateTime<Utc>) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        self.clock.sleep_until(moment)
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        self.clock.sleep(duration)
    }
}

#[tokio::test]
async fn a_panic_in_the_middle_loses_nothing_and_leaves_nothing() {
    let commune = Commune::guarded(MORNING).await;
    let clock = Arc::new(Treacherous { clock: commune.clock.clone(), left: AtomicI64::new(0) });
    let commune = commune.restart_with(clock.clone()).await;
    let mut panics = 0;
    for call in 1..=CALLS {
        let (nga, ly) = (commune.person(RESIDENT), Helper::new(&commune, CONTACT));
        // The first message of it, then the sending: whatever happens at this call of the clock.
        clock.arm(call);
        nga.write("/rieng").await;
        wait(&commune).await;
        Writer::new(&commune, RESIDENT).send(CRY).await;
        wait(&commune).await;
        panics += i64::from(clock.left.load(Ordering::SeqCst) <= 0);
        clock.arm(0);
        ly.take().await;
        wait(&commune).await;
        assert!(ly.0.screen().await.contains(CRY), "call {call}: {}", ly.0.screen().await);
        assert_eq!(sent_cases(&commune).await.len(), 1, "call {call}: sent once");
        breathe(&commune);
        erase(&commune).await;
        nga.write("/thoat").await;
        wait(&commune).await;
        let left = nga.messages().await;
        let private = |text: &str| !text.starts_with("📣") && !text.starts_with("/start");
        assert!(!left.iter().any(|message| private(&message.text)), "call {call}: {left:#?}");
        assert!(!ly.0.person.heard().await.contains(CRY), "call {call}");
        if clock.left.load(Ordering::SeqCst) > 0 {
            break;
        }
    }
    assert!(panics > CALLS / 2, "the control: it did panic, {panics} times");
    commune.end().await;
}

/// What failed is tried again after a while, and a loop that panicked is started again.
async fn wait(commune: &Commune) {
    for _ in 0..3 {
        breathe(commune);
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    commune.settle().await;
}

/// Erases the case, so that the next round begins anew.
async fn erase(commune: &Commune) {
    let nga = Writer::new(commune, RESIDENT);
    nga.write("/rieng").await;
    nga.press("Tin của tôi").await;
    nga.press("✅").await;
    nga.press("Xoá hẳn").await;
    nga.press("🗑 Xoá hẳn").await;
    breathe(commune);
}
