//! Words, files and buttons that come at the wrong moment go where they belong, or nowhere.

use loa::clock::Clock;
use loa::domain::task::{Assignment, State};

use crate::support::{COORDINATOR, Commune, HEALTH_STATION, small_plan};

pub fn task(slug: &str, title: &str, due_on: &str) -> String {
    format!(
        r#"
[[task]]
slug = "{slug}"
section = "V.4"
title = "{title}"
text = "Lời của kế hoạch."
lead = ["yte"]
units_from = "plan"
due_on = {due_on}
due_from = "local"
"#
    )
}

pub fn talks() -> String {
    task("a", "Nói chuyện ở thôn 1", "2020-11-20")
}

pub fn two() -> String {
    talks() + &task("b", "Phát tờ rơi ở chợ", "2020-11-20")
}

pub async fn assignment(commune: &Commune, title: &str) -> Assignment {
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    let plan = tx.plan_in_force().await.unwrap().unwrap();
    let all = tx.assignments_of_plan(plan.id).await.unwrap();
    all.into_iter().find(|assignment| assignment.title == title).unwrap()
}

/// How many files are kept with a task.
pub async fn files(commune: &Commune, title: &str) -> usize {
    let id = assignment(commune, title).await.id;
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    tx.evidence_of(id).await.unwrap().len()
}

#[tokio::test]
async fn results_that_come_after_the_report_was_returned_are_no_report() {
    let commune = Commune::staffed(small_plan(&talks()), "2020-11-19 06:00").await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));
    commune.live_until("2020-11-19 08:00").await;
    station.press("ong").await;
    commune.settle().await;
    commune.leap_to("2020-11-19 08:11").await;
    coordinator.press("Gửi lại").await;
    commune.settle().await;
    coordinator.write("Xin bổ sung số người dự").await;
    commune.settle().await;
    let told = coordinator.messages().await.len();
    let returned = station.last().await;
    station.reply(returned.id, "dạ 35 người dự").await;
    commune.settle().await;
    assert_eq!(coordinator.messages().await.len(), told, "there is nothing new to confirm");
    assert!(station.last().await.has_button("xong"), "{:?}", station.last().await);
    assert_eq!(assignment(&commune, "Nói chuyện ở thôn 1").await.state, State::Returned);
    commune.end().await;
}

#[tokio::test]
async fn thanks_are_not_added_to_a_report() {
    let commune = Commune::staffed(small_plan(&talks()), "2020-11-19 06:00").await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));
    commune.live_until("2020-11-19 08:00").await;
    station.press("ong").await;
    commune.settle().await;
    station.write("35 người dự").await;
    commune.settle().await;
    let told = coordinator.messages().await.len();
    let taken = station.last().await;
    station.reply(taken.id, "vâng ạ").await;
    commune.settle().await;
    assert_eq!(coordinator.messages().await.len(), told, "{}", coordinator.last().await.text);
    commune.end().await;
}

#[tokio::test]
async fn a_button_instead_of_the_answer_drops_the_question() {
    let commune = Commune::staffed(small_plan(&talks()), "2020-11-19 06:00").await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));
    commune.live_until("2020-11-19 08:00").await;
    for leave in ["Quay lại", "/viec"] {
        station.press("trợ").await;
        commune.settle().await;
        match leave {
            "/viec" => drop(station.write(leave).await),
            _ => drop(station.press(leave).await),
        }
        commune.settle().await;
        station.write("tuần này tập huấn nhé").await;
        commune.settle().await;
        let heard = coordinator.heard().await;
        assert!(!heard.contains("tập huấn"), "{leave}: {heard}");
        station.write("/viec").await;
        commune.settle().await;
        station.press("1").await;
        commune.settle().await;
    }
    commune.end().await;
}

#[tokio::test]
async fn the_reason_may_be_written_after_a_look_at_the_evidence() {
    let commune = Commune::staffed(small_plan(&talks()), "2020-11-19 06:00").await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));
    commune.live_until("2020-11-19 08:00").await;
    station.press("ong").await;
    commune.settle().await;
    station.send_photo(None, "35 người dự", None).await;
    commune.settle().await;
    coordinator.press("Gửi lại").await;
    commune.settle().await;
    coordinator.press("inh chứng").await;
    commune.settle().await;
    coordinator.write("Ảnh mờ quá, xin chụp lại").await;
    commune.settle().await;
    assert!(station.last().await.text.contains("Ảnh mờ quá"), "{}", station.last().await.text);
    commune.end().await;
}

