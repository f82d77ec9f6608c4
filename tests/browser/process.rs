//! A program started for a test; it ends with it.

use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdout, Command, Stdio};

pub struct Process {
    child: Child,
    /// Kept open, so that the program can go on printing.
    _lines: Lines<BufReader<ChildStdout>>,
}

impl Process {
    /// Starts a program and reads what it prints until `find` finds something in a line.
    pub fn start(program: &str, arguments: &[&str], find: impl Fn(&str) -> Option<String>) -> (Self, String) {
        let child = Command::new(program).args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
        let mut child = child.unwrap_or_else(|error| panic!("{program} does not start: {error}"));
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let found = lines.by_ref().map_while(Result::ok).find_map(|line| find(&line));
        let process = Self { child, _lines: lines };
        (process, found.unwrap_or_else(|| panic!("{program} ended early")))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
