//! Updates are stored before they are confirmed, and act once, in order.

use std::time::Duration;

use loa::store::inbox::Waiting;
use loa::store::tally::Tally;
use serde_json::json;

use super::world::{AN, BINH, GROUP, World, contains};

impl World {
    async fn inbox(&self) -> Vec<Waiting> {
        self.store.updates_after(0, 1000).await.unwrap()
    }

    async fn wait_for_inbox(&self, count: usize) {
        self.until("the inbox fills", async || self.inbox().await.len() == count).await;
    }

    async fn pending(&self) -> u64 {
        let url = format!("{}/bot{}/getWebhookInfo", self.sandbox.api_url(), super::world::TOKEN);
        let answer: serde_json::Value = reqwest::get(url).await.unwrap().json().await.unwrap();
        answer["result"]["pending_update_count"].as_u64().unwrap()
    }
}

#[tokio::test]
async fn updates_are_stored_before_they_are_confirmed() {
    let world = World::new().await;
    for text in ["one", "two", "three"] {
        world.write(AN, AN, text).await;
    }
    // The inbox cannot be written: nothing may be confirmed.
    world.damage("CREATE TRIGGER broken BEFORE INSERT ON inbox BEGIN SELECT RAISE(ABORT, 'full'); END").await;
    let running = world.run_receive();
    world.until("updates are asked for", async || !world.calls("getupdates").await.is_empty()).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(world.pending().await, 3);
    assert!(world.inbox().await.is_empty());
    world.damage("DROP TRIGGER broken").await;
    world.skip(Duration::from_secs(30));
    world.wait_for_inbox(3).await;
    world.until("they are confirmed", async || world.pending().await == 0).await;
    running.stop().await;
}

#[tokio::test]
async fn killed_at_any_moment_every_update_is_answered_once() {
    let world = World::new().await;
    for _ in 0..40 {
        world.write(AN, AN, "/trogiup").await;
        world.write(BINH, BINH, "/trogiup").await;
    }
    for pause in [1, 4, 15, 30, 60, 90] {
        let mut running = world.run_receive();
        world.add_dispatch(&mut running);
        tokio::time::sleep(Duration::from_millis(pause)).await;
        running.kill().await;
    }
    let running = world.run();
    world.settle().await;
    for chat in [AN, BINH] {
        assert_eq!(world.said(chat).await.len(), 40);
    }
    running.stop().await;
    assert_eq!(world.store.inbox_size().await.unwrap(), (0, 0));
}

#[tokio::test]
async fn a_repeated_update_acts_once() {
    let world = World::new().await;
    let running = world.run();
    for _ in 0..3 {
        world.push_raw(json!({ "update_id": 700, "message": help_by(AN, 1) })).await;
        world.settle().await;
    }
    assert_eq!(world.said(AN).await.len(), 1);
    running.stop().await;
}

#[tokio::test]
async fn update_ids_may_start_anew_lower() {
    let world = World::new().await;
    let running = world.run();
    world.push_raw(json!({ "update_id": 4_000_000_000_u32, "message": help_by(AN, 1) })).await;
    world.settle().await;
    world.push_raw(json!({ "update_id": 12, "message": help_by(AN, 2) })).await;
    world.settle().await;
    assert_eq!(world.said(AN).await.len(), 2);
    assert_eq!(world.store.receive_offset().await.unwrap(), Some(13));
    running.stop().await;
}

#[tokio::test]
async fn what_cannot_be_read_is_counted_and_the_rest_goes_on() {
    let world = World::new().await;
    world.push_raw(json!({ "update_id": 1, "unheard": { "of": true } })).await;
    world.push_raw(json!({ "update_id": 2, "message": { "chat": { "id": AN } } })).await;
    world.push_raw(json!({ "no": "id" })).await;
    world.push_raw(json!(17)).await;
    world.push_raw(json!({ "update_id": "three" })).await;
    world.push_raw(json!({ "update_id": 9, "message": help_by(AN, 1) })).await;
    let running = world.run();
    world.settle().await;
    assert_eq!(world.said(AN).await.len(), 1);
    assert_eq!(world.store.tally(Tally::UnreadableUpdates).await.unwrap(), 5);
    assert_eq!(world.store.inbox_size().await.unwrap(), (0, 2), "those with an id are kept for a day");
    running.stop().await;
}

