//! Announcements as time passes: campaigns are put before the announcers, what is due goes out, guests are reminded.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};

use crate::domain::announcement::screen::{AnnouncementScreen, EventReminder};
use crate::domain::announcement::{
    Announcement, Answer, Appointment, Content, Letter, Reader, State, Step, Styled,
};
use crate::domain::campaign::{Campaign, CampaignMessage, CampaignWords};
use crate::domain::ids::{AnnouncementId, PersonId};
use crate::domain::notice::Notice;
use crate::domain::outgoing::{Class, Deed, Outgoing};
use crate::domain::person::Person;
use crate::store::announcements::Proposal;
use crate::store::plans::StoredPlan;
use crate::store::{Result, Tx};

/// A draft that nobody has touched for so long is given up.
const DRAFT_DAYS: i64 = 60;
/// Guests reminded in one transaction.
const PAGE: u32 = 500;
/// After every person.
const EVERYBODY: PersonId = PersonId(i64::MAX);

/// Does what is due. True if there is more to do at once.
pub(super) async fn keep_up(tx: &mut Tx, stored: Option<&StoredPlan>) -> Result<bool> {
    let now = tx.now();
    tx.sweep_drafts(now - Duration::days(DRAFT_DAYS)).await?;
    let mut more = false;
    if let Some(stored) = stored {
        propose(tx, stored).await?;
        pause_what_has_begun(tx, stored).await?;
        more = remind_guests(tx, stored).await?;
    }
    for announcement in tx.announcements_due().await? {
        begin(tx, announcement, stored).await?;
    }
    Ok(more)
}

/// When something may be due next.
pub(super) async fn next(tx: &mut Tx, stored: Option<&StoredPlan>) -> Result<Option<DateTime<Utc>>> {
    let now = tx.now();
    let mut moments: Vec<DateTime<Utc>> = tx.next_announcement().await?.into_iter().collect();
    if let Some(stored) = stored {
        let previews = stored.plan.campaign_messages().map(|(_, message)| preview_at(stored, message));
        moments.extend(previews);
        for announcement in tx.announcements_with_events(stored.calendar.date(now)).await? {
            let reminders = announcement.event.iter().flat_map(|event| reminders(stored, event));
            moments.extend(reminders.map(|reminder| reminder.from));
        }
        let under_way = tx.invitations_under_way().await?;
        moments.extend(under_way.iter().flat_map(|sent| &sent.event).map(|event| too_late_at(stored, event)));
    }
    Ok(moments.into_iter().filter(|at| *at > now).min())
}

/// The evening before a campaign's message goes out.
fn preview_at(stored: &StoredPlan, message: &CampaignMessage) -> DateTime<Utc> {
    stored.calendar.at(message.on - Duration::days(1), stored.plan.announcements.preview_at)
}

/// Puts what campaigns want to be sent tomorrow, or still today, before the announcers.
async fn propose(tx: &mut Tx, stored: &StoredPlan) -> Result<()> {
    let now = tx.now();
    let today = stored.calendar.date(now);
    let due = stored
        .plan
        .campaign_messages()
        .filter(|(_, message)| now >= preview_at(stored, message) && today <= message.on);
    let nobody_approves = tx.announcers().await?.is_empty();
    // What nobody can approve waits until somebody can, as long as its day lasts.
    for (campaign, message) in
        due.filter(|(campaign, _)| !campaign.approval || !nobody_approves).collect::<Vec<_>>()
    {
        let proposal = proposal(tx, stored, campaign, message).await?;
        if let Some(announcement) = tx.propose_announcement(&proposal).await? {
            let announcement = if campaign.approval {
                announcement
            } else {
                let scheduled = Announcement { state: State::Scheduled, ..announcement };
                tx.save_announcement(&scheduled).await?;
                scheduled
            };
            show(tx, stored, announcement, campaign.approval).await?;
        }
    }
    Ok(())
}

