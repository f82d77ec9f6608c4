//! Each file is made, opened by another crate and read back.

mod charts;
mod hostile;
mod lists;
mod progress;
mod texts;

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use icalendar::Component;

use super::*;
use crate::domain::announcement::{Answer, Answers, Appointment};
use crate::domain::paper::{
    AttendanceList, Attendee, CalendarEvent, Delivered, DeliveredTo, DeliveryChart, DeliveryRow,
    EventCalendar, LoudspeakerSheet,
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

fn all() -> [Facts; 6] {
    [
        Facts::DeliveryChart(ordinary_chart()),
        Facts::Attendance(ordinary_list()),
        Facts::Loudspeaker(sheet()),
        Facts::Calendar(calendar()),
        Facts::Progress(Box::new(progress::progress(8, 100, day(6, 15)))),
        Facts::Year(Box::new(progress::year(8, 100, day(6, 15)))),
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
    let days = [(8, 100, day(1, 2)), (8, 100, day(12, 20)), (40, 20_000, day(11, 20)), (3, 12, day(11, 20))];
    let plans = days.into_iter().flat_map(|(units, tasks, on)| {
        let picture = Facts::Progress(Box::new(progress::progress(units, tasks, on)));
        [picture, Facts::Year(Box::new(progress::year(units, tasks, on)))]
    });
    for (number, facts) in all().into_iter().chain(more).chain(plans).enumerate() {
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
    assert_eq!(
        names,
        [
            "gui-tin-20-10.png",
            "danh-sach-20-10.xlsx",
            "doc-loa-20-10.docx",
            "lich-15-10.ics",
            "tien-do-15-06.png",
            "ca-nam-15-06.png"
        ]
    );
}

fn picture(made: &Made) -> image::RgbaImage {
    image::load_from_memory(&made.bytes).unwrap().to_rgba8()
}

fn sheets(made: &Made) -> (calamine::Range<Data>, calamine::Range<Data>, Xlsx<Cursor<Vec<u8>>>) {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(made.bytes.clone())).unwrap();
    assert_eq!(book.sheet_names(), ["Danh sách", "Tổng hợp"]);
    (book.worksheet_range("Danh sách").unwrap(), book.worksheet_range("Tổng hợp").unwrap(), book)
}

/// A part of an office file.
fn part(made: &Made, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(made.bytes.clone())).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn entries(facts: EventCalendar) -> (String, Vec<icalendar::Event>) {
    let text = String::from_utf8(made(&Facts::Calendar(facts)).bytes).unwrap();
    let calendar: icalendar::Calendar = text.parse().unwrap();
    let entries = calendar.events().cloned().collect();
    (text, entries)
}
