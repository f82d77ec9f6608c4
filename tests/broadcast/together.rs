//! Several announcements at once.

use loa::domain::announcement::Step;

use super::town::{MARK, Town, text};

#[tokio::test]
async fn two_share_fairly_and_each_comes_once() {
    let town = Town::at_rate(300, 100).await;
    let (first, second) =
        (town.draft(text("Họp thôn"), |_| ()).await, town.draft(text("Khám mắt"), |_| ()).await);
    town.begin(first).await;
    town.begin(second).await;
    let ahead = town.tally(first).await.sent;
    let mut apart = 0;
    loop {
        let (one, other) = (town.tally(first).await.sent - ahead, town.tally(second).await.sent);
        if town.tally(first).await.left() == 0 || other >= 100 {
            break;
        }
        apart = apart.max(one.abs_diff(other));
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    town.rest().await;
    assert!(apart < 30, "{apart} apart");
    town.expect_once("Họp thôn").await;
    town.expect_once("Khám mắt").await;
    assert_eq!(town.refusals(429).await, 0);
    town.end().await;
}

/// What is over is shown as over, and what is taken back is taken back, whatever else is being sent.
#[tokio::test]
async fn a_recall_and_an_end_do_not_wait_for_another_one() {
    let town = Town::at_rate(150, 30).await;
    let short = town.draft(text("Khám mắt"), |_| ()).await;
    let desk = town.begin(short).await;
    town.world.skip(std::time::Duration::from_secs(600));
    town.rest().await;
    let long = town.send(text(MARK)).await;
    town.sent(long, 15).await;
    town.step(short, Step::Recall).await;
    let done = async || town.tally(short).await.deleted == 150;
    town.world.until("it is taken back", done).await;
    assert!(town.tally(long).await.sent < 140, "{:?}", town.tally(long).await);
    let shown = async || town.desk(desk).await.contains("Đã xoá 150");
    town.world.until("that is shown", shown).await;
    assert_eq!(town.copies("Khám mắt").await.iter().sum::<usize>(), 0);
    town.rest().await;
    town.expect_once(MARK).await;
    town.end().await;
}
