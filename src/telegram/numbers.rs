//! When the inbox cannot be written: whoever writes privately is told whom to call, from memory (S2).
//!
//! The one thing that passes by the outbox, since that cannot be written either. Nothing of it is kept but who was told
//! within the last minute, in memory. Whoever wrote gets their answer when the inbox can be written again.

use std::collections::HashMap;
use std::time::Duration;

use super::Telegram;
use super::deed::Hands;
use super::errors::SendError;
use crate::domain::ids::ChatId;
use crate::domain::notice::Notice;
use crate::domain::outgoing::{Deed, Outgoing};
use crate::domain::person::Language;
use crate::domain::private_notice::EmergencyLine;
use crate::store::outbox::Opened;

/// A chat is told at most once in this time.
const TOLD_FOR: Duration = Duration::from_secs(60);
/// Chats that are remembered; more than one minute of calls can reach.
const MOST_CHATS: usize = 10_000;

/// The numbers of the plan as it was last read; none if none ever was.
pub fn known(telegram: &Telegram) -> Vec<EmergencyLine> {
    let plan = telegram.store.known_plan(telegram.clock.now());
    plan.map(|stored| EmergencyLine::of(&stored.plan)).unwrap_or_default()
}

/// Tells whom to call.
pub struct Numbers<'a> {
    telegram: &'a Telegram,
    hands: Hands,
    /// When each chat was told, by the monotonic clock.
    told: HashMap<ChatId, Duration>,
}

impl<'a> Numbers<'a> {
    pub fn new(telegram: &'a Telegram) -> Self {
        Self { telegram, hands: telegram.hands(), told: HashMap::new() }
    }

    /// Tells these private chats, one after the other, those that were told within the last minute excepted. Stops
    /// early if Telegram cannot be reached or asks to slow down: the caller comes back with the same chats.
    pub async fn tell(&mut self, chats: &[ChatId]) {
        let notice = Notice::Numbers(known(self.telegram));
        for &chat in chats {
            let now = self.telegram.clock.monotonic();
            self.told.retain(|_, told| now.saturating_sub(*told) < TOLD_FOR);
            if self.told.contains_key(&chat) || self.told.len() >= MOST_CHATS {
                continue;
            }
            // What somebody chose lies in the database.
            let language = Language::default();
            let outgoing = Outgoing::new(chat, language, Deed::Say(notice.clone()));
            let told = self.hands.carry_out(&Opened { outgoing, trail: None }).await;
            match told {
                Err(SendError::Network | SendError::WrongToken | SendError::RetryAfter(_)) => return,
                _ => drop(self.told.insert(chat, now)),
            }
        }
    }
}
