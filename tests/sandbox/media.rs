//! Files and albums.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::client::{AN, World, png};

async fn upload(world: &World, kind: &str, bytes: Vec<u8>) -> Value {
    let part = Part::bytes(bytes).file_name("picture.png");
    let form = Form::new().text("from", AN.to_string()).text("kind", kind.to_owned()).part("file", part);
    let url = format!("{}/sandbox/chats/{AN}/media", world.sandbox.api_url());
    world.http.post(url).multipart(form).send().await.unwrap().json::<Value>().await.unwrap();
    world.updates().await.pop().unwrap()["message"].clone()
}

#[tokio::test]
async fn files_come_and_go() {
    let world = World::new().await;
    let message = upload(&world, "photo", png()).await;
    let id = message["photo"][0]["file_id"].clone();
    let file = world.good("getFile", json!({ "file_id": id })).await;
    let path = file["file_path"].as_str().unwrap();
    let url = format!("{}/file/bot{}/{path}", world.sandbox.api_url(), super::client::TOKEN);
    let bytes = world.http.get(url).send().await.unwrap().bytes().await.unwrap();
    assert_eq!(bytes, png());
    let sent = world
        .good("sendPhoto", json!({ "chat_id": AN, "photo": id, "caption": "<b>c</b>", "parse_mode": "HTML" }))
        .await;
    assert_eq!((&sent["caption"], &sent["caption_entities"][0]["type"]), (&json!("c"), &json!("bold")));
    let long = json!({ "chat_id": AN, "photo": id, "caption": "x".repeat(1025) });
    assert_eq!(world.refused(400, "sendPhoto", long).await, "Bad Request: message caption is too long");
    let wrong = world.refused(400, "sendVoice", json!({ "chat_id": AN, "voice": id })).await;
    assert_eq!(wrong, "Bad Request: can't use file of type Photo as VoiceNote");
    let none = world.refused(400, "sendPhoto", json!({ "chat_id": AN })).await;
    assert_eq!(none, "Bad Request: there is no photo in the request");
    let unknown = world.refused(400, "sendPhoto", json!({ "chat_id": AN, "photo": "nonsense" })).await;
    assert_eq!(unknown, "Bad Request: wrong file identifier/HTTP URL specified");
}

#[tokio::test]
async fn no_picture_is_no_photo() {
    let world = World::new().await;
    let form = Form::new()
        .text("chat_id", AN.to_string())
        .part("photo", Part::bytes(vec![1, 2, 3]).file_name("a.jpg"));
    let answer: Value =
        world.http.post(world.url("sendPhoto")).multipart(form).send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["description"], "Bad Request: IMAGE_PROCESS_FAILED");
}

#[tokio::test]
async fn large_files_are_not_handed_out() {
    let world = World::new().await;
    let message = upload(&world, "document", vec![7; 20 * 1024 * 1024 + 1]).await;
    let id = &message["document"]["file_id"];
    assert_eq!(world.refused(400, "getFile", json!({ "file_id": id })).await, "Bad Request: file is too big");
    world.good("sendDocument", json!({ "chat_id": AN, "document": id })).await;
}

#[tokio::test]
async fn albums_are_checked() {
    let world = World::new().await;
    let photo = upload(&world, "photo", png()).await["photo"][0]["file_id"].clone();
    let document = upload(&world, "document", png()).await["document"]["file_id"].clone();
    let item = |kind: &str, id: &Value| json!({ "type": kind, "media": id });
    let album = |media: Vec<Value>| json!({ "chat_id": AN, "media": media });
    let photo = item("photo", &photo);
    let sent = world.good("sendMediaGroup", album(vec![photo.clone(); 2])).await;
    assert_eq!(sent[0]["media_group_id"], sent[1]["media_group_id"]);
    world.refused(400, "sendMediaGroup", album(vec![photo.clone(); 1])).await;
    let many = world.refused(400, "sendMediaGroup", album(vec![photo.clone(); 11])).await;
    assert_eq!(many, "Bad Request: Too much messages to send as an album");
    let mixed = album(vec![photo.clone(), item("document", &document)]);
    let mixed = world.refused(400, "sendMediaGroup", mixed).await;
    assert_eq!(mixed, "Bad Request: document can't be mixed with other media types");
    let markup = json!({ "inline_keyboard": [[{ "text": "b", "callback_data": "x" }]] });
    let mut with_buttons = album(vec![photo.clone(); 2]);
    with_buttons["reply_markup"] = markup.clone();
    world.refused(400, "sendMediaGroup", with_buttons).await;
    let edit = json!({ "chat_id": AN, "message_id": sent[0]["message_id"], "reply_markup": markup });
    world.refused(400, "editMessageReplyMarkup", edit).await;
    let other =
        json!({ "chat_id": AN, "message_id": sent[0]["message_id"], "media": item("document", &document) });
    world.refused(400, "editMessageMedia", other).await;
}

