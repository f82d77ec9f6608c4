//! `loa sandbox`: the same bot, against the built-in Bot API server, with people to play.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use futures::future::BoxFuture;
use serde::Deserialize;
use tempfile::TempDir;

use super::{SandboxArguments, plan, run};
use crate::app::{Loa, Parts};
use crate::clock::{Clock, ManualClock};
use crate::domain::invitation::Code;
use crate::domain::plan::Plan;
use crate::domain::role::{Rank, Role};
use crate::plan_file;
use crate::sandbox::{Control, Group, NextStop, Options, Person, Preset, Sandbox, Time};
use crate::scheduler;
use crate::store::Paths;
use crate::store::settings::Surroundings;
use crate::telegram;

const SONG_AN: (&str, &str) = ("plans/song-an-2020.toml", include_str!("../../plans/song-an-2020.toml"));
const PEOPLE: &str = include_str!("../../plans/sandbox-people.toml");

/// The day before the action month, early in the morning.
const DEFAULT_START: &str = "2020-11-14 06:00";

/// Nobody outside this process ever needs it.
const TOKEN: &str = "4242:sandbox";

/// A poll that is not answered ends after this, so that stopping is quick.
const POLL: Duration = Duration::from_secs(10);

/// Everybody's codes are taken long before this.
const JOINING: Duration = Duration::from_secs(30);
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// The cast, from `plans/sandbox-people.toml`.
#[derive(Deserialize)]
struct Cast {
    bot_name: String,
    bot_username: String,
    person: Vec<Player>,
    group: Vec<Circle>,
    preset: Vec<Preset>,
}

#[derive(Deserialize)]
struct Player {
    id: i64,
    name: String,
    caption: String,
    unit: Option<String>,
    rank: Option<Rank>,
    #[serde(default)]
    coordinator: bool,
    /// A trusted contact; positions of the plan are given out in order.
    #[serde(default)]
    contact: bool,
}

#[derive(Deserialize)]
struct Circle {
    id: i64,
    title: String,
    members: Vec<i64>,
}

pub(super) async fn run(arguments: SandboxArguments) -> anyhow::Result<()> {
    let plan = read_plan(arguments.plan.as_deref())?;
    let cast: Cast = toml::from_str(PEOPLE).context("plans/sandbox-people.toml is broken")?;
    let folder = Place::of(arguments.data)?;
    let kept = KeptClock(folder.path().join("sandbox-clock"));
    let clock = Arc::new(ManualClock::starting_at(start(arguments.at, kept.read(), plan.zone)?));
    let cancel = run::stop_on_signal()?;

    let hands = Arc::new(Hands { clock: clock.clone(), zone: plan.zone, loa: Default::default(), kept });
    let sandbox = Sandbox::start(Options {
        bot_name: cast.bot_name.clone(),
        bot_username: cast.bot_username.clone(),
        people: cast.person.iter().map(Player::as_person).collect(),
        groups: cast.group.iter().map(Circle::as_group).collect(),
        tells_of_groups: true,
        presets: cast.preset.clone(),
        control: Some(hands.clone()),
        title: plan.commune.clone(),
        state_file: folder.kept().map(|folder| folder.join("sandbox-chats.json")),
        port: arguments.port,
        ..Options::new(TOKEN, Arc::new(SandboxTime(clock.clone())))
    })
    .await
    .with_context(|| format!("port {} cannot be used; choose another with --port", arguments.port))?;

    let loa = Arc::new(
        Loa::open(Parts {
            paths: Paths::new(folder.path(), None),
            clock,
            telegram: telegram::Settings {
                api_url: Some(sandbox.api_url().parse()?),
                poll: POLL,
                ..telegram::Settings::new(TOKEN.to_owned().into())
            },
            surroundings: Surroundings::Sandbox,
            plan: Some(plan),
            board: arguments.board.settings(),
        })
        .await?,
    );
    let _ = hands.loa.set(loa.clone());
    let running = tokio::spawn(loa.clone().run(cancel.clone()));
    bring_in(&loa, &cast, &sandbox.api_url()).await?;
    println!("Loa's sandbox is open: http://{}/", sandbox.address());
    println!("It needs no Telegram and no token. Ctrl-C ends it.");
    let ended = running.await.context("the bot has failed")?;
    hands.kept.write(hands.clock.now());
    sandbox.stop().await;
    ended
}

