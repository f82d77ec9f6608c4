//! What a button does. Buttons carry it encrypted, see `telegram::callback`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::announcement::Topic;
use super::announcement::action::AnnouncementAction;
use super::case::{DayPart, Digits, Way, Whom};
use super::change::screen::ChangeAction;
use super::ids::{AnnouncementId, AssignmentId, CaseId, ChatId, InvitationId, PersonId, ReportId, UnitId};
use super::leader::LeaderAction;
use super::next_year::NextYearAction;
use super::official::action::OfficialAction;
use super::person::{Language, Tongue};
use super::role::Rank;
use super::worklist::WorklistAction;

/// Order matters: buttons in old messages carry the position of a variant, so new ones go to the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    Home,
    Help,
    /// Leave the current step.
    Cancel,
    ChooseLanguage,
    SetLanguage(Language),

    /// My unit's tasks, from this page on (0-based).
    Tasks {
        page: u16,
    },
    Task(AssignmentId),
    /// "Done": asks for the results.
    Report(AssignmentId),
    /// The results will not come: the report stands without them.
    SkipResults(AssignmentId),
    Start(AssignmentId),
    /// Offers a choice of days.
    AskExtension(AssignmentId),
    Extend {
        assignment: AssignmentId,
        until: NaiveDate,
    },
    /// Another date, to be written.
    ExtendOther(AssignmentId),
    AskHelp(AssignmentId),
    Evidence(AssignmentId),

    Confirm {
        assignment: AssignmentId,
        report: ReportId,
    },
    Return {
        assignment: AssignmentId,
        report: ReportId,
    },
    Grant {
        assignment: AssignmentId,
        until: NaiveDate,
    },
    Refuse {
        assignment: AssignmentId,
        until: NaiveDate,
    },

    Progress,
    ProgressOf(UnitId),

    Invite,
    InviteTo(UnitId),
    InviteAs {
        unit: UnitId,
        rank: Rank,
    },
    Invitations,
    RevokeInvitation(InvitationId),
    Members,
    /// Asks before the role is taken away.
    RemoveMember {
        person: i64,
        unit: UnitId,
    },
    ReallyRemoveMember {
        person: i64,
        unit: UnitId,
    },

    /// Shows what waits for the coordinator's decision.
    Decide(AssignmentId),

    /// What the commune has to tell.
    News,
    /// The resident's side of the private channel.
    Private(PrivateAction),
    /// The contact's side.
    Case(CaseAction),
    /// Who the contacts are, and whether the channel is ready.
    Contact(ContactAction),
    /// What somebody gets as a resident, and what is kept about them.
    Resident(ResidentAction),
    /// Composing announcements, and what readers do with them.
    Announcement(AnnouncementId, AnnouncementAction),
    /// What is planned and what was sent, from this page on (0-based).
    Announcements {
        page: u16,
    },
    NewAnnouncement,
    /// Telegram groups.
    Group(GroupAction),
    /// Texts of ours to begin an announcement with.
    Templates,
    /// By its place in `TEMPLATES`.
    FromTemplate(u8),
    /// Official reports, and the plan sentence by sentence.
    Official(OfficialAction),
    /// The progress board in words.
    ProgressText,
    /// The plan's year as a picture.
    Year,
    /// Makes a link that shows the board on a computer.
    OpenScreen,
    /// Ends all screens that show it.
    CloseScreens,
    /// What waits for the coordinator, worked off in one message.
    Worklist(WorklistAction),
    /// Who follows the plan without deciding.
    Leader(LeaderAction),
    /// The coordinator changes tasks.
    Change(ChangeAction),
    /// The plan of the year to come, looked through before it counts.
    NextYear(NextYearAction),
}

/// Hamlets are named by their place in the plan's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ResidentAction {
    /// The answer to the first visit's question; absent if it is passed over.
    FirstTongue(Option<Tongue>),
    FirstHamlet(Option<u8>),
    /// What one gets, with a button for everything that can be changed.
    Settings,
    SetTongue(Tongue),
    ChooseHamlet,
    /// Absent for none.
    SetHamlet(Option<u8>),
    /// Wanted, or not wanted any more.
    Toggle(Topic),
    /// Nothing more is to come: pressed on the settings, which show it.
    Stop,
    /// The same, pressed under an announcement: answered by a new message.
    StopAll,
    StartAgain,
    Calendar,
    /// What is kept about somebody.
    Stored,
    AskErase,
    Erase {
        /// Whether it was said that nobody coordinates any more.
        warned: bool,
    },
    /// A contact gives up the role; the cases pass to the next.
    GiveUpContact,
    /// The calendar as a file for the phone.
    CalendarFile,
}

/// What a pad of digits is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pad {
    /// To open one's messages. Everybody has this pad, with or without a case (S24).
    Open,
    /// To set a PIN, and to enter it once more.
    Set,
    Again(Digits),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PrivateAction {
    Enter,
    Numbers,
    Leave,
    /// Begins to write, with the question who is near.
    Begin,
    Alone(bool),
    Whom(Whom),
    /// Who may receive it.
    Positions,
    /// Rules a position out, or in again, by its place in the list.
    RuleOut(u8),
    PositionsDone,
    Way(Way),
    Hours(DayPart),
    HoursDone,
    Protection,
    CodeWord,
    /// Content leaves the chat sooner, or not.
    Quick,
    Pad {
        pad: Pad,
        entered: Digits,
    },
    PadDone {
        pad: Pad,
        entered: Digits,
    },
    Write,
    Preview,
    Send,
    Discard,
    Open(CaseId),
    More(CaseId),
    End(CaseId),
    Erase(CaseId),
    ReallyErase(CaseId),
    Consent {
        case: CaseId,
        number: u32,
    },
    RefuseReferral {
        case: CaseId,
        number: u32,
    },
    Shorten {
        case: CaseId,
        number: u32,
    },
    WithdrawReferral {
        case: CaseId,
        number: u32,
    },
    QuickOf(CaseId),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CaseAction {
    List,
    Take(CaseId),
    Open(CaseId),
    /// What is written next goes into this case.
    Talk(CaseId),
    StopTalking,
    Suggestions(CaseId),
    Suggest {
        case: CaseId,
        number: u8,
    },
    Withdraw {
        case: CaseId,
        letter: u32,
    },
    HandOver(CaseId),
    HandOverTo {
        case: CaseId,
        to: PersonId,
    },
    Refer(CaseId),
    ReferTo {
        case: CaseId,
        unit: UnitId,
    },
    Silence(CaseId),
    Close(CaseId),
    ReallyClose(CaseId),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ContactAction {
    /// The contact's own page.
    Mine,
    AcceptRules,
    /// By its place in the plan's list.
    Position(u8),
    Children(bool),
    Duty(Duty),
    Away(Away),
    Practise,
    Approve(PersonId),
    Decline(PersonId),
    /// The coordinator's page: what is missing, counts, contacts.
    Channel,
    NumbersChecked,
    Invite,
    Remove(PersonId),
    ReallyRemove(PersonId),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GroupAction {
    /// All groups, from the first page on.
    List,
    /// 0-based.
    Page(u16),
    Open(ChatId),
    LinkHamlet {
        chat: ChatId,
        /// By its place in the plan's list.
        hamlet: u8,
    },
    LinkCommune(ChatId),
    Unlink(ChatId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Duty {
    Always,
    Day,
    Night,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Away {
    Back,
    UntilTomorrow,
    ThreeDays,
    Week,
}
