//! Who waits how long while an announcement to 100,000 people is being sent: `cargo bench --bench fairness`.
//!
//! Five times a second one message of each class is put into the outbox, each for a chat of its own, with Telegram's
//! limits on; the wait runs from the commit until the server has it. The same in quiet, before anything is announced,
//! is the baseline. Bot and server share one process, the database is synced as in earnest. Nothing is asserted.

#[path = "../shared/mod.rs"]
mod shared;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use chrono::{DateTime, Utc};
use loa::app::{Loa, Parts};
use loa::clock::{Clock, SystemClock};
use loa::domain::ids::{ChatId, MessageId};
use loa::domain::notice::Notice;
use loa::domain::outgoing::{Class, Deed, Outgoing};
use loa::domain::person::Language;
use loa::sandbox::{Limits, Person};
use loa::store::settings::Surroundings;
use loa::store::{Paths, Store};
use loa::telegram;
use shared::crowd::{self, FIRST_READER};
use shared::phone::Phone;
use shared::process::server_with;
use shared::waits::Waits;
use shared::world::{TOKEN, person};
use tokio_util::sync::CancellationToken;

const READERS: i64 = 100_000;
/// Messages of each class, in quiet and again while the announcement is being sent.
const ROUNDS: usize = 250;
/// Between two of them: together they take half of what Telegram allows.
const ROUND: Duration = Duration::from_millis(200);
/// Until what was put in last has gone.
const REST: Duration = Duration::from_secs(2);
/// Their chats, a block for each class and time.
const FIRST_CHAT: i64 = 10_001;
/// From the start until the announcement begins.
const AHEAD: chrono::Duration = chrono::Duration::seconds(75);

const CLASSES: [(Class, &str); 4] = [
    (Class::Leaving, "leaving (a deletion)"),
    (Class::Urgent, "case message"),
    (Class::Answer, "answer"),
    (Class::Reminder, "reminder"),
];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let chats = FIRST_CHAT..FIRST_CHAT + (2 * ROUNDS * CLASSES.len()) as i64;
    let others = chats.map(|id| Person { started: true, ..person(id) });
    let limits = Limits { chat_burst: 1, ..Limits::default() };
    let (sandbox, phone) = server_with(crowd::people(READERS).chain(others).collect(), limits).await?;
    crowd::announce(folder.path(), READERS, SystemClock::default().now() + AHEAD).await?;

    let loa = Arc::new(
        Loa::open(Parts {
            paths: Paths::new(folder.path(), None),
            clock: Arc::new(SystemClock::default()),
            telegram: telegram::Settings {
                api_url: Some(sandbox.api_url().parse()?),
                ..telegram::Settings::new(TOKEN.to_owned().into())
            },
            surroundings: Surroundings::Telegram,
            board: None,
            plan: None,
        })
        .await?,
    );
    let cancel = CancellationToken::new();
    let running = tokio::spawn(loa.clone().run(cancel.clone()));

    let mut watch = Watch { phone: &phone, seen: phone.last_call().await?, too_fast: 0 };
    let (quiet, _) = measure(&loa.store, &mut watch, FIRST_CHAT).await?;
    wait_for_the_announcement(&mut watch).await?;
    let (loud, copies) =
        measure(&loa.store, &mut watch, FIRST_CHAT + (ROUNDS * CLASSES.len()) as i64).await?;
    print(&loud, &quiet);
    println!("meanwhile {copies:.1} copies of the announcement a second; {} times 429", watch.too_fast);

    cancel.cancel();
    running.await.context("the bot has failed")??;
    sandbox.stop().await;
    Ok(())
}

/// Puts in one message of each class after the other; gives their waits and how many copies went a second.
async fn measure(store: &Store, watch: &mut Watch<'_>, first_chat: i64) -> anyhow::Result<(Vec<Waits>, f64)> {
    let clock = SystemClock::default();
    let mut put_in = HashMap::new();
    watch.arrivals().await?;
    let began = clock.now();
    let mut next = tokio::time::Instant::now();
    for round in 0..ROUNDS {
        for (number, (class, _)) in CLASSES.iter().enumerate() {
            let chat = first_chat + (round * CLASSES.len() + number) as i64;
            let deed = match class {
                Class::Leaving => Deed::Delete { messages: vec![MessageId(1)], known: true },
                _ => Deed::Say(Notice::Unknown),
            };
            let mut tx = store.begin(clock.now()).await?;
            tx.send(*class, &Outgoing::new(ChatId(chat), Language::default(), deed), None).await?;
            put_in.insert(chat, (number, clock.now()));
            tx.commit().await?;
        }
        next += ROUND;
        tokio::time::sleep_until(next).await;
    }
    tokio::time::sleep(REST).await;
    let mut waits: Vec<Waits> = CLASSES.iter().map(|(_, name)| Waits { name, times: vec![] }).collect();
    let mut copies = 0;
    for (chat, at) in watch.arrivals().await? {
        match put_in.remove(&chat) {
            Some((number, put_in_at)) => {
                waits[number].times.push((at - put_in_at).to_std().unwrap_or_default());
            }
            None => copies += usize::from(chat >= FIRST_READER),
        }
    }
    anyhow::ensure!(put_in.is_empty(), "{} messages still wait", put_in.len());
    let took = (clock.now() - began).to_std()?;
    Ok((waits, copies as f64 / took.as_secs_f64()))
}

/// What the server has taken.
struct Watch<'a> {
    phone: &'a Phone,
    seen: u64,
    too_fast: usize,
}

impl Watch<'_> {
    /// The chats of the calls since the last time, with the moment of each.
    async fn arrivals(&mut self) -> anyhow::Result<Vec<(i64, DateTime<Utc>)>> {
        let (calls, last) = self.phone.calls(self.seen).await?;
        self.seen = last;
        self.too_fast += calls.iter().filter(|call| call["error_code"] == 429).count();
        let taken = calls.iter().filter(|call| call["ok"] == true);
        taken
            .filter_map(|call| Some((call["chat_id"].as_i64()?, call["at"].as_str()?)))
            .map(|(chat, at)| Ok((chat, at.parse()?)))
            .collect()
    }
}

async fn wait_for_the_announcement(watch: &mut Watch<'_>) -> anyhow::Result<()> {
    while !watch.arrivals().await?.iter().any(|(chat, _)| *chat >= FIRST_READER) {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    // What may go at once is gone; from here on the announcement takes all that is not kept for others.
    tokio::time::sleep(REST).await;
    Ok(())
}

fn print(loud: &[Waits], quiet: &[Waits]) {
    println!("{:<22} {:>26} {:>26} {:>10}", "", "with 100,000 waiting", "in quiet", "ratio p50");
    println!("{:<22} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}", "ms", "p50", "p99", "max", "p50", "p99", "max");
    for (loud, quiet) in loud.iter().zip(quiet) {
        let ([p50, p99, max], [quiet50, quiet99, quiet_max]) = (loud.milliseconds(), quiet.milliseconds());
        println!(
            "{:<22} {p50:>8.1} {p99:>8.1} {max:>8.1} {quiet50:>8.1} {quiet99:>8.1} {quiet_max:>8.1} {:>10.1}",
            loud.name,
            p50 / quiet50
        );
    }
}
