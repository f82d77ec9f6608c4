//! Groups that the bot was added to, and what they are linked to.

use super::{Result, Tx};
use crate::domain::group::{Group, GroupLink};
use crate::domain::ids::ChatId;

/// A row of `group_chat`.
struct Row {
    chat_id: i64,
    title: String,
    hamlet: Option<String>,
    whole_commune: bool,
    present: bool,
}

impl From<Row> for Group {
    fn from(row: Row) -> Self {
        let whole = row.whole_commune.then_some(GroupLink::WholeCommune);
        Group {
            chat: ChatId(row.chat_id),
            title: row.title,
            link: row.hamlet.map(GroupLink::Hamlet).or(whole),
            present: row.present,
        }
    }
}

impl Tx {
    /// All groups that the bot is in, or that are linked; by title.
    pub async fn groups(&mut self) -> Result<Vec<Group>> {
        let rows = sqlx::query_as!(
            Row,
            r#"SELECT chat_id AS "chat_id!", title, hamlet, whole_commune AS "whole_commune: bool",
                      present AS "present: bool"
               FROM group_chat WHERE present = 1 OR whole_commune = 1 OR hamlet IS NOT NULL
               ORDER BY title, chat_id"#
        )
        .fetch_all(self.connection())
        .await?;
        Ok(rows.into_iter().map(Group::from).collect())
    }

    /// The groups that announcements can be sent to: linked, and with the bot in them.
    pub async fn linked_groups(&mut self) -> Result<Vec<Group>> {
        let groups = self.groups().await?;
        Ok(groups.into_iter().filter(|group| group.present && group.link.is_some()).collect())
    }

    pub async fn group(&mut self, chat: ChatId) -> Result<Option<Group>> {
        Ok(self.groups().await?.into_iter().find(|group| group.chat == chat))
    }

    /// Links a group that is known, instead of what it was linked to before; `None` unlinks it.
    pub async fn link_group(&mut self, chat: ChatId, link: Option<&GroupLink>) -> Result<()> {
        let whole_commune = link == Some(&GroupLink::WholeCommune);
        let hamlet = match link {
            Some(GroupLink::Hamlet(slug)) => Some(slug.as_str()),
            Some(GroupLink::WholeCommune) | None => None,
        };
        sqlx::query!(
            "UPDATE group_chat SET hamlet = $2, whole_commune = $3 WHERE chat_id = $1",
            chat.0,
            hamlet,
            whole_commune
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The bot is in a group, which has this title now.
    pub async fn group_seen(&mut self, chat: ChatId, title: &str) -> Result<()> {
        sqlx::query!(
            "INSERT INTO group_chat (chat_id, title) VALUES ($1, $2)
             ON CONFLICT (chat_id) DO UPDATE SET title = excluded.title, present = 1
             WHERE title <> excluded.title OR present = 0",
            chat.0,
            title
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The bot is no longer in a group. Its link stays, in case that it comes back. Nothing for a chat that is none.
    pub async fn group_left(&mut self, chat: ChatId) -> Result<()> {
        sqlx::query!("UPDATE group_chat SET present = 0 WHERE chat_id = $1", chat.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// A group became a supergroup: everything that is still to be sent there follows. Telegram tells it up to three
    /// times, in any order; once is enough.
    ///
    /// Copies that were sent stay where they are: in the supergroup their message ids are those of other messages.
    pub async fn migrate_group(&mut self, from: ChatId, to: ChatId) -> Result<()> {
        // What is known of the new one is newer, its link excepted.
        sqlx::query!(
            "INSERT INTO group_chat (chat_id, title, hamlet, whole_commune, present)
             SELECT $2, title, hamlet, whole_commune, present FROM group_chat WHERE chat_id = $1
             ON CONFLICT (chat_id) DO UPDATE SET hamlet = excluded.hamlet, whole_commune = excluded.whole_commune
             WHERE hamlet IS NULL AND whole_commune = 0",
            from.0,
            to.0
        )
        .execute(self.connection())
        .await?;
        sqlx::query!("DELETE FROM group_chat WHERE chat_id = $1", from.0).execute(self.connection()).await?;
        sqlx::query!(
            "UPDATE OR IGNORE delivery SET chat_id = $2, messages = NULL
             WHERE chat_id = $1 AND state = 'waiting'
               AND announcement_id IN (SELECT id FROM announcement WHERE forgotten = 0)",
            from.0,
            to.0
        )
        .execute(self.connection())
        .await?;
        // An album without its buttons has arrived, and what is there moves with the group; they come no more.
        sqlx::query!(
            "UPDATE announcement SET sent = sent + 1
             WHERE forgotten = 0
               AND EXISTS (SELECT 1 FROM delivery
                           WHERE announcement_id = announcement.id AND chat_id = $1 AND state = 'half')",
            from.0
        )
        .execute(self.connection())
        .await?;
        sqlx::query!(
            "UPDATE delivery SET state = 'sent'
             WHERE chat_id = $1 AND state = 'half'
               AND announcement_id IN (SELECT id FROM announcement WHERE forgotten = 0)",
            from.0
        )
        .execute(self.connection())
        .await?;
        // Left over where the new one has a copy already.
        sqlx::query!(
            "DELETE FROM delivery
             WHERE chat_id = $1 AND state = 'waiting'
               AND announcement_id IN (SELECT id FROM announcement WHERE forgotten = 0)",
            from.0
        )
        .execute(self.connection())
        .await?;
        sqlx::query!(
            "UPDATE announcement SET audience = json_set(audience, '$.groups',
                (SELECT json_group_array(DISTINCT iif(value = $1, $2, value))
                 FROM json_each(audience, '$.groups')))
             WHERE EXISTS (SELECT 1 FROM json_each(audience, '$.groups') WHERE value = $1)",
            from.0,
            to.0
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
