//! Long after: who got it is forgotten, what it was and how many it reached is not.

use loa::clock::Clock;
use loa::domain::announcement::{Answer, Answers};
use loa::domain::ids::ChatId;
use loa::domain::official::Span;
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

/// Copies and people who come, as the year's report has them.
async fn reported(town: &Town) -> (u32, u32) {
    let report = town.tx().await.official(Span::Year(2020)).await.unwrap().unwrap();
    // The town's announcement belongs to no event of the plan.
    (report.other_announcements.copies, report.other_announcements.coming)
}

#[tokio::test]
async fn after_the_years_report_who_got_it_is_forgotten_and_the_counts_stay() {
    let town = Town::of(1200).await;
    let id = town.draft(text(MARK), |announcement| announcement.asks = true).await;
    town.begin(id).await;
    town.rest().await;
    let before = town.tally(id).await;
    assert_eq!((before.recipients, before.sent), (1200, 1200));
    let mut tx = town.tx().await;
    for (chat, answer) in [(2, Answer::Coming), (3, Answer::Coming), (4, Answer::NotComing)] {
        let person = tx.person_in(ChatId(chat)).await.unwrap().unwrap();
        tx.set_answer(id, person.id, answer).await.unwrap();
    }
    tx.commit().await.unwrap();
    town.rest().await;
    assert_eq!(reported(&town).await, (1200, 2));
    let ended = town.world.clock.now();

    scheduler::tick(&town.world.store, ended + chrono::Duration::days(DAYS - 1)).await.unwrap();
    assert_eq!(copies_kept(&town).await, 1200);
    assert!(town.tx().await.announcement(id).await.unwrap().is_some());

    // A part of them at a time, so that nobody waits for it.
    let late = ended + chrono::Duration::days(DAYS) + chrono::Duration::minutes(1);
    scheduler::tick(&town.world.store, late).await.unwrap();
    assert_eq!(copies_kept(&town).await, 200);
    // Nothing of the chat shows it half forgotten, or takes back copies that are no longer known.
    let mut tx = town.tx().await;
    assert!(tx.announcement(id).await.unwrap().is_none());
    assert_eq!(tx.announcements(0, 10).await.unwrap(), []);
    assert_eq!(tx.answers(id).await.unwrap(), Answers::default());
    drop(tx);
    assert_eq!(reported(&town).await, (1200, 2));

    scheduler::tick(&town.world.store, late).await.unwrap();
    assert_eq!(copies_kept(&town).await, 0);
    scheduler::tick(&town.world.store, late).await.unwrap();
    assert_eq!((town.tally(id).await, reported(&town).await), (before, (1200, 2)));
    assert!(!town.tx().await.forget_copies_before(late, 1).await.unwrap(), "there is nothing more to forget");

    // Its buttons lie in people's chats for ever.
    let flashed = town.person(2).press("Không đến").await;
    assert!(flashed.contains("Nút này của tin cũ"), "{flashed}");
    town.rest().await;
    assert_eq!(reported(&town).await, (1200, 2));
    town.end().await;
}
