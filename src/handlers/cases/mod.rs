//! The contact's side of the private channel. A case is named by its code, never by its sender; nothing that was
//! written goes to a case that is not named by a reply or was not opened to talk in.

mod answer;
mod lists;
mod pass;
mod take;

use super::visit::Visit;
use crate::domain::action::CaseAction;
use crate::domain::case::{Case, Side, Sort, Trail};
use crate::domain::contact::Contact;
use crate::domain::ids::CaseId;
use crate::domain::notice::Notice;
use crate::domain::private_notice::CaseScreen;
use crate::domain::request::Asked;
use crate::store::Result;

pub(super) async fn press(visit: &mut Visit<'_>, action: CaseAction) -> Result<()> {
    use CaseAction as Do;
    if !visit.from.roles.is_contact() {
        return visit.not_yours().await;
    }
    // What is written after looking at a case answers no other question.
    super::private::leave_other_questions(visit).await?;
    match action {
        Do::List => lists::list(visit).await,
        Do::Take(case) => take::take(visit, case).await,
        Do::Open(case) => take::open(visit, case).await,
        Do::Talk(case) => answer::talk(visit, case).await,
        Do::StopTalking => lists::list(visit).await,
        Do::Suggestions(case) => answer::suggestions(visit, case).await,
        Do::Suggest { case, number } => answer::suggest(visit, case, number).await,
        Do::Withdraw { case, letter } => answer::withdraw(visit, case, letter).await,
        Do::HandOver(case) => pass::ask_hand_over(visit, case).await,
        Do::HandOverTo { case, to } => pass::hand_over(visit, case, to).await,
        Do::Refer(case) => pass::ask_office(visit, case).await,
        Do::ReferTo { case, unit } => pass::ask_referral(visit, case, unit).await,
        Do::Silence(case) => pass::silence(visit, case).await,
        Do::Close(case) => pass::ask_close(visit, case).await,
        Do::ReallyClose(case) => pass::close(visit, case).await,
    }
}

/// What a contact has written. Gives it back if it is about no case.
pub(super) async fn take(visit: &mut Visit<'_>, asked: Asked) -> Result<Option<Asked>> {
    if !visit.from.roles.is_contact() || matches!(asked, Asked::Command { .. } | Asked::Press { .. }) {
        return Ok(Some(asked));
    }
    answer::take(visit, asked).await
}

/// The person as an active contact; anybody else is told what one tells whoever presses a strange button.
async fn active(visit: &mut Visit<'_>) -> Result<Option<Contact>> {
    let found = visit.tx.contact(visit.from.id).await?.filter(Contact::is_active);
    if found.is_none() {
        visit.not_yours().await?;
    }
    Ok(found)
}

/// A case that this contact holds. Anything else is as if it did not exist.
async fn held(visit: &mut Visit<'_>, id: CaseId) -> Result<Option<Case>> {
    if active(visit).await?.is_none() {
        return Ok(None);
    }
    let person = visit.from.id;
    let found = visit.tx.case(id).await?.filter(|case| case.is_held_by(person));
    if found.is_none() {
        visit.show(Notice::Case(Box::new(CaseScreen::NotYours))).await?;
    }
    Ok(found)
}

/// A screen without anything of the case.
fn frame(case: &Case) -> Trail {
    Trail { case: case.id, side: Side::Contact, sort: Sort::Frame, letter: None }
}

/// A screen that shows something of the case: only to whoever holds it.
fn content(case: &Case) -> Trail {
    Trail { sort: Sort::Content, ..frame(case) }
}

async fn show(visit: &mut Visit<'_>, trail: Trail, screen: CaseScreen) -> Result<()> {
    visit.show_private(trail, Notice::Case(Box::new(screen))).await
}
