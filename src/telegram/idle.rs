//! Lets others wait until a loop has nothing left to do.

use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::{Notify, watch};

/// Questions are numbered; the loop answers those that were asked before it looked and found nothing.
#[derive(Debug, Default)]
pub struct Idle {
    asked: AtomicU64,
    wake: Notify,
    answered: watch::Sender<u64>,
}

impl Idle {
    /// Waits until the loop, having looked after this call, had nothing to do.
    pub async fn reached(&self) {
        let question = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        self.wake.notify_one();
        // The sender lives as long as `self`.
        let _ = self.answered.subscribe().wait_for(|answered| *answered >= question).await;
    }

    /// For the loop: the newest question before it looks for work.
    pub fn question(&self) -> u64 {
        self.asked.load(Ordering::SeqCst)
    }

    /// For the loop: it found nothing.
    pub fn answer(&self, question: u64) {
        self.answered.send_replace(question);
    }

    /// For the loop: somebody asks.
    pub async fn asked(&self) {
        self.wake.notified().await;
    }
}
