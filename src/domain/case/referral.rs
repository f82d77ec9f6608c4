//! Passing something on to an office: only what the person has seen and agreed to (S16).

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::ids::{ChatId, UnitId};
use crate::domain::private_text::PrivateText;

/// Longest text, in units of UTF-16: it is agreed to on one screen.
pub const MOST_REFERRED: usize = 1500;

/// How long a consent is good.
const CONSENT: Duration = Duration::days(30);

/// How long a question of the contact waits for the person.
const QUESTION: Duration = Duration::days(14);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReferralState {
    Asked,
    Consented,
    Refused,
    Withdrawn,
    Expired,
}

/// What is to be shared with which office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    pub number: u32,
    pub unit: UnitId,
    pub unit_name: String,
    /// Exactly this is shared, nothing else.
    pub text: PrivateText,
    pub state: ReferralState,
    pub asked_at: DateTime<Utc>,
    /// Until when the question, or the consent, holds.
    pub until: DateTime<Utc>,
    /// The chats that it was passed on to.
    pub readers: Vec<ChatId>,
}

impl Referral {
    pub fn ask(number: u32, unit: UnitId, unit_name: String, text: PrivateText, now: DateTime<Utc>) -> Self {
        Self {
            number,
            unit,
            unit_name,
            text,
            state: ReferralState::Asked,
            asked_at: now,
            until: now + QUESTION,
            readers: vec![],
        }
    }

    pub fn is_asked(&self, now: DateTime<Utc>) -> bool {
        self.state == ReferralState::Asked && now < self.until
    }

    pub fn is_in_force(&self, now: DateTime<Utc>) -> bool {
        self.state == ReferralState::Consented && now < self.until
    }

    pub fn consent(&mut self, now: DateTime<Utc>) {
        self.state = ReferralState::Consented;
        self.until = now + CONSENT;
    }
}
