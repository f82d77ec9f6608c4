//! Whether something may be passed on: only these words, only to this office, only while the person agrees (S16).

use super::super::visit::Visit;
use super::mine::{asked, show_case, unlocked};
use super::{content, show, writing};
use crate::domain::audit::{AuditAction, AuditRole};
use crate::domain::case::{Case, MOST_REFERRED, Referral, ReferralState, Side, Sort, Trail, Unsendable};
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::{CaseId, ChatId};
use crate::domain::notice::Notice;
use crate::domain::outgoing::{Class, Deed, Outgoing};
use crate::domain::private_notice::{CaseScreen, PrivateScreen};
use crate::domain::private_text::PrivateText;
use crate::domain::role::Rank;
use crate::store::Result;

fn of(case: &mut Case, number: u32) -> Option<&mut Referral> {
    case.referrals.iter_mut().find(|referral| referral.number == number)
}

pub(super) async fn consent(visit: &mut Visit<'_>, id: CaseId, number: u32) -> Result<()> {
    let Some(mut case) = unlocked(visit, id).await? else { return Ok(()) };
    if !asked(&case, number, visit.now()) {
        return show_case(visit, case).await;
    }
    let now = visit.now();
    let Some(referral) = of(&mut case, number) else { return Ok(()) };
    referral.consent(now);
    let mut referral = referral.clone();
    visit.tx.audit_case(&case, AuditRole::Resident, AuditAction::ReferralConsented).await?;
    let readers = pass_on(visit, &case, &referral).await?;
    let (code, office) = (case.code.clone(), referral.unit_name.clone());
    let screen = if readers.is_empty() {
        CaseScreen::ReferralUndelivered { code, office }
    } else {
        CaseScreen::ReferralAnswered { code, office, agreed: true }
    };
    referral.readers = readers;
    // What is on its way holds the words itself.
    referral.text = PrivateText::default();
    if let Some(known) = of(&mut case, number) {
        *known = referral;
    }
    tell_holder(visit, &case, screen).await?;
    show_case(visit, case).await
}

/// To the heads of the office, to its deputies if it has no head, never to whoever wrote it.
async fn pass_on(visit: &mut Visit<'_>, case: &Case, referral: &Referral) -> Result<Vec<ChatId>> {
    let mut readers = visit.tx.members_of(referral.unit, Rank::Head).await?;
    readers.retain(|reader| Some(reader.chat) != case.owner);
    if readers.is_empty() {
        readers = visit.tx.members_of(referral.unit, Rank::Deputy).await?;
        readers.retain(|reader| Some(reader.chat) != case.owner);
    }
    let until = referral.until.with_timezone(&visit.zone()).date_naive();
    for reader in &readers {
        let screen = CaseScreen::Referred { text: referral.text.clone(), until };
        let deed = Deed::Say(Notice::Case(Box::new(screen)));
        let outgoing = Outgoing::new(reader.chat, reader.language, deed);
        let trail =
            Trail { case: case.id, side: Side::Office, sort: Sort::Content, letter: Some(referral.number) };
        visit.tx.send_private(Class::Urgent, &outgoing, trail, None).await?;
    }
    if !readers.is_empty() {
        visit.tx.audit_case(case, AuditRole::Loa, AuditAction::Referred).await?;
    }
    Ok(readers.iter().map(|reader| reader.chat).collect())
}

async fn tell_holder(visit: &mut Visit<'_>, case: &Case, screen: CaseScreen) -> Result<()> {
    match case.holder {
        Some(holder) => visit.tx.tell_contact(case, holder, screen).await,
        None => Ok(()),
    }
}

pub(super) async fn refuse(visit: &mut Visit<'_>, id: CaseId, number: u32) -> Result<()> {
    let Some(mut case) = unlocked(visit, id).await? else { return Ok(()) };
    if asked(&case, number, visit.now())
        && let Some(referral) = of(&mut case, number)
    {
        referral.state = ReferralState::Refused;
        referral.text = PrivateText::default();
        let office = referral.unit_name.clone();
        visit.tx.audit_case(&case, AuditRole::Resident, AuditAction::ReferralRefused).await?;
        let screen = CaseScreen::ReferralAnswered { code: case.code.clone(), office, agreed: false };
        tell_holder(visit, &case, screen).await?;
    }
    show_case(visit, case).await
}

pub(super) async fn ask_shorter(visit: &mut Visit<'_>, id: CaseId, number: u32) -> Result<()> {
    let Some(case) = unlocked(visit, id).await? else { return Ok(()) };
    if !asked(&case, number, visit.now()) {
        return show_case(visit, case).await;
    }
    visit.tx.save_case(&case).await?;
    let chat = visit.from.chat;
    visit.tx.set_dialogue(chat, Some(Dialogue::ShorterReferral { case: id, number })).await?;
    show(visit, content(&case), PrivateScreen::ShortenReferral).await
}

/// Other words, already on their way out of the chat; they are shown again before anybody gets them.
pub(super) async fn take_shorter(visit: &mut Visit<'_>, id: CaseId, number: u32, text: &str) -> Result<()> {
    let chat = visit.from.chat;
    visit.tx.set_dialogue(chat, None).await?;
    let own = visit.tx.case(id).await?.filter(|case| case.owner == Some(chat));
    let Some(mut case) = own.filter(|case| case.is_unlocked(visit.now())) else {
        return writing::time_over(visit).await;
    };
    if PrivateText::new(text).units() > MOST_REFERRED {
        return writing::refuse(visit, Unsendable::TooLong).await;
    }
    if asked(&case, number, visit.now())
        && let Some(referral) = of(&mut case, number)
        && !text.trim().is_empty()
    {
        referral.text = PrivateText::new(text.trim());
    }
    show_case(visit, case).await
}

/// The person no longer agrees: what can be taken back is taken back, and the office is told.
pub(super) async fn withdraw(visit: &mut Visit<'_>, id: CaseId, number: u32) -> Result<()> {
    let Some(mut case) = unlocked(visit, id).await? else { return Ok(()) };
    let now = visit.now();
    let Some(referral) = of(&mut case, number).filter(|referral| referral.is_in_force(now)) else {
        return show_case(visit, case).await;
    };
    referral.state = ReferralState::Withdrawn;
    referral.text = PrivateText::default();
    let office = referral.unit_name.clone();
    visit.tx.audit_case(&case, AuditRole::Resident, AuditAction::ReferralWithdrawn).await?;
    visit.tx.take_referral_back(&mut case, number).await?;
    let screen = CaseScreen::ReferralWithdrawn { code: case.code.clone(), office };
    tell_holder(visit, &case, screen).await?;
    show_case(visit, case).await
}
