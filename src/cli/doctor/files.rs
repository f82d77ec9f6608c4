//! What lies on the disk: who may read it, and whether the audit log is as it was written.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::Findings;
use crate::store::{Paths, Store};

/// Everybody but the owner.
const OTHERS: u32 = 0o077;

/// Modes of the data folder and of what lies in it, as they are before anything is opened.
pub(super) fn examine(findings: &mut Findings, paths: &Paths) {
    let files = paths.files().into_iter().filter(|file| file.exists());
    let exposed = exposed(findings, &paths.folder, "700")
        + files.map(|file| exposed(findings, &file, "600")).sum::<u32>();
    if exposed == 0 {
        findings.good(&format!("folder {} and the databases (for their owner only)", paths.folder.display()));
    }
    if paths.key.parent() == Some(&paths.folder) {
        findings.hint(&format!(
            "the key {} lies beside the database: whoever copies the folder has both; --key-file gives it another place",
            paths.key.display()
        ));
    }
}

/// 1 if others may get at the file, else 0.
fn exposed(findings: &mut Findings, path: &Path, wanted: &str) -> u32 {
    let mode = match path.metadata() {
        Ok(metadata) => metadata.permissions().mode() & 0o777,
        Err(error) => {
            findings.problem(&format!("{} cannot be looked at: {error}", path.display()));
            return 1;
        }
    };
    if mode & OTHERS == 0 {
        return 0;
    }
    let path = path.display();
    findings.problem(&format!("{path} is open to others (mode {mode:o}); run: chmod {wanted} {path}"));
    1
}

/// The audit log. Its head is shown so that it can be written down elsewhere: a log that was put back whole to an
/// earlier state shows only there.
pub(super) async fn examine_audit(findings: &mut Findings, store: &Store) -> anyhow::Result<()> {
    let state = store.verify_audit().await?;
    let (entries, head) = (state.entries, state.head);
    match state.broken {
        None => findings.good(&format!("audit log: {entries} entries, head {head}")),
        Some(entry) => findings.problem(&format!(
            "the audit log is not as it was written from entry {entry} on ({entries} entries, head {head}); keep a \
             copy with `loa backup` and find out who had access to the database and its key"
        )),
    }
    Ok(())
}
