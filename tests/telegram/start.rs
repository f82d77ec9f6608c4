//! The first call of a run, and what everybody sees of the bot.

use std::sync::Arc;
use std::time::Duration;

use loa::clock::Clock;
use loa::telegram::{Settings, Telegram, TelegramError};
use serde_json::json;

use super::world::{TOKEN, World, connect};

impl World {
    /// Connects once more, on the folder of a bot that has run before.
    async fn connect_again(&self, token: &str) -> Result<Telegram, TelegramError> {
        let mut tx = self.store.begin(self.clock.now()).await.unwrap();
        tx.set_bot_username("loa_bot").await.unwrap();
        tx.commit().await.unwrap();
        let api_url = Some(self.sandbox.api_url().parse().unwrap());
        let settings = Settings { api_url, ..Settings::new(token.into()) };
        let time_passes = async {
            loop {
                tokio::time::sleep(Duration::from_millis(5)).await;
                self.skip(Duration::from_secs(1));
            }
        };
        tokio::select! {
            connected = connect(settings, &self.store, &self.clock, Arc::default()) => connected,
            never = time_passes => never,
        }
    }
}

#[tokio::test]
async fn a_bot_that_has_run_before_waits_for_telegram() {
    let world = World::new().await;
    for fault in [
        json!({ "mode": "cut_before", "methods": ["getMe"], "times": 8 }),
        json!({ "mode": "retry_after", "retry_after": 40, "methods": ["getMe"], "times": 2 }),
    ] {
        world.fault(fault).await;
        let before = world.clock.monotonic();
        assert_eq!(world.connect_again(TOKEN).await.unwrap().username(), "loa_bot");
        let waited = world.clock.monotonic() - before;
        assert!(waited >= Duration::from_secs(60), "it asked again and again: {waited:?}");
    }
    let refused = world.connect_again("4242:WRONG").await;
    assert!(matches!(refused, Err(TelegramError::WrongToken)), "{refused:?}");
}

#[tokio::test]
async fn menus_that_could_not_be_set_are_set_later() {
    let world = World::new().await;
    // The second of several calls.
    let fault =
        json!({ "mode": "retry_after", "retry_after": 90, "methods": ["setMyShortDescription"], "times": 1 });
    world.fault(fault).await;
    let running = world.run_courier();
    let described = async || world.calls("setmyshortdescription").await.len();
    world.until("it is refused", async || described().await == 1).await;
    world.until("the rest is done", async || !world.calls("setmydescription").await.is_empty()).await;
    world.skip(Duration::from_secs(80));
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(described().await, 1, "it waits as long as Telegram asks for");
    let languages = loa::domain::person::Language::ALL.len();
    world
        .until("all languages have their menus", async || {
            world.skip(Duration::from_secs(5));
            described().await == 1 + languages
        })
        .await;
    running.stop().await;
}
