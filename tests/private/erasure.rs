//! Erasing a case: neither an old backup nor what is left on the disk brings it back.

use std::fs;
use std::path::Path;

use loa::clock::Clock;
use loa::domain::ids::CaseId;
use loa::store::vault::{Purpose, Vault};
use loa::store::{Paths, Store, StoreError, backup};
use tempfile::TempDir;

use super::files::{Watched, count, found_in};
use super::{Helper, Writer};
use crate::support::{CONTACT, Commune, RESIDENT, SECOND_CONTACT, STRANGER};

const MORNING: &str = "2020-11-16 09:00";
const CRY: &str = "Đêm qua tôi sợ lắm";
const COMFORT: &str = "Chị cứ yên tâm, tôi nghe đây";

/// Purposes for which anything is sealed with the master key.
const SEALED: [Purpose; 7] = [
    Purpose::Inbox,
    Purpose::Dialogue,
    Purpose::Outbox,
    Purpose::Sent,
    Purpose::CaseKey,
    Purpose::AuditHead,
    Purpose::KeyCheck,
];

/// A case that was written, taken and answered; nothing of it was read by the resident.
async fn answered_case(commune: &Commune) {
    Writer::new(commune, RESIDENT).send(CRY).await;
    let contact = Helper::new(commune, CONTACT);
    contact.take().await;
    contact.answer(COMFORT).await;
}

/// Erases it as the resident does.
async fn erase(commune: &Commune) {
    let resident = Writer::new(commune, RESIDENT);
    resident.press("Xem").await;
    resident.press("🗑 Xoá hẳn").await;
    resident.press("🗑 Xoá hẳn").await;
    assert!(resident.screen().await.contains("Đã xoá hẳn"), "{}", resident.screen().await);
}

/// A folder into which a backup was restored, with the key and, for the control, the keys of the cases.
async fn restored(commune: &Commune, file: &Path, case_keys: Option<&Path>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(commune.folder.path().join("loa.key"), folder.path().join("loa.key")).unwrap();
    let paths = Paths::new(folder.path(), None);
    backup::restore(file, &paths, commune.clock.now()).await.unwrap();
    if let Some(kept) = case_keys {
        for suffix in ["", "-wal"] {
            let name = format!("case-keys.db{suffix}");
            fs::copy(kept.join(&name), folder.path().join(&name)).unwrap();
        }
    }
    folder
}

/// The ids in a table whose rows begin with the id of a case (`X'0A…', …`).
fn ids(rows: &[String]) -> Vec<CaseId> {
    rows.iter().map(|row| CaseId(blobs(row)[0].as_slice().try_into().unwrap())).collect()
}

