//! A wrong token, a closed port, a second poller; and that the token is never shown.

use std::sync::Arc;
use std::time::Duration;

use loa::clock::{Clock, ManualClock};
use loa::domain::ids::ChatId;
use loa::domain::notice::Notice;
use loa::domain::outgoing::Class;
use loa::store::{Paths, Store};
use loa::telegram::{Settings, Telegram, TelegramError, examine};
use serde_json::json;
use tokio_util::sync::CancellationToken;

use super::world::{AN, BINH, TOKEN, World, connect, say};
use crate::support::log::Log;

async fn try_connect(settings: Settings) -> Result<Telegram, TelegramError> {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
    let clock = Arc::new(ManualClock::starting_at("2020-11-14T02:00:00Z".parse().unwrap()));
    connect(settings, &store, &clock, Arc::default()).await
}

/// The address of a port where nobody listens.
fn closed_port() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

#[tokio::test]
async fn a_wrong_token_is_said_so() {
    let world = World::new().await;
    let api_url = Some(world.sandbox.api_url().parse().unwrap());
    for token in ["4242:WRONG", "nonsense", "", "a/b c?d#e%"] {
        let settings = Settings { api_url: api_url.clone(), ..Settings::new(token.into()) };
        let refused = try_connect(settings.clone()).await;
        assert!(matches!(refused, Err(TelegramError::WrongToken)), "{token:?}: {refused:?}");
        assert!(matches!(examine(&settings).await, Err(TelegramError::WrongToken)), "{token:?}");
    }
    let good = Settings { api_url, ..Settings::new(TOKEN.into()) };
    assert_eq!(examine(&good).await.unwrap().username, "loa_bot");
}

#[tokio::test]
async fn a_token_that_is_revoked_ends_receiving() {
    let world = World::new().await;
    world.fault(json!({ "mode": "status", "status": 401, "methods": ["getUpdates"] })).await;
    let ended = world.telegram.run_receive(CancellationToken::new()).await;
    assert!(matches!(ended, Err(TelegramError::WrongToken)), "{ended:?}");
}

#[tokio::test]
async fn a_server_that_cannot_be_reached_is_said_so_with_a_hint() {
    let settings = Settings { api_url: Some(closed_port().parse().unwrap()), ..Settings::new(TOKEN.into()) };
    let error = try_connect(settings).await.unwrap_err();
    assert!(matches!(error, TelegramError::Unreachable));
    assert!(error.to_string().contains("TELOXIDE_PROXY"));
}

#[tokio::test]
async fn a_proxy_is_really_used() {
    let world = World::new().await;
    for scheme in ["http", "socks5"] {
        let proxy = closed_port().replace("http", scheme);
        let settings = Settings {
            api_url: Some(world.sandbox.api_url().parse().unwrap()),
            proxy: Some(proxy.into()),
            ..Settings::new(TOKEN.into())
        };
        let refused = try_connect(settings).await;
        assert!(matches!(refused, Err(TelegramError::Unreachable)), "{scheme} was passed by: {refused:?}");
    }
}

#[tokio::test]
async fn a_second_poller_is_given_way() {
    let world = World::new().await;
    world.fault(json!({ "mode": "status", "status": 409, "methods": ["getUpdates"], "times": 1 })).await;
    let running = world.run();
    world.until("the conflict is met", async || world.calls("getupdates").await.len() == 1).await;
    world.write(AN, AN, "/trogiup").await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    world.skip(Duration::from_secs(20));
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(world.calls("getupdates").await.len(), 1, "it waits");
    world
        .until("it goes on", async || {
            world.skip(Duration::from_secs(2));
            world.said(AN).await.len() == 1
        })
        .await;
    running.stop().await;
}

