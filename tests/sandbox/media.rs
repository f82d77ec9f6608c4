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
