//! Who may do what: every command and every button, by every role. What is not listed for a role is unknown to it.
//!
//! Each row begins with a pattern. All patterns of a table together are a `match` without a wildcard, so that a new
//! action, or a new command, does not compile until it has a row here.

use loa::domain::action::{
    Action, Away, CaseAction as Case, ContactAction as Contact, Duty, GroupAction as Group, Pad,
    PrivateAction as Private, ResidentAction as Resident,
};
use loa::domain::announcement::action::{AnnouncementAction as Announcement, Choice, PaperKind};
use loa::domain::announcement::screen::Grave;
use loa::domain::announcement::{Answer, Topic};
use loa::domain::case::{DayPart, Digits, Way, Whom};
use loa::domain::change::Repeat;
use loa::domain::change::screen::{ChangeAction as Change, Field};
use loa::domain::leader::LeaderAction as Leader;
use loa::domain::next_year::{NextYearAction as NextYear, Stamp};
use loa::domain::official::action::OfficialAction as Official;
use loa::domain::official::{Format, Span};
use loa::domain::person::{Language, Tongue};
use loa::domain::role::{Command, Rank};
use loa::domain::worklist::{Item, WorklistAction as Worklist};

use super::scene::Scene;
use Role::{
    ActiveContact, Announcer, Coordinator, Deputy, Head, NewContact, OtherHead, PlanLeader,
    Resident as Villager, Stranger,
};

/// Who tries. Each is one person of the scene, who has this role and no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Has never pressed Start.
    Stranger,
    Resident,
    /// Of the unit whose tasks are tried.
    Head,
    Deputy,
    /// Of another unit.
    OtherHead,
    /// Head of the unit that announces.
    Announcer,
    Coordinator,
    PlanLeader,
    /// Holds the case that is tried.
    ActiveContact,
    /// Has accepted the invitation and nothing else.
    NewContact,
}

type Roles = &'static [Role];

const EVERYBODY: Roles = &[
    Stranger,
    Villager,
    Head,
    Deputy,
    OtherHead,
    Announcer,
    Coordinator,
    PlanLeader,
    ActiveContact,
    NewContact,
];
/// Of the unit that the task belongs to.
const ITS_UNIT: Roles = &[Head, Deputy];
const MEMBERS: Roles = &[Head, Deputy, OtherHead, Announcer];
const SEE_PROGRESS: Roles = &[Head, Deputy, OtherHead, Announcer, Coordinator, PlanLeader];
const SEE_REPORTS: Roles = &[Coordinator, PlanLeader];
const SEE_EVIDENCE: Roles = &[Head, Deputy, Coordinator, PlanLeader];
const COORDINATOR: Roles = &[Coordinator];
const LEADER: Roles = &[PlanLeader];
const ANNOUNCER: Roles = &[Announcer];
const LINK_GROUPS: Roles = &[Coordinator, Announcer];
const CONTACTS: Roles = &[ActiveContact, NewContact];
const ACTIVE_CONTACT: Roles = &[ActiveContact];
/// Only whoever has answered that they come: see `tests/announcements/answers.rs`.
const NOBODY_HERE: Roles = &[];

/// Rows of `pattern => roles: examples`.
macro_rules! table {
    ($name:ident($scene:ident) -> $what:ty { $($pattern:pat => $roles:expr, [$($example:expr),+];)+ }) => {
        /// Every example with those who may do it, in an order in which each can be done.
        pub fn $name($scene: &Scene) -> Vec<($what, Roles)> {
            let rows = vec![$($(($example, $roles, stringify!($pattern), {
                let is_own: fn(&$what) -> bool = |one| matches!(one, $pattern);
                is_own
            })),+),+];
            let checked = |(example, roles, pattern, is_own): ($what, Roles, &str, fn(&$what) -> bool)| {
                assert!(is_own(&example), "{example:?} stands in the row of {pattern}");
                (example, roles)
            };
            // Nothing is left out: this does not compile if a pattern is missing.
            let _is_complete = |one: &$what| match one { $($pattern => (),)+ };
            rows.into_iter().map(checked).collect()
        }
    };
}

