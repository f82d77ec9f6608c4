//! How long a cry for help and a hasty goodbye wait while an announcement to 100,000 people is being sent, and what
//! open cases cost: `cargo bench --bench private`, or with `-- waits` or `-- upkeep` one of them.
//!
//! Nothing is asserted about times: they depend on the machine. Server, bot and people share one process, the database
//! is synced as in earnest, and time goes at its own pace: whoever waits for a limit of Telegram's waits.

#[path = "../shared/mod.rs"]
mod shared;
mod upkeep;
mod village;

use std::time::{Duration, Instant};

use anyhow::Context;
use loa::clock::Clock;
use loa::domain::announcement::{Announcement, Content, Step, Styled};
use loa::domain::ids::{AnnouncementId, ChatId};
use serde_json::{Value, json};

use shared::waits::Waits;
use village::{CONTACT, Guarded, RECIPIENTS, Written};

/// Cases sent and left, in quiet and again while the announcement is being sent.
const ROUNDS: usize = 100;
/// More than a chat's second, so that no alert waits for the one before.
const ROUND: Duration = Duration::from_millis(1300);
/// From the sending of a case until its sender leaves.
const READING: Duration = Duration::from_millis(300);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    // Cargo adds options of its own.
    let chosen: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let wanted = |part: &str| chosen.is_empty() || chosen.iter().any(|chosen| chosen == part);
    if wanted("waits") {
        waits().await?;
    }
    if wanted("upkeep") {
        upkeep::measure().await?;
    }
    Ok(())
}

async fn waits() -> anyhow::Result<()> {
    let guarded = Guarded::found().await?;
    let mut written = guarded.write_cases(2 * ROUNDS).await?;
    let announced = written.split_off(ROUNDS);
    let mut calls = Calls { guarded: &guarded, seen: 0 };
    calls.print("setting up").await?;

    let quiet = measure(&guarded, written).await?;
    calls.print("in quiet").await?;

    let announcement = announce(&guarded).await?;
    // What may go at once is gone; from here on the announcement takes all that is not kept for others.
    tokio::time::sleep(ROUND).await;
    calls.print("beginning to announce").await?;
    let began = Instant::now();
    let loud = measure(&guarded, announced).await?;
    let sent = calls.print("announcing").await?;
    let mut tx = guarded.bot.store().begin(guarded.village.clock.now()).await?;
    let left = tx.tally_of(announcement).await?.left();
    drop(tx);
    println!(
        "the announcement: {} recipients, {left} still wait; {:.1} new messages a second",
        RECIPIENTS.count(),
        sent as f64 / began.elapsed().as_secs_f64()
    );
    anyhow::ensure!(left > 0, "the announcement has ended too early");
    print(&loud, &quiet);
    guarded.end().await
}

/// Each in turn sends what they have written and leaves.
async fn measure(guarded: &Guarded, written: Vec<Written>) -> anyhow::Result<[Waits; 2]> {
    let phone = &guarded.village.phone;
    let (mut alerts, mut goodbyes, mut residents) = (vec![], vec![], vec![]);
    for (round, Written { resident, preview }) in written.into_iter().enumerate() {
        let end = tokio::time::Instant::now() + ROUND;
        let (_, alert) = phone.press_heard_by(resident, &preview, "✅ Gửi", CONTACT).await?;
        alerts.push(alert.took);
        tokio::time::sleep(READING).await;
        goodbyes.push(phone.empty(resident, "/thoat").await?);
        // Not in step with the announcement.
        tokio::time::sleep_until(end + Duration::from_millis(37 * round as u64 % 100)).await;
        residents.push(resident);
    }
    tokio::time::sleep(ROUND).await;
    for resident in residents {
        let left = phone.messages(resident).await?.len();
        anyhow::ensure!(left == 1, "{left} messages instead of the news alone after leaving");
    }
    Ok([
        Waits { name: "\"send\", until the contact's alert", times: alerts },
        Waits { name: "/thoat, until the last deletion", times: goodbyes },
    ])
}

/// Begins to send an announcement to everybody.
async fn announce(guarded: &Guarded) -> anyhow::Result<AnnouncementId> {
    let mut tx = guarded.bot.store().begin(guarded.village.clock.now()).await?;
    for recipient in RECIPIENTS {
        tx.arrive(ChatId(recipient), "Reader").await?;
    }
    let author = tx.person_in(ChatId(*RECIPIENTS.start())).await?.context("nobody has arrived")?;
    let draft = tx.draft_announcement(author.id).await?;
    let state = draft.state.after(Step::Confirm).context("a draft can be confirmed")?;
    let content = Some(Content::Text(Styled::plain("Meeting at eight")));
    let announcement = Announcement { content, state, ..draft };
    tx.save_announcement(&announcement).await?;
    tx.begin_sending(&announcement).await?;
    tx.commit().await?;
    Ok(announcement.id)
}

/// The server's log of calls.
struct Calls<'a> {
    guarded: &'a Guarded,
    seen: u64,
}

impl Calls<'_> {
    /// Prints how many there were since the last time; returns how many new messages were among them.
    async fn print(&mut self, when: &str) -> anyhow::Result<usize> {
        let (calls, last) = self.guarded.village.phone.calls(self.seen).await?;
        self.seen = last;
        let count = |wanted: &dyn Fn(&Value) -> bool| calls.iter().filter(|call| wanted(call)).count();
        let sent = count(&|call| call["method"] == json!("sendmessage") && call["ok"] == json!(true));
        let too_fast = count(&|call| call["error_code"] == json!(429));
        let refused = count(&|call| call["ok"] == json!(false)) - too_fast;
        println!(
            "{when}: {} calls, {sent} of them new messages; {too_fast} times 429, {refused} other refusals",
            calls.len()
        );
        Ok(sent)
    }
}

fn print(loud: &[Waits], quiet: &[Waits]) {
    println!("While announcing, and in quiet, in milliseconds");
    println!(
        "{:<35} {:>6} {:>7} {:>7} {:>7}   {:>9} {:>9} {:>9}   {:>9} {:>9}",
        "", "count", "p50", "p99", "max", "quiet p50", "quiet p99", "quiet max", "ratio p50", "ratio p99"
    );
    for (loud, quiet) in loud.iter().zip(quiet) {
        let ([p50, p99, longest], [quiet50, quiet99, quiet_longest]) =
            (loud.milliseconds(), quiet.milliseconds());
        println!(
            "{:<35} {:>6} {p50:>7.2} {p99:>7.2} {longest:>7.2}   {quiet50:>9.2} {quiet99:>9.2} \
             {quiet_longest:>9.2}   {:>9.1} {:>9.1}",
            loud.name,
            loud.times.len(),
            p50 / quiet50,
            p99 / quiet99
        );
    }
}
