//! What came of a call: what lies in the chat now, what has to be tried otherwise, what will never arrive.

use super::errors::SendError;
use crate::domain::announcement::screen::AnnouncementScreen;
use crate::domain::case::{Side, Sort, Trail, between};
use crate::domain::ids::{AnnouncementId, ChatId, MessageId};
use crate::domain::notice::Notice;
use crate::domain::outgoing::{Class, Deed, Outgoing, piece_topic};
use crate::domain::private_notice::CaseScreen;
use crate::store::outbox::{Opened, Waiting};
use crate::store::tally::Tally;
use crate::store::{Result, Tx};

/// Removals from chats that cannot be reached wait here, behind everything else.
pub const PARKED: Class = Class::Announcement;

/// How one call ended.
pub struct Outcome {
    pub row: Waiting,
    pub opened: Opened,
    pub result: std::result::Result<Option<MessageId>, SendError>,
}

/// Writes down how a call ended. Its row goes; what is to be tried again differently gets a new one.
pub async fn record(tx: &mut Tx, outcome: &Outcome) -> Result<()> {
    let Outcome { row, opened, result } = outcome;
    let still_wanted = tx.finish(row.id).await?;
    let outgoing = &opened.outgoing;
    match *result {
        Ok(message) => arrived(tx, opened, message, still_wanted).await,
        Err(SendError::NotModified) => match outgoing.deed {
            Deed::Rewrite { message, .. } | Deed::PutPaper { message, .. } => {
                arrived(tx, opened, Some(message), still_wanted).await
            }
            _ => Ok(()),
        },
        Err(SendError::Gone) if !outgoing.deed.is_removal() => match &outgoing.deed {
            Deed::Rewrite { notice, .. } if still_wanted => {
                let anew = Outgoing { deed: Deed::Say(notice.clone()), ..outgoing.clone() };
                match opened.trail {
                    Some(trail) => tx.send_private(row.class, &anew, trail, None).await,
                    None => tx.send(row.class, &anew, None).await,
                }
            }
            Deed::PutPaper { paper, .. } if still_wanted => {
                let deed = Deed::ShowPaper(*paper);
                tx.send(row.class, &Outgoing { deed, ..outgoing.clone() }, None).await
            }
            _ => Ok(()),
        },
        Err(SendError::NoText) if still_wanted => instead_of_a_picture(tx, row, opened).await,
        Err(SendError::Gone) if outgoing.deed.is_removal() => not_removed(tx, outgoing).await,
        Err(SendError::Blocked) => blocked(tx, row, opened).await,
        Err(SendError::Migrated(to)) => migrated(tx, row, outgoing, to, still_wanted).await,
        Err(SendError::DoneUnreadably) => match opened.trail {
            Some(trail) if outgoing.deed.is_new_message() => tx.note_doubt(trail.case, outgoing.chat).await,
            _ => Ok(()),
        },
        Err(SendError::PressTooOld) => Ok(()),
        Err(_) if matches!(outgoing.deed, Deed::Delete { .. } | Deed::Overwrite { .. }) => {
            not_removed(tx, outgoing).await
        }
        Err(error) if opened.trail.is_some_and(|trail| trail.side != Side::Office) => {
            tracing::warn!(error = error.code(), "a piece of a case could not be shown");
            piece_missing(tx, opened).await
        }
        Err(error) => {
            tracing::error!(error = error.code(), "Telegram refused a message for good");
            tx.count(Tally::RefusedMessages).await
        }
    }
}

/// Words cannot be put over a picture: they come as a new message, and the picture goes.
async fn instead_of_a_picture(tx: &mut Tx, row: &Waiting, opened: &Opened) -> Result<()> {
    let Deed::Rewrite { message, notice } = &opened.outgoing.deed else { return Ok(()) };
    let anew = Outgoing { deed: Deed::Say(notice.clone()), ..opened.outgoing.clone() };
    match opened.trail {
        Some(trail) => tx.send_private(row.class, &anew, trail, None).await?,
        None => tx.send(row.class, &anew, None).await?,
    }
    // One that is too old to be deleted may stay: its picture is no secret.
    let deed = Deed::Delete { messages: vec![*message], known: false };
    tx.send(row.class, &Outgoing { deed, doubt: None, ..opened.outgoing.clone() }, None).await
}

/// What Telegram refuses to delete together is tried one by one, then overwritten; a message that can be neither is
/// the person's own, and too old.
async fn not_removed(tx: &mut Tx, outgoing: &Outgoing) -> Result<()> {
    let Deed::Delete { messages, known: true } = &outgoing.deed else { return Ok(()) };
    for message in messages {
        let deed = match messages.len() {
            1 => Deed::Overwrite { message: *message },
            _ => Deed::Delete { messages: vec![*message], known: true },
        };
        tx.send(Class::Urgent, &Outgoing { deed, doubt: None, ..outgoing.clone() }, None).await?;
    }
    Ok(())
}

