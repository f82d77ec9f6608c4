//! A commune to play: the running bot, the Bot API server, the people, and a clock.

pub mod log;
pub mod people;

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use loa::app::{BoardSettings, Loa, Parts};
use loa::clock::{Clock, ManualClock};
use loa::domain::contact::Contact;
use loa::domain::plan::Plan;
use loa::domain::role::{Rank, Role};
use loa::sandbox::{Group, Options, Person as Somebody, Sandbox, Time};
use loa::store::Paths;
use loa::store::settings::Surroundings;
use loa::{plan_file, scheduler, telegram};
use people::Person;
use tempfile::TempDir;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub const ZONE: chrono_tz::Tz = chrono_tz::Asia::Ho_Chi_Minh;
pub const TOKEN: &str = "4242:tests";
pub const GROUP: i64 = -5001;

/// The people of the stories. Ids are Telegram's.
pub const COORDINATOR: i64 = 1001;
pub const HEALTH_STATION: i64 = 1004;
pub const HEALTH_DEPUTY: i64 = 1014;
pub const RESIDENT: i64 = 2001;
pub const STRANGER: i64 = 2002;
pub const CONTACT: i64 = 3001;
pub const SECOND_CONTACT: i64 = 3002;

/// The moment of a local date and time such as "2020-11-14 06:00".
pub fn at(local: &str) -> DateTime<Utc> {
    let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
    ZONE.from_local_datetime(&local).unwrap().with_timezone(&Utc)
}

pub fn song_an() -> Plan {
    plan_file::read("plans/song-an-2020.toml", include_str!("../../plans/song-an-2020.toml")).unwrap()
}

/// A plan with one task for the health station, due on 20 November 2020, as a TOML of its own.
pub fn small_plan(tasks: &str) -> Plan {
    let text = format!("{}\n{tasks}", include_str!("small-plan.toml"));
    plan_file::read("small-plan.toml", &text).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })
}

/// A task that is due long after every story about something else.
pub const QUIET_TASK: &str = r#"
[[task]]
slug = "v-4-1"
section = "V.4"
title = "Tư vấn sức khỏe sinh sản"
text = "Tư vấn sức khỏe sinh sản."
lead = ["yte"]
units_from = "plan"
due_on = 2020-12-30
due_from = "local"
"#;

/// A task of the health station, with all reminders of the plan's ladder, that stories about reminders are told of.
pub fn talk(due_on: &str) -> String {
    format!(
        r#"
[[task]]
slug = "t"
section = "V.4"
title = "Nói chuyện về sức khỏe"
text = "Nói chuyện."
lead = ["yte"]
units_from = "plan"
due_on = {due_on}
due_from = "local"
"#
    )
}

struct TestTime(Arc<ManualClock>);

impl Time for TestTime {
    fn now(&self) -> DateTime<Utc> {
        self.0.now()
    }

    fn monotonic(&self) -> Duration {
        self.0.monotonic()
    }
}

pub struct Commune {
    pub loa: Arc<Loa>,
    pub clock: Arc<ManualClock>,
    pub folder: TempDir,
    sandbox: Option<Sandbox>,
    url: String,
    cancel: CancellationToken,
    running: JoinHandle<anyhow::Result<()>>,
    /// Where it runs, if not in the test's runtime.
    body: Option<Body>,
}

/// A runtime for the bot alone: when it goes, all its tasks end where they are.
struct Body(Option<tokio::runtime::Runtime>);

impl Body {
    fn new() -> Self {
        let mut runtime = tokio::runtime::Builder::new_multi_thread();
        Self(Some(runtime.worker_threads(1).enable_all().build().unwrap()))
    }

    fn spawn<F>(&self, future: F) -> JoinHandle<F::Output>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        self.0.as_ref().unwrap().spawn(future)
    }
}

impl Drop for Body {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

impl Commune {
    /// A commune with this plan; its clock starts at a local time. Nobody has a role yet.
    pub async fn found(plan: Plan, local: &str) -> Self {
        Self::found_in(tempfile::tempdir().unwrap(), plan, local).await
    }

