//! The resident's side of the private channel. The numbered rules are those of `safety.md`.
//!
//! Whoever enters gets a draft: everything private that is shown or written before something is sent is noted in it,
//! and goes with it. It is the same with or without earlier cases, so that screens tell nothing (S24).

mod entry;
mod leave;
mod mine;
mod referral;
mod setup;
mod writing;

use super::visit::{FRESH, Visit};
use crate::domain::action::PrivateAction;
use crate::domain::case::{Case, Side, Sort, Stage, Trail};
use crate::domain::contact::{Contact, missing};
use crate::domain::notice::Notice;
use crate::domain::outgoing::File;
use crate::domain::private_notice::{EmergencyLine, OnDuty, PrivateScreen};
use crate::domain::request::Asked;
use crate::store::Result;

pub(super) use entry::{enter, is_open};
pub(super) use leave::leave;
pub(super) use mine::news;
pub(super) use writing::letter_of;

pub(super) async fn press(visit: &mut Visit<'_>, action: PrivateAction) -> Result<()> {
    use PrivateAction as Do;
    match action {
        Do::Enter => entry::enter(visit).await,
        Do::Numbers => entry::numbers(visit).await,
        Do::Leave => leave::leave(visit).await,
        Do::Begin => entry::begin(visit).await,
        Do::Alone(alone) => entry::alone(visit, alone).await,

        Do::Whom(whom) => setup::whom(visit, whom).await,
        Do::Positions => setup::positions(visit).await,
        Do::RuleOut(place) => setup::rule_out(visit, place).await,
        Do::PositionsDone => setup::positions_done(visit).await,
        Do::Way(way) => setup::way(visit, way).await,
        Do::Hours(part) => setup::hours(visit, part).await,
        Do::HoursDone | Do::Protection => setup::protection(visit).await,
        Do::CodeWord => setup::ask_code_word(visit).await,
        Do::Quick => setup::quick(visit).await,
        Do::Pad { pad, entered } => setup::pad(visit, pad, entered).await,
        Do::PadDone { pad, entered } => setup::pad_done(visit, pad, entered).await,

        Do::Write => writing::ask(visit).await,
        Do::Preview => writing::preview(visit).await,
        Do::Send => writing::send(visit).await,
        Do::Discard => writing::discard(visit).await,

        Do::Open(case) => mine::open(visit, case).await,
        Do::More(case) => mine::more(visit, case).await,
        Do::End(case) => mine::end(visit, case).await,
        Do::Erase(case) => mine::ask_erase(visit, case).await,
        Do::ReallyErase(case) => mine::erase(visit, case).await,
        Do::QuickOf(case) => mine::quick(visit, case).await,

        Do::Consent { case, number } => referral::consent(visit, case, number).await,
        Do::RefuseReferral { case, number } => referral::refuse(visit, case, number).await,
        Do::Shorten { case, number } => referral::ask_shorter(visit, case, number).await,
        Do::WithdrawReferral { case, number } => referral::withdraw(visit, case, number).await,
    }
}

/// What was written while something private is open. Gives it back if it is none of this channel's.
pub(super) async fn take(visit: &mut Visit<'_>, asked: Asked) -> Result<Option<Asked>> {
    writing::take(visit, asked).await
}

/// The draft of this chat, if one is open.
async fn draft(visit: &mut Visit<'_>) -> Result<Option<Case>> {
    let chat = visit.from.chat;
    Ok(visit.tx.cases_of(chat).await?.into_iter().find(|case| case.stage == Stage::Draft))
}

/// The draft of this chat, begun if there is none, touched now. What was written to get here goes with it.
async fn room(visit: &mut Visit<'_>) -> Result<Case> {
    let (chat, now) = (visit.from.chat, visit.now());
    let mut room = match draft(visit).await? {
        Some(room) => room,
        None => visit.tx.begin_case(Some(chat)).await?,
    };
    room.touched_at = now;
    if now - visit.sent_at < FRESH || !visit.is_press() {
        room.note(&frame(&room), chat, visit.message, visit.is_press(), now);
    }
    visit.tx.save_case(&room).await?;
    leave_other_questions(visit).await?;
    Ok(room)
}

