//! Who comes: in private, from a group, with a change of mind; who is listed and who is reminded.

use std::time::Duration;

use loa::clock::Clock;
use loa::domain::announcement::Answers;
use loa::domain::group::GroupLink;
use loa::domain::ids::ChatId;
use loa::scheduler;
use serde_json::json;

use super::scene::{Phone, UNION, commune, copies_in, newest};
use crate::support::{COORDINATOR, Commune, GROUP, HEALTH_STATION, RESIDENT, STRANGER, at};

const EVENING: &str = "Ngày mai, bà con nhớ";
const MORNING: &str = "Hôm nay, bà con nhớ";

async fn at_last(commune: &Commune, local: &str) {
    commune.clock.advance_to(at(local));
    scheduler::tick(&commune.loa.store, commune.clock.now()).await.unwrap();
    commune.settle().await;
}

/// An invitation for Friday afternoon that everybody has.
async fn invited(commune: &Commune) -> Phone<'_> {
    let union = Phone::of(commune, UNION);
    union.invite("Mời dự lễ", "20/11 lúc 14h").await;
    union.confirm().await;
    union
}

/// How often which answer was given to the newest announcement.
async fn given(commune: &Commune) -> Answers {
    let id = newest(commune).await.id;
    commune.look().await.answers(id).await.unwrap()
}

#[tokio::test]
async fn one_answers_changes_ones_mind_and_the_desk_counts() {
    let commune = commune().await;
    let union = invited(&commune).await;
    let (nga, bia) = (Phone::of(&commune, RESIDENT), Phone::of(&commune, STRANGER));
    assert_eq!(nga.press("Chưa chắc").await, "Đã ghi: chưa chắc. Đổi ý thì bấm lại ạ.");
    let copy = nga.with("Mời dự lễ").await.pop().unwrap();
    assert!(copy.has_button("Chưa chắc ✓") && !copy.has_button("Sẽ đến ✓"), "{copy:?}");
    nga.press("Sẽ đến").await;
    let copy = nga.with("Mời dự lễ").await.pop().unwrap();
    assert!(copy.has_button("Sẽ đến ✓") && !copy.has_button("Chưa chắc ✓"), "{copy:?}");
    bia.press("Không đến").await;
    assert!(bia.last().await.has_button("Không đến ✓"), "{:?}", bia.last().await);
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::seconds(10));
    commune.settle().await;
    let desk = union.with("Đã gửi xong").await.pop().unwrap();
    for counted in ["Sẽ đến 1", "Chưa chắc 0", "Không đến 1"] {
        assert!(desk.text.contains(counted), "{counted}: {desk:?}");
    }
    commune.end().await;
}

#[tokio::test]
async fn what_lies_over_the_desk_stays_there_when_answers_come() {
    let commune = commune().await;
    let union = invited(&commune).await;
    let desk = union.with("Đã gửi xong").await.pop().unwrap();
    union.press_on(&desk, "📣 Thông báo").await;
    let list = union.message(desk.id).await;
    assert!(list.text.contains("Thông báo của xã"), "{list:?}");
    Phone::of(&commune, RESIDENT).press("Sẽ đến").await;
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::seconds(10));
    commune.settle().await;
    assert_eq!(union.message(desk.id).await.text, list.text);
    // Opened again, it is watched there again.
    union.press_in(desk.id, "1").await;
    Phone::of(&commune, STRANGER).press("Sẽ đến").await;
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::seconds(10));
    commune.settle().await;
    assert!(union.message(desk.id).await.text.contains("Sẽ đến 2"), "{:?}", union.message(desk.id).await);
    commune.end().await;
}

