//! What the person wants, step by step; nothing is chosen for them.

use super::super::visit::Visit;
use super::{entry, frame, mine, numbers, room, show, writing};
use crate::domain::action::Pad;
use crate::domain::case::{Case, DayPart, Digits, Way, Whom};
use crate::domain::contact::COORDINATOR_OFFICE;
use crate::domain::dialogue::Dialogue;
use crate::domain::plan::Slug;
use crate::domain::private_notice::PrivateScreen;
use crate::domain::private_text::PrivateText;
use crate::store::Result;

/// Longest code word, in characters.
const CODE_WORD: usize = 60;

pub(super) async fn whom(visit: &mut Visit<'_>, whom: Whom) -> Result<()> {
    let Some(mut case) = open_draft(visit).await? else { return entry::enter(visit).await };
    case.wishes.whom = Some(whom);
    visit.tx.save_case(&case).await?;
    show_positions(visit, &case).await
}

pub(super) async fn positions(visit: &mut Visit<'_>) -> Result<()> {
    let Some(case) = open_draft(visit).await? else { return entry::enter(visit).await };
    show_positions(visit, &case).await
}

/// The offices at which somebody may receive it; the last is the coordinator's, which is told only that nobody
/// answers.
async fn offices(visit: &mut Visit<'_>) -> Result<Vec<(Slug, String)>> {
    let mut offices: Vec<(Slug, String)> = vec![];
    for contact in visit.tx.contacts().await?.iter().filter(|contact| contact.is_active()) {
        let slug = contact.position.clone().unwrap_or_default();
        if offices.iter().all(|(known, _)| *known != slug) {
            offices.push((slug, super::position_name(visit, contact)));
        }
    }
    offices.push((COORDINATOR_OFFICE.to_owned(), String::new()));
    Ok(offices)
}

async fn show_positions(visit: &mut Visit<'_>, case: &Case) -> Result<()> {
    let choices = offices(visit)
        .await?
        .into_iter()
        .map(|(slug, name)| (name, case.wishes.ruled_out.contains(&slug)))
        .collect();
    let child = case.wishes.whom == Some(Whom::Child);
    show(visit, frame(case), PrivateScreen::Positions { choices, child }).await
}

pub(super) async fn rule_out(visit: &mut Visit<'_>, place: u8) -> Result<()> {
    let Some(mut case) = open_draft(visit).await? else { return entry::enter(visit).await };
    if let Some((slug, _)) = offices(visit).await?.into_iter().nth(usize::from(place)) {
        let ruled_out = &mut case.wishes.ruled_out;
        match ruled_out.iter().position(|known| *known == slug) {
            Some(known) => drop(ruled_out.swap_remove(known)),
            None => ruled_out.push(slug),
        }
        visit.tx.save_case(&case).await?;
    }
    show_positions(visit, &case).await
}

pub(super) async fn positions_done(visit: &mut Visit<'_>) -> Result<()> {
    let Some(mut case) = open_draft(visit).await? else { return entry::enter(visit).await };
    if super::able(visit, &case).await?.is_empty() {
        let numbers = numbers(visit);
        return show(visit, frame(&case), PrivateScreen::EveryoneRuledOut { numbers }).await;
    }
    case.wishes.positions_chosen = true;
    visit.tx.save_case(&case).await?;
    // It depends on what they chose as a resident, and never on whether there is a case (S24).
    let stopped = visit.tx.has_stopped(visit.from.chat).await?;
    let screen = if stopped { PrivateScreen::WayWhileStopped } else { PrivateScreen::Way };
    show(visit, frame(&case), screen).await
}

pub(super) async fn way(visit: &mut Visit<'_>, way: Way) -> Result<()> {
    let Some(mut case) = open_draft(visit).await? else { return entry::enter(visit).await };
    case.wishes.way = Some(way);
    visit.tx.save_case(&case).await?;
    match way {
        Way::Line => {
            let chosen = case.wishes.hours.clone();
            show(visit, frame(&case), PrivateScreen::Hours { chosen }).await
        }
        Way::Never => show_protection(visit, &case).await,
    }
}