async fn proposal(
    tx: &mut Tx,
    stored: &StoredPlan,
    campaign: &Campaign,
    message: &CampaignMessage,
) -> Result<Proposal> {
    let event = stored.plan.events.iter().find(|event| Some(&event.slug) == campaign.event.as_ref());
    let content = match &message.words {
        CampaignWords::Template(name) => {
            Content::Template { name: name.clone(), event: campaign.event.clone() }
        }
        CampaignWords::Text(text) => Content::Text(Styled::plain(text)),
    };
    Ok(Proposal {
        campaign: campaign.identity_of(message),
        year: stored.plan.year,
        content,
        topic: campaign.topic,
        audience: tx.campaign_audience(&campaign.to).await?,
        asks: campaign.answers && event.is_some(),
        event: event.filter(|_| campaign.answers).map(|event| Appointment {
            on: event.starts_on,
            at: None,
            place: None,
        }),
        send_at: stored.calendar.at(message.on, message.at),
    })
}

/// Shows announcers what is to be sent, exactly as readers get it, and asks.
async fn show(tx: &mut Tx, stored: &StoredPlan, announcement: Announcement, approval: bool) -> Result<()> {
    let letter = Letter::of(&announcement, Some(&stored.plan));
    let review = Box::new(tx.review(announcement).await?);
    let notice = Notice::Announcement(Box::new(AnnouncementScreen::Proposal { review, approval }));
    for person in tx.announcers().await? {
        if let Some(letter) = &letter {
            for part in letter.parts() {
                let (letter, reader) = (Box::new(letter.clone()), Reader::Preview);
                let deed = Deed::ShowLetter { letter, part: *part, reader };
                tx.send(Class::Reminder, &Outgoing::new(person.chat, person.language, deed), None).await?;
            }
        }
        let outgoing = Outgoing::new(person.chat, person.language, Deed::Say(notice.clone()));
        tx.send(Class::Reminder, &outgoing, None).await?;
    }
    Ok(())
}

/// After this time a greeting for yesterday's holiday would go out: somebody looks at it first.
const TOO_LATE: Duration = Duration::hours(12);

/// Begins to send what is due. What its author may no longer send, what is long overdue, or what invites to something
/// that is over, waits for somebody's approval again.
async fn begin(tx: &mut Tx, announcement: Announcement, stored: Option<&StoredPlan>) -> Result<()> {
    let author = match announcement.author {
        Some(author) => tx.person(author).await?,
        None => None,
    };
    let local = stored.map(|stored| tx.now().with_timezone(&stored.calendar.zone()).naive_local());
    let passed = announcement.event.as_ref().zip(local).is_some_and(|(event, local)| event.is_past(local));
    let may = match announcement.author {
        Some(_) => author.as_ref().is_some_and(|author| author.roles.announces()),
        // A campaign that the plan sends without approval.
        None => true,
    };
    let late = announcement.send_at.is_some_and(|at| tx.now() - at > TOO_LATE);
    if !may || passed || late {
        let proposed = Announcement { state: State::Proposed, author: None, ..announcement };
        tx.save_announcement(&proposed).await?;
        return match stored {
            Some(stored) => show(tx, stored, proposed, true).await,
            None => Ok(()),
        };
    }
    tx.begin_sending(&announcement).await?;
    // Only one can watch it; the others were told that it goes by itself, and get the report.
    let watcher = match author {
        Some(author) => Some(author),
        None => tx.announcers().await?.into_iter().next(),
    };
    match watcher {
        Some(watcher) => watch(tx, announcement.id, &watcher).await,
        None => Ok(()),
    }
}

/// Pauses what is still being sent although it invites to something that has begun, and tells those who announce. Who
/// lets it go on after that has decided so.
pub(super) async fn pause_what_has_begun(tx: &mut Tx, stored: &StoredPlan) -> Result<()> {
    for announcement in tx.invitations_under_way().await? {
        let Some(too_late) = announcement.event.as_ref().map(|event| too_late_at(stored, event)) else {
            continue;
        };
        let (id, left) = (announcement.id, tx.tally_of(announcement.id).await?.left());
        if too_late > tx.now() || left == 0 || tx.is_changed_since(id, too_late).await? {
            continue;
        }
        let Some(state) = announcement.state.after(Step::Pause) else { continue };
        let paused = Announcement { state, ..announcement };
        tx.save_announcement(&paused).await?;
        tx.set_busy(id).await?;
        let screen = AnnouncementScreen::EventPassed { announcement: Box::new(paused), left };
        let notice = Notice::Announcement(Box::new(screen));
        for person in tx.announcers().await? {
            tx.tell(&person, notice.clone()).await?;
        }
    }
    Ok(())
}

