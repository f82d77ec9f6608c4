//! The main story: a reminder, three more days, a report with a photo, a confirmation.

use loa::domain::task::State;

use crate::support::{COORDINATOR, Commune, HEALTH_STATION, small_plan};

const TALKS: &str = r#"
[[task]]
slug = "v-4-1"
section = "V.4"
title = "Nói chuyện về sức khỏe sinh sản"
text = "Tăng cường công tác truyền thông và hoạt động tư vấn."
lead = ["yte"]
units_from = "plan"
due_on = 2020-11-20
due_from = "local"
"#;

#[tokio::test]
async fn the_health_station_asks_for_time_reports_with_a_photo_and_is_confirmed() {
    let commune = Commune::staffed(small_plan(TALKS), "2020-11-19 06:00").await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));

    commune.live_until("2020-11-19 08:00").await;
    let reminder = station.last().await;
    assert!(reminder.text.contains("Nói chuyện về sức khỏe sinh sản"), "{}", reminder.text);
    assert!(reminder.date.starts_with("2020-11-19T00:30"), "07:30 in the commune, not {}", reminder.date);

    station.reply(reminder.id, "dạ chưa xong, xin thêm 3 ngày ạ").await;
    commune.settle().await;
    assert!(station.last().await.text.contains("23/11"), "{}", station.last().await.text);
    assert!(coordinator.last().await.text.contains("23/11"), "{}", coordinator.last().await.text);

    coordinator.press("Đồng ý").await;
    commune.settle().await;
    assert!(station.last().await.text.contains("23/11"), "{}", station.last().await.text);
    assert!(!coordinator.last().await.has_button("Đồng ý"), "a decided card has no buttons to decide");

    let known = station.messages().await.len();
    commune.leap_to("2020-11-19 15:00").await;
    assert_eq!(station.messages().await.len(), known, "no reminder on the day of the grant");
    commune.live_until("2020-11-22 08:00").await;
    let reminder = station.last().await;
    assert!(reminder.text.contains("23/11"), "the ladder goes on: {}", reminder.text);
    station.reply(reminder.id, "xong rồi ạ").await;
    commune.settle().await;
    let question = station.last().await;
    station.press_on(&question, &question.buttons[0][0]).await;
    commune.settle().await;
    station.send_photo(None, "", None).await;
    commune.settle().await;
    station.write("Đã nói chuyện ở 2 thôn, 42 người dự, 30 nữ 12 nam").await;
    commune.settle().await;

    let card = coordinator.last().await;
    for words in ["Trạm Y tế", "42", "30", "12", "Đã nói chuyện ở 2 thôn"] {
        assert!(card.text.contains(words), "{words:?} is missing in {}", card.text);
    }
    let files = || async {
        coordinator.messages().await.into_iter().filter(|message| message.media.is_some()).count()
    };
    coordinator.press("inh chứng").await;
    commune.settle().await;
    assert_eq!(files().await, 1, "the photo is shown to the coordinator");

    coordinator.press("Xác nhận").await;
    commune.settle().await;
    assert!(station.last().await.text.contains("Nói chuyện về sức khỏe sinh sản"));
    let mut tx = commune.loa.store.begin(loa::clock::Clock::now(commune.clock.as_ref())).await.unwrap();
    let plan = tx.plan_in_force().await.unwrap().unwrap();
    let states: Vec<State> =
        tx.assignments_of_plan(plan.id).await.unwrap().iter().map(|assignment| assignment.state).collect();
    assert_eq!(states, [State::Confirmed]);
    drop(tx);

    let known = station.messages().await.len();
    commune.live_until("2020-12-10 08:00").await;
    assert_eq!(station.messages().await.len(), known, "what is confirmed is not reminded of");
    commune.end().await;
}

#[tokio::test]
async fn a_returned_report_comes_back_with_its_reason() {
    let commune = Commune::staffed(small_plan(TALKS), "2020-11-19 06:00").await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));
    commune.live_until("2020-11-19 08:00").await;
    station.press("ong").await;
    commune.settle().await;
    station.write("đã làm").await;
    commune.settle().await;

    coordinator.press("Gửi lại").await;
    commune.settle().await;
    coordinator.write("Xin bổ sung số người dự").await;
    commune.settle().await;
    assert!(station.last().await.text.contains("Xin bổ sung số người dự"), "{}", station.last().await.text);

    station.press("ong").await;
    commune.settle().await;
    station.write("35 người dự").await;
    commune.settle().await;
    assert!(coordinator.last().await.text.contains("35"), "{}", coordinator.last().await.text);
    commune.end().await;
}

#[tokio::test]
async fn a_report_without_results_reaches_the_coordinator_after_ten_minutes() {
    let commune = Commune::staffed(small_plan(TALKS), "2020-11-19 06:00").await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));
    commune.live_until("2020-11-19 08:00").await;
    station.press("ong").await;
    commune.settle().await;
    assert!(!coordinator.last().await.has_button("Xác nhận"), "the results may still come");
    commune.leap_to("2020-11-19 08:11").await;
    assert!(coordinator.last().await.has_button("Xác nhận"), "{:?}", coordinator.last().await);
    commune.end().await;
}