    /// The same on a folder that may hold a key already.
    async fn found_in(folder: TempDir, plan: Plan, local: &str) -> Self {
        let clock = Arc::new(ManualClock::starting_at(at(local)));
        let person = |id: i64, name: &str| Somebody {
            id,
            first_name: name.to_owned(),
            last_name: None,
            username: None,
            language_code: Some("vi".to_owned()),
            caption: String::new(),
            started: false,
        };
        let sandbox = Sandbox::start(Options {
            bot_name: "Loa".to_owned(),
            bot_username: "loa_test_bot".to_owned(),
            people: vec![
                person(COORDINATOR, "Hạnh"),
                person(1009, "Minh"),
                person(HEALTH_STATION, "H'Lan"),
                person(HEALTH_DEPUTY, "Phúc"),
                person(1005, "Bình"),
                person(1006, "Mai"),
                person(RESIDENT, "Nga"),
                person(STRANGER, "Siu H'Bia"),
                person(CONTACT, "Nguyễn Thị Lý"),
                person(SECOND_CONTACT, "Kpă Thoan"),
            ],
            groups: vec![Group {
                id: GROUP,
                title: "Thôn 1".to_owned(),
                members: vec![RESIDENT, COORDINATOR],
            }],
            ..Options::new(TOKEN, Arc::new(TestTime(clock.clone())))
        })
        .await
        .unwrap();
        let url = sandbox.api_url();
        let loa = open(&url, &folder, clock.clone(), Some(plan)).await;
        // Before anybody comes: the week's summary, if it is due at once, is for nobody.
        scheduler::tick(&loa.store, clock.now()).await.unwrap();
        let cancel = CancellationToken::new();
        let running = tokio::spawn(loa.clone().run(cancel.clone()));
        Self { loa, clock, folder, sandbox: Some(sandbox), url, cancel, running, body: None }
    }

    /// The same with a coordinator and the health station's head.
    pub async fn staffed(plan: Plan, local: &str) -> Self {
        Self::found(plan, local).await.with_staff().await
    }

    async fn with_staff(self) -> Self {
        self.appoint(COORDINATOR, Role::Coordinator).await;
        self.appoint_member(HEALTH_STATION, "yte", Rank::Head).await;
        self
    }

    /// The same with two contacts who are ready, so that the private channel is open; everybody has pressed Start.
    pub async fn guarded(local: &str) -> Self {
        Self::guarded_in(tempfile::tempdir().unwrap(), local).await
    }

    /// The same on a folder that may hold a key already.
    pub async fn guarded_in(folder: TempDir, local: &str) -> Self {
        let commune = Self::found_in(folder, small_plan(QUIET_TASK), local).await.with_staff().await;
        for (id, position) in [(CONTACT, "dia-chi-tin-cay"), (SECOND_CONTACT, "tram-y-te")] {
            commune.appoint(id, Role::Contact).await;
            commune.change_contact(id, |contact| contact.position = Some(position.to_owned())).await;
        }
        for id in [RESIDENT, STRANGER] {
            commune.welcome(id).await;
        }
        commune
    }

    /// Somebody presses Start for the first time and passes over what is asked, up to the home screen.
    pub async fn welcome(&self, id: i64) {
        let person = self.person(id);
        person.write("/start").await;
        self.settle().await;
        while person.last().await.has_button("Để sau") {
            self.clock.advance_to(self.clock.now() + chrono::Duration::seconds(3));
            person.press("Để sau").await;
            self.settle().await;
        }
    }

