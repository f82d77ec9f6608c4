//! People who have blocked the bot, and accounts that are gone.

use loa::clock::Clock;
use loa::domain::announcement::{State, Step};
use loa::domain::ids::ChatId;
use serde_json::json;

use super::town::{MARK, Town, text};

#[tokio::test]
async fn whoever_cannot_be_reached_is_marked_and_left_alone_until_they_write() {
    let mut town = Town::of(100).await;
    // It does not hear of it beforehand.
    town.stop().await;
    let (blocked, gone) = (11..=40, 41..=50);
    for id in blocked.clone() {
        town.block(id).await;
    }
    for id in gone.clone() {
        town.world.post(&format!("people/{id}/deactivate"), json!({ "deactivated": true })).await;
    }
    let id = town.draft(text(MARK), |_| ()).await;
    let courier = town.world.run_courier();
    let desk = town.begin(id).await;
    town.world.until("it is sent", async || town.state(id).await == State::Sent).await;
    courier.stop().await;
    town.start();
    town.rest().await;
    let tally = town.tally(id).await;
    assert_eq!((tally.sent, tally.blocked, tally.failed, tally.left()), (60, 40, 0, 0), "{tally:?}");
    let shown = town.desk(desk).await;
    assert!(shown.contains("Đã gửi 60 · Đã chặn Loa 40 · Lỗi 0 · Còn 0"), "{shown}");

    // The next one does not even try.
    let second = text("Khám mắt");
    let second = town.draft(second, |_| ()).await;
    let count = town.tx().await.count_readers(second, town.world.clock.now()).await.unwrap();
    assert_eq!(count.people, 60);
    let refused = town.refusals(403).await;
    town.begin(second).await;
    town.rest().await;
    assert_eq!(town.refusals(403).await, refused, "they were tried again");
    assert_eq!(town.tally(second).await.blocked, 0);

    // One comes back.
    town.world.post("people/11/block", json!({ "blocked": false })).await;
    town.world.write(11, 11, "Chào Loa").await;
    let back = async || !town.world.said(11).await.is_empty();
    town.world.until("the one who came back is answered", back).await;
    let third = town.send(text("Tiêm phòng")).await;
    town.rest().await;
    assert_eq!(town.with_words(11, "Tiêm phòng").await.len(), 1);
    assert_eq!(town.tally(third).await.sent, 61);
    town.end().await;
}

#[tokio::test]
async fn whoever_blocks_in_the_middle_is_passed_over_by_corrections_and_recalls() {
    let town = Town::of(20).await;
    let id = town.draft(text(MARK), |_| ()).await;
    let desk = town.begin(id).await;
    town.rest().await;
    for person in 11..=15 {
        town.block(person).await;
    }
    town.correct(id, text("Họp thôn lúc 8 giờ")).await;
    town.rest().await;
    for person in [2, 10, 16, 20] {
        assert_eq!(town.with_words(person, "lúc 8 giờ").await.len(), 1, "{person}");
    }
    assert_eq!(town.tally(id).await.outdated, 0);
    town.step(id, Step::Recall).await;
    town.rest().await;
    // Telegram lets a bot delete its messages from a chat that has blocked it, or does not: no copy is left uncounted.
    let tally = town.tally(id).await;
    assert_eq!(tally.deleted + tally.overwritten + tally.out_of_reach, 20, "{tally:?}");
    let left: usize = town.copies("Họp thôn").await.iter().sum();
    assert_eq!(u32::try_from(left).unwrap(), tally.out_of_reach, "{tally:?}");
    assert!(town.desk(desk).await.contains("Còn 0"), "{}", town.desk(desk).await);
    town.end().await;
}

/// Somebody stops everything while an announcement is on its way.
#[tokio::test]
async fn whoever_stops_everything_gets_no_copy_any_more() {
    let town = Town::at_rate(150, 50).await;
    let id = town.send(text(MARK)).await;
    town.sent(id, 5).await;
    let last = town.people;
    let mut tx = town.tx().await;
    let person = tx.person_in(ChatId(last)).await.unwrap().unwrap();
    tx.set_stopped(person.id, true).await.unwrap();
    tx.drop_unwanted_copies(ChatId(last)).await.unwrap();
    tx.commit().await.unwrap();
    town.rest().await;
    assert_eq!(town.with_words(last, MARK).await.len(), 0);
    let tally = town.tally(id).await;
    assert_eq!((tally.recipients, tally.sent, tally.left()), (149, 149, 0), "{tally:?}");
    town.end().await;
}
