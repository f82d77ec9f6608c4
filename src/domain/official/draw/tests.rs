//! Small plans and what is counted of them.

use chrono::NaiveDate;

use super::*;
use crate::domain::ids::{AssignmentId, TaskId, UnitId};
use crate::domain::official::Span;
use crate::domain::plan::{Source, Tone};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A plan of one unit and one task.
fn plan() -> Plan {
    serde_json::from_value(serde_json::json!({
        "slug": "thu", "title": "Kế hoạch thử", "commune": "Xã Thử", "issuer": "Ủy ban nhân dân xã Thử",
        "year": 2020, "zone": "Asia/Ho_Chi_Minh",
        "reminders": { "at": "0 30 7 * * *", "days_before": [1], "overdue_every_working_days": 2,
                       "quiet_from": "21:00:00", "quiet_until": "06:00:00" },
        "holidays": [], "aims": [], "solutions": [], "legal_basis": [], "recipients": [],
        "emergency_numbers": [], "hamlets": [],
        "units": [{ "slug": "yte", "section": "V.4", "name": "Trạm Y tế", "tone": "assigned",
                    "announces": false, "refers": false }],
        "events": [
            { "slug": "8-3", "section": "II.6", "name": "Ngày 8/3", "starts_on": "2020-03-08",
              "ends_on": "2020-03-08", "dates_from": "plan" },
        ],
        "reports": [
            { "slug": "so-ket", "section": "II.6", "name": "Sơ kết", "kind": "half", "covers_from": "2020-01-01",
              "covers_until": "2020-06-14", "due_on": "2020-06-17", "dates_from": "local" },
        ],
        "tasks": [],
    }))
    .unwrap()
}

fn assignment(id: i64, due_on: &str, state: State) -> Assignment {
    Assignment {
        id: AssignmentId(id),
        task: TaskId(1),
        unit: UnitId(4),
        unit_name: "Trạm Y tế".into(),
        tone: Tone::Assigned,
        part: Part::Lead,
        section: "V.4".into(),
        title: "Tư vấn".into(),
        due_on: day(due_on),
        due_from: Source::Plan,
        predates: false,
        ongoing: false,
        state,
        requested_until: None,
    }
}

fn reported(on: &str, participants: Option<u32>) -> Reported {
    Reported { on: day(on), text: "Đã làm".into(), participants, women: None, men: None, evidence: 1 }
}

fn records(assignments: Vec<Assignment>) -> Records {
    let task = TaskRecord {
        id: TaskId(1),
        slug: "v-4-1".into(),
        section: "V.4".into(),
        title: "Tư vấn".into(),
        text: "Tư vấn sức khỏe.".into(),
    };
    Records { tasks: vec![task], assignments, ..Records::default() }
}

fn draw(span: Span, today: &str, records: Records) -> Official {
    let plan = plan();
    let units = [(UnitId(4), "Trạm Y tế".to_owned(), Tone::Assigned)];
    let commune = Commune { plan: &plan, units: &units, now: day(today).and_hms_opt(9, 0, 0).unwrap() };
    Official::draw(commune, Period::of(span, &plan), records)
}

#[test]
fn every_occurrence_stands_where_the_period_sees_it() {
    let mut records = records(vec![
        assignment(1, "2020-03-06", State::Confirmed),
        assignment(2, "2020-06-16", State::Reported),
        assignment(3, "2020-06-01", State::InProgress),
        assignment(4, "2020-06-17", State::Returned),
        assignment(5, "2020-06-17", State::Assigned),
        assignment(6, "2020-06-18", State::Assigned),
        assignment(7, "2020-06-01", State::Cancelled),
        Assignment { predates: true, ..assignment(8, "2020-01-15", State::Assigned) },
        Assignment { part: Part::Support, ..assignment(9, "2020-06-17", State::Assigned) },
        assignment(10, "2020-12-17", State::Confirmed),
    ]);
    records.reports.insert(AssignmentId(1), reported("2020-03-05", Some(40)));
    records.reports.insert(AssignmentId(2), reported("2020-06-16", None));
    records.reports.insert(AssignmentId(4), reported("2020-06-10", Some(99)));
    let facts = draw(Span::Half(2020), "2020-06-17", records);
    let standings: Vec<_> = facts.lines().map(|(_, _, line)| line.standing).collect();
    assert_eq!(
        standings,
        [
            Standing::Confirmed,
            Standing::Reported,
            Standing::Overdue,
            Standing::InProgress,
            Standing::NotBegun,
            Standing::Later,
            Standing::Cancelled,
            Standing::Past,
            Standing::Earlier,
        ]
    );
    let unit = &facts.units[0];
    let counts = [unit.led, unit.confirmed, unit.reported, unit.in_progress, unit.overdue, unit.not_begun];
    assert_eq!(counts, [5, 1, 1, 1, 1, 1]);
    // What was given back is no result, and its 99 are nobody's.
    let expected =
        Figures { reports: 2, without_figures: 1, participants: Some(40), evidence: 2, ..Figures::default() };
    assert_eq!((facts.figures, unit.figures), (expected, expected));
    assert_eq!(
        facts.ahead.iter().map(|ahead| ahead.due_on.clone()).collect::<Vec<_>>(),
        [[day("2020-06-18")]]
    );
    assert_eq!(facts.sections.last().unwrap().clauses[0].task.as_ref().unwrap().supports, ["Trạm Y tế"]);
}

