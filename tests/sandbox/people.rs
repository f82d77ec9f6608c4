//! What people and the page see.

use loa::sandbox::{Limits, Preset, Sandbox};
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
    assert_eq!(chat["seen_to"], chat["messages"][1]["id"]);
    assert_eq!(world.look(&format!("chats/{AN}/notifications")).await[0]["text"], "kept");
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

#[tokio::test]
async fn people_send_places_that_move_and_what_no_method_is_named_after() {
    let world = World::new().await;
    let path = format!("chats/{AN}/location");
    let place = json!({ "from": AN, "latitude": 14.1, "longitude": 108.2, "live_period": 900 });
    let id = world.people(&path, place).await["message_id"].clone();
    let moved = json!({ "from": AN, "latitude": 14.2, "longitude": 108.2, "message_id": id });
    world.people(&path, moved.clone()).await;
    let fixed = world.people(&path, json!({ "from": AN, "latitude": 1.0, "longitude": 2.0 })).await;
    let mut stays = moved;
    stays["message_id"] = fixed["message_id"].clone();
    assert_eq!(world.people(&path, stays).await["error"], "not_live");
    let card = json!({ "from": AN, "phone_number": "111", "first_name": "B" });
    world.people(&format!("chats/{AN}/contact"), card).await;
    let dice = json!({ "from": AN, "fields": { "dice": { "emoji": "x", "value": 3 } } });
    world.people(&format!("chats/{AN}/other"), dice).await;

    let updates = world.updates().await;
    assert_eq!(updates[0]["message"]["location"]["live_period"], 900);
    let live = &updates[1]["edited_message"];
    assert_eq!((&live["message_id"], &live["location"]["latitude"]), (&id, &json!(14.2)));
    assert_eq!(live["location"]["live_period"], 900);
    assert_eq!(updates[3]["message"]["contact"]["phone_number"], "111");
    assert_eq!(updates[4]["message"]["dice"]["value"], 3);
}

#[tokio::test]
async fn the_description_can_be_changed_and_seen() {
    let world = World::new().await;
    world.good("setMyDescription", json!({ "description": "call 111" })).await;
    world.good("setMyShortDescription", json!({ "short_description": "short" })).await;
    let bot = world.look("bot").await;
    assert_eq!(world.look("people").await["bot"], bot);
    assert_eq!((&bot["description"], &bot["short_description"]), (&json!("call 111"), &json!("short")));
    let long = world.refused(400, "setMyDescription", json!({ "description": "x".repeat(513) })).await;
    assert_eq!(long, "Bad Request: description is too long");
    world.good("setMyDescription", json!({})).await;
    assert_eq!(world.look("bot").await["description"], "");
}

#[tokio::test]
async fn a_copy_is_protected_only_if_that_is_asked_for() {
    let world = World::new().await;
    let protected =
        async |place: usize| world.look(&format!("chats/{AN}")).await["messages"][place]["protected"].clone();
    let sent =
        world.good("sendMessage", json!({ "chat_id": AN, "text": "a", "protect_content": true })).await;
    assert_eq!(protected(0).await, true);
    let mut copy = json!({ "chat_id": AN, "from_chat_id": AN, "message_id": sent["message_id"] });
    world.good("copyMessage", copy.clone()).await;
    assert_eq!(protected(1).await, false);
    copy["protect_content"] = json!(true);
    world.good("copyMessage", copy).await;
    assert_eq!(protected(2).await, true);
}

#[tokio::test]
async fn people_pass_on_what_is_not_protected() {
    let world = World::new().await;
    let path = format!("chats/{AN}/forward");
    let open = world.say("open").await;
    let locked = json!({ "chat_id": AN, "text": "locked", "protect_content": true });
    let locked = world.good("sendMessage", locked).await["message_id"].clone();
    world.people(&path, json!({ "from": AN, "message_id": open, "to": AN })).await;
    let update = world.updates().await.pop().unwrap();
    assert_eq!(update["message"]["text"], "open");
    assert_eq!(update["message"]["from"]["id"], AN);
    assert_eq!(update["message"]["forward_origin"]["sender_user"]["is_bot"], true);
    world.people(&path, json!({ "from": AN, "message_id": open, "to": GROUP })).await;
    for to in [AN, GROUP] {
        let refusal = world.people(&path, json!({ "from": AN, "message_id": locked, "to": to })).await;
        assert_eq!(refusal["error"], "protected");
    }
    let group = world.look(&format!("chats/{GROUP}")).await["messages"].clone();
    assert_eq!((group.as_array().unwrap().len(), &group[0]["text"]), (1, &json!("open")));
    assert!(world.updates().await.is_empty(), "the bot sees neither in the group");
    let elsewhere = world.people(&path, json!({ "from": AN, "message_id": open, "to": BINH })).await;
    assert_eq!(elsewhere["error"], "no_chat");
}

#[tokio::test]
async fn presets_are_told_to_the_page() {
    let (time, mut options) = options(Limits::off());
    options.presets = vec![Preset { title: "both".to_owned(), people: vec![BINH, AN] }];
    let world = World { sandbox: Sandbox::start(options).await.unwrap(), time, http: reqwest::Client::new() };
    assert_eq!(world.look("people").await["presets"], json!([{ "title": "both", "people": [BINH, AN] }]));
}