fn read_plan(file: Option<&Path>) -> anyhow::Result<Plan> {
    match file {
        Some(file) => plan::read(file),
        None => plan_file::read(SONG_AN.0, SONG_AN.1).map_err(|_| anyhow::anyhow!("{} is broken", SONG_AN.0)),
    }
}

fn start(at: Option<NaiveDateTime>, kept: Option<DateTime<Utc>>, zone: Tz) -> anyhow::Result<DateTime<Utc>> {
    let at = match (at, kept) {
        (Some(at), _) => at,
        (None, Some(kept)) => return Ok(kept),
        (None, None) => NaiveDateTime::parse_from_str(DEFAULT_START, "%Y-%m-%d %H:%M")?,
    };
    let local = zone.from_local_datetime(&at).earliest();
    Ok(local.context("this time does not exist in the commune's zone")?.with_timezone(&Utc))
}

/// Invites everybody into their roles, through the front door: a code, sent by the person with `/start`.
async fn bring_in(loa: &Loa, cast: &Cast, url: &str) -> anyhow::Result<()> {
    let mut tx = loa.store.begin(loa.clock.now()).await?;
    if !tx.member_lines().await?.is_empty() {
        return Ok(());
    }
    let plan = tx.plan_in_force().await?.context("the plan is gone")?;
    let units = tx.unit_choices().await?;
    let mut members = vec![];
    for player in &cast.person {
        let named = plan.plan.units.iter().find(|unit| Some(&unit.slug) == player.unit.as_ref());
        let unit = named.and_then(|named| units.iter().find(|unit| unit.name == named.name));
        if let (Some(unit), Some(rank)) = (unit, player.rank) {
            members.push((player.id, tx.invite(Role::Member { unit: unit.unit, rank }, None).await?.0));
        }
    }
    let mut coordinators = vec![];
    for player in cast.person.iter().filter(|player| player.coordinator) {
        coordinators.push((player.id, tx.invite(Role::Coordinator, None).await?.0));
    }
    let mut contacts = vec![];
    for player in cast.person.iter().filter(|player| player.contact) {
        contacts.push((player.id, tx.invite(Role::Contact, None).await?.0));
    }
    tx.commit().await?;
    // The coordinator comes last, so as not to be told of everybody who joins.
    let everybody = async {
        enter(url, &members).await?;
        // One after the other: whoever came first is called first.
        for (place, contact) in contacts.iter().enumerate() {
            enter(url, std::slice::from_ref(contact)).await?;
            wait_for_contacts(loa, place + 1).await?;
        }
        wait_until_in(loa, members.len(), 0).await?;
        set_safeguards(loa).await?;
        enter(url, &coordinators).await?;
        wait_until_in(loa, members.len(), coordinators.len()).await
    };
    tokio::time::timeout(JOINING, everybody).await.context("the people did not get in")?
}

/// In the sandbox the private channel is open from the start: its contacts have accepted the rules and practised, and
/// the numbers count as checked.
async fn set_safeguards(loa: &Loa) -> anyhow::Result<()> {
    let mut tx = loa.store.begin(loa.clock.now()).await?;
    let stored = tx.plan_in_force().await?.context("the plan is gone")?;
    let (zone, offices) = (stored.calendar.zone(), stored.plan.offices());
    let today = loa.clock.now().with_timezone(&zone).date_naive();
    let mut contacts = tx.contacts().await?;
    for (contact, office) in contacts.iter_mut().zip(offices.iter().cycle()) {
        contact.position = Some(office.slug.clone());
        contact.accepted_on = Some(today);
        contact.practised_on = Some(today);
        tx.save_contact(contact).await?;
    }
    tx.set_numbers_checked_on(today).await?;
    tx.commit().await?;
    Ok(())
}

/// Each person sends their code.
async fn enter(url: &str, codes: &[(i64, Code)]) -> anyhow::Result<()> {
    let http = reqwest::Client::builder().no_proxy().build()?;
    for (person, code) in codes {
        let text = format!("/start {}", code.expose());
        http.post(format!("{url}/sandbox/chats/{person}/messages"))
            .header("content-type", "application/json")
            .body(serde_json::json!({ "from": person, "text": text }).to_string())
            .send()
            .await?
            .error_for_status()?;
    }
    Ok(())
}

