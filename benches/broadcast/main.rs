//! How fast an announcement goes out, and what it costs: `cargo bench --bench broadcast`, or with `-- free`, `-- paid`
//! or `-- bare` one of them.
//!
//! The bot is the real program in a process of its own, with its database synced as in earnest; the server of the
//! sandbox runs in this process. Nothing is asserted about times: they depend on the machine.

mod bare;
#[path = "../shared/mod.rs"]
mod shared;
mod town;

use std::time::Duration;

use loa::sandbox::Limits;
use town::Town;

/// Messages a second that Telegram allows for nothing, and readers that meet this limit.
const FREE: (u32, i64) = (30, 900);
/// The same of paid broadcasts.
const PAID: (u32, i64) = (1000, 100_000);
/// Readers of the one that meets none.
const UNLIMITED_READERS: i64 = 30_000;
const UNLIMITED: u32 = 1_000_000;
/// How often both are measured.
const ROUNDS: usize = 7;
/// Calls at the same time, as the courier makes them for an announcement.
const CONCURRENCY: usize = 32;
/// How often memory and progress are looked at.
const LOOK: Duration = Duration::from_millis(250);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut chosen: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    if chosen.first().is_some_and(|word| word == bare::WORD) {
        return bare::run(&chosen.split_off(1)).await;
    }
    let wanted = |part: &str| chosen.is_empty() || chosen.iter().any(|chosen| chosen == part);
    for (part, (per_second, readers)) in [("free", FREE), ("paid", PAID)] {
        if wanted(part) {
            at_the_limit(per_second, readers).await?;
        }
    }
    if wanted("bare") {
        against_bare_loops().await?;
    }
    Ok(())
}

/// At the limit: how much of it is used, and whether it is ever exceeded. The server lets a second's worth go at once, so
/// a little more than all of it can be had.
async fn at_the_limit(per_second: u32, readers: i64) -> anyhow::Result<()> {
    let usual = Limits::default();
    let limits = Limits { overall_per_second: per_second.max(usual.overall_per_second), ..usual };
    let town = Town::found(readers, limits).await?;
    let mut sending = town.announce(per_second).await?;
    let sent = watch(&mut sending, readers).await?;
    println!(
        "{readers} readers at {per_second}/s: {:.1} s, {:.1} a second, {:.1} % of the limit, {} times 429",
        sent.took.as_secs_f64(),
        sent.per_second(readers),
        100.0 * sent.per_second(readers) / f64::from(per_second),
        sending.too_fast
    );
    println!(
        "memory of the bot: {:.1} MB before it began, at most {:.1} MB while it was sent",
        sent.before, sent.most
    );
    sending.end().await
}

/// Without limits, several times in turn: a machine is not always as fast.
async fn against_bare_loops() -> anyhow::Result<()> {
    let mut ratios = vec![];
    for _ in 0..ROUNDS {
        ratios.push(against_a_bare_loop().await?);
    }
    ratios.sort_by(f64::total_cmp);
    println!("the ratio in the middle of {ROUNDS}: {:.2}", ratios[ROUNDS / 2]);
    Ok(())
}

/// Against a loop that keeps nothing and makes the same calls, as many at a time. Gives the ratio of the rates.
async fn against_a_bare_loop() -> anyhow::Result<f64> {
    let town = Town::found(UNLIMITED_READERS, Limits::off()).await?;
    let bare = bare::measure(&town, UNLIMITED_READERS, CONCURRENCY).await?;
    let mut sending = town.announce(UNLIMITED).await?;
    let sent = watch(&mut sending, UNLIMITED_READERS).await?;
    let (ours, theirs) = (sent.per_second(UNLIMITED_READERS), UNLIMITED_READERS as f64 / bare.as_secs_f64());
    println!(
        "{UNLIMITED_READERS} readers without limits, {CONCURRENCY} calls at a time: Loa {ours:.0} a second, a bare \
         client loop {theirs:.0}; ratio {:.2}",
        ours / theirs
    );
    sending.end().await?;
    Ok(ours / theirs)
}

/// What was seen while an announcement went out.
struct Sent {
    took: Duration,
    /// Megabytes resident.
    before: f64,
    most: f64,
}

impl Sent {
    fn per_second(&self, readers: i64) -> f64 {
        readers as f64 / self.took.as_secs_f64()
    }
}

/// Waits until everybody has it; the time runs from the first copy to the last, as the server notes them.
async fn watch(sending: &mut town::Sending, readers: i64) -> anyhow::Result<Sent> {
    let (mut before, mut most) = (sending.memory()?, 0.0_f64);
    while sending.sent < readers {
        tokio::time::sleep(LOOK).await;
        sending.look().await?;
        let memory = sending.memory()?;
        if sending.sent == 0 {
            before = memory;
        }
        most = most.max(memory);
    }
    let took = sending.first_at.zip(sending.last_at).map(|(first, last)| last - first);
    Ok(Sent { took: took.unwrap_or_default().to_std()?, before, most })
}
