//! How updates reach the bot.

use chrono::TimeDelta;
use serde_json::json;
use teloxide::prelude::*;
use teloxide::types::{MessageId, ParseMode, UpdateKind};

use super::client::{AN, GROUP, TOKEN, World};

#[tokio::test]
async fn updates_come_until_they_are_confirmed() {
    let world = World::new().await;
    world.write(AN, AN, "one").await;
    world.write(AN, AN, "two").await;
    for _ in 0..2 {
        let updates = world.good("getUpdates", json!({})).await;
        assert_eq!((&updates[0]["update_id"], &updates[1]["update_id"]), (&json!(1), &json!(2)));
    }
    let updates = world.good("getUpdates", json!({ "offset": 2, "limit": 1 })).await;
    assert_eq!(updates[0]["message"]["text"], "two");
    assert_eq!(world.good("getUpdates", json!({ "offset": 3 })).await, json!([]));
}

#[tokio::test]
async fn a_second_poller_ends_the_first() {
    let world = World::new().await;
    let first = world.refused(409, "getUpdates", json!({ "timeout": 20 }));
    let second = async {
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        world.good("getUpdates", json!({})).await
    };
    let (text, updates) = tokio::join!(first, second);
    assert_eq!(
        text,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    );
    assert_eq!(updates, json!([]));
}

#[tokio::test]
async fn updates_are_dropped_after_24_hours() {
    let world = World::new().await;
    world.write(AN, AN, "old").await;
    world.advance(TimeDelta::hours(24) + TimeDelta::seconds(1));
    world.write(AN, AN, "new").await;
    let updates = world.updates().await;
    assert_eq!(updates.len(), 1);
    assert_eq!(updates[0]["message"]["text"], "new");
}

#[tokio::test]
async fn only_wanted_kinds_come() {
    let world = World::new().await;
    world.good("getUpdates", json!({ "allowed_updates": ["callback_query"] })).await;
    world.write(AN, AN, "a").await;
    assert!(world.updates().await.is_empty());
    world.good("getUpdates", json!({ "allowed_updates": [] })).await;
    world.write(AN, AN, "b").await;
    assert_eq!(world.updates().await.len(), 1);
}

#[tokio::test]
async fn privacy_mode_hides_group_talk() {
    let world = World::new().await;
    world.write(GROUP, AN, "hello all").await;
    world.write(GROUP, AN, "/lich@other_bot").await;
    world.write(GROUP, AN, "/lich@Loa_bot").await;
    world.write(GROUP, AN, "/lich").await;
    let sent = world.good("sendMessage", json!({ "chat_id": GROUP, "text": "a" })).await;
    let reply = json!({ "from": AN, "text": "thanks", "reply_to": sent["message_id"] });
    world.people(&format!("chats/{GROUP}/messages"), reply).await;
    let texts: Vec<_> =
        world.updates().await.iter().map(|update| update["message"]["text"].clone()).collect();
    assert_eq!(texts, ["/lich@Loa_bot", "/lich", "thanks"]);
}

