//! One-time codes. Only their keyed hash is stored.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Duration, DurationRound, Utc};
use chrono_tz::Tz;

use super::people::{role_columns, role_from_columns};
use super::vault::{Purpose, VaultError};
use super::{Result, Tx};
use crate::domain::ids::{ChatId, InvitationId, PersonId};
use crate::domain::invitation::{Code, Invitation, OpenInvitation, VALIDITY};
use crate::domain::person::Person;
use crate::domain::role::{Rank, Role};

/// Wrong codes that one person may try in an hour.
const WRONG_CODES_AN_HOUR: i64 = 5;

/// 192 bits; product.md asks for 128 at least.
const CODE_BYTES: usize = 24;

/// What a code has given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redeemed {
    pub role: Role,
    /// For a leader: what they stand for.
    pub label: Option<String>,
    /// Absent for codes of `loa claim`.
    pub invited_by: Option<PersonId>,
}

impl Tx {
    /// Makes a code for a role; `by` is absent for `loa claim`. Returns the code and when it ends.
    pub async fn invite(&mut self, role: Role, by: Option<PersonId>) -> Result<(Code, DateTime<Utc>)> {
        let mut secret = [0u8; CODE_BYTES];
        getrandom::fill(&mut secret).map_err(|_| VaultError::NoRandomness)?;
        let code = Code::new(URL_SAFE_NO_PAD.encode(secret));
        let hash = self.code_hash(&code);
        let (kind, unit, rank) = role_columns(role);
        let (by, expires_at) = (by.map(|by| by.0), self.now + VALIDITY);
        sqlx::query!(
            "INSERT INTO invitation (code_hash, kind, unit_id, rank, invited_by, created_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            hash,
            kind,
            unit,
            rank,
            by,
            self.now,
            expires_at
        )
        .execute(&mut *self.inner)
        .await?;
        Ok((code, expires_at))
    }

    /// Whether this person may try another code. Each try counts, until the hour ends or a code was right.
    pub async fn may_try_code(&mut self, chat: ChatId) -> Result<bool> {
        let slot = self.attempt_slot(chat);
        let hour = self.now.duration_trunc(Duration::hours(1)).unwrap_or(self.now);
        let count = sqlx::query_scalar!(
            r#"INSERT INTO code_attempt (slot, hour, count) VALUES ($1, $2, 1)
               ON CONFLICT (slot, hour) DO UPDATE SET count = count + 1 RETURNING count AS "count!: i64""#,
            slot,
            hour
        )
        .fetch_one(self.connection())
        .await?;
        Ok(count <= WRONG_CODES_AN_HOUR)
    }

    /// A code was right: earlier wrong ones do not count.
    pub async fn forget_attempts(&mut self, chat: ChatId) -> Result<()> {
        let slot = self.attempt_slot(chat);
        sqlx::query!("DELETE FROM code_attempt WHERE slot = $1", slot).execute(self.connection()).await?;
        Ok(())
    }

    /// Forgets the attempts of past hours.
    pub async fn sweep_attempts(&mut self) -> Result<()> {
        let hour = self.now.duration_trunc(Duration::hours(1)).unwrap_or(self.now);
        sqlx::query!("DELETE FROM code_attempt WHERE hour < $1", hour).execute(self.connection()).await?;
        Ok(())
    }

    fn attempt_slot(&self, chat: ChatId) -> Vec<u8> {
        self.vault.hash(Purpose::CodeAttempt, &chat.0.to_le_bytes()).to_vec()
    }

    /// Uses a code up. `None` for a code that is wrong, used, revoked or old, or whose role does not go together with
    /// those of the person: that one stays good for somebody else.
    pub async fn redeem(&mut self, code: &Code, by: &Person) -> Result<Option<Redeemed>> {
        let hash = self.code_hash(code);
        let row = sqlx::query!(
            r#"SELECT id AS "id!", kind, unit_id, rank, label, invited_by, expires_at AS "expires_at!: DateTime<Utc>",
                      used_at IS NOT NULL AS "used!: bool", revoked_at IS NOT NULL AS "revoked!: bool"
               FROM invitation WHERE code_hash = $1"#,
            hash
        )
        .fetch_optional(self.connection())
        .await?;
        let Some(row) = row else { return Ok(None) };
        let invitation = Invitation {
            id: InvitationId(row.id),
            expires_at: row.expires_at,
            used: row.used,
            revoked: row.revoked,
        };
        if !invitation.is_open(self.now) {
            return Ok(None);
        }
        let role = role_from_columns(&row.kind, row.unit_id, row.rank.as_deref())?;
        if !by.roles.may_add(role) {
            return Ok(None);
        }
        sqlx::query!(
            "UPDATE invitation SET used_by = $2, used_at = $3 WHERE id = $1",
            row.id,
            by.id.0,
            self.now
        )
        .execute(&mut *self.inner)
        .await?;
        Ok(Some(Redeemed { role, label: row.label, invited_by: row.invited_by.map(PersonId) }))
    }

    /// Memberships, leaders' and contacts' roles that were offered and not yet taken, newest first.
    pub async fn open_invitations(&mut self, zone: Tz) -> Result<Vec<OpenInvitation>> {
        let rows = sqlx::query!(
            r#"SELECT invitation.id AS "id!", unit.name AS "name?", invitation.rank AS "rank?",
                      invitation.label, invitation.expires_at AS "expires_at!: DateTime<Utc>"
               FROM invitation LEFT JOIN unit ON unit.id = invitation.unit_id
               WHERE used_at IS NULL AND revoked_at IS NULL AND expires_at > $1
                 AND (kind = 'member' OR (kind IN ('contact', 'leader') AND invited_by IS NOT NULL)) ORDER BY invitation.id DESC"#,
            self.now
        )
        .fetch_all(&mut *self.inner)
        .await?;
        rows.into_iter()
            .map(|row| {
                let rank = row.rank.as_deref().map(Rank::from_column).transpose()?;
                Ok(OpenInvitation {
                    id: InvitationId(row.id),
                    unit: row.name.zip(rank),
                    leader: row.label,
                    expires_on: row.expires_at.with_timezone(&zone).date_naive(),
                })
            })
            .collect()
    }

    /// Ends a code that was not used yet.
    pub async fn revoke(&mut self, invitation: InvitationId) -> Result<()> {
        sqlx::query!(
            "UPDATE invitation SET revoked_at = $2 WHERE id = $1 AND used_at IS NULL AND revoked_at IS NULL",
            invitation.0,
            self.now
        )
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    pub(super) fn code_hash(&self, code: &Code) -> Vec<u8> {
        self.vault.hash(Purpose::InvitationCode, code.expose().as_bytes()).to_vec()
    }
}
