//! Edits, deletions, copies and answers to buttons.

use chrono::TimeDelta;
use serde_json::json;

use super::client::{AN, GROUP, World};

fn edit(id: i64, text: &str) -> serde_json::Value {
    json!({ "chat_id": AN, "message_id": id, "text": text })
}

#[tokio::test]
async fn edits_are_checked() {
    let world = World::new().await;
    let id = world.say("a").await;
    let same = world.refused(400, "editMessageText", edit(id, "a")).await;
    assert!(same.starts_with("Bad Request: message is not modified: specified new message content"));
    let edited = world.good("editMessageText", edit(id, "b")).await;
    assert_eq!(edited["text"], "b");
    assert!(edited["edit_date"].is_i64());
    let written = world.write(AN, AN, "mine").await;
    let text = world.refused(400, "editMessageText", edit(written, "c")).await;
    assert_eq!(text, "Bad Request: message can't be edited");
    assert_eq!(
        world.refused(400, "editMessageText", edit(99, "c")).await,
        "Bad Request: message to edit not found"
    );
    let long = world.refused(400, "editMessageText", edit(id, &"x".repeat(4097))).await;
    assert_eq!(long, "Bad Request: MESSAGE_TOO_LONG");
    let caption = json!({ "chat_id": AN, "message_id": id, "caption": "c" });
    let text = world.refused(400, "editMessageCaption", caption).await;
    assert_eq!(text, "Bad Request: there is no caption in the message to edit");
    let markup = json!({ "inline_keyboard": [[{ "text": "b", "callback_data": "x" }]] });
    let markup = json!({ "chat_id": AN, "message_id": id, "reply_markup": markup });
    world.good("editMessageReplyMarkup", markup.clone()).await;
    world.refused(400, "editMessageReplyMarkup", markup).await;
}

#[tokio::test]
async fn what_is_gone_can_not_be_changed_or_copied() {
    let world = World::new().await;
    let id = world.say("a").await;
    world.good("deleteMessage", json!({ "chat_id": AN, "message_id": id })).await;
    let place = json!({ "chat_id": AN, "from_chat_id": AN, "message_id": id, "text": "b" });
    for (method, verb) in [
        ("deleteMessage", "delete"),
        ("editMessageText", "edit"),
        ("copyMessage", "copy"),
        ("forwardMessage", "forward"),
    ] {
        let text = world.refused(400, method, place.clone()).await;
        assert_eq!(text, format!("Bad Request: message to {verb} not found"));
    }
}

#[tokio::test]
async fn after_48_hours_nothing_can_be_deleted() {
    let world = World::new().await;
    let old = world.say("old").await;
    world.advance(TimeDelta::hours(48) + TimeDelta::seconds(1));
    let new = world.say("new").await;
    let text = world.refused(400, "deleteMessage", json!({ "chat_id": AN, "message_id": old })).await;
    assert_eq!(text, "Bad Request: message can't be deleted for everyone");
    world.good("deleteMessages", json!({ "chat_id": AN, "message_ids": [old, new, 999] })).await;
    let left = world.look(&format!("chats/{AN}")).await["messages"].as_array().unwrap().len();
    assert_eq!(left, 1, "the old one is passed over in silence");
    world.good("editMessageText", edit(old, "overwritten")).await;
}

#[tokio::test]
async fn at_most_100_are_deleted_at_once() {
    let world = World::new().await;
    let ids: Vec<i64> = (1..=101).collect();
    let text = world.refused(400, "deleteMessages", json!({ "chat_id": AN, "message_ids": ids })).await;
    assert_eq!(text, "Bad Request: too many message identifiers specified");
    world.good("deleteMessages", json!({ "chat_id": AN, "message_ids": ids[..100] })).await;
    world.refused(400, "deleteMessages", json!({ "chat_id": AN, "message_ids": [] })).await;
}

#[tokio::test]
async fn others_messages_go_in_private_chats_only() {
    let world = World::new().await;
    let private = world.write(AN, AN, "a").await;
    world.good("deleteMessage", json!({ "chat_id": AN, "message_id": private })).await;
    let group = world.write(GROUP, AN, "/a").await;
    let text = world.refused(400, "deleteMessage", json!({ "chat_id": GROUP, "message_id": group })).await;
    assert_eq!(text, "Bad Request: message can't be deleted");
}

#[tokio::test]
async fn copies_and_forwards() {
    let world = World::new().await;
    let id = world.say("a").await;
    let place = json!({ "chat_id": GROUP, "from_chat_id": AN, "message_id": id });
    let forwarded = world.good("forwardMessage", place.clone()).await;
    assert_eq!(forwarded["forward_origin"]["type"], "user");
    let copy = world.good("copyMessage", place).await;
    assert!(copy["message_id"].is_i64());
    let many = json!({ "chat_id": GROUP, "from_chat_id": AN, "message_ids": [id, 999] });
    assert_eq!(world.good("copyMessages", many).await.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn buttons_are_answered_in_time() {
    let world = World::new().await;
    let markup = json!({ "inline_keyboard": [[{ "text": "b", "callback_data": "yes" }]] });
    let sent = world.good("sendMessage", json!({ "chat_id": AN, "text": "a", "reply_markup": markup })).await;
    let press = json!({ "from": AN, "message_id": sent["message_id"], "row": 0, "column": 0 });
    let path = format!("chats/{AN}/press");
    let answer = async {
        let updates = world.good("getUpdates", json!({ "timeout": 5 })).await;
        let query = updates[0]["callback_query"].clone();
        assert_eq!(query["data"], "yes");
        assert_eq!(query["from"]["id"], AN);
        assert_eq!(query["message"]["message_id"], sent["message_id"]);
        assert!(query["chat_instance"].is_string());
        let id = query["id"].clone();
        world.good("answerCallbackQuery", json!({ "callback_query_id": id, "text": "done" })).await;
        id
    };
    let (shown, id) = tokio::join!(world.people(&path, press), answer);
    assert_eq!(shown, json!({ "answered": true, "text": "done", "show_alert": false }));
    world.good("answerCallbackQuery", json!({ "callback_query_id": id })).await;
    world.advance(TimeDelta::minutes(16));
    let old = "Bad Request: query is too old and response timeout expired or query ID is invalid";
    assert_eq!(world.refused(400, "answerCallbackQuery", json!({ "callback_query_id": id })).await, old);
    assert_eq!(world.refused(400, "answerCallbackQuery", json!({ "callback_query_id": "7" })).await, old);
}