/// A question about a task, or an announcement that lies open, is over: what is written from here on is none of its
/// answers (S17). The contacts side does the same.
pub(super) async fn leave_other_questions(visit: &mut Visit<'_>) -> Result<()> {
    let chat = visit.from.chat;
    if visit.tx.dialogue(chat).await?.is_some_and(|dialogue| !dialogue.is_private()) {
        visit.tx.set_dialogue(chat, None).await?;
    }
    Ok(())
}

/// A screen without anything of the person's own. Once something was sent, every screen of the case tells that much.
fn frame(case: &Case) -> Trail {
    let sort = if case.stage == Stage::Draft { Sort::Frame } else { Sort::Content };
    Trail { case: case.id, side: Side::Resident, sort, letter: None }
}

/// A screen that shows something of the case, or that there is one.
fn content(case: &Case) -> Trail {
    Trail { sort: Sort::Content, ..frame(case) }
}

async fn show(visit: &mut Visit<'_>, trail: Trail, screen: PrivateScreen) -> Result<()> {
    visit.show_private(trail, Notice::Private(Box::new(screen))).await
}

/// The numbers of the plan, as residents read them.
fn numbers(visit: &Visit<'_>) -> Vec<EmergencyLine> {
    visit.plan.as_ref().map(|stored| EmergencyLine::of(&stored.plan)).unwrap_or_default()
}

/// Who answers now, of those who may get this case.
async fn on_duty(visit: &mut Visit<'_>, case: &Case) -> Result<OnDuty> {
    let (now, zone) = (visit.now(), visit.zone());
    let contacts = able(visit, case).await?;
    let mut positions: Vec<String> = vec![];
    for contact in contacts.iter().filter(|contact| contact.is_on_duty(now, zone)) {
        let name = position_name(visit, contact);
        if !positions.contains(&name) {
            positions.push(name);
        }
    }
    // On the hour, within the week: duty begins and absence ends there.
    let next = (1..=24 * 8)
        .map(|hours| now + chrono::Duration::hours(hours))
        .find(|moment| contacts.iter().any(|contact| contact.is_on_duty(*moment, zone)));
    let next = if positions.is_empty() { next } else { None };
    let times = visit.plan.as_ref().map(|stored| stored.plan.private).unwrap_or_default();
    Ok(OnDuty { now: positions, next, zone, wait_minutes: u32::from(times.call_next_after_minutes) })
}

/// The contacts who may get this case, reachable or not: who has blocked the bot is found out by calling.
async fn able(visit: &mut Visit<'_>, case: &Case) -> Result<Vec<Contact>> {
    let contacts = visit.tx.contacts().await?;
    Ok(contacts.into_iter().filter(|contact| contact.may_get(case)).collect())
}

/// The office of a contact as the plan calls it.
pub(super) fn position_name(visit: &Visit<'_>, contact: &Contact) -> String {
    let slug = contact.position.clone().unwrap_or_default();
    let offices = visit.plan.as_ref().map(|stored| stored.plan.offices()).unwrap_or_default();
    let office = offices.into_iter().find(|office| office.slug == slug);
    office.map_or(slug, |office| office.name)
}

/// Whether a file may say by itself who made it or where, in a way that Loa cannot take out.
fn may_tell(file: &File, mime: Option<&str>) -> bool {
    use crate::domain::outgoing::FileKind;
    match file.kind {
        FileKind::Photo | FileKind::Voice => false,
        FileKind::Document => !matches!(mime, Some("image/jpeg" | "image/png" | "image/webp")),
        FileKind::Video | FileKind::Audio => true,
    }
}

/// What keeps the channel closed.
pub(super) async fn what_is_missing(visit: &mut Visit<'_>) -> Result<Vec<crate::domain::contact::Missing>> {
    let contacts = visit.tx.contacts().await?;
    let checked_on = visit.tx.numbers_checked_on().await?;
    let numbers = visit.plan.as_ref().map(|stored| stored.plan.emergency_numbers.clone()).unwrap_or_default();
    Ok(missing(&contacts, &numbers, checked_on, visit.today()))
}