#[tokio::test]
async fn group_talk_is_never_stored() {
    let world = World::new().await;
    world.write(GROUP, AN, "/viec SECRETWORD").await;
    let chat = json!({ "id": GROUP, "type": "group", "title": "Village" });
    let talk = json!({ "message_id": 5, "date": 1, "chat": chat, "from": user(AN), "text": "SECRETWORD" });
    for kind in ["message", "edited_message", "channel_post"] {
        world.push_raw(json!({ "update_id": 90, kind: talk })).await;
    }
    let query =
        json!({ "id": "1", "from": user(AN), "chat_instance": "1", "data": "SECRETWORD", "message": talk });
    world.push_raw(json!({ "update_id": 91, "callback_query": query })).await;
    world.write(GROUP, AN, "/trogiup").await;
    let receiving = world.run_receive();
    world.wait_for_inbox(1).await;
    receiving.stop().await;
    let kept = world.store.open_update(&world.inbox().await[0]).unwrap();
    assert!(contains(&kept, "/trogiup") && !contains(&kept, "SECRETWORD"));
    // What is private is stored, but sealed.
    world.write(AN, AN, "SECRETWORD").await;
    let receiving = world.run_receive();
    world.wait_for_inbox(2).await;
    receiving.stop().await;
    assert!(!contains(&world.bytes_on_disk(), "SECRETWORD") && !contains(&world.bytes_on_disk(), "trogiup"));
}

#[tokio::test]
async fn groups_get_help_and_nothing_else() {
    let world = World::new().await;
    let running = world.run();
    for text in ["/trogiup", "/start@loa_bot", "/rieng", "/trogiup@other_bot", "/viec@loa_bot"] {
        world.write(GROUP, AN, text).await;
    }
    world.settle().await;
    assert_eq!(world.said(GROUP).await.len(), 3);
    assert!(world.said(AN).await.is_empty(), "nobody is written to privately because of a group");
    running.stop().await;
}

#[tokio::test]
async fn a_failing_update_holds_its_own_chat_in_order_and_no_other() {
    let world = World::new().await;
    let running = world.run();
    world.write(AN, AN, "/start").await;
    world.settle().await;
    let before = world.said(AN).await.len();
    // An's open step cannot be opened any more: what An writes fails, commands that do not look at it would not.
    world.damage("CREATE TABLE kept AS SELECT * FROM dialogue").await;
    world.damage("UPDATE dialogue SET sealed = x'00'").await;
    world.write(AN, AN, "/huy").await;
    world.write(AN, AN, "/trogiup").await;
    world.write(BINH, BINH, "/trogiup").await;
    world.until("Binh is answered", async || world.said(BINH).await.len() == 1).await;
    world
        .until("An's first attempt failed", async || {
            world.store.updates_after(0, 9).await.unwrap().iter().any(|waiting| waiting.attempts == 1)
        })
        .await;
    assert_eq!(world.said(AN).await.len(), before, "the second must not overtake the first");
    world.damage("DELETE FROM dialogue").await;
    world.damage("INSERT INTO dialogue SELECT * FROM kept").await;
    world.skip(Duration::from_secs(2));
    world.settle().await;
    let said = world.texts(AN).await;
    assert_eq!(said.len(), before + 2);
    assert_ne!(said[before], said[before + 1]);
    assert!(said[before + 1].contains("/ngonngu"), "help comes last: {said:?}");
    running.stop().await;
}

#[tokio::test]
async fn what_fails_again_and_again_is_set_aside_and_the_person_told() {
    let world = World::new().await;
    let running = world.run();
    world.write(AN, AN, "/start").await;
    world.settle().await;
    let before = world.said(AN).await.len();
    world.damage("UPDATE dialogue SET sealed = x'00'").await;
    world.write(AN, AN, "/huy").await;
    world
        .until("it is given up", async || {
            world.skip(Duration::from_secs(1));
            world.store.inbox_size().await.unwrap() == (0, 1)
        })
        .await;
    world.settle().await;
    assert_eq!(world.said(AN).await.len(), before + 1, "told once that something failed");
    world.write(AN, AN, "/trogiup").await;
    world.settle().await;
    assert_eq!(world.said(AN).await.len(), before + 2, "the next is handled");
    // A day later it is gone.
    let mut tx = world.store.begin("2020-11-16T00:00:00Z".parse().unwrap()).await.unwrap();
    tx.sweep_inbox("2020-11-10".parse().unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(world.store.inbox_size().await.unwrap(), (0, 0));
    running.stop().await;
}

pub fn user(id: i64) -> serde_json::Value {
    json!({ "id": id, "is_bot": false, "first_name": "An" })
}

fn help_by(id: i64, message: i32) -> serde_json::Value {
    let chat = json!({ "id": id, "type": "private", "first_name": "An" });
    json!({ "message_id": message, "date": 1, "chat": chat, "from": user(id), "text": "/trogiup" })
}
