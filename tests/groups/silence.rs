//! The bot is quiet in groups and because of groups, and keeps nothing of what is said there.

use loa::clock::Clock;
use serde_json::json;

use super::{TITLE, VILLAGE, add_group, commune, group, open_list};
use crate::support::{COORDINATOR, HEALTH_STATION, RESIDENT, STRANGER};

#[tokio::test]
async fn being_added_thrown_out_and_moved_makes_the_bot_write_to_nobody() {
    let commune = commune().await;
    commune.person(RESIDENT).write("/start").await;
    commune.settle().await;
    let people = [COORDINATOR, HEALTH_STATION, RESIDENT, STRANGER];
    let said = async || {
        let mut counts = vec![];
        for id in people {
            counts.push(commune.person(id).messages().await.len());
        }
        counts
    };
    let before = said().await;
    add_group(&commune, VILLAGE, TITLE).await;
    for member in [false, true] {
        let body = json!({ "from": RESIDENT, "member": member });
        commune.tell(&format!("sandbox/groups/{VILLAGE}/bot"), body).await;
    }
    let moved = commune.tell(&format!("sandbox/groups/{VILLAGE}/migrate"), json!({})).await;
    commune.settle().await;
    let moved = moved["id"].as_i64().unwrap();
    assert!(group(&commune, moved).await.is_some(), "it was taken note of");
    assert_eq!(said().await, before);
    for chat in [VILLAGE, moved] {
        let messages = commune.person(RESIDENT).messages_in(chat).await;
        assert!(messages.iter().all(|message| !message.from_bot), "{messages:?}");
    }
    commune.end().await;
}

#[tokio::test]
async fn what_is_said_in_a_group_leaves_no_trace_on_the_disk() {
    let commune = commune().await;
    add_group(&commune, VILLAGE, TITLE).await;
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::seconds(3));
    let before = commune.bytes_on_disk();
    let holds = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds(&before, TITLE), "the control: titles lie in clear");
    let group = json!({ "id": VILLAGE, "type": "group", "title": "TITLEOFTALK" });
    let stranger = json!({ "id": 8_765_432_101_i64, "is_bot": false, "first_name": "NAMEOFSTRANGER" });
    let message = |more: serde_json::Value| {
        let mut message = json!({ "message_id": 9, "date": 1_605_300_000, "chat": group, "from": stranger });
        message.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        message
    };
    let talk = [
        ("message", message(json!({ "text": "WORDOFTALK" }))),
        ("message", message(json!({ "text": "/viec WORDOFTALK" }))),
        ("message", message(json!({ "text": "WORDOFTALK", "new_chat_title": "WORDOFTALK" }))),
        ("message", message(json!({ "caption": "WORDOFTALK", "migrate_to_chat_id": -99 }))),
        ("message", message(json!({ "new_chat_members": [stranger] }))),
        ("message", message(json!({ "left_chat_member": stranger }))),
        ("message", message(json!({ "pinned_message": message(json!({ "text": "WORDOFTALK" })) }))),
        ("edited_message", message(json!({ "text": "WORDOFTALK" }))),
    ];
    for (number, (kind, content)) in (1..).zip(talk) {
        commune
            .person(RESIDENT)
            .push_raw(json!({ "update_id": 1_900_000_000 + number, kind: content }))
            .await;
    }
    commune.settle().await;
    let after = commune.bytes_on_disk();
    for trace in ["WORDOFTALK", "NAMEOFSTRANGER", "TITLEOFTALK", "8765432101"] {
        assert!(!holds(&after, trace), "{trace}");
    }
    let known = super::group(&commune, VILLAGE).await.unwrap();
    assert_eq!(known.title, TITLE);
    assert!(commune.loa.store.updates_after(0, 9).await.unwrap().is_empty());
    // An update that was stored would be remembered by its number.
    let folder = commune.folder.path().join("loa.db");
    let pool = sqlx::SqlitePool::connect(&format!("sqlite:{}", folder.display())).await.unwrap();
    let seen: i64 = sqlx::query_scalar("SELECT count(*) FROM seen_update WHERE update_id > 1900000000")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(seen, 0);
    pool.close().await;
    let list = open_list(&commune).await;
    assert!(list.text.contains(TITLE));
    commune.end().await;
}

#[tokio::test]
async fn a_group_gets_help_and_everything_else_is_unknown_there() {
    let commune = commune().await;
    add_group(&commune, VILLAGE, TITLE).await;
    let resident = commune.person(RESIDENT);
    for text in ["/rieng", "/thoat", "/thongbao", "/lich", "/xoadulieu", "xin chào"] {
        resident.write_in(VILLAGE, text).await;
    }
    commune.settle().await;
    let said = async || {
        let messages = resident.messages_in(VILLAGE).await;
        messages.into_iter().filter(|message| message.from_bot).count()
    };
    assert_eq!(said().await, 0);
    resident.write_in(VILLAGE, "/trogiup").await;
    commune.settle().await;
    assert_eq!(said().await, 1);
    assert!(resident.messages().await.is_empty());
    commune.end().await;
}
