//! What our messages were about, so that a reply finds its subject.

use chrono::NaiveDate;

use serde::{Deserialize, Serialize};

use super::vault::{Purpose, Vault};
use super::{Result, StoreError, Tx};
use crate::domain::ids::{ChatId, MessageId};
use crate::domain::outgoing::About;

pub(super) const STEP: usize = 128;

/// In place of a message's id, which is never 0: the numbered list that was shown last.
const LAST_LIST: MessageId = MessageId(0);

/// What a row holds, sealed.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// Where the message is: from it the slot is made anew when the key changes. Absent in rows of before.
    #[serde(default)]
    place: Option<(ChatId, MessageId)>,
    #[serde(flatten)]
    about: About,
}

impl Tx {
    /// Remembers what a message is about; a rewritten message gets its new subject.
    pub async fn remember_sent(&mut self, chat: ChatId, message: MessageId, about: &About) -> Result<()> {
        self.remember_in(chat, message, about).await?;
        if about.assignments.len() > 1 {
            self.remember_in(chat, LAST_LIST, about).await?;
        }
        Ok(())
    }

    async fn remember_in(&mut self, chat: ChatId, message: MessageId, about: &About) -> Result<()> {
        let slot = slot(&self.vault, chat, message);
        let kept = Kept { place: Some((chat, message)), about: about.clone() };
        let content = serde_json::to_vec(&kept).map_err(|_| StoreError::Unreadable("sent"))?;
        let sealed = self.vault.seal(Purpose::Sent, &content, STEP)?;
        let sent_on = self.now.date_naive();
        sqlx::query!(
            r#"INSERT INTO sent (slot, sealed, sent_on) VALUES ($1, $2, $3)
               ON CONFLICT (slot) DO UPDATE SET sealed = excluded.sealed, sent_on = excluded.sent_on"#,
            slot,
            sealed,
            sent_on
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// What the numbers of the last numbered list in this chat mean.
    pub async fn last_list(&mut self, chat: ChatId) -> Result<Option<About>> {
        self.subject(chat, LAST_LIST).await
    }

    /// What the message was about, if it was one of ours and about something.
    pub async fn subject(&mut self, chat: ChatId, message: MessageId) -> Result<Option<About>> {
        let slot = slot(&self.vault, chat, message);
        let sealed = sqlx::query_scalar!("SELECT sealed FROM sent WHERE slot = $1", slot)
            .fetch_optional(self.connection())
            .await?;
        let Some(sealed) = sealed else { return Ok(None) };
        let opened = self.vault.open_sealed(Purpose::Sent, &sealed)?;
        let kept: Kept = serde_json::from_slice(&opened).map_err(|_| StoreError::Unreadable("sent"))?;
        Ok(Some(kept.about))
    }

    /// Forgets what was sent before this day (UTC).
    pub async fn forget_sent_before(&mut self, day: NaiveDate) -> Result<()> {
        sqlx::query!("DELETE FROM sent WHERE sent_on < $1", day).execute(self.connection()).await?;
        Ok(())
    }
}

/// Where a message is looked for: a keyed hash of its place.
pub(super) fn slot(vault: &Vault, chat: ChatId, message: MessageId) -> Vec<u8> {
    let mut place = chat.0.to_le_bytes().to_vec();
    place.extend(message.0.to_le_bytes());
    vault.hash(Purpose::SentSlot, &place).to_vec()
}

/// The place of the message that an opened row is about.
pub(super) fn place(opened: &[u8]) -> Option<(ChatId, MessageId)> {
    serde_json::from_slice::<Kept>(opened).ok()?.place
}
