//! Many readers, and an announcement to all of them, in a database that no bot has opened yet.

use std::path::Path;

use chrono::{DateTime, NaiveTime, Utc};
use loa::clock::{Clock, SystemClock};
use loa::domain::announcement::{Announcement, Content, State, Styled};
use loa::domain::ids::ChatId;
use loa::domain::plan::Plan;
use loa::domain::role::{Rank, Role};
use loa::sandbox::Person;
use loa::store::settings::Surroundings;
use loa::store::{Paths, Store};

use super::world::{person, song_an};

pub const FIRST_READER: i64 = 1_000_001;
pub const ANNOUNCER: i64 = 1006;
/// As long as an announcement mostly is.
pub const TEXT: &str = "Mời bà con dự họp mặt nhân Ngày Phụ nữ Việt Nam 20/10\n\nHội Liên hiệp Phụ nữ xã kính mời \
                        bà con đến nhà văn hoá thôn, cùng trò chuyện và chia sẻ việc nhà, việc làng.";

/// So many readers and their announcer, who have all pressed Start.
pub fn people(readers: i64) -> impl Iterator<Item = Person> {
    let everybody = (FIRST_READER..FIRST_READER + readers).chain([ANNOUNCER]);
    everybody.map(|id| Person { started: true, ..person(id) })
}

/// The plan of Song An without nights and campaigns: a bench runs at any hour, and wants nothing in between.
pub fn sleepless_plan() -> anyhow::Result<Plan> {
    let mut plan = song_an()?;
    plan.reminders.quiet_from = NaiveTime::MIN;
    plan.reminders.quiet_until = NaiveTime::MIN;
    plan.campaigns.clear();
    Ok(plan)
}

/// Fills a folder with the readers and an announcement to everybody that goes out at a moment.
pub async fn announce(folder: &Path, readers: i64, send_at: DateTime<Utc>) -> anyhow::Result<()> {
    let store = Store::open(&Paths::new(folder, None)).await?;
    let mut tx = store.begin(SystemClock::default().now()).await?;
    tx.settle_in(Surroundings::Telegram).await?;
    tx.import(&sleepless_plan()?).await?;
    for reader in FIRST_READER..FIRST_READER + readers {
        tx.arrive(ChatId(reader), "Người dân").await?;
    }
    tx.arrive(ChatId(ANNOUNCER), "Mai").await?;
    let unit = tx.unit_choices().await?.into_iter().nth(5).map(|choice| choice.unit);
    let (Some(unit), Some(mai)) = (unit, tx.person_in(ChatId(ANNOUNCER)).await?) else {
        anyhow::bail!("the plan has no Women's Union")
    };
    tx.grant(mai.id, Role::Member { unit, rank: Rank::Head }).await?;
    let draft = tx.draft_announcement(mai.id).await?;
    let content = Some(Content::Text(Styled::plain(TEXT)));
    let announcement = Announcement { state: State::Scheduled, content, send_at: Some(send_at), ..draft };
    tx.save_announcement(&announcement).await?;
    tx.commit().await?;
    store.close().await;
    Ok(())
}
