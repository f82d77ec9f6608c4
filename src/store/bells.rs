//! Who is woken after a commit.

use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Notify;

/// Rung after a commit, so that nobody has to poll for work.
#[derive(Debug, Default)]
pub struct Bells {
    pub inbox: Notify,
    pub outbox: Notify,
    /// Something changed that the scheduler may depend on.
    pub schedule: Notify,
    /// How often announcements have changed of which copies wait.
    announcements: AtomicU64,
    /// How often something was put into the outbox.
    outbox_filled: AtomicU64,
}

impl Bells {
    /// Another number than before if an announcement has changed of which copies wait.
    pub fn announcements(&self) -> u64 {
        self.announcements.load(Ordering::SeqCst)
    }

    /// Another number than before if something was put into the outbox.
    pub fn outbox_filled(&self) -> u64 {
        self.outbox_filled.load(Ordering::SeqCst)
    }

    /// Rings for what a transaction has written.
    pub(super) fn ring(&self, rings: &Rings) {
        if rings.inbox {
            self.inbox.notify_one();
        }
        if rings.announcements {
            self.announcements.fetch_add(1, Ordering::SeqCst);
        }
        if rings.outbox {
            self.outbox_filled.fetch_add(1, Ordering::SeqCst);
        }
        if rings.outbox || rings.announcements {
            self.outbox.notify_one();
        }
        if rings.schedule {
            self.schedule.notify_one();
        }
    }
}

/// Which bells a transaction rings once it has become true.
#[derive(Debug, Default)]
pub(super) struct Rings {
    pub(super) inbox: bool,
    pub(super) outbox: bool,
    pub(super) schedule: bool,
    pub(super) announcements: bool,
    /// Something private was deleted: its old pages must leave the write-ahead log.
    pub(super) erased: bool,
}

#[cfg(test)]
mod tests {
    use crate::store::{Paths, Store};

    #[tokio::test]
    async fn whoever_writes_next_finds_the_bell_rung() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
        let now = "2020-11-14T00:00:00Z".parse().unwrap();
        let mut tx = store.begin(now).await.unwrap();
        // The log is emptied first, which takes a while.
        (tx.rings.erased, tx.rings.announcements) = (true, true);
        let before = store.bells().announcements();
        let next = tokio::spawn({
            let store = store.clone();
            async move {
                let _turn = store.begin(now).await.unwrap();
                store.bells().announcements()
            }
        });
        tokio::task::yield_now().await;
        tx.commit().await.unwrap();
        assert_ne!(next.await.unwrap(), before);
    }
}
