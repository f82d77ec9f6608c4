//! Taking a case, and reading it.

use super::super::visit::Visit;
use super::{active, content, held, show};
use crate::domain::audit::{AuditAction, AuditRole};
use crate::domain::case::{Case, Content, LetterState, Side, Stage, Trail};
use crate::domain::ids::CaseId;
use crate::domain::notice::Notice;
use crate::domain::outgoing::{Deed, FileKind};
use crate::domain::private_notice::{CaseScreen, OpenedCase};
use crate::domain::private_text::PrivateText;
use crate::store::Result;

/// UTF-16 units of words on the first screen; more follows as messages of its own.
const WORDS_AT_ONCE: usize = 1500;
/// Units of one such message. Making them inert may double them.
const PART: usize = 1500;

/// [taken]
pub(super) async fn take(visit: &mut Visit<'_>, id: CaseId) -> Result<()> {
    let Some(contact) = active(visit).await? else { return Ok(()) };
    let found = visit.tx.case(id).await?;
    let may = |case: &Case| {
        case.is_held_by(contact.person)
            || (case.may_be_taken_by(contact.person) && (case.is_practice() || contact.may_get(case)))
    };
    let Some(mut case) = found.filter(may) else {
        return visit.show(Notice::Case(Box::new(CaseScreen::NotYours))).await;
    };
    if !case.is_held_by(contact.person) {
        let before = case.take(contact.holder());
        visit.tx.audit_case(&case, AuditRole::Contact, AuditAction::Taken).await?;
        if let Some(before) = before {
            // Who hands over keeps nothing.
            let traces = case.take_traces(before.chat);
            visit.tx.remove_traces(before.chat, &traces).await?;
            visit.tx.tell_contact(&case, before, CaseScreen::TakenOver { code: case.code.clone() }).await?;
        }
    }
    show_case(visit, case).await
}

pub(super) async fn open(visit: &mut Visit<'_>, id: CaseId) -> Result<()> {
    match held(visit, id).await? {
        Some(case) => show_case(visit, case).await,
        None => Ok(()),
    }
}

/// Shows what is kept of the case's words, with nothing about who wrote them (S12). The screen is put over the
/// message that was pressed, so that nothing of it shows on a locked phone (S13).
pub(super) async fn show_case(visit: &mut Visit<'_>, mut case: Case) -> Result<()> {
    let now = visit.now();
    let (mut words, mut pieces, mut units, mut gone) = (vec![], vec![], 0, 0);
    let numbers: Vec<(u32, LetterState)> = case
        .letters
        .iter()
        .filter(|line| line.from == Side::Resident && line.state != LetterState::Draft)
        .map(|line| (line.number, line.state))
        .collect();
    for (number, state) in numbers {
        let letter = visit.tx.letter(case.id, number).await?;
        let Some(letter) = letter.filter(|_| state != LetterState::Dropped) else {
            gone += 1;
            continue;
        };
        let code = case.code.clone();
        let under =
            |text: PrivateText| Notice::Case(Box::new(CaseScreen::Letter { code: code.clone(), text }));
        match letter.content {
            Content::Text(text) => {
                units += text.units();
                if units <= WORDS_AT_ONCE {
                    words.push(text);
                } else {
                    pieces.extend(text.parts(PART).into_iter().map(|part| (number, Deed::Say(under(part)))));
                }
            }
            Content::File { file, caption, mime } => {
                // Words go beside it: a caption would show on a locked phone (S13).
                let notice = under(PrivateText::default());
                let by_id = matches!(file.kind, FileKind::Photo | FileKind::Voice);
                let deed = if by_id {
                    Deed::ShowFile { file, notice }
                } else {
                    Deed::SendAnew { file, mime, notice }
                };
                pieces.push((number, deed));
                pieces.extend(caption.parts(PART).into_iter().map(|part| (number, Deed::Say(under(part)))));
            }
            Content::Place { latitude, longitude } => {
                pieces.push((number, Deed::ShowPlace { latitude, longitude }));
            }
            Content::Suggestion(_) => {}
        }
        if state == LetterState::Sent
            && let Some(line) = case.letter_mut(number)
        {
            line.deliver(now);
        }
    }
    let others = !super::pass::others(visit, &case).await?.is_empty();
    let screen = OpenedCase {
        case: case.id,
        code: case.code.clone(),
        practice: case.is_practice(),
        whom: case.wishes.whom,
        way: visit.tx.way_now(&case).await?,
        letters: words,
        pieces: u32::try_from(pieces.len()).unwrap_or(u32::MAX),
        gone,
        open: case.stage != Stage::Closed,
        silenced: case.silenced,
        others,
    };
    // What was shown before is taken away: the newest screen has it all.
    let shown: Vec<_> = case
        .traces
        .iter()
        .filter(|trace| trace.chat == visit.from.chat && trace.by_bot && trace.message != visit.message)
        .filter(|trace| trace.sort == crate::domain::case::Sort::Content)
        .map(|trace| trace.message)
        .collect();
    case.traces.retain(|trace| trace.chat != visit.from.chat || !shown.contains(&trace.message));
    visit.tx.delete_messages(crate::domain::outgoing::Class::Urgent, visit.from.chat, shown).await?;
    visit.tx.audit_case(&case, AuditRole::Contact, AuditAction::Shown).await?;
    visit.tx.save_case(&case).await?;
    show(visit, content(&case), CaseScreen::Opened(Box::new(screen))).await?;
    for (number, deed) in pieces {
        visit.put_private(Trail { letter: Some(number), ..content(&case) }, deed, None).await?;
    }
    Ok(())
}
