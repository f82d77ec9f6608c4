//! What residents choose. Only a person's own row is touched here.

use super::{Result, Tx};
use crate::domain::ids::{ChatId, PersonId};
use crate::domain::person::Tongue;
use crate::domain::resident::{Muted, Resident};

impl Tx {
    /// What the person has chosen; nothing for somebody who is not known.
    pub async fn resident(&mut self, person: PersonId) -> Result<Resident> {
        let row = sqlx::query!(
            r#"SELECT hamlet, language, muted, stopped AS "stopped!: bool", settled AS "settled!: bool"
               FROM person WHERE id = $1"#,
            person.0
        )
        .fetch_optional(self.connection())
        .await?;
        let Some(row) = row else { return Ok(Resident::default()) };
        Ok(Resident {
            hamlet: row.hamlet,
            tongue: row.language.as_deref().and_then(Tongue::from_code),
            // Eight bits are all that was ever written.
            muted: Muted::from_bits(u8::try_from(row.muted).unwrap_or_default()),
            stopped: row.stopped,
            settled: row.settled,
        })
    }

    /// Whether nothing may be sent unasked to this private chat.
    pub async fn has_stopped(&mut self, chat: ChatId) -> Result<bool> {
        let stopped = sqlx::query_scalar!(
            r#"SELECT stopped AS "stopped!: bool" FROM person WHERE chat_id = $1"#,
            chat.0
        )
        .fetch_optional(self.connection())
        .await?;
        Ok(stopped.unwrap_or(false))
    }

    /// The questions of the first visit were asked, or need not be.
    pub async fn settle(&mut self, person: PersonId) -> Result<()> {
        sqlx::query!("UPDATE person SET settled = 1 WHERE id = $1 AND settled = 0", person.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    pub async fn set_tongue(&mut self, person: PersonId, tongue: Tongue) -> Result<()> {
        let code = tongue.code();
        sqlx::query!("UPDATE person SET language = $2 WHERE id = $1", person.0, code)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Slug of the plan's hamlet; `None` takes it away.
    pub async fn set_hamlet(&mut self, person: PersonId, hamlet: Option<&str>) -> Result<()> {
        sqlx::query!("UPDATE person SET hamlet = $2 WHERE id = $1", person.0, hamlet)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    pub async fn set_muted(&mut self, person: PersonId, muted: Muted) -> Result<()> {
        let bits = muted.bits();
        sqlx::query!("UPDATE person SET muted = $2 WHERE id = $1", person.0, bits)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Nothing is sent unasked any more, or again.
    pub async fn set_stopped(&mut self, person: PersonId, stopped: bool) -> Result<()> {
        sqlx::query!("UPDATE person SET stopped = $2 WHERE id = $1", person.0, stopped)
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
