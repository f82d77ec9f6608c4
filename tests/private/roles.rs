//! S17: who sees nothing, and who may become a contact.

use chrono::Duration;
use loa::domain::role::Role;

use super::scene::{COMFORT, CRY, MORNING};
use super::{Helper, Writer};
use crate::support::{CONTACT, COORDINATOR, Commune, HEALTH_STATION, RESIDENT, SECOND_CONTACT, STRANGER};

#[tokio::test]
async fn s17_coordinator_and_unit_heads_see_neither_content_nor_sender() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    let coordinator = Writer::new(&commune, COORDINATOR);
    let entries = commune.audited().await;
    nga.send(CRY).await;
    assert!(commune.audited().await >= entries + 3, "opened, sent, called");
    let code = commune.cases().await[0].code.clone();
    commune.pass(Duration::minutes(11)).await;
    commune.pass(Duration::minutes(11)).await;
    let entries = commune.audited().await;
    ly.take().await;
    assert_eq!(commune.audited().await, entries + 2, "taken and shown");
    ly.answer(COMFORT).await;
    let entries = commune.audited().await;
    nga.press("Xem").await;
    assert_eq!(commune.audited().await, entries + 1, "read by its owner");

    coordinator.write("/start").await;
    coordinator.press("Kênh nhắn riêng").await;
    let channel = coordinator.screen().await;
    assert!(channel.contains("Đang mở") && channel.contains("Kpă Thoan"), "{channel}");
    for id in [COORDINATOR, HEALTH_STATION] {
        let heard = commune.person(id).readable().await;
        for secret in [CRY, COMFORT, &code, "Nga"] {
            assert!(!heard.contains(secret), "{secret} in {heard}");
        }
    }
    assert!(commune.person(COORDINATOR).heard().await.contains("chưa cán bộ tin cậy nào nhận"));
    let contact = ly.0.person.readable().await;
    assert!(contact.contains(&code) && contact.contains(CRY), "the control: the contact does see them");
    commune.end().await;
}

#[tokio::test]
async fn s17_the_coordinator_cannot_become_a_contact_nor_a_contact_coordinator() {
    let commune = Commune::guarded(MORNING).await;
    commune.appoint(COORDINATOR, Role::Contact).await;
    commune.appoint(CONTACT, Role::Coordinator).await;
    commune.appoint(CONTACT, Role::Leader).await;
    let mut tx = commune.look().await;
    let contacts: Vec<i64> = tx.contacts().await.unwrap().iter().map(|contact| contact.chat.0).collect();
    assert_eq!(contacts, [CONTACT, SECOND_CONTACT]);
    let coordinators: Vec<i64> =
        tx.coordinators().await.unwrap().iter().map(|person| person.chat.0).collect();
    assert_eq!(coordinators, [COORDINATOR]);
    drop(tx);
    // The control: with the same kind of code somebody without a role does become one.
    commune.appoint(STRANGER, Role::Contact).await;
    assert_eq!(commune.look().await.contacts().await.unwrap().len(), 3);
    commune.end().await;
}

#[tokio::test]
async fn s17_a_new_contact_needs_approval_and_reads_only_later_cases() {
    let commune = Commune::guarded(MORNING).await;
    let (nga, ly) = (Writer::new(&commune, RESIDENT), Helper::new(&commune, CONTACT));
    nga.send(CRY).await;
    ly.take().await;
    let coordinator = Writer::new(&commune, COORDINATOR);
    coordinator.write("/start").await;
    coordinator.go(&["Kênh nhắn riêng", "Mời cán bộ tin cậy"]).await;
    let invitation = coordinator.screen().await;
    let code = invitation.split("start=").nth(1).unwrap().split_whitespace().next().unwrap();
    let newcomer = Writer::new(&commune, 1006);
    newcomer.write(&format!("/start {code}")).await;
    newcomer.go(&["Tôi đồng ý", "Trạm Y tế", "Không"]).await;
    assert!(newcomer.screen().await.contains("phải đồng ý trước"), "{}", newcomer.screen().await);
    let active =
        async || commune.look().await.contacts().await.unwrap().iter().filter(|one| one.is_active()).count();
    assert_eq!(active().await, 2, "not by the coordinator's word alone");
    assert!(!coordinator.person.has_button("✅ Đồng ý").await);
    ly.0.press("✅ Đồng ý").await;
    assert_eq!(active().await, 3);
    commune.change_contact(1006, |_| ()).await;

    ly.0.press("Chuyển người khác").await;
    let to = ly.0.person.last().await;
    assert_eq!(to.buttons.iter().flatten().filter(|label| label.contains("➡️")).count(), 1, "{to:?}");
    // The control: a case that is opened now may go to the new one too.
    let other = Writer::new(&commune, STRANGER);
    other.send("Tôi hỏi chút").await;
    ly.take().await;
    ly.0.press("Chuyển người khác").await;
    let to = ly.0.person.last().await;
    assert_eq!(to.buttons.iter().flatten().filter(|label| label.contains("➡️")).count(), 2, "{to:?}");
    commune.end().await;
}
