//! What is said to whom, as facts without prose. `messages` gives it words when it is sent.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::announcement::Answer;
use super::announcement::screen::AnnouncementScreen;
use super::change::screen::{ChangeScreen, TaskNews};
use super::group::GroupScreen;
use super::ids::{AssignmentId, PersonId, UnitId};
use super::invitation::{Code, OpenInvitation};
use super::leader::{LeaderScreen, LeaderStanding};
use super::next_year::NextYearScreen;
use super::official::screen::OfficialScreen;
use super::outgoing::About;
use super::private_notice::{CaseScreen, ContactScreen, EmergencyLine, News, PrivateScreen};
use super::progress::Board;
use super::resident::ResidentScreen;
use super::role::{Command, Rank};
use super::schedule::Step;
use super::task::{Assignment, Refusal, Report};
use super::weekly::Weekly;
use super::worklist::WorklistScreen;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notice {
    /// The first screen for one's roles.
    Home(Standing),
    Help(Vec<Command>),
    GroupHelp,
    Unknown,
    Cancelled {
        /// Whether there was a step to leave.
        something: bool,
    },
    ChooseLanguage,
    LanguageSet,

    CodeRefused,
    Welcome(Welcome),
    Joined {
        name: String,
        unit: String,
        rank: Rank,
    },
    Removed {
        unit: String,
    },
    Invite(Vec<UnitChoice>),
    InviteRank {
        unit: UnitId,
        name: String,
    },
    InvitationReady {
        unit: String,
        rank: Rank,
        code: Code,
        expires_on: NaiveDate,
    },
    Invitations(Vec<OpenInvitation>),
    Members(Vec<MemberLine>),
    RemoveMember(MemberLine),

    Reminder(Reminder),
    TaskList(TaskList),
    TaskCard(Box<TaskCard>),
    AskResults(Assignment),
    ReportTaken {
        assignment: Assignment,
        report: Report,
    },
    EvidenceTaken {
        assignment: Assignment,
        pieces: u32,
    },
    AskDone {
        assignment: Assignment,
        evidence_missing: bool,
    },
    AskExtension {
        assignment: Assignment,
        choices: Vec<NaiveDate>,
    },
    AskExtensionDate(Assignment),
    ExtensionSent(Assignment),
    AskHelp(Assignment),
    HelpSent(Assignment),
    Started(Assignment),
    Seen(Assignment),
    NotDone(Assignment),
    Fine(Assignment),
    /// What was written is not understood: the buttons, never a guess.
    Unclear(Assignment),
    WhichTask(Vec<Assignment>),
    Refused {
        refusal: Refusal,
        assignment: Assignment,
    },
    Confirmed(Assignment),
    Returned {
        assignment: Assignment,
        reason: String,
    },
    ExtensionGranted(Assignment),
    ExtensionRefused {
        assignment: Assignment,
        until: NaiveDate,
    },
    EvidencePiece {
        assignment: Assignment,
        number: u32,
        of: u32,
        caption: String,
    },
    NoEvidence,

    ReportArrived {
        assignment: Assignment,
        report: Report,
    },
    ReportDecided {
        assignment: Assignment,
        report: Report,
        reason: Option<String>,
    },
    AskReason(Assignment),
    EvidenceArrived {
        assignment: Assignment,
        by: String,
    },
    ExtensionArrived {
        assignment: Assignment,
        by: String,
        until: NaiveDate,
    },
    ExtensionDecided {
        assignment: Assignment,
        until: NaiveDate,
        granted: bool,
    },
    HelpArrived {
        assignment: Assignment,
        by: String,
        text: String,
    },

    Progress(Box<Board>),
    ProgressOf {
        unit: String,
        on: NaiveDate,
        /// What waits for a decision first.
        assignments: Vec<Assignment>,
        more: u32,
        /// Whether the reader decides on reports and requests.
        decides: bool,
        /// The unit, if the reader may change its tasks.
        #[serde(default)]
        changes: Option<UnitId>,
    },
    NoPlan,
    /// "The commune has news", with one button and without a sound: the same for everything that residents get (S13).
    NewsLine,
    News(Box<News>),
    /// Put over a message that can no longer be deleted; says nothing.
    Overwritten,
    /// The resident's side of the private channel.
    Private(Box<PrivateScreen>),
    /// The contact's side.
    Case(Box<CaseScreen>),
    /// Contacts and readiness.
    Contact(Box<ContactScreen>),
    /// Telegram groups.
    Group(Box<GroupScreen>),
    /// Something of ours failed; what was written is kept.
    Trouble,
    /// Something of ours failed so badly that nothing can be kept yet: whom to call meanwhile (S2). Without lines the
    /// country's numbers are said.
    Numbers(Vec<EmergencyLine>),
    /// What somebody chose as a resident, and what is kept about them.
    Resident(Box<ResidentScreen>),
    /// Announcements, for those who write and for those who read them.
    Announcement(Box<AnnouncementScreen>),
    /// Official reports, and the plan sentence by sentence.
    Official(Box<OfficialScreen>),
    /// A link that shows the progress board on a computer, once.
    ScreenLink {
        /// The address of the board, without a slash at its end.
        board: String,
        code: Code,
        minutes: u32,
    },
    ScreensClosed,
    /// The coordinator's worklist.
    Worklist(Box<WorklistScreen>),
    /// Monday morning's summary.
    Weekly(Box<Weekly>),
    /// Leaders, for the coordinator and for themselves.
    Leader(Box<LeaderScreen>),
    /// Tasks, changed by the coordinator.
    Change(Box<ChangeScreen>),
    /// A task was given to a unit, taken from it or changed.
    TaskNews(Box<TaskNews>),
    /// The plan of the year to come.
    NextYear(Box<NextYearScreen>),
}

