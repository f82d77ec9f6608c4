//! Whether people come.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Coming,
    NotComing,
    Maybe,
}

impl Answer {
    pub const ALL: [Answer; 3] = [Answer::Coming, Answer::Maybe, Answer::NotComing];

    /// Its name in the database and in texts.
    pub fn name(self) -> &'static str {
        match self {
            Answer::Coming => "coming",
            Answer::NotComing => "not_coming",
            Answer::Maybe => "maybe",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.name() == name)
    }
}

/// How many gave which answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    pub coming: u32,
    pub maybe: u32,
    pub not_coming: u32,
}
