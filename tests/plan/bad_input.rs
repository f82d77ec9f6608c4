//! Each mistake in a plan file is met with its place, what is wrong and what is expected.

use loa::plan_file::read;
use proptest::prelude::*;

/// A small good plan; the cases below each break one place of it.
const GOOD: &str = r#"[plan]
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
fn probe() {
    for (from, to) in [
        ("slug = \"thu-2020\"", "slug = \"Thử\""),
        ("lead = [\"yte\"]", "lead = [\"yt\"]"),
        ("lead = [\"yte\"]", "lead = []"),
        ("lead = [\"yte\"]\n", ""),
        ("lead = [\"yte\"]", "lead = [\"yte\", \"yte\"]"),
        ("lead = [\"yte\"]", "leed = [\"yte\"]"),
        ("on = 2020-01-23", "on = 2020-02-30"),
        ("on = 2020-01-23", "on = 2020-13-30"),
        ("on = 2020-01-23", "on = \"2020-01-23\""),
        ("ongoing = true", "recurs = \"0 0 7 * * 2-6\"\ndue_from = \"local\""),
        ("ongoing = true", "recurs = \"0 0 7 30 2 *\"\ndue_from = \"local\""),
        ("ongoing = true", "recurs = \"0 0 7 * *\"\ndue_from = \"local\""),
        ("ongoing = true", "recurs = \"0 0 7 * * Fry\"\ndue_from = \"local\""),
        ("ongoing = true", "recurs = \"0 0 77 * * Fri\"\ndue_from = \"local\""),
        ("ongoing = true", "recurs = \"0 0 */0 * * Fri\"\ndue_from = \"local\""),
        ("ongoing = true", "recurs = \"0 0 0-4294967295 * * Fri\"\ndue_from = \"local\""),
        ("ongoing = true", "recurs = \"a b c d e f\"\ndue_from = \"local\""),
        ("ongoing = true", "due_on = 2021-01-01\ndue_from = \"local\""),
        ("ongoing = true", "due_on = 2020-01-01"),
        ("ongoing = true", "ongoing = true\nevents = [\"ngay-8-4\"]"),
        ("ongoing = true", "events = [\"ngay-8-4\"]"),
        ("Asia/Ho_Chi_Minh", "Asia/Ho_Chi_Min"),
        ("quiet_until = 06:00:00", "quiet_until = 21:00:00"),
        ("title = \"Tư vấn\"", "title = \"Tư \\u202Evấn\""),
        ("title = \"Tư vấn\"", "title = \"Tư \\u0007vấn\""),
        ("title = \"Tư vấn\"", "title = \"Tư vấn"),
        ("[plan]", "[plan"),
        ("[plan]", "[[plan]]"),
        ("year = 2020", "year = 2_020.5"),
        ("ends_on = 2020-03-08", "ends_on = 2020-03-07"),
        ("tone = \"assigned\"", "tone = \"asigned\"\nshoe = 1"),
        ("issuer = \"Ủy ban nhân dân xã Thử\"", "slug = \"b\""),
        ("[[unit]]", "[unit]"),
    ] {
        println!("{to:?}");
        for line in complaints(from, to) {
            println!("      {line}");
        }
    }
}

#[test]
fn deep() {
    let key = vec!["a"; 100_000].join(".");
    println!("{}", complaints_about(&format!("{key} = 1")).len());
}

proptest! {
    #[test]
    fn any(s in ".*") { let _ = read("x", &s); }
}
