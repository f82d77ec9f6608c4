//! One person's visit: who they are, what they may touch, and the ways to answer them.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::Tz;
use std::sync::Arc;

use super::Context;
use crate::domain::case::{Side, Sort, Trail};
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::{AssignmentId, MessageId};
use crate::domain::notice::{Notice, Toast};
use crate::domain::outgoing::{Class, Deed, Outgoing};
use crate::domain::paper::Paper;
use crate::domain::person::Person;
use crate::domain::task::Assignment;
use crate::store::plans::StoredPlan;
use crate::store::{Result, Tx};

/// What a resident has asked to see is shown within this time or not at all.
const STALE: Duration = Duration::minutes(10);

/// The zone until a plan says otherwise.
const DEFAULT_ZONE: Tz = chrono_tz::Asia::Ho_Chi_Minh;

/// Who comes, and with which message.
pub(super) struct Who {
    pub from: Person,
    pub replied: Option<MessageId>,
    pub message: MessageId,
    pub sent_at: DateTime<Utc>,
}

/// A private screen is not put over a message older than this: it could no longer be deleted in time (S18).
pub(super) const FRESH: Duration = Duration::hours(20);

pub(super) struct Visit<'a> {
    pub tx: &'a mut Tx,
    pub context: &'a Context,
    pub from: Person,
    /// The message that was written, or whose button was pressed.
    pub message: MessageId,
    pub plan: Option<Arc<StoredPlan>>,
    /// When it came into the chat.
    pub sent_at: DateTime<Utc>,
    /// The message of ours to which it is a reply.
    pub replied: Option<MessageId>,
    /// The press that still waits for its answer.
    press: Option<String>,
    /// Whether the message may be rewritten: it is ours and its button was pressed.
    on_our_message: bool,
    /// The question that was open until this was done instead of answering it.
    dropped: Option<Dialogue>,
}

impl<'a> Visit<'a> {
    pub async fn new(tx: &'a mut Tx, context: &'a Context, who: Who, press: Option<String>) -> Result<Self> {
        let plan = tx.plan_in_force().await?;
        let Who { from, replied, message, sent_at } = who;
        Ok(Self {
            tx,
            context,
            from,
            message,
            sent_at,
            replied,
            plan,
            on_our_message: press.is_some(),
            press,
            dropped: None,
        })
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.tx.now()
    }

    pub fn zone(&self) -> Tz {
        self.plan.as_ref().map_or(DEFAULT_ZONE, |stored| stored.calendar.zone())
    }

    /// The commune's date.
    pub fn today(&self) -> NaiveDate {
        self.tx.now().with_timezone(&self.zone()).date_naive()
    }

    /// Shows a screen: in place of the message whose button was pressed, else as a new message.
    pub async fn show(&mut self, notice: Notice) -> Result<()> {
        if self.on_our_message {
            let message = self.message;
            self.answer(Deed::Rewrite { message, notice }).await
        } else {
            self.say(notice).await
        }
    }

    /// What was written answers a question in this message of ours: it goes, and what follows is shown at the end of the
    /// chat, where one looks.
    pub async fn move_down(&mut self, message: Option<MessageId>) -> Result<()> {
        match message {
            Some(message) => self.tx.delete_messages(Class::Answer, self.from.chat, vec![message]).await,
            None => Ok(()),
        }
    }

    /// Shows a picture of ours: in place of the message whose button was pressed, else as a new message.
    pub async fn show_paper(&mut self, paper: Paper) -> Result<()> {
        let message = self.message;
        let deed =
            if self.on_our_message { Deed::PutPaper { message, paper } } else { Deed::ShowPaper(paper) };
        self.answer(deed).await
    }

    /// Shows a screen of the private channel, noted with its case: in place of the message whose button was pressed,
    /// else as a new message.
    ///
    /// What a contact reads goes only over messages that cannot be forwarded, and those are the case's own.
    pub async fn show_private(&mut self, trail: Trail, notice: Notice) -> Result<()> {
        let own = match (trail.side, trail.sort) {
            (Side::Contact, Sort::Content) => {
                let case = self.tx.case(trail.case).await?;
                case.is_some_and(|case| case.trace_of(self.from.chat, self.message).is_some())
            }
            _ => true,
        };
        if own && self.on_our_message && self.now() - self.sent_at < FRESH {
            let message = self.message;
            self.put_private(trail, Deed::Rewrite { message, notice }, None).await
        } else {
            self.put_private(trail, Deed::Say(notice), None).await
        }
    }

