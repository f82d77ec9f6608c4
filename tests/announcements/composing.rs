//! From the first word to what everybody has: texts, files, albums, drafts, and what cannot be announced.

use loa::clock::Clock;
use loa::domain::action::Action;
use loa::domain::announcement::action::AnnouncementAction;
use loa::domain::announcement::{Content, State};
use loa::domain::role::Rank;
use serde_json::{Value, json};

use super::scene::{Phone, UNION, all, commune, holders, newest, state};
use crate::private::forger;
use crate::support::{COORDINATOR, Commune, HEALTH_STATION, RESIDENT, STRANGER};

/// Pressed Start never.
const NOBODY: i64 = 1005;

#[tokio::test]
async fn a_text_arrives_as_it_was_written_and_as_it_was_shown() {
    let commune = commune().await;
    let (union, nga) = (Phone::of(&commune, UNION), Phone::of(&commune, RESIDENT));
    let text = "Họp 🏠 phụ nữ\nxem thêm";
    let entities = json!([
        { "type": "bold", "offset": 0, "length": 3 },
        { "type": "italic", "offset": 7, "length": 6 },
        { "type": "text_link", "offset": 14, "length": 8, "url": "https://songan.example/" },
    ]);
    union.begin().await;
    union.write_styled(text, entities.clone()).await;
    assert!(union.screen().await.contains("Bước 2/5") && union.screen().await.contains("5 người"));
    union.press("Tiếp").await;
    assert!(union.screen().await.contains("Bước 3/5"), "{}", union.screen().await);
    union.press("Tiếp").await;
    assert!(union.screen().await.contains("gửi ngay"), "{}", union.screen().await);
    union.press("Tiếp").await;
    assert!(union.screen().await.contains("5 người"), "{}", union.screen().await);
    let preview = union.copy("Họp").await;
    assert_eq!(holders(&commune, &[RESIDENT, STRANGER], "Họp").await, [] as [i64; 0], "not before the tap");
    assert_eq!(union.with("Họp 🏠").await.len(), 1, "the preview");
    union.confirm().await;
    assert!(union.screen().await.contains("Đã gửi 5"), "{}", union.screen().await);
    let copy = nga.copy("Họp").await;
    assert_eq!((&copy["text"], &copy["entities"]), (&json!(text), &entities));
    assert_eq!((&preview["text"], &preview["entities"]), (&copy["text"], &copy["entities"]));
    assert_eq!(preview["buttons"], copy["buttons"], "the preview is what arrives");
    let others = [RESIDENT, STRANGER, COORDINATOR, HEALTH_STATION];
    assert_eq!(holders(&commune, &others, "Họp").await, others);
    assert_eq!(union.with("Họp 🏠").await.len(), 4, "preview, copy, desk, report");
    assert!(commune.person(NOBODY).messages().await.is_empty());
    commune.end().await;
}

#[tokio::test]
async fn files_of_every_kind_arrive_with_their_captions() {
    let commune = commune().await;
    let (union, nga) = (Phone::of(&commune, UNION), Phone::of(&commune, RESIDENT));
    for kind in ["photo", "video", "voice", "document", "audio"] {
        let caption = format!("Đây là {kind}");
        // The residents' limit of a week.
        commune.clock.advance_to(commune.clock.now() + chrono::Duration::days(3));
        union.begin().await;
        union.send(&[kind], &caption).await;
        union.go(&["Tiếp", "Tiếp", "Tiếp"]).await;
        let preview = union.copy(&caption).await;
        assert_eq!(preview["media"]["kind"], kind);
        union.confirm().await;
        let copy = nga.copy(&caption).await;
        assert_eq!(copy["media"]["kind"], kind, "{copy}");
        assert!(copy["buttons"].as_array().is_some_and(|rows| rows.len() == 1), "{copy}");
    }
    commune.end().await;
}

#[tokio::test]
async fn an_album_arrives_as_one_with_a_text_that_carries_the_buttons() {
    let commune = commune().await;
    let (union, nga) = (Phone::of(&commune, UNION), Phone::of(&commune, RESIDENT));
    union.begin().await;
    union.send(&["photo", "video"], "Ngày hội").await;
    assert_eq!(union.with("Bước 2/5").await.len(), 1, "asked once");
    union.go(&["Tiếp", "Tiếp", "Tiếp"]).await;
    let review = union.screen().await;
    assert!(review.contains("3 tin"), "{review}");
    union.confirm().await;
    let chat = nga.person.chat().await;
    let (caption, rest) = chat[chat.len() - 3..].split_first().unwrap();
    assert_eq!(caption["caption"], "Ngày hội");
    assert!(caption["media_group_id"].is_string() && caption["media_group_id"] == rest[0]["media_group_id"]);
    assert!(rest[1]["text"].is_string() && rest[1]["buttons"].is_array(), "{rest:?}");
    commune.end().await;
}

