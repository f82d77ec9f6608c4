//! The copies of announcements: one for each reader, from being made out until it is there, corrected or taken back.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::announcements::content;
use super::outbox::Lane;
use super::{Result, Store, StoreError, Tx};
use crate::domain::announcement::{Answer, Content, State, Step};
use crate::domain::ids::{AnnouncementId, ChatId, MessageId};
use crate::domain::person::Tongue;

/// An announcement of which copies have to be handled.
#[derive(Clone, Debug)]
pub struct Busy {
    pub id: AnnouncementId,
    pub state: State,
    pub revision: i64,
    pub asks: bool,
    pub content: Content,
    /// Whether all copies are made out.
    pub made_out: bool,
}

/// A copy that waits to be handled.
#[derive(Clone, Debug)]
pub struct Copy {
    pub chat: ChatId,
    /// Its chat's, in which one call at a time is under way.
    pub lane: Lane,
    /// What the reader chose; groups have not chosen.
    pub tongue: Tongue,
    /// Of what is there already; empty also if nobody knows their numbers.
    pub messages: Vec<MessageId>,
    pub sent_at: Option<DateTime<Utc>>,
    /// What the reader has answered.
    pub answer: Option<Answer>,
    /// As what it was asked for.
    pub wanted: Wanted,
}

/// Which copies are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Not sent yet.
    Unsent,
    /// An album is there, the text with its buttons is not.
    Half,
    /// Sent in an older wording than this revision.
    OlderThan(i64),
    /// The same of those that lack their buttons.
    HalfOlderThan(i64),
    /// All that were sent.
    Sent,
}

/// What became of a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The pieces of an album are there, what follows them is not.
    HalfSent(Vec<MessageId>),
    Sent(Vec<MessageId>),
    Blocked,
    Failed,
    /// Shows the newest wording now, or is no longer there.
    Corrected,
    /// The same for an album that still lacks its buttons.
    HalfCorrected,
    Deleted,
    Overwritten,
    OutOfReach,
}

/// What a statement changes of several copies alike.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Change {
    state: &'static str,
    /// Absent: as before.
    revision: Option<i64>,
    sent: bool,
}

impl Fate {
    /// How the row changes, and the messages that are there now, if they are others than before.
    fn change(&self, revision: i64) -> (Change, Option<&[MessageId]>) {
        let corrected = |state| Change { state, revision: Some(revision), sent: false };
        let sent = |state| Change { sent: true, ..corrected(state) };
        let unchanged = |state| Change { state, revision: None, sent: false };
        match self {
            Fate::HalfSent(messages) => (sent("half"), Some(messages)),
            Fate::Sent(messages) => (sent("sent"), Some(messages)),
            Fate::Blocked => (unchanged("blocked"), None),
            Fate::Failed => (unchanged("failed"), None),
            Fate::Corrected => (corrected("sent"), None),
            Fate::HalfCorrected => (corrected("half"), None),
            Fate::Deleted => (unchanged("deleted"), None),
            Fate::Overwritten => (unchanged("overwritten"), None),
            Fate::OutOfReach => (unchanged("out_of_reach"), None),
        }
    }
}

impl Tx {
    /// Drops the copies that wait for somebody who is no longer a reader, having stopped everything or turned a topic
    /// off. Of an album that has arrived the rest still follows: it holds the button that stops.
    pub async fn drop_unwanted_copies(&mut self, chat: ChatId) -> Result<()> {
        let dropped = sqlx::query_scalar!(
            r#"DELETE FROM delivery
               WHERE chat_id = $1 AND state = 'waiting'
                 AND announcement_id IN (SELECT id FROM announcement WHERE forgotten = 0)
                 AND NOT EXISTS (SELECT 1 FROM reader WHERE reader.announcement_id = delivery.announcement_id
                                                        AND reader.chat_id = delivery.chat_id)
               RETURNING announcement_id AS "id!""#,
            chat.0
        )
        .fetch_all(self.connection())
        .await?;
        self.expect_fewer(dropped).await
    }

