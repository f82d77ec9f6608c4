//! Single facts about this database.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Result, Store, Tx};
use crate::domain::ids::PersonId;

/// To which Bot API a folder belongs: a sandbox never touches a folder that real people were in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surroundings {
    Telegram,
    Sandbox,
}

const BOT_USERNAME: &str = "bot_username";
const SURROUNDINGS: &str = "surroundings";
const NUMBERS_CHECKED: &str = "numbers_checked_on";
const TOLD: &str = "told";
const HEARD: &str = "heard_at";
const WEEKLY: &str = "weekly_of";

impl Surroundings {
    fn name(self) -> &'static str {
        match self {
            Surroundings::Telegram => "telegram",
            Surroundings::Sandbox => "sandbox",
        }
    }
}

impl Tx {
    /// A single fact, as text.
    pub(super) async fn setting(&mut self, name: &str) -> Result<Option<String>> {
        let value = sqlx::query_scalar!("SELECT value FROM setting WHERE name = $1", name);
        Ok(value.fetch_optional(self.connection()).await?)
    }

    pub(super) async fn set_setting(&mut self, name: &str, value: &str) -> Result<()> {
        sqlx::query!(
            "INSERT INTO setting (name, value) VALUES ($1, $2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name,
            value
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// When the coordinator last confirmed the emergency numbers in the chat (the commune's date).
    pub async fn numbers_checked_on(&mut self) -> Result<Option<NaiveDate>> {
        Ok(self.setting(NUMBERS_CHECKED).await?.and_then(|text| text.parse().ok()))
    }

    pub async fn set_numbers_checked_on(&mut self, on: NaiveDate) -> Result<()> {
        self.set_setting(NUMBERS_CHECKED, &on.to_string()).await
    }

    /// When Telegram was last heard of, to the hour.
    pub async fn heard_at(&mut self) -> Result<Option<DateTime<Utc>>> {
        Ok(self.setting(HEARD).await?.and_then(|text| text.parse().ok()))
    }

    pub async fn set_heard_at(&mut self, at: DateTime<Utc>) -> Result<()> {
        self.set_setting(HEARD, &at.to_rfc3339()).await
    }

    /// The Monday of the week whose summary was told last.
    pub async fn last_weekly(&mut self) -> Result<Option<NaiveDate>> {
        Ok(self.setting(WEEKLY).await?.and_then(|text| text.parse().ok()))
    }

    pub async fn set_last_weekly(&mut self, week: NaiveDate) -> Result<()> {
        self.set_setting(WEEKLY, &week.to_string()).await
    }

    /// Up to which person an occasion has been told.
    pub async fn told_up_to(&mut self, occasion: &str) -> Result<PersonId> {
        let text = self.setting(&format!("{TOLD}/{occasion}")).await?;
        Ok(PersonId(text.and_then(|text| text.parse().ok()).unwrap_or(0)))
    }

    pub async fn set_told_up_to(&mut self, occasion: &str, last: PersonId) -> Result<()> {
        self.set_setting(&format!("{TOLD}/{occasion}"), &last.0.to_string()).await
    }

    /// The bot's name at Telegram when it last ran, for links.
    pub async fn bot_username(&mut self) -> Result<Option<String>> {
        self.setting(BOT_USERNAME).await
    }

    pub async fn set_bot_username(&mut self, username: &str) -> Result<()> {
        self.set_setting(BOT_USERNAME, username).await
    }

    /// Marks the folder for these surroundings, if it has none yet. Returns what it is marked for.
    pub async fn settle_in(&mut self, surroundings: Surroundings) -> Result<Surroundings> {
        let name = surroundings.name();
        sqlx::query!(
            "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            SURROUNDINGS,
            name
        )
        .execute(self.connection())
        .await?;
        let value = sqlx::query_scalar!("SELECT value FROM setting WHERE name = $1", SURROUNDINGS)
            .fetch_one(self.connection())
            .await?;
        Ok(if value == Surroundings::Sandbox.name() { Surroundings::Sandbox } else { Surroundings::Telegram })
    }
}

impl Store {
    /// What SQLite says of the file: "ok", or what is broken.
    pub async fn integrity(&self) -> Result<String> {
        let said: Option<String> =
            sqlx::query_scalar("PRAGMA quick_check").fetch_optional(&self.reader).await?;
        Ok(said.unwrap_or_default())
    }
}
