//! `loa doctor`: what is well, what is not, and what to do about it.

mod files;

use std::sync::Arc;

use anyhow::bail;
use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::{Folder, Telegram};
use crate::clock::{Clock, SystemClock};
use crate::domain::contact::{self, Missing, SMALL_CIRCLE};
use crate::domain::plan::Plan;
use crate::store::tally::Tally;
use crate::store::{Store, Tx};
use crate::telegram;

/// How far the machine's clock may be off.
const CLOCK_TOLERANCE: Duration = Duration::seconds(30);

/// Emergency numbers are checked at least this often (safety.md, S22).
const NUMBERS_CHECKED: Duration = Duration::days(365);

/// Collects findings as they are printed.
#[derive(Default)]
struct Findings {
    problems: u32,
}

impl Findings {
    fn good(&self, what: &str) {
        println!("ok    {what}");
    }

    /// Something to know that does not stop the bot.
    fn hint(&self, what: &str) {
        println!("note  {what}");
    }

    fn problem(&mut self, what: &str) {
        self.problems += 1;
        println!("BAD   {what}");
    }
}

pub(super) async fn examine(folder: &Folder, telegram: &Telegram) -> anyhow::Result<()> {
    let mut findings = Findings::default();
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
    examine_store(&mut findings, folder, clock.now()).await?;
    examine_telegram(&mut findings, telegram, clock.now()).await;
    match findings.problems {
        0 => Ok(()),
        1 => bail!("1 problem found"),
        several => bail!("{several} problems found"),
    }
}

async fn examine_store(findings: &mut Findings, folder: &Folder, now: DateTime<Utc>) -> anyhow::Result<()> {
    let paths = folder.paths();
    if !paths.database().exists() {
        findings.problem(&format!(
            "there is no database in {}; run `loa run` or `loa plan import FILE` once",
            paths.folder.display()
        ));
        return Ok(());
    }
    files::examine(findings, &paths);
    let store = match Store::open(&paths).await {
        Ok(store) => store,
        Err(error) => {
            findings.problem(&error.to_string());
            return Ok(());
        }
    };
    findings.good(&format!("key {} (readable by its owner only)", paths.key.display()));
    match store.integrity().await?.as_str() {
        "ok" => findings.good(&format!("database {}", paths.database().display())),
        broken => findings.problem(&format!("the database is damaged ({broken}); restore a backup")),
    }
    files::examine_audit(findings, &store).await?;
    examine_traffic(findings, &store).await?;
    let mut tx = store.begin(now).await?;
    if let Some(heard) = tx.heard_at().await?.filter(|heard| now - *heard > Duration::hours(24)) {
        findings.hint(&format!(
            "Telegram was last heard of at {} UTC; it drops what people wrote more than 24 hours ago",
            heard.format("%Y-%m-%d %H:%M")
        ));
    }
    if let Some(on) = tx.restored_on().await? {
        findings.hint(&format!("the database was restored from a backup on {on}"));
    }
    match tx.plan_in_force().await? {
        Some(stored) => {
            let today = stored.calendar.date(now);
            findings.good(&format!("plan {} for {}", stored.plan.slug, stored.plan.year));
            examine_plan(findings, &stored.plan, today);
            if tx.coordinators().await?.is_empty() {
                findings.problem("nobody is coordinator; run `loa claim` and open its link");
            }
            examine_channel(findings, &mut tx, &stored.plan, today).await?;
            for unit in tx.unit_facts().await?.iter().filter(|unit| !unit.is_reached) {
                findings.hint(&format!(
                    "{}: nobody gets its reminders (not joined, or has blocked the bot)",
                    unit.name
                ));
            }
        }
        None => findings.problem("there is no plan; import one: loa plan import plans/song-an-2020.toml"),
    }
    Ok(())
}

async fn examine_traffic(findings: &mut Findings, store: &Store) -> anyhow::Result<()> {
    let (waiting, set_aside) = store.inbox_size().await?;
    findings.good(&format!("inbox: {waiting} waiting; outbox: {} waiting", store.outbox_size().await?));
    if set_aside > 0 {
        findings
            .hint(&format!("{set_aside} updates were set aside in the last 24 hours; the log says where"));
    }
    let unreadable = store.tally(Tally::UnreadableUpdates).await?;
    if unreadable > 0 {
        findings.hint(&format!("{unreadable} updates had a shape that this version does not know"));
    }
    let refused = store.tally(Tally::RefusedMessages).await?;
    if refused > 0 {
        findings.hint(&format!("{refused} messages were refused by Telegram for good"));
    }
    Ok(())
}

/// Whether the private channel may open (safety.md, S22).
async fn examine_channel(
    findings: &mut Findings,
    tx: &mut Tx,
    plan: &Plan,
    today: NaiveDate,
) -> anyhow::Result<()> {
    let contacts = tx.contacts().await?;
    let missing = contact::missing(&contacts, &plan.emergency_numbers, tx.numbers_checked_on().await?, today);
    for reason in &missing {
        findings.hint(&match reason {
            Missing::Contacts { ready } => format!(
                "private channel closed: {ready} of {} trusted contacts ready; run `loa claim --contact`, let each \
                 accept the rules and answer a practice case (every 90 days)",
                contact::ENOUGH_CONTACTS
            ),
            Missing::Numbers { unchecked } => format!(
                "private channel closed: {unchecked} emergency numbers not checked within a year; the coordinator \
                 confirms them in the chat, or set checked_on in the plan file"
            ),
        });
    }
    if missing.is_empty() {
        findings.good("the private channel is ready and open");
    }
    for lapsed in contacts.iter().filter(|contact| contact.is_active() && !contact.is_ready(today)) {
        let position = lapsed.position.clone().unwrap_or_default();
        findings
            .hint(&format!("a trusted contact ({position}) must answer a practice case before being called"));
    }
    if tx.reachable_residents().await? < SMALL_CIRCLE {
        findings.hint(&format!(
            "fewer than {SMALL_CIRCLE} residents are registered: whoever writes privately is easily guessed"
        ));
    }
    Ok(())
}

fn examine_plan(findings: &mut Findings, plan: &Plan, today: NaiveDate) {
    for number in &plan.emergency_numbers {
        let label = format!("emergency number {} ({})", number.number, number.name);
        match number.checked_on {
            None => findings.hint(&format!("{label} was never checked by the commune")),
            Some(on) if today - on > NUMBERS_CHECKED => {
                findings.hint(&format!("{label} was last checked on {on}, more than a year ago"));
            }
            Some(_) => {}
        }
    }
}

async fn examine_telegram(findings: &mut Findings, telegram: &Telegram, now: DateTime<Utc>) {
    let settings = match telegram.settings() {
        Ok(settings) => settings,
        Err(error) => return findings.problem(&error.to_string()),
    };
    let through = if settings.proxy.is_some() { " through the proxy" } else { "" };
    match telegram::examine(&settings).await {
        Err(error) => findings.problem(&error.to_string()),
        Ok(examined) => {
            findings.good(&format!("token of @{}, Bot API server reached{through}", examined.username));
            match examined.server_time.map(|time| time - now) {
                Some(off) if off.abs() > CLOCK_TOLERANCE => findings.problem(&format!(
                    "the clock of this machine is off by {} s; switch time synchronisation on",
                    off.num_seconds()
                )),
                Some(_) => findings.good("clock agrees with the server's"),
                None => findings.hint("the server did not say what time it is"),
            }
        }
    }
}
