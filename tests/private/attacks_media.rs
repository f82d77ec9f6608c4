//! Files that tell who made them and where; and what is not taken at all.

use chrono::TimeDelta;
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use loa::clock::Clock;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::attacks::MORNING;
use super::{Helper, Writer};
use crate::support::people::get;
use crate::support::{CONTACT, Commune, RESIDENT, STRANGER};

/// In the file's name, in its EXIF.
const TELLTALE: &str = "TELLTALE 13.9833N 108.0000E";

/// What a contact hears of a file that did not arrive.
const MISSING: &str = "Một ảnh hay tệp của hồ sơ không đưa ra được";

/// A JPEG with an artist and a pointer to a place, as cameras write it.
fn telltale_jpeg() -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    exif.extend([0x01, 0x3b, 0, 2, 0, 0, 0, TELLTALE.len() as u8, 0, 0, 0, 56]);
    exif.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0]);
    exif.extend([0, 1, 0, 1, 0, 2, 0, 0, 0, 2, b'N', 0, 0, 0, 0, 0, 0, 0]);
    exif.extend(TELLTALE.bytes());
    let mut jpeg = Jpeg::from_bytes(include_bytes!("../support/progressive.jpg").to_vec().into()).unwrap();
    jpeg.segments_mut().insert(1, JpegSegment::new_with_contents(markers::APP1, exif.into()));
    jpeg.encoder().bytes().to_vec()
}

async fn send(commune: &Commune, kind: &str, name: &str, mime: &str, bytes: Vec<u8>) {
    let part = Part::bytes(bytes).file_name(name.to_owned()).mime_str(mime).unwrap();
    let form =
        Form::new().text("from", RESIDENT.to_string()).text("kind", kind.to_owned()).part("file", part);
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let url = format!("{}/sandbox/chats/{RESIDENT}/media", commune.url());
    let answer = client.post(url).multipart(form).send().await.unwrap();
    assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    commune.settle().await;
}

/// Messages of a chat as the server holds them.
async fn raw(commune: &Commune, id: i64) -> Vec<Value> {
    let chat = get(&format!("{}/sandbox/chats/{id}", commune.url())).await;
    chat["messages"].as_array().unwrap().clone()
}

async fn bytes_of(commune: &Commune, media: &Value) -> Vec<u8> {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let url = format!("{}{}", commune.url(), media["url"].as_str().unwrap());
    client.get(url).send().await.unwrap().bytes().await.unwrap().to_vec()
}

fn tells(bytes: &[u8]) -> bool {
    ["TELLTALE", "13.98", "Exif"]
        .iter()
        .any(|word| bytes.windows(word.len()).any(|part| part == word.as_bytes()))
}

#[tokio::test]
async fn s12_a_photo_sent_as_a_file_arrives_without_place_and_name() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    let file = telltale_jpeg();
    assert!(tells(&file), "the control: it tells");
    nga.begin().await;
    send(&commune, "document", "Nga-nha-rieng.jpg", "image/jpeg", file).await;
    nga.press("Xem lại").await;
    nga.press("✅ Gửi").await;
    let ly = Helper::new(&commune, CONTACT);
    ly.take().await;
    let messages = raw(&commune, CONTACT).await;
    let media = messages.iter().rev().find_map(|message| message.get("media"));
    let media = media.unwrap_or_else(|| panic!("the file has not arrived: {messages:#?}"));
    assert!(!media.to_string().contains("Nga") && media["kind"] == "document", "{media}");
    assert_eq!(media["uploaded_as"], "tep.jpg", "{media}");
    let arrived = bytes_of(&commune, media).await;
    assert!(!tells(&arrived));
    assert!(image::load_from_memory(&arrived).is_ok(), "the picture itself is there");
    commune.end().await;
}

