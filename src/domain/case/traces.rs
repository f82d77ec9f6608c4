//! Messages of a case that lie in somebody's chat, so that they can be taken away.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use super::{Case, Kind, LetterState, News, Side, Stage, after};
use crate::domain::ids::{CaseId, ChatId, MessageId};

/// What a message shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// A screen with questions: nothing of the person's own.
    Frame,
    /// Words, pictures, or that there is a case at all.
    Content,
    /// The neutral line that everybody gets: never a screen is put over it unasked.
    Line,
}

/// Goes with a private message that is sent: where it is to be noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trail {
    pub case: CaseId,
    pub side: Side,
    pub sort: Sort,
    /// The letter that it shows.
    pub letter: Option<u32>,
}

/// A private message that lies in a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    pub side: Side,
    pub chat: ChatId,
    pub message: MessageId,
    pub sort: Sort,
    pub letter: Option<u32>,
    /// Since when it shows what it shows.
    pub at: DateTime<Utc>,
    /// When it came into the chat; Telegram's 48 hours count from here.
    pub sent_at: DateTime<Utc>,
    /// Ours, so that it can be overwritten when it can no longer be deleted.
    pub by_bot: bool,
}

/// Content leaves the resident's chat after this time, everything after the other (S18).
pub const CONTENT_STAYS: Duration = Duration::minutes(15);
pub const CONTENT_STAYS_QUICKLY: Duration = Duration::minutes(5);
pub const ALL_STAYS: Duration = Duration::hours(24);

/// A line that could not be sent is tried again after this time.
const LINE_AGAIN: Duration = Duration::hours(6);
/// After leaving no neutral line is sent for this long.
const LINE_AFTER_LEAVING: Duration = Duration::hours(1);

impl Trace {
    /// When it has to leave the chat, seen from this moment.
    pub fn leaves_at(&self, quick: bool, now: DateTime<Utc>) -> DateTime<Utc> {
        let whole = self.sent_at + ALL_STAYS;
        match (self.side, self.sort) {
            // As long as the consent holds; the referral's end takes it away.
            (Side::Office, _) => DateTime::<Utc>::MAX_UTC,
            // Ordinary lines stay as well.
            (_, Sort::Line) => DateTime::<Utc>::MAX_UTC,
            (Side::Resident, Sort::Content) => {
                let stays = if quick { CONTENT_STAYS_QUICKLY } else { CONTENT_STAYS };
                after(self.at, stays, now).min(whole)
            }
            _ => whole,
        }
    }
}

impl Case {
    /// Notes a message, or what a known one shows now.
    pub fn note(
        &mut self,
        trail: &Trail,
        chat: ChatId,
        message: MessageId,
        by_bot: bool,
        now: DateTime<Utc>,
    ) {
        let known = self.traces.iter_mut().find(|trace| trace.chat == chat && trace.message == message);
        match known {
            Some(trace) => {
                trace.sort = trail.sort;
                trace.letter = trail.letter;
                trace.at = now;
            }
            None => self.traces.push(Trace {
                side: trail.side,
                chat,
                message,
                sort: trail.sort,
                letter: trail.letter,
                at: now,
                sent_at: now,
                by_bot,
            }),
        }
    }

    /// The newest message of ours that the case knows in a chat.
    pub fn newest_in(&self, chat: ChatId) -> Option<MessageId> {
        let ours = self.traces.iter().filter(|trace| trace.chat == chat && trace.by_bot);
        ours.map(|trace| trace.message).max()
    }

    /// A message that was being sent to this chat may lie there unknown: newer than the last one of ours that is
    /// known there (`newest`, of whichever case), or than what the person wrote first. Without anything of this case in
    /// the chat nothing is done: it held no words.
    pub fn doubt(&mut self, chat: ChatId, newest: Option<MessageId>) {
        let here = self.traces.iter().filter(|trace| trace.chat == chat).map(|trace| trace.message);
        let Some(first) = here.min() else { return };
        let after = self.newest_in(chat).unwrap_or(first).max(newest.unwrap_or(first));
        if self.doubts.iter().all(|(known, _)| *known != chat) {
            self.doubts.push((chat, after));
        }
    }

    /// The next message in this chat is known: whatever was unknown lies between.
    pub fn settle_doubt(&mut self, chat: ChatId) -> Option<MessageId> {
        let position = self.doubts.iter().position(|(known, _)| *known == chat)?;
        Some(self.doubts.swap_remove(position).1)
    }

    /// The resident's chat shows answers up to this one: their words are no longer needed here. Returns which. Not those
    /// of which more pieces are on their way (`waiting`).
    pub fn read_up_to(&mut self, trail: &Trail, waiting: &[u32]) -> Vec<u32> {
        let Some(newest) = trail.letter else { return vec![] };
        let mut read = vec![];
        for line in &mut self.letters {
            // A screen shows all words up to its newest letter; a picture or file comes by itself.
            let shown = line.number == newest
                || (line.number < newest && matches!(line.kind, Kind::Text | Kind::Suggestion));
            let whole = shown && !waiting.contains(&line.number);
            if line.from == Side::Contact && line.state == LetterState::Delivered && whole {
                line.state = LetterState::Dropped;
                read.push(line.number);
            }
        }
        read
    }

