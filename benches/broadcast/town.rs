//! A town of readers, the running program, and one announcement to all of them.

use chrono::{DateTime, NaiveTime, Utc};
use loa::clock::{Clock, SystemClock};
use loa::domain::announcement::{Announcement, Content, State, Styled};
use loa::domain::ids::ChatId;
use loa::domain::role::{Rank, Role};
use loa::sandbox::{Limits, Person, Sandbox};
use loa::store::settings::Surroundings;
use loa::store::{Paths, Store};
use serde_json::json;
use tempfile::TempDir;

use crate::shared::phone::Phone;
use crate::shared::process::{Running, server_with};
use crate::shared::world::{person, song_an};

pub const FIRST_READER: i64 = 1_000_001;
const ANNOUNCER: i64 = 1006;
/// As long as an announcement mostly is.
pub const TEXT: &str = "Mời bà con dự họp mặt nhân Ngày Phụ nữ Việt Nam 20/10\n\nHội Liên hiệp Phụ nữ xã kính mời \
                        bà con đến nhà văn hoá thôn, cùng trò chuyện và chia sẻ việc nhà, việc làng.";
/// From here until it is sent, so that the program rests before.
const AHEAD: chrono::Duration = chrono::Duration::seconds(8);

pub struct Town {
    sandbox: Sandbox,
    phone: Phone,
    readers: i64,
}

/// The announcement under way, as the server sees it.
pub struct Sending {
    town: Town,
    program: Running,
    /// The last call that was looked at.
    seen: u64,
    pub sent: i64,
    /// How often the server has refused because of its limits.
    pub too_fast: usize,
    pub first_at: Option<DateTime<Utc>>,
    pub last_at: Option<DateTime<Utc>>,
    _folder: TempDir,
}

impl Town {
    /// So many people who have all pressed Start.
    pub async fn found(readers: i64, limits: Limits) -> anyhow::Result<Self> {
        let started = |id| Person { started: true, ..person(id) };
        let everybody = (FIRST_READER..FIRST_READER + readers).chain([ANNOUNCER]);
        let (sandbox, phone) = server_with(everybody.map(started).collect(), limits).await?;
        Ok(Self { sandbox, phone, readers })
    }

    pub fn url(&self) -> String {
        self.sandbox.api_url()
    }

    /// Starts the program with an announcement to everybody that goes out in a moment, at a rate.
    pub async fn announce(self, per_second: u32) -> anyhow::Result<Sending> {
        let folder = tempfile::tempdir()?;
        let now = SystemClock::default().now();
        let store = Store::open(&Paths::new(folder.path(), None)).await?;
        let mut tx = store.begin(now).await?;
        tx.settle_in(Surroundings::Telegram).await?;
        let mut plan = song_an()?;
        // The bench runs at any hour, and wants no campaign in between.
        plan.reminders.quiet_from = NaiveTime::MIN;
        plan.reminders.quiet_until = NaiveTime::MIN;
        plan.campaigns.clear();
        tx.import(&plan).await?;
        for reader in FIRST_READER..FIRST_READER + self.readers {
            tx.arrive(ChatId(reader), "Người dân").await?;
        }
        tx.arrive(ChatId(ANNOUNCER), "Mai").await?;
        let unit = tx.unit_choices().await?.into_iter().nth(5).map(|choice| choice.unit);
        let (Some(unit), Some(mai)) = (unit, tx.person_in(ChatId(ANNOUNCER)).await?) else {
            anyhow::bail!("the plan has no Women's Union")
        };
        tx.grant(mai.id, Role::Member { unit, rank: Rank::Head }).await?;
        let draft = tx.draft_announcement(mai.id).await?;
        let announcement = Announcement {
            state: State::Scheduled,
            content: Some(Content::Text(Styled::plain(TEXT))),
            send_at: Some(SystemClock::default().now() + AHEAD),
            ..draft
        };
        tx.save_announcement(&announcement).await?;
        tx.commit().await?;
        store.close().await;
        let program = Running::start_at(folder.path(), &self.sandbox, per_second)?;
        let seen = self.phone.last_call().await?;
        let (sent, too_fast) = Default::default();
        let (first_at, last_at) = Default::default();
        Ok(Sending { town: self, program, seen, sent, too_fast, first_at, last_at, _folder: folder })
    }
}

impl Sending {
    /// Takes note of the calls since the last look.
    pub async fn look(&mut self) -> anyhow::Result<()> {
        let (calls, last) = self.town.phone.calls(self.seen).await?;
        self.seen = last;
        for call in calls {
            self.too_fast += usize::from(call["error_code"] == json!(429));
            let to_a_reader = call["chat_id"].as_i64().is_some_and(|chat| chat >= FIRST_READER);
            if call["method"] == json!("sendmessage") && call["ok"] == json!(true) && to_a_reader {
                let at: DateTime<Utc> = call["at"].as_str().unwrap_or_default().parse()?;
                self.sent += 1;
                self.first_at.get_or_insert(at);
                self.last_at = Some(at);
            }
        }
        Ok(())
    }

    /// Megabytes of the program's memory that are resident.
    pub fn memory(&self) -> anyhow::Result<f64> {
        self.program.resident()
    }

    pub async fn end(self) -> anyhow::Result<()> {
        drop(self.program);
        self.town.sandbox.stop().await;
        Ok(())
    }
}
