//! Silent units are asked after: once a day, never at night, and their answer is understood.

use loa::clock::Clock;
use loa::domain::role::Rank;

use super::scene::{POLICE, UNION, commune, coordinator, history, open};
use crate::announcements::scene::Phone;
use crate::changes::scene;
use crate::support::{Commune, HEALTH_DEPUTY, HEALTH_STATION};

/// After three reminders without an answer, on a working day at nine.
async fn silent() -> Commune {
    let commune = commune("2020-11-05 12:00").await;
    commune.live_until("2020-11-17 09:00").await;
    commune
}

/// Goes on to the health station's silence.
async fn station_shown(coordinator: &Phone<'_>) -> crate::support::people::Message {
    let list = open(coordinator).await;
    let shown = coordinator.message(list.id).await;
    assert!(shown.text.contains("Trạm Y tế chưa trả lời sau nhiều lần nhắc"), "{}", shown.text);
    shown
}

#[tokio::test]
async fn a_nudge_names_what_is_due_and_its_answer_is_understood() {
    let commune = silent().await;
    commune.appoint_member(HEALTH_DEPUTY, "yte", Rank::Deputy).await;
    let (hanh, station) = (coordinator(&commune), Phone::of(&commune, HEALTH_STATION));
    let shown = station_shown(&hanh).await;
    assert!(shown.text.contains("Tư vấn sức khỏe (20/11)"), "{}", shown.text);
    hanh.press_on(&shown, "Nhắc đơn vị này").await;
    let next = hanh.message(shown.id).await;
    assert!(next.text.contains("Đã nhắc Trạm Y tế: 2 người nhận"), "{}", next.text);
    let nudge = station.last().await;
    assert!(nudge.text.contains("Đầu mối của xã nhờ Loa hỏi thăm thêm"), "{}", nudge.text);
    assert!(nudge.text.contains("Tư vấn sức khỏe") && nudge.has_button("Đã xong"), "{}", nudge.text);
    assert!(Phone::of(&commune, HEALTH_DEPUTY).screen().await.contains("Tư vấn sức khỏe"), "the deputy too");

    station.person.reply(nudge.id, "xong rồi ạ").await;
    commune.settle().await;
    let question = station.last().await;
    assert!(
        question.text.contains("Tư vấn sức khỏe") && question.has_button("Đúng, đã xong"),
        "{}",
        question.text
    );
    assert!(history(&commune).await.contains(&"nudged".to_owned()));
    assert!(!open(&hanh).await.text.contains("Trạm Y tế chưa trả lời"), "asked today, so it is off the list");
    commune.end().await;
}

#[tokio::test]
async fn once_a_day_is_enough_and_a_second_press_says_when() {
    let commune = silent().await;
    let (hanh, station) = (coordinator(&commune), Phone::of(&commune, HEALTH_STATION));
    // Two lists are open, as on two phones of one account.
    let (old, shown) = (station_shown(&hanh).await, station_shown(&hanh).await);
    hanh.press_on(&shown, "Nhắc đơn vị này").await;
    let heard = station.person.messages().await.len();
    hanh.press_on(&old, "Nhắc đơn vị này").await;
    let again = hanh.message(old.id).await;
    assert!(again.text.contains("Hôm nay đã nhắc Trạm Y tế lúc 9:0"), "{}", again.text);
    assert_eq!(station.person.messages().await.len(), heard);

    // The next day it may be asked after again.
    commune.leap_to("2020-11-18 10:00").await;
    let shown = station_shown(&hanh).await;
    hanh.press_on(&shown, "Nhắc đơn vị này").await;
    assert_eq!(station.with("hỏi thăm thêm").await.len(), 2);
    commune.end().await;
}

#[tokio::test]
async fn at_night_it_waits_for_the_morning_also_over_a_restart() {
    let commune = silent().await;
    commune.clock.advance_to(crate::support::at("2020-11-17 22:00"));
    let hanh = coordinator(&commune);
    let (old, shown) = (station_shown(&hanh).await, station_shown(&hanh).await);
    for list in [&shown, &old] {
        hanh.press_on(list, "Nhắc đơn vị này").await;
        let next = hanh.message(list.id).await.text;
        assert!(next.contains("Loa sẽ nhắc Trạm Y tế lúc 7:30, thứ Tư, 18/11"), "{next}");
    }
    let commune = commune.restart().await;
    let station = Phone::of(&commune, HEALTH_STATION);
    assert_eq!(station.with("hỏi thăm thêm").await.len(), 0);
    commune.live_until("2020-11-18 07:00").await;
    assert_eq!(station.with("hỏi thăm thêm").await.len(), 0, "not before the morning");
    commune.live_until("2020-11-18 07:31").await;
    assert_eq!(station.with("hỏi thăm thêm").await.len(), 1);
    // In the morning the station was also nudged by the clock only once.
    commune.live_until("2020-11-18 12:00").await;
    assert_eq!(station.with("hỏi thăm thêm").await.len(), 1);
    commune.end().await;
}

