//! Each mistake in a plan file is met with its place, what is wrong and what is expected.

use loa::plan_file::read;
use proptest::prelude::*;

use super::bad_cases::CASES;

/// A small good plan; the cases below each break one place of it.
pub const GOOD: &str = r#"[plan]
slug = "thu-2020"
title = "Kế hoạch thử"
commune = "Xã Thử"
issuer = "Ủy ban nhân dân xã Thử"
year = 2020
zone = "Asia/Ho_Chi_Minh"
recipients = ["Trạm Y tế"]

[reminders]
at = "0 30 7 * * *"
days_before = [7, 1]
overdue_every_working_days = 2
quiet_from = 21:00:00
quiet_until = 06:00:00

[[unit]]
slug = "yte"
section = "V.4"
name = "Trạm Y tế"
tone = "assigned"

[[event]]
slug = "ngay-8-3"
section = "II.6"
name = "Ngày 8/3"
starts_on = 2020-03-08
ends_on = 2020-03-08
dates_from = "plan"

[[report]]
slug = "so-ket"
section = "II.6"
name = "Sơ kết"
kind = "half"
covers_from = 2020-01-01
covers_until = 2020-06-14
due_on = 2020-06-17
dates_from = "local"

[[holiday]]
on = 2020-01-23
until = 2020-01-29
lunar = true
name = "Tết"

[[emergency_number]]
number = "1900 96 96 80"
name = "Ngôi nhà Bình yên"
purpose = "Tư vấn"

[[task]]
slug = "v-4-1"
section = "V.4"
title = "Tư vấn"
text = "Tăng cường tư vấn"
lead = ["yte"]
units_from = "plan"
ongoing = true
"#;

/// What `read` says about the good plan with one place exchanged.
fn complaints(from: &str, to: &str) -> Vec<String> {
    assert_eq!(GOOD.matches(from).count(), 1, "{from:?} must stand once in the good plan");
    complaints_about(&GOOD.replace(from, to))
}

fn complaints_about(text: &str) -> Vec<String> {
    let problems = read("x.toml", text).expect_err("a bad plan must not be read");
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn the_good_plan_is_good() {
    assert_eq!(read("x.toml", GOOD).map(|plan| plan.tasks.len()), Ok(1));
}

#[test]
fn every_mistake_is_met_with_its_place_and_what_is_expected() {
    for (from, to, expected) in CASES {
        let expected: Vec<_> = expected.iter().map(|complaint| format!("x.toml:{complaint}")).collect();
        assert_eq!(complaints(from, to), expected, "{to}");
    }
}

#[test]
fn all_mistakes_are_told_at_once_in_the_order_of_the_file() {
    let text =
        GOOD.replace("2020-01-23", "2020-02-30").replace("[\"yte\"]", "[\"yt\"]").replace("tone", "tune");
    assert_eq!(
        complaints_about(&text),
        [
            "x.toml:17:1: [[unit]] lacks the key 'tone'",
            "x.toml:21:1: unknown key 'tune' in [[unit]]; did you mean 'tone'?",
            "x.toml:42:6: '2020-02-30' is not a date or time that exists: expected day between 01 and 29",
            "x.toml:57:9: unit 'yt' is not defined; did you mean 'yte'?",
        ]
    );
}

#[test]
fn an_empty_file_lacks_what_every_plan_has() {
    assert_eq!(
        complaints_about(""),
        ["plan", "reminders", "unit", "task"]
            .map(|key| format!("x.toml:1:1: the file lacks the key '{key}'"))
    );
}

#[test]
fn text_is_composed_so_that_one_name_is_one_text() {
    let decomposed = GOOD.replace("Trạm Y tế", "Tra\u{323}m Y te\u{302}\u{301}");
    assert_eq!(read("x.toml", &decomposed), read("x.toml", GOOD));
}

#[test]
fn ten_thousand_tasks_are_read_and_ten_thousand_mistakes_told_without_delay() {
    let task = &GOOD[GOOD.find("[[task]]").unwrap()..];
    let many = |lead: &str| {
        let tasks = (0..10_000).map(|number| {
            task.replace("v-4-1", &format!("t-{number}")).replace("[\"yte\"]", &format!("[\"{lead}\"]"))
        });
        GOOD.replace(task, &tasks.collect::<String>())
    };
    let (good, bad) = (many("yte"), many("yt"));
    let start = std::time::Instant::now();
    let plan = read("x.toml", &good).unwrap();
    assert_eq!(plan.tasks.len(), 10_000);
    assert_eq!(complaints_about(&bad).len(), 10_000);
    // Some 0.7 s for both in a debug build; a step that is quadratic in the tasks would take minutes.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn deep_nesting_is_refused() {
    for deep in [format!("{} = 1", vec!["a"; 100_000].join(".")), format!("a = {}", "[".repeat(100_000))] {
        assert!(complaints_about(&deep)[0].contains("this is not valid TOML"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_file_makes_the_reader_panic(text in any::<String>()) {
        let _ = read("x.toml", &text);
    }

    /// Good files with a piece taken out and another put in: near enough to reach every check.
    #[test]
    fn no_mutilated_file_makes_the_reader_panic(
        from: proptest::sample::Index,
        length in 0..40usize,
        put_in in prop_oneof![any::<String>(), "[\\[\\]{}\"'#=,.\\-0-9a-z\n ]{0,12}"],
        song_an: bool,
    ) {
        let good = if song_an { super::SONG_AN } else { GOOD };
        let from = good.floor_char_boundary(from.index(good.len()));
        let until = good.ceil_char_boundary((from + length).min(good.len()));
        let text = format!("{}{put_in}{}", &good[..from], &good[until..]);
        if let Err(problems) = read("x.toml", &text) {
            let lines = text.split('\n').count();
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!((1..=lines).contains(&problem.line) && problem.column >= 1, "{problem}");
            }
        }
        let _ = loa::plan_file::roll("x.toml", &text, 2021);
    }
}
