//! The first visit: two questions, each of which may be passed over; asked once.

use loa::domain::person::Tongue;
use loa::domain::role::{Rank, Role};

use crate::private::Writer;
use crate::support::{Commune, HEALTH_STATION, QUIET_TASK, RESIDENT, STRANGER, small_plan, song_an};

const MORNING: &str = "2020-11-16 09:00";

#[tokio::test]
async fn language_and_village_are_asked_once_then_comes_the_home_screen() {
    let commune = Commune::staffed(song_an(), MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.write("/start").await;
    let first = nga.person.last().await;
    let labels: Vec<&str> = first.buttons.iter().flatten().map(String::as_str).collect();
    assert_eq!(labels, ["Tiếng Việt", "Tiếng Bahnar", "Tiếng Jrai", "English", "Để sau ›"]);
    assert!(first.text.contains("Nga") && first.text.contains("màn hình vẫn bằng tiếng Việt"), "{first:?}");
    nga.press("Tiếng Bahnar").await;
    let second = nga.person.last().await;
    assert_eq!(second.id, first.id, "one message");
    assert_eq!(second.buttons[0], ["Thôn 1", "Thôn 2"]);
    nga.press("Thôn 2").await;
    let home = nga.person.last().await;
    assert!(home.id == first.id && home.has_button("Tin tôi nhận"), "{home:?}");
    let chosen = commune.chosen(RESIDENT).await;
    assert_eq!((chosen.tongue, chosen.hamlet.as_deref()), (Some(Tongue::Bahnar), Some("thon-2")));

    nga.write("/start").await;
    assert!(nga.person.last().await.has_button("Tin tôi nhận"), "nothing is asked twice");
    commune.end().await;
}

#[tokio::test]
async fn each_question_may_be_passed_over_and_is_not_asked_again() {
    let commune = Commune::staffed(song_an(), MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.write("/start").await;
    nga.press("Để sau").await;
    assert!(nga.person.last().await.has_button("Thôn 1"));
    nga.press("Để sau").await;
    assert!(nga.person.last().await.has_button("Tin tôi nhận"));
    let chosen = commune.chosen(RESIDENT).await;
    assert_eq!((chosen.tongue, chosen.hamlet, chosen.settled), (None, None, true));

    let other = Writer::new(&commune, STRANGER);
    other.write("/start").await;
    // Whoever leaves the question lying is not asked again either.
    other.write("/start").await;
    assert!(other.person.last().await.has_button("Tin tôi nhận"));
    commune.end().await;
}

#[tokio::test]
async fn what_was_chosen_before_the_first_visit_is_not_asked() {
    let commune = Commune::staffed(song_an(), MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.write("/ngonngu").await;
    nga.press("English").await;
    nga.write("/start").await;
    let asked = nga.person.last().await;
    assert!(asked.text.contains("In which hamlet") && asked.has_button("Thôn 1"), "{asked:?}");
    nga.press("Later").await;
    assert!(nga.person.last().await.has_button("What I get"));
    commune.end().await;
}

#[tokio::test]
async fn a_plan_without_hamlets_has_no_question_for_them() {
    let commune = Commune::found(small_plan(QUIET_TASK), MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.write("/start").await;
    nga.press("Tiếng Việt").await;
    let home = nga.person.last().await;
    assert!(home.has_button("Tin tôi nhận"), "{home:?}");
    nga.press("Tin tôi nhận").await;
    assert!(!nga.person.last().await.has_button("Thôn"), "{:?}", nga.person.last().await);
    commune.end().await;
}

#[tokio::test]
async fn whoever_redeems_a_code_is_not_held_up() {
    let commune = Commune::found(song_an(), MORNING).await;
    commune.appoint_member(HEALTH_STATION, "yte", Rank::Head).await;
    let station = Writer::new(&commune, HEALTH_STATION);
    assert!(station.screen().await.contains("Trạm Y tế"), "{}", station.screen().await);
    station.write("/start").await;
    assert!(station.person.last().await.has_button("Việc của đơn vị"));

    // Also somebody who has the question before them.
    let nga = Writer::new(&commune, RESIDENT);
    nga.write("/start").await;
    commune.appoint(RESIDENT, Role::Coordinator).await;
    nga.write("/start").await;
    assert!(nga.screen().await.contains("đầu mối"), "{}", nga.screen().await);
    commune.end().await;
}
