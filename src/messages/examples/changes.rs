//! Tasks that the coordinator changes, and what units are told of it, for the examples.

use super::{Sample, day, every_state, front, health, lead, requested, today};
use crate::domain::change::screen::{
    ChangeScreen, DraftPage, Field, HistoryLine, Outcome, TaskLine, TaskNews, TaskPage, TaskPages, UnitPart,
};
use crate::domain::change::{Change, DraftProblem, Missing, NotChanged, UnitNews, When};
use crate::domain::ids::{TaskId, UnitId};
use crate::domain::notice::Notice;
use crate::domain::plan::Tone;
use crate::domain::task::Part;

fn months() -> When {
    When::Days((1..=12).map(|month| day(month, 25)).collect())
}

fn title(s: Sample<'_>) -> String {
    lead(s).title
}

pub fn screens(s: Sample<'_>) -> Vec<Notice> {
    let line = |task, when, leads, is_cancelled| TaskLine {
        task: TaskId(task),
        title: title(s),
        when,
        leads,
        is_cancelled,
    };
    let pages = TaskPages {
        year: 2020,
        unit: None,
        tasks: s.many(vec![
            line(1, When::Days(vec![day(11, 15)]), vec![health(s), front(s)], false),
            line(2, When::AllYear, vec![health(s)], false),
            line(3, months(), vec![], true),
        ]),
        page: 1,
        pages: 6,
        total: 46,
        other_years: vec![2021],
        discarded: true,
    };
    let empty = TaskPages {
        unit: Some((UnitId(4), health(s))),
        tasks: vec![],
        page: 0,
        pages: 1,
        total: 0,
        other_years: vec![],
        discarded: false,
        ..pages.clone()
    };
    let mut screens = vec![ChangeScreen::List(pages), ChangeScreen::List(empty)];
    screens.extend(tasks(s).map(|page| ChangeScreen::Task(Box::new(page))));
    screens.extend(drafts(s).map(|page| ChangeScreen::Draft(Box::new(page))));
    let ask = |field, is_new, title, problem| ChangeScreen::Ask { field, is_new, title, problem };
    screens.extend([
        ask(Field::Title, true, String::new(), None),
        ask(Field::Title, false, title(s), Some(DraftProblem::TooLong)),
        ask(Field::Text, false, title(s), Some(DraftProblem::Empty)),
        ask(Field::When, true, title(s), None),
        ask(Field::When, false, title(s), Some(DraftProblem::NotUnderstood)),
        ask(Field::When, false, title(s), Some(DraftProblem::NoSuchDay)),
        ask(Field::When, false, title(s), Some(DraftProblem::Past)),
        ask(Field::When, false, title(s), Some(DraftProblem::OtherYear)),
        ask(Field::When, false, title(s), Some(DraftProblem::NoDayLeft)),
    ]);
    let unit = |unit, name, part| UnitPart { unit: UnitId(unit), name, part };
    screens.push(ChangeScreen::Units {
        title: title(s),
        units: s.many(vec![
            unit(1, health(s), Some(Part::Lead)),
            unit(2, front(s), Some(Part::Support)),
            unit(3, s.text("Công an xã"), None),
        ]),
    });
    let ask_cancel = |problem| ChangeScreen::AskCancel { task: TaskId(1), title: title(s), problem };
    screens.extend([ask_cancel(None), ask_cancel(Some(DraftProblem::TooLong))]);
    screens.into_iter().map(|screen| Notice::Change(Box::new(screen))).collect()
}

fn tasks(s: Sample<'_>) -> [TaskPage; 4] {
    let history = |changes| HistoryLine { on: day(11, 19), by: s.text("Ksor H'Mai"), changes };
    let page = TaskPage {
        task: TaskId(1),
        on: today(),
        year: 2020,
        section: Some(lead(s).section),
        title: title(s),
        text: s.text("Tổ chức tư vấn sức khỏe sinh sản cho phụ nữ các thôn."),
        when: When::Days(vec![day(11, 25)]),
        leads: vec![health(s)],
        supports: vec![front(s)],
        cancelled: None,
        standings: s.many(every_state(s)),
        more: 2,
        history: s.many(vec![
            history(vec![
                Change::When { from: When::Days(vec![day(11, 15)]), to: When::Days(vec![day(11, 25)]) },
                Change::Units,
            ]),
            history(vec![Change::Title { from: s.text("Tư vấn sức khỏe") }, Change::Text]),
            history(vec![Change::Reopened]),
            history(vec![Change::Cancelled { reason: String::new() }]),
        ]),
        outcome: Some(Outcome::Saved { told: 3 }),
    };
    [
        TaskPage { outcome: None, history: vec![], more: 0, ..page.clone() },
        TaskPage {
            section: None,
            cancelled: Some(s.text("Huyện đã làm chung")),
            history: vec![history(vec![Change::Cancelled { reason: s.text("Huyện đã làm chung") }])],
            outcome: Some(Outcome::NotChanged(NotChanged::SettledBefore)),
            ..page.clone()
        },
        TaskPage {
            section: None,
            cancelled: Some(String::new()),
            when: When::Days(vec![]),
            history: vec![history(vec![Change::Added])],
            outcome: Some(Outcome::NotChanged(NotChanged::Same)),
            ..page.clone()
        },
        page,
    ]
}

fn drafts(s: Sample<'_>) -> [DraftPage; 4] {
    let page = DraftPage {
        is_new: false,
        title: title(s),
        text: s.text("Tổ chức tư vấn sức khỏe sinh sản cho phụ nữ các thôn."),
        when: Some(months()),
        leads: vec![health(s)],
        supports: vec![front(s)],
        missing: vec![],
        changes: vec![Change::When { from: When::AllYear, to: months() }, Change::Text],
        changed_meanwhile: true,
    };
    [
        DraftPage { changes: vec![], changed_meanwhile: false, ..page.clone() },
        DraftPage {
            is_new: true,
            when: None,
            leads: vec![],
            supports: vec![],
            text: String::new(),
            missing: vec![Missing::Title, Missing::When, Missing::Lead],
            changes: vec![],
            changed_meanwhile: false,
            ..page.clone()
        },
        DraftPage { is_new: true, changes: vec![], changed_meanwhile: false, ..page.clone() },
        page,
    ]
}

pub fn news(s: Sample<'_>) -> Vec<Notice> {
    let news = |tone, part, news, next| TaskNews {
        title: title(s),
        tone,
        when: When::Days(vec![day(11, 25)]),
        part,
        news,
        next,
    };
    let changed = |changes| news(Tone::Assigned, Part::Lead, UnitNews::Changed(changes), Some(lead(s)));
    [
        news(Tone::Assigned, Part::Lead, UnitNews::Given, Some(lead(s))),
        news(Tone::Requested, Part::Lead, UnitNews::Given, Some(requested(s))),
        news(Tone::Assigned, Part::Support, UnitNews::Given, None),
        news(Tone::Requested, Part::Support, UnitNews::Given, None),
        news(Tone::Assigned, Part::Lead, UnitNews::Taken, None),
        changed(vec![
            Change::Title { from: s.text("Tư vấn sức khỏe") },
            Change::When { from: When::Days(vec![day(11, 15)]), to: When::Days(vec![day(11, 25)]) },
        ]),
        changed(vec![Change::Cancelled { reason: s.text("Huyện đã làm chung") }]),
        changed(vec![Change::Cancelled { reason: String::new() }]),
        changed(vec![Change::Reopened]),
    ]
    .map(|news| Notice::TaskNews(Box::new(news)))
    .into()
}