    /// Changes a contact's settings; the rules are accepted and practice is done.
    pub async fn change_contact(&self, id: i64, change: impl FnOnce(&mut Contact)) {
        let now = self.clock.now();
        let mut tx = self.loa.store.begin(now).await.unwrap();
        let contacts = tx.contacts().await.unwrap();
        let mut contact = contacts.into_iter().find(|contact| contact.chat.0 == id).unwrap();
        contact.accepted_on = Some(now.with_timezone(&ZONE).date_naive());
        contact.practised_on = contact.accepted_on;
        change(&mut contact);
        tx.save_contact(&contact).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Lets a while pass, as the scheduler would see it.
    pub async fn pass(&self, while_: chrono::Duration) {
        self.clock.advance_to(self.clock.now() + while_);
        scheduler::tick(&self.loa.store, self.clock.now()).await.unwrap();
        self.settle().await;
    }

    pub fn person(&self, id: i64) -> Person {
        Person::new(id, &self.url)
    }

    /// Asks the server itself, at a path such as "sandbox/bot".
    pub async fn ask(&self, path: &str) -> serde_json::Value {
        people::get(&format!("{}/{path}", self.url)).await
    }

    /// Tells the server something at such a path.
    pub async fn tell(&self, path: &str, body: serde_json::Value) -> serde_json::Value {
        people::post(&format!("{}/{path}", self.url), body).await
    }

    /// A new code for a role, as `loa claim` makes it.
    pub async fn code(&self, role: Role) -> String {
        let mut tx = self.loa.store.begin(self.clock.now()).await.unwrap();
        let (code, _) = tx.invite(role, None).await.unwrap();
        tx.commit().await.unwrap();
        code.expose().to_owned()
    }

    pub async fn appoint(&self, id: i64, role: Role) {
        let code = self.code(role).await;
        // One after the other, so that nobody waits for Telegram's limit of one message a second and chat.
        self.clock.advance_to(self.clock.now() + chrono::Duration::seconds(3));
        self.person(id).write(&format!("/start {code}")).await;
        self.settle().await;
    }

    pub async fn appoint_member(&self, id: i64, unit: &str, rank: Rank) {
        let name = self.loa.store.known_plan(self.clock.now()).unwrap().plan.unit(unit).unwrap().name.clone();
        let mut tx = self.loa.store.begin(self.clock.now()).await.unwrap();
        let units = tx.unit_choices().await.unwrap();
        drop(tx);
        let unit = units.iter().find(|choice| choice.name == name).unwrap().unit;
        self.appoint(id, Role::Member { unit, rank }).await;
    }

    /// Waits until everything that was asked is answered: fetched from the server, handled, sent.
    pub async fn settle(&self) {
        let settled = async {
            while self.unconfirmed().await > 0 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            self.loa.telegram.settled().await;
        };
        tokio::time::timeout(Duration::from_secs(60), settled).await.expect("it never settles");
    }

    async fn unconfirmed(&self) -> u64 {
        let answer = people::get(&format!("{}/bot{TOKEN}/getWebhookInfo", self.url)).await;
        answer["result"]["pending_update_count"].as_u64().unwrap()
    }

    /// Moves the clock to a local time at once, as if the bot had been away until then.
    pub async fn leap_to(&self, local: &str) {
        self.clock.advance_to(at(local));
        scheduler::tick(&self.loa.store, self.clock.now()).await.unwrap();
        self.settle().await;
    }

    /// Lives through everything that is due until a local time.
    pub async fn live_until(&self, local: &str) {
        let end = at(local);
        while let Some(next) = scheduler::next_moment(&self.loa.store, self.clock.now()).await.unwrap() {
            if next > end {
                break;
            }
            self.clock.advance_to(next);
            scheduler::tick(&self.loa.store, self.clock.now()).await.unwrap();
            self.settle().await;
        }
        self.clock.advance_to(end);
        self.settle().await;
    }

    /// Stops the bot and starts it again on the same folder.
    pub async fn restart(self) -> Self {
        self.restart_on(|folder| folder).await
    }

    /// Stops the bot and starts it again on another folder, or on the same after a change.
    pub async fn restart_on(self, change: impl FnOnce(TempDir) -> TempDir) -> Self {
        let clock = self.clock.clone();
        self.restart_as(clock, change).await
    }

    /// Stops the bot and starts it again with another clock for the bot. This one still moves it.
    pub async fn restart_with(self, bots: Arc<dyn Clock>) -> Self {
        self.restart_as(bots, |folder| folder).await
    }

    async fn restart_as(self, bots: Arc<dyn Clock>, change: impl FnOnce(TempDir) -> TempDir) -> Self {
        let Self { loa, clock, folder, sandbox, url, cancel, running, body } = self;
        cancel.cancel();
        running.await.unwrap().unwrap();
        drop((loa, body));
        let folder = change(folder);
        let loa = open(&url, &folder, bots, None).await;
        let cancel = CancellationToken::new();
        let running = tokio::spawn(loa.clone().run(cancel.clone()));
        Self { loa, clock, folder, sandbox, url, cancel, running, body: None }
    }

    /// Stops the bot and starts it again with a board page.
    pub async fn with_board(self, settings: BoardSettings) -> Self {
        let Self { loa, clock, folder, sandbox, url, cancel, running, body } = self;
        cancel.cancel();
        running.await.unwrap().unwrap();
        drop((loa, body));
        let loa = open_with(&url, &folder, clock.clone(), None, Some(settings)).await;
        let cancel = CancellationToken::new();
        let running = tokio::spawn(loa.clone().run(cancel.clone()));
        Self { loa, clock, folder, sandbox, url, cancel, running, body: None }
    }

    /// The same, but in a runtime of its own, so that it can be killed.
    pub async fn mortal(self) -> Self {
        let Self { loa, clock, folder, sandbox, url, cancel, running, body } = self;
        cancel.cancel();
        running.await.unwrap().unwrap();
        drop((loa, body));
        Self::mortal_on(clock, folder, sandbox, url).await
    }

    async fn mortal_on(
        clock: Arc<ManualClock>,
        folder: TempDir,
        sandbox: Option<Sandbox>,
        url: String,
    ) -> Self {
        let loa = open(&url, &folder, clock.clone(), None).await;
        let cancel = CancellationToken::new();
        let body = Body::new();
        let running = body.spawn(loa.clone().run(cancel.clone()));
        Self { loa, clock, folder, sandbox, url, cancel, running, body: Some(body) }
    }

    /// Ends the bot at any await, without a clean end, and starts it again. It has to be mortal.
    pub async fn kill(self) -> Self {
        let Self { loa, clock, folder, sandbox, url, body, .. } = self;
        drop(body.expect("only mortals are killed"));
        let mut waited = 0;
        while Arc::strong_count(&loa) > 1 {
            assert!(waited < 5000, "something of it goes on");
            waited += 1;
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        drop(loa);
        Self::mortal_on(clock, folder, sandbox, url).await
    }

    /// Where the Bot API server is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Everything the database holds, as it lies on the disk, WAL included.
    pub fn bytes_on_disk(&self) -> Vec<u8> {
        let files = ["loa.db", "loa.db-wal"].map(|name| self.folder.path().join(name));
        files.iter().filter_map(|file| std::fs::read(file).ok()).flatten().collect()
    }

    /// Ends the story: nothing may be left to send, nothing may have been set aside or refused.
    pub async fn end(mut self) {
        self.settle().await;
        assert_eq!(self.loa.store.outbox_size().await.unwrap(), 0, "the outbox is not empty");
        assert_eq!(self.loa.store.inbox_size().await.unwrap(), (0, 0), "the inbox is not empty");
        let refused = self.loa.store.tally(loa::store::tally::Tally::RefusedMessages).await.unwrap();
        assert_eq!(refused, 0, "Telegram refused messages");
        self.cancel.cancel();
        self.running.await.unwrap().unwrap();
        if let Some(sandbox) = self.sandbox.take() {
            sandbox.stop().await;
        }
    }
}

async fn open(url: &str, folder: &TempDir, clock: Arc<dyn Clock>, plan: Option<Plan>) -> Arc<Loa> {
    open_with(url, folder, clock, plan, None).await
}

async fn open_with(
    url: &str,
    folder: &TempDir,
    clock: Arc<dyn Clock>,
    plan: Option<Plan>,
    board: Option<BoardSettings>,
) -> Arc<Loa> {
    let parts = Parts {
        paths: Paths::new(folder.path(), None),
        clock,
        telegram: telegram::Settings {
            api_url: Some(url.parse().unwrap()),
            poll: Duration::from_secs(2),
            ..telegram::Settings::new(TOKEN.to_owned().into())
        },
        surroundings: Surroundings::Sandbox,
        plan,
        board,
    };
    Arc::new(Loa::open(parts).await.unwrap())
}
