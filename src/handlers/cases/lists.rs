//! The contact's open cases.

use super::super::visit::Visit;
use super::active;
use crate::domain::case::{Case, LetterState, Side, Stage};
use crate::domain::notice::Notice;
use crate::domain::private_notice::{CaseLine, CaseScreen};
use crate::store::Result;

/// Cases that one list shows.
const CASES_AT_ONCE: usize = 20;

pub(super) async fn list(visit: &mut Visit<'_>) -> Result<()> {
    let Some(contact) = active(visit).await? else { return Ok(()) };
    let person = visit.from.id;
    let count = |case: &Case, side, state| {
        u32::try_from(case.letters_in(side, state).count()).unwrap_or(u32::MAX)
    };
    let mine = |case: &Case| {
        case.stage != Stage::Closed
            && (case.is_held_by(person) || (case.may_be_taken_by(person) && contact.may_get(case)))
    };
    let cases = visit.tx.cases().await?.into_iter().filter(mine).take(CASES_AT_ONCE);
    let cases = cases
        .map(|case| CaseLine {
            case: case.id,
            practice: case.is_practice(),
            new: count(&case, Side::Resident, LetterState::Sent),
            unread_answers: count(&case, Side::Contact, LetterState::Sent),
            taken: case.is_held_by(person),
            code: case.code,
        })
        .collect();
    visit.show(Notice::Case(Box::new(CaseScreen::List { cases }))).await
}
