//! What a person is in the middle of.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use super::change::Draft;
use super::change::screen::Field;
use super::ids::{AnnouncementId, AssignmentId, CaseId, MessageId, ReportId, TaskId, UnitId};
use super::outgoing::File;

/// The next message is the answer to a question of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dialogue {
    /// What came of a task.
    Results { assignment: AssignmentId, report: ReportId },
    /// Until when more time is needed.
    ExtensionDate { assignment: AssignmentId },
    /// What help is needed.
    Help { assignment: AssignmentId },
    /// Nothing is asked, but this task lies open before the person.
    Task { assignment: AssignmentId },
    /// To which task these files belong. What was written under them stands in the same order.
    Evidence {
        files: Vec<File>,
        #[serde(default)]
        captions: Vec<String>,
    },
    /// Why a report goes back.
    ReturnReason { assignment: AssignmentId, report: ReportId },
    /// A resident writes in confidence.
    PrivateWriting { case: CaseId },
    /// A word by which an answer shows that it is no impostor's.
    CodeWord { case: CaseId },
    /// Other words for what may be passed on.
    ShorterReferral { case: CaseId, number: u32 },
    /// A contact talks in this case.
    Talk { case: CaseId },
    /// What is to be passed on to an office, if the person agrees.
    ReferralText { case: CaseId, unit: UnitId },
    /// An announcement is being composed.
    Composing { announcement: AnnouncementId, waits: Waits },
    /// From when until when a report is to tell.
    ReportRange,
    /// Why a report goes back, asked in the worklist's message.
    ReturnFromList { assignment: AssignmentId, report: ReportId, message: MessageId },
    /// What a leader is invited as.
    LeaderLabel,
    /// A task is being changed or added. `form` is the message that shows it, as far as it is known; buttons of
    /// messages before `since` are not this draft's.
    ChangingTask { draft: Box<Draft>, waits: Option<Field>, form: Option<MessageId>, since: MessageId },
    /// Why a task is cancelled. `asked_in` is the message that asks, as far as it is known.
    CancelReason { task: TaskId, asked_in: Option<MessageId> },
    /// They have just taken the way out: what was still being uploaded then must not stay in the chat.
    JustLeft,
}

/// What is waited for while an announcement is composed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Waits {
    /// The draft lies open; what is written without being asked for may belong to it.
    Nothing,
    Content,
    EventMoment,
    Place,
    SendingMoment,
    /// Another wording of one that was sent.
    Correction,
}

impl Dialogue {
    /// What stays of it when a button is pressed or a command written: a file's task is pressed, results are welcome
    /// as long as the report waits, a task's draft lies open until it is saved. What is written after leaving anything
    /// else is not meant for it.
    pub fn after_a_press(self) -> Option<Dialogue> {
        match self {
            Dialogue::Results { .. }
            | Dialogue::Evidence { .. }
            | Dialogue::Composing { waits: Waits::Nothing, .. }
            | Dialogue::JustLeft => Some(self),
            Dialogue::ChangingTask { draft, form, since, .. } => {
                Some(Dialogue::ChangingTask { draft, waits: None, form, since })
            }
            Dialogue::ExtensionDate { .. }
            | Dialogue::Help { .. }
            | Dialogue::Task { .. }
            | Dialogue::ReturnReason { .. }
            | Dialogue::PrivateWriting { .. }
            | Dialogue::CodeWord { .. }
            | Dialogue::ShorterReferral { .. }
            | Dialogue::Talk { .. }
            | Dialogue::ReferralText { .. }
            | Dialogue::ReturnFromList { .. }
            | Dialogue::LeaderLabel
            | Dialogue::Composing { .. }
            | Dialogue::CancelReason { .. }
            | Dialogue::ReportRange => None,
        }
    }

    /// Whether the private channel asks.
    pub fn is_private(&self) -> bool {
        matches!(
            self,
            Dialogue::PrivateWriting { .. } | Dialogue::CodeWord { .. } | Dialogue::ShorterReferral { .. }
        )
    }

    /// How long it is waited for.
    fn patience(&self) -> Duration {
        match self {
            // Words meant for somebody else must not go into a case.
            Dialogue::Talk { .. } | Dialogue::ReferralText { .. } => CASE_PATIENCE,
            Dialogue::JustLeft => UPLOADS_ARRIVE,
            _ => PATIENCE,
        }
    }
}

/// A question that was never answered does not swallow what is written another day.
pub const PATIENCE: Duration = Duration::hours(12);
const CASE_PATIENCE: Duration = Duration::minutes(30);
const UPLOADS_ARRIVE: Duration = Duration::minutes(10);

/// A dialogue and when it began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    pub dialogue: Option<Dialogue>,
    pub at: DateTime<Utc>,
}

impl Begun {
    pub fn still_open(self, now: DateTime<Utc>) -> Option<Dialogue> {
        self.dialogue.filter(|dialogue| now - self.at < dialogue.patience())
    }
}
