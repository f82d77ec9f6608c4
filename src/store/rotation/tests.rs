use chrono::TimeDelta;
use tempfile::TempDir;

use super::super::vault::HASH_BYTES;
use super::*;
use crate::domain::audit::{AuditAction, AuditRole};
use crate::domain::case::{Case, Content, Letter, Side, Sort, Trail};
use crate::domain::dialogue::Dialogue;
use crate::domain::ids::{AssignmentId, ChatId, MessageId, UpdateId};
use crate::domain::invitation::Code;
use crate::domain::notice::Notice;
use crate::domain::outgoing::{About, Class, Deed, Outgoing, reminder_topic};
use crate::domain::person::Language;
use crate::domain::private_text::PrivateText;
use crate::domain::role::Role;
use crate::store::{Result, Tx};

const LAN: ChatId = ChatId(1004);
const NGA: ChatId = ChatId(2001);
const GROUP: ChatId = ChatId(-5001);
const MESSAGE: MessageId = MessageId(77);
const WORDS: &str = "only the trusted address may read this";

fn now() -> DateTime<Utc> {
    "2020-11-16T09:41:07Z".parse().unwrap()
}

/// A folder with something in every table that hangs on the key.
struct Full {
    folder: TempDir,
    paths: Paths,
    case: Case,
    code: Code,
}

fn outgoing(chat: ChatId) -> Outgoing {
    Outgoing::new(chat, Language::default(), Deed::Say(Notice::NoPlan))
}

fn letter() -> Letter {
    Letter { content: Content::Text(PrivateText::new(WORDS)) }
}

fn about() -> About {
    About { assignments: vec![AssignmentId(3), AssignmentId(5)] }
}

async fn fill(tx: &mut Tx) -> Result<(Case, Code)> {
    for (chat, name) in [(LAN, "H'Lan"), (NGA, "Nga")] {
        tx.arrive(chat, name).await?;
        tx.set_dialogue(chat, Some(Dialogue::Help { assignment: AssignmentId(chat.0) })).await?;
    }
    for (update, chat) in [(1, Some(NGA)), (2, Some(GROUP)), (3, None), (4, Some(GROUP)), (5, Some(NGA))] {
        tx.store_update(UpdateId(update), chat, format!("update {update}").as_bytes()).await?;
    }
    tx.send(Class::Reminder, &outgoing(LAN), Some(&reminder_topic(LAN))).await?;
    tx.send(Class::Answer, &outgoing(LAN), None).await?;
    tx.send(Class::Answer, &outgoing(GROUP), Some("any other topic")).await?;
    tx.remember_sent(LAN, MESSAGE, &about()).await?;
    let case = tx.begin_case(Some(NGA)).await?;
    tx.begin_case(None).await?;
    tx.keep_letter(case.id, 1, &letter()).await?;
    let trail = Trail { case: case.id, side: Side::Resident, sort: Sort::Frame, letter: None };
    tx.send_private(Class::Urgent, &outgoing(NGA), trail, Some("a private topic")).await?;
    tx.send_private(Class::Urgent, &outgoing(NGA), trail, None).await?;
    let (code, _) = tx.invite(Role::Coordinator, None).await?;
    for _ in 0..6 {
        tx.may_try_code(NGA).await?;
        tx.may_try_pin(NGA).await?;
    }
    for action in [AuditAction::Opened, AuditAction::Alerted, AuditAction::Taken] {
        tx.audit(AuditRole::Contact, action, &[7; HASH_BYTES]).await?;
    }
    Ok((case, code))
}

impl Full {
    async fn folder() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::new(folder.path(), None);
        let store = Store::open(&paths).await.unwrap();
        let mut tx = store.begin(now()).await.unwrap();
        let (case, code) = fill(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        store.close().await;
        Self { folder, paths, case, code }
    }

    fn key(&self) -> Vec<u8> {
        fs::read(&self.paths.key).unwrap()
    }

