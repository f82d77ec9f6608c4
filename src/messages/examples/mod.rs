//! One or more examples of every notice, for the tests.

mod announcements;
mod changes;
mod next_year;
mod official;
pub mod private;
mod residents;
mod tasks;
mod worklist;

use chrono::NaiveDate;

pub use tasks::*;

use crate::domain::group::{GroupLine, GroupList, GroupPlace, GroupScreen};
use crate::domain::ids::{ChatId, InvitationId, PersonId, UnitId};
use crate::domain::invitation::{Code, OpenInvitation};
use crate::domain::notice::{
    MemberLine, Notice, Reminder, ReminderItem, Standing, TaskCard, TaskList, UnitChoice, Welcome,
};
use crate::domain::plan::Source;
use crate::domain::role::{Command, Rank, Role, Roles};
use crate::domain::schedule::Step;
use crate::domain::task::{Assignment, Part, Refusal, State};

/// What the examples are filled with.
#[derive(Clone, Copy)]
pub struct Sample<'a> {
    /// Stands for every name, title and text.
    pub text: Option<&'a str>,
    /// How often every list is repeated.
    pub times: usize,
}

impl Sample<'_> {
    pub const ORDINARY: Sample<'static> = Sample { text: None, times: 1 };

    fn text(&self, ordinary: &str) -> String {
        self.text.unwrap_or(ordinary).to_owned()
    }

    pub fn many<T: Clone>(&self, list: Vec<T>) -> Vec<T> {
        list.iter().cycle().take(list.len() * self.times).cloned().collect()
    }
}

/// A match without a wildcard, so that a new notice does not compile without an example.
macro_rules! notices {
    ($sample:ident; $($pattern:pat => $name:literal, $examples:expr;)+) => {
        /// The name of a notice's kind.
        pub fn kind(notice: &Notice) -> &'static str {
            match notice { $($pattern => $name,)+ }
        }

        /// Kind by kind.
        pub fn examples($sample: Sample<'_>) -> Vec<(&'static str, Vec<Notice>)> {
            vec![$(($name, Vec::from($examples)),)+]
        }
    };
}

