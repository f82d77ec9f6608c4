//! How long Telegram was out of reach: after a day it has dropped updates, and the contacts are told.

use chrono::{DateTime, Duration, DurationRound, Utc};

use super::Telegram;
use crate::domain::notice::Notice;
use crate::domain::outgoing::{Class, Deed, Outgoing};
use crate::domain::private_notice::ContactScreen;
use crate::store::Result;

/// Telegram keeps updates for this long (<https://core.telegram.org/bots/api#getting-updates>).
const KEPT: Duration = Duration::hours(24);

/// When Telegram was last heard of, to the hour.
pub struct Heard {
    hour: Option<DateTime<Utc>>,
    /// It was out of reach, or we were away.
    cut_off: bool,
}

impl Heard {
    pub fn new() -> Self {
        Self { hour: None, cut_off: true }
    }

    /// A call has failed.
    pub fn nothing(&mut self) {
        self.cut_off = true;
    }

    /// A call has come back. Written down once an hour.
    pub async fn something(&mut self, telegram: &Telegram) -> Result<()> {
        let now = telegram.clock.now();
        let hour = now.duration_trunc(Duration::hours(1)).unwrap_or(now);
        if self.hour == Some(hour) && !self.cut_off {
            return Ok(());
        }
        let mut tx = telegram.store.begin(now).await?;
        let since = tx.heard_at().await?;
        if let Some(since) = since.filter(|since| self.cut_off && hour - *since > KEPT) {
            let zone =
                tx.plan_in_force().await?.map_or(chrono_tz::Asia::Ho_Chi_Minh, |plan| plan.calendar.zone());
            for contact in tx.contacts().await? {
                let screen = ContactScreen::LongAway { since, zone };
                let deed = Deed::Say(Notice::Contact(Box::new(screen)));
                tx.send(Class::Answer, &Outgoing::new(contact.chat, contact.language, deed), None).await?;
            }
        }
        if since != Some(hour) {
            tx.set_heard_at(hour).await?;
        }
        tx.commit().await?;
        (self.hour, self.cut_off) = (Some(hour), false);
        Ok(())
    }
}
