//! What people and Telegram may send, however strange, is met without a failure.

use loa::domain::notice::{Notice, Standing};
use loa::domain::outgoing::Class;
use loa::store::tally::Tally;
use serde_json::{Value, json};

use super::intake::user;
use super::world::{AN, World, say};

fn private() -> Value {
    json!({ "id": AN, "type": "private" })
}

/// Messages of every kind with as few fields as Telegram allows.
fn bare_messages() -> Vec<Value> {
    let file = json!({ "file_id": "F", "file_unique_id": "U" });
    let mut sized = file.clone();
    for (field, value) in [("width", 1), ("height", 1), ("duration", 0)] {
        sized[field] = json!(value);
    }
    let contents = [
        json!({}),
        json!({ "text": "" }),
        json!({ "photo": [] }),
        json!({ "photo": [sized] }),
        json!({ "document": file }),
        json!({ "video": sized }),
        json!({ "voice": sized }),
        json!({ "audio": sized }),
        json!({ "video_note": { "file_id": "F", "file_unique_id": "U", "length": 1, "duration": 0 } }),
        json!({ "contact": { "phone_number": "1", "first_name": "B" } }),
        json!({ "location": { "latitude": 1.0, "longitude": 1.0 } }),
        json!({ "dice": { "emoji": "🎲", "value": 1 } }),
        json!({ "new_chat_title": "x" }),
        json!({ "unheard_of": true }),
        json!({ "reply_to_message": { "message_id": 1, "date": 0, "chat": private() }, "text": "reply" }),
        json!({ "text": "/" }),
        json!({ "text": "/start " }),
        json!({ "text": "/start\u{0}" }),
    ];
    let message = |content: &Value| {
        let mut message = json!({ "message_id": 1, "date": 0, "chat": private(), "from": user(AN) });
        message.as_object_mut().unwrap().extend(content.as_object().unwrap().clone());
        message
    };
    contents.iter().map(message).collect()
}

#[tokio::test]
async fn updates_without_their_optional_fields_are_handled() {
    let world = World::new().await;
    let running = world.run();
    let mut id = 100;
    let mut push = async |kind: &str, content: Value| {
        id += 1;
        world.push_raw(json!({ "update_id": id, kind: content })).await;
    };
    for message in bare_messages() {
        push("message", message.clone()).await;
        push("edited_message", message).await;
    }
    push("message", json!({ "message_id": 1, "date": 0, "chat": private(), "text": "from nobody" })).await;
    for query in [
        json!({ "id": "1", "from": user(AN), "chat_instance": "1" }),
        json!({ "id": "2", "from": user(AN), "chat_instance": "1", "data": "x", "inline_message_id": "9" }),
        json!({ "id": "3", "from": user(AN), "chat_instance": "1", "data": "x",
                "message": { "message_id": 5, "date": 0, "chat": private() } }),
        json!({ "id": "4", "from": user(AN), "chat_instance": "1", "game_short_name": "g",
                "message": { "message_id": 5, "date": 1, "chat": private(), "from": user(AN), "text": "t" } }),
    ] {
        push("callback_query", query).await;
    }
    world.settle().await;
    assert_eq!(world.store.inbox_size().await.unwrap(), (0, 0), "all of them can be read and handled");
    assert_eq!(world.store.tally(Tally::UnreadableUpdates).await.unwrap(), 0);
    assert_eq!(world.store.tally(Tally::RefusedMessages).await.unwrap(), 0);
    running.stop().await;
}

#[tokio::test]
async fn other_bots_are_not_answered() {
    let world = World::new().await;
    let running = world.run();
    let bot = json!({ "id": 77, "is_bot": true, "first_name": "Bot" });
    let message = json!({ "message_id": 1, "date": 1, "chat": private(), "from": bot, "text": "/trogiup" });
    world.push_raw(json!({ "update_id": 1, "message": message })).await;
    world.settle().await;
    assert!(world.said(AN).await.is_empty());
    running.stop().await;
}

