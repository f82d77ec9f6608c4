//! Answering: by a reply to any message of a case, or in a case that was opened to talk in. Never guessed.

use super::super::private::letter_of;
use super::super::visit::Visit;
use super::{active, content, frame, held, show};
use crate::domain::audit::{AuditAction, AuditRole};
use crate::domain::case::{
    Case, Content, Letter, LetterState, News, SUGGESTIONS, Side, Sort, Stage, Trail, Unsendable, Way,
};
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::CaseId;
use crate::domain::notice::Notice;
use crate::domain::outgoing::{Class, Deed};
use crate::domain::private_notice::CaseScreen;
use crate::domain::private_text::PrivateText;
use crate::domain::request::Asked;
use crate::store::Result;
use chrono::Duration;

/// How long a practice case is good for.
const PRACTICE_HOLDS: Duration = Duration::days(90);

pub(super) async fn take(visit: &mut Visit<'_>, asked: Asked) -> Result<Option<Asked>> {
    let (chat, person) = (visit.from.chat, visit.from.id);
    let cases = visit.tx.cases().await?;
    let held: Vec<Case> = cases.iter().filter(|case| case.is_held_by(person)).cloned().collect();
    if let Asked::Edited { text } = &asked {
        return match held.into_iter().find(|case| case.trace_of(chat, visit.message).is_some()) {
            Some(case) => change(visit, case, text).await.map(|()| None),
            None => Ok(Some(asked)),
        };
    }
    let named = match visit.replied {
        Some(replied) => held.iter().find(|case| case.trace_of(chat, replied).is_some()).cloned(),
        None => None,
    };
    if let Some(case) = named {
        return answer(visit, case, asked).await.map(|()| None);
    }
    if let Some(replied) = visit.replied {
        return match cases.into_iter().find(|case| case.concerns_contact(chat, replied)) {
            Some(case) => take_first(visit, case).await.map(|()| None),
            // A reply to something else is about that.
            None => Ok(Some(asked)),
        };
    }
    match visit.tx.dialogue(chat).await? {
        Some(Dialogue::Talk { case }) => {
            match held.into_iter().find(|known| known.id == case) {
                Some(case) => answer(visit, case, asked).await?,
                None => {
                    visit.tx.set_dialogue(chat, None).await?;
                    visit.say(Notice::Case(Box::new(CaseScreen::NotYours))).await?;
                }
            }
            Ok(None)
        }
        Some(Dialogue::ReferralText { case, unit }) => {
            super::pass::take_referral(visit, case, unit, asked).await.map(|()| None)
        }
        // Nothing else was asked since they looked at a case, so it is asked which is meant, and never taken for a
        // unit's answer: that would show it to others.
        None | Some(Dialogue::JustLeft) if held.iter().any(Case::is_open) => {
            let open: Vec<_> = held.into_iter().filter(Case::is_open).collect();
            if let Some(first) = open.first() {
                note_what_was_written(visit, first.clone()).await?;
                let cases = open.iter().map(|case| (case.id, case.code.clone())).collect();
                let in_unit = visit.from.roles.is_member();
                show(visit, frame(first), CaseScreen::Which { cases, in_unit }).await?;
            }
            Ok(None)
        }
        _ => Ok(Some(asked)),
    }
}

/// It went nowhere, and must not stay in the chat for ever.
async fn note_what_was_written(visit: &mut Visit<'_>, mut case: Case) -> Result<()> {
    let trail = content(&case);
    case.note(&trail, visit.from.chat, visit.message, false, visit.now());
    visit.tx.save_case(&case).await
}

/// Words for a case that they do not hold, or not any more: nobody gets them.
async fn take_first(visit: &mut Visit<'_>, case: Case) -> Result<()> {
    note_what_was_written(visit, case.clone()).await?;
    let screen = match case.may_be_taken_by(visit.from.id) {
        true => CaseScreen::TakeFirst { case: case.id, code: case.code.clone() },
        false => CaseScreen::NotYours,
    };
    visit.say(Notice::Case(Box::new(screen))).await
}

/// From here on what is written goes into this case.
pub(super) async fn talk(visit: &mut Visit<'_>, id: CaseId) -> Result<()> {
    let Some(case) = held(visit, id).await? else { return Ok(()) };
    let chat = visit.from.chat;
    visit.tx.set_dialogue(chat, Some(Dialogue::Talk { case: id })).await?;
    let code = case.code.clone();
    // The words above stay: the question comes below them.
    let talking = Notice::Case(Box::new(CaseScreen::Talking { case: id, code }));
    visit.put_private(frame(&case), Deed::Say(talking), None).await
}

async fn answer(visit: &mut Visit<'_>, case: Case, asked: Asked) -> Result<()> {
    if active(visit).await?.is_none() {
        return Ok(());
    }
    match letter_of(asked) {
        Ok(content) => put(visit, case, content).await,
        Err(reason) => refuse(visit, &case, reason).await,
    }
}

pub(super) async fn refuse(visit: &mut Visit<'_>, case: &Case, reason: Unsendable) -> Result<()> {
    let notice = Notice::Case(Box::new(CaseScreen::Unsendable(reason)));
    visit.put_private(frame(case), Deed::Say(notice), None).await
}

