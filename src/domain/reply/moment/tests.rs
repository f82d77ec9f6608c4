use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::super::phrase_table::{self, LEXICON, Row, expect_understood, unmarked};
use super::*;
use chrono::{Datelike, Days, Timelike};

fn rows() -> Vec<Row> {
    phrase_table::rows(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/messages/vi/moment-phrases.tsv")))
}

/// 10 o'clock on a Tuesday.
fn now() -> NaiveDateTime {
    "2026-11-24T10:00:00".parse().unwrap()
}

fn understood(text: &str) -> Result<Moment, MomentProblem> {
    understand_moment(&LEXICON, text, now())
}

/// As the table writes it.
fn written(moment: Result<Moment, MomentProblem>) -> String {
    match moment {
        Ok(Moment { day, time: Some(time) }) => format!("{day} {}", time.format("%H:%M")),
        Ok(Moment { day, time: None }) => day.to_string(),
        Err(MomentProblem::NotUnderstood) => "not_understood".to_owned(),
        Err(MomentProblem::NoSuchDay) => "no_such_day".to_owned(),
        Err(MomentProblem::NoSuchTime) => "no_such_time".to_owned(),
        Err(MomentProblem::Past) => "past".to_owned(),
        Err(MomentProblem::TooFar) => "too_far".to_owned(),
    }
}

#[test]
fn the_table_of_phrases_is_understood() {
    let rows = rows();
    assert!(rows.len() >= 120, "only {} phrases", rows.len());
    expect_understood(&rows, |text| written(understood(text)));
}

#[test]
fn days_are_reckoned_from_now() {
    let at = |text: &str, now: &str| written(understand_moment(&LEXICON, text, now.parse().unwrap()));
    assert_eq!(at("8/3 14h", "2027-03-08T13:59:00"), "2027-03-08 14:00");
    // Not moved to the next year: who writes it at 15 o'clock means the hour that has passed.
    assert_eq!(at("8/3 14h", "2027-03-08T15:00:00"), "past");
    assert_eq!(at("8/3", "2027-03-09T15:00:00"), "2028-03-08");
    assert_eq!(at("29/2", "2027-06-01T08:00:00"), "2028-02-29");
    assert_eq!(at("ngày 31", "2026-11-24T10:00:00"), "2026-12-31");
    assert_eq!(at("ngày 31", "2026-04-30T10:00:00"), "2026-05-31");
    assert_eq!(at("ngày 30", "2027-01-31T10:00:00"), "no_such_day");
    assert_eq!(at("mai", "2026-12-31T10:00:00"), "2027-01-01");
    assert_eq!(at("thứ sáu", "2026-11-27T10:00:00"), "2026-12-04");
    assert_eq!(at("chủ nhật tuần sau", "2026-11-29T10:00:00"), "2026-12-06");
    assert_eq!(at("8h", "2026-11-24T08:00:00"), "2026-11-24 08:00");
    assert_eq!(at("8h", "2026-11-24T08:00:01"), "past");
    assert_eq!(at("400 ngày nữa", "2026-11-24T10:00:00"), "2027-12-29");
    assert_eq!(at("401 ngày nữa", "2026-11-24T10:00:00"), "too_far");
}

#[test]
fn nothing_that_can_be_sent_panics() {
    let hostile = [
        "🤔".repeat(4096),
        "9".repeat(4096),
        "9/".repeat(2048),
        "1.".repeat(2048),
        "4294967295 ngày nữa".to_owned(),
        "4294967295 tuần nữa".to_owned(),
        "4294967295h kém 4294967295".to_owned(),
        "8/3 năm 4294967295".to_owned(),
        "8/3/9999999999".to_owned(),
        "toi ".repeat(1024),
        "sau toi nam mot ".repeat(10),
        "h".repeat(4096),
        "mười ".repeat(800),
        "\u{0}\u{1b}\u{202e}\u{301}\u{301}".repeat(800),
    ];
    for text in &hostile {
        for now in [NaiveDateTime::MIN, NaiveDateTime::MAX, now()] {
            assert!(understand_moment(&LEXICON, text, now).is_err(), "{text:.40}");
        }
    }
    for row in rows() {
        for now in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            let _ = understand_moment(&LEXICON, row.text, now);
        }
    }
}

/// "hai mươi mốt", as it is read aloud.
fn in_words(number: u32) -> String {
    let digit =
        |digit: u32| ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"][digit as usize];
    match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_owned(),
        (1, 5) => "mười lăm".to_owned(),
        (1, ones) => format!("mười {}", digit(ones)),
        (tens, 1) => format!("{} mươi mốt", digit(tens)),
        (tens, 5) => format!("{} mươi lăm", digit(tens)),
        (tens, ones) => format!("{} mươi {}", digit(tens), digit(ones)),
    }
    .trim()
    .to_owned()
}

