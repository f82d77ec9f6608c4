//! People do not do one thing after the other: a contact works for a unit as well, a resident writes again before anybody
//! has answered, somebody leaves while a photo is still on its way.

use chrono::Duration;
use loa::clock::Clock;
use loa::domain::role::Rank;
use serde_json::json;

use super::scene::{COMFORT, CRY, MORNING};
use super::{Helper, Writer};
use crate::support::{CONTACT, COORDINATOR, Commune, RESIDENT, SECOND_CONTACT, STRANGER};

/// Read as a call for help by whoever takes it for a unit's answer.
const OFFER: &str = "Chị sẽ hỗ trợ em, cần giúp đỡ gì cứ nhắn chị";
const NOWHERE: &str = "Chưa gửi đi đâu cả";

/// A contact who is also the head of a unit that has one open task.
async fn commune_with_a_contact_in_a_unit() -> Commune {
    let commune = Commune::guarded(MORNING).await;
    commune.appoint_member(CONTACT, "yte", Rank::Head).await;
    commune
}

#[tokio::test]
async fn s17_what_a_contact_writes_in_a_case_is_never_taken_for_their_units_answer() {
    let commune = commune_with_a_contact_in_a_unit().await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    // A question about a task is open when the alert comes.
    ly.0.write("/viec").await;
    ly.0.press("1").await;
    ly.0.press("Đã xong").await;
    nga.send(CRY).await;
    ly.take().await;
    assert!(ly.0.screen().await.contains(CRY));
    ly.0.write(OFFER).await;
    assert!(ly.0.screen().await.contains(NOWHERE), "{}", ly.0.screen().await);
    assert!(ly.0.screen().await.contains("việc của đơn vị"), "{}", ly.0.screen().await);
    ly.0.person.send_photo(None, OFFER, None).await;
    commune.settle().await;
    commune.pass(Duration::minutes(11)).await;
    let coordinator = commune.person(COORDINATOR).heard().await;
    assert!(!coordinator.contains("hỗ trợ em"), "{coordinator}");
    let bytes = commune.bytes_on_disk();
    assert!(!String::from_utf8_lossy(&bytes).contains("hỗ trợ em"), "it lies open in the database");

    // In the case it is sent as ever, and a reply to a reminder is the unit's as ever.
    ly.answer(COMFORT).await;
    assert!(ly.0.screen().await.contains("Đã đưa vào hồ sơ"));
    commune.end().await;
}

#[tokio::test]
async fn s17_words_to_an_alert_go_nowhere_before_the_case_is_taken() {
    let commune = commune_with_a_contact_in_a_unit().await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    let alert = ly.0.person.last().await;
    ly.0.person.reply(alert.id, OFFER).await;
    commune.settle().await;
    assert!(ly.0.screen().await.contains("Xin bấm Nhận hồ sơ"), "{}", ly.0.screen().await);
    assert!(!commune.person(COORDINATOR).heard().await.contains("hỗ trợ em"));
    ly.take().await;
    assert!(ly.0.screen().await.contains(CRY));
    commune.end().await;
}

#[tokio::test]
async fn s4_who_writes_again_and_again_does_not_keep_the_next_from_being_called() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    let thoan = Helper::new(&commune, SECOND_CONTACT);
    nga.send(CRY).await;
    commune.pass(Duration::minutes(8)).await;
    nga.write("Có ai không").await;
    nga.press("Xem lại").await;
    nga.press("✅ Gửi").await;
    assert!(!thoan.0.person.heard().await.contains("📨"), "not sooner either");
    commune.pass(Duration::minutes(3)).await;
    assert!(thoan.0.person.heard().await.contains("📨"), "ten minutes after the first call");
    thoan.take().await;
    assert!(thoan.0.screen().await.contains(CRY) && thoan.0.screen().await.contains("Có ai không"));
    commune.end().await;
}

#[tokio::test]
async fn nothing_is_closed_over_a_letter_that_nobody_has_read() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    ly.take().await;
    ly.0.press("Khép lại").await;
    let question = ly.0.person.last().await;
    nga.write("Anh ấy về rồi").await;
    nga.press("Xem lại").await;
    nga.press("✅ Gửi").await;
    ly.0.person.press_on(&question, "Khép lại").await;
    commune.settle().await;
    assert!(ly.0.person.readable().await.contains("Anh ấy về rồi"), "{}", ly.0.person.readable().await);
    let case = commune.cases().await.remove(0);
    assert!(case.is_open());
    commune.end().await;
}

