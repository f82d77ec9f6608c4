//! What is kept about a person, and erasing it (law 91/2025/QH15: everybody may see and erase their data).
//!
//! Cases are not looked at here: no transaction touches a person's row and a case.

use super::vault::Purpose;
use super::{Result, Tx, sent};
use crate::domain::ids::{ChatId, PersonId};
use crate::domain::person::Person;
use crate::domain::resident::Counts;

impl Tx {
    /// How many rows refer to the person.
    pub async fn counts_of(&mut self, person: &Person) -> Result<Counts> {
        let (id, chat) = (person.id.0, person.chat.0);
        // What was answered to a task is in its history; a report is there too, and counted once.
        let row = sqlx::query!(
            r#"SELECT (SELECT count(*) FROM delivery WHERE chat_id = $2 AND sent_at IS NOT NULL
                       AND announcement_id IN (SELECT id FROM announcement WHERE forgotten = 0)) AS "deliveries!: u32",
                      (SELECT count(*) FROM announcement_answer WHERE person_id = $1) AS "answers!: u32",
                      (SELECT count(*) FROM task_event WHERE person_id = $1)
                      + (SELECT count(*) FROM task_change WHERE person_id = $1)
                      + (SELECT count(*) FROM evidence WHERE person_id = $1)
                      + (SELECT count(*) FROM announcement WHERE author_id = $1) AS "official!: u32""#,
            id,
            chat
        )
        .fetch_one(self.connection())
        .await?;
        Ok(Counts { deliveries: row.deliveries, answers: row.answers, official: row.official })
    }

    /// Whether nobody else coordinates.
    pub async fn is_last_coordinator(&mut self, person: PersonId) -> Result<bool> {
        let alone = sqlx::query_scalar!(
            r#"SELECT EXISTS (SELECT 1 FROM role WHERE kind = 'coordinator' AND person_id = $1)
                  AND NOT EXISTS (SELECT 1 FROM role WHERE kind = 'coordinator' AND person_id <> $1)
                  AS "alone!: bool""#,
            person.0
        )
        .fetch_one(self.connection())
        .await?;
        Ok(alone)
    }

    /// Erases what the person chose, answered and got, their roles, their open step, what waits to be sent to them and
    /// their row.
    ///
    /// Where the commune's record refers to the row (history, reports, announcements, invitations) it stays without a
    /// name, at a chat id that Telegram gives nobody (`nobodys_chat`). The newest row stays the same way, since SQLite would give its
    /// number to the next person, and buttons in old messages name people by it.
    ///
    /// Somebody who holds the contact's role has to give it up first: that touches cases.
    pub async fn erase_person(&mut self, person: &Person) -> Result<()> {
        let (id, chat) = (person.id, person.chat);
        self.drop_waiting(chat).await?;
        self.forget_copies(chat).await?;
        self.forget_what_was_sent(chat).await?;
        self.remove_dialogue(chat).await?;
        sqlx::query!("DELETE FROM role WHERE person_id = $1", id.0).execute(self.connection()).await?;
        sqlx::query!("DELETE FROM screen_link WHERE person_id = $1", id.0).execute(self.connection()).await?;
        sqlx::query!("DELETE FROM screen WHERE person_id = $1", id.0).execute(self.connection()).await?;
        sqlx::query!("DELETE FROM announcement_answer WHERE person_id = $1", id.0)
            .execute(self.connection())
            .await?;
        sqlx::query!(
            "UPDATE announcement SET desk_chat = NULL, desk_message = NULL WHERE desk_chat = $1",
            chat.0
        )
        .execute(self.connection())
        .await?;
        sqlx::query!("UPDATE invitation SET used_by = NULL, label = NULL WHERE used_by = $1", id.0)
            .execute(self.connection())
            .await?;
        let deleted =
            sqlx::query!("DELETE FROM person WHERE id = $1 AND id < (SELECT max(id) FROM person)", id.0)
                .execute(self.connection())
                .await;
        let stays = match deleted {
            Ok(deleted) => deleted.rows_affected() == 0,
            Err(sqlx::Error::Database(error)) if error.is_foreign_key_violation() => true,
            Err(error) => return Err(error.into()),
        };
        if stays {
            let nobody = nobodys_chat(id);
            sqlx::query!(
                "UPDATE person SET chat_id = $2, name = '', language = NULL, hamlet = NULL, muted = 0,
                        stopped = 1, settled = 1, reachable = 0
                 WHERE id = $1",
                id.0,
                nobody
            )
            .execute(self.connection())
            .await?;
        }
        self.rings.erased = true;
        self.rings.schedule = true;
        Ok(())
    }

    /// Forgets what our messages in this chat were about.
    async fn forget_what_was_sent(&mut self, chat: ChatId) -> Result<()> {
        let rows = sqlx::query!("SELECT slot, sealed FROM sent").fetch_all(self.connection()).await?;
        for row in rows {
            // What cannot be opened says nothing to anybody.
            let opened = self.vault.open_sealed(Purpose::Sent, &row.sealed).ok();
            let place = opened.and_then(|opened| sent::place(&opened));
            if place.is_some_and(|(place, _)| place == chat) {
                sqlx::query!("DELETE FROM sent WHERE slot = $1", row.slot).execute(self.connection()).await?;
            }
        }
        Ok(())
    }
}

/// Telegram's ids have at most 52 bits (<https://core.telegram.org/bots/api#chat>); these lie far below all of them.
pub(super) fn nobodys_chat(person: PersonId) -> i64 {
    i64::MIN.saturating_add(person.0)
}
