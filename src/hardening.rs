//! What the process itself may not tell: no core dumps, and nobody but root may look into its memory.

use rustix::io::Result;
use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

/// Takes the process out of the reach of core dumps and debuggers. What the system refuses is warned of: the bot runs
/// all the same, and who holds root was never shut out.
pub fn start() {
    warn_of("core dumps stay possible", forbid_core_dumps());
    warn_of("other processes of this user may read the bot's memory", set_undumpable());
}

/// The limit cannot be raised again, so that a child has none either.
fn forbid_core_dumps() -> Result<()> {
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) })
}

/// Also makes `/proc/PID/mem` and `environ` (the token may be there) root's.
fn set_undumpable() -> Result<()> {
    set_dumpable_behavior(DumpableBehavior::NotDumpable)
}

fn warn_of(consequence: &str, done: Result<()>) {
    if let Err(error) = done {
        tracing::warn!(%error, "{consequence}");
    }
}

#[cfg(test)]
mod tests {
    use rustix::process::{dumpable_behavior, getrlimit};

    use super::*;

    #[test]
    fn neither_core_dumps_nor_debuggers() {
        set_dumpable_behavior(DumpableBehavior::Dumpable).unwrap();
        start();
        assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
        let limit = getrlimit(Resource::Core);
        assert_eq!((limit.current, limit.maximum), (Some(0), Some(0)));
    }
}
