//! Examples of the screens of reports, and of the plan sentence by sentence.

use super::{Sample, day};
use crate::domain::ids::{AssignmentId, UnitId};
use crate::domain::notice::Notice;
use crate::domain::official::screen::{
    Chosen, ClauseLine, ClausePage, ClauseState, OfficialScreen, SectionLine, SectionPage,
};
use crate::domain::official::{Figures, Kind, Line, Period, RangeProblem, Reported, Span, Standing};
use crate::domain::plan::Source;

const SENTENCE: &str = "Tăng cường công tác truyền thông và hoạt động tư vấn để nâng cao nhận thức của người dân về sức khỏe sinh sản.";

pub fn official(s: Sample<'_>) -> Vec<Notice> {
    let half = Period { kind: Kind::Half, from: day(1, 1), until: day(6, 14), collected_until: day(6, 17) };
    let year = Period { kind: Kind::Year, until: day(12, 14), collected_until: day(12, 17), ..half };
    let range = Period { kind: Kind::Range, from: day(3, 1), until: day(6, 30), collected_until: day(6, 30) };
    let spans = vec![(Span::Half(2020), half), (Span::Year(2020), year)];
    let problems = [
        None,
        Some(RangeProblem::NotUnderstood),
        Some(RangeProblem::NoSuchDay),
        Some(RangeProblem::Backwards),
        Some(RangeProblem::TwoYears),
        Some(RangeProblem::NoPlan(2018)),
    ];
    let mut screens = vec![OfficialScreen::Choose(spans.clone()), OfficialScreen::ChooseOrPlan(spans)];
    screens.extend(problems.map(OfficialScreen::AskRange));
    let figures = Figures { reports: 7, ..Figures::default() };
    let chosen = |period: Period, figures, overdue, is_early| {
        let span = Span::Range { from: period.from, until: period.until };
        OfficialScreen::Chosen(Box::new(Chosen { span, period, figures, overdue, is_early }))
    };
    screens.extend([
        chosen(half, figures, 2, false),
        chosen(year, figures, 0, true),
        chosen(range, Figures::default(), 0, false),
        OfficialScreen::TooLarge,
    ]);
    screens.extend(plan(s));
    screens.into_iter().map(|screen| Notice::Official(Box::new(screen))).collect()
}

fn plan(s: Sample<'_>) -> Vec<OfficialScreen> {
    let section = |number: &str, unit: Option<&str>, clauses, tasks, reported| SectionLine {
        number: s.text(number),
        unit: unit.map(|unit| s.text(unit)),
        clauses,
        tasks,
        reported,
    };
    let sections = s.many(vec![
        section("I.1", None, 1, 0, 0),
        section("II.1", None, 15, 9, 3),
        section("V.4", Some("Trạm Y tế"), 1, 1, 1),
        section("V.9", Some("Hội Nông dân xã"), 0, 0, 0),
    ]);
    let clause =
        |section: &str, state| ClauseLine { section: s.text(section), text: s.text(SENTENCE), state };
    let state = ClauseState { led: 4, done: 1, overdue: 2, evidence: 3, cancelled: false };
    let page = |number: &str, unit: Option<&str>, clauses, tasks, page, pages| {
        OfficialScreen::Section(Box::new(SectionPage {
            place: 1,
            number: s.text(number),
            unit: unit.map(|unit| s.text(unit)),
            clauses,
            tasks,
            page,
            pages,
        }))
    };
    let whole = vec![
        (0, clause("II.1", None)),
        (1, clause("II.1.a", Some(state))),
        (2, clause("II.1.a", Some(ClauseState::default()))),
        (3, clause("II.1.a", Some(ClauseState { cancelled: true, ..ClauseState::default() }))),
    ];
    vec![
        OfficialScreen::Sections {
            title: s.text("Kế hoạch bình đẳng giới năm 2020"),
            sections,
            next_year: true,
        },
        page("II.1", None, whole, 2, 1, 3),
        page("IV.1", None, vec![(0, clause("IV.1", None))], 0, 0, 1),
        page("V.9", Some("Hội Nông dân xã"), vec![], 0, 0, 1),
        result(s, vec![line(s, Standing::Confirmed, Some(reported(s))), line(s, Standing::Overdue, None)]),
        result(
            s,
            vec![
                line(
                    s,
                    Standing::Reported,
                    Some(Reported { text: String::new(), evidence: 0, ..reported(s) }),
                ),
                line(s, Standing::InProgress, None),
                line(s, Standing::NotBegun, None),
                line(s, Standing::Later, None),
            ],
        ),
        result(
            s,
            vec![
                line(s, Standing::Earlier, None),
                line(s, Standing::Past, None),
                line(s, Standing::Cancelled, None),
            ],
        ),
        result(s, vec![]),
        OfficialScreen::Clause(Box::new(ClausePage { title: None, ..clause_page(s, vec![]) })),
    ]
}

fn result(s: Sample<'_>, lines: Vec<Line>) -> OfficialScreen {
    OfficialScreen::Clause(Box::new(clause_page(s, lines)))
}

fn clause_page(s: Sample<'_>, lines: Vec<Line>) -> ClausePage {
    ClausePage {
        place: 1,
        clause: 4,
        back_to: 1,
        section: s.text("V.4"),
        text: s.text(SENTENCE),
        title: Some(s.text("Tư vấn sức khỏe sinh sản")),
        supports: if lines.is_empty() {
            vec![]
        } else {
            vec![s.text("Công an xã"), s.text("Công đoàn xã")]
        },
        page: u16::from(lines.len() > 3),
        pages: if lines.len() > 3 { 3 } else { 1 },
        lines,
    }
}

fn line(s: Sample<'_>, standing: Standing, report: Option<Reported>) -> Line {
    Line {
        assignment: AssignmentId(12),
        unit: UnitId(4),
        unit_name: s.text("Trạm Y tế"),
        due_on: day(6, 17),
        due_from: Source::Local,
        ongoing: true,
        standing,
        report,
    }
}

fn reported(s: Sample<'_>) -> Reported {
    Reported {
        on: day(6, 12),
        text: s.text("Đã tư vấn tại 3 thôn"),
        participants: Some(1045),
        women: Some(900),
        men: Some(145),
        evidence: 2,
    }
}
