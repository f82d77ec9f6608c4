//! Drafts of tasks, what their units hear, and how the next plan file meets them, without the bot.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use loa::domain::change::{
    Change, Changed, Draft, DraftProblem, Kept, Missing, NotChanged, OUTSIDE_THE_PLAN, Repeat, UnitNews,
    When, cancel, full_year, merge, news, put, reopen,
};
use loa::domain::plan::{Plan, Schedule, Slug, Source, Task};
use proptest::prelude::*;

use crate::support::song_an;

/// Slugs that were used before.
fn taken() -> BTreeSet<Slug> {
    BTreeSet::from(["them-2".to_owned()])
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, month, day).unwrap()
}

fn task<'a>(plan: &'a Plan, slug: &str) -> &'a Task {
    plan.tasks.iter().find(|task| task.slug == slug).unwrap()
}

/// A plan with one task changed by a draft.
fn edited(plan: &Plan, slug: &str, edit: impl FnOnce(&mut Draft)) -> Changed {
    let mut draft = Draft::of(plan.year, task(plan, slug));
    edit(&mut draft);
    put(plan, &taken(), &draft, draft.task().unwrap()).unwrap()
}

#[test]
fn a_new_task_asks_for_what_it_lacks_and_stands_outside_the_plan() {
    let plan = song_an();
    let mut draft = Draft::new(2020);
    assert_eq!(draft.missing(), [Missing::Title, Missing::When, Missing::Lead]);
    assert_eq!(draft.task(), None);
    for nothing in ["  \n ", "\u{2068}\u{200B}\u{202E}\u{2069}", "…"] {
        assert_eq!(draft.set_title(nothing), Err(DraftProblem::Empty));
    }
    assert_eq!(draft.set_title(&"ạ".repeat(201)), Err(DraftProblem::TooLong));
    draft.set_title(" Tập huấn\n  kỹ năng ").unwrap();
    assert_eq!(draft.set_day(day(11, 19), day(11, 20)), Err(DraftProblem::Past));
    assert_eq!(
        draft.set_day(NaiveDate::from_ymd_opt(2021, 1, 5).unwrap(), day(11, 20)),
        Err(DraftProblem::OtherYear)
    );
    draft.set_day(day(11, 20), day(11, 20)).unwrap();
    draft.toggle(&"yte".to_owned());
    draft.toggle(&"congan".to_owned());
    draft.toggle(&"congan".to_owned());
    let changed = put(&plan, &taken(), &draft, draft.task().unwrap()).unwrap();
    assert_eq!(changed.changes, [Change::Added]);
    let added = changed.plan.tasks.last().unwrap();
    assert_eq!((added.slug.as_str(), added.section.as_str()), ("them-1", OUTSIDE_THE_PLAN));
    assert_eq!((added.title.as_str(), added.text.as_str()), ("Tập huấn kỹ năng", "Tập huấn kỹ năng"));
    assert_eq!((&added.lead[..], &added.support[..]), (&["yte".to_owned()][..], &["congan".to_owned()][..]));
    let again = put(&changed.plan, &taken(), &draft, draft.task().unwrap()).unwrap();
    assert_eq!(again.after.slug, "them-3", "no slug is used twice");
}

