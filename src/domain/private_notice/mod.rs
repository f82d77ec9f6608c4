//! What the private channel says, as facts without prose. Words of people are `PrivateText`.

mod cases;
mod contacts;
mod resident;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::plan::{EmergencyNumber, Plan};
pub use cases::*;
pub use contacts::*;
pub use resident::*;

/// A number to call, as residents read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyLine {
    pub number: String,
    pub name: String,
}

impl EmergencyLine {
    /// Those of a plan, in its order.
    pub fn of(plan: &Plan) -> Vec<Self> {
        let line =
            |number: &EmergencyNumber| Self { number: number.number.clone(), name: number.name.clone() };
        plan.emergency_numbers.iter().map(line).collect()
    }
}

/// Who answers, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnDuty {
    /// Positions that are on duty now; empty if nobody is.
    pub now: Vec<String>,
    /// When somebody will be, if nobody is now.
    pub next: Option<DateTime<Utc>>,
    pub zone: Tz,
    /// Minutes until the next contact is called.
    pub wait_minutes: u32,
}

/// Something of the commune that everybody may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    pub commune: String,
    /// Events that come, with their first and last day.
    pub events: Vec<(String, NaiveDate, NaiveDate)>,
    /// Messages that could not be taken away lie in the chat.
    pub delete_by_hand: bool,
    /// Whether the private channel is open (S22).
    pub private: bool,
}
