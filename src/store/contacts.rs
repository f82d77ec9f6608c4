//! The trusted contacts. In clear: who they are is no secret, and nothing of a case is here.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Result, Tx};
use crate::domain::contact::Contact;
use crate::domain::ids::{ChatId, InvitationId, PersonId};
use crate::domain::person::Language;

impl Tx {
    /// All contacts, those who wait for approval too, in the order in which they came.
    pub async fn contacts(&mut self) -> Result<Vec<Contact>> {
        let rows = sqlx::query!(
            r#"SELECT person.id AS "person!", person.chat_id, person.name, person.language, person.reachable,
                      contact.position, contact.children,
                      contact.active_since AS "active_since: DateTime<Utc>",
                      contact.accepted_on AS "accepted_on: NaiveDate",
                      contact.practised_on AS "practised_on: NaiveDate",
                      contact.duty_from, contact.duty_until, contact.away_until AS "away_until: DateTime<Utc>"
               FROM role JOIN person ON person.id = role.person_id JOIN contact ON contact.person_id = person.id
               WHERE role.kind = 'contact' ORDER BY role.id"#
        )
        .fetch_all(self.connection())
        .await?;
        let hour = |hour: i64| u32::try_from(hour).ok();
        Ok(rows
            .into_iter()
            .map(|row| Contact {
                person: PersonId(row.person),
                chat: ChatId(row.chat_id),
                language: row.language.as_deref().and_then(Language::from_code).unwrap_or_default(),
                name: row.name,
                reachable: row.reachable != 0,
                position: row.position,
                children: row.children != 0,
                active_since: row.active_since,
                accepted_on: row.accepted_on,
                practised_on: row.practised_on,
                duty: row.duty_from.and_then(hour).zip(row.duty_until.and_then(hour)),
                away_until: row.away_until,
            })
            .collect())
    }

    pub async fn contact(&mut self, person: PersonId) -> Result<Option<Contact>> {
        Ok(self.contacts().await?.into_iter().find(|contact| contact.person == person))
    }

    /// A new contact; active at once if the server's owner invited them (the first two), else after approval.
    pub async fn add_contact(&mut self, person: PersonId, active: bool) -> Result<()> {
        let since = active.then_some(self.now);
        sqlx::query!(
            "INSERT INTO contact (person_id, active_since) VALUES ($1, $2)
             ON CONFLICT (person_id) DO UPDATE SET active_since = ifnull(active_since, excluded.active_since)",
            person.0,
            since
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Writes settings, approval and practice back.
    pub async fn save_contact(&mut self, contact: &Contact) -> Result<()> {
        let (from, until) = match contact.duty {
            Some((from, until)) => (Some(i64::from(from)), Some(i64::from(until))),
            None => (None, None),
        };
        sqlx::query!(
            "UPDATE contact SET position = $2, children = $3, active_since = $4, accepted_on = $5,
                    practised_on = $6, duty_from = $7, duty_until = $8, away_until = $9 WHERE person_id = $1",
            contact.person.0,
            contact.position,
            contact.children,
            contact.active_since,
            contact.accepted_on,
            contact.practised_on,
            from,
            until,
            contact.away_until
        )
        .execute(&mut *self.inner)
        .await?;
        self.rings.schedule = true;
        Ok(())
    }

    /// Takes the role away, with everything that belonged to it.
    pub async fn remove_contact(&mut self, person: PersonId) -> Result<bool> {
        sqlx::query!("DELETE FROM contact WHERE person_id = $1", person.0).execute(self.connection()).await?;
        let gone = sqlx::query!("DELETE FROM role WHERE person_id = $1 AND kind = 'contact'", person.0)
            .execute(self.connection())
            .await?;
        self.rings.schedule = true;
        Ok(gone.rows_affected() > 0)
    }

    /// The codes for contacts that are out, made by `loa claim` and not used yet, the oldest first.
    pub async fn claimed_contacts(&mut self) -> Result<Vec<InvitationId>> {
        let codes = sqlx::query_scalar!(
            r#"SELECT id AS "id!" FROM invitation
               WHERE kind = 'contact' AND invited_by IS NULL AND used_at IS NULL AND revoked_at IS NULL
                 AND expires_at > $1 ORDER BY id"#,
            self.now
        )
        .fetch_all(&mut *self.inner)
        .await?;
        Ok(codes.into_iter().map(InvitationId).collect())
    }

    /// People who can be reached and hold no role: the circle in which a writer hides.
    pub async fn reachable_residents(&mut self) -> Result<i64> {
        Ok(sqlx::query_scalar!(
            r#"SELECT count(*) AS "count!: i64" FROM person
               WHERE reachable = 1 AND NOT EXISTS (SELECT 1 FROM role WHERE role.person_id = person.id)"#
        )
        .fetch_one(self.connection())
        .await?)
    }
}