fn weekday(day: NaiveDate) -> &'static str {
    let names = ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"];
    names[day.weekday().num_days_from_monday() as usize]
}

/// The hour as it is said, with the part of the day.
fn spoken(hour: u32) -> (u32, &'static str) {
    match hour {
        1..=10 => (hour, "sáng"),
        11..=12 => (hour, "trưa"),
        13..=18 => (hour - 12, "chiều"),
        _ => (hour - 12, "tối"),
    }
}

/// Ways in which a person writes a moment that has an hour from 1 to 23.
fn ways(day: NaiveDate, time: NaiveTime) -> Vec<String> {
    let (d, m, y) = (day.day(), day.month(), day.year());
    let (hour, minute) = (time.hour(), time.minute());
    let (said, part) = spoken(hour);
    let mut ways = vec![
        format!("{hour}h{minute:02} ngày {d}/{m}/{y}"),
        format!("{hour}:{minute:02} {d:02}-{m:02}-{y}"),
        format!("{d}/{m}/{y} lúc {hour}g{minute:02}"),
        format!("{}, ngày {d} tháng {m} năm {y}, {hour} giờ {minute} phút", weekday(day)),
        format!("{said}h{minute:02} {part} {d}/{m}/{y}"),
        format!("{part} {} {d}/{m}/{y} {said} giờ {minute} phút", weekday(day)),
    ];
    if minute > 0 {
        let (d, m, said, minute) = (in_words(d), in_words(m), in_words(said), in_words(minute));
        ways.push(format!("{said} giờ {minute} phút {part} ngày {d} tháng {m} năm {y}"));
    }
    ways
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_panics(text in any::<String>(), minutes in -100_000_000_i64..100_000_000) {
        let now = now() + chrono::Duration::minutes(minutes);
        let _ = understand_moment(&LEXICON, &text, now);
    }

    #[test]
    fn never_panics_on_known_words(
        picks in proptest::collection::vec(any::<prop::sample::Index>(), 0..9),
        more in "[0-9/.,:h% -]{0,30}",
        days in -80_000_000_i64..80_000_000,
    ) {
        let words: Vec<&str> = rows().iter().flat_map(|row| row.text.split(' ')).collect();
        let text: Vec<&str> = picks.iter().map(|pick| *pick.get(&words)).collect();
        let now = now().checked_add_signed(chrono::Duration::days(days)).unwrap();
        if let Ok(moment) = understand_moment(&LEXICON, &format!("{} {more}", text.join(" ")), now) {
            prop_assert!(moment.day >= now.date());
            prop_assert!(moment.day <= now.date().checked_add_days(Days::new(400)).unwrap_or(NaiveDate::MAX));
            prop_assert!(moment.time.is_none_or(|time| moment.day.and_time(time) >= now));
        }
    }

    #[test]
    fn marks_and_capitals_do_not_matter(at in any::<prop::sample::Index>(), capitals in any::<u64>(), form in 0..3) {
        let rows = rows();
        let row = at.get(&rows);
        let text: String = match form {
            0 => row.text.nfc().collect(),
            1 => row.text.nfd().collect(),
            _ if row.unmarked_too => unmarked(row.text),
            _ => row.text.to_owned(),
        };
        let text: String = text
            .chars()
            .enumerate()
            .flat_map(|(place, letter)| match capitals >> (place % 64) & 1 {
                1 => letter.to_uppercase().collect::<Vec<_>>(),
                _ => vec![letter],
            })
            .collect();
        prop_assert_eq!(written(understood(&text)), row.expected, "{}", text);
    }

    #[test]
    fn what_is_written_out_is_understood_back(ahead in 1_u64..=400, hour in 1_u32..24, minute in 0_u32..60) {
        let day = now().date() + Days::new(ahead);
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        for way in ways(day, time) {
            for form in [way.clone(), unmarked(&way), way.nfd().collect(), way.to_uppercase()] {
                prop_assert_eq!(understood(&form), Ok(Moment { day, time: Some(time) }), "{}", form);
            }
        }
    }

    #[test]
    fn without_a_year_it_is_the_next_such_day(ahead in 0_u64..=364, hour in 0_u32..24) {
        let day = now().date() + Days::new(ahead);
        let moment = understood(&format!("{}/{} {hour}h", day.day(), day.month()));
        let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        if day.and_time(time) < now() {
            prop_assert_eq!(moment, Err(MomentProblem::Past));
        } else {
            prop_assert_eq!(moment, Ok(Moment { day, time: Some(time) }));
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_never_another(day in 0_u32..40, month in 0_u32..15) {
        let exists = NaiveDate::from_ymd_opt(2028, month, day).is_some();
        let moment = understood(&format!("{day}/{month}"));
        prop_assert_eq!(moment == Err(MomentProblem::NoSuchDay), !exists);
        if let Ok(moment) = moment {
            prop_assert_eq!((moment.day.day(), moment.day.month()), (day, month));
        }
    }
}
