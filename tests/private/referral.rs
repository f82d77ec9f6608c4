//! S16: nothing is passed on without consent to that recipient and that text.

use chrono::Duration;
use loa::domain::case::ReferralState;

use super::scene::{CRY, MORNING};
use super::{Helper, Writer};
use crate::support::{CONTACT, Commune, HEALTH_DEPUTY, HEALTH_STATION, RESIDENT};

const WORDS: &str = "Một người cần khám, xin gặp chị Y ở trạm";

/// The contact asks whether these words may go to the health station; the resident has left the chat meanwhile.
async fn asked<'a>(commune: &'a Commune, words: &str) -> (Writer<'a>, Helper<'a>) {
    let (nga, ly) = (Writer::new(commune, RESIDENT), Helper::new(commune, CONTACT));
    nga.send(CRY).await;
    nga.leave().await;
    ly.take().await;
    ly.0.press("Xin phép giới thiệu").await;
    assert!(!ly.0.person.last().await.has_button("Văn hóa"), "only where people are referred to");
    ly.0.press("Trạm Y tế").await;
    ly.0.write(words).await;
    assert!(ly.0.screen().await.contains("đã hỏi ý"), "{}", ly.0.screen().await);
    (nga, ly)
}

async fn station_knows(commune: &Commune, words: &str) -> bool {
    commune.person(HEALTH_STATION).readable().await.contains(words)
}

#[tokio::test]
async fn s16_exactly_what_was_agreed_to_is_passed_on_and_only_then() {
    let commune = Commune::guarded(MORNING).await;
    let before = commune.person(HEALTH_STATION).messages().await.len();
    let (nga, ly) = asked(&commune, WORDS).await;
    // However long the contact waits, and whatever they look at: nothing goes without the resident.
    commune.pass(Duration::hours(1)).await;
    assert_eq!(commune.person(HEALTH_STATION).messages().await.len(), before, "asked is not agreed");

    nga.press("Xem").await;
    let question = nga.screen().await;
    assert!(question.contains(WORDS) && question.contains("Trạm Y tế"), "{question}");
    assert!(question.contains("Không đồng ý cũng không sao"), "{question}");
    let entries = commune.audited().await;
    nga.press("Đồng ý chuyển").await;
    assert!(
        commune.cases().await[0].referrals[0].text.is_empty(),
        "what was passed on is kept no longer (S19)"
    );
    assert!(commune.audited().await >= entries + 2, "consented and passed on, both in the log");
    let passed = commune.person(HEALTH_STATION).chat().await.split_off(before);
    assert_eq!(passed.len(), 1);
    let text = passed[0]["text"].as_str().unwrap();
    assert!(text.contains(WORDS) && text.contains("Có hiệu lực đến"), "{text}");
    assert!(!text.contains(CRY) && !text.contains("Nga"), "and nothing else: {text}");
    assert_eq!(passed[0]["protected"], true);
    assert!(!commune.person(HEALTH_DEPUTY).readable().await.contains(WORDS));
    assert!(ly.0.person.heard().await.contains("lời đã chuyển cho Trạm Y tế"));
    commune.end().await;
}

#[tokio::test]
async fn s16_refused_is_refused() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = asked(&commune, WORDS).await;
    nga.press("Xem").await;
    let question = nga.person.last().await;
    nga.press("Không chuyển").await;
    assert!(!nga.screen().await.contains(WORDS), "it is not asked twice");
    assert!(ly.0.person.heard().await.contains("không chuyển cho Trạm Y tế"));
    // An agreement after all, from a button that was seen before, changes nothing.
    assert!(question.has_button("Đồng ý chuyển") && !nga.person.has_button("Đồng ý chuyển").await);
    commune.pass(Duration::days(1)).await;
    assert!(!station_knows(&commune, WORDS).await);
    commune.end().await;
}

#[tokio::test]
async fn s16_shortened_words_replace_the_others_and_are_shown_again() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, _) = asked(&commune, WORDS).await;
    nga.go(&["Xem", "Sửa lời"]).await;
    nga.write("Một người cần khám").await;
    let question =
        nga.person.messages().await.into_iter().rfind(|message| message.has_button("Đồng ý chuyển")).unwrap();
    assert!(question.text.contains("Một người cần khám") && !question.text.contains("chị Y"), "{question:?}");
    assert!(!station_knows(&commune, "Một người cần khám").await, "shown first");
    nga.press("Đồng ý chuyển").await;
    assert!(station_knows(&commune, "Một người cần khám").await);
    assert!(!station_knows(&commune, "chị Y").await);
    commune.end().await;
}

#[tokio::test]
async fn s16_consent_can_be_withdrawn_and_what_was_passed_on_is_taken_back() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = asked(&commune, WORDS).await;
    nga.go(&["Xem", "Đồng ý chuyển"]).await;
    assert!(station_knows(&commune, WORDS).await, "it is there");
    nga.press("Rút lại, không cho Trạm Y tế").await;
    assert!(!station_knows(&commune, WORDS).await);
    assert!(commune.person(HEALTH_STATION).heard().await.contains("đã rút lại một lời giới thiệu"));
    assert!(ly.0.person.heard().await.contains("đã rút lại lời chuyển"));
    assert!(!nga.person.has_button("Rút lại, không cho").await);
    commune.end().await;
}

#[tokio::test]
async fn s16_a_consent_runs_out_after_thirty_days() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, _) = asked(&commune, WORDS).await;
    nga.go(&["Xem", "Đồng ý chuyển"]).await;
    nga.leave().await;
    let state = async || commune.cases().await[0].referrals[0].state;
    commune.pass(Duration::hours(20)).await;
    assert!(station_knows(&commune, WORDS).await);
    commune.pass(Duration::days(29)).await;
    assert_eq!(state().await, ReferralState::Consented, "not yet");
    commune.pass(Duration::days(1)).await;
    assert_eq!(state().await, ReferralState::Expired);
    assert!(!station_knows(&commune, WORDS).await);
    commune.end().await;
}

#[tokio::test]
async fn s16_a_question_that_is_never_answered_runs_out() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, _) = asked(&commune, WORDS).await;
    commune.pass(Duration::days(15)).await;
    nga.open_mine("").await;
    assert!(
        nga.screen().await.contains("Tin của") || nga.screen().await.contains("Cán bộ"),
        "{}",
        nga.screen().await
    );
    assert!(!nga.person.has_button("Đồng ý chuyển").await);
    assert!(!station_knows(&commune, WORDS).await);
    commune.end().await;
}
