//! What people, history and tasks cost on one machine, each figure at a thousand, ten thousand, … so that its growth can
//! be read: `cargo bench --bench scale`, or with `-- people` or `-- tasks` one of them; `-- people 10000` stops there.
//!
//! The program is the real one in a process of its own; claims and counts are timed in this one on the same database,
//! which is filled with SQL, since a million visits would take an hour. Nothing is asserted.

mod fill;
mod people;
#[path = "../shared/mod.rs"]
mod shared;
mod tasks;

use std::time::{Duration, Instant};

/// Powers of ten up to this one.
const MOST_PEOPLE: i64 = 1_000_000;
const MOST_TASKS: usize = 10_000;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let chosen: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let part = chosen.first().map(String::as_str);
    let most = chosen.get(1).map(|most| most.parse()).transpose()?;
    if part.is_none_or(|part| part == "people") {
        people::measure(most.unwrap_or(MOST_PEOPLE)).await?;
    }
    if part.is_none_or(|part| part == "tasks") {
        tasks::measure(MOST_TASKS).await?;
    }
    Ok(())
}

/// How long something takes, once.
async fn time<Done>(what: impl Future<Output = anyhow::Result<Done>>) -> anyhow::Result<(Duration, Done)> {
    let began = Instant::now();
    let done = what.await?;
    Ok((began.elapsed(), done))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