#[test]
fn the_plan_says_what_half_a_year_is_and_the_calendar_if_it_does_not() {
    let plan = plan();
    let half = Period::of(Span::Half(2020), &plan);
    assert_eq!(
        [half.from, half.until, half.collected_until],
        ["2020-01-01", "2020-06-14", "2020-06-17"].map(day)
    );
    let year = Period::of(Span::Year(2020), &plan);
    assert_eq!(
        [year.from, year.until, year.collected_until],
        ["2020-01-01", "2020-12-31", "2020-12-31"].map(day)
    );
    let range = |from, until| Period::of(Span::Range { from: day(from), until: day(until) }, &plan);
    // Days that were named are kept to, whatever they are called.
    let named = range("2020-01-01", "2020-06-14");
    assert_eq!((named.kind, named.collected_until), (Kind::Half, day("2020-06-14")));
    assert_eq!(range("2020-01-01", "2020-06-30").kind, Kind::Half);
    assert_eq!(range("2020-01-01", "2020-12-31").kind, Kind::Year);
    assert_eq!(range("2020-02-01", "2020-06-30").kind, Kind::Range);
}

#[test]
fn cases_are_counted_by_whole_months_of_the_period_and_small_figures_hidden() {
    let mut records = records(vec![]);
    records.cases = [("2020-01", 7), ("2020-03", 4), ("2020-06", 9)]
        .map(|(month, count)| (month.to_owned(), count))
        .into();
    let facts = draw(Span::Half(2020), "2020-08-01", records);
    let told: Vec<_> = facts.cases.iter().map(|month| (month.month, month.cases)).collect();
    let hidden = ["2020-02-01", "2020-03-01", "2020-04-01", "2020-05-01"].map(|month| (day(month), None));
    assert_eq!(told[0], (day("2020-01-01"), Some(7)));
    assert_eq!(told[1..], hidden, "June is cut by the period and so not told");
}

#[test]
fn announcements_belong_to_their_event_or_to_none() {
    let announced = |event_on: Option<&str>, copies, coming| Announced {
        campaign: None,
        event_on: event_on.map(day),
        copies,
        coming,
    };
    let mut records = records(vec![]);
    records.announced = vec![announced(Some("2020-03-08"), 200, 31), announced(None, 150, 0)];
    let facts = draw(Span::Half(2020), "2020-06-17", records);
    assert_eq!(facts.events[0].spread, Spread { announcements: 1, copies: 200, coming: 31 });
    assert_eq!(facts.other_announcements, Spread { announcements: 1, copies: 150, coming: 0 });
}

#[test]
fn a_years_report_looks_ahead_to_the_next_plan_or_to_this_one_again() {
    assert_eq!(draw(Span::Half(2020), "2020-06-17", records(vec![])).next_year, None);
    let alone = draw(Span::Year(2020), "2020-12-17", records(vec![])).next_year.unwrap();
    assert_eq!((alone.year, alone.is_planned), (2021, false));
    let next = Plan { year: 2021, ..plan() };
    let planned = Records { next_plan: Some(next), ..records(vec![]) };
    let planned = draw(Span::Year(2020), "2020-12-17", planned).next_year.unwrap();
    assert_eq!((planned.year, planned.is_planned), (2021, true));
}