#[tokio::test]
async fn only_whoever_agrees_is_listed_and_is_asked_once() {
    let commune = commune().await;
    invited(&commune).await;
    let (nga, bia) = (Phone::of(&commune, RESIDENT), Phone::of(&commune, STRANGER));
    for (phone, button) in [(&nga, "Cho ghi tên"), (&bia, "Chỉ đếm thôi")] {
        phone.press("Sẽ đến").await;
        assert!(phone.screen().await.contains("ghi tên mình"), "{}", phone.screen().await);
        phone.press(button).await;
    }
    let id = newest(&commune).await.id;
    let lines = commune.look().await.answer_lines(id).await.unwrap();
    let names: Vec<_> = lines.iter().map(|line| line.name.as_deref()).collect();
    assert!(names.contains(&Some("Nga")) && names.contains(&None) && names.len() == 2, "{names:?}");
    nga.press("Không đến").await;
    nga.press("Sẽ đến").await;
    assert_eq!(nga.with("ghi tên mình").await.len(), 0, "the question was answered in its place");
    commune.end().await;
}

#[tokio::test]
async fn who_comes_is_reminded_the_evening_before_and_in_the_morning_once_each() {
    let commune = commune().await;
    invited(&commune).await;
    for (id, answer) in [(RESIDENT, "Sẽ đến"), (STRANGER, "Không đến"), (HEALTH_STATION, "Chưa chắc")]
    {
        Phone::of(&commune, id).press(answer).await;
    }
    at_last(&commune, "2020-11-19 17:59").await;
    assert_eq!(copies_in(&commune, RESIDENT, EVENING).await, 0);
    at_last(&commune, "2020-11-19 18:00").await;
    let commune = commune.restart().await;
    at_last(&commune, "2020-11-19 18:30").await;
    assert_eq!(copies_in(&commune, RESIDENT, EVENING).await, 1);
    // Whoever says it now has just read the day.
    Phone::of(&commune, HEALTH_STATION).press("Sẽ đến").await;
    Phone::of(&commune, COORDINATOR).press("Sẽ đến").await;
    at_last(&commune, "2020-11-19 19:00").await;
    assert_eq!(copies_in(&commune, HEALTH_STATION, EVENING).await, 0);
    at_last(&commune, "2020-11-20 06:30").await;
    at_last(&commune, "2020-11-20 09:00").await;
    for (id, expected) in [(RESIDENT, 1), (HEALTH_STATION, 1), (COORDINATOR, 1), (STRANGER, 0), (UNION, 0)] {
        assert_eq!(copies_in(&commune, id, MORNING).await, expected, "{id}");
    }
    for id in [HEALTH_STATION, STRANGER, UNION] {
        assert_eq!(copies_in(&commune, id, EVENING).await, 0, "{id}");
    }
    let nga = Phone::of(&commune, RESIDENT);
    let reminder = nga.with(MORNING).await.pop().unwrap();
    assert!(reminder.text.contains("14:00") && reminder.has_button("Sẽ đến ✓"), "{reminder:?}");
    nga.press_on(&reminder, "Không đến").await;
    let answers = given(&commune).await;
    assert_eq!((answers.coming, answers.not_coming), (2, 2));
    commune.end().await;
}

#[tokio::test]
async fn a_day_offline_makes_one_reminder_and_after_the_event_there_is_none() {
    let commune = commune().await;
    invited(&commune).await;
    Phone::of(&commune, RESIDENT).press("Sẽ đến").await;
    commune.clock.advance_to(at("2020-11-20 08:00"));
    let commune = commune.restart().await;
    at_last(&commune, "2020-11-20 08:01").await;
    let both = copies_in(&commune, RESIDENT, "bà con nhớ").await;
    assert_eq!((both, copies_in(&commune, RESIDENT, MORNING).await), (1, 1));

    // Between the end of the night and the morning's reminder, "tomorrow" is no longer true.
    let union = Phone::of(&commune, UNION);
    union.invite("Mời họp sớm", "21/11 lúc 14h").await;
    union.confirm().await;
    Phone::of(&commune, RESIDENT).press("Sẽ đến").await;
    commune.clock.advance_to(at("2020-11-21 06:10"));
    let commune = commune.restart().await;
    at_last(&commune, "2020-11-21 06:11").await;
    assert_eq!(copies_in(&commune, RESIDENT, EVENING).await, 0, "it is today");
    at_last(&commune, "2020-11-21 06:30").await;
    assert_eq!(copies_in(&commune, RESIDENT, MORNING).await, 2);

    let union = Phone::of(&commune, UNION);
    union.invite("Mời lần hai", "22/11 lúc 8h").await;
    union.confirm().await;
    Phone::of(&commune, RESIDENT).press("Sẽ đến").await;
    commune.clock.advance_to(at("2020-11-22 09:00"));
    let commune = commune.restart().await;
    at_last(&commune, "2020-11-22 09:01").await;
    assert_eq!(copies_in(&commune, RESIDENT, "bà con nhớ").await, 2, "it is over");
    commune.end().await;
}

