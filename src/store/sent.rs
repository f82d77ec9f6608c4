//! What our messages were about, so that a reply finds its subject.

use chrono::NaiveDate;

use super::vault::Purpose;
use super::{Result, StoreError, Tx};
use crate::domain::ids::{ChatId, MessageId};
use crate::domain::outgoing::About;

const STEP: usize = 128;

/// In place of a message's id, which is never 0: the numbered list that was shown last.
const LAST_LIST: MessageId = MessageId(0);

impl Tx {
    /// Remembers what a message is about; a rewritten message gets its new subject.
    pub async fn remember_sent(&mut self, chat: ChatId, message: MessageId, about: &About) -> Result<()> {
        self.remember_in(self.sent_slot(chat, message), about).await?;
        if about.assignments.len() > 1 {
            self.remember_in(self.sent_slot(chat, LAST_LIST), about).await?;
        }
        Ok(())
    }

    async fn remember_in(&mut self, slot: Vec<u8>, about: &About) -> Result<()> {
        let content = serde_json::to_vec(about).map_err(|_| StoreError::Unreadable("sent"))?;
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
        let slot = self.sent_slot(chat, message);
        let sealed = sqlx::query_scalar!("SELECT sealed FROM sent WHERE slot = $1", slot)
            .fetch_optional(self.connection())
            .await?;
        let Some(sealed) = sealed else { return Ok(None) };
        let opened = self.vault.open_sealed(Purpose::Sent, &sealed)?;
        serde_json::from_slice(&opened).map(Some).map_err(|_| StoreError::Unreadable("sent"))
    }

    /// Forgets what was sent before this day (UTC).
    pub async fn forget_sent_before(&mut self, day: NaiveDate) -> Result<()> {
        sqlx::query!("DELETE FROM sent WHERE sent_on < $1", day).execute(self.connection()).await?;
        Ok(())
    }

    fn sent_slot(&self, chat: ChatId, message: MessageId) -> Vec<u8> {
        let mut place = chat.0.to_le_bytes().to_vec();
        place.extend(message.0.to_le_bytes());
        self.vault.hash(Purpose::SentSlot, &place).to_vec()
    }
}