#[tokio::test]
async fn a_unit_that_answers_at_night_is_not_asked_in_the_morning() {
    let commune = silent().await;
    commune.clock.advance_to(crate::support::at("2020-11-17 22:00"));
    let (hanh, station) = (coordinator(&commune), Phone::of(&commune, HEALTH_STATION));
    let shown = station_shown(&hanh).await;
    hanh.press_on(&shown, "Nhắc đơn vị này").await;
    super::scene::report(&commune, HEALTH_STATION, "Đã xong, 40 người").await;
    commune.live_until("2020-11-18 12:00").await;
    assert_eq!(station.with("hỏi thăm thêm").await.len(), 0);
    commune.end().await;
}

#[tokio::test]
async fn all_are_asked_after_one_question_and_requested_units_kindly() {
    let commune = silent().await;
    let (hanh, union) = (coordinator(&commune), Phone::of(&commune, UNION));
    // The police have blocked the bot meanwhile.
    commune.person(POLICE).block(true).await;
    Phone::of(&commune, HEALTH_STATION).write("đang làm ạ").await;
    let list = open(&hanh).await;
    let shown = hanh.message(list.id).await;
    assert!(shown.text.contains("Công an xã") || shown.text.contains("Hội Liên hiệp"), "{}", shown.text);
    hanh.press_on(&shown, "Nhắc cả 2 đơn vị").await;
    let question = hanh.message(list.id).await;
    assert!(question.text.contains("Công an xã; Hội Liên hiệp Phụ nữ xã"), "{}", question.text);
    assert_eq!(union.with("hỏi thăm thêm").await.len(), 0, "it asks first");
    hanh.press_on(&question, "Quay lại").await;
    hanh.press_on(&hanh.message(list.id).await, "Nhắc cả 2 đơn vị").await;
    let question = hanh.message(list.id).await;
    hanh.press_on(&question, "Nhắc tất cả").await;
    let next = hanh.message(list.id).await;
    assert!(next.text.contains("Đã nhắc 1 đơn vị: 1 người nhận"), "{}", next.text);
    assert!(next.text.contains("Chưa có ai nhận được tin: Công an xã"), "{}", next.text);
    let nudge = union.last().await;
    assert!(
        nudge.text.contains("Kính đề nghị") && nudge.text.contains("kính nhờ Loa hỏi thăm"),
        "{}",
        nudge.text
    );
    assert_eq!(Phone::of(&commune, HEALTH_STATION).with("hỏi thăm thêm").await.len(), 0, "it has answered");
    hanh.press_on(&question, "Nhắc tất cả").await;
    assert_eq!(union.with("hỏi thăm thêm").await.len(), 1);
    commune.end().await;
}

#[tokio::test]
async fn the_mornings_rung_is_part_of_the_nudge_that_came_before_it() {
    let commune = silent().await;
    // The 19th is a rung (the day before); at seven the coordinator is faster.
    commune.live_until("2020-11-19 07:00").await;
    let (hanh, station) = (coordinator(&commune), Phone::of(&commune, HEALTH_STATION));
    let shown = station_shown(&hanh).await;
    hanh.press_on(&shown, "Nhắc đơn vị này").await;
    let heard = station.person.messages().await.len();
    commune.live_until("2020-11-19 12:00").await;
    assert_eq!(station.person.messages().await.len(), heard, "not twice within half an hour");
    commune.live_until("2020-11-20 08:00").await;
    assert_eq!(station.person.messages().await.len(), heard + 1, "the ladder goes on");
    assert!(commune.clock.now() > crate::support::at("2020-11-20 07:00"));
    commune.end().await;
}

#[tokio::test]
async fn a_nudge_after_a_date_was_moved_leaves_the_reminders_before_the_new_one() {
    let commune = silent().await;
    let (hanh, station) = (coordinator(&commune), Phone::of(&commune, HEALTH_STATION));
    scene::open(&hanh, "Tư vấn sức khỏe").await;
    hanh.go(&["✏️ Sửa việc này", "Hạn"]).await;
    hanh.write("15/12").await;
    hanh.press("✅ Lưu").await;
    let shown = station_shown(&hanh).await;
    hanh.press_on(&shown, "Nhắc đơn vị này").await;
    assert!(station.screen().await.contains("hỏi thăm thêm"), "{}", station.screen().await);
    for (day, left) in [("2020-12-01", "còn 14 ngày"), ("2020-12-12", "còn 3 ngày")] {
        commune.live_until(&format!("{day} 08:00")).await;
        let reminder = station.screen().await;
        assert!(reminder.contains("Tư vấn sức khỏe") && reminder.contains(left), "{day}: {reminder}");
    }
    commune.end().await;
}
