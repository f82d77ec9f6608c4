//! Telegram's limits are used to the full and never exceeded.

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta};
use loa::clock::Clock;
use loa::domain::outgoing::Class;
use loa::{sandbox, telegram};
use serde_json::Value;

use super::world::{AN, BINH, GROUP, World};

/// A server that allows no bursts beyond what Telegram states.
fn strict() -> sandbox::Limits {
    sandbox::Limits { chat_burst: 1, ..sandbox::Limits::default() }
}

impl World {
    async fn assert_none_was_too_fast(&self) {
        let calls = self.calls("sendmessage").await;
        let refused = calls.iter().filter(|call| call["error_code"] == 429).count();
        assert_eq!(refused, 0, "of {} calls", calls.len());
    }

    /// Waits until this many messages were sent, without moving the clock.
    async fn wait_for_sends(&self, count: usize) -> Duration {
        let began = Instant::now();
        self.until("all are sent", async || self.calls("sendmessage").await.len() >= count).await;
        began.elapsed()
    }
}

#[tokio::test]
async fn thirty_a_second_over_all_chats() {
    let world = World::with(140, strict(), telegram::Limits::default()).await;
    world.put_all(Class::Reminder, 1..=140).await;
    let running = world.run_courier();
    let taken = world.wait_for_sends(140).await;
    world.assert_none_was_too_fast().await;
    // 15 at once (20 less the reserve), then 30 a second: 4.2 s.
    assert!(taken >= Duration::from_millis(3900), "{taken:?}");
    assert!(taken <= Duration::from_millis(5200), "the limit is not used: {taken:?}");
    running.stop().await;
}

#[tokio::test]
async fn one_a_second_in_a_chat() {
    let world = World::with(2, strict(), telegram::Limits::default()).await;
    world.put_all(Class::Answer, [AN, AN, AN, AN, BINH, BINH, BINH, BINH]).await;
    let running = world.run_courier();
    let taken = world.wait_for_sends(8).await;
    world.assert_none_was_too_fast().await;
    assert!(taken >= Duration::from_millis(2900), "{taken:?}");
    assert!(taken <= Duration::from_millis(3800), "the limit is not used: {taken:?}");
    running.stop().await;
}

#[tokio::test]
async fn twenty_a_minute_in_a_group() {
    let world = World::with(2, strict(), telegram::Limits::default()).await;
    world.put_all(Class::Answer, std::iter::repeat_n(GROUP, 45)).await;
    let running = world.run_courier();
    let began = world.clock.monotonic();
    world
        .until("all are sent", async || {
            world.skip(Duration::from_millis(200));
            world.calls("sendmessage").await.len() >= 45
        })
        .await;
    let taken = world.clock.monotonic() - began;
    world.assert_none_was_too_fast().await;
    let calls = world.calls("sendmessage").await;
    let at = |call: &Value| DateTime::parse_from_rfc3339(call["at"].as_str().unwrap()).unwrap();
    for (first, one_too_many) in calls.iter().zip(&calls[20..]) {
        assert!(at(one_too_many) - at(first) > TimeDelta::seconds(60), "{first} {one_too_many}");
    }
    // 20, one a second; 20 after a minute; the other 5 after another.
    assert!(taken <= Duration::from_secs(135), "the limit is not used: {taken:?}");
    running.stop().await;
}

/// What 30 a second lets through in 300 ms.
const A_MOMENT: usize = 9;

#[tokio::test]
async fn the_urgent_overtakes() {
    let world = World::with(200, strict(), telegram::Limits::default()).await;
    world.put_all(Class::Announcement, 1..=150).await;
    let running = world.run_courier();
    world.wait_for_sends(40).await;
    for (class, chat) in [(Class::Urgent, 190), (Class::Answer, 191), (Class::Urgent, 192)] {
        world.put(class, chat).await;
        let before = world.calls("sendmessage").await.len();
        world.until("it is sent", async || world.said(chat).await.len() == 1).await;
        let calls = world.calls("sendmessage").await;
        let place = calls.iter().position(|call| call["chat_id"] == chat).unwrap();
        // Those that were under way when it came; in one queue it would be the last of all.
        let overtaken_by = place.saturating_sub(before);
        assert!(overtaken_by <= A_MOMENT, "{class:?} went after {overtaken_by} others");
    }
    assert!(world.calls("sendmessage").await.len() < 120, "the announcement is still under way");
    world.assert_none_was_too_fast().await;
    running.stop().await;
}

#[tokio::test]
async fn within_a_chat_the_order_holds() {
    let world = World::new().await;
    let notices = [
        loa::domain::notice::Notice::Unknown,
        loa::domain::notice::Notice::ChooseLanguage,
        loa::domain::notice::Notice::GroupHelp,
        loa::domain::notice::Notice::NoPlan,
    ];
    for notice in notices.iter().cycle().take(40) {
        world.put_deed(Class::Answer, super::world::say(AN, notice.clone())).await;
    }
    let running = world.run_courier();
    world.until("all are sent", async || world.said(AN).await.len() == 40).await;
    let texts = world.texts(AN).await;
    for (index, text) in texts.iter().enumerate() {
        assert_eq!(text, &texts[index % 4], "at {index}");
    }
    assert_ne!(texts[0], texts[1]);
    running.stop().await;
}
