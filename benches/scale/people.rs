//! What a thousand, … a million people with ten old announcements each cost.

use std::time::{Duration, Instant};

use anyhow::Context;
use loa::clock::{Clock, SystemClock};
use loa::domain::ids::{AnnouncementId, ChatId};
use loa::domain::outgoing::Class;
use loa::sandbox::Limits;
use loa::scheduler;
use loa::store::deliveries::Wanted;
use loa::store::{Paths, Store};

use crate::fill::{HISTORY, fill};
use crate::shared::process::{Running, server_with};
use crate::shared::waits::Waits;
use crate::shared::world::person;
use crate::{milliseconds, time};

/// Who writes after the start.
const RESIDENT: i64 = 1;
/// Times that something short is repeated.
const TIMES: usize = 100;
/// What the courier and the scheduler take at once.
const ROWS: u32 = 64;
const COPIES: u32 = 256;
const MADE_OUT: u32 = 1000;
/// Pages of copies that are made out one after the other, at most.
const PAGES: usize = 20;

pub async fn measure(most: i64) -> anyhow::Result<()> {
    println!(
        "{:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "people",
        "copies",
        "B/copy",
        "start",
        "memory",
        "outbox",
        "copies",
        "count",
        "make out",
        "forget",
        "tick"
    );
    println!(
        "{:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "", "kept", "", "ms", "MB", "ms/64", "ms/256", "ms", "ms/1,000", "ms/1,000", "ms"
    );
    for people in std::iter::successors(Some(1000), |people| Some(people * 10)).take_while(|n| *n <= most) {
        row(people).await?;
    }
    println!(
        "start: until the program has answered somebody; memory: resident, at rest; outbox, copies: what the courier reads \
         to claim the next;\ncount: everybody, for a preview; make out: copies of a new announcement; forget: old copies; \
         tick: the scheduler, with nothing to do but forget as many"
    );
    Ok(())
}

async fn row(people: i64) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let clock = SystemClock::default();
    let (sizes, announcement) = fill(folder.path(), people, clock.now()).await?;
    let copies = people * HISTORY;
    let each = (sizes.history - sizes.people) as f64 / copies as f64;
    let store = Store::open(&Paths::new(folder.path(), None)).await?;
    let counted = count(&store, announcement).await?;
    let (made_out, claimed_copies) = make_out(&store, announcement).await?;
    let claimed_rows = repeat(async || {
        store.waiting(Class::Answer, 0, ROWS).await?;
        Ok(())
    })
    .await?;
    // As before: what is measured next has nothing to send.
    let mut tx = store.begin(clock.now()).await?;
    let wanted = tx.announcement(announcement).await?.context("it is gone")?;
    tx.rest(announcement, wanted.state, wanted.revision.into()).await?;
    tx.commit().await?;
    let forgotten = repeat(async || {
        let mut tx = store.begin(clock.now()).await?;
        tx.forget_copies_before(clock.now() - chrono::Duration::days(400), MADE_OUT).await?;
        Ok(tx.commit().await?)
    })
    .await?;
    let ticked = repeat(async || Ok(scheduler::tick(&store, clock.now()).await?)).await?;
    store.close().await;
    let (started, memory) = start(folder.path()).await?;
    println!(
        "{people:>9} {copies:>9} {each:>9.0} {:>9.0} {memory:>9.1} {:>9.2} {:>9.2} {:>9.1} {:>9.1} {:>9.1} {:>9.1}",
        milliseconds(started),
        milliseconds(claimed_rows),
        milliseconds(claimed_copies),
        milliseconds(counted),
        milliseconds(made_out),
        milliseconds(forgotten),
        milliseconds(ticked),
    );
    Ok(())
}

async fn count(store: &Store, announcement: AnnouncementId) -> anyhow::Result<Duration> {
    let now = SystemClock::default().now();
    let mut tx = store.begin(now).await?;
    let (took, _) = time(async { Ok(tx.count_readers(announcement, now).await?) }).await?;
    let wanted = tx.announcement(announcement).await?.context("it is gone")?;
    tx.begin_sending(&wanted).await?;
    tx.commit().await?;
    Ok(took)
}

/// Makes out some pages of copies, and claims some: the time of each, in the middle.
async fn make_out(store: &Store, announcement: AnnouncementId) -> anyhow::Result<(Duration, Duration)> {
    let mut times = vec![];
    for _ in 0..PAGES {
        let began = Instant::now();
        let mut tx = store.begin(SystemClock::default().now()).await?;
        let all = tx.make_out(announcement, MADE_OUT).await?;
        tx.commit().await?;
        times.push(began.elapsed());
        if all {
            break;
        }
    }
    let claimed = repeat(async || {
        store.copies(announcement, Wanted::Unsent, ChatId(i64::MIN), COPIES).await?;
        Ok(())
    })
    .await?;
    Ok((Waits { name: "", times }.within(50), claimed))
}

/// The time of one of many repetitions, in the middle.
async fn repeat(mut what: impl AsyncFnMut() -> anyhow::Result<()>) -> anyhow::Result<Duration> {
    let mut times = vec![];
    for _ in 0..TIMES {
        times.push(time(what()).await?.0);
    }
    Ok(Waits { name: "", times }.within(50))
}

/// The real program: until it has answered somebody, and its memory at rest.
async fn start(folder: &std::path::Path) -> anyhow::Result<(Duration, f64)> {
    let (sandbox, phone) = server_with(vec![person(RESIDENT)], Limits::off()).await?;
    let began = Instant::now();
    let program = Running::start_at(folder, &sandbox, 30)?;
    // The first answer proves that it runs.
    phone.write(RESIDENT, "/trogiup", None).await?;
    let started = began.elapsed();
    tokio::time::sleep(Duration::from_secs(3)).await;
    let memory = program.resident()?;
    drop(program);
    sandbox.stop().await;
    Ok((started, memory))
}
