//! `/tiendo`: whoever may see it gets a picture with its words, and moves between picture, year, words and units in
//! one message.

use std::collections::BTreeSet;

use loa::clock::Clock;
use loa::domain::role::Role;
use loa::domain::roll::next_year;
use serde_json::json;

use crate::support::people::{Message, Person};
use crate::support::{COORDINATOR, Commune, HEALTH_STATION, RESIDENT, STRANGER, at, song_an};

async fn commune() -> Commune {
    let commune = Commune::staffed(song_an(), "2020-11-20 09:00").await;
    commune.welcome(RESIDENT).await;
    commune.appoint(STRANGER, Role::Leader).await;
    commune
}

async fn write(commune: &Commune, person: &Person, text: &str) -> Message {
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::seconds(15));
    person.write(text).await;
    commune.settle().await;
    person.last().await
}

async fn press(commune: &Commune, person: &Person, label: &str) -> Message {
    commune.clock.advance_to(commune.clock.now() + chrono::Duration::seconds(15));
    person.press(label).await;
    commune.settle().await;
    person.last().await
}

#[tokio::test]
async fn everybody_with_a_role_gets_the_picture_with_its_words() {
    let commune = commune().await;
    for id in [COORDINATOR, HEALTH_STATION, STRANGER] {
        let board = write(&commune, &commune.person(id), "/tiendo").await;
        assert_eq!(board.media.as_deref(), Some("photo"), "{id}");
        assert!(board.text.contains("Tiến độ · Xã Song An"), "{}", board.text);
        assert!(board.text.contains("Trạm Y tế: xong 0/"), "{}", board.text);
        assert!(board.text.encode_utf16().count() <= 1024);
        for label in ["1", "8", "Cả năm", "Xem bằng chữ", "Về đầu"] {
            assert!(board.has_button(label), "{id}: {label}");
        }
        assert!(!board.has_button("Mở trên máy tính"), "the board page is off");
        let own = board.text.lines().filter(|line| line.starts_with('▸')).count();
        assert_eq!(own, usize::from(id == HEALTH_STATION), "{}", board.text);
    }
    let resident = write(&commune, &commune.person(RESIDENT), "/tiendo").await;
    assert!(resident.media.is_none() && !resident.text.contains("Tiến độ"), "{}", resident.text);
    commune.end().await;
}

#[tokio::test]
async fn picture_year_words_and_units_are_one_message() {
    let commune = commune().await;
    let person = commune.person(COORDINATOR);
    let before = person.messages().await.len();
    let picture = write(&commune, &person, "/tiendo").await;

    let year = press(&commune, &person, "Cả năm").await;
    assert_eq!(
        (year.id, year.media.as_deref()),
        (picture.id, Some("photo")),
        "a picture is put over a picture"
    );
    assert!(year.text.contains("Cả năm 2020") && year.text.contains("Tháng 12: xong 0/"), "{}", year.text);

    let words = press(&commune, &person, "Xem bằng chữ").await;
    assert!(words.media.is_none() && words.text.contains("Trong 30 ngày tới"), "{}", words.text);
    let unit = press(&commune, &person, "4").await;
    assert_eq!(unit.id, words.id);
    assert!(unit.text.contains("Trạm Y tế"), "{}", unit.text);
    let again = press(&commune, &person, "Tiến độ chung").await;
    assert_eq!((again.id, again.media.as_deref()), (unit.id, Some("photo")), "a picture is put over words");
    let home = press(&commune, &person, "Về đầu").await;
    assert!(home.media.is_none() && home.text.contains("Loa"), "{}", home.text);

    let messages = person.messages().await;
    assert_eq!(messages.len(), before + 2, "the command and one answer: {messages:#?}");
    commune.end().await;
}

#[tokio::test]
async fn a_picture_that_telegram_does_not_take_is_said_in_words() {
    let commune = commune().await;
    let person = commune.person(COORDINATOR);
    commune
        .tell(
            "sandbox/faults",
            json!({ "mode": "status", "status": 400, "methods": ["sendPhoto"], "times": 1 }),
        )
        .await;
    let words = write(&commune, &person, "/tiendo").await;
    assert!(words.media.is_none() && words.text.contains("Trong 30 ngày tới"), "{}", words.text);
    commune.end().await;
}

/// Next year's plan names the units of next year; this year's picture is of this year.
#[tokio::test]
async fn a_unit_that_next_year_no_longer_names_stays_until_then() {
    let commune = commune().await;
    let mut next = next_year(&song_an()).without(&BTreeSet::new());
    next.units.retain(|unit| unit.slug != "yte");
    let mut tx = commune.loa.store.begin(commune.clock.now()).await.unwrap();
    tx.import(&next).await.unwrap();
    tx.commit().await.unwrap();

    let board = write(&commune, &commune.person(COORDINATOR), "/tiendo").await;
    assert!(board.text.contains("Trạm Y tế: xong 0/"), "{}", board.text);
    assert!(board.has_button("8") && !board.has_button("9"), "{}", board.text);
    let named = async |local| {
        let mut tx = commune.loa.store.look(at(local)).await.unwrap();
        tx.unit_facts().await.unwrap().into_iter().map(|unit| unit.name).collect::<Vec<_>>()
    };
    let last = named("2020-12-31 09:00").await.pop().unwrap();
    assert_eq!(last, "Trạm Y tế", "it has no place in the order any more");
    assert!(!named("2021-01-01 09:00").await.contains(&last));
    commune.end().await;
}