    /// Something else of the private channel in this chat. What a resident has asked to see is not shown when they may
    /// have put the phone down long ago.
    pub async fn put_private(&mut self, trail: Trail, deed: Deed, topic: Option<&str>) -> Result<()> {
        let until = (trail.side == Side::Resident).then(|| self.now() + STALE);
        let outgoing = Outgoing { until, ..Outgoing::new(self.from.chat, self.from.language, deed) };
        self.tx.send_private(Class::Urgent, &outgoing, trail, topic).await
    }

    /// Takes the message that was just written out of the chat.
    pub async fn delete_what_was_written(&mut self) -> Result<()> {
        let (chat, message) = (self.from.chat, self.message);
        self.tx.delete_messages(Class::Urgent, chat, vec![message]).await
    }

    pub fn is_press(&self) -> bool {
        self.on_our_message
    }

    /// Always a new message.
    pub async fn say(&mut self, notice: Notice) -> Result<()> {
        self.answer(Deed::Say(notice)).await
    }

    /// A new message in place of what still waits under the same topic.
    pub async fn say_instead(&mut self, notice: Notice, topic: &str) -> Result<()> {
        self.tx.take_back(topic).await?;
        let deed = Deed::Say(notice);
        let outgoing = Outgoing::new(self.from.chat, self.from.language, deed);
        self.tx.send(Class::Answer, &outgoing, Some(topic)).await
    }

    pub async fn answer(&mut self, deed: Deed) -> Result<()> {
        let outgoing = Outgoing::new(self.from.chat, self.from.language, deed);
        self.tx.send(Class::Answer, &outgoing, None).await
    }

    /// Tells somebody else.
    pub async fn tell(&mut self, person: &Person, notice: Notice) -> Result<()> {
        self.tx.tell(person, notice).await
    }

    /// Tells all coordinators.
    pub async fn tell_coordinators(&mut self, notice: Notice) -> Result<()> {
        self.tx.tell_coordinators(notice).await
    }

    /// Answers the press with a short line over the chat.
    pub async fn toast(&mut self, toast: Toast) -> Result<()> {
        self.answer_press(Some(toast)).await
    }

    /// Ends the visit: a press that nothing answered stops waiting.
    pub async fn end(&mut self) -> Result<()> {
        self.answer_press(None).await
    }

    async fn answer_press(&mut self, toast: Option<Toast>) -> Result<()> {
        match self.press.take() {
            Some(press) => {
                // A finger waits: not behind the second that passes between two messages of a chat.
                let deed = Deed::AnswerPress { press, toast };
                let outgoing = Outgoing::new(self.from.chat, self.from.language, deed);
                self.tx.send(Class::Urgent, &outgoing, None).await
            }
            None => Ok(()),
        }
    }

    /// Something else was done instead of answering the open question.
    pub async fn drop_question(&mut self) -> Result<()> {
        let Some(open) = self.tx.dialogue(self.from.chat).await? else { return Ok(()) };
        let left = open.clone().after_a_press();
        if left.as_ref() != Some(&open) {
            self.tx.set_dialogue(self.from.chat, left).await?;
            self.dropped = Some(open);
        }
        Ok(())
    }

    /// An assignment of one of the person's own units. Anything else is as if it did not exist.
    pub async fn own(&mut self, id: AssignmentId) -> Result<Option<Assignment>> {
        let found = self.tx.assignment(id).await?;
        let own = found.filter(|assignment| self.from.roles.is_member_of(assignment.unit));
        if own.is_none() {
            self.not_yours().await?;
        }
        Ok(own)
    }

    /// An assignment that the coordinator decides on.
    pub async fn for_decision(&mut self, id: AssignmentId) -> Result<Option<Assignment>> {
        if self.from.roles.is_coordinator()
            && let Some(assignment) = self.tx.assignment(id).await?
        {
            return Ok(Some(assignment));
        }
        self.not_yours().await?;
        Ok(None)
    }

    /// What one may not use answers as if it were unknown, and leaves an open question open as that does.
    pub async fn not_yours(&mut self) -> Result<()> {
        if let Some(open) = self.dropped.take() {
            self.tx.set_dialogue(self.from.chat, Some(open)).await?;
        }
        match self.press {
            Some(_) => self.toast(Toast::OldButton).await,
            None => self.say(Notice::Unknown).await,
        }
    }
}
