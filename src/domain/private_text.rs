//! Words that only two people may read.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What somebody wrote in confidence. Never printed by accident.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PrivateText(String);

impl PrivateText {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The words, for sealing and for the one who may read them.
    pub fn expose(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Debug for PrivateText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PrivateText(…)")
    }
}