    /// Everything opens, is found, and stands in the same order.
    async fn holds(&self) {
        let store = Store::open(&self.paths).await.unwrap();
        let inbox = store.updates_after(0, 9).await.unwrap();
        let said: Vec<_> = inbox.iter().map(|waiting| store.open_update(waiting).unwrap().to_vec()).collect();
        assert_eq!(said, (1..=5).map(|n| format!("update {n}").into_bytes()).collect::<Vec<_>>());
        let lane = |n: usize| inbox[n].lane;
        assert!(lane(1) == lane(3) && lane(0) == lane(4) && lane(0) != lane(1) && lane(2) != lane(0));
        let mut tx = store.begin(now()).await.unwrap();
        tx.store_update(UpdateId(6), Some(NGA), b"").await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.updates_after(5, 9).await.unwrap()[0].lane, lane(0), "new updates join the lane");

        for class in Class::ALL {
            for waiting in store.waiting(class, 0, 9).await.unwrap() {
                let opened = store.open_waiting(&waiting).await.unwrap().expect("it may be sent");
                assert!([LAN, NGA, GROUP].contains(&opened.outgoing.chat));
            }
        }
        let mut tx = store.begin(now()).await.unwrap();
        for chat in [LAN, NGA] {
            let open = Some(Dialogue::Help { assignment: AssignmentId(chat.0) });
            assert_eq!(tx.dialogue(chat).await.unwrap(), open);
        }
        assert_eq!(tx.subject(LAN, MESSAGE).await.unwrap(), Some(about()));
        assert_eq!(tx.last_list(LAN).await.unwrap(), Some(about()));
        assert_eq!(tx.waiting_private(i64::MAX, 99).await.unwrap().private.len(), 2);
        for (topic, chat) in
            [(reminder_topic(LAN), LAN), ("any other topic".into(), GROUP), ("a private topic".into(), NGA)]
        {
            let taken = tx.take_back(&topic).await.unwrap();
            assert_eq!(taken.iter().map(|one| one.chat).collect::<Vec<_>>(), [chat], "{topic}");
        }
        assert_eq!(tx.take_back_private(NGA).await.unwrap(), 1, "the lane is found");

        let cases = tx.cases_of(NGA).await.unwrap();
        assert_eq!(cases.iter().map(|case| case.id).collect::<Vec<_>>(), [self.case.id]);
        assert_eq!(tx.letter(self.case.id, 1).await.unwrap(), Some(letter()));
        assert_eq!(tx.cases().await.unwrap().len(), 2, "practice too");
        assert!(!tx.sweep_case_remains().await.unwrap());

        tx.arrive(GROUP, "somebody").await.unwrap();
        let somebody = tx.person_in(GROUP).await.unwrap().unwrap();
        assert!(tx.redeem(&self.code, &somebody).await.unwrap().is_none(), "the old code is revoked");
        assert!(tx.may_try_code(NGA).await.unwrap() && tx.may_try_pin(NGA).await.unwrap());
        drop(tx);
        let audit = store.verify_audit().await.unwrap();
        assert_eq!((audit.entries, audit.broken), (3, None));
        store.close().await;
    }
}

#[tokio::test]
async fn everything_opens_with_the_new_key_and_nothing_with_the_old() {
    let full = Full::folder().await;
    let old = full.key();
    let rotated = rotate(&full.paths, now() + TimeDelta::hours(1), false).await.unwrap();
    assert_eq!(rotated, Rotated { revoked: 1, dropped: 0 });
    assert_ne!(full.key(), old);
    assert!(!full.paths.next_key().exists());
    full.holds().await;

    fs::write(&full.paths.key, &old).unwrap();
    let refused = Store::open(&full.paths).await;
    assert!(matches!(refused, Err(StoreError::WrongKey { .. })), "{refused:?}");
    // And not only by the check: no sealed row in either file is opened by the old key.
    let vault = Vault::open(&full.paths.key).unwrap();
    let store = Store::connect(&full.paths, Arc::new(vault)).await.unwrap();
    let inbox = store.updates_after(0, 9).await.unwrap();
    assert!(!inbox.is_empty() && inbox.iter().all(|waiting| store.open_update(waiting).is_err()));
    let mut tx = store.begin(now()).await.unwrap();
    assert!(tx.waiting_private(i64::MAX, 99).await.unwrap().private.is_empty());
    assert!(tx.cases().await.unwrap().is_empty(), "no case opens with the old key");
    assert!(tx.dialogue(NGA).await.unwrap().is_none());
}

