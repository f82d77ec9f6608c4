//! Telegram in trouble: too fast, down, cut, slow, files that have expired.

use std::time::Duration;

use loa::domain::announcement::{State, Step};
use loa::domain::outgoing::{File, FileKind};
use serde_json::{Value, json};

use super::town::{ANNOUNCER, MARK, Town, file, text};

/// Sends to everybody while this goes wrong; gives what became of it.
async fn through(fault: Value) -> Town {
    let town = Town::of(60).await;
    let id = town.draft(text(MARK), |_| ()).await;
    let desk = town.begin(id).await;
    town.world.fault(fault).await;
    town.rest().await;
    assert_eq!(town.state(id).await, State::Sent);
    let tally = town.tally(id).await;
    assert_eq!((tally.sent, tally.failed, tally.blocked, tally.left()), (60, 0, 0, 0), "{tally:?}");
    assert!(town.desk(desk).await.contains("Đã gửi 60"), "{}", town.desk(desk).await);
    town
}

#[tokio::test]
async fn asked_to_wait_it_waits() {
    let fault = json!({ "mode": "retry_after", "retry_after": 2, "methods": ["sendMessage"], "times": 20 });
    let town = through(fault).await;
    town.expect_once(MARK).await;
    assert_eq!(town.refusals(429).await, 20);
    town.end().await;
}

#[tokio::test]
async fn asked_to_wait_without_saying_how_long_it_waits_too() {
    let fault = json!({ "mode": "status", "status": 429, "methods": ["sendMessage"], "times": 20 });
    let town = through(fault).await;
    town.expect_once(MARK).await;
    town.end().await;
}

#[tokio::test]
async fn servers_in_trouble_cost_nobody_a_copy() {
    for status in [500, 502, 503] {
        let fault = json!({ "mode": "status", "status": status, "methods": ["sendMessage"], "times": 15 });
        let town = through(fault).await;
        town.expect_once(MARK).await;
        town.end().await;
    }
}

#[tokio::test]
async fn cut_before_it_was_done_it_is_done_again() {
    let town = through(json!({ "mode": "cut_before", "methods": ["sendMessage"], "times": 10 })).await;
    town.expect_once(MARK).await;
    town.end().await;
}

#[tokio::test]
async fn cut_after_it_was_done_no_more_than_these_come_twice() {
    let town = through(json!({ "mode": "cut_after", "methods": ["sendMessage"], "times": 10 })).await;
    let counts = town.copies(MARK).await;
    assert!(counts.iter().all(|count| *count >= 1), "{counts:?}");
    assert!(counts.iter().map(|count| count - 1).sum::<usize>() <= 10, "{counts:?}");
    town.end().await;
}

#[tokio::test]
async fn slow_answers_make_nothing_come_twice() {
    let fault = json!({ "mode": "slow", "delay_ms": 300, "methods": ["sendMessage"], "times": 60 });
    let town = through(fault).await;
    town.expect_once(MARK).await;
    town.end().await;
}

