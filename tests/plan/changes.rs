//! Differences between plans, and rolling a plan file to a later year.

use chrono::{Datelike, NaiveDate};
use loa::domain::plan::{Plan, Schedule, Source, Tone};
use loa::plan_file::{difference, read, roll};
use proptest::prelude::*;
use proptest::sample::Index;

use super::{FILE, SONG_AN, song_an};

fn lines(old: &Plan, new: &Plan) -> Vec<String> {
    difference(Some(old), new).to_string().lines().map(str::to_owned).collect()
}

#[test]
fn a_plan_does_not_differ_from_itself() {
    assert!(difference(Some(&song_an()), &song_an()).is_empty());
    assert_eq!(difference(Some(&song_an()), &song_an()).to_string(), "");
}

#[test]
fn a_first_plan_is_all_new() {
    let plan = song_an();
    let changes = difference(None, &plan).to_string();
    assert!(changes.starts_with("+ plan song-an-2020: Triển khai công tác bình đẳng giới"));
    assert!(changes.contains("+ task v-8-2: Tham gia giám sát thực hiện kế hoạch\n"));
    assert!(changes.lines().all(|line| line.starts_with("+ ")));
    let items = 8 + 3 + 3 + 4 + 46 + 12 + 6 + 4 + 19 + 11 + 2 + 4 + (8 + 18);
    assert_eq!(changes.lines().count(), 1 + items);
}

#[test]
fn each_change_is_one_line_with_old_and_new() {
    let old = song_an();
    let mut new = old.clone();
    new.units[3].name = "Trạm Y tế xã".into();
    new.reminders.days_before = vec![7, 1];
    new.tasks.retain(|task| task.slug != "v-8-2");
    let mut added = new.tasks[0].clone();
    added.slug = "viec-moi".into();
    added.title = "Việc mới".into();
    new.tasks.push(added);
    let v_1_1 = new.tasks.iter_mut().find(|task| task.slug == "v-1-1").unwrap();
    v_1_1.schedule =
        Schedule::Once { due_on: NaiveDate::from_ymd_opt(2020, 3, 9).unwrap(), due_from: Source::Local };
    new.positions[1].unit = None;
    new.emergency_numbers[0].checked_on = NaiveDate::from_ymd_opt(2020, 1, 15);
    new.hamlets.swap(0, 1);
    assert_eq!(
        lines(&old, &new),
        [
            "~ reminders: days_before [14,7,3,1] -> [7,1]",
            r#"~ unit yte: name "Trạm Y tế" -> "Trạm Y tế xã""#,
            r#"~ position tram-y-te: unit "yte" -> nothing"#,
            "- task v-8-2: Tham gia giám sát thực hiện kế hoạch",
            "+ task viec-moi: Việc mới",
            r#"~ task v-1-1: schedule.once.due_on "2020-03-06" -> "2020-03-09""#,
            r#"~ emergency number 113: checked_on nothing -> "2020-01-15""#,
            "~ hamlet: another order",
        ]
    );
}

/// One edit somewhere in the plan; some of them change nothing.
fn edited(mut plan: Plan, what: u8, place: Index) -> Plan {
    match what {
        0 => plan.units[place.index(8)].tone = Tone::Requested,
        1 => drop(plan.tasks.remove(place.index(plan.tasks.len()))),
        2 => plan.legal_basis.swap(0, place.index(19)),
        3 => plan.recipients.truncate(place.index(11)),
        4 => {
            let twice = plan.legal_basis[place.index(19)].clone();
            plan.legal_basis.push(twice);
        }
        5 => plan.tasks[place.index(46)].schedule = Schedule::Ongoing,
        7 => plan.positions[place.index(3)].unit = Some("yte".into()),
        6 => plan.reminders.overdue_every_working_days = place.index(4) as u16,
        _ => plan.year += place.index(2) as i32,
    }
    plan
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_difference_is_empty_exactly_when_the_plans_are_equal(what in 0..9u8, place: Index) {
        let old = song_an();
        let new = edited(old.clone(), what, place);
        prop_assert_eq!(difference(Some(&old), &new).is_empty(), old == new);
        prop_assert_eq!(difference(Some(&new), &old).is_empty(), old == new);
    }
}

#[test]
fn a_rolled_file_is_a_good_file_of_its_year() {
    for year in 2021..=2032 {
        let plan = read(FILE, &roll(FILE, SONG_AN, year).unwrap()).unwrap();
        assert_eq!(plan.year, year);
        for report in &plan.reports {
            assert!(plan.is_working_day(report.due_on), "{}", report.due_on);
        }
    }
}

