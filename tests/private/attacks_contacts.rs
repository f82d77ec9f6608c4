//! Contacts who are not yet, or no longer, and those who never may be.

use loa::domain::action::{Action, CaseAction, ContactAction};
use loa::domain::ids::UnitId;
use loa::domain::role::Role;

use super::attacks::{CRY, MORNING};
use super::forger::{self, breathe, case_actions, own_contact_actions, press, sent_cases, the_case};
use super::{Helper, Writer};
use crate::support::{CONTACT, COORDINATOR, Commune, RESIDENT, SECOND_CONTACT, STRANGER, ZONE};

/// Somebody without a role yet.
const NEWCOMER: i64 = 1005;
const LEADER: i64 = 1009;

/// The coordinator invites through the buttons; returns the code of the link.
async fn invite(commune: &Commune) -> String {
    let hanh = Writer::new(commune, COORDINATOR);
    hanh.write("/start").await;
    hanh.press("Kênh nhắn riêng").await;
    hanh.press("Mời cán bộ tin cậy").await;
    let said = hanh.screen().await;
    let code = said.split("start=").nth(1).unwrap_or_else(|| panic!("no link in {said}"));
    code.split_whitespace().next().unwrap().to_owned()
}

/// The newcomer answers everything that is asked of a new contact.
async fn join(commune: &Commune, code: &str) {
    let binh = Writer::new(commune, NEWCOMER);
    binh.write(&format!("/start {code}")).await;
    binh.press("Tôi đồng ý").await;
    binh.press("Trạm Y tế").await;
    binh.press("✅ Có").await;
    assert!(binh.screen().await.contains("phải đồng ý trước"), "{}", binh.screen().await);
}

#[tokio::test]
async fn s17_a_contact_who_waits_for_approval_reads_nothing() {
    let commune = Commune::guarded(MORNING).await;
    join(&commune, &invite(&commune).await).await;
    Writer::new(&commune, RESIDENT).send(CRY).await;
    let before = the_case(&commune).await;
    let own = forger::person_id(&commune, NEWCOMER).await;
    let binh = commune.person(NEWCOMER);
    let mut actions = case_actions(before.id, own, UnitId(2));
    // Nor do they let themselves in.
    actions.extend(own_contact_actions(own));
    for action in actions {
        press(&commune, NEWCOMER, action.clone()).await;
        binh.write("chỉ là thử").await;
        commune.settle().await;
        assert!(the_case(&commune).await == before, "{action:?}");
    }
    // Nobody takes it in time: everybody is called, but not the newcomer.
    commune.pass(chrono::Duration::minutes(11)).await;
    commune.pass(chrono::Duration::minutes(11)).await;
    let heard = binh.heard().await;
    assert!(!heard.contains(CRY) && !heard.contains(&before.code) && !heard.contains("📨"), "{heard}");
    assert!(
        commune.person(SECOND_CONTACT).heard().await.contains("📨"),
        "the control: the others are called"
    );
    commune.end().await;
}

#[tokio::test]
async fn s17_a_new_contact_reads_only_what_is_opened_after_the_approval() {
    let commune = Commune::guarded(MORNING).await;
    join(&commune, &invite(&commune).await).await;
    Writer::new(&commune, RESIDENT).send(CRY).await;
    let earlier = the_case(&commune).await;
    let ly = Helper::new(&commune, CONTACT);
    assert!(ly.0.person.heard().await.contains("Bình"), "she is asked");
    ly.0.press("✅ Đồng ý").await;
    let binh = Helper::new(&commune, NEWCOMER);
    assert!(binh.0.person.heard().await.contains("đã là cán bộ tin cậy"));
    binh.0.press("Tập thử").await;
    binh.take().await;
    binh.answer("Tôi đang nghe").await;
    assert!(binh.0.person.heard().await.contains("Bài tập thử đã xong"));

    let own = forger::person_id(&commune, NEWCOMER).await;
    ly.take().await;
    let before = the_case(&commune).await;
    for action in case_actions(earlier.id, own, UnitId(2)) {
        press(&commune, NEWCOMER, action.clone()).await;
        assert!(the_case(&commune).await == before, "{action:?}");
    }
    press(&commune, CONTACT, Action::Case(CaseAction::HandOverTo { case: earlier.id, to: own })).await;
    press(&commune, NEWCOMER, Action::Case(CaseAction::Take(earlier.id))).await;
    assert!(!binh.0.person.heard().await.contains(CRY), "not even when it is handed to them");

    breathe(&commune);
    Writer::new(&commune, STRANGER).send("Một chuyện mới").await;
    for id in [CONTACT, SECOND_CONTACT] {
        let to = commune.person(id).heard().await;
        assert!(to.contains("📨"), "{to}");
        commune.pass(chrono::Duration::minutes(11)).await;
    }
    binh.take().await;
    assert!(binh.0.screen().await.contains("Một chuyện mới"), "the control: {}", binh.0.screen().await);
    commune.end().await;
}

