//! Copies are taken back.

use std::time::Duration;

use loa::domain::announcement::{State, Step};
use loa::domain::ids::ChatId;
use serde_json::json;

use super::town::{FOOT, MARK, TAKEN_BACK, Town, asking, file, text};

const TWO_DAYS: Duration = Duration::from_secs(49 * 3600);

#[tokio::test]
async fn all_copies_go_and_answers_are_refused_afterwards() {
    let town = Town::of(40).await;
    let id = town.draft(text(MARK), asking).await;
    let desk = town.begin(id).await;
    town.rest().await;
    // Somebody deleted theirs already: as good as taken back.
    let theirs = town.with_words(9, MARK).await[0]["id"].clone();
    town.world.post("chats/9/delete", json!({ "from": 9, "message_ids": [theirs] })).await;
    // Somebody presses while the deletions are on their way.
    town.world.fault(json!({ "mode": "slow", "delay_ms": 1500, "methods": ["deleteMessage"] })).await;
    town.step(id, Step::Recall).await;
    let toast = town.person(7).press("Sẽ đến").await;
    assert!(!toast.is_empty());
    town.rest().await;
    let answers = town.tx().await.answers(id).await.unwrap();
    assert_eq!(answers.coming + answers.maybe + answers.not_coming, 0, "{toast}");
    assert_eq!(town.copies(MARK).await.iter().sum::<usize>(), 0);
    let tally = town.tally(id).await;
    assert_eq!((tally.deleted, tally.overwritten, tally.out_of_reach), (40, 0, 0), "{tally:?}");
    let shown = town.desk(desk).await;
    assert!(shown.contains("Đã rút lại") && shown.contains("Đã xoá 40"), "{shown}");
    assert_eq!(town.state(id).await, State::Recalled);
    town.end().await;
}

/// Whoever erases their data has no copy any more that could be taken back.
#[tokio::test]
async fn whoever_was_erased_keeps_no_recall_waiting() {
    let town = Town::of(20).await;
    let id = town.draft(text(MARK), |_| ()).await;
    let desk = town.begin(id).await;
    town.rest().await;
    let mut tx = town.tx().await;
    let erased = tx.person_in(ChatId(9)).await.unwrap().unwrap();
    tx.erase_person(&erased).await.unwrap();
    tx.commit().await.unwrap();
    town.step(id, Step::Recall).await;
    town.rest().await;
    let shown = town.desk(desk).await;
    assert!(shown.contains("Đã rút lại.") && shown.contains("Đã xoá 19"), "{shown}");
    assert!(shown.ends_with("Còn 0"), "{shown}");
    town.end().await;
}

#[tokio::test]
async fn albums_go_with_their_feet() {
    let town = Town::of(20).await;
    let id = town.send(town.album(4).await).await;
    town.rest().await;
    let said = town.world.said(5).await.len();
    assert_eq!(said, 5);
    town.step(id, Step::Recall).await;
    town.rest().await;
    for person in 2..=20 {
        assert_eq!(town.world.said(person).await.len(), 0, "{person}");
    }
    assert_eq!(town.tally(id).await.deleted, 20);
    town.end().await;
}

#[tokio::test]
async fn after_two_days_it_is_overwritten() {
    let town = Town::of(15).await;
    let photo = town.photos(1).await.remove(0);
    let voice = town.voice().await;
    let album = town.album(2).await;
    let contents = [text("Họp thôn một"), file(&photo, "Họp thôn hai"), file(&voice, "Họp thôn ba"), album];
    for content in contents {
        let id = town.draft(content, |announcement| announcement.audience = everyone()).await;
        let desk = town.begin(id).await;
        town.rest().await;
        // A week and more between them: nobody has had enough.
        town.world.skip(TWO_DAYS * 4);
        town.block(15).await;
        town.step(id, Step::Recall).await;
        town.rest().await;
        let tally = town.tally(id).await;
        assert_eq!(tally.deleted + tally.overwritten + tally.out_of_reach, tally.sent, "{tally:?}");
        assert!(tally.overwritten >= 14 && tally.deleted == 0, "{tally:?}");
        for person in 2..=14 {
            assert_eq!(town.with_words(person, "Họp thôn").await.len(), 0, "{person}");
            assert_eq!(town.with_words(person, FOOT).await.len(), 0, "{person}");
            let over = town.with_words(person, TAKEN_BACK).await;
            assert!(over.iter().all(|message| message["buttons"].as_array().is_none_or(Vec::is_empty)));
        }
        let shown = town.desk(desk).await;
        assert!(shown.contains(&format!("Đã thay bằng lời rút tin {}", tally.overwritten)), "{shown}");
        assert!(shown.contains(&format!("Không với tới {}", tally.out_of_reach)), "{shown}");
        assert!(shown.contains("Còn 0"), "{shown}");
    }
    // One text, one picture, one recording, two pieces and a foot.
    assert_eq!(town.with_words(3, TAKEN_BACK).await.len(), 6);
    town.end().await;
}

