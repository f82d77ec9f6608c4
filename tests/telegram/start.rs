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
