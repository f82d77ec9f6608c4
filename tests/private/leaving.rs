//! S18: leaving, and what leaves by itself.

use chrono::Duration;
use serde_json::json;

use super::scene::{COMFORT, CRY, MORNING, SIMPLY};
use super::{Helper, Writer};
use crate::support::{CONTACT, Commune, RESIDENT, STRANGER};

/// Whether anything lies in the chat but the first screen, the commune's news, and the Start that opened it.
async fn something_private(writer: &Writer<'_>) -> bool {
    let messages = writer.person.messages().await;
    messages.iter().any(|message| {
        if message.from_bot { !message.text.starts_with("📣") } else { !message.text.starts_with("/start") }
    })
}

/// The ways to every private screen before anything is sent. A word is written, anything else pressed.
fn ways() -> Vec<Vec<&'static str>> {
    let begun = ["✍️ Viết", "Một mình", "Của tôi"];
    let way = |end: &[&'static str]| begun.iter().chain(end).copied().collect::<Vec<_>>();
    let mut ways = vec![
        vec![],
        vec!["Số gọi gấp"],
        vec!["Tin của tôi"],
        vec!["Tin của tôi", "1"],
        vec!["Tin của tôi", "✅"],
        vec!["✍️ Viết"],
        vec!["✍️ Viết", "Có người bên cạnh"],
        vec!["✍️ Viết", "Một mình"],
        vec!["✍️ Viết", "Một mình", "trẻ em"],
    ];
    ways.extend([
        way(&[]),
        way(&["✅ Địa chỉ", "✅ Trạm", "Tiếp"]),
        way(&["Tiếp"]),
        way(&["Tiếp", "Gửi dòng"]),
        way(&["Tiếp", "Đừng gửi"]),
        way(&["Tiếp", "Đừng gửi", "Đặt mã số"]),
        way(&["Tiếp", "Đừng gửi", "Đặt mã số", "1", "2", "3", "4", "✅"]),
        way(&["Tiếp", "Đừng gửi", "Đặt mã số", "1", "2", "3", "4", "✅", "5", "6", "7", "8", "✅"]),
        way(&["Tiếp", "Đừng gửi", "Đặt từ hẹn"]),
        way(&["Tiếp", "Đừng gửi", "✍️ Viết"]),
        way(&["Tiếp", "Đừng gửi", "✍️ Viết", CRY]),
        way(&["Tiếp", "Đừng gửi", "✍️ Viết", CRY, "Xem lại"]),
    ]);
    ways
}

#[tokio::test]
async fn s18_one_tap_leaves_from_every_private_screen() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    for way in ways() {
        nga.write("/rieng").await;
        for step in &way {
            if *step == CRY { nga.write(step).await } else { nga.press(step).await }
        }
        assert!(something_private(&nga).await, "the check notices a private screen: {way:?}");
        assert!(nga.person.last().await.has_button("Rời ngay"), "{way:?}");
        nga.leave().await;
        assert!(!something_private(&nga).await, "{way:?}: {:#?}", nga.person.messages().await);
        assert!(commune.cases().await.is_empty(), "{way:?}");
        nga.write(COMFORT).await;
        assert!(commune.cases().await.is_empty(), "what is written afterwards is no longer private: {way:?}");
        nga.person
            .post(
                RESIDENT,
                "delete",
                serde_json::json!({ "from": RESIDENT, "message_ids": all_but_first(&nga).await }),
            )
            .await;
        commune.pass(Duration::minutes(1)).await;
    }
    commune.end().await;
}

/// Everything below the first screen: the person tidies up, so that each way begins alike.
async fn all_but_first(writer: &Writer<'_>) -> Vec<i64> {
    writer.person.messages().await.iter().skip(2).map(|message| message.id).collect()
}

#[tokio::test]
async fn s18_one_tap_leaves_from_every_screen_of_a_sent_case() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    nga.leave().await;
    assert!(!something_private(&nga).await, "{:#?}", nga.person.messages().await);
    ly.take().await;
    ly.answer(COMFORT).await;
    for way in [
        &[][..],
        &["Viết thêm"],
        &["Xoá nhanh"],
        &["Xoá hẳn"],
        &["Xoá hẳn", "Giữ lại"],
        &["Khép lại"],
        &["Xoá hẳn", "Xoá hẳn"],
    ] {
        nga.open_mine("").await;
        nga.go(way).await;
        assert!(something_private(&nga).await, "{way:?}");
        nga.leave().await;
        assert!(!something_private(&nga).await, "{way:?}: {:#?}", nga.person.messages().await);
        assert!(!nga.person.readable().await.contains(COMFORT));
    }
    assert!(commune.cases().await.is_empty(), "the last way has erased it");
    commune.end().await;
}

