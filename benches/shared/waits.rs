//! How long people waited.

use std::time::Duration;

/// The waits of one kind.
pub struct Waits {
    pub name: &'static str,
    pub times: Vec<Duration>,
}

impl Waits {
    /// The time within which `part` of a hundred were answered.
    pub fn within(&self, part: usize) -> Duration {
        let mut times = self.times.clone();
        times.sort_unstable();
        times.get((times.len() * part / 100).min(times.len().saturating_sub(1))).copied().unwrap_or_default()
    }

    /// The same in milliseconds: half of them, all but one in a hundred, the longest.
    pub fn milliseconds(&self) -> [f64; 3] {
        [50, 99, 100].map(|part| self.within(part).as_secs_f64() * 1000.0)
    }
}
