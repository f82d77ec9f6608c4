//! A coordinator and a leader who try every command and every button there is.

use loa::domain::action::{Action, ContactAction};
use loa::domain::ids::UnitId;
use loa::domain::role::{Command, Role};

use super::Writer;
use super::attacks::{COMFORT, CRY, an_answered_case};
use super::forger::{
    self, breathe, case_actions, coordinator_actions, data, own_contact_actions, press, push,
    resident_actions, the_case,
};
use crate::support::{CONTACT, COORDINATOR, Commune, HEALTH_STATION, RESIDENT};

const LEADER: i64 = 1009;

/// What must not be in anything that this person hears.
async fn learns_nothing(commune: &Commune, id: i64, code: &str, after: &str) {
    let heard = commune.person(id).heard().await;
    for secret in [CRY, COMFORT, code, "📨", "📂"] {
        assert!(!heard.contains(secret), "{secret} after {after}: {heard}");
    }
}

#[tokio::test]
async fn s17_every_button_of_the_channel_tells_coordinator_leader_and_member_nothing() {
    let commune = an_answered_case().await;
    commune.appoint(LEADER, Role::Leader).await;
    let before = the_case(&commune).await;
    let contact = forger::person_id(&commune, CONTACT).await;
    for id in [COORDINATOR, LEADER, HEALTH_STATION] {
        let own = forger::person_id(&commune, id).await;
        let mut actions = case_actions(before.id, own, UnitId(2));
        actions.extend(resident_actions(before.id));
        actions.extend(own_contact_actions(own));
        actions.extend(coordinator_actions(contact));
        // That one is theirs, and takes the case from its contact: see attacks_contacts.
        actions.retain(|action| *action != Action::Contact(ContactAction::ReallyRemove(contact)));
        for action in actions {
            for chat in [RESIDENT, CONTACT] {
                push(&commune, id, id, &data(&commune, chat, &action)).await;
            }
            press(&commune, id, action.clone()).await;
            learns_nothing(&commune, id, &before.code, &format!("{action:?}")).await;
            assert!(the_case(&commune).await == before, "{action:?} of {id} changed the case");
        }
    }
    // The same actions, by those to whom they belong.
    let opened = Action::Case(loa::domain::action::CaseAction::Open(before.id));
    press(&commune, CONTACT, opened).await;
    assert!(commune.person(CONTACT).heard().await.contains(CRY), "the control");
    commune.end().await;
}

#[tokio::test]
async fn s17_every_command_tells_coordinator_and_leader_nothing() {
    let commune = an_answered_case().await;
    commune.appoint(LEADER, Role::Leader).await;
    let before = the_case(&commune).await;
    for id in [COORDINATOR, LEADER] {
        let person = Writer::new(&commune, id);
        for command in Command::ALL {
            for argument in ["", " KH-42", " 2001", " Nga"] {
                breathe(&commune);
                person.write(&format!("/{}{argument}", command.name())).await;
                learns_nothing(&commune, id, &before.code, command.name()).await;
            }
        }
        breathe(&commune);
        person.write(&before.code).await;
        learns_nothing(&commune, id, &before.code, "the code").await;
    }
    assert!(the_case(&commune).await == before);
    breathe(&commune);
    Writer::new(&commune, RESIDENT).write("/rieng").await;
    Writer::new(&commune, RESIDENT).press("Tin của tôi").await;
    Writer::new(&commune, RESIDENT).press("✅").await;
    assert!(commune.person(RESIDENT).heard().await.contains(COMFORT), "the control");
    commune.end().await;
}

/// What is left to them: to see who the contacts are, and that they are ready.
#[tokio::test]
async fn s17_the_coordinators_page_is_the_same_with_and_without_cases() {
    let mut pages = vec![];
    for busy in [false, true] {
        let commune = Commune::guarded(super::attacks::MORNING).await;
        let hanh = Writer::new(&commune, COORDINATOR);
        if busy {
            Writer::new(&commune, RESIDENT).send(CRY).await;
            super::Helper::new(&commune, CONTACT).take().await;
        }
        hanh.write("/start").await;
        let home = hanh.screen().await;
        hanh.press("Kênh nhắn riêng").await;
        pages.push((home, hanh.screen().await));
        let told = format!("{:?}", hanh.person.notifications().await);
        assert!(told.contains("Loa") && !told.contains("tin cậy"), "{told}");
        commune.end().await;
    }
    assert_eq!(pages[0], pages[1]);
    assert!(pages[0].1.contains("Kpă Thoan"), "the control: it is that page");
}
