//! A person who has pressed Start.

use serde::{Deserialize, Serialize};

use super::ids::{ChatId, PersonId};
use super::role::Roles;

/// The languages in which Loa can speak; each has a folder in `messages/`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Vi,
    En,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::Vi, Language::En];

    /// The two-letter code of ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            Language::Vi => "vi",
            Language::En => "en",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub chat: ChatId,
    /// As Telegram shows it; written by the person, so never trusted as markup.
    pub name: String,
    /// What the person chose, else Vietnamese.
    pub language: Language,
    pub roles: Roles,
}
