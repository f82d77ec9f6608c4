//! Photos and files that prove a task, kept by their Telegram file id.

use super::visit::Visit;
use super::{results, written};
use crate::domain::dialogue::Dialogue;
use crate::domain::notice::Notice;
use crate::domain::outgoing::{About, File};
use crate::domain::reply::understand;
use crate::domain::task::{Assignment, State};
use crate::store::Result;

/// A file came, alone or as a reply. The pieces of an album stay together.
pub(super) async fn take(
    visit: &mut Visit<'_>,
    file: File,
    caption: &str,
    about: Option<About>,
    album: Option<String>,
) -> Result<()> {
    if !visit.from.roles.is_member() {
        return visit.say(Notice::Unknown).await;
    }
    let album = album.as_deref();
    if let Some(album) = album
        && let Some(first) = visit.tx.album_subject(visit.from.id, album).await?
    {
        let Some(assignment) = visit.own(first).await? else { return Ok(()) };
        return keep(visit, &assignment, file, caption, Some(album)).await;
    }
    let dialogue = visit.tx.dialogue(visit.from.chat).await?;
    if let Some(Dialogue::Results { assignment, report }) = dialogue
        && about.as_ref().is_none_or(|about| about.assignments == [assignment])
        && results::are_welcome(visit, assignment, report).await?
    {
        let Some(found) = visit.own(assignment).await? else { return Ok(()) };
        if caption.trim().is_empty() {
            return keep(visit, &found, file, caption, album).await;
        }
        // The caption is the result: one answer for both.
        store(visit, &found, &file, caption, album).await?;
        visit.tx.set_dialogue(visit.from.chat, None).await?;
        return results::take(visit, assignment, report, caption).await;
    }
    match subject(visit, caption, about).await? {
        Some(assignment) => keep(visit, &assignment, file, caption, album).await,
        None => ask_subject(visit, file, caption, dialogue).await,
    }
}

/// Files that waited for their task have found it: whoever names a task then, means theirs. False if none waited.
pub(super) async fn keep_waiting(visit: &mut Visit<'_>, assignment: &Assignment) -> Result<bool> {
    let Some(Dialogue::Evidence { files, captions }) = visit.tx.dialogue(visit.from.chat).await? else {
        return Ok(false);
    };
    visit.tx.set_dialogue(visit.from.chat, None).await?;
    let captions = captions.into_iter().chain(std::iter::repeat(String::new()));
    for (file, caption) in files.into_iter().zip(captions) {
        keep(visit, assignment, file, &caption, None).await?;
    }
    Ok(true)
}

/// Keeps a file with its task and says so. The pieces of an album are answered together where that is possible.
async fn keep(
    visit: &mut Visit<'_>,
    assignment: &Assignment,
    file: File,
    caption: &str,
    album: Option<&str>,
) -> Result<()> {
    let pieces = store(visit, assignment, &file, caption, album).await?;
    let topic = format!("evidence/{}/{}", visit.from.chat.0, assignment.id.0);
    visit.say_instead(Notice::EvidenceTaken { assignment: assignment.clone(), pieces }, &topic).await?;
    if assignment.state == State::Reported && visit.tx.is_announced(assignment.id).await? {
        let by = visit.from.name.clone();
        let arrived = Notice::EvidenceArrived { assignment: assignment.clone(), by };
        // Told once for all pieces that come together.
        let topic = format!("evidence-arrived/{}", assignment.id.0);
        visit.tx.tell_coordinators_instead(arrived, &topic).await?;
    }
    Ok(())
}

/// Writes a piece down; returns how many there are now.
async fn store(
    visit: &mut Visit<'_>,
    assignment: &Assignment,
    file: &File,
    caption: &str,
    album: Option<&str>,
) -> Result<u32> {
    let pieces = visit.tx.add_evidence(assignment.id, visit.from.id, file, caption, album).await?;
    visit.tx.mark_answered(assignment.id).await?;
    visit.tx.note_event(assignment.id, "evidence_added", visit.from.id, visit.message, None, None).await?;
    Ok(pieces)
}

/// The one task that the file can belong to, if there is only one.
async fn subject(visit: &mut Visit<'_>, caption: &str, about: Option<About>) -> Result<Option<Assignment>> {
    if written::is_about_nothing_known(visit, about.as_ref()) {
        return Ok(None);
    }
    let candidates = match &about {
        Some(about) => written::of_message(visit, about).await?,
        None => open_tasks(visit).await?,
    };
    if let [only] = candidates.as_slice() {
        return Ok(Some(only.clone()));
    }
    let number = understand(&visit.context.lexicon, caption, visit.today()).item;
    written::numbered(visit, number, about.as_ref()).await
}

/// Keeps the file at hand, with those that wait already, and asks where they belong.
async fn ask_subject(
    visit: &mut Visit<'_>,
    file: File,
    caption: &str,
    dialogue: Option<Dialogue>,
) -> Result<()> {
    let tasks = open_tasks(visit).await?;
    if tasks.is_empty() {
        return visit.say(Notice::Unknown).await;
    }
    let (mut files, mut captions) = match dialogue {
        Some(Dialogue::Evidence { files, captions }) => (files, captions),
        _ => (vec![], vec![]),
    };
    // Earlier versions kept files without captions.
    captions.resize(files.len(), String::new());
    files.push(file);
    captions.push(caption.to_owned());
    visit.tx.set_dialogue(visit.from.chat, Some(Dialogue::Evidence { files, captions })).await?;
    // Asked once for all files that come together.
    let topic = format!("evidence/{}", visit.from.chat.0);
    visit.say_instead(Notice::WhichTask(tasks), &topic).await
}

/// Files are sent for what is to be reported, and after the report.
async fn open_tasks(visit: &mut Visit<'_>) -> Result<Vec<Assignment>> {
    written::candidates(visit, |state| state.is_open() || state == State::Reported).await
}
