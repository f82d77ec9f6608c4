//! Examples of the screens of next year's plan.

use chrono::NaiveDate;

use super::Sample;
use crate::domain::next_year::{
    ItemKind, Left, Line, NextYearScreen, Page, Stamp, Standing, Summary, Totals,
};
use crate::domain::notice::Notice;
use crate::domain::roll::{Free, FreeDays, When};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn next_year(s: Sample<'_>) -> Vec<Notice> {
    let totals = Totals { year: 2021, tasks: 45, events: 3, reports: 4, left_out: 0 };
    let some_out = Totals { tasks: 44, left_out: 1, ..totals };
    let left = Left {
        old_year: 2020,
        lunar: s.many(vec![s.text("Tết Nguyên đán Canh Tý"), s.text("Giỗ Tổ Hùng Vương")]),
        named: s.many(vec![
            s.text("Kế hoạch bình đẳng giới năm 2020"),
            s.text("Lập kế hoạch Tháng hành động năm 2020"),
        ]),
    };
    let nothing_left = Left { old_year: 2020, lunar: vec![], named: vec![] };
    let free =
        FreeDays { title: s.text("Báo cáo định kỳ"), days: vec![day(2021, 6, 19), day(2021, 12, 18)] };
    let busy = Summary {
        totals: some_out,
        left: left.clone(),
        moved: 6,
        free: s.many(vec![free]),
        never: s.many(vec![s.text("Họp mặt ngày 29/2")]),
        cancelled: 2,
    };
    let calm =
        Summary { totals, left: nothing_left.clone(), moved: 0, free: vec![], never: vec![], cancelled: 0 };
    let stamp = Stamp { revision: 1, change: 2 };
    let first_reminder = Some(day(2021, 1, 11));
    [
        NextYearScreen::Summary(busy),
        NextYearScreen::Summary(calm),
        NextYearScreen::Page(Page { totals: some_out, revision: 1, lines: lines(s), page: 1, pages: 6 }),
        NextYearScreen::Page(Page { totals, revision: 1, lines: vec![], page: 0, pages: 1 }),
        NextYearScreen::Ask { totals: some_out, left: left.clone(), stamp },
        NextYearScreen::Ask { totals, left: nothing_left.clone(), stamp },
        NextYearScreen::Ask { totals: Totals { tasks: 0, ..totals }, left: nothing_left.clone(), stamp },
        NextYearScreen::Imported { totals, left, first_reminder },
        NextYearScreen::Imported { totals, left: nothing_left, first_reminder: None },
        NextYearScreen::Told { by: s.text("Rơ Châm H'Lan"), totals },
        NextYearScreen::Exists { year: 2021, on: day(2020, 12, 7) },
    ]
    .map(|screen| Notice::NextYear(Box::new(screen)))
    .into()
}

/// As many as a page holds.
fn lines(s: Sample<'_>) -> Vec<Line> {
    let line =
        |kind, title: &str, when, standing| Line { place: 0, kind, title: s.text(title), when, standing };
    let on = |old, new, until, because| When::Day { old, new, until, because };
    let (saturday, holiday) = (day(2021, 3, 6), day(2021, 4, 30));
    let mut lines = vec![
        line(
            ItemKind::Task,
            "Kỷ niệm ngày 8/3",
            on(day(2020, 3, 6), day(2021, 3, 8), None, Some(Free::Weekend(saturday))),
            Standing::In,
        ),
        line(
            ItemKind::Report,
            "Báo cáo định kỳ quý II",
            on(day(2020, 4, 30), day(2021, 5, 3), None, Some(Free::Holiday(holiday, s.text("Ngày 30/4")))),
            Standing::In,
        ),
        line(
            ItemKind::Event,
            "Tháng hành động",
            on(day(2020, 11, 15), day(2021, 11, 15), Some(day(2021, 12, 15)), None),
            Standing::In,
        ),
        line(ItemKind::Task, "Tọa đàm", on(saturday, saturday, None, None), Standing::LeftOut),
        line(ItemKind::Task, "Treo băng rôn", When::WithEvents { first: saturday, times: 2 }, Standing::In),
        line(ItemKind::Task, "Cổ vũ", When::WithEvents { first: saturday, times: 1 }, Standing::WithEvent),
        line(ItemKind::Task, "Sinh hoạt", When::Recurring { first: saturday, times: 12 }, Standing::In),
        line(ItemKind::Task, "Tư vấn sức khỏe", When::AllYear, Standing::In),
    ];
    (8..).zip(&mut lines).for_each(|(place, line)| line.place = place);
    lines
}
