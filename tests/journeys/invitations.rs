//! Into a role and out of it again.

use loa::domain::role::Role;

use crate::support::{COORDINATOR, Commune, HEALTH_STATION, RESIDENT, STRANGER, song_an};

fn code_in(text: &str) -> String {
    let (_, code) = text.split_once("?start=").expect("no link");
    code.chars().take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter)).collect()
}

#[tokio::test]
async fn the_coordinator_invites_a_deputy_who_gets_a_menu_and_loses_it_again() {
    let commune = Commune::staffed(song_an(), "2020-11-14 06:00").await;
    let (coordinator, newcomer) = (commune.person(COORDINATOR), commune.person(RESIDENT));
    coordinator.write("/moi").await;
    commune.settle().await;
    coordinator.press("Trạm Y tế").await;
    commune.settle().await;
    coordinator.press("hó").await;
    commune.settle().await;
    let invitation = coordinator.last().await;
    let code = code_in(&invitation.text);
    assert!(code.len() >= 22, "128 bits at least");

    newcomer.write("/start").await;
    commune.settle().await;
    assert!(!newcomer.menu().await.contains(&"viec".to_owned()));
    newcomer.write(&format!("/start {code}")).await;
    commune.settle().await;
    assert!(newcomer.last().await.text.contains("Trạm Y tế"));
    assert!(newcomer.menu().await.contains(&"viec".to_owned()));
    assert!(coordinator.last().await.text.contains("Nga"), "the coordinator hears who joined");

    let stranger = commune.person(STRANGER);
    stranger.write(&format!("/start {code}")).await;
    commune.settle().await;
    assert!(!stranger.menu().await.contains(&"viec".to_owned()), "a code is good once");

    coordinator.write("/moi").await;
    commune.settle().await;
    coordinator.press("hành viên").await;
    commune.settle().await;
    coordinator.press("Rút 2").await;
    commune.settle().await;
    let question = coordinator.last().await;
    coordinator.press_on(&question, &question.buttons[0][0]).await;
    commune.settle().await;
    assert!(!newcomer.menu().await.contains(&"viec".to_owned()), "the menu goes with the role");
    newcomer.write("/viec").await;
    commune.settle().await;
    stranger.write("/khongco").await;
    commune.settle().await;
    assert_eq!(newcomer.last().await.text, stranger.last().await.text, "as an unknown command");
    commune.end().await;
}

#[tokio::test]
async fn old_revoked_and_wrong_codes_say_the_same() {
    let commune = Commune::staffed(song_an(), "2020-11-14 06:00").await;
    let (coordinator, guest) = (commune.person(COORDINATOR), commune.person(RESIDENT));
    guest.write("/start wrong-code").await;
    commune.settle().await;
    let refusal = guest.last().await.text;

    coordinator.write("/moi").await;
    commune.settle().await;
    coordinator.press("Trạm Y tế").await;
    commune.settle().await;
    coordinator.press("hó").await;
    commune.settle().await;
    let revoked = code_in(&coordinator.last().await.text);
    coordinator.write("/moi").await;
    commune.settle().await;
    coordinator.press("ời mời").await;
    commune.settle().await;
    let list = coordinator.last().await;
    coordinator.press_on(&list, &list.buttons[0][0]).await;
    commune.settle().await;
    guest.write(&format!("/start {revoked}")).await;
    commune.settle().await;
    assert_eq!(guest.last().await.text, refusal);

    let old = commune.code(Role::Coordinator).await;
    commune.leap_to("2020-11-21 06:01").await;
    guest.write(&format!("/start {old}")).await;
    commune.settle().await;
    assert_eq!(guest.last().await.text, refusal);
    commune.end().await;
}

#[tokio::test]
async fn guessing_codes_is_slowed_down_without_saying_so() {
    let commune = Commune::staffed(song_an(), "2020-11-14 06:00").await;
    let guest = commune.person(STRANGER);
    for guess in 0..5 {
        guest.write(&format!("/start guess{guess}")).await;
    }
    commune.settle().await;
    let refusal = guest.last().await.text;
    let right = commune.code(Role::Coordinator).await;
    guest.write(&format!("/start {right}")).await;
    commune.settle().await;
    assert_eq!(guest.last().await.text, refusal, "even the right code waits");
    commune.leap_to("2020-11-14 07:30").await;
    guest.write(&format!("/start {right}")).await;
    commune.settle().await;
    assert!(guest.menu().await.contains(&"moi".to_owned()), "an hour later it is taken");
    commune.person(HEALTH_STATION).write("/viec").await;
    commune.end().await;
}
