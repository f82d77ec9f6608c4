//! Writing: what comes is sealed, then taken out of the chat; nothing is sent before the person has seen it (S11).

use super::super::visit::Visit;
use super::mine::{file_deed, words};
use super::{content, entry, frame, may_tell, numbers, on_duty, room, setup, show};
use crate::domain::audit::{AuditAction, AuditRole};
use crate::domain::case::{
    Case, Content, Letter, LetterState, MOST_BYTES, MOST_DRAFTS, Side, Sort, Stage, Trail, Unsendable,
};
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::CaseId;
use crate::domain::notice::Notice;
use crate::domain::outgoing::{Class, Deed, FileKind};
use crate::domain::private_notice::{PreviewLine, PrivateScreen};
use crate::domain::private_text::PrivateText;
use crate::domain::request::Asked;
use crate::store::Result;
use chrono::{DateTime, Duration, Utc};

/// Letters that one case may send in an hour.
const LETTERS_AN_HOUR: usize = 60;
/// UTF-16 units of words on the preview's screen; more is shown below it.
const WORDS_AT_ONCE: usize = 1500;

/// Asks for the words.
pub(super) async fn ask(visit: &mut Visit<'_>) -> Result<()> {
    let Some(case) = current(visit).await? else { return entry::enter(visit).await };
    begin(visit, &case).await?;
    let screen = PrivateScreen::Writing { count: drafts(&case), refused: None, may_tell: false };
    show(visit, frame(&case), screen).await
}

/// From here on what is written belongs to this case.
pub(super) async fn begin(visit: &mut Visit<'_>, case: &Case) -> Result<()> {
    let chat = visit.from.chat;
    visit.tx.set_dialogue(chat, Some(Dialogue::PrivateWriting { case: case.id })).await
}

/// The case in which the person is writing: the one that the open question names, else the draft.
async fn current(visit: &mut Visit<'_>) -> Result<Option<Case>> {
    let chat = visit.from.chat;
    if let Some(Dialogue::PrivateWriting { case }) = visit.tx.dialogue(chat).await? {
        return own(visit, case).await;
    }
    for case in visit.tx.cases_of(chat).await? {
        let written = case.letters_in(Side::Resident, LetterState::Draft).next().is_some();
        if written && case.is_unlocked(visit.now()) {
            return own(visit, case.id).await;
        }
    }
    setup::open_draft(visit).await
}

/// A case of this chat that is a draft or was unlocked, touched now.
async fn own(visit: &mut Visit<'_>, id: CaseId) -> Result<Option<Case>> {
    let (chat, now) = (visit.from.chat, visit.now());
    let open =
        |case: &Case| case.owner == Some(chat) && (case.stage == Stage::Draft || case.is_unlocked(now));
    let Some(mut case) = visit.tx.case(id).await?.filter(open) else {
        return Ok(None);
    };
    if case.stage != Stage::Draft {
        case.unlock(now);
    }
    case.touched_at = now;
    visit.tx.save_case(&case).await?;
    Ok(Some(case))
}

