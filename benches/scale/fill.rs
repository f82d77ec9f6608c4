//! A database with people, groups and the copies of ten old announcements for each.

use std::path::Path;

use anyhow::Context;
use chrono::{DateTime, Duration, Utc};
use loa::domain::announcement::{Announcement, Content, State, Styled};
use loa::domain::ids::{AnnouncementId, ChatId};
use loa::domain::role::{Rank, Role};
use loa::store::settings::Surroundings;
use loa::store::{Paths, Store};
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

use crate::shared::crowd::{ANNOUNCER, FIRST_READER, TEXT, sleepless_plan};

/// Old announcements to everybody.
pub const HISTORY: i64 = 10;
const GROUPS: i64 = 200;

/// Bytes of the database with people only, and with the history.
pub struct Sizes {
    pub people: u64,
    pub history: u64,
}

/// Fills a folder with so many people; an announcement to all of them has begun to be sent, and no copy is made out yet.
pub async fn fill(folder: &Path, people: i64, now: DateTime<Utc>) -> anyhow::Result<(Sizes, AnnouncementId)> {
    let paths = Paths::new(folder, None);
    let store = Store::open(&paths).await?;
    let mut tx = store.begin(now).await?;
    tx.settle_in(Surroundings::Telegram).await?;
    tx.import(&sleepless_plan()?).await?;
    tx.arrive(ChatId(ANNOUNCER), "Mai").await?;
    let mai = tx.person_in(ChatId(ANNOUNCER)).await?.context("nobody has arrived")?;
    let unit = tx.unit_choices().await?.into_iter().nth(5).context("the plan has no Women's Union")?.unit;
    tx.grant(mai.id, Role::Member { unit, rank: Rank::Head }).await?;
    let mut old = vec![];
    for _ in 0..=HISTORY {
        let draft = tx.draft_announcement(mai.id).await?;
        let content = Some(Content::Text(Styled::plain(TEXT)));
        let announcement = Announcement { state: State::Scheduled, content, send_at: Some(now), ..draft };
        tx.save_announcement(&announcement).await?;
        old.push(announcement);
    }
    tx.commit().await?;
    store.close().await;

    let new = old.pop().context("no announcement")?;
    let options = SqliteConnectOptions::new().filename(paths.database());
    let mut database = SqliteConnection::connect_with(&options).await?;
    sqlx::query("PRAGMA synchronous = OFF").execute(&mut database).await?;
    sqlx::query(
        "INSERT INTO person (chat_id, name)
         WITH RECURSIVE number (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM number WHERE i < $1 - 1)
         SELECT $2 + i, 'Người dân ' || i FROM number",
    )
    .bind(people)
    .bind(FIRST_READER)
    .execute(&mut database)
    .await?;
    sqlx::query(
        "INSERT INTO group_chat (chat_id, title, whole_commune)
         WITH RECURSIVE number (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < $1)
         SELECT -1000000000 - i, 'Nhóm ' || i, 1 FROM number",
    )
    .bind(GROUPS)
    .execute(&mut database)
    .await?;
    let before = size(&mut database).await?;
    // The first of them are old enough to be forgotten, none is of this week.
    for (number, announcement) in (0..).zip(&old) {
        let sent_at = now - Duration::days(800 - number * 80);
        sqlx::query(
            "INSERT INTO delivery (announcement_id, chat_id, state, revision, messages, sent_at)
             SELECT $1, chat_id, 'sent', 1, '[' || (1000000 + id) || ']', $2 FROM person WHERE chat_id >= $3",
        )
        .bind(announcement.id.0)
        .bind(sent_at)
        .bind(FIRST_READER)
        .execute(&mut database)
        .await?;
        sqlx::query(
            "UPDATE announcement SET state = 'sent', begun_at = $2, ended_at = $2, made_out = 1, recipients = $3, sent = $3
             WHERE id = $1",
        )
        .bind(announcement.id.0)
        .bind(sent_at)
        .bind(people)
        .execute(&mut database)
        .await?;
    }
    let sizes = Sizes { people: before, history: size(&mut database).await? };
    database.close().await?;
    Ok((sizes, new.id))
}

async fn size(database: &mut SqliteConnection) -> anyhow::Result<u64> {
    let bytes: i64 = sqlx::query_scalar(
        "SELECT (page_count - freelist_count) * page_size
         FROM pragma_page_count, pragma_freelist_count, pragma_page_size",
    )
    .fetch_one(database)
    .await?;
    Ok(u64::try_from(bytes)?)
}
