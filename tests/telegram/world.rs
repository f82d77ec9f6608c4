//! A server with people, a database, and the three loops, each of which can be started and stopped.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, Utc};
use loa::clock::{Clock, ManualClock};
use loa::domain::ids::{AssignmentId, ChatId, TaskId, UnitId};
use loa::domain::notice::Notice;
use loa::domain::outgoing::{Class, Deed, Outgoing};
use loa::domain::person::Language;
use loa::domain::plan::{Source, Tone};
use loa::domain::task::{Assignment, Part, State};
use loa::handlers::Context;
use loa::messages::Messages;
use loa::sandbox::{self, Group, Options, Person, Sandbox, Time};
use loa::store::{Paths, Store};
use loa::telegram::{Limits, Settings, Telegram, Webhook};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

pub const TOKEN: &str = "4242:SECRETSECRET";
pub const AN: i64 = 1;
pub const BINH: i64 = 2;
pub const GROUP: i64 = -500;

struct SandboxTime(Arc<ManualClock>);

impl Time for SandboxTime {
    fn now(&self) -> DateTime<Utc> {
        self.0.now()
    }

    fn monotonic(&self) -> Duration {
        self.0.monotonic()
    }
}

pub struct World {
    pub sandbox: Sandbox,
    pub store: Store,
    pub folder: TempDir,
    pub clock: Arc<ManualClock>,
    /// Until when it is quiet.
    pub quiet: Arc<Mutex<Option<DateTime<Utc>>>>,
    pub telegram: Arc<Telegram>,
    http: reqwest::Client,
}

/// Running loops.
pub struct Running {
    cancel: CancellationToken,
    loops: JoinSet<()>,
}

impl Running {
    /// Stops the loops in good order.
    pub async fn stop(mut self) {
        self.cancel.cancel();
        while let Some(ended) = self.loops.join_next().await {
            ended.unwrap();
        }
    }

    /// Stops them as a kill would, at any await.
    pub async fn kill(mut self) {
        self.loops.shutdown().await;
    }
}

impl World {
    /// An, Binh and a group; neither side has limits.
    pub async fn new() -> World {
        World::with(2, sandbox::Limits::off(), Limits::off()).await
    }

    /// An, Binh and a group, whose updates Telegram sends by itself. The port stays the same.
    pub async fn by_webhook() -> World {
        World::with_webhook(2).await
    }

    /// The same with more people.
    pub async fn with_webhook(people: i64) -> World {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let webhook = Webhook::new(format!("http://{port}/loa/updates").parse().unwrap(), port).unwrap();
        World::made(people, sandbox::Limits::off(), Limits::off(), Some(webhook)).await
    }

    /// With people 1 to `people`, all of whom have pressed Start.
    pub async fn with(people: i64, theirs: sandbox::Limits, ours: Limits) -> World {
        World::made(people, theirs, ours, None).await
    }

