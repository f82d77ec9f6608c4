//! What people and networks send that nobody hoped for.

use loa::domain::role::Role;
use loa::plan_file;
use serde_json::json;

use crate::support::{Commune, HEALTH_STATION, RESIDENT, small_plan, song_an};

#[tokio::test]
async fn emoji_markup_and_odd_kinds_get_an_answer_and_break_nothing() {
    let commune = Commune::staffed(song_an(), "2020-11-30 06:00").await;
    let station = commune.person(HEALTH_STATION);
    let hostile = ["\u{1F600}".repeat(2048), "<b>&<a href='x'>".repeat(50), "\u{202E}\u{200B}\0".to_owned()];
    for text in &hostile {
        let heard = station.messages().await.iter().filter(|message| message.from_bot).count();
        station.write(text).await;
        commune.settle().await;
        let now = station.messages().await.iter().filter(|message| message.from_bot).count();
        assert!(now > heard, "no answer to {:?}", &text.chars().take(10).collect::<String>());
    }
    commune.end().await;
}

#[tokio::test]
async fn a_name_full_of_markup_stays_a_name() {
    let commune = Commune::staffed(song_an(), "2020-11-30 06:00").await;
    let code = commune.code(Role::Coordinator).await;
    let resident = commune.person(RESIDENT);
    resident
        .push_raw(json!({
            "update_id": 900_001,
            "message": {
                "message_id": 900, "date": 1_606_700_000, "text": format!("/start {code}"),
                "entities": [{ "type": "bot_command", "offset": 0, "length": 6 }],
                "chat": { "id": RESIDENT, "type": "private", "first_name": "<b>A&B" },
                "from": { "id": RESIDENT, "is_bot": false, "first_name": "<b>A&B", "last_name": "</i>\u{202E}x" },
            }
        }))
        .await;
    resident.write("/start").await;
    commune.settle().await;
    assert!(resident.menu().await.contains(&"moi".to_owned()));
    commune.end().await;
}

#[tokio::test]
async fn updates_that_make_no_sense_are_counted_and_the_rest_goes_on() {
    let commune = Commune::staffed(song_an(), "2020-11-30 06:00").await;
    let resident = commune.person(RESIDENT);
    resident.push_raw(json!({ "update_id": 900_001, "message": { "nonsense": true } })).await;
    resident.push_raw(json!({ "update_id": 900_002 })).await;
    resident
        .push_raw(json!({
            "update_id": 900_003,
            "message": { "message_id": 901, "date": 1, "chat": { "id": RESIDENT, "type": "private" } }
        }))
        .await;
    resident.write("/start").await;
    commune.settle().await;
    assert!(resident.messages().await.iter().any(|message| message.from_bot));
    let (waiting, _) = commune.loa.store.inbox_size().await.unwrap();
    assert_eq!(waiting, 0);
}

#[tokio::test]
async fn an_import_of_a_changed_file_keeps_what_people_did() {
    let task = |due_on: &str, title: &str| {
        format!(
            "[[task]]\nslug = \"t\"\nsection = \"V.4\"\ntitle = \"{title}\"\ntext = \"x\"\nlead = [\"yte\"]\n\
             units_from = \"plan\"\ndue_on = {due_on}\ndue_from = \"local\"\n"
        )
    };
    let old = small_plan(&task("2020-11-20", "Tên cũ"));
    let commune = Commune::staffed(old.clone(), "2020-11-19 06:00").await;
    let station = commune.person(HEALTH_STATION);
    commune.live_until("2020-11-19 08:00").await;
    station.reply(station.last().await.id, "đang làm").await;
    commune.settle().await;

    let new = small_plan(&task("2020-11-25", "Tên mới"));
    assert!(plan_file::difference(Some(&old), &old).is_empty());
    let said = plan_file::difference(Some(&old), &new).to_string();
    assert!(said.contains("2020-11-25") && said.contains("Tên mới"), "{said}");
    for _ in 0..2 {
        let mut tx = commune.loa.store.begin(loa::clock::Clock::now(commune.clock.as_ref())).await.unwrap();
        tx.import(&new).await.unwrap();
        tx.commit().await.unwrap();
    }
    let mut tx = commune.loa.store.begin(loa::clock::Clock::now(commune.clock.as_ref())).await.unwrap();
    let plan = tx.plan_in_force().await.unwrap().unwrap();
    let all = tx.assignments_of_plan(plan.id).await.unwrap();
    drop(tx);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].title, "Tên mới");
    assert_eq!(all[0].due_on.to_string(), "2020-11-25");
    assert_eq!(all[0].state, loa::domain::task::State::InProgress, "the unit's answer is kept");
    commune.end().await;
}

#[tokio::test]
async fn a_changed_rhythm_leaves_done_work_on_its_own_day() {
    let task = |months: &str| {
        format!(
            "[[task]]\nslug = \"t\"\nsection = \"V.4\"\ntitle = \"Họp tháng\"\ntext = \"x\"\nlead = [\"yte\"]\n\
             units_from = \"plan\"\nrecurs = \"0 0 0 10 {months} *\"\ndue_from = \"local\"\n"
        )
    };
    let commune = Commune::staffed(small_plan(&task("4-9")), "2020-04-09 06:00").await;
    let station = commune.person(HEALTH_STATION);
    commune.live_until("2020-04-09 08:00").await;
    let reminder = station.last().await;
    station.reply(reminder.id, "xong rồi ạ").await;
    commune.settle().await;
    station.press("Đúng").await;
    commune.settle().await;

    let mut tx = commune.loa.store.begin(loa::clock::Clock::now(commune.clock.as_ref())).await.unwrap();
    tx.import(&small_plan(&task("6,9"))).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = commune.loa.store.begin(loa::clock::Clock::now(commune.clock.as_ref())).await.unwrap();
    let plan = tx.plan_in_force().await.unwrap().unwrap();
    let all = tx.assignments_of_plan(plan.id).await.unwrap();
    drop(tx);
    let days: Vec<(String, bool)> =
        all.iter().map(|assignment| (assignment.due_on.to_string(), assignment.state.is_open())).collect();
    let expected = [("2020-04-10", false), ("2020-06-10", true), ("2020-09-10", true)];
    assert_eq!(days, expected.map(|(day, open)| (day.to_owned(), open)));
    commune.end().await;
}

#[tokio::test]
async fn a_task_that_left_the_file_is_cancelled_if_somebody_had_worked_on_it() {
    let tasks = "[[task]]\nslug = \"t\"\nsection = \"V.4\"\ntitle = \"Việc\"\ntext = \"x\"\nlead = [\"yte\"]\n\
                 units_from = \"plan\"\ndue_on = 2020-11-20\ndue_from = \"local\"\n";
    let commune = Commune::staffed(small_plan(tasks), "2020-11-19 06:00").await;
    let station = commune.person(HEALTH_STATION);
    commune.live_until("2020-11-19 08:00").await;
    let reminder = station.last().await;
    station.reply(reminder.id, "đang làm").await;
    commune.settle().await;
    let mut tx = commune.loa.store.begin(loa::clock::Clock::now(commune.clock.as_ref())).await.unwrap();
    tx.import(&small_plan(&tasks.replace("\"t\"", "\"another\"").replace("[\"yte\"]", "[\"congan\"]")))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    commune.live_until("2020-11-25 08:00").await;
    let reminders = station.messages().await.iter().filter(|message| message.text.contains("Việc")).count();
    station.press_on(&reminder, &reminder.buttons[0][0]).await;
    commune.settle().await;
    assert!(reminders <= 3, "nothing more is asked");
    commune.end().await;
}
