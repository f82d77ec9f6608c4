//! Days and times: of an event, and of the sending.

use chrono::{DateTime, Utc};

use super::super::visit::Visit;
use super::{lay_open, review, screen, wait_for};
use crate::domain::announcement::screen::{AnnouncementScreen, MomentOf, MomentRefused, WhenStep};
use crate::domain::announcement::{Announcement, Appointment, awake, offered};
use crate::domain::dialogue::Waits;
use crate::domain::reply::{Moment, MomentProblem, understand_moment};
use crate::domain::request::Asked;
use crate::domain::schedule::Calendar;
use crate::store::Result;

fn calendar<'a>(visit: &'a Visit<'_>) -> Option<&'a Calendar> {
    visit.plan.as_ref().map(|stored| &stored.calendar)
}

pub(super) async fn ask_event(visit: &mut Visit<'_>, draft: Announcement) -> Result<()> {
    wait_for(visit, draft.id, Waits::EventMoment).await?;
    ask(visit, &draft, MomentOf::Event, None).await
}

pub(super) async fn ask_sending(visit: &mut Visit<'_>, draft: Announcement) -> Result<()> {
    wait_for(visit, draft.id, Waits::SendingMoment).await?;
    ask(visit, &draft, MomentOf::Sending, None).await
}

async fn ask(
    visit: &mut Visit<'_>,
    draft: &Announcement,
    of: MomentOf,
    problem: Option<MomentRefused>,
) -> Result<()> {
    visit.show(screen(AnnouncementScreen::AskMoment { id: draft.id, of, problem })).await
}

fn understand(visit: &Visit<'_>, asked: &Asked) -> std::result::Result<Moment, MomentRefused> {
    let Asked::Written { text, .. } = asked else { return Err(MomentRefused::NotUnderstood) };
    let local = visit.now().with_timezone(&visit.zone()).naive_local();
    understand_moment(&visit.context.lexicon, text, local).map_err(|problem| match problem {
        MomentProblem::NotUnderstood => MomentRefused::NotUnderstood,
        MomentProblem::NoSuchDay => MomentRefused::NoSuchDay,
        MomentProblem::NoSuchTime => MomentRefused::NoSuchTime,
        MomentProblem::Past => MomentRefused::Past,
        MomentProblem::TooFar => MomentRefused::TooFar,
    })
}

/// The answer to the question when people meet.
pub(super) async fn take_event(visit: &mut Visit<'_>, draft: Announcement, asked: Asked) -> Result<()> {
    let Moment { day, time } = match understand(visit, &asked) {
        Ok(moment) => moment,
        Err(problem) => return ask(visit, &draft, MomentOf::Event, Some(problem)).await,
    };
    let (place, asks) = match &draft.event {
        Some(event) => (event.place.clone(), draft.asks),
        // Whoever invites mostly wants to know who comes.
        None => (None, true),
    };
    let event = Appointment { on: day, at: time, place };
    let draft = Announcement { event: Some(event), asks, ..draft };
    visit.tx.save_announcement(&draft).await?;
    lay_open(visit, draft.id).await?;
    visit.say(screen(AnnouncementScreen::Event(Box::new(draft)))).await
}

/// The answer to the question when it goes out.
pub(super) async fn take_sending(visit: &mut Visit<'_>, draft: Announcement, asked: Asked) -> Result<()> {
    let understood = understand(visit, &asked).and_then(|moment| sending_moment(visit, moment));
    match understood {
        Ok(at) => {
            let draft = Announcement { send_at: Some(at), ..draft };
            visit.tx.save_announcement(&draft).await?;
            review::show(visit, draft).await
        }
        Err(problem) => ask(visit, &draft, MomentOf::Sending, Some(problem)).await,
    }
}

fn sending_moment(visit: &Visit<'_>, moment: Moment) -> std::result::Result<DateTime<Utc>, MomentRefused> {
    let (Some(time), Some(calendar)) = (moment.time, calendar(visit)) else {
        return Err(MomentRefused::TimeMissing);
    };
    let at = calendar.at(moment.day, time);
    let open = awake(calendar, at);
    if open > at {
        let local = open.with_timezone(&calendar.zone());
        return Err(MomentRefused::Quiet { on: local.date_naive(), at: local.time() });
    }
    Ok(at)
}

pub(super) async fn show(visit: &mut Visit<'_>, draft: Announcement) -> Result<()> {
    lay_open(visit, draft.id).await?;
    let offered = calendar(visit).map(|calendar| offered(calendar, visit.now())).unwrap_or_default();
    let step = WhenStep { announcement: draft, offered, zone: visit.zone() };
    visit.show(screen(AnnouncementScreen::When(Box::new(step)))).await
}

/// Sets the time of the sending; `None` for at once.
pub(super) async fn set(visit: &mut Visit<'_>, draft: Announcement, at: Option<DateTime<Utc>>) -> Result<()> {
    let draft = Announcement { send_at: at, ..draft };
    visit.tx.save_announcement(&draft).await?;
    show(visit, draft).await
}

/// A time that was offered, in seconds since 1970; it may have passed since.
pub(super) async fn set_offered(visit: &mut Visit<'_>, draft: Announcement, seconds: i64) -> Result<()> {
    match DateTime::from_timestamp(seconds, 0).filter(|at| *at > visit.now()) {
        Some(at) => set(visit, draft, Some(at)).await,
        None => {
            wait_for(visit, draft.id, Waits::SendingMoment).await?;
            ask(visit, &draft, MomentOf::Sending, Some(MomentRefused::Past)).await
        }
    }
}