notices! { s;
    Notice::Home(_) => "home", [
        Notice::Home(standing(s, false, vec![], 0)),
        Notice::Home(Standing { stopped: true, ..standing(s, false, vec![], 0) }),
        Notice::Home(standing(s, false, vec![(health(s), Rank::Head)], 3)),
        Notice::Home(standing(s, false, vec![(health(s), Rank::Deputy)], 0)),
        Notice::Home(standing(s, true, vec![(s.text("Công chức Văn hóa - Xã hội"), Rank::Head)], 1)),
        Notice::Home(standing(s, true, vec![], 0)),
        Notice::Home(worklist::coordinating(standing(s, true, vec![], 0))),
        Notice::Home(worklist::leading(s, standing(s, false, vec![], 0))),
    ];
    Notice::Help(_) => "help", [
        Notice::Help(Command::menu(&Roles::default())),
        Notice::Help(Command::menu(&Roles::new(vec![member()]))),
        Notice::Help(Command::menu(&Roles::new(vec![Role::Coordinator, member()]))),
        Notice::Help(Command::menu(&Roles::new(vec![Role::Leader]))),
    ];
    Notice::GroupHelp => "group_help", [Notice::GroupHelp];
    Notice::Unknown => "unknown", [Notice::Unknown];
    Notice::Cancelled { .. } => "cancelled",
        [Notice::Cancelled { something: true }, Notice::Cancelled { something: false }];
    Notice::ChooseLanguage => "choose_language", [Notice::ChooseLanguage];
    Notice::LanguageSet => "language_set", [Notice::LanguageSet];
    Notice::CodeRefused => "code_refused", [Notice::CodeRefused];
    Notice::Welcome(_) => "welcome", [
        Notice::Welcome(Welcome::Coordinator { commune: s.text("Xã Song An") }),
        Notice::Welcome(Welcome::Member { unit: health(s), rank: Rank::Head, open_tasks: 2 }),
        Notice::Welcome(Welcome::Member { unit: health(s), rank: Rank::Deputy, open_tasks: 0 }),
    ];
    Notice::Joined { .. } => "joined",
        [Notice::Joined { name: s.text("Rơ Châm H'Lan"), unit: health(s), rank: Rank::Head }];
    Notice::Removed { .. } => "removed", [Notice::Removed { unit: health(s) }];
    Notice::Invite(_) => "invite", [Notice::Invite(s.many(vec![
        UnitChoice { unit: UnitId(4), name: health(s), members: 2 },
        UnitChoice { unit: UnitId(8), name: front(s), members: 0 },
    ]))];
    Notice::InviteRank { .. } => "invite_rank", [Notice::InviteRank { unit: UnitId(4), name: health(s) }];
    Notice::InvitationReady { .. } => "invitation_ready", [Notice::InvitationReady {
        unit: health(s),
        rank: Rank::Head,
        code: Code::new("3q2-7wAAAAAAAAAAAAAAAA"),
        expires_on: day(11, 27),
    }];
    Notice::Invitations(_) => "invitations", [
        Notice::Invitations(vec![]),
        Notice::Invitations(s.many(vec![
            OpenInvitation {
                id: InvitationId(1),
                unit: Some((health(s), Rank::Head)),
                leader: None,
                expires_on: day(11, 27),
            },
            OpenInvitation { id: InvitationId(3), unit: None, leader: None, expires_on: day(11, 29) },
            OpenInvitation {
                id: InvitationId(4),
                unit: None,
                leader: Some(s.text("TT Đảng ủy")),
                expires_on: day(11, 29),
            },
            OpenInvitation {
                id: InvitationId(2),
                unit: Some((front(s), Rank::Deputy)),
                leader: None,
                expires_on: day(11, 28),
            },
        ])),
    ];
    Notice::Members(_) => "members",
        [Notice::Members(vec![]), Notice::Members(s.many(vec![line(s, true), line(s, false)]))];
    Notice::RemoveMember(_) => "remove_member", [Notice::RemoveMember(line(s, true))];
    Notice::Reminder(_) => "reminder", reminders(s);
    Notice::TaskList(_) => "task_list", [
        Notice::TaskList(TaskList { on: today(), items: vec![], page: 0, pages: 1, total: 0 }),
        Notice::TaskList(TaskList { on: today(), items: every_state(s), page: 1, pages: 3, total: 19 }),
        Notice::TaskList(TaskList { on: today(), items: vec![lead(s)], page: 0, pages: 1, total: 1 }),
    ];
    Notice::TaskCard(_) => "task_card", [
        Notice::TaskCard(Box::new(card(s, lead(s)))),
        Notice::TaskCard(Box::new(TaskCard {
            report: Some(report(s)),
            reason: Some(s.text("Chưa có danh sách người dự")),
            ..card(s, Assignment { state: State::Returned, ..lead(s) })
        })),
        Notice::TaskCard(Box::new(TaskCard {
            units_are_local: true,
            ..card(s, Assignment { part: Part::Support, ..ongoing(s) })
        })),
        Notice::TaskCard(Box::new(card(s, waiting(s)))),
    ];
    Notice::AskResults(_) => "ask_results", [Notice::AskResults(lead(s)), Notice::AskResults(requested(s))];
    Notice::ReportTaken { .. } => "report_taken", [
        Notice::ReportTaken { assignment: reported(s), report: report(s) },
        Notice::ReportTaken { assignment: reported(s), report: bare_report(s) },
    ];
    Notice::EvidenceTaken { .. } => "evidence_taken", [
        Notice::EvidenceTaken { assignment: lead(s), pieces: 1 },
        Notice::EvidenceTaken { assignment: reported(s), pieces: 3 },
    ];
    Notice::AskDone { .. } => "ask_done", [
        Notice::AskDone { assignment: lead(s), evidence_missing: false },
        Notice::AskDone { assignment: lead(s), evidence_missing: true },
    ];
    Notice::AskExtension { .. } => "ask_extension",
        [Notice::AskExtension { assignment: lead(s), choices: vec![day(11, 30), day(12, 2), day(12, 4)] }];
    Notice::AskExtensionDate(_) => "ask_extension_date", [Notice::AskExtensionDate(lead(s))];
    Notice::ExtensionSent(_) => "extension_sent", [Notice::ExtensionSent(waiting(s))];
    Notice::AskHelp(_) => "ask_help", [Notice::AskHelp(lead(s))];
    Notice::HelpSent(_) => "help_sent", [Notice::HelpSent(lead(s))];
    Notice::Started(_) => "started", [Notice::Started(lead(s))];
    Notice::Seen(_) => "seen", [Notice::Seen(lead(s))];
    Notice::NotDone(_) => "not_done", [Notice::NotDone(lead(s))];
    Notice::Fine(_) => "fine", [Notice::Fine(lead(s))];
    Notice::Unclear(_) => "unclear", [Notice::Unclear(lead(s)), Notice::Unclear(reported(s))];
    Notice::WhichTask(_) => "which_task", [Notice::WhichTask(s.many(vec![lead(s), requested(s), ongoing(s)]))];
    Notice::Refused { .. } => "refused", REFUSALS.map(|refusal| Notice::Refused { refusal, assignment: lead(s) });
    Notice::Confirmed(_) => "confirmed", [Notice::Confirmed(lead(s))];
    Notice::Returned { .. } => "returned", [Notice::Returned {
        assignment: Assignment { state: State::Returned, ..lead(s) },
        reason: s.text("Chưa có danh sách người dự"),
    }];
    Notice::ExtensionGranted(_) => "extension_granted",
        [Notice::ExtensionGranted(Assignment { due_on: day(11, 30), due_from: Source::Local, ..lead(s) })];
    Notice::ExtensionRefused { .. } => "extension_refused",
        [Notice::ExtensionRefused { assignment: lead(s), until: day(11, 30) }];
    Notice::EvidencePiece { .. } => "evidence_piece", [
        Notice::EvidencePiece { assignment: reported(s), number: 1, of: 3, caption: s.text("Buổi tư vấn ở Thôn 2") },
        Notice::EvidencePiece { assignment: reported(s), number: 2, of: 3, caption: s.text("") },
    ];
    Notice::NoEvidence => "no_evidence", [Notice::NoEvidence];
    Notice::ReportArrived { .. } => "report_arrived", [
        Notice::ReportArrived { assignment: reported(s), report: report(s) },
        Notice::ReportArrived { assignment: reported(s), report: bare_report(s) },
    ];
    Notice::ReportDecided { .. } => "report_decided", [
        Notice::ReportDecided { assignment: reported(s), report: report(s), reason: None },
        Notice::ReportDecided {
            assignment: reported(s),
            report: bare_report(s),
            reason: Some(s.text("Chưa có danh sách người dự")),
        },
    ];
    Notice::AskReason(_) => "ask_reason", [Notice::AskReason(reported(s))];
    Notice::EvidenceArrived { .. } => "evidence_arrived",
        [Notice::EvidenceArrived { assignment: reported(s), by: s.text("Rơ Châm H'Lan") }];
    Notice::ExtensionArrived { .. } => "extension_arrived", [Notice::ExtensionArrived {
        assignment: waiting(s),
        by: s.text("Rơ Châm H'Lan"),
        until: day(11, 30),
    }];
    Notice::ExtensionDecided { .. } => "extension_decided", [true, false].map(|granted| {
        Notice::ExtensionDecided { assignment: lead(s), until: day(11, 30), granted }
    });
    Notice::HelpArrived { .. } => "help_arrived", [Notice::HelpArrived {
        assignment: lead(s),
        by: s.text("Rơ Châm H'Lan"),
        text: s.text("Trạm thiếu tờ rơi, nhờ xã in giúp 200 tờ"),
    }];
    Notice::ScreenLink { .. } => "screen_link", [Notice::ScreenLink {
        board: "http://192.168.1.20:8322".into(),
        code: Code::new("0123456789abcdef0123456789abcdef0123456789abcdef"),
        minutes: 10,
    }];
    Notice::ScreensClosed => "screens_closed", [Notice::ScreensClosed];
    Notice::Progress(_) => "progress", [Notice::Progress(Box::new(board(s)))];
    Notice::ProgressOf { .. } => "progress_of", [
        Notice::ProgressOf { unit: health(s), on: today(), assignments: s.many(every_state(s)), more: 4, decides: false, changes: None },
        Notice::ProgressOf { unit: health(s), on: today(), assignments: vec![], more: 0, decides: true, changes: Some(UnitId(4)) },
    ];
    Notice::NoPlan => "no_plan", [Notice::NoPlan];
    Notice::Trouble => "trouble", [Notice::Trouble];
    Notice::Numbers(_) => "numbers", [Notice::Numbers(s.many(emergency_lines(s))), Notice::Numbers(vec![])];
    Notice::NewsLine => "news-line", [Notice::NewsLine];
    Notice::News(_) => "news", private::news(s);
    Notice::Overwritten => "overwritten", [Notice::Overwritten];
    Notice::Private(_) => "private", private::resident(s);
    Notice::Case(_) => "case", private::contact(s);
    Notice::Contact(_) => "contact", private::contacts(s);
    Notice::Group(_) => "group", groups(s);
    Notice::Announcement(_) => "announcement", announcements::announcements(s);
    Notice::Resident(_) => "resident", residents::residents(s);
    Notice::Official(_) => "official", official::official(s);
    Notice::Worklist(_) => "worklist", worklist::worklist(s);
    Notice::Weekly(_) => "weekly", worklist::weekly(s);
    Notice::Leader(_) => "leader", worklist::leaders(s);
    Notice::Change(_) => "change", changes::screens(s);
    Notice::TaskNews(_) => "task_news", changes::news(s);
    Notice::NextYear(_) => "next_year", next_year::next_year(s);
}

