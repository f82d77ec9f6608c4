//! What has become of one's messages. Opened by a PIN, or by nothing if none is set; without it every screen is the
//! same whether or not there is a case (S24).

use super::super::visit::Visit;
use super::{content, frame, numbers, room, show, writing};
use crate::domain::audit::{AuditAction, AuditRole};
use crate::domain::case::{
    Case, Content, Digits, LetterState, News as CaseNews, ReferralState, Side, Sort, Stage, Trail, Way,
};
use crate::domain::ids::CaseId;
use crate::domain::notice::Notice;
use crate::domain::outgoing::{Class, Deed, File, FileKind, piece_topic};
use crate::domain::private_notice::{
    Answer, CaseChoice, CaseScreen, ConsentAsked, MyCase, News, PrivateScreen, Progress,
};
use crate::domain::private_text::PrivateText;
use crate::store::Result;

/// UTF-16 units of answers that one screen shows.
const ANSWERS_AT_ONCE: usize = 1500;
/// Units that a suggestion takes at most.
const SUGGESTION: usize = 150;
/// Events that the news screen names.
const EVENTS: usize = 4;

/// The button of the neutral line. Whoever has set no PIN finds the answer behind it, everybody else the commune's
/// news.
pub(in crate::handlers) async fn news(visit: &mut Visit<'_>) -> Result<()> {
    let chat = visit.from.chat;
    let cases = visit.tx.cases_of(chat).await?;
    let message = visit.message;
    // Only the line of that case: a line that everybody got shows everybody the same.
    let its_line = |case: &Case| {
        case.trace_of(chat, message).is_some_and(|trace| trace.sort == Sort::Line) && case.news.is_some()
    };
    let with_news = cases
        .into_iter()
        .find(|case| its_line(case) && case.wishes.way == Some(Way::Line) && case.wishes.pin.is_none());
    match with_news {
        Some(mut case) => {
            case.unlock(visit.now());
            show_case(visit, case).await
        }
        None => {
            let news = commune_news(visit, false).await?;
            visit.show(Notice::News(Box::new(news))).await
        }
    }
}

/// What everybody may see.
pub(super) async fn commune_news(visit: &mut Visit<'_>, delete_by_hand: bool) -> Result<News> {
    let today = visit.today();
    let plan = visit.plan.as_ref().map(|stored| &stored.plan);
    let commune = plan.map(|plan| plan.commune.clone()).unwrap_or_default();
    let mut events: Vec<_> = plan
        .iter()
        .flat_map(|plan| &plan.events)
        .filter(|event| event.ends_on >= today)
        .map(|event| (event.name.clone(), event.starts_on, event.ends_on))
        .collect();
    events.sort_by_key(|(_, starts_on, _)| *starts_on);
    events.truncate(EVENTS);
    let private = super::is_open(visit).await?;
    Ok(News { commune, events, delete_by_hand, private })
}

/// The pad was used.
pub(super) async fn unlock(visit: &mut Visit<'_>, entered: Digits) -> Result<()> {
    let room = room(visit).await?;
    let chat = visit.from.chat;
    let mut found = vec![];
    if visit.tx.may_try_pin(chat).await? {
        let cases = visit.tx.cases_of(chat).await?;
        found = cases
            .into_iter()
            .filter(|case| case.stage != Stage::Draft && case.wishes.opens_with(entered))
            .collect();
    }
    if found.is_empty() {
        return show(visit, frame(&room), PrivateScreen::NothingNew).await;
    }
    visit.tx.forget_right_pin(chat).await?;
    for case in &mut found {
        case.unlock(visit.now());
        visit.tx.save_case(case).await?;
    }
    if found.len() == 1 {
        let Some(case) = found.pop() else { return Ok(()) };
        return show_case(visit, case).await;
    }
    let zone = visit.zone();
    let choice = |case: &Case| CaseChoice {
        case: case.id,
        begun_on: case.begun_at.with_timezone(&zone).date_naive(),
        news: case.news.is_some(),
    };
    let choices = found.iter().map(choice).collect();
    show(visit, content(&room), PrivateScreen::Chosen(choices)).await
}

/// A case of this chat that was unlocked; anything else is as if there were nothing.
pub(super) async fn unlocked(visit: &mut Visit<'_>, id: CaseId) -> Result<Option<Case>> {
    let case = visit.tx.case(id).await?.filter(|case| case.owner == Some(visit.from.chat));
    let Some(mut case) = case.filter(|case| case.is_unlocked(visit.now())) else {
        let room = room(visit).await?;
        show(visit, frame(&room), PrivateScreen::NothingNew).await?;
        return Ok(None);
    };
    case.unlock(visit.now());
    Ok(Some(case))
}

