//! What an announcement is about: residents choose which of them they get.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Holidays, meetings, what the Women's Union holds.
    Events,
    /// Laws and rights.
    Law,
    /// Health of mothers, children, families.
    Health,
    /// All else of the commune.
    #[default]
    Commune,
}

impl Topic {
    pub const ALL: [Topic; 4] = [Topic::Events, Topic::Law, Topic::Health, Topic::Commune];

    /// As plan files and texts call it.
    pub fn name(self) -> &'static str {
        match self {
            Topic::Events => "events",
            Topic::Law => "law",
            Topic::Health => "health",
            Topic::Commune => "commune",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.name() == name)
    }

    /// Its bit in the set of topics that somebody does not want.
    pub fn bit(self) -> u8 {
        match self {
            Topic::Events => 1,
            Topic::Law => 2,
            Topic::Health => 4,
            Topic::Commune => 8,
        }
    }
}
