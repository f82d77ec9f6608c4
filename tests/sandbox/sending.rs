//! What may be sent, to whom and how fast.

use chrono::TimeDelta;
use loa::sandbox::Limits;
use serde_json::json;

use super::client::{AN, BINH, GROUP, TOKEN, World};

#[tokio::test]
async fn token_and_method_are_checked() {
    let world = World::new().await;
    let wrong = format!("{}/bot99:wrong/getMe", world.sandbox.api_url());
    assert_eq!(world.http.get(wrong).send().await.unwrap().status(), 401);
    assert_eq!(world.refused(404, "bakeCake", json!({})).await, "Not Found");
    for method in ["getMe", "GetMe", "GETME"] {
        assert_eq!(world.good(method, json!({})).await["username"], "loa_bot");
    }
    assert!(world.sandbox.address().ip().is_loopback());
    let form = world.http.post(world.url("sendMessage")).form(&[("chat_id", "1001"), ("text", "a")]);
    assert_eq!(form.send().await.unwrap().status(), 200);
    let query = format!("{}/bot{TOKEN}/sendMessage?chat_id=1001&text=b", world.sandbox.api_url());
    assert_eq!(world.http.get(query).send().await.unwrap().status(), 200);
    let broken =
        world.http.post(world.url("sendMessage")).header("content-type", "application/json").body("{");
    assert_eq!(broken.send().await.unwrap().status(), 400);
}

#[tokio::test]
async fn texts_are_checked() {
    let world = World::new().await;
    let send = |text: String, mode: &str| json!({ "chat_id": AN, "text": text, "parse_mode": mode });
    let cases = [
        (send(" \n".into(), ""), "message text is empty"),
        (send("<b></b>".into(), "HTML"), "message text is empty"),
        (send("\u{1F600}".repeat(2049), ""), "message is too long"),
        (
            send("<b>a".into(), "HTML"),
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        (
            send("<h1>a</h1>".into(), "HTML"),
            "can't parse entities: Unsupported start tag \"h1\" at byte offset 0",
        ),
        (send("a".into(), "Klingon"), "unsupported parse_mode"),
        (json!({ "text": "a" }), "chat_id is empty"),
        (json!({ "chat_id": 77, "text": "a" }), "chat not found"),
        (
            json!({ "chat_id": AN, "text": "a", "reply_parameters": { "message_id": 99 } }),
            "message to be replied not found",
        ),
    ];
    for (parameters, text) in cases {
        assert_eq!(world.refused(400, "sendMessage", parameters).await, format!("Bad Request: {text}"));
    }
    world.good("sendMessage", send("\u{1F600}".repeat(2048), "")).await;
    let sent = world.good("sendMessage", send("\u{1F600}<b>a</b>".into(), "HTML")).await;
    assert_eq!(sent["entities"], json!([{ "type": "bold", "offset": 2, "length": 1 }]));
}

#[tokio::test]
async fn buttons_are_checked() {
    let world = World::new().await;
    let send =
        |button| json!({ "chat_id": AN, "text": "a", "reply_markup": { "inline_keyboard": [[button]] } });
    let data = |bytes| json!({ "text": "b", "callback_data": "x".repeat(bytes) });
    world.good("sendMessage", send(data(64))).await;
    for (button, text) in [
        (data(65), "BUTTON_DATA_INVALID"),
        (data(0), "BUTTON_DATA_INVALID"),
        (json!({ "text": "b", "url": "javascript:x" }), "BUTTON_URL_INVALID"),
        (
            json!({ "text": "b" }),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
    ] {
        assert_eq!(world.refused(400, "sendMessage", send(button)).await, format!("Bad Request: {text}"));
    }
}

#[tokio::test]
async fn people_must_start_and_may_block() {
    let world = World::new().await;
    let send = json!({ "chat_id": BINH, "text": "a" });
    let text = world.refused(403, "sendMessage", send.clone()).await;
    assert_eq!(text, "Forbidden: bot can't initiate conversation with a user");
    world.write(BINH, BINH, "/start").await;
    world.good("sendMessage", send.clone()).await;
    world.people(&format!("people/{BINH}/block"), json!({ "blocked": true })).await;
    let text = world.refused(403, "sendMessage", send.clone()).await;
    assert_eq!(text, "Forbidden: bot was blocked by the user");
    let updates = world.updates().await;
    let blocked = &updates.last().unwrap()["my_chat_member"];
    assert_eq!(blocked["new_chat_member"]["status"], "kicked");
    world.people(&format!("people/{BINH}/block"), json!({ "blocked": false })).await;
    world.good("sendMessage", send.clone()).await;
    world.people(&format!("people/{BINH}/deactivate"), json!({ "deactivated": true })).await;
    assert_eq!(world.refused(403, "sendMessage", send).await, "Forbidden: user is deactivated");
}

#[tokio::test]
async fn ids_of_private_chats_and_basic_groups_come_from_one_counter() {
    let world = World::new().await;
    let first = world.say("a").await;
    world.write(GROUP, AN, "between").await;
    world.write(BINH, BINH, "/start").await;
    assert_eq!(world.say("b").await, first + 3);
}

#[tokio::test]
async fn a_migrated_group_says_where_it_went() {
    let world = World::new().await;
    let new = world.people(&format!("groups/{GROUP}/migrate"), json!({})).await["id"].clone();
    let answer = world.call("sendMessage", json!({ "chat_id": GROUP, "text": "a" })).await;
    assert_eq!(answer["error_code"], 400);
    assert_eq!(answer["parameters"]["migrate_to_chat_id"], new);
    let sent = world.good("sendMessage", json!({ "chat_id": new, "text": "a" })).await;
    assert_eq!(sent["message_id"], 2, "a supergroup counts for itself");
    assert_eq!(world.updates().await[0]["message"]["migrate_to_chat_id"], new);
}

#[tokio::test]
async fn a_chat_takes_one_message_a_second() {
    let world = World::with_limits(Limits::default()).await;
    let send = json!({ "chat_id": AN, "text": "a" });
    for _ in 0..3 {
        world.good("sendMessage", send.clone()).await;
    }
    let answer = world.call("sendMessage", send.clone()).await;
    assert_eq!(answer["error_code"], 429);
    assert_eq!(answer["description"], "Too Many Requests: retry after 1");
    assert_eq!(answer["parameters"]["retry_after"], 1);
    world.advance(TimeDelta::seconds(1));
    world.good("sendMessage", send.clone()).await;
    world.refused(429, "sendMessage", send).await;
}

#[tokio::test]
async fn overall_and_group_limits_hold_and_changes_have_their_own() {
    let limits = Limits { chat_per_second: 0, ..Limits::default() };
    let world = World::with_limits(limits).await;
    let first = world.say("0").await;
    for n in 1..30 {
        world.say(&n.to_string()).await;
    }
    world.refused(429, "sendMessage", json!({ "chat_id": AN, "text": "a" })).await;
    for id in first..first + 30 {
        world.good("deleteMessage", json!({ "chat_id": AN, "message_id": id })).await;
    }
    world.advance(TimeDelta::seconds(60));
    for _ in 0..20 {
        world.good("sendMessage", json!({ "chat_id": GROUP, "text": "a" })).await;
    }
    let answer = world.call("sendMessage", json!({ "chat_id": GROUP, "text": "a" })).await;
    assert_eq!(answer["parameters"]["retry_after"], 3, "20 a minute is one in three seconds");
}