#[tokio::test]
async fn s18_content_leaves_the_chat_after_a_quarter_of_an_hour_or_five_minutes() {
    for (quick, minutes) in [(false, 15), (true, 5)] {
        let commune = Commune::guarded(MORNING).await;
        let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
        let mut way = vec!["Một mình", "Của tôi", "Tiếp", "Gửi dòng", "Tiếp"];
        way.extend(quick.then_some("Xoá nhanh"));
        way.push("✍️ Viết");
        nga.begin_with(&way).await;
        nga.write(CRY).await;
        nga.preview_and_send().await;
        nga.leave().await;
        ly.take().await;
        ly.answer(COMFORT).await;
        nga.press("Xem").await;
        commune.pass(Duration::minutes(minutes - 1)).await;
        assert!(nga.person.readable().await.contains(COMFORT), "not before {minutes} minutes");
        commune.pass(Duration::minutes(1)).await;
        assert!(!nga.person.readable().await.contains(COMFORT), "after {minutes} minutes");
        assert!(!something_private(&nga).await, "{:#?}", nga.person.messages().await);
        commune.end().await;
    }
}

#[tokio::test]
async fn s18_everything_leaves_both_chats_after_a_day() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    nga.leave().await;
    ly.take().await;
    ly.answer(COMFORT).await;
    assert!(nga.person.has_button("Xem").await);
    commune.pass(Duration::hours(23)).await;
    assert!(ly.0.person.readable().await.contains(CRY));
    commune.pass(Duration::hours(2)).await;
    assert!(nga.person.has_button("Xem").await, "the line stays, as everybody's does");
    assert!(!something_private(&nga).await, "{:#?}", nga.person.messages().await);
    let chat = ly.0.person.readable().await;
    assert!(!chat.contains(CRY) && !chat.contains(COMFORT) && !chat.contains("📂"), "{chat}");
    commune.end().await;
}

#[tokio::test]
async fn s18_after_three_days_away_what_cannot_be_deleted_is_overwritten() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.read_an_answer_of(&ly).await;
    let shown = nga.person.last().await;
    assert!(shown.text.contains(COMFORT) && ly.0.person.readable().await.contains(CRY));
    // No tick of the clock in between: as if the computer had been off.
    commune.leap_to("2020-11-19 10:00").await;
    let after = nga.person.messages().await;
    let line = after.iter().find(|message| message.id == shown.id).expect("too old to be deleted");
    assert_eq!((line.text.as_str(), line.buttons.len()), ("📣 Xã có tin mới", 0));
    for chat in [nga.person.readable().await, ly.0.person.readable().await] {
        assert!(!chat.contains(CRY) && !chat.contains("📂"), "{chat}");
    }
    assert!(!nga.person.readable().await.contains(COMFORT));

    // The control: after a day and a half it is gone altogether.
    nga.open_mine("").await;
    let shown = nga.person.last().await;
    commune.leap_to("2020-11-20 22:00").await;
    assert!(nga.person.messages().await.iter().all(|message| message.id != shown.id));
    commune.end().await;
}

#[tokio::test]
async fn s18_what_cannot_be_deleted_is_overwritten_through_trouble_at_telegram() {
    let trouble = [json!({ "mode": "status", "status": 502 }), json!({ "mode": "cut_before" })];
    for mut trouble in trouble {
        let commune = Commune::guarded(MORNING).await;
        let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
        nga.read_an_answer_of(&ly).await;
        assert!(nga.person.last().await.text.contains(COMFORT));
        trouble["methods"] = json!(["editMessageText"]);
        // One for each chat.
        trouble["times"] = json!(2);
        commune.tell("sandbox/faults", trouble.clone()).await;
        commune.leap_to("2020-11-19 10:00").await;
        assert_eq!(commune.ask("sandbox/faults").await["mode"], "none", "the control: it was hit");
        assert!(!nga.person.readable().await.contains(COMFORT), "after {trouble}");
        assert!(!ly.0.person.readable().await.contains(CRY), "after {trouble}");
        commune.end().await;
    }
}

#[tokio::test]
async fn s18_leaving_overtakes_what_is_on_its_way() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    ly.take().await;
    ly.answer(COMFORT).await;
    // The way out is taken while the answer is still being shown.
    let line = nga.person.last().await;
    nga.person.press_on(&line, "Xem").await;
    nga.person.write("/thoat").await;
    commune.settle().await;
    let chat = nga.person.readable().await;
    assert!(!chat.contains(COMFORT) && !chat.contains("/thoat"), "{chat}");
    assert!(!something_private(&nga).await, "{:#?}", nga.person.messages().await);
    commune.end().await;
}

#[tokio::test]
async fn s18_s24_leaving_looks_the_same_for_whoever_has_no_case() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, other) = (Writer::new(&commune, RESIDENT), Writer::new(&commune, STRANGER));
    nga.begin_with(&SIMPLY).await;
    nga.write(CRY).await;
    nga.preview_and_send().await;
    assert!(something_private(&nga).await && !something_private(&other).await);
    nga.write("/thoat").await;
    other.write("/thoat").await;
    let left = nga.person.newest_as_it_is().await;
    assert_eq!(left, other.person.newest_as_it_is().await);
    assert_eq!(nga.person.messages().await.len(), other.person.messages().await.len());
    commune.end().await;
}