/// The line is too bad for it, and for nothing else.
#[tokio::test]
async fn a_file_that_never_gets_through_holds_nobody_up() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.begin().await;
    send(&commune, "document", "x.jpg", "image/jpeg", telltale_jpeg()).await;
    nga.press("Xem lại").await;
    nga.press("✅ Gửi").await;
    commune.tell("sandbox/faults", json!({ "mode": "cut_before", "methods": ["sendDocument"] })).await;
    let (ly, other) = (commune.person(CONTACT), commune.person(STRANGER));
    ly.press("✅ Nhận").await;
    // It is tried for a while, since nobody knows yet, and others are answered meanwhile.
    let mut answered = 0;
    for minutes in 0.. {
        assert!(minutes < 60, "it is never given up");
        other.write("/trogiup").await;
        commune.clock.advance_to(commune.clock.now() + TimeDelta::minutes(1));
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        let heard = other.heard().await.matches("Loa giúp được gì").count();
        assert!(heard > answered, "others wait for it");
        answered = heard;
        if ly.heard().await.contains(MISSING) {
            break;
        }
    }
    // What comes after it arrives.
    ly.write("/trogiup").await;
    commune.settle().await;
    assert!(ly.last().await.text.contains("Loa giúp được gì"), "{}", ly.last().await.text);
    assert_eq!(ly.heard().await.matches(MISSING).count(), 1);
    commune.end().await;
}

#[tokio::test]
async fn s12_what_tells_who_sent_it_is_refused_and_taken_away() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.begin().await;
    let user = json!({ "id": RESIDENT, "is_bot": false, "first_name": "Nga" });
    let venue = json!({ "location": { "latitude": 13.98, "longitude": 108.0 }, "title": "Nhà Nga", "address": "Thôn 1" });
    let round =
        json!({ "file_id": "F", "file_unique_id": "U", "length": 240, "duration": 3, "file_size": 1 });
    let other = |fields: Value| json!({ "from": RESIDENT, "fields": fields });
    let things = [
        ("contact", json!({ "from": RESIDENT, "phone_number": "0987654321", "first_name": "Nga" })),
        ("sticker", json!({ "from": RESIDENT, "emoji": "😢" })),
        ("poll", json!({ "from": RESIDENT, "question": "Ai?", "options": ["a", "b"] })),
        ("location", json!({ "from": RESIDENT, "latitude": 13.98, "longitude": 108.0, "live_period": 900 })),
        ("other", other(json!({ "venue": venue, "location": venue["location"] }))),
        ("other", other(json!({ "dice": { "emoji": "🎲", "value": 3 } }))),
        ("other", other(json!({ "video_note": round }))),
        ("other", other(json!({ "users_shared": { "request_id": 1, "users": [user] } }))),
    ];
    for (what, body) in things {
        let before = raw(&commune, RESIDENT).await.len();
        nga.person.post(RESIDENT, what, body.clone()).await;
        commune.settle().await;
        let screen = nga.screen().await;
        assert!(screen.contains("Loại này Loa không nhận"), "{what} {body}: {screen}");
        assert_eq!(raw(&commune, RESIDENT).await.len(), before, "{what} {body} is taken away");
    }
    nga.person
        .post(RESIDENT, "location", json!({ "from": RESIDENT, "latitude": 13.98, "longitude": 108.0 }))
        .await;
    commune.settle().await;
    assert!(nga.screen().await.contains("1 tin"), "the control: one place is taken: {}", nga.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn files_that_a_bot_cannot_fetch_are_refused_with_the_reason() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.begin().await;
    let before = raw(&commune, RESIDENT).await.len();
    send(&commune, "document", "lon.pdf", "application/pdf", vec![b'x'; 21 * 1024 * 1024]).await;
    assert!(nga.screen().await.contains("20 MB"), "{}", nga.screen().await);
    assert_eq!(raw(&commune, RESIDENT).await.len(), before, "it is taken away");
    send(&commune, "document", "nho.pdf", "application/pdf", b"%PDF-1.4 x".to_vec()).await;
    let screen = nga.screen().await;
    assert!(screen.contains("1 tin") && screen.contains("không gỡ được bên trong"), "the control: {screen}");
    commune.end().await;
}