pub(super) async fn open(visit: &mut Visit<'_>, id: CaseId) -> Result<()> {
    match unlocked(visit, id).await? {
        Some(case) => show_case(visit, case).await,
        None => Ok(()),
    }
}

/// Shows the state, and reads the answers that have come: their words are forgotten here as soon as they are shown.
pub(super) async fn show_case(visit: &mut Visit<'_>, mut case: Case) -> Result<()> {
    super::leave_other_questions(visit).await?;
    let unread: Vec<u32> = case
        .letters
        .iter()
        .filter(|line| line.from == Side::Contact && line.state != LetterState::Dropped)
        .map(|line| line.number)
        .collect();
    let (mut answers, mut pieces, mut units, mut more) = (vec![], vec![], 0, false);
    let nobody_yet = case.news == Some(CaseNews::NobodyYet);
    for number in unread {
        let Some(letter) = visit.tx.letter(case.id, number).await? else { continue };
        let words_below = |text: PrivateText| {
            let parts = text.parts(ANSWERS_AT_ONCE).into_iter();
            parts.map(move |part| (number, Deed::Say(words(part)))).collect::<Vec<_>>()
        };
        match letter.content {
            Content::Text(text) if text.units() > ANSWERS_AT_ONCE => pieces.extend(words_below(text)),
            Content::Text(text) => {
                units += text.units();
                if units > ANSWERS_AT_ONCE {
                    more = true;
                    break;
                }
                answers.push((number, Answer::Text(text)));
            }
            Content::Suggestion(suggestion) => {
                units += SUGGESTION;
                if units > ANSWERS_AT_ONCE {
                    more = true;
                    break;
                }
                answers.push((number, Answer::Suggestion(suggestion)));
            }
            Content::File { file, caption, mime } => {
                pieces.push((number, file_deed(file, mime)));
                pieces.extend(words_below(caption));
            }
            Content::Place { latitude, longitude } => {
                pieces.push((number, Deed::ShowPlace { latitude, longitude }));
            }
        }
    }
    let read: Vec<u32> =
        answers.iter().map(|(number, _)| *number).chain(pieces.iter().map(|(number, _)| *number)).collect();
    // Their words are forgotten once they have arrived in the chat, not before.
    let now = visit.now();
    for number in &read {
        if let Some(line) = case.letter_mut(*number) {
            line.deliver(now);
        }
    }
    if !more {
        case.news = None;
    }
    if !read.is_empty() {
        visit.tx.audit_case(&case, AuditRole::Resident, AuditAction::Shown).await?;
    }
    // What the person writes below it belongs to this case.
    writing::begin(visit, &case).await?;
    visit.tx.save_case(&case).await?;
    let screen_letters: Vec<u32> = answers.iter().map(|(number, _)| *number).collect();
    let screen = my_case(visit, &case, answers, pieces.len(), more, nobody_yet);
    let newest = screen_letters.last().copied();
    show(visit, Trail { letter: newest, ..content(&case) }, PrivateScreen::MyCase(Box::new(screen))).await?;
    for (number, deed) in pieces {
        let trail = Trail { letter: Some(number), ..content(&case) };
        visit.put_private(trail, deed, Some(&piece_topic(case.id, number))).await?;
    }
    Ok(())
}

/// Photos and voice go by their id; everything else without its name and what it tells.
pub(super) fn file_deed(file: File, mime: Option<String>) -> Deed {
    let notice = words(PrivateText::default());
    match file.kind {
        FileKind::Photo | FileKind::Voice => Deed::ShowFile { file, notice },
        _ => Deed::SendAnew { file, mime, notice },
    }
}

/// A person's words by themselves.
pub(super) fn words(text: PrivateText) -> Notice {
    Notice::Private(Box::new(PrivateScreen::Piece { caption: text }))
}

