//! Each file is made, opened by another crate and read back.

use std::io::{Cursor, Read};

use calamine::{Data, DataType, Reader, Xlsx};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use icalendar::{CalendarDateTime, Component, DatePerhapsTime};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::domain::announcement::{Answer, Answers, Appointment};
use crate::domain::paper::{
    AttendanceList, Attendee, CalendarEvent, Delivered, DeliveredTo, DeliveryChart, DeliveryRow,
    EventCalendar,
};

fn messages() -> Messages {
    Messages::load().unwrap()
}

fn made(facts: &Facts) -> Made {
    make(facts, &messages(), Language::Vi).unwrap()
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, month, day).unwrap()
}

fn at() -> NaiveDateTime {
    day(10, 20).and_hms_opt(19, 5, 0).unwrap()
}

fn appointment() -> Appointment {
    Appointment {
        on: day(10, 20),
        at: NaiveTime::from_hms_opt(8, 0, 0),
        place: Some("Nhà văn hóa Thôn 2".into()),
    }
}

fn chart(rows: Vec<DeliveryRow>, answers: Option<Answers>) -> DeliveryChart {
    let totals = rows.iter().fold(Delivered::default(), |sum, row| sum.and(row.delivered));
    DeliveryChart {
        title: "🌸 Mời chị em dự họp mặt 90 năm Ngày thành lập Hội Liên hiệp Phụ nữ Việt Nam 20/10 <b>&"
            .into(),
        at: at(),
        recipients: u32::try_from(totals.all()).unwrap(),
        totals,
        held_back: 12,
        rows,
        answers,
    }
}

fn village(name: &str, [sent, blocked, failed, left]: [u32; 4]) -> DeliveryRow {
    let delivered = Delivered { sent, blocked, failed, left };
    DeliveryRow { of: DeliveredTo::Village, name: Some(name.into()), delivered }
}

fn ordinary_chart() -> DeliveryChart {
    let mut rows = vec![
        village("Thôn 1", [212, 9, 3, 40]),
        village("Làng Đăk Krong – Kon Chư Răng Thượng, khu giãn dân số 2", [98, 14, 1, 0]),
        village("Làng Bơnŏng Ƀă", [5, 0, 0, 0]),
        village("Thôn 4", [0, 0, 0, 0]),
        DeliveryRow { name: None, ..village("", [1200, 33, 2, 7]) },
    ];
    for name in ["Chi hội Phụ nữ Thôn 1", "Tổ dân vận khéo 🌾 làng Đăk Krong"] {
        rows.push(DeliveryRow { of: DeliveredTo::Group, ..village(name, [1, 0, 0, 0]) });
    }
    chart(rows, Some(Answers { coming: 145, maybe: 32, not_coming: 6 }))
}

fn full_chart() -> DeliveryChart {
    let rows = (1..=30u32).map(|n| village(&format!("Thôn Suối Đá số {n}"), [n * 7, n % 4, n % 3, n % 5]));
    let groups = (1..=9u32).map(|n| DeliveryRow {
        of: DeliveredTo::Group,
        ..village(
            &format!("Nhóm Zalo cũ chuyển sang số {n}"),
            [u32::from(n % 2 == 0), u32::from(n % 2 == 1), 0, 0],
        )
    });
    chart(rows.chain(groups).collect(), None)
}

fn attendance(names: &[(Option<&str>, Option<&str>, Answer)]) -> AttendanceList {
    let row = |(name, village, answer): &(Option<&str>, Option<&str>, Answer)| Attendee {
        name: name.map(Into::into),
        village: village.map(Into::into),
        answer: *answer,
    };
    AttendanceList {
        title: "Họp mặt 20/10".into(),
        event: appointment(),
        at: at(),
        rows: names.iter().map(row).collect(),
    }
}

fn ordinary_list() -> AttendanceList {
    attendance(&[
        (Some("Nguyễn Thị Hoa"), Some("Thôn 1"), Answer::Coming),
        (None, Some("Thôn 1"), Answer::Coming),
        (Some("=1+1"), None, Answer::Maybe),
        (Some("Y Bơnŏng"), Some("Thôn 2"), Answer::NotComing),
        (Some("@SUM(A1)\n"), Some("+Thôn"), Answer::Coming),
    ])
}

