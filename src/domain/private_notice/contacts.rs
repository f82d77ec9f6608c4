//! Contacts' own pages, and the coordinator's.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::EmergencyLine;
use crate::domain::contact::Missing;
use crate::domain::ids::PersonId;
use crate::domain::invitation::Code;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ContactScreen {
    /// What a contact promises (S15, S16, S17).
    Rules,
    Positions {
        choices: Vec<String>,
    },
    Children,
    /// Waits for an active contact's approval.
    Pending,
    Mine(Box<ContactCard>),
    /// A new contact wants to join.
    Approve {
        person: PersonId,
        name: String,
        position: String,
    },
    Decided {
        name: String,
        approved: bool,
    },
    Accepted {
        approved: bool,
    },
    /// For the coordinator.
    Channel(Box<Channel>),
    InvitationReady {
        code: Code,
        expires_on: NaiveDate,
    },
    ConfirmRemove {
        person: PersonId,
        name: String,
    },
    Removed,
    /// Nobody has taken a case: no code, no content (S17).
    Unanswered,
    /// The head of the audit log, weekly.
    AuditHead {
        entries: u64,
        head: String,
    },
    /// The bot was away so long that Telegram dropped updates.
    LongAway {
        since: DateTime<Utc>,
        zone: Tz,
    },
}

/// A contact's own settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactCard {
    pub position: String,
    pub active: bool,
    pub children: bool,
    pub duty: Option<(u32, u32)>,
    pub away_until: Option<DateTime<Utc>>,
    pub zone: Tz,
    pub practised_on: Option<NaiveDate>,
    pub open_cases: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    pub missing: Vec<Missing>,
    pub contacts: Vec<ContactLine>,
    /// Finished months, newest last; below five as "fewer than five" (S21).
    pub counts: Vec<(NaiveDate, Option<u32>)>,
    pub numbers: Vec<(EmergencyLine, Option<NaiveDate>)>,
    /// Few registered residents: whoever writes is easily guessed (S22).
    pub small_circle: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactLine {
    pub person: PersonId,
    pub name: String,
    pub position: String,
    pub ready: bool,
    pub active: bool,
}
