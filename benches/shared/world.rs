//! The commune of Song An on a clock that is moved by hand: the server, the eight heads, the bot.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use chrono::{DateTime, Utc};
use loa::app::{Loa, Parts};
use loa::clock::{Clock, ManualClock};
use loa::domain::plan::Plan;
use loa::domain::role::{Rank, Role};
use loa::sandbox::{Limits, Options, Person, Sandbox, Time};
use loa::store::settings::Surroundings;
use loa::store::{Paths, Store};
use loa::{plan_file, scheduler, telegram};
use tempfile::TempDir;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::phone::Phone;

pub const TOKEN: &str = "4242:bench";

/// The head of the first unit; those of the others follow.
const FIRST_HEAD: i64 = 1001;

/// More than Telegram's limits ask for between two messages to one chat.
const BREATH: Duration = Duration::from_secs(2);

struct SandboxTime(Arc<ManualClock>);

impl Time for SandboxTime {
    fn now(&self) -> DateTime<Utc> {
        self.0.now()
    }

    fn monotonic(&self) -> Duration {
        self.0.monotonic()
    }
}

/// The server and its people, without a bot.
pub struct Village {
    pub clock: Arc<ManualClock>,
    pub heads: Vec<i64>,
    pub phone: Phone,
    plan: Plan,
    sandbox: Sandbox,
}

/// The bot at work in the village.
pub struct Bot {
    loa: Arc<Loa>,
    clock: Arc<ManualClock>,
    cancel: CancellationToken,
    running: JoinHandle<anyhow::Result<()>>,
    _folder: TempDir,
}

impl Village {
    /// Founded at a moment in UTC, with the heads only.
    pub async fn found(at: &str) -> anyhow::Result<Self> {
        Self::found_with(at, vec![], Limits::default()).await
    }

    /// The same with others, and with these limits of the server.
    pub async fn found_with(at: &str, others: Vec<Person>, limits: Limits) -> anyhow::Result<Self> {
        let plan = song_an()?;
        let clock = Arc::new(ManualClock::starting_at(at.parse()?));
        let heads: Vec<i64> = (FIRST_HEAD..).take(plan.units.len()).collect();
        let sandbox = Sandbox::start(Options {
            people: heads.iter().copied().map(person).chain(others).collect(),
            limits,
            ..Options::new(TOKEN, Arc::new(SandboxTime(clock.clone())))
        })
        .await?;
        let phone = Phone::new(sandbox.api_url())?;
        Ok(Self { clock, heads, phone, plan, sandbox })
    }

    pub fn url(&self) -> String {
        self.sandbox.api_url()
    }

    /// Lets so much time pass that no limit of Telegram's is met. Limits stay on; nobody waits for them.
    pub fn breathe(&self) {
        self.clock.advance_to(self.clock.now() + BREATH);
    }

    /// Starts the bot and appoints the heads, each with a code.
    pub async fn start_bot(&self) -> anyhow::Result<Bot> {
        let folder = tempfile::tempdir()?;
        let loa = Arc::new(
            Loa::open(Parts {
                paths: Paths::new(folder.path(), None),
                clock: self.clock.clone(),
                telegram: telegram::Settings {
                    api_url: Some(self.url().parse()?),
                    ..telegram::Settings::new(TOKEN.to_owned().into())
                },
                surroundings: Surroundings::Sandbox,
                board: None,
                plan: Some(self.plan.clone()),
            })
            .await?,
        );
        let cancel = CancellationToken::new();
        let running = tokio::spawn(loa.clone().run(cancel.clone()));
        let bot = Bot { loa, clock: self.clock.clone(), cancel, running, _folder: folder };
        for (head, code) in self.heads.iter().zip(bot.codes().await?) {
            self.enter(&bot, *head, &code).await?;
        }
        Ok(bot)
    }

    /// Somebody takes up the role of a code.
    pub async fn enter(&self, bot: &Bot, person: i64, code: &str) -> anyhow::Result<()> {
        self.phone.write(person, &format!("/start {code}"), None).await?;
        bot.rest().await;
        self.breathe();
        Ok(())
    }

    pub async fn end(self) {
        self.sandbox.stop().await;
    }
}

impl Bot {
    async fn codes(&self) -> anyhow::Result<Vec<String>> {
        let mut tx = self.loa.store.begin(self.clock.now()).await?;
        let mut codes = vec![];
        for choice in tx.unit_choices().await? {
            let role = Role::Member { unit: choice.unit, rank: Rank::Head };
            codes.push(tx.invite(role, None).await?.0.expose().to_owned());
        }
        tx.commit().await?;
        Ok(codes)
    }

    pub fn store(&self) -> &Store {
        &self.loa.store
    }

    /// Waits until nothing is left to do.
    pub async fn rest(&self) {
        self.loa.telegram.settled().await;
    }

    /// Lives through every morning until a moment in UTC; returns how many there were.
    pub async fn live_until(&self, end: &str) -> anyhow::Result<u32> {
        let end: DateTime<Utc> = end.parse()?;
        let mut mornings = 0;
        loop {
            let next = scheduler::next_moment(&self.loa.store, self.clock.now()).await?;
            let Some(morning) = next.filter(|morning| *morning <= end) else { return Ok(mornings) };
            self.clock.advance_to(morning);
            scheduler::tick(&self.loa.store, self.clock.now()).await?;
            self.rest().await;
            mornings += 1;
        }
    }

    pub async fn stop(self) -> anyhow::Result<()> {
        self.cancel.cancel();
        self.running.await.context("the bot has failed")?
    }
}

pub fn song_an() -> anyhow::Result<Plan> {
    plan_file::read("plans/song-an-2020.toml", include_str!("../../plans/song-an-2020.toml"))
        .map_err(|_| anyhow::anyhow!("the plan is broken"))
}

pub fn person(id: i64) -> Person {
    Person {
        id,
        first_name: format!("Person {id}"),
        last_name: None,
        username: None,
        language_code: Some("vi".to_owned()),
        caption: String::new(),
        started: false,
    }
}
