//! Telegram sends updates by itself: each is stored before it is answered, and acts once.

use std::time::Duration;

use loa::store::tally::Tally;
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::world::{AN, BINH, TOKEN, World};

impl World {
    async fn webhook(&self) -> Value {
        let url = format!("{}/bot{TOKEN}/getWebhookInfo", self.sandbox.api_url());
        let answer: Value = reqwest::get(url).await.unwrap().json().await.unwrap();
        answer["result"].clone()
    }

    /// Waits until Telegram sends; gives where.
    async fn address(&self) -> String {
        self.until("the webhook is set", async || self.webhook().await["url"] != "").await;
        self.webhook().await["url"].as_str().unwrap().to_owned()
    }

    async fn waiting(&self) -> u64 {
        self.webhook().await["pending_update_count"].as_u64().unwrap()
    }

    /// As anybody on the internet could.
    async fn knock(&self, secret: Option<&str>, body: &str) -> StatusCode {
        let url = self.address().await;
        let call = reqwest::Client::new().post(url).body(body.to_owned());
        let call = match secret {
            Some(secret) => call.header("X-Telegram-Bot-Api-Secret-Token", secret),
            None => call,
        };
        call.send().await.unwrap().status()
    }
}

#[tokio::test]
async fn what_telegram_sends_is_answered() {
    let world = World::by_webhook().await;
    let running = world.run();
    world.address().await;
    world.write(AN, AN, "/trogiup").await;
    world.settle().await;
    assert_eq!(world.said(AN).await.len(), 1);
    assert!(world.calls("getupdates").await.is_empty(), "nobody polls");
    running.stop().await;
}

#[tokio::test]
async fn killed_at_any_moment_every_update_is_answered_once() {
    let world = World::by_webhook().await;
    for pause in [3, 10, 25, 60, 120, 200] {
        for _ in 0..5 {
            world.write(AN, AN, "/trogiup").await;
            world.write(BINH, BINH, "/trogiup").await;
        }
        let mut running = world.run_receive();
        world.add_dispatch(&mut running);
        tokio::time::sleep(Duration::from_millis(pause)).await;
        running.kill().await;
    }
    let running = world.run();
    world.settle().await;
    for chat in [AN, BINH] {
        assert_eq!(world.said(chat).await.len(), 30);
    }
    running.stop().await;
    assert_eq!(world.store.inbox_size().await.unwrap(), (0, 0));
}

#[tokio::test]
async fn what_cannot_be_stored_is_kept_by_telegram_and_people_get_the_numbers() {
    let world = World::by_webhook().await;
    world.damage("CREATE TRIGGER broken BEFORE INSERT ON inbox BEGIN SELECT RAISE(ABORT, 'full'); END").await;
    let running = world.run();
    world.address().await;
    world.write(AN, AN, "/trogiup").await;
    world
        .until("the numbers are told", async || world.texts(AN).await.iter().any(|text| text.contains("113")))
        .await;
    assert_eq!(world.waiting().await, 1);
    let told = world.said(AN).await.len();
    world.damage("DROP TRIGGER broken").await;
    world.until("it is stored", async || world.waiting().await == 0).await;
    world.settle().await;
    assert_eq!(world.said(AN).await.len(), told + 1);
    running.stop().await;
}

#[tokio::test]
async fn without_the_secret_nothing_is_taken() {
    let world = World::by_webhook().await;
    let running = world.run();
    let update = json!({ "update_id": 5, "message": { "message_id": 1, "date": 1, "text": "/trogiup",
        "chat": { "id": AN, "type": "private", "first_name": "An" },
        "from": { "id": AN, "is_bot": false, "first_name": "An" } } });
    for secret in [None, Some(""), Some("0"), Some("00000000000000000000000000000000")] {
        assert_eq!(world.knock(secret, &update.to_string()).await, StatusCode::UNAUTHORIZED, "{secret:?}");
    }
    world.settle().await;
    assert_eq!(world.said(AN).await.len(), 0);
    let elsewhere = format!("{}x", world.address().await);
    let answer = reqwest::Client::new().post(elsewhere).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    let answer = reqwest::get(world.address().await).await.unwrap();
    assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED);
    running.stop().await;
}