pub const REFUSALS: [Refusal; 6] = [
    Refusal::AlreadyReported,
    Refusal::AlreadyConfirmed,
    Refusal::Cancelled,
    Refusal::NothingToDecide,
    Refusal::DateNotLater,
    Refusal::SupportOnly,
];

fn groups(s: Sample<'_>) -> Vec<Notice> {
    let line = |title: &str, place, present| GroupLine {
        chat: ChatId(-1_000_000_005_001),
        title: s.text(title),
        place,
        present,
    };
    let village = || GroupPlace::Hamlet(s.text("Thôn 1"));
    let list = |groups, page, pages| GroupScreen::List(GroupList { groups: s.many(groups), page, pages });
    let card = |group| GroupScreen::Card {
        group,
        hamlets: s.many(vec![s.text("Thôn 1"), s.text("Thôn 2"), s.text("Làng Kơ Nao")]),
    };
    [
        list(vec![], 0, 1),
        list(
            vec![
                line("Bà con Thôn 1", village(), true),
                line("Phụ nữ Song An", GroupPlace::WholeCommune, true),
                line("Hội bóng chuyền", GroupPlace::Nowhere, true),
                line("Thôn 2 (cũ)", village(), false),
            ],
            1,
            3,
        ),
        card(line("Hội bóng chuyền", GroupPlace::Nowhere, true)),
        card(line("Bà con Thôn 1", village(), true)),
        card(line("Thôn 2 (cũ)", village(), false)),
    ]
    .map(|screen| Notice::Group(Box::new(screen)))
    .into()
}

