//! Announcements as they are composed, listed and moved on.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::{Result, StoreError, Tx};
use crate::domain::announcement::{
    Announcement, Appointment, Audience, Content, Residents, State, Tally, Topic,
};
use crate::domain::campaign::CampaignAudience;
use crate::domain::ids::{AnnouncementId, ChatId, MessageId, PersonId, UnitId};

/// A row as the queries of this file read it.
struct Row {
    id: i64,
    state: String,
    author_id: Option<i64>,
    campaign: Option<String>,
    content: Option<String>,
    topic: String,
    audience: String,
    asks: bool,
    event_on: Option<NaiveDate>,
    event_at: Option<NaiveTime>,
    event_place: Option<String>,
    send_at: Option<DateTime<Utc>>,
    revision: i64,
}

/// The rows that a condition, and an order, let through.
macro_rules! rows {
    ($which:tt, $($argument:expr),+) => {
        sqlx::query_as!(
            Row,
            r#"SELECT id AS "id!", state, author_id, campaign, content, topic, audience, asks AS "asks: bool",
                      event_on AS "event_on: NaiveDate", event_at AS "event_at: NaiveTime", event_place,
                      send_at AS "send_at: DateTime<Utc>", revision
               FROM announcement WHERE "# + $which,
            $($argument),+
        )
    };
}

impl Row {
    fn read(self) -> Result<Announcement> {
        let unreadable = || StoreError::Unreadable("announcement");
        let event = self.event_on.map(|on| Appointment { on, at: self.event_at, place: self.event_place });
        Ok(Announcement {
            id: AnnouncementId(self.id),
            state: State::from_name(&self.state).ok_or_else(unreadable)?,
            author: self.author_id.map(PersonId),
            campaign: self.campaign,
            content: self.content.map(|json| content(&json)).transpose()?,
            topic: Topic::from_name(&self.topic).ok_or_else(unreadable)?,
            audience: serde_json::from_str(&self.audience).map_err(|_| unreadable())?,
            asks: self.asks,
            event,
            send_at: self.send_at,
            revision: u32::try_from(self.revision).map_err(|_| unreadable())?,
        })
    }
}

/// Reads a content of the database.
pub(super) fn content(json: &str) -> Result<Content> {
    serde_json::from_str(json).map_err(|_| StoreError::Unreadable("announcement"))
}

fn written<Part: serde::Serialize>(part: &Part) -> Result<String> {
    serde_json::to_string(part).map_err(|_| StoreError::Unreadable("announcement"))
}

/// What a campaign of the plan wants to be announced.
#[derive(Debug)]
pub struct Proposal {
    /// The plan's campaign and message.
    pub campaign: String,
    pub year: i32,
    pub content: Content,
    pub topic: Topic,
    pub audience: Audience,
    pub asks: bool,
    pub event: Option<Appointment>,
    pub send_at: DateTime<Utc>,
}

impl Tx {
    /// A new draft of somebody's, for all residents: the one that they have begun and left empty, if there is one.
    pub async fn draft_announcement(&mut self, author: PersonId) -> Result<Announcement> {
        let (topic, audience) = (Topic::default().name(), written(&Audience::everyone())?);
        let empty = sqlx::query_scalar!(
            r#"SELECT id AS "id!" FROM announcement
               WHERE state = 'draft' AND author_id = $1 AND content IS NULL AND pending IS NULL AND topic = $2
                 AND audience = $3 AND asks = 0 AND event_on IS NULL AND send_at IS NULL
               ORDER BY id DESC LIMIT 1"#,
            author.0,
            topic,
            audience
        )
        .fetch_optional(self.connection())
        .await?;
        let id = match empty {
            Some(empty) => empty,
            None => self.insert_draft(author, topic, &audience).await?,
        };
        self.announcement(AnnouncementId(id)).await?.ok_or(StoreError::Unreadable("announcement"))
    }

    async fn insert_draft(&mut self, author: PersonId, topic: &str, audience: &str) -> Result<i64> {
        Ok(sqlx::query_scalar!(
            r#"INSERT INTO announcement (state, author_id, topic, audience, changed_at)
               VALUES ('draft', $1, $2, $3, $4) RETURNING id AS "id!""#,
            author.0,
            topic,
            audience,
            self.now
        )
        .fetch_one(&mut *self.inner)
        .await?)
    }

    /// Whom a campaign of the plan is for. Units that the plan no longer has are left out.
    pub async fn campaign_audience(&mut self, to: &CampaignAudience) -> Result<Audience> {
        match to {
            CampaignAudience::Everyone => Ok(Audience::everyone()),
            CampaignAudience::Hamlets(hamlets) => {
                let residents = Residents { hamlets: hamlets.clone(), tongues: vec![] };
                Ok(Audience { residents: Some(residents), ..Audience::default() })
            }
            CampaignAudience::Units(slugs) => {
                let slugs = written(slugs)?;
                let units = sqlx::query_scalar!(
                    r#"SELECT id AS "id!" FROM unit
                       WHERE slug IN (SELECT value FROM json_each($1)) ORDER BY position"#,
                    slugs
                )
                .fetch_all(self.connection())
                .await?;
                Ok(Audience { units: units.into_iter().map(UnitId).collect(), ..Audience::default() })
            }
        }
    }

