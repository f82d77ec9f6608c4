//! Power cuts in the middle.

use std::time::Duration;

use loa::domain::announcement::{State, Step};

use super::town::{FOOT, MARK, Town, text};

/// Copies that a kill may make go twice: calls under way, and those that have ended and are not written down.
const IN_HAND: usize = 32;

#[tokio::test]
async fn killed_again_and_again_nobody_is_missed() {
    let mut town = Town::at_rate(300, 150).await;
    let id = town.send(text(MARK)).await;
    for at in [30, 80, 130, 200, 260] {
        town.sent(id, at).await;
        town.kill().await;
    }
    town.rest().await;
    assert_eq!(town.state(id).await, State::Sent);
    let counts = town.copies(MARK).await;
    assert!(counts.iter().all(|count| *count >= 1), "somebody was missed: {counts:?}");
    let twice: usize = counts.iter().map(|count| count - 1).sum();
    // At most what was under way at each of the five moments.
    assert!(twice <= 5 * IN_HAND, "{twice} came twice");
    let tally = town.tally(id).await;
    assert_eq!((tally.sent, tally.left()), (300, 0), "{tally:?}");
    town.end().await;
}

#[tokio::test]
async fn it_can_be_stopped_in_good_order_without_any_double() {
    let mut town = Town::at_rate(200, 100).await;
    let id = town.send(text(MARK)).await;
    for at in [30, 80, 130] {
        town.sent(id, at).await;
        town.stop().await;
        town.start();
    }
    town.rest().await;
    town.expect_once(MARK).await;
    town.end().await;
}

#[tokio::test]
async fn paused_before_the_kill_it_stays_paused() {
    let mut town = Town::at_rate(150, 75).await;
    let id = town.send(text(MARK)).await;
    town.sent(id, 20).await;
    town.step(id, Step::Pause).await;
    town.kill().await;
    town.rest().await;
    let sent = town.tally(id).await.sent;
    town.kill().await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!((town.state(id).await, town.tally(id).await.sent), (State::Paused, sent));
    town.step(id, Step::Resume).await;
    town.kill().await;
    town.rest().await;
    assert_eq!(town.state(id).await, State::Sent);
    let counts = town.copies(MARK).await;
    assert!(counts.iter().all(|count| *count >= 1), "{counts:?}");
    town.end().await;
}

/// The text with the buttons follows its album, whatever happens between.
#[tokio::test]
async fn an_album_that_was_half_sent_is_completed() {
    let mut town = Town::at_rate(30, 60).await;
    let album = town.album(3).await;
    let id = town.draft(album, |_| ()).await;
    town.begin(id).await;
    for _ in 0..4 {
        let at = town.world.calls("sendmediagroup").await.len() + 4;
        let further = async || town.world.calls("sendmediagroup").await.len() >= at.min(29);
        town.world.until("some albums more", further).await;
        town.kill().await;
    }
    town.rest().await;
    assert_eq!(town.state(id).await, State::Sent);
    let (albums, feet) = (town.copies(MARK).await, town.copies(FOOT).await);
    assert!(albums.iter().all(|count| *count >= 1), "{albums:?}");
    assert!(feet.iter().all(|count| *count >= 1), "{feet:?}");
    let twice: usize = albums.iter().chain(&feet).map(|count| count - 1).sum();
    assert!(twice <= 4 * IN_HAND, "{twice} came twice");
    town.end().await;
}
