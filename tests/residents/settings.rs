//! What one gets: one message that is edited, one tap that stops everything.

use chrono::Duration;
use loa::clock::Clock;
use loa::domain::announcement::Topic;
use loa::domain::person::Tongue;
use loa::scheduler;

use crate::private::scene::{COMFORT, CRY};
use crate::private::{Helper, Writer};
use crate::support::{CONTACT, Commune, HEALTH_STATION, RESIDENT, STRANGER, song_an};

const LINE: &str = "📣 Xã có tin mới";

#[tokio::test]
async fn everything_is_changed_in_one_message() {
    let commune = Commune::staffed(song_an(), "2020-11-16 09:00").await;
    commune.welcome(RESIDENT).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.press("Tin tôi nhận").await;
    let settings = nga.person.last().await;
    for label in ["✓ Ngày hội", "✓ Pháp luật", "✓ Sức khoẻ", "✓ Việc chung"] {
        assert!(settings.has_button(label), "{settings:?}");
    }
    nga.press("✓ Pháp luật").await;
    nga.press("✓ Sức khoẻ").await;
    nga.press("✗ Pháp luật").await;
    nga.press("Thôn, làng").await;
    nga.press("Thôn 3").await;
    let settings = nga.person.last().await;
    assert!(settings.text.contains("Thôn 3"), "{settings:?}");
    let chosen = commune.chosen(RESIDENT).await;
    assert_eq!(Topic::ALL.map(|topic| chosen.muted.contains(topic)), [false, false, true, false]);
    nga.press("Thôn, làng").await;
    nga.press("Không chọn").await;
    assert_eq!(commune.chosen(RESIDENT).await.hamlet, None);
    nga.press("Ngôn ngữ").await;
    nga.press("Tiếng Jrai").await;
    assert!(nga.screen().await.contains("tiếng Jrai"), "{}", nga.screen().await);
    assert_eq!(commune.chosen(RESIDENT).await.tongue, Some(Tongue::Jrai));
    let said = nga.person.messages().await.into_iter().filter(|message| message.from_bot).count();
    assert_eq!(said, 1, "one message");
    nga.press("Tin tôi nhận").await;
    nga.press("Ngôn ngữ").await;
    nga.press("English").await;
    nga.press("What I get").await;
    assert!(nga.person.last().await.has_button("✗ Health"), "{:?}", nga.person.last().await);
    commune.end().await;
}

#[tokio::test]
async fn whoever_has_stopped_gets_no_line_on_the_day_of_an_event() {
    let commune = Commune::staffed(song_an(), "2020-10-16 09:00").await;
    for id in [RESIDENT, STRANGER] {
        commune.welcome(id).await;
    }
    let (nga, other) = (Writer::new(&commune, RESIDENT), Writer::new(&commune, STRANGER));
    nga.press("Tin tôi nhận").await;
    nga.press("Dừng tất cả").await;
    assert!(nga.screen().await.contains("không tự nhắn"), "{}", nga.screen().await);
    commune.live_until("2020-10-20 10:00").await;
    assert_eq!(other.screen().await, LINE);
    assert!(!nga.person.heard().await.contains(LINE));
    nga.write("/start").await;
    assert!(nga.screen().await.contains("đang dừng"), "{}", nga.screen().await);

    nga.press("Tin tôi nhận").await;
    nga.press("Nhận tin lại").await;
    assert!(nga.person.last().await.has_button("Dừng tất cả"));
    commune.live_until("2020-11-15 10:00").await;
    assert_eq!(nga.screen().await, LINE, "the action month begins");
    commune.end().await;
}

#[tokio::test]
async fn a_line_that_waits_for_the_morning_is_not_sent_after_stopping() {
    let commune = Commune::staffed(song_an(), "2020-10-20 09:00").await;
    commune.welcome(RESIDENT).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.press("Tin tôi nhận").await;
    // The bot was away in the morning, and it is night when the line is due.
    commune.clock.advance_to(crate::support::at("2020-10-20 21:30"));
    scheduler::tick(&commune.loa.store, commune.clock.now()).await.unwrap();
    nga.press("Dừng tất cả").await;
    commune.leap_to("2020-10-21 09:00").await;
    assert!(!nga.person.heard().await.contains(LINE));
    commune.end().await;
}

#[tokio::test]
async fn copies_that_wait_for_somebody_are_dropped_when_they_stop() {
    let commune = Commune::staffed(song_an(), "2020-11-16 09:00").await;
    for id in [RESIDENT, STRANGER] {
        commune.welcome(id).await;
    }
    let announcement = commune.announced().await;
    let waiting = commune.waits_for(announcement).await;
    assert!(waiting.contains(&RESIDENT) && waiting.contains(&STRANGER), "{waiting:?}");
    let nga = Writer::new(&commune, RESIDENT);
    nga.press("Tin tôi nhận").await;
    nga.press("Dừng tất cả").await;
    let waiting = commune.waits_for(announcement).await;
    assert!(!waiting.contains(&RESIDENT) && waiting.contains(&STRANGER), "{waiting:?}");
    commune.end().await;
}

