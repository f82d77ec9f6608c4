//! Everything that is sent, from the decision until Telegram has taken it.
//!
//! Rows are sealed alike, whatever they say and to whom. A lane is one chat; within a lane and class the oldest
//! row is the head, and only heads are offered to the courier, so that one busy chat never hides the others.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::vault::{CaseKey, HASH_BYTES, Purpose, Vault};
use super::{Result, Store, StoreError, Tx};
use crate::domain::case::{Side, Sort, Trail};
use crate::domain::ids::{CaseId, ChatId, MessageId};
use crate::domain::outgoing::{Class, Deed, Outgoing, deletion_topic};
use crate::domain::person::Language;

pub(super) const STEP: usize = 512;

/// A keyed hash of a chat.
pub type Lane = [u8; HASH_BYTES];

/// A row that may be sent now.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub id: i64,
    pub class: Class,
    pub lane: Lane,
    sealed: Vec<u8>,
}

/// What a row holds, sealed.
#[derive(Serialize, Deserialize)]
enum Stored {
    Ordinary(Box<Labelled<Outgoing>>),
    /// Sealed once more with the key of the case, and gone with it.
    Private {
        case: CaseId,
        sealed: String,
    },
}

/// With the topic under which it waits: the column holds only its hash, which is made anew when the key changes.
#[derive(Serialize, Deserialize)]
struct Labelled<Content> {
    content: Content,
    topic: Option<String>,
}

/// Where a row belongs.
pub(super) struct Address {
    pub(super) chat: ChatId,
    pub(super) topic: Option<String>,
}

/// What is sent, and for private messages where it is noted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Opened {
    pub outgoing: Outgoing,
    pub trail: Option<Trail>,
}

/// What is private among some rows.
pub struct PrivatePage {
    pub private: Vec<Opened>,
    /// The first of these rows; `None` if there were none.
    pub first: Option<i64>,
}

const PRIVATE_PLACE: &[u8] = b"loa/private-outbox/1";

/// Messages that one call may delete (<https://core.telegram.org/bots/api#deletemessages>).
const DELETED_AT_ONCE: usize = 100;

impl Tx {
    /// Puts a message into the outbox. With a topic it can be cancelled while it waits.
    pub async fn send(&mut self, class: Class, outgoing: &Outgoing, topic: Option<&str>) -> Result<()> {
        let content = outgoing.clone();
        let stored = Stored::Ordinary(Box::new(Labelled { content, topic: topic.map(str::to_owned) }));
        self.put(class, outgoing.chat, &stored, topic).await
    }

    /// The same for a message of a case: who gets it, and what it says, is sealed with the key of the case. After the
    /// case was erased this does nothing.
    pub async fn send_private(
        &mut self,
        class: Class,
        outgoing: &Outgoing,
        trail: Trail,
        topic: Option<&str>,
    ) -> Result<()> {
        let Some(key) = self.case_key(trail.case).await? else { return Ok(()) };
        let mut outgoing = outgoing.clone();
        if let (Sort::Content, Deed::Say(notice)) = (trail.sort, &outgoing.deed) {
            outgoing.deed = Deed::SayInTwoSteps(notice.clone());
        }
        let chat = outgoing.chat;
        let content = Opened { outgoing, trail: Some(trail) };
        let labelled = Labelled { content, topic: topic.map(str::to_owned) };
        let content = serde_json::to_vec(&labelled).map_err(|_| StoreError::Unreadable("outbox"))?;
        let sealed = key.seal(PRIVATE_PLACE, &Zeroizing::new(content), 1)?;
        let stored = Stored::Private { case: trail.case, sealed: STANDARD.encode(sealed) };
        self.put(class, chat, &stored, topic).await
    }

