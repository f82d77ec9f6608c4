//! What people are in the middle of. Sealed for everybody, so that being in a private step does not show.

use super::vault::Purpose;
use super::{Result, StoreError, Tx};
use crate::domain::dialogue::{Begun, Dialogue};
use crate::domain::ids::ChatId;

/// Every row has this size, whatever the step: an album of ten files fits.
pub(super) const STEP: usize = 2048;

impl Tx {
    /// The open step of the person in this chat, if there is one.
    pub async fn dialogue(&mut self, chat: ChatId) -> Result<Option<Dialogue>> {
        let slot = self.dialogue_slot(chat);
        let sealed = sqlx::query_scalar!("SELECT sealed FROM dialogue WHERE slot = $1", slot)
            .fetch_optional(self.connection())
            .await?;
        let Some(sealed) = sealed else { return Ok(None) };
        let opened = self.vault.open_sealed(Purpose::Dialogue, &sealed)?;
        // A step that an older version wrote is over.
        let begun: Option<Begun> = serde_json::from_slice(&opened).ok();
        Ok(begun.and_then(|begun| begun.still_open(self.now)))
    }

    /// Begins a step, or ends it with `None`. The row stays, so that it does not tell.
    pub async fn set_dialogue(&mut self, chat: ChatId, dialogue: Option<Dialogue>) -> Result<()> {
        let slot = self.dialogue_slot(chat);
        let begun = Begun { dialogue, at: self.now };
        let content = serde_json::to_vec(&begun).map_err(|_| StoreError::Unreadable("dialogue"))?;
        let sealed = self.vault.seal(Purpose::Dialogue, &content, STEP)?;
        sqlx::query!(
            "INSERT INTO dialogue (slot, sealed) VALUES ($1, $2)
             ON CONFLICT (slot) DO UPDATE SET sealed = excluded.sealed",
            slot,
            sealed
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Takes the row away, of somebody who is erased.
    pub(super) async fn remove_dialogue(&mut self, chat: ChatId) -> Result<()> {
        let slot = self.dialogue_slot(chat);
        sqlx::query!("DELETE FROM dialogue WHERE slot = $1", slot).execute(self.connection()).await?;
        Ok(())
    }

    fn dialogue_slot(&self, chat: ChatId) -> Vec<u8> {
        self.vault.hash(Purpose::DialogueSlot, &chat.0.to_le_bytes()).to_vec()
    }
}
