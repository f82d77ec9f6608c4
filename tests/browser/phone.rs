//! What passers-by read on a phone that lies there.

use serde_json::json;

use super::page::Page;
use crate::sandbox::client::{AN, World};

const PHONE: &str = "phone-1001";
const NOTHING: &str = "Không có thông báo";

/// New messages are announced with or without sound; an edit changes what nobody has opened yet, but shows
/// nothing once the chat was opened; a deleted message is gone from the lock screen too.
#[tokio::test]
#[ignore = "needs Debian's chromium and chromium-driver; .ci/run has them"]
async fn the_lock_screen_shows_what_is_new_and_not_opened() {
    let world = World::new().await;
    let page = Page::open(&world.sandbox.api_url()).await;
    page.see(PHONE, &[NOTHING]).await;

    let first = world.say("first").await;
    page.see(PHONE, &["first", "có chuông"]).await;
    world.good("editMessageText", json!({ "chat_id": AN, "message_id": first, "text": "changed" })).await;
    page.see(PHONE, &["changed", "có chuông"]).await;
    let neutral = json!({
        "chat_id": AN,
        "text": "neutral",
        "disable_notification": true,
        "protect_content": true,
        "reply_markup": { "inline_keyboard": [[{ "text": "open", "callback_data": "x" }]] },
    });
    let second = world.good("sendMessage", neutral).await["message_id"].as_i64().unwrap();
    page.see(PHONE, &["neutral", "không chuông"]).await;
    page.read(AN, &["neutral", "không chuyển tiếp được"]).await;
    world.good("deleteMessage", json!({ "chat_id": AN, "message_id": second })).await;
    page.see(PHONE, &["changed"]).await;

    let third = json!({
        "chat_id": AN,
        "text": "neutral again",
        "reply_markup": { "inline_keyboard": [[{ "text": "open", "callback_data": "x" }]] },
    });
    let third = world.good("sendMessage", third).await["message_id"].as_i64().unwrap();
    page.see(PHONE, &["neutral again"]).await;
    page.press(AN, "neutral again", "open").await;
    page.see(PHONE, &[NOTHING]).await;
    world
        .good("editMessageText", json!({ "chat_id": AN, "message_id": third, "text": "private words" }))
        .await;
    page.read(AN, &["private words"]).await;
    let shown = page.see(PHONE, &[NOTHING]).await;
    assert!(!shown.contains("private words"), "{shown}");
}
