//! How long people wait for an answer, how long a year takes, how much memory the bot needs:
//! `cargo bench --bench answer`, or with `-- answers`, `-- year` or `-- memory` one of them.
//!
//! Nothing is asserted about times: they depend on the machine. Server, bot and people share one process, Telegram's
//! limits are on, and the database is synced as in earnest. A person's wait is measured at the phone, so it holds the
//! phone's own calls too; that is the same for the bare loop with which Loa is compared.

mod bare;
mod memory;
#[path = "../shared/mod.rs"]
mod shared;

use std::time::Instant;

use shared::waits::Waits;
use shared::world::{Bot, TOKEN, Village};

/// Each round is a command, a button and a written reply.
const ROUNDS: usize = 170;
/// Not measured.
const WARM_UP: usize = 10;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    // Cargo adds options of its own.
    let chosen: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let wanted = |part: &str| chosen.is_empty() || chosen.iter().any(|chosen| chosen == part);
    if wanted("answers") {
        answers().await?;
    }
    if wanted("year") {
        year().await?;
    }
    if wanted("memory") {
        memory::measure().await?;
    }
    Ok(())
}

/// The waits of people, with Loa and with the bare loop.
async fn answers() -> anyhow::Result<()> {
    let village = Village::found("2020-11-14T00:00:00Z").await?;
    let bot = village.start_bot().await?;
    bot.live_until("2020-11-16T02:00:00Z").await?;
    let ours = measure(&village, Some(&bot)).await?;
    bot.stop().await?;

    let api = format!("{}/bot{TOKEN}", village.url());
    let bare = tokio::select! {
        bare = measure(&village, None) => bare?,
        ended = bare::run(&api) => return ended,
    };
    village.end().await;
    print(&ours, &bare);
    Ok(())
}

/// Everybody in turn sends a command, presses a button of the answer, and replies to a message of the bot.
async fn measure(village: &Village, bot: Option<&Bot>) -> anyhow::Result<Vec<Waits>> {
    let (mut commands, mut spins, mut screens, mut replies) = (vec![], vec![], vec![], vec![]);
    let rest = async || {
        if let Some(bot) = bot {
            bot.rest().await;
        }
        village.breathe();
    };
    let phone = &village.phone;
    for (round, person) in village.heads.iter().copied().cycle().take(WARM_UP + ROUNDS).enumerate() {
        let reminder = phone.last(person).await?;
        let list = phone.write(person, "/viec", None).await?;
        rest().await;
        let (spin, screen) = phone.press(person, &list, "").await?;
        rest().await;
        let reply = phone.write(person, "dạ em đang làm ạ", Some(reminder)).await?;
        rest().await;
        if round >= WARM_UP {
            commands.push(list.took);
            spins.push(spin);
            screens.push(screen.took);
            replies.push(reply.took);
        }
    }
    let all = [&commands[..], &screens, &replies].concat();
    Ok(vec![
        Waits { name: "a command", times: commands },
        Waits { name: "a button, until it rests", times: spins },
        Waits { name: "a button, until the screen is new", times: screens },
        Waits { name: "a written reply", times: replies },
        Waits { name: "all, until there is news to read", times: all },
    ])
}

fn print(ours: &[Waits], bare: &[Waits]) {
    println!("From a person's update to the bot's answer, in milliseconds");
    println!(
        "{:<35} {:>6} {:>7} {:>7} {:>7}   {:>8} {:>8}   {:>5}",
        "", "count", "p50", "p99", "max", "bare p50", "bare p99", "ratio"
    );
    for (ours, bare) in ours.iter().zip(bare) {
        let ([p50, p99, longest], [bare50, bare99, _]) = (ours.milliseconds(), bare.milliseconds());
        println!(
            "{:<35} {:>6} {p50:>7.2} {p99:>7.2} {longest:>7.2}   {bare50:>8.2} {bare99:>8.2}   {:>5.1}",
            ours.name,
            ours.times.len(),
            p50 / bare50
        );
    }
}

/// All mornings of 2020 with the heads of all units, nobody of whom answers.
async fn year() -> anyhow::Result<()> {
    let village = Village::found("2019-12-31T17:00:00Z").await?;
    let bot = village.start_bot().await?;
    let began = Instant::now();
    let mornings = bot.live_until("2020-12-31T16:59:00Z").await?;
    println!("The year 2020, {mornings} mornings, {} heads: {:.1?}", village.heads.len(), began.elapsed());
    bot.stop().await?;
    village.end().await;
    Ok(())
}
