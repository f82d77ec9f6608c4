//! What the running process gives away.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Somebody who is not root: the kernel gives `/proc/PID` of a process that is not dumpable to root.
const NOBODY: u32 = 65_534;

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

/// The command as a user who is not root. The program is copied to where anybody may read it.
fn unprivileged(program: &Path, folder: &Path) -> Command {
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    let copy = folder.join("program");
    fs::copy(program, &copy).unwrap();
    fs::set_permissions(&copy, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new(copy);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}

fn core_limit(process: &Child) -> String {
    let limits = fs::read_to_string(format!("/proc/{}/limits", process.id())).unwrap();
    let line = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    line.trim_start_matches("Max core file size").split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

fn owner(process: &Child) -> u32 {
    fs::metadata(format!("/proc/{}/environ", process.id())).unwrap().uid()
}

fn becomes_so(holds: impl Fn() -> bool) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(10) {
        if holds() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    false
}

#[test]
fn the_running_bot_writes_no_core_and_is_closed_to_others() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = unprivileged(Path::new(env!("CARGO_BIN_EXE_loa")), folder.path());
    // Killed, it leaves its temporary folder.
    let left = folder.path().join("left");
    fs::create_dir(&left).unwrap();
    fs::set_permissions(&left, fs::Permissions::from_mode(0o777)).unwrap();
    command.env("TMPDIR", &left);
    let bot = Running(command.args(["sandbox", "--port", "0"]).spawn().unwrap());
    assert!(becomes_so(|| core_limit(&bot.0) == "0 0"), "core: {}", core_limit(&bot.0));
    assert!(becomes_so(|| owner(&bot.0) == 0), "its environment belongs to {}", owner(&bot.0));

    // The same looks at another program, so that they are known to tell a difference.
    let other_folder = tempfile::tempdir().unwrap();
    let mut command = unprivileged(Path::new("/bin/sleep"), other_folder.path());
    let other = Running(command.arg("30").spawn().unwrap());
    assert!(becomes_so(|| owner(&other.0) != 0), "any program is closed here; this test shows nothing");
}
