//! Copies that lie in the chats get other words.

use loa::domain::announcement::{Content, Piece, State, Step, Styled};
use serde_json::json;

use super::town::{FOOT, MARK, Town, asking, file, text};

const BETTER: &str = "Họp thôn lúc 8 giờ";

#[tokio::test]
async fn all_copies_of_a_text_change_and_keep_buttons_and_answers() {
    let town = Town::of(40).await;
    let id = town.draft(text(MARK), asking).await;
    let desk = town.begin(id).await;
    town.rest().await;
    let reader = town.person(7);
    reader.press("Sẽ đến").await;
    town.rest().await;
    // Somebody has deleted theirs.
    let theirs = town.with_words(9, MARK).await[0]["id"].clone();
    town.world.post("chats/9/delete", json!({ "from": 9, "message_ids": [theirs] })).await;
    let before = town.with_words(7, MARK).await.remove(0);

    town.correct(id, text(BETTER)).await;
    town.rest().await;
    let counts = town.copies(BETTER).await;
    assert_eq!(counts.iter().sum::<usize>(), 38, "{counts:?}");
    assert_eq!(town.tally(id).await.outdated, 0);
    let after = town.with_words(7, BETTER).await.remove(0);
    assert_eq!(before["id"], after["id"]);
    assert_eq!(before["buttons"], after["buttons"], "the chosen answer stays marked");
    assert!(
        after["buttons"].to_string().contains('✓') || after["buttons"].to_string().contains('✅'),
        "{after}"
    );
    assert!(!town.with_words(8, BETTER).await[0]["buttons"].as_array().unwrap().is_empty());
    assert!(!town.desk(desk).await.contains("Đang sửa"), "{}", town.desk(desk).await);

    // The answers still count.
    town.person(8).press("Không đến").await;
    town.rest().await;
    let answers = town.tx().await.answers(id).await.unwrap();
    assert_eq!((answers.coming, answers.not_coming), (1, 1));
    town.end().await;
}

#[tokio::test]
async fn while_it_is_being_sent_the_rest_gets_the_new_words_and_the_others_an_edit() {
    let town = Town::at_rate(200, 60).await;
    let id = town.send(text(MARK)).await;
    town.sent(id, 40).await;
    town.correct(id, text(BETTER)).await;
    // The wrong words are mended at once, not when all the others have theirs.
    let mended = async || {
        let tally = town.tally(id).await;
        tally.sent > 0 && tally.outdated == 0
    };
    town.world.until("what was sent is mended", mended).await;
    assert!(town.tally(id).await.sent < 190, "{:?}", town.tally(id).await);
    town.rest().await;
    assert_eq!(town.state(id).await, State::Sent);
    town.expect_once(BETTER).await;
    let edits = town.world.calls("editmessagetext").await;
    assert!(edits.len() < 120, "{} edits", edits.len());
    assert_eq!(town.refusals(429).await, 0);
    town.end().await;
}

#[tokio::test]
async fn corrected_while_it_is_paused_and_again_before_it_is_through() {
    let town = Town::at_rate(100, 50).await;
    let id = town.send(text(MARK)).await;
    town.sent(id, 20).await;
    town.step(id, Step::Pause).await;
    town.correct(id, text(BETTER)).await;
    town.correct(id, text("Họp thôn lúc 9 giờ")).await;
    town.rest().await;
    assert_eq!(town.state(id).await, State::Paused);
    assert_eq!(town.tally(id).await.outdated, 0);
    assert_eq!(town.copies(BETTER).await.iter().sum::<usize>(), 0);
    town.step(id, Step::Resume).await;
    town.rest().await;
    town.expect_once("lúc 9 giờ").await;
    town.end().await;
}

#[tokio::test]
async fn a_caption_and_a_picture_change() {
    let town = Town::of(20).await;
    let photos = town.photos(2).await;
    let id = town.send(file(&photos[0], MARK)).await;
    town.rest().await;
    town.correct(id, text(BETTER)).await;
    town.rest().await;
    town.expect_once(BETTER).await;
    assert_eq!(town.with_words(5, BETTER).await[0]["media"]["file_id"], photos[0].id);
    town.correct(id, file(&photos[1], "Khám mắt")).await;
    town.rest().await;
    town.expect_once("Khám mắt").await;
    let copy = town.with_words(5, "Khám mắt").await.remove(0);
    assert_eq!(copy["media"]["file_id"], photos[1].id);
    assert!(!copy["buttons"].as_array().unwrap().is_empty(), "its button that stops stays");
    town.end().await;
}

#[tokio::test]
async fn what_stands_under_a_recording_changes() {
    let town = Town::of(20).await;
    let voice = town.voice().await;
    let id = town.send(file(&voice, MARK)).await;
    town.rest().await;
    town.correct(id, text(BETTER)).await;
    town.rest().await;
    town.expect_once(BETTER).await;
    assert_eq!(town.with_words(5, BETTER).await[0]["media"]["kind"], "voice");
    town.end().await;
}

#[tokio::test]
async fn the_pieces_of_an_album_change_and_its_foot_stays() {
    let town = Town::of(20).await;
    let id = town.send(town.album(3).await).await;
    town.rest().await;
    let photos = town.photos(3).await;
    let pieces = ["Một", "Hai", "Ba"]
        .iter()
        .zip(&photos)
        .map(|(words, file)| Piece { file: file.clone(), caption: Styled::plain(*words) });
    town.correct(id, Content::Album(pieces.collect())).await;
    town.rest().await;
    for (words, photo) in ["Một", "Hai", "Ba"].iter().zip(&photos) {
        town.expect_once(words).await;
        assert_eq!(town.with_words(4, words).await[0]["media"]["file_id"], photo.id);
    }
    town.expect_once(FOOT).await;
    assert!(!town.with_words(4, FOOT).await[0]["buttons"].as_array().unwrap().is_empty());
    town.end().await;
}

/// Storms and cuts while copies are edited.
#[tokio::test]
async fn trouble_during_a_correction_leaves_no_copy_behind() {
    for fault in [
        json!({ "mode": "retry_after", "retry_after": 2, "methods": ["editMessageText"], "times": 15 }),
        json!({ "mode": "status", "status": 502, "methods": ["editMessageText"], "times": 15 }),
        json!({ "mode": "cut_after", "methods": ["editMessageText"], "times": 15 }),
        json!({ "mode": "cut_before", "methods": ["editMessageText"], "times": 15 }),
    ] {
        let mut town = Town::of(40).await;
        let id = town.send(text(MARK)).await;
        town.rest().await;
        town.world.fault(fault).await;
        town.correct(id, text(BETTER)).await;
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        town.kill().await;
        town.rest().await;
        town.expect_once(BETTER).await;
        town.end().await;
    }
}
