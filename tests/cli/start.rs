//! Starting while Telegram cannot be reached.

use std::fs::{self, File};
use std::process::Command;
use std::time::{Duration, Instant};

use loa::store::{Paths, Store};
use tempfile::TempDir;

use super::{TOKEN, data, ended, loa};
use crate::support::at;

/// As a bot leaves it that has run before.
async fn used_folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
    let mut tx = store.begin(at("2020-11-16 09:00")).await.unwrap();
    tx.set_bot_username("loa_test_bot").await.unwrap();
    tx.commit().await.unwrap();
    store.close().await;
    folder
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_waits_for_telegram_says_so_and_stops_when_told_to() {
    let folder = used_folder().await;
    let log = folder.path().join("log");
    let mut program = loa(&["run", "--data", data(&folder)]);
    program.env("TELOXIDE_TOKEN", TOKEN).env("TELOXIDE_API_URL", "http://127.0.0.1:9");
    let waiting = program.stderr(File::create(&log).unwrap()).spawn().unwrap();
    let began = Instant::now();
    let said = || fs::read_to_string(&log).unwrap();
    while !said().contains("Trying again in 2 s") {
        assert!(began.elapsed() < Duration::from_secs(30), "it does not wait: {}", said());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let asked = Instant::now();
    assert!(Command::new("kill").args(["-TERM", &waiting.id().to_string()]).status().unwrap().success());
    let (code, _) = ended(waiting).await;
    let said = said();
    assert_eq!(code, Some(0), "{said}");
    assert!(asked.elapsed() < Duration::from_secs(5), "stopping took {:?}", asked.elapsed());
    assert!(said.contains("connecting to Telegram") && said.contains("TELOXIDE_PROXY"), "{said}");
    assert!(!said.contains("SECRETSECRET"), "{said}");
}
