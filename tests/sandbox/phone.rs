//! What the lock screen announces, and when it is clear again.

use chrono::TimeDelta;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::client::{AN, BINH, GROUP, World, png};

async fn announced(world: &World, chat: i64) -> Vec<Value> {
    world.look(&format!("chats/{chat}/notifications")).await.as_array().unwrap().clone()
}

async fn seen_to(world: &World) -> i64 {
    world.look(&format!("chats/{AN}")).await["seen_to"].as_i64().unwrap()
}

#[tokio::test]
async fn new_messages_of_the_bot_are_announced_in_the_words_they_had() {
    let world = World::new().await;
    let id = world.say("<i>first</i>\nsecond").await;
    world.good("editMessageText", json!({ "chat_id": AN, "message_id": id, "text": "secret" })).await;
    world.write(AN, AN, "mine").await;
    world.advance(TimeDelta::minutes(1));
    let silent = json!({ "chat_id": AN, "text": "quiet", "disable_notification": true });
    let quiet = world.good("sendMessage", silent).await;
    world.good("deleteMessages", json!({ "chat_id": AN, "message_ids": [id, quiet["message_id"]] })).await;
    let expected = json!([
        { "message_id": id, "at": "2020-03-01T00:00:00Z", "kind": "text", "text": "<i>first</i>\nsecond", "silent": false },
        { "message_id": quiet["message_id"], "at": "2020-03-01T00:01:00Z", "kind": "text", "text": "quiet", "silent": true },
    ]);
    assert_eq!(json!(announced(&world, AN).await), expected, "kept after the messages are gone");
    assert!(announced(&world, BINH).await.is_empty());
}

#[tokio::test]
async fn what_is_no_text_is_announced_by_its_kind() {
    let world = World::new().await;
    world.good("sendLocation", json!({ "chat_id": AN, "latitude": 14.1, "longitude": 108.2 })).await;
    for (method, field, name, caption) in [
        ("sendPhoto", "photo", "case-7.png", ""),
        ("sendDocument", "document", "plan.pdf", ""),
        ("sendDocument", "document", "plan.pdf", "look"),
    ] {
        let part = Part::bytes(png()).file_name(name);
        let form = Form::new().text("chat_id", AN.to_string()).text("caption", caption).part(field, part);
        let answer = world.http.post(world.url(method)).multipart(form).send().await.unwrap();
        assert_eq!(answer.status(), 200);
    }
    let lines = announced(&world, AN).await;
    let shown: Vec<_> =
        lines.iter().map(|line| (line["kind"].as_str().unwrap(), line["text"].as_str().unwrap())).collect();
    assert_eq!(shown, [("location", ""), ("photo", ""), ("document", "plan.pdf"), ("document", "look")]);
}

#[tokio::test]
async fn albums_copies_and_groups_are_announced_too() {
    let world = World::new().await;
    let id = world.say("a").await;
    let copy = json!({ "chat_id": GROUP, "from_chat_id": AN, "message_id": id });
    world.good("copyMessage", copy.clone()).await;
    world.good("forwardMessage", copy).await;
    world.write(GROUP, AN, "of a person").await;
    assert_eq!(announced(&world, GROUP).await.len(), 2);
}

#[tokio::test]
async fn the_last_500_are_remembered() {
    let world = World::new().await;
    for n in 0..=500 {
        world.say(&n.to_string()).await;
    }
    let lines = announced(&world, AN).await;
    assert_eq!(lines.len(), 500);
    assert_eq!((&lines[0]["text"], &lines[499]["text"]), (&json!("1"), &json!("500")));
}

#[tokio::test]
async fn who_writes_presses_or_deletes_has_the_chat_open() {
    let world = World::new().await;
    let markup = json!({ "inline_keyboard": [[{ "text": "b", "url": "https://example.org/" }]] });
    let first =
        world.good("sendMessage", json!({ "chat_id": AN, "text": "a", "reply_markup": markup })).await;
    assert_eq!(seen_to(&world).await, 0);
    let start = world.look("events").await["seq"].clone();
    let press = json!({ "from": AN, "message_id": first["message_id"], "row": 0, "column": 0 });
    world.people(&format!("chats/{AN}/press"), press).await;
    assert_eq!(seen_to(&world).await, first["message_id"]);
    let events = world.look(&format!("events?after={start}")).await["events"].clone();
    assert_eq!((&events[0]["kind"], &events[0]["seen_to"]), (&json!("seen"), &first["message_id"]));
    let second = world.say("b").await;
    assert_eq!(seen_to(&world).await, first["message_id"], "news is not seen by itself");
    world.people(&format!("chats/{AN}/delete"), json!({ "from": AN, "message_ids": [second] })).await;
    assert_eq!(seen_to(&world).await, second);
    let third = world.write(AN, AN, "c").await;
    assert_eq!(seen_to(&world).await, third);
}
