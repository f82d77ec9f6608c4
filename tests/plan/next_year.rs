//! Next year's plan without a file, and a plan written as a file: both the same as through `roll` and `read`.

use std::collections::BTreeSet;

use loa::domain::plan::{Plan, Schedule};
use loa::domain::roll::{Free, ItemKey, When, free_days, names_of_year, next_year};
use loa::plan_file::{read, roll, write};

use super::bad_input::GOOD;
use super::{FILE, SONG_AN, song_an};
use crate::support::{QUIET_TASK, small_plan};

fn read_again(plan: &Plan) -> Plan {
    let text = write(plan).unwrap();
    read("written.toml", &text).unwrap_or_else(|problems| panic!("{problems:#?}\n{text}"))
}

#[test]
fn it_is_the_plan_that_rolling_the_file_gives_year_after_year() {
    let mut text = SONG_AN.to_owned();
    let mut plan = song_an();
    for year in 2021..=2032 {
        text = roll(FILE, &text, year).unwrap();
        plan = next_year(&plan).plan;
        assert_eq!(plan, read(FILE, &text).unwrap(), "{year}");
    }
}

#[test]
fn local_events_their_messages_and_leap_days_move_as_in_the_file() {
    let local = SONG_AN.replace("dates_from = \"plan\"", "dates_from = \"local\"");
    let leaping = local.replace("due_on = 2020-03-06", "due_on = 2020-02-29");
    assert_ne!(local, leaping);
    for text in [&local, &leaping] {
        let rolled = read(FILE, &roll(FILE, text, 2021).unwrap()).unwrap();
        assert_eq!(next_year(&read(FILE, text).unwrap()).plan, rolled);
    }
}

#[test]
fn every_plan_that_is_written_is_read_again_as_it_was() {
    let small = small_plan(QUIET_TASK);
    let good = read("x.toml", GOOD).unwrap();
    let mut odd = song_an();
    odd.title = "Kế hoạch \"năm\" \\ 'sau' #1".to_owned();
    odd.tasks[0].text = "Dòng một\n\n\"\"\"Dòng hai\"\"\"".to_owned();
    odd.private.keep_closed_days = 7;
    for plan in [song_an(), next_year(&song_an()).plan, small, good, odd] {
        assert_eq!(read_again(&plan), plan, "{}", plan.slug);
    }
    assert!(song_an().holidays.iter().any(|holiday| holiday.lunar));
}

#[test]
fn it_says_what_moved_and_why_and_what_a_person_must_do() {
    let proposal = next_year(&song_an());
    let item = |slug: &str| {
        let key = ItemKey::Task(slug.to_owned());
        proposal.items.iter().find(|item| item.key == key).unwrap_or_else(|| panic!("{slug}")).when.clone()
    };
    let day = |text: &str| text.parse().unwrap();
    let plan = song_an();
    let once = plan.tasks.iter().find(|task| task.slug == "v-1-1").unwrap();
    if let Schedule::Once { due_on, .. } = once.schedule {
        let because = Some(Free::Weekend(day("2021-03-06")));
        assert_eq!(item("v-1-1"), When::Day { old: due_on, new: day("2021-03-08"), until: None, because });
    }
    assert!(proposal.lunar.iter().any(|name| name.contains("Tết")), "{:?}", proposal.lunar);
    assert_eq!(proposal.lunar.iter().collect::<BTreeSet<_>>().len(), proposal.lunar.len());
    assert!(names_of_year(&proposal.plan, 2020).contains(&plan.title));
    assert_eq!(proposal.items.len(), plan.tasks.len() + plan.events.len() + plan.reports.len());
    assert_eq!(free_days(&next_year(&proposal.plan).plan).len(), 1, "17 December 2022 is a Saturday");
}

#[test]
fn what_hangs_on_an_event_goes_with_it() {
    let proposal = next_year(&song_an());
    let whole = proposal.without(&BTreeSet::new());
    assert_eq!(whole, proposal.plan);
    let without = proposal.without(&BTreeSet::from([ItemKey::Event("thang-hanh-dong".to_owned())]));
    assert_eq!(without.events.len(), whole.events.len() - 1);
    assert!(without.tasks.len() < whole.tasks.len());
    assert!(without.campaigns.iter().all(|one| one.event.as_deref() != Some("thang-hanh-dong")));
    assert_eq!(read_again(&without), without, "nothing refers to what is gone");
}

#[test]
fn a_recurring_task_without_a_day_is_left_out_and_named() {
    let text = SONG_AN.replace("0 0 0 17 6,12 *", "0 0 0 29 2 *");
    let plan = read(FILE, &text).unwrap();
    let proposal = next_year(&plan);
    assert_eq!(proposal.never.len(), plan.tasks.len() - proposal.plan.tasks.len());
    assert!(!proposal.never.is_empty());
    assert_eq!(read_again(&proposal.plan), proposal.plan);
}