/// The short line that answers a pressed button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Toast {
    /// The button was never made by us, is of an old message, or is not for whoever pressed it: it does not tell which.
    #[serde(alias = "NotYours")]
    OldButton,
    Refused(Refusal),
    /// Whether somebody comes was written down.
    Answered(Answer),
    /// Answers are over.
    AnswersOver,
    /// The copy is a preview: nothing happens.
    OnlyPreview,
    /// Somebody else was faster, or the time has passed: the screen shows how it stands.
    Changed,
    /// What was to be decided was decided before.
    SettledBefore,
    /// The unit has written something new about it: the screen shows how it stands.
    UnitChanged,
}

/// What the home screen depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    pub name: String,
    pub commune: String,
    pub coordinator: bool,
    pub units: Vec<(String, Rank)>,
    /// Open tasks of one's units.
    pub open_tasks: u32,
    pub contact: bool,
    /// Whether one of the units announces.
    #[serde(default)]
    pub announces: bool,
    /// Whether the person gets official reports: the coordinator and leaders.
    #[serde(default)]
    pub reports: bool,
    /// Whether the private channel is open (S22).
    pub private: bool,
    /// Whether nothing is sent to them unasked.
    #[serde(default)]
    pub stopped: bool,
    /// How many things wait for the coordinator.
    #[serde(default)]
    pub waiting: u32,
    #[serde(default)]
    pub leader: Option<LeaderStanding>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Welcome {
    Coordinator { commune: String },
    Member { unit: String, rank: Rank, open_tasks: u32 },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitChoice {
    pub unit: UnitId,
    pub name: String,
    pub members: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberLine {
    pub person: PersonId,
    pub name: String,
    pub unit: UnitId,
    pub unit_name: String,
    pub rank: Rank,
    /// False once Telegram says that the person has blocked the bot.
    pub reachable: bool,
}

/// One morning's reminder to one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    pub on: NaiveDate,
    pub items: Vec<ReminderItem>,
    /// How many more there are than the message shows.
    pub more: u32,
    /// Whether the coordinator has had the unit asked after.
    #[serde(default)]
    pub nudge: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderItem {
    pub assignment: Assignment,
    pub step: Step,
    /// The head has not answered, so the deputy is told too.
    pub for_deputy: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskList {
    pub on: NaiveDate,
    pub items: Vec<Assignment>,
    /// 0-based.
    pub page: u16,
    pub pages: u16,
    pub total: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskCard {
    pub on: NaiveDate,
    pub assignment: Assignment,
    /// The words of the plan.
    pub text: String,
    pub leads: Vec<String>,
    pub supports: Vec<String>,
    /// Whether the commune, not the plan, linked the units.
    pub units_are_local: bool,
    pub report: Option<Report>,
    /// Why the last report was returned.
    pub reason: Option<String>,
}

/// How many tasks a message names before it points to the list.
pub const ITEMS_IN_A_MESSAGE: usize = 8;

impl Notice {
    /// What a reply to this message is about.
    pub fn about(&self) -> Option<About> {
        let assignments: Vec<AssignmentId> = match self {
            Notice::Reminder(reminder) => reminder.items.iter().map(|item| item.assignment.id).collect(),
            Notice::TaskList(list) => list.items.iter().map(|assignment| assignment.id).collect(),
            Notice::WhichTask(assignments) => assignments.iter().map(|assignment| assignment.id).collect(),
            Notice::TaskCard(card) => vec![card.assignment.id],
            Notice::TaskNews(news) => news.next.iter().map(|assignment| assignment.id).collect(),
            Notice::AskResults(assignment)
            | Notice::AskExtensionDate(assignment)
            | Notice::ExtensionSent(assignment)
            | Notice::AskHelp(assignment)
            | Notice::HelpSent(assignment)
            | Notice::Started(assignment)
            | Notice::Seen(assignment)
            | Notice::NotDone(assignment)
            | Notice::Fine(assignment)
            | Notice::Unclear(assignment)
            | Notice::Confirmed(assignment)
            | Notice::ExtensionGranted(assignment)
            | Notice::AskExtension { assignment, .. }
            | Notice::AskDone { assignment, .. }
            | Notice::ReportTaken { assignment, .. }
            | Notice::EvidenceTaken { assignment, .. }
            | Notice::Refused { assignment, .. }
            | Notice::Returned { assignment, .. }
            | Notice::ExtensionRefused { assignment, .. } => vec![assignment.id],
            _ => return None,
        };
        Some(About { assignments })
    }
}
