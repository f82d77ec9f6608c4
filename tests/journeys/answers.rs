//! Everyday words as answers.

use crate::support::{COORDINATOR, Commune, HEALTH_STATION, small_plan};

const TWO: &str = r#"
[[task]]
slug = "a"
section = "V.4"
title = "Nói chuyện ở thôn 1"
text = "Một."
lead = ["yte"]
units_from = "plan"
due_on = 2020-11-20
due_from = "local"

[[task]]
slug = "b"
section = "V.4"
title = "Phát tờ rơi ở chợ"
text = "Hai."
lead = ["yte"]
units_from = "plan"
due_on = 2020-11-20
due_from = "local"
"#;

fn only_first() -> &'static str {
    TWO.split_once("\n\n").unwrap().0
}

#[tokio::test]
async fn several_tasks_of_one_morning_are_one_message_and_answered_by_number() {
    let commune = Commune::staffed(small_plan(TWO), "2020-11-19 06:00").await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));
    let before = station.messages().await.len();
    commune.live_until("2020-11-19 08:00").await;
    let messages = station.messages().await;
    assert_eq!(messages.len(), before + 1, "one message for the morning");
    let reminder = messages.last().unwrap().clone();
    assert!(reminder.text.contains("thôn 1") && reminder.text.contains("tờ rơi"), "{}", reminder.text);

    station.reply(reminder.id, "2 xin thêm 3 ngày").await;
    commune.settle().await;
    assert!(coordinator.last().await.text.contains("Phát tờ rơi ở chợ"), "{}", coordinator.last().await.text);

    station.reply(reminder.id, "xong").await;
    commune.settle().await;
    let question = station.last().await;
    assert!(question.text.contains("thôn 1"), "with several tasks open it asks which: {}", question.text);
    assert!(!coordinator.heard().await.contains("Nói chuyện ở thôn 1"), "nothing was guessed");
    commune.end().await;
}

#[tokio::test]
async fn a_written_done_is_confirmed_by_a_tap_and_a_not_done_is_never_done() {
    let commune = Commune::staffed(small_plan(only_first()), "2020-11-19 06:00").await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));
    commune.live_until("2020-11-19 08:00").await;
    let reminder = station.last().await;
    for words in ["chưa xong", "chua xong dau", "xong đâu mà xong", "ok ạ", "đang làm", "abc xyz"] {
        station.reply(reminder.id, words).await;
        commune.settle().await;
    }
    commune.leap_to("2020-11-19 09:00").await;
    assert!(!coordinator.heard().await.contains("Nói chuyện ở thôn 1"), "{}", coordinator.heard().await);

    station.write("xong roi a").await;
    commune.settle().await;
    assert!(!coordinator.last().await.has_button("Xác nhận"), "a tap comes first");
    let question = station.last().await;
    station.press_on(&question, &question.buttons[0][0]).await;
    commune.settle().await;
    commune.leap_to("2020-11-19 09:30").await;
    assert!(coordinator.last().await.has_button("Xác nhận"));
    commune.end().await;
}

#[tokio::test]
async fn a_call_for_help_reaches_the_coordinator_in_its_own_words() {
    let commune = Commune::staffed(small_plan(only_first()), "2020-11-19 06:00").await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));
    commune.live_until("2020-11-19 08:00").await;
    station.write("bên em vướng kinh phí, nhờ xã hỗ trợ").await;
    commune.settle().await;
    assert!(coordinator.last().await.text.contains("vướng kinh phí"), "{}", coordinator.last().await.text);
    commune.end().await;
}

#[tokio::test]
async fn another_date_can_be_written_and_an_impossible_one_is_asked_again() {
    let commune = Commune::staffed(small_plan(only_first()), "2020-11-19 06:00").await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));
    commune.live_until("2020-11-19 08:00").await;
    station.press("hêm").await;
    commune.settle().await;
    station.press("hác").await;
    commune.settle().await;
    station.write("không biết nữa").await;
    commune.settle().await;
    station.write("đến 25/11").await;
    commune.settle().await;
    assert!(coordinator.last().await.text.contains("25/11"), "{}", coordinator.last().await.text);
    commune.end().await;
}

#[tokio::test]
async fn photos_find_their_task_by_the_message_they_answer_or_ask_for_it() {
    let commune = Commune::staffed(small_plan(TWO), "2020-11-19 06:00").await;
    let station = commune.person(HEALTH_STATION);
    commune.live_until("2020-11-19 08:00").await;
    station.send_photo(None, "", None).await;
    commune.settle().await;
    let question = station.last().await;
    assert!(question.text.contains("thôn 1") && question.text.contains("tờ rơi"), "{}", question.text);
    let second = question.buttons.iter().flatten().find(|label| label.contains('2')).unwrap().clone();
    station.press_on(&question, &second).await;
    commune.settle().await;
    let taken = station.messages().await;
    assert!(taken.iter().any(|message| message.text.contains("tờ rơi") && message.id > question.id));

    let reminder = taken.iter().find(|message| message.from_bot && message.text.contains("tờ rơi")).unwrap();
    for piece in 0..4 {
        station.send_photo(Some(reminder.id), if piece == 0 { "1" } else { "" }, Some("album")).await;
    }
    commune.settle().await;
    let mut tx = commune.loa.store.begin(loa::clock::Clock::now(commune.clock.as_ref())).await.unwrap();
    let plan = tx.plan_in_force().await.unwrap().unwrap();
    let mut kept = 0;
    for assignment in tx.assignments_of_plan(plan.id).await.unwrap() {
        kept += tx.evidence_of(assignment.id).await.unwrap().len();
    }
    drop(tx);
    assert_eq!(kept, 5, "one photo and an album of four, none lost");
    commune.end().await;
}

#[tokio::test]
async fn words_without_a_reply_are_about_the_task_that_lies_open() {
    let commune = Commune::staffed(small_plan(TWO), "2020-11-19 06:00").await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));
    commune.live_until("2020-11-19 08:00").await;
    station.press("2").await;
    commune.settle().await;
    station.write("xin thêm 3 ngày ạ").await;
    commune.settle().await;
    assert!(coordinator.last().await.text.contains("tờ rơi"), "{}", coordinator.last().await.text);
    commune.end().await;
}