/// Nothing reaches Telegram from one moment to another.
async fn without_telegram(commune: &Commune, from: &str, until: &str) {
    commune.tell("sandbox/faults", json!({ "mode": "cut_before", "methods": ["sendMessage"] })).await;
    commune.clock.advance_to(at(from));
    scheduler::tick(&commune.loa.store, commune.clock.now()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(commune.loa.store.outbox_size().await.unwrap(), 1, "the control: a reminder waits");
    commune.clock.advance_to(at(until));
    commune.tell("sandbox/faults", json!({ "mode": "none" })).await;
    // Longer than a chat rests after failures.
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::minutes(10));
    commune.settle().await;
}

#[tokio::test]
async fn a_reminder_that_could_not_be_sent_in_time_is_not_sent_late() {
    let commune = commune().await;
    invited(&commune).await;
    Phone::of(&commune, RESIDENT).press("Sẽ đến").await;
    without_telegram(&commune, "2020-11-19 18:00", "2020-11-19 21:05").await;
    assert_eq!(copies_in(&commune, RESIDENT, EVENING).await, 0, "it is night");
    commune.clock.advance_to(at("2020-11-20 06:00"));
    commune.settle().await;
    assert_eq!(copies_in(&commune, RESIDENT, EVENING).await, 0, "it is today");
    without_telegram(&commune, "2020-11-20 06:30", "2020-11-20 14:00").await;
    assert_eq!(copies_in(&commune, RESIDENT, MORNING).await, 0, "it has begun");
    commune.end().await;
}

#[tokio::test]
async fn nobody_is_reminded_of_what_was_recalled_nor_whoever_has_stopped() {
    let commune = commune().await;
    let union = invited(&commune).await;
    let (nga, bia) = (Phone::of(&commune, RESIDENT), Phone::of(&commune, STRANGER));
    nga.press("Sẽ đến").await;
    bia.press("Sẽ đến").await;
    nga.press("Thôi nhận tin").await;
    at_last(&commune, "2020-11-19 18:00").await;
    assert_eq!(copies_in(&commune, RESIDENT, EVENING).await, 0);
    assert_eq!(copies_in(&commune, STRANGER, EVENING).await, 1);
    union.press("↩️ Rút lại").await;
    union.press("↩️ Rút lại").await;
    at_last(&commune, "2020-11-20 06:30").await;
    assert_eq!(copies_in(&commune, STRANGER, MORNING).await, 0);
    // The evening's reminder still has its buttons.
    let evening = bia.with(EVENING).await.pop().unwrap();
    assert_eq!(bia.press_on(&evening, "Không đến").await, "Thông báo này không còn hỏi nữa ạ.");
    commune.end().await;
}

#[tokio::test]
async fn answers_are_taken_on_the_day_and_refused_afterwards() {
    let commune = commune().await;
    invited(&commune).await;
    at_last(&commune, "2020-11-20 20:00").await;
    let nga = Phone::of(&commune, RESIDENT);
    assert!(nga.press("Không đến").await.contains("không đến"));
    at_last(&commune, "2020-11-21 08:00").await;
    assert_eq!(nga.press("Sẽ đến").await, "Thông báo này không còn hỏi nữa ạ.");
    let answers = given(&commune).await;
    assert_eq!((answers.coming, answers.not_coming), (0, 1));
    commune.end().await;
}