#[test]
fn what_comes_again_comes_again_from_today_on() {
    let mut draft = Draft::new(2020);
    draft.set_repeat(Repeat::Monthly, day(10, 26)).unwrap();
    assert_eq!(draft.when(&song_an()), Some(When::Days(vec![day(11, 25), day(12, 25)])));
    draft.set_repeat(Repeat::Quarterly, day(2, 1)).unwrap();
    let quarters = [3, 6, 9, 12].map(|month| day(month, 25));
    assert_eq!(draft.when(&song_an()), Some(When::Days(quarters.to_vec())));
    let next_year = |draft: &Draft| full_year(draft.schedule.as_ref().unwrap());
    let recurring = |cron: &str| Schedule::Recurring { cron: cron.into(), due_from: Source::Local };
    draft.set_repeat(Repeat::Monthly, day(12, 1)).unwrap();
    assert_eq!(next_year(&draft), recurring("0 0 0 25 1-12 *"));
    draft.set_repeat(Repeat::Quarterly, day(12, 1)).unwrap();
    assert_eq!(next_year(&draft), recurring("0 0 0 25 3,6,9,12 *"));
    draft.set_repeat(Repeat::AllYear, day(12, 31)).unwrap();
    assert_eq!(draft.when(&song_an()), Some(When::AllYear));
    assert_eq!(draft.set_repeat(Repeat::Monthly, day(12, 26)), Err(DraftProblem::NoDayLeft));
}

#[test]
fn of_two_who_change_the_same_task_the_second_is_told() {
    let plan = song_an();
    let slug = &plan.tasks[0].slug;
    let first = edited(&plan, slug, |draft| draft.set_title("Một").unwrap());
    let mut second = Draft::of(2020, task(&plan, slug));
    second.set_title("Hai").unwrap();
    let late = put(&first.plan, &taken(), &second, second.task().unwrap());
    assert_eq!(late, Err(NotChanged::ChangedMeanwhile));
    let same = Draft::of(2020, task(&plan, slug));
    assert_eq!(put(&plan, &taken(), &same, same.task().unwrap()), Err(NotChanged::Same));
}

#[test]
fn cancelling_happens_once_and_can_be_taken_back() {
    let plan = song_an();
    let slug = plan.tasks[0].slug.clone();
    let cancelled = cancel(&plan, &slug, "Huyện đã làm").unwrap();
    assert_eq!(cancelled.changes, [Change::Cancelled { reason: "Huyện đã làm".into() }]);
    assert_eq!(cancel(&cancelled.plan, &slug, ""), Err(NotChanged::SettledBefore));
    let reopened = reopen(&cancelled.plan, &slug).unwrap();
    assert_eq!((reopened.plan == plan, reopened.changes), (true, vec![Change::Reopened]));
    assert_eq!(reopen(&plan, &slug), Err(NotChanged::SettledBefore));
    assert_eq!(cancel(&plan, "no-such", ""), Err(NotChanged::Gone));
}

#[test]
fn units_hear_what_concerns_them() {
    let plan = song_an();
    let slug =
        plan.tasks.iter().find(|task| task.lead == ["yte"] && task.support.is_empty()).unwrap().slug.clone();
    let units = |units: &[&str]| units.iter().map(|unit| (*unit).to_owned()).collect::<Vec<_>>();
    let handed_over = edited(&plan, &slug, |draft| draft.lead = units(&["congan"]));
    let told = news(handed_over.before.as_ref(), &handed_over.after, &handed_over.changes);
    assert_eq!(told, [("congan".into(), UnitNews::Given), ("yte".into(), UnitNews::Taken)]);
    // Another's support is no news to whoever leads.
    let helped = edited(&plan, &slug, |draft| draft.support = units(&["congan"]));
    let told = news(helped.before.as_ref(), &helped.after, &helped.changes);
    assert_eq!(told, [("congan".into(), UnitNews::Given)]);
    let renamed = edited(&plan, &slug, |draft| draft.set_title("Khác").unwrap());
    let told = news(renamed.before.as_ref(), &renamed.after, &renamed.changes);
    assert_eq!(told, [("yte".into(), UnitNews::Changed(renamed.changes.clone()))]);
}