    /// Forgets every copy for somebody who is erased. Counts of what was sent stay.
    pub(super) async fn forget_copies(&mut self, chat: ChatId) -> Result<()> {
        let waiting = sqlx::query_scalar!(
            r#"SELECT announcement_id AS "id!" FROM delivery
               WHERE chat_id = $1 AND state = 'waiting'
                 AND announcement_id IN (SELECT id FROM announcement WHERE forgotten = 0)"#,
            chat.0
        )
        .fetch_all(self.connection())
        .await?;
        sqlx::query!(
            "DELETE FROM delivery
             WHERE chat_id = $1 AND announcement_id IN (SELECT id FROM announcement WHERE forgotten = 0)",
            chat.0
        )
        .execute(self.connection())
        .await?;
        self.expect_fewer(waiting).await
    }

    /// One recipient less for each of these. What the courier has read of them is read anew.
    async fn expect_fewer(&mut self, announcements: Vec<i64>) -> Result<()> {
        self.rings.announcements = true;
        for id in announcements {
            sqlx::query!("UPDATE announcement SET recipients = max(recipients - 1, 0) WHERE id = $1", id)
                .execute(self.connection())
                .await?;
        }
        Ok(())
    }

    /// Asks for its copies to be handled anew: they are to be sent, corrected or taken back.
    pub async fn set_busy(&mut self, id: AnnouncementId) -> Result<()> {
        sqlx::query!("UPDATE announcement SET busy = 1 WHERE id = $1", id.0)
            .execute(self.connection())
            .await?;
        self.rings.announcements = true;
        Ok(())
    }

    /// Nothing is left to do for now; one that was being sent is sent. False if it has changed since the courier found
    /// nothing: then there is something to do again.
    pub async fn rest(&mut self, id: AnnouncementId, state: State, revision: i64) -> Result<bool> {
        let (found, rests_as) = (state.name(), state.after(Step::Finish).unwrap_or(state).name());
        let rests = sqlx::query!(
            "UPDATE announcement SET busy = 0, ended_at = ifnull(ended_at, $2), state = $5
             WHERE id = $1 AND state = $3 AND revision = $4",
            id.0,
            self.now,
            found,
            revision,
            rests_as
        )
        .execute(&mut *self.inner)
        .await?;
        self.rings.announcements = true;
        Ok(rests.rows_affected() > 0)
    }

    /// Writes down what became of copies that were sent, corrected or taken back in this revision.
    pub async fn note_fates(
        &mut self,
        id: AnnouncementId,
        revision: i64,
        fates: &[(ChatId, Fate)],
    ) -> Result<()> {
        let mut changes: BTreeMap<Change, BTreeMap<i64, Option<&[MessageId]>>> = BTreeMap::new();
        for (chat, fate) in fates {
            let (change, messages) = fate.change(revision);
            changes.entry(change).or_default().insert(chat.0, messages);
        }
        for (change, copies) in changes {
            let copies = serde_json::to_string(&copies).map_err(|_| StoreError::Unreadable("delivery"))?;
            sqlx::query!(
                r#"UPDATE delivery
                   SET state = $3, messages = ifnull(json_extract($2, '$."' || chat_id || '"'), messages),
                       revision = iif($3 = 'sent' AND state = 'half' AND $5, revision, ifnull($4, revision)),
                       sent_at = iif($5, $6, sent_at)
                   WHERE announcement_id = $1 AND chat_id IN (SELECT CAST(key AS INTEGER) FROM json_each($2))"#,
                id.0,
                copies,
                change.state,
                change.revision,
                change.sent,
                self.now
            )
            .execute(&mut *self.inner)
            .await?;
        }
        let count = |wanted: fn(&Fate) -> bool| {
            i64::try_from(fates.iter().filter(|(_, fate)| wanted(fate)).count()).unwrap_or_default()
        };
        let sent = count(|fate| matches!(fate, Fate::Sent(_)));
        let blocked = count(|fate| *fate == Fate::Blocked);
        let failed = count(|fate| *fate == Fate::Failed);
        let deleted = count(|fate| *fate == Fate::Deleted);
        let overwritten = count(|fate| *fate == Fate::Overwritten);
        let out_of_reach = count(|fate| *fate == Fate::OutOfReach);
        let any_sent = fates.iter().any(|(_, fate)| matches!(fate, Fate::HalfSent(_) | Fate::Sent(_)));
        sqlx::query!(
            "UPDATE announcement
             SET sent = sent + $2, blocked = blocked + $3, failed = failed + $4, deleted = deleted + $5,
                 overwritten = overwritten + $6, out_of_reach = out_of_reach + $7,
                 last_sent_at = iif($8, $9, last_sent_at)
             WHERE id = $1",
            id.0,
            sent,
            blocked,
            failed,
            deleted,
            overwritten,
            out_of_reach,
            any_sent,
            self.now
        )
        .execute(&mut *self.inner)
        .await?;
        for (chat, fate) in fates {
            if *fate == Fate::Blocked {
                self.mark_unreachable(*chat).await?;
                self.group_left(*chat).await?;
            }
        }
        Ok(())
    }
}

