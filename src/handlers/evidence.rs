//! Photos and files that prove a task, kept by their Telegram file id.

use super::results;
use super::visit::Visit;
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::AssignmentId;
use crate::domain::notice::Notice;
use crate::domain::outgoing::{About, Class, Deed, File, Outgoing};
use crate::domain::reply::understand;
use crate::domain::task::{Assignment, State};
use crate::store::Result;

/// A file came, alone or as a reply.
pub(super) async fn take(
    visit: &mut Visit<'_>,
    file: File,
    caption: &str,
    about: Option<About>,
) -> Result<()> {
    if !visit.from.roles.is_member() {
        return visit.say(Notice::Unknown).await;
    }
    let dialogue = visit.tx.dialogue(visit.from.chat).await?;
    if let Some(Dialogue::Results { assignment, report }) = dialogue
        && about.as_ref().is_none_or(|about| about.assignments == [assignment])
    {
        let Some(found) = visit.own(assignment).await? else { return Ok(()) };
        if caption.trim().is_empty() {
            return keep(visit, &found, file, caption).await;
        }
        // The caption is the result: one answer for both.
        store(visit, &found, &file, caption).await?;
        visit.tx.set_dialogue(visit.from.chat, None).await?;
        return results::take(visit, assignment, report, caption).await;
    }
    match subject(visit, caption, about).await? {
        Some(assignment) => match visit.own(assignment).await? {
            Some(assignment) => keep(visit, &assignment, file, caption).await,
            None => Ok(()),
        },
        None => ask_subject(visit, file).await,
    }
}

/// Keeps a file with its task and says so. The pieces of an album are answered together where that is possible.
pub(super) async fn keep(
    visit: &mut Visit<'_>,
    assignment: &Assignment,
    file: File,
    caption: &str,
) -> Result<()> {
    let pieces = store(visit, assignment, &file, caption).await?;
    let topic = format!("evidence/{}/{}", visit.from.chat.0, assignment.id.0);
    visit.tx.take_back(&topic).await?;
    let deed = Deed::Say(Notice::EvidenceTaken { assignment: assignment.clone(), pieces });
    let outgoing = Outgoing { chat: visit.from.chat, language: visit.from.language, deed };
    visit.tx.send(Class::Answer, &outgoing, Some(&topic)).await?;
    if assignment.state == State::Reported && visit.tx.is_announced(assignment.id).await? {
        let by = visit.from.name.clone();
        visit.tell_coordinators(Notice::EvidenceArrived { assignment: assignment.clone(), by }).await?;
    }
    Ok(())
}

/// Writes a piece down; returns how many there are now.
async fn store(visit: &mut Visit<'_>, assignment: &Assignment, file: &File, caption: &str) -> Result<u32> {
    let pieces = visit.tx.add_evidence(assignment.id, visit.from.id, file, caption).await?;
    visit.tx.mark_answered(assignment.id).await?;
    visit.tx.note_event(assignment.id, "evidence_added", visit.from.id, visit.message, None, None).await?;
    Ok(pieces)
}

/// The one task that the file can belong to, if there is only one.
async fn subject(visit: &mut Visit<'_>, caption: &str, about: Option<About>) -> Result<Option<AssignmentId>> {
    let candidates = match about {
        Some(about) => about.assignments,
        None => open_tasks(visit).await?.into_iter().map(|assignment| assignment.id).collect(),
    };
    let item = understand(&visit.context.lexicon, caption, visit.today()).item;
    let named = item.and_then(|item| candidates.get(usize::try_from(item).ok()?.checked_sub(1)?));
    Ok(match candidates.as_slice() {
        [only] => Some(*only),
        _ => named.copied(),
    })
}

/// Keeps the file at hand and asks where it belongs.
async fn ask_subject(visit: &mut Visit<'_>, file: File) -> Result<()> {
    let tasks = open_tasks(visit).await?;
    if tasks.is_empty() {
        return visit.say(Notice::Unknown).await;
    }
    visit.tx.set_dialogue(visit.from.chat, Some(Dialogue::Evidence { file })).await?;
    visit.say(Notice::WhichTask(tasks)).await
}

async fn open_tasks(visit: &mut Visit<'_>) -> Result<Vec<Assignment>> {
    super::written::candidates(visit).await
}