    async fn made(people: i64, theirs: sandbox::Limits, ours: Limits, webhook: Option<Webhook>) -> World {
        let clock = Arc::new(ManualClock::starting_at("2020-11-14T02:00:00Z".parse().unwrap()));
        let person = |id: i64| Person {
            id,
            first_name: format!("Person {id}"),
            last_name: None,
            username: None,
            language_code: None,
            caption: String::new(),
            started: true,
        };
        let sandbox = Sandbox::start(Options {
            bot_username: "loa_bot".to_owned(),
            people: (1..=people).map(person).collect(),
            groups: vec![Group { id: GROUP, title: "Village".to_owned(), members: vec![AN, BINH] }],
            limits: theirs,
            ..Options::new(TOKEN, Arc::new(SandboxTime(clock.clone())))
        })
        .await
        .unwrap();
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Paths::new(folder.path(), None)).await.unwrap();
        let settings = Settings {
            api_url: Some(sandbox.api_url().parse().unwrap()),
            poll: Duration::from_secs(2),
            limits: ours,
            webhook,
            ..Settings::new(TOKEN.into())
        };
        let quiet = Arc::new(Mutex::new(None));
        let telegram = connect(settings, &store, &clock, quiet.clone()).await.unwrap();
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        World { sandbox, store, folder, clock, quiet, telegram: Arc::new(telegram), http }
    }

    /// Starts all three loops.
    pub fn run(&self) -> Running {
        let mut running = self.run_courier();
        self.add_receive(&mut running);
        self.add_dispatch(&mut running);
        running
    }

    pub fn run_courier(&self) -> Running {
        let mut running = Running { cancel: CancellationToken::new(), loops: JoinSet::new() };
        let (telegram, cancel) = (self.telegram.clone(), running.cancel.clone());
        running.loops.spawn(async move { telegram.run_courier(cancel).await });
        running
    }

    pub fn run_receive(&self) -> Running {
        let mut running = Running { cancel: CancellationToken::new(), loops: JoinSet::new() };
        self.add_receive(&mut running);
        running
    }

    fn add_receive(&self, running: &mut Running) {
        let (telegram, cancel) = (self.telegram.clone(), running.cancel.clone());
        running.loops.spawn(async move { telegram.run_receive(cancel).await.unwrap() });
    }

    pub fn add_dispatch(&self, running: &mut Running) {
        let (telegram, cancel) = (self.telegram.clone(), running.cancel.clone());
        running.loops.spawn(async move { telegram.run_dispatch(cancel).await });
    }

    /// Waits until everything is answered.
    pub async fn settle(&self) {
        tokio::time::timeout(Duration::from_secs(60), self.telegram.settled())
            .await
            .expect("it never settles");
    }

    /// Moves the clock on, so that whoever waits need not.
    pub fn skip(&self, time: Duration) {
        self.clock.advance_to(self.clock.now() + time);
    }

    /// Waits until it holds; fails after ten seconds.
    pub async fn until(&self, what: &str, mut holds: impl AsyncFnMut() -> bool) {
        for _ in 0..2000 {
            if holds().await {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("never: {what}");
    }

    /// Puts a short message about a task into the outbox.
    pub async fn put(&self, class: Class, chat: i64) {
        self.put_all(class, [chat]).await;
    }

    pub async fn put_all(&self, class: Class, chats: impl IntoIterator<Item = i64>) {
        let mut tx = self.store.begin(self.clock.now()).await.unwrap();
        for chat in chats {
            tx.send(class, &say(chat, Notice::Unknown), None).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    pub async fn put_deed(&self, class: Class, outgoing: Outgoing) {
        let mut tx = self.store.begin(self.clock.now()).await.unwrap();
        tx.send(class, &outgoing, None).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Somebody writes; gives the message's id.
    pub async fn write(&self, chat: i64, from: i64, text: &str) -> i64 {
        let body = json!({ "from": from, "text": text });
        self.post(&format!("chats/{chat}/messages"), body).await["message_id"].as_i64().unwrap()
    }

    pub async fn press(&self, chat: i64, message: i64, row: usize, column: usize) -> Value {
        let body = json!({ "from": chat, "message_id": message, "row": row, "column": column });
        self.post(&format!("chats/{chat}/press"), body).await
    }

    pub async fn push_raw(&self, update: Value) {
        self.post("updates", update).await;
    }

    pub async fn fault(&self, fault: Value) {
        self.post("faults", fault).await;
    }

    /// What the bot has said in a chat.
    pub async fn said(&self, chat: i64) -> Vec<Value> {
        let answer = self.get(&format!("chats/{chat}")).await;
        let messages = answer["messages"].as_array().unwrap().clone();
        messages.into_iter().filter(|message| message["from"]["is_bot"] == true).collect()
    }

    pub async fn texts(&self, chat: i64) -> Vec<String> {
        let text = |message: Value| message["text"].as_str().unwrap_or_default().to_owned();
        self.said(chat).await.into_iter().map(text).collect()
    }

    /// The calls of one method, in lower case.
    pub async fn calls(&self, method: &str) -> Vec<Value> {
        let answer = self.get("requests?after=0").await;
        let calls = answer["requests"].as_array().unwrap().clone();
        calls.into_iter().filter(|call| call["method"] == method).collect()
    }

    pub async fn post(&self, path: &str, body: Value) -> Value {
        let url = format!("{}/sandbox/{path}", self.sandbox.api_url());
        let answer = self.http.post(url).json(&body).send().await.unwrap();
        let status = answer.status();
        let text = answer.text().await.unwrap();
        assert!(status.is_success(), "{path}: {status} {text}");
        serde_json::from_str(&text).unwrap()
    }

    pub async fn get(&self, path: &str) -> Value {
        let url = format!("{}/sandbox/{path}", self.sandbox.api_url());
        self.http.get(url).send().await.unwrap().json().await.unwrap()
    }

    /// The whole database as it lies on the disk.
    pub fn bytes_on_disk(&self) -> Vec<u8> {
        let files = ["loa.db", "loa.db-wal"].map(|name| self.folder.path().join(name));
        files.iter().filter_map(|file| std::fs::read(file).ok()).flatten().collect()
    }

    /// Runs SQL behind the store's back, to break something.
    pub async fn damage(&self, sql: &'static str) {
        let database = format!("sqlite:{}", self.folder.path().join("loa.db").display());
        let pool = sqlx::SqlitePool::connect(&database).await.unwrap();
        sqlx::query(sql).execute(&pool).await.unwrap();
        pool.close().await;
    }
}

pub async fn connect(
    settings: Settings,
    store: &Store,
    clock: &Arc<ManualClock>,
    quiet: Arc<Mutex<Option<DateTime<Utc>>>>,
) -> Result<Telegram, loa::telegram::TelegramError> {
    let messages = Arc::new(Messages::load().unwrap());
    let context = Arc::new(Context { lexicon: messages.lexicon().unwrap(), board: None });
    let quiet = Arc::new(move |now| quiet.lock().unwrap().filter(|until| *until > now));
    Telegram::connect(settings, store.clone(), messages, clock.clone(), context, quiet).await
}

pub fn say(chat: i64, notice: Notice) -> Outgoing {
    Outgoing::new(ChatId(chat), Language::Vi, Deed::Say(notice))
}

pub fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// A task as messages show it.
pub fn assignment(id: i64) -> Assignment {
    Assignment {
        id: AssignmentId(id),
        task: TaskId(1),
        unit: UnitId(1),
        unit_name: "Trạm Y tế".to_owned(),
        tone: Tone::Assigned,
        part: Part::Lead,
        section: "V.3".to_owned(),
        title: "Khám sức khỏe".to_owned(),
        due_on: "2020-11-20".parse().unwrap(),
        due_from: Source::Plan,
        predates: false,
        ongoing: false,
        state: State::Assigned,
        requested_until: None,
    }
}