#[tokio::test]
async fn an_album_of_ten_in_place_of_a_text_is_shown_whole() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    union.compose("Chữ đầu tiên").await;
    union.press("✏️ Nội dung").await;
    union.send(&["photo"; 10], "Mười ảnh").await;
    assert_eq!(union.with("đã nhận chùm ảnh").await.len(), 1, "told once");
    union.press("Xem lại ›").await;
    let pieces = newest(&commune).await.content.unwrap().pieces().len();
    assert_eq!(pieces, 10);
    // What is confirmed was seen: the newest review is of the whole album.
    let review = union.screen().await;
    assert!(review.contains("11 tin"), "{review}");
    let album: Vec<Value> = union.person.chat().await;
    let shown = album
        .iter()
        .filter(|message| message["from"]["is_bot"] == true && message["media"]["kind"] == "photo");
    assert_eq!(shown.count(), 10, "once, and all of it");
    union.confirm().await;
    assert_eq!(holders(&commune, &[RESIDENT, STRANGER], "Mười ảnh").await, [RESIDENT, STRANGER]);
    commune.end().await;
}

#[tokio::test]
async fn a_draft_survives_a_restart_at_every_step() {
    let mut commune = commune().await;
    Phone::of(&commune, UNION).begin().await;
    let steps: [(&[&str], &str); 4] = [
        (&[], "Lễ hội bản mình"),
        (&["Tiếp", "Đặt ngày giờ"], "chiều mai 2 giờ"),
        (&["📍 Nơi"], "Nhà rông làng Pleiku"),
        (&["Tiếp", "Lúc khác"], "7h sáng mai"),
    ];
    for (labels, words) in steps {
        for label in labels {
            commune = commune.restart().await;
            Phone::of(&commune, UNION).press(label).await;
        }
        commune = commune.restart().await;
        Phone::of(&commune, UNION).write(words).await;
    }
    commune = commune.restart().await;
    let union = Phone::of(&commune, UNION);
    let review = union.screen().await;
    assert!(review.contains("Bước 5/5") && review.contains("Nhà rông làng Pleiku"), "{review}");
    assert!(review.contains(" 7:00") && review.contains("14:00") && review.contains("17/11"), "{review}");
    union.press("✅ Hẹn gửi").await;
    assert_eq!(newest(&commune).await.state, State::Scheduled);
    commune.end().await;
}

#[tokio::test]
async fn going_back_loses_nothing() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    union.begin().await;
    union.write("Nội dung còn nguyên").await;
    union.go(&["Bà con cả xã", "Theo thôn", "Thôn 2", "Quay lại", "Tiếp", "Đặt ngày giờ"]).await;
    union.write("20/11 lúc 14h").await;
    union.go(&["📍 Nơi"]).await;
    union.write("Nhà văn hoá").await;
    union.press("Tiếp").await;
    let before = newest(&commune).await;
    union.go(&["Quay lại", "Quay lại", "Quay lại", "Giữ nội dung này", "Tiếp", "Tiếp", "Tiếp"]).await;
    let after = newest(&commune).await;
    assert_eq!(before, after);
    assert!(union.screen().await.contains("Thôn 2"), "{}", union.screen().await);
    // From the list, too, and with a press on an old screen in between.
    union.write("/thongbao").await;
    union.press("1").await;
    assert!(union.screen().await.contains("Bước 5/5"));
    assert_eq!(newest(&commune).await, before);
    assert_eq!(all(&commune).await.len(), 1);
    commune.end().await;
}

#[tokio::test]
async fn a_second_text_is_joined_replaced_or_passed_over_as_one_says() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    union.compose("Một").await;
    for (words, button, expected) in [
        ("Hai", "Nối vào cuối", "Một\n\nHai"),
        ("Ba", "Bỏ qua", "Một\n\nHai"),
        ("Bốn", "Thay nội dung cũ", "Bốn"),
    ] {
        union.write_styled(words, json!([{ "type": "bold", "offset": 0, "length": 2 }])).await;
        assert!(union.screen().await.contains("nhắn thêm"), "{}", union.screen().await);
        let Some(Content::Text(before)) = newest(&commune).await.content else { panic!() };
        assert!(!before.text.contains(words), "nothing happens by itself");
        union.press(button).await;
        assert!(union.screen().await.contains("Bước 5/5"));
        let Some(Content::Text(after)) = newest(&commune).await.content else { panic!() };
        assert_eq!(after.text, expected);
    }
    assert_eq!(holders(&commune, &[RESIDENT, STRANGER], "Một").await, [] as [i64; 0]);
    union.confirm().await;
    let copy = Phone::of(&commune, RESIDENT).copy("Bốn").await;
    assert_eq!(copy["entities"], json!([{ "type": "bold", "offset": 0, "length": 2 }]));
    commune.end().await;
}