#[tokio::test]
async fn s18_what_was_still_being_uploaded_leaves_as_well() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, other) = (Writer::new(&commune, RESIDENT), Writer::new(&commune, STRANGER));
    nga.begin().await;
    nga.leave().await;
    other.write("/thoat").await;
    // The photo was sent before the way out was pressed, and arrives after it; with whoever has no case likewise.
    for writer in [&nga, &other] {
        let before = writer.person.messages().await.len();
        writer.person.send_photo(None, "", None).await;
        commune.settle().await;
        assert_eq!(writer.person.messages().await.len(), before);
    }
    commune.pass(Duration::minutes(11)).await;
    let before = nga.person.messages().await.len();
    nga.person.send_photo(None, "", None).await;
    commune.settle().await;
    assert!(nga.person.messages().await.len() > before, "later it is a photo like any other");
    commune.end().await;
}

#[tokio::test]
async fn s19_a_long_answer_is_kept_until_all_of_it_has_arrived() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    nga.leave().await;
    ly.take().await;
    let long = format!("{} HẾT", "Chị ở lại nhà văn hóa, có người trực cả đêm. ".repeat(60));
    ly.answer(&long).await;
    ly.answer(COMFORT).await;
    // They look, and leave before the pieces below the screen have come.
    let line = nga.person.last().await;
    nga.person.press_on(&line, "Xem").await;
    nga.person.write("/thoat").await;
    commune.settle().await;
    assert!(!nga.person.readable().await.contains("nhà văn hóa"));
    nga.open_mine("").await;
    let shown = nga.person.readable().await;
    assert!(shown.contains("HẾT") && shown.contains("nhà văn hóa"), "{shown}");
    commune.end().await;
}

#[tokio::test]
async fn s4_whoever_comes_on_duty_is_called_soon() {
    let commune = Commune::guarded("2020-11-16 05:35").await;
    for id in [CONTACT, SECOND_CONTACT] {
        commune.change_contact(id, |contact| contact.duty = Some((6, 18))).await;
    }
    let nga = Writer::new(&commune, RESIDENT);
    nga.send(CRY).await;
    let ly = commune.person(CONTACT);
    assert!(!ly.heard().await.contains("📨"));
    for _ in 0..4 {
        commune.pass(Duration::minutes(5)).await;
    }
    assert!(!ly.heard().await.contains("📨"), "not before six");
    for _ in 0..2 {
        commune.pass(Duration::minutes(5)).await;
    }
    assert!(ly.heard().await.contains("📨"), "{}", ly.heard().await);
    let told = commune.person(COORDINATOR).heard().await.matches("chưa cán bộ tin cậy nào nhận").count();
    assert_eq!(told, 1, "the coordinator once");
    commune.end().await;
}

#[tokio::test]
async fn s14_the_line_comes_once_the_bot_is_no_longer_blocked() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    nga.leave().await;
    ly.take().await;
    nga.person.block(true).await;
    ly.answer(COMFORT).await;
    nga.person.block(false).await;
    let lines = async || nga.person.heard().await.matches("📣 Xã có tin mới").count();
    let before = lines().await;
    commune.pass(Duration::hours(7)).await;
    assert_eq!(lines().await, before + 1);
    commune.end().await;
}

#[tokio::test]
async fn s11_an_old_button_sends_nothing_that_was_written_after_the_first_was_thrown_away() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.begin().await;
    nga.write(CRY).await;
    nga.press("Xem lại").await;
    let preview = nga.person.last().await;
    nga.write("/rieng").await;
    nga.press("✍️ Viết").await;
    nga.press("Bỏ").await;
    nga.begin().await;
    nga.write("Chưa chắc có nên gửi").await;
    nga.person.press_on(&preview, "✅ Gửi").await;
    commune.settle().await;
    assert!(!nga.screen().await.contains("Đã gửi"), "{}", nga.screen().await);
    assert!(!commune.person(CONTACT).heard().await.contains("📨"));
    commune.end().await;
}

#[tokio::test]
async fn s13_what_was_asked_for_long_ago_is_not_shown_to_whoever_holds_the_phone_now() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    nga.leave().await;
    ly.take().await;
    ly.answer(COMFORT).await;
    let calls = ["editMessageText", "sendMessage"];
    commune.tell("sandbox/faults", json!({ "mode": "cut_before", "methods": calls })).await;
    let line = nga.person.last().await;
    nga.person.press_on(&line, "Xem").await;
    for _ in 0..12 {
        commune.clock.advance_to(commune.clock.now() + Duration::minutes(1));
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    commune.tell("sandbox/faults", json!({ "mode": "none" })).await;
    commune.settle().await;
    assert!(!nga.person.readable().await.contains(COMFORT));
    nga.open_mine("").await;
    assert!(nga.person.readable().await.contains(COMFORT), "nothing is lost");
    commune.end().await;
}
