//! `loa claim --contact`.

use loa::clock::{Clock, SystemClock};
use loa::domain::ids::ChatId;
use loa::domain::invitation::Code;
use loa::domain::role::Role;
use loa::store::{Paths, Store};
use tempfile::TempDir;

use super::{data, run};

const GIVES_WAY: &str = "no longer works";

fn claim(folder: &TempDir) -> (Code, String) {
    let (code, said) = run(&["claim", "--contact", "--data", data(folder)]);
    assert_eq!(code, Some(0), "{said}");
    let secret = said.split("/start ").nth(1).unwrap().split_whitespace().next().unwrap();
    (Code::new(secret), said)
}

/// Whether the code makes somebody a contact.
async fn takes(store: &Store, chat: i64, code: &Code) -> bool {
    let mut tx = store.begin(SystemClock::default().now()).await.unwrap();
    tx.arrive(ChatId(chat), "Lý").await.unwrap();
    let person = tx.person_in(ChatId(chat)).await.unwrap().unwrap();
    let redeemed = tx.redeem(code, &person).await.unwrap();
    if redeemed.is_some() {
        tx.grant(person.id, Role::Contact).await.unwrap();
        tx.add_contact(person.id, true).await.unwrap();
    }
    tx.commit().await.unwrap();
    redeemed.is_some()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_went_astray_gives_way_to_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let ((first, said), (second, _)) = (claim(&folder), claim(&folder));
    assert!(!said.contains(GIVES_WAY), "{said}");
    let (third, said) = claim(&folder);
    assert!(said.contains(GIVES_WAY), "{said}");

    let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
    assert!(!takes(&store, 1, &first).await, "the oldest is revoked");
    assert!(takes(&store, 1, &second).await);
    let (fourth, said) = claim(&folder);
    assert!(said.contains(GIVES_WAY), "{said}");
    assert!(!takes(&store, 2, &third).await);
    assert!(takes(&store, 2, &fourth).await);

    let (code, said) = run(&["claim", "--contact", "--data", data(&folder)]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("2 trusted contacts") && said.contains("coordinator"), "{said}");
}
