//! What SQLite says when the disk, or somebody else who uses it, is in the way (<https://sqlite.org/rescode.html>).

use std::error::Error;

use sqlx::error::DatabaseError;

const BUSY: i32 = 5;
const LOCKED: i32 = 6;
const READ_ONLY: i32 = 8;
const INPUT_OUTPUT: i32 = 10;
const FULL: i32 = 13;
const CANNOT_OPEN: i32 = 14;

/// The primary code, wherever in the chain of errors it is.
fn code(error: &(dyn Error + 'static)) -> Option<i32> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(sqlx::Error::Database(error)) = error.downcast_ref() {
            return primary(error.as_ref());
        }
        next = error.source();
    }
    None
}

fn primary(error: &dyn DatabaseError) -> Option<i32> {
    // The lowest byte; the rest says more about the same.
    error.code()?.parse::<i32>().ok().map(|code| code & 0xff)
}

/// What whoever looks after the machine can do about it, to be added to what SQLite says.
pub(super) fn advice(error: &(dyn Error + 'static)) -> &'static str {
    match code(error) {
        Some(FULL) => "; the disk is full: make room on it",
        Some(READ_ONLY | CANNOT_OPEN) => {
            "; the files in the data folder cannot be written: check who owns them, and whether the disk is mounted for \
             reading only"
        }
        Some(BUSY | LOCKED) => "; another program holds the database: let it finish, or stop it",
        Some(INPUT_OUTPUT) => "; the disk fails or takes no more: check it, its quota, and the system's log",
        _ => "",
    }
}

/// Whether the same will succeed as soon as the disk, or the other program, is out of the way.
pub(super) fn passes(error: &(dyn Error + 'static)) -> bool {
    matches!(code(error), Some(FULL | READ_ONLY | BUSY | LOCKED))
}