fn everyone() -> loa::domain::announcement::Audience {
    loa::domain::announcement::Audience::everyone()
}

#[tokio::test]
async fn taken_back_while_it_is_being_sent_nothing_of_it_stays() {
    let town = Town::at_rate(150, 60).await;
    let id = town.draft(text(MARK), |_| ()).await;
    let desk = town.begin(id).await;
    town.sent(id, 40).await;
    town.step(id, Step::Recall).await;
    town.rest().await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(town.copies(MARK).await.iter().sum::<usize>(), 0);
    let tally = town.tally(id).await;
    assert_eq!(tally.deleted, tally.sent, "{tally:?}");
    assert!(tally.sent < 150);
    assert!(
        town.desk(desk).await.contains(&format!("Đã xoá {}", tally.deleted)),
        "{}",
        town.desk(desk).await
    );
    town.end().await;
}

/// Albums of which the rest has not followed yet are taken back as well.
#[tokio::test]
async fn half_sent_albums_are_taken_back() {
    let mut town = Town::at_rate(40, 60).await;
    let id = town.send(town.album(3).await).await;
    let some = async || town.world.calls("sendmediagroup").await.len() >= 12;
    town.world.until("some albums are there", some).await;
    town.stop().await;
    town.step(id, Step::Recall).await;
    town.start();
    town.rest().await;
    for person in 2..=40 {
        assert_eq!(town.world.said(person).await.len(), 0, "{person}");
    }
    let tally = town.tally(id).await;
    assert!(tally.deleted >= 12, "{tally:?}");
    town.end().await;
}

/// An album has its buttons soon after it, not when everybody has their pictures; stopped, the feet still follow.
#[tokio::test]
async fn feet_follow_their_albums_at_once() {
    let town = Town::at_rate(60, 60).await;
    let id = town.send(town.album(3).await).await;
    let feet = async || {
        let feet: usize = town.copies(FOOT).await.iter().sum();
        feet >= 10
    };
    town.world.until("some feet are there", feet).await;
    let albums: usize = town.copies(MARK).await.iter().sum();
    assert!(albums < 58, "the feet wait for all {albums} albums");
    town.step(id, Step::Stop).await;
    town.rest().await;
    let (albums, feet) = (town.copies(MARK).await, town.copies(FOOT).await);
    assert_eq!(albums, feet, "every album has its foot");
    let tally = town.tally(id).await;
    assert!((10..60).contains(&tally.sent), "{tally:?}");
    assert_eq!(town.refusals(429).await, 0);
    town.end().await;
}

#[tokio::test]
async fn trouble_during_a_recall_leaves_no_copy_behind() {
    for fault in [
        json!({ "mode": "retry_after", "retry_after": 2, "methods": ["deleteMessage"], "times": 15 }),
        json!({ "mode": "status", "status": 429, "methods": ["deleteMessage"], "times": 15 }),
        json!({ "mode": "status", "status": 500, "methods": ["deleteMessage"], "times": 15 }),
        json!({ "mode": "cut_after", "methods": ["deleteMessage"], "times": 15 }),
    ] {
        let mut town = Town::of(40).await;
        let id = town.send(text(MARK)).await;
        town.rest().await;
        town.world.fault(fault).await;
        town.step(id, Step::Recall).await;
        tokio::time::sleep(Duration::from_millis(50)).await;
        town.kill().await;
        town.rest().await;
        assert_eq!(town.copies(MARK).await.iter().sum::<usize>(), 0);
        let tally = town.tally(id).await;
        assert_eq!((tally.deleted, tally.out_of_reach), (40, 0), "{tally:?}");
        town.end().await;
    }
}
