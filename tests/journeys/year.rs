//! A whole year of the real plan.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use loa::domain::plan::Plan;
use loa::domain::role::Rank;

use crate::support::{Commune, ZONE, song_an};

const HEADS: [(i64, &str); 2] = [(1004, "yte"), (1006, "hlhpn")];

#[tokio::test(flavor = "multi_thread")]
async fn every_reminder_of_2020_is_there_once_at_half_past_seven() {
    let mut plan = song_an();
    // Announcements have stories of their own.
    plan.campaigns.clear();
    let commune = Commune::found(plan.clone(), "2020-01-01 00:00").await;
    for (head, unit) in HEADS {
        commune.appoint_member(head, unit, Rank::Head).await;
    }
    let started = Instant::now();
    commune.live_until("2020-12-31 23:00").await;
    println!("the year took {:?}", started.elapsed());

    for (head, unit) in HEADS {
        let mut got: BTreeMap<NaiveDate, Vec<String>> = BTreeMap::new();
        for message in commune.person(head).messages().await.iter().skip(2).filter(|message| message.from_bot)
        {
            let at: chrono::DateTime<chrono::Utc> = message.date.parse().unwrap();
            let at = at.with_timezone(&ZONE);
            assert_eq!(at.format("%H:%M").to_string(), "07:30", "{}", message.text);
            // On the day of an event everybody is told that there is news.
            if message.text == "📣 Xã có tin mới" {
                continue;
            }
            got.entry(at.date_naive()).or_default().push(message.text.clone());
        }
        for (day, messages) in &got {
            assert_eq!(messages.len(), 1, "one message a morning, {day}");
        }
        let expected = mornings(&plan, unit);
        assert_eq!(got.keys().copied().collect::<BTreeSet<_>>(), expected.keys().copied().collect());
        for (day, titles) in expected {
            let text = &got[&day][0];
            // Long mornings name the first eight tasks and point to the list.
            let numbered = text
                .lines()
                .filter(|line| line.split_once(". ").is_some_and(|(n, _)| n.parse::<u8>().is_ok()));
            let named = titles.iter().filter(|title| text.contains(title.as_str())).count();
            assert_eq!(numbered.count().max(1), titles.len().min(8), "{unit} {day}: {titles:?} in {text}");
            assert!(named >= titles.len().min(8), "{unit} {day}: {titles:?} in {text}");
        }
    }
    commune.end().await;
}

/// The rules of product.md, told again in another way: for each morning the titles that are due.
fn mornings(plan: &Plan, unit: &str) -> BTreeMap<NaiveDate, Vec<String>> {
    let holiday = |day: NaiveDate| plan.holidays.iter().any(|holiday| holiday.on == day);
    let working = |day: NaiveDate| !holiday(day) && !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let mut mornings: BTreeMap<NaiveDate, Vec<String>> = BTreeMap::new();
    let end = NaiveDate::from_ymd_opt(2020, 12, 31).unwrap();
    for task in &plan.tasks {
        let slug = unit.to_owned();
        let (leads, supports) = (task.lead.contains(&slug), task.support.contains(&slug));
        if !leads && !supports {
            continue;
        }
        for due in plan.due_dates(task) {
            // The days on which a rung falls, in order.
            let mut rungs: Vec<NaiveDate> =
                plan.reminders.days_before.iter().map(|days| due - Days::new(u64::from(*days))).collect();
            rungs.push(due);
            let mut overdue = 0;
            for day in due.iter_days().skip(1).take_while(|day| *day <= end) {
                if working(day) {
                    overdue += 1;
                    if overdue % 2 == 0 {
                        rungs.push(day);
                    }
                }
            }
            rungs.retain(|day| *day >= NaiveDate::from_ymd_opt(2020, 1, 1).unwrap());
            // A rung on a holiday moves to the next day that is none, and merges there.
            let mut days: BTreeSet<NaiveDate> = rungs
                .into_iter()
                .map(|day| day.iter_days().find(|day| !holiday(*day)).unwrap())
                .filter(|day| *day <= end)
                .collect();
            if !leads {
                days = days.into_iter().filter(|day| *day <= due).take(1).collect();
            }
            for day in days {
                mornings.entry(day).or_default().push(task.title.clone());
            }
        }
    }
    mornings
}
