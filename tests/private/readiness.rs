//! S22: no launch before the safeguards exist.

use chrono::{Duration, NaiveDate};
use loa::domain::contact::Contact;

use super::scene::MORNING;
use super::{Helper, Writer};
use crate::support::{CONTACT, COORDINATOR, Commune, RESIDENT, SECOND_CONTACT};

/// Whether the channel offers itself: on the first screen, in the news, behind the command. Always all or nothing.
async fn offered(commune: &Commune) -> bool {
    let nga = Writer::new(commune, RESIDENT);
    nga.write("/start").await;
    let home = nga.person.last().await.has_button("Nhắn riêng");
    nga.write("/thoat").await;
    let news = nga.person.last().await.has_button("Nhắn riêng");
    nga.write("/rieng").await;
    let screen = nga.person.last().await;
    assert!(screen.text.contains("113") && screen.has_button("Rời ngay"), "the numbers always: {screen:?}");
    let entry = screen.has_button("✍️ Viết");
    assert_eq!(screen.text.contains("chưa mở"), !entry, "{screen:?}");
    assert_eq!((home, news), (entry, entry));
    nga.leave().await;
    entry
}

async fn what_is_missing(commune: &Commune) -> String {
    let coordinator = Writer::new(commune, COORDINATOR);
    coordinator.write("/start").await;
    coordinator.press("Kênh nhắn riêng").await;
    coordinator.screen().await
}

#[tokio::test]
async fn s22_each_missing_safeguard_of_a_contact_closes_the_channel() {
    type Change = fn(&mut Contact);
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    assert_eq!(day("2020-11-16") - Duration::days(91), day("2020-08-17"));
    let changes: [(&str, Change, bool); 6] = [
        ("nothing is missing", |_| (), true),
        ("rules not accepted", |contact| contact.accepted_on = None, false),
        ("no position", |contact| contact.position = None, false),
        ("never practised", |contact| contact.practised_on = None, false),
        ("practised 90 days ago", |contact| contact.practised_on = "2020-08-18".parse().ok(), true),
        ("practised 91 days ago", |contact| contact.practised_on = "2020-08-17".parse().ok(), false),
    ];
    let commune = Commune::guarded(MORNING).await;
    for (what, change, open) in changes {
        commune
            .change_contact(SECOND_CONTACT, |contact| {
                contact.position = Some("tram-y-te".to_owned());
                change(contact);
            })
            .await;
        assert_eq!(offered(&commune).await, open, "{what}");
        let page = what_is_missing(&commune).await;
        assert_eq!(page.contains("Đang mở"), open, "{what}: {page}");
        assert_eq!(page.contains("nay có 1"), !open, "{what}: {page}");
    }
    commune.end().await;
}

#[tokio::test]
async fn s22_one_contact_is_not_enough() {
    let commune = Commune::guarded(MORNING).await;
    assert!(offered(&commune).await);
    let coordinator = Writer::new(&commune, COORDINATOR);
    assert!(what_is_missing(&commune).await.contains("Ít người dùng"), "a small circle is warned of");
    coordinator.go(&["✖️ Kpă Thoan", "✖️ Thôi giao"]).await;
    assert!(!offered(&commune).await);
    commune.end().await;
}

#[tokio::test]
async fn s22_numbers_that_nobody_checked_for_a_year_close_the_channel() {
    let commune = Commune::guarded("2021-11-01 09:00").await;
    assert!(offered(&commune).await, "checked a year ago, to the day");
    commune.leap_to("2021-11-02 09:00").await;
    assert!(!offered(&commune).await);
    assert!(what_is_missing(&commune).await.contains("2 số gọi gấp chưa được gọi thử"));
    Writer::new(&commune, COORDINATOR).press("Tôi đã gọi thử").await;
    assert!(offered(&commune).await, "the coordinator has called them");
    commune.end().await;
}

#[tokio::test]
async fn s22_practice_makes_ready_and_is_not_counted() {
    let commune = Commune::guarded(MORNING).await;
    commune.change_contact(CONTACT, |contact| contact.practised_on = None).await;
    let ly = Helper::new(&commune, CONTACT);
    let entries = commune.audited().await;
    ly.0.write("/start").await;
    ly.0.go(&["Trực của tôi", "Tập thử"]).await;
    assert!(ly.0.screen().await.contains("(THỬ)"), "{}", ly.0.screen().await);
    ly.take().await;
    assert!(!offered(&commune).await, "reading it is not practice");
    ly.answer("Tôi nghe đây ạ").await;
    assert!(ly.0.screen().await.contains("đã xong"), "{}", ly.0.screen().await);
    assert!(offered(&commune).await);
    assert_eq!(commune.look().await.case_counts().await.unwrap(), []);
    assert_eq!(commune.audited().await, entries);
    assert!(commune.cases().await.is_empty());
    commune.end().await;
}

#[tokio::test]
async fn s22_a_channel_that_closes_sends_nothing_of_a_draft_that_was_begun() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.write("/rieng").await;
    assert!(nga.person.has_button("✍️ Viết").await);
    commune.change_contact(SECOND_CONTACT, |contact| contact.practised_on = None).await;
    nga.press("✍️ Viết").await;
    assert!(nga.screen().await.contains("chưa mở"), "{}", nga.screen().await);
    assert!(!nga.person.has_button("Một mình").await);
    commune.end().await;
}
