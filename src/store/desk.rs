//! What an announcer sees of an announcement, and the message in which they watch it.

use super::{Result, Tx};
use crate::domain::announcement::screen::{AnnouncementScreen, Desk};
use crate::domain::announcement::{Announcement, State, awake, forecast};
use crate::domain::ids::AnnouncementId;
use crate::domain::notice::Notice;
use crate::domain::outgoing::{Class, Deed, Outgoing};

/// The zone until a plan says otherwise.
const DEFAULT_ZONE: chrono_tz::Tz = chrono_tz::Asia::Ho_Chi_Minh;

/// The topic under which the next state of a desk waits.
fn desk_topic(id: AnnouncementId) -> String {
    format!("desk/{}", id.0)
}

impl Tx {
    /// How an announcement stands, at `per_second` messages a second.
    pub async fn desk(&mut self, announcement: Announcement, per_second: u32) -> Result<Desk> {
        let tally = self.tally_of(announcement.id).await?;
        let answers = self.answers(announcement.id).await?;
        let plan = self.plan_in_force().await?;
        let calendar = plan.as_ref().map(|stored| &stored.calendar);
        let sending = announcement.state == State::Sending;
        let each = announcement.content.as_ref().map_or(1, |content| content.messages() as u64);
        let ends_at = calendar
            .filter(|_| sending)
            .map(|calendar| forecast(calendar, self.now, u64::from(tally.left()) * each, per_second).ends_at);
        let quiet_until = calendar
            .filter(|calendar| sending && calendar.is_quiet(self.now))
            .map(|calendar| awake(calendar, self.now));
        let zone = calendar.map_or(DEFAULT_ZONE, |calendar| calendar.zone());
        Ok(Desk { announcement, tally, answers, ends_at, quiet_until, zone })
    }

    /// Shows its sender how it stands now, in the message in which they watch it. Whoever may no longer announce is
    /// shown nothing.
    pub async fn update_desk(&mut self, id: AnnouncementId, per_second: u32) -> Result<()> {
        let Some(announcement) = self.announcement(id).await? else { return Ok(()) };
        let Some((chat, message)) = self.desk_of(id).await? else { return Ok(()) };
        let Some(person) = self.person_in(chat).await?.filter(|person| person.roles.announces()) else {
            return Ok(());
        };
        let desk = self.desk(announcement, per_second).await?;
        let topic = desk_topic(id);
        self.take_back(&topic).await?;
        let notice = Notice::Announcement(Box::new(AnnouncementScreen::Desk(Box::new(desk))));
        let outgoing = Outgoing::new(chat, person.language, Deed::Rewrite { message, notice });
        self.send(Class::Answer, &outgoing, Some(&topic)).await
    }

    /// The content cannot be sent any more: the sending pauses, and those who announce are asked for another one.
    pub async fn break_off(&mut self, id: AnnouncementId) -> Result<()> {
        let Some(announcement) = self.announcement(id).await? else { return Ok(()) };
        let Some(state) = announcement.state.after(crate::domain::announcement::Step::Pause) else {
            return Ok(());
        };
        self.save_announcement(&Announcement { state, ..announcement }).await?;
        for person in self.announcers().await? {
            let screen = AnnouncementScreen::ContentBroken { id };
            self.tell(&person, Notice::Announcement(Box::new(screen))).await?;
        }
        Ok(())
    }
}
