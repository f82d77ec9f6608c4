//! Tasks and reports for the examples.

use super::{Sample, day, front, health, today};
use crate::domain::ids::{AssignmentId, ReportId, TaskId, UnitId};
use crate::domain::notice::TaskCard;
use crate::domain::plan::{Source, Tone};
use crate::domain::private_notice::EmergencyLine;
use crate::domain::progress::{Board, UnitProgress};
use crate::domain::task::{Assignment, Part, Report, State};

/// Assigned, led, due in a week.
pub fn lead(s: Sample<'_>) -> Assignment {
    Assignment {
        id: AssignmentId(11),
        task: TaskId(4),
        unit: UnitId(4),
        unit_name: health(s),
        tone: Tone::Assigned,
        part: Part::Lead,
        section: s.text("V.4"),
        title: s.text("Tư vấn sức khỏe sinh sản và lựa chọn giới tính thai nhi"),
        due_on: day(11, 27),
        due_from: Source::Local,
        predates: false,
        ongoing: false,
        state: State::Assigned,
        requested_until: None,
    }
}

/// Led by a requested unit, due tomorrow on the plan's own date.
pub fn requested(s: Sample<'_>) -> Assignment {
    Assignment {
        id: AssignmentId(12),
        unit: UnitId(6),
        unit_name: s.text("Hội Liên hiệp Phụ nữ xã"),
        tone: Tone::Requested,
        section: s.text("V.6"),
        title: s.text("Hoạt động nhân ngày Phụ nữ Việt Nam 20/10"),
        due_on: day(11, 21),
        due_from: Source::Plan,
        ..lead(s)
    }
}

pub fn ongoing(s: Sample<'_>) -> Assignment {
    Assignment {
        id: AssignmentId(13),
        section: s.text("II.2"),
        title: s.text("Củng cố, kiện toàn đội ngũ làm công tác bình đẳng giới"),
        due_on: day(12, 4),
        predates: false,
        ongoing: true,
        state: State::InProgress,
        ..lead(s)
    }
}

pub fn waiting(s: Sample<'_>) -> Assignment {
    Assignment { state: State::ExtensionRequested, requested_until: Some(day(11, 30)), ..lead(s) }
}

pub fn reported(s: Sample<'_>) -> Assignment {
    Assignment { state: State::Reported, ..lead(s) }
}

pub fn every_state(s: Sample<'_>) -> Vec<Assignment> {
    let mut all: Vec<_> = State::ALL.iter().map(|state| Assignment { state: *state, ..lead(s) }).collect();
    all.push(Assignment { part: Part::Support, ..ongoing(s) });
    all
}

pub fn emergency_lines(s: Sample<'_>) -> Vec<EmergencyLine> {
    let line = |number: &str, name| EmergencyLine { number: s.text(number), name: s.text(name) };
    vec![line("113", "Công an"), line("1900 96 96 80", "Ngôi nhà Bình yên")]
}

pub fn report(s: Sample<'_>) -> Report {
    Report {
        id: ReportId(5),
        assignment: AssignmentId(11),
        reporter: s.text("Rơ Châm H'Lan"),
        text: s.text("Đã tư vấn ở bốn thôn, bà con hỏi nhiều về khám thai."),
        participants: Some(1245),
        women: Some(1030),
        men: Some(215),
        evidence: 3,
    }
}

pub fn bare_report(s: Sample<'_>) -> Report {
    Report { text: String::new(), participants: None, women: None, men: None, evidence: 0, ..report(s) }
}

pub fn card(s: Sample<'_>, assignment: Assignment) -> TaskCard {
    TaskCard {
        on: today(),
        assignment,
        text: s.text(
            "Thực hiện tốt công tác tư vấn sức khỏe sinh sản; giảm thiểu mất cân bằng giới tính khi sinh.",
        ),
        leads: s.many(vec![health(s)]),
        supports: s.many(vec![s.text("Hội Liên hiệp Phụ nữ xã"), front(s)]),
        units_are_local: false,
        report: None,
        reason: None,
    }
}

pub fn board(s: Sample<'_>) -> Board {
    let unit = |id, name: &str, [confirmed, reported, in_progress, overdue, ahead]: [u32; 5]| UnitProgress {
        unit: UnitId(id),
        name: s.text(name),
        confirmed,
        reported,
        in_progress,
        overdue,
        ahead,
    };
    Board {
        plan_title: s
            .text("Triển khai công tác bình đẳng giới và vì sự tiến bộ của phụ nữ xã Song An năm 2020"),
        commune: s.text("Xã Song An"),
        on: today(),
        units: s.many(vec![
            unit(1, "Công chức Văn hóa - Xã hội", [9, 1, 2, 1, 4]),
            unit(4, "Trạm Y tế", [4, 0, 0, 0, 0]),
            unit(7, "Công đoàn xã", [0, 0, 0, 0, 0]),
        ]),
        overdue: s.many(vec![Assignment { due_on: day(11, 18), ..lead(s) }; 10]),
        upcoming: s.many(vec![requested(s), ongoing(s)]),
        silent: s.many(vec![s.text("Công an xã")]),
        unreached: s.many(vec![s.text("Công đoàn xã"), front(s)]),
        by_section: true,
    }
}
