//! What a button's data is worth to anybody but the one to whom it was shown, and to them after they were forgotten.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use loa::domain::action::{Action, ResidentAction};
use loa::domain::role::{Rank, Role};

use super::scene::{Presser, tasks, unit};
use crate::private::forger::{self, data, push};
use crate::support::{COORDINATOR, Commune, HEALTH_STATION, QUIET_TASK, RESIDENT, small_plan};

const OTHER_COORDINATOR: i64 = 1009;

async fn commune() -> Commune {
    let commune = Commune::staffed(small_plan(QUIET_TASK), "2020-11-16 09:00").await;
    commune.welcome(RESIDENT).await;
    commune
}

/// A button that the coordinator really has, and that does something at once: one more invitation.
async fn a_real_button(commune: &Commune) -> String {
    let units = commune.look().await.unit_choices().await.unwrap();
    let action = Action::InviteAs { unit: units[0].unit, rank: Rank::Head };
    data(commune, COORDINATOR, &action)
}

async fn invitations(commune: &Commune) -> usize {
    commune.look().await.open_invitations(crate::support::ZONE).await.unwrap().len()
}

#[tokio::test]
async fn data_with_any_bit_changed_does_nothing() {
    let commune = commune().await;
    let mut presser = Presser::new(&commune, COORDINATOR);
    let (real, stale) = (a_real_button(&commune).await, presser.stale().await);
    let sealed = URL_SAFE_NO_PAD.decode(&real).unwrap();
    for place in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[place] ^= 1 << (place % 8);
        let data = URL_SAFE_NO_PAD.encode(changed);
        assert_eq!(presser.press_data(&data).await, stale, "byte {place}");
    }
    assert_eq!(invitations(&commune).await, 0);
    presser.press_data(&real).await;
    assert_eq!(invitations(&commune).await, 1, "the control");
    commune.end().await;
}

#[tokio::test]
async fn data_that_is_shorter_or_longer_or_spelt_otherwise_does_nothing() {
    let commune = commune().await;
    let mut presser = Presser::new(&commune, COORDINATOR);
    let (real, stale) = (a_real_button(&commune).await, presser.stale().await);
    let sealed = URL_SAFE_NO_PAD.decode(&real).unwrap();
    let mut tried: Vec<String> = (1..real.len()).map(|length| real[..length].to_owned()).collect();
    tried.extend(["A", "AA", "AAAA", "=", "==", " ", "\n"].map(|more| format!("{real}{more}")));
    tried.extend([vec![0], vec![0; 8]].map(|more| URL_SAFE_NO_PAD.encode([sealed.clone(), more].concat())));
    tried.push(URL_SAFE_NO_PAD.encode(&sealed[1..]));
    tried.push(format!(" {real}"));
    tried.push(real.to_uppercase());
    tried.push(real.chars().rev().collect());
    for data in tried.into_iter().filter(|data| data.len() <= 64 && !data.is_empty()) {
        assert_ne!(data, real);
        assert_eq!(presser.press_data(&data).await, stale, "{data:?}");
    }
    assert_eq!(invitations(&commune).await, 0);
    presser.press_data(&real).await;
    assert_eq!(invitations(&commune).await, 1, "the control");
    commune.end().await;
}

/// Even another coordinator, who may do the same thing by a button of their own.
#[tokio::test]
async fn data_of_another_person_does_nothing_in_ones_own_chat() {
    let commune = commune().await;
    commune.appoint(OTHER_COORDINATOR, Role::Coordinator).await;
    let real = a_real_button(&commune).await;
    for thief in [OTHER_COORDINATOR, HEALTH_STATION, RESIDENT] {
        let mut presser = Presser::new(&commune, thief);
        let stale = presser.stale().await;
        assert_eq!(presser.press_data(&real).await, stale, "{thief}");
    }
    assert_eq!(invitations(&commune).await, 0);
    commune.end().await;
}

/// Telegram says who pressed. If somebody else than the chat's own person is named, nobody is believed.
#[tokio::test]
async fn data_that_another_person_presses_in_its_own_chat_does_nothing() {
    let commune = commune().await;
    commune.appoint(OTHER_COORDINATOR, Role::Coordinator).await;
    let real = a_real_button(&commune).await;
    let said = commune.person(COORDINATOR).messages().await.len();
    for thief in [OTHER_COORDINATOR, RESIDENT] {
        push(&commune, thief, COORDINATOR, &real).await;
        push(&commune, COORDINATOR, thief, &real).await;
    }
    assert_eq!(invitations(&commune).await, 0);
    assert_eq!(commune.person(COORDINATOR).messages().await.len(), said);
    push(&commune, COORDINATOR, COORDINATOR, &real).await;
    assert_eq!(invitations(&commune).await, 1, "the control");
    commune.end().await;
}

/// Old buttons lie in the chat for ever: what they may do is asked anew with every press.
#[tokio::test]
async fn data_that_is_pressed_again_after_one_was_forgotten_does_nothing() {
    let commune = commune().await;
    commune.appoint(OTHER_COORDINATOR, Role::Coordinator).await;
    let real = a_real_button(&commune).await;
    forger::press(&commune, COORDINATOR, Action::Resident(ResidentAction::Erase { warned: true })).await;
    let mut presser = Presser::new(&commune, COORDINATOR);
    let stale = presser.stale().await;
    assert_eq!(presser.press_data(&real).await, stale);
    assert_eq!(invitations(&commune).await, 0);
    // Back as a resident, with the same chat and so the same data.
    commune.welcome(COORDINATOR).await;
    assert_eq!(presser.press_data(&real).await, stale);
    assert_eq!(invitations(&commune).await, 0);
    commune.end().await;
}

/// As a button that does not exist leaves it: whoever is in the middle of an answer does not lose it, and nothing tells
/// that the button is somebody's.
#[tokio::test]
async fn a_button_that_is_not_ones_own_leaves_an_open_question_open() {
    let commune = commune().await;
    let unit = unit(&commune, "Trạm Y tế").await;
    let [(task, _)] = tasks(&commune, unit).await;
    let mut head = Presser::new(&commune, HEALTH_STATION);
    head.press(&Action::AskHelp(task)).await;
    let stale = head.stale().await;
    assert_eq!(head.press(&Action::InviteAs { unit, rank: Rank::Deputy }).await, stale);
    commune.person(HEALTH_STATION).write("Trạm cần thêm hai người").await;
    commune.settle().await;
    let heard = commune.person(COORDINATOR).heard().await;
    assert!(heard.contains("Trạm cần thêm hai người"), "{heard}");
    commune.end().await;
}
