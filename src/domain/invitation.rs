//! One-time codes that give a role.

use std::fmt;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::ids::InvitationId;
use super::role::Rank;

/// How long a code is good (product.md, "People and roles").
pub const VALIDITY: Duration = Duration::days(7);

/// The secret part of an invitation link, 128 bits or more. Never printed by accident.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code(String);

impl Code {
    pub fn new(code: impl Into<String>) -> Self {
        Self(code.into())
    }

    /// The code itself, for the link and for hashing.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Code(…)")
    }
}

/// An invitation as it lies in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub id: InvitationId,
    pub expires_at: DateTime<Utc>,
    pub used: bool,
    pub revoked: bool,
}

impl Invitation {
    /// Whether it may still be redeemed. Nobody is told why not.
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        !self.used && !self.revoked && now < self.expires_at
    }
}

/// What the coordinator sees of an open invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenInvitation {
    pub id: InvitationId,
    /// Unit and rank; absent for a trusted contact and a leader.
    pub unit: Option<(String, Rank)>,
    /// For a leader: the recipient that they stand for.
    #[serde(default)]
    pub leader: Option<String>,
    /// Last day in the commune's zone.
    pub expires_on: NaiveDate,
}
