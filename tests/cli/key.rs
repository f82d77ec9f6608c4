//! `loa key rotate`.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use loa::domain::dialogue::Dialogue;
use loa::domain::ids::{AssignmentId, ChatId};
use loa::store::{Paths, Store};
use tempfile::TempDir;

use super::{data, loa, query, run};
use crate::support::{Commune, at, song_an};

/// Enough that sealing all of it anew takes a while.
const PEOPLE: i64 = 1500;

fn step(chat: i64) -> Option<Dialogue> {
    Some(Dialogue::Help { assignment: AssignmentId(chat) })
}

async fn full_folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
    let mut tx = store.begin(at("2020-11-16 09:00")).await.unwrap();
    for chat in 1..=PEOPLE {
        tx.arrive(ChatId(chat), "Nga").await.unwrap();
        tx.set_dialogue(ChatId(chat), step(chat)).await.unwrap();
    }
    tx.commit().await.unwrap();
    store.close().await;
    folder
}

async fn everything_opens(folder: &Path) {
    let store = Store::open(&Paths::new(folder, None)).await.unwrap();
    let mut tx = store.begin(at("2020-11-16 09:00")).await.unwrap();
    for chat in 1..=PEOPLE {
        assert_eq!(tx.dialogue(ChatId(chat)).await.unwrap(), step(chat));
    }
    drop(tx);
    store.close().await;
}

#[tokio::test]
async fn killed_while_it_seals_it_is_finished_by_the_next() {
    let folder = full_folder().await;
    let key = folder.path().join("loa.key");
    let (old, next) = (fs::read(&key).unwrap(), folder.path().join("loa.key.next"));
    let mut rotating =
        loa(&["key", "rotate", "--data", data(&folder)]).stdout(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    while !next.exists() {
        assert!(begun.elapsed() < Duration::from_secs(30), "it never begins");
        std::thread::yield_now();
    }
    rotating.kill().unwrap();
    rotating.wait().unwrap();
    assert!(
        next.exists() && fs::read(&key).unwrap() == old,
        "it was killed too late; more people are needed"
    );

    let (code, said) = run(&["claim", "--data", data(&folder)]);
    assert_eq!((code, said.contains("loa key rotate")), (Some(1), true), "{said}");
    let (code, said) = run(&["key", "rotate", "--data", data(&folder)]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Buttons") && said.contains("work no longer"), "{said}");
    assert!(!next.exists() && fs::read(&key).unwrap() != old);
    everything_opens(folder.path()).await;

    fs::write(&key, &old).unwrap();
    let (code, said) = run(&["claim", "--data", data(&folder)]);
    assert_eq!((code, said.contains("not the one")), (Some(1), true), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_waits_for_nobody_and_says_what_stops_it() {
    let commune = Commune::found(song_an(), "2020-11-16 09:00").await;
    let (code, said) = run(&["key", "rotate", "--data", data(&commune.folder)]);
    assert_eq!((code, said.contains("in use")), (Some(1), true), "{said}");
    commune.end().await;

    let empty = tempfile::tempdir().unwrap();
    let (code, said) = run(&["key", "rotate", "--data", data(&empty)]);
    assert_eq!((code, said.contains("no database")), (Some(1), true), "{said}");

    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(&["claim", "--data", data(&folder)]).0, Some(0));
    query(
        &folder.path().join("loa.db"),
        "INSERT INTO audit_entry (hour, role, action, pseudonym, mac)
         VALUES ('2020-11-16T09:00Z', 'loa', 'swept', x'00', x'00')",
    )
    .await;
    let (code, said) = run(&["key", "rotate", "--data", data(&folder)]);
    assert_eq!((code, said.contains("--despite-broken-audit")), (Some(1), true), "{said}");
    let (code, said) = run(&["key", "rotate", "--despite-broken-audit", "--data", data(&folder)]);
    assert_eq!((code, said.contains("revoked (1)")), (Some(0), true), "{said}");
}

/// What systemd shows a service that runs as a user of its own.
#[test]
fn a_key_that_systemd_hands_over_is_taken() {
    let (folder, credentials) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert_eq!(run(&["claim", "--data", data(&folder)]).0, Some(0));
    let key = credentials.path().join("loa.key");
    fs::rename(folder.path().join("loa.key"), &key).unwrap();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o440)).unwrap();
    let claim = |credentials: &Path| {
        let mut program = loa(&["claim", "--data", data(&folder), "--key-file", key.to_str().unwrap()]);
        program.env("CREDENTIALS_DIRECTORY", credentials).output().unwrap()
    };
    let (taken, refused) = (claim(credentials.path()), claim(folder.path()));
    assert!(taken.status.success(), "{taken:?}");
    assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    assert!(String::from_utf8_lossy(&refused.stderr).contains("can be read by others"));
}