    /// Deletes messages of a chat, together with those that still wait to be deleted there.
    pub async fn delete_messages(
        &mut self,
        class: Class,
        chat: ChatId,
        mut messages: Vec<MessageId>,
    ) -> Result<()> {
        let topic = deletion_topic(chat);
        for waiting in self.take_back(&topic).await? {
            if let Deed::Delete { messages: waiting, .. } = waiting.deed {
                messages.extend(waiting);
            }
        }
        messages.sort_unstable();
        messages.dedup();
        for some in messages.chunks(DELETED_AT_ONCE) {
            let deed = Deed::Delete { messages: some.to_vec(), known: true };
            self.send(class, &Outgoing::new(chat, Language::default(), deed), Some(&topic)).await?;
        }
        Ok(())
    }

    /// Deletes what may lie in a chat unknown. Ids that are none of this chat's are passed over by Telegram; what is
    /// not deleted is never overwritten, since nobody knows what it is.
    pub async fn delete_doubtful(
        &mut self,
        class: Class,
        chat: ChatId,
        messages: Vec<MessageId>,
    ) -> Result<()> {
        for some in messages.chunks(DELETED_AT_ONCE) {
            let deed = Deed::Delete { messages: some.to_vec(), known: false };
            self.send(class, &Outgoing::new(chat, Language::default(), deed), None).await?;
        }
        Ok(())
    }

    async fn put(&mut self, class: Class, chat: ChatId, stored: &Stored, topic: Option<&str>) -> Result<()> {
        let lane = self.lane(chat).to_vec();
        let topic = topic.map(|topic| self.vault.hash(Purpose::OutboxTopic, topic.as_bytes()).to_vec());
        let content = serde_json::to_vec(stored).map_err(|_| StoreError::Unreadable("outbox"))?;
        let sealed = self.vault.seal(Purpose::Outbox, &Zeroizing::new(content), STEP)?;
        let class = class as i64;
        sqlx::query!(
            "INSERT INTO outbox (class, lane, topic, head, sealed)
             VALUES ($1, $2, $3, NOT EXISTS (SELECT 1 FROM outbox WHERE lane = $2 AND class = $1), $4)",
            class,
            lane,
            topic,
            sealed
        )
        .execute(self.connection())
        .await?;
        self.rings.outbox = true;
        Ok(())
    }

