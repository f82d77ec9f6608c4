//! How far an announcement has come.

use serde::{Deserialize, Serialize};

/// What became of its copies so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// As counted when it began.
    pub recipients: u32,
    /// Residents who had had enough that week and were left out.
    pub held_back: u32,
    pub sent: u32,
    /// The reader has blocked the bot, or the account is gone.
    pub blocked: u32,
    /// Telegram refused it.
    pub failed: u32,
    /// Copies of an older wording that are still to be corrected.
    pub outdated: u32,
    /// Taken back: deleted, overwritten where that was no longer possible, or neither.
    pub deleted: u32,
    pub overwritten: u32,
    pub out_of_reach: u32,
    /// Copies that are still to be taken back, once it is recalled.
    #[serde(default)]
    pub to_take_back: u32,
}

impl Tally {
    /// Copies that have had their turn.
    pub fn done(&self) -> u32 {
        self.sent + self.blocked + self.failed
    }

    /// Copies that still wait; people may have come or gone since it began.
    pub fn left(&self) -> u32 {
        self.recipients.saturating_sub(self.done())
    }

    /// In tenths, for a bar.
    pub fn tenths(&self) -> u32 {
        (self.done().min(self.recipients) * 10).checked_div(self.recipients).unwrap_or(10)
    }
}
