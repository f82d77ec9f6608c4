//! What open cases cost while nothing happens: the scheduler's look at them, and memory.

use std::path::Path;
use std::time::Instant;

use loa::clock::{Clock, SystemClock};
use loa::domain::case::{Content, Letter, LetterState, Side};
use loa::domain::ids::ChatId;
use loa::domain::private_text::PrivateText;
use loa::scheduler;
use loa::store::settings::Surroundings;
use loa::store::{Paths, Store};

use crate::shared::process::{Running, server};
use crate::shared::waits::Waits;
use crate::shared::world::song_an;

const OPEN_CASES: [i64; 2] = [0, 200];
const TICKS: usize = 50;

/// Measures both without a case and with many.
pub async fn measure() -> anyhow::Result<()> {
    for cases in OPEN_CASES {
        let folder = tempfile::tempdir()?;
        let waits = tick(folder.path(), cases).await?;
        let [p50, p99, longest] = waits.milliseconds();
        println!(
            "{} with {cases} open cases: p50 {p50:.2} ms, p99 {p99:.2} ms, max {longest:.2} ms",
            waits.name
        );
        let (sandbox, phone) = server(1).await?;
        let loa = Running::start(folder.path(), &sandbox)?;
        // The first answer proves that it runs.
        phone.write(1, "/start", None).await?;
        loa.print_memory(&format!("idle with {cases} open cases")).await?;
        drop(loa);
        sandbox.stop().await;
    }
    Ok(())
}

/// Opens cases of which nothing is due, and lets the scheduler look at them.
async fn tick(folder: &Path, cases: i64) -> anyhow::Result<Waits> {
    let now = SystemClock::default().now();
    let store = Store::open(&Paths::new(folder, None)).await?;
    let mut tx = store.begin(now).await?;
    tx.settle_in(Surroundings::Telegram).await?;
    tx.import(&song_an()?).await?;
    for resident in 1..=cases {
        let mut case = tx.begin_case(Some(ChatId(resident))).await?;
        let content = Content::Text(PrivateText::new("Đêm qua tôi sợ lắm"));
        let number = case.add_letter(Side::Resident, LetterState::Draft, &content, now);
        tx.keep_letter(case.id, number, &Letter { content }).await?;
        case.send(now);
        case.round_over_at = Some(now);
        tx.save_case(&case).await?;
    }
    tx.commit().await?;
    let mut times = vec![];
    for _ in 0..TICKS {
        let began = Instant::now();
        scheduler::tick(&store, now).await?;
        times.push(began.elapsed());
    }
    store.close().await;
    Ok(Waits { name: "a tick of the scheduler", times })
}