/// Examples of reminders that are nudges.
const NUDGES: [usize; 3] = [10, 11, 12];

fn reminders(s: Sample<'_>) -> Vec<Notice> {
    let item = |assignment, step, for_deputy| ReminderItem { assignment, step: Step(step), for_deputy };
    let late = Assignment { due_on: day(11, 18), ..lead(s) };
    let late_requested = Assignment { due_on: day(11, 18), due_from: Source::Local, ..requested(s) };
    let supporting = Assignment { part: Part::Support, ..requested(s) };
    [
        vec![item(lead(s), -7, false)],
        vec![item(requested(s), -1, false)],
        vec![item(ongoing(s), -14, false)],
        vec![item(late.clone(), 2, true)],
        vec![item(late_requested.clone(), 2, false)],
        vec![item(Assignment { state: State::Returned, ..lead(s) }, 0, false)],
        vec![item(supporting.clone(), -14, false)],
        vec![item(requested(s), -1, false), item(Assignment { due_on: today(), ..requested(s) }, 0, false)],
        s.many(vec![item(lead(s), -7, false), item(requested(s), -1, true), item(late.clone(), 2, true)]),
        vec![item(ongoing(s), -14, true), item(supporting, -14, true)],
        vec![item(late, 2, true)],
        vec![item(late_requested.clone(), 2, false)],
        vec![item(requested(s), -1, false), item(late_requested, 2, false)],
    ]
    .into_iter()
    .enumerate()
    .map(|(number, items)| {
        let more = if number == 8 { 5 } else { 0 };
        Notice::Reminder(Reminder { on: today(), items, more, nudge: NUDGES.contains(&number) })
    })
    .collect()
}

pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, month, day).unwrap()
}

pub fn today() -> NaiveDate {
    day(11, 20)
}

fn health(s: Sample<'_>) -> String {
    s.text("Trạm Y tế")
}

fn front(s: Sample<'_>) -> String {
    s.text("Ủy ban Mặt trận Tổ quốc Việt Nam và các đoàn thể xã")
}

fn member() -> Role {
    Role::Member { unit: UnitId(4), rank: Rank::Head }
}

fn standing(s: Sample<'_>, coordinator: bool, units: Vec<(String, Rank)>, open_tasks: u32) -> Standing {
    Standing {
        name: s.text("Rơ Châm H'Lan"),
        commune: s.text("Xã Song An"),
        coordinator,
        units: s.many(units),
        open_tasks,
        contact: coordinator,
        announces: coordinator,
        reports: coordinator,
        private: !coordinator,
        stopped: false,
        waiting: 0,
        leader: None,
    }
}

fn line(s: Sample<'_>, reachable: bool) -> MemberLine {
    MemberLine {
        person: PersonId(7),
        name: s.text("Rơ Châm H'Lan"),
        unit: UnitId(4),
        unit_name: health(s),
        rank: if reachable { Rank::Head } else { Rank::Deputy },
        reachable,
    }
}