fn drafts(case: &Case) -> u32 {
    let count = case.letters_in(Side::Resident, LetterState::Draft).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Takes what was written in private. Gives it back if it is none of this channel's.
pub(super) async fn take(visit: &mut Visit<'_>, asked: Asked) -> Result<Option<Asked>> {
    if matches!(asked, Asked::Command { .. } | Asked::Press { .. } | Asked::Edited { .. }) {
        return Ok(Some(asked));
    }
    let chat = visit.from.chat;
    let open = visit.tx.dialogue(chat).await?;
    let case = match open {
        Some(Dialogue::CodeWord { .. }) => {
            visit.delete_what_was_written().await?;
            match asked {
                Asked::Written { text, .. } => setup::take_code_word(visit, &text).await?,
                _ => refuse(visit, Unsendable::Kind).await?,
            }
            return Ok(None);
        }
        Some(Dialogue::ShorterReferral { case, number }) => {
            visit.delete_what_was_written().await?;
            match asked {
                Asked::Written { text, .. } => {
                    super::referral::take_shorter(visit, case, number, &text).await?;
                }
                _ => refuse(visit, Unsendable::Kind).await?,
            }
            return Ok(None);
        }
        // Uploaded while they left.
        Some(Dialogue::JustLeft)
            if visit.replied.is_none()
                && matches!(asked, Asked::Sent { .. } | Asked::Place { .. } | Asked::Other) =>
        {
            visit.delete_what_was_written().await?;
            return Ok(None);
        }
        Some(Dialogue::PrivateWriting { case }) if visit.replied.is_none() => own(visit, case).await?,
        _ => match meant(visit, matches!(open, None | Some(Dialogue::JustLeft))).await? {
            Meant::Private(case) => case.map(|case| *case),
            Meant::SomethingElse => return Ok(Some(asked)),
        },
    };
    visit.delete_what_was_written().await?;
    let Some(case) = case else {
        visit.tx.set_dialogue(chat, None).await?;
        time_over(visit).await?;
        return Ok(None);
    };
    keep(visit, case, asked).await?;
    Ok(None)
}

/// For what something is meant that no question of ours asked for.
enum Meant {
    /// For the private channel: for this case, or for none that is still open.
    Private(Option<Box<Case>>),
    SomethingElse,
}

/// Whoever writes while private screens lie open in the chat means it for them, even a moment late: nothing is sent
/// before the preview, while words that stay in the chat are seen by whoever takes the phone (S11).
async fn meant(visit: &mut Visit<'_>, nothing_asked: bool) -> Result<Meant> {
    let (chat, replied) = (visit.from.chat, visit.replied);
    let shown = |case: &Case| {
        case.traces.iter().any(|trace| {
            let screen = trace.chat == chat && trace.side == Side::Resident && trace.sort != Sort::Line;
            screen && trace.by_bot && replied.is_none_or(|replied| replied == trace.message)
        })
    };
    let cases = visit.tx.cases_of(chat).await?;
    let open: Vec<&Case> = cases.iter().filter(|case| shown(case)).collect();
    if open.is_empty() || (replied.is_none() && !nothing_asked) {
        return Ok(Meant::SomethingElse);
    }
    if open.iter().any(|case| case.stage == Stage::Draft) {
        return setup::open_draft(visit).await.map(|case| Meant::Private(case.map(Box::new)));
    }
    let id = open.last().map(|case| case.id);
    match id {
        Some(id) => own(visit, id).await.map(|case| Meant::Private(case.map(Box::new))),
        None => Ok(Meant::SomethingElse),
    }
}

async fn keep(visit: &mut Visit<'_>, mut case: Case, asked: Asked) -> Result<()> {
    let (mut refused, mut tells) = (None, false);
    match letter_of(asked) {
        Err(reason) => refused = Some(reason),
        Ok(_) if drafts(&case) as usize >= MOST_DRAFTS => refused = Some(Unsendable::TooMany),
        Ok(content) => {
            if let Content::File { file, mime, .. } = &content {
                tells = may_tell(file, mime.as_deref());
            }
            let number = case.add_letter(Side::Resident, LetterState::Draft, &content, visit.now());
            visit.tx.keep_letter(case.id, number, &Letter { content }).await?;
            visit.tx.save_case(&case).await?;
        }
    }
    begin(visit, &case).await?;
    let screen = PrivateScreen::Writing { count: drafts(&case), refused, may_tell: tells };
    show_below(visit, &case, screen).await
}

/// What can be part of a case, or why not.
pub(in crate::handlers) fn letter_of(asked: Asked) -> std::result::Result<Content, Unsendable> {
    match asked {
        Asked::Written { text, .. } => Ok(Content::Text(PrivateText::new(text))),
        Asked::Sent { file, caption, mime, size, .. } => {
            // Photos and voice go by their id; the rest has to be fetched.
            let fetched = !matches!(file.kind, FileKind::Photo | FileKind::Voice);
            if fetched && size.is_some_and(|size| size > MOST_BYTES) {
                return Err(Unsendable::TooLarge);
            }
            Ok(Content::File { file, caption: PrivateText::new(caption), mime })
        }
        Asked::Place { latitude, longitude } => Ok(Content::Place { latitude, longitude }),
        _ => Err(Unsendable::Kind),
    }
}

pub(super) async fn refuse(visit: &mut Visit<'_>, reason: Unsendable) -> Result<()> {
    let Some(case) = setup::open_draft(visit).await? else { return time_over(visit).await };
    let refused = Some(reason);
    let screen = PrivateScreen::Writing { count: drafts(&case), refused, may_tell: false };
    show_below(visit, &case, screen).await
}

/// Shows a screen after something was written: over the newest screen of the chat, so that they do not pile up.
pub(super) async fn show_below(visit: &mut Visit<'_>, case: &Case, screen: PrivateScreen) -> Result<()> {
    let chat = visit.from.chat;
    let topic = format!("private-screen/{}", chat.0);
    visit.tx.take_back(&topic).await?;
    let mut newest = None;
    for known in visit.tx.cases_of(chat).await? {
        let screens = known.traces.iter().filter(|trace| {
            trace.chat == chat && trace.by_bot && trace.sort != Sort::Line && trace.letter.is_none()
        });
        newest = newest.max(screens.map(|trace| trace.message).max());
    }
    let notice = Notice::Private(Box::new(screen));
    let deed = match newest {
        Some(message) => Deed::Rewrite { message, notice },
        None => Deed::Say(notice),
    };
    visit.put_private(frame(case), deed, Some(&topic)).await
}

/// The draft had ended before this was written: it is not kept.
pub(super) async fn time_over(visit: &mut Visit<'_>) -> Result<()> {
    let room = room(visit).await?;
    show_below(visit, &room, PrivateScreen::TimeOver).await
}

/// Shows exactly what will be sent.
pub(super) async fn preview(visit: &mut Visit<'_>) -> Result<()> {
    let Some(mut case) = current(visit).await? else { return entry::enter(visit).await };
    let numbers: Vec<u32> =
        case.letters_in(Side::Resident, LetterState::Draft).map(|line| line.number).collect();
    if numbers.is_empty() {
        return show(visit, frame(&case), PrivateScreen::NothingToSend).await;
    }
    if case.stage == Stage::Draft {
        // Whoever wrote without being asked is asked now, first of all whether they are alone (S6).
        if case.wishes.whom.is_none() {
            return show(visit, frame(&case), PrivateScreen::Alone).await;
        }
        if !case.wishes.positions_chosen {
            return setup::positions(visit).await;
        }
        if case.wishes.way.is_none() {
            return show(visit, frame(&case), PrivateScreen::Way).await;
        }
    }
    let mut lines = vec![];
    let mut pieces = vec![];
    let mut units = 0;
    for number in &numbers {
        let Some(letter) = visit.tx.letter(case.id, *number).await? else { continue };
        let kind = letter.content.kind();
        let text = match letter.content {
            Content::Text(text) => text,
            Content::File { file, caption, mime } => {
                pieces.push((*number, file_deed(file, mime)));
                caption
            }
            Content::Place { latitude, longitude } => {
                pieces.push((*number, Deed::ShowPlace { latitude, longitude }));
                PrivateText::default()
            }
            Content::Suggestion(_) => continue,
        };
        units += text.units();
        if units <= WORDS_AT_ONCE {
            lines.push(PreviewLine { kind, text });
        } else {
            let parts = text.parts(WORDS_AT_ONCE);
            pieces.extend(parts.into_iter().map(|part| (*number, Deed::Say(words(part)))));
            lines.push(PreviewLine { kind, text: PrivateText::default() });
        }
    }
    case.previewed = numbers.last().copied().unwrap_or(0);
    visit.tx.save_case(&case).await?;
    let duty = on_duty(visit, &case).await?;
    let mut positions: Vec<String> = vec![];
    for contact in super::able(visit, &case).await? {
        let name = super::position_name(visit, &contact);
        if !positions.contains(&name) {
            positions.push(name);
        }
    }
    let (whom, way) = (case.wishes.whom, visit.tx.way_now(&case).await?);
    let screen = PrivateScreen::Preview { letters: lines, whom, positions, way, duty };
    show(visit, content(&case), screen).await?;
    for (number, deed) in pieces {
        visit.put_private(Trail { letter: Some(number), ..content(&case) }, deed, None).await?;
    }
    Ok(())
}

/// Sends what the preview has shown.
pub(super) async fn send(visit: &mut Visit<'_>) -> Result<()> {
    // What they saw in the preview is forgotten: they must not believe that it was sent.
    let Some(mut case) = current(visit).await? else { return time_over(visit).await };
    let newest = case.letters_in(Side::Resident, LetterState::Draft).map(|line| line.number).max();
    match newest {
        None => return show(visit, frame(&case), PrivateScreen::NothingToSend).await,
        Some(newest) if newest > case.previewed => return preview(visit).await,
        Some(_) => {}
    }
    if super::able(visit, &case).await?.is_empty() {
        let numbers = numbers(visit);
        return show(visit, frame(&case), PrivateScreen::EveryoneRuledOut { numbers }).await;
    }
    let chat = visit.from.chat;
    if case.silenced || is_too_many(&case, visit.now()) || too_many_cases(visit, &case).await? {
        let numbers = numbers(visit);
        return show(visit, frame(&case), PrivateScreen::NotTaken { numbers }).await;
    }
    let first = case.sent_at.is_none();
    if case.stage == Stage::Closed {
        visit.tx.audit_case(&case, AuditRole::Resident, AuditAction::Reopened).await?;
    }
    let calls = case.send(visit.now());
    // Pieces of the preview that still wait are not shown after it.
    visit.tx.take_back_private(chat).await?;
    let shown = case.take_shown_pieces(chat);
    visit.tx.delete_messages(Class::Urgent, chat, shown).await?;
    // What is written below belongs to this case.
    begin(visit, &case).await?;
    if first {
        let month = visit.today().format("%Y-%m").to_string();
        visit.tx.count_case(&month).await?;
        visit.tx.audit_case(&case, AuditRole::Resident, AuditAction::Opened).await?;
    }
    visit.tx.audit_case(&case, AuditRole::Resident, AuditAction::Sent).await?;
    match case.holder {
        Some(holder) => visit.tx.alert(&mut case, holder).await?,
        None if calls => {
            let zone = visit.zone();
            visit.tx.call_next(&mut case, zone).await?;
        }
        // Somebody is being called already.
        None => {}
    }
    visit.tx.save_case(&case).await?;
    let duty = on_duty(visit, &case).await?;
    let way = visit.tx.way_now(&case).await?;
    show(visit, frame(&case), PrivateScreen::Sent { way, duty }).await
}

/// Counted in this case only: somebody else's would tell that there is one (S24).
fn is_too_many(case: &Case, now: DateTime<Utc>) -> bool {
    let since = now - Duration::hours(1);
    let sent = case
        .letters
        .iter()
        .filter(|line| line.from == Side::Resident && line.state != LetterState::Draft && line.at > since);
    sent.count() >= LETTERS_AN_HOUR
}

/// New cases that one chat may send in an hour. That many, lest whoever holds the phone learns by counting that one was
/// sent before.
const CASES_AN_HOUR: usize = 5;

async fn too_many_cases(visit: &mut Visit<'_>, case: &Case) -> Result<bool> {
    let (chat, since) = (visit.from.chat, visit.now() - Duration::hours(1));
    let cases = visit.tx.cases_of(chat).await?;
    let lately = cases.iter().filter(|case| case.sent_at.is_some_and(|at| at > since));
    Ok(case.sent_at.is_none() && lately.count() >= CASES_AN_HOUR)
}

/// Forgets what was written and not sent.
pub(super) async fn discard(visit: &mut Visit<'_>) -> Result<()> {
    let Some(mut case) = current(visit).await? else { return entry::enter(visit).await };
    let chat = visit.from.chat;
    visit.tx.drop_drafts(&mut case).await?;
    visit.tx.take_back_private(chat).await?;
    let shown = case.take_shown_pieces(chat);
    visit.tx.delete_messages(Class::Urgent, chat, shown).await?;
    visit.tx.save_case(&case).await?;
    visit.tx.set_dialogue(chat, None).await?;
    entry::enter(visit).await
}