impl Tx {
    /// If a content has reached nobody and so many were refused it, or it is paused, puts those back among the ones that wait. True if it
    /// did: what every reader is refused is the content's matter, not theirs.
    pub async fn spare_refused(&mut self, id: AnnouncementId, at_least: u32) -> Result<bool> {
        let spared = sqlx::query!(
            "UPDATE announcement SET failed = 0
             WHERE id = $1 AND failed >= iif(state = 'paused', 1, $2) AND sent = 0
               AND NOT EXISTS (SELECT 1 FROM delivery WHERE announcement_id = $1 AND state = 'half')",
            id.0,
            at_least
        )
        .execute(self.connection())
        .await?;
        if spared.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query!(
            "UPDATE delivery SET state = 'waiting' WHERE announcement_id = $1 AND state = 'failed'",
            id.0
        )
        .execute(self.connection())
        .await?;
        Ok(true)
    }
}

impl Store {
    /// The announcements of which copies have to be handled, the oldest first.
    pub async fn busy_announcements(&self) -> Result<Vec<Busy>> {
        let rows = sqlx::query!(
            r#"SELECT id AS "id!", state, revision, asks AS "asks: bool", content AS "content!",
                      made_out AS "made_out: bool"
               FROM announcement WHERE busy = 1 ORDER BY id"#
        )
        .fetch_all(&self.reader)
        .await?;
        rows.into_iter()
            .map(|row| {
                Ok(Busy {
                    id: AnnouncementId(row.id),
                    state: State::from_name(&row.state).ok_or(StoreError::Unreadable("announcement"))?,
                    revision: row.revision,
                    asks: row.asks,
                    content: content(&row.content)?,
                    made_out: row.made_out,
                })
            })
            .collect()
    }

    /// Copies that wait, by chat, after this one; at most `limit`.
    pub async fn copies(
        &self,
        id: AnnouncementId,
        wanted: Wanted,
        after: ChatId,
        limit: u32,
    ) -> Result<Vec<Copy>> {
        let (state, below) = match wanted {
            Wanted::Unsent => ("waiting", i64::MAX),
            Wanted::Half => ("half", i64::MAX),
            Wanted::HalfOlderThan(revision) => ("half", revision),
            Wanted::OlderThan(revision) => ("sent", revision),
            Wanted::Sent => ("sent", i64::MAX),
        };
        // One revision at a time, so that the index gives them in order.
        let rows = sqlx::query!(
            r#"SELECT delivery.chat_id AS "chat!", delivery.messages, delivery.sent_at AS "sent_at: DateTime<Utc>",
                      person.language, answer.answer AS "answer?"
               FROM delivery LEFT JOIN person ON person.chat_id = delivery.chat_id
               LEFT JOIN announcement_answer AS answer
                   ON answer.announcement_id = delivery.announcement_id AND answer.person_id = person.id
               WHERE delivery.announcement_id = $1 AND delivery.state = $2
                 AND delivery.revision = (SELECT min(revision) FROM delivery AS oldest
                                          WHERE oldest.announcement_id = $1 AND oldest.state = $2
                                            AND oldest.revision < $3)
                 AND delivery.chat_id > $4
               ORDER BY delivery.chat_id LIMIT $5"#,
            id.0,
            state,
            below,
            after.0,
            limit
        )
        .fetch_all(&self.reader)
        .await?;
        rows.into_iter()
            .map(|row| {
                let messages = row.messages.map(|json| serde_json::from_str(&json)).transpose();
                Ok(Copy {
                    chat: ChatId(row.chat),
                    lane: self.lane(ChatId(row.chat)),
                    tongue: row.language.as_deref().and_then(Tongue::from_code).unwrap_or_default(),
                    messages: messages.map_err(|_| StoreError::Unreadable("delivery"))?.unwrap_or_default(),
                    sent_at: row.sent_at,
                    answer: row.answer.as_deref().and_then(Answer::from_name),
                    wanted,
                })
            })
            .collect()
    }
}