    /// Takes what waits under this topic back, and returns it. What cannot be read stays: nobody knows what it is.
    pub async fn take_back(&mut self, topic: &str) -> Result<Vec<Outgoing>> {
        let topic = self.vault.hash(Purpose::OutboxTopic, topic.as_bytes()).to_vec();
        let rows =
            sqlx::query!(r#"SELECT id AS "id!", sealed FROM outbox WHERE topic = $1 ORDER BY id"#, topic)
                .fetch_all(self.connection())
                .await?;
        let mut taken = Vec::with_capacity(rows.len());
        for row in rows {
            let Some(opened) = readable(self.open_row(&row.sealed).await)? else { continue };
            taken.extend(opened.map(|opened| opened.outgoing));
            self.finish(row.id).await?;
        }
        Ok(taken)
    }

    /// Whether anything waits under this topic.
    pub async fn waits(&mut self, topic: &str) -> Result<bool> {
        let topic = self.vault.hash(Purpose::OutboxTopic, topic.as_bytes()).to_vec();
        let waits = sqlx::query_scalar!("SELECT EXISTS(SELECT 1 FROM outbox WHERE topic = $1)", topic)
            .fetch_one(self.connection())
            .await?;
        Ok(waits == 1)
    }

    /// Takes everything back that waits for a resident's chat from their side of the private channel, under way or
    /// not. What the same person gets as a contact or in an office stays; what cannot be read goes, since it may be
    /// private. Returns how many there were.
    pub async fn take_back_private(&mut self, chat: ChatId) -> Result<usize> {
        let lane = self.lane(chat).to_vec();
        let rows = sqlx::query!(r#"SELECT id AS "id!", sealed FROM outbox WHERE lane = $1"#, lane)
            .fetch_all(self.connection())
            .await?;
        let mut taken = 0;
        for row in rows {
            let trail = readable(self.open_row(&row.sealed).await)?
                .map(|opened| opened.and_then(|opened| opened.trail));
            if trail.is_none_or(|trail| trail.is_some_and(|trail| trail.side == Side::Resident)) {
                self.finish(row.id).await?;
                taken += 1;
            }
        }
        Ok(taken)
    }

    /// What is private among the last rows before this one: after a start it may have been sent already.
    pub async fn waiting_private(&mut self, before: i64, limit: u32) -> Result<PrivatePage> {
        let rows = sqlx::query!(
            r#"SELECT id AS "id!", sealed FROM outbox WHERE id < $1 ORDER BY id DESC LIMIT $2"#,
            before,
            limit
        )
        .fetch_all(self.connection())
        .await?;
        let first = rows.last().map(|row| row.id);
        let mut private = vec![];
        for row in rows {
            let opened = readable(self.open_row(&row.sealed).await)?.flatten();
            private.extend(opened.filter(|opened| opened.trail.is_some()));
        }
        Ok(PrivatePage { private, first })
    }

    async fn open_row(&mut self, sealed: &[u8]) -> Result<Option<Opened>> {
        match open(&self.vault, sealed)? {
            Stored::Ordinary(row) => Ok(Some(Opened { outgoing: row.content, trail: None })),
            Stored::Private { case, sealed } => {
                let key = self.case_key(case).await?;
                key.map(|key| Ok(open_private(&key, &sealed)?.content)).transpose()
            }
        }
    }

    fn lane(&self, chat: ChatId) -> Lane {
        lane(&self.vault, chat)
    }

    /// Removes a row that was sent, or never will be, and lets the next of its lane step up. False if it was gone: it
    /// was taken back meanwhile.
    pub async fn finish(&mut self, id: i64) -> Result<bool> {
        let gone = sqlx::query!("DELETE FROM outbox WHERE id = $1 RETURNING lane, class", id)
            .fetch_optional(self.connection())
            .await?;
        let Some(gone) = gone else { return Ok(false) };
        sqlx::query!(
            "UPDATE outbox SET head = 1
             WHERE id = (SELECT min(id) FROM outbox WHERE lane = $1 AND class = $2)",
            gone.lane,
            gone.class
        )
        .execute(self.connection())
        .await?;
        self.rings.outbox = true;
        Ok(true)
    }

    /// Drops what waits for a chat that cannot be reached. Private messages stay: they find out by themselves, and
    /// what becomes of them is the case's matter. What has to be taken out of the chat stays too.
    pub async fn drop_ordinary(&mut self, lane: &Lane) -> Result<()> {
        self.drop_rows(lane, &Class::ALL).await
    }

    /// The same for a chat whose person is erased.
    pub(super) async fn drop_waiting(&mut self, chat: ChatId) -> Result<()> {
        let lane = self.lane(chat);
        self.drop_rows(&lane, &Class::ALL).await
    }

    /// Drops the announcements and lines that wait for a chat in which they are no longer wanted.
    pub async fn drop_announcements(&mut self, chat: ChatId) -> Result<()> {
        let lane = self.lane(chat);
        self.drop_rows(&lane, &[Class::Announcement]).await
    }

    async fn drop_rows(&mut self, lane: &Lane, classes: &[Class]) -> Result<()> {
        let lane = lane.as_slice();
        let rows = sqlx::query!(r#"SELECT id AS "id!", class, sealed FROM outbox WHERE lane = $1"#, lane)
            .fetch_all(self.connection())
            .await?;
        for row in rows.into_iter().filter(|row| classes.iter().any(|class| *class as i64 == row.class)) {
            let droppable = match readable(open(&self.vault, &row.sealed))? {
                Some(Stored::Ordinary(row)) => !row.content.deed.is_removal(),
                Some(Stored::Private { .. }) | None => false,
            };
            if droppable {
                self.finish(row.id).await?;
            }
        }
        Ok(())
    }
}

fn lane(vault: &Vault, chat: ChatId) -> Lane {
    vault.hash(Purpose::OutboxLane, &chat.0.to_le_bytes())
}

impl Store {
    /// Under which name a chat's messages are kept in order.
    pub fn lane(&self, chat: ChatId) -> Lane {
        lane(&self.vault, chat)
    }

    /// The oldest heads of a class after this row, at most `limit`. Lanes of other classes do not matter here.
    pub async fn waiting(&self, class: Class, after: i64, limit: u32) -> Result<Vec<Waiting>> {
        let number = class as i64;
        let rows = sqlx::query!(
            r#"SELECT id AS "id!", lane, sealed FROM outbox
               WHERE class = $1 AND head = 1 AND id > $2 ORDER BY id LIMIT $3"#,
            number,
            after,
            limit
        )
        .fetch_all(&self.reader)
        .await?;
        rows.into_iter()
            .map(|row| {
                let lane = row.lane.try_into().map_err(|_| StoreError::Unreadable("outbox"))?;
                Ok(Waiting { id: row.id, class, lane, sealed: row.sealed })
            })
            .collect()
    }

    /// What a row says and to whom. `None` for a private one that may not be read any more: its case was erased, or
    /// is no longer that contact's.
    pub async fn open_waiting(&self, waiting: &Waiting) -> Result<Option<Opened>> {
        match open(&self.vault, &waiting.sealed)? {
            Stored::Ordinary(row) => Ok(Some(Opened { outgoing: row.content, trail: None })),
            Stored::Private { case, sealed } => {
                let Some((key, case)) = self.case_with_key(case).await? else { return Ok(None) };
                let opened = open_private(&key, &sealed)?.content;
                let allowed = opened.trail.is_some_and(|trail| case.may_get(&trail, opened.outgoing.chat));
                Ok(allowed.then_some(opened))
            }
        }
    }

    /// How many rows wait, by class.
    pub async fn outbox_size(&self) -> Result<i64> {
        Ok(sqlx::query_scalar!("SELECT count(*) FROM outbox").fetch_one(&self.reader).await?)
    }
}

/// What cannot be read keeps nobody else waiting.
fn readable<Content>(opened: Result<Content>) -> Result<Option<Content>> {
    match opened {
        Ok(content) => Ok(Some(content)),
        Err(error) if error.is_unreadable() => {
            tracing::error!(%error, "a message in the outbox cannot be read");
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

fn open(vault: &Vault, sealed: &[u8]) -> Result<Stored> {
    stored(&vault.open_sealed(Purpose::Outbox, sealed)?)
}

fn stored(opened: &[u8]) -> Result<Stored> {
    serde_json::from_slice(opened).map_err(|_| StoreError::Unreadable("outbox"))
}

/// Where an opened row belongs. Fails for a private one whose case is not among these.
pub(super) fn address(opened: &[u8], cases: &HashMap<CaseId, CaseKey>) -> Result<Address> {
    match stored(opened)? {
        Stored::Ordinary(row) => Ok(Address { chat: row.content.chat, topic: row.topic }),
        Stored::Private { case, sealed } => {
            let key = cases.get(&case).ok_or(StoreError::Unreadable("outbox"))?;
            let row = open_private(key, &sealed)?;
            Ok(Address { chat: row.content.outgoing.chat, topic: row.topic })
        }
    }
}

fn open_private(key: &CaseKey, sealed: &str) -> Result<Labelled<Opened>> {
    let sealed = STANDARD.decode(sealed).map_err(|_| StoreError::Unreadable("outbox"))?;
    let opened = key.open_sealed(PRIVATE_PLACE, &sealed)?;
    serde_json::from_slice(&opened).map_err(|_| StoreError::Unreadable("outbox"))
}