/// The blobs of a row as SQL spells it.
fn blobs(row: &str) -> Vec<Vec<u8>> {
    let hex = |text: &str| {
        (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
    };
    row.split(", ").filter_map(|value| value.strip_prefix("X'")?.strip_suffix('\'')).map(hex).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_with_the_master_key_does_not_bring_an_erased_case_back() {
    let commune = Commune::guarded(MORNING).await;
    answered_case(&commune).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("backup.db");
    commune.loa.store.backup(&file).await.unwrap();
    for name in ["case-keys.db", "case-keys.db-wal"] {
        fs::copy(commune.folder.path().join(name), elsewhere.path().join(name)).unwrap();
    }
    let in_backup = Watched::new(file.clone()).await;
    let (cases, letters) = (in_backup.table("case_file"), in_backup.table("case_letter"));
    assert!(
        !cases.is_empty() && letters.len() == 2,
        "the case is in the backup: {} {}",
        cases.len(),
        letters.len()
    );
    erase(&commune).await;

    // Control: with the keys of that day it opens.
    let folder = restored(&commune, &file, Some(elsewhere.path())).await;
    let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
    let mut tx = store.begin(commune.clock.now()).await.unwrap();
    let opened = tx.cases().await.unwrap();
    let case = opened.iter().find(|case| case.sent_at.is_some()).unwrap();
    let letter = tx.letter(case.id, case.letters[0].number).await.unwrap().unwrap();
    assert!(serde_json::to_string(&letter).unwrap().contains(CRY));
    drop(tx);
    store.close().await;

    // Without them nothing opens: not through the store, and no row with anything made from the master key.
    let folder = restored(&commune, &file, None).await;
    let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
    let mut tx = store.begin(commune.clock.now()).await.unwrap();
    assert!(tx.cases().await.unwrap().is_empty());
    for case in ids(&cases) {
        assert!(tx.case(case).await.unwrap().is_none());
        assert!(tx.letter(case, 1).await.unwrap().is_none());
    }
    drop(tx);
    store.close().await;
    let vault = Vault::open(&folder.path().join("loa.key")).unwrap();
    for row in cases.iter().chain(&letters) {
        for purpose in SEALED {
            assert!(vault.open_sealed(purpose, &blobs(row)[1]).is_err());
        }
    }
    // Control: what is sealed with the master key does open.
    for row in in_backup.table("dialogue") {
        vault.open_sealed(Purpose::Dialogue, &blobs(&row)[1]).unwrap();
    }

    // The bot on the restored folder sweeps what cannot be read, and says so to the contacts.
    let commune = commune.restart_on(|_erased| folder).await;
    commune.settle().await;
    let mut main = Watched::new(commune.folder.path().join("loa.db")).await;
    main.look().await;
    assert_eq!(main.table("case_file"), [""; 0]);
    assert_eq!(main.table("case_letter"), [""; 0]);
    for id in [CONTACT, SECOND_CONTACT] {
        let said = commune.person(id).last().await.text;
        assert!(said.contains("được khôi phục"), "{said}");
    }
    let heard = commune.person(RESIDENT).last().await.text;
    assert!(!heard.contains("được khôi phục"), "a line of its own would tell who had written: {heard}");
    commune.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_an_erased_case_no_byte_is_left_in_any_file() {
    let commune = Commune::guarded(MORNING).await;
    let file = |name: &str| commune.folder.path().join(name);
    let mut databases = [Watched::new(file("loa.db")).await, Watched::new(file("case-keys.db")).await];
    let mut lain: Vec<Vec<u8>> = vec![];
    let resident = Writer::new(&commune, RESIDENT);
    let contact = Helper::new(&commune, CONTACT);
    // Everything that a case has looked like on its way, also what was written over.
    let mut keep = async |lain: &mut Vec<Vec<u8>>| {
        for (database, tables) in databases.iter_mut().zip([&["case_file", "case_letter"][..], &["case_key"]])
        {
            database.look().await;
            for row in tables.iter().flat_map(|table| database.table(table)) {
                lain.push(blobs(&row)[1].clone());
            }
        }
    };
    resident.begin().await;
    keep(&mut lain).await;
    resident.write(CRY).await;
    keep(&mut lain).await;
    resident.press("Xem lại").await;
    resident.press("✅ Gửi").await;
    keep(&mut lain).await;
    contact.take().await;
    keep(&mut lain).await;
    contact.answer(COMFORT).await;
    keep(&mut lain).await;
    lain.sort();
    lain.dedup();
    // Pieces from all over each row: SQLite cuts a long one anywhere, and some lie across the cut.
    let pieces: Vec<&[u8]> = lain.iter().flat_map(|row| row.chunks_exact(64).step_by(16)).collect();
    let found = |files: &[_]| pieces.iter().filter(|piece| count(files, piece) > 0).count();
    let before = found(&found_in(commune.folder.path()));
    assert!(before > pieces.len() / 2, "control: {before} of {} pieces are found", pieces.len());

    erase(&commune).await;
    assert_eq!(found(&found_in(commune.folder.path())), 0, "of {}", pieces.len());
    let file = commune.folder.path().join("backup.db");
    commune.loa.store.backup(&file).await.unwrap();
    assert_eq!(found(&found_in(commune.folder.path())), 0, "of {}", pieces.len());
    commune.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_key_opens_nothing() {
    let commune = Commune::guarded(MORNING).await;
    answered_case(&commune).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let paths = Paths::new(elsewhere.path(), None);
    let file = elsewhere.path().join("loa.db");
    commune.loa.store.backup(&file).await.unwrap();
    let wrong = Vault::open_or_create(&paths.key).unwrap();
    let opened = Store::open(&paths).await;
    assert!(matches!(opened, Err(StoreError::WrongKey { .. })), "{opened:?}");

    let copy = Watched::new(file).await;
    let mut rows = 0;
    for table in ["dialogue", "sent", "case_file", "case_letter", "audit_head"] {
        for row in copy.table(table) {
            rows += 1;
            for purpose in SEALED {
                assert!(wrong.open_sealed(purpose, blobs(&row).last().unwrap()).is_err(), "{table}");
            }
        }
    }
    assert!(rows > 8, "{rows} rows were tried");
    commune.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_case_keys_of_another_commune_open_nothing() {
    let (ours, theirs) = (Commune::guarded(MORNING).await, Commune::guarded(MORNING).await);
    answered_case(&ours).await;
    Writer::new(&theirs, STRANGER).send("chuyện ở xã khác").await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("loa.db");
    ours.loa.store.backup(&file).await.unwrap();
    fs::copy(ours.folder.path().join("loa.key"), folder.path().join("loa.key")).unwrap();
    for name in ["case-keys.db", "case-keys.db-wal"] {
        fs::copy(theirs.folder.path().join(name), folder.path().join(name)).unwrap();
    }
    let cases = ids(&Watched::new(file).await.table("case_file"));
    let mut keys = Watched::new(folder.path().join("case-keys.db")).await;
    keys.look().await;
    let foreign = ids(&keys.table("case_key"));
    assert!(!cases.is_empty() && !foreign.is_empty());
    let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
    let mut tx = store.begin(ours.clock.now()).await.unwrap();
    for case in cases {
        assert!(tx.case(case).await.unwrap().is_none());
    }
    for case in foreign {
        assert!(matches!(tx.case(case).await, Err(StoreError::Vault(_))));
    }
    drop(tx);
    store.close().await;
    ours.end().await;
    theirs.end().await;
}
