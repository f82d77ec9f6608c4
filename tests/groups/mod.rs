//! Telegram groups: they appear in the list, are linked to villages, and are followed when they move.

mod linking;
mod moving;
mod silence;

use loa::clock::Clock;
use loa::domain::group::Group;
use loa::domain::ids::ChatId;
use serde_json::json;

use crate::support::people::Message;
use crate::support::{COORDINATOR, Commune, RESIDENT, STRANGER, song_an};

/// A group to which a resident adds the bot during the story.
const VILLAGE: i64 = -5002;
const TITLE: &str = "Bà con mình";

/// A commune with a coordinator, in which nothing has happened yet.
async fn commune() -> Commune {
    Commune::staffed(song_an(), "2020-11-14 06:00").await
}

async fn add_group(commune: &Commune, id: i64, title: &str) {
    let body = json!({ "id": id, "title": title, "members": [RESIDENT, STRANGER], "from": RESIDENT });
    commune.tell("sandbox/groups", body).await;
    commune.settle().await;
}

/// Opens the coordinator's list, from the first screen on.
async fn open_list(commune: &Commune) -> Message {
    let coordinator = commune.person(COORDINATOR);
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::seconds(3));
    coordinator.write("/start").await;
    commune.settle().await;
    press(commune, "Nhóm Telegram").await
}

async fn press(commune: &Commune, label: &str) -> Message {
    let coordinator = commune.person(COORDINATOR);
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::seconds(3));
    coordinator.press(label).await;
    commune.settle().await;
    coordinator.last().await
}

async fn group(commune: &Commune, id: i64) -> Option<Group> {
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    tx.group(ChatId(id)).await.unwrap()
}

async fn linked(commune: &Commune) -> Vec<i64> {
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    tx.linked_groups().await.unwrap().iter().map(|group| group.chat.0).collect()
}

/// The line of a group in the list.
fn line<'a>(list: &'a Message, title: &str) -> &'a str {
    list.text.lines().find(|line| line.contains(title)).unwrap_or_else(|| panic!("no {title}: {}", list.text))
}
