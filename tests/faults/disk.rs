//! The real program on a disk that is full, that takes no larger files, or that may only be read.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use loa::domain::ids::{CaseId, ChatId};
use loa::store::{Paths, Store};
use tempfile::TempDir;

use crate::kills::village::{Program, Village, Way, until};

const READERS: i64 = 150;

/// A disk of its own, which takes being root. Unmounted when dropped.
struct SmallDisk(TempDir);

impl SmallDisk {
    fn mount() -> Option<Self> {
        let place = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=24m", "tmpfs"])
            .arg(place.path())
            .stderr(Stdio::null())
            .status();
        mounted.is_ok_and(|status| status.success()).then_some(Self(place))
    }

    fn filler(&self) -> PathBuf {
        self.0.path().join("filler")
    }

    /// Leaves no byte.
    fn fill(&self) {
        let mut filler = File::create(self.filler()).unwrap();
        while filler.write_all(&[1; 4096]).is_ok() {}
    }

    fn empty(&self) {
        fs::remove_file(self.filler()).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.0.path()).status();
    }
}

/// Starts the program so that a file that grows too large is an error to it; what it says goes to the log.
fn start(village: &Village, log: &Path) -> Program {
    let program = village.program();
    let mut shell = Command::new("sh");
    shell.args(["-c", r#"trap "" XFSZ; exec "$0" "$@""#]).arg(program.get_program()).args(program.get_args());
    shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    Program(shell.stderr(File::create(log).unwrap()).spawn().unwrap())
}

/// Heads write and an announcement goes out while the disk takes nothing; then it takes everything again.
async fn nothing_is_lost(
    folder: TempDir,
    begin: impl FnOnce(&Village, &Program),
    end: impl FnOnce(&Program),
    says: &str,
) {
    let logs = tempfile::tempdir().unwrap();
    let log = logs.path().join("log");
    let mut village = Village::found_in(folder, Way::Polling, READERS).await;
    let program = start(&village, &log);
    village.write(4).await;
    until("the first have acted", async || village.acted().await == 4).await;

    begin(&village, &program);
    // More than what is left of the write-ahead log takes.
    let logged = || fs::read_to_string(&log).unwrap();
    for _ in 0..100 {
        village.write(4).await;
        tokio::time::sleep(Duration::from_millis(50)).await;
        if logged().contains("updates cannot be stored") {
            break;
        }
    }
    let said = logged();
    assert!(said.contains("updates cannot be stored") && said.contains(says), "{said}");
    assert!(village.acted().await < village.written(), "the disk was not full");
    tokio::time::sleep(Duration::from_secs(1)).await;

    end(&program);
    let found = village.finish(program).await;
    assert_eq!(found.acted, found.written, "each update acts once");
    assert_eq!(found.answered, found.written, "each is answered once");
    assert_eq!((found.missed, found.copies_twice), (0, 0), "{found:?}");
}

#[tokio::test]
async fn on_a_full_disk_nothing_is_lost_and_it_goes_on_when_there_is_room() {
    let Some(disk) = SmallDisk::mount() else {
        println!("passed over: mounting a small disk takes being root");
        return;
    };
    let folder = TempDir::new_in(disk.0.path()).unwrap();
    nothing_is_lost(folder, |_, _| disk.fill(), |_| disk.empty(), "the disk is full").await;
}

/// What a quota does; it needs no rights.
#[tokio::test]
async fn with_files_that_may_not_grow_nothing_is_lost() {
    let limit = |program: &Program, size: Option<u64>| {
        let id = rustix::process::Pid::from_child(&program.0);
        let limit = rustix::process::Rlimit { current: size, maximum: None };
        rustix::process::prlimit(Some(id), rustix::process::Resource::Fsize, limit).unwrap();
    };
    let begin = |village: &Village, program: &Program| {
        let log = fs::metadata(village.folder().join("loa.db-wal")).unwrap();
        limit(program, Some(log.len()));
    };
    nothing_is_lost(tempfile::tempdir().unwrap(), begin, |program| limit(program, None), "disk I/O error")
        .await;
}

/// The files of the database as on a disk that has failed and may only be read since: whoever has opened them to write
/// cannot any more. It takes being root, and a file system that can do this. As before when dropped.
struct Frozen(Vec<PathBuf>);

impl Frozen {
    fn new(files: Vec<PathBuf>) -> Self {
        let frozen = Self(files);
        frozen.mark("+i");
        frozen
    }

    fn mark(&self, mark: &str) {
        let _ = Command::new("chattr").arg(mark).args(&self.0).stderr(Stdio::null()).status();
    }

    fn is_possible_in(folder: &Path) -> bool {
        let path = folder.join("probe");
        let mut file = File::create(&path).unwrap();
        let frozen = Self::new(vec![path]);
        let refused = file.write_all(b"a").is_err();
        drop(frozen);
        refused
    }
}

impl Drop for Frozen {
    fn drop(&mut self) {
        self.mark("-i");
    }
}

#[tokio::test]
async fn on_a_disk_that_may_only_be_read_from_now_on_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    if !Frozen::is_possible_in(folder.path()) {
        println!("passed over: freezing files takes being root");
        return;
    }
    let frozen = RefCell::new(None);
    let begin = |village: &Village, _: &Program| {
        let files = ["loa.db", "loa.db-wal"].map(|name| village.folder().join(name));
        *frozen.borrow_mut() = Some(Frozen::new(files.to_vec()));
    };
    nothing_is_lost(folder, begin, |_| drop(frozen.take()), "disk I/O error").await;
}

/// The log had room for what was written, the database has none for what is moved there: what is committed is true.
#[tokio::test]
async fn what_was_erased_is_committed_although_the_log_cannot_be_emptied() {
    let folder = tempfile::tempdir().unwrap();
    if !Frozen::is_possible_in(folder.path()) {
        println!("passed over: freezing files takes being root");
        return;
    }
    let now = "2020-11-14T02:00:00Z".parse().unwrap();
    let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
    let log = || fs::metadata(folder.path().join("loa.db-wal")).unwrap().len();
    let frozen = Frozen::new(vec![folder.path().join("loa.db")]);
    let mut tx = store.begin(now).await.unwrap();
    tx.arrive(ChatId(7), "An").await.unwrap();
    tx.drop_letter(CaseId([7; 16]), 1).await.unwrap();
    tx.commit().await.unwrap();
    assert!(log() > 0, "the control: it could not be emptied");
    drop(frozen);
    let mut tx = store.begin(now).await.unwrap();
    assert!(tx.person_in(ChatId(7)).await.unwrap().is_some(), "it is true");
    tx.commit().await.unwrap();
    assert_eq!(log(), 0, "the next one empties it");
}

/// Root may write everything; without this one right it is like everybody else.
fn without_the_right_to_write_everything(program: &Command) -> Command {
    if !rustix::process::geteuid().is_root() {
        let mut same = Command::new(program.get_program());
        same.args(program.get_args());
        return same;
    }
    let mut setpriv = Command::new("setpriv");
    setpriv.arg("--bounding-set=-dac_override,-dac_read_search").arg(program.get_program());
    setpriv.args(program.get_args());
    setpriv
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_may_only_be_read_is_named_at_the_start() {
    let mut village = Village::found(Way::Polling, 10).await;
    village.write(4).await;
    let allow = |files: u32, folder: u32| {
        for name in ["loa.db", "case-keys.db"] {
            let file = village.folder().join(name);
            fs::set_permissions(file, fs::Permissions::from_mode(files)).unwrap();
        }
        fs::set_permissions(village.folder(), fs::Permissions::from_mode(folder)).unwrap();
    };
    for (files, folder) in [(0o400, 0o700), (0o400, 0o500), (0o600, 0o500)] {
        allow(files, folder);
        let program = village.program();
        let mut limited = without_the_right_to_write_everything(&program);
        limited.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = tokio::task::spawn_blocking(move || limited.output().unwrap()).await.unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        allow(0o600, 0o700);
        assert_eq!(output.status.code(), Some(1), "{files:o} {folder:o}: {said}");
        let says_it = said.contains("cannot be written") || said.contains("cannot be used");
        assert!(says_it, "{files:o} {folder:o}: {said}");
    }
    let found = village.rest().await;
    assert_eq!((found.acted, found.answered), (4, 4), "{found:?}");
    assert_eq!((found.missed, found.copies_twice), (0, 0), "{found:?}");
}
