//! The list of those who come.

use calamine::DataType;

use super::*;

fn texts(range: &calamine::Range<Data>) -> Vec<Vec<String>> {
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

#[test]
fn only_those_who_agreed_are_named_and_all_are_counted() {
    let (list, summary, _) = sheets(&made(&Facts::Attendance(ordinary_list())));
    assert_eq!(
        texts(&list),
        [
            ["Số thứ tự", "Họ và tên", "Thôn, làng", "Trả lời"],
            ["1", "Nguyễn Thị Hoa", "Thôn 1", "Sẽ đến"],
            ["2", "=1+1", "(chưa chọn)", "Chưa chắc"],
            ["3", "Y Bơnŏng", "Thôn 2", "Không đến"],
            ["4", "@SUM(A1)", "+Thôn", "Sẽ đến"],
        ]
    );
    let summary = texts(&summary);
    assert_eq!(summary[0][0], "Tổng hợp trả lời: Họp mặt 20/10");
    let table = &summary[summary.len() - 6..];
    assert_eq!(
        table,
        [
            ["Thôn, làng", "Sẽ đến", "Chưa chắc", "Không đến", "Tổng cộng", "Trong đó không ghi tên"],
            ["Thôn 1", "2", "0", "0", "2", "1"],
            ["Thôn 2", "0", "0", "1", "1", "0"],
            ["+Thôn", "1", "0", "0", "1", "0"],
            ["(chưa chọn)", "0", "1", "0", "1", "0"],
            ["Tổng cộng", "3", "1", "1", "5", "1"],
        ]
    );
}

#[test]
fn dates_are_dates_and_numbers_are_numbers() {
    let (list, summary, _) = sheets(&made(&Facts::Attendance(ordinary_list())));
    let beside = |name: &str| {
        let row = summary.rows().find(|row| row[0] == *name).unwrap();
        row[1].clone()
    };
    assert_eq!(beside("Ngày").as_date(), Some(day(10, 20)));
    assert_eq!(beside("Giờ").as_time(), NaiveTime::from_hms_opt(8, 0, 0));
    assert_eq!(beside("Lập lúc").as_datetime(), Some(at()));
    assert_eq!(beside("Địa điểm").to_string(), "Nhà văn hóa Thôn 2");
    assert!(list.get((1, 0)).unwrap().is_float());
}

#[test]
fn the_head_stays_in_sight_and_nothing_is_a_formula() {
    let made = made(&Facts::Attendance(ordinary_list()));
    let list = part(&made, "xl/worksheets/sheet1.xml");
    assert!(list.contains(r#"<pane ySplit="1" topLeftCell="A2""#), "{list}");
    assert!(list.contains(r#"<autoFilter ref="A1:D5"/>"#), "{list}");
    for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        assert!(!part(&made, sheet).contains("<f>"), "{sheet}");
    }
    assert!(part(&made, "docProps/core.xml").contains("2020-10-20T19:05:00Z"), "the clock was read");
}

#[test]
fn a_list_of_nobody_is_still_a_list() {
    let (list, summary, _) = sheets(&made(&Facts::Attendance(attendance(&[]))));
    assert_eq!(list.height(), 1);
    assert_eq!(texts(&summary).last().unwrap()[..5], ["Tổng cộng", "0", "0", "0", "0"]);
}

#[test]
fn a_day_that_excel_does_not_know_is_refused() {
    let mut facts = ordinary_list();
    facts.event.on = NaiveDate::MAX;
    assert_eq!(make(&Facts::Attendance(facts), &messages(), Language::Vi), Err(PaperError::Date));
}
