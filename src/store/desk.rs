//! What announcers see of an announcement before it goes out and after, and the message in which they watch it.

use super::{Result, Tx};
use crate::domain::announcement::screen::{AnnouncementScreen, ChosenNames, Count, Desk, Refused, Review};
use crate::domain::announcement::{Announcement, Forecast, Missing, State, Step, awake, forecast};
use crate::domain::ids::{AnnouncementId, ChatId, MessageId};
use crate::domain::notice::Notice;
use crate::domain::outgoing::{Class, Deed, Outgoing};
use crate::domain::paper::Paper;
use crate::domain::person::Person;

/// The zone until a plan says otherwise.
const DEFAULT_ZONE: chrono_tz::Tz = chrono_tz::Asia::Ho_Chi_Minh;

/// The topic under which the next state of a desk waits.
fn desk_topic(id: AnnouncementId) -> String {
    format!("desk/{}", id.0)
}

impl Tx {
    /// How many an announcement will reach when it goes out.
    pub async fn count_audience(&mut self, announcement: &Announcement) -> Result<Count> {
        let goes_out = announcement.goes_out(self.now);
        let readers = self.count_readers(announcement.id, goes_out).await?;
        let linked = self.linked_groups().await?;
        let groups = linked.iter().filter(|group| announcement.audience.groups.contains(&group.chat)).count();
        let groups = u32::try_from(groups).unwrap_or(u32::MAX);
        Ok(Count { people: readers.people, capped: readers.capped, groups })
    }

    /// The names of those for whom it is.
    pub async fn chosen_names(&mut self, announcement: &Announcement) -> Result<ChosenNames> {
        let audience = &announcement.audience;
        let residents = audience.residents.clone().unwrap_or_default();
        let plan = self.plan_in_force().await?;
        let hamlets = plan.map(|stored| stored.plan.hamlets.clone()).unwrap_or_default();
        let units = self.unit_choices().await?;
        let groups = self.linked_groups().await?;
        let coming_to = match audience.coming_to {
            Some(other) => self.announcement(other).await?.map(Box::new),
            None => None,
        };
        let hamlets = hamlets.into_iter().filter(|hamlet| residents.hamlets.contains(&hamlet.slug));
        let units = units.into_iter().filter(|choice| audience.units.contains(&choice.unit));
        let groups = groups.into_iter().filter(|group| audience.groups.contains(&group.chat));
        Ok(ChosenNames {
            hamlets: hamlets.map(|hamlet| hamlet.name).collect(),
            units: units.map(|choice| choice.name).collect(),
            groups: groups.map(|group| group.title).collect(),
            coming_to,
        })
    }

    /// Everything that is known before the last tap.
    pub async fn review(&mut self, announcement: Announcement) -> Result<Review> {
        let now = self.now;
        let plan = self.plan_in_force().await?;
        let calendar = plan.as_ref().map(|stored| &stored.calendar);
        let zone = calendar.map_or(DEFAULT_ZONE, |calendar| calendar.zone());
        let count = self.count_audience(&announcement).await?;
        let chosen = self.chosen_names(&announcement).await?;
        let from = announcement.goes_out(now);
        let messages = u64::from(count.copies()) * messages_each(&announcement);
        let forecast = match calendar {
            Some(calendar) => forecast(calendar, from, messages, self.pace),
            None => Forecast { starts_at: from, ends_at: from, pauses: false },
        };
        // Nobody of those who are meant uses Loa, or all have had enough this week.
        let nobody = (count.copies() == 0).then_some(Missing::Readers);
        let missing = announcement.missing(now, forecast.starts_at, zone).or(nobody);
        Ok(Review { announcement, missing, count, chosen, forecast, now, zone })
    }

    /// How an announcement stands.
    pub async fn desk(&mut self, announcement: Announcement) -> Result<Desk> {
        let tally = self.tally_of(announcement.id).await?;
        let answers = self.answers(announcement.id).await?;
        let plan = self.plan_in_force().await?;
        let calendar = plan.as_ref().map(|stored| &stored.calendar);
        let sending = announcement.state == State::Sending;
        let messages = u64::from(tally.left()) * messages_each(&announcement);
        let ends_at = calendar
            .filter(|_| sending)
            .map(|calendar| forecast(calendar, self.now, messages, self.pace).ends_at);
        let quiet_until = calendar
            .filter(|calendar| sending && calendar.is_quiet(self.now))
            .map(|calendar| awake(calendar, self.now));
        let zone = calendar.map_or(DEFAULT_ZONE, |calendar| calendar.zone());
        Ok(Desk { announcement, tally, answers, ends_at, quiet_until, zone })
    }

