//! A year with a hundred, … ten thousand tasks: every morning on which something is due, with its reminders.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use loa::domain::ids::ChatId;
use loa::domain::plan::Plan;
use loa::domain::role::{Rank, Role};
use loa::scheduler;
use loa::store::{Paths, Store};

use crate::milliseconds;
use crate::shared::crowd::sleepless_plan;
use crate::shared::waits::Waits;

const FIRST_HEAD: i64 = 1001;

pub async fn measure(most: usize) -> anyhow::Result<()> {
    println!(
        "\n{:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>12}",
        "tasks", "import", "mornings", "p50", "p99", "longest", "the year", "reminders", "empty ticks"
    );
    println!(
        "{:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>12}",
        "", "ms", "", "ms", "ms", "ms", "s", "", "year / as many"
    );
    for tasks in std::iter::successors(Some(100), |tasks| Some(tasks * 10)).take_while(|n| *n <= most) {
        row(tasks).await?;
    }
    Ok(())
}

async fn row(tasks: usize) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let store = Store::open(&Paths::new(folder.path(), None)).await?;
    let plan = plan(tasks)?;
    let mut now: DateTime<Utc> = "2019-12-31T10:00:00Z".parse()?;
    let began = Instant::now();
    let mut tx = store.begin(now).await?;
    tx.import(&plan).await?;
    tx.commit().await?;
    let imported = began.elapsed();
    let mut tx = store.begin(now).await?;
    for (chat, choice) in (FIRST_HEAD..).zip(tx.unit_choices().await?) {
        tx.arrive(ChatId(chat), "Trưởng").await?;
        if let Some(head) = tx.person_in(ChatId(chat)).await? {
            tx.grant(head.id, Role::Member { unit: choice.unit, rank: Rank::Head }).await?;
        }
    }
    tx.commit().await?;

    let end: DateTime<Utc> = "2020-12-31T17:00:00Z".parse()?;
    let mut times = vec![];
    while let Some(next) = scheduler::next_moment(&store, now).await?.filter(|next| *next <= end) {
        now = next;
        let began = Instant::now();
        scheduler::tick(&store, now).await?;
        times.push(began.elapsed());
    }
    let year: Duration = times.iter().sum();
    let waits = Waits { name: "", times };
    // The baseline: as many ticks at night, when nothing is due.
    let began = Instant::now();
    for _ in 0..waits.times.len() {
        scheduler::tick(&store, now + chrono::Duration::hours(18)).await?;
    }
    let empty = began.elapsed();
    let [p50, p99, longest] = waits.milliseconds();
    println!(
        "{tasks:>9} {:>9.0} {:>9} {p50:>9.1} {p99:>9.1} {longest:>9.1} {:>9.1} {:>9} {:>12.1}",
        milliseconds(imported),
        waits.times.len(),
        year.as_secs_f64(),
        store.outbox_size().await?,
        year.as_secs_f64() / empty.as_secs_f64()
    );
    store.close().await;
    Ok(())
}

/// The plan of Song An with its tasks again and again, until there are so many.
fn plan(tasks: usize) -> anyhow::Result<Plan> {
    let mut plan = sleepless_plan()?;
    let own = std::mem::take(&mut plan.tasks);
    plan.tasks = own.iter().cycle().take(tasks).cloned().collect();
    for (number, task) in plan.tasks.iter_mut().enumerate() {
        task.slug = format!("{}-{number}", task.slug);
    }
    Ok(plan)
}
