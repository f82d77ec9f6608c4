//! One copy in hand: what is to be done with it, and how that is done.

use std::sync::Arc;

use super::super::deed::Hands;
use super::super::errors::SendError;
use super::super::letter::{Addressee, Taken};
use super::super::pace::{Budget, Cost};
use crate::domain::announcement::{Letter, Part, Reader};
use crate::domain::ids::{AnnouncementId, MessageId};
use crate::store::deliveries::{Copy, Fate};

/// What is done with a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    Send(Part),
    Correct,
    /// The same for an album that lacks its buttons.
    CorrectHalf,
    TakeBack {
        deletable: bool,
    },
}

/// A copy with all that is needed to handle it.
#[derive(Clone, Debug)]
pub struct Job {
    pub letter: Arc<Letter>,
    pub revision: i64,
    pub copy: Copy,
    pub errand: Errand,
}

/// How the handling of a copy ended.
pub struct CopyOutcome {
    pub job: Job,
    pub result: std::result::Result<Fate, SendError>,
}

impl Job {
    pub fn announcement(&self) -> AnnouncementId {
        self.letter.announcement
    }

    pub fn cost(&self) -> Cost {
        let (budget, weight) = match self.errand {
            Errand::Send(part) => (Budget::Sends, self.letter.weight(part)),
            Errand::Correct | Errand::CorrectHalf => (Budget::CopyChanges, self.letter.weight(Part::Content)),
            Errand::TakeBack { .. } => {
                (Budget::CopyChanges, u32::try_from(self.copy.messages.len().max(1)).unwrap_or(u32::MAX))
            }
        };
        Cost { budget, weight }
    }

    pub async fn carry_out(&self, hands: &Hands) -> std::result::Result<Fate, SendError> {
        let chat = self.copy.chat;
        let reader = if chat.0 < 0 { Reader::Group } else { Reader::Person(self.copy.answer) };
        let to = Addressee { chat, reader, language: self.copy.tongue.screens() };
        match self.errand {
            Errand::Send(part) => match hands.send_letter(&to, &self.letter, part).await {
                Ok(sent) => Ok(self.sent(part, sent)),
                // It is there, but nobody knows under which number.
                Err(SendError::DoneUnreadably) => Ok(self.sent(part, vec![])),
                Err(error) => Err(error),
            },
            Errand::Correct | Errand::CorrectHalf => {
                hands.correct_letter(&to, &self.letter, &self.copy.messages).await?;
                Ok(if self.errand == Errand::Correct { Fate::Corrected } else { Fate::HalfCorrected })
            }
            Errand::TakeBack { deletable } => {
                let content = &self.letter.content;
                let taken = hands.take_letter_back(&to, content, &self.copy.messages, deletable).await?;
                Ok(match taken {
                    Taken::Deleted => Fate::Deleted,
                    Taken::Overwritten => Fate::Overwritten,
                    Taken::OutOfReach => Fate::OutOfReach,
                })
            }
        }
    }

    fn sent(&self, part: Part, mut sent: Vec<MessageId>) -> Fate {
        let is_last = self.letter.parts().last() == Some(&part);
        let mut messages = self.copy.messages.clone();
        messages.append(&mut sent);
        if is_last { Fate::Sent(messages) } else { Fate::HalfSent(messages) }
    }
}