#[tokio::test]
async fn s17_a_contact_who_is_removed_keeps_nothing() {
    let commune = Commune::guarded(MORNING).await;
    Writer::new(&commune, RESIDENT).send(CRY).await;
    let ly = Helper::new(&commune, CONTACT);
    ly.take().await;
    ly.0.press("Nói trong hồ sơ").await;
    assert!(ly.0.person.heard().await.contains(CRY));
    let case = the_case(&commune).await;

    let hanh = Writer::new(&commune, COORDINATOR);
    hanh.write("/start").await;
    hanh.press("Kênh nhắn riêng").await;
    hanh.press("✖️ Nguyễn Thị Lý").await;
    hanh.press("Thôi giao").await;
    commune.pass(chrono::Duration::seconds(2)).await;
    let left = ly.0.person.heard().await;
    assert!(!left.contains(CRY) && !left.contains(&case.code), "{left}");
    assert!(left.contains("không còn là cán bộ tin cậy"));
    let own = forger::person_id(&commune, CONTACT).await;
    let before = the_case(&commune).await;
    let mut actions = case_actions(case.id, own, UnitId(2));
    actions.extend(own_contact_actions(own));
    for action in actions {
        press(&commune, CONTACT, action.clone()).await;
        ly.0.write("tôi vẫn nói").await;
        assert!(the_case(&commune).await == before, "{action:?}");
    }
    assert!(!ly.0.person.heard().await.contains(CRY));
    // It goes on with the next one, who reads it from the beginning.
    let thoan = Helper::new(&commune, SECOND_CONTACT);
    thoan.take().await;
    assert!(thoan.0.screen().await.contains(CRY), "{}", thoan.0.screen().await);
    let told = commune.person(COORDINATOR).heard().await;
    assert!(!told.contains(&case.code) && !told.contains(CRY), "{told}");
    commune.end().await;
}

#[tokio::test]
async fn s17_the_coordinator_and_a_leader_cannot_invite_themselves() {
    let commune = Commune::guarded(MORNING).await;
    commune.appoint(LEADER, Role::Leader).await;
    let invited = invite(&commune).await;
    let claimed = commune.code(Role::Contact).await;
    for code in [&invited, &claimed] {
        for id in [COORDINATOR, LEADER] {
            breathe(&commune);
            Writer::new(&commune, id).write(&format!("/start {code}")).await;
            assert!(!commune.person(id).heard().await.contains("Trước khi nhận việc"));
            press(&commune, id, Action::Contact(ContactAction::AcceptRules)).await;
        }
    }
    let mut tx = commune.loa.store.begin(loa::clock::Clock::now(&*commune.clock)).await.unwrap();
    assert_eq!(tx.contacts().await.unwrap().len(), 2);
    drop(tx);
    // The code was not used up: it is good for somebody else.
    breathe(&commune);
    join(&commune, &invited).await;
    commune.end().await;
}

#[tokio::test]
async fn s17_a_contact_cannot_become_coordinator_or_leader() {
    let commune = Commune::guarded(MORNING).await;
    for role in [Role::Coordinator, Role::Leader] {
        let code = commune.code(role).await;
        let menu = commune.person(CONTACT).menu().await;
        for id in [CONTACT, RESIDENT] {
            breathe(&commune);
            Writer::new(&commune, id).write(&format!("/start {code}")).await;
        }
        assert_eq!(commune.person(CONTACT).menu().await, menu, "nothing was given");
        let menu = commune.person(RESIDENT).menu().await;
        assert!(menu.contains(&"tiendo".to_owned()), "the control: the code was good, {menu:?}");
    }
    commune.end().await;
}

#[tokio::test]
async fn s17_nobody_receives_what_they_wrote() {
    let commune = Commune::guarded(MORNING).await;
    let ly = Writer::new(&commune, CONTACT);
    ly.send(CRY).await;
    let case = the_case(&commune).await;
    assert_eq!(case.offers.len(), 1, "somebody else is called");
    assert!(commune.person(SECOND_CONTACT).heard().await.contains("📨"), "the control");
    let own = forger::person_id(&commune, CONTACT).await;
    for action in case_actions(case.id, own, UnitId(2)) {
        press(&commune, CONTACT, action.clone()).await;
        assert!(the_case(&commune).await == case, "{action:?}");
    }
    // Whoever takes it cannot hand it to her either, and after all were called she still is not.
    let thoan = Helper::new(&commune, SECOND_CONTACT);
    thoan.take().await;
    press(&commune, SECOND_CONTACT, Action::Case(CaseAction::HandOverTo { case: case.id, to: own })).await;
    press(&commune, CONTACT, Action::Case(CaseAction::Take(case.id))).await;
    for minutes in [11, 11, 61, 11] {
        commune.pass(chrono::Duration::minutes(minutes)).await;
    }
    let heard = commune.person(CONTACT).heard().await;
    assert!(!heard.contains("📨") && !heard.contains(CRY) && !heard.contains(&case.code), "{heard}");
    let now = loa::clock::Clock::now(&*commune.clock).with_timezone(&ZONE);
    assert!(sent_cases(&commune).await.iter().all(|case| case.owner.unwrap().0 == CONTACT), "{now}");
    commune.end().await;
}