#[tokio::test]
async fn an_hour_without_telegram_only_delays() {
    let town = Town::at_rate(100, 50).await;
    let id = town.send(text(MARK)).await;
    town.sent(id, 10).await;
    town.world.fault(json!({ "mode": "cut_before" })).await;
    for _ in 0..60 {
        town.world.skip(Duration::from_secs(60));
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let tried = town.world.calls("sendmessage").await.len();
    assert!(tried < 400, "{tried} calls while nobody answers");
    town.world.fault(json!({ "mode": "none" })).await;
    town.rest().await;
    assert_eq!(town.state(id).await, State::Sent);
    town.expect_once(MARK).await;
    town.end().await;
}

/// A file that Telegram no longer knows: nobody else is tried, the announcers are told, another picture finishes it.
#[tokio::test]
async fn an_expired_file_breaks_it_off_until_it_is_replaced() {
    let town = Town::of(60).await;
    let good = town.photos(1).await.remove(0);
    let expired = File { kind: FileKind::Photo, id: "AgACAgUAAxkBAAIBexpired".to_owned() };
    let id = town.draft(file(&expired, MARK), |_| ()).await;
    let desk = town.begin(id).await;
    town.rest().await;
    assert_eq!(town.state(id).await, State::Paused);
    let tried = town.world.calls("sendphoto").await.len();
    assert!(tried <= 32, "{tried} were tried");
    let tally = town.tally(id).await;
    assert_eq!((tally.sent, tally.failed, tally.left()), (0, 0, 60), "{tally:?}");
    assert_eq!(town.with_words(ANNOUNCER, "phải tạm dừng").await.len(), 1, "told once");
    assert!(town.desk(desk).await.contains("Đang tạm dừng"), "{}", town.desk(desk).await);

    // Resumed as it is, it breaks off again.
    town.step(id, Step::Resume).await;
    town.rest().await;
    assert_eq!(town.state(id).await, State::Paused);

    town.correct(id, file(&good, "Họp thôn lúc 8 giờ")).await;
    town.step(id, Step::Resume).await;
    town.rest().await;
    assert_eq!(town.state(id).await, State::Sent);
    town.expect_once("lúc 8 giờ").await;
    town.end().await;
}

/// It expires while it is being sent.
#[tokio::test]
async fn what_was_sent_before_the_file_expired_is_not_sent_again() {
    let mut town = Town::at_rate(100, 50).await;
    let good = town.photos(1).await.remove(0);
    let expired = File { kind: FileKind::Photo, id: "AgACAgUAAxkBAAIBexpired".to_owned() };
    let id = town.send(file(&good, MARK)).await;
    town.sent(id, 20).await;
    // As if Telegram had forgotten it: the same words with a file that it does not know.
    let mut tx = town.tx().await;
    let mut announcement = tx.announcement(id).await.unwrap().unwrap();
    announcement.content = Some(file(&expired, MARK));
    tx.save_announcement(&announcement).await.unwrap();
    tx.commit().await.unwrap();
    town.stop_and_start().await;
    town.rest().await;
    assert_eq!(town.state(id).await, State::Paused);
    let sent = town.tally(id).await.sent;
    assert!((20..100).contains(&sent), "{sent}");
    town.correct(id, file(&good, "Họp thôn lúc 8 giờ")).await;
    town.step(id, Step::Resume).await;
    town.rest().await;
    assert_eq!(town.state(id).await, State::Sent);
    town.expect_once("Họp thôn").await;
    town.expect_once("lúc 8 giờ").await;
    town.end().await;
}

/// A correction with a picture that Telegram does not take: the announcers hear of it, and nothing runs in circles.
/// On no list of ours, and the same for every reader.
#[tokio::test]
async fn what_every_reader_is_refused_breaks_it_off_and_fails_nobody() {
    let town = Town::of(60).await;
    let good = town.photos(1).await.remove(0);
    town.world.fault(json!({ "mode": "status", "status": 400, "methods": ["sendPhoto"] })).await;
    let id = town.send(file(&good, MARK)).await;
    town.rest().await;
    assert_eq!(town.state(id).await, State::Paused);
    let tally = town.tally(id).await;
    assert_eq!((tally.sent, tally.failed, tally.left()), (0, 0, 60), "{tally:?}");
    assert_eq!(town.with_words(ANNOUNCER, "phải tạm dừng").await.len(), 1, "told once");
    town.world.fault(json!({ "mode": "none" })).await;
    town.step(id, Step::Resume).await;
    town.rest().await;
    assert_eq!(town.state(id).await, State::Sent);
    town.expect_once(MARK).await;
    town.end().await;
}

#[tokio::test]
async fn a_correction_that_cannot_be_made_is_told() {
    let town = Town::of(30).await;
    let good = town.photos(1).await.remove(0);
    let expired = File { kind: FileKind::Photo, id: "AgACAgUAAxkBAAIBexpired".to_owned() };
    let id = town.send(file(&good, MARK)).await;
    town.rest().await;
    town.correct(id, file(&expired, "Họp thôn lúc 8 giờ")).await;
    town.rest().await;
    let tried = town.world.calls("editmessagemedia").await.len();
    assert!((1..=32).contains(&tried), "{tried} were tried");
    assert_eq!(town.with_words(ANNOUNCER, "Chưa sửa được").await.len(), 1, "told once");
    town.expect_once(MARK).await;
    assert!(town.tally(id).await.outdated > 0, "not shown as corrected");
    town.correct(id, file(&good, "Họp thôn lúc 9 giờ")).await;
    town.rest().await;
    town.expect_once("lúc 9 giờ").await;
    assert_eq!(town.tally(id).await.outdated, 0);
    town.end().await;
}
