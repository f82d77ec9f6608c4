//! The village with an open private channel, and residents who have written and not sent yet.

use std::ops::RangeInclusive;

use futures::future::try_join_all;
use loa::clock::Clock;
use loa::domain::role::Role;
use loa::sandbox::{Limits, Person};

use crate::shared::phone::Answer;
use crate::shared::world::{Bot, Village, person, song_an};

/// The one who is called first, and the second whom the channel needs.
pub const CONTACT: i64 = 3001;
const SECOND_CONTACT: i64 = 3002;
const FIRST_RESIDENT: i64 = 10_001;
/// Who gets the announcement. They have all pressed Start.
pub const RECIPIENTS: RangeInclusive<i64> = 1_000_001..=1_100_000;

/// A Monday morning, so that an announcement may go.
const MORNING: &str = "2020-11-16T02:00:00Z";
/// From the safety screen to the question for the words: for oneself, nobody ruled out, a neutral line at any hour.
const WAY: [&str; 7] = ["✍️ Viết", "Một mình", "Của tôi", "Tiếp", "Gửi dòng", "Tiếp", "Viết"];
const CRY: &str = "Đêm qua tôi sợ lắm";
/// Residents who write at the same time: together they stay below 30 messages a second.
const AT_ONCE: usize = 10;

pub struct Guarded {
    pub village: Village,
    pub bot: Bot,
}

/// A resident who sees what will be sent.
pub struct Written {
    pub resident: i64,
    pub preview: Answer,
}

impl Guarded {
    /// With Telegram's limits and no burst in a chat.
    pub async fn found() -> anyhow::Result<Self> {
        let started = |id| Person { started: true, ..person(id) };
        let residents = FIRST_RESIDENT..RECIPIENTS.start() - 1;
        let some = residents.take(crate::ROUNDS * 2);
        let others = [CONTACT, SECOND_CONTACT].into_iter().chain(some).chain(RECIPIENTS);
        let limits = Limits { chat_burst: 1, ..Limits::default() };
        let village = Village::found_with(MORNING, others.map(started).collect(), limits).await?;
        let bot = village.start_bot().await?;
        let guarded = Self { village, bot };
        guarded.open_channel().await?;
        Ok(guarded)
    }

    /// Two contacts have accepted the rules and practised, and the numbers are checked.
    async fn open_channel(&self) -> anyhow::Result<()> {
        let (now, store) = (self.village.clock.now(), self.bot.store());
        for contact in [CONTACT, SECOND_CONTACT] {
            let mut tx = store.begin(now).await?;
            let (code, _) = tx.invite(Role::Contact, None).await?;
            tx.commit().await?;
            self.village.enter(&self.bot, contact, code.expose()).await?;
        }
        let (plan, today) = (song_an()?, now.date_naive());
        let mut tx = store.begin(now).await?;
        for (mut contact, office) in tx.contacts().await?.into_iter().zip(plan.offices().iter().cycle()) {
            contact.position = Some(office.slug.clone());
            contact.accepted_on = Some(today);
            contact.practised_on = Some(today);
            tx.save_contact(&contact).await?;
        }
        tx.set_numbers_checked_on(today).await?;
        tx.commit().await?;
        Ok(())
    }

    /// So many residents write, each one message, and look at it again.
    pub async fn write_cases(&self, count: usize) -> anyhow::Result<Vec<Written>> {
        let residents: Vec<i64> = (FIRST_RESIDENT..).take(count).collect();
        let mut written = vec![];
        for some in residents.chunks(AT_ONCE) {
            written.extend(try_join_all(some.iter().map(|resident| self.write_case(*resident))).await?);
        }
        Ok(written)
    }

    async fn write_case(&self, resident: i64) -> anyhow::Result<Written> {
        let phone = &self.village.phone;
        let mut screen = phone.write(resident, "/rieng", None).await?;
        for label in WAY {
            screen = phone.press(resident, &screen, label).await?.1;
        }
        let received = phone.write(resident, CRY, None).await?;
        let (_, preview) = phone.press(resident, &received, "Xem lại").await?;
        Ok(Written { resident, preview })
    }

    pub async fn end(self) -> anyhow::Result<()> {
        self.bot.stop().await?;
        self.village.end().await;
        Ok(())
    }
}
