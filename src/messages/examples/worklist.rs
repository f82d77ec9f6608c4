//! The coordinator's worklist, the weekly summary and leaders, for the examples.

use chrono::NaiveTime;

use super::announcements::announcement;
use super::{Sample, bare_report, day, front, health, lead, ongoing, report, reported, requested, waiting};
use crate::domain::announcement::State;
use crate::domain::ids::{PersonId, UnitId};
use crate::domain::invitation::Code;
use crate::domain::leader::{LeaderLine, LeaderScreen, LeaderStanding};
use crate::domain::notice::{Notice, Standing};
use crate::domain::nudge::{Nudged, NudgedAll};
use crate::domain::task::Assignment;
use crate::domain::weekly::Weekly;
use crate::domain::worklist::{Done, HelpCall, Shown, Tally, WorklistScreen};

pub fn coordinating(standing: Standing) -> Standing {
    Standing { waiting: 4, ..standing }
}

pub fn leading(s: Sample<'_>, standing: Standing) -> Standing {
    let leader = LeaderStanding { label: s.text("TT Đảng ủy"), weekly: true };
    Standing { leader: Some(leader), reports: true, ..standing }
}

fn seven_thirty() -> NaiveTime {
    NaiveTime::from_hms_opt(7, 30, 0).unwrap()
}

pub fn worklist(s: Sample<'_>) -> Vec<Notice> {
    let (title, unit) = (lead(s).title, health(s));
    let approval = |approvers, opens| Shown::Announcement {
        announcement: Box::new(announcement(s, State::Proposed)),
        when: Some((day(11, 21), seven_thirty())),
        approvers,
        opens,
    };
    let silent = |more, silent| Shown::Silent {
        unit: UnitId(4),
        name: health(s),
        tasks: s.many(vec![Assignment { due_on: day(11, 18), ..lead(s) }, ongoing(s)]),
        more,
        silent,
    };
    let nudged = |nudged| Some(Done::Nudged { unit: health(s), nudged });
    let call = |text| HelpCall { by: s.text("Rơ Châm H'Lan"), text: s.text(text) };
    let names = s.many(vec![health(s), s.text("Công an xã")]);
    let end = |left| Shown::End { left };
    let screens = [
        (
            None,
            Shown::Help {
                assignment: lead(s),
                call: 9,
                calls: s
                    .many(vec![call("Trạm thiếu tờ rơi, nhờ xã in giúp 200 tờ"), call("Và một cái loa tay")]),
            },
        ),
        (
            Some(Done::Answered { title: title.clone(), unit: unit.clone() }),
            Shown::Extension { assignment: waiting(s), by: s.text("Rơ Châm H'Lan"), until: day(11, 30) },
        ),
        (
            Some(Done::Granted { title: title.clone(), unit: unit.clone(), until: day(11, 30) }),
            approval(s.many(vec![s.text("Ksor H'Mai"), s.text("Lê Thị Minh")]), false),
        ),
        (None, approval(vec![s.text("Ksor H'Mai")], true)),
        (None, approval(vec![], false)),
        (
            Some(Done::Kept { title: title.clone(), unit: unit.clone() }),
            Shown::Report { assignment: reported(s), report: report(s) },
        ),
        (None, Shown::AskReason { assignment: reported(s), report: report(s) }),
        (
            Some(Done::Returned {
                title: title.clone(),
                unit: unit.clone(),
                reason: s.text("Chưa có danh sách người dự"),
            }),
            Shown::Report { assignment: reported(s), report: bare_report(s) },
        ),
        (
            Some(Done::TaskCancelled { title: title.clone(), unit: unit.clone() }),
            Shown::Report { assignment: reported(s), report: report(s) },
        ),
        (Some(Done::Confirmed { title, unit }), silent(3, 2)),
        (None, Shown::AskNudgeAll { unit: UnitId(4), names: names.clone() }),
        (nudged(Nudged::Sent { people: 2 }), silent(0, 1)),
        (nudged(Nudged::Later { on: day(11, 21), at: seven_thirty() }), end(3)),
        (nudged(Nudged::Already { at: seven_thirty() }), end(0)),
        (nudged(Nudged::Nobody), end(0)),
        (nudged(Nudged::NothingOpen), end(0)),
        (
            Some(Done::NudgedAll(NudgedAll { units: 2, people: 3, nobody: names, ..NudgedAll::default() })),
            Shown::Unreached { unit: UnitId(8), name: front(s) },
        ),
        (
            Some(Done::NudgedAll(NudgedAll {
                later: 2,
                later_at: Some((day(11, 21), seven_thirty())),
                ..NudgedAll::default()
            })),
            end(0),
        ),
        (Some(Done::NudgedAll(NudgedAll::default())), end(0)),
        (Some(Done::SettledBefore), Shown::Unreached { unit: UnitId(8), name: front(s) }),
        (
            Some(Done::Changed),
            Shown::Extension { assignment: waiting(s), by: s.text("Rơ Châm H'Lan"), until: day(11, 30) },
        ),
        (None, end(0)),
    ];
    let screen = |(done, shown)| WorklistScreen { done, number: 2, of: 7, shown };
    screens.into_iter().map(|one| Notice::Worklist(Box::new(screen(one)))).collect()
}

pub fn weekly(s: Sample<'_>) -> Vec<Notice> {
    let busy = Weekly {
        commune: s.text("Xã Song An"),
        week: day(11, 16),
        done: s.many(vec![lead(s)]),
        waiting: Tally { help: 1, extensions: 2, announcements: 1, reports: 5, silent: 1, unreached: 2 },
        overdue: s.many(vec![Assignment { due_on: day(11, 13), ..lead(s) }]),
        coming: s.many(vec![requested(s), ongoing(s)]),
        silent: s.many(vec![s.text("Công an xã")]),
        unreached: s.many(vec![s.text("Công đoàn xã"), front(s)]),
        to_leader: false,
    };
    let calm = Weekly {
        done: vec![],
        waiting: Tally::default(),
        overdue: vec![],
        coming: vec![],
        silent: vec![],
        unreached: vec![],
        ..busy.clone()
    };
    [Weekly { to_leader: true, ..busy.clone() }, busy, calm].map(|one| Notice::Weekly(Box::new(one))).into()
}

pub fn leaders(s: Sample<'_>) -> Vec<Notice> {
    let label = || s.text("TT Đảng ủy");
    let line = |reachable| LeaderLine {
        person: PersonId(7),
        name: s.text("Nguyễn Văn Sơn"),
        label: label(),
        reachable,
    };
    [
        LeaderScreen::Choose(s.many(vec![(1, label()), (2, s.text("TT HĐND xã")), (5, s.text("Trạm Y tế"))])),
        LeaderScreen::AskLabel { too_long: false },
        LeaderScreen::AskLabel { too_long: true },
        LeaderScreen::Ready {
            label: label(),
            code: Code::new("3q2-7wAAAAAAAAAAAAAAAA"),
            expires_on: day(11, 27),
        },
        LeaderScreen::List(vec![]),
        LeaderScreen::List(s.many(vec![line(true), line(false)])),
        LeaderScreen::Remove(line(true)),
        LeaderScreen::Welcome { commune: s.text("Xã Song An"), label: label() },
        LeaderScreen::Joined { name: s.text("Nguyễn Văn Sơn"), label: label() },
        LeaderScreen::Removed,
    ]
    .map(|screen| Notice::Leader(Box::new(screen)))
    .into()
}
