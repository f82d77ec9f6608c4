//! Screens that show the progress board: one-time links, and what they have opened. Only keyed hashes are stored.

use chrono::Duration;

use super::vault::{Purpose, VaultError};
use super::{Result, Tx};
use crate::domain::ids::PersonId;
use crate::domain::invitation::Code;

/// How long a link may be used.
pub const LINK_LASTS: Duration = Duration::minutes(10);
/// How long a screen shows the board.
pub const SCREEN_LASTS: Duration = Duration::hours(12);

/// 192 bits. In hexadecimal digits, so that no chat cuts a link short at a sign.
const SECRET_BYTES: usize = 24;

impl Tx {
    /// A link for somebody who may open screens; an earlier one of theirs is good no more.
    pub async fn make_screen_link(&mut self, by: PersonId) -> Result<Code> {
        let code = secret()?;
        let hash = self.vault.hash(Purpose::ScreenLink, code.expose().as_bytes()).to_vec();
        let expires_at = self.now + LINK_LASTS;
        sqlx::query!("DELETE FROM screen_link WHERE person_id = $1 OR expires_at <= $2", by.0, self.now)
            .execute(&mut *self.inner)
            .await?;
        sqlx::query!(
            "INSERT INTO screen_link (code_hash, person_id, expires_at) VALUES ($1, $2, $3)",
            hash,
            by.0,
            expires_at
        )
        .execute(self.connection())
        .await?;
        Ok(code)
    }

    /// Uses a link up and gives what the screen shows from now on to be let in. `None` for a code that is wrong, used
    /// or old, or whose maker has lost the role.
    pub async fn open_screen(&mut self, code: &Code) -> Result<Option<Code>> {
        let hash = self.vault.hash(Purpose::ScreenLink, code.expose().as_bytes()).to_vec();
        let by = sqlx::query_scalar!(
            "DELETE FROM screen_link WHERE code_hash = $1 AND expires_at > $2 RETURNING person_id",
            hash,
            self.now
        )
        .fetch_optional(&mut *self.inner)
        .await?;
        let Some(by) = by else { return Ok(None) };
        let token = secret()?;
        let hash = self.vault.hash(Purpose::Screen, token.expose().as_bytes()).to_vec();
        let expires_at = self.now + SCREEN_LASTS;
        sqlx::query!("DELETE FROM screen WHERE expires_at <= $1", self.now).execute(&mut *self.inner).await?;
        sqlx::query!(
            "INSERT INTO screen (token_hash, person_id, expires_at) VALUES ($1, $2, $3)",
            hash,
            by,
            expires_at
        )
        .execute(self.connection())
        .await?;
        Ok(if self.is_screen_open(&token).await? { Some(token) } else { None })
    }

    /// Whether a screen is still to be shown the board: not too old, not closed, its opener still in the role.
    pub async fn is_screen_open(&mut self, token: &Code) -> Result<bool> {
        let hash = self.vault.hash(Purpose::Screen, token.expose().as_bytes()).to_vec();
        Ok(sqlx::query_scalar!(
            r#"SELECT EXISTS (SELECT 1 FROM screen JOIN role ON role.person_id = screen.person_id
                   WHERE screen.token_hash = $1 AND screen.expires_at > $2
                     AND role.kind IN ('coordinator', 'leader')) AS "open!: bool""#,
            hash,
            self.now
        )
        .fetch_one(&mut *self.inner)
        .await?)
    }

    /// Ends all screens and links.
    pub async fn close_screens(&mut self) -> Result<()> {
        sqlx::query!("DELETE FROM screen").execute(self.connection()).await?;
        sqlx::query!("DELETE FROM screen_link").execute(self.connection()).await?;
        Ok(())
    }
}

fn secret() -> Result<Code> {
    let mut bytes = [0u8; SECRET_BYTES];
    getrandom::fill(&mut bytes).map_err(|_| VaultError::NoRandomness)?;
    Ok(Code::new(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()))
}
