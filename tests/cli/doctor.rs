//! What `loa doctor` finds on the disk. It has no token here, so that there is always one problem.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use chrono::TimeDelta;
use loa::clock::{Clock, SystemClock};
use loa::domain::audit::{AuditAction, AuditRole};
use loa::store::{Paths, Store};
use tempfile::TempDir;

use super::{data, query, run};
use crate::support::at;

fn line_with(said: &str, words: &str) -> String {
    said.lines()
        .find(|line| line.contains(words))
        .unwrap_or_else(|| panic!("no {words:?}: {said}"))
        .to_owned()
}

fn examined(folder: &TempDir) -> String {
    run(&["doctor", "--data", data(folder)]).1
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn files_are_made_for_their_owner_and_others_are_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("data");
    let words = inner.to_str().unwrap();
    assert_eq!(run(&["claim", "--data", words]).0, Some(0));
    let said = run(&["doctor", "--data", words]).1;
    assert!(line_with(&said, "for their owner only").starts_with("ok"), "{said}");
    assert!(line_with(&said, "lies beside the database").starts_with("note"), "{said}");

    for (path, mode, command) in [
        (inner.clone(), 0o755, "chmod 700"),
        (inner.join("loa.db"), 0o644, "chmod 600"),
        (inner.join("case-keys.db"), 0o640, "chmod 600"),
        (inner.join("loa.key"), 0o604, "chmod 600"),
    ] {
        let before = fs::metadata(&path).unwrap().permissions().mode();
        set_mode(&path, mode);
        let said = run(&["doctor", "--data", words]).1;
        let line = line_with(&said, &format!("{command} {}", path.display()));
        assert!(line.starts_with("BAD"), "{line}");
        set_mode(&path, before);
    }

    let key = folder.path().join("elsewhere.key");
    fs::rename(inner.join("loa.key"), &key).unwrap();
    let said = run(&["doctor", "--data", words, "--key-file", key.to_str().unwrap()]).1;
    assert!(!said.contains("lies beside"), "{said}");
}

#[tokio::test]
async fn a_day_without_telegram_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
    let words = "what people wrote more than 24 hours ago";
    for (hours, is_said) in [(23, false), (26, true)] {
        let now = SystemClock::default().now();
        let mut tx = store.begin(now).await.unwrap();
        tx.set_heard_at(now - TimeDelta::hours(hours)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(examined(&folder).contains(words), is_said, "after {hours} hours");
    }
}

#[tokio::test]
async fn the_audit_log_is_checked() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
    let mut tx = store.begin(at("2020-11-16 09:00")).await.unwrap();
    for action in [AuditAction::Opened, AuditAction::Taken] {
        tx.audit(AuditRole::Contact, action, &[7; 16]).await.unwrap();
    }
    tx.commit().await.unwrap();
    let head = store.verify_audit().await.unwrap().head;
    store.close().await;
    let line = line_with(&examined(&folder), "audit log");
    assert!(line.starts_with("ok") && line.contains("2 entries") && line.contains(&head), "{line}");

    query(&folder.path().join("loa.db"), "DELETE FROM audit_entry WHERE id = 2").await;
    let line = line_with(&examined(&folder), "audit log");
    assert!(line.starts_with("BAD") && line.contains("entry 2"), "{line}");
}