#[tokio::test]
async fn what_is_too_long_together_cannot_be_joined() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    union.compose(&"a".repeat(4000)).await;
    union.write(&"b".repeat(200)).await;
    let question = union.last().await;
    assert!(!question.has_button("Nối") && question.has_button("Thay"), "{question:?}");
    union.press("Bỏ qua").await;
    // A caption has less room than a text: told at once, and what was there stays.
    union.press("✏️ Nội dung").await;
    union.send(&["photo"], &"c".repeat(1000)).await;
    union.write(&"d".repeat(100)).await;
    assert!(!union.last().await.has_button("Nối"));
    union.confirm().await;
    commune.end().await;
}

#[tokio::test]
async fn a_caption_that_is_too_long_is_told_at_once_for_a_picture_and_for_an_album() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    union.begin().await;
    // People with Telegram Premium write longer captions than bots may send.
    let caption = "x".repeat(1500);
    union.send(&["photo"], "giữ chỗ").await;
    let file = union.person.file_ids().await.remove(0);
    let photo = |message: i64, album: Option<&str>, caption: &str| {
        let mut message = json!({
            "message_id": message, "date": commune.clock.now().timestamp(), "caption": caption,
            "chat": { "id": UNION, "type": "private", "first_name": "Mai" },
            "from": { "id": UNION, "is_bot": false, "first_name": "Mai" },
            "photo": [{ "file_id": file, "file_unique_id": "u", "width": 1, "height": 1 }],
        });
        if let Some(album) = album {
            message["media_group_id"] = json!(album);
        }
        json!({ "update_id": forger::next_update(), "message": message })
    };
    let kept = newest(&commune).await.content;
    union.press("Quay lại").await;
    union.person.push_raw(photo(9001, None, &caption)).await;
    commune.settle().await;
    let refusal = union.screen().await;
    assert!(refusal.contains("1.500") && refusal.contains("rút bớt 476"), "{refusal}");
    assert_eq!(newest(&commune).await.content, kept);
    for (number, caption) in [(9002, caption.as_str()), (9003, ""), (9004, "")] {
        union.person.push_raw(photo(number, Some("long"), caption)).await;
    }
    commune.settle().await;
    assert_eq!(newest(&commune).await.content, kept, "not the pieces alone that had no caption");
    union.send(&["photo", "photo"], "ngắn").await;
    assert_eq!(newest(&commune).await.content.unwrap().pieces().len(), 2, "another try goes on");
    commune.end().await;
}

#[tokio::test]
async fn what_cannot_be_announced_is_refused_with_what_can() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    let things = [
        ("sticker", json!({ "emoji": "🌸" })),
        ("poll", json!({ "question": "Đi không?", "options": ["Có", "Không"] })),
        ("contact", json!({ "phone_number": "0901234567", "first_name": "Mai" })),
        ("location", json!({ "latitude": 13.9, "longitude": 108.0 })),
        ("other", json!({ "fields": { "dice": { "emoji": "🎲", "value": 4 } } })),
    ];
    union.begin().await;
    for (what, body) in things.clone() {
        union.send_thing(what, body).await;
        let refusal = union.last().await;
        assert!(refusal.text.contains("chữ, ảnh, video, ghi âm hoặc tệp"), "{what}: {refusal:?}");
    }
    union.write("Vẫn soạn được").await;
    assert!(union.screen().await.contains("Bước 2/5"), "{}", union.screen().await);
    for (what, body) in things {
        union.send_thing(what, body).await;
        assert!(union.screen().await.contains("chữ, ảnh, video"), "{what}");
    }
    union.press("Tiếp").await;
    assert!(union.screen().await.contains("Bước 5/5"), "on from the refusal: {}", union.screen().await);
    commune.end().await;
}

/// Presses send under the newest announcement, whether the button is there or not.
async fn force(commune: &Commune) {
    let draft = newest(commune).await;
    let confirm = AnnouncementAction::Confirm(draft.fingerprint());
    forger::press(commune, UNION, Action::Announcement(draft.id, confirm)).await;
}

