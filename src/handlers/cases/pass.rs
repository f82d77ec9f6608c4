//! Passing a case on, asking whether something may be passed on, and ending it.

use super::super::visit::Visit;
use super::{frame, held, show};
use crate::domain::audit::{AuditAction, AuditRole};
use crate::domain::case::{Case, Content, LetterState, MOST_REFERRED, News, Referral, Side, Unsendable};
use crate::domain::contact::Contact;
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::{CaseId, PersonId, UnitId};
use crate::domain::notice::Notice;
use crate::domain::outgoing::Deed;
use crate::domain::private_notice::CaseScreen;
use crate::domain::request::Asked;
use crate::store::Result;

/// Contacts besides the holder who may get this case (S10, S17).
pub(super) async fn others(visit: &mut Visit<'_>, case: &Case) -> Result<Vec<Contact>> {
    let person = visit.from.id;
    let contacts = visit.tx.contacts().await?;
    Ok(contacts.into_iter().filter(|contact| contact.person != person && contact.may_get(case)).collect())
}

pub(super) async fn ask_hand_over(visit: &mut Visit<'_>, id: CaseId) -> Result<()> {
    let Some(case) = held(visit, id).await? else { return Ok(()) };
    let others = others(visit, &case).await?;
    let to =
        others.iter().map(|contact| (contact.person, super::super::private::position_name(visit, contact)));
    let screen = CaseScreen::HandOver { case: id, code: case.code.clone(), to: to.collect() };
    visit.put_private(frame(&case), Deed::Say(Notice::Case(Box::new(screen))), None).await
}

pub(super) async fn hand_over(visit: &mut Visit<'_>, id: CaseId, to: PersonId) -> Result<()> {
    let Some(mut case) = held(visit, id).await? else { return Ok(()) };
    let Some(contact) = others(visit, &case).await?.into_iter().find(|contact| contact.person == to) else {
        return visit.show(Notice::Case(Box::new(CaseScreen::NotYours))).await;
    };
    let now = visit.now();
    case.hand_over = Some(contact.holder());
    // Whoever takes it over reads what is still kept.
    for line in &mut case.letters {
        if line.from == Side::Resident && line.state == LetterState::Delivered {
            line.state = LetterState::Sent;
            line.at = now;
        }
    }
    visit.tx.audit_case(&case, AuditRole::Contact, AuditAction::HandedOver).await?;
    visit.tx.alert(&mut case, contact.holder()).await?;
    visit.tx.save_case(&case).await?;
    let position = super::super::private::position_name(visit, &contact);
    show(visit, frame(&case), CaseScreen::HandedOver { code: case.code.clone(), position }).await
}

pub(super) async fn ask_office(visit: &mut Visit<'_>, id: CaseId) -> Result<()> {
    let Some(case) = held(visit, id).await? else { return Ok(()) };
    let units = visit.tx.referral_services().await?;
    let screen = CaseScreen::Refer { case: id, code: case.code.clone(), units };
    visit.put_private(frame(&case), Deed::Say(Notice::Case(Box::new(screen))), None).await
}

pub(super) async fn ask_referral(visit: &mut Visit<'_>, id: CaseId, unit: UnitId) -> Result<()> {
    let Some(case) = held(visit, id).await? else { return Ok(()) };
    let services = visit.tx.referral_services().await?;
    let Some((_, office)) = services.into_iter().find(|(service, _)| *service == unit) else {
        return visit.show(Notice::Case(Box::new(CaseScreen::NotYours))).await;
    };
    let chat = visit.from.chat;
    visit.tx.set_dialogue(chat, Some(Dialogue::ReferralText { case: id, unit })).await?;
    show(visit, frame(&case), CaseScreen::AskReferral { code: case.code.clone(), office }).await
}

/// What the contact would pass on. The resident sees it first; without their consent it goes nowhere (S16).
pub(super) async fn take_referral(
    visit: &mut Visit<'_>,
    id: CaseId,
    unit: UnitId,
    asked: Asked,
) -> Result<()> {
    let Some(mut case) = held(visit, id).await? else { return Ok(()) };
    let Ok(Content::Text(text)) = super::super::private::letter_of(asked) else {
        return super::answer::refuse(visit, &case, Unsendable::Kind).await;
    };
    if text.units() > MOST_REFERRED {
        return super::answer::refuse(visit, &case, Unsendable::TooLong).await;
    }
    let (chat, now) = (visit.from.chat, visit.now());
    visit.tx.set_dialogue(chat, None).await?;
    let services = visit.tx.referral_services().await?;
    let Some((_, office)) = services.into_iter().find(|(service, _)| *service == unit) else {
        return visit.show(Notice::Case(Box::new(CaseScreen::NotYours))).await;
    };
    let number = case.referrals.iter().map(|referral| referral.number).max().map_or(1, |last| last + 1);
    case.referrals.push(Referral::ask(number, unit, office.clone(), text, now));
    let zone = visit.zone();
    visit.tx.tell_news(&mut case, News::Consent, zone).await?;
    let trail = super::content(&case);
    case.note(&trail, chat, visit.message, false, now);
    visit.tx.audit_case(&case, AuditRole::Contact, AuditAction::ReferralOffered).await?;
    visit.tx.save_case(&case).await?;
    show(visit, frame(&case), CaseScreen::ReferralAsked { code: case.code.clone(), office }).await
}

/// No more of this case, without learning whose it is.
pub(super) async fn silence(visit: &mut Visit<'_>, id: CaseId) -> Result<()> {
    let Some(mut case) = held(visit, id).await? else { return Ok(()) };
    case.silenced = !case.silenced;
    visit.tx.audit_case(&case, AuditRole::Contact, AuditAction::Silenced).await?;
    visit.tx.save_case(&case).await?;
    if case.silenced {
        let screen = CaseScreen::Silenced { code: case.code.clone() };
        return show(visit, frame(&case), screen).await;
    }
    super::take::show_case(visit, case).await
}

pub(super) async fn ask_close(visit: &mut Visit<'_>, id: CaseId) -> Result<()> {
    let Some(case) = held(visit, id).await? else { return Ok(()) };
    let screen = CaseScreen::ConfirmClose { case: id, code: case.code.clone() };
    visit.put_private(frame(&case), Deed::Say(Notice::Case(Box::new(screen))), None).await
}

pub(super) async fn close(visit: &mut Visit<'_>, id: CaseId) -> Result<()> {
    let Some(mut case) = held(visit, id).await? else { return Ok(()) };
    // A letter has come while it was asked: nothing is closed over words that nobody has read.
    if case.letters_in(Side::Resident, LetterState::Sent).next().is_some() {
        return super::take::show_case(visit, case).await;
    }
    let (chat, now) = (visit.from.chat, visit.now());
    case.close(now);
    if case.letters_in(Side::Contact, LetterState::Sent).next().is_none() {
        let zone = visit.zone();
        visit.tx.tell_news(&mut case, News::Closed, zone).await?;
    }
    visit.tx.set_dialogue(chat, None).await?;
    visit.tx.audit_case(&case, AuditRole::Contact, AuditAction::Closed).await?;
    let code = case.code.clone();
    // Nothing of it stays with the contact; the message with the button says that it is closed.
    let pressed = visit.message;
    let mut traces = case.take_traces(chat);
    traces.retain(|trace| trace.message != pressed);
    visit.tx.remove_traces(chat, &traces).await?;
    visit.tx.save_case(&case).await?;
    show(visit, frame(&case), CaseScreen::Closed { code }).await
}
