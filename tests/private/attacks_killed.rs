//! Killed between two steps, or cut off from Telegram in the middle of a call: what nobody knows of must go as well.

use super::Writer;
use super::attacks::{CRY, MORNING};
use super::forger::{breathe, fault};
use crate::support::{CONTACT, COORDINATOR, Commune, RESIDENT};
use serde_json::json;

/// Everything of the private channel that lies in a chat, by words that only it has.
async fn private_left(commune: &Commune, id: i64) -> Vec<String> {
    let messages = commune.person(id).messages().await;
    let ordinary = |text: &str| {
        // The neutral line is what everybody gets, and opens nothing after leaving.
        text == "📣 Xã có tin mới"
            || text.starts_with("📣 Loa")
            || text.starts_with("📣 Tin Xã Thử")
            || text == "/start"
            || text.is_empty()
    };
    messages.into_iter().map(|message| message.text).filter(|text| !ordinary(text)).collect()
}

/// Updates still come, but nothing can be sent or changed.
fn no_sending() -> serde_json::Value {
    let methods = ["sendMessage", "sendPhoto", "editMessageText", "deleteMessages", "answerCallbackQuery"];
    json!({ "mode": "status", "status": 502, "methods": methods })
}

/// Waits until the server has carried out a call of the chat that the bot was cut off from.
async fn until_struck(commune: &Commune) {
    for _ in 0..2000 {
        if fault::read(commune).await["mode"] == "none" {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    panic!("the fault never struck");
}

/// What Nga does, step by step, up to what is to be cut.
async fn reach(commune: &Commune, step: &str) {
    let nga = Writer::new(commune, RESIDENT);
    match step {
        "/rieng" => {}
        "words" => nga.begin().await,
        other => panic!("{other}"),
    }
}

/// The step itself: something that makes the bot send a new message to Nga.
async fn do_it(commune: &Commune, step: &str) {
    let nga = commune.person(RESIDENT);
    match step {
        "/rieng" => drop(nga.write("/rieng").await),
        "words" => {
            // A picture is shown again below the preview, in a message of its own.
            nga.send_photo(None, CRY, None).await;
            breathe(commune);
            let messages = commune.person(RESIDENT);
            for _ in 0..1000 {
                let preview = messages.messages().await;
                if let Some(screen) = preview.iter().find(|message| message.has_button("Xem lại")) {
                    tokio::spawn({
                        let person = commune.person(RESIDENT);
                        let screen = screen.clone();
                        async move { person.press_on(&screen, "Xem lại").await }
                    });
                    break;
                }
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
        }
        other => panic!("{other}"),
    }
}

/// Whether what the step sends lies in the chat.
async fn control(commune: &Commune) -> bool {
    !private_left(commune, RESIDENT).await.is_empty()
}

/// Answers come by editing the neutral line, which is everybody's: what could be left of them is no new message.
const STEPS: [(&str, &str); 2] = [("/rieng", "sendMessage"), ("words", "sendPhoto")];

#[tokio::test]
async fn s18_killed_after_telegram_took_it_then_leaving_leaves_nothing() {
    for (step, method) in STEPS {
        let commune = Commune::guarded(MORNING).await.mortal().await;
        reach(&commune, step).await;
        // For ever: it can neither learn the id nor get another try through.
        fault::order(&commune, json!({ "mode": "cut_after", "methods": [method], "times": 1 })).await;
        do_it(&commune, step).await;
        until_struck(&commune).await;
        fault::order(&commune, no_sending()).await;
        let commune = commune.kill().await;
        assert!(control(&commune).await, "the control: something lies there ({step})");
        commune.person(RESIDENT).write("/thoat").await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        fault::order(&commune, json!({ "mode": "none" })).await;
        commune.pass(chrono::Duration::seconds(61)).await;
        let left = private_left(&commune, RESIDENT).await;
        assert!(left.is_empty(), "{step}: {left:#?}");
        commune.end().await;
    }
}

/// The same without a kill: Telegram did it, the answer was lost, and the call was repeated.
#[tokio::test]
async fn s18_a_lost_answer_leaves_no_second_copy() {
    for (step, method) in STEPS {
        let commune = Commune::guarded(MORNING).await;
        reach(&commune, step).await;
        fault::order(&commune, json!({ "mode": "cut_after", "methods": [method], "times": 1 })).await;
        do_it(&commune, step).await;
        until_struck(&commune).await;
        commune.pass(chrono::Duration::seconds(61)).await;
        assert!(control(&commune).await, "the control ({step})");
        commune.person(RESIDENT).write("/thoat").await;
        commune.pass(chrono::Duration::seconds(61)).await;
        let left = private_left(&commune, RESIDENT).await;
        assert!(left.is_empty(), "{step}: {left:#?}");
        commune.end().await;
    }
}

/// Killed while it leaves, at each of the calls that leaving makes.
#[tokio::test]
async fn s18_killed_while_leaving_it_goes_on() {
    for method in ["deleteMessages", "sendMessage"] {
        let commune = Commune::guarded(MORNING).await.mortal().await;
        Writer::new(&commune, RESIDENT).begin().await;
        fault::order(&commune, json!({ "mode": "cut_after", "methods": [method], "times": 1 })).await;
        commune.person(RESIDENT).write("/thoat").await;
        until_struck(&commune).await;
        fault::order(&commune, no_sending()).await;
        let commune = commune.kill().await;
        fault::order(&commune, json!({ "mode": "none" })).await;
        commune.pass(chrono::Duration::seconds(61)).await;
        let left = private_left(&commune, RESIDENT).await;
        assert!(left.is_empty(), "{method}: {left:#?}");
        commune.end().await;
    }
}

async fn shows_a_picture(commune: &Commune) -> bool {
    commune.person(CONTACT).messages().await.iter().any(|message| message.media.is_some())
}

/// A piece of a case lies in the contact's chat and nobody knows its id; then the contact is removed.
#[tokio::test]
async fn s17_killed_then_removed_a_contact_keeps_nothing() {
    for erased in [false, true] {
        let commune = Commune::guarded(MORNING).await.mortal().await;
        let nga = Writer::new(&commune, RESIDENT);
        nga.begin().await;
        nga.person.send_photo(None, CRY, None).await;
        commune.settle().await;
        nga.press("Xem lại").await;
        nga.press("✅ Gửi").await;
        fault::order(&commune, json!({ "mode": "cut_after", "methods": ["sendPhoto"], "times": 1 })).await;
        commune.person(CONTACT).press("✅ Nhận").await;
        until_struck(&commune).await;
        fault::order(&commune, no_sending()).await;
        let commune = commune.kill().await;
        assert!(shows_a_picture(&commune).await, "the control");
        let no_photos = json!({ "mode": "status", "status": 502, "methods": ["sendPhoto"] });
        fault::order(&commune, no_photos).await;
        if erased {
            let nga = Writer::new(&commune, RESIDENT);
            nga.write("/rieng").await;
            nga.press("Tin của tôi").await;
            nga.press("✅").await;
            nga.press("Xoá hẳn").await;
            nga.press("🗑 Xoá hẳn").await;
        } else {
            let hanh = Writer::new(&commune, COORDINATOR);
            hanh.write("/start").await;
            hanh.press("Kênh nhắn riêng").await;
            hanh.press("✖️ Nguyễn Thị Lý").await;
            hanh.press("Thôi giao").await;
        }
        fault::order(&commune, json!({ "mode": "none" })).await;
        commune.pass(chrono::Duration::seconds(61)).await;
        let heard = commune.person(CONTACT).heard().await;
        assert!(!heard.contains(CRY) && !shows_a_picture(&commune).await, "erased: {erased}: {heard}");
        commune.end().await;
    }
}

/// Looking for what is unknown must not take away what is known: the alert waits while the bot is killed.
#[tokio::test]
async fn killed_before_the_alert_leaves_the_contacts_chat_alone() {
    let commune = Commune::guarded(MORNING).await.mortal().await;
    let before = commune.person(CONTACT).messages().await.len();
    assert!(before > 0, "there is something to lose");
    let nga = Writer::new(&commune, RESIDENT);
    nga.begin().await;
    nga.write(CRY).await;
    nga.press("Xem lại").await;
    fault::order(&commune, json!({ "mode": "cut_after", "methods": ["sendMessage"], "times": 1 })).await;
    nga.person.press("✅ Gửi").await;
    until_struck(&commune).await;
    let commune = commune.kill().await;
    commune.pass(chrono::Duration::seconds(61)).await;
    let messages = commune.person(CONTACT).messages().await;
    let alerts = messages.iter().filter(|message| message.text.starts_with("📨")).count();
    assert!(alerts > 0 && messages.len() == before + alerts, "{messages:#?}");
    commune.end().await;
}
