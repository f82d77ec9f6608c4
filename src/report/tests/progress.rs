//! The pictures of the plan's progress and of its year.

use chrono::Datelike;

use super::*;
use crate::domain::ids::{AssignmentId, TaskId, UnitId};
use crate::domain::paper::ProgressPicture;
use crate::domain::plan::{Source, Tone};
use crate::domain::progress::{Board, Stage, UnitFacts, UnitProgress};
use crate::domain::task::{Assignment, Part, State};
use crate::domain::year::{Mark, Span, UnitYear, Year};

const UNITS: [&str; 8] = [
    "Công chức Văn hóa - Xã hội",
    "Công chức Tư pháp - Hộ tịch",
    "Hiệu trưởng các trường THCS, Tiểu học",
    "Trạm Y tế",
    "Công an xã",
    "Hội Liên hiệp Phụ nữ xã",
    "Công đoàn xã",
    "Ủy ban Mặt trận Tổ quốc Việt Nam và các đoàn thể xã",
];
const TITLES: [&str; 5] = [
    "Tư vấn sức khỏe sinh sản và lựa chọn giới tính thai nhi",
    "Tuyên truyền Luật Bình đẳng giới, Luật Hôn nhân và Gia đình cho bà con các thôn, làng",
    "Họp mặt cán bộ nữ 8/3",
    "Báo cáo kết quả thực hiện kế hoạch 6 tháng",
    "Lồng ghép giới vào bài giảng và hoạt động ngoại khóa",
];

/// Tasks spread over the year, as they stand on a day: what is past is mostly done, some is late.
fn assignments(
    units: usize,
    tasks: usize,
    today: NaiveDate,
    name: impl Fn(usize) -> String,
) -> Vec<Assignment> {
    let first = NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap();
    let task = |number: usize| {
        let unit = number % units;
        let due_on = first + chrono::Duration::days(i64::try_from(number * 37 % 366).unwrap());
        let state = match (due_on < today, number % 7) {
            (true, 0) => State::InProgress,
            (true, 1) | (false, 2) => State::Reported,
            (true, _) => State::Confirmed,
            (false, 3) => State::InProgress,
            (false, 4) => State::ExtensionRequested,
            (false, _) => State::Assigned,
        };
        Assignment {
            id: AssignmentId(i64::try_from(number).unwrap()),
            task: TaskId(i64::try_from(number).unwrap()),
            unit: UnitId(i64::try_from(unit).unwrap()),
            unit_name: name(unit),
            tone: Tone::Assigned,
            part: Part::Lead,
            section: "V.1".into(),
            title: TITLES[number % TITLES.len()].into(),
            due_on,
            due_from: Source::Local,
            predates: false,
            ongoing: false,
            state,
            requested_until: None,
        }
    };
    (0..tasks).map(task).collect()
}

fn facts(units: usize, name: impl Fn(usize) -> String) -> Vec<UnitFacts> {
    let unit = |place: usize| UnitFacts {
        id: UnitId(i64::try_from(place).unwrap()),
        name: name(place),
        is_reached: place != 6,
        is_silent: place == 4,
    };
    (0..units).map(unit).collect()
}

fn named(place: usize) -> String {
    UNITS[place % UNITS.len()].to_owned()
}

pub fn progress(units: usize, tasks: usize, today: NaiveDate) -> ProgressPicture {
    let assignments = assignments(units, tasks, today, named);
    let board =
        Board::draw("Kế hoạch".into(), "xã Song An".into(), &facts(units, named), &assignments, today);
    ProgressPicture { board, own: vec![UnitId(3)], opens_board: true }
}

fn events() -> Vec<Span> {
    let event = |name: &str, first_day, last_day| Span { name: name.into(), first_day, last_day };
    vec![
        event("Ngày Quốc tế phụ nữ 8/3", day(3, 8), day(3, 8)),
        event("Ngày thành lập Hội Liên hiệp phụ nữ Việt Nam 20/10", day(10, 20), day(10, 20)),
        event(
            "Tháng hành động vì bình đẳng giới và phòng, chống bạo lực trên cơ sở giới",
            day(11, 15),
            day(12, 15),
        ),
    ]
}

pub fn year(units: usize, tasks: usize, today: NaiveDate) -> Year {
    let assignments = assignments(units, tasks, today, named);
    let marks = |place: usize| {
        let own = assignments.iter().filter(|task| task.unit.0 == i64::try_from(place).unwrap());
        let mut marks: Vec<Mark> =
            own.map(|task| Mark { on: task.due_on, stage: Stage::of(task, today).unwrap() }).collect();
        marks.sort_by_key(|mark| mark.on);
        marks
    };
    let unit = |place: usize| UnitYear {
        unit: UnitId(i64::try_from(place).unwrap()),
        name: named(place),
        marks: marks(place),
    };
    Year {
        commune: "xã Song An".into(),
        year: 2020,
        on: today,
        events: events(),
        units: (0..units).map(unit).collect(),
    }
}