#[tokio::test]
async fn every_piece_of_an_album_waits_for_its_task() {
    let commune = Commune::staffed(small_plan(&two()), "2020-11-19 06:00").await;
    let station = commune.person(HEALTH_STATION);
    commune.live_until("2020-11-19 08:00").await;
    for _ in 0..3 {
        station.send_photo(None, "", Some("album")).await;
    }
    commune.settle().await;
    station.press("2").await;
    commune.settle().await;
    assert_eq!(files(&commune, "Phát tờ rơi ở chợ").await, 3);
    assert_eq!(files(&commune, "Nói chuyện ở thôn 1").await, 0);
    commune.end().await;
}

#[tokio::test]
async fn a_photo_that_waits_goes_to_the_task_that_is_named_by_a_number_with_its_caption() {
    for (words, asks) in [("2", "đã nhận 1 ảnh"), ("2 xong rồi", "đã xong rồi phải không")] {
        let commune = Commune::staffed(small_plan(&two()), "2020-11-19 06:00").await;
        let station = commune.person(HEALTH_STATION);
        commune.live_until("2020-11-19 08:00").await;
        station.send_photo(None, "Bà con ở chợ", None).await;
        commune.settle().await;
        station.write(words).await;
        commune.settle().await;
        assert!(station.last().await.text.contains(asks), "{words}: {}", station.last().await.text);
        let id = assignment(&commune, "Phát tờ rơi ở chợ").await.id;
        let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
        let kept = tx.evidence_of(id).await.unwrap();
        let captions: Vec<_> = kept.iter().map(|piece| piece.caption.as_str()).collect();
        assert_eq!(captions, ["Bà con ở chợ"], "{words}");
        drop(tx);
        commune.end().await;
    }
}

#[tokio::test]
async fn a_photo_that_waits_goes_to_the_task_that_is_answered_for_with_a_button() {
    for button in ["Đã xong", "hêm", "trợ"] {
        let commune = Commune::staffed(small_plan(&two()), "2020-11-19 06:00").await;
        let station = commune.person(HEALTH_STATION);
        commune.live_until("2020-11-19 08:00").await;
        station.press("1").await;
        commune.settle().await;
        let card = station.last().await;
        // Another list: the card lies open no more.
        station.write("/viec").await;
        commune.settle().await;
        station.send_photo(None, "", None).await;
        commune.settle().await;
        assert_eq!(files(&commune, "Nói chuyện ở thôn 1").await, 0, "it waits for its task");
        station.press_on(&card, button).await;
        commune.settle().await;
        assert_eq!(files(&commune, "Nói chuyện ở thôn 1").await, 1, "{button}");
        commune.end().await;
    }
}

#[tokio::test]
async fn an_album_stays_together_when_its_caption_ends_the_report() {
    let commune = Commune::staffed(small_plan(&two()), "2020-11-19 06:00").await;
    let station = commune.person(HEALTH_STATION);
    commune.live_until("2020-11-19 08:00").await;
    station.press("1").await;
    commune.settle().await;
    station.press("ong").await;
    commune.settle().await;
    for caption in ["35 người dự", "", ""] {
        station.send_photo(None, caption, Some("album")).await;
    }
    commune.settle().await;
    assert_eq!(files(&commune, "Nói chuyện ở thôn 1").await, 3);
    assert_eq!(files(&commune, "Phát tờ rơi ở chợ").await, 0, "a file went to the wrong task");
    commune.end().await;
}

#[tokio::test]
async fn an_album_after_the_report_is_told_to_the_coordinator_in_few_messages() {
    let commune = Commune::staffed(small_plan(&talks()), "2020-11-19 06:00").await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));
    commune.live_until("2020-11-19 08:00").await;
    station.press("ong").await;
    commune.settle().await;
    station.write("35 người dự").await;
    commune.settle().await;
    let taken = station.last().await;
    for _ in 0..8 {
        station.send_photo(Some(taken.id), "", Some("album")).await;
    }
    commune.settle().await;
    assert_eq!(files(&commune, "Nói chuyện ở thôn 1").await, 8);
    let told = coordinator.heard().await.matches("gửi thêm minh chứng").count();
    assert!((1..8).contains(&told), "{told} messages for one album");
    commune.end().await;
}