#[tokio::test]
async fn what_cannot_be_read_holds_up_nothing() {
    let world = World::by_webhook().await;
    let running = world.run();
    world.address().await;
    world.push_raw(json!({ "no": "id" })).await;
    world.push_raw(json!(17)).await;
    world.write(AN, AN, "/trogiup").await;
    world.settle().await;
    assert_eq!(world.said(AN).await.len(), 1);
    assert_eq!(world.store.tally(Tally::UnreadableUpdates).await.unwrap(), 2);
    running.stop().await;
}

#[tokio::test]
async fn taken_away_by_another_program_it_is_set_again_after_a_while() {
    let world = World::by_webhook().await;
    let running = world.run();
    let address = world.address().await;
    let set = async |url: &str| {
        let call = format!("{}/bot{TOKEN}/setWebhook", world.sandbox.api_url());
        let answer = reqwest::Client::new().post(call).json(&json!({ "url": url })).send().await.unwrap();
        assert!(answer.status().is_success());
    };
    set("http://127.0.0.1:9/another").await;
    let calls = world.calls("setwebhook").await.len();
    world.skip(Duration::from_secs(60));
    world.until("it is looked at", async || !world.calls("getwebhookinfo").await.is_empty()).await;
    world.skip(Duration::from_secs(29));
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(world.calls("setwebhook").await.len(), calls, "it is not fought over");
    world.skip(Duration::from_secs(2));
    world.until("it is set again", async || world.webhook().await["url"] == address.as_str()).await;
    world.write(AN, AN, "/trogiup").await;
    world.settle().await;
    assert_eq!(world.said(AN).await.len(), 1);
    running.stop().await;
}

/// Telegram does not show the secret: only refused deliveries tell of it.
#[tokio::test]
async fn set_by_another_program_with_another_secret_it_is_set_again() {
    let world = World::by_webhook().await;
    let running = world.run();
    let address = world.address().await;
    let call = format!("{}/bot{TOKEN}/setWebhook", world.sandbox.api_url());
    let wrong = json!({ "url": address, "secret_token": "wrong" });
    let answer = reqwest::Client::new().post(call).json(&wrong).send().await.unwrap();
    assert!(answer.status().is_success());
    world.write(AN, AN, "/trogiup").await;
    world.until("it is refused", async || !world.webhook().await["last_error_message"].is_null()).await;
    assert_eq!((world.waiting().await, world.said(AN).await.len()), (1, 0));
    let calls = world.calls("setwebhook").await.len();
    world
        .until("it is answered", async || {
            world.skip(Duration::from_secs(1));
            world.said(AN).await.len() == 1
        })
        .await;
    assert_eq!(world.calls("setwebhook").await.len(), calls + 1, "it is not fought over");
    running.stop().await;
}

/// From polling to a webhook and back, nothing is lost and nothing acts twice.
#[tokio::test]
async fn one_may_change_between_the_two_ways() {
    let polled = World::new().await;
    let running = polled.run();
    polled.write(AN, AN, "/trogiup").await;
    polled.settle().await;
    running.stop().await;

    let call = format!("{}/bot{TOKEN}/setWebhook", polled.sandbox.api_url());
    let unheard = json!({ "url": "http://127.0.0.1:9/nobody" });
    reqwest::Client::new().post(call).json(&unheard).send().await.unwrap();
    polled.write(AN, AN, "/trogiup").await;
    let running = polled.run();
    polled.until("polling goes on", async || polled.webhook().await["url"] == "").await;
    polled.skip(Duration::from_secs(2));
    polled.settle().await;
    assert_eq!(polled.said(AN).await.len(), 2);
    running.stop().await;
}