/// The contact learns that something is missing, of what was written to them or of their own; the rest goes on.
async fn piece_missing(tx: &mut Tx, opened: &Opened) -> Result<()> {
    let (Some(trail), Deed::ShowFile { .. } | Deed::SendAnew { .. }) = (opened.trail, &opened.outgoing.deed)
    else {
        return tx.count(Tally::RefusedMessages).await;
    };
    if trail.side == Side::Resident {
        return tx.tell_of_lost_answer(trail).await;
    }
    let deed = Deed::Say(Notice::Case(Box::new(CaseScreen::PieceMissing)));
    let outgoing = Outgoing { deed, ..opened.outgoing.clone() };
    tx.send_private(Class::Urgent, &outgoing, trail, None).await
}

/// Notes what lies in the chat now. What was taken back while it was on its way is taken away again.
async fn arrived(tx: &mut Tx, opened: &Opened, message: Option<MessageId>, still_wanted: bool) -> Result<()> {
    let Opened { outgoing, trail } = opened;
    let Some(message) = message else { return Ok(()) };
    if let Some(after) = outgoing.doubt {
        tx.delete_doubtful(Class::Leaving, outgoing.chat, between(after, message)).await?;
    }
    match trail {
        Some(trail) => {
            let first_step = matches!(outgoing.deed, Deed::SayInTwoSteps(_));
            let shown = if first_step { Trail { letter: None, ..*trail } } else { *trail };
            let noted = still_wanted && tx.note_trace(&shown, outgoing.chat, message).await?;
            if !noted {
                return tx.delete_messages(Class::Leaving, outgoing.chat, vec![message]).await;
            }
            match &outgoing.deed {
                Deed::SayInTwoSteps(notice) => {
                    let deed = Deed::Rewrite { message, notice: notice.clone() };
                    let second = Outgoing { deed, doubt: None, ..outgoing.clone() };
                    let piece = trail.letter.filter(|_| trail.side == Side::Resident);
                    let topic = piece.map(|letter| piece_topic(trail.case, letter));
                    tx.send_private(Class::Urgent, &second, *trail, topic.as_deref()).await
                }
                _ => Ok(()),
            }
        }
        None => remember(tx, outgoing, message, still_wanted).await,
    }
}

/// A chat that cannot be reached. For private messages this is noted with the case, never with the person.
async fn blocked(tx: &mut Tx, row: &Waiting, opened: &Opened) -> Result<()> {
    match opened.trail {
        Some(trail) if trail.side == Side::Contact => {
            tx.note_unreachable(trail.case, opened.outgoing.chat).await
        }
        Some(trail) if trail.side == Side::Office => tx.note_undelivered(trail, opened.outgoing.chat).await,
        Some(trail) if trail.sort == Sort::Line => tx.note_line_unsent(trail.case).await,
        Some(_) => Ok(()),
        // Tried again later: they may unblock the bot. Nothing is noted with the person for the private channel's sake.
        None if opened.outgoing.deed.is_removal() => tx.send(PARKED, &opened.outgoing, None).await,
        None if row.class == Class::Leaving => Ok(()),
        None => {
            tx.mark_unreachable(opened.outgoing.chat).await?;
            tx.group_left(opened.outgoing.chat).await?;
            tx.drop_ordinary(&row.lane).await
        }
    }
}

/// A group became a supergroup: what is new goes there. What changes an earlier message has nothing to change: in the
/// supergroup its id is another message's.
async fn migrated(tx: &mut Tx, row: &Waiting, outgoing: &Outgoing, to: ChatId, wanted: bool) -> Result<()> {
    tx.migrate_group(outgoing.chat, to).await?;
    let is_new = matches!(outgoing.deed, Deed::Say(_) | Deed::ShowFile { .. } | Deed::ShowLetter { .. });
    if wanted && is_new && to != outgoing.chat {
        return tx.send(row.class, &Outgoing { chat: to, ..outgoing.clone() }, None).await;
    }
    Ok(())
}

/// Notes what the message is about, and whether an announcement is watched in it from now on. Only what has arrived tells:
/// of two screens that waited for the same message the last one is what is seen.
async fn remember(tx: &mut Tx, outgoing: &Outgoing, message: MessageId, still_wanted: bool) -> Result<()> {
    let chat = outgoing.chat;
    let (notice, is_over_another) = match &outgoing.deed {
        Deed::Say(notice) | Deed::ShowFile { notice, .. } => (notice, false),
        Deed::Rewrite { notice, .. } => (notice, true),
        Deed::PutPaper { .. } => return tx.leave_desks(chat, message, None).await,
        _ => return Ok(()),
    };
    let watched = watched_in(notice);
    if is_over_another {
        tx.leave_desks(chat, message, watched).await?;
    }
    if let Some(id) = watched.filter(|_| still_wanted) {
        tx.watch(id, chat, message).await?;
    }
    match notice.about() {
        Some(about) => tx.remember_sent(chat, message, &about).await,
        None => Ok(()),
    }
}

/// The announcement of which this is the desk.
fn watched_in(notice: &Notice) -> Option<AnnouncementId> {
    let Notice::Announcement(screen) = notice else { return None };
    match screen.as_ref() {
        AnnouncementScreen::Desk(desk) => Some(desk.announcement.id),
        _ => None,
    }
}
