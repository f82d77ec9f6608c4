//! Chats that cannot be reached: a resident's, a contact's.

use loa::domain::ids::ChatId;

use super::attacks::{COMFORT, CRY, MORNING};
use super::forger::{fault, the_case};
use super::{Helper, Writer};
use crate::support::{CONTACT, COORDINATOR, Commune, RESIDENT, SECOND_CONTACT};
use serde_json::json;

async fn reachable(commune: &Commune, id: i64) -> bool {
    let mut tx = commune.loa.store.begin(loa::clock::Clock::now(&*commune.clock)).await.unwrap();
    let contacts = tx.contacts().await.unwrap();
    match contacts.iter().find(|contact| contact.chat == ChatId(id)) {
        Some(contact) => contact.reachable,
        // The residents of these stories are two.
        None => tx.reachable_residents().await.unwrap() == 2,
    }
}

/// The account is gone, so that Telegram refuses and sends no update about it.
async fn close_account(commune: &Commune, id: i64) {
    let url = format!("{}/sandbox/people/{id}/deactivate", commune.url());
    crate::support::people::post(&url, json!({ "deactivated": true })).await;
}

#[tokio::test]
async fn a_contact_who_cannot_be_reached_is_followed_at_once() {
    for blocks in [false, true] {
        let commune = Commune::guarded(MORNING).await;
        if blocks {
            commune.person(CONTACT).block(true).await;
            commune.settle().await;
        } else {
            close_account(&commune, CONTACT).await;
        }
        let known = reachable(&commune, CONTACT).await;
        assert_eq!(known, !blocks, "Telegram itself tells that somebody blocks the bot");
        Writer::new(&commune, RESIDENT).send(CRY).await;
        // No minute passes.
        commune.pass(chrono::Duration::zero()).await;
        let thoan = Helper::new(&commune, SECOND_CONTACT);
        assert!(thoan.0.person.heard().await.contains("📨"), "blocks: {blocks}");
        thoan.take().await;
        assert!(thoan.0.screen().await.contains(CRY));
        assert_eq!(reachable(&commune, CONTACT).await, known, "what a case has found out stays with it");
        assert!(the_case(&commune).await.offers[0].unreachable, "the control: it was noticed");
        commune.end().await;
    }
}

#[tokio::test]
async fn a_holder_who_cannot_be_reached_loses_the_case_to_the_next() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.send(CRY).await;
    Helper::new(&commune, CONTACT).take().await;
    close_account(&commune, CONTACT).await;
    nga.write("/rieng").await;
    nga.press("Tin của tôi").await;
    nga.press("✅").await;
    nga.press("Viết thêm").await;
    nga.write("Anh ấy đang về").await;
    nga.press("Xem lại").await;
    nga.press("✅ Gửi").await;
    commune.pass(chrono::Duration::zero()).await;
    let thoan = Helper::new(&commune, SECOND_CONTACT);
    thoan.take().await;
    let screen = thoan.0.screen().await;
    assert!(screen.contains("Anh ấy đang về") && screen.contains(CRY), "{screen}");
    assert!(reachable(&commune, CONTACT).await);
    commune.end().await;
}

/// A resident who blocks the bot: nothing fails, nobody learns of it, and the answer waits for them.
#[tokio::test]
async fn a_resident_who_blocks_the_bot_finds_the_answer_later() {
    let commune = Commune::guarded(MORNING).await;
    let nga = Writer::new(&commune, RESIDENT);
    nga.send(CRY).await;
    let ly = Helper::new(&commune, CONTACT);
    ly.take().await;
    nga.person.block(true).await;
    commune.settle().await;
    ly.answer(COMFORT).await;
    commune.pass(chrono::Duration::minutes(20)).await;
    let told = ly.0.person.heard().await + &commune.person(COORDINATOR).heard().await;
    assert!(!told.contains("chặn") && !told.contains("Nga"), "{told}");
    assert_eq!(commune.loa.store.outbox_size().await.unwrap(), 0, "nothing is tried for ever");
    nga.person.block(false).await;
    nga.write("/rieng").await;
    nga.press("Tin của tôi").await;
    nga.press("✅").await;
    assert!(nga.screen().await.contains(COMFORT), "{}", nga.screen().await);
    commune.end().await;
}

/// What a private message meets says nothing about the person to the rest of the bot: an announcement still finds
/// out by itself.
#[tokio::test]
async fn a_refused_line_changes_nothing_in_the_residents_row() {
    let commune = Commune::guarded(MORNING).await;
    Writer::new(&commune, RESIDENT).send(CRY).await;
    let ly = Helper::new(&commune, CONTACT);
    ly.take().await;
    Writer::new(&commune, RESIDENT).write("/thoat").await;
    close_account(&commune, RESIDENT).await;
    ly.answer(COMFORT).await;
    commune.pass(chrono::Duration::minutes(1)).await;
    let case = the_case(&commune).await;
    assert!(!case.line_sent && case.no_line_before.is_some(), "the control: it was tried, and will be again");
    assert!(reachable(&commune, RESIDENT).await);
    fault::order(&commune, json!({ "mode": "none" })).await;
    commune.end().await;
}
