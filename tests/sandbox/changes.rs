//! Edits, deletions, copies and answers to buttons.

use chrono::TimeDelta;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::client::{AN, GROUP, World, png};

fn edit(id: i64, text: &str) -> Value {
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

#[tokio::test]
async fn after_48_hours_not_even_what_people_wrote_can_be_deleted() {
    let world = World::new().await;
    let old = world.write(AN, AN, "old").await;
    world.advance(TimeDelta::hours(48));
    let on_time = world.write(AN, AN, "just in time").await;
    world.good("deleteMessage", json!({ "chat_id": AN, "message_id": old })).await;
    world.advance(TimeDelta::hours(48) + TimeDelta::seconds(1));
    let text = world.refused(400, "deleteMessage", json!({ "chat_id": AN, "message_id": on_time })).await;
    assert_eq!(text, "Bad Request: message can't be deleted for everyone");
    world.good("deleteMessages", json!({ "chat_id": AN, "message_ids": [on_time] })).await;
    let left = world.look(&format!("chats/{AN}")).await["messages"].clone();
    assert_eq!(left[0]["id"], on_time, "the whole call succeeds, the message stays");
}

#[tokio::test]
async fn both_directions_go_in_one_call_and_gone_ids_are_passed_over() {
    let world = World::new().await;
    let written = world.write(AN, AN, "a").await;
    let sent = world.say("b").await;
    let ids = json!({ "chat_id": AN, "message_ids": [written, sent, 4_000] });
    for _ in 0..2 {
        assert_eq!(world.good("deleteMessages", ids.clone()).await, true);
    }
    assert_eq!(world.look(&format!("chats/{AN}")).await["messages"], json!([]));
}

#[tokio::test]
async fn a_place_has_neither_text_nor_caption_and_media_have_no_text() {
    let world = World::new().await;
    let place = json!({ "chat_id": AN, "latitude": 14.1, "longitude": 108.2, "protect_content": true });
    let sent = world.good("sendLocation", place).await;
    assert_eq!(sent["location"], json!({ "latitude": 14.1, "longitude": 108.2 }));
    assert_eq!(sent["has_protected_content"], true);
    let id = sent["message_id"].as_i64().unwrap();
    let text = world.refused(400, "editMessageText", edit(id, "c")).await;
    assert_eq!(text, "Bad Request: there is no text in the message to edit");
    let far = json!({ "chat_id": AN, "latitude": 91, "longitude": 0 });
    assert_eq!(world.refused(400, "sendLocation", far).await, "Bad Request: wrong location specified");

    let photo = Part::bytes(png()).file_name("a.png");
    let form = Form::new().text("chat_id", AN.to_string()).text("caption", "c").part("photo", photo);
    let sent = world.http.post(world.url("sendPhoto")).multipart(form).send().await.unwrap();
    let id = sent.json::<Value>().await.unwrap()["result"]["message_id"].as_i64().unwrap();
    let text = world.refused(400, "editMessageText", edit(id, "d")).await;
    assert_eq!(text, "Bad Request: there is no text in the message to edit");
    let caption = json!({ "chat_id": AN, "message_id": id, "caption": "<b>d</b>", "parse_mode": "HTML" });
    let edited = world.good("editMessageCaption", caption.clone()).await;
    assert_eq!((&edited["caption"], &edited["caption_entities"][0]["type"]), (&json!("d"), &json!("bold")));
    assert!(edited["edit_date"].is_i64());
    let same = world.refused(400, "editMessageCaption", caption).await;
    assert!(same.starts_with("Bad Request: message is not modified"));
    let none = world.good("editMessageCaption", json!({ "chat_id": AN, "message_id": id })).await;
    assert!(none["caption"].is_null());
}

#[tokio::test]
async fn previews_of_addresses_can_be_switched_off() {
    let world = World::new().await;
    let preview = async || world.look(&format!("chats/{AN}")).await["messages"][0]["link_preview"].clone();
    let address = "see https://example.org/";
    let sent = world.good("sendMessage", json!({ "chat_id": AN, "text": address })).await;
    assert_eq!(preview().await, true);
    let id = sent["message_id"].as_i64().unwrap();
    world.good("editMessageText", edit(id, "nothing to see")).await;
    assert_eq!(preview().await, false);
    let mut hidden = edit(id, address);
    hidden["link_preview_options"] = json!({ "is_disabled": true });
    world.good("editMessageText", hidden).await;
    let markup = json!({ "inline_keyboard": [[{ "text": "b", "callback_data": "x" }]] });
    world
        .good("editMessageReplyMarkup", json!({ "chat_id": AN, "message_id": id, "reply_markup": markup }))
        .await;
    assert_eq!(preview().await, false, "new buttons bring no preview back");
}