    /// The person leaves. What was about to be shown and never arrived is unread again; a line that never arrived is
    /// sent later, not while whoever made them leave is still near.
    pub fn unread_again(&mut self, now: DateTime<Utc>) {
        for line in &mut self.letters {
            if line.from == Side::Contact && line.state == LetterState::Delivered {
                line.state = LetterState::Sent;
                line.delivered_at = None;
                self.news = Some(News::Answer);
            }
        }
        if self.line_sent && self.traces.iter().all(|trace| trace.sort != Sort::Line) {
            self.line_sent = false;
            self.no_line_before = Some(now + LINE_AFTER_LEAVING);
        }
        // They have looked: what comes next is told as ever.
        self.no_line_before = self.no_line_before.map(|not| not.min(now + LINE_AFTER_LEAVING));
    }

    /// The line did not go, since nothing reaches the chat: it is tried again.
    pub fn line_later(&mut self, now: DateTime<Utc>) {
        self.line_sent = false;
        self.no_line_before = Some(now + LINE_AGAIN);
    }

    /// Takes the traces of one chat out.
    pub fn take_traces(&mut self, chat: ChatId) -> Vec<Trace> {
        let (taken, left) = self.traces.drain(..).partition(|trace| trace.chat == chat);
        self.traces = left;
        taken
    }

    /// Takes out what the preview has shown in a chat besides its screen: pictures, files, places.
    pub fn take_shown_pieces(&mut self, chat: ChatId) -> Vec<MessageId> {
        let own: Vec<u32> =
            self.letters.iter().filter(|line| line.from == Side::Resident).map(|line| line.number).collect();
        let shown = |trace: &Trace| {
            trace.chat == chat && trace.by_bot && trace.letter.is_some_and(|letter| own.contains(&letter))
        };
        let (taken, left): (Vec<_>, Vec<_>) = self.traces.drain(..).partition(shown);
        self.traces = left;
        taken.into_iter().map(|trace| trace.message).collect()
    }

    /// Takes out what has stayed long enough.
    pub fn take_overdue_traces(&mut self, now: DateTime<Utc>) -> Vec<Trace> {
        let quick = self.wishes.quick;
        let (due, left) = self.traces.drain(..).partition(|trace| trace.leaves_at(quick, now) <= now);
        self.traces = left;
        due
    }

    /// Whether a message that was decided on earlier may still go to this chat: what a contact reads goes to the one
    /// who holds the case, and to nobody else (S17).
    pub fn may_get(&self, trail: &Trail, chat: ChatId) -> bool {
        match (trail.side, trail.sort) {
            (Side::Resident, _) => self.owner == Some(chat),
            (Side::Contact, Sort::Content) => {
                self.stage != Stage::Closed && self.holder.is_some_and(|holder| holder.chat == chat)
            }
            (Side::Contact, _) => self.owner != Some(chat),
            (Side::Office, _) => true,
        }
    }

    /// Whether this message of a chat shows a contact something of the case, or that there is one.
    pub fn concerns_contact(&self, chat: ChatId, message: MessageId) -> bool {
        self.trace_of(chat, message).is_some_and(|trace| trace.side == Side::Contact)
    }

    /// The letter that a message of this chat shows, to whom it belongs.
    pub fn trace_of(&self, chat: ChatId, message: MessageId) -> Option<&Trace> {
        self.traces.iter().find(|trace| trace.chat == chat && trace.message == message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever another case has put into the chat since is known, and must not be deleted as unknown.
    #[test]
    fn only_what_is_newer_than_everything_known_is_in_doubt() {
        let now = DateTime::UNIX_EPOCH;
        let (chat, message) = (ChatId(7), MessageId);
        let begun = || {
            let mut case = Case::begin(CaseId([1; 16]), Some(ChatId(1)), now);
            let trail = Trail { case: case.id, side: Side::Contact, sort: Sort::Frame, letter: None };
            case.note(&trail, chat, message(100), true, now);
            case
        };
        let mut case = begun();
        case.doubt(chat, Some(message(150)));
        assert_eq!(case.settle_doubt(chat), Some(message(150)));
        let mut case = begun();
        case.doubt(chat, Some(message(50)));
        assert_eq!(case.settle_doubt(chat), Some(message(100)));
        let mut elsewhere = begun();
        elsewhere.doubt(ChatId(8), Some(message(150)));
        assert_eq!(elsewhere.settle_doubt(ChatId(8)), None, "nothing of it lies there");
    }
}