fn sheet() -> LoudspeakerSheet {
    LoudspeakerSheet {
        commune: "xã Song An".into(),
        announcer: "Hội Liên hiệp Phụ nữ xã".into(),
        title: Some("Hưởng ứng Tháng hành động vì bình đẳng giới từ 15/11 đến 15/12/2020".into()),
        text: "🌸🌸 KÍNH MỜI BÀ CON 🌸🌸\nThực hiện Kế hoạch số 12/KH-UBND ngày 05/03/2020 của Ủy ban nhân dân xã, \
               Hội Liên hiệp Phụ nữ xã tổ chức buổi nói chuyện về chăm sóc sức khỏe sinh sản, phòng ngừa tảo hôn \
               và tặng 50 phần quà cho các gia đình có hoàn cảnh khó khăn trên địa bàn toàn xã trong năm nay.\n\
               - Từ 7h30: đón tiếp.\n- 8h-10h: nói chuyện, hỏi đáp.\nAi cần xe đón, xin gọi chị Hoa, số \
               0912.345.678, trước 17h ngày 18/10. Xem thêm: https://t.me/songan #phunu20_10"
            .into(),
        event: Some(appointment()),
        on: day(10, 15),
    }
}

fn calendar() -> EventCalendar {
    let event = |uid: &str, name: &str, first_day, last_day, starts_at, place: Option<&str>| CalendarEvent {
        uid: uid.into(),
        name: name.into(),
        first_day,
        last_day,
        starts_at,
        place: place.map(Into::into),
    };
    EventCalendar {
        name: "Lịch xã Song An".into(),
        at: DateTime::from_timestamp(1_602_720_000, 0).unwrap(),
        zone: chrono_tz::Asia::Ho_Chi_Minh,
        events: vec![
            event("thang-hanh-dong", "Tháng hành động", day(11, 15), day(12, 15), None, None),
            event(
                "hop-mat",
                "Họp mặt",
                day(10, 20),
                day(10, 20),
                NaiveTime::from_hms_opt(6, 30, 0),
                Some("Thôn 2"),
            ),
            event("hoi-thi", "Hội thi", day(10, 20), day(10, 21), NaiveTime::from_hms_opt(8, 0, 0), None),
        ],
    }
}

fn all() -> [Facts; 4] {
    [
        Facts::DeliveryChart(ordinary_chart()),
        Facts::Attendance(ordinary_list()),
        Facts::Loudspeaker(sheet()),
        Facts::Calendar(calendar()),
    ]
}

/// Lays the files down for somebody to look at.
#[test]
#[ignore = "writes files: PAPERS=folder cargo test papers_to_look_at -- --ignored"]
fn papers_to_look_at() {
    let Ok(folder) = std::env::var("PAPERS") else { return };
    let one = chart(vec![village("Thôn 1", [3, 0, 0, 0])], None);
    let nothing = chart(vec![], Some(Answers::default()));
    let more = [full_chart(), one, nothing].map(Facts::DeliveryChart);
    for (number, facts) in all().into_iter().chain(more).enumerate() {
        for language in Language::ALL {
            let made = make(&facts, &messages(), language).unwrap();
            let path = format!("{folder}/{number}-{}-{}", language.code(), made.file_name);
            std::fs::write(path, made.bytes).unwrap();
        }
    }
}

#[test]
fn the_same_facts_give_the_same_file_in_every_language() {
    for language in Language::ALL {
        for facts in all() {
            let made = make(&facts, &messages(), language).unwrap();
            assert_eq!(make(&facts, &messages(), language), Ok(made.clone()));
            assert!(made.file_name.is_ascii(), "{}", made.file_name);
        }
    }
    let names = all().map(|facts| made(&facts).file_name);
    assert_eq!(names, ["gui-tin-20-10.png", "danh-sach-20-10.xlsx", "doc-loa-20-10.docx", "lich-15-10.ics"]);
}

// The chart.

fn picture(made: &Made) -> image::RgbaImage {
    image::load_from_memory(&made.bytes).unwrap().to_rgba8()
}

/// Pixels of this colour.
fn painted(picture: &image::RgbaImage, colour: [u8; 3]) -> usize {
    picture.pixels().filter(|pixel| pixel.0[..3] == colour).count()
}

const BLUE: [u8; 3] = [0x00, 0x72, 0xb2];
const ORANGE: [u8; 3] = [0xe6, 0x9f, 0x00];
const GREEN: [u8; 3] = [0x00, 0x9e, 0x73];