#[test]
fn rolling_moves_dates_keeps_the_rest_and_says_what_to_look_at() {
    let rolled = roll(FILE, SONG_AN, 2021).unwrap();
    let old = song_an();
    let new = read(FILE, &rolled).unwrap();
    let day = |month, day| NaiveDate::from_ymd_opt(2021, month, day).unwrap();

    assert_eq!((new.slug.as_str(), new.year), ("song-an-2021", 2021));
    assert_eq!(new.title, old.title, "titles are a person's to change");
    assert_eq!(new.legal_basis, old.legal_basis, "history does not move");
    assert_eq!(new.positions, old.positions);
    let starts: Vec<_> = new.events.iter().map(|event| event.starts_on).collect();
    assert_eq!(starts, [day(3, 8), day(10, 20), day(11, 15)], "the source's days stay");
    let due: Vec<_> = new.reports.iter().map(|report| report.due_on).collect();
    assert_eq!(due, [day(3, 17), day(6, 17), day(9, 17), day(12, 17)]);
    let v_1_1 = new.tasks.iter().find(|task| task.slug == "v-1-1").unwrap();
    assert_eq!(
        new.due_dates(v_1_1),
        [day(3, 8)],
        "6 March 2021 is a Saturday, so the local day moves to Monday"
    );
    let holidays: Vec<_> = new.holidays.iter().map(|holiday| holiday.on).collect();
    assert_eq!(holidays, [day(1, 1), day(4, 30), day(5, 1), day(9, 2)], "lunar ones are entered anew");

    let header: Vec<_> = rolled.lines().take_while(|line| line.starts_with('#')).collect();
    let header = header.join("\n");
    for named in
        ["[plan] song-an-2020: title", "[task] v-1-1: text, title", "Tết Nguyên đán Canh Tý", "Giỗ Tổ"]
    {
        assert!(header.contains(named), "{named} is not in\n{header}");
    }
    assert!(rolled.contains("# [[holiday]]\n# on = 2020-01-23\n# until = 2020-01-29\n# lunar = true\n"));
    let comments =
        |text: &str| text.lines().filter(|line| line.starts_with('#')).map(str::to_owned).collect::<Vec<_>>();
    let kept = comments(&rolled);
    assert!(comments(SONG_AN).iter().all(|comment| kept.contains(comment)), "no comment is lost");
}

#[test]
fn a_recurring_task_on_a_free_day_is_listed() {
    // 17 December 2022 is a Saturday.
    let rolled = roll(FILE, SONG_AN, 2022).unwrap();
    assert!(rolled.contains("#   - ii-6-1: 2022-12-17\n"));
    let year = read(FILE, &rolled).unwrap().reports[3].due_on;
    assert_eq!(year, NaiveDate::from_ymd_opt(2022, 12, 19).unwrap());
}

#[test]
fn a_rolled_file_can_be_rolled_again() {
    let once = roll(FILE, SONG_AN, 2021).unwrap();
    let twice = roll(FILE, &once, 2022).unwrap();
    let plan = read(FILE, &twice).unwrap();
    assert_eq!(plan.year, 2022);
    assert!(plan.reports.iter().all(|report| report.due_on.year() == 2022));
}

#[test]
fn a_plan_does_not_roll_back_and_a_recurrence_without_a_day_is_said() {
    let complaint = |text: &str, year| roll("x.toml", text, year).unwrap_err()[0].to_string();
    let line = 1 + SONG_AN.lines().position(|line| line == "year = 2020").unwrap();
    assert_eq!(
        complaint(SONG_AN, 2020),
        format!("x.toml:{line}:8: the plan is for 2020; expected a later year to roll it to than 2020")
    );
    let leap_day = SONG_AN.replace("0 0 0 17 6,12 *", "0 0 0 29 2 *");
    assert!(complaint(&leap_day, 2021).ends_with(
        ": '0 0 0 29 2 *' never happens in 2021; expected an expression with at least one day of that year"
    ));
}

#[test]
fn a_lunar_holiday_written_inline_is_taken_out() {
    let start = SONG_AN.find("\n[[holiday]]\n").unwrap();
    let end = SONG_AN.find("# SỐ ĐIỆN THOẠI").unwrap();
    let inline = "holiday = [{ on = 2020-01-24, lunar = true, name = \"Tết\" }, { on = 2020-09-02, name = \"Quốc khánh\" }]\n";
    let text = format!("{inline}{}{}", &SONG_AN[..start], &SONG_AN[end..]);
    let plan = read(FILE, &roll(FILE, &text, 2021).unwrap()).unwrap();
    assert_eq!(plan.holidays.len(), 1);
    assert_eq!(plan.holidays[0].on, NaiveDate::from_ymd_opt(2021, 9, 2).unwrap());
}