/// Whether nothing is drawn between the frame and the margin: no text runs out of the picture.
fn stays_inside(picture: &image::RgbaImage) {
    for y in 10..picture.height() - 10 {
        for x in (10..20).chain(1060..1070) {
            assert_eq!(picture.get_pixel(x, y).0[..3], [255, 255, 255], "{x} {y}");
        }
    }
    for x in 10..picture.width() - 10 {
        for y in (10..20).chain(picture.height() - 20..picture.height() - 10) {
            assert_eq!(picture.get_pixel(x, y).0[..3], [255, 255, 255], "{x} {y}");
        }
    }
}

fn sizes() -> [(usize, usize, NaiveDate); 6] {
    [
        (8, 100, day(1, 2)),
        (8, 100, day(6, 15)),
        (8, 100, day(12, 20)),
        (1, 1, day(6, 1)),
        (40, 20_000, day(11, 20)),
        (3, 0, day(6, 1)),
    ]
}

#[test]
fn pictures_of_any_plan_go_as_photos_and_stay_inside() {
    for (units, tasks, today) in sizes() {
        for facts in [
            Facts::Progress(Box::new(progress(units, tasks, today))),
            Facts::Year(Box::new(year(units, tasks, today))),
        ] {
            let made = made(&facts);
            assert_eq!(made.kind, FileKind::Photo, "{units} {tasks}");
            let picture = picture(&made);
            assert_eq!(picture.width(), 1080);
            assert!(picture.height() <= 2200, "{units} {tasks}: {}", picture.height());
            assert!(
                picture.pixels().all(|pixel| pixel.0[3] == 255),
                "it would look different in a dark chat"
            );
            stays_inside(&picture);
        }
    }
}

#[test]
fn no_units_give_a_picture_too() {
    let empty = ProgressPicture { own: vec![], ..progress(1, 0, day(6, 1)) };
    let board = Board { units: vec![], ..empty.board.clone() };
    picture(&made(&Facts::Progress(Box::new(ProgressPicture { board, ..empty }))));
    picture(&made(&Facts::Year(Box::new(Year { units: vec![], events: vec![], ..year(1, 0, day(6, 1)) }))));
}

#[test]
fn whatever_units_and_tasks_are_called_nothing_breaks() {
    for name in [
        "<b>&amp;</text>\u{202e}]]>".to_owned(),
        "W".repeat(300),
        "Đơn vị rất dài ".repeat(20),
        String::new(),
        "\u{202e}\u{200b}😀".to_owned(),
    ] {
        let mut facts = progress(8, 100, day(6, 15));
        facts.board.commune.clone_from(&name);
        facts.board.units.iter_mut().for_each(|unit| unit.name.clone_from(&name));
        for task in facts.board.overdue.iter_mut().chain(&mut facts.board.upcoming) {
            task.title.clone_from(&name);
            task.unit_name.clone_from(&name);
        }
        facts.board.silent = vec![name.clone(); 40];
        facts.board.unreached = vec![name.clone(); 40];
        let drawn = made(&Facts::Progress(Box::new(facts)));
        assert_eq!(drawn.kind, FileKind::Photo, "{name}");
        stays_inside(&picture(&drawn));

        let mut facts = year(8, 100, day(6, 15));
        facts.commune.clone_from(&name);
        facts.units.iter_mut().for_each(|unit| unit.name.clone_from(&name));
        facts.events.iter_mut().for_each(|event| event.name.clone_from(&name));
        let drawn = made(&Facts::Year(Box::new(facts)));
        assert_eq!(drawn.kind, FileKind::Photo, "{name}");
        stays_inside(&picture(&drawn));
    }
}

fn painted(picture: &image::RgbaImage, colour: [u8; 3]) -> usize {
    picture.pixels().filter(|pixel| pixel.0[..3] == colour).count()
}

#[test]
fn more_work_done_is_more_blue_and_late_work_shows() {
    const BLUE: [u8; 3] = [0x00, 0x72, 0xb2];
    const VERMILLION: [u8; 3] = [0xd5, 0x5e, 0x00];
    let drawn = |counts: [u32; 5]| {
        let mut facts = progress(1, 0, day(6, 15));
        let [confirmed, reported, in_progress, ahead, overdue] = counts;
        let unit = facts.board.units[0].clone();
        facts.board.units[0] = UnitProgress { confirmed, reported, in_progress, ahead, overdue, ..unit };
        picture(&made(&Facts::Progress(Box::new(facts))))
    };
    let (little, much) = (drawn([1, 0, 0, 9, 0]), drawn([9, 0, 0, 1, 0]));
    assert!(painted(&much, BLUE) > 3 * painted(&little, BLUE));
    assert!(painted(&drawn([1, 0, 0, 1, 8]), VERMILLION) > 5 * painted(&little, VERMILLION));
}

#[test]
fn ink_on_every_colour_can_be_read() {
    let brightness = |colour: &str| {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    };
    for stage in Stage::ALL {
        let paint = crate::report::progress::paint(stage);
        let (one, other) = (brightness(paint.fill), brightness(paint.ink));
        let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
        assert!(contrast >= 4.5, "{stage:?}: {contrast}");
    }
}