#[tokio::test]
async fn without_content_or_readers_nothing_can_be_sent() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    union.begin().await;
    union.send_thing("sticker", json!({ "emoji": "🌸" })).await;
    union.press("Tiếp").await;
    let review = union.last().await;
    assert!(review.text.contains("Chưa có nội dung") && !review.has_button("✅ Gửi"), "{review:?}");
    let draft = newest(&commune).await.id;
    force(&commune).await;
    assert_eq!(state(&commune, draft).await, State::Draft);
    union.press("✏️ Nội dung").await;
    union.write("Chỉ có chữ").await;
    union.press("Bà con cả xã").await;
    assert!(union.screen().await.contains("Chưa chọn ai"), "{}", union.screen().await);
    union.go(&["Tiếp", "Tiếp", "Tiếp"]).await;
    let review = union.last().await;
    assert!(review.text.contains("Chưa chọn người nhận") && !review.has_button("✅ Gửi"), "{review:?}");
    force(&commune).await;
    assert_eq!(state(&commune, draft).await, State::Draft);
    commune.end().await;
}

#[tokio::test]
async fn a_reply_to_a_reminder_answers_the_task_while_a_draft_lies_open() {
    let task = r#"
[[task]]
slug = "v-6-1"
section = "V.6"
title = "Tuyên truyền bình đẳng giới"
text = "Tuyên truyền bình đẳng giới."
lead = ["hlhpn"]
units_from = "plan"
due_on = 2020-11-20
due_from = "local"
"#;
    let commune = super::scene::commune_of(task, "2020-11-16 09:00").await;
    commune.live_until("2020-11-17 08:00").await;
    let union = Phone::of(&commune, UNION);
    let reminder = union.with("Tuyên truyền bình đẳng giới").await.pop().expect("no reminder");
    union.compose("Mời bà con họp").await;
    let before = newest(&commune).await;
    union.person.reply(reminder.id, "xong rồi").await;
    commune.settle().await;
    assert_eq!(newest(&commune).await, before, "the draft is as it was");
    assert!(!union.screen().await.contains("nhắn thêm"), "{}", union.screen().await);
    union.confirm().await;
    assert_eq!(holders(&commune, &[RESIDENT], "Mời bà con họp").await, [RESIDENT]);
    commune.end().await;
}

#[tokio::test]
async fn a_step_that_is_left_leaves_the_draft_as_it_is() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    union.begin().await;
    union.write("Dở dang").await;
    union.go(&["Tiếp", "Đặt ngày giờ"]).await;
    let before = newest(&commune).await;
    union.write("/huy").await;
    union.write("20/11 lúc 14h").await;
    assert_eq!(newest(&commune).await, before, "nothing is asked any more");
    union.write("/thongbao").await;
    union.press("1").await;
    // The loudspeaker's sheet is looked at in passing: the draft still lies open.
    union.press("📢 Bản đọc loa").await;
    union.write("thêm dòng này").await;
    assert!(union.screen().await.contains("nhắn thêm"), "{}", union.screen().await);
    union.press("Nối vào cuối").await;
    union.press("🗑 Bỏ").await;
    union.press("Quay lại").await;
    assert!(union.screen().await.contains("Bước 5/5"));
    union.go(&["🗑 Bỏ", "🗑 Bỏ"]).await;
    assert!(union.screen().await.contains("đã bỏ"), "{}", union.screen().await);
    assert!(all(&commune).await.is_empty());
    commune.end().await;
}

#[tokio::test]
async fn what_was_sent_is_the_ground_of_another_without_its_time_and_invitation() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    union.invite("Mời họp tháng này", "20/11 lúc 14h").await;
    union.confirm().await;
    let old = newest(&commune).await;
    union.press("📄 Soạn từ tin này").await;
    let new = newest(&commune).await;
    assert!(new.id != old.id && new.content == old.content && new.audience == old.audience);
    assert_eq!((new.event, new.asks, new.send_at, new.state), (None, false, None, State::Draft));
    assert_eq!(state(&commune, old.id).await, State::Sent);
    commune.end().await;
}

#[tokio::test]
async fn beginning_twice_leaves_one_empty_draft() {
    let commune = commune().await;
    let union = Phone::of(&commune, UNION);
    union.begin().await;
    union.begin().await;
    union.begin().await;
    assert_eq!(all(&commune).await.len(), 1);
    commune.appoint_member(super::scene::UNION_DEPUTY, "hlhpn", Rank::Deputy).await;
    Phone::of(&commune, super::scene::UNION_DEPUTY).begin().await;
    assert_eq!(all(&commune).await.len(), 2, "each has their own");
    commune.end().await;
}
