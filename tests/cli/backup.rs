//! `loa backup` and `loa restore`.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use loa::store::{Paths, Store};
use tempfile::TempDir;

use super::{query, run};
use crate::support::{Commune, RESIDENT, at, song_an};

fn words(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn inside(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// A folder with nothing but a key in it.
fn folder_with_key(key: &Path) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("loa.key");
    fs::copy(key, &place).unwrap();
    folder
}

/// A folder that `loa` has used, and a backup of it.
fn used_folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/song-an-2020.toml");
    let data = words(folder.path());
    assert_eq!(run(&["plan", "import", plan, "--data", data]).0, Some(0));
    let file = folder.path().join("backup.db");
    let (code, said) = run(&["backup", words(&file), "--data", data]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("loa.key") && said.contains("not in it"), "{said}");
    (folder, file)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_the_running_bot_comes_back_whole_and_is_marked() {
    let commune = Commune::found(song_an(), "2020-11-16 09:00").await;
    commune.person(RESIDENT).write("/start").await;
    commune.settle().await;
    let file = commune.folder.path().join("backup.db");
    let data = commune.folder.path().to_owned();
    let (code, said) = run(&["backup", words(&file), "--data", words(&data)]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(mode(&file), 0o600);
    let key = fs::read(data.join("loa.key")).unwrap();
    let bytes = fs::read(&file).unwrap();
    assert!(!bytes.windows(key.len()).any(|window| window == key), "the key is in the backup");
    let (code, said) = run(&["backup", words(&file), "--data", words(&data)]);
    assert_eq!((code, said.contains("not overwritten")), (Some(1), true), "{said}");
    assert_eq!(fs::read(&file).unwrap(), bytes);
    assert!(!inside(&data).iter().any(|path| words(path).contains(".loa-backup")), "a draft is left");

    let (code, said) = run(&["restore", words(&file), "--data", words(&data)]);
    assert_eq!((code, said.contains("in use")), (Some(1), true), "{said}");

    let other = folder_with_key(&data.join("loa.key"));
    let (code, said) = run(&["restore", words(&file), "--data", words(other.path())]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(mode(&other.path().join("loa.db")), 0o600);
    let store = Store::open(&Paths::new(other.path(), None)).await.unwrap();
    let mut tx = store.begin(at("2020-11-17 09:00")).await.unwrap();
    assert!(tx.restored_on().await.unwrap().is_some());
    let stored = tx.plan_in_force().await.unwrap().unwrap();
    assert_eq!(stored.plan.slug, "song-an-2020");
    drop(tx);
    let mut tx = commune.loa.store.begin(at("2020-11-17 09:00")).await.unwrap();
    assert_eq!(tx.restored_on().await.unwrap(), None);
    drop(tx);
    let (code, said) = run(&["restore", words(&file), "--data", words(other.path())]);
    assert_eq!((code, said.contains("not overwritten")), (Some(1), true), "{said}");

    // Another key, which the dialogue of the resident tells.
    let elsewhere = tempfile::tempdir().unwrap();
    assert_eq!(run(&["claim", "--data", words(elsewhere.path())]).0, Some(0));
    let wrong = folder_with_key(&elsewhere.path().join("loa.key"));
    let (code, said) = run(&["restore", words(&file), "--data", words(wrong.path())]);
    assert_eq!((code, said.contains("not the one")), (Some(1), true), "{said}");
    assert!(!wrong.path().join("loa.db").exists());
    commune.end().await;
}

#[test]
fn without_a_database_or_a_key_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.db");
    let (code, said) = run(&["backup", words(&file), "--data", words(folder.path())]);
    assert_eq!((code, said.contains("no database")), (Some(1), true), "{said}");
    assert!(inside(folder.path()).is_empty(), "nothing is made on the way");

    let (_used, file) = used_folder();
    let empty = tempfile::tempdir().unwrap();
    let (code, said) = run(&["restore", words(&file), "--data", words(empty.path())]);
    assert_eq!((code, said.contains("loa.key is missing")), (Some(1), true), "{said}");
    assert!(!empty.path().join("loa.key").exists() && !empty.path().join("loa.db").exists());
}

#[tokio::test]
async fn what_is_no_sound_backup_of_ours_is_refused_and_leaves_nothing() {
    let (used, good) = used_folder();
    let broken = used.path().join("broken.db");
    let spoil = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = fs::read(&good).unwrap();
        change(&mut bytes);
        fs::write(&broken, bytes).unwrap();
    };
    let refused = |words_of_it: &str| {
        let folder = folder_with_key(&used.path().join("loa.key"));
        let (code, said) = run(&["restore", words(&broken), "--data", words(folder.path())]);
        assert_eq!((code, said.contains(words_of_it)), (Some(1), true), "{words_of_it:?}: {said}");
        let left: Vec<_> = inside(folder.path())
            .into_iter()
            .filter(|path| !path.ends_with("loa.key") && !path.ends_with("loa.lock"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
    };

    spoil(&|bytes| bytes.truncate(0));
    refused("no backup of loa");
    spoil(&|bytes| *bytes = b"a letter, not a database".to_vec());
    refused("no backup of loa");
    fs::remove_file(&broken).unwrap();
    refused("cannot be used");
    spoil(&|bytes| {
        // A page in the middle of the plan, far from what tells whose file it is.
        const PAGE: usize = 4096;
        let inside = b"\"emergency_numbers\"";
        let at = bytes.windows(inside.len()).position(|window| window == inside).unwrap();
        bytes[at / PAGE * PAGE..][..PAGE].fill(0xA5);
    });
    refused("damaged");
    spoil(&|_| {});
    query(&broken, "UPDATE _sqlx_migrations SET description = 'something else'").await;
    refused("no backup of loa");
    spoil(&|_| {});
    query(
        &broken,
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (9999, 'future', 1, x'00', 0)",
    )
    .await;
    refused("newer version");
}
