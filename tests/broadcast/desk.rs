//! The same by the buttons of whoever sends it.

use std::time::Duration;

use loa::domain::announcement::{Content, State};

use super::town::{ANNOUNCER, MARK, TAKEN_BACK, Town, text};

const BETTER: &str = "Họp thôn lúc 8 giờ";
/// Longer than the desk rests between two edits.
const LONG_ENOUGH: Duration = Duration::from_secs(4);

impl Town {
    async fn tap(&self, label: &str) {
        self.announcer().press(label).await;
        self.rest().await;
    }
}

#[tokio::test]
async fn paused_resumed_and_stopped_by_buttons() {
    let town = Town::at_rate(150, 20).await;
    let id = town.draft(text(MARK), |_| ()).await;
    let desk = town.begin(id).await;
    let shown = async || town.desk(desk).await.contains("Đang gửi");
    town.world.until("the desk shows it", shown).await;
    town.announcer().press("Tạm dừng").await;
    town.rest().await;
    assert_eq!(town.state(id).await, State::Paused);
    let sent = town.tally(id).await.sent;
    town.announcer().press("Gửi tiếp").await;
    town.sent(id, sent + 10).await;
    // The first tap asks, the second stops.
    town.announcer().press("Dừng hẳn").await;
    let asked = async || town.with_words(ANNOUNCER, "Dừng hẳn?").await.len() == 1;
    town.world.until("it asks", asked).await;
    assert_eq!(town.state(id).await, State::Sending);
    town.announcer().press("Dừng hẳn").await;
    town.rest().await;
    assert_eq!(town.state(id).await, State::Stopped);
    let tally = town.tally(id).await;
    assert!(tally.left() > 0 && tally.failed == 0, "{tally:?}");
    town.end().await;
}

/// While copies go out the desk is edited every few seconds, but not over the question.
#[tokio::test]
async fn the_question_stays_until_it_is_answered() {
    let town = Town::at_rate(400, 20).await;
    let id = town.draft(text(MARK), |_| ()).await;
    let desk = town.begin(id).await;
    let shown = async || town.desk(desk).await.contains("Đang gửi");
    town.world.until("the desk shows it", shown).await;
    town.announcer().press("Dừng hẳn").await;
    let asks = async || town.desk(desk).await.contains("Dừng hẳn?");
    town.world.until("it asks", asks).await;
    for _ in 0..3 {
        let sent = town.tally(id).await.sent;
        town.world.skip(LONG_ENOUGH);
        town.sent(id, sent + 5).await;
        assert!(asks().await, "{}", town.desk(desk).await);
    }
    assert_eq!(town.state(id).await, State::Sending);
    town.announcer().press("Dừng hẳn").await;
    town.rest().await;
    assert_eq!(town.state(id).await, State::Stopped);
    assert!(town.desk(desk).await.contains("Đã dừng hẳn"), "{}", town.desk(desk).await);
    town.end().await;
}

#[tokio::test]
async fn corrected_and_taken_back_by_buttons() {
    let town = Town::of(20).await;
    let id = town.draft(text(MARK), |_| ()).await;
    town.begin(id).await;
    town.rest().await;
    town.tap("Sửa tin đã gửi").await;
    town.announcer().write(BETTER).await;
    let asked = async || town.announcer().last().await.has_button("✏️ Sửa");
    town.world.until("it asks whether to correct", asked).await;
    town.rest().await;
    town.tap("✏️ Sửa").await;
    town.expect_once(BETTER).await;

    town.tap("Rút lại").await;
    assert_eq!(town.state(id).await, State::Sent, "it asks first");
    town.expect_once(BETTER).await;
    town.tap("Rút lại").await;
    assert_eq!(town.state(id).await, State::Recalled);
    assert_eq!(town.copies(BETTER).await.iter().sum::<usize>(), 0);
    town.end().await;
}

/// A text cannot become a picture: it is taken back and goes anew.
#[tokio::test]
async fn what_cannot_be_edited_is_taken_back_and_sent_anew() {
    let town = Town::of(20).await;
    let id = town.draft(text(MARK), |_| ()).await;
    town.begin(id).await;
    town.rest().await;
    town.tap("Sửa tin đã gửi").await;
    town.announcer().send_photo(None, BETTER, None).await;
    let told = async || town.announcer().last().await.has_button("soạn tin mới");
    town.world.until("it says that it cannot", told).await;
    town.rest().await;
    town.expect_once(MARK).await;
    town.tap("soạn tin mới").await;
    assert_eq!(town.state(id).await, State::Sent, "it asks first");
    let sure = town.announcer().last().await;
    let label = sure.buttons.iter().flatten().next().unwrap().clone();
    town.tap(&label).await;
    assert_eq!(town.state(id).await, State::Recalled);
    assert_eq!(town.copies(MARK).await.iter().sum::<usize>(), 0);
    assert_eq!(town.copies(TAKEN_BACK).await.iter().sum::<usize>(), 0, "deleted, not overwritten");

    let drafts = town.tx().await.announcements(0, 10).await.unwrap();
    let draft = drafts.iter().find(|found| found.state == State::Draft).expect("there is a new draft");
    let Some(Content::File(piece)) = &draft.content else { panic!("{draft:?}") };
    assert_eq!(piece.caption.text, BETTER);
    town.begin(draft.id).await;
    town.rest().await;
    town.expect_once(BETTER).await;
    town.end().await;
}
