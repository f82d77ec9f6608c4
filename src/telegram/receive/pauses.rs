//! How long is waited after each failure.

use std::time::Duration;

/// Two programs on one token would cut each other off; whoever is second waits long, and longer each time.
const FIRST_CONFLICT_PAUSE: Duration = Duration::from_secs(30);
const LONGEST_CONFLICT_PAUSE: Duration = Duration::from_secs(600);

/// Growing pauses.
pub struct Pauses {
    next: Duration,
    first: Duration,
    longest: Duration,
}

impl Pauses {
    pub fn new(first: Duration, longest: Duration) -> Self {
        Self { next: first, first, longest }
    }

    /// Between attempts to receive what another program receives, too.
    pub fn of_conflicts() -> Self {
        Self::new(FIRST_CONFLICT_PAUSE, LONGEST_CONFLICT_PAUSE)
    }

    pub fn grow(&mut self) -> Duration {
        let pause = self.next;
        self.next = (pause * 2).min(self.longest);
        pause
    }

    pub fn reset(&mut self) {
        self.next = self.first;
    }
}