#[tokio::test]
async fn a_report_returned_while_its_results_were_waited_for_is_not_told_of_any_more() {
    let commune = Commune::staffed(small_plan(TALKS), "2020-11-19 06:00").await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));
    commune.live_until("2020-11-19 08:00").await;
    station.press("ong").await;
    commune.settle().await;

    coordinator.write("/tiendo").await;
    commune.settle().await;
    coordinator.press("2").await;
    commune.settle().await;
    coordinator.press("Duyệt 1").await;
    commune.settle().await;
    coordinator.press("Gửi lại").await;
    commune.settle().await;
    coordinator.write("Xin bổ sung số người dự").await;
    commune.settle().await;
    let known = coordinator.messages().await.len();
    commune.leap_to("2020-11-19 08:11").await;
    assert_eq!(coordinator.messages().await.len(), known, "it was decided");

    station.press("ong").await;
    commune.settle().await;
    commune.leap_to("2020-11-19 08:22").await;
    assert_eq!(coordinator.messages().await.len(), known + 1, "the next report is told of");
    assert!(coordinator.last().await.has_button("Xác nhận"), "{:?}", coordinator.last().await);
    commune.leap_to("2020-11-19 09:22").await;
    assert_eq!(coordinator.messages().await.len(), known + 1, "once");
    commune.end().await;
}

#[tokio::test]
async fn a_photo_with_its_results_below_gets_one_answer() {
    let commune = Commune::staffed(small_plan(TALKS), "2020-11-19 06:00").await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));
    commune.live_until("2020-11-19 08:00").await;
    station.press("xong").await;
    commune.settle().await;
    let heard = station.messages().await.len();
    station.send_photo(None, "42 người dự, 30 nữ 12 nam", None).await;
    commune.settle().await;
    assert_eq!(station.messages().await.len(), heard + 2, "the photo and one answer");
    let card = coordinator.last().await;
    assert!(card.text.contains("42") && card.has_button("inh chứng"), "{card:?}");
    commune.end().await;
}

#[tokio::test]
async fn of_two_coordinators_the_second_hears_that_it_is_decided() {
    let commune = Commune::staffed(small_plan(TALKS), "2020-11-19 06:00").await;
    commune.appoint(1009, loa::domain::role::Role::Coordinator).await;
    let (first, second) = (commune.person(COORDINATOR), commune.person(1009));
    let station = commune.person(HEALTH_STATION);
    commune.live_until("2020-11-19 08:00").await;
    let reminder = station.last().await;
    station.reply(reminder.id, "xin thêm 3 ngày").await;
    commune.settle().await;

    let known = station.messages().await.len();
    let (one, other) = tokio::join!(first.press("Đồng ý"), second.press("Giữ hạn cũ"));
    commune.settle().await;
    assert_eq!(
        [one, other].iter().filter(|toast| toast.is_empty()).count(),
        1,
        "exactly one of them decided"
    );
    assert_eq!(station.messages().await.len(), known + 1, "the station hears one decision");
    commune.end().await;
}

#[tokio::test]
async fn what_the_coordinator_missed_can_still_be_decided() {
    let tasks = format!("{TALKS}\n{}", TALKS.replace("v-4-1", "v-4-2").replace("Nói chuyện về", "Khám"));
    let commune = Commune::staffed(small_plan(&tasks), "2020-11-19 06:00").await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));
    commune.live_until("2020-11-19 08:00").await;
    let reminder = station.last().await;
    coordinator.block(true).await;
    station.press_on(&reminder, "1").await;
    commune.settle().await;
    station.press("ong").await;
    commune.settle().await;
    station.write("35 người dự").await;
    station.write("2 xin thêm 3 ngày").await;
    commune.settle().await;
    coordinator.block(false).await;

    coordinator.write("/tiendo").await;
    commune.settle().await;
    coordinator.press("2").await;
    commune.settle().await;
    let list = coordinator.last().await;
    for button in ["Duyệt 1", "Duyệt 2"] {
        coordinator.press_on(&list, button).await;
        commune.settle().await;
        let card = coordinator.last().await;
        coordinator.press_on(&card, &card.buttons[0][0]).await;
        commune.settle().await;
    }
    let mut tx = commune.loa.store.begin(loa::clock::Clock::now(commune.clock.as_ref())).await.unwrap();
    let plan = tx.plan_in_force().await.unwrap().unwrap();
    let all = tx.assignments_of_plan(plan.id).await.unwrap();
    let mut states: Vec<State> = all.iter().map(|assignment| assignment.state).collect();
    states.sort_by_key(|state| state.name());
    assert_eq!(states, [State::Confirmed, State::InProgress]);
    drop(tx);

    station.write("/tiendo").await;
    commune.settle().await;
    station.press("2").await;
    commune.settle().await;
    assert!(!station.last().await.has_button("Duyệt"), "a unit does not decide");
    commune.end().await;
}