    /// Shows its sender how it stands now, in the message in which they watch it. Whoever may no longer announce is
    /// shown nothing.
    pub async fn update_desk(&mut self, id: AnnouncementId) -> Result<()> {
        let Some(announcement) = self.announcement(id).await? else { return Ok(()) };
        let Some((chat, message)) = self.desk_of(id).await? else { return Ok(()) };
        let Some(person) = self.announcer_in(chat).await? else { return Ok(()) };
        let desk = self.desk(announcement).await?;
        let topic = desk_topic(id);
        self.take_back(&topic).await?;
        let notice = Notice::Announcement(Box::new(AnnouncementScreen::Desk(Box::new(desk))));
        let outgoing = Outgoing::new(chat, person.language, Deed::Rewrite { message, notice });
        self.send(Class::Answer, &outgoing, Some(&topic)).await
    }

    /// It was shown in this message: there it is watched from now on, unless another announcer watches it already. Who
    /// only looks at it takes nothing away.
    pub async fn watch(&mut self, id: AnnouncementId, chat: ChatId, message: MessageId) -> Result<()> {
        let watcher = self.watcher_of(id).await?.filter(|watcher| *watcher != chat);
        let taken = match watcher {
            Some(watcher) => self.announcer_in(watcher).await?.is_some(),
            None => false,
        };
        if taken { Ok(()) } else { self.set_desk(id, chat, message).await }
    }

    async fn announcer_in(&mut self, chat: ChatId) -> Result<Option<Person>> {
        Ok(self.person_in(chat).await?.filter(|person| person.roles.announces()))
    }

    /// Something was put over this message: of what was watched in it nothing more is put over that, unless it is this
    /// announcement's own state. Its report still comes into the chat.
    pub async fn leave_desks(
        &mut self,
        chat: ChatId,
        message: MessageId,
        shown: Option<AnnouncementId>,
    ) -> Result<()> {
        let shown = shown.map(|id| id.0);
        let left = sqlx::query_scalar!(
            r#"UPDATE announcement SET desk_message = NULL
               WHERE desk_chat = $1 AND desk_message = $2 AND id IS NOT $3
               RETURNING id AS "id!""#,
            chat.0,
            message.0,
            shown
        )
        .fetch_all(self.connection())
        .await?;
        for id in left {
            self.take_back(&desk_topic(AnnouncementId(id))).await?;
        }
        Ok(())
    }

    /// Sends the picture of how it was delivered to whoever watches it and to its author; what goes by itself has none,
    /// and concerns all who announce.
    pub async fn report_delivery(&mut self, id: AnnouncementId) -> Result<()> {
        let Some(announcement) = self.announcement(id).await? else { return Ok(()) };
        let mut people = match announcement.author {
            Some(author) => self.person(author).await?.into_iter().collect(),
            None => self.announcers().await?,
        };
        if let Some(watcher) = self.watcher_of(id).await?
            && people.iter().all(|person| person.chat != watcher)
        {
            people.extend(self.person_in(watcher).await?);
        }
        for person in people.into_iter().filter(|person| person.roles.announces()) {
            let deed = Deed::ShowPaper(Paper::Delivery(id));
            self.send(Class::Answer, &Outgoing::new(person.chat, person.language, deed), None).await?;
        }
        Ok(())
    }

    /// The content cannot be sent any more: the sending pauses, and those who announce are asked for another one.
    pub async fn break_off(&mut self, id: AnnouncementId, revision: i64) -> Result<()> {
        let announcement = self.announcement(id).await?;
        // What was refused may have been another wording.
        let same = |found: &Announcement| i64::from(found.revision) == revision;
        let Some(announcement) = announcement.filter(same) else { return Ok(()) };
        let Some(state) = announcement.state.after(Step::Pause) else { return Ok(()) };
        self.save_announcement(&Announcement { state, ..announcement }).await?;
        self.tell_of_broken_content(id, Refused::Sending).await
    }

    /// Tells those who announce that Telegram does not take a content.
    pub async fn tell_of_broken_content(&mut self, id: AnnouncementId, refused: Refused) -> Result<()> {
        for person in self.announcers().await? {
            let screen = AnnouncementScreen::ContentBroken { id, refused };
            self.tell(&person, Notice::Announcement(Box::new(screen))).await?;
        }
        Ok(())
    }
}

fn messages_each(announcement: &Announcement) -> u64 {
    announcement.content.as_ref().map_or(1, |content| content.messages() as u64)
}
