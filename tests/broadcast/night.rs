//! Announcements and the quiet hours.

use std::time::Duration;

use chrono::{DateTime, Utc};
use loa::domain::announcement::{State, Step};

use super::town::{MARK, Town, text};
use crate::support::at;

/// A town a little before a local time; it is quiet from `night` to `morning`.
async fn town(local: &str) -> Town {
    let town = Town::at_rate(120, 30).await;
    town.world.clock.advance_to(at(local));
    town
}

impl Town {
    /// The quiet hours as the plan has them, for the courier.
    async fn falls_silent_until(&self, morning: DateTime<Utc>) {
        *self.world.quiet.lock().unwrap() = Some(morning);
    }
}

const NIGHT: &str = "2020-11-14 21:00";
const MORNING: &str = "2020-11-15 06:00";

#[tokio::test]
async fn it_pauses_at_nine_and_goes_on_at_six() {
    let mut town = town("2020-11-14 20:50").await;
    let id = town.draft(text(MARK), |_| ()).await;
    let desk = town.begin(id).await;
    town.sent(id, 30).await;
    town.world.clock.advance_to(at(NIGHT));
    town.falls_silent_until(at(MORNING)).await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let sent = town.tally(id).await.sent;
    assert!((30..100).contains(&sent), "{sent}");
    tokio::time::sleep(Duration::from_millis(1000)).await;
    assert_eq!(town.tally(id).await.sent, sent, "nothing goes at night");
    assert_eq!(town.state(id).await, State::Sending);
    // It is edited every three seconds at most.
    let counted = format!("Đã gửi {sent} ");
    let rests = |shown: String| shown.contains("Giờ nghỉ") && shown.contains(&counted);
    town.world.until("the desk rests", async || rests(town.desk(desk).await)).await;

    // A power cut in the night changes nothing.
    town.world.clock.advance_to(at("2020-11-15 02:00"));
    town.kill().await;
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert_eq!(town.tally(id).await.sent, sent, "nothing goes at night");

    town.world.clock.advance_to(at(MORNING));
    town.rest().await;
    assert_eq!(town.state(id).await, State::Sent);
    let counts = town.copies(MARK).await;
    assert!(counts.iter().all(|count| *count >= 1), "{counts:?}");
    assert!(!town.desk(desk).await.contains("Giờ nghỉ"), "{}", town.desk(desk).await);
    assert_eq!(town.refusals(429).await, 0);
    town.end().await;
}

#[tokio::test]
async fn begun_at_night_it_waits_for_the_morning() {
    let town = town("2020-11-14 23:00").await;
    town.falls_silent_until(at(MORNING)).await;
    let id = town.draft(text(MARK), |_| ()).await;
    let desk = town.begin(id).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(town.tally(id).await.sent, 0);
    town.world.clock.advance_to(at(MORNING));
    town.rest().await;
    town.expect_once(MARK).await;
    assert!(town.desk(desk).await.contains("Đã gửi 120"), "{}", town.desk(desk).await);
    town.end().await;
}

/// Nobody hears an edit or a deletion: what is wrong is mended, and taken back, at once.
#[tokio::test]
async fn corrections_and_recalls_go_on_at_night() {
    let town = town("2020-11-14 20:50").await;
    let id = town.draft(text(MARK), |_| ()).await;
    let desk = town.begin(id).await;
    town.sent(id, 40).await;
    town.world.clock.advance_to(at(NIGHT));
    town.falls_silent_until(at(MORNING)).await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let sent = town.tally(id).await.sent;
    town.correct(id, text("Họp thôn lúc 8 giờ")).await;
    let mended = async || town.tally(id).await.outdated == 0;
    town.world.until("the copies are mended", mended).await;
    assert_eq!(town.tally(id).await.sent, sent, "nothing new goes at night");
    let old: usize = town.copies(MARK).await.iter().sum();
    let new: usize = town.copies("lúc 8 giờ").await.iter().sum();
    assert_eq!(old, new);

    town.step(id, Step::Recall).await;
    let gone = async || town.tally(id).await.deleted == sent;
    town.world.until("the copies are taken back", gone).await;
    assert_eq!(town.copies(MARK).await.iter().sum::<usize>(), 0);
    town.rest().await;
    assert!(town.desk(desk).await.contains("Đã rút lại"), "{}", town.desk(desk).await);
    town.world.clock.advance_to(at(MORNING));
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(town.copies(MARK).await.iter().sum::<usize>(), 0, "nothing of it goes in the morning");
    town.end().await;
}