#[tokio::test]
async fn a_webhook_gets_updates_with_its_secret() {
    let world = World::new().await;
    let (sender, mut received) = tokio::sync::mpsc::unbounded_channel();
    let handler = move |headers: axum::http::HeaderMap, body: String| {
        let sender = sender.clone();
        async move {
            let secret = headers
                .get("x-telegram-bot-api-secret-token")
                .map(|value| value.to_str().unwrap().to_owned());
            sender.send((secret, body)).unwrap();
        }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let app = axum::Router::new().route("/hook", axum::routing::post(handler));
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    world.refused(400, "setWebhook", json!({ "url": "https://example.org/" })).await;
    world.good("setWebhook", json!({ "url": url, "secret_token": "s3cret" })).await;
    world.refused(409, "getUpdates", json!({})).await;
    world.write(AN, AN, "hi").await;
    let (secret, body) = received.recv().await.unwrap();
    assert_eq!(secret.as_deref(), Some("s3cret"));
    assert!(body.contains("\"hi\""));
    assert_eq!(world.good("getWebhookInfo", json!({})).await["url"], url);
    world.good("deleteWebhook", json!({})).await;
    world.good("getUpdates", json!({})).await;
}

#[tokio::test]
async fn odd_updates_come_as_they_are() {
    let world = World::new().await;
    world.write(AN, AN, "a").await;
    assert_eq!(world.updates().await.len(), 1);
    world.people("updates", json!({ "update_id": 1, "unheard": { "of": true } })).await;
    let updates = world.good("getUpdates", json!({ "offset": 2 })).await;
    assert_eq!(updates[0]["unheard"]["of"], true, "handed out once although its id is confirmed");
    assert_eq!(world.good("getUpdates", json!({ "offset": 2 })).await, json!([]));
}

#[tokio::test]
async fn faults_strike_as_often_as_ordered() {
    let world = World::new().await;
    world.people("faults", json!({ "mode": "status", "status": 502, "times": 1 })).await;
    assert_eq!(world.refused(502, "getMe", json!({})).await, "Bad Gateway");
    world.good("getMe", json!({})).await;
    world.people("faults", json!({ "mode": "cut_after", "methods": ["SendMessage"], "times": 1 })).await;
    let cut =
        world.http.post(world.url("sendMessage")).json(&json!({ "chat_id": AN, "text": "a" })).send().await;
    assert!(match cut {
        Ok(answer) => answer.text().await.is_err(),
        Err(_) => true,
    });
    let messages = world.look(&format!("chats/{AN}")).await;
    assert_eq!(messages["messages"][0]["text"], "a", "carried out all the same");
    let log = world.look("requests?after=0").await;
    assert_eq!(log["requests"][0]["error_code"], 502);
    assert_eq!(log["requests"][2]["chat_id"], AN);
}

#[tokio::test]
async fn the_unchanged_client_works() {
    let world = World::new().await;
    let bot = Bot::new(TOKEN).set_api_url(world.sandbox.api_url().parse().unwrap());
    assert_eq!(bot.get_me().await.unwrap().username(), "loa_bot");
    let sent = bot.send_message(ChatId(AN), "<b>a</b>").parse_mode(ParseMode::Html).await.unwrap();
    assert_eq!(sent.text(), Some("a"));
    bot.edit_message_text(ChatId(AN), sent.id, "b").await.unwrap();
    let same = bot.edit_message_text(ChatId(AN), sent.id, "b").await.unwrap_err();
    assert!(matches!(same, teloxide::RequestError::Api(teloxide::ApiError::MessageNotModified)));
    let photo = teloxide::types::InputFile::memory(super::client::png());
    let sent = bot.send_photo(ChatId(AN), photo.clone()).caption("c").await.unwrap();
    let file = bot.get_file(sent.photo().unwrap()[0].file.id.clone()).await.unwrap();
    assert_eq!(usize::try_from(file.meta.size).unwrap(), super::client::png().len());
    let item = teloxide::types::InputMedia::Photo(teloxide::types::InputMediaPhoto::new(photo));
    let album = bot.send_media_group(ChatId(AN), [item.clone(), item]).await.unwrap();
    assert_eq!(album.len(), 2);
    assert!(album[0].media_group_id().is_some());
    bot.get_chat(ChatId(AN)).await.unwrap();
    bot.get_chat(ChatId(GROUP)).await.unwrap();
    bot.get_chat_member(ChatId(GROUP), UserId(1001)).await.unwrap();
    bot.get_webhook_info().await.unwrap();
    bot.delete_messages(ChatId(AN), [MessageId(sent.id.0)]).await.unwrap();
    world.people("people/1001/block", json!({ "blocked": true })).await;
    world.write(AN, AN, "/start").await;
    world
        .people(&format!("chats/{AN}/poll"), json!({ "from": AN, "question": "q", "options": ["a", "b"] }))
        .await;
    world.people(&format!("chats/{AN}/sticker"), json!({ "from": AN, "emoji": "x" })).await;
    world.people(&format!("groups/{GROUP}/migrate"), json!({})).await;
    let updates = bot.get_updates().await.unwrap();
    assert_eq!(updates.len(), 7);
    assert!(updates.iter().all(|update| !matches!(update.kind, UpdateKind::Error(_))), "{updates:#?}");
}
