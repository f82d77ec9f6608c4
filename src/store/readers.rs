//! For whom an announcement is, and the copies that are made out for them.

use chrono::{DateTime, Duration, Utc};

use super::{Result, StoreError, Tx};
use crate::domain::announcement::{Announcement, Step};
use crate::domain::ids::AnnouncementId;

/// No more than so many announcements to one resident since a moment.
struct Cap {
    copies: u32,
    since: DateTime<Utc>,
    /// Whether anybody can have had so many.
    reached: bool,
    /// The announcements that count, as a JSON list of ids.
    counting: String,
}

const WEEK: Duration = Duration::days(7);
/// Without a plan.
const MOST_A_WEEK: u32 = 3;

/// Who an announcement is for, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readers {
    pub people: u32,
    /// Of these, residents who have had enough this week and are left out.
    pub capped: u32,
}

/// Reads of an announcement's readers, with what stands before and after whether one has had enough this week.
macro_rules! readers {
    ($before:tt, $after:tt, $id:expr, $cap:expr $(, $argument:expr)*) => {
        sqlx::query!(
            "SELECT " + $before
                + "iif($2 AND capped,
                       (SELECT count(*) FROM json_each($3) AS other
                        JOIN announcement ON announcement.id = other.value
                        JOIN delivery ON delivery.announcement_id = other.value
                                         AND delivery.chat_id = reader.chat_id
                        WHERE iif(sent_at IS NULL, delivery.state = 'waiting'
                                                   AND announcement.state IN ('sending', 'paused'),
                                  sent_at >= $4 AND delivery.state NOT IN ('deleted', 'overwritten')))
                       >= $5, 0)"
                + $after,
            $id.0,
            $cap.reached,
            $cap.counting,
            $cap.since,
            $cap.copies
            $(, $argument)*
        )
    };
}

impl Tx {
    /// Counts for whom an announcement is that goes out at this moment. Linked groups come on top.
    pub async fn count_readers(&mut self, id: AnnouncementId, at: DateTime<Utc>) -> Result<Readers> {
        let cap = self.cap(id, at).await?;
        let row = readers!(
            r#"count(*) AS "people!: i64", ifnull(sum("#,
            r#"), 0) AS "capped!: i64" FROM reader WHERE announcement_id = $1"#,
            id,
            cap
        )
        .fetch_one(self.connection())
        .await?;
        let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(Readers { people: count(row.people), capped: count(row.capped) })
    }

    /// Begins to send what is scheduled: copies for the groups are made out, those for people follow page by page.
    pub async fn begin_sending(&mut self, announcement: &Announcement) -> Result<()> {
        let Some(state) = announcement.state.after(Step::Begin) else { return Ok(()) };
        let (id, state) = (announcement.id, state.name());
        let readers = self.count_readers(id, self.now).await?;
        // A group may have been unlinked, or have thrown the bot out, since it was chosen.
        let groups = sqlx::query!(
            "INSERT INTO delivery (announcement_id, chat_id, state)
             SELECT announcement.id, wanted.value, 'waiting'
             FROM announcement, json_each(audience, '$.groups') AS wanted
             JOIN group_chat ON group_chat.chat_id = wanted.value
             WHERE announcement.id = $1 AND present = 1 AND (hamlet IS NOT NULL OR whole_commune = 1)",
            id.0
        )
        .execute(self.connection())
        .await?
        .rows_affected();
        let groups = u32::try_from(groups).unwrap_or(u32::MAX);
        let recipients = readers.people.saturating_sub(readers.capped).saturating_add(groups);
        sqlx::query!(
            "UPDATE announcement SET state = $4, busy = 1, begun_at = $3, recipients = $2 WHERE id = $1",
            id.0,
            recipients,
            self.now,
            state
        )
        .execute(&mut *self.inner)
        .await?;
        self.rings.announcements = true;
        Ok(())
    }

    /// Makes out copies for at most so many people more; true if these were the last. Newcomers count, whoever left
    /// does not; copies of other announcements that are on their way count as received.
    pub async fn make_out(&mut self, id: AnnouncementId, limit: u32) -> Result<bool> {
        let cap = self.cap(id, self.now).await?;
        let readers = readers!(
            r#"person_id AS "id!", "#,
            r#" AS "had_enough!: bool" FROM reader
                WHERE announcement_id = $1
                  AND person_id > (SELECT made_out_to FROM announcement WHERE id = $1)
                ORDER BY person_id LIMIT $6"#,
            id,
            cap,
            limit
        )
        .fetch_all(self.connection())
        .await?;
        let all = readers.len() < limit as usize;
        let last = readers.last().map(|reader| reader.id);
        let people: Vec<i64> =
            readers.iter().filter(|reader| !reader.had_enough).map(|reader| reader.id).collect();
        let held_back = i64::try_from(readers.len() - people.len()).unwrap_or(i64::MAX);
        let people = serde_json::to_string(&people).map_err(|_| StoreError::Unreadable("delivery"))?;
        sqlx::query!(
            "INSERT INTO delivery (announcement_id, chat_id, hamlet, state)
             SELECT $1, chat_id, hamlet, 'waiting' FROM person
             WHERE id IN (SELECT value FROM json_each($2))",
            id.0,
            people
        )
        .execute(self.connection())
        .await?;
        sqlx::query!(
            "UPDATE announcement
             SET made_out = $2, made_out_to = ifnull($3, made_out_to), held_back = held_back + $4,
                 recipients = iif($2, (SELECT count(*) FROM delivery WHERE announcement_id = $1), recipients)
             WHERE id = $1",
            id.0,
            all,
            last,
            held_back
        )
        .execute(self.connection())
        .await?;
        Ok(all)
    }

    /// What a resident gets at most, as the plan has it.
    ///
    /// What counts was sent in the week before that moment, or waits for its turn. What waits now has long been sent when
    /// a later week begins, and what has been paused for a week was forgotten.
    async fn cap(&mut self, of: AnnouncementId, at: DateTime<Utc>) -> Result<Cap> {
        let plan = self.plan_in_force().await?;
        let copies = plan.map_or(MOST_A_WEEK, |stored| u32::from(stored.plan.announcements.per_week));
        let since = at - WEEK;
        let counting = sqlx::query_scalar!(
            r#"SELECT id AS "id!" FROM announcement WHERE last_sent_at >= $2 AND id <> $1
               UNION SELECT id FROM announcement
                     WHERE (state = 'sending' OR state = 'paused' AND changed_at >= $2)
                       AND id <> $1 AND $2 <= $3"#,
            of.0,
            since,
            self.now
        )
        .fetch_all(&mut *self.inner)
        .await?;
        let reached = counting.len() >= copies as usize;
        let counting =
            serde_json::to_string(&counting).map_err(|_| StoreError::Unreadable("announcement"))?;
        Ok(Cap { copies, since, reached, counting })
    }
}