    /// Puts a campaign's announcement before the announcers; nothing if it was there before.
    pub async fn propose_announcement(&mut self, proposal: &Proposal) -> Result<Option<Announcement>> {
        let Proposal { campaign, year, topic, asks, event, send_at, .. } = proposal;
        let (content, audience, topic) =
            (written(&proposal.content)?, written(&proposal.audience)?, topic.name());
        let (on, at) = (event.as_ref().map(|event| event.on), event.as_ref().and_then(|event| event.at));
        let id = sqlx::query_scalar!(
            r#"INSERT INTO announcement
                   (state, campaign, year, content, topic, audience, asks, event_on, event_at, send_at, changed_at)
               VALUES ('proposed', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
               ON CONFLICT DO NOTHING RETURNING id AS "id!""#,
            campaign,
            year,
            content,
            topic,
            audience,
            asks,
            on,
            at,
            send_at,
            self.now
        )
        .fetch_optional(&mut *self.inner)
        .await?;
        match id {
            Some(id) => self.announcement(AnnouncementId(id)).await,
            None => Ok(None),
        }
    }

    /// One that is not being forgotten.
    pub async fn announcement(&mut self, id: AnnouncementId) -> Result<Option<Announcement>> {
        let row = rows!("id = $1 AND coming_kept IS NULL", id.0).fetch_optional(self.connection()).await?;
        row.map(Row::read).transpose()
    }

    /// Writes an announcement's parts and state.
    pub async fn save_announcement(&mut self, announcement: &Announcement) -> Result<()> {
        let Announcement { id, state, author, content, topic, asks, event, send_at, revision, .. } =
            announcement;
        let content = content.as_ref().map(written).transpose()?;
        let (state, author, topic) = (state.name(), author.map(|author| author.0), topic.name());
        let audience = written(&announcement.audience)?;
        let event = event.clone();
        let on = event.as_ref().map(|event| event.on);
        let at = event.as_ref().and_then(|event| event.at);
        let place = event.and_then(|event| event.place);
        sqlx::query!(
            "UPDATE announcement
             SET state = $2, author_id = $3, content = $4, topic = $5, audience = $6, asks = $7, event_on = $8,
                 event_at = $9, event_place = $10, send_at = $11, revision = $12, changed_at = $13
             WHERE id = $1",
            id.0,
            state,
            author,
            content,
            topic,
            audience,
            asks,
            on,
            at,
            place,
            send_at,
            revision,
            self.now
        )
        .execute(&mut *self.inner)
        .await?;
        self.rings.schedule = true;
        self.rings.announcements = true;
        Ok(())
    }

    /// All but what was given up or is forgotten, what changed last first. `skip` and `limit` cut a page out.
    pub async fn announcements(&mut self, skip: u32, limit: u32) -> Result<Vec<Announcement>> {
        let rows = rows!(
            "state <> 'dropped' AND coming_kept IS NULL ORDER BY changed_at DESC, id DESC LIMIT $1 OFFSET $2",
            limit,
            skip
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(Row::read).collect()
    }

    /// Those that were sent and have a day from `from` on, the next first.
    pub async fn announcements_with_events(&mut self, from: NaiveDate) -> Result<Vec<Announcement>> {
        let rows = rows!(
            "event_on >= $1 AND state IN ('sending', 'paused', 'stopped', 'sent') ORDER BY event_on, event_at, id",
            from
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(Row::read).collect()
    }

    /// Those with a day that are being sent.
    pub async fn invitations_under_way(&mut self) -> Result<Vec<Announcement>> {
        let state = State::Sending.name();
        let rows = rows!("busy = 1 AND state = $1 AND event_on IS NOT NULL ORDER BY id", state)
            .fetch_all(self.connection())
            .await?;
        rows.into_iter().map(Row::read).collect()
    }

    /// Whether anybody has moved it on, or changed it, since that moment.
    pub async fn is_changed_since(&mut self, id: AnnouncementId, moment: DateTime<Utc>) -> Result<bool> {
        Ok(sqlx::query_scalar!(
            r#"SELECT changed_at >= $2 AS "changed!: bool" FROM announcement WHERE id = $1"#,
            id.0,
            moment
        )
        .fetch_one(self.connection())
        .await?)
    }

    /// Those with a day from `from` on that have reached this chat, the next first.
    pub async fn invitations_of(&mut self, chat: ChatId, from: NaiveDate) -> Result<Vec<Announcement>> {
        let rows = rows!(
            "event_on >= $1 AND state IN ('sending', 'paused', 'stopped', 'sent')
             AND EXISTS (SELECT 1 FROM delivery WHERE announcement_id = announcement.id AND chat_id = $2
                                                  AND delivery.state = 'sent')
             ORDER BY event_on, event_at, id",
            from,
            chat.0
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(Row::read).collect()
    }

    /// Those whose time has come.
    pub async fn announcements_due(&mut self) -> Result<Vec<Announcement>> {
        let rows = rows!("state = 'scheduled' AND ifnull(send_at, '') <= $1 ORDER BY id", self.now)
            .fetch_all(&mut *self.inner)
            .await?;
        rows.into_iter().map(Row::read).collect()
    }

    /// When the next one goes out.
    pub async fn next_announcement(&mut self) -> Result<Option<DateTime<Utc>>> {
        Ok(sqlx::query_scalar!(
            r#"SELECT min(send_at) AS "at: DateTime<Utc>" FROM announcement WHERE state = 'scheduled'"#
        )
        .fetch_one(self.connection())
        .await?)
    }

    /// How far it has come.
    pub async fn tally_of(&mut self, id: AnnouncementId) -> Result<Tally> {
        let row = sqlx::query!(
            "SELECT recipients, held_back, sent, blocked, failed, deleted, overwritten, out_of_reach,
                    (SELECT count(*) FROM delivery WHERE announcement_id = announcement.id
                     AND delivery.state = 'sent' AND delivery.revision < announcement.revision) AS outdated,
                    iif(state = 'recalled', (SELECT count(*) FROM delivery
                                             WHERE announcement_id = announcement.id
                                               AND delivery.state IN ('sent', 'half')), 0) AS to_take_back
             FROM announcement WHERE id = $1",
            id.0
        )
        .fetch_one(self.connection())
        .await?;
        let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(Tally {
            recipients: count(row.recipients),
            held_back: count(row.held_back),
            sent: count(row.sent),
            blocked: count(row.blocked),
            failed: count(row.failed),
            outdated: count(row.outdated),
            deleted: count(row.deleted),
            overwritten: count(row.overwritten),
            out_of_reach: count(row.out_of_reach),
            to_take_back: count(row.to_take_back),
        })
    }

    /// Where its sender watches it, if there is such a message.
    pub async fn desk_of(&mut self, id: AnnouncementId) -> Result<Option<(ChatId, MessageId)>> {
        let row = sqlx::query!("SELECT desk_chat, desk_message FROM announcement WHERE id = $1", id.0)
            .fetch_one(self.connection())
            .await?;
        let message = row.desk_message.and_then(|message| i32::try_from(message).ok()).map(MessageId);
        Ok(row.desk_chat.map(ChatId).zip(message))
    }

    /// In which chat it is watched, whatever is shown there now.
    pub async fn watcher_of(&mut self, id: AnnouncementId) -> Result<Option<ChatId>> {
        let chat = sqlx::query_scalar!("SELECT desk_chat FROM announcement WHERE id = $1", id.0)
            .fetch_one(self.connection())
            .await?;
        Ok(chat.map(ChatId))
    }

    /// From now on it is watched in this message.
    pub async fn set_desk(&mut self, id: AnnouncementId, chat: ChatId, message: MessageId) -> Result<()> {
        sqlx::query!(
            "UPDATE announcement SET desk_chat = $2, desk_message = $3 WHERE id = $1",
            id.0,
            chat.0,
            message.0
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// What was written on top of its content and has no place yet.
    pub async fn pending(&mut self, id: AnnouncementId) -> Result<Option<Content>> {
        let json = sqlx::query_scalar!("SELECT pending FROM announcement WHERE id = $1", id.0)
            .fetch_one(self.connection())
            .await?;
        json.map(|json| content(&json)).transpose()
    }

    pub async fn set_pending(&mut self, id: AnnouncementId, pending: Option<&Content>) -> Result<()> {
        let pending = pending.map(written).transpose()?;
        sqlx::query!("UPDATE announcement SET pending = $2 WHERE id = $1", id.0, pending)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Telegram's name of the album that is coming in.
    pub async fn album(&mut self, id: AnnouncementId) -> Result<Option<String>> {
        Ok(sqlx::query_scalar!("SELECT album FROM announcement WHERE id = $1", id.0)
            .fetch_one(self.connection())
            .await?)
    }

    pub async fn set_album(&mut self, id: AnnouncementId, album: Option<&str>) -> Result<()> {
        sqlx::query!("UPDATE announcement SET album = $2 WHERE id = $1", id.0, album)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Drafts that nobody has touched since then go.
    pub async fn sweep_drafts(&mut self, before: DateTime<Utc>) -> Result<()> {
        sqlx::query!(
            "UPDATE announcement SET state = 'dropped' WHERE state = 'draft' AND changed_at < $1",
            before
        )
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