#[tokio::test]
async fn a_correction_says_which_day_it_does_not_move() {
    let commune = commune().await;
    let union = invited(&commune).await;
    union.press("✏️ Sửa tin đã gửi").await;
    for words in ["14:00", "20/11", "rút lại tin này"] {
        assert!(union.screen().await.contains(words), "{words}: {}", union.screen().await);
    }
    union.write("Mời dự lễ, dời sang 21/11").await;
    let question = union.last().await;
    assert!(question.text.contains("20/11") && question.has_button("✏️ Sửa"), "{question:?}");
    union.press_on(&question, "✏️ Sửa").await;
    let event = newest(&commune).await.event.unwrap();
    assert_eq!(event.on.to_string(), "2020-11-20");
    // Without a day there is nothing to say.
    union.compose("Tin không mời").await;
    union.confirm().await;
    union.press("✏️ Sửa tin đã gửi").await;
    assert!(!union.screen().await.contains("dời ngày"), "{}", union.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn the_preview_takes_no_answer_and_the_draft_stays_open() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    union.invite("Mời xem trước", "20/11 lúc 14h").await;
    assert!(union.press("Sẽ đến").await.contains("xem trước"));
    assert_eq!(given(&commune).await, Answers::default());
    union.write("thêm một dòng").await;
    assert!(union.screen().await.contains("nhắn thêm"), "{}", union.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn from_a_group_one_answers_in_private_and_guessing_numbers_shows_nothing() {
    let commune = commune().await;
    commune.person(RESIDENT).write_in(GROUP, "/trogiup").await;
    commune.settle().await;
    let mut tx = commune.look().await;
    tx.link_group(ChatId(GROUP), Some(&GroupLink::WholeCommune)).await.unwrap();
    tx.commit().await.unwrap();
    let union = invited(&commune).await;
    let for_residents = newest(&commune).await.id.0;
    union.begin().await;
    union.write("Mời cả nhóm").await;
    union.go(&["Bà con cả xã", "Nhóm Telegram", "Thôn 1", "Quay lại", "Tiếp", "Đặt ngày giờ"]).await;
    union.write("20/11 lúc 14h").await;
    union.go(&["Tiếp", "Tiếp"]).await;
    union.confirm().await;
    let for_groups = newest(&commune).await.id.0;

    let chat = commune.ask(&format!("sandbox/chats/{GROUP}")).await;
    let message = chat["messages"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(message["text"], "Mời cả nhóm");
    let url = message["buttons"][0][0]["url"].as_str().unwrap().to_owned();
    assert_eq!(url, format!("https://t.me/loa_test_bot?start=tin-{for_groups}"));
    let buttons = message["buttons"].as_array().unwrap().iter().flat_map(|row| row.as_array().unwrap());
    assert!(buttons.into_iter().all(|button| button["kind"] == "url"), "nothing to press for all to see");

    // Somebody of the group who has never written before.
    let binh = Phone::of(&commune, 1005);
    binh.write(&format!("/start tin-{for_groups}")).await;
    assert_eq!(binh.with("Mời cả nhóm").await.len(), 1);
    binh.press("Sẽ đến").await;
    assert!(binh.with("Mời cả nhóm").await[0].has_button("Sẽ đến ✓"));
    let answers = given(&commune).await;
    assert_eq!(answers.coming, 1);
    binh.write(&format!("/start tin-{for_groups}")).await;
    assert!(binh.last().await.has_button("Sẽ đến ✓"), "what was answered: {:?}", binh.last().await);

    union.compose("Bản nháp kín").await;
    let draft = newest(&commune).await.id.0;
    for guess in [for_residents, draft, draft + 1, 0, -1, i64::MAX] {
        binh.write(&format!("/start tin-{guess}")).await;
        assert!(binh.screen().await.contains("không còn hỏi"), "{guess}: {}", binh.screen().await);
    }
    for guess in ["tin-", "tin-99999999999999999999", "tin-x"] {
        binh.write(&format!("/start {guess}")).await;
    }
    assert!(!binh.person.heard().await.contains("Mời dự lễ") && !binh.person.heard().await.contains("kín"));
    commune.end().await;
}