fn my_case(
    visit: &Visit<'_>,
    case: &Case,
    answers: Vec<(u32, Answer)>,
    pieces: usize,
    more: bool,
    nobody_yet: bool,
) -> MyCase {
    let (now, zone) = (visit.now(), visit.zone());
    let something = !answers.is_empty() || pieces > 0;
    let answered = case.letters.iter().any(|line| line.from == Side::Contact);
    let progress = match case.stage {
        Stage::Closed => Progress::Closed,
        _ if answered => Progress::Answered,
        Stage::Taken => Progress::Read,
        _ if nobody_yet || case.coordinator_told => Progress::NobodyYet,
        _ => Progress::Received,
    };
    // One thing at a time: what is agreed to is not cut short by an answer above it.
    let asked = case.referrals.iter().find(|referral| referral.is_asked(now));
    let more = more || (something && asked.is_some());
    let consent = asked.filter(|_| !something).map(|referral| ConsentAsked {
        number: referral.number,
        office: referral.unit_name.clone(),
        text: referral.text.clone(),
        until: referral.until.with_timezone(&zone).date_naive(),
    });
    let in_force = case.referrals.iter().filter(|referral| referral.is_in_force(now));
    MyCase {
        case: case.id,
        progress,
        code_word: case.wishes.code_word.clone().filter(|_| something),
        answers: answers.into_iter().map(|(_, answer)| answer).collect(),
        pieces: u32::try_from(pieces).unwrap_or(u32::MAX),
        more,
        consent,
        consents: in_force.map(|referral| (referral.number, referral.unit_name.clone())).collect(),
        numbers: numbers(visit),
        way: case.wishes.way,
        quick: case.wishes.quick,
    }
}

/// Writes on in an earlier case.
pub(super) async fn more(visit: &mut Visit<'_>, id: CaseId) -> Result<()> {
    let Some(mut case) = unlocked(visit, id).await? else { return Ok(()) };
    case.touched_at = visit.now();
    visit.tx.save_case(&case).await?;
    writing::begin(visit, &case).await?;
    writing::ask(visit).await
}

pub(super) async fn quick(visit: &mut Visit<'_>, id: CaseId) -> Result<()> {
    let Some(mut case) = unlocked(visit, id).await? else { return Ok(()) };
    case.wishes.quick = !case.wishes.quick;
    show_case(visit, case).await
}

pub(super) async fn end(visit: &mut Visit<'_>, id: CaseId) -> Result<()> {
    let Some(mut case) = unlocked(visit, id).await? else { return Ok(()) };
    case.close(visit.now());
    case.news = None;
    visit.tx.audit_case(&case, AuditRole::Resident, AuditAction::Closed).await?;
    if let Some(holder) = case.holder {
        let traces = case.take_traces(holder.chat);
        visit.tx.remove_traces(holder.chat, &traces).await?;
        visit.tx.tell_contact(&case, holder, CaseScreen::EndedByResident { code: case.code.clone() }).await?;
    }
    visit.tx.save_case(&case).await?;
    show(visit, content(&case), PrivateScreen::Ended).await
}

pub(super) async fn ask_erase(visit: &mut Visit<'_>, id: CaseId) -> Result<()> {
    let Some(case) = unlocked(visit, id).await? else { return Ok(()) };
    visit.tx.save_case(&case).await?;
    show(visit, content(&case), PrivateScreen::ConfirmErase(case.id)).await
}

/// Erases the case: its key, its rows, and what lies in anybody's chat (S20).
pub(super) async fn erase(visit: &mut Visit<'_>, id: CaseId) -> Result<()> {
    let Some(case) = unlocked(visit, id).await? else { return Ok(()) };
    let room = room(visit).await?;
    let (chat, pressed) = (visit.from.chat, visit.message);
    let holder = case.holder;
    let code = case.code.clone();
    visit.tx.audit_case(&case, AuditRole::Resident, AuditAction::Erased).await?;
    // The message with the button is about to say that it is done.
    visit.tx.wipe_case(case, Some((chat, pressed))).await?;
    if let Some(holder) = holder
        && let Some(person) = visit.tx.person(holder.person).await?
    {
        let deed = Deed::Say(Notice::Case(Box::new(CaseScreen::ErasedByResident { code })));
        let outgoing = crate::domain::outgoing::Outgoing::new(person.chat, person.language, deed);
        visit.tx.send(Class::Urgent, &outgoing, None).await?;
    }
    show(visit, frame(&room), PrivateScreen::Erased).await
}

/// Whether a question of the contact is still open.
pub(super) fn asked(case: &Case, number: u32, now: chrono::DateTime<chrono::Utc>) -> bool {
    case.referrals.iter().any(|referral| {
        referral.number == number && referral.state == ReferralState::Asked && referral.is_asked(now)
    })
}
