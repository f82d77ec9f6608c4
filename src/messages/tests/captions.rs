//! What stands under the pictures of the plan's progress.

use chrono::NaiveDate;

use super::*;
use crate::domain::announcement::{Answers, Appointment};
use crate::domain::ids::UnitId;
use crate::domain::paper::{
    AttendanceList, Delivered, DeliveredTo, DeliveryChart, DeliveryRow, Facts, ProgressPicture,
};
use crate::domain::progress::Stage;
use crate::domain::year::{Mark, UnitYear, Year};

fn progress(s: Sample<'_>) -> Facts {
    let board = examples::board(s);
    Facts::Progress(Box::new(ProgressPicture { board, own: vec![UnitId(4)], opens_board: true }))
}

fn year(name: &str, units: i64) -> Facts {
    let day = |number: i64| {
        let month = u32::try_from(number % 12).unwrap() + 1;
        NaiveDate::from_ymd_opt(2020, month, 5).unwrap()
    };
    let mark = |number: i64| Mark {
        on: day(number),
        stage: Stage::ALL[usize::try_from(number).unwrap() % Stage::ALL.len()],
    };
    let unit = |id: i64| UnitYear { unit: UnitId(id), name: name.into(), marks: (0..60).map(mark).collect() };
    Facts::Year(Box::new(Year {
        commune: name.into(),
        year: 2020,
        on: day(10),
        events: vec![],
        units: (0..units).map(unit).collect(),
    }))
}

fn delivery(name: &str, villages: usize) -> Facts {
    let delivered = Delivered { sent: 20, blocked: 3, failed: 1, left: 2 };
    let row = |of| DeliveryRow { of, name: Some(name.into()), delivered };
    let mut rows = vec![row(DeliveredTo::Village); villages];
    rows.push(row(DeliveredTo::Group));
    Facts::DeliveryChart(DeliveryChart {
        title: name.into(),
        at: today().and_hms_opt(9, 30, 0).unwrap(),
        recipients: 26,
        totals: delivered,
        held_back: 4,
        rows,
        answers: Some(Answers { coming: 5, maybe: 2, not_coming: 1 }),
    })
}

fn attendance(name: &str) -> Facts {
    Facts::Attendance(AttendanceList {
        title: name.into(),
        event: Appointment { on: today(), at: None, place: Some(name.into()) },
        at: today().and_hms_opt(9, 30, 0).unwrap(),
        rows: vec![],
    })
}

/// Captions in which there are names and titles.
pub(super) fn captions_with(name: &str, times: usize) -> Vec<Facts> {
    let sample = Sample { text: Some(name), times };
    vec![progress(sample), year(name, i64::try_from(times).unwrap()), delivery(name, times), attendance(name)]
}

#[test]
fn a_caption_says_the_essential_in_whole_lines() {
    let rendered = messages().paper_caption(&progress(Sample::ORDINARY), Language::Vi);
    for text in [
        "xong 13/21",
        "▸ 2. <b>Trạm Y tế</b>: xong 4/4",
        "Quá hạn (10)",
        "Trong 30 ngày tới (2)",
        "Công an xã",
    ] {
        assert!(rendered.html.contains(text), "{text} in {}", rendered.html);
    }
    assert!(!rendered.html.contains("còn nữa"), "{}", rendered.html);
}

#[test]
fn whatever_is_in_it_a_caption_has_room_under_a_picture() {
    let messages = messages();
    let hostile = "<b>&\u{202e}\u{200b}😀 ".repeat(60);
    for name in ["Xã Song An", &hostile, "W", ""] {
        for times in [1, 13] {
            for facts in captions_with(name, times) {
                for language in Language::ALL {
                    let rendered = messages.paper_caption(&facts, language);
                    assert!(screen::shown_units(&rendered.html) <= 1024, "{}", rendered.html);
                    check_markup(&rendered.html);
                    assert!(!rendered.html.contains(['\u{202e}', '\u{200b}']));
                    assert!(labels(&rendered).count() <= 100);
                }
            }
        }
    }
    let long = messages.paper_caption(&progress(Sample { text: None, times: 13 }), Language::Vi);
    assert!(long.html.ends_with("còn nữa: bấm “Xem bằng chữ”."), "{}", long.html);
}