#[tokio::test]
async fn a_webhook_that_was_left_behind_is_taken_down() {
    let world = World::new().await;
    let url = format!("{}/bot{TOKEN}/setWebhook", world.sandbox.api_url());
    let hook = json!({ "url": "http://127.0.0.1:9/hook" });
    let set = reqwest::Client::new().post(url).json(&hook).send().await.unwrap();
    assert!(set.status().is_success());
    world.write(AN, AN, "/trogiup").await;
    let running = world.run();
    world
        .until("it is answered", async || {
            world.skip(Duration::from_secs(1));
            world.said(AN).await.len() == 1
        })
        .await;
    running.stop().await;
}

#[tokio::test]
async fn stopping_does_not_wait_for_telegram() {
    let world = World::new().await;
    let running = world.run();
    world.settle().await;
    let began = std::time::Instant::now();
    running.stop().await;
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
}

/// Even if everything that may be asked for is asked for.
#[tokio::test]
async fn the_token_and_what_people_write_are_never_logged() {
    let log = Log::of("trace,reqwest=trace,hyper=trace,teloxide=trace,sqlx=trace");

    let world = World::new().await;
    let running = world.run();
    world.write(AN, AN, "SECRETWORD").await;
    world.push_raw(json!({ "update_id": 50, "message": { "text": "SECRETWORD" } })).await;
    world.settle().await;
    world.fault(json!({ "mode": "cut_before", "times": 8 })).await;
    world.put(loa::domain::outgoing::Class::Answer, AN).await;
    world
        .until("the faults are over", async || {
            world.skip(Duration::from_secs(1));
            world.store.outbox_size().await.unwrap() == 0
        })
        .await;
    running.stop().await;
    world.fault(json!({ "mode": "status", "status": 401 })).await;
    let ended = world.telegram.run_receive(CancellationToken::new()).await;
    let refused = try_connect(Settings {
        api_url: Some(closed_port().parse().unwrap()),
        ..Settings::new(TOKEN.into())
    })
    .await;
    let shown = format!("{ended:?} {refused:?} {:?}", world.telegram);
    let written = log.text();
    assert!(written.contains("WARN"), "the faults are in the log: {written}");
    assert!(!written.contains("SECRET"), "{written}");
    assert!(!shown.contains("SECRET"), "{shown}");
}

/// A row of another version, or damaged, as the head of its chat and class.
#[tokio::test]
async fn a_message_that_cannot_be_read_keeps_no_other_waiting() {
    let world = World::new().await;
    let mut tx = world.store.begin(world.clock.now()).await.unwrap();
    tx.send(Class::Reminder, &say(AN, Notice::Unknown), Some("topic")).await.unwrap();
    tx.commit().await.unwrap();
    world.damage("UPDATE outbox SET sealed = x'00'").await;
    world.put(Class::Answer, AN).await;
    world.put(Class::Reminder, BINH).await;
    let running = world.run_courier();
    let arrived = async || (world.said(AN).await.len(), world.said(BINH).await.len()) == (1, 1);
    world.until("the others arrive", arrived).await;
    // In the same chat, and at once.
    world.put(Class::Answer, AN).await;
    world.until("the next arrives", async || world.said(AN).await.len() == 2).await;

    // Neither a reminder that takes the older one's place nor a chat that cannot be reached fails over it.
    let mut tx = world.store.begin(world.clock.now()).await.unwrap();
    assert_eq!(tx.take_back("topic").await.unwrap(), []);
    tx.commit().await.unwrap();
    assert_eq!(world.store.outbox_size().await.unwrap(), 1, "it is kept");
    world.post(&format!("people/{AN}/block"), json!({ "blocked": true })).await;
    world.put(Class::Answer, AN).await;
    world.put(Class::Answer, BINH).await;
    world.until("others go on", async || world.said(BINH).await.len() == 2).await;
    // Whoever leaves gets nothing that may be private.
    let mut tx = world.store.begin(world.clock.now()).await.unwrap();
    assert_eq!(tx.take_back_private(ChatId(AN)).await.unwrap(), 1);
    tx.commit().await.unwrap();
    world.until("nothing is left", async || world.store.outbox_size().await.unwrap() == 0).await;
    running.stop().await;
}
