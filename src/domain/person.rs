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

/// The language that somebody chose to be addressed in. Screens exist in some of them only; announcements are recorded
/// in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tongue {
    #[default]
    #[serde(rename = "vi")]
    Vietnamese,
    #[serde(rename = "bdq")]
    Bahnar,
    #[serde(rename = "jra")]
    Jrai,
    #[serde(rename = "en")]
    English,
}

impl Tongue {
    pub const ALL: [Tongue; 4] = [Tongue::Vietnamese, Tongue::Bahnar, Tongue::Jrai, Tongue::English];

    /// The code of ISO 639: of two letters where there is one, else of three.
    pub fn code(self) -> &'static str {
        match self {
            Tongue::Vietnamese => "vi",
            Tongue::Bahnar => "bdq",
            Tongue::Jrai => "jra",
            Tongue::English => "en",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tongue| tongue.code() == code)
    }

    /// The language in which these screens are.
    pub fn of(screens: Language) -> Self {
        Self::from_code(screens.code()).unwrap_or_default()
    }

    /// The language of the screens for whoever chose it.
    pub fn screens(self) -> Language {
        Language::from_code(self.code()).unwrap_or_default()
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