#[tokio::test]
async fn the_longest_text_of_emoji_is_answered() {
    let world = World::new().await;
    let running = world.run();
    // 4,096 UTF-16 units; Telegram counts these.
    world.write(AN, AN, &"🙂".repeat(2048)).await;
    world.write(AN, AN, &"❤".repeat(4096)).await;
    world.settle().await;
    assert_eq!(world.store.inbox_size().await.unwrap(), (0, 0));
    assert!(!world.said(AN).await.is_empty());
    running.stop().await;
}

#[tokio::test]
async fn a_name_full_of_markup_is_a_name() {
    let world = World::new().await;
    let running = world.run();
    let name = "<b>An</i> & \"co\" <a href='x'>";
    world.post("people", json!({ "id": 55, "name": name, "started": true })).await;
    world.write(55, 55, "/start").await;
    world.settle().await;
    assert_eq!(world.store.tally(Tally::RefusedMessages).await.unwrap(), 0);
    let mut tx = world.store.begin("2020-11-14T02:00:00Z".parse().unwrap()).await.unwrap();
    let person = tx.person_in(loa::domain::ids::ChatId(55)).await.unwrap().unwrap();
    assert_eq!(person.name, name);
    drop(tx);
    let standing = Standing {
        name: person.name,
        commune: String::new(),
        coordinator: false,
        units: vec![],
        open_tasks: 0,
        contact: false,
        announces: false,
        reports: false,
        private: false,
        stopped: false,
        waiting: 0,
        leader: None,
    };
    world.put_deed(Class::Answer, say(55, Notice::Home(standing))).await;
    world.settle().await;
    assert!(world.texts(55).await.last().unwrap().contains(name), "{:?}", world.texts(55).await);
    running.stop().await;
}

#[tokio::test]
async fn a_name_beyond_measure_is_cut() {
    let world = World::new().await;
    let running = world.run();
    let from = json!({ "id": AN, "is_bot": false, "first_name": "x".repeat(5000), "last_name": "\u{7}\n" });
    let message = json!({ "message_id": 1, "date": 1, "chat": private(), "from": from, "text": "/start" });
    world.push_raw(json!({ "update_id": 1, "message": message })).await;
    world.settle().await;
    let mut tx = world.store.begin("2020-11-14T02:00:00Z".parse().unwrap()).await.unwrap();
    assert_eq!(tx.person_in(loa::domain::ids::ChatId(AN)).await.unwrap().unwrap().name, "x".repeat(64));
    drop(tx);
    running.stop().await;
}

#[tokio::test]
async fn a_button_works_and_a_forged_one_does_nothing() {
    let world = World::new().await;
    let running = world.run();
    world.write(AN, AN, "/ngonngu").await;
    world.settle().await;
    let choice = world.said(AN).await.pop().unwrap();
    let answer = world.press(AN, choice["id"].as_i64().unwrap(), 0, 0).await;
    assert_eq!(answer["answered"], true, "{answer}");
    world.settle().await;
    let before = world.texts(AN).await;
    assert_ne!(before.last().unwrap(), choice["text"].as_str().unwrap(), "the screen has changed");
    let message = json!({ "message_id": 1, "date": 1, "chat": private(), "from": user(AN), "text": "t" });
    let query = json!({ "id": "9", "from": user(AN), "chat_instance": "1", "data": "A".repeat(40), "message": message });
    world.push_raw(json!({ "update_id": 900, "callback_query": query })).await;
    world.settle().await;
    assert_eq!(world.texts(AN).await, before);
    assert_eq!(world.store.inbox_size().await.unwrap(), (0, 0));
    assert_eq!(
        world.store.tally(Tally::RefusedMessages).await.unwrap(),
        0,
        "an answer that is too old is no harm"
    );
    running.stop().await;
}