/// Whoever adds a column that may hang on the key has to think of its rotation; then it belongs into this list.
#[tokio::test]
async fn no_column_is_forgotten() {
    const RESEALED: &[&str] = &[
        "audit_entry.mac",
        "audit_head.sealed",
        "dialogue.sealed",
        "dialogue.slot",
        "inbox.lane",
        "inbox.sealed",
        "outbox.lane",
        "outbox.sealed",
        "outbox.topic",
        "sent.sealed",
        "sent.slot",
    ];
    const ENDED: &[&str] = &[
        "code_attempt.slot",
        "invitation.code_hash",
        "pin_attempt.slot",
        "screen.token_hash",
        "screen_link.code_hash",
    ];
    /// Under the keys of the cases, or random.
    const OF_CASES: &[&str] = &[
        "audit_entry.pseudonym",
        "case_file.id",
        "case_file.sealed",
        "case_letter.case_id",
        "case_letter.sealed",
    ];
    const BLOBS: &str = "SELECT list.name || '.' || columns.name FROM sqlite_master AS list
                         JOIN pragma_table_info(list.name) AS columns
                         WHERE list.type = 'table' AND columns.type = 'BLOB' AND list.name NOT LIKE '\\_%' ESCAPE '\\'";
    let full = Full::folder().await;
    let store = Store::open(&full.paths).await.unwrap();
    let mut found: Vec<String> = sqlx::query_scalar(BLOBS).fetch_all(&store.reader).await.unwrap();
    found.sort();
    let mut known = [RESEALED, ENDED, OF_CASES].concat();
    known.sort_unstable();
    assert_eq!(found, known);
    let mut found: Vec<String> = sqlx::query_scalar(BLOBS).fetch_all(&store.keys).await.unwrap();
    found.sort();
    assert_eq!(found, ["case_key.case_id", "case_key.owner", "case_key.wrapped"]);
    store.close().await;
}

/// As far as a rotation came before it was killed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Killed {
    BeforeAnything,
    WhileRewrapping,
    AfterRewrapping,
    WhileResealing,
    AfterResealing,
}

async fn rotate_until(full: &Full, killed: Killed) {
    let rotation = Rotation::begin(&full.paths, false).await.unwrap();
    if killed == Killed::BeforeAnything {
        return;
    }
    if killed == Killed::WhileRewrapping {
        let keys = rotation.keys().await.unwrap();
        let mut tx = rotation.store.keys.begin_with("BEGIN IMMEDIATE").await.unwrap();
        return keys.case_keys(&mut tx).await.unwrap();
    }
    rotation.rewrap_case_keys().await.unwrap();
    if killed == Killed::AfterRewrapping {
        return;
    }
    if killed == Killed::WhileResealing {
        let mut tx = rotation.store.writer.begin(Lasting::Synced).await.unwrap();
        let keys = rotation.keys().await.unwrap();
        keys.dialogue(&mut tx).await.unwrap();
        keys.inbox(&mut tx).await.unwrap();
        return;
    }
    rotation.reseal(now()).await.unwrap();
}

#[tokio::test]
async fn a_rotation_that_was_killed_anywhere_is_finished_by_the_next() {
    for killed in [
        Killed::BeforeAnything,
        Killed::WhileRewrapping,
        Killed::AfterRewrapping,
        Killed::WhileResealing,
        Killed::AfterResealing,
    ] {
        let full = Full::folder().await;
        let old = full.key();
        rotate_until(&full, killed).await;
        assert_eq!(full.key(), old, "{killed:?}");
        let refused = Store::open(&full.paths).await;
        assert!(matches!(refused, Err(StoreError::RotationUnfinished(_))), "{killed:?}: {refused:?}");
        let next = fs::read(full.paths.next_key()).unwrap();

        rotate(&full.paths, now(), false).await.unwrap();
        assert_eq!(full.key(), next, "{killed:?}: the key that was begun with");
        full.holds().await;
    }
}