/// What the bot uploads as `field` to An, and the view of it in the chat.
async fn bot_uploads(world: &World, method: &str, field: &'static str, part: Part) -> (Value, Value) {
    let form = Form::new()
        .text("chat_id", AN.to_string())
        .text("protect_content", "true")
        .text("disable_notification", "true")
        .part(field, part);
    let answer: Value =
        world.http.post(world.url(method)).multipart(form).send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["ok"], true, "{answer}");
    let view =
        world.look(&format!("chats/{AN}")).await["messages"].as_array().unwrap().last().unwrap().clone();
    (answer["result"].clone(), view)
}

async fn stored_bytes(world: &World, view: &Value) -> Vec<u8> {
    let url = format!("{}{}", world.sandbox.api_url(), view["media"]["url"].as_str().unwrap());
    world.http.get(url).send().await.unwrap().bytes().await.unwrap().to_vec()
}

#[tokio::test]
async fn uploads_keep_bytes_and_name_and_go_out_again_by_their_id() {
    let world = World::new().await;
    for (method, field, name) in [
        ("sendPhoto", "photo", "GPS at home.png"),
        ("sendVoice", "voice", "my voice.ogg"),
        ("sendVideo", "video", "garden.mp4"),
        ("sendAudio", "audio", "song.mp3"),
        ("sendDocument", "document", "letter to Lý.pdf"),
    ] {
        let (sent, view) = bot_uploads(&world, method, field, Part::bytes(png()).file_name(name)).await;
        assert_eq!(view["media"]["uploaded_as"], name, "{method}");
        assert_eq!(stored_bytes(&world, &view).await, png());
        assert_eq!((&view["protected"], &view["silent"]), (&json!(true), &json!(true)));
        assert_eq!(sent["has_protected_content"], true);
        let hidden = matches!(field, "photo" | "voice");
        assert_eq!(
            view["media"]["file_name"].is_null(),
            hidden,
            "{method}: people are shown some names only"
        );
        let of = if field == "photo" { &sent[field][0] } else { &sent[field] };
        let again = world.good(method, json!({ "chat_id": AN, field: of["file_id"] })).await;
        let of_again = if field == "photo" { &again[field][0] } else { &again[field] };
        assert_eq!(of_again["file_unique_id"], of["file_unique_id"]);
        assert!(again["has_protected_content"].is_null());
    }
    let (_, nameless) =
        bot_uploads(&world, "sendDocument", "document", Part::bytes(png()).file_name("")).await;
    assert!(nameless["media"]["uploaded_as"].is_null() && nameless["media"]["file_name"].is_null());
}

#[tokio::test]
async fn a_file_outlives_the_message_that_brought_it() {
    let world = World::new().await;
    let message = upload(&world, "voice", vec![9; 100]).await;
    let id = message["voice"]["file_id"].clone();
    world.good("deleteMessage", json!({ "chat_id": AN, "message_id": message["message_id"] })).await;
    world.advance(chrono::TimeDelta::hours(72));
    world.good("sendVoice", json!({ "chat_id": AN, "voice": id, "protect_content": true })).await;
    world.good("getFile", json!({ "file_id": id })).await;
}

#[tokio::test]
async fn photos_have_limits_of_their_own() {
    let world = World::new().await;
    let sized = |width: u32, height: u32, length: usize| {
        let mut bytes = png();
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        bytes.resize(length, 0);
        Part::bytes(bytes).file_name("a.png")
    };
    let refuse = async |part: Part| -> Value {
        let form = Form::new().text("chat_id", AN.to_string()).part("photo", part);
        let answer = world.http.post(world.url("sendPhoto")).multipart(form).send().await.unwrap();
        answer.json::<Value>().await.unwrap()["description"].clone()
    };
    let limit = 10 * 1024 * 1024;
    bot_uploads(&world, "sendPhoto", "photo", sized(9_000, 1_000, limit)).await;
    assert_eq!(
        refuse(sized(100, 100, limit + 1)).await,
        "Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes"
    );
    assert_eq!(refuse(sized(9_000, 1_001, 100)).await, "Bad Request: PHOTO_INVALID_DIMENSIONS");
    assert_eq!(refuse(sized(21, 1, 100)).await, "Bad Request: PHOTO_INVALID_DIMENSIONS");
}

#[tokio::test]
async fn people_send_any_kind_with_name_and_type() {
    let world = World::new().await;
    let url = format!("{}/sandbox/chats/{AN}/media", world.sandbox.api_url());
    for (kind, name, mime) in [
        ("document", "đơn.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("document", "photo.jpg", "image/jpeg"),
        ("video", "clip.mp4", "video/mp4"),
        ("audio", "talk.m4a", "audio/mp4"),
    ] {
        let part = Part::bytes(vec![5; 7]).file_name(name).mime_str(mime).unwrap();
        let form = Form::new()
            .text("from", AN.to_string())
            .text("kind", kind)
            .text("caption", "c")
            .text("duration", "12")
            .part("file", part);
        assert_eq!(world.http.post(&url).multipart(form).send().await.unwrap().status(), 200);
        let message = world.updates().await.pop().unwrap()["message"].clone();
        let file = &message[kind];
        assert_eq!((&file["file_name"], &file["mime_type"]), (&json!(name), &json!(mime)));
        assert_eq!((&file["file_size"], &message["caption"]), (&json!(7), &json!("c")));
        if kind != "document" {
            assert_eq!(file["duration"], 12);
        }
    }
}