#[tokio::test]
async fn a_photo_after_the_report_is_not_taken_for_the_other_task() {
    let commune = Commune::staffed(small_plan(&two()), "2020-11-19 06:00").await;
    let station = commune.person(HEALTH_STATION);
    commune.live_until("2020-11-19 08:00").await;
    station.press("1").await;
    commune.settle().await;
    station.press("ong").await;
    commune.settle().await;
    let question = station.last().await;
    station.write("35 người dự").await;
    commune.settle().await;
    station.send_photo(None, "", None).await;
    commune.settle().await;
    assert_eq!(files(&commune, "Nói chuyện ở thôn 1").await, 1, "it is the report's that was just taken");
    // Another list: the report lies open no more.
    station.write("/viec").await;
    commune.settle().await;
    station.send_photo(None, "", None).await;
    commune.settle().await;
    assert_eq!(files(&commune, "Phát tờ rơi ở chợ").await, 0, "it was guessed");
    let which = station.last().await;

    // A tap on the old question takes nothing away from the file that waits.
    station.press_on(&question, &question.buttons[0][0]).await;
    commune.settle().await;
    let first = which.text.lines().position(|line| line.contains("thôn 1")).unwrap();
    let second = which.text.lines().position(|line| line.contains("tờ rơi")).unwrap();
    station.press_on(&which, if first < second { "1" } else { "2" }).await;
    commune.settle().await;
    assert_eq!(files(&commune, "Nói chuyện ở thôn 1").await, 2);
    commune.end().await;
}

#[tokio::test]
async fn a_number_means_the_list_that_was_shown_last() {
    let tasks = talks()
        + &task("b", "Phát tờ rơi ở chợ", "2020-11-25")
        + &task("c", "Tập huấn cán bộ thôn", "2020-11-25");
    let commune = Commune::staffed(small_plan(&tasks), "2020-11-16 06:00").await;
    let (station, coordinator) = (commune.person(HEALTH_STATION), commune.person(COORDINATOR));
    commune.live_until("2020-11-18 08:00").await;
    let reminder = station.last().await;
    assert!(!reminder.text.contains("thôn 1") && reminder.text.contains("1. "), "{}", reminder.text);
    station.write("1 xin thêm 3 ngày").await;
    commune.settle().await;
    assert!(coordinator.last().await.text.contains("Phát tờ rơi"), "{}", coordinator.last().await.text);
    commune.end().await;
}

#[tokio::test]
async fn the_button_of_a_task_that_is_gone_does_not_act_on_a_new_one() {
    let commune = Commune::staffed(small_plan(&two()), "2020-11-19 06:00").await;
    let station = commune.person(HEALTH_STATION);
    commune.live_until("2020-11-19 08:00").await;
    let reminder = station.last().await;
    for tasks in [talks(), talks() + &task("c", "Tập huấn cán bộ thôn", "2020-12-20")] {
        let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
        tx.import(&small_plan(&tasks)).await.unwrap();
        tx.commit().await.unwrap();
    }
    station.press_on(&reminder, "2").await;
    commune.settle().await;
    assert!(!station.heard().await.contains("Tập huấn"), "{}", station.last().await.text);
    commune.end().await;
}

#[tokio::test]
async fn a_unit_whose_people_have_all_blocked_the_bot_is_seen_to_get_no_reminders() {
    let commune = Commune::staffed(small_plan(&talks()), "2020-11-19 06:00").await;
    let coordinator = commune.person(COORDINATOR);
    commune.person(HEALTH_STATION).block(true).await;
    commune.live_until("2020-11-20 08:00").await;
    coordinator.write("/tiendo").await;
    commune.settle().await;
    let board = coordinator.last().await.text;
    let unreached = board.lines().find(|line| line.contains("đã chặn Loa")).unwrap();
    assert!(unreached.contains("Trạm Y tế"), "{board}");
    commune.end().await;
}
