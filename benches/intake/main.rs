//! How long Telegram waits until an update is stored and confirmed: `cargo bench --bench intake`.
//!
//! The real program in a process of its own, its database synced as in earnest; the server of the sandbox in this one,
//! without limits. The program starts with a heap of updates waiting; the time runs from the first confirmed to the last.
//! Then updates come one at a time; the time runs from a person's "send" until the server has nothing to keep. The
//! baseline is a loop that does nothing but fetch. Nothing is asserted about times.

mod bare;
#[path = "../shared/mod.rs"]
mod shared;

use std::time::{Duration, Instant};

use anyhow::Context;
use futures::stream::{self, StreamExt, TryStreamExt};
use loa::sandbox::Limits;
use shared::crowd::{self, FIRST_READER};
use shared::phone::Phone;
use shared::process::{Running, server_with};
use shared::waits::Waits;
use tempfile::TempDir;

/// Updates that come one at a time.
const ROUNDS: i64 = 500;
/// Between two of them, so that what follows from one is over.
const BREATH: Duration = Duration::from_millis(40);
/// Updates that wait already when the program starts.
const HEAP: i64 = 10_000;
const TEXT: &str = "/trogiup";

/// Who fetches.
enum Fetcher {
    Loa { _program: Running, _folder: TempDir },
    Bare { _loop: bare::Loop },
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut argument = std::env::args().skip(1).filter(|word| !word.starts_with('-'));
    if argument.next().is_some_and(|word| word == bare::WORD) {
        return bare::run(&argument.next().context("address")?).await;
    }
    let (ours, our_heap) = measure(true).await?;
    let (theirs, their_heap) = measure(false).await?;
    println!("{:<34} {:>8} {:>8} {:>8}", "ms", "p50", "p99", "max");
    for waits in [&ours, &theirs] {
        let [p50, p99, max] = waits.milliseconds();
        println!("{:<34} {p50:>8.1} {p99:>8.1} {max:>8.1}", waits.name);
    }
    println!("ratio of the p50: {:.1}", ours.milliseconds()[0] / theirs.milliseconds()[0]);
    let rate = |took: Duration| HEAP as f64 / took.as_secs_f64();
    println!(
        "{HEAP} that waited: Loa {:.0} a second, answering meanwhile; a bare loop {:.0}; ratio {:.2}",
        rate(our_heap),
        rate(their_heap),
        rate(our_heap) / rate(their_heap)
    );
    Ok(())
}

/// The waits one at a time, and how long the heap took.
async fn measure(with_loa: bool) -> anyhow::Result<(Waits, Duration)> {
    let (sandbox, phone) = server_with(crowd::people(HEAP).collect(), Limits::off()).await?;
    let everybody = stream::iter(FIRST_READER..FIRST_READER + HEAP);
    let sent = everybody.map(|person| phone.send(person, TEXT)).buffer_unordered(16);
    sent.try_collect::<Vec<()>>().await?;
    let fetcher = if with_loa {
        let folder = tempfile::tempdir()?;
        Fetcher::Loa { _program: Running::start(folder.path(), &sandbox)?, _folder: folder }
    } else {
        Fetcher::Bare { _loop: bare::Loop::start(&sandbox.api_url())? }
    };
    wait(&phone, HEAP - 1).await?;
    let began = Instant::now();
    wait(&phone, 0).await?;
    let heap = began.elapsed();
    // Until everybody has been answered.
    let mut seen = phone.last_call().await?;
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let last = phone.last_call().await?;
        // Asking is a call too.
        if last <= seen + 1 {
            break;
        }
        seen = last;
    }

    let name =
        if with_loa { "from \"send\" to stored, confirmed" } else { "the same, a loop that keeps nothing" };
    let mut waits = Waits { name, times: vec![] };
    for round in 0..ROUNDS {
        let began = Instant::now();
        phone.send(FIRST_READER + round, TEXT).await?;
        wait(&phone, 0).await?;
        waits.times.push(began.elapsed());
        tokio::time::sleep(BREATH).await;
    }
    drop(fetcher);
    sandbox.stop().await;
    Ok((waits, heap))
}

/// Until no more than so many updates wait to be confirmed.
async fn wait(phone: &Phone, most: i64) -> anyhow::Result<()> {
    while phone.waiting_updates().await? > most {}
    Ok(())
}
