//! Long after: who got it is forgotten, what it was and how many it reached is not.

use loa::clock::Clock;
use loa::domain::ids::ChatId;
use loa::scheduler;

use super::town::{MARK, Town, text};

/// A little more than a year, in which the year's report is written.
const DAYS: i64 = 400;

async fn copies_kept(town: &Town) -> u32 {
    let mut kept = 0;
    let mut tx = town.tx().await;
    for id in 1..=town.people {
        let person = tx.person_in(ChatId(id)).await.unwrap().unwrap();
        kept += tx.counts_of(&person).await.unwrap().deliveries;
    }
    kept
}

#[tokio::test]
async fn after_the_years_report_who_got_it_is_forgotten_and_the_counts_stay() {
    let town = Town::of(1200).await;
    let id = town.send(text(MARK)).await;
    town.rest().await;
    let before = town.tally(id).await;
    assert_eq!((before.recipients, before.sent), (1200, 1200));
    let ended = town.world.clock.now();

    scheduler::tick(&town.world.store, ended + chrono::Duration::days(DAYS - 1)).await.unwrap();
    assert_eq!(copies_kept(&town).await, 1200);

    // A part of them at a time, so that nobody waits for it.
    let late = ended + chrono::Duration::days(DAYS) + chrono::Duration::minutes(1);
    scheduler::tick(&town.world.store, late).await.unwrap();
    assert_eq!(copies_kept(&town).await, 200);
    scheduler::tick(&town.world.store, late).await.unwrap();
    assert_eq!(copies_kept(&town).await, 0);
    scheduler::tick(&town.world.store, late).await.unwrap();
    assert_eq!(town.tally(id).await, before);
    assert!(!town.tx().await.forget_copies_before(late, 1).await.unwrap(), "there is nothing more to forget");
    town.end().await;
}