pub(super) async fn hours(visit: &mut Visit<'_>, part: DayPart) -> Result<()> {
    let Some(mut case) = open_draft(visit).await? else { return entry::enter(visit).await };
    let hours = &mut case.wishes.hours;
    match hours.iter().position(|known| *known == part) {
        Some(known) => drop(hours.remove(known)),
        None => hours.push(part),
    }
    hours.sort_unstable();
    let chosen = hours.clone();
    visit.tx.save_case(&case).await?;
    show(visit, frame(&case), PrivateScreen::Hours { chosen }).await
}

pub(super) async fn protection(visit: &mut Visit<'_>) -> Result<()> {
    let Some(case) = open_draft(visit).await? else { return entry::enter(visit).await };
    show_protection(visit, &case).await
}

async fn show_protection(visit: &mut Visit<'_>, case: &Case) -> Result<()> {
    let wishes = &case.wishes;
    let (code_word, pin, quick) = (wishes.code_word.is_some(), wishes.pin.is_some(), wishes.quick);
    show(visit, frame(case), PrivateScreen::Protection { code_word, pin, quick }).await
}

pub(super) async fn quick(visit: &mut Visit<'_>) -> Result<()> {
    let Some(mut case) = open_draft(visit).await? else { return entry::enter(visit).await };
    case.wishes.quick = !case.wishes.quick;
    visit.tx.save_case(&case).await?;
    show_protection(visit, &case).await
}

pub(super) async fn ask_code_word(visit: &mut Visit<'_>) -> Result<()> {
    let Some(case) = open_draft(visit).await? else { return entry::enter(visit).await };
    let chat = visit.from.chat;
    visit.tx.set_dialogue(chat, Some(Dialogue::CodeWord { case: case.id })).await?;
    show(visit, frame(&case), PrivateScreen::AskCodeWord).await
}

/// The word was written, and is already on its way out of the chat.
pub(super) async fn take_code_word(visit: &mut Visit<'_>, text: &str) -> Result<()> {
    let chat = visit.from.chat;
    visit.tx.set_dialogue(chat, None).await?;
    let Some(mut case) = open_draft(visit).await? else { return writing::time_over(visit).await };
    let word: String = text.trim().chars().take(CODE_WORD).collect();
    case.wishes.code_word = (!word.is_empty()).then(|| PrivateText::new(word));
    visit.tx.save_case(&case).await?;
    let wishes = &case.wishes;
    let (code_word, pin, quick) = (wishes.code_word.is_some(), wishes.pin.is_some(), wishes.quick);
    writing::show_below(visit, &case, PrivateScreen::Protection { code_word, pin, quick }).await
}

/// Shows a pad of digits. Nothing of what is entered is kept: the buttons carry it, encrypted.
pub(super) async fn pad(visit: &mut Visit<'_>, pad: Pad, entered: Digits) -> Result<()> {
    let room = room(visit).await?;
    show(visit, frame(&room), PrivateScreen::Pad { pad, entered, mismatch: false }).await
}

pub(super) async fn pad_done(visit: &mut Visit<'_>, pad: Pad, entered: Digits) -> Result<()> {
    match pad {
        Pad::Open => mine::unlock(visit, entered).await,
        Pad::Set | Pad::Again(_) if !entered.is_whole() => self::pad(visit, pad, entered).await,
        Pad::Set => self::pad(visit, Pad::Again(entered), Digits::default()).await,
        Pad::Again(first) if first != entered => {
            let room = room(visit).await?;
            let screen = PrivateScreen::Pad { pad: Pad::Set, entered: Digits::default(), mismatch: true };
            show(visit, frame(&room), screen).await
        }
        Pad::Again(_) => {
            let Some(mut case) = open_draft(visit).await? else { return entry::enter(visit).await };
            case.wishes.pin = Some(entered);
            visit.tx.save_case(&case).await?;
            show_protection(visit, &case).await
        }
    }
}

/// The draft, touched; `None` once it has ended.
pub(super) async fn open_draft(visit: &mut Visit<'_>) -> Result<Option<Case>> {
    match super::draft(visit).await? {
        Some(_) => room(visit).await.map(Some),
        None => Ok(None),
    }
}