#[tokio::test]
async fn a_copy_that_waits_is_dropped_when_its_topic_is_turned_off() {
    let commune = Commune::staffed(song_an(), "2020-11-16 09:00").await;
    for id in [RESIDENT, STRANGER] {
        commune.welcome(id).await;
    }
    // About the commune's own matters, as long as nobody has chosen another topic.
    let announcement = commune.announced().await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.press("Tin tôi nhận").await;
    nga.press("✓ Pháp luật").await;
    assert!(commune.waits_for(announcement).await.contains(&RESIDENT), "another topic");
    nga.press("✓ Việc chung").await;
    let waiting = commune.waits_for(announcement).await;
    assert!(!waiting.contains(&RESIDENT) && waiting.contains(&STRANGER), "{waiting:?}");
    commune.end().await;
}

#[tokio::test]
async fn a_member_who_has_stopped_is_still_reminded_and_told_so() {
    let commune = Commune::staffed(song_an(), "2020-11-16 09:00").await;
    let station = Writer::new(&commune, HEALTH_STATION);
    station.write("/start").await;
    station.press("Tin tôi nhận").await;
    station.press("Dừng tất cả").await;
    assert!(station.screen().await.contains("Loa vẫn nhắc"), "{}", station.screen().await);
    let before = station.person.messages().await.len();
    commune.live_until("2020-12-15 10:00").await;
    assert!(station.person.messages().await.len() > before, "reminders come");
    assert!(!station.person.heard().await.contains(LINE));
    commune.end().await;
}

#[tokio::test]
async fn an_answer_waits_for_whoever_has_stopped_until_they_look() {
    let commune = Commune::guarded("2020-11-16 09:00").await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    ly.take().await;
    nga.write("/start").await;
    nga.press("Tin tôi nhận").await;
    nga.press("Dừng tất cả").await;
    ly.answer(COMFORT).await;
    commune.pass(Duration::minutes(30)).await;
    assert!(!nga.person.heard().await.contains(LINE), "a single line would tell");
    nga.open_mine("").await;
    assert!(nga.screen().await.contains(COMFORT), "{}", nga.screen().await);
    nga.leave().await;
    // Started again, the next answer is announced as agreed.
    nga.write("/start").await;
    nga.press("Tin tôi nhận").await;
    nga.press("Nhận tin lại").await;
    ly.answer(COMFORT).await;
    // Not while whoever made them leave may still be near.
    commune.pass(Duration::hours(1)).await;
    assert_eq!(nga.screen().await, LINE);
    commune.end().await;
}

#[tokio::test]
async fn an_answer_that_came_meanwhile_is_told_some_hours_after_starting_again() {
    let commune = Commune::guarded("2020-11-16 09:00").await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    nga.leave().await;
    ly.take().await;
    nga.write("/start").await;
    nga.press("Tin tôi nhận").await;
    nga.press("Dừng tất cả").await;
    ly.answer(COMFORT).await;
    nga.press("Nhận tin lại").await;
    commune.pass(Duration::hours(5)).await;
    assert!(!nga.person.heard().await.contains(LINE), "not at once: that would tell");
    commune.pass(Duration::hours(2)).await;
    assert_eq!(nga.screen().await, LINE);
    commune.end().await;
}

#[tokio::test]
async fn the_setup_says_that_no_line_will_come_with_and_without_a_case() {
    let commune = Commune::guarded("2020-11-16 09:00").await;
    let mut screens = vec![];
    for (id, has_case) in [(RESIDENT, true), (STRANGER, false)] {
        let somebody = Writer::new(&commune, id);
        if has_case {
            somebody.send(CRY).await;
            somebody.leave().await;
        }
        somebody.write("/start").await;
        somebody.press("Tin tôi nhận").await;
        somebody.press("Dừng tất cả").await;
        let stopped = somebody.person.newest_as_it_is().await;
        somebody.begin_with(&["Một mình", "Của tôi", "Tiếp"]).await;
        let way = somebody.person.last().await;
        assert!(way.text.contains("đang dừng") && !way.has_button("Gửi dòng"), "{way:?}");
        screens.push((stopped["text"].clone(), way.text, way.buttons));
        somebody.press("tự vào xem").await;
        somebody.press("✍️ Viết").await;
        somebody.write("xin chào").await;
        somebody.preview_and_send().await;
        assert!(somebody.screen().await.contains("Loa không báo gì"), "{}", somebody.screen().await);
        somebody.leave().await;
    }
    assert_eq!(screens[0], screens[1], "a case changes nothing");
    commune.end().await;
}