/// Puts an answer into the case and tells the resident in the way they chose.
async fn put(visit: &mut Visit<'_>, mut case: Case, answer: Content) -> Result<()> {
    let (chat, now) = (visit.from.chat, visit.now());
    if case.is_practice() {
        return practised(visit, case).await;
    }
    if case.stage == Stage::Closed {
        let closed = CaseScreen::Closed { code: case.code.clone() };
        return visit.put_private(frame(&case), Deed::Say(Notice::Case(Box::new(closed))), None).await;
    }
    let number = case.add_letter(Side::Contact, LetterState::Sent, &answer, now);
    visit.tx.keep_letter(case.id, number, &Letter { content: answer }).await?;
    let zone = visit.zone();
    visit.tx.tell_news(&mut case, News::Answer, zone).await?;
    let own = Trail { letter: Some(number), ..content(&case) };
    if !visit.is_press() {
        case.note(&own, chat, visit.message, false, now);
    }
    visit.tx.audit_case(&case, AuditRole::Contact, AuditAction::Answered).await?;
    visit.tx.save_case(&case).await?;
    if let Some(Dialogue::Talk { .. }) = visit.tx.dialogue(chat).await? {
        // Every answer keeps the conversation open a while longer.
        visit.tx.set_dialogue(chat, Some(Dialogue::Talk { case: case.id })).await?;
    }
    let tells = visit.tx.way_now(&case).await? == Some(Way::Line);
    let screen = CaseScreen::Answered { case: case.id, code: case.code.clone(), letter: number, tells };
    visit.put_private(frame(&case), Deed::Say(Notice::Case(Box::new(screen))), None).await
}

/// The practice case is answered: it goes, and the contact counts as ready.
async fn practised(visit: &mut Visit<'_>, case: Case) -> Result<()> {
    let today = visit.today();
    let Some(mut contact) = active(visit).await? else { return Ok(()) };
    contact.practised_on = Some(today);
    visit.tx.save_contact(&contact).await?;
    let chat = visit.from.chat;
    visit.tx.set_dialogue(chat, None).await?;
    visit.tx.wipe_case(case, None).await?;
    visit.say(Notice::Case(Box::new(CaseScreen::PracticeDone { until: today + PRACTICE_HOLDS }))).await
}

/// Another wording, while nobody has read the first.
async fn change(visit: &mut Visit<'_>, case: Case, text: &str) -> Result<()> {
    let Some(number) = case.trace_of(visit.from.chat, visit.message).and_then(|trace| trace.letter) else {
        return Ok(());
    };
    let unread = case.letters_in(Side::Contact, LetterState::Sent).any(|line| line.number == number);
    let code = case.code.clone();
    let screen = if unread {
        let content = Content::Text(PrivateText::new(text));
        visit.tx.keep_letter(case.id, number, &Letter { content }).await?;
        CaseScreen::Changed { code }
    } else {
        CaseScreen::AlreadyRead { code }
    };
    visit.put_private(frame(&case), Deed::Say(Notice::Case(Box::new(screen))), None).await
}

pub(super) async fn suggestions(visit: &mut Visit<'_>, id: CaseId) -> Result<()> {
    let Some(case) = held(visit, id).await? else { return Ok(()) };
    let screen = CaseScreen::Suggestions { case: id, code: case.code.clone() };
    visit.put_private(frame(&case), Deed::Say(Notice::Case(Box::new(screen))), None).await
}

pub(super) async fn suggest(visit: &mut Visit<'_>, id: CaseId, number: u8) -> Result<()> {
    let Some(case) = held(visit, id).await? else { return Ok(()) };
    if !(1..=SUGGESTIONS).contains(&number) {
        return Ok(());
    }
    put(visit, case, Content::Suggestion(number)).await
}

/// Takes an answer back: unread it is forgotten; read it is taken out of the resident's chat if it still is there.
pub(super) async fn withdraw(visit: &mut Visit<'_>, id: CaseId, number: u32) -> Result<()> {
    let Some(mut case) = held(visit, id).await? else { return Ok(()) };
    let Some(line) = case.letter_mut(number).filter(|line| line.from == Side::Contact) else { return Ok(()) };
    let read = line.state == LetterState::Dropped;
    line.state = LetterState::Dropped;
    visit.tx.drop_letter(id, number).await?;
    if let Some(owner) = case.owner.filter(|_| read) {
        let on_screen = |trace: &crate::domain::case::Trace| {
            trace.chat == owner && trace.by_bot && trace.sort == Sort::Content && trace.letter >= Some(number)
        };
        let messages =
            case.traces.iter().filter(|trace| on_screen(trace)).map(|trace| trace.message).collect();
        case.traces.retain(|trace| !on_screen(trace));
        visit.tx.delete_messages(Class::Urgent, owner, messages).await?;
    }
    if case.letters_in(Side::Contact, LetterState::Sent).next().is_none() && case.news == Some(News::Answer) {
        case.news = None;
    }
    visit.tx.audit_case(&case, AuditRole::Contact, AuditAction::Withdrawn).await?;
    visit.tx.save_case(&case).await?;
    let code = case.code.clone();
    show(visit, frame(&case), CaseScreen::Withdrawn { code, read }).await
}