async fn wait_until_in(loa: &Loa, members: usize, coordinators: usize) -> anyhow::Result<()> {
    loop {
        let mut tx = loa.store.begin(loa.clock.now()).await?;
        if tx.member_lines().await?.len() >= members && tx.coordinators().await?.len() >= coordinators {
            return Ok(());
        }
        drop(tx);
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

async fn wait_for_contacts(loa: &Loa, count: usize) -> anyhow::Result<()> {
    loop {
        let mut tx = loa.store.begin(loa.clock.now()).await?;
        if tx.contacts().await?.len() >= count {
            return Ok(());
        }
        drop(tx);
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

impl Player {
    fn as_person(&self) -> Person {
        Person {
            id: self.id,
            first_name: self.name.clone(),
            last_name: None,
            username: None,
            language_code: Some("vi".to_owned()),
            caption: self.caption.clone(),
            started: false,
        }
    }
}

impl Circle {
    fn as_group(&self) -> Group {
        Group { id: self.id, title: self.title.clone(), members: self.members.clone() }
    }
}

/// The folder of the database: given, or temporary and gone afterwards.
enum Place {
    Given(PathBuf),
    Temporary(TempDir),
}

impl Place {
    fn of(data: Option<PathBuf>) -> anyhow::Result<Self> {
        match data {
            Some(data) => Ok(Place::Given(data)),
            None => Ok(Place::Temporary(tempfile::tempdir().context("no temporary folder can be made")?)),
        }
    }

    fn path(&self) -> &Path {
        match self {
            Place::Given(path) => path,
            Place::Temporary(folder) => folder.path(),
        }
    }

    fn kept(&self) -> Option<&Path> {
        match self {
            Place::Given(path) => Some(path),
            Place::Temporary(_) => None,
        }
    }
}

/// Where the clock of a kept sandbox goes on.
struct KeptClock(PathBuf);

impl KeptClock {
    fn read(&self) -> Option<DateTime<Utc>> {
        std::fs::read_to_string(&self.0).ok()?.trim().parse().ok()
    }

    fn write(&self, now: DateTime<Utc>) {
        if let Err(error) = std::fs::write(&self.0, now.to_rfc3339()) {
            tracing::warn!(%error, "the sandbox's clock could not be kept");
        }
    }
}

/// The server's time is the bot's.
struct SandboxTime(Arc<ManualClock>);

impl Time for SandboxTime {
    fn now(&self) -> DateTime<Utc> {
        self.0.now()
    }

    fn monotonic(&self) -> Duration {
        self.0.monotonic()
    }
}

/// Moves the clock for the page.
struct Hands {
    clock: Arc<ManualClock>,
    zone: Tz,
    loa: std::sync::OnceLock<Arc<Loa>>,
    kept: KeptClock,
}

impl Hands {
    /// Stops wherever something is due on the way, so that no reminder is skipped or merged.
    async fn walk(&self, loa: &Loa, to: DateTime<Utc>) -> crate::store::Result<()> {
        loop {
            let next = scheduler::next_moment(&loa.store, self.clock.now()).await?;
            let stop = next.map_or(to, |next| next.min(to));
            self.clock.advance_to(stop);
            scheduler::tick(&loa.store, self.clock.now()).await?;
            loa.telegram.settled().await;
            if stop >= to {
                self.kept.write(self.clock.now());
                return Ok(());
            }
        }
    }
}

impl Control for Hands {
    fn next(&self) -> BoxFuture<'_, Option<NextStop>> {
        Box::pin(async move {
            let loa = self.loa.get()?;
            let (at, label) = scheduler::next_stop(&loa.store, self.clock.now()).await.ok()??;
            Some(NextStop { at, label })
        })
    }

    fn advance_to(&self, to: DateTime<Utc>) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            let Some(loa) = self.loa.get() else { return };
            if let Err(error) = self.walk(loa, to).await {
                tracing::error!(%error, "the clock could not be moved");
            }
        })
    }

    fn zone(&self) -> Tz {
        self.zone
    }
}