/// Shows somebody how it goes.
async fn watch(tx: &mut Tx, id: AnnouncementId, person: &Person) -> Result<()> {
    let Some(announcement) = tx.announcement(id).await? else { return Ok(()) };
    let desk = tx.desk(announcement).await?;
    tx.tell(person, Notice::Announcement(Box::new(AnnouncementScreen::Desk(Box::new(desk))))).await
}

/// A reminder of those who come.
struct GuestReminder {
    name: &'static str,
    from: DateTime<Utc>,
    /// From then on its words are no longer true.
    until: DateTime<Utc>,
}

/// The evening before, as long as that is "tomorrow", and on the morning, until it begins.
fn reminders(stored: &StoredPlan, event: &Appointment) -> [GuestReminder; 2] {
    let (rules, day) = (&stored.plan.announcements, event.on);
    let at = |day: NaiveDate, time: NaiveTime| stored.calendar.at(day, time);
    [
        GuestReminder {
            name: "evening",
            from: at(day - Duration::days(1), rules.remind_evening_at),
            until: at(day, NaiveTime::MIN),
        },
        GuestReminder {
            name: "morning",
            from: at(day, rules.remind_morning_at),
            until: too_late_at(stored, event),
        },
    ]
}

/// When nobody need come any more: it has begun, or, without a time, its day is over.
fn too_late_at(stored: &StoredPlan, event: &Appointment) -> DateTime<Utc> {
    match event.at {
        Some(time) => stored.calendar.at(event.on, time),
        None => stored.calendar.at(event.on + Duration::days(1), NaiveTime::MIN),
    }
}

/// Reminds those who come. True if there are more of them.
async fn remind_guests(tx: &mut Tx, stored: &StoredPlan) -> Result<bool> {
    let now = tx.now();
    if stored.calendar.is_quiet(now) {
        return Ok(false);
    }
    let today = stored.calendar.date(now);
    let mut more = false;
    for announcement in tx.announcements_with_events(today).await? {
        let Some(event) = announcement.event.as_ref().filter(|_| announcement.asks) else { continue };
        // Of several that have come, the last: a day offline makes one message, not two.
        let due = reminders(stored, event)
            .into_iter()
            .rfind(|reminder| reminder.from <= now && now < reminder.until);
        if let Some(due) = due {
            more |= remind(tx, &announcement, &due, today).await?;
        }
    }
    Ok(more)
}

async fn remind(
    tx: &mut Tx,
    announcement: &Announcement,
    due: &GuestReminder,
    today: NaiveDate,
) -> Result<bool> {
    let id = announcement.id;
    let occasion = format!("guests/{}/{}", id.0, due.name);
    let after = tx.told_up_to(&occasion).await?;
    let guests = tx.coming_after(id, after, PAGE).await?;
    let more = guests.len() == PAGE as usize;
    // Whoever says from now on that they come has just read when it is.
    let last = guests.last().map(|guest| guest.id).filter(|_| more).unwrap_or(EVERYBODY);
    for guest in guests {
        let reminder = EventReminder { announcement: announcement.clone(), today, answer: Answer::Coming };
        let notice = Notice::Announcement(Box::new(AnnouncementScreen::Reminder(Box::new(reminder))));
        // What still waits from the evening is replaced by the morning's.
        let topic = format!("guest/{}/{}", id.0, guest.chat.0);
        tx.take_back(&topic).await?;
        let until = Some(due.until);
        let outgoing = Outgoing { until, ..Outgoing::new(guest.chat, guest.language, Deed::Say(notice)) };
        // As an announcement, so that whoever stops everything gets none that waits.
        tx.send(Class::Announcement, &outgoing, Some(&topic)).await?;
    }
    tx.set_told_up_to(&occasion, last).await?;
    Ok(more)
}