#[test]
fn the_next_file_keeps_what_the_chat_has_changed() {
    let file = song_an();
    let slug = file.tasks[0].slug.clone();
    let chat = edited(&file, &slug, |draft| draft.set_title("Tên trong chat").unwrap()).plan;
    let chat = cancel(&chat, &file.tasks[1].slug, "thôi").unwrap().plan;
    // The file as it was changes nothing.
    let merged = merge(&file, &chat, &file);
    assert_eq!(merged.plan, chat);
    assert_eq!(merged.kept.len(), 2);
    assert!(merged.kept.iter().all(|kept| kept.stays));
    // A file that changes the same has the last word; what it says about something else does not touch it.
    let mut edited_file = file.clone();
    edited_file.tasks[0].title = "Tên trong tệp".into();
    edited_file.tasks[1].text = "Nội dung trong tệp".into();
    let merged = merge(&file, &chat, &edited_file);
    assert_eq!(merged.plan.tasks[0].title, "Tên trong tệp");
    assert_eq!(merged.plan.tasks[1].text, "Nội dung trong tệp");
    assert_eq!(merged.plan.tasks[1].cancelled.as_deref(), Some("thôi"));
    let kept = |what, stays| Kept { task: slug.clone(), what, stays };
    assert!(merged.kept.contains(&kept("title", false)));
}

#[test]
fn tasks_that_were_added_in_the_chat_outlive_a_file_that_drops_their_unit() {
    let file = song_an();
    let mut draft = Draft::new(2020);
    draft.set_title("Việc thêm").unwrap();
    draft.set_day(day(12, 1), day(11, 20)).unwrap();
    draft.toggle(&"yte".to_owned());
    draft.toggle(&"congan".to_owned());
    let chat = put(&file, &taken(), &draft, draft.task().unwrap()).unwrap().plan;
    let mut smaller = file.clone();
    smaller.units.retain(|unit| unit.slug != "yte");
    let merged = merge(&file, &chat, &smaller);
    assert_eq!(merged.plan.tasks.last().unwrap().lead, ["congan"]);
    assert_eq!(merged.kept, [Kept { task: "them-1".into(), what: "task", stays: true }]);
}

#[test]
fn a_draft_forgets_units_that_a_file_has_dropped() {
    let mut plan = song_an();
    let mut draft = Draft::new(2020);
    draft.set_title("Việc thêm").unwrap();
    draft.set_day(day(12, 1), day(11, 20)).unwrap();
    draft.toggle(&"yte".to_owned());
    plan.units.retain(|unit| unit.slug != "yte");
    draft.drop_unknown_units(&plan);
    assert_eq!((draft.missing(), draft.task()), (vec![Missing::Lead], None));
}

/// One change of the chat or of a file.
fn any_edit() -> impl Strategy<Value = (usize, u8, String)> {
    (0..46usize, 0..4u8, "[a-z]{1,6}")
}

fn edit(plan: &mut Plan, edits: &[(usize, u8, String)]) {
    for (place, field, word) in edits {
        let tasks = plan.tasks.len();
        let task = &mut plan.tasks[place % tasks];
        match field {
            0 => task.title = word.clone(),
            1 => task.text = word.clone(),
            2 => task.cancelled = Some(word.clone()),
            _ => task.schedule = Schedule::Once { due_on: day(12, 1), due_from: Source::Local },
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_merge_follows_whoever_changed_something(
        chat in prop::collection::vec(any_edit(), 0..6),
        file in prop::collection::vec(any_edit(), 0..6),
    ) {
        let last = song_an();
        let (mut now, mut next) = (last.clone(), last.clone());
        edit(&mut now, &chat);
        edit(&mut next, &file);
        // Only one side changed anything: its word counts, whole.
        prop_assert_eq!(&merge(&last, &last, &next).plan, &next);
        prop_assert_eq!(&merge(&last, &now, &last).plan, &now);
        // Done twice it is the same.
        let once = merge(&last, &now, &next).plan;
        prop_assert_eq!(&merge(&next, &once, &next).plan, &once);
        for (place, task) in once.tasks.iter().enumerate() {
            let (last, now, next) = (&last.tasks[place], &now.tasks[place], &next.tasks[place]);
            let expected = if next.title == last.title { &now.title } else { &next.title };
            prop_assert_eq!(&task.title, expected);
        }
    }
}