table! { commands(_scene) -> Command {
    Command::Start => EVERYBODY, [Command::Start];
    Command::Help => EVERYBODY, [Command::Help];
    Command::Language => EVERYBODY, [Command::Language];
    Command::Cancel => EVERYBODY, [Command::Cancel];
    Command::Private => EVERYBODY, [Command::Private];
    Command::Leave => EVERYBODY, [Command::Leave];
    Command::Calendar => EVERYBODY, [Command::Calendar];
    Command::Forget => EVERYBODY, [Command::Forget];
    Command::Tasks => MEMBERS, [Command::Tasks];
    Command::Progress => SEE_PROGRESS, [Command::Progress];
    Command::Report => SEE_REPORTS, [Command::Report];
    Command::Invite => COORDINATOR, [Command::Invite];
    Command::Announce => ANNOUNCER, [Command::Announce];
} }

table! { actions(scene) -> Action {
    Action::Home => EVERYBODY, [Action::Home];
    Action::Help => EVERYBODY, [Action::Help];
    Action::Cancel => EVERYBODY, [Action::Cancel];
    Action::ChooseLanguage => EVERYBODY, [Action::ChooseLanguage];
    Action::SetLanguage(_) => EVERYBODY, [Action::SetLanguage(Language::Vi)];
    Action::News => EVERYBODY, [Action::News];

    Action::Tasks { .. } => MEMBERS, [Action::Tasks { page: 0 }];
    Action::Task(_) => ITS_UNIT, [Action::Task(scene.open)];
    Action::Start(_) => ITS_UNIT, [Action::Start(scene.open)];
    Action::AskExtension(_) => ITS_UNIT, [Action::AskExtension(scene.open)];
    Action::ExtendOther(_) => ITS_UNIT, [Action::ExtendOther(scene.open)];
    Action::Extend { .. } => ITS_UNIT, [Action::Extend { assignment: scene.open, until: scene.until }];
    Action::AskHelp(_) => ITS_UNIT, [Action::AskHelp(scene.open)];
    Action::Report(_) => ITS_UNIT, [Action::Report(scene.open)];
    Action::SkipResults(_) => ITS_UNIT, [Action::SkipResults(scene.open)];
    Action::Evidence(_) => SEE_EVIDENCE, [Action::Evidence(scene.reported)];

    Action::Decide(_) => COORDINATOR, [Action::Decide(scene.reported), Action::Decide(scene.extended)];
    Action::Return { .. } => COORDINATOR, [Action::Return { assignment: scene.reported, report: scene.report }];
    Action::Confirm { .. } => COORDINATOR, [Action::Confirm { assignment: scene.reported, report: scene.report }];
    Action::Refuse { .. } => COORDINATOR, [Action::Refuse { assignment: scene.extended, until: scene.until }];
    Action::Grant { .. } => COORDINATOR, [Action::Grant { assignment: scene.extended, until: scene.until }];

    Action::Worklist(Worklist::Open) => COORDINATOR, [Action::Worklist(Worklist::Open)];
    Action::Worklist(Worklist::Show(_)) => COORDINATOR, [Action::Worklist(Worklist::Show(scene.report_item()))];
    Action::Worklist(Worklist::Later(_)) => COORDINATOR, [Action::Worklist(Worklist::Later(scene.report_item()))];
    Action::Worklist(Worklist::Decline(_)) => COORDINATOR, [Action::Worklist(Worklist::Decline(scene.report_item()))];
    Action::Worklist(Worklist::Agree(_)) => COORDINATOR, [
        Action::Worklist(Worklist::Agree(scene.report_item())),
        Action::Worklist(Worklist::Agree(Item::Extension { until: scene.until, assignment: scene.extended })),
        Action::Worklist(Worklist::Agree(Item::Silent(scene.unit)))
    ];
    Action::Worklist(Worklist::AskNudgeAll(_)) => COORDINATOR, [Action::Worklist(Worklist::AskNudgeAll(scene.unit))];
    Action::Worklist(Worklist::NudgeAll(_)) => COORDINATOR, [Action::Worklist(Worklist::NudgeAll(scene.unit))];

    Action::Progress => SEE_PROGRESS, [Action::Progress];
    Action::ProgressText => SEE_PROGRESS, [Action::ProgressText];
    Action::ProgressOf(_) => SEE_PROGRESS, [Action::ProgressOf(scene.unit)];
    Action::Year => SEE_PROGRESS, [Action::Year];
    Action::OpenScreen => SEE_REPORTS, [Action::OpenScreen];
    Action::CloseScreens => SEE_REPORTS, [Action::CloseScreens];

    Action::Official(Official::Choose) => SEE_REPORTS, [Action::Official(Official::Choose)];
    Action::Official(Official::Open(_)) => SEE_REPORTS, [Action::Official(Official::Open(Span::Year(2020)))];
    Action::Official(Official::AskRange) => SEE_REPORTS, [Action::Official(Official::AskRange)];
    Action::Official(Official::Make(..)) => SEE_REPORTS, [Action::Official(Official::Make(Span::Year(2020), Format::Sheet))];
    Action::Official(Official::MakeBoth(_)) => SEE_REPORTS, [Action::Official(Official::MakeBoth(Span::Half(2020)))];
    Action::Official(Official::Sections) => SEE_REPORTS, [Action::Official(Official::Sections)];
    Action::Official(Official::Section { .. }) => SEE_REPORTS, [Action::Official(Official::Section { place: 0, page: 0 })];
    Action::Official(Official::Clause { .. }) => SEE_REPORTS, [Action::Official(Official::Clause { place: 0, clause: 0, page: 0 })];

    Action::Change(Change::List { .. }) => COORDINATOR, [Action::Change(Change::List { year: None, unit: None, page: 0 })];
    Action::Change(Change::Open(_)) => COORDINATOR, [Action::Change(Change::Open(scene.task))];
    Action::Change(Change::Edit(_)) => COORDINATOR, [Action::Change(Change::Edit(scene.task))];
    // Those of a draft, which lies open since the row above.
    Action::Change(Change::Draft) => COORDINATOR, [Action::Change(Change::Draft)];
    Action::Change(Change::Ask(_)) => COORDINATOR, [Action::Change(Change::Ask(Field::Text))];
    Action::Change(Change::Repeat(_)) => COORDINATOR, [Action::Change(Change::Repeat(Repeat::AllYear))];
    Action::Change(Change::Units) => COORDINATOR, [Action::Change(Change::Units)];
    Action::Change(Change::Toggle(_)) => COORDINATOR, [Action::Change(Change::Toggle(scene.unit))];
    Action::Change(Change::Save) => COORDINATOR, [Action::Change(Change::Save)];
    Action::Change(Change::AskCancel(_)) => COORDINATOR, [Action::Change(Change::AskCancel(scene.task))];
    Action::Change(Change::Cancel(_)) => COORDINATOR, [Action::Change(Change::Cancel(scene.task))];
    Action::Change(Change::Reopen(_)) => COORDINATOR, [Action::Change(Change::Reopen(scene.task))];
    // Lays another one open.
    Action::Change(Change::New { .. }) => COORDINATOR, [Action::Change(Change::New { year: 2020 })];
    Action::Change(Change::Discard) => COORDINATOR, [Action::Change(Change::Discard)];

    Action::NextYear(NextYear::Open) => COORDINATOR, [Action::NextYear(NextYear::Open)];
    Action::NextYear(NextYear::Page { .. }) => COORDINATOR, [Action::NextYear(NextYear::Page { year: 2021, page: 0 })];
    Action::NextYear(NextYear::Put { .. }) => COORDINATOR, [Action::NextYear(NextYear::Put { year: 2021, revision: 1, place: 0, out: true })];
    Action::NextYear(NextYear::File(_)) => COORDINATOR, [Action::NextYear(NextYear::File(2021))];
    Action::NextYear(NextYear::Ask(_)) => COORDINATOR, [Action::NextYear(NextYear::Ask(2021))];
    Action::NextYear(NextYear::Import { .. }) => COORDINATOR, [
        Action::NextYear(NextYear::Import { year: 2021, stamp: Stamp { revision: 1, change: 0 } })
    ];

    Action::Announcements { .. } => ANNOUNCER, [Action::Announcements { page: 0 }];
    Action::NewAnnouncement => ANNOUNCER, [Action::NewAnnouncement];
    Action::Templates => ANNOUNCER, [Action::Templates];
    Action::FromTemplate(_) => ANNOUNCER, [Action::FromTemplate(0)];
    Action::Announcement(_, Announcement::Preview) => EVERYBODY, [scene.draft(Announcement::Preview)];
    Action::Announcement(_, Announcement::Answer(_)) => EVERYBODY, [scene.draft(Announcement::Answer(Answer::Coming))];
    Action::Announcement(_, Announcement::Listed(_)) => NOBODY_HERE, [scene.draft(Announcement::Listed(true))];
    Action::Announcement(_, Announcement::Open) => ANNOUNCER, [scene.draft(Announcement::Open)];
    Action::Announcement(_, Announcement::Content) => ANNOUNCER, [scene.draft(Announcement::Content)];
    Action::Announcement(_, Announcement::Join) => ANNOUNCER, [scene.draft(Announcement::Join)];
    Action::Announcement(_, Announcement::Replace) => ANNOUNCER, [scene.draft(Announcement::Replace)];
    Action::Announcement(_, Announcement::Keep) => ANNOUNCER, [scene.draft(Announcement::Keep)];
    Action::Announcement(_, Announcement::Audience) => ANNOUNCER, [scene.draft(Announcement::Audience)];
    Action::Announcement(_, Announcement::Choose(_)) => ANNOUNCER, [
        scene.draft(Announcement::Choose(Choice::Hamlets)), scene.draft(Announcement::Choose(Choice::Units))
    ];
    Action::Announcement(_, Announcement::Everyone) => ANNOUNCER, [scene.draft(Announcement::Everyone)];
    Action::Announcement(_, Announcement::Hamlet(_)) => ANNOUNCER, [scene.draft(Announcement::Hamlet(0))];
    Action::Announcement(_, Announcement::Tongue(_)) => ANNOUNCER, [scene.draft(Announcement::Tongue(Tongue::Jrai))];
    Action::Announcement(_, Announcement::Unit(_)) => ANNOUNCER, [scene.draft(Announcement::Unit(scene.unit))];
    Action::Announcement(_, Announcement::Group(_)) => ANNOUNCER, [scene.draft(Announcement::Group(scene.group))];
    Action::Announcement(_, Announcement::GuestsOf(_)) => ANNOUNCER, [scene.draft(Announcement::GuestsOf(scene.announcement))];
    Action::Announcement(_, Announcement::Topic(_)) => ANNOUNCER, [scene.draft(Announcement::Topic(Topic::Law))];
    Action::Announcement(_, Announcement::Event) => ANNOUNCER, [scene.draft(Announcement::Event)];
    Action::Announcement(_, Announcement::EventMoment) => ANNOUNCER, [scene.draft(Announcement::EventMoment)];
    Action::Announcement(_, Announcement::NoEvent) => ANNOUNCER, [scene.draft(Announcement::NoEvent)];
    Action::Announcement(_, Announcement::Asks(_)) => ANNOUNCER, [scene.draft(Announcement::Asks(true))];
    Action::Announcement(_, Announcement::Place) => ANNOUNCER, [scene.draft(Announcement::Place)];
    Action::Announcement(_, Announcement::When) => ANNOUNCER, [scene.draft(Announcement::When)];
    Action::Announcement(_, Announcement::Now) => ANNOUNCER, [scene.draft(Announcement::Now)];
    Action::Announcement(_, Announcement::At(_)) => ANNOUNCER, [scene.draft(Announcement::At(1_900_000_000))];
    Action::Announcement(_, Announcement::OtherTime) => ANNOUNCER, [scene.draft(Announcement::OtherTime)];
    Action::Announcement(_, Announcement::Review) => ANNOUNCER, [scene.draft(Announcement::Review)];
    Action::Announcement(_, Announcement::Paper(_)) => ANNOUNCER, [scene.draft(Announcement::Paper(PaperKind::Loudspeaker))];
    Action::Announcement(_, Announcement::Ask(_)) => ANNOUNCER, [scene.draft(Announcement::Ask(Grave::Drop))];
    Action::Announcement(_, Announcement::Confirm(_)) => ANNOUNCER, [scene.draft(Announcement::Confirm(scene.fingerprint))];
    Action::Announcement(_, Announcement::Reopen) => ANNOUNCER, [scene.draft(Announcement::Reopen)];
    Action::Announcement(_, Announcement::Pause) => ANNOUNCER, [scene.draft(Announcement::Pause)];
    Action::Announcement(_, Announcement::Resume) => ANNOUNCER, [scene.draft(Announcement::Resume)];
    Action::Announcement(_, Announcement::Correct) => ANNOUNCER, [scene.draft(Announcement::Correct)];
    Action::Announcement(_, Announcement::ReallyCorrect(_)) => ANNOUNCER, [scene.draft(Announcement::ReallyCorrect(scene.fingerprint))];
    Action::Announcement(_, Announcement::Anew) => ANNOUNCER, [scene.draft(Announcement::Anew)];
    Action::Announcement(_, Announcement::RecallAndAnew) => ANNOUNCER, [scene.draft(Announcement::RecallAndAnew)];
    Action::Announcement(_, Announcement::Really(_)) => ANNOUNCER, [
        scene.draft(Announcement::Really(Grave::Recall)), scene.draft(Announcement::Really(Grave::Drop))
    ];

    Action::Group(Group::List) => LINK_GROUPS, [Action::Group(Group::List)];
    Action::Group(Group::Page(_)) => LINK_GROUPS, [Action::Group(Group::Page(0))];
    Action::Group(Group::Open(_)) => LINK_GROUPS, [Action::Group(Group::Open(scene.group))];
    Action::Group(Group::LinkHamlet { .. }) => LINK_GROUPS, [Action::Group(Group::LinkHamlet { chat: scene.group, hamlet: 0 })];
    Action::Group(Group::LinkCommune(_)) => LINK_GROUPS, [Action::Group(Group::LinkCommune(scene.group))];
    Action::Group(Group::Unlink(_)) => LINK_GROUPS, [Action::Group(Group::Unlink(scene.group))];

    Action::Case(Case::List) => ACTIVE_CONTACT, [Action::Case(Case::List)];
    Action::Case(Case::Take(_)) => ACTIVE_CONTACT, [Action::Case(Case::Take(scene.case))];
    Action::Case(Case::Open(_)) => ACTIVE_CONTACT, [Action::Case(Case::Open(scene.case))];
    Action::Case(Case::Talk(_)) => ACTIVE_CONTACT, [Action::Case(Case::Talk(scene.case))];
    Action::Case(Case::StopTalking) => ACTIVE_CONTACT, [Action::Case(Case::StopTalking)];
    Action::Case(Case::Suggestions(_)) => ACTIVE_CONTACT, [Action::Case(Case::Suggestions(scene.case))];
    Action::Case(Case::Suggest { .. }) => ACTIVE_CONTACT, [Action::Case(Case::Suggest { case: scene.case, number: 1 })];
    Action::Case(Case::Withdraw { .. }) => ACTIVE_CONTACT, [Action::Case(Case::Withdraw { case: scene.case, letter: 2 })];
    Action::Case(Case::HandOver(_)) => ACTIVE_CONTACT, [Action::Case(Case::HandOver(scene.case))];
    Action::Case(Case::Refer(_)) => ACTIVE_CONTACT, [Action::Case(Case::Refer(scene.case))];
    Action::Case(Case::ReferTo { .. }) => ACTIVE_CONTACT, [Action::Case(Case::ReferTo { case: scene.case, unit: scene.unit })];
    Action::Case(Case::Silence(_)) => ACTIVE_CONTACT, [Action::Case(Case::Silence(scene.case))];
    Action::Case(Case::HandOverTo { .. }) => ACTIVE_CONTACT, [Action::Case(Case::HandOverTo { case: scene.case, to: scene.second_contact })];
    Action::Case(Case::Close(_)) => ACTIVE_CONTACT, [Action::Case(Case::Close(scene.case))];
    Action::Case(Case::ReallyClose(_)) => ACTIVE_CONTACT, [Action::Case(Case::ReallyClose(scene.case))];

    Action::Contact(Contact::Mine) => CONTACTS, [Action::Contact(Contact::Mine)];
    Action::Contact(Contact::AcceptRules) => CONTACTS, [Action::Contact(Contact::AcceptRules)];
    Action::Contact(Contact::Position(_)) => CONTACTS, [Action::Contact(Contact::Position(0))];
    Action::Contact(Contact::Children(_)) => CONTACTS, [Action::Contact(Contact::Children(true))];
    Action::Contact(Contact::Duty(_)) => CONTACTS, [Action::Contact(Contact::Duty(Duty::Night))];
    Action::Contact(Contact::Away(_)) => CONTACTS, [Action::Contact(Contact::Away(Away::Back))];
    Action::Contact(Contact::Practise) => ACTIVE_CONTACT, [Action::Contact(Contact::Practise)];
    Action::Contact(Contact::Approve(_)) => ACTIVE_CONTACT, [Action::Contact(Contact::Approve(scene.new_contact))];
    Action::Contact(Contact::Decline(_)) => ACTIVE_CONTACT, [Action::Contact(Contact::Decline(scene.other_new_contact))];
    Action::Contact(Contact::Channel) => COORDINATOR, [Action::Contact(Contact::Channel)];
    Action::Contact(Contact::NumbersChecked) => COORDINATOR, [Action::Contact(Contact::NumbersChecked)];
    Action::Contact(Contact::Invite) => COORDINATOR, [Action::Contact(Contact::Invite)];
    Action::Contact(Contact::Remove(_)) => COORDINATOR, [Action::Contact(Contact::Remove(scene.contact))];
    Action::Contact(Contact::ReallyRemove(_)) => COORDINATOR, [Action::Contact(Contact::ReallyRemove(scene.contact))];

    Action::Leader(Leader::Choose) => COORDINATOR, [Action::Leader(Leader::Choose)];
    Action::Leader(Leader::Recipient(_)) => COORDINATOR, [Action::Leader(Leader::Recipient(0))];
    Action::Leader(Leader::Other) => COORDINATOR, [Action::Leader(Leader::Other)];
    Action::Leader(Leader::List) => COORDINATOR, [Action::Leader(Leader::List)];
    Action::Leader(Leader::AskRemove(_)) => COORDINATOR, [Action::Leader(Leader::AskRemove(scene.leader))];
    Action::Leader(Leader::Remove(_)) => COORDINATOR, [Action::Leader(Leader::Remove(scene.leader))];
    Action::Leader(Leader::Weekly(_)) => LEADER, [Action::Leader(Leader::Weekly(false))];

    Action::Invite => COORDINATOR, [Action::Invite];
    Action::InviteTo(_) => COORDINATOR, [Action::InviteTo(scene.unit)];
    Action::InviteAs { .. } => COORDINATOR, [Action::InviteAs { unit: scene.unit, rank: Rank::Deputy }];
    Action::Invitations => COORDINATOR, [Action::Invitations];
    Action::RevokeInvitation(_) => COORDINATOR, [Action::RevokeInvitation(scene.invitation)];
    Action::Members => COORDINATOR, [Action::Members];
    Action::RemoveMember { .. } => COORDINATOR, [Action::RemoveMember { person: scene.head.0, unit: scene.unit }];
    Action::ReallyRemoveMember { .. } => COORDINATOR, [Action::ReallyRemoveMember { person: scene.head.0, unit: scene.unit }];

    // A resident's side of the channel is everybody's, and the same for all: `tests/private` tells what becomes of
    // somebody else's case.
    Action::Private(Private::Enter) => EVERYBODY, [Action::Private(Private::Enter)];
    Action::Private(Private::Numbers) => EVERYBODY, [Action::Private(Private::Numbers)];
    Action::Private(Private::Begin) => EVERYBODY, [Action::Private(Private::Begin)];
    Action::Private(Private::Alone(_)) => EVERYBODY, [Action::Private(Private::Alone(true))];
    Action::Private(Private::Whom(_)) => EVERYBODY, [Action::Private(Private::Whom(Whom::Other))];
    Action::Private(Private::Positions) => EVERYBODY, [Action::Private(Private::Positions)];
    Action::Private(Private::RuleOut(_)) => EVERYBODY, [Action::Private(Private::RuleOut(0))];
    Action::Private(Private::PositionsDone) => EVERYBODY, [Action::Private(Private::PositionsDone)];
    Action::Private(Private::Way(_)) => EVERYBODY, [Action::Private(Private::Way(Way::Line))];
    Action::Private(Private::Hours(_)) => EVERYBODY, [Action::Private(Private::Hours(DayPart::Noon))];
    Action::Private(Private::HoursDone) => EVERYBODY, [Action::Private(Private::HoursDone)];
    Action::Private(Private::Protection) => EVERYBODY, [Action::Private(Private::Protection)];
    Action::Private(Private::CodeWord) => EVERYBODY, [Action::Private(Private::CodeWord)];
    Action::Private(Private::Quick) => EVERYBODY, [Action::Private(Private::Quick)];
    Action::Private(Private::Pad { .. }) => EVERYBODY, [Action::Private(Private::Pad { pad: Pad::Open, entered: Digits::default() })];
    Action::Private(Private::PadDone { .. }) => EVERYBODY, [Action::Private(Private::PadDone { pad: Pad::Open, entered: Digits::default() })];
    Action::Private(Private::Write) => EVERYBODY, [Action::Private(Private::Write)];
    Action::Private(Private::Preview) => EVERYBODY, [Action::Private(Private::Preview)];
    Action::Private(Private::Send) => EVERYBODY, [Action::Private(Private::Send)];
    Action::Private(Private::Discard) => EVERYBODY, [Action::Private(Private::Discard)];
    Action::Private(Private::Open(_)) => EVERYBODY, [Action::Private(Private::Open(scene.case))];
    Action::Private(Private::More(_)) => EVERYBODY, [Action::Private(Private::More(scene.case))];
    Action::Private(Private::End(_)) => EVERYBODY, [Action::Private(Private::End(scene.case))];
    Action::Private(Private::Consent { .. }) => EVERYBODY, [Action::Private(Private::Consent { case: scene.case, number: 1 })];
    Action::Private(Private::RefuseReferral { .. }) => EVERYBODY, [Action::Private(Private::RefuseReferral { case: scene.case, number: 1 })];
    Action::Private(Private::Shorten { .. }) => EVERYBODY, [Action::Private(Private::Shorten { case: scene.case, number: 1 })];
    Action::Private(Private::WithdrawReferral { .. }) => EVERYBODY, [Action::Private(Private::WithdrawReferral { case: scene.case, number: 1 })];
    Action::Private(Private::QuickOf(_)) => EVERYBODY, [Action::Private(Private::QuickOf(scene.case))];
    Action::Private(Private::Erase(_)) => EVERYBODY, [Action::Private(Private::Erase(scene.case))];
    Action::Private(Private::ReallyErase(_)) => EVERYBODY, [Action::Private(Private::ReallyErase(scene.case))];
    Action::Private(Private::Leave) => EVERYBODY, [Action::Private(Private::Leave)];

    Action::Resident(Resident::FirstTongue(_)) => EVERYBODY, [Action::Resident(Resident::FirstTongue(None))];
    Action::Resident(Resident::FirstHamlet(_)) => EVERYBODY, [Action::Resident(Resident::FirstHamlet(Some(1)))];
    Action::Resident(Resident::Settings) => EVERYBODY, [Action::Resident(Resident::Settings)];
    Action::Resident(Resident::SetTongue(_)) => EVERYBODY, [Action::Resident(Resident::SetTongue(Tongue::Vietnamese))];
    Action::Resident(Resident::ChooseHamlet) => EVERYBODY, [Action::Resident(Resident::ChooseHamlet)];
    Action::Resident(Resident::SetHamlet(_)) => EVERYBODY, [Action::Resident(Resident::SetHamlet(Some(0)))];
    Action::Resident(Resident::Toggle(_)) => EVERYBODY, [Action::Resident(Resident::Toggle(Topic::Health))];
    Action::Resident(Resident::Stop) => EVERYBODY, [Action::Resident(Resident::Stop)];
    Action::Resident(Resident::StopAll) => EVERYBODY, [Action::Resident(Resident::StopAll)];
    Action::Resident(Resident::StartAgain) => EVERYBODY, [Action::Resident(Resident::StartAgain)];
    Action::Resident(Resident::Calendar) => EVERYBODY, [Action::Resident(Resident::Calendar)];
    Action::Resident(Resident::CalendarFile) => EVERYBODY, [Action::Resident(Resident::CalendarFile)];
    Action::Resident(Resident::Stored) => EVERYBODY, [Action::Resident(Resident::Stored)];
    Action::Resident(Resident::GiveUpContact) => CONTACTS, [Action::Resident(Resident::GiveUpContact)];
    Action::Resident(Resident::AskErase) => EVERYBODY, [Action::Resident(Resident::AskErase)];
    Action::Resident(Resident::Erase { .. }) => EVERYBODY, [Action::Resident(Resident::Erase { warned: true })];
} }