#[tokio::test]
async fn what_cannot_be_rotated_is_left_as_it_is() {
    let empty = tempfile::tempdir().unwrap();
    let refused = rotate(&Paths::new(empty.path(), None), now(), false).await;
    assert!(matches!(refused, Err(RotationError::Store(StoreError::NoDatabase(_)))), "{refused:?}");

    let full = Full::folder().await;
    let lock = Store::lock(&full.paths).unwrap();
    let refused = rotate(&full.paths, now(), false).await;
    assert!(matches!(refused, Err(RotationError::Store(StoreError::InUse(_)))), "{refused:?}");
    drop(lock);

    let key = full.key();
    let mut wrong = key.clone();
    wrong[0] ^= 1;
    fs::write(&full.paths.key, &wrong).unwrap();
    let refused = rotate(&full.paths, now(), false).await;
    assert!(matches!(refused, Err(RotationError::Store(StoreError::WrongKey { .. }))), "{refused:?}");
    assert!(!full.paths.next_key().exists());
    fs::write(&full.paths.key, &key).unwrap();
    assert!(full.folder.path().join("loa.db").exists());
    Store::open(&full.paths).await.unwrap().close().await;
}

#[tokio::test]
async fn a_broken_audit_log_is_refused_and_never_mended() {
    for (sql, entry) in [
        ("UPDATE audit_entry SET action = 'closed' WHERE id = 2", 2),
        ("DELETE FROM audit_entry WHERE id = 3", 3),
        ("DELETE FROM audit_head", 1),
    ] {
        let full = Full::folder().await;
        let store = Store::open(&full.paths).await.unwrap();
        sqlx::query(sql).execute(&mut *store.writer.turn().await.unwrap()).await.unwrap();
        store.close().await;
        let key = full.key();
        let refused = rotate(&full.paths, now(), false).await;
        assert!(matches!(refused, Err(RotationError::BrokenAudit(found)) if found == entry), "{refused:?}");
        assert!(full.key() == key && !full.paths.next_key().exists());

        rotate(&full.paths, now(), true).await.unwrap();
        let store = Store::open(&full.paths).await.unwrap();
        assert_eq!(store.verify_audit().await.unwrap().broken, Some(entry), "{sql}");
        store.close().await;
    }
}

#[tokio::test]
async fn private_rows_of_an_erased_case_and_rows_of_nobody_go() {
    let full = Full::folder().await;
    let store = Store::open(&full.paths).await.unwrap();
    let mut tx = store.begin(now()).await.unwrap();
    tx.erase_case(full.case.id).await.unwrap();
    tx.set_dialogue(ChatId(999), None).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await;
    let rotated = rotate(&full.paths, now(), false).await.unwrap();
    assert_eq!(rotated.dropped, 3);
    let store = Store::open(&full.paths).await.unwrap();
    assert_eq!(store.outbox_size().await.unwrap(), 3);
    store.close().await;
}

#[tokio::test]
async fn a_case_is_found_by_somebody_who_erased_their_row() {
    let full = Full::folder().await;
    let store = Store::open(&full.paths).await.unwrap();
    let mut tx = store.begin(now()).await.unwrap();
    // Somebody later, so that the row really goes.
    tx.arrive(ChatId(99), "somebody").await.unwrap();
    let nga = tx.person_in(NGA).await.unwrap().unwrap();
    tx.erase_person(&nga).await.unwrap();
    assert_eq!(tx.person_in(NGA).await.unwrap(), None);
    tx.commit().await.unwrap();
    store.close().await;

    rotate(&full.paths, now() + TimeDelta::hours(1), false).await.unwrap();
    let store = Store::open(&full.paths).await.unwrap();
    let cases = store.begin(now()).await.unwrap().cases_of(NGA).await.unwrap();
    assert_eq!(cases.iter().map(|case| case.id).collect::<Vec<_>>(), [full.case.id]);
    store.close().await;
}