#[test]
fn a_chart_fits_a_phone_and_shows_what_it_was_told() {
    let made = made(&Facts::DeliveryChart(ordinary_chart()));
    assert_eq!(made.kind, FileKind::Photo);
    let picture = picture(&made);
    assert_eq!(picture.width(), 1080);
    assert!((1000..=2200).contains(&picture.height()), "{}", picture.height());
    assert!(picture.pixels().all(|pixel| pixel.0[3] == 255), "it would look different in a dark chat");
    assert!(painted(&picture, BLUE) > painted(&picture, ORANGE));
    assert!(painted(&picture, ORANGE) > 1000 && painted(&picture, GREEN) > 1000);
    // Inside the frame nothing reaches the border: no name runs out of the picture.
    for y in 10..picture.height() - 10 {
        for x in (10..40).chain(1040..1070) {
            assert_eq!(picture.get_pixel(x, y).0[..3], [255, 255, 255], "{x} {y}");
        }
    }
}

#[test]
fn letters_of_vietnamese_are_drawn_whether_composed_or_not() {
    let titled = |title: &str| {
        let facts = DeliveryChart { title: title.into(), ..ordinary_chart() };
        picture(&made(&Facts::DeliveryChart(facts)))
    };
    let composed = titled("Người Việt");
    assert_eq!(composed, titled(&"Người Việt".nfd().collect::<String>()));
    assert_ne!(composed, titled("Nguoi Viet"));
    assert_eq!(composed, titled("🌸 Người\u{200b} Việt 🌸"));
}

#[test]
fn a_long_chart_goes_as_a_file_and_an_empty_one_is_still_a_chart() {
    let long = made(&Facts::DeliveryChart(full_chart()));
    assert_eq!(long.kind, FileKind::Document);
    assert!(picture(&long).height() < 5000);
    let empty = picture(&made(&Facts::DeliveryChart(chart(vec![], None))));
    assert!(empty.height() < 900);
    let zeros = picture(&made(&Facts::DeliveryChart(chart(vec![village("Thôn 1", [0; 4])], None))));
    // Only the box of the legend.
    assert!(painted(&zeros, BLUE) < 40 * 40);
}

#[test]
fn counts_of_any_size_are_drawn() {
    let facts = DeliveryChart {
        recipients: u32::MAX,
        totals: Delivered { sent: u32::MAX, blocked: u32::MAX, failed: u32::MAX, left: u32::MAX },
        held_back: u32::MAX,
        answers: Some(Answers { coming: u32::MAX, maybe: 1, not_coming: 0 }),
        ..chart(vec![], None)
    };
    let rows = vec![village("Thôn 1", [u32::MAX; 4]); 40];
    picture(&made(&Facts::DeliveryChart(DeliveryChart { rows, ..facts })));
}

// The list.

fn sheets(made: &Made) -> (calamine::Range<Data>, calamine::Range<Data>, Xlsx<Cursor<Vec<u8>>>) {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(made.bytes.clone())).unwrap();
    assert_eq!(book.sheet_names(), ["Danh sách", "Tổng hợp"]);
    (book.worksheet_range("Danh sách").unwrap(), book.worksheet_range("Tổng hợp").unwrap(), book)
}

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
            ["2", "=1+1", "(chưa chọn)", "Có thể đến"],
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
            ["Thôn, làng", "Sẽ đến", "Có thể đến", "Không đến", "Tổng cộng", "Trong đó không ghi tên"],
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
        let row = summary.rows().find(|row| row[0].to_string() == name).unwrap();
        row[1].clone()
    };
    assert_eq!(beside("Ngày").as_date(), Some(day(10, 20)));
    assert_eq!(beside("Giờ").as_time(), NaiveTime::from_hms_opt(8, 0, 0));
    assert_eq!(beside("Lập lúc").as_datetime(), Some(at()));
    assert_eq!(beside("Địa điểm").to_string(), "Nhà văn hóa Thôn 2");
    assert!(list.get((1, 0)).unwrap().is_float());
}

/// A part of an office file.
fn part(made: &Made, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(made.bytes.clone())).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
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

// The sheet to be read.

#[test]
fn the_document_says_what_the_text_says() {
    let made = made(&Facts::Loudspeaker(sheet()));
    let document = part(&made, "word/document.xml");
    let text = loudspeaker_text(&sheet(), &messages(), Language::Vi).unwrap();
    let mut from = 0;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let found = document[from..].find(&format!(">{line}</w:t>"));
        from += found.unwrap_or_else(|| panic!("'{line}' is missing or not in its order"));
    }
    for twice in
        ["Thời gian: 8 giờ sáng, thứ Ba, ngày 20 tháng 10 năm 2020.", "Địa điểm: Nhà văn hóa Thôn 2."]
    {
        assert_eq!(text.matches(twice).count(), 2, "{twice}");
    }
    assert!(part(&made, "word/styles.xml").contains("Times New Roman"));
    assert!(!text.contains(['🌸', '#', '@']) && !text.contains("t.me"), "{text}");
}

