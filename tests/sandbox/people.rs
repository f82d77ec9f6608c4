//! What people and the page see.

use loa::sandbox::{Limits, Sandbox};
use serde_json::json;

use super::client::{AN, BINH, GROUP, World, options};

#[tokio::test]
async fn the_feed_tells_what_happens() {
    let world = World::new().await;
    let start = world.look("events").await["seq"].clone();
    let id = world.say("<b>").await;
    world.good("deleteMessage", json!({ "chat_id": AN, "message_id": id })).await;
    world.good("sendChatAction", json!({ "chat_id": AN, "action": "typing" })).await;
    let feed = world.look(&format!("events?after={start}")).await;
    let kinds: Vec<_> =
        feed["events"].as_array().unwrap().iter().map(|event| event["kind"].clone()).collect();
    assert_eq!(kinds, ["message", "delete", "typing"]);
    assert_eq!(feed["events"][0]["message"]["html"], "&lt;b&gt;");
    assert_eq!(world.look("events?after=999").await["reload"], true);
}

#[tokio::test]
async fn menus_follow_their_scopes() {
    let world = World::new().await;
    let menu = |name: &str| json!([{ "command": name, "description": "d" }]);
    let private = json!({ "type": "all_private_chats" });
    world.good("setMyCommands", json!({ "commands": menu("lich"), "scope": private })).await;
    world
        .good(
            "setMyCommands",
            json!({ "commands": menu("calendar"), "scope": private, "language_code": "en" }),
        )
        .await;
    world
        .good("setMyCommands", json!({ "commands": menu("trogiup"), "scope": { "type": "all_group_chats" } }))
        .await;
    let own = json!({ "type": "chat", "chat_id": AN });
    world.good("setMyCommands", json!({ "commands": menu("viec"), "scope": own })).await;
    assert_eq!(world.look(&format!("commands/{AN}/{AN}")).await, menu("viec"));
    assert_eq!(world.look(&format!("commands/{BINH}/{BINH}")).await, menu("lich"));
    assert_eq!(world.look(&format!("commands/{GROUP}/{AN}")).await, menu("trogiup"));
    world.good("deleteMyCommands", json!({ "scope": own })).await;
    assert_eq!(world.look(&format!("commands/{AN}/{AN}")).await, menu("lich"));
    for name in ["", "UPPER", "vi\u{1ec7}c", &"x".repeat(33)] {
        let text = world.refused(400, "setMyCommands", json!({ "commands": menu(name) })).await;
        assert_eq!(text, "Bad Request: BOT_COMMAND_INVALID");
    }
}

#[tokio::test]
async fn chats_outlive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("chats.json");
    let start = async || {
        let (time, mut options) = options(Limits::off());
        options.state_file = Some(file.clone());
        let sandbox = Sandbox::start(options).await.unwrap();
        World { sandbox, time, http: reqwest::Client::new() }
    };
    let world = start().await;
    let id = world.say("kept").await;
    world.write(AN, AN, "waits").await;
    world.sandbox.stop().await;
    let world = start().await;
    let chat = world.look(&format!("chats/{AN}")).await;
    assert_eq!(chat["messages"][0]["text"], "kept");
    assert_eq!(world.updates().await.len(), 1);
    assert_eq!(world.say("next").await, id + 2);
    world.sandbox.stop().await;
}

#[tokio::test]
async fn the_page_is_served() {
    let world = World::new().await;
    let page = world.http.get(world.sandbox.api_url()).send().await.unwrap();
    assert_eq!(page.status(), 200);
    assert!(page.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
    let missing = format!("{}/page/nothing.js", world.sandbox.api_url());
    assert_eq!(world.http.get(missing).send().await.unwrap().status(), 404);
}
