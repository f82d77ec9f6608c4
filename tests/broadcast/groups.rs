//! Groups as readers: they throw the bot out, they become supergroups.

use loa::domain::announcement::{Audience, State, Step};
use loa::domain::group::GroupLink;
use loa::domain::ids::{AnnouncementId, ChatId};
use serde_json::json;

use super::town::{MARK, Town, text};
use crate::telegram::world::GROUP;

/// A town whose group is linked.
async fn town() -> Town {
    let town = Town::of(10).await;
    let mut tx = town.tx().await;
    tx.group_seen(ChatId(GROUP), "Village").await.unwrap();
    tx.link_group(ChatId(GROUP), Some(&GroupLink::WholeCommune)).await.unwrap();
    tx.commit().await.unwrap();
    town
}

async fn to_groups(town: &Town) -> AnnouncementId {
    let groups = town.tx().await.linked_groups().await.unwrap().iter().map(|group| group.chat).collect();
    let audience = Audience { groups, ..Audience::everyone() };
    town.draft(text(MARK), |announcement| announcement.audience = audience).await
}

#[tokio::test]
async fn a_group_gets_its_copy_corrected_and_taken_back() {
    let town = town().await;
    let id = to_groups(&town).await;
    town.begin(id).await;
    town.rest().await;
    assert_eq!(town.with_words(GROUP, MARK).await.len(), 1);
    assert_eq!(town.tally(id).await.sent, 11);
    town.correct(id, text("Họp thôn lúc 8 giờ")).await;
    town.rest().await;
    assert_eq!(town.with_words(GROUP, "lúc 8 giờ").await.len(), 1);
    town.step(id, Step::Recall).await;
    town.rest().await;
    assert_eq!(town.with_words(GROUP, MARK).await.len(), 0);
    assert_eq!(town.tally(id).await.deleted, 11);
    town.end().await;
}

#[tokio::test]
async fn a_group_that_throws_the_bot_out_is_left_alone() {
    let mut town = town().await;
    let id = to_groups(&town).await;
    // The bot does not hear of it before it sends.
    town.stop().await;
    town.world.post(&format!("groups/{GROUP}/bot"), json!({ "from": 1, "member": false })).await;
    town.confirm(id).await;
    let courier = town.world.run_courier();
    town.world.until("it is sent", async || town.state(id).await == State::Sent).await;
    courier.stop().await;
    let tally = town.tally(id).await;
    assert_eq!((tally.sent, tally.blocked, tally.failed), (10, 1, 0), "{tally:?}");
    assert!(town.tx().await.linked_groups().await.unwrap().is_empty(), "it is no longer offered");
    // Taken back, what it never had is not missed.
    town.start();
    town.step(id, Step::Recall).await;
    town.rest().await;
    assert_eq!(town.tally(id).await.deleted, 10);
    town.end().await;
}

#[tokio::test]
async fn a_group_that_grew_before_and_while_it_was_sent_gets_it_once() {
    for heard in [true, false] {
        let mut town = town().await;
        let id = to_groups(&town).await;
        if !heard {
            town.stop().await;
        }
        let grew =
            town.world.post(&format!("groups/{GROUP}/migrate"), json!({})).await["id"].as_i64().unwrap();
        if heard {
            let known = async || {
                town.tx().await.linked_groups().await.unwrap().iter().any(|group| group.chat.0 == grew)
            };
            town.world.until("the bot hears of it", known).await;
        }
        town.confirm(id).await;
        let courier = if heard { None } else { Some(town.world.run_courier()) };
        town.world.until("it is sent", async || town.state(id).await == State::Sent).await;
        let tally = town.tally(id).await;
        assert_eq!((tally.recipients, tally.sent, tally.blocked, tally.failed), (11, 11, 0, 0), "{tally:?}");
        assert_eq!(town.with_words(grew, MARK).await.len(), 1);
        if let Some(courier) = courier {
            courier.stop().await;
            town.start();
        }
        town.rest().await;
        assert_eq!(town.with_words(grew, MARK).await.len(), 1);
        town.step(id, Step::Recall).await;
        town.rest().await;
        assert_eq!(town.with_words(grew, MARK).await.len(), 0);
        town.end().await;
    }
}

/// It grows after it had its copy: what lies in the old one is out of reach, and nothing runs in circles.
#[tokio::test]
async fn a_copy_in_a_group_that_grew_afterwards_is_out_of_reach() {
    let town = town().await;
    let id = to_groups(&town).await;
    town.begin(id).await;
    town.rest().await;
    town.world.post(&format!("groups/{GROUP}/migrate"), json!({})).await;
    town.correct(id, text("Họp thôn lúc 8 giờ")).await;
    town.rest().await;
    town.expect_once("lúc 8 giờ").await;
    town.step(id, Step::Recall).await;
    town.rest().await;
    let tally = town.tally(id).await;
    assert_eq!(tally.deleted + tally.overwritten + tally.out_of_reach, 11, "{tally:?}");
    assert_eq!(town.copies("Họp thôn").await.iter().sum::<usize>(), 0);
    town.end().await;
}