// The calendar.

fn entries(facts: EventCalendar) -> (String, Vec<icalendar::Event>) {
    let text = String::from_utf8(made(&Facts::Calendar(facts)).bytes).unwrap();
    let calendar: icalendar::Calendar = text.parse().unwrap();
    let entries = calendar.events().cloned().collect();
    (text, entries)
}

#[test]
fn whole_days_end_on_the_day_after_and_times_are_the_communes() {
    let (text, entries) = entries(calendar());
    let days: Vec<_> = entries.iter().map(|entry| (entry.get_start().unwrap(), entry.get_end())).collect();
    let utc = |day: NaiveDate, hour, minute| {
        let at = day.and_hms_opt(hour, minute, 0).unwrap().and_utc();
        DatePerhapsTime::DateTime(CalendarDateTime::Utc(at))
    };
    assert_eq!(
        days,
        [
            (DatePerhapsTime::Date(day(11, 15)), Some(DatePerhapsTime::Date(day(12, 16)))),
            // 6:30 in Vietnam is the evening before in UTC.
            (utc(day(10, 19), 23, 30), None),
            (utc(day(10, 20), 1, 0), Some(utc(day(10, 21), 17, 0))),
        ]
    );
    assert!(text.contains("DTSTART;VALUE=DATE:20201115\r\n"), "{text}");
    let uids: Vec<_> = entries.iter().map(|entry| entry.get_uid().unwrap()).collect();
    assert_eq!(uids, ["thang-hanh-dong", "hop-mat", "hoi-thi"]);
    assert!(entries.iter().all(|entry| entry.get_timestamp() == Some(calendar().at)), "the clock was read");
    assert_eq!(entries[1].property_value("LOCATION"), Some("Thôn 2"));
}

#[test]
fn a_calendar_beyond_the_year_9999_is_refused() {
    let mut facts = calendar();
    facts.events[0].last_day = NaiveDate::MAX;
    assert_eq!(make(&Facts::Calendar(facts), &messages(), Language::Vi), Err(PaperError::Date));
}

#[test]
fn an_event_that_ends_before_it_begins_lasts_one_day() {
    let mut facts = calendar();
    facts.events[0].last_day = day(1, 1);
    assert_eq!(entries(facts).1[0].get_end(), Some(DatePerhapsTime::Date(day(11, 16))));
}

// Whatever people write.

fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,20}",
        "[=+@<>&\"'_x0041;:,\\\\\n\r\t-]{0,20}",
        "(\u{0}|\u{202e}|\u{fffe}|\u{ffff}|😀|\u{301}|BEGIN:VEVENT\r\n|]]>|</text>|&#x0;){0,9}",
        "[aạ ]{0,300}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_that_people_write_breaks_a_file(text in hostile(), other in hostile()) {
        let row = DeliveryRow { name: Some(other.clone()), ..village("", [1, 2, 3, 4]) };
        let drawn = DeliveryChart { title: text.clone(), ..chart(vec![row], None) };
        picture(&made(&Facts::DeliveryChart(drawn)));

        let list = AttendanceList {
            title: text.clone(),
            ..attendance(&[(Some(&text), Some(&other), Answer::Coming), (Some("A"), None, Answer::Maybe)])
        };
        let (names, ..) = sheets(&made(&Facts::Attendance(list)));
        let expected = messages().papers(Language::Vi).line(&text);
        let first = names.get((1, 1)).map(ToString::to_string).unwrap_or_default();
        prop_assert_eq!(first, if expected.is_empty() { "A".to_owned() } else { expected.clone() });

        let read = LoudspeakerSheet { commune: other.clone(), title: Some(text.clone()), text: other.clone(), ..sheet() };
        let document = part(&made(&Facts::Loudspeaker(read)), "word/document.xml");
        prop_assert!(resvg::usvg::roxmltree::Document::parse(&document).is_ok(), "{}", document);

        let mut events = calendar();
        events.events.truncate(1);
        events.events[0].name = text.clone();
        events.events[0].uid = format!("a{other}");
        let (file, entries) = entries(events);
        prop_assert_eq!(entries.len(), 1);
        prop_assert_eq!(entries[0].get_summary().unwrap_or_default(), expected);
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 76 && !line.contains(['\r', '\n'])), "{}", file);
    }
}
