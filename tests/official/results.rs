//! What is counted, and what is not.

use loa::clock::Clock;
use loa::domain::official::{Span, Standing};
use loa::domain::role::Rank;

use super::scene::{Phone, REPORT, commune, confirm, facts, report, sheets_of, words_of};
use crate::support::{COORDINATOR, Commune, HEALTH_STATION, small_plan};

fn range(from: &str, until: &str) -> Span {
    Span::Range { from: from.parse().unwrap(), until: until.parse().unwrap() }
}

#[tokio::test]
async fn a_report_that_was_returned_and_sent_again_counts_once() {
    let commune = commune().await;
    let coordinator = Phone::of(&commune, COORDINATOR);
    report(&commune, "Đã làm, 100 người").await;
    coordinator.go(&["Gửi lại"]).await;
    coordinator.write("Thiếu số nữ").await;
    let returned = facts(&commune, Span::Half(2020)).await;
    assert_eq!((returned.figures.reports, returned.figures.participants), (0, None), "nothing is done yet");

    let station = Phone::of(&commune, HEALTH_STATION);
    station.write("/viec").await;
    station.go(&["1", "Đã xong"]).await;
    station.write(REPORT).await;
    confirm(&commune).await;
    let figures = facts(&commune, Span::Half(2020)).await.figures;
    assert_eq!((figures.reports, figures.without_figures), (1, 0));
    assert_eq!([figures.participants, figures.women, figures.men], [Some(45), Some(30), Some(15)]);
    commune.end().await;
}

#[tokio::test]
async fn only_what_came_within_the_range_counts_and_tasks_stand_as_they_stood_then() {
    let commune = commune().await;
    report(&commune, REPORT).await;
    commune.leap_to("2020-07-01 09:00").await;
    confirm(&commune).await;
    for (span, reports) in [
        (range("2020-05-20", "2020-05-20"), 1),
        (range("2020-05-21", "2020-06-30"), 0),
        (range("2020-01-01", "2020-05-19"), 0),
        (Span::Half(2020), 1),
    ] {
        assert_eq!(facts(&commune, span).await.figures.reports, reports, "{span:?}");
    }
    let standing = async |span| {
        let facts = facts(&commune, span).await;
        let reported = facts.lines().find(|(_, _, line)| line.report.is_some());
        reported.map(|(_, _, line)| line.standing).unwrap()
    };
    assert_eq!(standing(range("2020-05-01", "2020-05-31")).await, Standing::Reported, "confirmed in July");
    assert_eq!(standing(range("2020-05-01", "2020-07-31")).await, Standing::Confirmed);
    commune.end().await;
}

#[tokio::test]
async fn a_report_without_figures_is_told_and_adds_nothing() {
    let commune = commune().await;
    report(&commune, "Đã xong, chưa có số liệu").await;
    let half = facts(&commune, Span::Half(2020)).await;
    assert_eq!((half.figures.reports, half.figures.without_figures), (1, 1));
    assert_eq!([half.figures.participants, half.figures.women, half.figures.men], [None; 3]);
    let unit = half.units.iter().find(|unit| unit.name == "Trạm Y tế").unwrap();
    assert_eq!(unit.led, unit.confirmed + unit.reported + unit.in_progress + unit.overdue + unit.not_begun);
    commune.end().await;
}

/// What people call things must neither break a file nor turn its text round.
const HOSTILE: &str = r#"
[[task]]
slug = "a"
section = "V.4"
title = "<b>Tư vấn</b> & =1+1"
text = "<w:p> ]]> & \"câu\" của kế hoạch"
lead = ["yte"]
units_from = "plan"
due_on = 2020-11-20
due_from = "local"
"#;

#[tokio::test]
async fn markup_formulas_and_turned_text_stay_words() {
    let commune = Commune::staffed(small_plan(HOSTILE), "2020-11-16 09:00").await;
    report(&commune, "=HYPERLINK(\"http://a.b\") <script> \u{202e}45 người</w:t>").await;
    let coordinator = Phone::of(&commune, COORDINATOR);
    coordinator.write("/baocao").await;
    coordinator.go(&["Tổng kết năm 2020", "Word"]).await;
    let words = words_of(&coordinator.file().await.1);
    assert!(words.contains("=HYPERLINK(\"http://a.b\") <script> 45 người</w:t>"), "{words}");
    assert!(words.contains("- <w:p> ]]> & \"câu\" của kế hoạch") && !words.contains('\u{202e}'), "{words}");
    coordinator.go(&["Excel"]).await;
    let (_, xlsx) = coordinator.file().await;
    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(xlsx.clone())).unwrap();
    for (name, sheet) in sheets_of(&xlsx) {
        assert!(calamine::Reader::worksheet_formula(&mut book, &name).unwrap().is_empty(), "{name}");
        assert!(sheet.rows().flatten().all(|cell| !cell.to_string().contains('\u{202e}')), "{name}");
    }
    // The same in the chat.
    coordinator.write("/tiendo").await;
    let screen = coordinator.go(&["Theo từng mục", "V.4", "1"]).await;
    assert!(
        screen.text.contains("<b>Tư vấn</b> & =1+1") && screen.text.contains("<script>"),
        "{}",
        screen.text
    );
    commune.end().await;
}

#[tokio::test]
async fn five_hundred_tasks_of_one_unit_are_all_there() {
    let task = |number: usize| {
        format!(
            "[[task]]\nslug = \"t{number}\"\nsection = \"V.4\"\ntitle = \"Việc thứ {number}.\"\ntext = \"Câu thứ {number} của kế hoạch.\"\nlead = [\"yte\"]\nunits_from = \"plan\"\ndue_on = 2020-11-20\ndue_from = \"local\"\n"
        )
    };
    let tasks: String = (1..=500).map(task).collect();
    let commune = Commune::found(small_plan(&tasks), "2020-11-16 09:00").await;
    commune.appoint(COORDINATOR, loa::domain::role::Role::Coordinator).await;
    commune.appoint_member(HEALTH_STATION, "yte", Rank::Head).await;
    let coordinator = Phone::of(&commune, COORDINATOR);
    coordinator.write("/baocao").await;
    coordinator.go(&["Tổng kết năm 2020", "Word"]).await;
    let words = words_of(&coordinator.file().await.1);
    coordinator.go(&["Excel"]).await;
    let sheets = sheets_of(&coordinator.file().await.1);
    let (_, station) = sheets.iter().find(|(name, _)| name == "Trạm Y tế").unwrap();
    let listed: Vec<String> = station.rows().skip(1).map(|row| row[2].to_string()).collect();
    assert_eq!(listed.len(), 500);
    for number in 1..=500 {
        assert!(words.contains(&format!("- Câu thứ {number} của kế hoạch.")), "{number}");
        assert!(listed.contains(&format!("Việc thứ {number}.")), "{number}");
    }
    coordinator.write("/tiendo").await;
    let page = coordinator.go(&["Theo từng mục", "V.4"]).await;
    assert!(page.text.contains("Trang 1/167") && page.text.contains("Câu thứ 3 của"), "{}", page.text);
    let page = coordinator.go(&["Trang sau"]).await;
    assert!(page.text.contains("Trang 2/167") && page.text.contains("Câu thứ 4 của"), "{}", page.text);
    assert!(commune.clock.now() > crate::support::at("2020-11-16 09:00"));
    commune.end().await;
}
